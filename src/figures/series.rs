//! Series: the values of one indicator in one enterprise, over all its assessments, as they may be shown.

use super::privacy::Cell;
use crate::decimal::Decimal;
use crate::finding::Place;
use crate::model::id::Id;
use crate::model::observation::{Remarks, Status};
use crate::model::outcome::Method;
use crate::model::result::{Benchmark, Coordinates, Target};
use crate::period::Period;
use crate::source::text::Text;

/// The values of one indicator in one enterprise.
#[derive(Clone, Debug)]
pub struct Series {
    /// The enterprise.
    pub enterprise: Id,
    /// The indicator.
    pub indicator: Id,
    /// What the latest assessment that reports it says about it.
    pub terms: Box<Terms>,
    /// The dimensions it is broken down by, in the catalogue's order.
    pub dimensions: Vec<SeriesDimension>,
    /// The decimals shown.
    pub decimals: u32,
    /// The formula, if it is computed from other indicators.
    pub formula: Option<String>,
    /// Every version of every point, by period and categories: private, because only the versions that
    /// stand now (`until` is none) may be read as the series.
    pub(super) points: Vec<Point>,
    /// The terms of each assessment of the enterprise up to the latest, in order; none before the first report.
    pub(super) editions: Vec<(Id, Option<Terms>)>,
}

/// What an assessment says about a series besides its values.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The assessment that says it.
    pub assessment: Id,
    /// The outcome it tells about.
    pub outcome: Option<String>,
    /// Where the values come from.
    pub source: Option<Text>,
    /// How they were collected.
    pub method: Option<Method>,
    /// What they cover.
    pub perimeter: Option<Text>,
    /// The period that progress is counted from.
    pub baseline: Option<Period>,
    /// What is aimed at, private targets left out.
    pub targets: Vec<Target>,
    /// What others reach.
    pub benchmarks: Vec<Benchmark>,
    /// What a reader should know.
    pub notes: Option<Text>,
    /// Whether periods of one length may overlap.
    pub rolling: bool,
}

/// A dimension that a series is broken down by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesDimension {
    /// Its id.
    pub id: String,
    /// The categories that have a point, in the catalogue's order.
    pub categories: Vec<String>,
    /// Whether they make up the whole.
    pub exhaustive: bool,
}

/// The value of one period, of the whole or of some categories.
#[derive(Clone, Debug)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// Dimension and category, sorted by dimension; empty for the total.
    pub categories: Coordinates,
    /// What may be shown.
    pub cell: Cell,
    /// Whether its base is under `min_base`: shown with a caution.
    pub small_base: bool,
    /// What else is known about it; rare. Numbers only where the value is shown.
    pub remarks: Option<Box<Remarks>>,
    /// Where it is written.
    pub place: Place,
    /// The first edition that knows it, and the first that does not any more.
    pub(super) since: u16,
    pub(super) until: Option<u16>,
}

impl Point {
    /// How many it is based on, if it is said and the value is shown.
    pub fn base(&self) -> Option<Decimal> {
        self.remarks.as_ref()?.base
    }

    /// What is to be known about it; empty = final.
    pub fn status(&self) -> &[Status] {
        self.remarks.as_ref().map_or(&[], |remarks| &remarks.status)
    }

    /// Whether it has this status.
    pub fn is(&self, status: Status) -> bool {
        self.status().contains(&status)
    }

    /// What a reader should know.
    pub fn note(&self) -> Option<&Text> {
        self.remarks.as_ref()?.note.as_ref()
    }

    /// Whether it is the value of the whole.
    pub fn is_total(&self) -> bool {
        self.categories.is_empty()
    }

    /// Its category of a dimension.
    pub fn category(&self, dimension: &str) -> Option<&str> {
        self.categories.iter().find(|(id, _)| id == dimension).map(|(_, category)| category.as_str())
    }
}

impl Series {
    /// Every point as it stands now, by period, the total before its categories in the catalogue's order.
    pub fn points(&self) -> impl Iterator<Item = &Point> + Clone {
        self.points.iter().filter(|point| point.until.is_none())
    }

    /// The values of the whole, in order of periods; empty if only a breakdown is known.
    pub fn total(&self) -> impl Iterator<Item = &Point> + Clone {
        self.points().filter(|point| point.is_total())
    }

    /// The total of the latest period that has a value, shown or withheld.
    pub fn latest(&self) -> Option<&Point> {
        self.total().filter(|point| point.cell.has_value()).last()
    }

    /// The point of a period and categories, in any order; no categories for the total.
    pub fn cell(&self, period: &Period, filters: &[(&str, &str)]) -> Option<&Point> {
        self.points().find(|point| {
            (point.period.first, point.period.last) == (period.first, period.last)
                && point.categories.len() == filters.len()
                && filters.iter().all(|(dimension, category)| point.category(dimension) == Some(category))
        })
    }

    /// The points broken down by exactly these dimensions, by period, then in the catalogue's order.
    pub fn breakdown<'a>(&'a self, dimensions: &'a [&str]) -> impl Iterator<Item = &'a Point> + Clone {
        let by = |point: &&Point| {
            point.categories.len() == dimensions.len() && dimensions.iter().all(|dimension| point.category(dimension).is_some())
        };
        self.points().filter(move |point| !dimensions.is_empty() && by(point))
    }

    /// Every period that has a point, in order.
    pub fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = self.points().map(|point| point.period).collect();
        periods.dedup_by(|right, left| (left.first, left.last) == (right.first, right.last));
        periods
    }

    /// The periods of one length that charts draw: the length that covers the most days, then the one with
    /// the most periods.
    pub fn chart_periods(&self) -> Vec<Period> {
        let periods = self.periods();
        let of_length = |length: &Period| periods.iter().filter(|period| period.same_length(length)).copied().collect::<Vec<_>>();
        let covered = |group: &[Period]| group.iter().map(|period| i64::from(period.days())).sum::<i64>();
        // The covered days of a year and of its quarters are the same: rounded to months, the finer wins.
        let rank = |group: &Vec<Period>| (covered(group) / 30, group.len());
        periods.iter().map(of_length).max_by_key(rank).unwrap_or_default()
    }

    /// The series as it was known at an assessment: values and terms of that and earlier ones only.
    /// Nothing if none had reported it yet.
    pub fn as_of(&self, assessment: &str) -> Option<Series> {
        let edition = self.editions.iter().position(|(id, _)| id.as_str() == assessment)?;
        let terms = self.editions[..=edition].iter().rev().find_map(|(_, terms)| terms.clone())?;
        let edition = u16::try_from(edition).ok()?;
        let known = |point: &&Point| point.since <= edition && point.until.is_none_or(|until| until > edition);
        let points = self.points.iter().filter(known).cloned().map(|point| Point { until: None, ..point }).collect();
        let editions = self.editions[..=usize::from(edition)].to_vec();
        Some(Series { terms: Box::new(terms), points, editions, ..self.clone() })
    }
}
