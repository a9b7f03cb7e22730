//! The sheet a chart is drawn on: pixels for people, tenths for plotters, and labels that never collide.

use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::{CoordTranslate, Shift};
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::{Color, ShapeStyle};

use super::Composition;
use super::ink::{Label, Outline, Readings, Svg};
use super::role::Role;
use super::ticks::Axis;
use super::width::{Weight, width, wrapped};

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl Area {
    /// How wide it is.
    pub fn wide(&self) -> f64 {
        self.right - self.left
    }

    /// How high it is.
    pub fn high(&self) -> f64 {
        self.bottom - self.top
    }

    fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn lies_in(&self, frame: &Area) -> bool {
        self.left >= frame.left && self.right <= frame.right && self.top >= frame.top && self.bottom <= frame.bottom
    }
}

/// How a label hangs on its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hang {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// The letters of a composition: what a label measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letters {
    label: f64,
    small: f64,
}

impl Letters {
    /// The letters of a composition: larger where the drawing is scaled down on small telephones, so that
    /// nothing is ever under 12 pixels.
    pub fn of(composition: Composition) -> Letters {
        match composition {
            Composition::Narrow => Letters { label: 14.5, small: 14.5 },
            Composition::Middle | Composition::Wide => Letters { label: 13.5, small: 13.0 },
        }
    }

    /// The size of a role's letters, in pixels.
    pub fn size(&self, role: Role) -> f64 {
        if matches!(role, Role::Axis | Role::Note) { self.small } else { self.label }
    }

    /// From baseline to baseline.
    pub fn line(&self) -> f64 {
        (self.label * 1.27).round()
    }

    /// How wide words are.
    pub fn width(&self, text: &str, role: Role) -> f64 {
        width(text, self.size(role), weight_of(role))
    }

    /// The widest of some words.
    pub fn widest<'a>(&self, texts: impl IntoIterator<Item = &'a str>, role: Role) -> f64 {
        texts.into_iter().map(|text| self.width(text, role)).fold(0.0, f64::max)
    }

    /// Words broken into lines that fit, measured in strong letters so that emphasis never breaks them anew.
    pub fn wrapped(&self, text: &str, room: f64, lines: usize) -> Vec<String> {
        wrapped(text, self.label, room, lines)
    }
}

/// How a pointer finds the value it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The nearest place.
    Place,
    /// The nearest period, then the nearest series.
    Period,
    /// The nearest row.
    Row,
    /// The row, then the segment: each is noted where it begins.
    Segment,
}

/// The most values that are noted; of more, a pointer would not find its own.
const MARKS: usize = 480;

/// How many labels and values a drawing usually has.
const USUAL: usize = 80;

/// Where a value lies: row and column of the figure's table, and pixels.
type Mark = ((usize, usize), (f64, f64));

/// A sheet being drawn on. When it is done it notes where its values lie, for whoever reads them with a pointer
/// or with keys; what they are stands in the table.
pub struct Sheet<'out> {
    area: DrawingArea<Svg<'out>, Shift>,
    frame: Area,
    taken: Vec<Area>,
    marks: Vec<Mark>,
    reading: Reading,
    /// The letters it is written in.
    pub letters: Letters,
}

impl<'out> Sheet<'out> {
    /// An empty sheet of this many pixels.
    pub fn new(out: &'out mut String, size: (f64, f64), letters: Letters) -> Sheet<'out> {
        let tenths = |pixels: f64| (pixels * 10.0).round() as u32;
        let area = Svg::new(out, (tenths(size.0), tenths(size.1))).into_drawing_area();
        Sheet {
            area,
            frame: Area { left: 0.0, top: 0.0, right: size.0, bottom: size.1 },
            taken: Vec::with_capacity(USUAL),
            marks: Vec::with_capacity(USUAL),
            reading: Reading::Place,
            letters,
        }
    }

    /// How wide it is.
    pub fn wide(&self) -> f64 {
        self.frame.right
    }

    /// A straight or broken line.
    pub fn path(&self, points: &[(f64, f64)], role: Role) {
        let points: Vec<(i32, i32)> = points.iter().copied().map(tenths).collect();
        self.draw(&PathElement::new(points, line(role)));
    }

    /// A filled shape.
    pub fn polygon(&self, corners: &[(f64, f64)], role: Role) {
        let corners: Vec<(i32, i32)> = corners.iter().copied().map(tenths).collect();
        self.draw(&Polygon::new(corners, fill(role)));
    }

    /// Several lines as one mark, closed or not; nothing if there is none.
    pub fn outline(&self, rings: &[Vec<(f64, f64)>], closed: bool, role: Role) {
        let rings: Vec<Vec<(i32, i32)>> = rings.iter().map(|ring| ring.iter().copied().map(tenths).collect()).collect();
        if !rings.is_empty() {
            let ink = role.ink();
            self.draw(&Outline { rings: &rings, closed, ink: (ink.0, ink.1, ink.2) });
        }
    }

    /// A filled rectangle; nothing if it has no width or height.
    pub fn rectangle(&self, area: Area, role: Role) {
        if area.wide() > 0.05 && area.high() > 0.05 {
            self.draw(&Rectangle::new([tenths((area.left, area.top)), tenths((area.right, area.bottom))], fill(role)));
        }
    }

    /// A filled circle.
    pub fn circle(&self, centre: (f64, f64), radius: f64, role: Role) {
        self.draw(&Circle::new(tenths(centre), (radius * 10.0).round() as i32, fill(role)));
    }

    /// Notes where the value of a row and a column of the table lies.
    pub fn mark(&mut self, cell: (usize, usize), at: (f64, f64)) {
        self.marks.push((cell, at));
    }

    /// How its values are found.
    pub fn read_by(&mut self, reading: Reading) {
        self.reading = reading;
    }

    /// Words at their baseline, whatever else is there; their room is taken.
    pub fn words(&mut self, text: &str, at: (f64, f64), (role, hang): (Role, Hang)) {
        let room = self.room(text, at, (role, hang));
        self.taken.push(room);
        self.write(text, at, (role, hang));
    }

    /// Words at the first of these places where they lie in the frame and on nothing else; false if there is none.
    pub fn words_if_free(&mut self, text: &str, places: &[(f64, f64, Hang)], role: Role) -> bool {
        let wide = self.letters.width(text, role);
        for (x, y, hang) in places {
            let room = self.room_of(wide, (*x, *y), (role, *hang));
            if room.lies_in(&self.frame) && !self.taken.iter().any(|other| other.overlaps(&room)) {
                self.taken.push(room);
                self.write(text, (*x, *y), (role, *hang));
                return true;
            }
        }
        false
    }

    /// Several lines of words, all of them at the first place where they are free; false if there is none.
    pub fn lines_if_free(&mut self, lines: &[String], places: &[(f64, f64, Hang)], role: Role) -> bool {
        let step = self.letters.line();
        for (x, y, hang) in places {
            let at = |number: usize| (*x, y + number as f64 * step);
            let rooms: Vec<Area> = lines.iter().enumerate().map(|(number, line)| self.room(line, at(number), (role, *hang))).collect();
            let is_free = |room: &Area| room.lies_in(&self.frame) && !self.taken.iter().any(|other| other.overlaps(room));
            if rooms.iter().all(is_free) {
                self.taken.extend(rooms);
                lines.iter().enumerate().for_each(|(number, line)| self.write(line, at(number), (role, *hang)));
                return true;
            }
        }
        false
    }

    /// Keeps room free that no label may take.
    pub fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// The room that words need.
    fn room(&self, text: &str, at: (f64, f64), look: (Role, Hang)) -> Area {
        self.room_of(self.letters.width(text, look.0), at, look)
    }

    /// The same for words of a known width.
    fn room_of(&self, wide: f64, (x, y): (f64, f64), (role, hang): (Role, Hang)) -> Area {
        let size = self.letters.size(role);
        let left = match hang {
            Hang::Start => x,
            Hang::Middle => x - wide / 2.0,
            Hang::End => x - wide,
        };
        Area { left, top: y - size * 0.82, right: left + wide, bottom: y + size * 0.24 }
    }

    fn write(&self, text: &str, at: (f64, f64), (role, hang): (Role, Hang)) {
        let anchor = match hang {
            Hang::Start => None,
            Hang::Middle => Some("middle"),
            Hang::End => Some("end"),
        };
        let ink = role.ink();
        self.draw(&Label { text, at: tenths(at), anchor, ink: (ink.0, ink.1, ink.2) });
    }

    fn draw<E>(&self, element: &E)
    where
        for<'b> &'b E: plotters::element::PointCollection<'b, (i32, i32)>,
        E: plotters::element::Drawable<Svg<'out>>,
    {
        self.area.draw(element).unwrap_or_else(|error| unreachable!("writing to memory cannot fail: {error}"));
    }
}

impl Drop for Sheet<'_> {
    fn drop(&mut self) {
        if self.marks.is_empty() || self.marks.len() > MARKS {
            return;
        }
        let pixels = |value: f64| value.round().clamp(-9999.0, 99999.0) as i32;
        let mut marks: Vec<_> = self.marks.iter().map(|((row, column), (x, y))| (*column, *row, pixels(*x), pixels(*y))).collect();
        marks.sort_unstable();
        let by = match self.reading {
            Reading::Place => "p",
            Reading::Period => "x",
            Reading::Row => "y",
            Reading::Segment => "s",
        };
        self.draw(&Readings { by, marks });
    }
}

/// Tenths of pixels, half away from zero; the library's own rounding is a call for each number.
fn tenth(pixels: f64) -> i32 {
    let tenths = (pixels * 10.0).clamp(-100_000.0, 100_000.0);
    (tenths + 0.5_f64.copysign(tenths)) as i32
}

fn tenths((x, y): (f64, f64)) -> (i32, i32) {
    (tenth(x), tenth(y))
}

fn line(role: Role) -> ShapeStyle {
    ShapeStyle { color: role.ink().to_rgba(), filled: false, stroke_width: 1 }
}

fn fill(role: Role) -> ShapeStyle {
    role.ink().filled()
}

fn weight_of(role: Role) -> Weight {
    match role {
        Role::Axis | Role::Note | Role::Value | Role::OnCard | Role::PlaceName => Weight::Regular,
        _ => Weight::Strong,
    }
}

/// The plane of a plot: values on two axes, at pixels within an area. Maps through plotters' coordinates.
pub struct Plane {
    /// The pixels it covers.
    pub area: Area,
    plane: Cartesian2d<Axis, Axis>,
}

impl Plane {
    /// A plane over an area, `up` growing upwards.
    pub fn new(across: Axis, up: Axis, area: Area) -> Plane {
        let actual = (tenth(area.left)..tenth(area.right), tenth(area.bottom)..tenth(area.top));
        Plane { area, plane: Cartesian2d::new(across, up, actual) }
    }

    /// Where a pair of values lies, in pixels.
    pub fn at(&self, across: f64, up: f64) -> (f64, f64) {
        let (x, y) = self.plane.translate(&(across, up));
        (f64::from(x) / 10.0, f64::from(y) / 10.0)
    }

    /// Where a value lies across.
    pub fn x(&self, across: f64) -> f64 {
        self.at(across, 0.0).0
    }

    /// Where a value lies upwards.
    pub fn y(&self, up: f64) -> f64 {
        self.at(0.0, up).1
    }
}
