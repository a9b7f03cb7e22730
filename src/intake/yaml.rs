//! Additions to YAML: a key, an item or a whole branch is put where it belongs, in the style of what stands around it.
//!
//! Every other byte of the file stays: comments, order, quotation marks, line ends.

use std::ops::Range;

use crate::source::spelling::{Edit, line_end, quoted};
use crate::source::yaml::{Entry, Kind, Node};

/// A branch to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum New {
    /// A scalar as it is spelled.
    Raw(String),
    /// A map that fits on a line.
    Inline(Vec<(String, New)>),
    /// A map, a key on each line.
    Map(Vec<(String, New)>),
    /// A list, an item after the other.
    List(Vec<New>),
}

impl New {
    /// Words between quotation marks.
    pub fn words(words: &str) -> New {
        New::Raw(quoted(words))
    }

    /// On one line.
    pub fn inline(&self) -> String {
        match self {
            New::Raw(raw) => raw.clone(),
            New::Inline(entries) | New::Map(entries) => {
                let entries: Vec<String> = entries.iter().map(|(key, value)| format!("{key}: {}", value.inline())).collect();
                format!("{{{}}}", entries.join(", "))
            }
            New::List(items) => format!("[{}]", items.iter().map(New::inline).collect::<Vec<_>>().join(", ")),
        }
    }

    /// What stands behind `key:` whose column is `indent`.
    fn behind(&self, indent: usize) -> String {
        match self {
            New::Raw(_) | New::Inline(_) => format!(" {}", self.inline()),
            New::Map(entries) if entries.is_empty() => " {}".to_owned(),
            New::List(items) if items.is_empty() => " []".to_owned(),
            New::Map(entries) => {
                entries.iter().map(|(key, value)| format!("\n{}{}", pad(indent + 2), entry(key, value, indent + 2))).collect()
            }
            New::List(items) => items.iter().map(|item| format!("\n{}{}", pad(indent + 2), item.item(indent + 2))).collect(),
        }
    }

    /// As an item whose hyphen is in column `indent`.
    fn item(&self, indent: usize) -> String {
        match self {
            New::Map(entries) if !entries.is_empty() => {
                let lines: Vec<String> = entries.iter().map(|(key, value)| entry(key, value, indent + 2)).collect();
                format!("- {}", lines.join(&format!("\n{}", pad(indent + 2))))
            }
            other => format!("- {}", other.inline()),
        }
    }
}

fn entry(key: &str, value: &New, indent: usize) -> String {
    format!("{key}:{}", value.behind(indent))
}

fn pad(width: usize) -> String {
    " ".repeat(width)
}

/// A new file of these keys.
pub fn document(entries: &[(String, New)]) -> String {
    entries.iter().map(|(key, value)| format!("{}\n", entry(key, value, 0))).collect()
}

/// Where an entry goes among those of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Behind the entry of this position.
    Behind(usize),
    /// Before all others.
    First,
    /// Behind all others.
    Last,
}

/// The edit that adds an entry to a map; nothing where its style has no place for it.
pub fn with_entry(text: &str, map: &Node, position: Position, (key, value): (&str, &New)) -> Option<Edit> {
    let Kind::Map(entries) = &map.kind else { return None };
    let range = bytes(map);
    let edit = if text[range.clone()].starts_with('{') {
        let written = format!("{key}: {}", value.inline());
        match (entries.last(), position) {
            (None, _) => Edit { range: range.start + 1..range.end.checked_sub(1)?, text: written },
            (Some(_), Position::First) => {
                let at = entries.first()?.place.start as usize;
                Edit { range: at..at, text: format!("{written}, ") }
            }
            (Some(last), position) => {
                let before = match position {
                    Position::Behind(at) => entries.get(at)?,
                    _ => last,
                };
                let end = end_of(text, before)?;
                Edit { range: end..end, text: format!(", {written}") }
            }
        }
    } else {
        let first = entries.first()?;
        let column = column(text, first.place.start as usize);
        let line = format!("{}{}", pad(column), entry(key, value, column));
        match position {
            Position::First => {
                let at = first.place.start as usize;
                Edit { range: at..at, text: format!("{}\n{}", line.trim_start(), pad(column)) }
            }
            Position::Behind(at) => below(text, end_of(text, entries.get(at)?)?, &line),
            Position::Last => below(text, end_of(text, entries.last()?)?, &line),
        }
    };
    Some(fitted(text, edit))
}

/// The edit that adds an item to a list.
pub fn with_item(text: &str, list: &Node, value: &New) -> Option<Edit> {
    let Kind::List(items) = &list.kind else { return None };
    let range = bytes(list);
    if text[range.clone()].starts_with('[') {
        let edit = match items.last() {
            None => Edit { range: range.start + 1..range.end.checked_sub(1)?, text: value.inline() },
            Some(last) => {
                let end = last_byte(text, last)?;
                Edit { range: end..end, text: format!(", {}", value.inline()) }
            }
        };
        return Some(fitted(text, edit));
    }
    let last = items.last()?;
    let hyphen = text[..items.first()?.place.start as usize].rfind('-')?;
    let column = column(text, hyphen);
    let end = last_byte(text, last)?;
    Some(fitted(text, below(text, end, &format!("{}{}", pad(column), value.item(column)))))
}

/// The edit that gives an empty key its value.
pub fn filled(text: &str, empty: &Entry, value: &New) -> Option<Edit> {
    let key = empty.place.end as usize;
    let colon = key + text[key..].find(':')? + 1;
    let end = (empty.value.place.end as usize).max(colon);
    let column = column(text, empty.place.start as usize);
    Some(fitted(text, Edit { range: colon..end, text: value.behind(column) }))
}

/// The edit that adds a key at the end of a file whose top is a map.
pub fn at_end(text: &str, (key, value): (&str, &New)) -> Edit {
    let written = format!("{}\n", entry(key, value, 0));
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    fitted(text, Edit { range: text.len()..text.len(), text: format!("{gap}{written}") })
}

/// The edit that puts another scalar in the place of one.
pub fn replaced(node: &Node, value: &New) -> Edit {
    Edit { range: bytes(node), text: value.inline() }
}

fn fitted(text: &str, edit: Edit) -> Edit {
    let eol = line_end(text);
    if eol == "\n" { edit } else { Edit { text: edit.text.replace('\n', eol), ..edit } }
}

fn bytes(node: &Node) -> Range<usize> {
    node.place.start as usize..node.place.end as usize
}

fn column(text: &str, at: usize) -> usize {
    text[..at].chars().rev().take_while(|letter| !matches!(letter, '\n' | '\r')).count()
}

/// Where an entry ends: behind its value, or behind the colon of an empty one.
fn end_of(text: &str, entry: &Entry) -> Option<usize> {
    match entry.value.kind {
        Kind::Empty => {
            let key = entry.place.end as usize;
            Some((key + text[key..].find(':')? + 1).max(entry.value.place.end as usize))
        }
        _ => last_byte(text, &entry.value),
    }
}

/// Where a node ends, block texts without the blank lines behind them. A map or list ends where its last part does.
fn last_byte(text: &str, node: &Node) -> Option<usize> {
    match &node.kind {
        Kind::Map(entries) if !text[bytes(node)].starts_with('{') => entries.last().and_then(|entry| end_of(text, entry)),
        Kind::List(items) if !text[bytes(node)].starts_with('[') => items.last().and_then(|item| last_byte(text, item)),
        _ => Some(text[..node.place.end as usize].trim_end_matches(['\n', '\r', ' ', '\t']).len()),
    }
}

/// A line below the one where something ends.
fn below(text: &str, end: usize, line: &str) -> Edit {
    let at = end + text[end..].find(['\n', '\r']).unwrap_or(text.len() - end);
    Edit { range: at..at, text: format!("\n{line}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Findings, Place};
    use crate::snapshot::FileId;
    use crate::source::spelling::edited;
    use crate::source::yaml;

    fn tree(text: &str) -> Node {
        let mut findings = Findings::new();
        yaml::parse(text, Place::file(FileId(0)), &mut findings).unwrap_or_else(|| panic!("{text}: {findings:?}"))
    }

    fn number(written: &str) -> New {
        New::Raw(written.to_owned())
    }

    #[test]
    fn an_entry_is_put_in_its_place_and_nothing_else_moves() {
        for (before, position, after) in [
            ("v: {2022: 1, 2024: 3} # c\n", Position::Behind(0), "v: {2022: 1, 2023: 2, 2024: 3} # c\n"),
            ("v: {}\n", Position::Last, "v: {2023: 2}\n"),
            ("v: {2024: 3}\n", Position::First, "v: {2023: 2, 2024: 3}\n"),
            ("v:\n  2022: 1 # c\n  # d\n  2024: 3\n", Position::Behind(0), "v:\n  2022: 1 # c\n  2023: 2\n  # d\n  2024: 3\n"),
            ("v:\n    2022: {value: 1}\nw: 1", Position::Last, "v:\n    2022: {value: 1}\n    2023: 2\nw: 1"),
            ("v:\n  2022: 1", Position::Last, "v:\n  2022: 1\n  2023: 2"),
            ("v:\r\n  2022: 1\r\n\r\n# end\r\n", Position::Last, "v:\r\n  2022: 1\r\n  2023: 2\r\n\r\n# end\r\n"),
            (
                "v:\n  2022:\n    note: |\n      a\n\n      b\n\nw: 1\n",
                Position::Last,
                "v:\n  2022:\n    note: |\n      a\n\n      b\n  2023: 2\n\nw: 1\n",
            ),
            ("v:\n  2024: 3\n", Position::First, "v:\n  2023: 2\n  2024: 3\n"),
        ] {
            let tree = tree(before);
            let edit = with_entry(before, tree.get("v").expect("a map"), position, ("2023", &number("2"))).expect("a place");
            assert_eq!(edited(before, &[edit]), after);
        }
    }

    #[test]
    fn an_item_is_put_behind_the_others() {
        let item = New::Map(vec![
            ("indicator".to_owned(), number("x")),
            ("values".to_owned(), New::Inline(vec![("2023".to_owned(), number("2"))])),
            ("breakdowns".to_owned(), New::List(vec![New::Map(vec![("dimension".to_owned(), number("g"))])])),
        ]);
        for (before, after) in [
            (
                "r:\n  - a: 1\n    b: 2 # c\n# d\nz: 1\n",
                "r:\n  - a: 1\n    b: 2 # c\n  - indicator: x\n    values: {2023: 2}\n    breakdowns:\n      - dimension: g\n# d\nz: 1\n",
            ),
            ("r:\n- a: 1\n", "r:\n- a: 1\n- indicator: x\n  values: {2023: 2}\n  breakdowns:\n    - dimension: g\n"),
            ("r: []\n", "r: [{indicator: x, values: {2023: 2}, breakdowns: [{dimension: g}]}]\n"),
            ("r: [{a: 1}]\n", "r: [{a: 1}, {indicator: x, values: {2023: 2}, breakdowns: [{dimension: g}]}]\n"),
            ("r:\n  - {a: 1}\n", "r:\n  - {a: 1}\n  - indicator: x\n    values: {2023: 2}\n    breakdowns:\n      - dimension: g\n"),
        ] {
            let tree = tree(before);
            let edit = with_item(before, tree.get("r").expect("a list"), &item).expect("a place");
            assert_eq!(edited(before, &[edit]), after);
        }
    }
}
