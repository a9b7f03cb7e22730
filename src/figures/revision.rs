//! Revisions: values that replaced an earlier one, for the log of what changed between editions.
//!
//! An earlier number is told only where both may be shown: a small count stays unknown after it has been corrected.

use super::series::{Point, Series};
use crate::decimal::Decimal;
use crate::model::id::Id;

/// A value that replaced an earlier one.
#[derive(Clone, Debug)]
pub struct Revision<'series> {
    /// The series.
    pub series: &'series Series,
    /// The value as it stands now, with when it was replaced and why as far as that is said.
    pub point: &'series Point,
    /// What it was before, if that may be known: as its author says, else as the assessment before said.
    pub was: Option<Decimal>,
    /// The assessment that replaced it.
    pub edition: Id,
}

impl Series {
    /// What was revised, in the order of the points.
    pub fn revisions(&self) -> Vec<Revision<'_>> {
        self.points().filter_map(|point| self.revision(point)).collect()
    }

    fn revision<'series>(&'series self, point: &'series Point) -> Option<Revision<'series>> {
        let said = point.remarks.as_ref().and_then(|remarks| remarks.revised.as_ref())?;
        let versions = || self.points.iter().filter(|other| other.period == point.period && other.categories == point.categories);
        let before = versions().filter(|other| other.until.is_some()).max_by_key(|other| other.since);
        let is_open = versions().all(|version| !version.cell.is_withheld());
        let was = said.was.or_else(|| Some(before?.cell.shown()?.value)).filter(|_| is_open);
        let edition = self.editions.get(usize::from(point.since)).map_or_else(|| self.terms.assessment.clone(), |(id, _)| id.clone());
        Some(Revision { series: self, point, was, edition })
    }
}
