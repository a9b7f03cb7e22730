//! The opening line of a directive: its name, arguments and attributes.

use std::ops::Range;

use crate::finding::{Findings, Problem};
use crate::nearest::nearest;
use crate::source::prose::{Prose, Word};

use super::{Attributes, CONTAINERS, Kind, NAMES};

/// An opening line, read.
pub(super) struct Header<'a> {
    pub name: Word<'a>,
    pub kind: Kind,
    pub arguments: Vec<Word<'a>>,
    pub attributes: Attributes<'a>,
}

/// How many of `mark` the text begins with.
pub(super) fn run_length(text: &str, mark: u8) -> usize {
    text.bytes().take_while(|byte| *byte == mark).count()
}

/// The number of colons of a line that closes a directive.
pub(super) fn closing(line: &str) -> Option<usize> {
    let line = line.trim();
    let colons = run_length(line, b':');
    (colons >= 3 && colons == line.len()).then_some(colons)
}

/// The number of colons of a line that opens a directive: something stands after them.
pub(super) fn opening(line: &str) -> Option<usize> {
    let line = line.trim();
    let colons = run_length(line, b':');
    (colons >= 3 && colons < line.len()).then_some(colons)
}

/// Reads what stands after the colons (or the backticks), at `range` of `prose`.
pub(super) fn header<'a>(prose: &Prose<'a>, range: Range<usize>, findings: &mut Findings) -> Header<'a> {
    let line = &prose.text[range.clone()];
    let (words, attributes) = match line.find('{') {
        Some(brace) => (range.start..range.start + brace, braces(prose, range.start + brace..range.end, findings)),
        None => (range.clone(), Attributes::default()),
    };
    let mut words = split(prose, words).into_iter();
    let name = words.next().unwrap_or_else(|| prose.word(range.start..range.start + line.trim_end().len()));
    let kind = kind(name, findings);
    Header { name, kind, arguments: words.collect(), attributes }
}

fn kind(name: Word, findings: &mut Findings) -> Kind {
    if CONTAINERS.contains(&name.text) {
        return Kind::Container;
    }
    if NAMES.contains(&name.text) {
        return Kind::Leaf;
    }
    let near = nearest(name.text, NAMES.iter().copied()).map(str::to_owned);
    findings.add(Problem::UnknownDirective { written: name.text.to_owned(), nearest: near }, name.place);
    Kind::Unknown
}

fn braces<'a>(prose: &Prose<'a>, range: Range<usize>, findings: &mut Findings) -> Attributes<'a> {
    let written = prose.text[range.clone()].trim_end();
    let inner = written.strip_suffix('}').map(|inner| range.start + 1..range.start + inner.len());
    inner.and_then(|inner| Attributes::read(prose, inner)).unwrap_or_else(|| {
        let place = prose.place(range.start..range.start + written.len());
        findings.add(Problem::MalformedReference { written: written.to_owned(), example: "{#id kind=method title=\"…\"}" }, place);
        Attributes::default()
    })
}

fn split<'a>(prose: &Prose<'a>, range: Range<usize>) -> Vec<Word<'a>> {
    let mut words = Vec::new();
    let mut at = range.start;
    for part in prose.text[range].split(char::is_whitespace) {
        if !part.is_empty() {
            words.push(prose.word(at..at + part.len()));
        }
        at += part.len() + prose.text[at + part.len()..].chars().next().map_or(0, char::len_utf8);
    }
    words
}
