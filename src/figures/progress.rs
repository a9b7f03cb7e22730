//! Progress from a baseline to a target, in per cent of the way.
//!
//! What a year is to bring is not compared with what a quarter brought.

use super::privacy::Guarded;
use super::series::{Point, Series};
use crate::decimal::{self, Decimal};
use crate::model::indicator::{Indicator, IndicatorKind, Nature};
use crate::model::result::Target;
use crate::period::Period;

/// How far the way from `baseline` to `target` is gone at `now`, in per cent, unrounded: below 0 or above
/// 100 where it went astray or further. Missing where the target is the baseline.
pub fn progress(baseline: &Point, now: &Point, target: Decimal) -> Guarded<Decimal> {
    baseline.cell.and(now.cell).then(|(baseline, now)| {
        let way = target.checked_sub(baseline.value)?;
        decimal::percentage(now.value.checked_sub(baseline.value)?, way)
    })
}

/// Whether what is aimed at for one period can be set beside the value of another: of a quantity that grows
/// with time, only if both are as long.
pub fn comparable(indicator: &Indicator, aim: &Period, value: &Period) -> bool {
    let grows = match indicator.nature {
        Some(Nature::StockEnd | Nature::StockAverage) => false,
        Some(Nature::Flow) | None => matches!(indicator.kind(), IndicatorKind::Count | IndicatorKind::Amount),
    };
    !grows || aim.same_length(value)
}

impl Series {
    /// The latest value that can be set beside a target: the latest of all, or for a quantity that grows with
    /// time the latest of a period as long as the target's.
    pub fn beside(&self, target: &Target, indicator: &Indicator) -> Option<&Point> {
        let fits = |point: &&Point| target.period.is_none_or(|aim| comparable(indicator, &aim, &point.period));
        self.total().filter(|point| point.cell.has_value()).filter(fits).last()
    }

    /// The baseline's value, if it can be set beside a target.
    pub fn baseline(&self, target: &Target, indicator: &Indicator) -> Option<&Point> {
        let period = self.terms.baseline.as_ref()?;
        let fits = target.period.is_none_or(|aim| comparable(indicator, &aim, period));
        self.cell(period, &[]).filter(|_| fits)
    }
}
