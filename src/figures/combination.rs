//! How the values of several enterprises make one: their sum, the ratio of their sums, a mean, a median.

use super::members::Delivery;
use super::quantity;
use super::rate::Ratio;
use crate::decimal::Decimal;
use crate::model::indicator::{Aggregate as Method, Indicator};

/// A contributor's value and the weight it has in a weighted mean.
#[derive(Clone, Copy)]
pub(super) struct Contribution<'site> {
    /// What it delivered.
    pub delivery: Delivery<'site>,
    /// What its weight indicator says.
    pub weight: Option<Delivery<'site>>,
}

impl Contribution<'_> {
    /// The numbers that an aggregate of this method adds up: one, or the two parts of a ratio.
    pub fn addends(&self, method: Method) -> Vec<Decimal> {
        match (method, self.delivery.ratio, self.weight) {
            (Method::RatioOfSums, Some(ratio), _) => vec![ratio.numerator(), ratio.denominator()],
            (Method::WeightedMean, _, Some(weight)) => vec![weight.value],
            _ => vec![self.delivery.value],
        }
    }
}

/// Whether a value can take part: a ratio of sums needs parts, a weighted mean a weight.
pub(super) fn takes_part(contribution: &Contribution, method: Method) -> bool {
    match method {
        Method::RatioOfSums => contribution.delivery.ratio.is_some(),
        Method::WeightedMean => contribution.weight.is_some(),
        _ => true,
    }
}

/// The value that contributions make, and its parts; nothing if there are none, or nothing to divide by.
pub(super) fn combined(contributions: &[Contribution], method: Method, indicator: &Indicator) -> Option<(Decimal, Option<Ratio>)> {
    let values = || contributions.iter().map(|contribution| contribution.delivery.value);
    let count = Decimal::from(contributions.len());
    match method {
        _ if contributions.is_empty() => None,
        Method::None => None,
        Method::Sum => Some((sum(values())?, None)),
        Method::Mean => Some((sum(values())?.checked_div(count)?, None)),
        Method::Median => Some((median(values().collect())?, None)),
        Method::RatioOfSums => {
            let ratios = || contributions.iter().filter_map(|contribution| contribution.delivery.ratio);
            let ratio = Ratio::new(sum(ratios().map(|ratio| ratio.numerator()))?, sum(ratios().map(|ratio| ratio.denominator()))?)?;
            let value = if quantity::in_percent(indicator) { ratio.percent() } else { ratio.fraction() };
            Some((value, Some(ratio)))
        }
        Method::WeightedMean => {
            let weights = || contributions.iter().filter_map(|contribution| contribution.weight.map(|weight| weight.value));
            let weighed = values().zip(weights()).map(|(value, weight)| value.checked_mul(weight)).collect::<Option<Vec<_>>>()?;
            Some((sum(weighed.into_iter())?.checked_div(sum(weights())?)?, None))
        }
    }
}

fn sum(mut values: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    values.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value))
}

/// The value in the middle; of two, their mean.
fn median(mut values: Vec<Decimal>) -> Option<Decimal> {
    values.sort_unstable();
    let upper = *values.get(values.len() / 2)?;
    match values.len() % 2 {
        1 => Some(upper),
        _ => upper.checked_add(values[values.len() / 2 - 1])?.checked_div(Decimal::TWO),
    }
}

/// The positions of the contributions whose values are in the middle.
pub(super) fn middle(contributions: &[Contribution]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..contributions.len()).collect();
    order.sort_by_key(|&index| (contributions[index].delivery.value, index));
    match contributions.len() {
        0 => Vec::new(),
        count => order[(count - 1) / 2..=count / 2].to_vec(),
    }
}
