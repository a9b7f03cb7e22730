//! Plots: the axes that lines, areas and columns share: values upwards, periods across.

use super::role::Role;
use super::sheet::{Area, Hang, Plane, Sheet};
use super::ticks::Axis;
use super::{Composition, Numbers, letters};
use crate::plan::chart::{Category, ChartKind, ChartSpec};

/// The axis of values: from zero unless that would flatten a line; then the figure's note says so.
pub fn vertical(spec: &ChartSpec) -> Axis {
    let marks = spec.targets.iter().chain(&spec.benchmarks).map(|mark| mark.value);
    let ends = spec.series.iter().flat_map(|series| &series.data).filter_map(|datum| datum.range).flat_map(|(low, high)| [low, high]);
    let values: Vec<f64> = spec.values().chain(marks).chain(ends).filter(|value| value.is_finite()).collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let flat = spec.kind != ChartKind::Area && least > 0.0 && least > most * 0.85 && spec.least.is_none();
    let from = if flat { least } else { least.min(0.0) };
    Axis::nice(from, if flat { most } else { most.max(0.0) }, 4)
}

/// Where an axis of values begins, if not at zero.
pub fn cut_at(spec: &ChartSpec) -> Option<f64> {
    let lines = matches!(spec.kind, ChartKind::Line | ChartKind::SmallMultiples);
    let axis = vertical(spec);
    (lines && spec.is_drawable() && axis.from > 0.0).then_some(axis.from)
}

/// The ticks of an axis as readers see them: the unit stands at the topmost only.
pub fn ticks(axis: &Axis, spec: &ChartSpec, numbers: Numbers) -> Vec<String> {
    let last = axis.at.len().saturating_sub(1);
    let label = |(index, tick): (usize, &f64)| {
        let number = numbers(*tick, axis.decimals);
        if index == last && !spec.unit.is_empty() { format!("{number}{}", spec.unit) } else { number }
    };
    axis.at.iter().enumerate().map(label).collect()
}

/// Draws the grid with its ticks.
pub fn grid(axis: &Axis, labels: &[String], (plane, area): (&Plane, &Area), sheet: &mut Sheet) {
    for (tick, label) in axis.at.iter().zip(labels) {
        let y = plane.y(*tick);
        let role = if *tick == 0.0 { Role::Zero } else { Role::Grid };
        sheet.path(&[(area.left, y), (area.right, y)], role);
        sheet.words(label, (area.left - 8.0, y + 4.0), (Role::Axis, Hang::End));
    }
}

/// The axis of periods: everything that is shown, and the periods of targets.
pub fn across(spec: &ChartSpec) -> Axis {
    let targets = spec.targets.iter().filter_map(|target| target.at);
    let places: Vec<f64> = spec.categories.iter().map(|category| category.at).chain(targets).filter(|at| at.is_finite()).collect();
    let from = places.iter().copied().fold(f64::INFINITY, f64::min);
    let to = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Axis::exact(from, to)
}

/// Writes the periods under a plot: first and last always, the rest as far as there is room.
pub fn periods(spec: &ChartSpec, composition: Composition, plane: &Plane, sheet: &mut Sheet) {
    let years = named(spec, composition, plane.area.wide());
    let y = plane.area.bottom;
    let baseline = y + 8.0 + sheet.letters.size(Role::Axis);
    let last = spec.categories.len().saturating_sub(1);
    let between = every(last, &years, plane, sheet);
    let order = [0, last].into_iter().chain(last + 1..years.len()).chain(between);
    let mut done = std::collections::BTreeSet::new();
    for index in order.filter(|index| *index < years.len()) {
        let (at, label) = &years[index];
        let x = plane.x(*at);
        if !done.insert(index) {
            continue;
        }
        let places = [(x, baseline, Hang::Middle), (x + 14.0, baseline, Hang::End), (x - 14.0, baseline, Hang::Start)];
        if sheet.words_if_free(label, &places, Role::Axis) {
            sheet.path(&[(x, y), (x, y + 5.0)], Role::Zero);
        }
    }
}

/// Every how-manieth period between the ends has room, so that what is left out is left out evenly.
fn every(last: usize, years: &[(f64, String)], plane: &Plane, sheet: &Sheet) -> Vec<usize> {
    let widest = sheet.letters.widest(years.iter().map(|(_, label)| label.as_str()), Role::Axis) + 10.0;
    let fitting = (plane.area.wide() / widest).floor().max(1.0) as usize;
    let step = last.div_ceil(fitting).max(1);
    // Counted from the latest, which matters most.
    (step..last).filter(|index| (last - index).is_multiple_of(step)).collect()
}

/// The names of periods: brief ones where there is little room, years abbreviated after the first.
fn named(spec: &ChartSpec, composition: Composition, room: f64) -> Vec<(f64, String)> {
    let letters = letters(composition);
    let targets = || spec.targets.iter().filter_map(|target| Some((target.at?, target.period.clone())));
    let names = |brief: fn(&Category) -> &str| -> Vec<(f64, String)> {
        spec.categories.iter().map(|category| (category.at, brief(category).to_owned())).chain(targets()).collect()
    };
    let wide = |names: &[(f64, String)]| names.iter().map(|(_, name)| letters.width(name, Role::Axis) + 12.0).sum::<f64>();
    let full = names(|category| &category.label);
    if wide(&full) <= room {
        return full;
    }
    let short = names(|category| &category.short);
    if wide(&short) <= room || composition != Composition::Narrow {
        return short;
    }
    let is_year = |name: &str| name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    if !short.iter().all(|(_, name)| is_year(name)) {
        return short;
    }
    let brief = |(index, (at, name)): (usize, &(f64, String))| {
        let same = index > 0 && short[0].1[..2] == name[..2];
        (*at, if same { name[2..].to_owned() } else { name.clone() })
    };
    short.iter().enumerate().map(brief).collect()
}
