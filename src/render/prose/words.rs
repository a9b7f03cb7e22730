//! Runs of words: typography, inline values, and footnotes of other sheets.
//!
//! The parser hands out text in fragments; a run is all of them up to the next mark.

use std::ops::Range;

use crate::finding::Problem;
use crate::source::inline::call;

use super::escape::text_into;
use super::links::attributes;
use super::math;
use super::surroundings::Run;
use super::writer::{Mode, Writer};
use crate::source::markdown::{Event, Placed};

impl<'w> Writer<'w> {
    /// Writes the run that begins at `at`; returns the event after it.
    pub fn run(&mut self, at: usize) -> usize {
        let events = self.events;
        let events = &events[self.sheet];
        let length = events[at..].iter().take_while(|(event, _)| matches!(event, Event::Text(_) | Event::SoftBreak)).count();
        let fragments = &events[at..at + length];
        match fragments {
            [(Event::Text(text), _)] => self.words(text, fragments),
            _ => {
                let merged: String = fragments.iter().map(|(event, _)| fragment(event)).collect();
                self.words(&merged, fragments);
            }
        }
        at + length
    }

    fn words(&mut self, text: &str, fragments: &'w [Placed<'w>]) {
        let skip = std::mem::take(&mut self.skip).min(text.len());
        self.words += count(&text[skip..]);
        if let Some(range) = math::stray(text) {
            let written = text[range.clone()].to_owned();
            if let Some(body) = self.is_written_so(text, range, &mut Trace { fragments, passed: 0 }) {
                self.findings.add(Problem::FormulaAsTyped { written }, self.body.place(body));
            }
        }
        if text.contains("{{") || text.contains("[^") {
            self.mixed(text, skip, fragments);
        } else {
            self.explained(&text[skip..]);
        }
    }

    /// Writes an author's words; the first use of a word of the glossary leads to what it means. Not in headings, in
    /// links, or where the author writes HTML.
    fn explained(&mut self, text: &str) {
        let mut rest = text;
        while self.mode == Mode::Page && self.heading.is_none() && !self.linked && self.guard.is_none() {
            let Some((range, target)) = self.site.term(rest) else { break };
            self.typeset(&rest[..range.start]);
            self.open_inline("a", &attributes(&target, "", false));
            self.typeset(&rest[range.clone()]);
            self.close_inline("a");
            rest = &rest[range.end..];
        }
        self.typeset(rest);
    }

    /// Words with calls, or with what looks like a footnote, between them.
    fn mixed(&mut self, text: &str, skip: usize, fragments: &'w [Placed<'w>]) {
        let mut trace = Trace { fragments, passed: 0 };
        let last_braces = text.rfind("}}").unwrap_or(0);
        let (mut done, mut at) = (skip, skip);
        while let Some(found) = text[at..].find(['{', '[']).map(|offset| at + offset) {
            at = found + 1;
            if text[found..].starts_with("{{") && found < last_braces {
                let end = found + text[found..].find("}}").unwrap_or(0) + 2;
                let start = text[..end - 2].rfind("{{").unwrap_or(found);
                at = end;
                if let Some(answer) = self.answer(text, start..end, &mut trace) {
                    self.explained(&text[done..start]);
                    self.typeset(&answer);
                    done = end;
                }
            } else if let Some(label) = note_label(&text[found..]) {
                let end = found + label.len() + 3;
                let Some(body) = self.is_written_so(text, found..end, &mut trace) else { continue };
                if self.notes.has(label) {
                    self.explained(&text[done..found]);
                    self.note_reference(label);
                    (done, at) = (end, end);
                } else {
                    let written = text[found..end].to_owned();
                    self.findings.add(Problem::NearMiss { nearest: format!("{written}: …"), written }, self.body.place(body));
                }
            }
        }
        self.explained(&text[done..]);
    }

    /// What stands for the braces at `range` of a run. Nothing if they are ordinary text.
    fn answer(&mut self, text: &str, range: Range<usize>, trace: &mut Trace<'w>) -> Option<String> {
        let body = self.is_written_so(text, range, trace)?;
        let call = call(&self.body, body, &mut self.findings)?;
        match self.site.value(&call) {
            Ok(answer) => Some(answer),
            Err(problem) => {
                self.findings.add(problem, call.place);
                None
            }
        }
    }

    /// Where a stretch of a run stands in the body, if it stands there just so: neither escaped
    /// nor spelled with entities.
    fn is_written_so(&self, text: &str, range: Range<usize>, trace: &mut Trace<'w>) -> Option<Range<usize>> {
        let sheet = &self.sheets[self.sheet];
        let start = trace.in_sheet(range.start)?;
        let end = trace.in_sheet(range.end - 1)? + 1;
        let written = sheet.text.get(start..end)?;
        let same = written.split_ascii_whitespace().eq(text[range.clone()].split_ascii_whitespace());
        let escaped = sheet.text[..start].ends_with('\\') && !text[..range.start].ends_with('\\');
        (same && !escaped).then(|| sheet.range_in_body(start..end))
    }

    /// Writes words as the language wants them.
    pub fn typeset(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let Writer { typesetter, out, heading, mode, .. } = self;
        typesetter.typeset(text, &mut |run| {
            let (Run::Words(words) | Run::Superior(words)) = run;
            if let Some(heading) = heading {
                heading.text.push_str(words);
            }
            match (*mode, run) {
                (Mode::Plain, _) => out.push_str(words),
                (_, Run::Words(_)) => text_into(out, words),
                (_, Run::Superior(_)) => {
                    out.push_str("<sup>");
                    text_into(out, words);
                    out.push_str("</sup>");
                }
            }
        });
    }

    /// Inline code, as it is.
    pub fn code(&mut self, code: &str) {
        self.words += count(code);
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(code);
        }
        self.open_inline("code", "");
        self.text(code);
        self.close_inline("code");
    }

    pub fn hard_break(&mut self) {
        self.open_inline("br", "");
        self.out.push(if self.mode == Mode::Page { '\n' } else { ' ' });
    }
}

/// Leads from offsets in a run, asked in rising order, to offsets in the sheet.
struct Trace<'w> {
    fragments: &'w [Placed<'w>],
    /// The length of the fragments already left behind.
    passed: usize,
}

impl Trace<'_> {
    fn in_sheet(&mut self, offset: usize) -> Option<usize> {
        loop {
            let (event, range) = self.fragments.first()?;
            let length = fragment(event).len();
            if offset < self.passed + length {
                return Some(if length == range.len() { range.start + offset - self.passed } else { range.start });
            }
            self.passed += length;
            self.fragments = &self.fragments[1..];
        }
    }
}

fn fragment<'e>(event: &'e Event) -> &'e str {
    match event {
        Event::Text(text) => text,
        _ => "\n",
    }
}

/// The label of `[^label]` at the beginning of a text.
fn note_label(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("[^")?;
    let length = inner.bytes().take(200).position(|byte| matches!(byte, b']' | b'[' | b' ' | b'\n'))?;
    (length > 0 && inner.as_bytes()[length] == b']').then(|| &inner[..length])
}

/// How many words a text has: stretches without white space.
fn count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let begins = bytes.iter().zip(bytes.iter().skip(1)).filter(|(before, byte)| **before <= b' ' && **byte > b' ').count();
    begins + usize::from(bytes.first().is_some_and(|byte| *byte > b' '))
}
