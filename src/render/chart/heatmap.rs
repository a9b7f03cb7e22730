//! Heat maps: rows and columns of values in steps of one colour, each value written in its cell.

use super::role::Role;
use super::rows::{Measures, Rows, centred};
use super::sheet::{Area, Hang, Sheet};
use super::{Composition, bare, letters, said};
use crate::plan::chart::{ChartSpec, Datum, DatumMark, Order};

const CELL: f64 = 30.0;
/// Steps from little to much.
const STEPS: f64 = 8.0;

/// Draws the cells and gives the height of the sheet.
pub fn draw(spec: &ChartSpec, composition: Composition, out: &mut String) -> f64 {
    let (wide, letters) = (composition.width(), letters(composition));
    let timed = spec.order == Order::Time;
    let columns: Vec<&str> = if timed {
        spec.categories.iter().map(|category| category.short.as_str()).collect()
    } else {
        spec.series.iter().map(|series| series.name.as_str()).collect()
    };
    let labels: Vec<(&str, bool)> = if timed {
        spec.series.iter().map(|series| (series.name.as_str(), false)).collect()
    } else {
        spec.categories.iter().map(|category| (category.label.as_str(), category.subject)).collect()
    };
    let datum = |row: usize, column: usize| if timed { &spec.series[row].data[column] } else { &spec.series[column].data[row] };
    // The heads are known only when the rows have said where the cells begin.
    let probe = Rows::new(labels.iter().copied(), composition, &Measures { top: 0.0, band: CELL, gap: 2.0 });
    let cell = (wide - probe.left) / columns.len().max(1) as f64;
    let heads: Vec<Vec<String>> = columns.iter().map(|column| letters.wrapped(column, cell - 4.0, 3)).collect();
    let lines = heads.iter().map(Vec::len).max().unwrap_or(0) as f64;
    let top = lines * letters.line() + 8.0;
    let rows = Rows::new(labels.iter().copied(), composition, &Measures { top, band: CELL, gap: 2.0 });
    let (least, most) = spec.values().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(value), most.max(value)));
    let mut sheet = Sheet::new(out, (wide, rows.bottom + 6.0), letters);
    for (column, head) in heads.iter().enumerate() {
        let x = rows.left + (column as f64 + 0.5) * cell;
        for (number, words) in head.iter().enumerate() {
            let y = top - 10.0 - (head.len() - 1 - number) as f64 * sheet.letters.line();
            sheet.words_if_free(words, &[(x, y, Hang::Middle)], Role::Axis);
        }
    }
    rows.write(&mut sheet);
    for (index, row) in rows.rows.iter().enumerate() {
        for column in 0..columns.len() {
            let left = rows.left + column as f64 * cell;
            let area = Area { left, top: row.top, right: left + cell - 2.0, bottom: row.bottom };
            let middle = ((area.left + area.right) / 2.0, (area.top + area.bottom) / 2.0);
            sheet.mark(if timed { (column, index) } else { (index, column) }, middle);
            one(datum(index, column), area, (least, most), &mut sheet);
        }
    }
    rows.bottom + 6.0
}

/// A cell with its value, without the unit where that does not fit.
fn one(datum: &Datum, area: Area, (least, most): (f64, f64), sheet: &mut Sheet) {
    let middle = (area.left + area.right) / 2.0;
    let baseline = centred((area.top + area.bottom) / 2.0, &sheet.letters);
    let Some(value) = datum.value else {
        if datum.mark == DatumMark::Withheld {
            let inner = Area { left: area.left + 1.0, top: area.top + 1.0, right: area.right - 1.0, bottom: area.bottom - 1.0 };
            sheet.rectangle(inner, Role::Withheld);
        }
        let fits = sheet.letters.width(&datum.text, Role::Note) + 6.0 <= area.wide();
        sheet.words(if fits { &datum.text } else { "–" }, (middle, baseline), (Role::Note, Hang::Middle));
        return;
    };
    let share = if most > least { (value - least) / (most - least) } else { 0.5 };
    let step = (share * STEPS).floor().clamp(0.0, STEPS - 1.0) as u8;
    sheet.rectangle(area, Role::Step(step));
    let role = if step < 5 { Role::OnLow } else { Role::OnHigh };
    let texts = [said(datum), datum.text[bare(&datum.text)].to_owned()];
    if let Some(text) = texts.iter().find(|text| sheet.letters.width(text, role) + 4.0 <= area.wide()) {
        sheet.words(text, (middle, baseline), (role, Hang::Middle));
    }
}
