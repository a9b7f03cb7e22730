//! Figures of a federation: totals over time, members, groups and territories beside each other.

use super::aggregates::{Total, all, contributors, method_text, parts, period, remarks};
use super::facts;
use crate::decimal::float;
use crate::figures::{AggregatePoint, Cell, Guarded, Members, Split};
use crate::model::enterprise::Enterprise;
use crate::model::id::Id;
use crate::model::indicator::{Aggregate as Method, Indicator};
use crate::model::observation::Status;
use crate::model::publications::Grouping;
use crate::period::Period;
use crate::plan::chart::{Category, ChartKind, Datum, DatumMark, Mark, SeriesSpec, Tone};
use crate::plan::page::Subject;
use crate::plan::{reading, shown, specs};
use crate::render::desk::Desk;
use crate::render::figure::{self, Caption};
use crate::render::view::{Comparison, Figure};

fn datum(desk: &Desk, indicator: &Indicator, cell: &Cell) -> Datum {
    let text = shown::cell(desk.reader, indicator, cell);
    let (value, number, mark) = match cell {
        Guarded::Shown(quantity) => (Some(float(quantity.value)), Some(quantity.value.normalize().to_string()), DatumMark::Plain),
        Guarded::Withheld(_) => (None, None, DatumMark::Withheld),
        Guarded::Absent(_) => (None, None, DatumMark::Missing),
    };
    Datum { value, text, number, mark, aside: None }
}

fn caption(desk: &Desk, total: Total, periods: &[Period]) -> Caption {
    let who = desk.text(&total.federation.file.name);
    let when = figure::span(desk, periods);
    Caption {
        title: desk.text(&total.indicator.name),
        subtitle: Some(figure::subtitle(desk, total.indicator, (&who, &when))),
        notes: vec![method_text(desk, total)],
        links: desk.link(&Subject::Indicator(total.indicator.id.clone()), desk.word("indicator.more")).into_iter().collect(),
        fictitious: total.is_fictitious(),
        ..Caption::default()
    }
}

/// The total over time, from two shown values.
pub fn trend(desk: &Desk, total: Total) -> Option<Figure> {
    let latest = total.aggregate.latest()?;
    let alike = |point: &&AggregatePoint| point.period.same_length(&latest.period) && point.period <= latest.period;
    let points = total.aggregate.points.iter().filter(alike);
    let points: Vec<&AggregatePoint> = points.skip_while(|point| !point.cell.has_value()).collect();
    if points.iter().filter(|point| point.cell.shown().is_some()).count() < 2 {
        return None;
    }
    let periods: Vec<Period> = points.iter().map(|point| point.period).collect();
    let mut spec = specs::empty("", ChartKind::Line);
    spec.unit = shown::axis_unit(desk.reader, total.indicator);
    spec.categories = periods.iter().map(|at| specs::period(desk.reader, at)).collect();
    let data = points.iter().map(|point| {
        let unsure = [Status::Provisional, Status::Estimated, Status::Forecast].iter().any(|status| point.status.contains(status));
        let mut datum = datum(desk, total.indicator, &point.cell);
        datum.mark = if unsure && datum.mark == DatumMark::Plain { DatumMark::Provisional } else { datum.mark };
        datum.aside = Some([Some(contributors(desk, point)), remarks(desk, point)].into_iter().flatten().collect::<Vec<_>>().join(", "));
        datum
    });
    spec.series.push(SeriesSpec { name: desk.text(&total.indicator.name), tone: Tone::Subject, data: data.collect() });
    let mut caption = caption(desk, total, &periods);
    caption.head = desk.word("figure.period");
    caption.reading = trend_reading(desk, total, &points);
    if points.iter().any(|point| point.cell.is_withheld()) {
        caption.notes.push(desk.word("figure.suppressed_note"));
    }
    Some(figure::figure(desk, spec, caption, None))
}

/// From the first shown value to the last.
fn trend_reading(desk: &Desk, total: Total, points: &[&AggregatePoint]) -> Vec<String> {
    let mut known = points.iter().filter(|point| point.cell.shown().is_some());
    let (Some(first), Some(last)) = (known.next(), known.next_back()) else { return Vec::new() };
    let value = |point: &AggregatePoint| shown::cell(desk.reader, total.indicator, &point.cell);
    let values = [("first", value(first)), ("from", period(desk, first)), ("last", value(last)), ("to", period(desk, last))];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    vec![desk.fill("reading.change_between", &values)]
}

/// The members beside each other in the latest period, from large to small, if they are named. `subject` stands out.
pub fn members(desk: &Desk, total: Total, subject: Option<&Id>) -> Option<Figure> {
    let latest = total.aggregate.latest()?;
    let Members::Named(named) = &latest.members else { return None };
    let mut named: Vec<&(Id, Cell)> = named.iter().filter(|(_, cell)| cell.has_value()).collect();
    named.sort_by_key(|(_, cell)| std::cmp::Reverse(cell.shown().map(|quantity| quantity.value)));
    let bars = named.iter().map(|(id, cell)| Bar {
        label: figure::enterprise_name(desk, id.as_str()),
        cell: *cell,
        aside: None,
        subject: subject == Some(id),
    });
    bars_figure(desk, total, bars.collect(), desk.word("figure.enterprise"))
}

/// The latest total by group or territory: one figure for each that the federation asks for.
pub fn splits(desk: &Desk, total: Total) -> Vec<Figure> {
    let Some(latest) = total.aggregate.latest() else { return Vec::new() };
    let territory = desk.model().catalogue.dimension("territory");
    let label = |split: &Split| match (split.by, &split.key) {
        (_, None) => desk.word("figure.others"),
        (Grouping::Group, Some(key)) => desk.word(&format!("group.{key}")),
        (Grouping::Territory, Some(key)) => {
            territory.and_then(|dimension| dimension.category(key)).map_or_else(|| key.clone(), |category| desk.text(&category.label))
        }
    };
    let figure = |by: Grouping| {
        let head = match (by, territory) {
            (Grouping::Territory, Some(dimension)) => desk.text(&dimension.name),
            _ => desk.word("figure.category"),
        };
        let own = latest.splits.iter().filter(|split| split.by == by && split.cell.has_value());
        let count = |split: &Split| usize::try_from(split.contributors).unwrap_or(usize::MAX);
        let aside = |split: &Split| Some(desk.count("count.members", count(split)));
        let bars = own.map(|split| Bar { label: label(split), cell: split.cell, aside: aside(split), subject: false });
        bars_figure(desk, total, bars.collect(), head)
    };
    [Grouping::Group, Grouping::Territory].into_iter().filter_map(figure).collect()
}

/// A bar of a figure of the latest period.
struct Bar {
    label: String,
    cell: Cell,
    /// Said beside it; the parts of a rate if nothing is.
    aside: Option<String>,
    subject: bool,
}

/// Bars beside each other with the whole as a line; nothing under two shown ones.
fn bars_figure(desk: &Desk, total: Total, bars: Vec<Bar>, head: String) -> Option<Figure> {
    let latest = total.aggregate.latest()?;
    if bars.iter().filter(|bar| bar.cell.shown().is_some()).count() < 2 {
        return None;
    }
    let mut spec = specs::empty("", ChartKind::Bar);
    spec.unit = shown::axis_unit(desk.reader, total.indicator);
    let category = |(index, bar): (usize, &Bar)| Category { subject: bar.subject, ..specs::plain(&bar.label, index) };
    spec.categories = bars.iter().enumerate().map(category).collect();
    let data = bars.iter().map(|bar| {
        let parts = bar.cell.shown().and_then(|quantity| shown::parts(desk.reader, quantity));
        let aside = parts.map(|(part, whole)| format!("{part}/{whole}"));
        Datum { aside: bar.aside.clone().or(aside), ..datum(desk, total.indicator, &bar.cell) }
    });
    spec.series.push(SeriesSpec { name: period(desk, latest), tone: Tone::Subject, data: data.collect() });
    if let Some(whole) = latest.cell.shown().filter(|_| total.aggregate.method != Method::Sum) {
        let label = format!("{} {}", desk.word("figure.total"), shown::quantity(desk.reader, total.indicator, whole).text());
        spec.benchmarks.push(Mark { value: float(whole.value), at: None, period: String::new(), label });
    }
    let mut caption = caption(desk, total, &[latest.period]);
    caption.head = head;
    caption.reading = reading::extremes(desk.reader, &spec);
    caption.notes.push(whole(desk, total, latest));
    if bars.iter().any(|bar| bar.cell.is_withheld()) {
        caption.notes.push(desk.word("figure.suppressed_note"));
    }
    Some(figure::figure(desk, spec, caption, None))
}

/// The whole with its parts: `Ensemble : 56,4 % (92 sur 163), 4 membres.`
fn whole(desk: &Desk, total: Total, point: &AggregatePoint) -> String {
    let value = shown::cell(desk.reader, total.indicator, &point.cell);
    let parts = parts(desk, &point.cell).map(|parts| format!(" ({parts})"));
    let (label, colon) = (desk.word("figure.total"), specs::colon(desk.reader));
    format!("{label}{colon} {value}{}, {}.", parts.unwrap_or_default(), contributors(desk, point))
}

/// An enterprise beside the other members, for the first indicator where it and two others are shown.
pub fn comparison(desk: &Desk, enterprise: &Enterprise) -> Option<Comparison> {
    let is_shown = |total: &Total| match total.aggregate.latest().map(|latest| &latest.members) {
        Some(Members::Named(named)) => {
            let shown = || named.iter().filter(|(_, cell)| cell.shown().is_some());
            shown().count() >= 3 && shown().any(|(id, _)| *id == enterprise.id)
        }
        _ => false,
    };
    let total = all(desk).into_iter().find(is_shown)?;
    let federation = total.federation;
    Some(Comparison {
        title: desk.word("enterprise.comparison"),
        text: facts::paragraph(&whole(desk, total, total.aggregate.latest()?)),
        link: desk.link(&Subject::Federation(federation.id.clone()), desk.text(&federation.file.name)),
        figure: members(desk, total, Some(&enterprise.id)),
    })
}
