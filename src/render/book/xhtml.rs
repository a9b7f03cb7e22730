//! A book's words as markup again: for e-readers, which want XML, and for browsers.

use super::drawing;
use super::tree::{Element, Node};
use crate::untrusted::escape_into;
use std::collections::BTreeMap;

/// How markup is written.
pub struct Manner<'m> {
    /// The address of an anchor of the book: `#c3-fig-x`.
    pub anchor: &'m dyn Fn(&str) -> String,
    /// The address of a picture, by its path from the site's root.
    pub picture: &'m dyn Fn(&str) -> String,
    /// The site's colours.
    pub tokens: &'m BTreeMap<String, String>,
    /// What reads it.
    pub medium: Medium,
}

/// What reads the markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// An e-reader: XML, drawings that stand alone, tables of the same numbers.
    Reader,
    /// A page of the site, to be printed: drawings as the site's style sheet knows them.
    Page,
}

/// What a reader of a book cannot use: ways to other pages, numbers behind a switch, marks that only decorate.
const LEFT_OUT: [&str; 6] = ["nav", "script", "style", "template", "form", "button"];
const KEPT: [&str; 18] = [
    "id", "class", "href", "src", "alt", "title", "dir", "role", "scope", "colspan", "rowspan", "start", "reversed", "datetime", "cite",
    "width", "height", "open",
];

/// Writes nodes.
pub fn write(nodes: &[Node], manner: &Manner, out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => escape_into(out, text),
            Node::Drawing(svg) if manner.medium == Medium::Page => {
                if is_wide(svg) {
                    out.push_str(svg);
                }
            }
            Node::Drawing(svg) if is_shown(svg) => {
                out.push_str(&drawing::alone(svg, manner.tokens, "Source Sans 3, sans-serif"));
            }
            Node::Drawing(_) => {}
            Node::Element(element) => self::element(element, manner, out),
        }
    }
}

/// Whether a drawing tells something, in the one of its widths that fits a book.
pub fn is_shown(svg: &str) -> bool {
    let classes = svg.split_once("<svg class=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
    classes.split(' ').any(|class| class == "g-m") || (classes == "g" && !svg.contains("aria-hidden=\"true\" focusable"))
}

/// Whether a drawing stands on a printed page: in its widest form, or as the patterns of others.
fn is_wide(svg: &str) -> bool {
    let classes = svg.split_once("<svg class=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
    !classes.split(' ').any(|class| matches!(class, "g-m" | "g-n"))
}

fn element(element: &Element, manner: &Manner, out: &mut String) {
    let is_link_back = element.value("role") == Some("doc-backlink");
    if LEFT_OUT.contains(&element.name.as_str()) || is_silent(element) && !is_link_back {
        return;
    }
    match element.name.as_str() {
        "div" if element.is("acts") && manner.medium == Medium::Page => return,
        "div" if element.is("acts") => return numbers(element, manner, out),
        "input" => return out.push_str(if element.value("checked").is_some() { "☑ " } else { "☐ " }),
        _ => {}
    }
    open(element, manner, out);
    if is_void(&element.name) {
        out.truncate(out.len() - 1);
        return out.push_str("/>");
    }
    write(&element.children, manner, out);
    out.push_str("</");
    out.push_str(&element.name);
    out.push('>');
}

/// Marks that stand for nothing a reader could hear.
pub fn is_silent(element: &Element) -> bool {
    element.value("aria-hidden") == Some("true") && element.name != "math"
}

/// The same numbers as a table, which a page hides behind a switch.
fn numbers(acts: &Element, manner: &Manner, out: &mut String) {
    if let Some(table) = acts.find(&|inner| inner.name == "table") {
        out.push_str("<div class=\"numbers\">");
        element(table, manner, out);
        out.push_str("</div>");
    }
}

fn open(element: &Element, manner: &Manner, out: &mut String) {
    out.push('<');
    out.push_str(&element.name);
    if element.name == "math" {
        out.push_str(" xmlns=\"http://www.w3.org/1998/Math/MathML\"");
    }
    for (name, value) in &element.attributes {
        let is_kept = KEPT.contains(&name.as_str()) || name.starts_with("aria-") || element.name == "math" && name == "display";
        let is_kept = is_kept || matches!(element.name.as_str(), "mspace" | "mover") && matches!(name.as_str(), "width" | "accent");
        match (name.as_str(), element.name.as_str()) {
            ("lang", _) => {
                attribute("lang", value, out);
                if manner.medium == Medium::Reader {
                    attribute("xml:lang", value, out);
                }
            }
            ("href", "a") if value.starts_with('#') => attribute("href", &(manner.anchor)(value), out),
            ("src", "img") => attribute("src", &(manner.picture)(value), out),
            // The browser's own play with anchors has no place in a book.
            ("aria-labelledby" | "aria-describedby", _) => {}
            ("open", _) => {}
            _ if is_kept => attribute(name, value, out),
            _ => {}
        }
    }
    match (element.name.as_str(), manner.medium) {
        ("details", Medium::Reader) => attribute("open", "open", out),
        ("details", Medium::Page) => out.push_str(" open"),
        _ => {}
    }
    out.push('>');
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape_into(out, value);
    out.push('"');
}

fn is_void(name: &str) -> bool {
    matches!(name, "img" | "br" | "hr" | "wbr" | "mspace")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::book::tree::read;

    #[test]
    fn words_become_xml_and_what_a_book_cannot_do_stays_out() {
        let html = "<p id=\"c1-a\">L&#39;eau<br> <a href=\"#c2-x\">là</a><img src=\"assets/a.jpg\" srcset=\"x\" alt=\"une \
                    &quot;vue&quot;\" loading=\"lazy\"></p><nav>non</nav><div class=\"acts\"><details><table><tr><td>1</td></tr></table>\
                    </details><a href=\"x.csv\">CSV</a></div><input type=\"checkbox\" checked>";
        let mut out = String::new();
        let tokens = BTreeMap::new();
        let (anchor, picture) = (|anchor: &str| format!("c2.xhtml{anchor}"), |path: &str| format!("p/{path}"));
        write(&read(html), &Manner { anchor: &anchor, picture: &picture, tokens: &tokens, medium: Medium::Reader }, &mut out);
        assert_eq!(
            out,
            "<p id=\"c1-a\">L&#39;eau<br/> <a href=\"c2.xhtml#c2-x\">là</a><img src=\"p/assets/a.jpg\" alt=\"une &quot;vue&quot;\"/></p>\
             <div class=\"numbers\"><table><tr><td>1</td></tr></table></div>☑ "
        );
    }
}
