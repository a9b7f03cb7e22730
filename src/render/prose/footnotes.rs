//! Footnotes: numbered in the order they are met, collected at the end of the passage.
//!
//! A note defined anywhere in the body is known everywhere in it.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::finding::Problem;
use crate::untrusted::escaped;

use super::writer::{Mode, Writer};
use crate::source::markdown::{Event, Placed, Tag, TagEnd, label};

/// The notes of a passage.
#[derive(Debug, Default)]
pub(super) struct Notes {
    by_label: BTreeMap<String, Note>,
    /// Labels in the order of their numbers.
    order: Vec<String>,
}

#[derive(Debug)]
struct Note {
    written: String,
    sheet: usize,
    /// The events of its content.
    from: usize,
    to: usize,
    number: usize,
    references: usize,
}

impl Notes {
    /// Finds every definition; the first of a label counts.
    pub fn of(events: &[Vec<Placed>]) -> Notes {
        let mut notes = Notes::default();
        for (sheet, events) in events.iter().enumerate() {
            let mut open: Vec<(usize, &str)> = Vec::new();
            for (at, (event, _)) in events.iter().enumerate() {
                match event {
                    Event::Start(Tag::FootnoteDefinition(label)) => open.push((at + 1, label)),
                    Event::End(TagEnd::FootnoteDefinition) => {
                        let Some((from, written)) = open.pop() else { continue };
                        let note = Note { written: written.to_owned(), sheet, from, to: at, number: 0, references: 0 };
                        notes.by_label.entry(label(written)).or_insert(note);
                    }
                    _ => {}
                }
            }
        }
        notes
    }

    /// Whether a note has this label.
    pub fn has(&self, written: &str) -> bool {
        self.by_label.contains_key(&label(written))
    }
}

impl Writer<'_> {
    /// Writes the number of a note, linked to it.
    pub fn note_reference(&mut self, written: &str) {
        let name = label(written);
        if self.mode != Mode::Page {
            return;
        }
        let Some(note) = self.notes.by_label.get_mut(&name) else { return };
        if note.number == 0 {
            self.notes.order.push(name);
            note.number = self.notes.order.len();
        }
        note.references += 1;
        let (number, times, space) = (note.number, note.references, self.setting.namespace);
        let again = if times > 1 { format!("-{times}") } else { String::new() };
        let word = escaped(&self.site.word("footnote"));
        self.whole_inline(format!(
            "<sup class=\"fnref\"><a id=\"fnref-{space}{number}{again}\" href=\"#fn-{space}{number}\" role=\"doc-noteref\" aria-label=\"{word} {number}\">{number}</a></sup>"
        ));
    }

    /// Passes over a definition where it stands; returns the event after it.
    pub fn skip_definition(&mut self, at: usize) -> usize {
        let mut depth = 0usize;
        let events = &self.events[self.sheet];
        for (offset, (event, _)) in events[at..].iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(_)) => depth += 1,
                Event::End(TagEnd::FootnoteDefinition) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return at + offset + 1;
            }
        }
        events.len()
    }

    /// Writes the notes behind the passage, and notes those that nothing refers to.
    pub fn write_footnotes(&mut self, html: &mut String) {
        let mut items = String::new();
        let mut next = 0;
        while let Some(name) = self.notes.order.get(next) {
            next += 1;
            let Some(note) = self.notes.by_label.get(name) else { continue };
            let (sheet, events) = (note.sheet, note.from..note.to);
            let content = self.isolated(sheet, events);
            let references = self.notes.by_label.get(&self.notes.order[next - 1]).map_or(1, |note| note.references);
            self.note_item(&mut items, content, next, references);
        }
        if !items.is_empty() {
            let title = escaped(&self.site.word("footnotes"));
            write!(html, "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{title}\">\n<ol>\n{items}</ol>\n</section>\n")
                .expect("a String takes every write");
        }
        if self.mode == Mode::Page {
            self.note_unused();
        }
    }

    fn note_item(&self, items: &mut String, content: String, number: usize, references: usize) {
        let space = self.setting.namespace;
        let word = escaped(&self.site.word("back-to-text"));
        let mut back = String::new();
        for time in 1..=references.min(9) {
            let (again, shown) = if time > 1 { (format!("-{time}"), format!("<sup>{time}</sup>")) } else { Default::default() };
            write!(
                back,
                " <a href=\"#fnref-{space}{number}{again}\" role=\"doc-backlink\" aria-label=\"{word} {number}{again}\">↩{shown}</a>"
            )
            .expect("a String takes every write");
        }
        let content = content.trim_end();
        let (before, after) = match content.strip_suffix("</p>") {
            Some(before) => (before, "</p>"),
            None => (content, ""),
        };
        writeln!(items, "<li id=\"fn-{space}{number}\">{before}{back}{after}</li>").expect("a String takes every write");
    }

    fn note_unused(&mut self) {
        for note in self.notes.by_label.values().filter(|note| note.number == 0) {
            self.sheet = note.sheet;
            let range = &self.events[note.sheet][note.from - 1].1;
            let place = self.place(range.start..(range.start + note.written.len() + 3).min(range.end));
            self.findings.add(Problem::Unused { kind: "footnote", id: note.written.clone() }, place);
        }
    }
}
