//! How far a site's translations are: text by text, and summed by language, kind and person.

use std::collections::BTreeMap;

use super::lock::Lock;
use super::review::{State, review};
use super::{Pair, Unit, Voice, words};
use crate::lang::LanguageTag;

/// One text in one language.
pub struct Text<'a> {
    /// What is translated, and where.
    pub pair: &'a Pair,
    /// How many of its units are missing, stale, unreviewed, current.
    pub counts: [usize; 4],
    /// Whether its original changed since it was accepted.
    pub stale: bool,
    /// The words of the original.
    pub words: usize,
    /// Those of missing and stale units.
    pub open: usize,
    /// Words that are the original's, copied.
    pub copied: usize,
    /// The first unit that somebody should look at: a missing one, else a stale one.
    pub first: Option<&'a Unit>,
}

const STATES: [State; 4] = [State::Missing, State::Stale, State::Unreviewed, State::Current];

/// What is to be done about a text as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// There is no translation.
    Missing,
    /// It says in one language what it says in the other.
    Copied,
    /// The original changed.
    Stale,
    /// Parts are missing.
    Partial,
    /// Nobody accepted it yet.
    Unreviewed,
    /// Nothing is to be done.
    Complete,
}

impl Whole {
    /// Its name in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Whole::Missing => "missing",
            Whole::Copied => "copied",
            Whole::Stale => "stale",
            Whole::Partial => "partial",
            Whole::Unreviewed => "unreviewed",
            Whole::Complete => "complete",
        }
    }
}

impl<'a> Text<'a> {
    /// The state of a pair.
    pub fn of(pair: &'a Pair, lock: &Lock, languages: &[LanguageTag]) -> Text<'a> {
        let review = review(pair, lock, languages);
        let in_state = |wanted: State| pair.units.iter().zip(&review.states).filter(move |(_, state)| **state == wanted);
        let open = in_state(State::Missing).chain(in_state(State::Stale)).map(|(unit, _)| words(&unit.source.words)).sum();
        let first = in_state(State::Missing).chain(in_state(State::Stale)).chain(in_state(State::Unreviewed)).next();
        Text {
            pair,
            counts: STATES.map(|state| review.count(state)),
            stale: review.is_stale(),
            words: pair.units.iter().map(|unit| words(&unit.source.words)).sum(),
            open,
            copied: pair.units.iter().filter(is_copy).map(|unit| words(&unit.source.words)).sum(),
            first: first.map(|(unit, _)| unit),
        }
    }

    /// What is to be done about it.
    pub fn state(&self) -> Whole {
        match self.counts {
            _ if self.pair.target.is_none() => Whole::Missing,
            _ if self.copied * 10 >= self.words * 8 && self.words > 20 => Whole::Copied,
            _ if self.stale => Whole::Stale,
            [0, _, 0, _] => Whole::Complete,
            [0, ..] => Whole::Unreviewed,
            _ => Whole::Partial,
        }
    }

    /// Who speaks and who translated, for the translation of a testimonial that is there.
    pub fn translated_voice(&self) -> Option<&'a Voice> {
        self.pair.voice.as_ref().filter(|_| self.pair.target.is_some_and(|target| target != self.pair.source))
    }

    /// Who translated it, as far as it is written.
    pub fn by(&self) -> Option<&'a str> {
        self.pair.voice.as_ref()?.by.as_deref()
    }
}

/// A passage that says in one language word for word what it says in the other was probably not translated; names and
/// single words may well be the same.
fn is_copy(unit: &&Unit) -> bool {
    words(&unit.source.words) > 3
        && unit.target.as_ref().is_some_and(|said| said.words.split_whitespace().eq(unit.source.words.split_whitespace()))
}

/// Sums of several texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many texts.
    pub texts: usize,
    /// Their units: missing, stale, unreviewed, current.
    pub counts: [usize; 4],
    /// Testimonials that a machine translated.
    pub machine: usize,
    /// Testimonials whose witness did not agree to the translation.
    pub unapproved: usize,
    /// Words that are to be translated.
    pub open: usize,
}

impl Sum {
    /// With one text more.
    #[must_use]
    pub fn with(mut self, text: &Text) -> Sum {
        self.texts += 1;
        for (sum, count) in self.counts.iter_mut().zip(text.counts) {
            *sum += count;
        }
        let voice = text.translated_voice();
        self.machine += usize::from(voice.is_some_and(|voice| voice.machine));
        self.unapproved += usize::from(voice.is_some_and(|voice| !voice.approved));
        self.open += text.open;
        self
    }

    /// The sums of texts by language and something else, in order.
    pub fn by<'a>(texts: &[Text<'a>], key: impl Fn(&Text<'a>) -> Option<&'a str>) -> BTreeMap<(usize, &'a str), Sum> {
        let mut sums: BTreeMap<(usize, &str), Sum> = BTreeMap::new();
        for text in texts {
            if let Some(key) = key(text) {
                let sum = sums.entry((text.pair.to, key)).or_default();
                *sum = sum.with(text);
            }
        }
        sums
    }

    /// All units.
    pub fn units(&self) -> usize {
        self.counts.iter().sum()
    }

    /// How much of it is accepted and up to date, in whole per cent; all of nothing.
    pub fn done(&self) -> usize {
        (self.counts[3] * 100).checked_div(self.units()).unwrap_or(100)
    }
}
