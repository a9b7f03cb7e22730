//! The geometry of areas on a sheet: where words fit, hatching, how coarse a border may be.

use crate::render::chart::sheet::Area;

/// A line of pixels, or the border of an area.
pub type Line = Vec<(f64, f64)>;
/// The borders of an area; what lies within an odd number of them is in it.
pub type Rings = Vec<Line>;

/// How much a border may move, in pixels.
const TOLERANCE: f64 = 0.9;

/// The middle of the broadest place in an area where a box of this size fits.
pub fn inside(rings: &[Line], (wide, high): (f64, f64)) -> Option<(f64, f64)> {
    let ys = || rings.iter().flatten().map(|point| point.1);
    let (top, bottom) = (ys().fold(f64::INFINITY, f64::min), ys().fold(f64::NEG_INFINITY, f64::max));
    let mut best: Option<(f64, (f64, f64))> = None;
    for step in 1..32 {
        let y = top + (bottom - top) * f64::from(step) / 32.0;
        let spans = [y - high / 2.0, y, y + high / 2.0].map(|y| spans(rings, y));
        for (left, right) in common(&spans) {
            let room = right - left;
            if room >= wide && best.as_ref().is_none_or(|(other, _)| room > *other + 0.5) {
                best = Some((room, ((left + right) / 2.0, y)));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// The stretches of a line across that lie within an area.
fn spans(rings: &[Line], y: f64) -> Vec<(f64, f64)> {
    let mut crossed: Vec<f64> = Vec::new();
    for ring in rings {
        for ((ax, ay), (bx, by)) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            if (*ay > y) != (*by > y) {
                crossed.push((bx - ax) * (y - ay) / (by - ay) + ax);
            }
        }
    }
    crossed.sort_by(f64::total_cmp);
    crossed.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// What several lines across have in common.
fn common(lines: &[Vec<(f64, f64)>; 3]) -> Vec<(f64, f64)> {
    let mut kept = lines[0].clone();
    for line in &lines[1..] {
        let both =
            |(left, right): &(f64, f64)| line.iter().map(|(l, r)| (left.max(*l), right.min(*r))).filter(|(l, r)| l < r).collect::<Vec<_>>();
        kept = kept.iter().flat_map(both).collect();
    }
    kept
}

/// Lines aslant across an area: the sign of a value that is withheld, on any ground and paper.
pub fn hatched(rings: &[Line]) -> Rings {
    const APART: f64 = 6.0;
    let turned: Rings = rings.iter().map(|ring| ring.iter().map(|(x, y)| (x - y, x + y)).collect()).collect();
    let ys = || turned.iter().flatten().map(|point| point.1);
    let (top, bottom) = (ys().fold(f64::INFINITY, f64::min), ys().fold(f64::NEG_INFINITY, f64::max));
    let mut lines = Vec::new();
    let mut y = (top / APART / 2.0).ceil() * APART * 2.0;
    while y < bottom {
        let back = |x: f64| ((x + y) / 2.0, (y - x) / 2.0);
        lines.extend(spans(&turned, y).into_iter().map(|(left, right)| vec![back(left), back(right)]));
        y += APART * 2.0;
    }
    lines
}

/// How much of the sheet an area takes.
pub fn size(rings: &[Line]) -> f64 {
    let doubled = |ring: &Vec<(f64, f64)>| ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>();
    rings.iter().map(doubled).sum::<f64>().abs() / 2.0
}

/// A line without the points that no eye would miss (Douglas and Peucker); its ends stay.
pub fn coarser(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let (dx, dy) = (last.0 - first.0, last.1 - first.1);
    let long = dx.hypot(dy);
    let far = |(x, y): &(f64, f64)| {
        let (px, py) = (x - first.0, y - first.1);
        if long < 0.01 { px.hypot(py) } else { (px * dy - py * dx).abs() / long }
    };
    let worst = points.iter().enumerate().skip(1).map(|(at, point)| (at, far(point))).max_by(|left, right| left.1.total_cmp(&right.1));
    match worst {
        Some((at, distance)) if distance > TOLERANCE && at + 1 < points.len() => {
            let mut line = coarser(&points[..=at]);
            line.pop();
            line.extend(coarser(&points[at..]));
            line
        }
        _ => vec![*first, *last],
    }
}

/// What of an area lies in a rectangle (Sutherland and Hodgman); its edges along the rectangle are its own.
pub fn clipped(ring: &[(f64, f64)], area: Area) -> Line {
    SIDES.iter().fold(ring.to_vec(), |ring, side| {
        let mut kept = Line::new();
        for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let (before, after) = (side(*from, area), side(*to, area));
            if before >= 0.0 {
                kept.push(*from);
            }
            if (before >= 0.0) != (after >= 0.0) {
                kept.push(between(*from, *to, before / (before - after)));
            }
        }
        kept
    })
}

/// The pieces of a line that lie in a rectangle.
pub fn pieces(line: &[(f64, f64)], area: Area) -> Vec<Line> {
    let mut pieces: Vec<Line> = Vec::new();
    for pair in line.windows(2) {
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for side in SIDES {
            let (before, after) = (side(pair[0], area), side(pair[1], area));
            match (before >= 0.0, after >= 0.0) {
                (true, true) => {}
                (false, false) => leaves = -1.0,
                (false, true) => enters = enters.max(before / (before - after)),
                (true, false) => leaves = leaves.min(before / (before - after)),
            }
        }
        if enters >= leaves {
            continue;
        }
        let (from, to) = (between(pair[0], pair[1], enters), between(pair[0], pair[1], leaves));
        match pieces.last_mut() {
            Some(piece) if enters == 0.0 && piece.last() == Some(&from) => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
    }
    pieces
}

/// How far a point lies within a side of a rectangle; below zero it is outside.
type Side = fn((f64, f64), Area) -> f64;

/// The four sides.
const SIDES: [Side; 4] =
    [|(x, _), area| x - area.left, |(x, _), area| area.right - x, |(_, y), area| y - area.top, |(_, y), area| area.bottom - y];

fn between(from: (f64, f64), to: (f64, f64), along: f64) -> (f64, f64) {
    if along <= 0.0 {
        return from;
    }
    if along >= 1.0 { to } else { (from.0 + (to.0 - from.0) * along, from.1 + (to.1 - from.1) * along) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::chart::atlas::crossings;

    #[test]
    fn names_stand_within_their_area() {
        let hook = vec![(0.0, 0.0), (100.0, 0.0), (100.0, 20.0), (20.0, 20.0), (20.0, 100.0), (0.0, 100.0)];
        let rings = [hook];
        let place = inside(&rings, (60.0, 12.0)).expect("the hook is wide enough");
        assert!(place.1 < 20.0 && crossings(&rings[0], place) % 2 == 1, "{place:?}");
        assert_eq!(inside(&rings, (60.0, 40.0)), None);
    }

    #[test]
    fn borders_lose_only_what_no_eye_would_see() {
        assert_eq!(coarser(&[(0.0, 0.0), (5.0, 0.6), (10.0, 0.0)]), [(0.0, 0.0), (10.0, 0.0)]);
        assert_eq!(coarser(&[(0.0, 0.0), (5.0, 3.0), (10.0, 0.0)]).len(), 3);
        assert_eq!(coarser(&[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 0.0)]).len(), 4, "a closed line keeps its shape");
    }

    #[test]
    fn a_hatch_stays_in_its_area() {
        let square = vec![(0.0, 0.0), (30.0, 0.0), (30.0, 30.0), (0.0, 30.0)];
        let lines = hatched(&[square]);
        assert!(lines.len() > 4);
        assert!(lines.iter().flatten().all(|(x, y)| (-0.01..=30.01).contains(x) && (-0.01..=30.01).contains(y)));
    }

    #[test]
    fn what_lies_outside_is_cut_off() {
        let area = Area { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };
        let square = [(-5.0, 2.0), (5.0, 2.0), (5.0, 8.0), (-5.0, 8.0)];
        assert_eq!(size(&[clipped(&square, area)]), 30.0);
        assert!(clipped(&[(20.0, 0.0), (30.0, 0.0), (30.0, 9.0)], area).is_empty());
        let line = [(-5.0, 5.0), (5.0, 5.0), (5.0, 15.0), (8.0, 15.0), (8.0, 5.0)];
        assert_eq!(pieces(&line, area), [vec![(0.0, 5.0), (5.0, 5.0), (5.0, 10.0)], vec![(8.0, 10.0), (8.0, 5.0)]]);
        assert_eq!(pieces(&line[1..2], area), Vec::<Line>::new());
    }
}
