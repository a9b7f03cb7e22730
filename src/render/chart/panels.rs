//! Small multiples: a small chart for each series, all on one scale, the others behind it in grey.

use super::line::{mark, trace};
use super::plot::{across, ticks, vertical};
use super::role::Role;
use super::sheet::{Area, Hang, Plane, Sheet};
use super::{Composition, Numbers, letters, said};
use crate::plan::chart::{ChartSpec, SeriesSpec, Tone};

const PLOT: f64 = 100.0;
const GAP: f64 = 22.0;

/// Draws the panels and gives the height of the sheet.
pub fn draw(spec: &ChartSpec, (composition, numbers): (Composition, Numbers), out: &mut String) -> f64 {
    let (wide, letters) = (composition.width(), letters(composition));
    let columns = match composition {
        Composition::Narrow => 2,
        Composition::Middle => 3,
        Composition::Wide => 4,
    };
    let columns = columns.min(spec.series.len().max(1));
    let up = vertical(spec);
    let labels = ticks(&up, spec, numbers);
    let left = letters.widest(labels.iter().map(String::as_str), Role::Axis).min(wide * 0.25) + 8.0;
    let panel = (wide - left - GAP * (columns as f64 - 1.0)) / columns as f64;
    let titles: Vec<Vec<String>> = spec.series.iter().map(|series| letters.wrapped(&series.name, panel, 3)).collect();
    let lines = titles.iter().map(Vec::len).max().unwrap_or(1) as f64;
    let head = lines * letters.line() + 18.0;
    let step = head + PLOT + 34.0;
    let height = step * spec.series.len().div_ceil(columns) as f64;
    let mut sheet = Sheet::new(out, (wide, height), letters);
    let corner = |index: usize| (left + (index % columns) as f64 * (panel + GAP), (index / columns) as f64 * step);
    for (index, title) in titles.iter().enumerate() {
        let (x, top) = corner(index);
        for (number, line) in title.iter().enumerate() {
            let y = top + 14.0 + (lines - title.len() as f64 + number as f64) * sheet.letters.line();
            sheet.words(line, (x, y), (Role::Strong, Hang::Start));
        }
    }
    for (index, series) in spec.series.iter().enumerate() {
        let (x, top) = corner(index);
        let area = Area { left: x, top: top + head, right: x + panel, bottom: top + head + PLOT };
        let plane = Plane::new(across(spec), up.clone(), Area { left: x + 8.0, right: x + panel - 8.0, ..area });
        frame(spec, (&up, &labels), (&plane, &area, index % columns == 0), &mut sheet);
        one(series, spec, &plane, &mut sheet);
        mark(series, index, spec, (&plane, &mut sheet));
    }
    height
}

/// The least and the most of the scale, the first and the last period.
fn frame(spec: &ChartSpec, (up, labels): (&super::ticks::Axis, &[String]), (plane, area, first): (&Plane, &Area, bool), sheet: &mut Sheet) {
    let ends = [0, up.at.len().saturating_sub(1)];
    for index in ends {
        let Some(tick) = up.at.get(index) else { continue };
        let y = plane.y(*tick);
        sheet.path(&[(area.left, y), (area.right, y)], if index == 0 { Role::Zero } else { Role::Grid });
        if first {
            sheet.words_if_free(&labels[index], &[(area.left - 6.0, y + 4.5, Hang::End)], Role::Axis);
        }
    }
    let y = area.bottom + 6.0 + sheet.letters.size(Role::Axis);
    if let (Some(first), Some(last)) = (spec.categories.first(), spec.categories.last()) {
        sheet.words_if_free(&last.short, &[(area.right, y, Hang::End)], Role::Axis);
        if spec.categories.len() > 1 {
            sheet.words_if_free(&first.short, &[(area.left, y, Hang::Start)], Role::Axis);
        }
    }
}

/// The line of a panel before those of the others, with its first and last values.
fn one(series: &SeriesSpec, spec: &ChartSpec, plane: &Plane, sheet: &mut Sheet) {
    if spec.series.len() <= 8 && spec.categories.len() <= 12 {
        for other in spec.series.iter().filter(|other| !std::ptr::eq(*other, series)) {
            let points = other.data.iter().zip(&spec.categories).filter_map(|(datum, category)| Some(plane.at(category.at, datum.value?)));
            let points: Vec<(f64, f64)> = points.collect();
            if points.len() > 1 {
                sheet.path(&points, Role::ContextLine);
            }
        }
    }
    // A panel is named by its title, so its line needs no colour of its own.
    trace((series, Tone::Subject), spec, (plane, sheet));
    let known: Vec<usize> = (0..series.data.len()).filter(|index| series.data[*index].value.is_some()).collect();
    let (Some(first), Some(last)) = (known.first(), known.last()) else {
        if let Some(datum) = series.data.first() {
            let middle = (plane.area.top + plane.area.bottom) / 2.0;
            sheet.words_if_free(&datum.text, &[(plane.area.left, middle, Hang::Start)], Role::Note);
        }
        return;
    };
    for index in if first == last { vec![*last] } else { vec![*last, *first] } {
        let (datum, category) = (&series.data[index], &spec.categories[index]);
        let (x, y) = plane.at(category.at, datum.value.unwrap_or_default());
        let hang = if index == *last { Hang::End } else { Hang::Start };
        let x = if index == *last { x + 8.0 } else { x - 8.0 };
        let down = y + 8.0 + sheet.letters.size(Role::Strong);
        let role = if index == *last { Role::SubjectName } else { Role::Value };
        let places = [(x, y - 10.0, hang), (x, down, hang)];
        if down > plane.area.bottom + 4.0 {
            sheet.words_if_free(&said(datum), &places[..1], role)
        } else {
            sheet.words_if_free(&said(datum), &places, role)
        };
    }
}
