//! Maps: territories in steps of one colour, or places as points; only the lands that they lie in.
//!
//! Without tiles and without script: shapes come from the atlas, are projected for their drawing and made coarser
//! until nothing is lost that could be seen.

mod geometry;
mod lands;
mod legend;
mod window;

use std::collections::BTreeMap;

use geometry::{Line, Rings, hatched, inside, size};
use lands::{Lands, Pane, is_said};
use legend::Legend;

use super::atlas::atlas;
use super::role::Role;
use super::sheet::{Area, Hang, Sheet};
use super::{Composition, letters, said};
use crate::plan::chart::{ChartSpec, Spot};

/// The smallest area that is drawn, in square pixels.
const SLIVER: f64 = 2.0;

/// Draws the map and gives the height of the sheet.
pub fn draw(spec: &ChartSpec, composition: Composition, out: &mut String) -> f64 {
    let (wide, letters) = (composition.width(), letters(composition));
    let lands = Lands::of(spec);
    let legend = Legend::of(spec, &lands);
    let beside = if composition == Composition::Narrow || legend.rows.is_empty() { 0.0 } else { legend.width(&letters) + 28.0 };
    let most = match composition {
        Composition::Wide => 520.0,
        Composition::Middle => 440.0,
        Composition::Narrow => 400.0,
    };
    let panes = lands.panes(Area { left: 0.0, top: 0.0, right: wide - beside, bottom: most });
    let foot = panes.iter().map(|pane| pane.at.bottom).fold(0.0, f64::max) + if panes.len() > 1 { letters.line() } else { 0.0 };
    let height = if beside > 0.0 { foot.max(legend.height(&letters) + 8.0) } else { foot + 12.0 + legend.height(&letters) } + 4.0;
    let mut sheet = Sheet::new(out, (wide, height), letters);
    for (number, pane) in panes.iter().enumerate() {
        one(spec, &lands, &legend, (pane, number), &mut sheet);
    }
    let corner = if beside > 0.0 { (wide - beside + 28.0, 4.0) } else { (0.0, foot + 12.0) };
    legend.draw(corner, &mut sheet);
    spots(&spec.spots, (&panes, &lands), &mut sheet);
    height
}

/// Draws one pane: lands, borders, values.
fn one(spec: &ChartSpec, lands: &Lands, legend: &Legend, (pane, number): (&Pane, usize), sheet: &mut Sheet) {
    let lines = pane.lines();
    let rings = |shapes: &[usize]| -> Rings {
        let outline = atlas().outline(shapes);
        let rings = outline.iter().map(|ring| atlas().ring_of(ring, |arc| lines.get(&arc).cloned().unwrap_or_default()));
        // Slivers between borders that do not quite meet.
        rings.map(|ring| pane.within(ring)).filter(|ring| size(std::slice::from_ref(ring)) > SLIVER).collect()
    };
    let mut rows: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let said = |row: &&usize| spec.series.first().is_some_and(|series| is_said(&series.data[**row]));
    for shape in &pane.shapes {
        rows.entry(lands.rows.get(shape).filter(said).copied()).or_default().push(*shape);
    }
    let mut areas: Vec<(usize, Rings)> = Vec::new();
    // Land without any value is drawn with its edge, unless it ends where the pane does.
    let has_edge = rows.len() == 1 && rows.contains_key(&None) && !pane.is_cut;
    for (row, shapes) in &rows {
        let rings = rings(shapes);
        let Some(row) = row else {
            sheet.outline(&rings, true, if has_edge { Role::LandEdge } else { Role::Land });
            continue;
        };
        match legend.class(&spec.series[0].data[*row]) {
            Some(class) => sheet.outline(&rings, true, Role::Region(legend.step(class))),
            None => {
                sheet.outline(&rings, true, Role::Land);
                sheet.outline(&hatched(&rings), false, Role::Hatch);
            }
        }
        areas.push((*row, rings));
    }
    borders((lands, has_edge), pane, &lines, sheet);
    let Area { left, top, right, bottom } = pane.at;
    if number > 0 || pane.is_cut {
        sheet.path(&[(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], Role::Leader);
    }
    if number > 0 {
        let name = areas.first().map(|(row, _)| spec.categories[*row].label.as_str()).unwrap_or_default();
        let name = sheet.letters.wrapped(name, right - left, 1).remove(0);
        sheet.words_if_free(&name, &[(left, bottom + sheet.letters.line() - 3.0, Hang::Start)], Role::Note);
    }
    areas.sort_by(|left, right| size(&right.1).total_cmp(&size(&left.1)));
    for (row, rings) in &areas {
        value(spec, (*row, legend), rings, sheet);
    }
}

/// Borders between what is told apart, and around all of it; a country's border counts as its edge.
fn borders((lands, has_edge): (&Lands, bool), pane: &Pane, lines: &BTreeMap<usize, Vec<(f64, f64)>>, sheet: &Sheet) {
    let mut sides: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for shape in &pane.shapes {
        atlas().arcs_of(*shape).for_each(|arc| sides.entry(arc).or_default().push(*shape));
    }
    let (mut inner, mut edge) = (Vec::new(), Vec::new());
    for (arc, sides) in &sides {
        let line = lines.get(arc).cloned().unwrap_or_default();
        match sides.as_slice() {
            [left, right] if atlas().shapes[*left].country() == atlas().shapes[*right].country() => {
                let (left, right) = (lands.rows.get(left), lands.rows.get(right));
                if left.is_none() || left != right {
                    inner.extend(pane.pieces(line));
                }
            }
            // Land without any value has been drawn with its edge; borders between countries still lie within it.
            [_] if has_edge => {}
            _ => edge.extend(pane.pieces(line)),
        }
    }
    sheet.outline(&inner, false, Role::Border);
    sheet.outline(&edge, false, Role::Coast);
}

/// The name and the value of a territory, as far as there is room within it.
fn value(spec: &ChartSpec, (row, legend): (usize, &Legend), rings: &[Line], sheet: &mut Sheet) {
    let datum = &spec.series[0].data[row];
    let role = match legend.class(datum) {
        Some(class) if legend.step(class) < 5 => Role::OnLow,
        Some(_) => Role::OnHigh,
        None => Role::Strong,
    };
    let line = sheet.letters.line();
    let (number, name) = (if datum.value.is_some() { said(datum) } else { String::new() }, spec.categories[row].label.clone());
    let both = if number.is_empty() { vec![name.clone()] } else { vec![name, number.clone()] };
    let tries = [both, vec![number]];
    for lines in tries.iter().filter(|lines| !lines.iter().all(String::is_empty)) {
        let wide = sheet.letters.widest(lines.iter().map(String::as_str), role) + 6.0;
        let high = line * lines.len() as f64;
        if let Some((x, y)) = inside(rings, (wide, high)) {
            let first = y - high / 2.0 + line * 0.74;
            if sheet.lines_if_free(lines, &[(x, first, Hang::Middle)], role) {
                sheet.mark((row, 0), (x, y));
                return;
            }
        }
    }
    if let Some(place) = inside(rings, (1.0, 1.0)) {
        sheet.mark((row, 0), place);
    }
}

/// Places as points, each with its name where that has room.
fn spots(spots: &[Spot], (panes, lands): (&[Pane], &Lands), sheet: &mut Sheet) {
    let atlas = atlas();
    let place = |spot: &Spot| {
        let shape = atlas.near(spot.at);
        let pane = panes.iter().find(|pane| shape.is_some_and(|shape| pane.shapes.contains(&shape)))?;
        Some(pane.pixels(spot.at))
    };
    let mut placed: Vec<(usize, &Spot, (f64, f64), f64)> = Vec::new();
    for (index, spot) in spots.iter().enumerate() {
        let radius = (4.5 + 1.8 * ((spot.count.max(1) - 1) as f64).sqrt()).min(13.0);
        placed.extend(place(spot).map(|at| (index, spot, at, radius)));
    }
    placed.sort_by(|left, right| right.1.count.cmp(&left.1.count).then_with(|| left.0.cmp(&right.0)));
    for (index, _, (x, y), radius) in &placed {
        sheet.circle((*x, *y), *radius, Role::Spot);
        sheet.mark((*index, 0), (*x, *y));
        // Words have a halo, which may not lie on a point either.
        let reach = radius + 2.0;
        sheet.take(Area { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach });
    }
    if let (Some(pane), Some(_)) = (panes.first(), lands.part) {
        let places: Vec<(f64, f64)> = placed.iter().map(|(_, _, at, _)| *at).collect();
        window::locator(&lands.whole(), pane.ground(), (pane.at, &places), sheet);
    }
    for (_, spot, (x, y), radius) in &placed {
        let name = if spot.count > 1 { format!("{} ({})", spot.label, spot.count) } else { spot.label.clone() };
        let (beside, middle) = (radius + 5.0, y + 4.5);
        let places = [
            (x + beside, middle, Hang::Start),
            (x - beside, middle, Hang::End),
            (*x, y - beside - 1.0, Hang::Middle),
            (*x, y + beside + 10.0, Hang::Middle),
            (x + beside - 3.0, y - beside + 1.0, Hang::Start),
            (x + beside - 3.0, y + beside + 7.0, Hang::Start),
            (x - beside + 3.0, y - beside + 1.0, Hang::End),
            (x - beside + 3.0, y + beside + 7.0, Hang::End),
        ];
        sheet.words_if_free(&name, &places, Role::PlaceName);
    }
}

/// How many of some places the map shows: those that lie in a land of the atlas.
pub fn shown(spots: &[Spot]) -> usize {
    spots.iter().filter(|spot| atlas().near(spot.at).is_some()).count()
}

/// Whether a code is a land of the atlas.
pub fn has_shape(code: &str) -> bool {
    !atlas().members(code).is_empty()
}
