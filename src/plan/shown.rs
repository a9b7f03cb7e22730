//! Numbers as readers see them: with their unit, in their language, rounded as their series says.

use crate::decimal::{Decimal, rounded};
use crate::figures::{Cell, Change, Guarded, Point, Quantity};
use crate::lang::PluralCategory;
use crate::model::indicator::{Indicator, IndicatorKind, KnownUnit, Unit};
use crate::model::observation::Status;
use crate::model::result::Target;

use super::reader::Reader;

/// A number apart from its unit, for places that set them differently.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// What stands before it: `€ ` in Dutch.
    pub before: String,
    /// The number.
    pub number: String,
    /// What stands after it, its space included.
    pub after: String,
}

impl Shown {
    /// All of it as one line.
    pub fn text(&self) -> String {
        [self.before.as_str(), &self.number, &self.after].concat()
    }
}

/// A value with its unit.
pub fn quantity(reader: &Reader, indicator: &Indicator, quantity: &Quantity) -> Shown {
    amount(reader, indicator, quantity.value, quantity.decimals)
}

/// A number of an indicator's unit.
pub fn amount(reader: &Reader, indicator: &Indicator, value: Decimal, decimals: u32) -> Shown {
    let locale = &reader.locale;
    match indicator.unit.known() {
        Some(KnownUnit::Percent) => around(&locale.percent(value, decimals), locale.percent_parts(value, decimals).number),
        Some(KnownUnit::Euro) => around(&locale.euro(value, decimals), locale.euro_parts(value, decimals).number),
        _ => {
            let number = locale.number(value, decimals);
            around(&with_unit(reader, indicator, &number, rounded(value, decimals)), number)
        }
    }
}

/// A number of an indicator's unit as one line.
fn whole(reader: &Reader, indicator: &Indicator, quantity: &Quantity) -> String {
    let (value, decimals) = (quantity.value, quantity.decimals);
    match indicator.unit.known() {
        Some(KnownUnit::Percent) => reader.locale.percent(value, decimals),
        Some(KnownUnit::Euro) => reader.locale.euro(value, decimals),
        _ => with_unit(reader, indicator, &reader.locale.number(value, decimals), rounded(value, decimals)),
    }
}

/// A written number with the word for its unit.
fn with_unit(reader: &Reader, indicator: &Indicator, number: &str, value: Decimal) -> String {
    let unit = unit(reader, indicator, value);
    if unit.is_empty() { number.to_owned() } else { reader.locale.with_unit(number, &unit) }
}

/// A whole text and the number in it, apart.
fn around(whole: &str, number: String) -> Shown {
    let (before, after) = whole.split_once(&number).unwrap_or(("", ""));
    Shown { before: before.to_owned(), after: after.to_owned(), number }
}

/// The word for a unit, in the number that goes with this value; empty for bare numbers.
pub fn unit(reader: &Reader, indicator: &Indicator, value: Decimal) -> String {
    match &indicator.unit {
        Unit::Known(KnownUnit::Ratio | KnownUnit::Score | KnownUnit::Count) => String::new(),
        Unit::Known(KnownUnit::Percent) => "%".to_owned(),
        Unit::Known(KnownUnit::Euro) => "€".to_owned(),
        Unit::Known(unit) => reader.words.count(&format!("units.{}", unit.word()), value, &reader.locale),
        Unit::Text(text) => text[reader.lang].to_owned(),
        Unit::Plural(plural) => {
            let category = match reader.locale.plural(value, value.scale()) {
                PluralCategory::Zero => "zero",
                PluralCategory::One => "one",
                PluralCategory::Two => "two",
                PluralCategory::Few => "few",
                PluralCategory::Many => "many",
                PluralCategory::Other => "other",
            };
            plural.words(category).map_or_else(String::new, |text| text[reader.lang].to_owned())
        }
    }
}

/// The unit as an axis or a subtitle names it: `%`, `t`, `personnes`.
pub fn unit_name(reader: &Reader, indicator: &Indicator) -> String {
    match &indicator.unit {
        Unit::Plural(plural) => plural.symbol.clone().unwrap_or_else(|| unit(reader, indicator, Decimal::from(2))),
        _ => unit(reader, indicator, Decimal::from(2)),
    }
}

/// How many letters a unit may have on an axis; a longer one stands in the subtitle alone.
const AXIS_LETTERS: usize = 12;

/// What stands after the topmost tick of an axis: the unit with its space.
pub fn axis_unit(reader: &Reader, indicator: &Indicator) -> String {
    let shown = amount(reader, indicator, Decimal::from(2), 0);
    let unit = format!("{}{}", shown.before.trim(), shown.after);
    if unit.chars().count() > AXIS_LETTERS { String::new() } else { unit }
}

/// A cell in words: its value with unit, or why there is none.
pub fn cell(reader: &Reader, indicator: &Indicator, cell: &Cell) -> String {
    match cell {
        Guarded::Shown(value) => whole(reader, indicator, value),
        Guarded::Withheld(_) => reader.words.get("status.suppressed").to_owned(),
        Guarded::Absent(status) => status_word(reader, *status).to_owned(),
    }
}

/// A target in words: `Objectif : 65 % en 2025`.
pub fn target(reader: &Reader, indicator: &Indicator, target: &Target, decimals: u32) -> String {
    let value = target_value(reader, indicator, target, decimals);
    let words = match &target.period {
        Some(period) => reader.words.tell("target.line", &[("value", &value)], &[("period", &reader.locale.time(period))]),
        None => value,
    };
    format!("{}{} {words}", reader.words.get("figure.target"), super::specs::colon(reader))
}

/// What a target aims at, with its unit and no more decimals than were written.
pub fn target_value(reader: &Reader, indicator: &Indicator, target: &Target, decimals: u32) -> String {
    amount(reader, indicator, target.value.value, target.value.value.normalize().scale().min(decimals)).text()
}

/// The word for a status.
pub fn status_word(reader: &Reader, status: Status) -> &str {
    match status {
        Status::Final => reader.words.get("status.final"),
        Status::Provisional => reader.words.get("status.provisional"),
        Status::Estimated => reader.words.get("status.estimated"),
        Status::Forecast => reader.words.get("status.forecast"),
        Status::Break => reader.words.get("status.break"),
        Status::LowReliability => reader.words.get("status.low-reliability"),
        Status::Suppressed => reader.words.get("status.suppressed"),
        Status::NotCollected => reader.words.get("status.not-collected"),
        Status::NotApplicable => reader.words.get("status.not-applicable"),
        Status::Missing => reader.words.get("status.missing"),
    }
}

/// The words for everything that is to be known about a point, as one line; none if it simply stands.
pub fn remarks(reader: &Reader, point: &Point) -> Option<String> {
    let words: Vec<&str> =
        point.status().iter().filter(|status| **status != Status::Final).map(|status| status_word(reader, *status)).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// A change in the reader's words: points where the indicator is read in per cent, else per cent of the first
/// value, else the difference with its unit.
pub fn change(reader: &Reader, indicator: &Indicator, change: &Change, decimals: u32) -> String {
    match change.percent {
        _ if in_points(indicator) => points(reader, change.difference, decimals),
        Some(percent) => percent_change(reader, percent),
        None => reader.locale.with_unit(&reader.locale.signed(change.difference, decimals), &unit(reader, indicator, change.difference)),
    }
}

/// How much something changed, without saying which way: `19,4 points`, `44,1 %`.
pub fn change_size(reader: &Reader, indicator: &Indicator, change: &Change, decimals: u32) -> String {
    match change.percent {
        _ if in_points(indicator) => {
            let size = change.difference.abs();
            let unit = reader.words.count("units.points", rounded(size, decimals), &reader.locale);
            reader.locale.with_unit(&reader.locale.number(size, decimals), &unit)
        }
        Some(percent) => reader.locale.percent(percent.abs(), 1),
        None => amount(reader, indicator, change.difference.abs(), decimals).text(),
    }
}

/// A difference of percentages: `+19,4 points`.
pub fn points(reader: &Reader, points: Decimal, decimals: u32) -> String {
    let number = reader.locale.signed(points, decimals);
    reader.locale.with_unit(&number, &reader.words.count("units.points", rounded(points, decimals).abs(), &reader.locale))
}

/// A change in per cent, to one decimal: `+44,1 %`.
pub fn percent_change(reader: &Reader, percent: Decimal) -> String {
    reader.locale.percent_signed(percent, 1)
}

/// `31/49` for rates whose parts may be shown.
pub fn parts(reader: &Reader, value: &Quantity) -> Option<(String, String)> {
    let ratio = value.ratio.as_ref()?;
    let number = |number: Decimal| reader.locale.number(number, number.normalize().scale());
    Some((number(ratio.numerator()), number(ratio.denominator())))
}

/// Whether changes of this indicator are told in percentage points.
pub fn in_points(indicator: &Indicator) -> bool {
    indicator.kind() == IndicatorKind::Rate || indicator.unit.known() == Some(KnownUnit::Percent)
}
