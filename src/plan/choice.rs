//! Which chart suits which data, and why: the choice of `auto`, and what an author may ask for instead.
//!
//! Looks only at the shape of a specification: how many categories and series, whether they are periods, what
//! kind of number it is. The reason is a value, so that it can be told.

use super::chart::{ChartKind, ChartSpec, Order, Reason, Tone};
use crate::model::indicator::{Indicator, IndicatorKind, KnownUnit, Nature};

/// The most series whose lines can be told apart.
const LINES: usize = 4;
/// The most series that have a panel each.
const PANELS: usize = 12;
/// The most categories that have a bar each.
const BARS: usize = 12;
/// The fewest values whose spread says more than each of them.
const SPREAD: usize = 25;

/// What kind of number a chart shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// A number of things or a quantity that happened.
    #[default]
    Amount,
    /// How much there is at a moment.
    Stock,
    /// A part of a whole, a ratio or a score: it cannot be added up.
    Rate,
}

impl Measure {
    /// The kind of an indicator's numbers.
    pub fn of(indicator: &Indicator) -> Measure {
        let percent = indicator.unit.known() == Some(KnownUnit::Percent);
        match indicator.kind() {
            IndicatorKind::Rate | IndicatorKind::Ratio | IndicatorKind::Score => Measure::Rate,
            _ if percent => Measure::Rate,
            _ if matches!(indicator.nature, Some(Nature::StockEnd | Nature::StockAverage)) => Measure::Stock,
            _ => Measure::Amount,
        }
    }
}

/// Draws a chart as suits its data, and says why.
pub fn choose(spec: &mut ChartSpec, kind: Measure) {
    let (chosen, reason) = chosen(spec, kind);
    spec.kind = chosen;
    spec.reason = Some(reason);
}

fn chosen(spec: &ChartSpec, kind: Measure) -> (ChartKind, Reason) {
    if spec.series.iter().any(|series| matches!(series.tone, Tone::Scale(_))) {
        return (ChartKind::Diverging, Reason::TwoSides);
    }
    let values = spec.values().count();
    if values <= 1 && spec.series.len() <= 1 {
        return single(spec, kind);
    }
    if spec.order == Order::Time { over_time(spec, kind) } else { beside(spec, kind) }
}

/// One value: on its way, about so many people, or a bar.
fn single(spec: &ChartSpec, kind: Measure) -> (ChartKind, Reason) {
    match spec.persons {
        _ if kind == Measure::Rate && !spec.targets.is_empty() => (ChartKind::Bullet, Reason::TowardTarget),
        Some((_, whole)) if fits_waffle(whole) => (ChartKind::Waffle, Reason::FewPeople),
        _ => (ChartKind::Bar, Reason::OneValue),
    }
}

/// Whether so many people can be shown one by one.
fn fits_waffle(whole: u32) -> bool {
    (5..=100).contains(&whole)
}

fn over_time(spec: &ChartSpec, kind: Measure) -> (ChartKind, Reason) {
    let (periods, series) = (spec.categories.len(), spec.series.len());
    let negative = spec.values().any(|value| value < 0.0);
    match (series, periods) {
        (0 | 1, 0..=2) if kind == Measure::Amount && spec.targets.is_empty() => (ChartKind::Bar, Reason::TwoPeriods),
        (0 | 1, 4..) if kind == Measure::Stock && !negative => (ChartKind::Area, Reason::StockOverTime),
        (0 | 1, _) => (ChartKind::Line, Reason::Trend),
        (2..=6, _) if spec.whole && !negative && kind == Measure::Rate => (ChartKind::Stacked100, Reason::Parts),
        (2..=6, ..=12) if spec.whole && !negative => (ChartKind::Stacked, Reason::Amounts),
        (_, 1) => (ChartKind::Bar, Reason::Names),
        (2..=6, 2) => (ChartKind::Slope, Reason::TwoPeriods),
        (_, 2) => (ChartKind::Dumbbell, Reason::TwoPeriodsManyRows),
        (2..=LINES, _) => (ChartKind::Line, Reason::FewLines),
        (..=PANELS, _) => (ChartKind::SmallMultiples, Reason::ManyLines),
        (_, ..=10) => (ChartKind::Heatmap, Reason::ManyRows),
        _ => (ChartKind::SmallMultiples, Reason::ManyLines),
    }
}

fn beside(spec: &ChartSpec, kind: Measure) -> (ChartKind, Reason) {
    let (rows, series) = (spec.categories.len(), spec.series.len());
    let negative = spec.values().any(|value| value < 0.0);
    match (series, rows) {
        (0 | 1, SPREAD..) if spec.order == Order::Nominal => (ChartKind::Histogram, Reason::Spread),
        (0 | 1, _) if kind == Measure::Rate && rows > BARS && !negative => (ChartKind::Dot, Reason::ManyRates),
        (0 | 1, _) => (ChartKind::Bar, Reason::Names),
        _ if spec.whole && !negative && kind == Measure::Rate => (ChartKind::Stacked100, Reason::Parts),
        (..=6, _) if spec.whole && !negative => (ChartKind::Stacked, Reason::Amounts),
        (2, 4..) => (ChartKind::Dumbbell, Reason::Pairs),
        (..=LINES, ..=6) => (ChartKind::Grouped, Reason::Groups),
        _ => (ChartKind::Heatmap, Reason::ManyRows),
    }
}

/// Whether a kind of chart is honest about these data.
pub fn fits(asked: ChartKind, spec: &ChartSpec, kind: Measure) -> bool {
    let (rows, series) = (spec.categories.len(), spec.series.len());
    let timed = spec.order == Order::Time;
    let scale = spec.series.iter().any(|series| matches!(series.tone, Tone::Scale(_)));
    let negative = spec.values().any(|value| value < 0.0);
    match asked {
        ChartKind::Diverging => scale,
        ChartKind::Stacked100 if scale => true,
        _ if scale => false,
        ChartKind::Line => timed && rows > 1,
        ChartKind::Area => timed && rows > 1 && series == 1 && !negative && kind != Measure::Rate,
        ChartKind::Bar => series == 1,
        ChartKind::Dot => series == 1 && rows > 1,
        ChartKind::Grouped => series <= 6,
        // Rates of parts are no parts of a rate.
        ChartKind::Stacked => series > 1 && !negative && kind != Measure::Rate,
        ChartKind::Stacked100 => series > 1 && !negative && (kind != Measure::Rate || spec.whole),
        ChartKind::Slope => timed && rows > 1 && series <= 10,
        ChartKind::Dumbbell => (timed && rows > 1) || (!timed && series == 2),
        ChartKind::Bullet => series == 1 && !spec.targets.is_empty() && !negative,
        ChartKind::Waffle => spec.persons.is_some_and(|(_, whole)| fits_waffle(whole)),
        ChartKind::SmallMultiples => timed && rows > 1 && series > 1 && series <= 24,
        ChartKind::Histogram => series == 1 && !timed && spec.values().count() >= 8,
        ChartKind::Heatmap => rows > 1 && (series > 1 || rows > 3),
        ChartKind::Map => !spec.spots.is_empty() || (series == 1 && spec.categories.iter().any(|category| category.code.is_some())),
    }
}

#[cfg(test)]
mod tests;
