//! How words are spelled in YAML: as their author would have, changing nothing around them.

use std::ops::Range;

use super::yaml::{Entry, Kind, Node};
use crate::lang::LanguageTag;

/// A change of a file: what stands at these bytes becomes this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes.
    pub range: Range<usize>,
    /// What stands there instead.
    pub text: String,
}

/// The text after its edits; those at one place follow each other in their order. An edit that overlaps one before
/// it is left out.
pub fn edited(text: &str, edits: &[Edit]) -> String {
    let mut order: Vec<&Edit> = edits.iter().collect();
    order.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in order.into_iter().filter(|edit| edit.range.end <= text.len()) {
        if edit.range.start < at {
            continue;
        }
        out.push_str(&text[at..edit.range.start]);
        out.push_str(&edit.text);
        at = edit.range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// The line end that a file uses.
pub fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if at > 0 && text.as_bytes()[at - 1] == b'\r' => "\r\n",
        None if text.contains('\r') => "\r",
        _ => "\n",
    }
}

/// Words as a scalar in the style of another one, `like`, whose lines would begin after `indent` blanks.
pub fn scalar(words: &str, like: &str, indent: usize) -> String {
    let first = like.chars().next().unwrap_or('"');
    let lines = words.contains('\n');
    let calm = words.chars().all(|letter| !letter.is_control() || letter == '\n')
        && !words.contains(['\u{2028}', '\u{2029}', '\u{85}', '\u{FEFF}']);
    match first {
        '|' | '>' if calm && !words.trim().is_empty() && !words.starts_with([' ', '\n', '\t']) && !words.ends_with("\n\n") => {
            block(words, first, indent)
        }
        '\'' if calm && !lines => format!("'{}'", words.replace('\'', "''")),
        '"' | '\'' | '|' | '>' => quoted(words),
        _ if calm && is_plain(words) => words.to_owned(),
        _ => quoted(words),
    }
}

fn block(words: &str, mark: char, indent: usize) -> String {
    let body = words.trim_end_matches('\n');
    // A folded text would lose its line breaks.
    let mark = if body.contains('\n') { '|' } else { mark };
    let keep = if words.len() == body.len() { "-" } else { "" };
    let pad = " ".repeat(indent);
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("{pad}{line}") };
    format!("{mark}{keep}\n{}", body.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

/// Words between quotation marks, on one line.
pub fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for letter in words.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' => out.push_str(&format!("\\u{:04X}", u32::from(letter))),
            control if control.is_control() => out.push_str(&format!("\\x{:02X}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// Whether words may stand without quotation marks, also between braces.
fn is_plain(words: &str) -> bool {
    let starts = words.starts_with(char::is_alphanumeric);
    let marks =
        words.contains(": ") || words.contains(" #") || words.contains(" :") || words.contains(['\n', ',', '[', ']', '{', '}', '"']);
    starts && !marks && !words.ends_with([':', ' ']) && !matches!(words, "null" | "true" | "false")
}

/// The bytes of a scalar as written: those of a block begin with its mark, on the line before its words.
pub fn written(text: &str, at: &Range<usize>) -> Range<usize> {
    let head = text[..at.start].trim_end();
    if !text[head.len()..at.start].contains(['\n', '\r']) {
        return at.clone();
    }
    let line = head.rfind(['\n', '\r']).map_or(0, |line| line + 1);
    let end = head[line..].find(" #").map_or(head.len(), |comment| line + comment);
    let mark = text[..end].trim_end().trim_end_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    if mark.ends_with(['|', '>']) { mark.len() - 1..at.end } else { at.clone() }
}

/// The edit that gives a scalar other words, in its own style.
pub fn with_words(text: &str, at: &Range<usize>, words: &str) -> Edit {
    let range = written(text, at);
    let raw = &text[range.clone()];
    let (eol, indent) = (line_end(text), column(text, at.start));
    let rest = if raw.starts_with(['|', '>']) { &raw[raw.trim_end_matches(['\n', '\r', ' ']).len()..] } else { "" };
    Edit { text: scalar(words, raw, indent).replace('\n', eol) + rest, range }
}

/// The words of one more language for a text, by which key, and the key of the language that a plain text is in.
pub struct Addition<'a> {
    /// The words.
    pub words: &'a str,
    /// The key of their language.
    pub key: &'a str,
    /// The key of a plain text.
    pub plain: &'a str,
}

/// The edit that gives a text its words in one more language, in the style of those it has. `tree` is of `text`,
/// placed from its beginning; `at` is where a scalar of it begins and ends.
pub fn with_language(text: &str, tree: &Node, at: Range<usize>, addition: &Addition) -> Option<Edit> {
    let found = locate(tree, &at, (text, None))?;
    let eol = line_end(text);
    let edit = match &found.node.kind {
        Kind::Map(entries) => in_map(text, entries, addition)?,
        Kind::Scalar(value) => in_place_of(text, (found.node, value), found.key, addition),
        _ => return None,
    };
    Some(Edit { text: if eol == "\n" { edit.text } else { edit.text.replace("\r\n", "\n").replace('\n', eol) }, ..edit })
}

struct Located<'n> {
    node: &'n Node,
    /// The key of the text, unless it stands in a list or between braces.
    key: Option<&'n Entry>,
}

fn bytes(node: &Node) -> Range<usize> {
    node.place.start as usize..node.place.end as usize
}

/// The text whose scalar stands at these bytes: that scalar, or the map of languages around it.
fn locate<'n>(node: &'n Node, at: &Range<usize>, (text, key): (&str, Option<&'n Entry>)) -> Option<Located<'n>> {
    if node.scalar().is_some() && bytes(node) == *at {
        return Some(Located { node, key });
    }
    match &node.kind {
        Kind::Map(entries) if !entries.is_empty() && entries.iter().all(|entry| LanguageTag::parse(&entry.key).is_some()) => {
            entries.iter().any(|entry| bytes(&entry.value) == *at).then_some(Located { node, key })
        }
        Kind::List(nodes) => nodes.iter().find_map(|node| locate(node, at, (text, None))),
        Kind::Map(entries) => {
            let flow = text[bytes(node)].starts_with('{');
            entries.iter().find_map(|entry| locate(&entry.value, at, (text, (!flow).then_some(entry))))
        }
        _ => None,
    }
}

fn column(text: &str, at: usize) -> usize {
    at - text[..at].rfind(['\n', '\r']).map_or(0, |line| line + 1)
}

fn in_map(text: &str, entries: &[Entry], addition: &Addition) -> Option<Edit> {
    let first = entries.first()?;
    let like = entries.iter().find_map(|entry| entry.value.scalar().map(|_| &text[written(text, &bytes(&entry.value))])).unwrap_or("\"");
    let indent = column(text, first.place.start as usize) + 2;
    let is_there = entries.iter().any(|entry| entry.key.eq_ignore_ascii_case(addition.key));
    let like = match () {
        () if is_there => scalar(addition.words, like_line(like), indent),
        () if in_braces(text, first) => scalar(addition.words, like_line(like), 0),
        () => scalar(addition.words, like, indent),
    };
    with_entry(text, entries, (addition.key, &like))
}

fn in_braces(text: &str, first: &Entry) -> bool {
    text[..first.place.start as usize].trim_end().ends_with('{')
}

/// The edit that gives a map one more key, with its value as it is written. A key that has no value gets it.
pub fn with_entry(text: &str, entries: &[Entry], (key, value): (&str, &str)) -> Option<Edit> {
    let (first, last) = (entries.first()?, entries.last()?);
    if let Some(empty) = entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(key)) {
        let at = empty.place.end as usize + text[empty.place.end as usize..].find(':')? + 1;
        let end = bytes(&empty.value).end.max(at);
        return Some(Edit { range: at..end, text: format!(" {value}") });
    }
    let end = bytes(&last.value).end;
    if in_braces(text, first) {
        return Some(Edit { range: end..end, text: format!(", {key}: {value}") });
    }
    let pad = " ".repeat(column(text, first.place.start as usize));
    Some(after_line(text, end, &format!("{pad}{key}: {value}")))
}

/// A style that fits on one line.
fn like_line(like: &str) -> &str {
    if like.starts_with(['|', '>']) { "\"" } else { like }
}

/// A line after the one where something ends.
fn after_line(text: &str, end: usize, line: &str) -> Edit {
    let end = text[..end].trim_end_matches(['\n', '\r', ' ', '\t']).len();
    let at = end + text[end..].find(['\n', '\r']).unwrap_or(text.len() - end);
    Edit { range: at..at, text: format!("\n{line}") }
}

fn in_place_of(text: &str, (node, value): (&Node, &str), key: Option<&Entry>, addition: &Addition) -> Edit {
    let range = written(text, &bytes(node));
    let raw = &text[range.clone()];
    if let Some(key) = key.filter(|_| raw.starts_with(['|', '>'])) {
        let pad = " ".repeat(column(text, key.place.start as usize) + 2);
        let kept = raw.trim_end_matches(['\n', '\r', ' ']);
        let rest = &raw[kept.len()..];
        let lines: Vec<String> = kept.split('\n').enumerate().map(|(at, line)| deeper(at, line)).collect();
        let words = scalar(addition.words, raw, pad.len() + 2);
        let start = text[..range.start].trim_end_matches(' ').len();
        let text = format!("\n{pad}{}: {}\n{pad}{}: {words}{rest}", addition.plain, lines.join("\n"), addition.key);
        return Edit { range: start..range.end, text };
    }
    let whole = raw.starts_with(['"', '\'']) || is_plain(raw);
    let kept = if whole && !raw.contains(['\n', '\r']) { raw.to_owned() } else { quoted(value) };
    let words = scalar(addition.words, like_line(raw), 0);
    Edit { range, text: format!("{{{}: {kept}, {}: {words}}}", addition.plain, addition.key) }
}

/// A line of a block scalar that moves two columns to the right; the first is its mark.
fn deeper(at: usize, line: &str) -> String {
    if at == 0 || line.trim().is_empty() { line.to_owned() } else { format!("  {line}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Findings, Place};
    use crate::snapshot::FileId;
    use crate::source::yaml;

    fn tree(text: &str) -> Node {
        let mut findings = Findings::new();
        yaml::parse(text, Place::file(FileId(0)), &mut findings).unwrap_or_else(|| panic!("{text}: {findings:?}"))
    }

    /// The text after the value of `a` got its Dutch.
    fn with(text: &str, words: &str) -> String {
        let tree = tree(text);
        let node = tree.get("a").expect("there is one");
        let node = node.get("fr").unwrap_or(node);
        let addition = Addition { words, key: "nl", plain: "fr" };
        edited(text, &[with_language(text, &tree, bytes(node), &addition).expect("there is a place")])
    }

    #[test]
    fn a_language_is_added_in_the_style_of_its_author() {
        for (before, words, after) in [
            ("a: {fr: \"Oui\"} # c\nb: 1\n", "Ja \"hoor\"", "a: {fr: \"Oui\", nl: \"Ja \\\"hoor\\\"\"} # c\nb: 1\n"),
            ("a: {fr: Oui, en: Yes}\n", "Ja", "a: {fr: Oui, en: Yes, nl: Ja}\n"),
            ("a:\n  fr: 'Oui' # c\n# d\nb: 1\n", "Ja's", "a:\n  fr: 'Oui' # c\n  nl: 'Ja''s'\n# d\nb: 1\n"),
            ("a: \"Oui : non\"\nb: 1\n", "Ja: nee", "a: {fr: \"Oui : non\", nl: \"Ja: nee\"}\nb: 1\n"),
            ("a: Oui\n", "Ja", "a: {fr: Oui, nl: Ja}\n"),
            (
                "a: |\n  Un.\n\n  Deux.\nb: 1\n",
                "Een.\n\nTwee.\n",
                "a:\n  fr: |\n    Un.\n\n    Deux.\n  nl: |\n    Een.\n\n    Twee.\nb: 1\n",
            ),
            (
                "a:\n  fr: |\n    Un.\n    Deux.\n\n# c\nb: 1\n",
                "Een.\nTwee.\n",
                "a:\n  fr: |\n    Un.\n    Deux.\n  nl: |\n    Een.\n    Twee.\n\n# c\nb: 1\n",
            ),
            ("a: {fr: \"Oui\", nl: }\r\n", "Ja", "a: {fr: \"Oui\", nl: \"Ja\" }\r\n"),
            ("a:\n  fr: Oui\n  nl:\nb: 1", "Ja", "a:\n  fr: Oui\n  nl: Ja\nb: 1"),
            ("a:\n  fr: Oui", "Ja", "a:\n  fr: Oui\n  nl: Ja"),
        ] {
            let made = with(before, words);
            assert_eq!(made, after);
            let node = tree(&made);
            assert_eq!(node.get("a").and_then(|node| node.get("nl")).and_then(Node::scalar), Some(words), "{made}");
        }
    }

    #[test]
    fn words_are_read_as_they_were_spelled() {
        for words in [
            "a",
            "a: b",
            "- a",
            "a\nb",
            "a\n\n b\n",
            "\"",
            "'",
            "\\n",
            "a\tb",
            "#",
            "é\u{a0}: ",
            "{a}",
            "null",
            "12,5",
            "\u{2028}x",
            "a #b",
        ] {
            for like in ["|\n  x", ">-\n x", "\"x\"", "'x'", "x"] {
                let text = format!("k: {}\n", scalar(words, like, 2));
                assert_eq!(tree(&text).get("k").and_then(Node::scalar), Some(words), "{text}");
            }
        }
    }
}
