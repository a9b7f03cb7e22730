//! Shards: which pages hold which words, in files small enough to be fetched while somebody types.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::Record;
use super::words::Stems;

/// From so many bytes on, a file is divided by the next letter.
const LARGEST: usize = 24_000;
/// A file is never divided by more letters than this.
const LETTERS: usize = 5;

/// A stem: the forms that stand on pages, and the pages with how much it counts there.
#[derive(Default)]
struct Entry<'a> {
    forms: BTreeSet<&'a str>,
    pages: BTreeMap<usize, u32>,
}

/// The files by the letters that their words begin with. The number of a page is its place among the records.
pub fn shards(records: &[Record], primary: &str) -> BTreeMap<String, String> {
    let stems = Stems::of(primary);
    // Each written word is worked on once, however many pages it stands on.
    let mut known: BTreeMap<&str, (String, String)> = BTreeMap::new();
    for counted in records.iter().flat_map(|record| &record.words) {
        known.entry(&counted.word).or_insert_with(|| (stems.stem(&counted.word), crate::lang::fold(&counted.word)));
    }
    let mut entries: BTreeMap<&str, Entry> = BTreeMap::new();
    for (page, record) in records.iter().enumerate() {
        for counted in &record.words {
            let (stem, form) = &known[&*counted.word];
            let entry = entries.entry(stem).or_default();
            entry.forms.insert(form);
            *entry.pages.entry(page).or_default() += u32::from(counted.weight);
        }
    }
    let rows: Vec<(&str, String)> = entries.values().flat_map(rows).collect();
    let mut files = BTreeMap::new();
    divide(rows, String::new(), &mut files);
    files
}

/// An entry as a line of a file; once for each first letter of its forms.
fn rows<'a>(entry: &Entry<'a>) -> Vec<(&'a str, String)> {
    let mut before = 0;
    let mut pages = Vec::with_capacity(entry.pages.len() * 2);
    for (page, weight) in &entry.pages {
        pages.extend([page - before, *weight as usize]);
        before = *page;
    }
    let mut by_start: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for form in &entry.forms {
        let start: usize = form.chars().take(LETTERS).map(char::len_utf8).sum();
        by_start.entry(&form[..start]).or_default().push(form);
    }
    by_start.into_iter().map(|(start, forms)| (start, json!([forms.join(" "), pages]).to_string())).collect()
}

fn divide(rows: Vec<(&str, String)>, start: String, files: &mut BTreeMap<String, String>) {
    let size: usize = rows.iter().map(|(_, row)| row.len() + 1).sum();
    let depth = start.chars().count();
    if depth > 0 && (size <= LARGEST || depth == LETTERS) {
        let lines: Vec<String> = rows.into_iter().map(|(_, row)| row).collect();
        files.insert(start, format!("[{}]", lines.join(",\n")));
        return;
    }
    let mut parts: BTreeMap<Option<char>, Vec<(&str, String)>> = BTreeMap::new();
    for (form, row) in rows {
        parts.entry(form.chars().nth(depth)).or_default().push((form, row));
    }
    for (letter, part) in parts {
        match letter {
            Some(letter) => divide(part, format!("{start}{letter}"), files),
            // Words that end here stay in a file of their own.
            None if depth > 0 => {
                let lines: Vec<String> = part.into_iter().map(|(_, row)| row).collect();
                files.insert(start.clone(), format!("[{}]", lines.join(",\n")));
            }
            None => {}
        }
    }
}
