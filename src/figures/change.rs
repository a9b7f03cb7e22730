//! Changes between two periods, from unrounded values: points for percentages, per cent for the rest.

use super::privacy::Guarded;
use super::quantity::Quantity;
use super::series::Point;
use crate::decimal::Decimal;
use crate::model::observation::Status;

/// What changed from one period to a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The difference, in the indicator's unit: percentage *points* where the unit is per cent.
    pub difference: Decimal,
    /// The change in per cent of the first value; nothing when that is zero.
    pub percent: Option<Decimal>,
    /// Whether the later value is not comparable with the earlier (a break lies between).
    pub across_break: bool,
}

/// The change between two points of a series: withheld if one is withheld, missing if one is missing.
pub fn between(from: &Point, to: &Point) -> Guarded<Change> {
    from.cell.and(to.cell).then(|(from, now)| {
        let difference = now.value.checked_sub(from.value)?;
        Some(Change { difference, percent: percent(from, difference), across_break: to.is(Status::Break) })
    })
}

fn percent(from: Quantity, difference: Decimal) -> Option<Decimal> {
    crate::decimal::percentage(difference, from.value.abs())
}
