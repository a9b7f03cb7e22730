//! A chapter of a publication: its page's words, made for print, with links that lead within the book or to the web.

use std::collections::{BTreeMap, BTreeSet};

use super::Part;
use super::tree::{self, Element, Node};
use crate::model::entities::{Chapter, Notebook};
use crate::model::id::Id;
use crate::model::testimonial::Channel;
use crate::plan::page::{Page, Subject};
use crate::render::desk::{Desk, Ordered};
use crate::render::pages::chapter as page;
use crate::snapshot::FileId;

/// What putting chapters together brings up.
#[derive(Default)]
pub struct Gathered {
    /// The files whose words are shown.
    pub read: BTreeSet<FileId>,
    /// The pictures that are shown.
    pub pictures: Vec<Ordered>,
    /// Whether something in them is an example.
    pub fictitious: bool,
    /// The words of the glossary that something leads to.
    pub terms: BTreeSet<String>,
    /// The indicators that something leads to, and where from: a figure, or a chapter.
    pub indicators: BTreeMap<Id, Vec<String>>,
}

/// The chapters of a notebook, for a channel, and what putting them together brings up.
pub fn parts(desk: &Desk, notebook: &Notebook, channel: Channel) -> (Vec<Part>, Gathered) {
    let mut gathered = Gathered::default();
    let chapters = notebook.chapters.iter().enumerate();
    let parts = chapters.filter_map(|(index, own)| part(desk, (notebook, own, index), (channel, &mut gathered))).collect();
    (parts, gathered)
}

/// A chapter; nothing if it is not published in the desk's language. What is wrong in it is told on its own page.
fn part(
    desk: &Desk,
    (notebook, chapter, index): (&Notebook, &Chapter, usize),
    (channel, gathered): (Channel, &mut Gathered),
) -> Option<Part> {
    let subject = Subject::Chapter(notebook.id.clone(), chapter.id.clone());
    let own: &Page = desk.plan().routes.page(&subject, desk.lang())?;
    let here = Desk { channel, ..Desk::new(desk.press, own) };
    let view = page::page(&here, &notebook.id, &chapter.id);
    let mut body = tree::read(view.body.as_str());
    let id = anchor(desk, index);
    let places = Places { desk, notebook, here: &own.address, id: &id };
    body.iter_mut().for_each(|node| places.lead(node, &id, gathered));
    let notes = here.notes.into_inner();
    gathered.read.extend(notes.read);
    gathered.pictures.extend(notes.pictures);
    gathered.fictitious |= notes.fictitious;
    let origins = notes.origins.into_iter().filter_map(|trace| Some((format!("{id}-{}", trace.anchor?), trace.place)));
    Some(Part {
        origins: origins.collect(),
        tables: super::paper::tables_of(&desk.prose(chapter.panels[desk.lang()].body)),
        number: view.number,
        eyebrow: view.eyebrow,
        title: view.frame.title,
        lead: view.lead,
        authors: view.authors,
        body,
        borrowed: own.borrowed.map(|lang| desk.tag(lang)),
        place: Some(chapter.panels[desk.lang()].body.place),
        id,
    })
}

/// What the ids of a chapter begin with: other in each language, so that two of them can stand in one book.
pub fn anchor(desk: &Desk, index: usize) -> String {
    format!("{}{}", "c".repeat(desk.lang().index() + 1), index + 1)
}

/// The anchor of a work in the book's one list, by that on the page of a chapter.
pub fn work_anchor(desk: &Desk, anchor: &str) -> String {
    format!("{}-{anchor}", "c".repeat(desk.lang().index() + 1))
}

/// Words that stand on the notebook's own page.
pub fn apart(desk: &Desk, html: &str) -> Vec<Node> {
    let mut nodes = tree::read(html);
    let lead = |element: &mut Element| {
        element.attributes.retain(|(name, _)| name != "id");
        if let Some(href) = element.value("href").filter(|_| element.name == "a").map(str::to_owned) {
            element.set("href", outside(desk, &desk.page.address, &href));
        }
    };
    nodes.iter_mut().for_each(|node| each(node, &lead));
    nodes
}

fn each(node: &mut Node, change: &dyn Fn(&mut Element)) {
    if let Node::Element(element) = node {
        change(element);
        element.children.iter_mut().for_each(|child| each(child, change));
    }
}

/// A link of a page as it leads there from anywhere: its address on the web.
pub fn outside(desk: &Desk, from: &str, href: &str) -> String {
    if href.contains(':') {
        return href.to_owned();
    }
    format!("{}{}", desk.press.base, resolved(from, href))
}

/// The path from the site's root that a relative link of a page leads to; a folder ends with a slash.
pub fn resolved(from: &str, href: &str) -> String {
    let (path, anchor) = href.split_once('#').map_or((href, None), |(path, anchor)| (path, Some(anchor)));
    let mut parts: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    if parts.last() == Some(&"index.html") {
        parts.pop();
    }
    let is_folder = path.is_empty() || path.ends_with('/') || path.ends_with("index.html") || path.ends_with("..") || path == ".";
    let slash = if is_folder && !parts.is_empty() { "/" } else { "" };
    let anchor = anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
    format!("{}{slash}{anchor}", parts.join("/"))
}

/// Where a chapter lies, in the book and on the web.
struct Places<'a, 'site> {
    desk: &'a Desk<'site>,
    notebook: &'a Notebook,
    here: &'a str,
    id: &'a str,
}

impl Places<'_, '_> {
    /// Leads the links of a node, and gives its ids names that are the book's; `within` is the figure or chapter it
    /// stands in.
    fn lead(&self, node: &mut Node, within: &str, gathered: &mut Gathered) {
        let Node::Element(element) = node else { return };
        let cites = element.is("cite");
        for (name, value) in &mut element.attributes {
            match name.as_str() {
                "href" if cites => *value = format!("#{}", work_anchor(self.desk, value.trim_start_matches('#'))),
                "id" | "aria-labelledby" | "aria-describedby" => *value = format!("{}-{value}", self.id),
                "href" => *value = self.led(value, within, gathered),
                "src" => *value = resolved(self.here, value),
                _ => {}
            }
        }
        if let Some(widest) = element.value("srcset").and_then(|widths| widths.rsplit(", ").next()) {
            let widest = resolved(self.here, widest.split(' ').next().unwrap_or_default());
            element.set("data-widest", widest);
            element.attributes.retain(|(name, _)| name != "srcset" && name != "sizes" && name != "loading");
        }
        let own = element.value("id").filter(|_| element.name == "figure").map(str::to_owned);
        let within = own.as_deref().unwrap_or(within);
        element.children.iter_mut().for_each(|child| self.lead(child, within, gathered));
        parted(&mut element.children);
    }

    fn led(&self, href: &str, within: &str, gathered: &mut Gathered) -> String {
        if let Some(anchor) = href.strip_prefix('#') {
            return format!("#{}-{anchor}", self.id);
        }
        if href.contains(':') {
            return href.to_owned();
        }
        let path = resolved(self.here, href);
        let (address, anchor) = path.split_once('#').map_or((path.as_str(), None), |(address, anchor)| (address, Some(anchor)));
        let subject = self.desk.plan().routes.at(address).map(|page| &page.subject);
        match (subject, anchor) {
            (Some(Subject::Chapter(notebook, chapter)), _) if *notebook == self.notebook.id => {
                let index = self.notebook.chapters.iter().position(|own| own.id == *chapter).unwrap_or_default();
                let anchor = anchor.map_or_else(String::new, |anchor| format!("-{anchor}"));
                return format!("#{}{anchor}", self::anchor(self.desk, index));
            }
            (Some(Subject::Glossary), Some(term)) => drop(gathered.terms.insert(term.to_owned())),
            (Some(Subject::Indicator(id)), _) => {
                let places = gathered.indicators.entry(id.clone()).or_default();
                if places.last().is_none_or(|last| last != within) {
                    places.push(within.to_owned());
                }
            }
            _ => {}
        }
        format!("{}{path}", self.desk.press.base)
    }
}

/// Parts small words from what stands before them, as the style sheet of the pages does.
fn parted(nodes: &mut Vec<Node>) {
    let is_apart = |node: &Node| {
        node.element().is_some_and(|own| own.name == "span" && ["meta", "step-s", "step-w"].iter().any(|class| own.is(class)))
    };
    let is_element = |node: &Node| matches!(node, Node::Element(_));
    for at in (1..nodes.len()).rev() {
        if is_apart(&nodes[at]) && is_element(&nodes[at - 1]) {
            nodes.insert(at, Node::Text(" · ".to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_link_is_followed_from_its_page() {
        for (href, path) in [
            ("../b/#x", "fr/c/b/#x"),
            ("../../b/index.html", "fr/b/"),
            ("fig-1.csv", "fr/c/a/fig-1.csv"),
            ("../../../assets/x.jpg", "assets/x.jpg"),
            ("./", "fr/c/a/"),
            ("#x", "fr/c/a/#x"),
            ("../../..", ""),
            ("../../../../../x", "x"),
        ] {
            assert_eq!(resolved("fr/c/a/", href), path, "{href}");
        }
    }
}
