//! What is written into a plot over time: values, what others reach, remarks.

use super::role::Role;
use super::sheet::{Area, Hang, Letters, Plane, Sheet};
use super::{Composition, letters, said};
use crate::plan::chart::{ChartSpec, Datum, DatumMark, SeriesSpec, Tone};

/// How wide words beside a value may be that found no room in one line.
const NARROW: f64 = 84.0;

/// The values of a single line: all where there is room, else the first, the last, the most and the least.
pub fn values(series: &SeriesSpec, spec: &ChartSpec, plane: &Plane, sheet: &mut Sheet) {
    for index in by_weight(series) {
        let (datum, category) = (&series.data[index], &spec.categories[index]);
        let Some(value) = datum.value else { continue };
        let (x, y) = plane.at(category.at, value);
        let neighbour = |other: Option<usize>| other.and_then(|other| series.data.get(other)?.value);
        let (before, after) = (neighbour(index.checked_sub(1)), neighbour(Some(index + 1)));
        // A label lies on the outside of the bend: over a peak, under a dip.
        let is_low = before.is_some_and(|before| before > value) && after.is_none_or(|after| after > value);
        let (up, down) = (y - 12.0, y + 10.0 + sheet.letters.size(Role::Strong));
        let (above, below) = ((x, up, Hang::Middle), (x, down, Hang::Middle));
        let mut places = if is_low { vec![below, above] } else { vec![above, below] };
        places.extend([(x + 6.0, up, Hang::End), (x - 6.0, up, Hang::Start), (x + 6.0, down, Hang::End), (x - 6.0, down, Hang::Start)]);
        let last = index + 1 == series.data.len();
        let role = if last && series.tone == Tone::Subject { Role::SubjectName } else { Role::Strong };
        if sheet.words_if_free(&said(datum), &places, role) {
            let way: Vec<(f64, f64)> =
                (0..=index).filter_map(|at| Some(plane.at(spec.categories[at].at, series.data[at].value?))).collect();
            aside(datum, &way, sheet);
        }
    }
    withheld(series, spec, plane, sheet);
}

/// The order in which values claim room: last, first, most, least, then the rest if they are few.
fn by_weight(series: &SeriesSpec) -> Vec<usize> {
    let known: Vec<(usize, f64)> = series.data.iter().enumerate().filter_map(|(index, datum)| Some((index, datum.value?))).collect();
    let most = known.iter().max_by(|left, right| left.1.total_cmp(&right.1)).map(|(index, _)| *index);
    let least = known.iter().min_by(|left, right| left.1.total_cmp(&right.1)).map(|(index, _)| *index);
    let ends = [known.last().map(|(index, _)| *index), known.first().map(|(index, _)| *index), most, least];
    let few = known.len() <= 12;
    let mut order: Vec<usize> = Vec::new();
    for index in ends.into_iter().flatten().chain(known.iter().filter(|_| few).map(|(index, _)| *index)) {
        if !order.contains(&index) {
            order.push(index);
        }
    }
    order
}

/// The words for what may still change, beside their value and never across the line that leads there; in lines where
/// they are too long for one.
fn aside(datum: &Datum, way: &[(f64, f64)], sheet: &mut Sheet) {
    let words = datum.aside.as_ref().filter(|_| datum.mark == DatumMark::Provisional);
    if let (Some(words), Some(&(x, y))) = (words, way.last()) {
        let (line, down) = (sheet.letters.line(), y + 10.0 + sheet.letters.size(Role::Strong));
        let places = [
            (x, y - 12.0 - line, Hang::Middle),
            (x, down, Hang::Middle),
            (x + 8.0, down, Hang::End),
            (x + 14.0, down + line, Hang::End),
            (x + 14.0, y - 12.0 - line, Hang::End),
        ];
        let clear = |wide: f64, tall: f64| -> Vec<(f64, f64, Hang)> {
            let is_clear = |place: &&(f64, f64, Hang)| way.windows(2).all(|step| !crosses((step[0], step[1]), (wide, tall, line), **place));
            places.iter().filter(is_clear).copied().collect()
        };
        if sheet.words_if_free(words, &clear(sheet.letters.width(words, Role::Note), line), Role::Note) {
            return;
        }
        let lines = sheet.letters.wrapped(words, NARROW, 3);
        let wide = sheet.letters.widest(lines.iter().map(String::as_str), Role::Note);
        sheet.lines_if_free(&lines, &clear(wide, line * lines.len() as f64), Role::Note);
    }
}

/// Whether words of this width and height, whose first line is hung at a place, lie on the way from one point to another.
fn crosses((from, to): ((f64, f64), (f64, f64)), (wide, tall, line): (f64, f64, f64), (x, baseline, hang): (f64, f64, Hang)) -> bool {
    let left = match hang {
        Hang::Start => x,
        Hang::Middle => x - wide / 2.0,
        Hang::End => x - wide,
    };
    let (start, end) = (left.max(from.0), (left + wide).min(to.0));
    let height = |x: f64| from.1 + (to.1 - from.1) * (x - from.0) / (to.0 - from.0);
    let (one, other) = (height(start), height(end));
    start < end && one.min(other) < baseline + tall - line * 0.7 && one.max(other) > baseline - line
}

/// A value that is not there has its words at the foot of its period.
fn withheld(series: &SeriesSpec, spec: &ChartSpec, plane: &Plane, sheet: &mut Sheet) {
    for (datum, category) in series.data.iter().zip(&spec.categories).filter(|(datum, _)| datum.value.is_none()) {
        let (x, y) = (plane.x(category.at), plane.area.bottom - 8.0);
        let places = [(x, y, Hang::Middle), (x + 14.0, y, Hang::End), (x - 14.0, y, Hang::Start)];
        if !sheet.words_if_free(&datum.text, &places, Role::Note) {
            sheet.words_if_free("–", &places, Role::Note);
        }
    }
}

/// What others reach, as points with their words.
pub fn benchmarks(spec: &ChartSpec, plane: &Plane, sheet: &mut Sheet) {
    for mark in &spec.benchmarks {
        let at = mark.at.unwrap_or_else(|| spec.categories.last().map_or(0.0, |category| category.at));
        let (x, y) = plane.at(at, mark.value);
        sheet.circle((x, y), 4.5, Role::ContextPoint);
        sheet.take(Area { left: x - 4.0, top: y - 4.0, right: x + 4.0, bottom: y + 4.0 });
        let places =
            [(x + 12.0, y + 5.0, Hang::Start), (x - 12.0, y + 5.0, Hang::End), (x, y + 24.0, Hang::Middle), (x, y - 14.0, Hang::Middle)];
        if sheet.words_if_free(&mark.label, &places, Role::Note) {
            continue;
        }
        let lines = sheet.letters.wrapped(&mark.label, 150.0, 3);
        let over = y - 14.0 - (lines.len() as f64 - 1.0) * sheet.letters.line();
        let hangs = [(x - 10.0, Hang::Start), (x + 10.0, Hang::End), (x, Hang::Middle)];
        let places: Vec<(f64, f64, Hang)> = hangs.into_iter().flat_map(|(x, hang)| [(x, y + 24.0, hang), (x, over, hang)]).collect();
        sheet.lines_if_free(&lines, &places, Role::Note);
    }
}

/// Remarks as they are listed under a narrow plot, in lines; none elsewhere.
pub fn listed(spec: &ChartSpec, composition: Composition) -> Vec<Vec<String>> {
    if composition != Composition::Narrow {
        return Vec::new();
    }
    spec.annotations.iter().map(|annotation| letters(composition).wrapped(&annotation.text, composition.width() - 26.0, 3)).collect()
}

/// How high the list of remarks is.
pub fn height(listed: &[Vec<String>], letters: &Letters) -> f64 {
    let lines: usize = listed.iter().map(Vec::len).sum();
    if lines == 0 { 0.0 } else { lines as f64 * letters.line() + listed.len() as f64 * 4.0 + 10.0 }
}

/// Remarks at their periods: in words, or by number where they are listed under the plot.
pub fn annotations(spec: &ChartSpec, listed: &[Vec<String>], (plane, area): (&Plane, &Area), sheet: &mut Sheet) {
    for (number, annotation) in spec.annotations.iter().enumerate() {
        let x = plane.x(annotation.at);
        if x < area.left - 1.0 || x > area.right + 1.0 {
            continue;
        }
        let words = if listed.is_empty() { annotation.text.clone() } else { (number + 1).to_string() };
        let places = [area.top + 10.0, area.top + 28.0, area.bottom - 12.0, area.bottom - 30.0];
        let places = places.map(|y| [(x + 7.0, y, Hang::Start), (x - 7.0, y, Hang::End)]);
        if sheet.words_if_free(&words, places.as_flattened(), Role::Note) {
            sheet.path(&[(x, area.top - 4.0), (x, area.bottom)], Role::Leader);
        }
    }
}

/// The numbered list of remarks under a narrow plot.
pub fn list(listed: &[Vec<String>], top: f64, sheet: &mut Sheet) {
    let mut y = top + 4.0;
    for (number, lines) in listed.iter().enumerate() {
        for (index, line) in lines.iter().enumerate() {
            y += sheet.letters.line();
            if index == 0 {
                sheet.words(&(number + 1).to_string(), (0.0, y), (Role::Strong, Hang::Start));
            }
            sheet.words(line, (20.0, y), (Role::Note, Hang::Start));
        }
        y += 4.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_does_not_lie_on_the_way_to_its_value() {
        let way = ((0.0, 100.0), (100.0, 50.0));
        let words = (80.0, 17.0, 17.0);
        assert!(crosses(way, words, (100.0, 80.0, Hang::End)), "under the end of a rising line");
        assert!(!crosses(way, words, (100.0, 30.0, Hang::End)), "over it");
        assert!(!crosses(way, words, (100.0, 80.0, Hang::Start)), "past it");
        assert!(crosses(way, (80.0, 51.0, 17.0), (100.0, 30.0, Hang::End)), "three lines of it from over it down");
    }
}
