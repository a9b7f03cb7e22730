//! Margins of error: how far a share of those who answered may lie from that of all who were meant.
//!
//! `z · √(p(1 − p) / n · (N − n) / (N − 1))`, with `n` answers of a population of `N`; without a known population the
//! last factor is 1. `z` is 1.645, 1.960 or 2.576 for 90, 95 or 99 per cent. It holds for a sample drawn at random, which
//! is why an author must ask for it.

use crate::decimal::{self, Decimal};

/// What a margin of error is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margin {
    /// How sure: 90, 95 or 99 per cent.
    pub confidence: u8,
    /// How many answered.
    pub base: u64,
    /// How many there are, if that is known.
    pub population: Option<u64>,
}

impl Margin {
    /// The margin of a question; nothing if nobody answered, or everybody did.
    pub fn of(confidence: u8, base: u64, population: Option<u64>) -> Option<Margin> {
        let all = population.is_some_and(|population| base >= population);
        (base > 0 && !all).then_some(Margin { confidence, base, population })
    }

    /// The widest it can be, for a share of one half, in percentage points.
    pub fn widest(&self) -> Decimal {
        self.around(Decimal::new(5, 1))
    }

    /// Around a share, given as a fraction, in percentage points.
    pub fn around(&self, share: Decimal) -> Decimal {
        let z = Decimal::new(
            match self.confidence {
                90 => 1645,
                99 => 2576,
                _ => 1960,
            },
            3,
        );
        let spread = share * (Decimal::ONE - share) / Decimal::from(self.base);
        let finite = self
            .population
            .filter(|population| *population > 1)
            .map_or(Decimal::ONE, |population| Decimal::from(population.saturating_sub(self.base)) / Decimal::from(population - 1));
        z * decimal::root(spread * finite) * Decimal::ONE_HUNDRED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widest(base: u64, population: Option<u64>) -> String {
        Margin::of(95, base, population).map_or_else(|| "none".to_owned(), |margin| decimal::rounded(margin.widest(), 2).to_string())
    }

    #[test]
    fn a_small_population_narrows_the_margin() {
        // Computed by hand: 1.96 · √(0.25 / 43) = 14.94; · √(19 / 61) = 8.34.
        assert_eq!([widest(43, None), widest(43, Some(62)), widest(1000, None)], ["14.94", "8.34", "3.10"]);
        assert_eq!([widest(62, Some(62)), widest(0, Some(62)), widest(1, Some(2))], ["none", "none", "98.00"]);
    }

    #[test]
    fn a_share_far_from_one_half_has_a_narrower_margin() {
        let margin = Margin::of(99, 43, Some(62)).expect("a margin");
        assert!(margin.around(Decimal::new(1, 1)) < margin.widest() && margin.around(Decimal::ZERO).is_zero());
    }
}
