//! Quotation marks and apostrophes: which way a straight quote turns.
//!
//! A quote after a space opens, after a word closes; what is open decides the rest, and which of
//! the language's two pairs is used. A quote that measures (5' 10") stays straight.

use super::super::Locale;
use super::french;
use super::line::Line;

/// How deep quotations nest.
const DEEPEST: usize = 8;
/// How far a quotation in single quotes is looked for its end, in glyphs.
const LONGEST: usize = 600;

/// The quotations open at this point of a block, outermost first.
#[derive(Default)]
pub(super) struct Quotation {
    open: Vec<Open>,
}

struct Open {
    /// How it was typed.
    typed: char,
    /// How it was set.
    marks: (char, char),
}

/// What a quote at one place may be.
struct Place {
    before: Option<char>,
    next: Option<char>,
    /// What comes after `next`.
    second: Option<char>,
}

impl Place {
    fn of(line: &Line, rest: &str) -> Place {
        let mut glyphs = rest.chars().skip(1);
        Place { before: line.last(), next: glyphs.next(), second: glyphs.next() }
    }

    /// Nothing, a space or an opening bracket before.
    fn is_at_start(&self) -> bool {
        self.before.is_none_or(|glyph| glyph.is_whitespace() || opens(glyph))
    }

    /// An apostrophe, a slash or a dash before: both may be.
    fn is_joined(&self) -> bool {
        self.before.is_some_and(|glyph| "’'/-–—:".contains(glyph))
    }

    fn word_follows(&self) -> bool {
        self.next.is_some_and(char::is_alphanumeric)
    }

    /// What opens in one language (“) may close in another, unless a word comes after it.
    fn quotation_follows(&self) -> bool {
        match self.next {
            Some('"' | '“' | '‘') => self.second.is_some_and(char::is_alphanumeric),
            next => next.is_some_and(opens),
        }
    }

    fn digit_precedes(&self) -> bool {
        self.before.is_some_and(|glyph| glyph.is_ascii_digit())
    }
}

impl Quotation {
    /// Sets the `"` that `rest` begins with.
    pub(super) fn double(&mut self, line: &mut Line, rest: &str, locale: &Locale) {
        let place = Place::of(line, rest);
        let inside = self.is_open('"');
        let opening = match () {
            _ if place.is_at_start() => !inside || place.word_follows() || place.next.is_some_and(opens),
            _ if place.is_joined() => place.word_follows(),
            _ => !inside && place.word_follows() && !place.digit_precedes(),
        };
        match opening {
            true => self.open(line, '"', locale),
            false if inside => self.close(line, '"', locale),
            false if place.digit_precedes() => line.push('"'),
            false => set(line, self.pair('"', locale).1, locale),
        }
    }

    /// Sets the `'` that `rest` begins with.
    pub(super) fn single(&mut self, line: &mut Line, rest: &str, locale: &Locale) {
        let place = Place::of(line, rest);
        match () {
            _ if place.is_at_start() => self.single_at_start(line, rest, locale),
            _ if place.digit_precedes() && place.next.is_some_and(|next| next.is_ascii_digit()) => line.push('\''),
            _ if place.word_follows() || place.quotation_follows() => line.push('’'),
            _ if self.is_open('\'') && !is_elision(line, place.next) => self.close(line, '\'', locale),
            _ if place.digit_precedes() => line.push('\''),
            _ => line.push('’'),
        }
    }

    /// Before a word: an elision (’t, ’90s), or a quotation if one ends further on.
    fn single_at_start(&mut self, line: &mut Line, rest: &str, locale: &Locale) {
        let rest = &rest[1..];
        let next = rest.chars().next();
        match next {
            Some(next) if ends_word(next) && self.is_open('\'') => self.close(line, '\'', locale),
            Some(next) if ends_word(next) => line.push('\''),
            Some(_) if begins_with_elision(rest, locale.primary()) || !closes_later(rest) => line.push('’'),
            _ => self.open(line, '\'', locale),
        }
    }

    /// Notes a mark that its author set.
    pub(super) fn typed(&mut self, glyph: char) {
        match glyph {
            _ if self.open.last().is_some_and(|open| open.marks.1 == glyph) && glyph != '’' => drop(self.open.pop()),
            '«' => self.note(glyph, ('«', '»')),
            '“' => self.note(glyph, ('“', '”')),
            '„' => self.note(glyph, ('„', '“')),
            '‹' => self.note(glyph, ('‹', '›')),
            _ => {}
        }
    }

    /// Remembers a few levels: who opens more has forgotten to close.
    fn note(&mut self, typed: char, marks: (char, char)) {
        if self.open.len() == DEEPEST {
            self.open.remove(0);
        }
        self.open.push(Open { typed, marks });
    }

    fn is_open(&self, typed: char) -> bool {
        self.open.iter().any(|open| open.typed == typed)
    }

    fn open(&mut self, line: &mut Line, typed: char, locale: &Locale) {
        let marks = self.pair(typed, locale);
        set(line, marks.0, locale);
        self.note(typed, marks);
    }

    /// Closes the innermost quotation that was typed so, and what was left open inside it.
    fn close(&mut self, line: &mut Line, typed: char, locale: &Locale) {
        while let Some(open) = self.open.pop() {
            if open.typed == typed {
                return set(line, open.marks.1, locale);
            }
        }
    }

    /// The pair for a quotation here: the other one than that around it.
    fn pair(&self, typed: char, locale: &Locale) -> (char, char) {
        let marks = locale.marks;
        match self.open.last() {
            Some(around) if around.marks.0 == marks.outer.0 => marks.inner,
            Some(_) => marks.outer,
            None if typed == '"' => marks.outer,
            None if locale.primary() == "fr" => ('‘', '’'),
            None => marks.inner,
        }
    }
}

fn set(line: &mut Line, mark: char, locale: &Locale) {
    match mark {
        '«' | '»' | '‹' | '›' if locale.primary() == "fr" => french::guillemet(line, mark, locale),
        _ => line.push(mark),
    }
}

/// Brackets and marks that something opens with.
pub(super) fn opens(glyph: char) -> bool {
    matches!(glyph, '(' | '[' | '{' | '«' | '‹' | '“' | '„' | '‘' | '‚' | '「' | '『' | '¿' | '¡')
}

fn ends_word(glyph: char) -> bool {
    glyph.is_whitespace() || ";:!?,)]}»›".contains(glyph)
}

/// A French article at the end of a piece (`l'` before an emphasis) closes nothing.
fn is_elision(line: &Line, next: Option<char>) -> bool {
    let word = line.last_word().to_lowercase();
    next.is_none() && (matches!(word.as_str(), "l" | "d" | "j" | "m" | "n" | "s" | "t" | "c") || word.ends_with("qu"))
}

/// Words that begin with an apostrophe, and years without their century.
fn begins_with_elision(rest: &str, language: &str) -> bool {
    let word = &rest[..rest.find(|glyph: char| !glyph.is_alphanumeric()).unwrap_or(rest.len())];
    let quoted = rest[word.len()..].starts_with('\'') && language != "en";
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let word = word.to_lowercase();
    let elided = match language {
        "nl" | "fy" | "af" | "li" | "vls" => matches!(word.as_str(), "s" | "t" | "n" | "k" | "m" | "r" | "ns"),
        "en" => matches!(word.as_str(), "tis" | "twas" | "twere" | "til" | "till" | "em" | "cause" | "bout" | "round" | "n"),
        "de" | "lb" => matches!(word.as_str(), "s" | "n" | "ne" | "nen" | "nem" | "ner" | "rein" | "raus"),
        _ => false,
    };
    (elided && !quoted) || (digits == 2 && (word.len() == 2 || word.ends_with('s')) && !quoted)
}

/// Whether a quotation that opens here may close: nothing more is known, or a quote ends a word.
fn closes_later(rest: &str) -> bool {
    let mut before = ' ';
    let mut glyphs = rest.chars().take(LONGEST).peekable();
    while let Some(glyph) = glyphs.next() {
        if glyph == '\'' && !before.is_whitespace() && !glyphs.peek().is_some_and(|next| next.is_alphanumeric()) {
            return true;
        }
        before = glyph;
    }
    rest.is_empty()
}
