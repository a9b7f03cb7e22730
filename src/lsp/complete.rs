//! What may be written at the cursor: keys, words of lists, ids of the site, each with what it means in the author's
//! language.

use std::ops::Range;

use super::blocks;
use super::scene::Scene;
use super::spot::{Spot, spot};
use super::wanted::Wanted;
use crate::model::listed::Listed;
use crate::source::shape::Need;

/// The most choices that are told at once; more are told as the author types.
const MOST: usize = 400;

/// What a choice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Key,
    Word,
    Thing,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// What is shown and searched.
    pub label: String,
    /// What is written.
    pub insert: String,
    /// What it means, in a line.
    pub detail: String,
    /// What it is.
    pub sort: Sort,
    /// What comes first.
    pub rank: u8,
}

/// The choices at a byte of a text, what they replace, and whether there are more than are told.
pub(super) struct Choices {
    pub word: Range<usize>,
    pub all: Vec<Choice>,
    pub is_cut: bool,
}

/// What may be written at a byte of a text.
pub(super) fn choices(scene: &Scene, at: usize) -> Option<Choices> {
    let spot = spot(scene.path, scene.text, at)?;
    let word = spot.word.clone();
    if at < word.start || at > word.end {
        return None;
    }
    let rest = scene.text[word.end..].trim_start_matches([' ', '"', '\'']);
    let after = if spot.after.trim().is_empty() || !rest.starts_with(spot.after.trim()) { spot.after } else { "" };
    let mut all = keys(scene, &spot, after);
    // Keys are written with a colon; words of lists, as they are.
    let after = if spot.records.is_empty() && !spot.languages { after } else { "" };
    all.extend(spot.words.iter().map(|word| choice((word, word, after), "", (Sort::Word, 1))));
    let things = spot.wanted.as_ref().map_or_else(Vec::new, |wanted| self::things(scene, wanted));
    let written = scene.text[word.start..at].to_lowercase();
    let fits = |choice: &Choice| things_fit(choice, &written);
    let is_cut = things.len() > MOST;
    all.extend(things.into_iter().filter(|choice| !is_cut || fits(choice)).take(MOST));
    Some(Choices { word, all, is_cut })
}

fn things_fit(choice: &Choice, written: &str) -> bool {
    choice.label.contains(written) || choice.detail.to_lowercase().contains(written)
}

fn choice((label, insert, after): (&str, &str, &str), detail: &str, (sort, rank): (Sort, u8)) -> Choice {
    Choice { label: label.to_owned(), insert: format!("{insert}{after}"), detail: detail.to_owned(), sort, rank }
}

/// The keys that are not there yet; those that must be there come first.
fn keys(scene: &Scene, spot: &Spot, after: &str) -> Vec<Choice> {
    let is_new = |key: &str| !spot.beside.iter().any(|own| own == key);
    let mut all = Vec::new();
    for (record, fields) in &spot.records {
        for field in fields.iter().filter(|field| is_new(field.key)) {
            let rank = if field.need == Need::Required { 0 } else { 1 };
            all.push(choice((field.key, field.key, after), &blocks::about(record, field, scene.tongue), (Sort::Key, rank)));
        }
    }
    if let Some(known) = scene.known.filter(|_| spot.languages) {
        let languages = &known.compiled.plan.model.languages;
        let keys = languages.iter().map(|tag| crate::source::text::key_of(tag, languages));
        all.extend(keys.filter(|key| is_new(key)).map(|key| choice((key, key, after), "", (Sort::Key, 0))));
    }
    all
}

/// The things that a place may refer to. What may not be shown is not offered.
fn things(scene: &Scene, wanted: &Wanted) -> Vec<Choice> {
    let all = scene.all(wanted).into_iter().filter(|one| one.left_out.is_none());
    all.map(|Listed { id, title, .. }| choice((&id, &id, ""), &title, (Sort::Thing, 1))).collect()
}
