//! Which lands a map shows, and where on the sheet: the mainland, and boxes for what lies beyond the sea.

use std::collections::{BTreeMap, BTreeSet};

use super::geometry::{Line, Rings, clipped, coarser, pieces};
use super::window::Window;
use crate::plan::chart::{ChartSpec, Datum, DatumMark, Spot};
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
    /// Whether it shows a part of its shapes only.
    pub is_cut: bool,
}

impl Pane {
    /// A pane that shows some shapes, or a part of them, as large as a room allows; it is as high as they need.
    fn new(shapes: Vec<usize>, part: Option<Window>, room: Area) -> Pane {
        let atlas = atlas();
        let is_overseas = shapes.first().is_some_and(|shape| atlas.shapes[*shape].is_overseas());
        let first = shapes.first().and_then(|shape| atlas.arcs_of(*shape).next());
        let around = first.filter(|_| is_overseas).and_then(|arc| Some(atlas.arc(arc).first()?.1));
        let mut pane = Pane { shapes, at: room, scale: 1.0, corner: (0.0, 0.0), around, is_cut: part.is_some() };
        let places = pane.shapes.iter().flat_map(|shape| atlas.arcs_of(*shape)).flat_map(|arc| atlas.arc(arc));
        let whole = || Window::around(places.map(|place| pane.projected(*place)));
        let Some(shown) = part.or_else(whole) else { return pane };
        let (wide, tall) = (shown.wide().max(1.0), shown.tall().max(1.0));
        pane.scale = ((room.wide() - 4.0) / wide).min((room.high() - 4.0) / tall);
        pane.corner = (shown.low.0 - (room.wide() / pane.scale - wide) / 2.0, shown.low.1 - 2.0 / pane.scale);
        pane.at.bottom = room.top + tall * pane.scale + 4.0;
        pane
    }

    /// The stretch of land that it shows, in kilometres.
    pub fn ground(&self) -> Area {
        let ((left, top), Area { bottom, .. }) = (self.corner, self.at);
        let (wide, tall) = (self.at.wide() / self.scale, (bottom - self.at.top) / self.scale);
        Area { left, top, right: left + wide, bottom: top + tall }
    }

    /// What of an area lies in it.
    pub fn within(&self, ring: Line) -> Line {
        if self.is_cut { clipped(&ring, self.at) } else { ring }
    }

    /// What of a line lies in it.
    pub fn pieces(&self, line: Line) -> Rings {
        if self.is_cut { pieces(&line, self.at) } else { vec![line] }
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
    /// The part of the mainland that is drawn, if it is not all of it.
    pub part: Option<Window>,
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
        let main = around(atlas, &near);
        let near: Vec<Spot> =
            spec.spots.iter().filter(|spot| atlas.near(spot.at).is_some_and(|shape| main.contains(&shape))).cloned().collect();
        let part = if rows.is_empty() { Window::of(&near, atlas, &main) } else { None };
        Lands { rows, main, overseas, part }
    }

    /// The outline of the whole mainland, in kilometres.
    pub fn whole(&self) -> Rings {
        let atlas = atlas();
        let place = |arc: usize| atlas.arc(arc).iter().map(|at| projected(*at)).collect();
        atlas.outline(&self.main).iter().map(|ring| atlas.ring_of(ring, place)).collect()
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
        let main = match self.part {
            Some(part) => Pane::new(beside(&part, main), Some(part), room),
            None => Pane::new(main, None, room),
        };
        let (across, under) = ((room.wide() / (INSET.0 + 10.0)).floor().max(1.0) as usize, main.at.bottom + 14.0);
        let inset = |(index, shapes): (usize, Vec<usize>)| {
            let (left, top) = ((index % across) as f64 * (INSET.0 + 10.0), under + (index / across) as f64 * (INSET.1 + 28.0));
            let mut pane = Pane::new(shapes, None, Area { left, top, right: left + INSET.0, bottom: top + INSET.1 });
            pane.at.bottom = top + INSET.1;
            pane
        };
        let insets: Vec<Pane> = boxes.into_iter().enumerate().map(inset).collect();
        std::iter::once(main).chain(insets).collect()
    }
}

/// Some lands, and what of the others lies near the part of them that is shown.
fn beside(part: &Window, mut lands: Vec<usize>) -> Vec<usize> {
    let atlas = atlas();
    let reaches = |shape: &usize| atlas.arcs_of(*shape).flat_map(|arc| atlas.arc(arc)).any(|at| part.is_near(projected(*at)));
    let others = (0..atlas.shapes.len()).filter(|shape| !lands.contains(shape) && !atlas.shapes[*shape].is_overseas()).filter(reaches);
    let others: Vec<usize> = others.collect();
    lands.extend(others);
    lands
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
