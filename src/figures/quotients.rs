//! Quotients: what a published value of a formula that is no sum says about the counts in it.
//!
//! A value for each of another, a share, an index: with one withheld count in it, it fixes that count as closely as it
//! was written. With several, or multiplied, whole numbers leave so few possibilities that all of them count as told.

use super::derivation::Rule;
use super::formula::{Formula, Operation};
use super::points::Fact;
use super::quantity;
use crate::decimal::{self, Decimal};
use crate::period::Period;

/// A part of a formula: how many times, which indicator, and of which period if not of the value's own.
pub(super) type Term<'rule> = (f64, &'rule str, Option<Period>);

/// A formula that is one sum over another.
pub(super) struct Quotient<'rule> {
    /// What is divided.
    pub above: Vec<Term<'rule>>,
    /// By what.
    pub below: Vec<Term<'rule>>,
    /// A number that is added above, and below.
    pub constants: (f64, f64),
}

/// The quotient that a formula is; nothing if it is anything else.
pub(super) fn quotient<'rule>(formula: &'rule Formula) -> Option<Quotient<'rule>> {
    let sides = |left: &'rule Formula, right: &'rule Formula, base: Option<Period>| {
        let (above, more) = terms(left, None)?;
        let (below, less) = terms(right, base)?;
        Some(Quotient { above, below, constants: (more, less) })
    };
    match formula {
        Formula::Both(Operation::Divide, left, right) | Formula::Per(left, right) => sides(left, right, None),
        Formula::Index(inner, base) => sides(inner, inner, Some(*base)),
        _ => None,
    }
}

/// The terms of a sum, and the number in it.
fn terms(formula: &Formula, period: Option<Period>) -> Option<(Vec<Term<'_>>, f64)> {
    let known = formula.terms()?;
    let constant = known.get(&None).copied().unwrap_or_default() as f64;
    let named = formula.indicators().into_iter().map(|id| {
        let times = known.get(&Some(id.to_owned())).copied().unwrap_or_default() as f64;
        (times, id, period)
    });
    Some((named.collect(), constant))
}

/// Every indicator that a formula takes, and of which period if not of the value's own.
pub(super) fn leaves<'rule>(formula: &'rule Formula, base: Option<Period>, into: &mut Vec<(&'rule str, Option<Period>)>) {
    match formula {
        Formula::Number(_) => {}
        Formula::Indicator(id) => into.push((id, base)),
        Formula::Opposite(inner) => leaves(inner, base, into),
        Formula::Both(_, left, right) | Formula::Per(left, right) => {
            leaves(left, base, into);
            leaves(right, base, into);
        }
        Formula::Index(inner, period) => {
            leaves(inner, base, into);
            leaves(inner, Some(*period), into);
        }
    }
}

/// Between which quotients a value lies that was written with so many decimals.
pub(super) fn limits(rule: &Rule, value: Decimal) -> (f64, f64) {
    let half = Decimal::new(5, value.scale() + 1);
    let hundredth = matches!(rule.formula, Formula::Index(..)) || quantity::in_percent(rule.indicator);
    let scale = if hundredth { 100.0 } else { 1.0 };
    let [low, high] = [value - half, value + half].map(|end| decimal::float(end) / scale);
    (low, high)
}

/// The fact of a formula's part.
pub(super) fn fact<'known>(facts: &'known [Fact], target: &Fact, period: Option<Period>) -> Option<&'known Fact> {
    let period = period.unwrap_or(target.period);
    facts.iter().find(|fact| (fact.period.first, fact.period.last) == (period.first, period.last) && fact.categories == target.categories)
}
