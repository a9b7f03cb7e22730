//! Coverage: how many of those there are have delivered a value, counted and by weight.

use super::members::Delivery;
use super::privacy::{Guarded, Reason};
use super::rate::Ratio;
use crate::decimal::Decimal;
use crate::model::publications::FederationFile;
use crate::model::settings::Privacy;

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

/// The coverage of what `delivered` gave, among this many members. `weights` are the values of the population's
/// weight for the same members and period.
pub(super) fn coverage(delivered: u64, members: u64, weights: &[&Delivery], federation: &FederationFile, privacy: &Privacy) -> Coverage {
    let population = federation.population.as_ref();
    let units = population.and_then(|population| population.units).map(|count| count.0);
    Coverage {
        delivered,
        members,
        units: Ratio::of_counts(delivered, units.unwrap_or(members)),
        of_population: units.is_some(),
        weight: population.and_then(|population| population.weight.as_ref()).and_then(|weight| {
            let reported = match weights.is_empty() {
                true => Guarded::Shown(weight.reported?),
                false => sum(weights, privacy),
            };
            match reported {
                Guarded::Shown(reported) => Ratio::new(reported, weight.total).map(Guarded::Shown),
                Guarded::Withheld(reason) => Some(Guarded::Withheld(reason)),
                Guarded::Absent(_) => None,
            }
        }),
    }
}

/// The weights together, withheld if that gives a withheld one away.
fn sum(weights: &[&Delivery], privacy: &Privacy) -> Guarded<Decimal> {
    let hidden: Vec<Decimal> = weights.iter().filter(|weight| weight.is_protected(privacy)).map(|weight| weight.value).collect();
    let spread: Decimal = hidden.iter().sum();
    match hidden.len() == 1 || (!hidden.is_empty() && spread < Decimal::from(privacy.cell())) {
        true => Guarded::Withheld(Reason::Complementary),
        false => Guarded::Shown(weights.iter().map(|weight| weight.value).sum()),
    }
}
