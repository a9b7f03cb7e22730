//! Where a place is: byte offsets become lines and columns, counted from 1 in Unicode characters.
//!
//! A line ends with LF, CRLF or a lone CR. A place that points nowhere (the site as a whole, a file
//! without text) is line 1, column 1.

use std::collections::BTreeMap;

use crate::finding::{Finding, Place};
use crate::snapshot::{Content, FileId, Snapshot};

/// A place as people and programs name it; the end is exclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The file's path, relative to the site.
    pub file: String,
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line after the last character.
    pub end_line: usize,
    /// Column after the last character.
    pub end_column: usize,
}

impl Spot {
    /// `content/pages/index.fr.md:3:7`.
    pub fn address(&self) -> String {
        format!("{}:{}:{}", self.file, self.line, self.column)
    }
}

/// The lines of every file that some findings speak of.
pub struct Places<'a> {
    snapshot: &'a Snapshot,
    lines: BTreeMap<FileId, Lines<'a>>,
}

impl<'a> Places<'a> {
    /// Counts the lines of the files that `findings` speak of, once.
    pub fn of(findings: &[Finding], snapshot: &'a Snapshot) -> Places<'a> {
        let mut lines = BTreeMap::new();
        let files = findings.iter().flat_map(|finding| finding.related.iter().chain([&finding.place])).map(|place| place.file);
        for file in files {
            if let Some(Content::Text(text)) = snapshot.files.get(file.0 as usize).map(|file| &file.content) {
                lines.entry(file).or_insert_with(|| Lines::of(text));
            }
        }
        Places { snapshot, lines }
    }

    /// Where a place is.
    pub fn spot(&self, place: Place) -> Spot {
        let file = self.snapshot.files.get(place.file.0 as usize);
        let file = file.map_or("diptych.yaml", |file| file.path.as_str()).to_string();
        let ((line, column), (end_line, end_column)) = match self.lines.get(&place.file) {
            Some(lines) => (lines.position(place.start), lines.position(place.end.max(place.start))),
            None => ((1, 1), (1, 1)),
        };
        Spot { file, line, column, end_line, end_column }
    }

    /// The lines of the place's file, unless the place is the whole file or the site.
    pub fn excerpt(&self, place: Place) -> Option<&Lines<'a>> {
        let lines = self.lines.get(&place.file)?;
        let everything = place.start == 0 && place.end as usize >= lines.text.len() && lines.starts.len() > 1;
        (place.end > 0 && !everything).then_some(lines)
    }
}

/// A text and where its lines start.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Lines<'a> {
        let bytes = text.as_bytes();
        let ends_line = |index: &usize| match bytes[*index] {
            b'\n' => true,
            b'\r' => bytes.get(index + 1) != Some(&b'\n'),
            _ => false,
        };
        let starts = std::iter::once(0).chain((0..bytes.len()).filter(ends_line).map(|index| index + 1)).collect();
        Lines { text, starts }
    }

    /// Line and column of an offset; one that lies inside a character, inside the end of a line or
    /// after the text is moved back.
    fn position(&self, offset: u32) -> (usize, usize) {
        let offset = self.text.len().min(offset as usize);
        let number = self.starts.partition_point(|start| *start <= offset);
        let line = self.line(number);
        let inside = line.len().min(offset - self.starts[number - 1]);
        (number, line.char_indices().take_while(|(byte, letter)| byte + letter.len_utf8() <= inside).count() + 1)
    }

    /// A line by its number, without its end.
    pub fn line(&self, number: usize) -> &'a str {
        let start = self.starts.get(number - 1).copied().unwrap_or(self.text.len());
        let end = self.starts.get(number).copied().unwrap_or(self.text.len());
        self.text[start..end].trim_end_matches(['\r', '\n'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        let text = "a\nb\r\nç\rdé\n";
        let lines = Lines::of(text);
        let places: Vec<_> = ["b", "ç", "d", "é"].map(|letter| lines.position(text.find(letter).expect("it is there") as u32)).into();
        assert_eq!(places, [(2, 1), (3, 1), (4, 1), (4, 2)]);
        assert_eq!(lines.position(u32::MAX), (5, 1));
        assert_eq!([1, 2, 3, 4, 5, 9].map(|number| lines.line(number)), ["a", "b", "ç", "dé", "", ""]);
    }

    #[test]
    fn an_offset_inside_a_character_counts_from_its_start() {
        assert_eq!(Lines::of("é").position(1), (1, 1));
        assert_eq!(Lines::of("").position(7), (1, 1));
    }
}
