//! Which aggregates are withheld: those that say too much by themselves, and those that would give others away.
//!
//! Whole federations, their groups, and their constant perimeter stand in one system, with the members' own values.

use std::collections::BTreeMap;

use super::aggregation::{Draft, Maker};
use super::books::{Account, Book, Measures};
use super::combination::{self, Contribution};
use super::members::Delivery;
use super::privacy::{self, Reason};
use super::protection::{Entry, Sight, System};
use crate::decimal::{self, Decimal};
use crate::finding::{Findings, Problem};
use crate::model::enterprise::Publish;
use crate::model::indicator::Aggregate as Method;
use crate::model::result::Coordinates;
use crate::period::Period;

impl<'site> Maker<'site> {
    /// Decides which aggregates are withheld: first each by itself, then what would give another away.
    pub fn protect(&self, drafts: &mut [Draft<'site>], period: Period, findings: &mut Findings) {
        for draft in drafts.iter_mut() {
            draft.reason = self.by_itself(&draft.contributions).then_some(Reason::Primary);
        }
        if !matches!(self.method, Method::Sum | Method::RatioOfSums | Method::Mean) {
            drafts.iter_mut().filter(|draft| self.gives_away(&draft.contributions)).for_each(|draft| {
                draft.reason = draft.reason.or(Some(Reason::Complementary));
            });
            return;
        }
        let concerns =
            |draft: &Draft| draft.reason.is_some() || draft.contributions.iter().any(|one| one.delivery.is_protected(self.privacy()));
        if !drafts.iter().any(concerns) {
            return;
        }
        let (mut system, entries) = self.system(drafts);
        let exposed = system.protect();
        for (draft, entry) in drafts.iter_mut().zip(entries) {
            if system.entries[entry].sight == Sight::Hidden {
                draft.reason = draft.reason.or(Some(Reason::Complementary));
            }
            if exposed.contains(&entry) {
                let place = draft.owner.file.place;
                findings.add(Problem::Recomputable { indicator: self.indicator.id.to_string(), period: period.spelled() }, place);
            }
        }
    }

    /// Whether too few contribute, one makes nearly all of it, or it counts too few persons. The first two
    /// matter only if some contributor's own value is not published.
    fn by_itself(&self, contributions: &[Contribution]) -> bool {
        let privacy = self.privacy();
        let all_published = contributions.iter().all(|one| one.delivery.is_published());
        if contributions.is_empty() || all_published {
            return false;
        }
        let few = u64::try_from(contributions.len()).unwrap_or(u64::MAX) < privacy.units();
        few || self.is_dominated(contributions, privacy.dominant()) || self.counts_few(contributions)
    }

    fn is_dominated(&self, contributions: &[Contribution], limit: Decimal) -> bool {
        if limit.is_zero() || self.method == Method::Median {
            return false;
        }
        let addends: Vec<Vec<Decimal>> = contributions.iter().map(|one| one.addends(self.method)).collect();
        (0..addends[0].len()).any(|measure| {
            let sizes = || addends.iter().map(|addend| addend[measure].abs());
            let total: Decimal = sizes().sum();
            sizes().max().is_some_and(|largest| !total.is_zero() && largest > total * limit)
        })
    }

    fn counts_few(&self, contributions: &[Contribution]) -> bool {
        let small = |count: Decimal| count > Decimal::ZERO && count < Decimal::from(self.privacy().cell());
        let adds = matches!(self.method, Method::Sum | Method::RatioOfSums);
        let total = |measure: usize| contributions.iter().filter_map(|one| one.addends(self.method).get(measure).copied()).sum::<Decimal>();
        let is_rate = self.method == Method::RatioOfSums;
        let few_others = self.privacy().complement && is_rate && small(total(1) - total(0));
        adds && privacy::guards(self.indicator) && (small(total(0)) || few_others)
    }

    /// For methods that are no sums: a median that is a withheld value, a weighted mean with one withheld input.
    fn gives_away(&self, contributions: &[Contribution]) -> bool {
        let guarded = |delivery: &Delivery| delivery.is_protected(self.privacy());
        let is_protected = |one: &Contribution| guarded(&one.delivery) || one.weight.as_ref().is_some_and(guarded);
        match self.method {
            Method::Median => combination::middle(contributions).into_iter().any(|index| is_protected(&contributions[index])),
            _ => contributions.iter().filter(|one| is_protected(one)).count() == 1,
        }
    }

    /// Members' numbers and aggregates as one system, and the entry of each draft. Members are as they are;
    /// only aggregates can still be hidden. Numbers enter by their size: a loss hides as a gain does.
    fn system(&self, drafts: &[Draft<'site>]) -> (System, Vec<usize>) {
        let mut book = Book::default();
        let mut entries: BTreeMap<&str, usize> = BTreeMap::new();
        let adds = matches!(self.method, Method::Sum | Method::RatioOfSums);
        for contribution in drafts.iter().flat_map(|draft| &draft.contributions) {
            let delivery = &contribution.delivery;
            entries.entry(delivery.enterprise.id.as_str()).or_insert_with(|| {
                let values = sizes(contribution, self.method);
                let (sight, needs) = match delivery.is_published() {
                    true => (Sight::Fixed, vec![0.0; values.len()]),
                    false => (Sight::Hidden, self.needs(&values, Some(delivery))),
                };
                match self.account(delivery).filter(|(account, entry)| adds && account.system.entries[*entry].values.len() == values.len())
                {
                    Some((account, entry)) => {
                        let owner = (delivery.enterprise.id.as_str(), self.indicator.id.as_str());
                        book.withheld(owner, account, (entry, Measures::All))
                    }
                    None => book.push(Entry { values, needs, sight, indivisible: false }),
                }
            });
        }
        let mut of_drafts = Vec::new();
        for draft in drafts {
            let parts: Vec<usize> = draft.contributions.iter().map(|one| entries[one.delivery.enterprise.id.as_str()]).collect();
            let measures = if self.method == Method::RatioOfSums { 2 } else { 1 };
            let total = |measure: usize| parts.iter().map(|&part| book.system.entries[part].values[measure]).sum::<f64>();
            let values: Vec<f64> = (0..measures).map(total).collect();
            let needs = self.needs(&values, None);
            let sight = if draft.reason.is_some() { Sight::Hidden } else { Sight::Shown };
            let whole = book.push(Entry { values, needs, sight, indivisible: false });
            book.sum(whole, parts);
            of_drafts.push(whole);
        }
        if privacy::guards(self.indicator) || self.indicator.unit.is_indivisible() {
            book.system.count_one_by_one();
        }
        (book.system, of_drafts)
    }

    /// How much room the numbers of an aggregate need, or those of a member: a count of persons as much as any small
    /// count, an amount and what somebody does not publish a tenth of itself.
    fn needs(&self, values: &[f64], member: Option<&Delivery>) -> Vec<f64> {
        let cell = decimal::float(Decimal::from(self.privacy().cell()));
        let counts = privacy::guards(self.indicator);
        let is_small = member.is_none_or(|member| member.is_small() || member.enterprise.portrait.publish == Publish::All);
        let need = |(measure, value): (usize, &f64)| match (counts && is_small, measure) {
            (true, 0) => cell,
            (true, _) if self.privacy().complement => cell,
            (true, _) => 0.0,
            (false, _) => privacy::room(*value, self.indicator, self.privacy()),
        };
        values.iter().enumerate().map(need).collect()
    }

    /// What its own series says about a member's withheld total.
    fn account(&self, delivery: &Delivery<'site>) -> Option<(&'site Account, usize)> {
        let is_withheld = delivery.enterprise.portrait.publish == Publish::All && delivery.fact.reason.is_some();
        let account = self.accounts.get(&(delivery.enterprise.id.as_str(), self.indicator.id.as_str())).filter(|_| is_withheld)?;
        let days = (delivery.fact.period.first, delivery.fact.period.last);
        let (entry, _) = account.points.get(&(days, Coordinates::default()))?;
        Some((account, *entry))
    }
}

/// The sizes of what a member adds: its value, or the part and the rest of its whole.
fn sizes(contribution: &Contribution, method: Method) -> Vec<f64> {
    match contribution.addends(method)[..] {
        [numerator, denominator] => vec![decimal::float(numerator.abs()), decimal::float((denominator - numerator).abs())],
        [value] => vec![decimal::float(value.abs())],
        _ => Vec::new(),
    }
}
