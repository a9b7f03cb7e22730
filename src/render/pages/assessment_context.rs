//! What an assessment measured besides: figures that stand for no outcome and have no story, together in one table.
//!
//! A page of sixteen drawings hides the three that answer the question. So where there are many results, those of which
//! nothing more is said give their values here, and their drawings on the pages of their indicators.

use super::assessment::Case;
use super::assessment_results::{heard, known};
use super::indicator::{cell, note};
use super::standing::periods;
use crate::figures::{Guarded, Series};
use crate::model::indicator::Indicator;
use crate::model::observation::Status;
use crate::model::result::ResultEntry;
use crate::period::Period;
use crate::plan::page::Subject;
use crate::render::desk::Desk;
use crate::render::view::{self, Column, Row, Table};

/// Up to so many results each has its drawing.
const FEW: usize = 6;

/// Whether a result is told in the table alone.
pub fn is_context(desk: &Desk, case: Case, entry: &ResultEntry) -> bool {
    case.file().results.len() > FEW && has_nothing_to_tell(desk, case, entry)
}

fn has_nothing_to_tell(desk: &Desk, case: Case, entry: &ResultEntry) -> bool {
    let plain = entry.outcome.is_none() && entry.notes.is_none() && entry.perimeter.is_none() && entry.targets.is_empty();
    let whole = known(desk, case, entry).is_some_and(|series| series.dimensions.is_empty() && series.latest().is_some());
    plain && whole && heard(desk, case, &entry.indicator.value).is_empty()
}

/// The table; none if there is nothing in it.
pub fn table(desk: &Desk, case: Case) -> Option<Table> {
    let entries = case.file().results.iter().filter(|entry| is_context(desk, case, entry));
    let told: Vec<(&Indicator, Series)> =
        entries.filter_map(|entry| Some((desk.model().catalogue.indicator(&entry.indicator.value)?, known(desk, case, entry)?))).collect();
    let periods = periods(&told.iter().map(|(_, series)| series).collect::<Vec<_>>());
    if told.is_empty() {
        return None;
    }
    let numeric = |period: &Period| Column { label: desk.reader.locale.period(period), numeric: true };
    let name = Column { label: desk.word("figure.indicator"), numeric: false };
    Some(Table {
        caption: desk.word("assessment.context_caption"),
        columns: std::iter::once(name).chain(periods.iter().map(numeric)).collect(),
        rows: told.iter().map(|(indicator, series)| row(desk, indicator, series, &periods)).collect(),
        wide: periods.len() > 4,
        ..Table::default()
    })
}

fn row(desk: &Desk, indicator: &Indicator, series: &Series, periods: &[Period]) -> Row {
    let cell = |period: &Period| match series.cell(period, &[]) {
        Some(point) => view::Cell { note: note(desk, point), ..cell(desk, indicator, &point.cell) },
        None => cell(desk, indicator, &Guarded::Absent(Status::Missing)),
    };
    Row {
        label: desk.text(&indicator.name),
        href: desk.href(&Subject::Indicator(indicator.id.clone())),
        cells: periods.iter().map(cell).collect(),
        ..Row::default()
    }
}
