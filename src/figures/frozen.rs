//! Frozen figures: the values that an issue was published with, kept beside it, so that later corrections do not
//! rewrite it.
//!
//! What is frozen is what could be seen: a withheld value is kept as withheld, and one that is withheld today is not
//! shown any more, whatever was seen once. Nor may the issue and the site together tell what neither tells alone: where
//! something is withheld, then or now, the issue keeps only numbers that still hold. Everything besides numbers (names, sources, notes) stays as it is now.

use std::collections::{BTreeMap, BTreeSet};

use super::Figures;
use super::aggregate::{Aggregate, AggregatePoint, Members};
use super::changed::known_as;
use super::privacy::{Cell, Guarded, Reason};
use super::quantity::Quantity;
use super::rate::Ratio;
use super::series::{Point, Series};
use super::survey::{Answers, Tally};
use crate::decimal::{self, Decimal, Marks};
use crate::finding::Place;
use crate::model::observation::{Remarks, Status};
use crate::period::{self, Period, SchoolYearStart};
use crate::source::table::Table;

/// The columns of the file, in order.
pub const COLUMNS: [&str; 13] =
    ["kind", "of", "what", "period", "from", "to", "categories", "state", "value", "numerator", "denominator", "n", "status"];

/// A number of the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub kind: String,
    pub of: String,
    pub what: String,
    pub period: Option<Period>,
    pub categories: Vec<(String, String)>,
    pub cell: Cell,
    n: Option<Decimal>,
    status: Vec<Status>,
}

/// The rows to keep of what was measured: references as `ateliers/exits` and `ateliers/survey/question`.
pub fn rows(figures: &Figures, measured: &BTreeSet<String>) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for reference in measured {
        match reference.split('/').collect::<Vec<_>>().as_slice() {
            [of, survey, question] => {
                if let Some(answers) = figures.answers(of, survey, question) {
                    rows.extend(of_answers(of, &format!("{survey}/{question}"), answers));
                }
            }
            [of, indicator] => {
                if let Some(series) = figures.series(of, indicator) {
                    rows.extend(series.points().map(|point| of_point((of, indicator), point)));
                }
                if let Some(aggregate) = figures.aggregate(of, indicator) {
                    rows.extend(aggregate.points.iter().map(|point| of_total((of, indicator), point)));
                }
            }
            _ => {}
        }
    }
    rows
}

fn row(kind: &str, (of, what): (&str, &str), period: Option<&Period>) -> Vec<String> {
    let days = period.map(|period| [period.spelled(), period.first.to_string(), period.last.to_string()]).unwrap_or_default();
    [kind.to_owned(), of.to_owned(), what.to_owned()].into_iter().chain(days).collect()
}

fn number(value: Option<Decimal>) -> String {
    value.map(|value| value.normalize().to_string()).unwrap_or_default()
}

fn of_point((of, what): (&str, &str), point: &Point) -> Vec<String> {
    let mut row = row("value", (of, what), Some(&point.period));
    let categories: Vec<String> = point.categories.iter().map(|(dimension, category)| format!("{dimension}={category}")).collect();
    row.push(categories.join(" "));
    row.extend(written(&point.cell));
    row.push(number(point.base().filter(|_| point.cell.shown().is_some())));
    row.push(point.status().iter().map(|status| status.word()).collect::<Vec<_>>().join(" "));
    row
}

fn of_total((of, what): (&str, &str), point: &AggregatePoint) -> Vec<String> {
    let mut row = row("total", (of, what), Some(&point.period));
    row.push(String::new());
    row.extend(written(&point.cell));
    row.push(point.contributors.to_string());
    row.push(point.status.iter().map(|status| status.word()).collect::<Vec<_>>().join(" "));
    row
}

/// Every option with its count; the count of those who answered, and the mean, stand before.
fn of_answers(of: &str, what: &str, answers: &Answers) -> Vec<Vec<String>> {
    let line = |kind: &str, option: &str, value: Option<Decimal>, n: u64| {
        let mut row = row(kind, (of, what), None);
        let value = number(value);
        row.extend([option, "shown", &value, "", "", &n.to_string(), ""].map(str::to_owned));
        row
    };
    let first = line("answers", "", answers.tally.mean, answers.tally.base);
    let each = answers.tally.options.iter().map(|option| line("answer", &option.id, Some(option.count.into()), answers.tally.base));
    std::iter::once(first).chain(each).collect()
}

fn written(cell: &Cell) -> [String; 4] {
    match cell {
        Guarded::Shown(quantity) => {
            let parts = quantity.ratio.map(|ratio| (ratio.numerator(), ratio.denominator())).unzip();
            ["shown".to_owned(), number(Some(quantity.value)), number(parts.0), number(parts.1)]
        }
        Guarded::Withheld(_) => ["withheld".to_owned(), String::new(), String::new(), String::new()],
        Guarded::Absent(status) => [status.word().to_owned(), String::new(), String::new(), String::new()],
    }
}

/// The columns and rows of a file that cannot be read as numbers: each with its place.
pub fn unreadable(table: &Table, school: SchoolYearStart) -> Vec<Place> {
    let bad = table.rows.iter().filter(|row| entry(table, row, school).is_none());
    bad.map(|row| row.place).collect()
}

/// The column that the file lacks, if it lacks one.
pub fn lacking(table: &Table) -> Option<&'static str> {
    COLUMNS.into_iter().find(|column| !table.header.iter().any(|cell| cell.value == *column))
}

/// A row of the file; nothing if it cannot be read.
pub(super) fn entry(table: &Table, row: &crate::source::table::Row, school: SchoolYearStart) -> Option<Entry> {
    let cell = |name: &str| {
        let column = table.header.iter().position(|cell| cell.value == name)?;
        row.cells.get(column).map(|cell| cell.value.as_str())
    };
    let text = |name: &str| cell(name).unwrap_or_default().to_owned();
    let number = |name: &str| match cell(name).unwrap_or_default() {
        "" => Some(None),
        written => decimal::parse(written, Marks::Point).ok().map(Some),
    };
    let period = match cell("period").unwrap_or_default() {
        "" => None,
        written => Some(dated(written, (cell("from")?, cell("to")?), school)?),
    };
    let pair = |pair: &str| pair.split_once('=').map(|(one, other)| (one.to_owned(), other.to_owned()));
    let mut categories: Vec<(String, String)> = Vec::new();
    for part in text("categories").split_whitespace() {
        categories.push(pair(part).unwrap_or_else(|| (String::new(), part.to_owned())));
    }
    let ratio = number("numerator")?.zip(number("denominator")?).and_then(|(part, whole)| Ratio::new(part, whole));
    let cell = match cell("state")? {
        "shown" => Guarded::Shown(Quantity { value: number("value")?.unwrap_or_default(), ratio, decimals: 0 }),
        "withheld" => Guarded::Withheld(Reason::Primary),
        word => Guarded::Absent(Status::of(word)?),
    };
    let status = text("status").split_whitespace().map(Status::of).collect::<Option<Vec<_>>>()?;
    Some(Entry { kind: text("kind"), of: text("of"), what: text("what"), period, categories, cell, n: number("n")?, status })
}

/// A period as it was spelled, if it still means the same days; else those days.
fn dated(written: &str, (from, to): (&str, &str), school: SchoolYearStart) -> Option<Period> {
    let (first, last) = (period::parse_date(from)?, period::parse_date(to)?);
    period::parse(written, school).filter(|period| (period.first, period.last) == (first, last)).or_else(|| Period::range(first, last))
}

/// The figures as an issue knows them: what its file holds, laid over what holds now. What was reported as an indicator
/// that another one has replaced since is laid over that one (`successors`).
///
/// `private` federations have members who do not publish all: what these answered together is as it is now, for the
/// difference would be what one of them answered.
pub fn frozen(
    figures: &Figures,
    (table, school): (&Table, SchoolYearStart),
    (successors, private): (&BTreeMap<String, String>, &BTreeSet<&str>),
) -> Figures {
    let mut by_thing: BTreeMap<(String, String), Vec<Entry>> = BTreeMap::new();
    for entry in table.rows.iter().filter_map(|row| entry(table, row, school)) {
        let what = known_as(figures, (&entry.of, &entry.what), successors).to_owned();
        by_thing.entry((entry.of.clone(), what)).or_default().push(entry);
    }
    let mut frozen = figures.clone();
    for ((of, what), entries) in by_thing {
        let of_kind = |kind: &str| entries.iter().filter(|entry| entry.kind == kind).cloned().collect::<Vec<_>>();
        if let Some(series) = frozen.series.things_mut().get_mut(of.as_str()).and_then(|own| own.get_mut(what.as_str())) {
            lay_series(series, &of_kind("value"));
        }
        if let Some(own) = frozen.aggregates.things_mut().get_mut(of.as_str()).and_then(|own| own.get_mut(what.as_str())) {
            lay_aggregate(own, &of_kind("total"));
        }
        let Some((survey, question)) = what.split_once('/') else { continue };
        for shelf in [&mut frozen.answers, &mut frozen.pooled].into_iter().take(if private.contains(of.as_str()) { 1 } else { 2 }) {
            let questions = shelf.things_mut().get_mut(of.as_str()).and_then(|own| own.get_mut(survey));
            if let Some(answers) = questions.into_iter().flatten().find(|answers| answers.question.as_str() == question) {
                lay_answers(answers, &entries);
            }
        }
    }
    frozen
}

/// What was seen, with today's decimals; withheld if it is withheld today, or if it is another now where something is
/// kept secret: then an old number less new ones would tell it.
fn seen(cell: Cell, (now, is_secretive): (Option<&Cell>, bool), decimals: u32) -> Cell {
    let number = |cell: &Cell| cell.shown().map(|quantity| (quantity.value, quantity.ratio));
    match (cell, now) {
        (_, Some(Guarded::Withheld(reason))) => Guarded::Withheld(*reason),
        (Guarded::Shown(_), now) if is_secretive && now.and_then(number) != number(&cell) => Guarded::Withheld(Reason::Complementary),
        (Guarded::Shown(quantity), _) => Guarded::Shown(Quantity { decimals, ..quantity }),
        (other, _) => other,
    }
}

fn lay_series(series: &mut Series, entries: &[Entry]) {
    if entries.is_empty() {
        return;
    }
    let now: Vec<Point> = series.points().cloned().collect();
    let secret_now = now.iter().filter(|point| point.cell.is_withheld()).map(|point| point.period);
    let secret_then = entries.iter().filter(|entry| entry.cell.is_withheld()).filter_map(|entry| entry.period);
    let secretive: Vec<Period> = secret_now.chain(secret_then).collect();
    let point = |entry: &Entry| {
        let period = entry.period?;
        let same = |point: &&Point| {
            (point.period.first, point.period.last) == (period.first, period.last) && *point.categories == *entry.categories
        };
        let known = now.iter().find(same);
        let is_secretive = secretive.iter().any(|secret| secret.overlaps(&period));
        let cell = seen(entry.cell, (known.map(|point| &point.cell), is_secretive), series.decimals);
        let remarks = known.and_then(|point| point.remarks.as_deref()).cloned().unwrap_or_default();
        // A correction came after the issue: it is told among the errata.
        let base = entry.n.filter(|_| cell.shown().is_some());
        let remarks = Remarks { status: entry.status.clone(), base, revised: None, ..remarks };
        Some(Point {
            period,
            categories: entry.categories.as_slice().into(),
            small_base: known.is_some_and(|point| point.small_base),
            remarks: remarks.said(),
            place: known.map_or(Place::SITE, |point| point.place),
            cell,
            since: 0,
            until: None,
        })
    };
    let points: Vec<Point> = entries.iter().filter_map(point).collect();
    let dimensions = std::mem::take(&mut series.dimensions);
    let used = |dimension: &str, category: &str| points.iter().any(|point| point.category(dimension) == Some(category));
    let kept = dimensions.into_iter().map(|mut own| {
        own.categories.retain(|category| used(&own.id, category));
        own
    });
    series.dimensions = kept.filter(|own| !own.categories.is_empty()).collect();
    series.points = points;
}

fn lay_aggregate(aggregate: &mut Aggregate, entries: &[Entry]) {
    let decimals = aggregate.decimals;
    let point = |entry: &Entry| {
        let period = entry.period?;
        let known = aggregate.at(&period)?;
        let cell = seen(entry.cell, (Some(&known.cell), known.hides), decimals);
        let contributors = entry.n.and_then(|n| u64::try_from(n).ok()).unwrap_or(known.contributors);
        let same = cell == known.cell && contributors == known.contributors;
        let known = known.clone();
        // What is known only of today's total does not stand beside another one.
        let apart = AggregatePoint {
            splits: Vec::new(),
            members: Members::Unpublished,
            constant: None,
            spread: None,
            moves: None,
            ..known.clone()
        };
        Some(AggregatePoint { cell, contributors, status: entry.status.clone(), period, ..if same { known } else { apart } })
    };
    let points: Vec<AggregatePoint> = entries.iter().filter_map(point).collect();
    if !points.is_empty() {
        aggregate.points = points;
    }
}

fn lay_answers(answers: &mut Answers, entries: &[Entry]) {
    let Some(first) = entries.iter().find(|entry| entry.kind == "answers") else { return };
    let Some(base) = first.n.and_then(|n| u64::try_from(n).ok()) else { return };
    let count = |option: &str| {
        let own = entries.iter().find(|entry| entry.kind == "answer" && entry.categories.iter().any(|(_, own)| own == option))?;
        u64::try_from(own.cell.shown()?.value).ok()
    };
    let same = answers.tally.base == base && answers.tally.options.iter().all(|option| count(&option.id) == Some(option.count));
    if same {
        return;
    }
    let mut options = answers.tally.options.clone();
    options.retain(|option| count(&option.id).is_some());
    for option in &mut options {
        option.count = count(&option.id).unwrap_or_default();
        option.share = Ratio::of_counts(option.count, base);
    }
    let mean = first.cell.shown().map(|quantity| quantity.value).filter(|_| answers.tally.mean.is_some());
    answers.tally = Tally::of(base, options, mean);
    answers.groups.clear();
    answers.margin = None;
}
