//! Headlines: what a figure's title says when its author has not written one: the finding, not the subject.
//!
//! The words are patterns of the reader's language that fit any name and number, whatever its gender or number.

use super::chart::{ChartKind, ChartSpec, Datum, DatumMark, Order, Tone, Way};
use super::reader::Reader;

/// The longest name that stands before its finding, in characters; longer ones stand over the title.
const NAME: usize = 48;

/// The title of a chart about a measure; nothing if its values say nothing.
pub fn of(reader: &Reader, spec: &ChartSpec) -> Option<String> {
    let finding = finding(reader, spec)?;
    let name = spec.measure.as_str();
    if name.is_empty() || name.chars().count() > NAME {
        let mut letters = finding.chars();
        let first = letters.next()?;
        return Some(first.to_uppercase().chain(letters).collect());
    }
    Some(reader.words.fill("title.named", &[("name", name), ("finding", &finding)]))
}

/// What the values say, without saying of what.
fn finding(reader: &Reader, spec: &ChartSpec) -> Option<String> {
    match spec.kind {
        ChartKind::Diverging => agreement(reader, spec),
        ChartKind::Histogram => {
            let (category, _) = most(spec.categories.iter().map(|category| category.label.as_str()).zip(&spec.series.first()?.data))?;
            Some(reader.words.fill("title.most_often", &[("category", category)]))
        }
        _ if is_of_one(spec) && spec.order == Order::Time => moved(reader, spec),
        _ if spec.order == Order::Time => leader_at_end(reader, spec),
        _ if spec.series.len() == 1 => {
            let labels = spec.categories.iter().map(|category| category.label.as_str());
            largest(reader, most(labels.zip(&spec.series[0].data))?, spec.categories.len())
        }
        _ => {
            let cells = spec.series.iter().flat_map(|series| {
                series.data.iter().zip(&spec.categories).map(|(datum, category)| ((series.name.as_str(), category.label.as_str()), datum))
            });
            let ((series, category), datum) = most(cells)?;
            let label = format!("{category} ({series})");
            largest(reader, (&label, datum), 2)
        }
    }
}

/// Whether a chart is about one series; others are only there to see it by.
fn is_of_one(spec: &ChartSpec) -> bool {
    let others = spec.series.iter().skip(1);
    spec.series.len() == 1
        || (spec.series.first().is_some_and(|first| first.tone == Tone::Subject) && others.clone().all(|other| other.tone == Tone::Context))
}

/// The entry with the largest value; the first of equal ones. Nothing where a value is withheld: it might be larger.
fn most<'spec, Label>(entries: impl Iterator<Item = (Label, &'spec Datum)>) -> Option<(Label, &'spec Datum)> {
    let mut best: Option<(Label, &Datum)> = None;
    for (label, datum) in entries {
        if datum.mark == DatumMark::Withheld {
            return None;
        }
        if !datum.value.is_some_and(f64::is_finite) {
            continue;
        }
        if best.as_ref().is_none_or(|(_, other)| datum.value > other.value) {
            best = Some((label, datum));
        }
    }
    best
}

fn largest(reader: &Reader, (label, datum): (&str, &Datum), count: usize) -> Option<String> {
    let pattern = if count == 1 { "title.only" } else { "title.largest" };
    Some(reader.words.fill(pattern, &[("category", label), ("value", &datum.text)]))
}

/// How a single series moved; its only value if it did not.
fn moved(reader: &Reader, spec: &ChartSpec) -> Option<String> {
    let Some(moved) = &spec.moved else {
        let (datum, category) = spec.series[0].data.iter().zip(&spec.categories).rev().find(|(datum, _)| datum.value.is_some())?;
        return Some(reader.words.tell("title.single", &[("value", &datum.text)], &[("period", &category.time())]));
    };
    if let Some(target) = &moved.reached {
        return Some(reader.words.tell("title.reached", &[("value", target)], &[("period", &moved.to)]));
    }
    let pattern = match moved.way {
        Way::Up => "title.rise",
        Way::Down => "title.fall",
        Way::Flat => "title.stable",
    };
    let values = [("change", moved.change.as_str()), ("last", &moved.last)];
    Some(reader.words.tell(pattern, &values, &[("from", &moved.from), ("to", &moved.to)]))
}

/// Who is first in the latest period that has a value.
fn leader_at_end(reader: &Reader, spec: &ChartSpec) -> Option<String> {
    let index = (0..spec.categories.len()).rev().find(|index| spec.series.iter().any(|series| series.data[*index].value.is_some()))?;
    let entries = spec.series.iter().map(|series| (series.name.as_str(), &series.data[index]));
    let (name, datum) = most(entries)?;
    let period = spec.categories[index].time();
    Some(reader.words.tell("title.largest_in", &[("category", name), ("value", &datum.text)], &[("period", &period)]))
}

/// How many agree: with one statement, or from the least to the most of several.
fn agreement(reader: &Reader, spec: &ChartSpec) -> Option<String> {
    let favour = |row: usize| {
        let series = spec.series.iter().rev().find(|series| series.data[row].aside.is_some())?;
        let share: f64 = spec.series.iter().filter(|own| own.tone.is_favour()).filter_map(|own| own.data[row].value).sum();
        Some((share, series.data[row].aside.clone()?))
    };
    let mut shares: Vec<(f64, String)> = (0..spec.categories.len()).filter_map(favour).collect();
    shares.sort_by(|left, right| left.0.total_cmp(&right.0));
    match shares.as_slice() {
        [] => None,
        [(_, only)] => Some(reader.words.fill("title.agree", &[("share", only)])),
        // Of rows that are withheld nobody may know whether they lie between.
        _ if spec.series.iter().flat_map(|series| &series.data).any(|datum| datum.mark == DatumMark::Withheld) => None,
        [(_, least), .., (_, most)] if least == most => Some(reader.words.fill("title.agree", &[("share", most)])),
        [(_, least), .., (_, most)] => Some(reader.words.fill("title.agree_range", &[("least", least), ("most", most)])),
    }
}
