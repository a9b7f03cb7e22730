//! Rounding of shares: plainly one by one, or so that they still add up.

use super::rate::Ratio;
use crate::decimal::{self, Decimal};

/// The shares in per cent, each rounded by itself, half away from zero. They may not add up to 100.
pub fn plain(shares: &[Ratio], decimals: u32) -> Vec<Decimal> {
    shares.iter().map(|share| decimal::rounded(share.percent(), decimals)).collect()
}

/// The shares in per cent, rounded so that they add up to their rounded sum (largest remainder).
///
/// One result per share, same order. Ties go to the earlier share, so equal inputs always round alike.
/// For waffles and whole-per-cent shares only: readers expect the plain rounding elsewhere.
pub fn largest_remainder(shares: &[Ratio], decimals: u32) -> Vec<Decimal> {
    let unit = Decimal::new(1, decimals.min(20));
    let exact: Vec<Decimal> = shares.iter().map(Ratio::percent).collect();
    let mut rounded: Vec<Decimal> = exact.iter().map(|share| (share / unit).floor() * unit).collect();
    let total = decimal::rounded(exact.iter().sum(), decimals);
    let missing = (total - rounded.iter().sum::<Decimal>()) / unit;
    let missing = usize::try_from(missing.round()).unwrap_or(0).min(shares.len());
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|&index| (std::cmp::Reverse(exact[index] - rounded[index]), index));
    for &index in &order[..missing] {
        rounded[index] += unit;
    }
    rounded.into_iter().map(|share| decimal::rounded(share, decimals)).collect()
}

/// Whether shares that make up a whole still add up to 100 when each is rounded by itself.
pub fn adds_up(shares: &[Ratio], decimals: u32) -> bool {
    plain(shares, decimals).iter().sum::<Decimal>() == Decimal::ONE_HUNDRED
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shares(counts: &[u64]) -> Vec<Ratio> {
        let base = counts.iter().sum();
        counts.iter().filter_map(|&count| Ratio::of_counts(count, base)).collect()
    }

    fn words(numbers: Vec<Decimal>) -> Vec<String> {
        numbers.iter().map(Decimal::to_string).collect()
    }

    #[test]
    fn the_answers_of_the_contract_round_as_it_says() {
        let shares = shares(&[1, 3, 6, 19, 14]);
        assert_eq!(words(plain(&shares, 1)), ["2.3", "7.0", "14.0", "44.2", "32.6"]);
        assert_eq!(words(largest_remainder(&shares, 1)), ["2.3", "7.0", "13.9", "44.2", "32.6"]);
        assert_eq!(words(largest_remainder(&shares, 0)), ["2", "7", "14", "44", "33"]);
        assert!(!adds_up(&shares, 1) && adds_up(&shares, 0));
    }

    #[test]
    fn ties_go_to_the_earlier_share() {
        assert_eq!(words(largest_remainder(&shares(&[1, 1, 1]), 0)), ["34", "33", "33"]);
        assert_eq!(words(largest_remainder(&shares(&[1, 1, 1, 1, 1, 1, 1, 1]), 0)), ["13", "13", "13", "13", "12", "12", "12", "12"]);
        assert!(largest_remainder(&[], 0).is_empty());
    }

    proptest! {
        #[test]
        fn largest_remainders_add_up(counts in proptest::collection::vec(0u64..10_000, 1..20), decimals in 0u32..4) {
            let shares = shares(&counts);
            prop_assume!(!shares.is_empty());
            let rounded = largest_remainder(&shares, decimals);
            prop_assert_eq!(rounded.iter().sum::<Decimal>(), Decimal::ONE_HUNDRED);
            for (share, rounded) in shares.iter().zip(&rounded) {
                prop_assert!((share.percent() - rounded).abs() < Decimal::new(1, decimals));
            }
        }
    }
}
