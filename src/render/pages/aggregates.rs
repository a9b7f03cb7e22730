//! What the members of a federation make together: its totals, and their key figures.

use super::coverage;
use crate::decimal::percentage;
use crate::figures::{self, Aggregate, AggregatePoint, Cell, Guarded};
use crate::model::entities::Federation;
use crate::model::indicator::{self, Indicator};
use crate::model::observation::Status;
use crate::plan::page::Subject;
use crate::plan::{shown, specs};
use crate::render::desk::Desk;
use crate::render::view::{Change, Direction, Kpi, Tone};

/// An indicator of a federation.
#[derive(Clone, Copy)]
pub struct Total<'site> {
    /// The federation.
    pub federation: &'site Federation,
    /// The indicator.
    pub indicator: &'site Indicator,
    /// Its values.
    pub aggregate: &'site Aggregate,
}

impl Total<'_> {
    /// Whether the federation or some contributor is an example.
    pub fn is_fictitious(&self) -> bool {
        self.federation.file.fictitious || self.aggregate.fictitious
    }
}

/// The totals of a federation, in the order it reports them, else in the catalogue's; those without any value are left out.
pub fn of<'site>(desk: &Desk<'site>, federation: &'site Federation) -> Vec<Total<'site>> {
    let catalogue = &desk.model().catalogue;
    let total = |id: &str| {
        let aggregate = desk.plan().figures.aggregate(federation.id.as_str(), id)?;
        aggregate.latest()?;
        Some(Total { federation, indicator: catalogue.indicator(id)?, aggregate })
    };
    match federation.file.indicators.is_empty() {
        true => catalogue.indicators.iter().filter_map(|indicator| total(indicator.id.as_str())).collect(),
        false => federation.file.indicators.iter().filter_map(|id| total(&id.value)).collect(),
    }
}

/// One total, if a federation has it.
pub fn one<'site>(desk: &Desk<'site>, federation: &str, indicator: &str) -> Option<Total<'site>> {
    let federation = desk.whole().federations.get(federation)?;
    let aggregate = desk.aggregate(federation.id.as_str(), indicator)?;
    Some(Total { federation, indicator: desk.model().catalogue.indicator(indicator)?, aggregate })
}

/// The totals of all federations.
pub fn all<'site>(desk: &Desk<'site>) -> Vec<Total<'site>> {
    desk.model().federations.values().flat_map(|federation| of(desk, federation)).collect()
}

/// The word for how values are put together: `somme`.
fn method(desk: &Desk, total: Total) -> String {
    desk.word(&format!("aggregate.{}", total.aggregate.method.word()))
}

/// How values are put together, in a sentence.
pub fn method_text(desk: &Desk, total: Total) -> String {
    let weight = total.indicator.weight.as_ref().and_then(|weight| desk.model().catalogue.indicator(&weight.value));
    let weight = weight.map(|weight| desk.text(&weight.name)).unwrap_or_default();
    desk.fill(&format!("aggregate_text.{}", total.aggregate.method.word()), &[("weight", &weight)])
}

/// How many members delivered for the latest total, of how many, counted and by weight, and who did not.
pub fn coverage_text(desk: &Desk, total: Total) -> Option<String> {
    let latest = total.aggregate.latest()?;
    let sentences = coverage::sentences(desk, total.federation, (total.indicator.id.as_str(), latest));
    Some(format!("{}{} {}", period(desk, latest), specs::colon(desk.reader), sentences))
}

/// How many members' values are in a total: `4 membres`.
pub fn contributors(desk: &Desk, point: &AggregatePoint) -> String {
    desk.count("count.members", usize::try_from(point.contributors).unwrap_or(usize::MAX))
}

/// The period of a total.
pub fn period(desk: &Desk, point: &AggregatePoint) -> String {
    desk.reader.locale.period(&point.period)
}

/// What is to be known about some contributor's value, as one line.
pub fn remarks(desk: &Desk, point: &AggregatePoint) -> Option<String> {
    let words: Vec<&str> =
        point.status.iter().filter(|status| **status != Status::Final).map(|status| shown::status_word(desk.reader, *status)).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// The parts of a rate: `92 sur 163`.
pub fn parts(desk: &Desk, cell: &Cell) -> Option<String> {
    let (part, whole) = shown::parts(desk.reader, cell.shown()?)?;
    Some(desk.fill("reading.base", &[("part", &part), ("whole", &whole)]))
}

/// The latest total as a key figure.
pub fn kpi(desk: &Desk, total: Total) -> Option<Kpi> {
    let latest = total.aggregate.latest()?;
    let mut kpi = Kpi {
        label: desk.text(&total.indicator.name),
        href: desk.href(&Subject::Indicator(total.indicator.id.clone())),
        method: Some(method(desk, total)),
        ..Kpi::default()
    };
    desk.notes.borrow_mut().fictitious |= total.is_fictitious();
    let parts = parts(desk, &latest.cell);
    match &latest.cell {
        Guarded::Shown(quantity) => {
            let shown = shown::quantity(desk.reader, total.indicator, quantity);
            (kpi.before, kpi.number, kpi.unit) = (shown.before, shown.number, shown.after);
            kpi.change = change(desk, total, latest);
        }
        other => (kpi.number, kpi.absent) = (shown::cell(desk.reader, total.indicator, other), true),
    }
    let base = parts.into_iter().chain([coverage::of_contributors(desk, latest), period(desk, latest)]);
    kpi.base.push(base.collect::<Vec<_>>().join(", "));
    kpi.base.extend(remarks(desk, latest));
    Some(kpi)
}

/// The total before the latest that may be compared with it, and what changed.
fn moved<'site>(total: Total<'site>, latest: &AggregatePoint) -> Option<(&'site AggregatePoint, figures::Change)> {
    let earlier = |point: &&AggregatePoint| point.period.last < latest.period.first && point.period.same_length(&latest.period);
    let before = total.aggregate.points.iter().rfind(earlier)?;
    let (from, now) = (before.cell.shown()?, latest.cell.shown()?);
    let difference = now.value.checked_sub(from.value)?;
    let across_break = latest.status.contains(&Status::Break);
    Some((before, figures::Change { difference, percent: percentage(difference, from.value.abs()), across_break }))
}

/// How the latest total moved. Where others contribute than before, only what it was is said.
fn change(desk: &Desk, total: Total, latest: &AggregatePoint) -> Option<Change> {
    let (before, moved) = moved(total, latest)?;
    let direction = match moved.difference {
        difference if difference.is_zero() => Direction::Flat,
        difference if difference.is_sign_negative() => Direction::Down,
        _ => Direction::Up,
    };
    let since = desk.reader.locale.time(&before.period);
    let same_members = latest.moves.is_some_and(|moves| moves.is_none());
    if moved.across_break || !same_members {
        let was = shown::cell(desk.reader, total.indicator, &before.cell);
        let text = desk.tell("change.was", &[("value", &was)], &[("period", &since)]);
        return Some(Change { direction, tone: Tone::Neutral, text });
    }
    let (tone, key) = match (total.indicator.direction, direction) {
        (_, Direction::Flat) => (Tone::Neutral, None),
        (Some(indicator::Direction::Up), Direction::Up) | (Some(indicator::Direction::Down), Direction::Down) => {
            (Tone::Good, Some("change.favourable"))
        }
        (Some(indicator::Direction::Up | indicator::Direction::Down), _) => (Tone::Bad, Some("change.unfavourable")),
        _ => (Tone::Neutral, None),
    };
    let change = shown::change(desk.reader, total.indicator, &moved, total.aggregate.decimals);
    let text = desk.tell("change.since", &[("change", &change)], &[("period", &since)]);
    let text = key.map_or_else(|| text.clone(), |key| format!("{text}, {}", desk.word(key)));
    Some(Change { direction, tone, text })
}
