//! Progress from a baseline to a target, in per cent of the way.

use super::privacy::Guarded;
use super::series::Point;
use crate::decimal::{self, Decimal};

/// How far the way from `baseline` to `target` is gone at `now`, in per cent, unrounded: below 0 or above
/// 100 where it went astray or further. Missing where the target is the baseline.
pub fn progress(baseline: &Point, now: &Point, target: Decimal) -> Guarded<Decimal> {
    baseline.cell.and(now.cell).then(|(baseline, now)| {
        let way = target.checked_sub(baseline.value)?;
        decimal::percentage(now.value.checked_sub(baseline.value)?, way)
    })
}
