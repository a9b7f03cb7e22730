//! What a word is before it is set: a dash, a range, or something that must stay as typed.

use std::ops::Range;

/// The dash that a word of hyphens stands for.
pub(super) fn dash(word: &str) -> Option<char> {
    match word {
        "-" | "--" => Some('–'),
        "---" => Some('—'),
        _ => None,
    }
}

/// The parts of a word that must not change: addresses, paths, short codes, emoticons. Quotation
/// marks around them, and between them, are text.
pub(super) fn verbatim(word: &str) -> Vec<Range<usize>> {
    if is_emoticon(word) || is_emoticon(word.trim_end_matches(['.', ',', '!'])) {
        return vec![0..word.len()];
    }
    let mut at = 0;
    let parts = word.split_inclusive(is_mark).map(|part| {
        let start = at;
        at += part.len();
        let kept = verbatim_part(part.trim_end_matches(is_mark));
        start + kept.start..start + kept.end
    });
    parts.filter(|range| !range.is_empty()).collect()
}

fn verbatim_part(part: &str) -> Range<usize> {
    let start = part.len() - part.trim_start_matches(['\'', '’', '‘', '‚', '(', '[', '{']).len();
    let quoted = part[..start].contains('\'');
    let closes = |glyph| matches!(glyph, ')' | ']' | '}' | '.' | ',' | '…' | '’' | '‘') || quoted && glyph == '\'';
    let core = part[start..].trim_end_matches(closes);
    let bare = core.trim_end_matches(|glyph| closes(glyph) || matches!(glyph, ';' | ':' | '!' | '?' | '\''));
    match () {
        _ if !bare.contains(char::is_alphanumeric) => 0..0,
        _ if is_url(core) || is_shortcode(core) => start..start + core.len(),
        _ if is_code(bare) => start..start + bare.len(),
        _ => 0..0,
    }
}

/// A quotation mark: no address holds one.
fn is_mark(glyph: char) -> bool {
    matches!(glyph, '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›')
}

fn is_url(core: &str) -> bool {
    core.contains("://") || ["www.", "mailto:", "tel:"].iter().any(|start| core.starts_with(start))
}

/// E-mail addresses, paths, queries, flags, names of programs' things.
fn is_code(bare: &str) -> bool {
    let query = bare.contains('/') && bare.contains(['?', '=', '&', '#']);
    let path = ["/", "./", "../", "~/", "--"].iter().any(|start| bare.len() > start.len() && bare.starts_with(start));
    query || path || bare.contains('\\') || bare.contains("::") || bare.contains('=') || is_email(bare)
}

fn is_email(bare: &str) -> bool {
    let Some((name, domain)) = bare.split_once('@') else { return false };
    name.ends_with(char::is_alphanumeric) && domain.contains('.')
}

/// `:heart:`
fn is_shortcode(core: &str) -> bool {
    let inner = core.strip_prefix(':').and_then(|rest| rest.strip_suffix(':')).unwrap_or_default();
    !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+'))
}

fn is_emoticon(word: &str) -> bool {
    const EMOTICONS: [&str; 28] = [
        ":)", ":-)", ":(", ":-(", ";)", ";-)", ":D", ":-D", ":P", ":-P", ":p", ":-p", ":/", ":-/", ":|", ":-|", ":o", ":O", ":-o", ":-O",
        ":'(", ":')", ":*", ":-*", ":3", ":]", ":[", ";]",
    ];
    EMOTICONS.contains(&word)
}

/// Where the hyphen of `2-5` stands, if the word is a range from a lesser number to a greater:
/// no date (`2023-06`), no telephone (`02-512`), no code.
pub(super) fn range_hyphen(word: &str) -> Option<usize> {
    let start = word.find(|glyph: char| glyph.is_ascii_digit())?;
    let core = word[start..].trim_end_matches(|glyph: char| !glyph.is_ascii_digit());
    let around = |text: &str| text.chars().all(|glyph| !glyph.is_alphanumeric() && !matches!(glyph, '-' | '/' | '+' | '.' | '\\' | '@'));
    let (from, to) = core.split_once('-')?;
    let plausible = [from, to].iter().all(|end| is_end(end)) && value(from) < value(to) && !(from.len() == 3 && to.len() == 4);
    let alone = around(&word[..start])
        && word[start + core.len()..].chars().next().is_none_or(|glyph| !glyph.is_alphanumeric() && !"-/".contains(glyph));
    (plausible && alone).then_some(start + from.len())
}

fn is_end(text: &str) -> bool {
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let digits = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction) && (whole == "0" || !whole.starts_with('0'))
}

fn value(end: &str) -> f64 {
    end.replace(',', ".").parse().unwrap_or(0.0)
}
