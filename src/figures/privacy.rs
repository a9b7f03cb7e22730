//! Cells: what may be shown of a value, decided once, before anything is drawn or written.
//!
//! A withheld cell holds no number, so no chart, table, file or alternative text can leak one.
//! Primary and complementary cells carry the same mark and words; only `check --disclosure` tells them apart.

use super::quantity::Quantity;
use crate::decimal::{self, Decimal};
use crate::model::indicator::{Indicator, IndicatorKind};
use crate::model::observation::{Measured, Observation, Status};
use crate::model::settings::Privacy;

/// A value that may be shown, is withheld, or is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guarded<T> {
    /// It may be shown.
    Shown(T),
    /// It is withheld: the number is gone.
    Withheld(Reason),
    /// There is none, and why.
    Absent(Status),
}

/// What a series holds for one period and category.
pub type Cell = Guarded<Quantity>;

/// Why a value is withheld. Readers see the same words for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It is too small, or too few contribute to it.
    Primary,
    /// Another that is withheld could be computed from it.
    Complementary,
}

impl<T> Guarded<T> {
    /// The value, if it may be shown.
    pub fn shown(&self) -> Option<&T> {
        match self {
            Guarded::Shown(value) => Some(value),
            _ => None,
        }
    }

    /// The same of a reference.
    pub fn as_ref(&self) -> Guarded<&T> {
        match self {
            Guarded::Shown(value) => Guarded::Shown(value),
            Guarded::Withheld(reason) => Guarded::Withheld(*reason),
            Guarded::Absent(status) => Guarded::Absent(*status),
        }
    }

    /// Whether it is withheld.
    pub fn is_withheld(&self) -> bool {
        matches!(self, Guarded::Withheld(_))
    }

    /// Whether there is a value, shown or withheld.
    pub fn has_value(&self) -> bool {
        !matches!(self, Guarded::Absent(_))
    }

    /// Computes from the value; nothing to compute gives a missing value.
    pub fn then<U>(self, compute: impl FnOnce(T) -> Option<U>) -> Guarded<U> {
        match self {
            Guarded::Shown(value) => compute(value).map_or(Guarded::Absent(Status::Missing), Guarded::Shown),
            Guarded::Withheld(reason) => Guarded::Withheld(reason),
            Guarded::Absent(status) => Guarded::Absent(status),
        }
    }

    /// Both values: missing if one is missing, withheld if one is withheld.
    pub fn and<U>(self, other: Guarded<U>) -> Guarded<(T, U)> {
        match (self, other) {
            (Guarded::Shown(left), Guarded::Shown(right)) => Guarded::Shown((left, right)),
            (Guarded::Absent(status), _) | (_, Guarded::Absent(status)) => Guarded::Absent(status),
            (Guarded::Withheld(reason), _) | (_, Guarded::Withheld(reason)) => Guarded::Withheld(reason),
        }
    }
}

/// The persons that a value counts: itself, or for a rate the part and the rest of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Persons {
    /// The count, or the numerator.
    pub count: Decimal,
    /// The denominator less the numerator.
    pub rest: Option<Decimal>,
    /// How far from the true one the count may lie, worked out from a bare percentage: half of its last digit.
    pub give: Decimal,
}

/// Whether small values of an indicator must be withheld: counts of persons and rates of persons, never
/// ratios, scores, or amounts of something else.
pub(super) fn guards(indicator: &Indicator) -> bool {
    indicator.counts_persons()
        && match indicator.kind() {
            IndicatorKind::Count | IndicatorKind::Rate => true,
            IndicatorKind::Amount => indicator.unit.counts_persons(),
            IndicatorKind::Ratio | IndicatorKind::Score => false,
        }
}

/// The persons an observation counts, if its indicator counts persons. A bare percentage with a base tells
/// its numerator to anybody who can multiply.
pub(super) fn persons(observation: &Observation, indicator: &Indicator) -> Option<Persons> {
    guards(indicator).then_some(())?;
    match observation.measured {
        Measured::Parts { numerator, denominator } => parts(numerator, denominator),
        Measured::Value(value) if indicator.kind() == IndicatorKind::Rate => {
            let base = observation.remarks().base?;
            let numerator = decimal::rounded(value.checked_mul(base)? / Decimal::ONE_HUNDRED, 0);
            let give = base.checked_mul(Decimal::new(5, (value.scale() + 3).min(28)))?;
            parts(numerator, base).map(|persons| Persons { give, ..persons })
        }
        Measured::Value(count) => Some(Persons { count, rest: None, give: Decimal::ZERO }),
        Measured::Absent => None,
    }
}

fn parts(numerator: Decimal, denominator: Decimal) -> Option<Persons> {
    let rest = denominator.checked_sub(numerator)?;
    (!denominator.is_zero()).then_some(Persons { count: numerator, rest: Some(rest), give: Decimal::ZERO })
}

/// Whether others can be worked out from a count as from one that is told: it is known more closely than a small one may
/// be. 90 % of 30 are 27, of 3,000 anything from 2,685 to 2,715.
pub(super) fn is_close(persons: &Persons, privacy: &Privacy) -> bool {
    persons.give.is_zero() || persons.give + persons.give < Decimal::from(privacy.cell())
}

/// Whether a count of persons is withheld by itself: from 1 to `min_cell` less one; zero is shown.
/// With `complement: true` the rest of the whole is a count too.
pub(super) fn is_small(persons: &Persons, privacy: &Privacy) -> bool {
    let small = |count: Decimal| count > Decimal::ZERO && count < Decimal::from(privacy.cell());
    small(persons.count) || (privacy.complement && persons.rest.is_some_and(small))
}

/// How closely nobody may know a number that its enterprise does not publish: to a tenth of it. Of persons at least two
/// numbers must be possible; zero is not told exactly either. With `min_units: 0` nobody cares.
pub(super) fn room(number: f64, indicator: &Indicator, privacy: &Privacy) -> f64 {
    let least = if guards(indicator) { 1.0 } else { 0.01 };
    if privacy.units() == 0 { 0.0 } else { (number / 10.0).max(least) }
}
