//! The union of an indicator's values over an enterprise's assessments (format.md §3).
//!
//! Assessments come in order of their last day. A point given twice must be equal, or the later one says
//! `revised` and wins; every version is kept, so that each assessment can show the series as it was known.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::reading::{self, Site};
use super::series::Terms;
use crate::finding::{Findings, Problem};
use crate::model::assessment::Assessment;
use crate::model::enterprise::Enterprise;
use crate::model::entities::Catalogue;
use crate::model::id::Id;
use crate::model::indicator::Indicator;
use crate::model::observation::{Measured, Observation, Remarks};
use crate::model::result::{Coordinates, RawCell, ResultEntry};
use crate::period::Period;

/// Everything that an enterprise says about an indicator.
pub(super) struct Union<'site> {
    /// The indicator.
    pub indicator: &'site Indicator,
    /// Every version of every point, by period and categories.
    pub versions: Vec<Version>,
    /// The results that report it, in order.
    pub reports: Vec<&'site ResultEntry>,
    /// The terms of each of the enterprise's assessments, in order; none before the first report.
    pub editions: Vec<(Id, Option<Terms>)>,
    /// What the last breakdown that says so says about a dimension: whether its categories make up the whole.
    exhaustive: BTreeMap<&'site str, bool>,
    /// What the dimensions say.
    catalogue: &'site Catalogue,
}

/// One version of a point.
pub(super) struct Version {
    /// Its period.
    pub period: Period,
    /// Dimension and category, sorted by dimension.
    pub categories: Coordinates,
    /// What was observed.
    pub observation: Observation,
    /// Whether the result has notes, which answer for its observations.
    pub noted: bool,
    /// The first edition that knows it.
    pub since: u16,
    /// The first that does not any more.
    pub until: Option<u16>,
}

impl Version {
    /// Whether it stands in an edition.
    pub fn stands_in(&self, edition: u16) -> bool {
        self.since <= edition && self.until.is_none_or(|until| until > edition)
    }
}

impl Union<'_> {
    /// The versions that stand now.
    pub fn current(&self) -> impl Iterator<Item = &Version> + Clone {
        self.versions.iter().filter(|version| version.until.is_none())
    }

    /// What the latest assessment that reports it says.
    pub fn terms(&self) -> Option<&Terms> {
        self.editions.iter().rev().find_map(|(_, terms)| terms.as_ref())
    }

    /// Whether some assessment lets its periods overlap.
    pub fn is_rolling(&self) -> bool {
        self.reports.iter().any(|report| report.rolling)
    }

    /// Whether the categories of a dimension make up the whole.
    pub fn is_exhaustive(&self, dimension: &str) -> bool {
        let of_dimension = || self.catalogue.dimension(dimension).is_some_and(|dimension| dimension.exhaustive);
        self.exhaustive.get(dimension).copied().unwrap_or_else(of_dimension)
    }
}

/// The unions of an enterprise, by indicator.
pub(super) fn unions<'site>(
    enterprise: &'site Enterprise,
    site: Site<'site>,
    findings: &mut Findings,
) -> BTreeMap<&'site str, Union<'site>> {
    let mut unions: BTreeMap<&str, Union> = BTreeMap::new();
    for (edition, assessment) in (0u16..).zip(&enterprise.assessments) {
        for entry in &assessment.file.results {
            let Some(indicator) = site.catalogue().indicator(&entry.indicator.value) else { continue };
            let union = unions.entry(indicator.id.as_str()).or_insert_with(|| Union {
                indicator,
                versions: Vec::new(),
                reports: Vec::new(),
                editions: enterprise.assessments.iter().map(|assessment| (assessment.id.clone(), None)).collect(),
                exhaustive: BTreeMap::new(),
                catalogue: site.catalogue(),
            });
            let cells = reading::cells(entry, assessment, site, findings);
            let report = Report { entry, assessment, edition };
            add(union, &report, cells, findings);
        }
    }
    for union in unions.values_mut() {
        union.versions.sort_by(|left, right| order(left).cmp(&order(right)));
    }
    unions
}

fn order(version: &Version) -> (Period, &[(String, String)], u16) {
    (version.period, &version.categories, version.since)
}

/// One result, and whose it is.
struct Report<'site> {
    entry: &'site ResultEntry,
    assessment: &'site Assessment,
    edition: u16,
}

fn add<'site>(union: &mut Union<'site>, report: &Report<'site>, cells: Vec<RawCell>, findings: &mut Findings) {
    union.reports.push(report.entry);
    union.editions[usize::from(report.edition)].1 = Some(terms(report));
    for breakdown in &report.entry.breakdowns {
        if let Some(exhaustive) = breakdown.exhaustive {
            union.exhaustive.insert(&breakdown.dimension.value, exhaustive);
        }
    }
    let mut standing: BTreeMap<Key, usize> = union
        .versions
        .iter()
        .enumerate()
        .filter(|(_, version)| version.until.is_none())
        .map(|(index, version)| (key(version), index))
        .collect();
    union.versions.reserve(cells.len());
    for cell in cells {
        let RawCell { categories, period, observation } = cell;
        let noted = report.entry.notes.is_some();
        let version = Version { period, categories, observation, noted, since: report.edition, until: None };
        match standing.entry(key(&version)) {
            Entry::Vacant(free) => {
                free.insert(union.versions.len());
                union.versions.push(version);
            }
            Entry::Occupied(known) => replace(union, *known.get(), version, findings),
        }
    }
}

type Key = (crate::period::Date, crate::period::Date, Coordinates);

fn key(version: &Version) -> Key {
    (version.period.first, version.period.last, version.categories.clone())
}

/// A later version of a point: equal, revised, or filling what was missing; else a contradiction.
fn replace(union: &mut Union, index: usize, later: Version, findings: &mut Findings) {
    let earlier = &mut union.versions[index];
    let (before, now) = (&earlier.observation, &later.observation);
    let filled = before.measured == Measured::Absent;
    if !filled && now.remarks().revised.is_none() && before.measured != now.measured {
        let problem = Problem::SeriesContradiction { indicator: union.indicator.id.to_string(), period: later.period.spelled() };
        findings.add_related(problem, now.place, before.place);
    } else if says_the_same(before, now) {
        earlier.noted |= later.noted;
    } else if earlier.since == later.since {
        *earlier = later;
    } else {
        earlier.until = Some(later.since);
        union.versions.push(later);
    }
}

/// Whether an observation only repeats another.
fn says_the_same(before: &Observation, now: &Observation) -> bool {
    let (known, told) = (before.remarks(), now.remarks());
    let facts = |one: &Remarks| (one.base, one.low, one.high, one.status.clone());
    let words = |one: &Remarks| (one.source.clone(), one.note.clone());
    let same = before.measured == now.measured && facts(known) == facts(told) && words(known) == words(told);
    same && known.revised.is_none() && told.revised.is_none()
}

fn terms(report: &Report) -> Terms {
    let entry = report.entry;
    Terms {
        assessment: report.assessment.id.clone(),
        outcome: entry.outcome.as_ref().map(|outcome| outcome.value.clone()),
        source: entry.source.clone(),
        method: entry.method.clone(),
        perimeter: entry.perimeter.clone(),
        baseline: entry.baseline.as_ref().map(|baseline| baseline.value),
        targets: entry.targets.iter().filter(|target| target.public != Some(false)).cloned().collect(),
        benchmarks: entry.benchmarks.clone(),
        notes: entry.notes.clone(),
        rolling: entry.rolling,
    }
}
