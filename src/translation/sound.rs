//! Whether an edited file still says everything it said, besides what was to change, and a translation holds the marks
//! of its original.

use std::collections::BTreeMap;

use super::writing::Why;
use crate::finding::Findings;
use crate::lang::LanguageTag;
use crate::snapshot::FileId;
use crate::source::frontmatter;
use crate::source::marks::{Mark, guarded};
use crate::source::passages::{Passage, passages};
use crate::source::spelling::{Edit, edited};
use crate::source::yaml::{self, Kind, Node};

/// A file that is to be edited.
pub struct Original<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its language, if it is Markdown.
    pub markdown: Option<&'a LanguageTag>,
}

/// An edit and the unit it is for.
pub type Named = (String, Edit);

/// The file after those edits that change nothing else, and the units of the others.
pub fn settled(original: &Original, edits: Vec<Named>) -> (String, Vec<String>) {
    let all: Vec<Edit> = edits.iter().map(|(_, edit)| edit.clone()).collect();
    let made = edited(original.text, &all);
    if original.is_sound(&made, &all) {
        return (made, Vec::new());
    }
    let (mut kept, mut refused): (Vec<Edit>, Vec<String>) = (Vec::new(), Vec::new());
    let mut best = original.text.to_owned();
    for (id, edit) in edits {
        kept.push(edit);
        let made = edited(original.text, &kept);
        if original.is_sound(&made, &kept) {
            best = made;
        } else {
            kept.pop();
            refused.push(id);
        }
    }
    (best, refused)
}

impl Original<'_> {
    /// Whether a text holds all that this one holds outside the edits, in the same order and shape.
    fn is_sound(&self, made: &str, edits: &[Edit]) -> bool {
        let Some(own) = self.markdown else {
            return holds(&scalars(self.text, edits), &scalars(made, &[])) && readable(self.text) == readable(made);
        };
        let mut findings = Findings::new();
        let (before, after) = (frontmatter::split(self.text, FileId(0), &mut findings), frontmatter::split(made, FileId(0), &mut findings));
        let base = before.body.place(0..0).start as usize;
        let front = |yaml: Option<crate::source::prose::Prose>| yaml.map(|yaml| yaml.text.to_owned()).unwrap_or_default();
        let (said, says) = (front(before.yaml), front(after.yaml));
        let start = before.yaml.map_or(0, |yaml| yaml.place(0..0).start as usize);
        let moved: Vec<Edit> = edits.iter().filter_map(|edit| moved(edit, start)).collect();
        let fronts = said == says || (holds(&scalars(&said, &moved), &scalars(&says, &[])) && readable(&says));
        let bodies: Vec<Edit> = edits.iter().filter_map(|edit| moved_to(edit, base)).collect();
        let (old, new) = (passages(before.body.text, own), passages(after.body.text, own));
        findings.is_empty() && fronts && same_passages(&old, &new, &bodies)
    }
}

fn moved(edit: &Edit, start: usize) -> Option<Edit> {
    (edit.range.start >= start).then(|| Edit { range: edit.range.start - start..edit.range.end - start, text: edit.text.clone() })
}

fn moved_to(edit: &Edit, base: usize) -> Option<Edit> {
    moved(edit, base)
}

fn readable(yaml: &str) -> bool {
    yaml::parse(yaml, crate::finding::Place::file(FileId(0)), &mut Findings::new()).is_some()
}

/// Every scalar of a YAML text by its words, save those that an edit touches, with how often it stands there.
fn scalars(yaml: &str, edits: &[Edit]) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    if let Some(tree) = yaml::parse(yaml, crate::finding::Place::file(FileId(0)), &mut Findings::new()) {
        gather(&tree, edits, &mut found);
    }
    found
}

fn gather(node: &Node, edits: &[Edit], found: &mut BTreeMap<String, usize>) {
    let touched = |edit: &Edit| edit.range.start < node.place.end as usize && (node.place.start as usize) < edit.range.end;
    match &node.kind {
        Kind::Scalar(words) if !edits.iter().any(touched) => *found.entry(words.clone()).or_default() += 1,
        Kind::Map(entries) => entries.iter().for_each(|entry| gather(&entry.value, edits, found)),
        Kind::List(nodes) => nodes.iter().for_each(|node| gather(node, edits, found)),
        _ => {}
    }
}

fn holds(before: &BTreeMap<String, usize>, after: &BTreeMap<String, usize>) -> bool {
    before.iter().all(|(words, count)| after.get(words).is_some_and(|there| there >= count))
}

/// Without insertions every passage keeps its shape, and its words unless it was edited; with them, what was there
/// is still there in its order.
fn same_passages(old: &[Passage], new: &[Passage], edits: &[Edit]) -> bool {
    let touched = |one: &Passage| edits.iter().any(|edit| edit.range == one.range);
    let inserted = edits.iter().any(|edit| edit.range.is_empty() && !old.iter().any(|one| one.range == edit.range));
    let same = |one: &Passage, other: &Passage| one.shape == other.shape && (touched(one) || one.words == other.words);
    if !inserted {
        return old.len() == new.len() && old.iter().zip(new).all(|(one, other)| same(one, other));
    }
    let mut rest = new.iter();
    old.iter().all(|one| rest.any(|other| same(one, other)))
}

/// What a translation lost of its original's marks, or added.
pub fn marks(source: &str, words: &str) -> Option<Why> {
    let (here, there) = (guarded(source), guarded(words));
    let beyond = |list: &[(Mark, String)], other: &[(Mark, String)]| {
        let mut rest = other.to_vec();
        let missing = list.iter().filter(|mark| match rest.iter().position(|one| one == *mark) {
            Some(at) => {
                rest.remove(at);
                false
            }
            None => true,
        });
        missing.map(|(mark, spelled)| shown(*mark, spelled)).collect::<Vec<_>>()
    };
    let lost = beyond(&here, &there);
    if !lost.is_empty() {
        return Some(Why::Lost(lost));
    }
    let added = beyond(&there, &here);
    (!added.is_empty()).then_some(Why::Added(added))
}

fn shown(mark: Mark, spelled: &str) -> String {
    match mark {
        Mark::Link => "[…](…)".to_owned(),
        Mark::Image => "![…](…)".to_owned(),
        Mark::Code => "`…`".to_owned(),
        _ => spelled.to_owned(),
    }
}
