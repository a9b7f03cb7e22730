//! Cells: what may be shown of a value, decided once, before anything is drawn or written.
//!
//! A withheld cell holds no number, so no chart, table, file or alternative text can leak one.
//! Primary and complementary cells carry the same mark and words; only `check --disclosure` tells them apart.

use super::quantity::Quantity;
use crate::model::observation::Status;

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
