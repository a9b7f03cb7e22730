//! Sheets: the texts that the Markdown parser reads, made of a body cut by the scanner.
//!
//! The body is one sheet, each part of a container another. In a sheet, a directive is replaced
//! by a rule (`***`) in a slot that is remembered, so that lists go on around it and definitions
//! are seen past it; a part in a list loses the list's indentation; every line ends with LF, for
//! the parser is not even-handed about CR LF in code. Every offset leads back to the body.

use std::borrow::Cow;
use std::ops::Range;

use super::directives::{Body, Directive, Part, Piece};
use super::prose::{Line, lines};

/// A text to be parsed, and the way back.
pub struct Sheet<'a, 's> {
    /// What the parser reads.
    pub text: Cow<'a, str>,
    /// Offsets in the text and in the body where a verbatim stretch begins, in order.
    stretches: Vec<(usize, usize)>,
    /// The directives, in order.
    slots: Vec<Slot<'a, 's>>,
}

/// The place of a directive in a sheet.
pub struct Slot<'a, 's> {
    at: usize,
    /// The directive.
    pub directive: &'s Directive<'a>,
    /// The sheets of its parts.
    pub parts: Vec<usize>,
}

const STAND_IN: &str = "***";

/// The sheets of a body; the first is the body itself.
pub fn sheets<'a, 's>(text: &'a str, pieces: &'s [Piece<'a>]) -> Vec<Sheet<'a, 's>> {
    let mut found = Vec::new();
    cut(text, Cut { pieces, range: 0..text.len(), strip: 0 }, &mut found);
    found
}

/// One line of text, parsed as words: nothing in it can begin a block.
pub fn line<'a>(text: &str) -> Sheet<'a, 'static> {
    let joined = format!("{LINE_START}{}", text.replace(['\n', '\r'], " "));
    Sheet { text: Cow::Owned(joined), stretches: vec![(0, 0), (LINE_START.len(), 0)], slots: Vec::new() }
}

/// What stands before the words of a `line`.
pub const LINE_START: &str = "x ";

/// What one sheet is made of.
struct Cut<'a, 's> {
    pieces: &'s [Piece<'a>],
    range: Range<usize>,
    /// How many bytes of indentation its lines lose.
    strip: usize,
}

/// Makes the sheet of a cut and those of the containers in it; returns its index.
fn cut<'a, 's>(text: &'a str, cutting: Cut<'a, 's>, found: &mut Vec<Sheet<'a, 's>>) -> usize {
    let Cut { pieces, range, strip } = cutting;
    let (index, words) = (found.len(), &text[range.clone()]);
    found.push(Sheet { text: Cow::Borrowed(words), stretches: vec![(0, range.start)], slots: Vec::new() });
    if strip == 0 && !words.contains('\r') && pieces.iter().all(|piece| matches!(piece, Piece::Markdown(_))) {
        return index;
    }
    let mut sheet = Sheet { text: Cow::Owned(String::with_capacity(words.len())), stretches: Vec::new(), slots: Vec::new() };
    for piece in pieces {
        match piece {
            Piece::Markdown(range) => sheet.words(text, range.clone(), strip),
            Piece::Directive(directive) => {
                let at = sheet.stand_in(directive, strip);
                let inside = match &directive.body {
                    Body::Parts(parts) => parts.as_slice(),
                    Body::Options(_) => &[],
                };
                let of = |part: &'s Part<'a>| Cut { pieces: &part.pieces, range: part.range.clone(), strip: directive.indent };
                let parts = inside.iter().map(|part| cut(text, of(part), found)).collect();
                sheet.slots.push(Slot { at, directive, parts });
            }
        }
    }
    found[index] = sheet;
    index
}

impl<'a, 's> Sheet<'a, 's> {
    fn words(&mut self, text: &str, range: Range<usize>, strip: usize) {
        if strip == 0 && !text[range.clone()].contains('\r') {
            self.stretches.push((self.text.len(), range.start));
            self.text.to_mut().push_str(&text[range]);
            return;
        }
        for Line { start, end, next } in lines(&text[..range.end], range.start) {
            let begins = start == 0 || matches!(text.as_bytes()[start - 1], b'\n' | b'\r');
            let blanks = text[start..end].bytes().take(strip).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            let from = if begins { start + blanks } else { start };
            self.stretches.push((self.text.len(), from));
            self.text.to_mut().push_str(&text[from..end]);
            self.text.to_mut().push_str(if end < next { "\n" } else { "" });
        }
    }

    fn stand_in(&mut self, directive: &Directive, strip: usize) -> usize {
        let text = self.text.to_mut();
        if !directive.opens_item {
            text.push('\n');
            text.extend(std::iter::repeat_n(' ', directive.indent.saturating_sub(strip)));
        }
        let at = text.len();
        text.push_str(STAND_IN);
        at
    }

    /// The directive that a rule at this range of the text stands for.
    pub fn slot(&self, range: &Range<usize>) -> Option<&Slot<'a, 's>> {
        let index = self.slots.partition_point(|slot| slot.at < range.start);
        self.slots.get(index).filter(|slot| slot.at < range.end)
    }

    /// The offset in the body of an offset in the text.
    pub fn in_body(&self, offset: usize) -> usize {
        let index = self.stretches.partition_point(|(start, _)| *start <= offset);
        let (start, body) = index.checked_sub(1).map_or((0, 0), |index| self.stretches[index]);
        body + (offset - start)
    }

    /// The range in the body of a range of the text. What ends within what stands in for a directive ends with that.
    pub fn range_in_body(&self, range: Range<usize>) -> Range<usize> {
        let start = self.in_body(range.start);
        let end = match range.end.checked_sub(1).filter(|last| *last >= range.start) {
            Some(last) => self.stood_for(last).map_or_else(|| self.in_body(last) + 1, |directive| directive.range.end),
            None => start,
        };
        start..end.max(start)
    }

    /// The directive for which this byte of the text stands in.
    fn stood_for(&self, offset: usize) -> Option<&'s Directive<'a>> {
        let index = self.slots.partition_point(|slot| slot.at <= offset).checked_sub(1)?;
        let slot = &self.slots[index];
        (offset < slot.at + STAND_IN.len()).then_some(slot.directive)
    }
}
