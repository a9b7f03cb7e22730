//! Places in texts as editors count them: lines from 0, and in a line either bytes or the halves of UTF-16.
//!
//! A line ends with LF, CR LF or a lone CR, as everywhere in Diptych and in the protocol.

use std::ops::Range;

/// What an editor counts in a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Counting {
    /// Bytes of UTF-8.
    Bytes,
    /// Units of UTF-16: what every editor understands. An emoji is two.
    #[default]
    Units,
}

impl Counting {
    /// How much of a line its first letters take.
    pub fn of(self, letters: &str) -> u32 {
        let count = match self {
            Counting::Bytes => letters.len(),
            Counting::Units => letters.chars().map(char::len_utf16).sum(),
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// The first bytes of a line that take so much; what lies inside a letter counts from its start.
    fn bytes(self, line: &str, wanted: u32) -> usize {
        let mut taken = 0;
        for (at, letter) in line.char_indices() {
            taken += match self {
                Counting::Bytes => letter.len_utf8(),
                Counting::Units => letter.len_utf16(),
            };
            if taken > wanted as usize {
                return at;
            }
        }
        line.len()
    }
}

/// A text and where its lines start.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

/// A line from 0, and what the editor counts before it in the line.
pub(super) type Position = (u32, u32);

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub fn of(text: &'a str) -> Lines<'a> {
        let bytes = text.as_bytes();
        let ends = |at: &usize| bytes[*at] == b'\n' || bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        let starts = std::iter::once(0).chain((0..bytes.len()).filter(ends).map(|at| at + 1)).collect();
        Lines { text, starts }
    }

    /// A line by its number from 0, without its end; empty if there is none.
    pub fn line(&self, number: usize) -> &'a str {
        let start = self.starts.get(number).copied().unwrap_or(self.text.len());
        let end = self.starts.get(number + 1).copied().unwrap_or(self.text.len());
        self.text[start..end].trim_end_matches(['\r', '\n'])
    }

    /// The byte of a position; one beyond a line is its end, one beyond the text the text's.
    pub fn offset(&self, (line, column): Position, counting: Counting) -> usize {
        match self.starts.get(line as usize) {
            Some(start) => start + counting.bytes(self.line(line as usize), column),
            None => self.text.len(),
        }
    }

    /// The position of a byte; one inside a letter or a line's end is moved back.
    pub fn position(&self, offset: usize, counting: Counting) -> Position {
        let offset = offset.min(self.text.len());
        let number = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let line = self.line(number);
        let mut inside = line.len().min(offset - self.starts[number]);
        while !line.is_char_boundary(inside) {
            inside -= 1;
        }
        (u32::try_from(number).unwrap_or(u32::MAX), counting.of(&line[..inside]))
    }

    /// The positions of the two ends of a stretch.
    pub fn range(&self, range: &Range<usize>, counting: Counting) -> (Position, Position) {
        (self.position(range.start, counting), self.position(range.end, counting))
    }
}

/// The text after a change of what stands between two positions.
pub(super) fn changed(text: &str, (from, to): (Position, Position), new: &str, counting: Counting) -> String {
    let lines = Lines::of(text);
    let from = lines.offset(from, counting);
    let to = lines.offset(to, counting).max(from);
    [&text[..from], new, &text[to..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "é: 🙂 fin\r\nb\rçà\n";

    #[test]
    fn letters_before_a_place_count_as_the_editor_counts() {
        let lines = Lines::of(TEXT);
        let fin = TEXT.find("fin").expect("it is there");
        assert_eq!(lines.position(fin, Counting::Units), (0, 6));
        assert_eq!(lines.position(fin, Counting::Bytes), (0, 9));
        for counting in [Counting::Units, Counting::Bytes] {
            for offset in TEXT.char_indices().map(|(at, _)| at).filter(|at| !TEXT[*at..].starts_with('\n')) {
                assert_eq!(lines.offset(lines.position(offset, counting), counting), offset, "{offset}");
            }
        }
        assert_eq!(lines.position(TEXT.len(), Counting::Units), (3, 0));
    }

    #[test]
    fn a_position_beyond_a_line_or_inside_a_letter_is_moved_back() {
        let lines = Lines::of(TEXT);
        assert_eq!(lines.offset((0, 99), Counting::Units), TEXT.find('\r').expect("it is there"));
        assert_eq!(lines.offset((9, 0), Counting::Units), TEXT.len());
        let smile = TEXT.find('🙂').expect("it is there");
        assert_eq!(lines.offset((0, 4), Counting::Units), smile);
        assert_eq!(lines.position(smile + 2, Counting::Units), (0, 3));
    }

    #[test]
    fn a_change_replaces_what_stands_between_two_positions() {
        assert_eq!(changed(TEXT, ((0, 3), (0, 5)), "!", Counting::Units), "é: ! fin\r\nb\rçà\n");
        assert_eq!(changed("", ((0, 0), (7, 7)), "a", Counting::Bytes), "a");
        assert_eq!(changed("ab", ((0, 2), (0, 1)), "c", Counting::Bytes), "abc");
    }
}
