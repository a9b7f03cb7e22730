//! Claims: what each aggregate that is published says about members whose own values are not.
//!
//! A sum says what they make together, a weighted mean what they make with their weights, a coverage how much they
//! weigh, and quarters and medians between which values somebody stands. The audit hears all of them together.

use super::aggregation::{Draft, Extent, Maker};
use super::combination::{self, Contribution};
use super::coverage::Coverage;
use super::members::{Days, Delivery};
use super::privacy::Guarded;
use super::{Aggregate, Spread};
use crate::decimal::{self, Decimal};
use crate::figures::privacy::Reason;
use crate::model::id::Id;
use crate::model::indicator::{Aggregate as Method, IndicatorKind};

/// What is said of members' numbers: each so many times, they make no less and no more than this.
#[derive(Clone, Debug)]
pub(super) struct Claim<'site> {
    /// Where it is told.
    pub told: Told,
    /// How much a reader would miss without it, to choose what is given up first.
    pub size: f64,
    /// Of which indicator.
    pub indicator: &'site str,
    /// For which days.
    pub days: Days,
    /// Which number: the value or the part of a ratio (0), or what the part leaves of the whole (1).
    pub measure: usize,
    /// Of whom, and how many times each.
    pub terms: Vec<(&'site str, f64)>,
    /// The least that they make.
    pub low: f64,
    /// The most; may be infinite.
    pub high: f64,
}

/// A number of an aggregate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Told {
    /// Whose aggregate.
    pub federation: Id,
    /// Of what.
    pub indicator: Id,
    /// When.
    pub days: Days,
    /// Which of its numbers.
    pub part: Part,
}

/// A number of an aggregate's point.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The aggregate, or one of its parts.
    Cell(Extent),
    /// The coverage by weight.
    Weight,
    /// The quarters.
    Spread,
}

/// A claim before it is said of which indicator and days.
struct Saying<'site> {
    measure: usize,
    terms: Vec<(&'site str, f64)>,
    low: f64,
    high: f64,
}

impl<'site> Maker<'site> {
    /// What a draft claims, if it is shown and hides somebody.
    pub fn claims(&self, draft: &Draft<'site>, days: Days) -> Vec<Claim<'site>> {
        let hidden = |one: &Contribution| !one.delivery.is_published() || one.weight.is_some_and(|weight| !weight.is_published());
        if draft.reason.is_some() || !draft.contributions.iter().any(hidden) {
            return Vec::new();
        }
        let own = self.indicator.id.as_str();
        let told = |part: Part| Told { federation: draft.owner.id.clone(), indicator: self.indicator.id.clone(), days, part };
        let said = |(indicator, saying): (&'site str, Saying<'site>)| Claim {
            told: told(Part::Cell(draft.extent.clone())),
            // The whole is missed more than a part, and the more the more are in it.
            size: draft.contributions.len() as f64 + if draft.extent == Extent::Whole { 1e6 } else { 1.0 },
            indicator,
            days,
            measure: saying.measure,
            terms: saying.terms,
            low: saying.low,
            high: saying.high,
        };
        match self.method {
            Method::Sum | Method::Mean => vec![said((own, together(&draft.contributions, self.method, 0)))],
            Method::RatioOfSums => [0, 1].map(|measure| said((own, together(&draft.contributions, self.method, measure)))).into(),
            Method::WeightedMean => self.weighed(&draft.contributions).into_iter().map(said).collect(),
            Method::Median => {
                let middle = combination::combined(&draft.contributions, self.method, self.indicator).map(|(value, _)| value);
                let ranks = middle.map_or_else(Vec::new, |middle| ranks(&draft.contributions, &[middle]));
                ranks.into_iter().map(|saying| said((own, saying))).collect()
            }
            Method::None => Vec::new(),
        }
    }

    /// What a weighted mean says of the values to a reader who knows the weights, and of the weights to one who knows
    /// the values.
    fn weighed(&self, contributions: &[Contribution<'site>]) -> Vec<(&'site str, Saying<'site>)> {
        let Some((mean, _)) = combination::combined(contributions, self.method, self.indicator) else { return Vec::new() };
        let pairs = || contributions.iter().filter_map(|one| Some((one.delivery, one.weight?)));
        let name = |delivery: &Delivery<'site>| delivery.enterprise.id.as_str();
        let values = pairs().map(|(own, weight)| ((name(&own), decimal::float(weight.value)), decimal::float(own.value.abs())));
        let weights = pairs().map(|(own, weight)| ((name(&own), decimal::float(own.value - mean)), decimal::float(weight.value.abs())));
        let mut said = vec![(self.indicator.id.as_str(), exactly(0, values))];
        said.extend(self.indicator.weight.as_ref().map(|weight| (weight.value.as_str(), exactly(0, weights))));
        said
    }

    /// What the quarters of the members' values say of those whose own are not published.
    pub fn spread_claims(&self, whole: &Draft<'site>, days: Days, spread: Option<&Guarded<Spread>>) -> Vec<Claim<'site>> {
        let Some(Guarded::Shown(Spread { lower, median, upper })) = spread else { return Vec::new() };
        let told = Told { federation: whole.owner.id.clone(), indicator: self.indicator.id.clone(), days, part: Part::Spread };
        let claim = |saying: Saying<'site>| Claim {
            told: told.clone(),
            size: 0.5,
            indicator: self.indicator.id.as_str(),
            days,
            measure: saying.measure,
            terms: saying.terms,
            low: saying.low,
            high: saying.high,
        };
        // For a rate they are per cent, which say nothing of a part alone.
        match self.indicator.kind() {
            IndicatorKind::Rate => Vec::new(),
            _ => ranks(&whole.contributions, &[*lower, *median, *upper]).into_iter().map(claim).collect(),
        }
    }

    /// What the coverage by weight says of the weights, as a reader sees it: in per cent, to one decimal.
    pub fn weight_claim(&self, whole: &Draft<'site>, days: Days, coverage: &Coverage, weights: &[Delivery<'site>]) -> Option<Claim<'site>> {
        let Some(Guarded::Shown(share)) = coverage.weight else { return None };
        if weights.iter().all(Delivery::is_published) {
            return None;
        }
        let indicator = whole.owner.file.population.as_ref()?.weight.as_ref()?.indicator.value.as_str();
        let step = decimal::float(share.denominator().abs()) / 2000.0;
        let terms: Vec<(&str, f64)> = weights.iter().map(|weight| (weight.enterprise.id.as_str(), 1.0)).collect();
        let sum: f64 = weights.iter().map(|weight| decimal::float(weight.value.abs())).sum();
        let told = Told { federation: whole.owner.id.clone(), indicator: self.indicator.id.clone(), days, part: Part::Weight };
        let (mut low, mut high) = ((sum - step).max(0.0), sum + step);
        if self.model.catalogue.indicator(indicator).is_some_and(|weight| weight.kind() == IndicatorKind::Count) {
            (low, high) = (low.ceil(), high.floor());
        }
        Some(Claim { told, size: 0.75, indicator, days, measure: 0, terms, low, high })
    }
}

/// What members add up to, in one of their numbers.
fn together<'site>(contributions: &[Contribution<'site>], method: Method, measure: usize) -> Saying<'site> {
    let number = |one: &Contribution| decimal::float(size(one, method, measure));
    exactly(measure, contributions.iter().map(|one| ((one.delivery.enterprise.id.as_str(), 1.0), number(one))))
}

/// The size of what a member adds to a number of an aggregate: a loss hides as a gain does.
fn size(contribution: &Contribution, method: Method, measure: usize) -> Decimal {
    match contribution.addends(method)[..] {
        [numerator, _] if measure == 0 => numerator.abs(),
        [numerator, denominator] => (denominator - numerator).abs(),
        [value] => value.abs(),
        _ => Decimal::ZERO,
    }
}

/// Numbers, each so many times, and what they make.
fn exactly<'site>(measure: usize, numbers: impl Iterator<Item = ((&'site str, f64), f64)>) -> Saying<'site> {
    let (terms, numbers): (Vec<(&str, f64)>, Vec<f64>) = numbers.unzip();
    let sum: f64 = terms.iter().zip(numbers).map(|((_, times), number)| times * number).sum();
    Saying { measure, terms, low: sum, high: sum }
}

/// Between which of the values in the middle, or the quarters, each stands whose own value is not published.
fn ranks<'site>(contributions: &[Contribution<'site>], values: &[Decimal]) -> Vec<Saying<'site>> {
    let stands = |one: &Contribution<'site>| {
        let own = one.delivery.value;
        if one.delivery.is_published() || own.is_sign_negative() {
            return None;
        }
        let low = values.iter().copied().filter(|value| *value <= own).max().map_or(0.0, |low| decimal::float(low.max(Decimal::ZERO)));
        let high = values.iter().copied().filter(|value| *value >= own).min().map_or(f64::INFINITY, decimal::float);
        let terms = vec![(one.delivery.enterprise.id.as_str(), 1.0)];
        (low > 0.0 || high.is_finite()).then_some(Saying { measure: 0, terms, low, high })
    };
    contributions.iter().filter_map(stands).collect()
}

/// Takes a number out of a point of an aggregate.
pub(super) fn withdraw(aggregate: &mut Aggregate, told: &Told) {
    let Some(point) = aggregate.points.iter_mut().find(|point| (point.period.first, point.period.last) == told.days) else { return };
    let withheld = Guarded::Withheld(Reason::Complementary);
    match &told.part {
        Part::Weight => point.coverage.weight = Some(Guarded::Withheld(Reason::Complementary)),
        Part::Spread => point.spread = Some(Guarded::Withheld(Reason::Complementary)),
        Part::Cell(Extent::Whole) => point.cell = withheld,
        Part::Cell(Extent::Constant) => {
            if let Some(constant) = &mut point.constant {
                constant.cell = withheld;
            }
        }
        Part::Cell(Extent::Part(by, key)) => {
            point.splits.iter_mut().filter(|split| split.by == *by && split.key == *key).for_each(|split| split.cell = withheld);
        }
    }
}
