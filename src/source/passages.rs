//! The passages of a Markdown text: what a translator translates one at a time (a paragraph, a heading, a list
//! item, a cell, a text in a directive), each with its bytes, and the fixed things between them.
//!
//! It reads a text as the renderer does, with the same sheets and the same parser.

mod names;

use std::ops::Range;

use self::names::{beginning, closes, has_words, is_inline, opens};
use super::directives::{Body, Directive, scan};
use super::markdown::{Event, Placed, Tag, events};
use super::prose::{Line, Prose, lines};
use super::sheet::{Sheet, sheets};
use super::yaml::{self, Entry, Node};
use crate::finding::{Findings, Place};
use crate::lang::LanguageTag;
use crate::snapshot::FileId;

/// Texts among the options of a directive.
const OPTIONS: &[&str] = &["title", "subtitle", "note", "alt", "reading", "caption", "label", "text"];
/// Texts in the braces of a container.
const ATTRIBUTES: &[&str] = &["title", "caption", "role"];

/// A passage, or something fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it is and what it stands in: `h2`, `ul/li`, `chart.title`. Its counterpart has the same.
    pub shape: String,
    /// What is translated: lines end with LF and have lost what begins them (`> `). Empty if it is fixed, or a
    /// cell without words.
    pub words: String,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The block it belongs to: bytes in the text.
    pub block: Range<usize>,
    /// The outermost block around it: of the whole text, past all directives.
    pub outer: Range<usize>,
    /// The list item or row it belongs to.
    pub row: Option<Range<usize>>,
    /// How it is spelled.
    pub spelled: Spelled,
}

/// How a passage is spelled in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spelled {
    /// As lines, each but the first beginning so.
    Lines(String),
    /// As a YAML scalar.
    Yaml,
    /// Between quotation marks in braces.
    Attribute,
    /// It is no text: code, a rule, a directive, tags.
    Fixed,
}

/// The passages of a text in a language, in order.
pub fn passages(text: &str, own: &LanguageTag) -> Vec<Passage> {
    let prose = Prose::verbatim(text, Place::file(FileId(0)).within(0, text.len()));
    let cut = scan(&prose);
    if cut.too_deep {
        return Vec::new();
    }
    let sheets = sheets(text, &cut.pieces);
    let events = events(&sheets);
    let mut walk = Walk { text, own, sheets: &sheets, events: &events, found: Vec::new(), stack: Vec::new(), run: None, quotes: 0 };
    walk.sheet(0);
    walk.found
}

struct Level {
    name: String,
    block: Range<usize>,
    row: Option<Range<usize>>,
}

struct Walk<'a, 's> {
    text: &'a str,
    own: &'s LanguageTag,
    sheets: &'s [Sheet<'a, 's>],
    events: &'s [Vec<Placed<'s>>],
    found: Vec<Passage>,
    stack: Vec<Level>,
    /// Words that belong together, in the sheet.
    run: Option<Range<usize>>,
    quotes: usize,
}

impl<'a, 's> Walk<'a, 's> {
    fn sheet(&mut self, index: usize) {
        let outside = std::mem::take(&mut self.quotes);
        let (mut code, depth) = (false, self.stack.len());
        for (event, range) in &self.events[index] {
            match event {
                Event::Start(tag) if is_inline(tag) => self.extend(range),
                Event::End(tag) if !matches!(self.stack.last(), Some(level) if level.name == closes(tag)) => {}
                Event::Start(tag) => {
                    self.flush(index);
                    code = matches!(tag, Tag::CodeBlock(_));
                    self.enter(tag, range, (index, depth));
                }
                Event::End(_) => {
                    self.leave(index, range);
                    code = false;
                }
                Event::Rule => {
                    self.flush(index);
                    self.rule(index, range, depth);
                }
                Event::TaskListMarker(_) => self.flush(index),
                _ if !code => self.extend(range),
                _ => {}
            }
        }
        self.flush(index);
        self.stack.truncate(depth);
        self.quotes = outside;
    }

    fn extend(&mut self, range: &Range<usize>) {
        let run = self.run.get_or_insert_with(|| range.clone());
        run.end = run.end.max(range.end);
    }

    fn enter(&mut self, tag: &Tag, range: &Range<usize>, (index, depth): (usize, usize)) {
        let here = self.in_body(index, range);
        let (block, row) = match self.stack.get(depth..).and_then(<[Level]>::last) {
            Some(level) => (level.block.clone(), level.row.clone()),
            None => (here.clone(), None),
        };
        let row = if matches!(tag, Tag::Item | Tag::TableRow) { Some(here.clone()) } else { row };
        self.quotes += usize::from(matches!(tag, Tag::BlockQuote(_)));
        if matches!(tag, Tag::CodeBlock(_)) {
            self.fixed(format!("code {}", self.text[here.clone()].len()), here, block.clone());
        }
        self.stack.push(Level { name: opens(tag), block, row });
    }

    fn leave(&mut self, index: usize, range: &Range<usize>) {
        let cell = self.stack.last().is_some_and(|level| level.name == "td");
        if cell && self.run.is_none() {
            self.empty_cell(self.sheets[index].range_in_body(range.clone()));
        }
        self.flush(index);
        if let Some(level) = self.stack.pop() {
            self.quotes -= usize::from(level.name == "q");
        }
    }

    /// Bytes of the text for those of a sheet, without blanks at the end; a directive at the end is in it wholly.
    fn in_body(&self, index: usize, range: &Range<usize>) -> Range<usize> {
        let sheet = &self.sheets[index];
        let end = range.start + sheet.text[range.clone()].trim_end().len();
        sheet.range_in_body(range.start..end)
    }

    fn empty_cell(&mut self, range: Range<usize>) {
        let inner = self.text[range.clone()].trim_start_matches('|');
        let start = range.end - inner.len();
        let at = if inner.starts_with(' ') { start + 1 } else { start };
        let level = self.stack.last().expect("a cell lies in a table");
        let (block, row) = (level.block.clone(), level.row.clone());
        let spelled = Spelled::Lines(String::new());
        self.push(Passage { shape: self.shape(), words: String::new(), range: at..at, outer: block.clone(), block, row, spelled });
    }

    fn push(&mut self, passage: Passage) {
        let outer = self.stack.first().map_or(passage.outer, |level| level.block.clone());
        self.found.push(Passage { outer, ..passage });
    }

    fn shape(&self) -> String {
        self.stack.iter().map(|level| level.name.as_str()).filter(|name| *name != "p").collect::<Vec<_>>().join("/")
    }

    /// Ends the words that belong together.
    fn flush(&mut self, index: usize) {
        let Some(run) = self.run.take() else { return };
        let mut range = self.sheets[index].range_in_body(run);
        let (bytes, text) = (self.text.as_bytes(), self.text);
        // The parser leaves out the backslash of an escaped first letter.
        if range.start > 0 && bytes[range.start - 1] == b'\\' && bytes.get(range.start).is_some_and(u8::is_ascii_punctuation) {
            range.start -= 1;
        }
        range.end = range.start + text[range.clone()].trim_end().len();
        let (block, row) = match self.stack.last() {
            Some(level) => (level.block.clone(), level.row.clone()),
            None => (range.clone(), None),
        };
        let html = self.stack.last().is_some_and(|level| level.name == "html");
        if html && !has_words(&text[range.clone()]) {
            self.fixed("html".to_owned(), range, block);
            return;
        }
        let (words, prefix) = self.words(&range);
        if !words.trim().is_empty() {
            self.push(Passage { shape: self.shape(), words, range, outer: block.clone(), block, row, spelled: Spelled::Lines(prefix) });
        }
    }

    /// The words at a range without what begins their lines, and that.
    fn words(&self, range: &Range<usize>) -> (String, String) {
        let text = self.text;
        let mut words = String::new();
        let mut prefix = None;
        for line in lines(&text[..range.end], range.start) {
            let written = line.of(&text[..range.end]);
            let begins = if line.start == range.start { 0 } else { beginning(written, self.quotes) };
            if line.start > range.start {
                words.push('\n');
                prefix.get_or_insert_with(|| written[..begins].to_owned());
            }
            words.push_str(&written[begins..]);
        }
        let own = || {
            let start = text[..range.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
            let before = &text[start..range.start];
            let blank = |letter: char| if letter == '>' || letter.is_whitespace() { letter } else { ' ' };
            if self.stack.iter().any(|level| level.name.starts_with('h')) { String::new() } else { before.chars().map(blank).collect() }
        };
        (words, prefix.unwrap_or_else(own))
    }

    fn fixed(&mut self, shape: String, range: Range<usize>, block: Range<usize>) {
        self.push(Passage { shape, words: String::new(), range, outer: block.clone(), block, row: None, spelled: Spelled::Fixed });
    }

    /// A rule, or the directive that it stands for.
    fn rule(&mut self, index: usize, range: &Range<usize>, depth: usize) {
        let sheets = self.sheets;
        let Some(slot) = sheets[index].slot(range) else {
            let here = sheets[index].range_in_body(range.clone());
            self.fixed("rule".to_owned(), here.clone(), here);
            return;
        };
        let directive = slot.directive;
        let block = self.stack.get(depth..).and_then(<[Level]>::last).map_or(directive.range.clone(), |level| level.block.clone());
        let name = directive.name.text;
        let argument = directive.arguments.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
        let header = Line::at(self.text, directive.range.start);
        self.fixed(format!("::{name} {argument}"), header.start..header.end, block.clone());
        self.attributes(directive, &block);
        if let Body::Options(options) = &directive.body {
            let node = yaml::parse(options.text, options.place(0..options.text.len()), &mut Findings::new());
            node.iter().for_each(|node| self.options(node, name, &block));
        }
        for part in &slot.parts {
            self.stack.push(Level { name: format!("::{name}"), block: block.clone(), row: None });
            self.sheet(*part);
            self.stack.pop();
        }
    }

    fn attributes(&mut self, directive: &Directive, block: &Range<usize>) {
        for (key, value) in &directive.attributes.pairs {
            if ATTRIBUTES.contains(&key.text) && !value.text.is_empty() {
                let shape = format!("{}.{}", directive.name.text, key.text);
                self.option(shape, (value.text.to_owned(), value.place), block, Spelled::Attribute);
            }
        }
    }

    fn options(&mut self, node: &Node, path: &str, block: &Range<usize>) {
        match &node.kind {
            yaml::Kind::List(nodes) => nodes.iter().for_each(|node| self.options(node, path, block)),
            yaml::Kind::Map(entries) => {
                for Entry { key, value, .. } in entries {
                    let below = format!("{path}.{key}");
                    match own_words(value, self.own) {
                        Some(words) if OPTIONS.contains(&key.as_str()) => {
                            let said = words.scalar().unwrap_or_default().to_owned();
                            self.option(below, (said, words.place), block, Spelled::Yaml);
                        }
                        _ => self.options(value, &below, block),
                    }
                }
            }
            _ => {}
        }
    }

    fn option(&mut self, shape: String, (words, place): (String, Place), block: &Range<usize>, spelled: Spelled) {
        let range = place.start as usize..place.end as usize;
        self.push(Passage { shape, words, range, outer: block.clone(), block: block.clone(), row: None, spelled });
    }
}

/// The scalar that holds a text's words in a language: the text itself, or its entry.
pub fn own_words<'n>(node: &'n Node, own: &LanguageTag) -> Option<&'n Node> {
    let entries = match &node.kind {
        yaml::Kind::Scalar(_) => return Some(node),
        yaml::Kind::Map(entries) if entries.iter().all(|entry| LanguageTag::parse(&entry.key).is_some()) => entries,
        _ => return None,
    };
    let exact = entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(own.as_str()));
    let entry = exact.or_else(|| entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(own.primary())));
    entry.map(|entry| &entry.value).filter(|value| value.scalar().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, String)> {
        let own = LanguageTag::parse("nl-BE").expect("a tag");
        passages(text, &own).into_iter().map(|one| (one.shape, one.words)).collect()
    }

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(shape, words)| ((*shape).to_owned(), (*words).to_owned())).collect()
    }

    /// Found by a fuzzer: the directive that stands within tags ended in the middle of its letter.
    #[test]
    fn a_directive_within_tags_is_in_them_wholly() {
        for text in ["<?\n:::é", "<?\n:::é\n", "<?\nmots\n  ::: é", "<?\nmots\n::: callout\nDedans.\n:::"] {
            let own = LanguageTag::parse("nl-BE").expect("a tag");
            let found = passages(text, &own);
            let last = found.last().expect("the tags are found");
            assert_eq!(text.get(last.range.clone()).map(str::trim_end), text.get(last.range.start..).map(str::trim_end), "{found:?}");
        }
    }

    #[test]
    fn a_text_is_cut_into_what_is_translated_one_at_a_time() {
        let text = "# Titre {#t}\n\nUn *mot*,\nsur deux lignes.\n\n> Cité\n> encore.\n\n- un\n- [x] deux\n  suite\n\n\\*fin\n\n| a | b |\n|---|---|\n| c |  |\n\n[^1]: Note.\n\n```\ncode\n```\n<!-- rien -->\n\n***\n\n<p>mots</p>\n";
        let wanted = [
            ("h1", "Titre"),
            ("", "Un *mot*,\nsur deux lignes."),
            ("q", "Cité\nencore."),
            ("ul/li", "un"),
            ("ul/li", "deux\nsuite"),
            ("", "\\*fin"),
            ("table/thead/td", "a"),
            ("table/thead/td", "b"),
            ("table/tr/td", "c"),
            ("table/tr/td", ""),
            ("fn", "Note."),
            ("code 12", ""),
            ("html", ""),
            ("rule", ""),
            ("html", "<p>mots</p>"),
        ];
        assert_eq!(cut(text), pairs(&wanted));
        let own = LanguageTag::parse("fr").expect("a tag");
        for one in passages(text, &own).iter().filter(|one| !one.words.is_empty()) {
            assert_eq!(text[one.range.clone()].chars().next(), one.words.chars().next(), "{one:?}");
        }
    }

    #[test]
    fn directives_give_their_texts_and_what_they_hold() {
        let text = "::: chart a/b {#f}\ntype: line\ntitle: {fr: \"Oui\", nl: \"Ja\"}\nannotations: [{at: 2021, text: Hier}]\n:::\n\n:::: callout {kind=note title=\"Eh\"}\nDit.\n\n- dat\n::::\n";
        let wanted = [
            ("::chart a/b", ""),
            ("chart.title", "Ja"),
            ("chart.annotations.text", "Hier"),
            ("::callout ", ""),
            ("callout.title", "Eh"),
            ("::callout", "Dit."),
            ("::callout/ul/li", "dat"),
        ];
        assert_eq!(cut(text), pairs(&wanted));
    }
}
