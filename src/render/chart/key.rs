//! Keys: which colour is which series, above the plot, where names cannot stand on the marks themselves.

use super::role::Role;
use super::sheet::{Area, Hang, Letters, Sheet};
use super::{Composition, letters};
use crate::plan::chart::ChartSpec;

/// The places of a key's entries, line by line.
fn places(spec: &ChartSpec, composition: Composition) -> Vec<(f64, f64, String)> {
    if spec.series.len() < 2 {
        return Vec::new();
    }
    let (wide, letters) = (composition.width(), letters(composition));
    let (mut x, mut y) = (0.0, 14.0);
    let mut places = Vec::new();
    for series in &spec.series {
        let name = letters.wrapped(&series.name, wide - 24.0, 1).remove(0);
        let room = 18.0 + letters.width(&name, Role::Strong) + 18.0;
        if x > 0.0 && x + room - 18.0 > wide {
            (x, y) = (0.0, y + letters.line() + 4.0);
        }
        places.push((x, y, name));
        x += room;
    }
    places
}

/// How high the key is; nothing for one series.
pub fn height(spec: &ChartSpec, composition: Composition) -> f64 {
    places(spec, composition).last().map_or(0.0, |(_, y, _)| y + 16.0)
}

/// Draws the key above the plot.
pub fn draw(spec: &ChartSpec, composition: Composition, sheet: &mut Sheet) {
    for ((x, y, name), series) in places(spec, composition).into_iter().zip(&spec.series) {
        sheet.rectangle(Area { left: x, top: y - 10.5, right: x + 12.0, bottom: y + 1.5 }, Role::fill(series.tone));
        sheet.words(&name, (x + 18.0, y), (Role::Value, Hang::Start));
    }
}

/// How high one line of a key with marks of its own is.
pub fn line(letters: &Letters) -> f64 {
    letters.line() + 12.0
}
