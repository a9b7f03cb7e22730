//! Points on lines: one for each of many rows, or two with what lies between them.

use super::bars::{absent, compare, whisker};
use super::role::Role;
use super::rows::{Measures, Rows, centred};
use super::sheet::{Area, Hang, Plane, Reading, Sheet};
use super::ticks::Axis;
use super::{Composition, Numbers, letters, said};
use crate::plan::chart::{ChartSpec, Datum, DatumMark, Order, Tone};

const BAND: f64 = 18.0;

/// The axis of points: from zero where zero is near, else around the values; length says nothing here.
fn axis(values: impl Iterator<Item = f64>) -> Axis {
    let (least, most) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(value), most.max(value)));
    let near_zero = least > 0.0 && least < most * 0.3;
    Axis::nice(if near_zero { 0.0 } else { least }, most, 4)
}

/// Upright lines at the ticks of a horizontal axis, with their words under the rows.
fn grid((spec, axis): (&ChartSpec, &Axis), (plane, rows): (&Plane, &Rows), numbers: Numbers, sheet: &mut Sheet) {
    let last = axis.at.len().saturating_sub(1);
    for (index, tick) in axis.at.iter().enumerate() {
        let x = plane.x(*tick);
        rows.upright(x, (4.0, if *tick == 0.0 { Role::Zero } else { Role::Grid }), sheet);
        let number = numbers(*tick, axis.decimals);
        let label = if index == last { format!("{number}{}", spec.unit) } else { number };
        let y = rows.bottom + 20.0;
        sheet.words_if_free(&label, &[(x, y, Hang::Middle), (x + 12.0, y, Hang::End), (x - 8.0, y, Hang::Start)], Role::Axis);
    }
}

/// Draws one point for each row and gives the height of the sheet.
pub fn draw(spec: &ChartSpec, (composition, numbers): (Composition, Numbers), out: &mut String) -> f64 {
    let letters = letters(composition);
    let data = &spec.series[0].data;
    let lines: Vec<(f64, String, bool)> = spec
        .targets
        .iter()
        .map(|mark| (mark.value, mark.label.clone(), true))
        .chain(spec.benchmarks.iter().map(|mark| (mark.value, mark.label.clone(), false)))
        .collect();
    let top = if lines.is_empty() { 6.0 } else { 12.0 + lines.len() as f64 * letters.line() };
    let rows = Rows::new(
        spec.categories.iter().map(|category| (category.label.as_str(), category.subject)),
        composition,
        &Measures { top, band: BAND, gap: 6.0 },
    );
    let ends = data.iter().filter_map(|datum| datum.range).flat_map(|(low, high)| [low, high]);
    let axis = axis(spec.values().chain(lines.iter().map(|line| line.0)).chain(ends));
    let room = letters.widest(data.iter().map(|datum| datum.text.as_str()), Role::Strong) + 22.0;
    let right = (composition.width() - room.min(composition.width() * 0.4)).max(rows.left + 60.0);
    let area = Area { left: rows.left + 10.0, top, right, bottom: rows.bottom };
    let plane = Plane::new(axis.clone(), Axis::exact(0.0, 1.0), area);
    let height = rows.bottom + 28.0;
    let mut sheet = Sheet::new(out, (composition.width(), height), letters);
    grid((spec, &axis), (&plane, &rows), numbers, &mut sheet);
    compare(spec, (&plane, &rows), &lines, &mut sheet);
    rows.write(&mut sheet);
    sheet.read_by(Reading::Row);
    for (index, ((row, datum), category)) in rows.rows.iter().zip(data).zip(&spec.categories).enumerate() {
        let baseline = centred(row.middle(), &sheet.letters);
        let Some(value) = datum.value else {
            absent(datum, (area.left, baseline), Area { top: row.top, bottom: row.bottom, ..area }, &mut sheet);
            continue;
        };
        if let Some((low, high)) = datum.range {
            whisker((plane.x(low), plane.x(high), row.middle()), &sheet);
        }
        let some_subject = spec.categories.iter().any(|category| category.subject);
        let tone = if some_subject && !category.subject { Tone::Context } else { spec.series[0].tone };
        let x = plane.x(value);
        sheet.mark((index, 0), (x, row.middle()));
        sheet.circle((x, row.middle()), 5.5, Role::point(tone, datum.mark == DatumMark::Provisional));
        let after = datum.range.map_or(x, |(_, high)| plane.x(high).max(x));
        sheet.words_if_free(&said(datum), &[(after + 11.0, baseline, Hang::Start), (x - 11.0, baseline, Hang::End)], Role::Strong);
    }
    height
}

/// A row of two values.
struct Pair<'spec> {
    label: &'spec str,
    subject: bool,
    from: &'spec Datum,
    to: &'spec Datum,
}

/// The rows of two values, with the names and tones of both ends.
fn pairs(spec: &ChartSpec) -> (Vec<Pair<'_>>, [(&str, Tone); 2]) {
    if spec.order == Order::Time {
        let last = spec.categories.len() - 1;
        let pair = spec.series.iter().map(|series| Pair {
            label: &series.name,
            subject: series.tone == Tone::Subject,
            from: &series.data[0],
            to: &series.data[last],
        });
        return (pair.collect(), [(&spec.categories[0].label, Tone::Context), (&spec.categories[last].label, Tone::Subject)]);
    }
    let (first, second) = (&spec.series[0], &spec.series[spec.series.len() - 1]);
    let pair = spec.categories.iter().enumerate().map(|(index, category)| Pair {
        label: &category.label,
        subject: category.subject,
        from: &first.data[index],
        to: &second.data[index],
    });
    (pair.collect(), [(&first.name, first.tone), (&second.name, second.tone)])
}

/// Where an end of a row stands in the table: periods are rows there, other pairs are columns.
fn cell(spec: &ChartSpec, row: usize, is_first: bool) -> (usize, usize) {
    match spec.order {
        Order::Time => (if is_first { 0 } else { spec.categories.len() - 1 }, row),
        _ => (row, if is_first { 0 } else { spec.series.len() - 1 }),
    }
}

/// Draws two points and what lies between them for each row, and gives the height of the sheet.
pub fn dumbbell(spec: &ChartSpec, (composition, numbers): (Composition, Numbers), out: &mut String) -> f64 {
    let letters = letters(composition);
    let (pairs, ends) = pairs(spec);
    let top = super::key::line(&letters);
    let rows = Rows::new(pairs.iter().map(|pair| (pair.label, pair.subject)), composition, &Measures { top, band: BAND + 4.0, gap: 8.0 });
    let axis = axis(pairs.iter().flat_map(|pair| [pair.from.value, pair.to.value]).flatten());
    let room = letters.widest(pairs.iter().flat_map(|pair| [pair.from.text.as_str(), pair.to.text.as_str()]), Role::Strong) + 18.0;
    let room = room.min(composition.width() * 0.26);
    let area = Area { left: rows.left + room, top, right: composition.width() - room, bottom: rows.bottom };
    let plane = Plane::new(axis.clone(), Axis::exact(0.0, 1.0), area);
    let height = rows.bottom + 28.0;
    let mut sheet = Sheet::new(out, (composition.width(), height), letters);
    grid((spec, &axis), (&plane, &rows), numbers, &mut sheet);
    heads(&ends, rows.left, &mut sheet);
    rows.write(&mut sheet);
    sheet.read_by(Reading::Row);
    for (index, (row, pair)) in rows.rows.iter().zip(&pairs).enumerate() {
        let (y, baseline) = (row.middle(), centred(row.middle(), &sheet.letters));
        let (from, to) = (pair.from.value.map(|value| plane.x(value)), pair.to.value.map(|value| plane.x(value)));
        if let (Some(from), Some(to)) = (from, to) {
            sheet.path(&[(from, y), (to, y)], Role::Connector);
        }
        for (x, tone, is_open) in [(from, ends[0].1, true), (to, ends[1].1, false)] {
            if let Some(x) = x {
                sheet.mark(cell(spec, index, is_open), (x, y));
                sheet.circle((x, y), 5.5, Role::point(tone, is_open));
            }
        }
        let begins_left = from.unwrap_or(f64::NEG_INFINITY) <= to.unwrap_or(f64::INFINITY);
        for (datum, x, is_left) in [(pair.from, from, begins_left), (pair.to, to, !begins_left)] {
            let role = if std::ptr::eq(datum, pair.to) { Role::Strong } else { Role::Value };
            match x {
                Some(x) if is_left => sheet.words_if_free(&said(datum), &[(x - 10.0, baseline, Hang::End)], role),
                Some(x) => sheet.words_if_free(&said(datum), &[(x + 10.0, baseline, Hang::Start)], role),
                None => {
                    sheet.words_if_free(&datum.text, &[(area.left, baseline, Hang::Start), (area.right, baseline, Hang::End)], Role::Note)
                }
            };
        }
    }
    height
}

/// The names of both ends, each after its mark, above the rows.
fn heads(ends: &[(&str, Tone); 2], left: f64, sheet: &mut Sheet) {
    let mut x = left + 6.0;
    for (number, (name, tone)) in ends.iter().enumerate() {
        sheet.circle((x, 10.0), 5.5, Role::point(*tone, number == 0));
        let baseline = centred(10.0, &sheet.letters);
        if !sheet.words_if_free(name, &[(x + 11.0, baseline, Hang::Start)], Role::Value) {
            return;
        }
        x += 11.0 + sheet.letters.width(name, Role::Strong) + 26.0;
    }
}
