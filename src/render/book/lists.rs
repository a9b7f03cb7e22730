//! What is numbered in a publication: figures, tables, voices, each with its title and where it stands.

use super::Part;
use super::tree::{Element, Node};

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its anchor.
    pub id: String,
    /// “Figure 3”.
    pub label: String,
    /// Its title.
    pub title: String,
    /// The language it is borrowed from, with its chapter.
    pub lang: Option<String>,
}

/// The lists of a publication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Figures.
    pub figures: Vec<Entry>,
    /// Tables.
    pub tables: Vec<Entry>,
    /// Voices.
    pub voices: Vec<Entry>,
}

/// The lists of some chapters.
pub fn of(parts: &[Part]) -> Lists {
    let mut lists = Lists::default();
    for part in parts {
        part.body.iter().for_each(|node| note(node, part.borrowed.as_deref(), &mut lists));
    }
    lists
}

fn note(node: &Node, lang: Option<&str>, lists: &mut Lists) {
    let Node::Element(element) = node else { return };
    if let Some(entry) = table(element) {
        lists.tables.push(Entry { lang: lang.map(str::to_owned), ..entry });
    } else if let Some(entry) = entry(element) {
        let entry = Entry { lang: lang.map(str::to_owned), ..entry };
        let is_chart = element.is("picture") || element.find(&|inner| inner.is("plot") && has_drawing(inner)).is_some();
        match element.is("quote") {
            true => lists.voices.push(entry),
            false if is_chart => lists.figures.push(entry),
            false => lists.tables.push(entry),
        }
    }
    element.children.iter().for_each(|child| note(child, lang, lists));
}

/// A table that stands by itself: its caption says its number, then its title.
fn table(element: &Element) -> Option<Entry> {
    let id = element.value("id").filter(|_| element.is("tw"))?.to_owned();
    let caption = element.find(&|inner| inner.name == "caption")?.words();
    let (label, title) = caption.split_once(" – ")?;
    Some(Entry { id, label: label.to_owned(), title: title.to_owned(), lang: None })
}

fn has_drawing(plot: &Element) -> bool {
    plot.children.iter().any(|child| matches!(child, Node::Drawing(_)))
}

fn entry(element: &Element) -> Option<Entry> {
    if element.name != "figure" {
        return None;
    }
    let id = element.value("id")?.to_owned();
    let part = |class: &'static str| element.find(&move |inner| inner.is(class)).map(Element::words);
    if element.is("quote") {
        let label = part("fig-n")?;
        let name = element.find(&|inner| inner.name == "b").map(Element::words).unwrap_or_default();
        let role = part("r").map(|role| format!(", {role}")).unwrap_or_default();
        return Some(Entry { id, label, title: format!("{name}{role}"), lang: None });
    }
    let number = element.find(&|inner| inner.is("fig-n")).and_then(|line| line.find(&|inner| inner.name == "span").or(Some(line)));
    let number = number.map(Element::words)?;
    let label = number.split(" · ").next().unwrap_or_default().to_owned();
    let title = part("fig-t").or_else(|| part("fig-d")).unwrap_or_default();
    Some(Entry { id, label, title, lang: None })
}
