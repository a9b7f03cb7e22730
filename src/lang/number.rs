//! Numbers as text: quantities, changes, percentages, euros, ranges, units.
//!
//! Every function takes the exact value and how many decimals to show; halves go away from zero.

use super::Locale;
use super::patterns::{Side, Sign};
use super::symbols::Manner;
use crate::decimal::Decimal;

/// A number and its symbol apart, for a card that sets them in two sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The number with its sign: `12,5`.
    pub number: String,
    /// The symbol: `%`.
    pub unit: &'static str,
    /// Where the symbol stands.
    pub place: Place,
}

/// Where a symbol stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before its number.
    Before,
    /// After its number.
    After,
}

impl Locale {
    /// The mark before decimals: `,`.
    pub fn decimal_mark(&self) -> char {
        self.symbols.mark.chars().next().unwrap_or('.')
    }

    /// `1 234,5`: grouped, with exactly that many decimals. Zero never has a minus.
    pub fn number(&self, value: Decimal, decimals: u32) -> String {
        self.symbols.write(value, decimals, Manner::Quantity)
    }

    /// `+19,4`, `-3`, `0`: a change, whose sign is always told.
    pub fn signed(&self, value: Decimal, decimals: u32) -> String {
        self.symbols.write(value, decimals, Manner::Change)
    }

    /// `2023`: a year or a code, whose digits are never grouped.
    pub fn ungrouped(&self, value: Decimal, decimals: u32) -> String {
        self.symbols.write(value, decimals, Manner::Code)
    }

    /// `12,5 %`, of a value that is in per cent already (12.5).
    pub fn percent(&self, value: Decimal, decimals: u32) -> String {
        self.patterns.percent.beside(&self.number(value, decimals))
    }

    /// `+44,1 %`: a relative change, in per cent already.
    pub fn percent_signed(&self, value: Decimal, decimals: u32) -> String {
        self.patterns.percent.beside(&self.signed(value, decimals))
    }

    /// The percentage's number and sign apart.
    pub fn percent_parts(&self, value: Decimal, decimals: u32) -> Parts {
        parts(&self.patterns.percent, self.number(value, decimals))
    }

    /// `1 234,50 €`, `€ -1.234,50`.
    pub fn euro(&self, value: Decimal, decimals: u32) -> String {
        self.patterns.euro.beside(&self.number(value, decimals))
    }

    /// `+1 234,50 €`: a change in euros.
    pub fn euro_signed(&self, value: Decimal, decimals: u32) -> String {
        self.patterns.euro.beside(&self.signed(value, decimals))
    }

    /// The amount and the euro sign apart.
    pub fn euro_parts(&self, value: Decimal, decimals: u32) -> Parts {
        parts(&self.patterns.euro, self.number(value, decimals))
    }

    /// A written number with its unit: `12 kg`, `7 heures`. A French symbol stands after a narrow
    /// no-break space, a French word after a no-break space; other languages use a plain one
    /// (CLDR 48 unit patterns). `%` and `€` take their own places.
    pub fn with_unit(&self, number: &str, unit: &str) -> String {
        match unit {
            "" => number.to_owned(),
            "%" => self.patterns.percent.beside(number),
            "€" => self.patterns.euro.beside(number),
            _ if is_symbol(unit) => [number, self.patterns.symbol_space, unit].concat(),
            _ => [number, self.patterns.word_space, unit].concat(),
        }
    }

    /// From one written number to another: `2–5` in French, `2-5` in Dutch.
    pub fn range(&self, from: &str, to: &str) -> String {
        format!("{from}{}{to}", self.patterns.dash)
    }
}

fn parts(sign: &Sign, number: String) -> Parts {
    let place = if sign.side == Side::After { Place::After } else { Place::Before };
    Parts { number, unit: sign.symbol, place }
}

/// Symbols of units, which no language declines: they stand nearer to their number than words.
pub(super) fn is_symbol(unit: &str) -> bool {
    const SYMBOLS: [&str; 45] = [
        "kg", "g", "mg", "t", "kt", "Mt", "km", "m", "cm", "mm", "dm", "ha", "a", "km²", "m²", "cm²", "m³", "l", "L", "dl", "cl", "ml",
        "hl", "h", "min", "s", "ms", "kWh", "MWh", "GWh", "Wh", "W", "kW", "MW", "GJ", "MJ", "kJ", "J", "V", "Hz", "°C", "tCO₂e", "tCO2e",
        "km/h", "‰",
    ];
    SYMBOLS.contains(&unit)
}

#[cfg(test)]
mod tests {
    use super::super::{NumberStyle, Typography, locale, styled};
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    /// format.md §8 and crates.md §7.
    #[test]
    fn both_languages_of_belgium_write_numbers_their_own_way() {
        let (fr, nl) = (locale("fr-BE"), locale("nl-BE"));
        let both = |show: &dyn Fn(&Locale) -> String| (show(&fr), show(&nl));
        let pair = |french: &str, dutch: &str| (french.to_owned(), dutch.to_owned());
        assert_eq!(both(&|l| l.number(decimal("1234567.89"), 2)), pair("1\u{202F}234\u{202F}567,89", "1.234.567,89"));
        assert_eq!(both(&|l| l.number(decimal("1234567.891"), 3)), pair("1\u{202F}234\u{202F}567,891", "1.234.567,891"));
        assert_eq!(both(&|l| l.percent(decimal("12.5"), 1)), pair("12,5\u{A0}%", "12,5%"));
        assert_eq!(both(&|l| l.euro(decimal("-1234.5"), 2)), pair("-1\u{202F}234,50\u{A0}€", "€\u{A0}-1.234,50"));
        assert_eq!(both(&|l| l.ungrouped(decimal("2023"), 0)), pair("2023", "2023"));
        assert_eq!(both(&|l| l.range("2", "5")), pair("2–5", "2-5"));
        assert_eq!(both(&|l| l.with_unit("1", "kg")), pair("1\u{202F}kg", "1 kg"));
        assert_eq!(both(&|l| l.with_unit("7", "heures")), pair("7\u{A0}heures", "7 heures"));
        assert_eq!(both(&|l| l.with_unit("7", "€")), pair("7\u{A0}€", "€\u{A0}7"));
    }

    #[test]
    fn a_change_tells_its_sign_and_zero_has_none() {
        let fr = locale("fr-BE");
        let signed = |text: &str, decimals: u32| fr.signed(decimal(text), decimals);
        assert_eq!((signed("19.36", 1), signed("-3", 0), signed("0", 1)), ("+19,4".into(), "-3".into(), "0,0".into()));
        assert_eq!((signed("0.04", 1), signed("-0.04", 1)), ("0,0".into(), "0,0".into()));
        assert_eq!(fr.number(decimal("-0.25"), 0), "0");
        assert_eq!(locale("sv").signed(decimal("-3"), 0), "−3");
        assert_eq!(locale("nl-BE").euro_signed(decimal("5"), 0), "€\u{A0}+5");
        assert_eq!(locale("en").euro_signed(decimal("-5"), 0), "-€5");
    }

    #[test]
    fn a_number_style_overrides_the_groups() {
        let point = styled("fr-BE", NumberStyle::Point, Typography::France);
        let space = styled("nl-BE", NumberStyle::Space, Typography::France);
        assert_eq!(point.number(decimal("11223.5"), 1), "11.223,5");
        assert_eq!(space.number(decimal("11223.5"), 1), "11\u{202F}223,5");
    }

    #[test]
    fn parts_say_where_the_symbol_stands() {
        let fr = locale("fr-BE").percent_parts(decimal("63.265"), 1);
        assert_eq!(fr, Parts { number: "63,3".into(), unit: "%", place: Place::After });
        assert_eq!(locale("nl-BE").euro_parts(decimal("7"), 0).place, Place::Before);
        assert_eq!(locale("tr").percent(decimal("-12"), 0), "-%12");
    }

    #[test]
    fn long_numbers_do_not_overflow() {
        assert_eq!(locale("en").number(Decimal::MAX, 0), "79,228,162,514,264,337,593,543,950,335");
        assert_eq!(locale("en").number(Decimal::new(1, 28), 28), "0.0000000000000000000000000001");
    }
}
