//! The writer: a book's words as calls of the theme's `paper/notebook.typ`, one after the other.
//!
//! Blocks are calls that follow each other, words are strings, so that there is nothing to escape but strings. What
//! an element is called in the site's markup decides which call it becomes; an element that is not known becomes
//! what stands in it.

use std::collections::{BTreeMap, BTreeSet};

use super::anchors::{gather_notes, raw_words, survey};
use super::wide::Tables;
use super::words::{string, string_into};
use crate::finding::Place;
use crate::render::book::tree::{self, Element, Node};
use crate::render::book::{Book, Part, xhtml};

/// What is written of a book so far.
pub struct Writer<'b> {
    /// The book.
    pub book: &'b Book,
    /// The text.
    pub out: String,
    /// Where what stands from a byte on is written by its author.
    pub marks: Vec<(usize, Place)>,
    /// Drawings by their path.
    pub drawings: BTreeMap<String, String>,
    /// Pictures that are shown, by their path from the site's root.
    pub pictures: BTreeSet<String>,
    /// The anchors that something leads to.
    wanted: BTreeSet<String>,
    /// The anchors that are there.
    there: BTreeSet<String>,
    /// Anchors that are set already.
    set: BTreeSet<String>,
    /// Notes of the chapter by their anchors, and those that were shown already.
    notes: BTreeMap<&'b str, &'b Element>,
    shown: BTreeSet<&'b str>,
    /// The notes that were written since somebody last took them: their words.
    pub hung: Vec<String>,
    /// Where tables are written, and which are too wide.
    pub tables: Tables,
    /// Whether words stand where no note can hang: in a note, a heading, a caption.
    is_apart: usize,
    /// Whether the next white space is at the start of its line.
    at_start: bool,
    /// The level of the last heading.
    level: usize,
}

impl<'b> Writer<'b> {
    /// Nothing written yet.
    pub fn new(book: &'b Book) -> Writer<'b> {
        let (mut wanted, mut there) = (BTreeSet::new(), BTreeSet::new());
        wanted.extend(book.lists.tables.iter().map(|table| table.id.clone()));
        there.extend(book.works.iter().map(|(anchor, _)| anchor.clone()));
        for part in &book.parts {
            there.insert(part.id.clone());
            survey(&part.body, &mut wanted, &mut there);
        }
        let (marks, drawings, pictures) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        let (set, notes, shown, out, hung) = (BTreeSet::new(), BTreeMap::new(), BTreeSet::new(), String::new(), Vec::new());
        let tables = Tables::default();
        Writer {
            book,
            out,
            marks,
            drawings,
            pictures,
            wanted,
            there,
            set,
            notes,
            shown,
            hung,
            tables,
            is_apart: 0,
            at_start: true,
            level: 1,
        }
    }

    /// A chapter begins: its notes are known before its words.
    pub fn begin(&mut self, part: &'b Part) {
        self.level = 1;
        self.notes.clear();
        self.shown.clear();
        self.tables.begin(&part.tables);
        gather_notes(&part.body, &mut self.notes);
    }

    /// Words without links to notes: of captions, headings, cells.
    pub fn apart<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        self.is_apart += 1;
        let done = write(self);
        self.is_apart -= 1;
        done
    }

    /// An anchor that something leads to, once; nothing otherwise.
    pub fn anchor(&mut self, id: Option<&str>) -> String {
        match id.filter(|id| self.set.insert((*id).to_owned())) {
            Some(id) => string(id),
            None => "none".to_owned(),
        }
    }

    /// A block of its own: blocks and lines of words.
    pub fn flow(&mut self, nodes: &'b [Node]) {
        let mut from = 0;
        for (at, node) in nodes.iter().enumerate() {
            let Node::Element(element) = node else { continue };
            if tree::is_block(&element.name) || is_block_of_its_own(element) {
                self.line(&nodes[from..at]);
                self.block(element);
                from = at + 1;
            }
        }
        self.line(&nodes[from..]);
    }

    /// The same as a value.
    pub fn value(&mut self, nodes: &'b [Node]) -> String {
        self.apart_text(|writer| writer.flow(nodes))
    }

    /// What is written, taken out as a value.
    pub fn apart_text(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let before = std::mem::replace(&mut self.out, String::from("{"));
        let marks = std::mem::take(&mut self.marks);
        self.at_start = true;
        write(self);
        self.at_start = true;
        self.marks = marks;
        self.out.push('}');
        std::mem::replace(&mut self.out, before)
    }

    /// One line of words as a value.
    pub fn words(&mut self, nodes: &'b [Node]) -> String {
        self.apart_text(|writer| writer.inline(nodes))
    }

    fn line(&mut self, nodes: &'b [Node]) {
        let is_empty = |node: &Node| matches!(node, Node::Text(text) if text.trim_matches([' ', '\n', '\t', '\r']).is_empty());
        if nodes.iter().all(is_empty) {
            return;
        }
        self.at_start = true;
        self.out.push('{');
        self.inline(nodes);
        self.out.push_str("};\n");
    }

    fn block(&mut self, element: &'b Element) {
        if is_left_out(element) {
            return;
        }
        if let Some(lang) = element.value("lang").filter(|_| element.name != "figure") {
            let primary = lang.split('-').next().unwrap_or(lang);
            self.out.push_str(&format!("tongue({}, {{", string(primary)));
            self.known_block(element);
            return self.out.push_str("});\n");
        }
        self.known_block(element);
    }

    fn known_block(&mut self, element: &'b Element) {
        let children = &element.children;
        self.target(element);
        match element.name.as_str() {
            // A formula on a line of its own divides what stands around it.
            "p" if element.elements().any(is_block_of_its_own) => self.flow(children),
            "p" => self.call("p", children),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element),
            "blockquote" => self.call_flow("saying", children),
            "ul" if element.is("kpis") => self.key_figures(element),
            "ul" if element.is("wall") => element.elements().for_each(|item| self.flow(&item.children)),
            "ul" | "ol" => self.listing(element),
            "dl" => self.terms(element),
            "pre" => {
                let code = string(element.children.iter().map(raw_words).collect::<String>().trim_end());
                self.out.push_str(&format!("listing({code});\n"));
            }
            "table" => self.table(element),
            "figure" => self.figure(element),
            "details" => self.fold(element),
            "hr" => self.out.push_str("divider();\n"),
            "img" => {
                let picture = self.picture(element);
                self.out.push_str(&format!("plain-picture({picture});\n"));
            }
            "div" if element.is("cols") => {
                let parts: Vec<String> = element.elements().map(|part| self.value(&part.children)).collect();
                self.out.push_str(&format!("side-by-side({});\n", super::words::list(parts)));
            }
            "div" | "aside" if element.is("note") => self.callout(element),
            "math" => self.formula(element),
            _ => self.flow(children),
        }
    }

    /// A link may lead to any element: it is marked there if one does.
    fn target(&mut self, element: &Element) {
        let carries_its_own = matches!(element.name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "figure");
        let id = element.value("id").filter(|id| !carries_its_own && self.wanted.contains(*id));
        if let Some(id) = id.filter(|id| self.set.insert((*id).to_owned())) {
            self.out.push_str(&format!("target({});\n", string(id)));
        }
    }

    fn call(&mut self, name: &str, nodes: &'b [Node]) {
        self.out.push_str(name);
        self.out.push_str("({");
        self.at_start = true;
        self.inline(nodes);
        self.out.push_str("});\n");
    }

    fn call_flow(&mut self, name: &str, nodes: &'b [Node]) {
        let body = self.value(nodes);
        self.out.push_str(&format!("{name}({body});\n"));
    }

    fn heading(&mut self, element: &'b Element) {
        // Levels follow each other, whatever an author has left out: readers who hear them count on it.
        let level = element.name[1..].parse::<usize>().unwrap_or(2).clamp(2, self.level + 1);
        self.level = level;
        let id = self.anchor(element.value("id"));
        let words = self.apart(|writer| writer.words(&element.children));
        self.out.push_str(&format!("section({level}, {id}, {words});\n"));
    }

    fn listing(&mut self, element: &'b Element) {
        let start = element.value("start").and_then(|start| start.parse::<u32>().ok()).unwrap_or(1);
        let items: Vec<String> = element.elements().map(|item| self.value(&item.children)).collect();
        let items = super::words::list(items);
        match element.name.as_str() {
            "ol" => self.out.push_str(&format!("numbered({start}, {items});\n")),
            _ => self.out.push_str(&format!("bullets({items});\n")),
        }
    }

    fn terms(&mut self, element: &'b Element) {
        let mut entries: Vec<(Vec<String>, Vec<String>)> = Vec::new();
        let groups = element.elements().flat_map(|child| if child.name == "div" { child.elements().collect() } else { vec![child] });
        for child in groups {
            let is_term = child.name == "dt";
            let words = if is_term { self.words(&child.children) } else { self.value(&child.children) };
            match entries.last_mut() {
                Some((terms, said)) if is_term && said.is_empty() => terms.push(words),
                Some((_, said)) if !is_term => said.push(words),
                _ if is_term => entries.push((vec![words], Vec::new())),
                _ => entries.push((Vec::new(), vec![words])),
            }
        }
        let entry = |(terms, said): (Vec<String>, Vec<String>)| super::words::list([super::words::list(terms), super::words::list(said)]);
        self.out.push_str(&format!("glossary({});\n", super::words::list(entries.into_iter().map(entry))));
    }

    fn fold(&mut self, element: &'b Element) {
        let summary = element.elements().find(|child| child.name == "summary");
        let title = summary.map_or_else(|| "none".to_owned(), |summary| self.words(&summary.children));
        let body = self.apart_text(|writer| {
            let rest = element.elements().filter(|child| child.name != "summary");
            rest.for_each(|child| writer.block(child));
        });
        self.out.push_str(&format!("beside(title: {title}, {body});\n"));
    }

    /// Words within a line.
    pub fn inline(&mut self, nodes: &'b [Node]) {
        for node in nodes {
            match node {
                Node::Text(text) => self.text(text),
                Node::Drawing(_) => {}
                Node::Element(element) if is_left_out(element) => {}
                Node::Element(element) => self.span(element),
            }
        }
    }

    fn span(&mut self, element: &'b Element) {
        let children = &element.children;
        let name = match element.name.as_str() {
            "em" | "i" | "cite" | "var" | "dfn" => "emph",
            "strong" | "b" => "strong",
            "sup" if element.is("fnref") => return self.note(element),
            "sup" => "super",
            "sub" => "sub",
            "code" | "kbd" | "samp" => "code",
            "del" | "s" => "strike",
            "ins" | "u" => "underline",
            "small" => "small",
            "span" if element.is("tag") => "tag",
            "span" if element.is("mark") || element.is("meta") || element.is("wh") => "small",
            "a" => return self.link(element),
            "br" => return self.out.push_str("linebreak();"),
            "img" => {
                let picture = self.picture(element);
                return self.out.push_str(&format!("inline-picture({picture});"));
            }
            "input" => return self.out.push_str(if element.value("checked").is_some() { "done();" } else { "to-do();" }),
            "math" => return self.formula(element),
            _ => match element.value("lang") {
                Some(lang) => {
                    self.out.push_str(&format!("tongue({}, {{", string(lang.split('-').next().unwrap_or(lang))));
                    self.inline(children);
                    return self.out.push_str("});");
                }
                None => return self.inline(children),
            },
        };
        self.out.push_str(name);
        self.out.push_str("({");
        self.inline(children);
        self.out.push_str("});");
    }

    fn link(&mut self, element: &'b Element) {
        let Some(href) = element.value("href").filter(|href| !href.is_empty()) else { return self.inline(&element.children) };
        if let Some(anchor) = href.strip_prefix('#') {
            if !self.there.contains(anchor) {
                return self.inline(&element.children);
            }
            let way = if anchor.contains('-') { "to" } else { "to-chapter" };
            self.out.push_str(&format!("{way}({}, {{", string(anchor)));
        } else {
            // Where a footnote can hang, paper names an address that a reader could not follow.
            let is_elsewhere = !href.starts_with(&self.book.base) && href.starts_with("http") && self.is_apart == 0;
            let way = if is_elsewhere && element.words() != *href { "web" } else { "online" };
            if way == "web" {
                self.hung.push(format!("short({})", string(href)));
            }
            self.out.push_str(&format!("{way}({}, {{", string(href)));
        }
        self.inline(&element.children);
        self.out.push_str("});");
    }

    /// A note, where it is called for.
    fn note(&mut self, element: &'b Element) {
        let Some(id) = element.find(&|inner| inner.name == "a").and_then(|link| link.value("href")?.strip_prefix('#')) else { return };
        let Some((id, note)) = self.notes.get_key_value(id).map(|(id, note)| (*id, *note)).filter(|_| self.is_apart == 0) else { return };
        if !self.shown.insert(id) {
            return self.out.push_str(&format!("note-again({});", string(id)));
        }
        let body = self.apart(|writer| {
            writer.apart_text(|writer| {
                let paragraphs: Vec<&Element> = note.elements().collect();
                match paragraphs.iter().all(|child| child.name == "p") && !paragraphs.is_empty() {
                    // Its number stands on the line of its first words.
                    true => paragraphs.iter().enumerate().for_each(|(at, paragraph)| {
                        writer.out.push_str(if at > 0 { "parbreak();" } else { "" });
                        writer.at_start = true;
                        writer.inline(&paragraph.children);
                    }),
                    false => writer.flow(&note.children),
                }
            })
        });
        self.out.push_str(&format!("note({}, {body});", string(id)));
        self.hung.push(body);
        self.at_start = false;
    }

    /// Words; white space as a browser sees it.
    fn text(&mut self, text: &str) {
        let mut words = String::with_capacity(text.len());
        for character in text.chars() {
            match character {
                ' ' | '\n' | '\t' | '\r' => {
                    if !self.at_start && !words.ends_with(' ') {
                        words.push(' ');
                    }
                }
                character => {
                    words.push(character);
                    self.at_start = false;
                }
            }
        }
        self.at_start |= words.ends_with(' ');
        if !words.is_empty() {
            string_into(&mut self.out, &words);
            self.out.push(';');
        }
    }
}

/// What has no place on paper.
pub fn is_left_out(element: &Element) -> bool {
    let name = matches!(element.name.as_str(), "nav" | "script" | "style" | "template" | "form" | "button" | "audio" | "video");
    name || xhtml::is_silent(element) || element.is("acts") || element.is("footnotes") || element.value("role") == Some("doc-backlink")
}

/// A formula or a picture that stands on a line of its own.
fn is_block_of_its_own(element: &Element) -> bool {
    element.name == "math" && element.value("display") == Some("block")
}
