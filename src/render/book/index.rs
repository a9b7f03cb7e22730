//! What closes a publication: the words it uses, and where each indicator is found.

use std::collections::{BTreeMap, BTreeSet};

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
