//! Lines and areas: values over time, with targets, breaks, uncertainty and what may still change.

use super::labels::spread;
use super::notes;
use super::plot::{across, grid, periods, ticks, vertical};
use super::role::Role;
use super::sheet::{Area, Hang, Letters, Plane, Reading, Sheet};
use super::{Composition, Numbers, letters, said};
use crate::plan::chart::{ChartKind, ChartSpec, DatumMark, SeriesSpec, Tone};

const TOP: f64 = 28.0;
const BOTTOM: f64 = 34.0;

/// Draws the lines and gives the height of the sheet, in pixels.
pub fn draw(spec: &ChartSpec, (composition, numbers): (Composition, Numbers), out: &mut String) -> f64 {
    let letters = letters(composition);
    let listed = notes::listed(spec, composition);
    let plot = match composition {
        Composition::Wide => 340.0,
        Composition::Middle => 300.0,
        Composition::Narrow => 270.0,
    };
    let names = names(spec, composition);
    let needed: usize = names.iter().map(|name| name.len().max(1)).sum();
    let plot = f64::max(plot, if names.is_empty() { 0.0 } else { TOP + BOTTOM + needed as f64 * letters.line() });
    let (wide, height) = (composition.width(), plot + notes::height(&listed, &letters));
    let up = vertical(spec);
    let labels = ticks(&up, spec, numbers);
    let left = letters.widest(labels.iter().map(String::as_str), Role::Axis) + 10.0;
    let widest = letters.widest(names.iter().flatten().map(String::as_str), Role::Strong);
    let right = wide - if names.is_empty() { 26.0 } else { widest + 20.0 };
    let area = Area { left, top: TOP, right, bottom: plot - BOTTOM };
    let inset = if spec.categories.len() > 1 { 18.0 } else { 0.0 };
    let inner = Area { left: area.left + inset, right: area.right - if names.is_empty() { inset } else { 4.0 }, ..area };
    let plane = Plane::new(across(spec), up.clone(), inner);
    let mut sheet = Sheet::new(out, (wide, height), letters);
    grid(&up, &labels, (&plane, &area), &mut sheet);
    periods(spec, composition, &plane, &mut sheet);
    for series in &spec.series {
        bands(series, spec, &plane, &sheet);
    }
    targets(spec, &plane, &area, &mut sheet);
    for series in &spec.series {
        trace((series, series.tone), spec, (&plane, &sheet));
    }
    sheet.read_by(Reading::Period);
    for (column, series) in spec.series.iter().enumerate() {
        mark(series, column, spec, (&plane, &mut sheet));
    }
    reserve(spec, &plane, &mut sheet);
    write_names(spec, &names, (&plane, area), &mut sheet);
    for series in spec.series.iter().filter(|_| spec.series.len() == 1) {
        notes::values(series, spec, &plane, &mut sheet);
    }
    notes::benchmarks(spec, &plane, &mut sheet);
    notes::annotations(spec, &listed, (&plane, &area), &mut sheet);
    notes::list(&listed, plot, &mut sheet);
    height
}

fn targets(spec: &ChartSpec, plane: &Plane, area: &Area, sheet: &mut Sheet) {
    for target in &spec.targets {
        let y = plane.y(target.value);
        let x = target.at.map_or(area.right, |at| plane.x(at));
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

/// Between which values a series lies, where that is known of neighbouring points.
fn bands(series: &SeriesSpec, spec: &ChartSpec, plane: &Plane, sheet: &Sheet) {
    let flush = |run: &mut Vec<(f64, f64, f64)>| {
        if let [only] = run.as_slice() {
            let (x, low, high) = *only;
            sheet.path(&[(x, low), (x, high)], Role::Whisker);
        } else if run.len() > 1 {
            let upper = run.iter().map(|(x, _, high)| (*x, *high));
            let lower = run.iter().rev().map(|(x, low, _)| (*x, *low));
            sheet.polygon(&upper.chain(lower).collect::<Vec<_>>(), Role::Band);
        }
        run.clear();
    };
    let mut run = Vec::new();
    for (datum, category) in series.data.iter().zip(&spec.categories) {
        match datum.range.filter(|_| datum.value.is_some()) {
            Some((low, high)) => run.push((plane.x(category.at), plane.y(low), plane.y(high))),
            None => flush(&mut run),
        }
    }
    flush(&mut run);
}

/// The line of a series: whole where values follow each other, dashed towards what may still change, open where
/// a value is missing or a break says that the two sides are not comparable. An area has its ground.
pub fn trace((series, tone): (&SeriesSpec, Tone), spec: &ChartSpec, (plane, sheet): (&Plane, &Sheet)) {
    let (line, dashed) = Role::lines(tone);
    let places: Vec<Option<(f64, f64)>> =
        series.data.iter().zip(&spec.categories).map(|(datum, category)| Some(plane.at(category.at, datum.value?))).collect();
    for (points, is_sure) in runs(series, &places) {
        if spec.kind == ChartKind::Area {
            let zero = plane.y(0.0);
            let ends = [(points[points.len() - 1].0, zero), (points[0].0, zero)];
            sheet.polygon(&points.iter().copied().chain(ends).collect::<Vec<_>>(), Role::Area);
        }
        sheet.path(&points, if is_sure { line } else { dashed });
    }
    for (index, _) in series.data.iter().enumerate().filter(|(_, datum)| datum.mark == DatumMark::Break) {
        let before = index.checked_sub(1).and_then(|before| places[before]);
        if let (Some(place), Some(before)) = (places[index], before) {
            let x = (before.0 + place.0) / 2.0;
            sheet.path(&[(x, plane.area.top + 6.0), (x, plane.area.bottom)], Role::Target);
        }
    }
    points((series, tone), spec, &places, sheet);
}

/// Notes where the values of a series lie.
pub fn mark(series: &SeriesSpec, column: usize, spec: &ChartSpec, (plane, sheet): (&Plane, &mut Sheet)) {
    for (row, (datum, category)) in series.data.iter().zip(&spec.categories).enumerate() {
        if let Some(value) = datum.value {
            sheet.mark((row, column), plane.at(category.at, value));
        }
    }
}

/// The points of a series: all where they are few, else those at its ends and those that stand alone.
fn points((series, tone): (&SeriesSpec, Tone), spec: &ChartSpec, places: &[Option<(f64, f64)>], sheet: &Sheet) {
    let few = places.iter().flatten().count() <= 24 && spec.series.len() <= 4;
    let (first, last) = (places.iter().position(Option::is_some), places.iter().rposition(Option::is_some));
    for (index, (place, datum)) in places.iter().zip(&series.data).enumerate() {
        let Some(place) = place else { continue };
        let alone = index.checked_sub(1).is_none_or(|before| places[before].is_none()) && places.get(index + 1).is_none_or(Option::is_none);
        if few || alone || Some(index) == last || (Some(index) == first && tone == Tone::Subject) {
            let radius = if tone == Tone::Subject { 5.0 } else { 4.0 };
            sheet.circle(*place, radius, Role::point(tone, datum.mark == DatumMark::Provisional));
        }
    }
}

/// Pieces of a line, each with whether it is sure; at least two points each.
fn runs(series: &SeriesSpec, places: &[Option<(f64, f64)>]) -> Vec<(Vec<(f64, f64)>, bool)> {
    let mut runs: Vec<(Vec<(f64, f64)>, bool)> = Vec::new();
    for (index, datum) in series.data.iter().enumerate().skip(1) {
        let (Some(before), Some(place)) = (places[index - 1], places[index]) else { continue };
        if datum.mark == DatumMark::Break {
            continue;
        }
        let is_sure = datum.mark != DatumMark::Provisional;
        match runs.last_mut() {
            Some((points, sure)) if *sure == is_sure && points.last() == Some(&before) => points.push(place),
            _ => {
                let mut points = Vec::with_capacity(series.data.len());
                points.extend([before, place]);
                runs.push((points, is_sure));
            }
        }
    }
    runs
}

/// Labels may not lie on the points of a single line.
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

/// The names of several lines with their last values, broken into lines; empty for a single one.
fn names(spec: &ChartSpec, composition: Composition) -> Vec<Vec<String>> {
    if spec.series.len() < 2 {
        return Vec::new();
    }
    let (room, most) = match composition {
        Composition::Narrow => (92.0, 3),
        Composition::Middle => (136.0, 2),
        Composition::Wide => (190.0, 2),
    };
    let name = |series: &SeriesSpec| {
        let last = series.data.iter().rev().find(|datum| datum.value.is_some()).map(said).unwrap_or_default();
        let last = if spec.series.len() <= 6 { last } else { String::new() };
        with_value(&letters(composition), (&series.name, &last), (room, most))
    };
    spec.series.iter().map(name).collect()
}

/// A name and its value in so many lines; where there is no room for both, the name gives way.
fn with_value(letters: &Letters, (name, value): (&str, &str), (room, most): (f64, usize)) -> Vec<String> {
    let lines = letters.wrapped(format!("{name} {value}").trim_end(), room, most);
    if value.is_empty() || !lines.last().is_some_and(|line| line.ends_with('…')) {
        return lines;
    }
    let mut lines = letters.wrapped(name, room, most - 1);
    lines.push(value.to_owned());
    lines
}

/// Writes the names of lines at their ends, moved apart where they would collide.
fn write_names(spec: &ChartSpec, names: &[Vec<String>], (plane, area): (&Plane, Area), sheet: &mut Sheet) {
    let line = sheet.letters.line();
    let ends = spec.series.iter().zip(names).filter_map(|(series, lines)| {
        let (datum, category) = series.data.iter().zip(&spec.categories).rev().find(|(datum, _)| datum.value.is_some())?;
        Some((plane.at(category.at, datum.value?), series, lines))
    });
    let ends: Vec<_> = ends.collect();
    let wanted: Vec<(f64, f64)> = ends.iter().map(|(at, _, lines)| (at.1, lines.len() as f64 * line)).collect();
    let x = area.right + 6.0;
    for ((at, series, lines), middle) in ends.iter().zip(spread(&wanted, (area.top - 20.0, area.bottom + 8.0))) {
        if (middle - at.1).abs() > 8.0 || x - at.0 > 14.0 {
            sheet.path(&[(at.0 + 6.0, at.1), (x - 2.0, middle)], Role::Leader);
        }
        let first = middle - lines.len() as f64 * line / 2.0 + line - 5.0;
        for (number, words) in lines.iter().enumerate() {
            sheet.words_if_free(words, &[(x + 3.0, first + number as f64 * line, Hang::Start)], Role::name(series.tone));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_too_long_gives_way_to_its_value() {
        let letters = letters(Composition::Narrow);
        let (name, room) = ("à périmètre constant (3 membres)", 92.0);
        let lines = with_value(&letters, (name, "5\u{202f}652"), (room, 3));
        assert_eq!(lines.last().map(String::as_str), Some("5\u{202f}652"), "{lines:?}");
        assert!(lines.len() == 3 && lines[1].ends_with('…'), "{lines:?}");
        assert_eq!(with_value(&letters, ("Emplois", "166"), (room, 3)), ["Emplois 166"]);
        assert_eq!(with_value(&letters, ("Emplois", ""), (room, 3)), ["Emplois"]);
    }
}
