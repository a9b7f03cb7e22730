//! Ratios: a percentage is derived from its parts, never stored.

use crate::decimal::{self, Decimal};

/// A part of a whole. The whole is never zero: a ratio without a whole is a missing value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    numerator: Decimal,
    denominator: Decimal,
}

impl Ratio {
    /// The ratio of two numbers; nothing when the denominator is zero.
    pub fn new(numerator: Decimal, denominator: Decimal) -> Option<Ratio> {
        (!denominator.is_zero()).then_some(Ratio { numerator, denominator })
    }

    /// The ratio of two counts; nothing when the denominator is zero.
    pub fn of_counts(numerator: u64, denominator: u64) -> Option<Ratio> {
        Ratio::new(Decimal::from(numerator), Decimal::from(denominator))
    }

    /// The part.
    pub fn numerator(&self) -> Decimal {
        self.numerator
    }

    /// The whole.
    pub fn denominator(&self) -> Decimal {
        self.denominator
    }

    /// The part over the whole. Numbers too large for a decimal give zero, which no author can write by accident.
    pub fn fraction(&self) -> Decimal {
        self.numerator.checked_div(self.denominator).unwrap_or_default()
    }

    /// The part over the whole, in per cent, unrounded.
    pub fn percent(&self) -> Decimal {
        decimal::percentage(self.numerator, self.denominator).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_comes_from_its_parts() {
        for (numerator, denominator, percent) in [(18, 41, "43.90"), (26, 47, "55.32"), (31, 49, "63.27"), (92, 163, "56.44")] {
            let ratio = Ratio::of_counts(numerator, denominator).expect("a whole");
            assert_eq!(decimal::rounded(ratio.percent(), 2).to_string(), percent);
        }
        assert_eq!(Ratio::of_counts(3, 0), None);
    }
}
