//! Which lands a map shows, and where on the sheet: the mainland, and boxes for what lies beyond the sea.

use std::collections::{BTreeMap, BTreeSet};

use super::geometry::{Line, coarser};
use crate::plan::chart::{ChartSpec, Datum, DatumMark};
use crate::render::chart::atlas::{Atlas, Degrees, Kilometres, atlas, projected, projected_flat};
use crate::render::chart::sheet::Area;

/// The size of the box of a land beyond the sea.
const INSET: (f64, f64) = (92.0, 74.0);
/// Regions of France that are shown by themselves; with more of them it is the whole country.
const REGIONS: usize = 3;

/// A part of the map with a projection of its own.
pub struct Pane {
    /// Its shapes, by their places in the atlas.
    pub shapes: Vec<usize>,
    /// The room it takes.
    pub at: Area,
    scale: f64,
    corner: Kilometres,
    /// The latitude of a land beyond the sea.
    around: Option<f64>,
}

impl Pane {
    /// A pane that shows some shapes as large as a room allows; it is as high as they need.
    fn new(shapes: Vec<usize>, room: Area) -> Pane {
        let atlas = atlas();
        let is_overseas = shapes.first().is_some_and(|shape| atlas.shapes[*shape].is_overseas());
        let first = shapes.first().and_then(|shape| atlas.arcs_of(*shape).next());
        let around = first.filter(|_| is_overseas).and_then(|arc| Some(atlas.arc(arc).first()?.1));
        let mut pane = Pane { shapes, at: room, scale: 1.0, corner: (0.0, 0.0), around };
        let (mut low, mut high) = ((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY));
        for arc in pane.shapes.iter().flat_map(|shape| atlas.arcs_of(*shape)) {
            for (x, y) in atlas.arc(arc).iter().map(|place| pane.projected(*place)) {
                (low, high) = ((low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y)));
            }
        }
        let (wide, high) = ((high.0 - low.0).max(1.0), (high.1 - low.1).max(1.0));
        pane.scale = ((room.wide() - 4.0) / wide).min((room.high() - 4.0) / high);
        pane.corner = (low.0 - (room.wide() / pane.scale - wide) / 2.0, low.1 - 2.0 / pane.scale);
        pane.at.bottom = room.top + high * pane.scale + 4.0;
        pane
    }

    fn projected(&self, place: Degrees) -> Kilometres {
        self.around.map_or_else(|| projected(place), |around| projected_flat(place, around))
    }

    /// Where a place lies, in pixels.
    pub fn pixels(&self, place: Degrees) -> (f64, f64) {
        let (x, y) = self.projected(place);
        (self.at.left + (x - self.corner.0) * self.scale, self.at.top + (y - self.corner.1) * self.scale)
    }

    /// The arcs of its shapes as lines of pixels.
    pub fn lines(&self) -> BTreeMap<usize, Line> {
        let arcs: BTreeSet<usize> = self.shapes.iter().flat_map(|shape| atlas().arcs_of(*shape)).collect();
        let line = |arc: usize| {
            let points: Line = atlas().arc(arc).iter().map(|place| self.pixels(*place)).collect();
            coarser(&points)
        };
        arcs.into_iter().map(|arc| (arc, line(arc))).collect()
    }
}

/// What is drawn: which shapes, and which value each of them has.
pub struct Lands {
    /// The row of the value that a shape shows.
    pub rows: BTreeMap<usize, usize>,
    /// The shapes of the mainland that are drawn.
    main: Vec<usize>,
    /// Those beyond the sea.
    overseas: Vec<usize>,
}

impl Lands {
    /// The lands that a chart's values and places lie in.
    pub fn of(spec: &ChartSpec) -> Lands {
        let atlas = atlas();
        let has_cell = |row: usize| spec.series.first().is_some_and(|series| is_said(&series.data[row]));
        let coded = spec.categories.iter().enumerate().filter_map(|(row, category)| {
            let members = atlas.members(category.code.as_deref()?);
            (!members.is_empty()).then_some((has_cell(row), members, row))
        });
        let mut coded: Vec<(bool, Vec<usize>, usize)> = coded.collect();
        // The smaller land speaks for itself, if it has something to say.
        coded.sort_by_key(|(has_cell, members, row)| (*has_cell, usize::MAX - members.len(), *row));
        let mut rows = BTreeMap::new();
        for (_, members, row) in &coded {
            rows.extend(members.iter().map(|shape| (*shape, *row)));
        }
        let held = spec.spots.iter().filter_map(|spot| atlas.near(spot.at));
        let concerned: BTreeSet<usize> = rows.keys().copied().chain(held).collect();
        let (overseas, near): (Vec<usize>, Vec<usize>) = concerned.into_iter().partition(|shape| atlas.shapes[*shape].is_overseas());
        Lands { rows, main: around(atlas, &near), overseas }
    }

    /// The mainland in a room, and what lies beyond the sea in boxes under it.
    pub fn panes(&self, room: Area) -> Vec<Pane> {
        let mut boxes: Vec<Vec<usize>> = self.overseas.iter().map(|shape| vec![*shape]).collect();
        let main = if !self.main.is_empty() {
            self.main.clone()
        } else if boxes.is_empty() {
            return Vec::new();
        } else {
            boxes.remove(0)
        };
        let main = Pane::new(main, room);
        let (across, under) = ((room.wide() / (INSET.0 + 10.0)).floor().max(1.0) as usize, main.at.bottom + 14.0);
        let inset = |(index, shapes): (usize, Vec<usize>)| {
            let (left, top) = ((index % across) as f64 * (INSET.0 + 10.0), under + (index / across) as f64 * (INSET.1 + 28.0));
            let mut pane = Pane::new(shapes, Area { left, top, right: left + INSET.0, bottom: top + INSET.1 });
            pane.at.bottom = top + INSET.1;
            pane
        };
        let insets: Vec<Pane> = boxes.into_iter().enumerate().map(inset).collect();
        std::iter::once(main).chain(insets).collect()
    }
}

/// Whether there is a value, or one that is withheld.
pub fn is_said(datum: &Datum) -> bool {
    datum.value.is_some() || datum.mark == DatumMark::Withheld
}

/// The lands that some shapes lie in: all of Belgium; of France the regions, or all of it where they are many.
fn around(atlas: &Atlas, near: &[usize]) -> Vec<usize> {
    let regions: BTreeSet<&str> =
        near.iter().map(|shape| &atlas.shapes[*shape]).filter(|shape| shape.country() == "FR").map(|shape| &shape.nuts()[..3]).collect();
    let belgium = near.iter().any(|shape| atlas.shapes[*shape].country() == "BE");
    let all = regions.len() > REGIONS;
    let is_near = |at: &usize| {
        let shape = &atlas.shapes[*at];
        match shape.country() {
            "BE" => belgium,
            _ => !shape.is_overseas() && (all || regions.contains(&shape.nuts()[..3])),
        }
    };
    (0..atlas.shapes.len()).filter(is_near).collect()
}
