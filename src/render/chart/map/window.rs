//! The part of a land that a map shows where all its places lie close together, and the whole land, small, in a corner.

use super::geometry::{Line, Rings};
use crate::plan::chart::Spot;
use crate::render::chart::atlas::{Atlas, Kilometres, projected};
use crate::render::chart::role::Role;
use crate::render::chart::sheet::{Area, Sheet};

/// What is shown around the outermost places, and the least that is shown at all.
const AROUND: f64 = 14.0;
const LEAST: f64 = 70.0;
/// A part that is larger than this of its land is not worth losing the rest.
const MOST: f64 = 0.55;
/// How far the corner keeps from places, whose names stand beside them.
const APART: f64 = 22.0;

/// A stretch of land, in kilometres.
#[derive(Clone, Copy)]
pub struct Window {
    /// Its north-west corner.
    pub low: Kilometres,
    /// Its south-east corner.
    pub high: Kilometres,
}

impl Window {
    /// Around some points; nothing around none.
    pub fn around(points: impl IntoIterator<Item = Kilometres>) -> Option<Window> {
        points.into_iter().fold(None, |window: Option<Window>, (x, y)| {
            let Window { low, high } = window.unwrap_or(Window { low: (x, y), high: (x, y) });
            Some(Window { low: (low.0.min(x), low.1.min(y)), high: (high.0.max(x), high.1.max(y)) })
        })
    }

    /// Around some places of a land, if that shows them much larger than the whole land would.
    pub fn of(spots: &[Spot], atlas: &Atlas, land: &[usize]) -> Option<Window> {
        let whole =
            Window::around(land.iter().flat_map(|shape| atlas.arcs_of(*shape)).flat_map(|arc| atlas.arc(arc)).map(|at| projected(*at)))?;
        let Window { low, high } = Window::around(spots.iter().map(|spot| projected(spot.at)))?;
        let (across, down) = (wider(low.0, high.0), wider(low.1, high.1));
        let part = Window { low: (across.0, down.0), high: (across.1, down.1) };
        let is_small = part.wide() < whole.wide() * MOST && part.tall() < whole.tall() * MOST;
        is_small.then_some(part)
    }

    /// Its width in kilometres.
    pub fn wide(&self) -> f64 {
        self.high.0 - self.low.0
    }

    /// Its height in kilometres.
    pub fn tall(&self) -> f64 {
        self.high.1 - self.low.1
    }

    /// Whether a place lies in it or near it.
    pub fn is_near(&self, (x, y): Kilometres) -> bool {
        let (wide, tall) = (self.wide(), self.tall());
        (self.low.0 - wide..=self.high.0 + wide).contains(&x) && (self.low.1 - tall..=self.high.1 + tall).contains(&y)
    }
}

/// A stretch with room at its ends, and not too short.
fn wider(from: f64, to: f64) -> (f64, f64) {
    let more = AROUND.max((LEAST - (to - from)) / 2.0);
    (from - more, to + more)
}

/// The whole land in a corner of a pane where no place lies, with the part that is shown; nothing if all are taken.
pub fn locator(land: &Rings, part: Area, (pane, places): (Area, &[(f64, f64)]), sheet: &mut Sheet) {
    let Some(whole) = Window::around(land.iter().flatten().copied()) else { return };
    let wide = (pane.wide() * 0.18).clamp(72.0, 120.0);
    let scale = wide / whole.wide().max(1.0);
    let tall = whole.tall() * scale;
    let (right, bottom) = (pane.right - wide - 12.0, pane.bottom - tall - 12.0);
    let corners = [(right, bottom), (pane.left, bottom), (right, pane.top), (pane.left, pane.top)];
    let boxed = corners.map(|(left, top)| Area { left, top, right: left + wide + 12.0, bottom: top + tall + 12.0 });
    let is_free = |area: &Area| {
        places.iter().all(|(x, y)| *x < area.left - APART || *x > area.right + APART || *y < area.top - APART || *y > area.bottom + APART)
    };
    let Some(corner) = boxed.into_iter().find(is_free) else { return };
    let small = |(x, y): (f64, f64)| (corner.left + 6.0 + (x - whole.low.0) * scale, corner.top + 6.0 + (y - whole.low.1) * scale);
    let rings: Rings = land.iter().map(|ring| super::geometry::coarser(&ring.iter().copied().map(small).collect::<Line>())).collect();
    sheet.rectangle(corner, Role::Card);
    sheet.outline(&rings, true, Role::LandEdge);
    let ((left, top), (right, bottom)) = (small((part.left, part.top)), small((part.right, part.bottom)));
    let (left, top) = (left.max(corner.left + 1.0), top.max(corner.top + 1.0));
    let (right, bottom) = (right.min(corner.right - 1.0), bottom.min(corner.bottom - 1.0));
    sheet.path(&[(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], Role::Whisker);
    sheet.take(corner);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::chart::atlas::atlas;

    fn spot((east, north): (f64, f64)) -> Spot {
        Spot { at: (east, north), label: String::new(), count: 1 }
    }

    #[test]
    fn places_that_lie_together_are_shown_large() {
        let belgium = atlas().members("BE");
        let near = [spot((3.265, 50.827)), spot((3.389, 50.606)), spot((3.777, 50.630))];
        let window = Window::of(&near, atlas(), &belgium).expect("a part of Belgium");
        assert!(window.wide() >= LEAST && window.wide() < 120.0 && window.tall() >= LEAST, "{} {}", window.wide(), window.tall());
        let far = [spot((3.265, 50.827)), spot((5.571, 50.633))];
        assert!(Window::of(&far, atlas(), &belgium).is_none(), "from Kortrijk to Liège it is the whole country");
        assert!(Window::of(&[], atlas(), &belgium).is_none());
    }
}
