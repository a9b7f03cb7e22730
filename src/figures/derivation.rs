//! Derived series: indicators that a formula computes from others, for each enterprise that has them all.

use std::collections::BTreeMap;

use super::dimension::{self, Dimension, Unlike};
use super::formula::{Formula, Operation};
use super::points::{self, Fact};
use super::privacy::{self, Guarded, Reason};
use super::quantity;
use super::rate::Ratio;
use super::reading::Site;
use super::series::{Point, Series, Terms};
use crate::decimal::Decimal;
use crate::finding::{Findings, Problem};
use crate::model::entities::Catalogue;
use crate::model::id::Id;
use crate::model::indicator::Indicator;
use crate::model::observation::{Measured, Observation, Remarks, Status};
use crate::nearest::nearest;
use crate::period::{Period, SchoolYearStart};

/// A formula that can be computed.
pub(super) struct Rule<'site> {
    /// The indicator it makes.
    pub indicator: &'site Indicator,
    /// How.
    pub formula: Formula,
}

/// The formulas of the catalogue, each after those it needs. What cannot be computed is a finding (E02).
pub(super) fn rules<'site>(site: Site<'site>, findings: &mut Findings) -> Vec<Rule<'site>> {
    let school = site.model.settings.school_year_start.map_or_else(SchoolYearStart::default, |start| start.0);
    let mut waiting = Vec::new();
    for indicator in &site.catalogue().indicators {
        let Some(written) = &indicator.formula else { continue };
        match Formula::parse(&written.value, school) {
            None => malformed(indicator, findings),
            Some(formula) if knows_all(&formula, indicator, site.catalogue(), findings) => waiting.push(Rule { indicator, formula }),
            Some(_) => {}
        }
    }
    let mut ready: Vec<Rule> = Vec::new();
    loop {
        let names: Vec<&str> = waiting.iter().map(|rule| rule.indicator.id.as_str()).collect();
        let next = waiting.iter().position(|rule| rule.formula.indicators().iter().all(|id| !names.contains(id)));
        match next {
            Some(index) => ready.push(waiting.remove(index)),
            None => break,
        }
    }
    // What still waits needs itself, directly or through others.
    waiting.iter().for_each(|rule| malformed(rule.indicator, findings));
    ready.iter().for_each(|rule| check_units(rule, site.catalogue(), findings));
    ready
}

fn malformed(indicator: &Indicator, findings: &mut Findings) {
    if let Some(written) = &indicator.formula {
        let problem = Problem::MalformedReference { written: written.value.clone(), example: "per(training-hours, trainees)" };
        findings.add(problem, written.place);
    }
}

fn knows_all(formula: &Formula, indicator: &Indicator, catalogue: &Catalogue, findings: &mut Findings) -> bool {
    let place = indicator.formula.as_ref().map_or(indicator.place, |written| written.place);
    let mut knows = true;
    for id in formula.indicators() {
        if catalogue.indicator(id).is_none() {
            let nearest = nearest(id, catalogue.indicators.iter().map(|one| one.id.as_str())).map(str::to_owned);
            findings.add(Problem::UnknownReference { kind: "indicator", written: id.to_owned(), nearest }, place);
            knows = false;
        }
    }
    knows
}

/// Persons and euros do not add up, and what a formula makes has the unit that its indicator says (E21).
fn check_units(rule: &Rule, catalogue: &Catalogue, findings: &mut Findings) {
    let Some(written) = &rule.indicator.formula else { return };
    let unit = |id: &str| catalogue.indicator(id).map_or(Dimension::Unknown, Dimension::of_indicator);
    match dimension::of_formula(&rule.formula, &unit) {
        Err(Unlike { left, right }) => findings.add(Problem::UnitsDiffer { left, right }, written.place),
        Ok(made) if !dimension::fits(&made, rule.indicator) => {
            let declared = rule.indicator.unit.known().map_or_else(String::new, |unit| unit.word().to_owned());
            findings.add(Problem::UnitOfFormula { made: made.spelled(), declared }, written.place);
        }
        Ok(_) => {}
    }
}

/// What an enterprise knows: the facts and the series of its indicators.
pub(super) struct Known<'known, 'site> {
    /// The facts, by indicator.
    pub facts: &'known BTreeMap<&'site str, Vec<Fact>>,
    /// The series, by indicator.
    pub series: &'known BTreeMap<Id, Series>,
}

/// The series that a formula makes of what an enterprise knows; nothing if an input is not reported.
pub(super) fn derive(rule: &Rule, known: &Known, site: Site, findings: &mut Findings) -> Option<(Vec<Fact>, Series)> {
    let inputs: Vec<&Series> = rule.formula.indicators().into_iter().map(|id| known.series.get(id)).collect::<Option<_>>()?;
    let first = *inputs.first()?;
    let evaluation = Evaluation { facts: known.facts, catalogue: site.catalogue(), indicator: rule.indicator };
    let keys: Vec<(Period, &[(String, String)])> =
        known.facts.get(first.indicator.as_str())?.iter().map(|fact| (fact.period, &*fact.categories)).collect();
    let mut facts: Vec<Fact> = keys.into_iter().filter_map(|key| evaluation.fact(&rule.formula, key)).collect();
    if of_persons(rule, site.catalogue()) {
        facts.iter_mut().for_each(|fact| withhold_small(fact, rule.indicator, site, findings));
    }
    if facts.is_empty() {
        return None;
    }
    let decimals = quantity::decimals(rule.indicator, inputs.iter().map(|input| Decimal::new(0, input.decimals)));
    let place = rule.indicator.formula.as_ref().map_or(rule.indicator.place, |written| written.place);
    let mut list: Vec<Point> = facts.iter().map(|fact| point(fact, decimals, place)).collect();
    for (fact, point) in facts.iter().zip(&list) {
        if let (Some((value, _)), true) = (fact.value, point.cell.shown().is_some()) {
            super::checks::check_domain(value, rule.indicator, place, findings);
        }
    }
    points::sort(&mut list, site.catalogue());
    let exhaustive = |id: &str| first.dimensions.iter().any(|dimension| dimension.id == id && dimension.exhaustive);
    let series = Series {
        enterprise: first.enterprise.clone(),
        indicator: rule.indicator.id.clone(),
        terms: Box::new(terms(&first.terms)),
        dimensions: points::dimensions(&list, site.catalogue(), exhaustive),
        decimals,
        formula: rule.indicator.formula.as_ref().map(|written| written.value.clone()),
        points: list,
        editions: first.editions.iter().map(|(id, of_input)| (id.clone(), of_input.as_ref().map(terms))).collect(),
    };
    Some((facts, series))
}

/// Whether a formula counts persons: as the indicator says, else if one of its inputs does.
fn of_persons(rule: &Rule, catalogue: &Catalogue) -> bool {
    let mut inputs = rule.formula.indicators().into_iter().filter_map(|id| catalogue.indicator(id));
    rule.indicator.persons.unwrap_or_else(|| inputs.any(privacy::guards))
}

/// A count of persons that is small by itself is withheld; if its inputs are shown, anybody can compute it (E18).
fn withhold_small(fact: &mut Fact, indicator: &Indicator, site: Site, findings: &mut Findings) {
    let Some((value, ratio)) = fact.value else { return };
    let place = indicator.formula.as_ref().map_or(indicator.place, |written| written.place);
    let measured = match ratio {
        Some(ratio) => Measured::Parts { numerator: ratio.numerator(), denominator: ratio.denominator() },
        None => Measured::Value(value),
    };
    let persons = privacy::persons(&Observation::of(measured, place), indicator);
    if fact.reason.is_none() && persons.is_some_and(|persons| privacy::is_small(&persons, &site.model.settings.privacy)) {
        fact.reason = Some(Reason::Primary);
        findings.add(Problem::Recomputable { indicator: indicator.id.to_string(), period: fact.period.spelled() }, place);
    }
}

/// A derived series has the source and coverage of its inputs, but neither their targets nor their notes.
fn terms(of_input: &Terms) -> Terms {
    Terms { outcome: None, targets: Vec::new(), benchmarks: Vec::new(), notes: None, ..of_input.clone() }
}

fn point(fact: &Fact, decimals: u32, place: crate::finding::Place) -> Point {
    let remarks = Remarks { status: fact.status.clone(), ..Remarks::default() }.said();
    Point {
        period: fact.period,
        categories: fact.categories.clone(),
        cell: points::cell(fact.value, fact.reason, &fact.status, decimals),
        small_base: false,
        remarks,
        place,
        since: fact.since,
        until: None,
    }
}

struct Evaluation<'known, 'site> {
    facts: &'known BTreeMap<&'site str, Vec<Fact>>,
    catalogue: &'known Catalogue,
    indicator: &'known Indicator,
}

/// A value on its way, and what its inputs say about it.
struct Term {
    value: Guarded<Number>,
    status: Vec<Status>,
    since: u16,
}

/// A number, and its parts while it is still the ratio of two. Withheld numbers are computed too: they count
/// in aggregates.
#[derive(Clone, Copy)]
struct Number {
    value: Decimal,
    ratio: Option<Ratio>,
    reason: Option<Reason>,
}

impl Evaluation<'_, '_> {
    /// The fact of a period and categories; nothing if an input does not have the point.
    fn fact(&self, formula: &Formula, key: (Period, &[(String, String)])) -> Option<Fact> {
        let term = self.term(formula, key)?;
        let number = term.value.shown().copied();
        let hundredfold = quantity::in_percent(self.indicator) && !matches!(formula, Formula::Index(..));
        let value = number.and_then(|number| match number.ratio.filter(|_| hundredfold) {
            Some(ratio) => Some((ratio.percent(), Some(ratio))),
            None if hundredfold => Some((number.value.checked_mul(Decimal::ONE_HUNDRED)?, None)),
            None => Some((number.value, number.ratio)),
        });
        let mut status = term.status;
        status.sort();
        status.dedup();
        if value.is_some() {
            status.retain(|status| !status.explains_absence() && *status != Status::Final);
        }
        Some(Fact {
            period: key.0,
            categories: key.1.into(),
            value,
            reason: number.and_then(|number| number.reason),
            status,
            since: term.since,
        })
    }

    fn term(&self, formula: &Formula, key: (Period, &[(String, String)])) -> Option<Term> {
        Some(match formula {
            Formula::Number(value) => {
                let number = Number { value: *value, ratio: None, reason: None };
                Term { value: Guarded::Shown(number), status: Vec::new(), since: 0 }
            }
            Formula::Indicator(id) => self.input(id, key)?,
            Formula::Opposite(inner) => {
                let inner = self.term(inner, key)?;
                let value = inner.value.then(|number| Some(Number { value: -number.value, ratio: None, ..number }));
                Term { value, ..inner }
            }
            Formula::Both(operation, left, right) => {
                joined(self.term(left, key)?, self.term(right, key)?, |left, right| computed(*operation, left, right))
            }
            Formula::Per(left, right) => {
                joined(self.term(left, key)?, self.term(right, key)?, |left, right| computed(Operation::Divide, left, right))
            }
            Formula::Index(inner, base) => {
                let base = self.term(inner, (*base, key.1))?;
                joined(self.term(inner, key)?, base, |now, base| {
                    let value = Ratio::new(now.value, base.value)?.percent();
                    Some(Number { value, ratio: None, reason: now.reason.or(base.reason) })
                })
            }
        })
    }

    /// The value of an indicator; a rate enters as its fraction.
    fn input(&self, id: &str, key: (Period, &[(String, String)])) -> Option<Term> {
        let same = |fact: &&Fact| (fact.period.first, fact.period.last) == (key.0.first, key.0.last) && *fact.categories == *key.1;
        let fact = self.facts.get(id)?.iter().find(same)?;
        let in_percent = self.catalogue.indicator(id).is_some_and(quantity::in_percent);
        let number = fact.value.map(|(value, ratio)| {
            let value = match ratio {
                Some(ratio) if in_percent => ratio.fraction(),
                _ if in_percent => value / Decimal::ONE_HUNDRED,
                _ => value,
            };
            Number { value, ratio: None, reason: fact.reason }
        });
        let value = number.map_or(Guarded::Absent(Status::Missing), Guarded::Shown);
        Some(Term { value, status: fact.status.clone(), since: fact.since })
    }
}

fn joined(left: Term, right: Term, compute: impl FnOnce(Number, Number) -> Option<Number>) -> Term {
    let value = left.value.and(right.value).then(|(left, right)| compute(left, right));
    let mut status = left.status;
    status.extend(right.status);
    Term { value, status, since: left.since.max(right.since) }
}

fn computed(operation: Operation, left: Number, right: Number) -> Option<Number> {
    let ratio = match operation {
        Operation::Divide => Some(Ratio::new(left.value, right.value)?),
        _ => None,
    };
    let value = match operation {
        Operation::Add => left.value.checked_add(right.value)?,
        Operation::Subtract => left.value.checked_sub(right.value)?,
        Operation::Multiply => left.value.checked_mul(right.value)?,
        Operation::Divide => left.value.checked_div(right.value)?,
    };
    Some(Number { value, ratio, reason: left.reason.or(right.reason) })
}
