//! Short numbers for axes and cards: `12 k`, `12K`, `1,2 M`, `€ 3,3 mln.`.
//!
//! A short number has two significant digits or all its whole ones, as CLDR has it. The ticks of
//! one axis are another matter: they share one power, and have as many decimals as they need to be
//! exact.

use super::Locale;
use super::symbols::Manner;
use crate::decimal::{Decimal, rounded};

impl Locale {
    /// The number with two significant digits at least: `1,2 k`, `12 k`, `123 k`, `0,25`.
    /// German does not shorten thousands.
    pub fn compact(&self, value: Decimal) -> String {
        let (power, decimals) = self.scale(value);
        let scaled = rounded(lowered(value, power), decimals);
        if self.power_of(raised(scaled, power)) != power {
            return self.compact(raised(scaled, power));
        }
        self.beside_power(scaled.normalize(), power)
    }

    /// `3,3 M €`, `€ 3,3 mln.`
    pub fn euro_compact(&self, value: Decimal) -> String {
        self.patterns.euro.beside(&self.compact(value))
    }

    /// The ticks of one axis, all in the power of the largest, with the decimals they need:
    /// `0 k`, `2,5 k`, `5,0 k`. Ticks that would need more than two decimals are written in full.
    pub fn ticks(&self, values: &[Decimal]) -> Vec<String> {
        let largest = values.iter().map(Decimal::abs).max().unwrap_or_default();
        let power = self.power_of(largest);
        let decimals = |power: u32| values.iter().map(|value| lowered(*value, power).normalize().scale()).max().unwrap_or(0);
        let (power, decimals) = if decimals(power) <= 2 { (power, decimals(power)) } else { (0, decimals(0)) };
        values.iter().map(|value| self.tick(*value, power, decimals)).collect()
    }

    fn tick(&self, value: Decimal, power: u32, decimals: u32) -> String {
        if value.is_zero() {
            return self.number(value, 0);
        }
        let manner = if power == 0 { Manner::Quantity } else { Manner::Compact };
        self.symbols.write(lowered(value, power), decimals, manner) + self.word_of(power)
    }

    fn beside_power(&self, scaled: Decimal, power: u32) -> String {
        self.symbols.write(scaled, scaled.scale(), Manner::Compact) + self.word_of(power)
    }

    /// The power that shortens the value, and the decimals that then remain.
    fn scale(&self, value: Decimal) -> (u32, u32) {
        let power = self.power_of(value);
        let scaled = lowered(value, power).abs();
        let decimals = match scaled {
            _ if scaled >= Decimal::TEN => 0,
            _ if scaled >= Decimal::ONE || scaled.is_zero() => 1,
            _ => leading_zeros(scaled) + 2,
        };
        (power, decimals)
    }

    /// The highest power that has a word and is not above the value; 0 if there is none.
    fn power_of(&self, value: Decimal) -> u32 {
        let powers = self.patterns.powers.iter().map(|(power, _)| *power);
        powers.rev().find(|power| value.abs() >= Decimal::from(10_u64.pow(*power))).unwrap_or(0)
    }

    fn word_of(&self, power: u32) -> &'static str {
        self.patterns.powers.iter().find(|(known, _)| *known == power).map_or("", |(_, word)| word)
    }
}

fn lowered(value: Decimal, power: u32) -> Decimal {
    value / Decimal::from(10_u64.pow(power))
}

/// Back again; a value too long for it stays as it is.
fn raised(value: Decimal, power: u32) -> Decimal {
    value.checked_mul(Decimal::from(10_u64.pow(power))).unwrap_or(value)
}

/// Zeros between the decimal mark and the first digit of a value below one.
fn leading_zeros(value: Decimal) -> u32 {
    let digits = value.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
    value.scale().saturating_sub(digits)
}

#[cfg(test)]
mod tests {
    use super::super::locale;
    use super::*;

    fn short(tag: &str, text: &str) -> String {
        locale(tag).compact(text.parse().expect(text))
    }

    #[test]
    fn short_numbers_use_the_language_s_words() {
        for (value, fr, nl, de, es) in [
            ("999", "999", "999", "999", "999"),
            ("1234.5", "1,2\u{A0}k", "1,2K", "1235", "1,2\u{A0}mil"),
            ("12345", "12\u{A0}k", "12K", "12.345", "12\u{A0}mil"),
            ("999999", "1\u{A0}M", "1\u{A0}mln.", "999.999", "1\u{A0}M"),
            ("-1234567", "-1,2\u{A0}M", "-1,2\u{A0}mln.", "-1,2\u{A0}Mio.", "-1,2\u{A0}M"),
            ("1000000000", "1\u{A0}Md", "1\u{A0}mld.", "1\u{A0}Mrd.", "1000\u{A0}M"),
            ("0.0123", "0,012", "0,012", "0,012", "0,012"),
        ] {
            let all = [short("fr-BE", value), short("nl-BE", value), short("de-BE", value), short("es", value)];
            assert_eq!(all, [fr, nl, de, es], "{value}");
        }
        assert_eq!(locale("fr-BE").euro_compact(3_264_794.into()), "3,3\u{A0}M\u{A0}€");
        assert_eq!(locale("nl-BE").euro_compact(3_264_794.into()), "€\u{A0}3,3\u{A0}mln.");
    }

    #[test]
    fn ticks_of_one_axis_share_power_and_decimals() {
        let ticks = |tag: &str, values: &[i64]| locale(tag).ticks(&values.iter().map(|value| Decimal::from(*value)).collect::<Vec<_>>());
        assert_eq!(ticks("fr-BE", &[0, 2500, 5000]), ["0", "2,5\u{A0}k", "5,0\u{A0}k"]);
        assert_eq!(ticks("nl-BE", &[0, 1250, 1500]), ["0", "1,25K", "1,50K"]);
        assert_eq!(ticks("de-BE", &[0, 2500, 5000]), ["0", "2.500", "5.000"]);
        assert_eq!(ticks("fr-BE", &[1001, 1002]), ["1\u{202F}001", "1\u{202F}002"]);
    }
}
