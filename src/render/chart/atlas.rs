//! The atlas: provinces of Belgium and departments of France as shapes, found by the codes that statistics use.
//!
//! Borders are kept once, as arcs that neighbours share, so that any set of shapes has an outline without inner
//! borders, and a coarser drawing has no gaps. Places are degrees; drawings are in kilometres, north up.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// East and north, in degrees.
pub type Degrees = (f64, f64);
/// East and south of the middle of the atlas, in kilometres.
pub type Kilometres = (f64, f64);
/// A closed line; the last point is not the first again.
pub type Ring<P> = Vec<P>;

/// A province or a department.
pub struct Shape {
    /// Its codes: ISO 3166-2 first, then NUTS, then NIS or INSEE.
    pub codes: Vec<&'static str>,
    /// Its rings: arcs in their order, the bits turned over where one runs backwards.
    rings: Vec<Vec<i32>>,
}

impl Shape {
    /// Its country: `BE`, `FR`.
    pub fn country(&self) -> &'static str {
        &self.codes[0][..2]
    }

    /// Its code in NUTS.
    pub fn nuts(&self) -> &'static str {
        self.codes[1]
    }

    /// Whether it lies beyond the sea: such a shape has a box of its own.
    pub fn is_overseas(&self) -> bool {
        self.nuts().starts_with("FRY")
    }
}

/// All shapes and their borders.
pub struct Atlas {
    groups: Vec<(Vec<&'static str>, &'static str)>,
    arcs: Vec<Vec<Degrees>>,
    /// The shapes, in order of their ISO codes.
    pub shapes: Vec<Shape>,
}

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| read(include_str!("atlas/shapes.txt")));

/// The atlas that the program carries; where it comes from is said in `atlas/README.md`.
pub fn atlas() -> &'static Atlas {
    &ATLAS
}

fn read(text: &'static str) -> Atlas {
    let mut atlas = Atlas { groups: Vec::new(), arcs: Vec::new(), shapes: Vec::new() };
    for line in text.lines() {
        let mut words = line.split(' ');
        match words.next() {
            Some("group") => {
                let mut codes: Vec<&str> = words.collect();
                let nuts = codes.pop().unwrap_or_default();
                atlas.groups.push((codes, nuts));
            }
            Some("arc") => {
                let numbers: Vec<i32> = words.filter_map(|word| word.parse().ok()).collect();
                let mut at = (0, 0);
                let steps = numbers.chunks_exact(2).map(|step| {
                    at = (at.0 + step[0], at.1 + step[1]);
                    (f64::from(at.0) / 1000.0, f64::from(at.1) / 1000.0)
                });
                atlas.arcs.push(steps.collect());
            }
            Some("shape") => {
                let codes: Vec<&str> = words.by_ref().take_while(|word| *word != ":").collect();
                let mut rings = vec![Vec::new()];
                for word in words {
                    match word.parse::<i32>() {
                        Ok(arc) => rings.last_mut().expect("there is a ring").push(if arc > 0 { arc - 1 } else { arc }),
                        Err(_) => rings.push(Vec::new()),
                    }
                }
                atlas.shapes.push(Shape { codes, rings });
            }
            _ => {}
        }
    }
    atlas
}

impl Atlas {
    /// The shapes that a code means, by their places: one, those of a region, or none. NUTS codes of any level,
    /// ISO 3166-2, NIS of regions and provinces, INSEE of departments; a region of INSEE has an `R` before it.
    pub fn members(&self, code: &str) -> Vec<usize> {
        let code = code.trim().to_ascii_uppercase();
        let group = self.groups.iter().find(|(codes, _)| codes.contains(&code.as_str())).map(|(_, nuts)| *nuts);
        let begin = group.unwrap_or(&code);
        let is_nuts = begin.len() >= 2 && begin.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !begin.as_bytes()[0].is_ascii_digit();
        let holds = |shape: &Shape| shape.codes.contains(&begin) || (is_nuts && shape.nuts().starts_with(begin));
        (0..self.shapes.len()).filter(|at| holds(&self.shapes[*at])).collect()
    }

    /// The shape that a place lies in.
    pub fn holding(&self, place: Degrees) -> Option<usize> {
        let holds = |shape: &Shape| {
            let crossed = |ring: &Vec<i32>| crossings(&self.ring(ring), place);
            shape.rings.iter().map(crossed).sum::<usize>() % 2 == 1
        };
        self.shapes.iter().position(holds)
    }

    /// The shape that a place lies in or, on a coast that is drawn coarsely, beside.
    pub fn near(&self, place: Degrees) -> Option<usize> {
        const REACH: f64 = 4.0;
        let squeeze = place.1.to_radians().cos();
        let flat = |(x, y): Degrees| ((x - place.0) * squeeze * DEGREE, (y - place.1) * DEGREE);
        let far = |shape: usize| {
            let sides = self.arcs_of(shape).flat_map(|arc| self.arcs[arc].windows(2));
            sides.map(|side| from_origin(flat(side[0]), flat(side[1]))).fold(f64::INFINITY, f64::min)
        };
        self.holding(place).or_else(|| {
            let all = (0..self.shapes.len()).map(|shape| (far(shape), shape)).filter(|(far, _)| *far < REACH);
            all.min_by(|left, right| left.0.total_cmp(&right.0)).map(|(_, shape)| shape)
        })
    }

    /// The arcs of a shape, without direction.
    pub fn arcs_of(&self, shape: usize) -> impl Iterator<Item = usize> + '_ {
        self.shapes[shape].rings.iter().flatten().map(|arc| plain(*arc))
    }

    /// The places of an arc.
    pub fn arc(&self, arc: usize) -> &[Degrees] {
        &self.arcs[arc]
    }

    /// The outline of some shapes taken together, as rings of arcs.
    pub fn outline(&self, shapes: &[usize]) -> Vec<Ring<i32>> {
        let mut directed: BTreeMap<i32, usize> = BTreeMap::new();
        for arc in shapes.iter().flat_map(|shape| self.shapes[*shape].rings.iter().flatten()) {
            // A border that two of them share runs both ways, and is none of the whole.
            if directed.remove(&!*arc).is_none() {
                directed.insert(*arc, 1);
            }
        }
        let mut left: Vec<i32> = directed.into_keys().collect();
        let mut rings = Vec::new();
        while let Some(first) = left.pop() {
            let (begin, mut end, mut ring) = (self.ends(first).0, self.ends(first).1, vec![first]);
            while end != begin {
                let Some(next) = left.iter().position(|arc| self.ends(*arc).0 == end) else { break };
                let arc = left.swap_remove(next);
                end = self.ends(arc).1;
                ring.push(arc);
            }
            rings.push(ring);
        }
        rings
    }

    /// Where an arc begins and ends in its direction, in thousandths of a degree.
    fn ends(&self, arc: i32) -> ((i64, i64), (i64, i64)) {
        let exact = |(x, y): Degrees| ((x * 1000.0).round() as i64, (y * 1000.0).round() as i64);
        let points = &self.arcs[plain(arc)];
        let (first, last) = (points.first().copied().map(exact).unwrap_or_default(), points.last().copied().map(exact).unwrap_or_default());
        if arc < 0 { (last, first) } else { (first, last) }
    }

    /// The places of a ring of arcs, drawn from arcs that `shape` may have made coarser.
    pub fn ring_of<P: Copy>(&self, ring: &[i32], shaped: impl Fn(usize) -> Vec<P>) -> Ring<P> {
        let mut points: Vec<P> = Vec::new();
        for arc in ring {
            let mut own = shaped(plain(*arc));
            if *arc < 0 {
                own.reverse();
            }
            points.pop();
            points.extend(own);
        }
        points.pop();
        points
    }

    fn ring(&self, ring: &[i32]) -> Ring<Degrees> {
        self.ring_of(ring, |arc| self.arcs[arc].clone())
    }
}

fn plain(arc: i32) -> usize {
    usize::try_from(if arc < 0 { !arc } else { arc }).unwrap_or_default()
}

/// How often a ring is crossed on the way east from a place: oddly often from within.
pub fn crossings(ring: &[(f64, f64)], (x, y): (f64, f64)) -> usize {
    let sides = ring.iter().zip(ring.iter().cycle().skip(1));
    let crosses = |((ax, ay), (bx, by)): (&(f64, f64), &(f64, f64))| (ay > &y) != (by > &y) && x < (bx - ax) * (y - ay) / (by - ay) + ax;
    sides.filter(|side| crosses(*side)).count()
}

/// A degree along a meridian, in kilometres.
const DEGREE: f64 = 111.2;

/// How far a stretch of a line is from the origin.
fn from_origin(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let long = dx * dx + dy * dy;
    let along = if long > 0.0 { (-(a.0 * dx + a.1 * dy) / long).clamp(0.0, 1.0) } else { 0.0 };
    (a.0 + along * dx).hypot(a.1 + along * dy)
}

/// Lambert's conformal cone through 45.5° and 50.5° north, around 48° north and 3° east: true to shape from
/// Perpignan to Antwerp.
pub fn projected((east, north): Degrees) -> Kilometres {
    const RADIUS: f64 = 6371.0;
    let height = |degrees: f64| (std::f64::consts::FRAC_PI_4 + degrees.to_radians() / 2.0).tan();
    let (low, high, middle) = (45.5_f64.to_radians(), 50.5_f64.to_radians(), 48.0);
    let n = (low.cos() / high.cos()).ln() / (height(50.5) / height(45.5)).ln();
    let f = low.cos() * height(45.5).powf(n) / n;
    let distance = |degrees: f64| RADIUS * f / height(degrees).powf(n);
    let angle = n * (east - 3.0).to_radians();
    (distance(north) * angle.sin(), distance(north) * angle.cos() - distance(middle))
}

/// The same for a small land far away: flat around its own latitude.
pub fn projected_flat((east, north): Degrees, around: f64) -> Kilometres {
    (east * DEGREE * around.to_radians().cos(), -north * DEGREE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_lie_in_their_province_or_department() {
        let towns = [
            ("Brussels", (4.352, 50.847), "BE-BRU"),
            ("Liège", (5.571, 50.633), "BE-WLG"),
            ("Eupen", (6.036, 50.630), "BE-WLG"),
            ("Oostende", (2.920, 51.225), "BE-VWV"),
            ("Antwerp", (4.402, 51.220), "BE-VAN"),
            ("Leuven", (4.701, 50.880), "BE-VBR"),
            ("Hasselt", (5.338, 50.931), "BE-VLI"),
            ("Gent", (3.722, 51.054), "BE-VOV"),
            ("Wavre", (4.612, 50.716), "BE-WBR"),
            ("Tournai", (3.389, 50.606), "BE-WHT"),
            ("Comines-Warneton", (3.0, 50.77), "BE-WHT"),
            ("Mouscron", (3.215, 50.741), "BE-WHT"),
            ("Kortrijk", (3.265, 50.827), "BE-VWV"),
            ("Arlon", (5.816, 49.683), "BE-WLX"),
            ("Namur", (4.867, 50.467), "BE-WNA"),
            ("Lille", (3.063, 50.637), "FR-59"),
            ("Dunkerque", (2.377, 51.034), "FR-59"),
            ("Paris", (2.352, 48.857), "FR-75"),
            ("Marseille", (5.370, 43.296), "FR-13"),
            ("Brest", (-4.486, 48.390), "FR-29"),
            ("Strasbourg", (7.752, 48.573), "FR-67"),
            ("Bayonne", (-1.475, 43.493), "FR-64"),
            ("Corte", (9.149, 42.306), "FR-2B"),
            ("Saint-Denis", (55.450, -20.90), "FR-RE"),
        ];
        for (town, place, code) in towns {
            let holding = atlas().holding(place).map(|at| atlas().shapes[at].codes[0]);
            assert_eq!(holding, Some(code), "{town}");
        }
        let beside = atlas().near((8.739, 41.927)).map(|at| atlas().shapes[at].codes[0]);
        assert_eq!(beside, Some("FR-2A"), "Ajaccio, on a coast");
        assert_eq!(atlas().near((-0.13, 51.51)), None, "London");
        for (town, place) in [("Maastricht", (5.69, 50.85)), ("London", (-0.13, 51.51)), ("Luxembourg", (6.13, 49.61))] {
            assert_eq!(atlas().holding(place), None, "{town}");
        }
    }

    #[test]
    fn codes_of_every_kind_mean_the_same_land() {
        let of = |code: &str| atlas().members(code);
        assert_eq!((atlas().shapes.len(), of("BE").len(), of("FR").len()), (112, 11, 101));
        for same in [["BE32", "50000", "BE-WHT"], ["BE1", "04000", "be10"], ["FRE11", "59", "FR-59"], ["FRY10", "971", "FR-GP"]] {
            assert_eq!(of(same[0]).len(), 1, "{same:?}");
            assert!(same.iter().all(|code| of(code) == of(same[0])), "{same:?}");
        }
        for (same, count) in [(["BE3", "03000", "BE-WAL"], 5), (["BE2", "02000", "BE-VLG"], 5), (["FRE", "R32", "FR-HDF"], 5)] {
            assert!(same.iter().all(|code| of(code).len() == count && of(code) == of(same[0])), "{same:?}");
        }
        assert!(["", "XX", "99", "LU00", "21004", "BE323"].iter().all(|code| of(code).is_empty()));
        let nuts: std::collections::BTreeSet<&str> = atlas().shapes.iter().map(Shape::nuts).collect();
        assert_eq!(nuts.len(), 112);
    }

    #[test]
    fn a_region_has_one_outline_without_inner_borders() {
        let rings = atlas().outline(&atlas().members("BE3"));
        let longest = rings.iter().map(Vec::len).max();
        assert!(rings.len() <= 3, "{rings:?}");
        let inner = atlas()
            .arcs_of(atlas().members("BE35")[0])
            .filter(|arc| atlas().arcs_of(atlas().members("BE32")[0]).any(|other| other == *arc));
        assert!(inner.into_iter().all(|arc| !rings.iter().flatten().any(|own| plain(*own) == arc)));
        assert!(longest > Some(5));
        let belgium = atlas().outline(&atlas().members("BE"));
        assert!(belgium.iter().all(|ring| atlas().ends(ring[0]).0 == atlas().ends(ring[ring.len() - 1]).1), "closed: {belgium:?}");
    }

    #[test]
    fn distances_are_true() {
        let far = |a: Degrees, b: Degrees| {
            let (a, b) = (projected(a), projected(b));
            (a.0 - b.0).hypot(a.1 - b.1)
        };
        // By great circle: 204 km from Lille to Paris, 661 from Paris to Marseille, 90 from Brussels to Liège.
        for (from, to, expected) in
            [((3.063, 50.637), (2.352, 48.857), 204.0), ((2.352, 48.857), (5.370, 43.296), 661.0), ((4.352, 50.847), (5.571, 50.633), 89.0)]
        {
            let found = far(from, to);
            assert!((found - expected).abs() < expected * 0.01, "{found} {expected}");
        }
        assert!(projected((3.0, 51.0)).1 < projected((3.0, 44.0)).1, "north is up");
    }
}
