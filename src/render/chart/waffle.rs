//! Waffles: so many of so few people, one mark each, in rows of ten.

use super::role::Role;
use super::sheet::{Area, Hang, Sheet};
use super::{Composition, letters};
use crate::plan::chart::ChartSpec;

const TILE: f64 = 15.0;
const STEP: f64 = 20.0;
/// Between the fifth and the sixth: groups of five are counted at a glance.
const APART: f64 = 7.0;

/// Draws one mark for each person and gives the height of the sheet.
pub fn draw(spec: &ChartSpec, composition: Composition, out: &mut String) -> f64 {
    let letters = letters(composition);
    let (part, whole) = spec.persons.unwrap_or((0, 0));
    let rows = whole.div_ceil(10).max(1);
    let tiles = STEP * f64::from(whole.min(10)) + APART;
    let wide = composition.width();
    let beside = composition != Composition::Narrow;
    let words = spec.series[0].data.iter().rev().find(|datum| datum.value.is_some());
    let text = words.map(|datum| datum.text.clone()).unwrap_or_default();
    let aside = words.and_then(|datum| datum.aside.clone()).unwrap_or_default();
    let room = if beside { wide - tiles - 32.0 } else { wide };
    let lines = letters.wrapped(&aside, room, 4);
    let under = if beside { 0.0 } else { 14.0 + letters.line() * (1 + lines.len()) as f64 };
    let beside_height = 8.0 + letters.line() * (1 + lines.len()) as f64;
    let height = (f64::from(rows) * STEP + 8.0).max(if beside { beside_height } else { 0.0 }) + under;
    let mut sheet = Sheet::new(out, (wide, height), letters);
    for number in 0..whole {
        let (row, column) = (number / 10, number % 10);
        let left = f64::from(column) * STEP + if column > 4 { APART } else { 0.0 };
        let top = 4.0 + f64::from(row) * STEP;
        let role = if number < part { Role::Subject } else { Role::Band };
        sheet.rectangle(Area { left, top, right: left + TILE, bottom: top + TILE }, role);
    }
    let known = spec.series[0].data.iter().rposition(|datum| datum.value.is_some());
    sheet.mark((known.unwrap_or_default(), 0), (tiles / 2.0, f64::from(rows) * STEP / 2.0 + 4.0));
    let (x, mut y) = if beside { (tiles + 28.0, 18.0) } else { (0.0, f64::from(rows) * STEP + 8.0 + sheet.letters.line()) };
    sheet.words(&text, (x, y), (Role::SubjectName, Hang::Start));
    for line in lines.iter().filter(|line| !line.is_empty()) {
        y += sheet.letters.line();
        sheet.words(line, (x, y), (Role::Value, Hang::Start));
    }
    height
}
