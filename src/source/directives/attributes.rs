//! What stands in braces: `{#id key=value key="a b" .class flag}`.

use std::ops::Range;

use crate::source::prose::{Prose, Word};

/// The attributes of a directive, each with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes<'a> {
    /// `#id`; the last one if there are several.
    pub id: Option<Word<'a>>,
    /// `.class`, in order.
    pub classes: Vec<Word<'a>>,
    /// `key=value` in order; a bare word is a key with an empty value.
    pub pairs: Vec<(Word<'a>, Word<'a>)>,
}

impl<'a> Attributes<'a> {
    /// The value of a key, if it is there.
    pub fn value(&self, key: &str) -> Option<Word<'a>> {
        self.pairs.iter().find(|(name, _)| name.text == key).map(|(_, value)| *value)
    }

    /// Whether nothing stands in the braces.
    pub fn is_empty(&self) -> bool {
        self.id.is_none() && self.classes.is_empty() && self.pairs.is_empty()
    }

    /// Reads what stands between the braces, at `range` of `prose`.
    /// Nothing if a quotation mark is never closed or something stands before `=`.
    pub(crate) fn read(prose: &Prose<'a>, range: Range<usize>) -> Option<Attributes<'a>> {
        let mut attributes = Attributes::default();
        let mut at = range.start;
        while let Some(start) = next_word(prose.text, at..range.end) {
            let end = start + word_length(&prose.text[start..range.end]);
            at = match prose.text.as_bytes()[start] {
                b'#' => {
                    attributes.id = Some(prose.word(start + 1..end));
                    end
                }
                b'.' => {
                    attributes.classes.push(prose.word(start + 1..end));
                    end
                }
                b'=' => return None,
                _ => attributes.pair(prose, start..end, range.end)?,
            };
        }
        Some(attributes)
    }

    /// Reads one pair that begins with the word `key`; returns where it ends.
    fn pair(&mut self, prose: &Prose<'a>, key: Range<usize>, limit: usize) -> Option<usize> {
        let text = prose.text;
        let Some(equals) = text[key.clone()].find('=').map(|at| key.start + at) else {
            self.pairs.push((prose.word(key.clone()), prose.word(key.end..key.end)));
            return Some(key.end);
        };
        let name = prose.word(key.start..equals);
        let start = equals + 1;
        let value = match text[start..limit].chars().next().and_then(closing_mark) {
            Some((opening, closing)) => {
                let inner = start + opening.len_utf8();
                let length = text[inner..limit].find(closing)?;
                prose.word(inner..inner + length)
            }
            None => prose.word(start..key.end),
        };
        let quoted =
            text[start..limit].chars().next().and_then(closing_mark).map(|(opening, closing)| opening.len_utf8() + closing.len_utf8());
        self.pairs.push((name, value));
        Some(start + value.text.len() + quoted.unwrap_or(0))
    }
}

/// Word processors turn straight quotation marks into others; all of them are meant.
fn closing_mark(opening: char) -> Option<(char, char)> {
    match opening {
        '"' | '\'' => Some((opening, opening)),
        '“' | '”' | '„' => Some((opening, '”')),
        '«' => Some((opening, '»')),
        _ => None,
    }
}

fn next_word(text: &str, range: Range<usize>) -> Option<usize> {
    let rest = &text[range.clone()];
    let trimmed = rest.trim_start();
    (!trimmed.is_empty()).then(|| range.end - trimmed.len())
}

fn word_length(rest: &str) -> usize {
    rest.find(char::is_whitespace).unwrap_or(rest.len())
}
