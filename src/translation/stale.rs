//! W02: translations whose original changed since they were accepted. Only what was accepted once is looked at, so
//! a site without `translations.lock` pays nothing.

use super::interface;
use super::inventory::inventory;
use super::review::{Review, State, lock, review};
use super::{LOCK, Pair, Unit};
use crate::finding::{Findings, Place, Problem};
use crate::model::load::{self, Reading};
use crate::snapshot::Snapshot;

/// How many changed places one finding shows.
const PLACES: usize = 5;

/// Notes every stale translation of a site; of testimonials, those that may be shown.
pub fn check(snapshot: &Snapshot, may_be_shown: &dyn Fn(&str) -> bool, findings: &mut Findings) {
    if snapshot.find(LOCK).is_none() {
        return;
    }
    let Some((reading, _)) = load::settings(snapshot, &mut Findings::new()) else { return };
    let lock = lock(snapshot);
    for (to, tag) in reading.languages.iter().enumerate() {
        let paths = lock.paths(tag.as_str());
        if paths.is_empty() {
            continue;
        }
        for pair in inventory(snapshot, &reading, to, Some(&paths)) {
            if pair.voice.as_ref().is_some_and(|voice| !may_be_shown(&voice.id)) {
                continue;
            }
            let review = review(&pair, &lock, &reading.languages);
            if review.is_stale() {
                note(&pair, &review, &reading, findings);
            }
        }
    }
}

/// One finding for a text: where its translation is to be changed, and which sentences of the original are new.
fn note(pair: &Pair, review: &Review, reading: &Reading, findings: &mut Findings) {
    let stale: Vec<&Unit> =
        pair.units.iter().zip(&review.states).filter(|(_, state)| **state == State::Stale).map(|(unit, _)| unit).collect();
    let file = interface::of_the_site(Place::file(pair.target.unwrap_or(pair.source))).unwrap_or(Place::SITE);
    let place = stale.iter().find_map(|unit| unit.target.as_ref()).map_or(file, |said| said.place);
    let lang = reading.languages[pair.to].as_str().to_owned();
    let words = stale.first().map(|unit| {
        let range = review.new_sentences(unit).into_iter().next().unwrap_or(0..unit.source.words.len());
        unit.source.words[range].split_whitespace().collect::<Vec<_>>().join(" ")
    });
    let command = if stale.iter().all(|unit| unit.field) && !stale.is_empty() { pair.path.clone() } else { pair.target_path.clone() };
    let problem = Problem::StaleTranslation { lang, words, command };
    let related = stale.iter().flat_map(|unit| places(unit, review)).take(PLACES).collect();
    let severity = problem.severity();
    findings.keep(crate::finding::Finding { severity, problem, place, related });
}

/// Where the new sentences of a unit stand. What its file spells otherwise is shown as a whole.
fn places(unit: &Unit, review: &Review) -> Vec<Place> {
    let place = unit.source.place;
    let written = (place.end - place.start) as usize;
    if written != unit.source.words.len() {
        return vec![place];
    }
    if interface::of_the_site(place).is_none() {
        return Vec::new();
    }
    review.new_sentences(unit).into_iter().map(|range| place.within(range.start, range.end)).collect()
}
