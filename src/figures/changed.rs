//! What is another now than in an issue that keeps its data, and what of it the site does not know any more.

use std::collections::{BTreeMap, BTreeSet};

use super::Figures;
use super::frozen::{Entry, entry};
use super::privacy::{Cell, Guarded};
use crate::finding::Place;
use crate::model::id::Id;
use crate::model::indicator::Indicator;
use crate::model::observation::{Revision, Status};
use crate::period::{Period, SchoolYearStart};
use crate::source::table::Table;
use crate::source::text::Text;

/// What is another now than it was in the issue.
#[derive(Clone, Debug)]
pub enum Difference {
    /// A value.
    Value(Change),
    /// The answers to a question.
    Answers(Recount),
}

/// A value that is another now.
#[derive(Clone, Debug)]
pub struct Change {
    /// The enterprise or federation.
    pub of: Id,
    /// The indicator.
    pub indicator: Id,
    /// The period.
    pub period: Period,
    /// Dimension and category; empty for the total.
    pub categories: Vec<(String, String)>,
    /// What the issue shows: nothing that is withheld today.
    pub was: Cell,
    /// What holds now.
    pub now: Cell,
    /// What its author says of the correction.
    pub revised: Option<Revision>,
}

/// Answers that were counted again since.
#[derive(Clone, Debug)]
pub struct Recount {
    /// The enterprise or federation.
    pub of: Id,
    /// The words of the question.
    pub question: Text,
    /// How many answers the issue counts.
    pub was: u64,
    /// How many there are now.
    pub now: u64,
}

/// Indicators that others have replaced, by their ids: what was reported as the old one may be reported as the new one.
pub fn successors<'m>(indicators: impl Iterator<Item = &'m Indicator>) -> BTreeMap<String, String> {
    indicators.filter_map(|indicator| Some((indicator.supersedes.as_ref()?.value.clone(), indicator.id.to_string()))).collect()
}

/// The indicator under which the figures know what an issue calls `what`; `what` itself where nothing has replaced it.
pub fn known_as<'n>(figures: &Figures, (of, what): (&str, &'n str), successors: &'n BTreeMap<String, String>) -> &'n str {
    let mut name = what;
    // No chain is longer than there are links in it: a circle ends, too.
    for _ in 0..=successors.len() {
        if is_known(figures, of, name) {
            return name;
        }
        let Some(next) = successors.get(name) else { break };
        name = next;
    }
    what
}

fn is_known(figures: &Figures, of: &str, what: &str) -> bool {
    match what.split_once('/') {
        Some((survey, question)) => figures.answers(of, survey, question).is_some(),
        None => figures.series(of, what).is_some() || figures.aggregate(of, what).is_some(),
    }
}

/// What the file of an issue names and the site does not know any more: `canal/exits`, each where it is named first.
pub fn gone(frozen: &Figures, (table, school): (&Table, SchoolYearStart), successors: &BTreeMap<String, String>) -> Vec<(String, Place)> {
    let (mut found, mut told) = (Vec::new(), BTreeSet::new());
    for row in &table.rows {
        let Some(own) = entry(table, row, school) else { continue };
        let name = known_as(frozen, (&own.of, &own.what), successors);
        let reference = format!("{}/{}", own.of, own.what);
        if !is_known(frozen, &own.of, name) && told.insert(reference.clone()) {
            found.push((reference, row.place));
        }
    }
    found
}

/// What is another now than in the issue, in the order of the file.
pub fn differences(
    (frozen, figures): (&Figures, &Figures),
    (table, school): (&Table, SchoolYearStart),
    successors: &BTreeMap<String, String>,
) -> Vec<Difference> {
    let entries = table.rows.iter().filter_map(|row| entry(table, row, school));
    let named = entries.map(|mut own| {
        own.what = known_as(figures, (&own.of, &own.what), successors).to_owned();
        own
    });
    let named: Vec<Entry> = named.collect();
    let difference = |own: &Entry| match own.kind.as_str() {
        "value" | "total" => change(own, frozen, figures).map(Difference::Value),
        "answers" => recount(own, frozen, figures).map(Difference::Answers),
        _ => None,
    };
    named.iter().filter_map(difference).collect()
}

fn change(entry: &Entry, frozen: &Figures, figures: &Figures) -> Option<Change> {
    let (of, indicator, period) = (Id::new(&entry.of)?, Id::new(&entry.what)?, entry.period?);
    let categories: Vec<(&str, &str)> =
        entry.categories.iter().map(|(dimension, category)| (dimension.as_str(), category.as_str())).collect();
    let (was, now, revised) = if entry.kind == "value" {
        let at = |figures: &Figures| figures.series(&entry.of, &entry.what)?.cell(&period, &categories).cloned();
        let now = at(figures);
        let revised = now.as_ref().and_then(|point| point.remarks.as_ref()?.revised.clone());
        (at(frozen)?.cell, now.map_or(Guarded::Absent(Status::Missing), |point| point.cell), revised)
    } else {
        let at = |figures: &Figures| Some(figures.aggregate(&entry.of, &entry.what)?.at(&period)?.cell);
        (at(frozen)?, at(figures).unwrap_or(Guarded::Absent(Status::Missing)), None)
    };
    // What was seen once and is withheld today is told as that, without its value.
    let is_hidden = entry.cell.shown().is_some() && now.is_withheld();
    (was != now || is_hidden).then(|| Change { of, indicator, period, categories: entry.categories.clone(), was, now, revised })
}

fn recount(entry: &Entry, frozen: &Figures, figures: &Figures) -> Option<Recount> {
    let (survey, question) = entry.what.split_once('/')?;
    let at = |figures: &Figures| figures.answers(&entry.of, survey, question).cloned();
    let (was, now) = (at(frozen)?, at(figures)?);
    let counts = |answers: &super::survey::Answers| answers.tally.options.iter().map(|option| option.count).collect::<Vec<_>>();
    let is_other = was.tally.base != now.tally.base || counts(&was) != counts(&now);
    is_other.then(|| Recount { of: now.enterprise.clone(), question: now.text.clone(), was: was.tally.base, now: now.tally.base })
}
