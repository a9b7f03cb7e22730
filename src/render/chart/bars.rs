//! Bars: horizontal, from zero, labelled where they stand; grouped, stacked, or on the way to a target.

use super::Composition;
use super::ink::Role;
use super::sheet::{Area, Hang, Plane, Sheet, size_of};
use super::ticks::Axis;
use super::width::{Weight, width, wrapped};
use crate::plan::chart::{ChartKind, ChartSpec, Datum, DatumMark, SeriesSpec, Tone};

const LINE: f64 = 17.0;

/// The measures that rows share.
struct Rows {
    labels: Vec<Vec<String>>,
    label_room: f64,
    top: f64,
    bar: f64,
    gap: f64,
}

impl Rows {
    fn of(spec: &ChartSpec, composition: Composition, bars: usize) -> Rows {
        let wide = composition.width();
        let room = if composition == Composition::Wide { wide * 0.34 } else { wide * 0.36 };
        let labels: Vec<Vec<String>> =
            spec.categories.iter().map(|category| wrapped(&category.label, size_of(Role::Value), room, 3)).collect();
        let widest = labels.iter().flatten().map(|line| width(line, size_of(Role::Value), Weight::Strong)).fold(0.0, f64::max);
        let bar = if bars > 1 { 18.0 } else { 24.0 };
        Rows { labels, label_room: widest + 14.0, top: 0.0, bar, gap: if spec.categories.len() > 12 { 10.0 } else { 16.0 } }
    }

    /// How high the row of a category is.
    fn height(&self, index: usize, bars: usize) -> f64 {
        (self.bar * bars as f64 + 2.0 * (bars as f64 - 1.0)).max(self.labels[index].len() as f64 * LINE)
    }

    fn label(&self, index: usize, spec: &ChartSpec, middle: f64, sheet: &mut Sheet) {
        let lines = &self.labels[index];
        let first = middle - (lines.len() as f64 - 1.0) * LINE / 2.0 + 4.5;
        let role = if spec.categories[index].subject { Role::Strong } else { Role::Value };
        for (number, line) in lines.iter().enumerate() {
            sheet.words(line, (self.label_room - 12.0, first + number as f64 * LINE), (role, Hang::End));
        }
    }
}

/// Draws bars, single or grouped, and gives the height of the sheet.
pub fn draw(spec: &ChartSpec, composition: Composition, out: &mut String) -> f64 {
    let count = spec.series.len().max(1);
    let mut rows = Rows::of(spec, composition, count);
    let (wide, key) = (composition.width(), key_height(spec, composition));
    rows.top = key + if spec.benchmarks.is_empty() && (spec.targets.is_empty() || spec.kind == ChartKind::Bullet) { 4.0 } else { 26.0 };
    let heights: Vec<f64> = (0..spec.categories.len()).map(|index| rows.height(index, count)).collect();
    let bottom = rows.top + heights.iter().sum::<f64>() + rows.gap * heights.len().saturating_sub(1) as f64;
    let foot = if spec.kind == ChartKind::Bullet && !spec.targets.is_empty() { 26.0 } else { 8.0 };
    let values = value_room(spec, composition);
    let axis = horizontal(spec);
    let negative = if axis.from < 0.0 { values } else { 0.0 };
    let area = Area { left: rows.label_room + negative, top: rows.top, right: wide - values, bottom };
    let plane = Plane::new(axis, Axis::exact(0.0, 1.0), area);
    let mut sheet = Sheet::new(out, (wide, bottom + foot));
    draw_key(spec, composition, &mut sheet);
    let mut top = rows.top;
    for (index, height) in heights.iter().enumerate() {
        rows.label(index, spec, top + height / 2.0, &mut sheet);
        let first = top + (height - rows.bar * count as f64 - 2.0 * (count as f64 - 1.0)) / 2.0;
        for (number, series) in spec.series.iter().enumerate() {
            let bar = Area {
                left: 0.0,
                top: first + number as f64 * (rows.bar + 2.0),
                right: 0.0,
                bottom: first + number as f64 * (rows.bar + 2.0) + rows.bar,
            };
            one(&series.data[index], tone(series, spec, index), (&plane, bar), (spec.kind, &mut sheet));
        }
        top += height + rows.gap;
    }
    let (zero, _) = plane.at(0.0, 0.0);
    sheet.path(&[(zero, rows.top - 4.0), (zero, bottom + 4.0)], Role::Zero);
    references(spec, &plane, &mut sheet);
    bottom + foot
}

fn horizontal(spec: &ChartSpec) -> Axis {
    let marks = spec.targets.iter().chain(&spec.benchmarks).map(|mark| mark.value);
    let whole = if spec.kind == ChartKind::Bullet { spec.most } else { None };
    let values: Vec<f64> = spec.values().chain(marks).chain(whole).filter(|value| value.is_finite()).collect();
    let from = values.iter().copied().fold(0.0, f64::min);
    let to = values.iter().copied().fold(0.0, f64::max);
    Axis::exact(from, if to > from { to } else { from + 1.0 })
}

/// Room for values at the ends of bars.
fn value_room(spec: &ChartSpec, composition: Composition) -> f64 {
    let text = |datum: &Datum| {
        let aside = datum.aside.as_ref().map_or(0.0, |aside| width(aside, size_of(Role::Note), Weight::Regular) + 6.0);
        if datum.value.is_some() { width(&datum.text, size_of(Role::Strong), Weight::Strong) + aside } else { 0.0 }
    };
    let widest = spec.series.iter().flat_map(|series| &series.data).map(text).fold(0.0, f64::max);
    (widest + 16.0).min(composition.width() * 0.4)
}

fn tone(series: &SeriesSpec, spec: &ChartSpec, index: usize) -> Role {
    let some_subject = spec.categories.iter().any(|category| category.subject);
    match series.tone {
        Tone::Series(number) => Role::Fill(number),
        Tone::Scale(step) => Role::Scale(step),
        Tone::Context => Role::Muted,
        Tone::Subject if some_subject && !spec.categories[index].subject => Role::Muted,
        Tone::Subject => Role::Subject,
    }
}

/// One bar with its value at its end, or the words for why there is none.
fn one(datum: &Datum, role: Role, (plane, bar): (&Plane, Area), (kind, sheet): (ChartKind, &mut Sheet)) {
    let baseline = (bar.top + bar.bottom) / 2.0 + 4.5;
    let (zero, _) = plane.at(0.0, 0.0);
    if kind == ChartKind::Bullet {
        sheet.rectangle(Area { left: zero, right: plane.area.right, ..bar }, Role::Ground);
    }
    let Some(value) = datum.value else {
        if datum.mark == DatumMark::Withheld {
            sheet.rectangle(Area { left: zero + 0.5, right: zero + 22.0, top: bar.top + 2.0, bottom: bar.bottom - 2.0 }, Role::Withheld);
        }
        let shift = if datum.mark == DatumMark::Withheld { 30.0 } else { 8.0 };
        sheet.words_if_free(&datum.text, &[(zero + shift, baseline, Hang::Start)], Role::Note);
        return;
    };
    let (end, _) = plane.at(value, 0.0);
    let inner = if kind == ChartKind::Bullet { Area { top: bar.top + 6.0, bottom: bar.bottom - 6.0, ..bar } } else { bar };
    sheet.rectangle(Area { left: zero.min(end), right: zero.max(end), ..inner }, role);
    let label = if kind == ChartKind::Bullet { plane.area.right.max(end) } else { end };
    let (at, hang) = if value < 0.0 { (end - 8.0, Hang::End) } else { (label + 8.0, Hang::Start) };
    sheet.words_if_free(&datum.text, &[(at, baseline, hang)], Role::Strong);
    if let Some(aside) = datum.aside.as_ref().filter(|_| value >= 0.0) {
        let after = at + width(&datum.text, size_of(Role::Strong), Weight::Strong) + 6.0;
        sheet.words_if_free(aside, &[(after, baseline, Hang::Start)], Role::Note);
    }
}

/// Lines across all rows for targets and what others reach.
fn references(spec: &ChartSpec, plane: &Plane, sheet: &mut Sheet) {
    let bullet = spec.kind == ChartKind::Bullet;
    for (marks, line, words) in [(&spec.targets, Role::Break, Role::TargetText), (&spec.benchmarks, Role::Leader, Role::Note)] {
        for mark in marks {
            let (x, _) = plane.at(mark.value, 0.0);
            sheet.path(&[(x, plane.area.top - 6.0), (x, plane.area.bottom + 6.0)], line);
            let y = if bullet { plane.area.bottom + 20.0 } else { plane.area.top - 12.0 };
            sheet.words_if_free(&mark.label, &[(x, y, Hang::Middle), (x + 4.0, y, Hang::End), (x - 4.0, y, Hang::Start)], words);
        }
    }
}

/// Draws bars whose parts stand end to end, and gives the height of the sheet.
pub fn stacked(spec: &ChartSpec, composition: Composition, out: &mut String) -> f64 {
    let mut rows = Rows::of(spec, composition, 1);
    rows.bar = 28.0;
    rows.top = key_height(spec, composition) + 4.0;
    let heights: Vec<f64> = (0..spec.categories.len()).map(|index| rows.height(index, 1)).collect();
    let bottom = rows.top + heights.iter().sum::<f64>() + rows.gap * heights.len().saturating_sub(1) as f64;
    let wide = composition.width();
    let area = Area { left: rows.label_room, top: rows.top, right: wide - 4.0, bottom };
    let whole = |index: usize| spec.series.iter().filter_map(|series| series.data[index].value).map(|value| value.max(0.0)).sum::<f64>();
    let shares = spec.kind == ChartKind::Stacked100;
    let most = (0..spec.categories.len()).map(whole).fold(0.0, f64::max);
    let plane = Plane::new(Axis::exact(0.0, if shares { 1.0 } else { most.max(f64::MIN_POSITIVE) }), Axis::exact(0.0, 1.0), area);
    let mut sheet = Sheet::new(out, (wide, bottom + 8.0));
    draw_key(spec, composition, &mut sheet);
    let mut top = rows.top;
    for (index, height) in heights.iter().enumerate() {
        rows.label(index, spec, top + height / 2.0, &mut sheet);
        let scale = if shares { whole(index).max(f64::MIN_POSITIVE) } else { 1.0 };
        let first = top + (height - rows.bar) / 2.0;
        let mut done = 0.0;
        for series in &spec.series {
            let datum = &series.data[index];
            let value = datum.value.unwrap_or(0.0).max(0.0) / scale;
            let (left, right) = (plane.at(done, 0.0).0, plane.at(done + value, 0.0).0);
            // A gap of a pixel and a half keeps neighbours apart without needing contrast between them.
            segment(datum, Area { left, right: (right - 1.5).max(left), top: first, bottom: first + rows.bar }, series.tone, &mut sheet);
            done += value;
        }
        top += height + rows.gap;
    }
    bottom + 8.0
}

/// A part with its value inside, if it fits.
pub fn segment(datum: &Datum, area: Area, tone: Tone, sheet: &mut Sheet) {
    let (role, words) = match tone {
        Tone::Subject => (Role::Subject, Role::OnDark),
        Tone::Context => (Role::Muted, Role::OnLight),
        Tone::Series(number) => (Role::Fill(number), if matches!(number, 2 | 5) { Role::OnLight } else { Role::OnDark }),
        Tone::Scale(step) => (Role::Scale(step), if matches!(step, 0 | 4) { Role::OnDark } else { Role::OnLight }),
    };
    sheet.rectangle(area, role);
    let room = area.right - area.left;
    if datum.value.is_some() && width(&datum.text, size_of(words), Weight::Strong) + 8.0 <= room {
        sheet.words(&datum.text, ((area.left + area.right) / 2.0, (area.top + area.bottom) / 2.0 + 4.5), (words, Hang::Middle));
    }
}

/// The places of a key's entries, line by line.
fn key_places(spec: &ChartSpec, composition: Composition) -> Vec<(f64, f64, String)> {
    if spec.series.len() < 2 {
        return Vec::new();
    }
    let wide = composition.width();
    let (mut x, mut y) = (0.0, 14.0);
    let mut places = Vec::new();
    for series in &spec.series {
        let name = wrapped(&series.name, size_of(Role::Value), wide - 24.0, 1).remove(0);
        let room = 18.0 + width(&name, size_of(Role::Value), Weight::Strong) + 20.0;
        if x > 0.0 && x + room - 20.0 > wide {
            (x, y) = (0.0, y + 20.0);
        }
        places.push((x, y, name));
        x += room;
    }
    places
}

/// How high the key is; nothing for one series.
pub fn key_height(spec: &ChartSpec, composition: Composition) -> f64 {
    key_places(spec, composition).last().map_or(0.0, |(_, y, _)| y + 14.0)
}

/// Draws the key above the plot.
pub fn draw_key(spec: &ChartSpec, composition: Composition, sheet: &mut Sheet) {
    for ((x, y, name), series) in key_places(spec, composition).into_iter().zip(&spec.series) {
        let role = match series.tone {
            Tone::Subject => Role::Subject,
            Tone::Context => Role::Muted,
            Tone::Series(number) => Role::Fill(number),
            Tone::Scale(step) => Role::Scale(step),
        };
        sheet.rectangle(Area { left: x, top: y - 10.0, right: x + 12.0, bottom: y + 2.0 }, role);
        sheet.words(&name, (x + 18.0, y), (Role::Value, Hang::Start));
    }
}
