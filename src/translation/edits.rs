//! Edits of Markdown twins: a passage gets other words, a passage, row or block that a twin lacks is put where it
//! belongs, and a twin that does not exist is made of its original.

use std::collections::BTreeMap;
use std::ops::Range;

use super::pairing::paired;
use crate::source::passages::{Passage, Spelled};
use crate::source::spelling::{Edit, edited, line_end, quoted, with_words};

/// The passages of an original and the words that some of them get, by their position.
pub struct Translated<'a> {
    /// The text of the original.
    pub text: &'a str,
    /// Its passages.
    pub passages: &'a [Passage],
    /// The words.
    pub words: BTreeMap<usize, &'a str>,
}

/// The edits of an existing twin, and the positions of passages for which it has no place.
pub fn edits(original: &Translated, twin: &str, own: &[Passage]) -> (Vec<Edit>, Vec<usize>) {
    let counterparts = paired(original.passages, own);
    let (mut edits, mut homeless, mut done) = (Vec::new(), Vec::new(), Vec::new());
    for (at, words) in &original.words {
        if let Some(there) = counterparts[*at] {
            edits.extend(changed(twin, &own[there], words));
        } else if !done.iter().any(|range: &Range<usize>| inside(&original.passages[*at].range, range)) {
            match insertion(original, (twin, own), &counterparts, *at) {
                Some((range, edit)) => {
                    done.push(range);
                    edits.push(edit);
                }
                None => homeless.push(*at),
            }
        }
    }
    (edits, homeless)
}

fn inside(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// A passage with other words, unless it has them.
fn changed(text: &str, passage: &Passage, words: &str) -> Option<Edit> {
    (passage.words.trim() != words.trim()).then(|| spelled(text, passage, words))
}

fn spelled(text: &str, passage: &Passage, words: &str) -> Edit {
    let range = passage.range.clone();
    let words = words.trim_matches(['\n', '\r']);
    match &passage.spelled {
        Spelled::Yaml => with_words(text, &range, words),
        Spelled::Attribute => Edit { range, text: words.split_whitespace().collect::<Vec<_>>().join(" ").replace('"', "”") },
        Spelled::Lines(prefix) => {
            let begins = format!("{}{prefix}", line_end(text));
            // A cell is one line, and has a blank on each side.
            let cell = passage.shape.ends_with("/td");
            let words = if cell { words.replace('\n', " ") } else { words.replace('\n', &begins) };
            let words = if cell && range.is_empty() { format!("{words} ") } else { words };
            Edit { range, text: words }
        }
        Spelled::Fixed => Edit { text: text[range.clone()].to_owned(), range },
    }
}

/// Where a passage that the twin lacks goes, with the largest thing around it that the twin lacks wholly.
fn insertion(
    original: &Translated,
    (twin, own): (&str, &[Passage]),
    counterparts: &[Option<usize>],
    at: usize,
) -> Option<(Range<usize>, Edit)> {
    let passage = &original.passages[at];
    let lacks = |range: &Range<usize>| {
        let held = original.passages.iter().zip(counterparts).filter(|(one, _)| inside(&one.range, range));
        held.clone().count() > 0 && held.into_iter().all(|(_, there)| there.is_none())
    };
    let eol = line_end(twin);
    let fitted = |text: String| if eol == "\n" { text } else { text.replace("\r\n", "\n").replace('\n', eol) };
    let before = (0..at).rev().find_map(|index| Some((index, counterparts[index]?)));
    for block in [&passage.outer, &passage.block] {
        if !lacks(block) {
            continue;
        }
        let made = rebuilt(original, block.clone())?;
        let at = before.map(|(_, there)| if block == &passage.outer { &own[there].outer } else { &own[there].block });
        let text = match at {
            Some(_) => fitted(format!("\n\n{made}")),
            None => fitted(format!("{made}\n\n")),
        };
        let at = at.map_or_else(|| twin.len() - twin.trim_start().len(), |block| trimmed(twin, block).end);
        return Some((block.clone(), Edit { range: at..at, text }));
    }
    let row = passage.row.as_ref().filter(|row| lacks(row))?;
    let mut made = rebuilt(original, row.clone())?;
    let same = |index: usize| original.passages[index].block == passage.block;
    let (_, there) = before.filter(|(index, _)| same(*index))?;
    let beside = trimmed(twin, own[there].row.as_ref()?);
    // Another bullet would begin another list.
    let bullet = |text: &str| text.chars().next().filter(|mark| matches!(mark, '-' | '*' | '+'));
    if let (Some(_), Some(mark)) = (bullet(&made), bullet(&twin[beside.clone()])) {
        made.replace_range(..1, &mark.to_string());
    }
    let end = beside.end;
    Some((row.clone(), Edit { range: end..end, text: fitted(format!("\n{made}")) }))
}

fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    range.start..range.start + text[range.clone()].trim_end().len()
}

/// A stretch of the original in the words it got, without what got none; nothing if nothing did.
fn rebuilt(original: &Translated, range: Range<usize>) -> Option<String> {
    let range = trimmed(original.text, &range);
    let held: Vec<usize> = (0..original.passages.len()).filter(|at| inside(&original.passages[*at].range, &range)).collect();
    if !held.iter().any(|at| original.words.contains_key(at)) {
        return None;
    }
    let start = range.start;
    let edits: Vec<Edit> = held
        .into_iter()
        .filter_map(|at| edit_in_new(original, at, &range))
        .map(|edit| Edit { range: edit.range.start.max(start) - start..edit.range.end.min(range.end) - start, ..edit })
        .collect();
    Some(edited(&original.text[range], &widest(edits)))
}

/// Of edits that lie in each other, the outer ones.
fn widest(edits: Vec<Edit>) -> Vec<Edit> {
    let mut kept: Vec<Edit> = Vec::new();
    for edit in edits {
        if kept.iter().any(|one| inside(&edit.range, &one.range)) {
            continue;
        }
        kept.retain(|one| !inside(&one.range, &edit.range));
        kept.push(edit);
    }
    kept
}

/// What becomes of a passage where the original is copied: its new words, or nothing, with the row or block that has
/// none either.
fn edit_in_new(original: &Translated, at: usize, whole: &Range<usize>) -> Option<Edit> {
    let passage = &original.passages[at];
    let text = original.text;
    if passage.spelled == Spelled::Fixed || passage.words.trim().is_empty() {
        return None;
    }
    if let Some(words) = original.words.get(&at) {
        return Some(spelled(text, passage, words));
    }
    let none = |range: &Range<usize>| {
        let mut held = (0..original.passages.len()).filter(|at| inside(&original.passages[*at].range, range));
        held.all(|at| original.passages[at].spelled != Spelled::Fixed && !original.words.contains_key(&at))
    };
    let gone = |range: Range<usize>| Some(Edit { range, text: String::new() });
    match &passage.spelled {
        Spelled::Yaml => gone(whole_lines(text, &passage.range)),
        Spelled::Attribute => gone(whole_attribute(text, &passage.range)),
        _ if none(&passage.block) && inside(&passage.block, whole) => gone(with_gap(text, &passage.block)),
        _ => match passage.row.as_ref().filter(|row| none(row) && inside(row, whole)) {
            Some(row) => gone(with_line_end(text, row)),
            None => gone(passage.range.clone()),
        },
    }
}

/// A block and the blank lines after it.
fn with_gap(text: &str, block: &Range<usize>) -> Range<usize> {
    let rest = &text[block.end..];
    block.start..block.end + (rest.len() - rest.trim_start_matches(['\n', '\r']).len())
}

fn with_line_end(text: &str, row: &Range<usize>) -> Range<usize> {
    let end = trimmed(text, row).end;
    let rest = &text[end..];
    row.start..end + rest.find('\n').map_or(rest.len(), |at| at + 1)
}

/// The lines of an option: from its key to the end of its last line.
fn whole_lines(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = crate::source::spelling::written(text, range).start;
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = trimmed(text, range).end;
    // Between braces, only the words go.
    if text[line..start].contains('{') {
        return range.clone();
    }
    line..end + text[end..].find('\n').map_or(text.len() - end, |at| at + 1)
}

fn whole_attribute(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind([' ', '{']).map_or(range.start, |at| if text.as_bytes()[at] == b'{' { at + 1 } else { at });
    let end = range.end + text[range.end..].chars().next().filter(|mark| matches!(mark, '"' | '\'' | '”' | '»')).map_or(0, char::len_utf8);
    start..end
}

/// The file of a twin that does not exist yet: its front matter, and the body of its original in other words.
pub fn twin(front: &[(String, String)], original: &Translated) -> String {
    let eol = line_end(original.text);
    let mut made = String::new();
    if !front.is_empty() {
        made.push_str("---\n");
        front.iter().for_each(|(key, value)| made.push_str(&format!("{key}: {value}\n")));
        made.push_str("---\n");
    }
    made = made.replace('\n', eol);
    let body = rebuilt(original, 0..original.text.len()).unwrap_or_default();
    let lead = &original.text[..original.text.len() - original.text.trim_start().len()];
    let body = body.trim();
    if !body.is_empty() {
        made.push_str(if lead.is_empty() { eol } else { lead });
        made.push_str(body);
        made.push_str(eol);
    }
    made
}

/// The edit that adds a key to a front matter, before the line that ends it.
pub fn with_key(text: &str, end: usize, (key, words): (&str, &str)) -> Edit {
    Edit { range: end..end, text: format!("{key}: {}{}", quoted(words), line_end(text)) }
}
