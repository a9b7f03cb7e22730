//! Spread: the quarters of the members' values.
//!
//! A quarter is the value of one member, or lies between those of two: it is shown only if the site publishes
//! these values anyway.

use super::aggregate::Spread;
use super::combination::Contribution;
use super::privacy::{Guarded, Reason};
use crate::decimal::Decimal;

/// Fewer values have no quarters.
const LEAST: usize = 4;

/// The quarters of the values; nothing for too few.
pub(super) fn spread(contributions: &[Contribution]) -> Option<Guarded<Spread>> {
    if contributions.len() < LEAST {
        return None;
    }
    let mut sorted: Vec<&Contribution> = contributions.iter().collect();
    sorted.sort_by_key(|one| (one.delivery.value, one.delivery.enterprise.id.as_str()));
    let quarters: Option<Vec<Decimal>> = (1..=3).map(|quarter| at(&sorted, quarter)).collect();
    Some(match quarters.as_deref() {
        Some(&[lower, median, upper]) => Guarded::Shown(Spread { lower, median, upper }),
        _ => Guarded::Withheld(Reason::Complementary),
    })
}

/// The value at a quarter of the way through sorted values, between two where it falls between; nothing if one
/// of them is not published.
fn at(sorted: &[&Contribution], quarter: usize) -> Option<Decimal> {
    let steps = (sorted.len() - 1) * quarter;
    let (index, rest) = (steps / 4, steps % 4);
    let known = |index: usize| Some(sorted[index].delivery).filter(|delivery| delivery.is_published()).map(|delivery| delivery.value);
    let below = known(index)?;
    if rest == 0 {
        return Some(below);
    }
    let way = known(index + 1)?.checked_sub(below)?;
    below.checked_add(way.checked_mul(Decimal::new(25 * i64::try_from(rest).ok()?, 2))?)
}
