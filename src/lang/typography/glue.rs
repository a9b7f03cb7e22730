//! Keeps together what a line must not part: a number and its unit, `n° 3`, `p. 4`, `M. Dupont`,
//! the groups of a long number.

use super::super::Locale;
use super::super::number::is_symbol;
use super::line::Line;
use super::ordinals::ordinals;

/// Makes the space before `word` one that does not break, where it must not.
pub(super) fn hold(line: &mut Line, word: &str, locale: &Locale) {
    if !line.ends_in_space() {
        return;
    }
    if let Some(space) = holding_space(line, word, locale) {
        line.hold(space);
    }
}

fn holding_space(line: &Line, word: &str, locale: &Locale) -> Option<char> {
    // What the last word is costs more than what this one begins with.
    let number = word.starts_with(|glyph: char| glyph.is_ascii_digit());
    let after_number = || line.last_glyph().is_some_and(|glyph| glyph.is_ascii_digit());
    match () {
        _ if number && groups(line, word) => Some(if locale.symbols.group.trim().is_empty() { group(locale) } else { '\u{A0}' }),
        _ if after_number() && is_unit(word) => Some('\u{A0}'),
        _ if number && may_precede_number(line) && BEFORE_NUMBER.contains(&line.last_word()) => Some('\u{A0}'),
        _ if may_be_held(word, locale.primary()) && is_held(line.last_word(), word, locale.primary()) => Some('\u{A0}'),
        _ if number && is_hour(line, locale.primary()) => Some('\u{A0}'),
        _ => None,
    }
}

/// Whether a text without a mark or a digit may hold words that a line must not part.
pub(super) fn concerns(text: &str, language: &str) -> bool {
    let mut words = text.split(' ');
    let mut last = words.next().unwrap_or_default();
    words.any(|word| is_held(std::mem::replace(&mut last, word), word, language))
}

/// Whether a word may stay with the one before, whatever that is: most may not.
fn may_be_held(word: &str, language: &str) -> bool {
    word.starts_with(char::is_uppercase) || language == "fr" && word.starts_with("siècle") || language == "de" && word.contains('.')
}

/// Whether a word stays with the one before: a name with its title, a century with its number, `z. B.`
fn is_held(last: &str, word: &str, language: &str) -> bool {
    let letter = |word: &str| word.chars().next().is_some_and(char::is_alphabetic) && word.chars().nth(1) == Some('.');
    match language {
        "fr" if word.starts_with("siècle") => last.starts_with(|glyph: char| glyph.is_ascii_uppercase()) && !ordinals(last).is_empty(),
        "de" if letter(word) && letter(last) => last.chars().count() == 2,
        _ => word.starts_with(char::is_uppercase) && is_title(last, language),
    }
}

/// Whether a French hour goes on: the minutes of `20 h 30`.
fn is_hour(line: &Line, language: &str) -> bool {
    let digit = |glyph: char| glyph.is_ascii_digit();
    language == "fr" && line.last_word() == "h" && line.before_last_word().trim_end().ends_with(digit)
}

fn group(locale: &Locale) -> char {
    locale.symbols.group.chars().next().unwrap_or('\u{A0}')
}

/// Whether the last word and this one are groups of one number: `12 345`, `1 234 567,8`, but no
/// telephone, no year before a count.
fn groups(line: &Line, word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let ends = word[digits..].chars().next().is_none_or(|glyph| !glyph.is_alphanumeric() && !"-/".contains(glyph));
    if digits != 3 || !ends {
        return false;
    }
    let last = line.last_word();
    let first = (1..=3).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_digit()) && !last.starts_with('0');
    let before = line.before_last_word();
    let digit_before = before.trim_end().ends_with(|glyph: char| glyph.is_ascii_digit());
    let held = before.ends_with(['\u{202F}', '\u{A0}']) && last.len() == 3;
    first && !digit_before || held && digit_before && last.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_unit(word: &str) -> bool {
    const OTHERS: [&str; 19] =
        ["%", "‰", "€", "$", "£", "k€", "M€", "Md€", "EUR", "°", "ETP", "VTE", "FTE", "VZÄ", "mln", "mld", "Mio", "Mrd", "CHF"];
    let part = |glyph: char| glyph.is_alphanumeric() || matches!(glyph, '%' | '‰' | '€' | '$' | '£' | '°');
    let bare = &word[..word.find(|glyph| !part(glyph)).unwrap_or(word.len())];
    (is_symbol(bare) && bare != "a") || OTHERS.contains(&bare)
}

/// Whether the last word ends as one of those that a number follows: most do not.
fn may_precede_number(line: &Line) -> bool {
    line.last_glyph().is_some_and(|glyph| matches!(glyph, '.' | 's' | '°' | 'º' | '№' | '§' | '€' | '$' | '£' | '±'))
}

/// What a number follows, in the four languages.
const BEFORE_NUMBER: [&str; 42] = [
    "n°", "N°", "nº", "Nº", "n°s", "no.", "No.", "nos.", "nr.", "Nr.", "nrs.", "№", "p.", "pp.", "blz.", "S.", "art.", "Art.", "fig.",
    "Fig.", "afb.", "Afb.", "Abb.", "tab.", "Tab.", "tabl.", "vol.", "Vol.", "chap.", "hfst.", "Kap.", "Abs.", "Bd.", "ch.", "§", "§§",
    "€", "$", "£", "ca.", "env.", "±",
];

/// What a name follows.
fn is_title(last: &str, language: &str) -> bool {
    match language {
        "fr" => matches!(last, "M." | "MM." | "Mme" | "Mmes" | "Mlle" | "Me" | "Mgr" | "Dr" | "Pr" | "St" | "Ste"),
        "nl" => matches!(last, "dr." | "Dr." | "prof." | "Prof." | "mr." | "ir." | "ing." | "dhr." | "mevr." | "St."),
        "de" => matches!(last, "Dr." | "Prof." | "Hr." | "Fr." | "St."),
        "en" => matches!(last, "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms." | "Dr" | "Dr." | "Prof." | "St" | "St."),
        _ => false,
    }
}
