//! A tree in few bytes, for whoever reads the same file again: mostly where things stand, since what a scalar says
//! stands in the text.
//!
//! It is read against the text it was made of. What does not fit is nothing, and the text is parsed anew.

use super::yaml::{Entry, Kind, Node};
use crate::finding::Place;

/// How deep a tree may be that is kept.
const DEPTH: usize = 200;

const EMPTY: u8 = 0;
/// As it stands in the text.
const PLAIN: u8 = 1;
/// As it stands in the text between two quotes.
const QUOTED: u8 = 2;
/// Otherwise: its bytes follow.
const GIVEN: u8 = 3;
const LIST: u8 = 4;
const MAP: u8 = 5;

/// A tree of a text that begins at `base`, in few bytes; nothing if it is too deep.
pub fn written(node: &Node, text: &str, base: Place) -> Option<Vec<u8>> {
    let mut writer = Writer { text, base, last: 0, bytes: Vec::new() };
    writer.node(node, 0)?;
    Some(writer.bytes)
}

/// The tree that was written of this very text; nothing if it does not fit.
pub fn read(bytes: &[u8], text: &str, base: Place) -> Option<Node> {
    let mut reader = Reader { text, base, last: 0, bytes };
    let node = reader.node(0)?;
    reader.bytes.is_empty().then_some(node)
}

struct Writer<'text> {
    text: &'text str,
    base: Place,
    /// Where the last thing begins.
    last: u32,
    bytes: Vec<u8>,
}

impl Writer<'_> {
    fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    /// Mostly forward by little: so what an alias stands for, which lies before, is told too.
    fn place(&mut self, place: Place) -> Option<()> {
        let start = place.start.checked_sub(self.base.start)?;
        let step = i32::try_from(i64::from(start) - i64::from(self.last)).ok()?;
        self.number((step.cast_unsigned() << 1) ^ (step >> 31).cast_unsigned());
        self.number(place.end.checked_sub(place.start)?);
        self.last = start;
        Some(())
    }

    fn words(&mut self, words: &str, place: Place) -> Option<()> {
        let (start, end) = ((place.start - self.base.start) as usize, (place.end - self.base.start) as usize);
        let inner = || self.text.get(start + 1..end.checked_sub(1)?);
        if self.text.get(start..end) == Some(words) {
            self.bytes.push(PLAIN);
            self.place(place)
        } else if inner() == Some(words) {
            self.bytes.push(QUOTED);
            self.place(place)
        } else {
            self.bytes.push(GIVEN);
            self.place(place)?;
            self.number(u32::try_from(words.len()).ok()?);
            self.bytes.extend_from_slice(words.as_bytes());
            Some(())
        }
    }

    fn node(&mut self, node: &Node, depth: usize) -> Option<()> {
        if depth > DEPTH {
            return None;
        }
        match &node.kind {
            Kind::Empty => {
                self.bytes.push(EMPTY);
                self.place(node.place)
            }
            Kind::Scalar(words) => self.words(words, node.place),
            Kind::List(nodes) => {
                self.bytes.push(LIST);
                self.place(node.place)?;
                self.number(u32::try_from(nodes.len()).ok()?);
                nodes.iter().try_for_each(|node| self.node(node, depth + 1))
            }
            Kind::Map(entries) => {
                self.bytes.push(MAP);
                self.place(node.place)?;
                self.number(u32::try_from(entries.len()).ok()?);
                entries.iter().try_for_each(|entry| {
                    self.words(&entry.key, entry.place)?;
                    self.node(&entry.value, depth + 1)
                })
            }
        }
    }
}

struct Reader<'text> {
    text: &'text str,
    base: Place,
    last: u32,
    /// What is not read yet.
    bytes: &'text [u8],
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn place(&mut self) -> Option<Place> {
        let step = self.number()?;
        let step = (step >> 1).cast_signed() ^ -(step & 1).cast_signed();
        self.last = self.last.checked_add_signed(step)?;
        let end = self.last.checked_add(self.number()?)?;
        (end as usize <= self.text.len()).then(|| self.base.within(self.last as usize, end as usize))
    }

    fn words(&mut self, tag: u8) -> Option<(String, Place)> {
        let place = self.place()?;
        let (start, end) = (self.last as usize, (place.end - self.base.start) as usize);
        let words = match tag {
            PLAIN => self.text.get(start..end)?.to_owned(),
            QUOTED => self.text.get(start + 1..end.checked_sub(1)?)?.to_owned(),
            GIVEN => {
                let length = self.number()? as usize;
                let (words, rest) = self.bytes.split_at_checked(length)?;
                self.bytes = rest;
                String::from_utf8(words.to_vec()).ok()?
            }
            _ => return None,
        };
        Some((words, place))
    }

    fn node(&mut self, depth: usize) -> Option<Node> {
        if depth > DEPTH {
            return None;
        }
        match self.byte()? {
            EMPTY => Some(Node { place: self.place()?, kind: Kind::Empty }),
            LIST => {
                let (place, count) = (self.place()?, self.number()?);
                let nodes = (0..count).map(|_| self.node(depth + 1)).collect::<Option<_>>()?;
                Some(Node { place, kind: Kind::List(nodes) })
            }
            MAP => {
                let (place, count) = (self.place()?, self.number()?);
                let entry = |reader: &mut Self| {
                    let tag = reader.byte()?;
                    let (key, place) = reader.words(tag)?;
                    Some(Entry { key, place, value: reader.node(depth + 1)? })
                };
                let entries = (0..count).map(|_| entry(self)).collect::<Option<_>>()?;
                Some(Node { place, kind: Kind::Map(entries) })
            }
            tag => self.words(tag).map(|(words, place)| Node { place, kind: Kind::Scalar(words) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Findings;
    use crate::snapshot::FileId;
    use crate::source::yaml::parse;

    const TEXT: &str = "name: \"L'été\"\nsaid: 'it''s'\nlong: >\n  one\n  two\nempty:\nnone: ~\nseen: &a {x: [1, 2,5, été]}\nagain: *a\n\"key\\n2\": [[], {}]\n";

    fn tree(text: &str, base: Place) -> Node {
        let mut findings = Findings::new();
        parse(text, base, &mut findings).unwrap_or_else(|| panic!("{findings:?}"))
    }

    #[test]
    fn a_tree_is_read_back_place_by_place() {
        for base in [Place::file(FileId(3)), Place { file: FileId(3), start: 40, end: 40 + TEXT.len() as u32 }] {
            let node = tree(TEXT, base);
            let bytes = written(&node, TEXT, base).expect("it is not deep");
            assert_eq!(format!("{:?}", read(&bytes, TEXT, base)), format!("{:?}", Some(node)));
            assert!(bytes.len() < TEXT.len() * 2, "{}", bytes.len());
        }
    }

    #[test]
    fn what_does_not_fit_is_nothing_and_no_bytes_do_harm() {
        let base = Place::file(FileId(0));
        let bytes = written(&tree(TEXT, base), TEXT, base).expect("it is not deep");
        assert!(read(&bytes, &TEXT[..20], base).is_none());
        for at in 0..bytes.len() {
            assert!(read(&bytes[..at], TEXT, base).is_none());
            let mut damaged = bytes.clone();
            damaged[at] ^= 0xFF;
            drop(read(&damaged, TEXT, base));
        }
    }
}
