//! What French and Dutch authors really mistype in YAML, found and shown mended.
//!
//! The parser says "mapping values are not allowed here"; an author needs the line as it should be.

use super::yaml::{Kind, Node};
use crate::finding::{Findings, Place, Problem, YamlTrouble};

/// The slip that explains a syntax error at `offset`: what it is and the bytes it covers.
pub fn at_error(text: &str, offset: usize) -> Option<(YamlTrouble, usize, usize)> {
    let here = line_around(text, offset);
    let lines = [Some(here), (here.0 > 0).then(|| line_around(text, here.0 - 1))];
    lines.into_iter().flatten().find_map(|(start, end)| in_line(text, start, end))
}

/// The word that stands at `offset`.
pub fn word_at(text: &str, offset: usize) -> &str {
    let rest = text.get(offset..).unwrap_or_default();
    rest.split(|character: char| character.is_whitespace() || matches!(character, ',' | ']' | '}')).next().unwrap_or_default()
}

fn line_around(text: &str, offset: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let start = before.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |at| at + 1);
    let end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
    (start, end)
}

fn in_line(text: &str, start: usize, end: usize) -> Option<(YamlTrouble, usize, usize)> {
    let line = &text[start..end];
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    if let Some(tab) = line[..indent].find('\t') {
        return Some((YamlTrouble::Tab, start + tab, start + tab + 1));
    }
    let (key, value) = key_and_value(line)?;
    let at = start + line.len() - value.len();
    let words = value.trim_end();
    let mended = |words: &str| format!("{}: \"{}\"", key.trim(), words.replace('\\', "\\\\").replace('"', "\\\""));
    let span = (at, at + words.len());
    if words.starts_with("'t ") || words.starts_with("'s ") || words.starts_with("'n ") {
        return Some((YamlTrouble::NeedsQuotes(mended(words)), span.0, span.1));
    }
    if is_cut_quote(words) {
        return Some((YamlTrouble::UnclosedQuote, at, at + 1));
    }
    if words.starts_with('@') || words.starts_with('`') || words.starts_with("& ") || words.starts_with("* ") || words.starts_with('%') {
        return Some((YamlTrouble::NeedsQuotes(mended(words)), span.0, span.1));
    }
    if words.starts_with('[') && words.find(']').is_some_and(|close| words[close + 1..].trim_start().starts_with(char::is_alphanumeric)) {
        return Some((YamlTrouble::NeedsQuotes(mended(words)), span.0, span.1));
    }
    let bare = !words.starts_with(['"', '\'', '{', '[', '|', '>', '&', '*', '!']);
    if bare && (words.contains(": ") || words.ends_with(':')) {
        return Some((YamlTrouble::ColonInWords(mended(words)), span.0, span.1));
    }
    None
}

/// A quotation mark that opens on this line and closes neither here nor by being doubled.
fn is_cut_quote(words: &str) -> bool {
    match words.chars().next() {
        Some('"') => words[1..].replace("\\\"", "").matches('"').count() == 0,
        Some('\'') => words[1..].replace("''", "").matches('\'').count() == 0,
        _ => false,
    }
}

fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start().trim_start_matches("- ");
    let at = line.find(": ")?;
    let key = &line[..at];
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    plain.then(|| (key, line[at + 2..].trim_start()))
}

/// Slips that parse without an error but cannot be meant: typographic quotation marks used as YAML's,
/// and a ` #` that cuts a line of words.
pub fn in_tree(node: &Node, text: &str, base: Place) -> Findings {
    let mut findings = Findings::new();
    look(node, text, base, &mut findings);
    findings
}

fn look(node: &Node, text: &str, base: Place, findings: &mut Findings) {
    match &node.kind {
        Kind::Map(entries) => entries.iter().for_each(|entry| look(&entry.value, text, base, findings)),
        Kind::List(nodes) => nodes.iter().for_each(|node| look(node, text, base, findings)),
        Kind::Scalar(words) => look_at_words(node.place, words, text, base, findings),
        Kind::Empty => {}
    }
}

fn look_at_words(place: Place, words: &str, text: &str, base: Place, findings: &mut Findings) {
    let (start, end) = ((place.start - base.start) as usize, (place.end - base.start) as usize);
    let Some(written) = text.get(start..end) else { return };
    if written.starts_with(['"', '\'', '|', '>']) {
        return;
    }
    let mended = |words: &str| {
        let (from, _) = line_around(text, start);
        let key = text[from..start].trim_start().trim_start_matches("- ").trim_end();
        let key = key.rsplit_once(['{', ',']).map_or(key, |(_, key)| key.trim_start());
        format!("{key} \"{}\"", words.replace('"', "\\\"")).trim_start().to_owned()
    };
    let inner = words.strip_prefix(['“', '„', '”']).and_then(|rest| rest.strip_suffix(['”', '“']));
    if let Some(inner) = inner.filter(|inner| !inner.contains(['“', '”', '„'])) {
        findings.add(Problem::Yaml { trouble: YamlTrouble::NeedsQuotes(mended(inner)) }, place);
        return;
    }
    let rest = &text[end..];
    let comment = rest.trim_start_matches([' ', '\t']);
    let cuts = comment.len() < rest.len() && comment.starts_with('#') && comment[1..].starts_with(|c: char| c.is_alphanumeric());
    if cuts && words.chars().any(char::is_alphabetic) {
        let (_, line_end) = line_around(text, end);
        let rest = text[end..line_end].trim_end();
        let whole = format!("{words}{rest}");
        findings.add(Problem::Yaml { trouble: YamlTrouble::CutByHash(mended(&whole)) }, place.within(0, end - start + rest.len()));
    }
}
