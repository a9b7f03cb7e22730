//! Exact decimals: reading what authors write, and rounding half away from zero.
//!
//! Facts are decimals; only geometry is floating point. How a number is shown to a reader is
//! the locale's affair (`lang::number`).

pub use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive;

/// How a lone mark between one to three digits and exactly three is read (`numbers:`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Marks {
    /// It is ambiguous: refused.
    #[default]
    Strict,
    /// The comma is the decimal mark.
    Comma,
    /// The point is the decimal mark.
    Point,
}

/// Why something is not a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// `1.234`: one thousand two hundred thirty-four, or one and a bit.
    Ambiguous {
        /// The whole number it may mean.
        grouped: String,
        /// The fraction it may mean.
        fraction: String,
    },
    /// Something else, with the spelling that would be read, where one can be guessed.
    Other {
        /// A spelling that would be read.
        repair: Option<String>,
    },
}

/// The most bytes that a number may be written with: what is longer is none, and is not looked at.
const LONGEST: usize = 200;

/// A number as written by a French, Dutch, German or English hand (format.md §2).
pub fn parse(written: &str, marks: Marks) -> Result<Decimal, Unreadable> {
    let text = written.trim();
    if text.len() > LONGEST {
        return Err(Unreadable::Other { repair: None });
    }
    let (mantissa, exponent) = split_exponent(text);
    let (sign, digits) = match mantissa.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let plain = plain_digits(digits, marks, exponent.is_some()).map_err(|trouble| match trouble {
        Unreadable::Other { repair: None } => Unreadable::Other { repair: guess(text) },
        other => other,
    })?;
    let spelled = match exponent {
        Some(power) => format!("{sign}{plain}e{power}"),
        None => format!("{sign}{plain}"),
    };
    let number = match exponent {
        Some(_) => Decimal::from_scientific(&spelled),
        None => spelled.parse(),
    };
    number.map_err(|_| Unreadable::Other { repair: None })
}

fn split_exponent(text: &str) -> (&str, Option<&str>) {
    match text.split_once(['e', 'E']) {
        Some((mantissa, power)) if is_power(power) && !mantissa.contains(',') => (mantissa, Some(power)),
        _ => (text, None),
    }
}

fn is_power(power: &str) -> bool {
    let digits = power.strip_prefix(['-', '+']).unwrap_or(power);
    !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

const SPACES: [char; 4] = [' ', '\u{A0}', '\u{202F}', '\u{2009}'];

/// The digits with a point as decimal mark and no groups.
fn plain_digits(text: &str, marks: Marks, scientific: bool) -> Result<String, Unreadable> {
    let unreadable = Err(Unreadable::Other { repair: None });
    let known = |character: char| character.is_ascii_digit() || matches!(character, '.' | ',') || SPACES.contains(&character);
    let starts_and_ends_with_digits = text.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with(|c: char| c.is_ascii_digit());
    if !text.chars().all(known) || !starts_and_ends_with_digits {
        return unreadable;
    }
    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    let (whole, fraction) = match (points, commas) {
        (0, 0) => (text, ""),
        (_, 0) | (0, _) if points + commas > 1 => (text, ""),
        (1, 0) | (0, 1) => {
            let (whole, fraction) = text.split_once(['.', ',']).expect("there is one mark");
            if !scientific && is_ambiguous(whole, fraction) {
                let decimal_here = match marks {
                    Marks::Strict => {
                        return Err(Unreadable::Ambiguous {
                            grouped: format!("{whole}{fraction}"),
                            fraction: format!("{whole},{fraction}0"),
                        });
                    }
                    Marks::Comma => commas == 1,
                    Marks::Point => points == 1,
                };
                if decimal_here { (whole, fraction) } else { (text, "") }
            } else {
                (whole, fraction)
            }
        }
        _ => {
            let last = text.rfind(['.', ',']).expect("there are marks");
            let (whole, fraction) = (&text[..last], &text[last + 1..]);
            let decimal_mark = &text[last..=last];
            if whole.contains(decimal_mark) {
                return unreadable;
            }
            (whole, fraction)
        }
    };
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return unreadable;
    }
    let whole = ungrouped(whole).ok_or(Unreadable::Other { repair: None })?;
    Ok(if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") })
}

fn is_ambiguous(whole: &str, fraction: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&whole.len()) && digits(whole) && whole != "0" && fraction.len() == 3 && digits(fraction)
}

/// The whole part without its group marks, if the groups are groups of three under one mark.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(|character: char| !character.is_ascii_digit());
    let marks: Vec<char> = whole.chars().filter(|character| !character.is_ascii_digit()).collect();
    let first = groups.next().unwrap_or_default();
    let grouped = !marks.is_empty();
    let well_grouped =
        marks.windows(2).all(|pair| pair[0] == pair[1]) && (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    (!grouped || well_grouped).then(|| whole.chars().filter(char::is_ascii_digit).collect())
}

/// The spelling that was probably meant: the number of `12 %`, `.5`, `1_000`.
fn guess(text: &str) -> Option<String> {
    let cleaned: String = text.chars().filter(|character| !matches!(character, '%' | '_' | '€') && !SPACES.contains(character)).collect();
    let cleaned = if cleaned.starts_with(['.', ',']) { format!("0{cleaned}") } else { cleaned };
    (cleaned != text && parse(&cleaned, Marks::Strict).is_ok()).then_some(cleaned)
}

/// `value` with this many decimals, half away from zero.
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    let mut value = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    value.rescale(decimals);
    if value.is_zero() { Decimal::new(0, decimals) } else { value }
}

/// `numerator / denominator × 100`; nothing when the denominator is zero.
pub fn percentage(numerator: Decimal, denominator: Decimal) -> Option<Decimal> {
    numerator.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(denominator)
}

/// The square root, to twelve decimals; zero of what is not above zero.
pub fn root(value: Decimal) -> Decimal {
    if value <= Decimal::ZERO {
        return Decimal::ZERO;
    }
    // Newton's steps from above: each halves the distance at least, and none is needed after the last digit stands.
    let mut root = value.max(Decimal::ONE);
    for _ in 0..200 {
        let Some(next) = value.checked_div(root).and_then(|over| root.checked_add(over)).map(|sum| (sum / Decimal::TWO).round_dp(16))
        else {
            break;
        };
        if next >= root {
            break;
        }
        root = next;
    }
    root.round_dp(12).normalize()
}

/// The number for geometry.
pub fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Option<String> {
        parse(written, Marks::Strict).ok().map(|number| number.to_string())
    }

    #[test]
    fn every_hand_is_read() {
        for (written, number) in [
            ("12.5", "12.5"),
            ("12,5", "12.5"),
            ("1 234,5", "1234.5"),
            ("1\u{202F}234,5", "1234.5"),
            ("1\u{A0}234", "1234"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("-3", "-3"),
            ("−3", "-3"),
            ("+3", "3"),
            ("1.234.567", "1234567"),
            ("0,125", "0.125"),
            ("6.1e-5", "0.000061"),
            ("1234", "1234"),
            ("12.3456", "12.3456"),
            ("1.23", "1.23"),
            ("1234.567", "1234.567"),
        ] {
            assert_eq!(read(written).as_deref(), Some(number), "{written}");
        }
    }

    #[test]
    fn what_may_mean_two_things_is_refused() {
        for written in ["1.234", "1,230", "999.000"] {
            assert!(matches!(parse(written, Marks::Strict), Err(Unreadable::Ambiguous { .. })), "{written}");
        }
        assert_eq!(parse("1.234", Marks::Comma).map(|n| n.to_string()), Ok("1234".into()));
        assert_eq!(parse("1.234", Marks::Point).map(|n| n.to_string()), Ok("1.234".into()));
        assert_eq!(parse("1,234", Marks::Comma).map(|n| n.to_string()), Ok("1.234".into()));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for written in ["12 %", "1/3", ".5", "1_000", "NaN", "", "abc", "1.2.3", "1,23,456", "1e400", "5.", "0x1F", "1.234,5.6"] {
            assert!(parse(written, Marks::Strict).is_err(), "{written}");
        }
        assert_eq!(parse("12 %", Marks::Strict), Err(Unreadable::Other { repair: Some("12".into()) }));
    }

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(rounded(Decimal::new(15205, 1), 0).to_string(), "1521");
        assert_eq!(rounded(Decimal::new(-25, 1), 0).to_string(), "-3");
        assert_eq!(rounded(Decimal::new(-4, 1), 0).to_string(), "0");
    }
}
