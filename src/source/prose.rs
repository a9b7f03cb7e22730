//! Written words together with where they stand, so that every part of them can be pointed at.
//!
//! Owns lines, too: a line ends at LF, CR LF or CR, whoever wrote the file.

use std::ops::Range;

use crate::finding::Place;

/// How offsets in a text become places in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The text stands in the file byte for byte, from the start of this place.
    Verbatim(Place),
    /// The file spells it otherwise (a folded or escaped YAML scalar): all of it is pointed at.
    Whole(Place),
}

impl Origin {
    /// The place of the bytes `range` of the text.
    pub fn place(self, range: Range<usize>) -> Place {
        match self {
            Origin::Verbatim(place) => place.within(range.start, range.end),
            Origin::Whole(place) => place,
        }
    }
}

/// A text and its origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prose<'a> {
    /// The words as written.
    pub text: &'a str,
    /// Where they stand.
    pub origin: Origin,
}

impl<'a> Prose<'a> {
    /// Text that stands in the file exactly so, beginning where `place` begins.
    pub fn verbatim(text: &'a str, place: Place) -> Prose<'a> {
        Prose { text, origin: Origin::Verbatim(place) }
    }

    /// The place of a stretch of it.
    pub fn place(&self, range: Range<usize>) -> Place {
        self.origin.place(range)
    }

    /// A stretch of it, with its own origin.
    pub fn part(&self, range: Range<usize>) -> Prose<'a> {
        Prose { text: &self.text[range.clone()], origin: self.origin_of(range) }
    }

    /// A stretch of it as a word.
    pub fn word(&self, range: Range<usize>) -> Word<'a> {
        Word { text: &self.text[range.clone()], place: self.place(range) }
    }

    fn origin_of(&self, range: Range<usize>) -> Origin {
        match self.origin {
            Origin::Verbatim(_) => Origin::Verbatim(self.place(range)),
            whole => whole,
        }
    }
}

/// One word of a directive or an inline value, and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// The word as written, without quotation marks.
    pub text: &'a str,
    /// Where it stands.
    pub place: Place,
}

/// A line: its text is `start..end`, the next one begins at `next`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub start: usize,
    pub end: usize,
    pub next: usize,
}

impl Line {
    /// The line of `text` that begins at `start`.
    pub fn at(text: &str, start: usize) -> Line {
        let bytes = text.as_bytes();
        let Some(length) = bytes[start..].iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            return Line { start, end: bytes.len(), next: bytes.len() };
        };
        let end = start + length;
        let wide = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
        Line { start, end, next: end + 1 + usize::from(wide) }
    }

    /// Its text, without the line end.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// The lines of `text` from `start` on.
pub(crate) fn lines(text: &str, start: usize) -> impl Iterator<Item = Line> + '_ {
    let mut at = start;
    std::iter::from_fn(move || {
        let line = (at < text.len()).then(|| Line::at(text, at))?;
        at = line.next;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_at_lf_cr_lf_or_cr() {
        let text = "a\r\nb\rc\n\nd";
        let found: Vec<&str> = lines(text, 0).map(|line| line.of(text)).collect();
        assert_eq!(found, ["a", "b", "c", "", "d"]);
    }
}
