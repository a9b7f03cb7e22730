//! The interface's words as texts to be translated: a site's own words files (`themes/<name>/words/<lang>.yaml`).
//!
//! The original is the file of the site's first language that has one (`theme eject words/fr.yaml` makes it). For a
//! language that the program speaks, only words that both files have count: the theme's own serve for the rest.

use std::collections::BTreeMap;

use super::inventory::hash;
use super::writing::Why;
use super::{Pair, Said, Unit};
use crate::finding::{Findings, Place};
use crate::lang::LanguageTag;
use crate::model::load::Reading;
use crate::snapshot::{FileId, Snapshot};
use crate::source::spelling::Edit;
use crate::source::yaml::{self, Entry, Kind, Node};

/// What these texts are called, beside `page` and `catalogue`.
pub const KIND: &str = "words";
/// The languages whose words the program brings.
const SPOKEN: [&str; 4] = ["fr", "nl", "en", "de"];

/// The words of a language and their original, if the site has any of its own.
pub(super) fn pair((snapshot, reading): (&Snapshot, &Reading), to: usize, wanted: &dyn Fn(&str) -> bool) -> Option<Pair> {
    let folder = format!("themes/{}/words", theme(snapshot)?);
    let file = |tag: &LanguageTag| {
        let names = [tag.as_str().to_ascii_lowercase(), tag.primary().to_owned()];
        names.iter().find_map(|name| snapshot.find(&format!("{folder}/{name}.yaml")).map(|(id, _)| id))
    };
    let (from, source) = reading.languages.iter().enumerate().find_map(|(at, tag)| Some((at, file(tag)?)))?;
    let tag = &reading.languages[to];
    let target = file(tag);
    let path = snapshot.file(source).path.to_string();
    if from == to || target == Some(source) || !wanted(&path) {
        return None;
    }
    let known = target.map(|target| words(snapshot, target)).unwrap_or_default();
    let spoken = SPOKEN.contains(&tag.primary());
    let units = words(snapshot, source).into_iter().filter(|(key, _)| !spoken || known.contains_key(key)).map(|(key, said)| Unit {
        hash: hash(&key, &said.words),
        target: known.get(&key).cloned(),
        key,
        field: true,
        from,
        source: said,
    });
    let units: Vec<Unit> = units.collect();
    let made = || format!("{folder}/{}.yaml", tag.primary());
    let target_path = target.map_or_else(made, |id| snapshot.file(id).path.to_string());
    (!units.is_empty()).then_some(Pair { source, path, target, target_path, kind: KIND, to, units, surplus: 0, voice: None })
}

/// The theme that the site asks for.
fn theme(snapshot: &Snapshot) -> Option<String> {
    let (id, _) = snapshot.find("diptych.yaml")?;
    let tree = yaml::parse(snapshot.text(id), Place::file(id), &mut Findings::new())?;
    let name = tree.get("theme").and_then(|theme| theme.get("name")).and_then(Node::scalar);
    Some(name.unwrap_or("default").to_owned())
}

/// The words of a file by their keys: `nav.home`, `count.members.one`.
fn words(snapshot: &Snapshot, file: FileId) -> BTreeMap<String, Said> {
    let mut found = BTreeMap::new();
    if let Some(tree) = yaml::parse(snapshot.text(file), Place::file(file), &mut Findings::new()) {
        collect(&tree, "", &mut found);
    }
    found
}

fn collect(node: &Node, path: &str, found: &mut BTreeMap<String, Said>) {
    match &node.kind {
        Kind::Map(entries) => entries.iter().for_each(|entry| {
            let below = if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
            collect(&entry.value, &below, found);
        }),
        Kind::Scalar(words) if !words.trim().is_empty() => {
            found.insert(path.to_owned(), Said { words: words.clone(), place: node.place });
        }
        _ => {}
    }
}

/// Whether a unit is a word of the interface.
pub(super) fn is_word(id: &str) -> bool {
    id.starts_with("themes/")
}

/// What a translation lost of a word's placeholders, or added; a plural form may leave its number out.
pub(super) fn misplaced(id: &str, source: &str, words: &str) -> Option<Why> {
    let (here, there) = (placeholders(source), placeholders(words));
    let beyond = |list: &[&str], other: &[&str]| -> Vec<String> {
        list.iter().filter(|name| !other.contains(name)).map(|name| format!("{{{name}}}")).collect()
    };
    let counted = ["zero", "one", "two", "few", "many", "other"].iter().any(|form| id.ends_with(&format!(".{form}")));
    let (lost, added) = (beyond(&here, &there), beyond(&there, &here));
    match () {
        () if !lost.is_empty() && !counted => Some(Why::Lost(lost)),
        () if !added.is_empty() => Some(Why::Added(added)),
        () => None,
    }
}

/// The placeholders of a word: what stands in braces, without the little word before a time.
fn placeholders(words: &str) -> Vec<&str> {
    let mut names: Vec<&str> = words.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    names.iter_mut().for_each(|name| *name = name.rsplit(' ').next().unwrap_or(name));
    names.sort_unstable();
    names.dedup();
    names
}

/// A words file that did not exist, with these words.
pub(super) fn made(words: &[(&str, &str)]) -> String {
    blocks(words, "")
}

/// Where words that a file lacks are put into it: at the end of their group, else of the file. One edit a place.
pub(super) fn added(text: &str, file: FileId, words: &[(&str, &str)]) -> Vec<Edit> {
    let tree = yaml::parse(text, Place::file(file), &mut Findings::new());
    let entries: &[Entry] = match tree.as_ref().map(|tree| &tree.kind) {
        Some(Kind::Map(entries)) => entries,
        _ => &[],
    };
    let mut places: BTreeMap<(usize, String), Vec<(&str, &str)>> = BTreeMap::new();
    for (key, said) in words {
        let group = key.split_once('.').and_then(|(group, rest)| Some((open_group(text, entries, group)?, rest)));
        let (place, key) = group.map_or(((text.len(), String::new()), *key), |(place, rest)| (place, rest));
        places.entry(place).or_default().push((key, said));
    }
    let edit = |((at, indent), words): ((usize, String), Vec<(&str, &str)>)| {
        let lines = blocks(&words, &indent);
        let needs_line = at > 0 && !text[..at].ends_with('\n');
        Edit { range: at..at, text: if needs_line { format!("\n{}", lines.trim_end_matches('\n')) } else { lines } }
    };
    places.into_iter().map(edit).collect()
}

/// The end of a group that is written line by line, and how far its keys are moved in.
fn open_group(text: &str, entries: &[Entry], group: &str) -> Option<(usize, String)> {
    let entry = entries.iter().find(|entry| entry.key == group)?;
    let Kind::Map(inner) = &entry.value.kind else { return None };
    let first = inner.first()?.place.start as usize;
    let line = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let indent = &text[line..first];
    let last = inner.last()?.value.place.end as usize;
    let end = text[last..].find('\n').map_or(text.len(), |offset| last + offset);
    (!indent.is_empty() && indent.bytes().all(|byte| byte == b' ')).then(|| (end, indent.to_owned()))
}

/// Lines of words, those of one group together.
fn blocks(words: &[(&str, &str)], indent: &str) -> String {
    let mut out = String::new();
    let mut done: Vec<&str> = Vec::new();
    for (key, said) in words {
        match key.split_once('.') {
            None => out.push_str(&format!("{indent}{key}: {}\n", quoted(said))),
            Some((group, _)) if done.contains(&group) => {}
            Some((group, _)) => {
                done.push(group);
                let own = |(key, said): &(&'_ str, &'_ str)| {
                    key.strip_prefix(group)?.strip_prefix('.').map(|rest| (rest.to_owned(), (*said).to_owned()))
                };
                let inner: Vec<(String, String)> = words.iter().filter_map(own).collect();
                let inner: Vec<(&str, &str)> = inner.iter().map(|(key, said)| (key.as_str(), said.as_str())).collect();
                out.push_str(&format!("{indent}{group}:\n{}", blocks(&inner, &format!("{indent}  "))));
            }
        }
    }
    out
}

/// A text between quotes, as every line of a words file has it.
fn quoted(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_where_their_group_is() {
        let text = "# mine\nnav:\n  home: 'Басты'  # x\nof: b\n";
        let edits = added(text, FileId(0), &[("nav.back", "Кері \"a\""), ("count.one", "бір"), ("count.other", "{n}")]);
        let mut out = text.to_owned();
        edits.iter().rev().for_each(|edit| out.replace_range(edit.range.clone(), &edit.text));
        assert_eq!(
            out,
            "# mine\nnav:\n  home: 'Басты'  # x\n  back: \"Кері \\\"a\\\"\"\nof: b\ncount:\n  one: \"бір\"\n  other: \"{n}\"\n"
        );
        assert_eq!(made(&[("a.b.one", "1"), ("a.b.other", "2"), ("c", "3")]), "a:\n  b:\n    one: \"1\"\n    other: \"2\"\nc: \"3\"\n");
        assert_eq!(placeholders("{In period}, {value} {since period}"), ["period", "value"]);
    }
}
