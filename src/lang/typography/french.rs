//! French spaces: a narrow one before `; ! ?`, a full one before `:` and inside « », none of
//! which breaks (Lexique des règles typographiques en usage à l'Imprimerie nationale).
//! The typography `eu` takes these spaces away (interinstitutional style guide, 6.4).

use super::super::Locale;
use super::super::patterns::NBSP;
use super::line::Line;

/// Sets one of `; : ! ?`, which `rest` begins with.
pub(super) fn mark(line: &mut Line, rest: &str, locale: &Locale) {
    let mut glyphs = rest.chars();
    let Some(mark) = glyphs.next() else { return };
    if ends_clause(line, mark, glyphs.next()) {
        set_off(line, mark, locale, is_ratio(line, rest) || line.ends_with_emoticon());
    }
    line.push(mark);
}

fn set_off(line: &mut Line, mark: char, locale: &Locale, apart: bool) {
    if locale.french_spaces() {
        line.trim();
        space(line, if mark == ':' { '\u{A0}' } else { '\u{202F}' });
    } else if !apart {
        line.trim();
    }
}

/// Whether the mark closes a clause, rather than standing in a time, an address or a run of marks.
fn ends_clause(line: &Line, mark: char, next: Option<char>) -> bool {
    let follows = match line.last_glyph() {
        None => false,
        Some(';' | ':' | '!' | '?') => line.ends_in_space(),
        Some(glyph) => {
            !matches!(glyph, '(' | '[' | '{' | '«' | '‹' | '/' | '\\' | '&' | '=' | '#' | '@' | '¿' | '¡') && !line.ends_with_hyphens()
        }
    };
    let closes = match next {
        None => true,
        Some(':') if mark == ':' => false,
        Some(glyph) => glyph.is_whitespace() || "!?;:)]}»›”’\"',.…–—".contains(glyph),
    };
    follows && closes
}

/// `3 : 1`
fn is_ratio(line: &Line, rest: &str) -> bool {
    let digit = |glyph: Option<char>| glyph.is_some_and(|glyph| glyph.is_ascii_digit());
    digit(line.last_glyph()) && digit(rest[1..].trim_start().chars().next())
}

/// Sets a guillemet with the space inside it.
pub(super) fn guillemet(line: &mut Line, glyph: char, locale: &Locale) {
    let opens = matches!(glyph, '«' | '‹');
    let inside = !line.ends_with_opening_guillemet() && !line.ends_with_hyphens();
    if !opens && line.last_glyph().is_some() && inside {
        line.trim();
        if locale.french_spaces() {
            space(line, '\u{A0}');
        }
    }
    line.push(glyph);
    if opens && locale.french_spaces() {
        line.push_str(NBSP);
    }
}

/// Sets `%`, `‰` or `€`, apart from the number it was typed against.
pub(super) fn symbol(line: &mut Line, rest: &str) {
    let mut glyphs = rest.chars();
    let Some(symbol) = glyphs.next() else { return };
    let after_number = line.last().is_some_and(|glyph| glyph.is_ascii_digit());
    if after_number && !glyphs.next().is_some_and(char::is_alphanumeric) {
        line.push_str(NBSP);
    }
    line.push(symbol);
}

/// A space of an earlier piece cannot be taken away, so it is not doubled.
fn space(line: &mut Line, space: char) {
    if !line.ends_in_space() {
        line.push(space);
    }
}
