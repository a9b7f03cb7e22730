//! Which versions of a series' points are withheld, and what readers can still work out about them.

use std::collections::{BTreeMap, BTreeSet};

use super::attack::{self, Interval};
use super::books::Account;
use super::links::{self, Family};
use super::privacy::{self, Persons, Reason};
use super::protection::{Entry, Sight, Sum, System};
use super::union::{Union, Version};
use crate::decimal;
use crate::finding::{Findings, Problem};
use crate::model::entities::{Catalogue, Model};
use crate::model::observation::Status;
use crate::model::result::Coordinates;
use crate::model::settings::Privacy;
use crate::period::Period;

/// What is withheld of a series.
pub(super) struct Concealment {
    /// For each version of the union, why it is withheld, if it is.
    pub reasons: Vec<Option<Reason>>,
    /// What readers can work out about what is withheld now.
    pub disclosures: Vec<Disclosure>,
    /// Its cells and sums, if something is withheld.
    pub account: Option<Account>,
}

/// What readers can work out about a withheld count.
#[derive(Clone, Debug, PartialEq)]
pub struct Disclosure {
    /// Its period.
    pub period: Period,
    /// Dimension and category, sorted by dimension; empty for the total.
    pub categories: Coordinates,
    /// Why it is withheld.
    pub reason: Reason,
    /// The least it can be.
    pub low: f64,
    /// The most it can be, if there is a limit.
    pub high: Option<f64>,
}

/// Decides what is withheld; what nothing can protect is a finding (E18).
pub(super) fn conceal(union: &Union, families: &[Family], model: &Model, findings: &mut Findings) -> Concealment {
    let privacy = &model.settings.privacy;
    let persons: Vec<Option<Persons>> =
        union.versions.iter().map(|version| privacy::persons(&version.observation, union.indicator)).collect();
    let small = |persons: &Option<Persons>| persons.as_ref().is_some_and(|persons| privacy::is_small(persons, privacy));
    let mut reasons: Vec<Option<Reason>> = persons.iter().map(|persons| small(persons).then_some(Reason::Primary)).collect();
    let by_source = |version: &Version| version.observation.is(Status::Suppressed);
    let guarded = privacy::guards(union.indicator) && privacy.cell() > 0;
    if !guarded || (reasons.iter().all(Option::is_none) && !union.versions.iter().any(by_source)) {
        return Concealment { reasons, disclosures: Vec::new(), account: None };
    }
    let mut ledger = Ledger::of(union, &persons, &reasons, privacy);
    for family in every_family(union, families, &model.catalogue) {
        ledger.add(&family, union);
    }
    ledger.system.count_one_by_one();
    let mut exposed = ledger.system.protect();
    exposed.dedup();
    for (index, version) in union.versions.iter().enumerate() {
        let Some(entry) = ledger.entry[index] else { continue };
        if ledger.system.entries[entry].sight == Sight::Hidden {
            reasons[index] = reasons[index].or(Some(Reason::Complementary));
        }
        if exposed.contains(&entry) && version.until.is_none() {
            let problem = Problem::Recomputable { indicator: union.indicator.id.to_string(), period: version.period.spelled() };
            findings.add(problem, version.observation.place);
        }
    }
    let intervals = attack::intervals(&ledger.system, 0);
    let disclosures = (0..union.versions.len()).filter_map(|index| ledger.disclosure(index, union, &reasons, &intervals)).collect();
    Concealment { reasons, disclosures, account: Some(ledger.account(union)) }
}

/// The families of the series as it stands, and as each assessment knew it.
///
/// Exhaustive ones come first: they say what a whole is that nobody gives.
fn every_family(union: &Union, now: &[Family], catalogue: &Catalogue) -> Vec<Family> {
    let mut families: BTreeSet<Family> = now.iter().cloned().collect();
    if union.versions.iter().any(|version| version.until.is_some()) {
        let editions: BTreeSet<u16> = union.versions.iter().map(|version| version.since).collect();
        families.extend(editions.into_iter().flat_map(|edition| links::families(union, Some(edition), catalogue)));
    }
    let (mut first, second): (Vec<Family>, Vec<Family>) = families.into_iter().partition(|family| family.exhaustive);
    first.extend(second);
    first
}

/// The system of a series, and which entry stands for which version.
struct Ledger {
    system: System,
    /// The entry of each version; equal versions of one point share it.
    entry: Vec<Option<usize>>,
    /// The entries of wholes that nobody gives, by their position in families.
    ungiven: BTreeMap<usize, usize>,
    need: f64,
    measures: usize,
    may_overlap: bool,
}

/// Differences that are no differences.
const EQUAL: f64 = 1e-9;

impl Ledger {
    fn of(union: &Union, persons: &[Option<Persons>], reasons: &[Option<Reason>], privacy: &Privacy) -> Ledger {
        let is_close = |persons: &Persons| privacy::is_close(persons, privacy);
        let measures = if persons.iter().flatten().any(|persons| is_close(persons) && persons.rest.is_some()) { 2 } else { 1 };
        let need = f64::from(u32::try_from(privacy.cell()).unwrap_or(u32::MAX));
        let needs: Vec<f64> = [need, if privacy.complement { need } else { 0.0 }][..measures].to_vec();
        let mut ledger = Ledger {
            system: System::default(),
            entry: Vec::new(),
            ungiven: BTreeMap::new(),
            need,
            measures,
            may_overlap: union.indicator.may_overlap,
        };
        for (index, version) in union.versions.iter().enumerate() {
            let same_point = |other: &usize| {
                let other = &union.versions[*other];
                (other.period.first, other.period.last, &other.categories)
                    == (version.period.first, version.period.last, &version.categories)
                    && other.observation.measured == version.observation.measured
            };
            let twin = (0..index).rev().take_while(|&other| union.versions[other].categories == version.categories).find(same_point);
            let entry = match (twin, persons[index].filter(is_close)) {
                (Some(twin), _) => ledger.entry[twin],
                (None, None) => None,
                (None, Some(persons)) => {
                    let counts = [Some(persons.count), persons.rest];
                    let values: Vec<f64> = counts[..measures].iter().map(|count| count.map_or(0.0, decimal::float)).collect();
                    let sight = if reasons[index].is_some() { Sight::Hidden } else { Sight::Shown };
                    Some(ledger.push(Entry { values, needs: needs.clone(), sight, indivisible: false }))
                }
            };
            ledger.entry.push(entry);
        }
        ledger
    }

    /// The system, and which entry stands for which point that stands now.
    fn account(self, union: &Union) -> Account {
        let current = union.versions.iter().zip(&self.entry).filter(|(version, _)| version.until.is_none());
        let point = |(version, entry): (&Version, &Option<usize>)| {
            let key = ((version.period.first, version.period.last), version.categories.clone());
            Some((key, ((*entry)?, version.observation.place)))
        };
        Account { points: current.filter_map(point).collect(), system: self.system }
    }

    fn push(&mut self, entry: Entry) -> usize {
        self.system.entries.push(entry);
        self.system.entries.len() - 1
    }

    fn unpublished(&mut self, values: Vec<f64>, need: f64) -> usize {
        let needs = (0..self.measures).map(|measure| if measure == 0 { need } else { 0.0 }).collect();
        self.push(Entry { values, needs, sight: Sight::Hidden, indivisible: false })
    }

    fn total(&self, parts: &[usize], measure: usize) -> f64 {
        parts.iter().map(|&part| self.system.entries[part].values[measure]).sum()
    }

    /// The sums that a family tells a reader. What is not given of the whole is an unpublished part.
    fn add(&mut self, family: &Family, union: &Union) {
        let parts: Vec<usize> = family.parts.iter().filter_map(|&part| self.entry[part]).collect();
        let absent: Vec<usize> = family.parts.iter().copied().filter(|&part| self.entry[part].is_none()).collect();
        if parts.is_empty() {
            return;
        }
        let closed = family.exhaustive && absent.is_empty();
        let Some(whole) = self.whole(family, &parts, closed) else { return };
        let rest = self.rest(whole, &parts);
        let adds_up = rest.iter().all(|rest| rest.abs() < EQUAL);
        let is_time = family.dimension.is_empty();
        if self.may_overlap && rest.iter().any(|rest| *rest < -EQUAL) {
            if is_time && !absent.is_empty() {
                return;
            }
            self.add_overlapping(whole, parts);
        } else if adds_up && absent.is_empty() && (is_time || closed) {
            self.system.sums.push(Sum { whole, parts });
        } else if !is_time {
            let is_withheld = |part: &usize| union.versions[*part].observation.is(Status::Suppressed);
            let need = if family.exhaustive && absent.len() == 1 && absent.iter().all(is_withheld) { self.need } else { 0.0 };
            self.add_open(whole, parts, need);
        }
    }

    /// What the parts leave of the whole, for each measure.
    fn rest(&self, whole: usize, parts: &[usize]) -> Vec<f64> {
        (0..self.measures).map(|measure| self.system.entries[whole].values[measure] - self.total(parts, measure)).collect()
    }

    /// A person may be in several parts, so the whole is less than their sum; yet what the published parts
    /// leave of it is the least that the withheld ones can be. Then the parts are protected as if everybody
    /// knew their sum: readers who suppose that nobody was counted twice learn nothing either.
    fn add_overlapping(&mut self, whole: usize, parts: Vec<usize>) {
        let entries = &self.system.entries;
        let is_shown = |part: &usize| entries[*part].sight != Sight::Hidden;
        let shown: Vec<usize> = parts.iter().copied().filter(is_shown).collect();
        let tells = is_shown(&whole) && shown.len() < parts.len() && self.rest(whole, &shown).iter().any(|rest| *rest > EQUAL);
        if tells {
            let values = (0..self.measures).map(|measure| self.total(&parts, measure)).collect();
            let together = self.push(Entry { values, needs: vec![0.0; self.measures], sight: Sight::Fixed, indivisible: false });
            self.system.sums.push(Sum { whole: together, parts });
        }
    }

    /// A sum with an unpublished part; none if the parts are more than the whole.
    fn add_open(&mut self, whole: usize, mut parts: Vec<usize>, need: f64) {
        let rest = self.rest(whole, &parts);
        if rest.iter().any(|rest| *rest < -EQUAL) {
            return;
        }
        let need = if rest[0] > EQUAL { need } else { 0.0 };
        parts.push(self.unpublished(rest, need));
        self.system.sums.push(Sum { whole, parts });
    }

    /// The entry of a family's whole; one that nobody gives is the sum of a dimension that makes it up.
    fn whole(&mut self, family: &Family, parts: &[usize], closed: bool) -> Option<usize> {
        if let Some(entry) = self.entry.get(family.whole) {
            return *entry;
        }
        match self.ungiven.get(&family.whole) {
            Some(&entry) => Some(entry),
            None if closed => {
                let values = (0..self.measures).map(|measure| self.total(parts, measure)).collect();
                let entry = self.unpublished(values, 0.0);
                self.ungiven.insert(family.whole, entry);
                Some(entry)
            }
            None => None,
        }
    }

    fn disclosure(
        &self,
        index: usize,
        union: &Union,
        reasons: &[Option<Reason>],
        intervals: &BTreeMap<usize, Interval>,
    ) -> Option<Disclosure> {
        let version = &union.versions[index];
        let reason = reasons[index].filter(|_| version.until.is_none())?;
        let interval = self.entry[index].and_then(|entry| intervals.get(&entry)).copied().unwrap_or(Interval { low: 0.0, high: None });
        let (period, categories) = (version.period, version.categories.clone());
        Some(Disclosure { period, categories, reason, low: interval.low, high: interval.high })
    }
}
