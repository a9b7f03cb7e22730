//! Making aggregates: for one indicator, those of every federation and of their groups, protected together.
//!
//! Federations share members, and groups add up to their federation: what one of them shows can give away
//! what another hides, so all aggregates of an indicator and period are one system.

use std::collections::{BTreeMap, BTreeSet};

use super::aggregate::{Aggregate, AggregatePoint, Constant, Members, Split};
use super::audit::Sources;
use super::books::Accounts;
use super::claims::Claim;
use super::combination::{self, Contribution};
use super::coverage;
use super::members::{self, Days, Deliveries, Delivery, Facts};
use super::perimeter::Perimeter;
use super::points;
use super::privacy::{Cell, Reason};
use super::quantity;
use super::spread;
use crate::finding::{Findings, Problem};
use crate::model::entities::{Federation, Model};
use crate::model::indicator::{Aggregate as Method, Indicator, IndicatorKind};
use crate::model::observation::Status;
use crate::model::publications::{Grouping, Member, PublishMembers};
use crate::model::settings::Privacy;
use crate::period::Period;

/// Every federation's aggregate of an indicator, in order of federations.
pub(super) fn aggregates<'site>(indicator: &'site Indicator, sources: &'site Sources<'site>, findings: &mut Findings) -> Made<'site> {
    let (facts, model) = (sources.facts, sources.model);
    let method = indicator.aggregate();
    let reports = |federation: &&Federation| {
        let listed = &federation.file.indicators;
        listed.is_empty() || listed.iter().any(|one| one.value == indicator.id.as_str())
    };
    let federations: Vec<(&Federation, Vec<&Member>)> =
        model.federations.values().filter(reports).map(|federation| (federation, members::roster(federation, model))).collect();
    if method == Method::None || federations.is_empty() {
        return Made::default();
    }
    let delivered = members::deliveries(indicator.id.as_str(), facts, model);
    let decimals = decimals(indicator, method, &delivered);
    let maker = Maker { indicator, method, model, facts, accounts: sources.accounts, delivered, decimals };
    let weights = indicator.weight.as_ref().map(|weight| members::deliveries(&weight.value, facts, model));
    let mut points: BTreeMap<usize, Vec<AggregatePoint>> = BTreeMap::new();
    let mut claims = Vec::new();
    let perimeters = maker.perimeters(&federations, weights.as_ref());
    for (days, (period, _)) in &maker.delivered.periods {
        let mut drafts = maker.drafts(&federations, *days, weights.as_ref());
        let wholes = drafts.iter().filter(|draft| draft.extent == Extent::Whole);
        let constants: Vec<Draft> =
            wholes.filter_map(|whole| Some(whole.only(perimeters.get(whole.federation)?.constant(days)?))).collect();
        drafts.extend(constants);
        maker.protect(&mut drafts, *period, findings);
        claims.extend(drafts.iter().flat_map(|draft| maker.claims(draft, *days)));
        for whole in drafts.iter().filter(|draft| draft.extent == Extent::Whole) {
            let parts: Vec<&Draft> =
                drafts.iter().filter(|draft| draft.federation == whole.federation && draft.extent != Extent::Whole).collect();
            let moves = perimeters.get(whole.federation).and_then(|perimeter| perimeter.moves(days));
            let weights = maker.weights(whole, *period);
            let point = AggregatePoint { moves, ..maker.point(whole, (&parts, &weights), *period) };
            claims.extend(maker.weight_claim(whole, *days, &point.coverage, &weights));
            claims.extend(maker.spread_claims(whole, *days, point.spread.as_ref()));
            points.entry(whole.federation).or_default().push(point);
        }
    }
    let aggregate = |(federation, mut points): (usize, Vec<AggregatePoint>)| {
        points.sort_by_key(|point| point.period);
        maker.aggregate(federations[federation].0, points)
    };
    let aggregates: Vec<Aggregate> = points.into_iter().map(aggregate).collect();
    warn_of_overlap(indicator, &aggregates, model, findings);
    Made { aggregates, claims }
}

/// The aggregates of an indicator, and what they claim about members who do not publish their own values.
#[derive(Default)]
pub(super) struct Made<'site> {
    /// By federation.
    pub aggregates: Vec<Aggregate>,
    /// Those that are published.
    pub claims: Vec<Claim<'site>>,
}

/// Persons of several members who may be the same ones, summed (W15).
fn warn_of_overlap(indicator: &Indicator, aggregates: &[Aggregate], model: &Model, findings: &mut Findings) {
    let adds = |aggregate: &&Aggregate| aggregate.method == Method::Sum && aggregate.points.iter().any(|point| point.contributors > 1);
    if !indicator.may_overlap || !indicator.counts_persons() {
        return;
    }
    for aggregate in aggregates.iter().filter(adds) {
        let Some(federation) = model.federations.get(&aggregate.federation) else { continue };
        let listed = federation.file.indicators.iter().find(|listed| listed.value == indicator.id.as_str());
        let place = listed.map_or(federation.file.place.within(0, 0), |listed| listed.place);
        findings.add_related(Problem::OverlapSummed { indicator: indicator.id.to_string() }, place, indicator.place.within(0, 0));
    }
}

/// An aggregate before it is known whether it may be shown.
pub(super) struct Draft<'site> {
    /// Which of the federations.
    pub federation: usize,
    /// The federation.
    pub owner: &'site Federation,
    /// What of it.
    pub extent: Extent,
    /// What its members add.
    pub contributions: Vec<Contribution<'site>>,
    /// Members on the period's last day, and those of them that have a value.
    pub members: u64,
    pub delivered: Vec<Delivery<'site>>,
    /// Why it is withheld, if it is.
    pub reason: Option<Reason>,
}

/// What of a federation is put together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// All who delivered.
    Whole,
    /// Those of a group or territory; nothing for members that say none.
    Part(Grouping, Option<String>),
    /// Those who contribute to every period.
    Constant,
}

impl<'site> Draft<'site> {
    /// The same of some of its contributors only, who are the constant perimeter.
    fn only(&self, who: &BTreeSet<&str>) -> Draft<'site> {
        let contributions = self.contributions.iter().filter(|one| who.contains(one.delivery.enterprise.id.as_str())).copied().collect();
        Draft { extent: Extent::Constant, contributions, delivered: Vec::new(), ..*self }
    }
}

pub(super) struct Maker<'site> {
    /// The indicator.
    pub indicator: &'site Indicator,
    /// How values are put together.
    pub method: Method,
    /// The site.
    pub model: &'site Model,
    /// Everything known.
    pub facts: &'site Facts<'site>,
    /// The systems of series that withhold something.
    pub accounts: &'site Accounts<'site>,
    /// What was delivered of the indicator.
    pub delivered: Deliveries<'site>,
    /// The decimals shown.
    pub decimals: u32,
}

impl<'site> Maker<'site> {
    /// The site's thresholds.
    pub fn privacy(&self) -> &'site Privacy {
        &self.model.settings.privacy
    }

    /// Who contributes to which period, for each federation.
    fn perimeters(
        &self,
        federations: &[(&'site Federation, Vec<&'site Member>)],
        weights: Option<&Deliveries<'site>>,
    ) -> Vec<Perimeter<'site>> {
        let mut found: Vec<BTreeMap<Days, (Period, BTreeSet<&'site str>)>> = vec![BTreeMap::new(); federations.len()];
        for (days, (period, _)) in &self.delivered.periods {
            for draft in self.drafts(federations, *days, weights).into_iter().filter(|draft| draft.extent == Extent::Whole) {
                let who = draft.contributions.iter().map(|one| one.delivery.enterprise.id.as_str()).collect();
                found[draft.federation].insert(*days, (*period, who));
            }
        }
        found.into_iter().map(Perimeter::of).collect()
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
                extent: Extent::Whole,
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

    fn point(&self, whole: &Draft, (parts, weights): (&[&Draft], &[Delivery]), period: Period) -> AggregatePoint {
        let split = |draft: &&Draft| match draft.extent.clone() {
            Extent::Part(by, key) => Some(Split { by, key, cell: self.cell(draft), contributors: count(&draft.contributions) }),
            Extent::Whole | Extent::Constant => None,
        };
        let constant = parts.iter().find(|draft| draft.extent == Extent::Constant);
        let mut status: Vec<Status> = whole.contributions.iter().flat_map(|one| one.delivery.fact.status.iter().copied()).collect();
        status.retain(|status| !status.explains_absence() && *status != Status::Final);
        status.sort();
        status.dedup();
        AggregatePoint {
            period,
            cell: self.cell(whole),
            contributors: count(&whole.contributions),
            coverage: self.coverage(whole, weights),
            splits: parts.iter().filter_map(split).collect(),
            members: self.members(whole),
            status,
            hides: whole.contributions.iter().any(|one| !one.delivery.is_published()),
            moves: None,
            constant: constant.map(|draft| Constant { cell: self.cell(draft), contributors: count(&draft.contributions) }),
            spread: spread::spread(&whole.contributions),
        }
    }

    fn cell(&self, draft: &Draft) -> Cell {
        let value = combination::combined(&draft.contributions, self.method, self.indicator);
        points::cell(value, draft.reason, &[], self.decimals)
    }

    /// The weights of those who delivered, as far as they are known.
    fn weights(&self, whole: &Draft<'site>, period: Period) -> Vec<Delivery<'site>> {
        let weight = whole.owner.file.population.as_ref().and_then(|population| population.weight.as_ref());
        let weights = weight.map(|weight| members::deliveries_at(&weight.indicator.value, period, self.facts, self.model));
        let weight = |delivery: &Delivery| weights.as_ref()?.get(delivery.enterprise.id.as_str()).copied();
        whole.delivered.iter().filter_map(weight).collect()
    }

    fn coverage(&self, whole: &Draft, weights: &[Delivery]) -> super::Coverage {
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
            extent: Extent::Part(by, key),
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
