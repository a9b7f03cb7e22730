//! Checks on what was observed, before anything is withheld: E04 to E08, E11, W05, W06, W14.

use super::links::Family;
use super::quantity;
use super::union::{Union, Version};
use crate::decimal::{self, Decimal};
use crate::finding::{Findings, Place, Problem};
use crate::model::enterprise::Enterprise;
use crate::model::indicator::{Indicator, IndicatorKind, KnownUnit, Nature};
use crate::model::observation::{Measured, Status};
use crate::period::Period;

/// Notes every mistake in a series.
pub(super) fn check(union: &Union, enterprise: &Enterprise, findings: &mut Findings) {
    for version in &union.versions {
        check_version(version, union.indicator, findings);
    }
    check_periods(union, findings);
    check_jumps(union, findings);
    check_levels(union, findings);
    check_aims(union, enterprise, findings);
}

fn check_version(version: &Version, indicator: &Indicator, findings: &mut Findings) {
    let observation = &version.observation;
    let place = observation.place;
    if indicator.kind() == IndicatorKind::Rate {
        match observation.measured {
            Measured::Value(_) if observation.remarks().note.is_none() && !version.noted => {
                let problem = Problem::RateWithoutParts { indicator: indicator.id.to_string(), period: version.period.spelled() };
                findings.add(problem, place);
            }
            Measured::Parts { numerator, denominator } if numerator > denominator => {
                let (numerator, denominator) = (numerator.to_string(), denominator.to_string());
                return findings.add(Problem::NumeratorAboveDenominator { numerator, denominator }, place);
            }
            _ => {}
        }
    }
    for number in fractions(observation.measured, indicator) {
        let unit = indicator.unit.known().unwrap_or(KnownUnit::People).word().to_owned();
        findings.add(Problem::FractionOfIndivisible { written: number.to_string(), unit }, place);
    }
    if let Some((value, ratio)) = quantity::measured(observation.measured, indicator) {
        check_domain(value, indicator, place, findings);
        if let Some(ratio) = ratio.filter(|ratio| ratio.denominator() < Decimal::ZERO) {
            let problem = Problem::OutsideDomain { written: ratio.denominator().to_string(), min: Some("0".to_owned()), max: None };
            findings.add(problem, place);
        }
    }
}

/// The numbers of an observation that must be whole and are not (E06).
fn fractions(measured: Measured, indicator: &Indicator) -> Vec<Decimal> {
    let of_persons = indicator.kind() == IndicatorKind::Rate && indicator.counts_persons();
    let numbers = match measured {
        Measured::Value(value) if indicator.unit.is_indivisible() && indicator.kind() != IndicatorKind::Rate => vec![value],
        Measured::Parts { numerator, denominator } if of_persons || indicator.unit.is_indivisible() => vec![numerator, denominator],
        _ => Vec::new(),
    };
    numbers.into_iter().filter(|number| !number.is_integer()).collect()
}

/// A value outside its indicator's domain (E07).
pub(super) fn check_domain(value: Decimal, indicator: &Indicator, place: Place, findings: &mut Findings) {
    let (min, max) = indicator.bounds();
    if min.is_some_and(|min| value < min) || max.is_some_and(|max| value > max) {
        let [min, max] = [min, max].map(|bound| bound.map(|bound| bound.normalize().to_string()));
        let written = decimal::rounded(value, value.scale().min(2)).to_string();
        findings.add(Problem::OutsideDomain { written, min, max }, place);
    }
}

/// Periods of one length that overlap (E11), unless the result says they roll.
fn check_periods(union: &Union, findings: &mut Findings) {
    if union.is_rolling() {
        return;
    }
    let mut firsts: Vec<(Period, Place)> = Vec::new();
    for version in union.current() {
        let known = firsts.iter().any(|(period, _)| (period.first, period.last) == (version.period.first, version.period.last));
        if !known {
            firsts.push((version.period, version.observation.place));
        }
    }
    for (index, (period, place)) in firsts.iter().enumerate() {
        if let Some((other, first)) = firsts[..index].iter().find(|(other, _)| other.overlaps(period) && other.same_length(period)) {
            let problem = Problem::PeriodsOverlap { period: period.spelled(), other: other.spelled() };
            findings.add_related(problem, *place, *first);
        }
    }
}

/// Jumps of more than half between neighbours of one length, and growth across a break, without a word (W05).
fn check_jumps(union: &Union, findings: &mut Findings) {
    let totals: Vec<&Version> = union.current().filter(|version| version.categories.is_empty()).collect();
    for (index, now) in totals.iter().enumerate() {
        let Some(before) = totals[..index].iter().rfind(|before| before.period.same_length(&now.period)) else { continue };
        if now.observation.remarks().note.is_some() || now.noted {
            continue;
        }
        let sound = |version: &Version| match version.observation.measured {
            Measured::Parts { numerator, denominator } => numerator <= denominator || union.indicator.kind() != IndicatorKind::Rate,
            _ => true,
        };
        let value = |version: &Version| {
            let (value, _) = quantity::measured(version.observation.measured, union.indicator)?;
            sound(version).then_some(value)
        };
        let change = value(before).zip(value(now)).and_then(|(before, now)| decimal::percentage(now.checked_sub(before)?, before.abs()));
        let Some(change) = change else { continue };
        let across_break = now.observation.is(Status::Break);
        let unexplained = if across_break { change > Decimal::ZERO } else { change.abs() > Decimal::from(50) };
        if unexplained {
            let problem = Problem::Jump { period: now.period.spelled(), change: decimal::rounded(change, 1).to_string() };
            findings.add(problem, now.observation.place);
        }
    }
}

/// A level has no sum over time: a value of a longer period that is the sum of those within it (W14).
fn check_levels(union: &Union, findings: &mut Findings) {
    if !matches!(union.indicator.nature, Some(Nature::StockEnd | Nature::StockAverage)) {
        return;
    }
    let totals: Vec<&Version> = union.current().filter(|version| version.categories.is_empty()).collect();
    let value = |version: &&Version| match version.observation.measured {
        Measured::Value(value) => Some(value),
        _ => None,
    };
    for long in &totals {
        let parts: Vec<&&Version> =
            totals.iter().filter(|part| long.period.contains(&part.period) && !part.period.same_length(&long.period)).collect();
        let covered: i32 = parts.iter().map(|part| part.period.days()).sum();
        let sum: Option<Decimal> = parts.iter().map(|part| value(part)).sum();
        if parts.len() > 1 && covered == long.period.days() && value(long).is_some_and(|whole| !whole.is_zero() && Some(whole) == sum) {
            let related = parts[0].observation.place;
            findings.add_related(Problem::StockSummed { period: long.period.spelled() }, long.observation.place, related);
        }
    }
}

/// Targets without baseline or date (W06) or outside the domain, and baselines that have no value (E02).
fn check_aims(union: &Union, enterprise: &Enterprise, findings: &mut Findings) {
    for report in &union.reports {
        for target in &report.targets {
            check_domain(target.value.value, union.indicator, target.value.place, findings);
            if report.baseline.is_none() {
                findings.add(Problem::TargetWithoutBaseline, target.place);
            }
            if target.period.is_none() {
                findings.add(Problem::TargetWithoutDate, target.place);
            }
        }
        for benchmark in &report.benchmarks {
            check_domain(benchmark.value.value, union.indicator, benchmark.value.place, findings);
        }
        let Some(baseline) = &report.baseline else { continue };
        let days = (baseline.value.first, baseline.value.last);
        let is_it = |period: &Period| (period.first, period.last) == days;
        let unread = union.reports.iter().flat_map(|report| &report.values).flat_map(|values| &values.unread);
        if !union.versions.iter().map(|version| &version.period).chain(unread).any(is_it) {
            let mut known: Vec<String> = union.current().map(|version| version.period.spelled()).collect();
            known.dedup();
            let reference = format!("{}/{}", enterprise.id, union.indicator.id);
            findings.add(Problem::UnknownPeriod { reference, period: baseline.value.spelled(), known }, baseline.place);
        }
    }
}

/// Exhaustive breakdowns that do not add up (E08): numerators and denominators, or values.
///
/// Skipped where a cell has no value, for overlapping counts, and for ratios and scores.
pub(super) fn check_sums(union: &Union, families: &[Family], findings: &mut Findings) {
    if union.indicator.may_overlap || matches!(union.indicator.kind(), IndicatorKind::Ratio | IndicatorKind::Score) {
        return;
    }
    let must_add_up = |family: &&Family| family.exhaustive && family.complete && family.whole < union.versions.len();
    for family in families.iter().filter(must_add_up) {
        let Some(whole) = measures(&union.versions[family.whole]) else { continue };
        let parts: Option<Vec<Vec<Decimal>>> = family.parts.iter().map(|&part| measures(&union.versions[part])).collect();
        let Some(parts) = parts.filter(|parts| parts.iter().all(|part| part.len() == whole.len())) else { continue };
        let rate = union.indicator.kind() == IndicatorKind::Rate;
        if rate && whole.len() == 1 {
            continue;
        }
        for (measure, total) in whole.iter().enumerate() {
            let sum: Decimal = parts.iter().map(|part| part[measure]).sum();
            if (sum - total).abs() > tolerance(&parts, measure, union.indicator) {
                let version = &union.versions[family.parts[0]];
                let problem = Problem::BreakdownDoesNotAddUp {
                    dimension: family.dimension.clone(),
                    period: version.period.spelled(),
                    sum: sum.to_string(),
                    total: total.to_string(),
                };
                findings.add_related(problem, version.observation.place, union.versions[family.whole].observation.place);
                break;
            }
        }
    }
}

/// The numbers of an observation that add up over categories.
fn measures(version: &Version) -> Option<Vec<Decimal>> {
    match version.observation.measured {
        Measured::Value(value) => Some(vec![value]),
        Measured::Parts { numerator, denominator } => Some(vec![numerator, denominator]),
        Measured::Absent => None,
    }
}

/// Counts add up exactly; amounts were rounded one by one, half of their last decimal each.
fn tolerance(parts: &[Vec<Decimal>], measure: usize, indicator: &Indicator) -> Decimal {
    if indicator.kind() != IndicatorKind::Amount || indicator.unit.is_indivisible() {
        return Decimal::ZERO;
    }
    let scale = parts.iter().map(|part| part[measure].scale()).max().unwrap_or(0);
    Decimal::new(5, (scale + 1).min(28)) * Decimal::from(parts.len() + 1)
}
