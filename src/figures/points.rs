//! From what was observed and what is withheld to the series that floors above see.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::concealment::Concealment;
use super::privacy::{self, Cell, Guarded, Reason};
use super::quantity::{self, Quantity};
use super::rate::Ratio;
use super::series::{Point, Series, SeriesDimension};
use super::union::{Union, Version};
use crate::decimal::Decimal;
use crate::finding::{Findings, Problem};
use crate::model::entities::{Catalogue, Model};
use crate::model::id::Id;
use crate::model::indicator::{Indicator, IndicatorKind};
use crate::model::observation::{Measured, Observation, Remarks, Status};
use crate::model::result::Coordinates;
use crate::model::settings::Privacy;
use crate::period::Period;

/// A value as it is known inside this floor, withheld or not: what derived series and aggregates start from.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    /// Its period.
    pub period: Period,
    /// Dimension and category, sorted by dimension.
    pub categories: Coordinates,
    /// The number and its parts, if there is one.
    pub value: Option<(Decimal, Option<Ratio>)>,
    /// Why it is withheld, if it is.
    pub reason: Option<Reason>,
    /// What is to be known about it.
    pub status: Vec<Status>,
    /// The edition that first knows it.
    pub since: u16,
}

/// The values of a union as they stand now.
pub(super) fn facts(union: &Union, concealment: &Concealment) -> Vec<Fact> {
    let standing = union.versions.iter().zip(&concealment.reasons).filter(|(version, _)| version.until.is_none());
    let fact = |(version, reason): (&Version, &Option<Reason>)| Fact {
        period: version.period,
        categories: version.categories.clone(),
        value: quantity::measured(version.observation.measured, union.indicator),
        reason: *reason,
        status: version.observation.remarks().status.clone(),
        since: version.since,
    };
    standing.map(fact).collect()
}

/// The series of a union, its withheld numbers gone. Small bases that are shown are noted (W07).
pub(super) fn series(union: &Union, concealment: &Concealment, enterprise: &Id, model: &Model, findings: &mut Findings) -> Option<Series> {
    let privacy = &model.settings.privacy;
    let written = union.versions.iter().filter_map(|version| match version.observation.measured {
        Measured::Value(value) => Some(value),
        _ => None,
    });
    let decimals = quantity::decimals(union.indicator, written);
    let maker = Maker { indicator: union.indicator, decimals, privacy };
    let withheld = maker.secretive(union, concealment);
    let mut points = Vec::with_capacity(union.versions.len());
    for (version, reason) in union.versions.iter().zip(&concealment.reasons) {
        let mut point = maker.point(version, *reason);
        let revised = point.remarks.as_mut().and_then(|remarks| remarks.revised.as_mut());
        if let Some(revised) = revised.filter(|_| withheld.iter().any(|period| period.overlaps(&version.period))) {
            revised.was = None;
        }
        if let Some(base) = maker.base(&version.observation).filter(|_| point.small_base && point.until.is_none()) {
            let problem = Problem::SmallBase { base: base.normalize().to_string(), minimum: privacy.base().to_string() };
            findings.add(problem, point.place);
        }
        points.push(point);
    }
    let dimensions = dimensions(&points, &model.catalogue, |id| union.is_exhaustive(id));
    sort(&mut points, &model.catalogue);
    Some(Series {
        enterprise: enterprise.clone(),
        indicator: union.indicator.id.clone(),
        terms: Box::new(union.terms()?.clone()),
        dimensions,
        decimals,
        formula: None,
        points,
        editions: union.editions.clone(),
    })
}

struct Maker<'site> {
    indicator: &'site Indicator,
    decimals: u32,
    privacy: &'site Privacy,
}

impl Maker<'_> {
    /// The periods in which something is withheld, or was too small before it was corrected. What others of these periods
    /// were before would tell it: an old total less the parts that were not corrected.
    fn secretive(&self, union: &Union, concealment: &Concealment) -> Vec<Period> {
        let versions = union.versions.iter().zip(&concealment.reasons);
        let is_secret = |(version, reason): &(&Version, &Option<Reason>)| {
            let was = version.observation.remarks().revised.as_ref().and_then(|revised| revised.was);
            reason.is_some() || was.is_some_and(|was| self.was_small(was, &version.observation))
        };
        versions.filter(is_secret).map(|(version, _)| version.period).collect()
    }

    /// Whether an observation was withheld by itself before it was corrected; a percentage of as many as now.
    fn was_small(&self, was: Decimal, now: &Observation) -> bool {
        let before = Observation::with(Measured::Value(was), now.place, Remarks { base: self.base(now), ..Remarks::default() });
        privacy::persons(&before, self.indicator).is_some_and(|persons| privacy::is_small(&persons, self.privacy))
    }

    fn point(&self, version: &Version, reason: Option<Reason>) -> Point {
        let observation = &version.observation;
        let cell = cell(quantity::measured(observation.measured, self.indicator), reason, &observation.remarks().status, self.decimals);
        let is_shown = cell.shown().is_some();
        let small_base = is_shown && self.base(observation).is_some_and(|base| base < Decimal::from(self.privacy.base()));
        Point {
            period: version.period,
            categories: version.categories.clone(),
            cell,
            small_base,
            remarks: self.remarks(observation, is_shown),
            place: observation.place,
            since: version.since,
            until: version.until,
        }
    }

    /// How many an observation is based on: as it says, else the whole of a rate.
    fn base(&self, observation: &Observation) -> Option<Decimal> {
        match observation.measured {
            // A whole that is no group of persons is no sample either: a board of seven is the whole board.
            Measured::Parts { denominator, .. } if self.indicator.kind() == IndicatorKind::Rate && self.indicator.counts_persons() => {
                observation.remarks().base.or(Some(denominator))
            }
            Measured::Absent => None,
            _ => observation.remarks().base,
        }
    }

    fn remarks(&self, observation: &Observation, is_shown: bool) -> Option<Box<Remarks>> {
        let Remarks { status, base, low, high, source, note, revised } = observation.remarks();
        let revised = revised.clone().map(|mut revision| {
            revision.was = revision.was.filter(|was| is_shown && !self.was_small(*was, observation));
            revision
        });
        let [base, low, high] = [base, low, high].map(|number| number.filter(|_| is_shown));
        Remarks { status: status.clone(), base, low, high, source: source.clone(), note: note.clone(), revised }.said()
    }
}

/// What may be shown of a value.
pub(super) fn cell(value: Option<(Decimal, Option<Ratio>)>, reason: Option<Reason>, status: &[Status], decimals: u32) -> Cell {
    match (value, reason) {
        (None, _) => Guarded::Absent(status.iter().copied().find(|status| status.explains_absence()).unwrap_or(Status::Missing)),
        (Some(_), Some(reason)) => Guarded::Withheld(reason),
        (Some((value, ratio)), None) => Guarded::Shown(Quantity { value, ratio, decimals }),
    }
}

/// The dimensions and categories of some points, in the catalogue's order.
pub(super) fn dimensions(points: &[Point], catalogue: &Catalogue, exhaustive: impl Fn(&str) -> bool) -> Vec<SeriesDimension> {
    let used = |dimension: &str, category: &str| points.iter().any(|point| point.category(dimension) == Some(category));
    let dimensions = catalogue.dimensions.iter().map(|dimension| {
        let id = dimension.id.as_str();
        let categories = dimension.categories.iter().map(|category| category.id.as_str());
        let categories = categories.filter(|category| used(id, category)).map(str::to_owned).collect();
        SeriesDimension { id: id.to_owned(), categories, exhaustive: exhaustive(id) }
    });
    if points.iter().all(Point::is_total) {
        return Vec::new();
    }
    dimensions.filter(|dimension| !dimension.categories.is_empty()).collect()
}

/// By period, the total before its categories in the catalogue's order; those of the same categories share these.
pub(super) fn sort(points: &mut [Point], catalogue: &Catalogue) {
    let rank = |categories: &[(String, String)]| -> Vec<(usize, usize)> {
        let place = |(dimension, category): &(String, String)| {
            let position = catalogue.dimensions.iter().position(|one| one.id.as_str() == dimension)?;
            let within = catalogue.dimensions[position].categories.iter().position(|one| one.id.as_str() == category)?;
            Some((position, within))
        };
        categories.iter().map(|pair| place(pair).unwrap_or((usize::MAX, usize::MAX))).collect()
    };
    points.sort_by_cached_key(|point| (point.period, point.categories.len(), rank(&point.categories), point.since));
    let mut shared: BTreeSet<Arc<[(String, String)]>> = BTreeSet::new();
    for point in points {
        match shared.get(&*point.categories) {
            Some(known) => point.categories = Arc::clone(known),
            None => drop(shared.insert(Arc::clone(&point.categories))),
        }
    }
}
