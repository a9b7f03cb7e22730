//! A publication on one page, for browsers that print: chapters as markup of the site, whose looks are those of its
//! pages. Links that paper cannot follow have their addresses below the chapter.

use super::tree::{Element, Node};
use super::xhtml::{self, Manner, Medium};
use super::{Book, Part};
use crate::render::desk::Desk;

/// The markup of a chapter, and the addresses that its links lead to outside the site, in the order of their numbers.
pub fn chapter(desk: &Desk, book: &Book, part: &Part) -> (String, Vec<String>) {
    let mut nodes = part.body.clone();
    let mut addresses = Vec::new();
    nodes.iter_mut().for_each(under_title);
    number(&mut nodes, (&book.base, &mut addresses));
    (markup(desk, &nodes), addresses)
}

/// Markup of some nodes of a book.
pub fn markup(desk: &Desk, nodes: &[Node]) -> String {
    let mut out = String::new();
    let picture = |path: &str| desk.to(path);
    let manner = Manner { anchor: &str::to_owned, picture: &picture, tokens: &desk.press.paper.tokens, medium: Medium::Page };
    xhtml::write(nodes, &manner, &mut out);
    out
}

/// Headings of a chapter stand under its title, which stands under that of the book.
fn under_title(node: &mut Node) {
    let Node::Element(element) = node else { return };
    let deeper = match element.name.as_str() {
        "h2" => Some("h3"),
        "h3" => Some("h4"),
        "h4" => Some("h5"),
        "h5" => Some("h6"),
        _ => None,
    };
    if let Some(name) = deeper {
        element.name = name.to_owned();
    }
    element.children.iter_mut().for_each(under_title);
}

/// Gives each link to elsewhere a number behind it; the same address keeps its own.
fn number(nodes: &mut Vec<Node>, (base, addresses): (&str, &mut Vec<String>)) {
    let mut at = 0;
    while at < nodes.len() {
        let mut mark = None;
        if let Node::Element(element) = &mut nodes[at] {
            match element.value("href").filter(|href| element.name == "a" && href.starts_with("http") && !href.starts_with(base)) {
                Some(href) if element.words() != href => mark = Some(numbered(href, addresses)),
                Some(_) => {}
                None => number(&mut element.children, (base, addresses)),
            }
        }
        if let Some(mark) = mark {
            nodes.insert(at + 1, mark);
            at += 1;
        }
        at += 1;
    }
}

fn numbered(href: &str, addresses: &mut Vec<String>) -> Node {
    let place = addresses.iter().position(|own| own == href).unwrap_or_else(|| {
        addresses.push(href.to_owned());
        addresses.len() - 1
    });
    let attributes = vec![("class".to_owned(), "to-web".to_owned())];
    let name = "sup".to_owned();
    Node::Element(Element { name, attributes, children: vec![Node::Text(letters(place))] })
}

/// `a`, `b` … `z`, `aa`: notes have the numbers.
pub fn letters(place: usize) -> String {
    let last = char::from(b'a' + u8::try_from(place % 26).unwrap_or(0));
    if place < 26 { last.to_string() } else { format!("{}{last}", letters(place / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::book::tree::{read, words};

    #[test]
    fn links_that_paper_cannot_follow_are_marked_once_for_each_address() {
        let mut nodes = read(
            "<p><a href=\"https://a.example/\">un</a>, <em><a href=\"https://b.example/\">deux</a></em>, <a href=\"https://a.example/\">un</a>, \
             <a href=\"https://own.example/x\">ici</a>, <a href=\"https://c.example/\">https://c.example/</a></p>",
        );
        let mut addresses = Vec::new();
        number(&mut nodes, ("https://own.example/", &mut addresses));
        assert_eq!(words(&nodes), "una, deuxb, una, ici, https://c.example/");
        assert_eq!(addresses, ["https://a.example/", "https://b.example/"]);
        assert_eq!([0, 25, 26, 27, 701, 702].map(letters), ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
