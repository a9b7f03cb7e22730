//! Figures of a federation: totals over time, members, groups and territories beside each other.

use super::aggregates::{Total, all, contributors, method_text, parts, period, remarks};
use super::{comparison, facts};
use crate::decimal::{float, percentage, rounded};
use crate::figures::{AggregatePoint, Cell, Change, Constant, Guarded, Members, Moves, Split};
use crate::model::enterprise::Enterprise;
use crate::model::id::Id;
use crate::model::indicator::{Aggregate as Method, Indicator};
use crate::model::observation::Status;
use crate::model::publications::Grouping;
use crate::period::Period;
use crate::plan::chart::{Category, ChartKind, ChartSpec, Datum, DatumMark, Mark, Moved, SeriesSpec, Tone, Way};
use crate::plan::compared::Compared;
use crate::plan::page::Subject;
use crate::plan::{reading as readings, shown, specs};
use crate::render::computed;
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
    Datum { value, text, number, mark, aside: None, ..Datum::default() }
}

fn caption(desk: &Desk, total: Total, periods: &[Period]) -> Caption {
    let who = desk.text(&total.federation.file.name);
    let when = figure::span(desk, periods);
    Caption {
        title: desk.text(&total.indicator.name),
        subtitle: Some(figure::subtitle(desk, total.indicator, (&who, &when))),
        notes: vec![method_text(desk, total)],
        computed: computed::of_total(desk, total),
        links: desk.link(&Subject::Indicator(total.indicator.id.clone()), desk.word("indicator.more")).into_iter().collect(),
        fictitious: total.is_fictitious(),
        ..Caption::default()
    }
}

/// The values of a total over time, who contributed beside them. Where others contribute than before, the line
/// breaks: two different perimeters are no trend.
pub fn over_time(desk: &Desk, indicator: &Indicator, points: &[&AggregatePoint]) -> Vec<Datum> {
    let one = |point: &&AggregatePoint| {
        let has = |status: Status| point.status.contains(&status);
        let unsure = [Status::Provisional, Status::Estimated, Status::Forecast].into_iter().any(has);
        let plain = datum(desk, indicator, &point.cell);
        let mark = match plain.mark {
            DatumMark::Plain if breaks(points, point) => DatumMark::Break,
            DatumMark::Plain if unsure => DatumMark::Provisional,
            mark => mark,
        };
        let words = [Some(contributors(desk, point)), remarks(desk, point)];
        Datum { mark, aside: Some(words.into_iter().flatten().collect::<Vec<_>>().join(", ")), ..plain }
    };
    points.iter().map(one).collect()
}

/// Whether a point, if it is not the first that is drawn, cannot be compared with the one before.
fn breaks(points: &[&AggregatePoint], point: &AggregatePoint) -> bool {
    let is_first = points.first().is_some_and(|first| first.period == point.period);
    !is_first && (point.status.contains(&Status::Break) || point.moves.is_some_and(|moves| !moves.is_none()))
}

/// The same members over time, as a second line, where others come and go.
pub fn constant(desk: &Desk, indicator: &Indicator, points: &[&AggregatePoint]) -> Option<SeriesSpec> {
    let members = points.iter().find_map(|point| Some(point.constant?.contributors))?;
    let data: Vec<Datum> = points
        .iter()
        .map(|point| match &point.constant {
            Some(constant) => datum(desk, indicator, &constant.cell),
            None => datum(desk, indicator, &Guarded::Absent(Status::Missing)),
        })
        .collect();
    let name = desk.fill("aggregate.constant", &[("members", &members_of(desk, members))]);
    (data.iter().filter(|datum| datum.value.is_some()).count() > 1).then_some(SeriesSpec { name, tone: Tone::Context, data })
}

fn members_of(desk: &Desk, count: u64) -> String {
    desk.count("count.members", usize::try_from(count).unwrap_or(usize::MAX))
}

/// What is to be said beside a total over time: who came and went, and what is withheld.
pub fn notes(desk: &Desk, points: &[&AggregatePoint]) -> Vec<String> {
    let moved = points.iter().skip(1).filter_map(|point| Some((point, point.moves.filter(|moves| !moves.is_none())?)));
    let number = |count: u64| desk.reader.locale.number(count.into(), 0);
    let one = |(point, moves): (&&AggregatePoint, Moves)| {
        let values = [("period", period(desk, point)), ("joined", number(moves.joined)), ("left", number(moves.left))];
        let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        desk.fill("aggregate.moved", &values)
    };
    let changes: Vec<String> = moved.map(one).collect();
    let mut notes = Vec::new();
    if !changes.is_empty() {
        notes.push(desk.fill("aggregate.members_change", &[("changes", &changes.join(desk.word("aggregate.separator").as_str()))]));
    }
    if points.iter().any(|point| point.cell.is_withheld() || point.constant.is_some_and(|constant| constant.cell.is_withheld())) {
        notes.push(desk.word("figure.suppressed_note"));
    }
    notes
}

/// What a total over time says: from the first to the last value that may be compared, of all members, else of
/// those who are in it all the time; where nothing may, the latest value.
pub fn reading(desk: &Desk, indicator: &Indicator, points: &[&AggregatePoint]) -> Vec<String> {
    let known: Vec<&&AggregatePoint> = points.iter().filter(|point| point.cell.shown().is_some()).collect();
    let Some(last) = known.last() else { return Vec::new() };
    let since = known.iter().rposition(|point| breaks(points, point)).unwrap_or(0);
    let said = |cell: &Cell| shown::cell(desk.reader, indicator, cell);
    let between = |key: &str, (from, first): (&AggregatePoint, &Cell), (to, last): (&AggregatePoint, &Cell), name: &str| {
        let values = [("first", said(first)), ("last", said(last)), ("members", name.to_owned())];
        let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let time = |point: &AggregatePoint| desk.reader.locale.time(&point.period);
        desk.tell(key, &values, &[("from", &time(from)), ("to", &time(to))])
    };
    let mut sentences = Vec::new();
    if known[since].period != last.period {
        sentences.push(between("reading.change_between", (known[since], &known[since].cell), (last, &last.cell), ""));
    } else {
        let (value, period) = (said(&last.cell), period(desk, last));
        sentences.push(format!("{period}{} {value}, {}.", specs::colon(desk.reader), contributors(desk, last)));
    }
    if since > 0 {
        let lasting: Vec<(&AggregatePoint, Constant)> =
            points.iter().filter_map(|point| Some((*point, point.constant.filter(|constant| constant.cell.shown().is_some())?))).collect();
        if let [first, .., last] = lasting.as_slice() {
            let members = members_of(desk, last.1.contributors);
            sentences.push(between("aggregate.constant_reading", (first.0, &first.1.cell), (last.0, &last.1.cell), &members));
        }
    }
    sentences
}

/// How a total moved between the first and the last value that may be compared, in words for a title.
pub fn moved(desk: &Desk, indicator: &Indicator, points: &[&AggregatePoint]) -> Option<Moved> {
    let known: Vec<&&AggregatePoint> = points.iter().filter(|point| point.cell.shown().is_some()).collect();
    let since = known.iter().rposition(|point| breaks(points, point)).unwrap_or(0);
    let (first, last) = (known.get(since)?, known.last()?);
    if first.period == last.period {
        return None;
    }
    let (from, now) = (first.cell.shown()?, last.cell.shown()?);
    let difference = now.value.checked_sub(from.value)?;
    let change = Change { difference, percent: percentage(difference, from.value.abs()), across_break: false };
    let way = match rounded(difference, now.decimals) {
        difference if difference.is_zero() => Way::Flat,
        difference if difference.is_sign_negative() => Way::Down,
        _ => Way::Up,
    };
    Some(Moved {
        way,
        change: shown::change_size(desk.reader, indicator, &change, now.decimals),
        from: desk.reader.locale.time(&first.period),
        to: desk.reader.locale.time(&last.period),
        last: shown::cell(desk.reader, indicator, &last.cell),
        reached: None,
    })
}

/// The total over time, from two shown values.
pub fn trend(desk: &Desk, total: Total) -> Option<Figure> {
    let points = total.aggregate.drawn(&[]);
    if points.iter().filter(|point| point.cell.shown().is_some()).count() < 2 {
        return None;
    }
    let periods: Vec<Period> = points.iter().map(|point| point.period).collect();
    let mut spec = specs::empty("", ChartKind::Line);
    spec.unit = shown::axis_unit(desk.reader, total.indicator);
    spec.categories = periods.iter().map(|at| specs::period(desk.reader, at)).collect();
    let data = over_time(desk, total.indicator, &points);
    spec.series.push(SeriesSpec { name: desk.text(&total.indicator.name), tone: Tone::Subject, data });
    spec.series.extend(constant(desk, total.indicator, &points));
    spec.moved = moved(desk, total.indicator, &points);
    let mut caption = caption(desk, total, &periods);
    caption.head = desk.word("figure.period");
    caption.reading = reading(desk, total.indicator, &points);
    caption.notes.extend(notes(desk, &points));
    Some(figure::figure(desk, spec, caption, None))
}

/// The most members that one figure sets beside each other: more bars than this fill screens and tell nothing that a
/// distribution or a sentence does not.
const MOST_BARS: usize = 24;

/// Whether more members show a value than can stand beside each other.
pub fn are_many(members: &[(Id, Cell)]) -> bool {
    members.iter().filter(|(_, cell)| cell.shown().is_some()).count() > MOST_BARS
}

/// The members beside each other in the latest period, from large to small, if they are named and not many. `subject`
/// stands out.
pub fn members(desk: &Desk, total: Total, subject: Option<&Id>) -> Option<Figure> {
    let latest = total.aggregate.latest()?;
    let Members::Named(named) = &latest.members else { return None };
    if are_many(named) {
        return None;
    }
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

/// A total by territory on a map, with what is said around it; nothing if the federation does not divide it so.
pub fn on_map(desk: &Desk, total: Total, point: &AggregatePoint) -> Option<(ChartSpec, Caption)> {
    let territory = desk.model().catalogue.dimension("territory")?;
    let mut spec = specs::empty("", ChartKind::Map);
    spec.unit = shown::axis_unit(desk.reader, total.indicator);
    spec.measure = desk.text(&total.indicator.name);
    let mut data = Vec::new();
    for split in point.splits.iter().filter(|split| split.by == Grouping::Territory && split.cell.has_value()) {
        let Some(category) = split.key.as_ref().and_then(|key| territory.category(key)) else { continue };
        spec.categories.push(specs::territory(desk.reader, category, data.len()));
        let members = desk.count("count.members", usize::try_from(split.contributors).unwrap_or(usize::MAX));
        data.push(Datum { aside: Some(members), ..datum(desk, total.indicator, &split.cell) });
    }
    let withheld = data.iter().any(|datum| datum.mark == DatumMark::Withheld);
    spec.series.push(SeriesSpec { name: period(desk, point), tone: Tone::Subject, data });
    if !spec.is_drawable() {
        return None;
    }
    let mut caption = caption(desk, total, &[point.period]);
    caption.head = desk.text(&territory.name);
    caption.reading = readings::extremes(desk.reader, &spec);
    caption.notes.push(whole(desk, total, point));
    if withheld {
        caption.notes.push(desk.word("figure.suppressed_note"));
    }
    Some((spec, caption))
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
    caption.reading = readings::extremes(desk.reader, &spec);
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

/// An enterprise beside the other members, for the first indicator where it and two others are shown: drawn among few,
/// in a sentence among many.
pub fn comparison(desk: &Desk, enterprise: &Enterprise) -> Option<Comparison> {
    let is_shown = |total: &Total| match total.aggregate.latest().map(|latest| &latest.members) {
        Some(Members::Named(named)) => {
            let shown = || named.iter().filter(|(_, cell)| cell.shown().is_some());
            !are_many(named) && shown().count() >= 3 && shown().any(|(id, _)| *id == enterprise.id)
        }
        _ => false,
    };
    let Some(total) = all(desk).into_iter().find(is_shown) else { return among_peers(desk, enterprise) };
    let federation = total.federation;
    Some(Comparison {
        title: desk.word("enterprise.comparison"),
        text: facts::paragraph(&whole(desk, total, total.aggregate.latest()?)),
        link: desk.link(&Subject::Federation(federation.id.clone()), desk.text(&federation.file.name)),
        figure: members(desk, total, Some(&enterprise.id)),
    })
}

/// An enterprise among others that are many or not named, in what is compared first: how these lie, and its own value.
fn among_peers(desk: &Desk, enterprise: &Enterprise) -> Option<Comparison> {
    let own = |one: &Compared| one.values.iter().find(|(id, _)| *id == enterprise.id).map(|(_, value)| *value);
    let (one, own) = desk.plan().compared.look().iter().find_map(|one| Some((one, own(one)?)))?;
    let indicator = desk.model().catalogue.indicator(one.indicator.as_str())?;
    let (measured, colon) = (desk.text(&indicator.name), specs::colon(desk.reader));
    let (name, value) = (desk.text(&enterprise.portrait.name), shown::quantity(desk.reader, indicator, &own).text());
    let finding = comparison::spread(desk, indicator, one)?;
    Some(Comparison {
        title: desk.word("enterprise.comparison"),
        text: facts::paragraph(&format!("{measured}{colon} {finding} {name}{colon} {value}.")),
        link: desk.link(&Subject::Comparison(one.indicator.clone()), desk.word("sections.comparison")),
        figure: None,
    })
}
