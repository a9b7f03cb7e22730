//! The audit: an attack on everything that is published together, through formulas and totals of all federations.
//!
//! Each series and each federation has been protected by itself. Here they stand in one system, as for a reader who has
//! all pages and files before them. What totals, means, quarters and coverages would still tell is withheld with them;
//! what formulas tell is E18.

use std::collections::BTreeMap;

use super::books::{Accounts, Book, Measures};
use super::claims::{Claim, Told};
use super::derivation::Rule;
use super::members::Facts;
use super::points::Fact;
use super::privacy::{self, Reason};
use super::protection::{Entry, Relation, Sight};
use super::quotients::{self, Term};
use crate::decimal::{self, Decimal};
use crate::figures::members::Days;
use crate::finding::{Findings, Place, Problem};
use crate::model::enterprise::Publish;
use crate::model::entities::Model;
use crate::model::indicator::IndicatorKind;

/// Notes every withheld count that formulas give away (E18), and gives the numbers of aggregates that must be withheld
/// so that all of them together give nobody away.
pub(super) fn audit(sources: &Sources, rules: &[Rule], claims: &[Claim], findings: &mut Findings) -> Vec<Told> {
    let mut ledger = Ledger { sources, book: Book::default(), cells: BTreeMap::new(), counts: BTreeMap::new() };
    if sources.model.settings.privacy.cell() > 0 {
        rules.iter().for_each(|rule| ledger.enter_rule(rule));
        rules.iter().filter(|rule| rule.formula.terms().is_none()).for_each(|rule| ledger.enter_other(rule, findings));
        // Nobody can withhold what a formula says: it is told, and then needs no room any more.
        for entry in ledger.book.system.given_away() {
            ledger.note(entry, findings);
            ledger.book.system.entries[entry].needs = vec![0.0];
        }
    }
    let mut tellers: BTreeMap<&Told, usize> = BTreeMap::new();
    for claim in claims {
        let known = tellers.get(&claim.told).copied();
        tellers.extend(ledger.enter_claim(claim, known).map(|teller| (&claim.told, teller)));
    }
    if tellers.is_empty() {
        return Vec::new();
    }
    ledger.book.system.protect().into_iter().for_each(|entry| ledger.note(entry, findings));
    let silent = |teller: &usize| ledger.book.system.is_hidden(*teller);
    tellers.into_iter().filter(|(_, teller)| silent(teller)).map(|(told, _)| told.clone()).collect()
}

/// What the audit reads.
pub(super) struct Sources<'site> {
    /// The site.
    pub model: &'site Model,
    /// Every value that is known, withheld or not.
    pub facts: &'site Facts<'site>,
    /// The systems of the series that withhold something.
    pub accounts: &'site Accounts<'site>,
}

/// Enterprise, indicator, days, categories, and which number.
type Key<'site> = (&'site str, &'site str, Days, &'site [(String, String)], usize);

struct Ledger<'site> {
    sources: &'site Sources<'site>,
    book: Book<'site>,
    cells: BTreeMap<Key<'site>, usize>,
    /// What the entries stand for.
    counts: BTreeMap<usize, Count<'site>>,
}

/// A count: of which indicator, for which period, where it is written, and whether a formula makes it.
struct Count<'site> {
    indicator: &'site str,
    period: String,
    place: Place,
    computed: bool,
}

impl Count<'_> {
    /// Whether a computed count is told already where its formula stands.
    fn is_told(&self, findings: &Findings) -> bool {
        let same = |problem: &Problem| matches!(problem, Problem::Recomputable { indicator, period } if indicator == self.indicator && *period == self.period);
        self.computed && findings.iter().any(|finding| same(&finding.problem))
    }
}

impl<'site> Ledger<'site> {
    fn note(&self, entry: usize, findings: &mut Findings) {
        if let Some(count) = self.counts.get(&entry).filter(|count| !count.is_told(findings)) {
            findings.add(Problem::Recomputable { indicator: count.indicator.to_owned(), period: count.period.clone() }, count.place);
        }
    }

    /// The equations of a formula that adds and subtracts counts, where it is about something withheld.
    fn enter_rule(&mut self, rule: &Rule<'site>) {
        let Some(terms) = rule.formula.terms().filter(|_| self.counts(rule.indicator.id.as_str())) else { return };
        if !terms.keys().flatten().all(|id| self.counts(id)) {
            return;
        }
        let facts: &'site Facts<'site> = self.sources.facts;
        for (&enterprise, known) in facts {
            for target in known.get(rule.indicator.id.as_str()).into_iter().flatten() {
                let input = |id: &str| {
                    let (&id, facts) = known.get_key_value(id)?;
                    Some((id, quotients::fact(facts, target, None)?))
                };
                let constant = terms.get(&None).copied().unwrap_or_default();
                let inputs: Option<Vec<(i64, (&str, &Fact))>> =
                    terms.iter().filter_map(|(id, sign)| Some((id.as_ref()?, sign))).map(|(id, sign)| Some((*sign, input(id)?))).collect();
                if let Some(inputs) = inputs {
                    self.enter_equation(enterprise, (rule.indicator.id.as_str(), target), &inputs, constant);
                }
            }
        }
    }

    /// `target + what is subtracted = what is added`.
    fn enter_equation(
        &mut self,
        enterprise: &'site str,
        target: (&'site str, &'site Fact),
        inputs: &[(i64, (&'site str, &'site Fact))],
        constant: i64,
    ) {
        let all = || inputs.iter().map(|(_, input)| *input).chain([target]);
        let sound = all().all(|(_, fact)| fact.value.is_some_and(|(value, _)| !value.is_sign_negative()));
        if !sound || all().all(|(_, fact)| self.is_published(enterprise, fact)) {
            return;
        }
        let mut terms = vec![(self.cell(enterprise, target, 0), -1.0)];
        for (sign, input) in inputs {
            terms.push((self.cell(enterprise, *input, 0), *sign as f64));
        }
        let rest = -constant as f64;
        self.book.system.relations.push(Relation { terms, low: rest, high: rest, teller: None });
    }

    /// What each published value of a formula that is no sum says about the withheld counts in it: one count that
    /// stands in a quotient lies between limits; all others are told.
    fn enter_other(&mut self, rule: &Rule<'site>, findings: &mut Findings) {
        let mut leaves = Vec::new();
        quotients::leaves(&rule.formula, None, &mut leaves);
        let facts: &'site Facts<'site> = self.sources.facts;
        for (&enterprise, known) in facts {
            for target in known.get(rule.indicator.id.as_str()).into_iter().flatten() {
                let Some((value, _)) = target.value.filter(|_| self.is_published(enterprise, target)) else { continue };
                let inputs = Inputs { known, target };
                let found: Option<Vec<(&str, &Fact)>> = leaves.iter().map(|(id, period)| inputs.of(id, *period)).collect();
                let mut hidden: Vec<(&str, &Fact)> = found.unwrap_or_default();
                hidden.retain(|(_, fact)| !self.is_published(enterprise, fact));
                hidden.sort_by_key(|(id, fact)| (*id, fact.period));
                hidden.dedup_by_key(|(id, fact)| (*id, fact.period));
                match hidden.as_slice() {
                    [only] if self.counts(only.0) && self.enter_quotient(rule, (enterprise, *only), &inputs) => {}
                    _ if value.is_zero() => {}
                    several => several.iter().for_each(|(id, fact)| self.tell(enterprise, (id, fact), findings)),
                }
            }
        }
    }

    /// A value lies as near to a quotient as it was written: that bounds the one count in it which is not published.
    /// Not if the formula is no quotient, or something in it is not known.
    fn enter_quotient(
        &mut self,
        rule: &Rule<'site>,
        (enterprise, only): (&'site str, (&'site str, &'site Fact)),
        inputs: &Inputs<'site>,
    ) -> bool {
        let (Some(quotient), Some((value, _))) = (quotients::quotient(&rule.formula), inputs.target.value) else { return false };
        let side = |terms: &[Term], constant: f64| {
            terms.iter().try_fold((constant, 0.0), |(sum, times), &(sign, id, period)| {
                let (own, fact) = inputs.of(id, period)?;
                let is_it = own == only.0 && fact.period == only.1.period;
                let number = self.entering(own, fact)?;
                Some(if is_it { (sum, times + sign) } else { (sum + sign * number, times) })
            })
        };
        let above = side(&quotient.above, quotient.constants.0);
        let (Some((above, above_times)), Some((below, below_times))) = (above, side(&quotient.below, quotient.constants.1)) else {
            return false;
        };
        let (low, high) = quotients::limits(rule, value);
        let cell = self.cell(enterprise, only, 0);
        let mut at_least = |times: f64, least: f64| {
            self.book.system.relations.push(Relation { terms: vec![(cell, times)], low: least, high: f64::INFINITY, teller: None });
        };
        at_least(above_times - low * below_times, low * below - above);
        at_least(high * below_times - above_times, above - high * below);
        true
    }

    /// The number as which a value enters a formula: a rate as its fraction.
    fn entering(&self, indicator: &str, fact: &Fact) -> Option<f64> {
        let (value, ratio) = fact.value?;
        let in_percent = self.sources.model.catalogue.indicator(indicator).is_some_and(super::quantity::in_percent);
        Some(match ratio {
            Some(ratio) if in_percent => decimal::float(ratio.fraction()),
            _ if in_percent => decimal::float(value) / 100.0,
            _ => decimal::float(value),
        })
    }

    /// A withheld count that a formula tells (E18).
    fn tell(&self, enterprise: &'site str, (id, fact): (&str, &Fact), findings: &mut Findings) {
        let own = self.sources.accounts.iter().find(|((owner, own), _)| *owner == enterprise && *own == id);
        let spot = ((fact.period.first, fact.period.last), fact.categories.clone());
        let place = own.and_then(|(_, account)| account.points.get(&spot)).map(|(_, place)| *place);
        if let Some(place) = place.filter(|_| fact.reason.is_some()) {
            findings.add(Problem::Recomputable { indicator: id.to_owned(), period: fact.period.spelled() }, place);
        }
    }

    /// Enters what an aggregate says, and gives the entry that tells it; nothing if it says nothing of anybody hidden.
    fn enter_claim(&mut self, claim: &Claim<'site>, teller: Option<usize>) -> Option<usize> {
        let total = |fact: &&Fact| fact.categories.is_empty() && (fact.period.first, fact.period.last) == claim.days;
        let facts: &'site Facts<'site> = self.sources.facts;
        let member = |(id, times): &(&'site str, f64)| {
            let (&id, known) = facts.get_key_value(id)?;
            let fact = known.get(claim.indicator)?.iter().find(total)?;
            Some((id, fact, *times))
        };
        let members: Vec<(&str, &Fact, f64)> = claim.terms.iter().map(member).collect::<Option<_>>()?;
        if members.iter().all(|(id, fact, _)| self.is_published(id, fact)) {
            return None;
        }
        let terms = members.into_iter().map(|(id, fact, times)| (self.cell(id, (claim.indicator, fact), claim.measure), times)).collect();
        let teller = teller.unwrap_or_else(|| {
            self.book.push(Entry { values: vec![claim.size], needs: vec![0.0], sight: Sight::Shown, indivisible: false })
        });
        self.book.system.relations.push(Relation { terms, low: claim.low, high: claim.high, teller: Some(teller) });
        Some(teller)
    }

    /// The entry of a count, with what its series says about it if it is withheld.
    fn cell(&mut self, enterprise: &'site str, (indicator, fact): (&'site str, &'site Fact), measure: usize) -> usize {
        let days = (fact.period.first, fact.period.last);
        let key = (enterprise, indicator, days, &*fact.categories, measure);
        if let Some(&known) = self.cells.get(&key) {
            return known;
        }
        let account = self.sources.accounts.get(&(enterprise, indicator)).filter(|_| self.publishes(enterprise));
        let in_account = account.and_then(|account| Some((account, account.points.get(&(days, fact.categories.clone()))?)));
        let entry = match in_account {
            Some((account, &(entry, place))) if fact.reason.is_some() && measure < account.system.entries[entry].values.len() => {
                let entry = self.book.withheld((enterprise, indicator), account, (entry, Measures::Only(measure)));
                self.counts.insert(entry, Count { indicator, period: fact.period.spelled(), place, computed: false });
                entry
            }
            _ => self.alone(enterprise, (indicator, fact), measure),
        };
        self.cells.insert(key, entry);
        entry
    }

    /// The entry of a number that stands in no account: published, or only known inside.
    fn alone(&mut self, enterprise: &'site str, (indicator, fact): (&'site str, &Fact), measure: usize) -> usize {
        let number = decimal::float(number(fact, measure));
        let is_published = self.is_published(enterprise, fact);
        let sight = if is_published { Sight::Fixed } else { Sight::Hidden };
        let need = if is_published { 0.0 } else { self.need(enterprise, (indicator, fact), (number, measure)) };
        let unit =
            |id: &str| self.sources.model.catalogue.indicator(id).is_some_and(|one| privacy::guards(one) || one.unit.is_indivisible());
        let indivisible = number.fract() == 0.0 && unit(indicator);
        let entry = self.book.push(Entry { values: vec![number], needs: vec![need], sight, indivisible });
        if let Some(owner) = self.sources.model.enterprises.get(enterprise) {
            self.counts.insert(entry, Count { indicator, period: fact.period.spelled(), place: owner.place, computed: true });
        }
        entry
    }

    /// How much room a number needs that only is known inside.
    fn need(&self, enterprise: &str, (indicator, fact): (&str, &Fact), (number, measure): (f64, usize)) -> f64 {
        let cell = decimal::float(Decimal::from(self.sources.model.settings.privacy.cell()));
        let Some(indicator) = self.sources.model.catalogue.indicator(indicator) else { return 0.0 };
        let is_small = measure == 0 && fact.reason == Some(Reason::Primary) && number > 0.0 && number < cell;
        match (is_small && privacy::guards(indicator), self.publishes(enterprise)) {
            (true, _) => cell,
            (false, false) => privacy::room(number, indicator, &self.sources.model.settings.privacy),
            // What a formula makes of a small count is withheld with it, but needs no room of its own.
            (false, true) => 0.0,
        }
    }

    fn publishes(&self, enterprise: &str) -> bool {
        self.sources.model.enterprises.get(enterprise).is_some_and(|enterprise| enterprise.portrait.publish == Publish::All)
    }

    fn is_published(&self, enterprise: &str, fact: &Fact) -> bool {
        fact.reason.is_none() && self.publishes(enterprise)
    }

    /// Whether an indicator counts persons one by one.
    fn counts(&self, indicator: &str) -> bool {
        let indicator = self.sources.model.catalogue.indicator(indicator);
        indicator.is_some_and(|one| privacy::guards(one) && one.kind() == IndicatorKind::Count)
    }
}

/// What an enterprise knows, at the period and categories of a computed value.
struct Inputs<'site> {
    known: &'site BTreeMap<&'site str, Vec<Fact>>,
    target: &'site Fact,
}

impl<'site> Inputs<'site> {
    fn of(&self, id: &str, period: Option<crate::period::Period>) -> Option<(&'site str, &'site Fact)> {
        let (&id, facts) = self.known.get_key_value(id)?;
        Some((id, quotients::fact(facts, self.target, period)?))
    }
}

/// A number of a fact, by its size: its value or the part of a ratio, or what the part leaves of the whole.
fn number(fact: &Fact, measure: usize) -> Decimal {
    match (fact.value, measure) {
        (Some((_, Some(ratio))), 1) => (ratio.denominator() - ratio.numerator()).abs(),
        (Some((_, Some(ratio))), _) => ratio.numerator().abs(),
        (Some((value, None)), _) => value.abs(),
        (None, _) => Decimal::ZERO,
    }
}
