//! Built pages read back as trees, through an HTML tokenizer.

use std::collections::BTreeMap;

use html5gum::{Token, Tokenizer};

/// Elements that hold nothing.
const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// An element with what it holds.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
}

/// A part of an element.
#[derive(Clone, Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The tree of a page, under an element without a name. What is opened must be closed, in order.
    pub fn parse(html: &str) -> Element {
        let mut open = vec![Element::default()];
        for token in Tokenizer::new(html) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                    let attributes = tag.attributes.iter().map(|(key, value)| (words(key), words(value))).collect();
                    let element = Element { name: words(&tag.name), attributes, children: Vec::new() };
                    if VOID.contains(&element.name.as_str()) || tag.self_closing {
                        hold(&mut open, Node::Element(element));
                    } else {
                        open.push(element);
                    }
                }
                Token::EndTag(tag) => {
                    let element = open.pop().expect("the root stays");
                    assert_eq!(element.name.as_bytes(), &tag.name[..], "an element closes another: {}", element.words());
                    hold(&mut open, Node::Element(element));
                }
                Token::String(text) => hold(&mut open, Node::Text(String::from_utf8_lossy(&text).into_owned())),
                _ => {}
            }
        }
        assert_eq!(open.len(), 1, "every element is closed");
        open.pop().expect("the root stays")
    }

    /// Every element below this one that has the name, in order; all of them for `*`.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        self.visit(&mut |element| {
            if name == "*" || element.name == name {
                found.push(element);
            }
        });
        found
    }

    /// The first element below this one with the name.
    pub fn first(&self, name: &str) -> Option<&Element> {
        self.all(name).into_iter().next()
    }

    /// Every element below this one that has the class.
    pub fn of_class(&self, class: &str) -> Vec<&Element> {
        self.all("*").into_iter().filter(|element| element.has_class(class)).collect()
    }

    /// The element with the id.
    pub fn by_id(&self, id: &str) -> Option<&Element> {
        self.all("*").into_iter().find(|element| element.attribute("id") == id)
    }

    fn visit<'tree>(&'tree self, see: &mut impl FnMut(&'tree Element)) {
        for child in self.elements() {
            see(child);
            child.visit(see);
        }
    }

    /// The elements directly inside.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// An attribute's value, empty if it is absent.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").split_ascii_whitespace().any(|word| word == class)
    }

    /// The texts directly inside, each as it stands.
    pub fn own_texts(&self) -> impl Iterator<Item = &str> {
        self.children.iter().filter_map(|child| match child {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        })
    }

    /// The text inside that is in the page's own language: nothing that says it is in another, nor what is to be typed.
    pub fn own_language(&self) -> String {
        let mut out = String::new();
        for child in &self.children {
            match child {
                Node::Element(element) if element.name == "code" => {}
                Node::Element(element) if element.attribute("lang").is_empty() => out.push_str(&element.own_language()),
                Node::Element(_) => {}
                Node::Text(text) => out.push_str(text),
            }
            out.push(' ');
        }
        out
    }

    /// The text inside as it stands, without scripts, styles, and the pixels at which a drawing's values lie.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.push_text(&mut out);
        out
    }

    fn push_text(&self, out: &mut String) {
        if matches!(self.name.as_str(), "script" | "style" | "metadata") {
            return;
        }
        for child in &self.children {
            match child {
                Node::Element(element) => element.push_text(out),
                Node::Text(text) => out.push_str(text),
            }
        }
    }

    /// The text inside with its line ends and indentation read as one space; other spaces stay what they are.
    pub fn words(&self) -> String {
        self.text().split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

fn hold(open: &mut [Element], node: Node) {
    open.last_mut().expect("the root stays").children.push(node);
}

/// A data table: the words of its header, and of each row.
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn of(table: &Element) -> Table {
        let cells = |row: &Element| row.elements().map(Element::words).collect::<Vec<_>>();
        let mut rows: Vec<Vec<String>> = table.all("tr").into_iter().map(cells).collect();
        let header = if table.first("thead").is_some() { rows.remove(0) } else { Vec::new() };
        Table { header, rows }
    }
}
