//! The audit: an attack on everything that is published together, through formulas and totals of all federations.
//!
//! Each series and each federation has been protected by itself. Here they stand in one system, as for a reader
//! who has all pages and files before them; what they can still work out is E18.

use std::collections::{BTreeMap, BTreeSet};

use super::books::{Accounts, Book};
use super::derivation::Rule;
use super::members::{Days, Facts};
use super::points::Fact;
use super::privacy::{self, Reason};
use super::protection::{Entry, Sight};
use crate::decimal::{self, Decimal};
use crate::finding::{Findings, Place, Problem};
use crate::model::enterprise::Publish;
use crate::model::entities::Model;
use crate::model::indicator::IndicatorKind;

/// A total that is published although some of its members' own values are not.
#[derive(Debug)]
pub(super) struct Claim<'site> {
    /// Of which indicator.
    pub indicator: &'site str,
    /// For which days.
    pub days: Days,
    /// How much.
    pub value: Decimal,
    /// Of whom.
    pub members: Vec<&'site str>,
}

/// Notes every withheld count that formulas and totals together still give away (E18).
pub(super) fn audit(sources: &Sources, rules: &[Rule], claims: &[Claim], findings: &mut Findings) {
    if sources.model.settings.privacy.cell() == 0 {
        return;
    }
    let mut book = Ledger { sources, book: Book::default(), cells: BTreeMap::new(), counts: BTreeMap::new() };
    rules.iter().for_each(|rule| book.enter_rule(rule));
    rules.iter().filter(|rule| rule.formula.terms().is_none()).for_each(|rule| book.solve(rule, findings));
    claims.iter().for_each(|claim| book.enter_claim(claim));
    for entry in book.book.system.given_away() {
        if let Some(count) = book.counts.get(&entry).filter(|count| !count.is_told(findings)) {
            findings.add(Problem::Recomputable { indicator: count.indicator.to_owned(), period: count.period.clone() }, count.place);
        }
    }
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

type Key<'site> = (&'site str, &'site str, Days, &'site [(String, String)]);

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
    /// The equations of a formula that adds and subtracts counts, where it is about something withheld.
    fn enter_rule(&mut self, rule: &Rule<'site>) {
        let Some(terms) = rule.formula.terms().filter(|_| self.counts(rule.indicator.id.as_str())) else { return };
        if !terms.keys().flatten().all(|id| self.counts(id)) {
            return;
        }
        let facts: &'site Facts<'site> = self.sources.facts;
        for (&enterprise, known) in facts {
            for target in known.get(rule.indicator.id.as_str()).into_iter().flatten() {
                let same = |fact: &&Fact| same_point(fact, target);
                let input = |id: &str| {
                    let (&id, facts) = known.get_key_value(id)?;
                    Some((id, facts.iter().find(same)?))
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

    /// A product or quotient that is published fixes the only one of its inputs that is not.
    fn solve(&self, rule: &Rule<'site>, findings: &mut Findings) {
        let inputs: BTreeSet<&str> = rule.formula.indicators().into_iter().collect();
        let facts: &'site Facts<'site> = self.sources.facts;
        for (&enterprise, known) in facts {
            for target in known.get(rule.indicator.id.as_str()).into_iter().flatten() {
                let same = |fact: &&Fact| same_point(fact, target);
                let found: Option<Vec<(&str, &Fact)>> = inputs.iter().map(|id| Some((*id, known.get(id)?.iter().find(same)?))).collect();
                let hidden: Vec<(&str, &Fact)> =
                    found.into_iter().flatten().filter(|(_, fact)| !self.is_published(enterprise, fact)).collect();
                let told = target.value.is_some_and(|(value, _)| !value.is_zero()) && self.is_published(enterprise, target);
                if let ([(id, fact)], true) = (hidden.as_slice(), told)
                    && let Some(place) = self.place(enterprise, id, fact)
                {
                    findings.add(Problem::Recomputable { indicator: (*id).to_owned(), period: fact.period.spelled() }, place);
                }
            }
        }
    }

    /// Where a withheld count of persons is written.
    fn place(&self, enterprise: &'site str, id: &str, fact: &Fact) -> Option<Place> {
        let (_, account) = self.sources.accounts.iter().find(|((owner, own), _)| *owner == enterprise && *own == id)?;
        let spot = ((fact.period.first, fact.period.last), fact.categories.clone());
        account.points.get(&spot).map(|(_, place)| *place).filter(|_| fact.reason.is_some() && self.counts(id))
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
        let mut sides = [vec![self.cell(enterprise, target.0, target.1)], Vec::new()];
        for (sign, (id, fact)) in inputs {
            let entry = self.cell(enterprise, id, fact);
            sides[usize::from(*sign > 0)].push(entry);
        }
        if constant != 0 {
            let entry = self.fixed(constant.unsigned_abs() as f64);
            sides[usize::from(constant > 0)].push(entry);
        }
        let [left, right] = sides;
        match left.as_slice() {
            [only] => self.book.sum(*only, right),
            _ => {
                let value = left.iter().map(|&part| self.book.system.entries[part].values[0]).sum();
                let both = self.book.push(Entry { values: vec![value], needs: vec![0.0], sight: Sight::Hidden });
                self.book.sum(both, left);
                self.book.sum(both, right);
            }
        }
    }

    fn enter_claim(&mut self, claim: &Claim<'site>) {
        if !self.counts(claim.indicator) {
            return;
        }
        let total = |fact: &&Fact| fact.categories.is_empty() && (fact.period.first, fact.period.last) == claim.days;
        let facts: &'site Facts<'site> = self.sources.facts;
        let member = |id: &&'site str| Some((*id, facts.get(id)?.get(claim.indicator)?.iter().find(total)?));
        let Some(members) = claim.members.iter().map(member).collect::<Option<Vec<_>>>() else { return };
        let whole = self.fixed(decimal::float(claim.value));
        let parts = members.into_iter().map(|(id, fact)| self.cell(id, claim.indicator, fact)).collect();
        self.book.sum(whole, parts);
    }

    fn fixed(&mut self, value: f64) -> usize {
        self.book.push(Entry { values: vec![value], needs: vec![0.0], sight: Sight::Fixed })
    }

    /// The entry of a count, with what its series says about it if it is withheld.
    fn cell(&mut self, enterprise: &'site str, indicator: &'site str, fact: &'site Fact) -> usize {
        let days = (fact.period.first, fact.period.last);
        let key = (enterprise, indicator, days, fact.categories.as_slice());
        if let Some(&known) = self.cells.get(&key) {
            return known;
        }
        let account = self.sources.accounts.get(&(enterprise, indicator)).filter(|_| self.publishes(enterprise));
        let in_account = account.and_then(|account| Some((account, account.points.get(&(days, fact.categories.clone()))?)));
        let entry = match in_account {
            Some((account, &(entry, place))) if fact.reason.is_some() => {
                let entry = self.book.withheld((enterprise, indicator), account, entry);
                self.counts.insert(entry, Count { indicator, period: fact.period.spelled(), place, computed: false });
                entry
            }
            _ => self.alone(enterprise, indicator, fact),
        };
        self.cells.insert(key, entry);
        entry
    }

    /// The entry of a count that stands in no account: published, or only known inside.
    fn alone(&mut self, enterprise: &'site str, indicator: &'site str, fact: &Fact) -> usize {
        let value = fact.value.map_or(0.0, |(value, _)| decimal::float(value));
        let is_published = self.is_published(enterprise, fact);
        let need = decimal::float(Decimal::from(self.sources.model.settings.privacy.cell()));
        // What a formula makes of a small count is withheld with it, but needs no room of its own.
        let is_small = fact.reason == Some(Reason::Primary) && value > 0.0 && value < need;
        let sight = if is_published { Sight::Fixed } else { Sight::Hidden };
        let entry = self.book.push(Entry { values: vec![value], needs: vec![if is_small { need } else { 0.0 }], sight });
        if let Some(owner) = self.sources.model.enterprises.get(enterprise) {
            self.counts.insert(entry, Count { indicator, period: fact.period.spelled(), place: owner.place, computed: true });
        }
        entry
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

fn same_point(left: &Fact, right: &Fact) -> bool {
    (left.period.first, left.period.last) == (right.period.first, right.period.last) && left.categories == right.categories
}
