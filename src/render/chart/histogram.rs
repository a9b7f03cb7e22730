//! Histograms: how many values lie in each stretch, as columns that touch.

use super::plot::{grid, ticks};
use super::role::Role;
use super::sheet::{Area, Hang, Plane, Reading, Sheet};
use super::ticks::Axis;
use super::{Composition, Numbers, letters};
use crate::plan::chart::ChartSpec;

/// Draws the columns and gives the height of the sheet.
pub fn draw(spec: &ChartSpec, (composition, numbers): (Composition, Numbers), out: &mut String) -> f64 {
    let (wide, letters) = (composition.width(), letters(composition));
    let height = if composition == Composition::Wide { 300.0 } else { 260.0 };
    let up = Axis::whole(spec.values().fold(0.0, f64::max));
    let counted = ChartSpec { unit: String::new(), ..spec.clone() };
    let labels = ticks(&up, &counted, numbers);
    let left = letters.widest(labels.iter().map(String::as_str), Role::Axis) + 10.0;
    let count = spec.categories.len().max(1) as f64;
    let area = Area { left, top: 24.0, right: wide - 8.0, bottom: height - 34.0 };
    let plane = Plane::new(Axis::exact(0.0, count), up.clone(), area);
    let mut sheet = Sheet::new(out, (wide, height), letters);
    sheet.read_by(Reading::Period);
    grid(&up, &labels, (&plane, &area), &mut sheet);
    let zero = plane.y(0.0);
    for (index, (category, datum)) in spec.categories.iter().zip(&spec.series[0].data).enumerate() {
        let (start, end) = (plane.x(index as f64), plane.x(index as f64 + 1.0));
        let value = datum.value.unwrap_or(0.0);
        let role = if category.subject { Role::Subject } else { super::bars::tone(&spec.series[0], spec, index) };
        let top = plane.y(value);
        sheet.rectangle(Area { left: start + 1.0, right: end - 1.0, top: top.min(zero), bottom: top.max(zero) }, role);
        let middle = (start + end) / 2.0;
        sheet.mark((index, 0), (middle, top));
        if value > 0.0 {
            sheet.words_if_free(&datum.text, &[(middle, top - 6.0, Hang::Middle)], Role::Strong);
        }
        let y = height - 14.0;
        let (full, short) = (sheet.letters.width(&category.label, Role::Axis), end - start - 4.0);
        let label = if full <= short { &category.label } else { &category.short };
        sheet.words_if_free(label, &[(middle, y, Hang::Middle), (end, y, Hang::End)], Role::Axis);
    }
    height
}
