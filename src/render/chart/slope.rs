//! Slopes: how several series moved between two periods, named at both ends.

use super::labels::spread;
use super::role::Role;
use super::sheet::{Area, Hang, Plane, Sheet};
use super::ticks::Axis;
use super::{Composition, letters, said};
use crate::plan::chart::{ChartSpec, Datum, SeriesSpec};

const TOP: f64 = 34.0;

/// A label at one end of a line.
struct End<'spec> {
    y: f64,
    series: &'spec SeriesSpec,
    lines: Vec<String>,
}

/// Draws the slopes and gives the height of the sheet.
pub fn draw(spec: &ChartSpec, composition: Composition, out: &mut String) -> f64 {
    let (wide, letters, last) = (composition.width(), letters(composition), spec.categories.len() - 1);
    let named: f64 = match composition {
        Composition::Narrow => 118.0,
        Composition::Middle => 190.0,
        Composition::Wide => 240.0,
    };
    let text = |series: &SeriesSpec| letters.wrapped(&format!("{} {}", said(&series.data[last]), series.name), named, 3);
    let labels: Vec<Vec<String>> = spec.series.iter().map(text).collect();
    let words: usize = labels.iter().map(Vec::len).sum();
    let usual: f64 = if composition == Composition::Wide { 320.0 } else { 280.0 };
    let height = usual.max(TOP + words as f64 * letters.line() + spec.series.len() as f64 * 4.0 + 20.0);
    let left_room = letters.widest(spec.series.iter().map(|series| series.data[0].text.as_str()), Role::Strong).min(wide * 0.3) + 16.0;
    let right_room = letters.widest(labels.iter().flatten().map(String::as_str), Role::Strong) + 16.0;
    let values = spec.values();
    let (least, most) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(value), most.max(value)));
    let heads = letters.width(&spec.categories[0].label, Role::Strong) / 2.0;
    let right = wide - right_room;
    let left = left_room.max(heads.min(wide * 0.2)).min(right - 60.0);
    // Two lines far apart would look flat: the plot is never much wider than it is high.
    let area = Area { left, top: TOP, right: right.min(left + height * 1.9), bottom: height - 16.0 };
    let plane = Plane::new(Axis::exact(0.0, 1.0), Axis::exact(least, most), Area { top: TOP + 10.0, bottom: height - 24.0, ..area });
    let mut sheet = Sheet::new(out, (wide, height), letters);
    for (x, category) in [(area.left, &spec.categories[0]), (area.right, &spec.categories[last])] {
        sheet.path(&[(x, TOP - 6.0), (x, area.bottom)], Role::Zero);
        let places = [(x, 18.0, Hang::Middle), (x + 10.0, 18.0, Hang::End), (x - 10.0, 18.0, Hang::Start)];
        if !sheet.words_if_free(&category.label, &places, Role::Strong) {
            sheet.words_if_free(&category.short, &places, Role::Strong);
        }
    }
    let place = |datum: &Datum, at: f64| datum.value.map(|value| plane.at(at, value));
    for (column, series) in spec.series.iter().enumerate() {
        let ends = (place(&series.data[0], 0.0), place(&series.data[last], 1.0));
        if let (Some(from), Some(to)) = ends {
            sheet.path(&[from, to], Role::lines(series.tone).0);
        }
        for (row, end) in [(0, ends.0), (last, ends.1)] {
            let Some(end) = end else { continue };
            sheet.mark((row, column), end);
            sheet.circle(end, 4.5, Role::point(series.tone, false));
        }
    }
    let right_ends =
        spec.series.iter().zip(labels).filter_map(|(series, lines)| Some(End { y: place(&series.data[last], 1.0)?.1, series, lines }));
    let left_ends =
        spec.series.iter().filter_map(|series| Some(End { y: place(&series.data[0], 0.0)?.1, series, lines: vec![said(&series.data[0])] }));
    name(left_ends.collect(), (area.left, Hang::End), (TOP, height), &mut sheet);
    name(right_ends.collect(), (area.right, Hang::Start), (TOP, height), &mut sheet);
    height
}

/// Writes the labels of one side, moved apart where they would collide, with a thin line to where they belong.
fn name(ends: Vec<End>, (x, hang): (f64, Hang), (top, bottom): (f64, f64), sheet: &mut Sheet) {
    let line = sheet.letters.line();
    let wanted: Vec<(f64, f64)> = ends.iter().map(|end| (end.y, end.lines.len() as f64 * line)).collect();
    let side = if hang == Hang::Start { 1.0 } else { -1.0 };
    for (end, middle) in ends.iter().zip(spread(&wanted, (top, bottom))) {
        let first = middle - end.lines.len() as f64 * line / 2.0 + line - 5.0;
        if (middle - end.y).abs() > 6.0 {
            sheet.path(&[(x + side * 6.0, end.y), (x + side * 11.0, middle)], Role::Leader);
        }
        for (number, words) in end.lines.iter().enumerate() {
            sheet.words_if_free(words, &[(x + side * 13.0, first + number as f64 * line, hang)], Role::name(end.series.tone));
        }
    }
}
