//! A language's digits, marks and groups, asked of ICU once and then written by hand.
//!
//! The whole engine costs a few microseconds a number; a site shows hundreds of thousands.
//! So its answers to a few numbers are taken apart when the locale is made, and the tests
//! compare what we write with what it would have written.

use fixed_decimal::{Decimal as Fixed, SignDisplay};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};

use super::NumberStyle;
use super::tag::LanguageTag;
use crate::decimal::{self, Decimal};

/// What a number is written with.
pub(super) struct Symbols {
    digits: [char; 10],
    /// What stands before decimals.
    pub(super) mark: String,
    /// What stands between groups.
    pub(super) group: String,
    /// Digits in the group nearest to the decimal mark; 0 when the language has no groups.
    nearest: usize,
    /// Digits in every other group: 2 in Hindi.
    further: usize,
    /// How many digits must stand before the nearest group for any to be set off: 2 in Spanish.
    minimum: usize,
    minus: Affix,
    plus: Affix,
}

/// What stands around a signed number.
struct Affix {
    before: String,
    after: String,
}

/// What a number is, which decides its groups and its sign.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// How many or how much: grouped.
    Quantity,
    /// A difference: grouped, with a plus above zero.
    Change,
    /// A year or a code: never grouped.
    Code,
    /// Beside a word for thousands or millions: grouped from five digits on.
    Compact,
}

impl Symbols {
    pub(super) fn of(tag: &LanguageTag, style: NumberStyle) -> Symbols {
        let engine = Engine::new(tag);
        let digits = std::array::from_fn(|digit| engine.text(&digit.to_string()).chars().next().unwrap_or('0'));
        let parts = Parting { digits };
        let groups = parts.marks(&engine.text("1234567890"));
        let mark = parts.marks(&engine.text("0.5")).concat();
        let sizes = parts.runs(&engine.text("1234567890"));
        let symbols = Symbols {
            digits,
            mark,
            group: groups.first().cloned().unwrap_or_default(),
            nearest: if sizes.len() > 1 { sizes[sizes.len() - 1] } else { 0 },
            further: if sizes.len() > 2 { sizes[sizes.len() - 2] } else { sizes.last().copied().unwrap_or(3) },
            minimum: (1..4).find(|extra| parts.runs(&engine.text(&"1".repeat(3 + extra))).len() > 1).unwrap_or(1),
            minus: parts.affix(&engine.signed("-1")),
            plus: parts.affix(&engine.signed("1")),
        };
        symbols.styled(style)
    }

    fn styled(mut self, style: NumberStyle) -> Symbols {
        match style {
            NumberStyle::Cldr => return self,
            NumberStyle::Space => self.group = "\u{202F}".into(),
            NumberStyle::Point => {
                self.group = ".".into();
                self.mark = ",".into();
            }
        }
        (self.nearest, self.further) = (3, 3);
        self
    }

    /// `value` with that many decimals, half away from zero; zero never has a sign.
    pub(super) fn write(&self, value: Decimal, decimals: u32, manner: Manner) -> String {
        let value = decimal::rounded(value, decimals);
        let affix = match manner {
            _ if value.is_zero() => None,
            _ if value.is_sign_negative() => Some(&self.minus),
            Manner::Change => Some(&self.plus),
            _ => None,
        };
        let mut out = String::with_capacity(32);
        out.push_str(affix.map_or("", |affix| &affix.before));
        self.write_digits(&mut out, value, manner);
        out.push_str(affix.map_or("", |affix| &affix.after));
        out
    }

    fn write_digits(&self, out: &mut String, value: Decimal, manner: Manner) {
        let decimals = value.scale() as usize;
        let mut buffer = [0_u8; 40];
        let digits = digits_of(value.mantissa().unsigned_abs(), decimals + 1, &mut buffer);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        let grouped = self.nearest > 0 && whole.len() >= self.nearest + self.minimum_for(manner);
        for (index, digit) in whole.iter().enumerate() {
            if grouped && index > 0 && self.group_ends(whole.len() - index) {
                out.push_str(&self.group);
            }
            out.push(self.digits[usize::from(*digit)]);
        }
        if decimals > 0 {
            out.push_str(&self.mark);
        }
        out.extend(fraction.iter().map(|digit| self.digits[usize::from(*digit)]));
    }

    fn minimum_for(&self, manner: Manner) -> usize {
        match manner {
            Manner::Quantity | Manner::Change => self.minimum,
            Manner::Compact => 2,
            Manner::Code => usize::MAX / 2,
        }
    }

    /// Whether a group ends where so many digits are still to come.
    fn group_ends(&self, left: usize) -> bool {
        left == self.nearest || (left > self.nearest && (left - self.nearest).is_multiple_of(self.further))
    }
}

/// The digits of `number`, at least `width` of them, at the end of `buffer`.
fn digits_of(mut number: u128, width: usize, buffer: &mut [u8; 40]) -> &[u8] {
    let mut start = buffer.len();
    while number > 0 || buffer.len() - start < width {
        start -= 1;
        buffer[start] = u8::try_from(number % 10).expect("a remainder of ten is below ten");
        number /= 10;
    }
    &buffer[start..]
}

/// ICU's own formatter, asked only when a locale is made.
struct Engine(DecimalFormatter);

impl Engine {
    fn new(tag: &LanguageTag) -> Engine {
        let mut options = DecimalFormatterOptions::default();
        options.grouping_strategy = Some(GroupingStrategy::Auto);
        Engine(DecimalFormatter::try_new(tag.preferences(), options).expect("compiled data falls back to the root locale"))
    }

    fn text(&self, number: &str) -> String {
        self.0.format(&fixed(number)).to_string()
    }

    fn signed(&self, number: &str) -> String {
        let mut number = fixed(number);
        number.apply_sign_display(SignDisplay::Always);
        self.0.format(&number).to_string()
    }
}

/// The engine's own kind of decimal.
pub(super) fn fixed(number: &str) -> Fixed {
    number.parse().expect("a plain number is a decimal")
}

/// Takes written numbers apart.
struct Parting {
    digits: [char; 10],
}

impl Parting {
    fn is_digit(&self, character: char) -> bool {
        self.digits.contains(&character)
    }

    /// What stands between the digits, in order.
    fn marks(&self, text: &str) -> Vec<String> {
        text.split(|character| self.is_digit(character)).filter(|mark| !mark.is_empty()).map(str::to_owned).collect()
    }

    /// How many digits each group has, in order.
    fn runs(&self, text: &str) -> Vec<usize> {
        let runs = text.split(|character| !self.is_digit(character));
        runs.map(|run| run.chars().count()).filter(|count| *count > 0).collect()
    }

    fn affix(&self, text: &str) -> Affix {
        let mut around = text.split(|character| self.is_digit(character));
        Affix { before: around.next().unwrap_or_default().to_owned(), after: around.next_back().unwrap_or_default().to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_icu_writes_them() {
        let values = ["0", "7", "-1", "999", "1000", "-1234.5", "9999", "10000", "123456.789", "1234567.891", "-9876543210", "0.001"];
        for tag in
            ["fr-BE", "nl-BE", "fr-CA", "en", "de-CH", "de-AT", "es", "pl", "pt-PT", "hi", "ar-EG", "fa", "he", "km", "ru", "sv", "my"]
        {
            let tag = LanguageTag::parse(tag).expect(tag);
            let (ours, engine) = (Symbols::of(&tag, NumberStyle::Cldr), Engine::new(&tag));
            for number in values {
                let value: Decimal = number.parse().expect(number);
                let text = ours.write(value, value.scale(), Manner::Quantity);
                assert_eq!(text, engine.text(number), "{} {number}", tag.as_str());
            }
        }
    }
}
