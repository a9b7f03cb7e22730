//! Bars: horizontal, from zero, labelled where they stand; single, grouped, or on the way to a target.

use super::role::Role;
use super::rows::{Measures, Rows, centred};
use super::sheet::{Area, Hang, Letters, Plane, Reading, Sheet};
use super::ticks::Axis;
use super::{Composition, key, letters, said};
use crate::plan::chart::{ChartKind, ChartSpec, Datum, DatumMark, SeriesSpec, Tone};

/// How thick a bar is, alone and in a group.
const ALONE: f64 = 20.0;
const IN_GROUP: f64 = 16.0;

/// Draws bars and gives the height of the sheet.
pub fn draw(spec: &ChartSpec, composition: Composition, out: &mut String) -> f64 {
    let (count, letters) = (spec.series.len().max(1) as f64, letters(composition));
    let bar = if count > 1.0 { IN_GROUP } else { ALONE };
    let lines = references(spec, composition, &letters);
    let measures = Measures {
        top: key::height(spec, composition) + if lines.is_empty() { 4.0 } else { 10.0 + lines.len() as f64 * letters.line() },
        band: (bar + 2.0) * count - 2.0,
        gap: if count > 1.0 {
            18.0
        } else if spec.categories.len() > 12 {
            8.0
        } else {
            12.0
        },
    };
    let rows = Rows::new(spec.categories.iter().map(|category| (category.label.as_str(), category.subject)), composition, &measures);
    let plane = plane(spec, composition, &rows);
    let height = rows.bottom + 8.0;
    let mut sheet = Sheet::new(out, (composition.width(), height), letters);
    sheet.read_by(Reading::Row);
    key::draw(spec, composition, &mut sheet);
    compare(spec, (&plane, &rows), &lines, &mut sheet);
    rows.write(&mut sheet);
    for (index, row) in rows.rows.iter().enumerate() {
        for (number, series) in spec.series.iter().enumerate() {
            let top = row.top + number as f64 * (bar + 2.0);
            let area = Area { left: 0.0, top, right: 0.0, bottom: top + bar };
            one(&series.data[index], tone(series, spec, index), (&plane, area), (spec, &mut sheet));
            let end = plane.x(series.data[index].value.unwrap_or(0.0));
            sheet.mark((index, number), (end, top + bar / 2.0));
        }
    }
    rows.upright(plane.x(0.0), (2.0, Role::Zero), &sheet);
    height
}

/// The plane of horizontal values: from zero, with room for the values at the ends.
fn plane(spec: &ChartSpec, composition: Composition, rows: &Rows) -> Plane {
    let values = value_room(spec, composition);
    let axis = horizontal(spec);
    let negative = if axis.from < 0.0 { values } else { 0.0 };
    let left = rows.left + negative + 1.0;
    let right = composition.width() - values;
    let area = Area { left, top: 0.0, right: right.max(left + 40.0), bottom: rows.bottom };
    Plane::new(axis, Axis::exact(0.0, 1.0), area)
}

/// The axis of horizontal values: always with zero, and with what they are compared to.
pub fn horizontal(spec: &ChartSpec) -> Axis {
    let marks = spec.targets.iter().chain(&spec.benchmarks).map(|mark| mark.value);
    let ends = spec.series.iter().flat_map(|series| &series.data).filter_map(|datum| datum.range).flat_map(|(low, high)| [low, high]);
    let whole = if spec.kind == ChartKind::Bullet { spec.most } else { None };
    let values: Vec<f64> = spec.values().chain(marks).chain(ends).chain(whole).filter(|value| value.is_finite()).collect();
    let from = values.iter().copied().fold(0.0, f64::min);
    let to = values.iter().copied().fold(0.0, f64::max);
    Axis::exact(from, if to > from { to } else { from + 1.0 })
}

/// Room for values at the ends of bars.
fn value_room(spec: &ChartSpec, composition: Composition) -> f64 {
    let letters = letters(composition);
    let text = |datum: &Datum| {
        let aside = datum.aside.as_ref().map_or(0.0, |aside| letters.width(aside, Role::Note) + 6.0);
        if datum.value.is_some() { letters.width(&said(datum), Role::Strong) + aside } else { 0.0 }
    };
    let widest = spec.series.iter().flat_map(|series| &series.data).map(text).fold(0.0, f64::max);
    let values =
        spec.series.iter().flat_map(|series| &series.data).map(|datum| letters.width(&said(datum), Role::Strong)).fold(0.0, f64::max);
    (widest + 14.0).min((values + 14.0).max(composition.width() * 0.4))
}

/// The role of a bar: the subject stands out if there is one.
pub fn tone(series: &SeriesSpec, spec: &ChartSpec, index: usize) -> Role {
    let some_subject = spec.categories.iter().any(|category| category.subject);
    let provisional = series.data[index].mark == DatumMark::Provisional;
    match series.tone {
        Tone::Subject if some_subject && !spec.categories[index].subject => Role::Muted,
        Tone::Subject if provisional => Role::Provisional,
        tone => Role::fill(tone),
    }
}

/// One bar with its value at its end, or the words for why there is none.
fn one(datum: &Datum, role: Role, (plane, bar): (&Plane, Area), (spec, sheet): (&ChartSpec, &mut Sheet)) {
    let middle = (bar.top + bar.bottom) / 2.0;
    let baseline = centred(middle, &sheet.letters);
    let (zero, bullet) = (plane.x(0.0), spec.kind == ChartKind::Bullet);
    if bullet {
        sheet.rectangle(Area { left: zero, right: plane.area.right, ..bar }, Role::Ground);
    }
    let Some(value) = datum.value else {
        absent(datum, (zero, baseline), bar, sheet);
        return;
    };
    let end = plane.x(value);
    let inner = if bullet { Area { top: bar.top + 5.0, bottom: bar.bottom - 5.0, ..bar } } else { bar };
    sheet.rectangle(Area { left: zero.min(end), right: zero.max(end), ..inner }, role);
    let mut label = if bullet { plane.area.right.max(end) } else { end };
    if let Some((low, high)) = datum.range {
        whisker((plane.x(low), plane.x(high), middle), sheet);
        label = label.max(plane.x(high));
    }
    if bullet {
        for target in &spec.targets {
            let x = plane.x(target.value);
            sheet.path(&[(x, bar.top - 3.0), (x, bar.bottom + 3.0)], Role::Break);
        }
    }
    let (at, hang) = if value < 0.0 { (end - 7.0, Hang::End) } else { (label + 7.0, Hang::Start) };
    let text = said(datum);
    let wide = sheet.letters.width(&text, Role::Strong);
    sheet.words_if_free(&text, &[(at, baseline, hang)], Role::Strong);
    if let Some(aside) = datum.aside.as_ref().filter(|_| value >= 0.0) {
        sheet.words_if_free(aside, &[(at + wide + 6.0, baseline, Hang::Start)], Role::Note);
    }
}

/// The words for a value that is not there; a dashed box for one that is withheld.
pub fn absent(datum: &Datum, (zero, baseline): (f64, f64), bar: Area, sheet: &mut Sheet) {
    let withheld = datum.mark == DatumMark::Withheld;
    if withheld {
        sheet.rectangle(Area { left: zero + 1.0, right: zero + 20.0, top: bar.top + 2.0, bottom: bar.bottom - 2.0 }, Role::Withheld);
    }
    sheet.words_if_free(&datum.text, &[(zero + if withheld { 28.0 } else { 8.0 }, baseline, Hang::Start)], Role::Note);
}

/// Between which values something lies: a line with two ends.
pub fn whisker((low, high, middle): (f64, f64, f64), sheet: &Sheet) {
    sheet.path(&[(low, middle), (high, middle)], Role::Whisker);
    for end in [low, high] {
        sheet.path(&[(end, middle - 4.0), (end, middle + 4.0)], Role::Whisker);
    }
}

/// What rows are compared with, each with its words; broken into lines where they are long.
fn references(spec: &ChartSpec, composition: Composition, letters: &Letters) -> Vec<(f64, String, bool)> {
    let targets = spec.targets.iter().map(|mark| (mark, true));
    let marks = targets.chain(spec.benchmarks.iter().map(|mark| (mark, false)));
    marks.map(|(mark, target)| (mark.value, letters.wrapped(&mark.label, composition.width() - 8.0, 1).remove(0), target)).collect()
}

/// Lines across all rows for targets and what others reach: behind the bars, so that no value lies on a line.
pub fn compare(spec: &ChartSpec, (plane, rows): (&Plane, &Rows), lines: &[(f64, String, bool)], sheet: &mut Sheet) {
    let line = sheet.letters.line();
    let top = rows.top;
    for (number, (value, label, is_target)) in lines.iter().enumerate() {
        let x = plane.x(*value);
        let y = top - 10.0 - (lines.len() - 1 - number) as f64 * line;
        if !(*is_target && spec.kind == ChartKind::Bullet) {
            let role = if *is_target { Role::Target } else { Role::Leader };
            rows.upright(x, (top - y - 5.0, role), sheet);
        }
        let role = if *is_target { Role::TargetText } else { Role::Note };
        let wide = sheet.letters.width(label, role);
        let start = (x - wide / 2.0).clamp(0.0, (sheet.wide() - wide).max(0.0));
        sheet.words(label, (start, y), (role, Hang::Start));
    }
}
