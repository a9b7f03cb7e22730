//! What the preview says in place of a page, and findings as the overlay shows them: with the line they speak of.

use serde_json::{Value, json};

use super::words::Words;
use crate::finding::report;
use crate::finding::{Finding, Tongue};
use crate::snapshot::Snapshot;
use crate::untrusted::escaped;

/// What every page gets, and nothing else.
pub(super) const SCRIPT: &str = "<script src=\"/-/preview.js\" defer></script>";

/// The page of a site that has none yet.
pub(super) fn empty(words: &Words) -> String {
    let word = |key: &str| escaped(words.words.get(key).map_or("", String::as_str));
    let page = include_str!("assets/empty.html").replace("LANG", words.tag);
    page.replace("TITLE", &word("empty_title")).replace("WORDS", &word("empty_words"))
}

/// The page in which another page is looked at: at a width, as printed, beside its twin.
pub(super) fn view(words: &Words) -> String {
    own_page(words, ("view", "view"))
}

/// The page that tells how far the translations are.
pub(super) fn translations(words: &Words) -> String {
    own_page(words, ("translations", "status_title"))
}

/// A page that the script fills, by its class.
fn own_page(words: &Words, (class, title): (&str, &str)) -> String {
    let title = escaped(words.words.get(title).map_or("", String::as_str));
    include_str!("assets/view.html").replace("LANG", words.tag).replace("TITLE", &title).replace("CLASS", class)
}

/// Findings as the script shows them, in the order given.
pub(super) fn findings(findings: &[Finding], snapshot: &Snapshot, tongue: Tongue) -> Vec<Value> {
    let lines = report::json(findings, snapshot, tongue);
    let values = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    values.map(|value| with_excerpt(value, snapshot)).collect()
}

/// The line of the file that a finding speaks of, with the stretch it means.
fn with_excerpt(mut value: Value, snapshot: &Snapshot) -> Value {
    let number = |key: &str| value.get(key).and_then(Value::as_u64).map(|number| number as usize);
    let (line, column, end_line, end_column) = (number("line"), number("column"), number("end_line"), number("end_column"));
    let file = value.get("file").and_then(Value::as_str).and_then(|path| snapshot.find(path));
    let (Some((id, _)), Some(line)) = (file, line) else { return value };
    let whole = (column, end_line, end_column) == (Some(1), Some(line), Some(1));
    let text = snapshot.text(id).lines().nth(line - 1).filter(|_| !whole);
    if let (Some(text), Some(object)) = (text, value.as_object_mut()) {
        let start = column.unwrap_or(1).saturating_sub(1);
        let end = if end_line == Some(line) { end_column.unwrap_or(start + 2) - 1 } else { usize::MAX };
        let letters: Vec<char> = text.chars().take(400).collect();
        let (start, end) = (start.min(letters.len()), end.clamp(start, letters.len().max(start)).min(letters.len()));
        let part = |range: std::ops::Range<usize>| letters[range].iter().collect::<String>();
        object.insert("excerpt".to_owned(), json!([part(0..start), part(start..end), part(end..letters.len())]));
    }
    value
}
