//! The state of each unit: what is missing, what changed since it was accepted, what nobody accepted yet.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lock::{Accepted, Lock, print, prints, sentences};
use super::{LOCK, Pair, Unit};
use crate::lang::LanguageTag;
use crate::snapshot::Snapshot;

/// The state of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// There is no translation.
    Missing,
    /// The original changed since its translation was accepted.
    Stale,
    /// There is a translation that nobody accepted yet.
    Unreviewed,
    /// The translation was accepted, and its original is the same.
    Current,
}

impl State {
    /// Its name in JSON and in files for translators.
    pub fn word(self) -> &'static str {
        match self {
            State::Missing => "missing",
            State::Stale => "stale",
            State::Unreviewed => "unreviewed",
            State::Current => "current",
        }
    }
}

/// What became of a pair since it was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The state of each unit.
    pub states: Vec<State>,
    /// How many accepted passages the original no longer has.
    pub gone: usize,
    /// The prints of sentences that were accepted.
    prints: BTreeSet<String>,
}

/// The lock of a snapshot.
pub fn lock(snapshot: &Snapshot) -> Lock {
    snapshot.find(LOCK).map(|(id, _)| Lock::read(snapshot.text(id))).unwrap_or_default()
}

/// Compares a pair with what was accepted.
pub fn review(pair: &Pair, lock: &Lock, languages: &[LanguageTag]) -> Review {
    let none = Accepted::default();
    let accepted = lock.of(&pair.path, languages[pair.to].as_str()).unwrap_or(&none);
    let now: BTreeSet<&str> = pair.units.iter().filter(|unit| !unit.field).map(|unit| unit.hash.as_str()).collect();
    let bodies = pair.units.iter().any(|unit| !unit.field);
    let gone: Vec<&Vec<String>> =
        accepted.passages.iter().filter(|(hash, _)| bodies && !now.contains(hash.as_str())).map(|(_, prints)| prints).collect();
    let states = pair.units.iter().map(|unit| state(unit, accepted)).collect();
    let fields = accepted.fields.values().flat_map(|(_, prints)| prints);
    let prints = gone.iter().copied().flatten().chain(fields).cloned().collect();
    Review { states, gone: if pair.target.is_some() { gone.len() } else { 0 }, prints }
}

fn state(unit: &Unit, accepted: &Accepted) -> State {
    let known = match unit.field {
        true => {
            let moved = |name: &String| name.rsplit('.').next() == unit.key.rsplit('.').next();
            let same = accepted.fields.iter().any(|(name, (hash, _))| *hash == unit.hash && (*name == unit.key || moved(name)));
            if same { Some(true) } else { accepted.fields.contains_key(&unit.key).then_some(false) }
        }
        false if accepted.passages.is_empty() => None,
        false => Some(accepted.passages.contains_key(&unit.hash)),
    };
    match (known, &unit.target) {
        // A translator may say in one passage what the original says in two.
        (Some(true), None) if !unit.field => State::Current,
        (Some(false), None) if !unit.field => State::Stale,
        (_, None) => State::Missing,
        (None, Some(_)) => State::Unreviewed,
        (Some(true), Some(_)) => State::Current,
        (Some(false), Some(_)) => State::Stale,
    }
}

impl Review {
    /// Whether the original says something else than when it was accepted.
    pub fn is_stale(&self) -> bool {
        self.gone > 0 || self.states.contains(&State::Stale)
    }

    /// How many units are in a state.
    pub fn count(&self, state: State) -> usize {
        self.states.iter().filter(|one| **one == state).count()
    }

    /// The sentences of a stale unit that are new, as bytes of its words; all of it if none can be told apart.
    pub fn new_sentences(&self, unit: &Unit) -> Vec<Range<usize>> {
        let words = &unit.source.words;
        let new: Vec<Range<usize>> =
            sentences(words).into_iter().filter(|range| !self.prints.contains(&print(&words[range.clone()]))).collect();
        if new.is_empty() { std::iter::once(0..words.len()).collect() } else { new }
    }
}

/// Notes in the lock that a pair is translated from its original as that is now. `only` picks units; a text's
/// passages are accepted together, since translators cut them as they like.
pub fn accept(pair: &Pair, languages: &[LanguageTag], lock: &mut Lock, only: &dyn Fn(&Unit) -> bool) -> usize {
    let accepted = lock.of_mut(&pair.path, languages[pair.to].as_str());
    let mut done = 0;
    for unit in pair.units.iter().filter(|unit| unit.field && unit.target.is_some() && only(unit)) {
        let name = unit.key.clone();
        done += 1;
        accepted.fields.insert(name, (unit.hash.clone(), prints(&unit.source.words)));
    }
    let passages: Vec<&Unit> = pair.units.iter().filter(|unit| !unit.field).collect();
    if pair.target.is_some() && passages.iter().any(|unit| only(unit)) {
        accepted.passages = passages.iter().map(|unit| (unit.hash.clone(), prints(&unit.source.words))).collect();
        done += passages.len();
    }
    // A field that is gone needs no memory; two pairs may share a file, each with its own fields.
    if pair.units.iter().any(|unit| unit.field) {
        let named: BTreeSet<&str> = pair.units.iter().map(|unit| unit.key.as_str()).collect();
        let own = |field: &str| named.iter().any(|name| name.contains('.') == field.contains('.'));
        accepted.fields.retain(|field, _| !own(field) || named.contains(field.as_str()));
    }
    done
}
