//! Dimensions of units: what a formula's value is measured in, as far as its units say so clearly.
//!
//! Euros over hours are euros per hour; persons over persons are a bare number. Units of the author's own, scores and
//! plain counts may mean anything, and a number beside a unit may convert it: of those nothing is claimed.

use std::collections::BTreeMap;

use super::formula::{Formula, Operation};
use crate::model::indicator::{Indicator, KnownUnit};

/// What a value is measured in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// A number that stands in a formula: it goes with anything.
    Number,
    /// Nobody can say.
    Unknown,
    /// Units with their powers, none of them zero; none at all for a bare number such as a rate.
    Of(BTreeMap<&'static str, i32>),
}

/// Two units that cannot be added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlike {
    /// The first.
    pub left: String,
    /// The second.
    pub right: String,
}

impl Dimension {
    /// What the values of an indicator are measured in when they enter a formula: a rate enters as its fraction.
    pub fn of_indicator(indicator: &Indicator) -> Dimension {
        match indicator.unit.known() {
            None | Some(KnownUnit::Count | KnownUnit::Score | KnownUnit::Ratio) => Dimension::Unknown,
            Some(KnownUnit::Percent) => Dimension::bare(),
            Some(KnownUnit::Jobs) => Dimension::one(KnownUnit::People.word()),
            Some(unit) => Dimension::one(unit.word()),
        }
    }

    fn one(unit: &'static str) -> Dimension {
        Dimension::Of([(unit, 1)].into())
    }

    fn bare() -> Dimension {
        Dimension::Of(BTreeMap::new())
    }

    /// As written in a message: `euro/hours`.
    pub fn spelled(&self) -> String {
        let Dimension::Of(powers) = self else { return String::new() };
        let side = |above: bool| {
            let units = powers.iter().filter(move |(_, power)| (**power > 0) == above);
            let spelled = units.map(|(unit, power)| if power.abs() == 1 { (*unit).to_owned() } else { format!("{unit}^{}", power.abs()) });
            spelled.collect::<Vec<_>>().join("*")
        };
        match (side(true), side(false)) {
            (above, below) if above.is_empty() && below.is_empty() => KnownUnit::Percent.word().to_owned(),
            (above, below) if below.is_empty() => above,
            (above, below) if above.is_empty() => format!("1/{below}"),
            (above, below) => format!("{above}/{below}"),
        }
    }

    /// Of a product, or of a quotient (`sign` -1).
    fn times(self, other: Dimension, sign: i32) -> Dimension {
        match (self, other) {
            (Dimension::Of(mut powers), Dimension::Of(others)) => {
                for (unit, power) in others {
                    *powers.entry(unit).or_insert(0) += sign * power;
                }
                powers.retain(|_, power| *power != 0);
                Dimension::Of(powers)
            }
            (Dimension::Number, Dimension::Number) => Dimension::Number,
            _ => Dimension::Unknown,
        }
    }
}

/// What a formula's value is measured in; or two units that it adds up although they are not one.
pub fn of_formula(formula: &Formula, unit_of: &dyn Fn(&str) -> Dimension) -> Result<Dimension, Unlike> {
    let of = |formula: &Formula| of_formula(formula, unit_of);
    Ok(match formula {
        Formula::Number(_) => Dimension::Number,
        Formula::Indicator(id) => unit_of(id),
        Formula::Opposite(inner) => of(inner)?,
        Formula::Both(Operation::Add | Operation::Subtract, left, right) => match (of(left)?, of(right)?) {
            (Dimension::Number, other) | (other, Dimension::Number) => other,
            (Dimension::Unknown, _) | (_, Dimension::Unknown) => Dimension::Unknown,
            (left, right) if left == right => left,
            (left, right) => return Err(Unlike { left: left.spelled(), right: right.spelled() }),
        },
        Formula::Both(Operation::Multiply, left, right) => of(left)?.times(of(right)?, 1),
        Formula::Both(Operation::Divide, left, right) | Formula::Per(left, right) => of(left)?.times(of(right)?, -1),
        Formula::Index(inner, _) => {
            of(inner)?;
            Dimension::Number
        }
    })
}

/// Whether an indicator's own unit may be that of its formula's value: of what is not clear, anything may be. A price for
/// each hour is often said to be in euros, so what a value is counted by may go unsaid.
pub fn fits(made: &Dimension, indicator: &Indicator) -> bool {
    match (made, Dimension::of_indicator(indicator)) {
        (Dimension::Of(made), Dimension::Of(said)) if said.is_empty() => made.is_empty(),
        (Dimension::Of(made), Dimension::Of(said)) => said.iter().all(|(unit, power)| made.get(unit) == Some(power)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::SchoolYearStart;

    fn made(text: &str) -> Result<String, (String, String)> {
        let unit = |id: &str| match id {
            "staff" | "trainees" => Dimension::one("people"),
            "sales" => Dimension::one("euro"),
            "work" => Dimension::one("hours"),
            "share" => Dimension::bare(),
            _ => Dimension::Unknown,
        };
        let formula = Formula::parse(text, SchoolYearStart::default()).expect("a formula");
        match of_formula(&formula, &unit) {
            Ok(Dimension::Of(powers)) => Ok(Dimension::Of(powers).spelled()),
            Ok(other) => Ok(format!("{other:?}")),
            Err(Unlike { left, right }) => Err((left, right)),
        }
    }

    #[test]
    fn products_and_quotients_have_units_of_their_own() {
        for (text, unit) in [
            ("per(sales, work)", "euro/hours"),
            ("staff / trainees", "percent"),
            ("share * staff", "people"),
            ("work * work / staff", "hours^2/people"),
            ("share / work", "1/hours"),
            ("work / 7.6", "Unknown"),
            ("other * sales", "Unknown"),
            ("index(sales, 2021)", "Number"),
            ("staff + 1", "people"),
        ] {
            assert_eq!(made(text), Ok(unit.to_owned()), "{text}");
        }
    }

    #[test]
    fn only_what_has_one_unit_is_added_up() {
        for text in ["staff + sales", "(staff - sales) * 2", "per(sales + staff, trainees)", "sales - (staff + 1)", "staff * sales - sales"]
        {
            assert!(made(text).is_err(), "{text}");
        }
        for text in ["staff + trainees", "per(sales, staff) + 3", "staff + other", "sales / work - sales / work", "2 * staff + sales"] {
            assert!(made(text).is_ok(), "{text}");
        }
    }
}
