//! Finished markup as a tree: what a page shows, to be written again for paper and for e-readers.
//!
//! Only reads markup that this program made: authors' HTML was cleaned before, so every element has its end.

use crate::render::markup::{self, Kind};

/// A piece of markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Words, without escapes.
    Text(String),
    /// A drawing: the whole `svg`, as it was written.
    Drawing(String),
}

/// An element with what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes, without escapes, in order.
    pub attributes: Vec<(String, String)>,
    /// What stands in it.
    pub children: Vec<Node>,
}

impl Element {
    /// The value of an attribute.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Whether it has a class.
    pub fn is(&self, class: &str) -> bool {
        self.value("class").is_some_and(|classes| classes.split(' ').any(|own| own == class))
    }

    /// Gives an attribute another value.
    pub fn set(&mut self, name: &str, value: String) {
        match self.attributes.iter_mut().find(|(own, _)| own == name) {
            Some((_, own)) => *own = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    /// The elements directly in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Node::element)
    }

    /// The first element in it, at any depth, that is what is looked for.
    pub fn find(&self, wanted: &dyn Fn(&Element) -> bool) -> Option<&Element> {
        self.elements().find_map(|child| if wanted(child) { Some(child) } else { child.find(wanted) })
    }

    /// Its words, without markup.
    pub fn words(&self) -> String {
        words(&self.children)
    }
}

impl Node {
    /// The element it is.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Node::Element(element) => Some(element),
            _ => None,
        }
    }
}

/// The words of some markup, white space as readers see it.
pub fn words(nodes: &[Node]) -> String {
    let mut out = String::new();
    gather(nodes, &mut out);
    out.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn gather(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(element) => {
                gather(&element.children, out);
                if is_block(&element.name) || element.name == "br" {
                    out.push(' ');
                }
            }
            Node::Drawing(_) => {}
        }
    }
}

/// Whether an element stands on lines of its own.
pub fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 38] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    BLOCKS.contains(&name)
}

/// Reads markup.
pub fn read(html: &str) -> Vec<Node> {
    let mut open: Vec<Element> = Vec::new();
    let mut done: Vec<Node> = Vec::new();
    let mut at = 0;
    while let Some((start, end)) = markup::next_tag(html, at) {
        text_into(top(&mut open, &mut done), &html[at..start]);
        let tag = &html[start..end];
        at = end;
        match markup::kind_of(tag) {
            Kind::Opens => match markup::drawing_end(html, start) {
                Some(end) => {
                    top(&mut open, &mut done).push(Node::Drawing(html[start..end].to_owned()));
                    at = end;
                }
                None => open.push(element(tag)),
            },
            Kind::Alone => top(&mut open, &mut done).push(Node::Element(element(tag))),
            Kind::Closes => {
                // An end without its beginning ends nothing.
                if open.iter().any(|element| element.name == markup::name_of(tag)) {
                    while let Some(element) = open.pop() {
                        let is_it = element.name == markup::name_of(tag);
                        top(&mut open, &mut done).push(Node::Element(element));
                        if is_it {
                            break;
                        }
                    }
                }
            }
            Kind::Nothing => {}
        }
    }
    text_into(top(&mut open, &mut done), html.get(at..).unwrap_or_default());
    while let Some(element) = open.pop() {
        top(&mut open, &mut done).push(Node::Element(element));
    }
    done
}

fn top<'tree>(open: &'tree mut [Element], done: &'tree mut Vec<Node>) -> &'tree mut Vec<Node> {
    match open.last_mut() {
        Some(element) => &mut element.children,
        None => done,
    }
}

fn text_into(nodes: &mut Vec<Node>, text: &str) {
    if !text.is_empty() {
        nodes.push(Node::Text(plain(text)));
    }
}

fn element(tag: &str) -> Element {
    let mut found = Element { name: markup::name_of(tag).to_ascii_lowercase(), ..Element::default() };
    let inner = tag.trim_end_matches('>').trim_end_matches('/');
    let mut rest = inner.get(1 + found.name.len()..).unwrap_or_default().trim_start();
    while !rest.is_empty() {
        let end = rest.find(|mark: char| mark == '=' || mark.is_ascii_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"").and_then(|value| value.split_once('"')) {
            Some((value, after)) => (plain(value), after),
            None => (String::new(), after.strip_prefix('=').unwrap_or(after)),
        };
        if !name.is_empty() {
            found.attributes.push((name.to_owned(), value));
        }
        rest = after.trim_start();
        if name.is_empty() && end == 0 {
            // Whatever this is, it is no attribute.
            rest = rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
        }
    }
    found
}

/// Words without escapes.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end <= 10);
        match end.and_then(|end| Some((character(&rest[1..end])?, end))) {
            Some((character, end)) => {
                out.push(character);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_what_the_markup_says() {
        let nodes =
            read("<p class=\"a b\" id=\"x\">L&#39;eau &amp; <em>le feu</em><br>ici</p>\n<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>");
        let Node::Element(paragraph) = &nodes[0] else { panic!("{nodes:?}") };
        assert!(paragraph.is("b") && !paragraph.is("c"));
        assert_eq!((paragraph.value("id"), paragraph.words().as_str()), (Some("x"), "L'eau & le feu ici"));
        assert_eq!(nodes[2], Node::Drawing("<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>".to_owned()));
    }

    #[test]
    fn nothing_is_lost_of_what_is_not_closed_and_attributes_may_be_bare() {
        let nodes = read("<ul><li>a<input type=\"checkbox\" disabled checked aria-label=\"fait\"> b</ul></b>c");
        let Node::Element(list) = &nodes[0] else { panic!("{nodes:?}") };
        assert_eq!(list.words(), "a b");
        let input = list.find(&|element| element.name == "input").expect("there is a box");
        assert_eq!((input.value("checked"), input.value("aria-label")), (Some(""), Some("fait")));
        assert_eq!(nodes[1], Node::Text("c".to_owned()));
    }
}
