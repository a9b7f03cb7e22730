//! Lines: values over time, with targets, breaks and what may still change.

use super::ink::Role;
use super::sheet::{Area, Hang, Plane, Sheet, size_of};
use super::ticks::Axis;
use super::width::{Weight, width, wrapped};
use super::{Composition, Numbers};
use crate::plan::chart::{ChartSpec, Datum, DatumMark, SeriesSpec, Tone};

const TOP: f64 = 28.0;
const BOTTOM: f64 = 34.0;

/// Draws the lines and gives the height of the sheet, in pixels.
pub fn draw(spec: &ChartSpec, composition: Composition, numbers: Numbers, out: &mut String) -> f64 {
    let (wide, height) = (composition.width(), if composition == Composition::Wide { 340.0 } else { 280.0 });
    let up = vertical(spec);
    let ticks: Vec<String> = labelled(&up, spec, numbers);
    let left = ticks.iter().map(|tick| width(tick, size_of(Role::Axis), Weight::Regular)).fold(0.0, f64::max) + 12.0;
    let right = wide - end_room(spec, composition);
    let area = Area { left, top: TOP, right, bottom: height - BOTTOM };
    let inset = if spec.categories.len() > 1 { 18.0 } else { 0.0 };
    let inner = Area { left: area.left + inset, right: area.right - inset, ..area };
    let plane = Plane::new(across(spec), up.clone(), inner);
    let mut sheet = Sheet::new(out, (wide, height));
    for (tick, label) in up.at.iter().zip(&ticks) {
        let (_, y) = plane.at(0.0, *tick);
        let role = if *tick == 0.0 { Role::Zero } else { Role::Grid };
        sheet.path(&[(area.left, y), (area.right, y)], role);
        sheet.words(label, (area.left - 8.0, y + 4.0), (Role::Axis, Hang::End));
    }
    periods(spec, composition, &plane, &mut sheet);
    targets(spec, &plane, &area, &mut sheet);
    for series in &spec.series {
        trace(series, spec, &plane, &sheet);
    }
    reserve(spec, &plane, &mut sheet);
    names(spec, composition, &plane, &mut sheet);
    for series in spec.series.iter().filter(|series| spec.series.len() == 1 || series.tone == Tone::Subject) {
        values(series, spec, &plane, &mut sheet);
    }
    benchmarks(spec, &plane, &mut sheet);
    annotations(spec, &plane, &area, &mut sheet);
    height
}

/// The axis of values: from zero unless that would flatten everything.
fn vertical(spec: &ChartSpec) -> Axis {
    let marks = spec.targets.iter().chain(&spec.benchmarks).map(|mark| mark.value);
    let values: Vec<f64> = spec.values().chain(marks).filter(|value| value.is_finite()).collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let flat = least > 0.0 && least > most * 0.75 && spec.least.is_none();
    let from = if flat { least } else { least.min(0.0) };
    Axis::nice(from, if flat { most } else { most.max(0.0) }, 4)
}

fn labelled(axis: &Axis, spec: &ChartSpec, numbers: Numbers) -> Vec<String> {
    let last = axis.at.len().saturating_sub(1);
    let label = |(index, tick): (usize, &f64)| {
        let number = numbers(*tick, axis.decimals);
        if index == last && !spec.unit.is_empty() { format!("{number}{}", spec.unit) } else { number }
    };
    axis.at.iter().enumerate().map(label).collect()
}

fn across(spec: &ChartSpec) -> Axis {
    let places = spec.categories.iter().map(|category| category.at).chain(spec.targets.iter().filter_map(|target| target.at));
    let places: Vec<f64> = places.collect();
    let from = places.iter().copied().fold(f64::INFINITY, f64::min);
    let to = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Axis::exact(from, to)
}

/// Room at the right for the names of several lines.
fn end_room(spec: &ChartSpec, composition: Composition) -> f64 {
    if spec.series.len() < 2 {
        return 30.0;
    }
    let most = if composition == Composition::Wide { 190.0 } else { 96.0 };
    let widest = spec.series.iter().map(|series| width(&series.name, size_of(Role::Strong), Weight::Strong)).fold(0.0, f64::max);
    widest.min(most) + 16.0
}

fn periods(spec: &ChartSpec, composition: Composition, plane: &Plane, sheet: &mut Sheet) {
    let narrow = composition == Composition::Narrow;
    let years: Vec<(f64, String)> = spec
        .categories
        .iter()
        .map(|category| (category.at, if narrow { category.short.clone() } else { category.label.clone() }))
        .chain(spec.targets.iter().filter_map(|target| Some((target.at?, target.period.clone()))))
        .collect();
    let y = plane.area.bottom;
    let last = spec.categories.len().saturating_sub(1);
    // First and last are always said; what lies between as far as there is room.
    let order = [0, last].into_iter().chain(last + 1..years.len()).chain(1..last);
    let mut done = std::collections::BTreeSet::new();
    for index in order.filter(|index| *index < years.len()) {
        let (at, label) = &years[index];
        let (x, _) = plane.at(*at, 0.0);
        if !done.insert(index) {
            continue;
        }
        if sheet.words_if_free(
            label,
            &[(x, y + 22.0, Hang::Middle), (x + 14.0, y + 22.0, Hang::End), (x - 14.0, y + 22.0, Hang::Start)],
            Role::Axis,
        ) {
            sheet.path(&[(x, y), (x, y + 5.0)], Role::Zero);
        }
    }
}

fn targets(spec: &ChartSpec, plane: &Plane, area: &Area, sheet: &mut Sheet) {
    for target in &spec.targets {
        let (_, y) = plane.at(0.0, target.value);
        let x = target.at.map_or(area.right, |at| plane.at(at, target.value).0);
        sheet.path(&[(area.left, y), (x, y)], Role::Target);
        if target.at.is_some() {
            sheet.polygon(&[(x, y - 7.0), (x + 7.0, y), (x, y + 7.0), (x - 7.0, y)], Role::TargetMark);
            sheet.take(Area { left: x - 8.0, top: y - 8.0, right: x + 8.0, bottom: y + 8.0 });
        }
        let right = (x + 12.0).min(area.right + 24.0);
        let places = [
            (right, y - 12.0, Hang::End),
            (right, y + 22.0, Hang::End),
            (area.left + 6.0, y - 8.0, Hang::Start),
            (area.left + 6.0, y + 18.0, Hang::Start),
        ];
        sheet.words_if_free(&target.label, &places, Role::TargetText);
    }
}

/// The line of a series: whole where values follow each other, dashed towards what may still change, open where
/// a value is missing or a break says that the two sides are not comparable.
fn trace(series: &SeriesSpec, spec: &ChartSpec, plane: &Plane, sheet: &Sheet) {
    let (line, dashed, point) = roles(series.tone);
    let places: Vec<Option<(f64, f64)>> =
        series.data.iter().zip(&spec.categories).map(|(datum, category)| Some(plane.at(category.at, datum.value?))).collect();
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut dashes: Vec<(f64, f64)> = Vec::new();
    let flush = |points: &mut Vec<(f64, f64)>, role: Role| {
        if points.len() > 1 {
            sheet.path(points, role);
        }
        points.clear();
    };
    for (index, (place, datum)) in places.iter().zip(&series.data).enumerate() {
        let Some(place) = place else {
            flush(&mut run, line);
            flush(&mut dashes, dashed);
            continue;
        };
        let before = index.checked_sub(1).and_then(|before| places[before]);
        match (datum.mark, before) {
            (DatumMark::Break, _) | (_, None) => {
                flush(&mut run, line);
                flush(&mut dashes, dashed);
                run.push(*place);
            }
            (DatumMark::Provisional, Some(before)) => {
                flush(&mut run, line);
                if dashes.is_empty() {
                    dashes.push(before);
                }
                dashes.push(*place);
                run.push(*place);
            }
            (_, Some(_)) => {
                flush(&mut dashes, dashed);
                run.push(*place);
            }
        }
        if datum.mark == DatumMark::Break {
            broken(*place, before, plane, sheet);
        }
    }
    flush(&mut run, line);
    flush(&mut dashes, dashed);
    let shown = spec.series.len() <= 4 || series.tone == Tone::Subject;
    for (place, datum) in places.iter().zip(&series.data).filter(|_| shown) {
        let Some(place) = place else { continue };
        match (datum.mark, series.tone) {
            (DatumMark::Provisional, Tone::Subject) => sheet.circle(*place, 5.5, Role::PointOpen),
            (_, Tone::Subject) => sheet.circle(*place, 5.0, point),
            _ => sheet.circle(*place, 4.0, point),
        }
    }
}

/// The mark of a break: a dashed upright between the two values that cannot be compared.
fn broken(place: (f64, f64), before: Option<(f64, f64)>, plane: &Plane, sheet: &Sheet) {
    if let Some(before) = before {
        let x = (before.0 + place.0) / 2.0;
        sheet.path(&[(x, plane.area.top + 6.0), (x, plane.area.bottom)], Role::Target);
    }
}

fn roles(tone: Tone) -> (Role, Role, Role) {
    match tone {
        Tone::Subject => (Role::Line, Role::LineDashed, Role::Point),
        Tone::Series(number) => (Role::SeriesLine(number), Role::SeriesDashed(number), Role::SeriesPoint(number)),
        Tone::Context | Tone::Scale(_) => (Role::ContextLine, Role::ContextLine, Role::ContextPoint),
    }
}

/// Labels may not lie on the points and segments of the lines.
fn reserve(spec: &ChartSpec, plane: &Plane, sheet: &mut Sheet) {
    if spec.series.len() > 1 {
        return;
    }
    for (datum, category) in spec.series.iter().flat_map(|series| series.data.iter().zip(&spec.categories)) {
        if let Some(value) = datum.value {
            let (x, y) = plane.at(category.at, value);
            sheet.take(Area { left: x - 5.0, top: y - 5.0, right: x + 5.0, bottom: y + 5.0 });
        }
    }
}

/// The names of several lines at their ends, as far as they do not collide; the highest value first.
fn names(spec: &ChartSpec, composition: Composition, plane: &Plane, sheet: &mut Sheet) {
    if spec.series.len() < 2 {
        return;
    }
    let most = if composition == Composition::Wide { 190.0 } else { 96.0 };
    let mut ends: Vec<(f64, f64, &SeriesSpec)> = spec
        .series
        .iter()
        .filter_map(|series| {
            let (datum, category) = series.data.iter().zip(&spec.categories).rev().find(|(datum, _)| datum.value.is_some())?;
            let (x, y) = plane.at(category.at, datum.value?);
            Some((x, y, series))
        })
        .collect();
    ends.sort_by(|left, right| left.1.total_cmp(&right.1));
    for (x, y, series) in ends {
        let role = match series.tone {
            Tone::Subject => Role::SubjectName,
            Tone::Series(number) => Role::Name(number),
            _ => Role::Note,
        };
        let name = wrapped(&series.name, size_of(role), most, 1).remove(0);
        let places: Vec<(f64, f64, Hang)> =
            [4.0, 12.0, -4.0, 20.0, -12.0, 28.0, -20.0].iter().map(|shift| (x + 10.0, y + shift, Hang::Start)).collect();
        sheet.words_if_free(&name, &places, role);
    }
}

/// The values of the subject: all where there is room, else the first, the last, the most and the least.
fn values(series: &SeriesSpec, spec: &ChartSpec, plane: &Plane, sheet: &mut Sheet) {
    for index in by_weight(series) {
        let (datum, category) = (&series.data[index], &spec.categories[index]);
        let Some(value) = datum.value else { continue };
        let (x, y) = plane.at(category.at, value);
        let rises = index > 0 && series.data[index - 1].value.is_some_and(|before| before > value);
        let (above, below) = ((x, y - 12.0, Hang::Middle), (x, y + 22.0, Hang::Middle));
        let sides = [
            (x + 6.0, y - 12.0, Hang::End),
            (x - 6.0, y - 12.0, Hang::Start),
            (x + 6.0, y + 22.0, Hang::End),
            (x - 6.0, y + 22.0, Hang::Start),
        ];
        let mut places = if rises { vec![below, above] } else { vec![above, below] };
        places.extend(sides);
        let last = index + 1 == series.data.len();
        let role = if last && series.tone == Tone::Subject { Role::SubjectName } else { Role::Strong };
        if sheet.words_if_free(&datum.text, &places, role) {
            aside(datum, (x, y), sheet);
        }
    }
    withheld(series, spec, plane, sheet);
}

/// The order in which values claim room: last, first, most, least, then the rest.
fn by_weight(series: &SeriesSpec) -> Vec<usize> {
    let known: Vec<(usize, f64)> = series.data.iter().enumerate().filter_map(|(index, datum)| Some((index, datum.value?))).collect();
    let most = known.iter().max_by(|left, right| left.1.total_cmp(&right.1)).map(|(index, _)| *index);
    let least = known.iter().min_by(|left, right| left.1.total_cmp(&right.1)).map(|(index, _)| *index);
    let ends = [known.last().map(|(index, _)| *index), known.first().map(|(index, _)| *index), most, least];
    let mut order: Vec<usize> = Vec::new();
    for index in ends.into_iter().flatten().chain(known.iter().map(|(index, _)| *index)) {
        if !order.contains(&index) {
            order.push(index);
        }
    }
    order.truncate(if known.len() > 14 { 4 } else { 14 });
    order
}

/// The word for what may still change, beside its value.
fn aside(datum: &Datum, (x, y): (f64, f64), sheet: &mut Sheet) {
    if let Some(words) = datum.aside.as_ref().filter(|_| datum.mark == DatumMark::Provisional) {
        let places =
            [(x, y + 22.0, Hang::Middle), (x, y - 28.0, Hang::Middle), (x + 8.0, y + 22.0, Hang::End), (x - 10.0, y + 5.0, Hang::End)];
        sheet.words_if_free(words, &places, Role::Note);
    }
}

/// A value that is not there has its words at the foot of its period.
fn withheld(series: &SeriesSpec, spec: &ChartSpec, plane: &Plane, sheet: &mut Sheet) {
    for (datum, category) in series.data.iter().zip(&spec.categories).filter(|(datum, _)| datum.value.is_none()) {
        let (x, _) = plane.at(category.at, 0.0);
        let y = plane.area.bottom - 8.0;
        sheet.words_if_free(&datum.text, &[(x, y, Hang::Middle), (x + 14.0, y, Hang::End), (x - 14.0, y, Hang::Start)], Role::Note);
    }
}

fn benchmarks(spec: &ChartSpec, plane: &Plane, sheet: &mut Sheet) {
    for mark in &spec.benchmarks {
        let at = mark.at.unwrap_or_else(|| spec.categories.last().map_or(0.0, |category| category.at));
        let (x, y) = plane.at(at, mark.value);
        sheet.circle((x, y), 4.5, Role::ContextPoint);
        let places =
            [(x + 12.0, y + 5.0, Hang::Start), (x - 12.0, y + 5.0, Hang::End), (x, y + 24.0, Hang::Middle), (x, y - 14.0, Hang::Middle)];
        sheet.words_if_free(&mark.label, &places, Role::Note);
    }
}

fn annotations(spec: &ChartSpec, plane: &Plane, area: &Area, sheet: &mut Sheet) {
    for annotation in &spec.annotations {
        let (x, _) = plane.at(annotation.at, 0.0);
        let places = [area.top + 12.0, area.top + 30.0, area.bottom - 14.0].map(|y| [(x + 8.0, y, Hang::Start), (x - 8.0, y, Hang::End)]);
        if sheet.words_if_free(&annotation.text, places.as_flattened(), Role::Note) {
            sheet.path(&[(x, area.top), (x, area.bottom)], Role::Leader);
        }
    }
}
