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

/// How long the word is that stands at the beginning, if it is of letters, digits, commas and single full stops alone:
/// nothing in it changes. Most words are, and most numbers.
pub(super) fn plain(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = 0;
    loop {
        match bytes.get(end) {
            Some(byte) if byte.is_ascii_alphanumeric() => end += 1,
            // In UTF-8 the letters À to ÿ are a 0xC3 and one byte more, which no other letter of a word begins with.
            Some(0xC3) => end += 2,
            Some(b',') => end += 1,
            Some(b'.') if bytes.get(end + 1) != Some(&b'.') => end += 1,
            None | Some(b' ' | b'\n') => return (end > 0).then_some(end),
            _ => return None,
        }
    }
}

/// The parts of a word, each with the quotation mark that ends it: no address holds one.
pub(super) fn parts(word: &str) -> impl Iterator<Item = &str> {
    word.split_inclusive(is_mark)
}

/// What of a part must not change: an address, a path, a short code, an emoticon. Brackets around
/// it are text.
pub(super) fn verbatim(part: &str) -> Range<usize> {
    let part = part.trim_end_matches(is_mark);
    if let Some(face) = emoticon(part) {
        return face;
    }
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

fn is_mark(glyph: char) -> bool {
    matches!(glyph, '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' | '‘' | '‚')
}

fn is_url(core: &str) -> bool {
    core.contains("://") || begins(core, &["www.", "mailto:", "tel:"])
}

/// E-mail addresses, paths, queries, flags, names of programs' things.
fn is_code(bare: &str) -> bool {
    let query = bare.contains('/') && bare.contains(['?', '=', '&', '#']);
    let path = begins(bare, &["/", "./", "../", "~/", "--"]);
    query || path || bare.contains(['\\', '=']) || bare.contains("::") || is_email(bare)
}

/// Whether the text, or what follows a single quote in it, begins with one of these and goes on.
fn begins(text: &str, starts: &[&str]) -> bool {
    let mut texts = text.split(['‘', '’', '‚']);
    texts.any(|text| starts.iter().any(|start| text.len() > start.len() && text.starts_with(start)))
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

/// Where the emoticon stands that a part is, without a quote before it and the marks after it.
pub(super) fn emoticon(part: &str) -> Option<Range<usize>> {
    const EMOTICONS: [&str; 28] = [
        ":)", ":-)", ":(", ":-(", ";)", ";-)", ":D", ":-D", ":P", ":-P", ":p", ":-p", ":/", ":-/", ":|", ":-|", ":o", ":O", ":-o", ":-O",
        ":'(", ":')", ":*", ":-*", ":3", ":]", ":[", ";]",
    ];
    let start = part.rfind('’').map_or(0, |index| index + '’'.len_utf8());
    let face = part[start..].trim_end_matches(['.', ',', ';', ':', '!', '?', '…']);
    EMOTICONS.contains(&face).then_some(start..start + face.len())
}

/// Whether the hyphen at `at` stands in a range from a lesser number to a greater: `2-5`, but no
/// date (`2023-06`), no telephone (`02-512`), no code.
pub(super) fn is_range(part: &str, at: usize) -> bool {
    let separates = |glyph: char| matches!(glyph, ';' | ':' | '!' | '?' | '%' | '‰' | '€');
    let from = part[..at].rsplit(separates).next().unwrap_or_default().trim_start_matches(['(', '[', '±', '~', '$', '£', '§']);
    let to = part[at + 1..].split(separates).next().unwrap_or_default();
    let to = to.trim_end_matches(|glyph: char| !glyph.is_alphanumeric() && !matches!(glyph, '-' | '/'));
    let code = from.len() == 3 && to.len() == 4;
    is_end(from) && is_end(to) && value(from) < value(to) && !code
}

fn is_end(text: &str) -> bool {
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let digits = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction) && (whole == "0" || !whole.starts_with('0'))
}

fn value(end: &str) -> f64 {
    end.replace(',', ".").parse().unwrap_or(0.0)
}
