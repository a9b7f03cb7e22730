//! Typography: what authors type becomes what their readers expect to see printed.
//!
//! Straight quotes pair and nest, apostrophes curl, three dots close up, ranges get their dash,
//! numbers stay with their units, and French punctuation gets its no-break spaces. Addresses,
//! paths, times and emoticons stay as typed. Setting a text twice gives the same text.
//!
//! It works on plain text, never on markup: a renderer pushes a block's pieces in order, and a
//! quotation that opens in one piece closes in another.

#[cfg(test)]
mod cases;
mod french;
mod glue;
mod line;
mod ordinals;
mod quotation;
mod word;

use std::borrow::Cow;

use super::{Locale, Typography};
use line::Line;
pub use ordinals::ordinals;
use quotation::Quotation;

/// Sets the pieces of one block in order; make a new one for each block.
pub struct Typesetter<'a> {
    locale: &'a Locale,
    /// The end of what was set before, so that a piece knows what it follows.
    context: String,
    quotation: Quotation,
}

impl Locale {
    /// The text as its readers expect to see it printed; borrowed when nothing changes.
    pub fn typeset<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let concerned = || text.bytes().any(concerns) || glue::concerns(text, self.primary());
        if self.profile.typography == Typography::None || !concerned() {
            return Cow::Borrowed(text);
        }
        let set = Typesetter::new(self).push(text);
        if set == text { Cow::Borrowed(text) } else { Cow::Owned(set) }
    }
}

/// Whether a byte may begin something that changes; the first byte of « and » is one.
fn concerns(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'.' | b'-' | b';' | b':' | b'!' | b'?' | b'%' | b'0'..=b'9' | 0xC2 | 0xE2)
}

impl<'a> Typesetter<'a> {
    /// At the start of a block.
    pub fn new(locale: &'a Locale) -> Typesetter<'a> {
        Typesetter { locale, context: String::new(), quotation: Quotation::default() }
    }

    /// The next piece of the block's text, set. A line break within the block is a piece `"\n"`.
    pub fn push(&mut self, piece: &str) -> String {
        if self.locale.profile.typography == Typography::None {
            return piece.to_owned();
        }
        let mut line = Line::after(std::mem::take(&mut self.context), piece.len());
        let mut rest = piece;
        while !rest.is_empty() {
            let spaces = rest.len() - rest.trim_start().len();
            if !(self.is_french() && line.ends_with_opening_guillemet()) {
                line.push_str(&rest[..spaces]);
            }
            rest = self.set_word(&mut line, &rest[spaces..]);
        }
        self.context = line.end();
        line.into_piece()
    }

    /// Something that is not text stands here: code, a picture, a formula.
    pub fn pass(&mut self) {
        self.context = "\u{FFFC}".into();
    }

    /// Sets the word that `rest` begins with, and gives what follows it.
    fn set_word<'t>(&mut self, line: &mut Line, rest: &'t str) -> &'t str {
        if let Some(length) = word::plain(rest) {
            let (word, after) = rest.split_at(length);
            glue::hold(line, word, self.locale);
            line.push_str(word);
            return after;
        }
        let word = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
        let after = &rest[word.len()..];
        if let Some(dash) = word::dash(word).filter(|_| line.stands_apart() && after.starts_with(char::is_whitespace)) {
            line.push(dash);
            return after;
        }
        glue::hold(line, word, self.locale);
        let mut rest = rest;
        for part in word::parts(word) {
            self.set_part(line, part, rest);
            rest = &rest[part.len()..];
        }
        after
    }

    /// Sets a part of a word, which `rest` begins with.
    fn set_part(&mut self, line: &mut Line, part: &str, rest: &str) {
        let verbatim = word::verbatim(part);
        let joins = |at: usize| rest[at..].starts_with('-') && self.locale.patterns.dash == "–" && word::is_range(part, at);
        let mut at = 0;
        while at < part.len() {
            if at == verbatim.start && !verbatim.is_empty() {
                line.push_str(&part[verbatim.clone()]);
                at = verbatim.end;
            } else if joins(at) {
                line.push('–');
                at += 1;
            } else {
                at += self.set_glyph(line, &rest[at..]);
            }
        }
    }

    /// Sets the glyph that `rest` begins with, and gives how many bytes it was typed with.
    fn set_glyph(&mut self, line: &mut Line, rest: &str) -> usize {
        let Some(glyph) = rest.chars().next() else { return 0 };
        let length = glyph.len_utf8();
        match glyph {
            '"' => self.quotation.double(line, rest, self.locale),
            '\'' => self.quotation.single(line, rest, self.locale),
            '.' => return dots(line, rest),
            ';' | ':' | '!' | '?' if self.is_french() => french::mark(line, rest, self.locale),
            '«' | '‹' | '»' | '›' if self.is_french() => {
                french::guillemet(line, glyph, self.locale);
                self.quotation.typed(glyph);
            }
            // So has German (DIN 5008).
            '%' | '‰' | '€' if self.is_french() || self.locale.primary() == "de" => french::symbol(line, rest),
            _ => {
                line.push(glyph);
                self.quotation.typed(glyph);
            }
        }
        length
    }

    fn is_french(&self) -> bool {
        self.locale.primary() == "fr"
    }
}

/// Exactly three dots are an ellipsis; two, four or more stay as typed.
fn dots(line: &mut Line, rest: &str) -> usize {
    let count = rest.bytes().take_while(|byte| *byte == b'.').count();
    match count {
        3 => line.push('…'),
        _ => line.push_str(&rest[..count]),
    }
    count
}
