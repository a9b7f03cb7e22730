//! Making aggregates: for one indicator, those of every federation and of their groups, protected together.
//!
//! Federations share members, and groups add up to their federation: what one of them shows can give away
//! what another hides, so all aggregates of an indicator and period are one system.

use std::collections::BTreeMap;

use super::aggregate::{Aggregate, AggregatePoint, Members, Split};
use super::combination::{self, Contribution};
use super::coverage;
use super::members::{self, Days, Deliveries, Delivery, Facts};
use super::points;
use super::privacy::{self, Cell, Reason};
use super::protection::{Entry, Sight, Sum, System};
use super::quantity;
use crate::decimal::{self, Decimal};
use crate::finding::{Findings, Problem};
use crate::model::entities::{Federation, Model};
use crate::model::indicator::{Aggregate as Method, Indicator, IndicatorKind};
use crate::model::observation::Status;
use crate::model::publications::{Grouping, Member, PublishMembers};
use crate::model::settings::Privacy;
use crate::period::Period;

/// Every federation's aggregate of an indicator, in order of federations.
pub(super) fn aggregates(indicator: &Indicator, facts: &Facts, model: &Model, findings: &mut Findings) -> Vec<Aggregate> {
    let method = indicator.aggregate();
    let reports = |federation: &&Federation| {
        let listed = &federation.file.indicators;
        listed.is_empty() || listed.iter().any(|one| one.value == indicator.id.as_str())
    };
    let federations: Vec<(&Federation, Vec<&Member>)> =
        model.federations.values().filter(reports).map(|federation| (federation, members::roster(federation, model))).collect();
    if method == Method::None || federations.is_empty() {
        return Vec::new();
    }
    let delivered = members::deliveries(indicator.id.as_str(), facts, model);
    let decimals = decimals(indicator, method, &delivered);
    let maker = Maker { indicator, method, model, facts, delivered, decimals };
    let weights = indicator.weight.as_ref().map(|weight| members::deliveries(&weight.value, facts, model));
    let mut points: BTreeMap<usize, Vec<AggregatePoint>> = BTreeMap::new();
    for (days, (period, _)) in &maker.delivered.periods {
        let mut drafts = maker.drafts(&federations, *days, weights.as_ref());
        maker.protect(&mut drafts, *period, findings);
        let mut drafts = drafts.into_iter().peekable();
        while let Some(whole) = drafts.next() {
            let mut splits = Vec::new();
            while let Some(split) = drafts.next_if(|draft| draft.split.is_some()) {
                splits.push(split);
            }
            let point = maker.point(&whole, &splits, *period);
            points.entry(whole.federation).or_default().push(point);
        }
    }
    let aggregate = |(federation, mut points): (usize, Vec<AggregatePoint>)| {
        points.sort_by_key(|point| point.period);
        maker.aggregate(federations[federation].0, points)
    };
    points.into_iter().map(aggregate).collect()
}

/// An aggregate before it is known whether it may be shown.
struct Draft<'site> {
    federation: usize,
    owner: &'site Federation,
    /// The group or territory, if it is only a part.
    split: Option<(Grouping, Option<String>)>,
    contributions: Vec<Contribution<'site>>,
    /// Members on the period's last day, and those of them that have a value.
    members: u64,
    delivered: Vec<Delivery<'site>>,
    reason: Option<Reason>,
}

struct Maker<'site> {
    indicator: &'site Indicator,
    method: Method,
    model: &'site Model,
    facts: &'site Facts<'site>,
    delivered: Deliveries<'site>,
    /// The decimals shown.
    decimals: u32,
}

impl<'site> Maker<'site> {
    fn privacy(&self) -> &'site Privacy {
        &self.model.settings.privacy
    }

    /// Each federation's aggregate of a period, followed by its parts.
    fn drafts(
        &self,
        federations: &[(&'site Federation, Vec<&'site Member>)],
        days: Days,
        weights: Option<&Deliveries<'site>>,
    ) -> Vec<Draft<'site>> {
        let (_, delivered) = &self.delivered.periods[&days];
        let weights = weights.and_then(|weights| weights.periods.get(&days)).map(|(_, weights)| weights);
        let mut drafts = Vec::new();
        for (position, (owner, roster)) in federations.iter().enumerate() {
            let members = members::members(roster, days.1);
            let deliveries: Vec<Delivery> = members.iter().filter_map(|id| delivered.get(id).copied()).collect();
            if deliveries.is_empty() {
                continue;
            }
            let weight = |delivery: &Delivery| weights.and_then(|weights| weights.get(delivery.enterprise.id.as_str())).copied();
            let contribution = |delivery: &Delivery<'site>| Contribution { delivery: *delivery, weight: weight(delivery) };
            let contributions = deliveries.iter().map(contribution).filter(|one| combination::takes_part(one, self.method)).collect();
            let whole = Draft {
                federation: position,
                owner,
                split: None,
                contributions,
                members: u64::try_from(members.len()).unwrap_or(u64::MAX),
                delivered: deliveries,
                reason: None,
            };
            let parts = parts(&whole);
            drafts.push(whole);
            drafts.extend(parts);
        }
        drafts
    }

    /// Decides which aggregates are withheld: first each by itself, then what would give another away.
    fn protect(&self, drafts: &mut [Draft], period: Period, findings: &mut Findings) {
        for draft in drafts.iter_mut() {
            draft.reason = self.by_itself(&draft.contributions).then_some(Reason::Primary);
        }
        if !matches!(self.method, Method::Sum | Method::RatioOfSums | Method::Mean) {
            drafts.iter_mut().filter(|draft| self.gives_away(&draft.contributions)).for_each(|draft| {
                draft.reason = draft.reason.or(Some(Reason::Complementary));
            });
            return;
        }
        let concerns = |draft: &Draft| draft.reason.is_some() || draft.contributions.iter().any(|one| one.delivery.is_protected());
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
        let is_protected = |one: &Contribution| one.delivery.is_protected() || one.weight.is_some_and(|weight| weight.is_protected());
        match self.method {
            Method::Median => combination::middle(contributions).into_iter().any(|index| is_protected(&contributions[index])),
            _ => contributions.iter().filter(|one| is_protected(one)).count() == 1,
        }
    }

    /// Members' numbers and aggregates as one system, and the entry of each draft. Members are as they are;
    /// only aggregates can still be hidden. Numbers enter by their size: a loss hides as a gain does.
    fn system(&self, drafts: &[Draft]) -> (System, Vec<usize>) {
        let mut system = System::default();
        let mut entries: BTreeMap<&str, usize> = BTreeMap::new();
        let guards = privacy::guards(self.indicator);
        let cell = decimal::float(Decimal::from(self.privacy().cell()));
        let needs = |values: &[f64]| -> Vec<f64> {
            let need = |(measure, value): (usize, &f64)| match (guards, measure) {
                (true, 0) => cell,
                (true, _) => {
                    if self.privacy().complement {
                        cell
                    } else {
                        0.0
                    }
                }
                // Nobody may know an amount better than to a tenth of it.
                (false, _) => value / 10.0,
            };
            values.iter().enumerate().map(need).collect()
        };
        for contribution in drafts.iter().flat_map(|draft| &draft.contributions) {
            let delivery = &contribution.delivery;
            entries.entry(delivery.enterprise.id.as_str()).or_insert_with(|| {
                let values = sizes(contribution, self.method);
                let needs = if delivery.is_protected() { needs(&values) } else { vec![0.0; values.len()] };
                let sight = if delivery.is_published() { Sight::Fixed } else { Sight::Hidden };
                system.entries.push(Entry { values, needs, sight });
                system.entries.len() - 1
            });
        }
        let mut of_drafts = Vec::new();
        for draft in drafts {
            let parts: Vec<usize> = draft.contributions.iter().map(|one| entries[one.delivery.enterprise.id.as_str()]).collect();
            let measures = if self.method == Method::RatioOfSums { 2 } else { 1 };
            let total = |measure: usize| parts.iter().map(|&part| system.entries[part].values[measure]).sum::<f64>();
            let values: Vec<f64> = (0..measures).map(total).collect();
            let needs = needs(&values);
            let sight = if draft.reason.is_some() { Sight::Hidden } else { Sight::Shown };
            system.entries.push(Entry { values, needs, sight });
            let whole = system.entries.len() - 1;
            system.sums.push(Sum { whole, parts });
            of_drafts.push(whole);
        }
        (system, of_drafts)
    }

    fn point(&self, whole: &Draft, splits: &[Draft], period: Period) -> AggregatePoint {
        let split = |draft: &Draft| {
            let (by, key) = draft.split.clone()?;
            Some(Split { by, key, cell: self.cell(draft), contributors: count(&draft.contributions) })
        };
        let mut status: Vec<Status> = whole.contributions.iter().flat_map(|one| one.delivery.fact.status.iter().copied()).collect();
        status.retain(|status| !status.explains_absence() && *status != Status::Final);
        status.sort();
        status.dedup();
        AggregatePoint {
            period,
            cell: self.cell(whole),
            contributors: count(&whole.contributions),
            coverage: self.coverage(whole, period),
            splits: splits.iter().filter_map(split).collect(),
            members: self.members(whole),
            status,
        }
    }

    fn cell(&self, draft: &Draft) -> Cell {
        let value = combination::combined(&draft.contributions, self.method, self.indicator);
        points::cell(value, draft.reason, &[], self.decimals)
    }

    fn coverage(&self, whole: &Draft, period: Period) -> super::Coverage {
        let weight = whole.owner.file.population.as_ref().and_then(|population| population.weight.as_ref());
        let weights = weight.map(|weight| members::deliveries_at(&weight.indicator.value, period, self.facts, self.model));
        let of_delivered = |weights: &BTreeMap<&str, Delivery<'site>>| -> Vec<Delivery<'site>> {
            whole.delivered.iter().filter_map(|delivery| weights.get(delivery.enterprise.id.as_str()).copied()).collect()
        };
        let weights = weights.as_ref().map(of_delivered).unwrap_or_default();
        let delivered = u64::try_from(whole.delivered.len()).unwrap_or(u64::MAX);
        coverage::coverage(delivered, whole.members, &weights.iter().collect::<Vec<_>>(), &whole.owner.file, self.privacy())
    }

    /// The members' own values, as far as the enterprises and the federation publish them.
    fn members(&self, whole: &Draft) -> Members {
        let published = whole.delivered.iter().filter(|one| one.enterprise.portrait.publish == crate::model::enterprise::Publish::All);
        let cell = |one: &Delivery| points::cell(one.fact.value, one.fact.reason, &one.fact.status, self.decimals);
        match whole.owner.file.publish_members {
            PublishMembers::Named => Members::Named(published.map(|one| (one.enterprise.id.clone(), cell(one))).collect()),
            PublishMembers::None => Members::Unpublished,
            PublishMembers::Anonymous => {
                let mut cells: Vec<Cell> = published.map(cell).filter(|cell| cell.shown().is_some()).collect();
                cells.sort_by_key(|cell| cell.shown().map(|quantity| quantity.value));
                Members::Anonymous(cells)
            }
        }
    }

    fn aggregate(&self, federation: &Federation, points: Vec<AggregatePoint>) -> Aggregate {
        let is_example = |id: &&str| self.model.enterprises.get(*id).is_some_and(|enterprise| enterprise.portrait.fictitious);
        let contributes = |id: &&str| self.delivered.periods.values().any(|(_, members)| members.contains_key(id));
        let mut members = federation.file.members.iter().map(|member| member.enterprise.value.as_str());
        Aggregate {
            federation: federation.id.clone(),
            indicator: self.indicator.id.clone(),
            method: self.method,
            decimals: self.decimals,
            may_overlap: self.indicator.may_overlap,
            fictitious: federation.file.fictitious || members.any(|id| contributes(&id) && is_example(&id)),
            points,
        }
    }
}

/// As the indicator says; a mean of counts has one.
fn decimals(indicator: &Indicator, method: Method, delivered: &Deliveries) -> u32 {
    let written = delivered.periods.values().flat_map(|(_, members)| members.values().map(|delivery| delivery.value));
    let is_mean = matches!(method, Method::Mean | Method::Median | Method::WeightedMean);
    match indicator.kind() {
        IndicatorKind::Count if is_mean && indicator.decimals.is_none() => 1,
        // Computed values were not written: their digits say nothing.
        _ => quantity::decimals(indicator, written.filter(|_| indicator.formula.is_none())),
    }
}

/// The parts of an aggregate by group and territory, in the order asked for, then by key; members that say
/// none come last.
fn parts<'site>(whole: &Draft<'site>) -> Vec<Draft<'site>> {
    let mut parts = Vec::new();
    for &by in whole.owner.file.aggregate.iter().flat_map(|aggregate| &aggregate.by) {
        let mut groups: BTreeMap<(bool, Option<String>), Vec<Contribution>> = BTreeMap::new();
        for contribution in &whole.contributions {
            let key = contribution.delivery.key(by);
            groups.entry((key.is_none(), key)).or_default().push(*contribution);
        }
        parts.extend(groups.into_iter().map(|((_, key), contributions)| Draft {
            federation: whole.federation,
            owner: whole.owner,
            split: Some((by, key)),
            contributions,
            members: whole.members,
            delivered: Vec::new(),
            reason: None,
        }));
    }
    parts
}

fn count(contributions: &[Contribution]) -> u64 {
    u64::try_from(contributions.len()).unwrap_or(u64::MAX)
}

/// The sizes of what a member adds: its value, or the part and the rest of its whole.
fn sizes(contribution: &Contribution, method: Method) -> Vec<f64> {
    match contribution.addends(method)[..] {
        [numerator, denominator] => vec![decimal::float(numerator.abs()), decimal::float((denominator - numerator).abs())],
        [value] => vec![decimal::float(value.abs())],
        _ => Vec::new(),
    }
}
