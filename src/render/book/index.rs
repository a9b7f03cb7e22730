//! What closes a publication: the words it uses, and where each indicator is found.

use std::collections::{BTreeMap, BTreeSet};

use super::Part;
use super::lists::Lists;
use crate::model::id::Id;
use crate::render::desk::Desk;

/// The words of the glossary that are used, each with what it means, in the reader's order.
pub fn terms(desk: &Desk, used: &BTreeSet<String>) -> Vec<(String, String)> {
    let term = |id: &String| {
        let term = desk.model().catalogue.term(id)?;
        let meaning = &term.definition;
        Some((desk.text(&term.label), desk.line(&meaning[desk.lang()], meaning.places[desk.lang()])))
    };
    let mut terms: Vec<(String, String)> = used.iter().filter_map(term).collect();
    terms.sort_by(|(left, _), (right, _)| desk.reader.locale.compare(left, right));
    terms
}

/// The indicators that are shown, each with its places, in the reader's order.
pub fn indicators(desk: &Desk, shown: &BTreeMap<Id, Vec<String>>) -> Vec<(String, Vec<String>)> {
    let entry = |(id, places): (&Id, &Vec<String>)| Some((desk.text(&desk.model().catalogue.indicator(id.as_str())?.name), places.clone()));
    let mut entries: Vec<(String, Vec<String>)> = shown.iter().filter_map(entry).collect();
    entries.sort_by(|(left, _), (right, _)| desk.reader.locale.compare(left, right));
    entries
}

/// What a place of the index is called: the number of a figure or table, else the title of a chapter.
pub fn label((lists, parts): (&Lists, &[Part]), id: &str) -> Option<String> {
    let figure = lists.figures.iter().chain(&lists.tables).find(|entry| entry.id == id).map(|entry| entry.label.clone());
    figure.or_else(|| parts.iter().find(|part| part.id == id).map(|part| part.title.clone()))
}
