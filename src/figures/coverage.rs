//! Coverage: how many of those there are have delivered a value, counted and by weight.

use super::privacy::Guarded;
use super::rate::Ratio;

/// Who delivered for one period of an aggregate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Members that have a value.
    pub delivered: u64,
    /// Members on the period's last day.
    pub members: u64,
    /// Delivered over the population, else over the members.
    pub units: Option<Ratio>,
    /// Whether the population is known, or the members stand for it.
    pub of_population: bool,
    /// The weight of those who delivered over the weight of the whole, if both are known.
    pub weight: Option<Guarded<Ratio>>,
}
