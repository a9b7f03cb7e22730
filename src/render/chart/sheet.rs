//! The sheet a chart is drawn on: pixels for people, tenths for plotters, and labels that never collide.

use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::{CoordTranslate, Shift};
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, FontStyle, ShapeStyle, TextStyle};

use super::ink::{Role, Svg};
use super::ticks::Axis;
use super::width::{Weight, width};

/// The size of labels, in pixels.
pub const LABEL: f64 = 13.5;
/// The size of an axis' words.
pub const SMALL: f64 = 12.5;

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

/// A sheet being drawn on.
pub struct Sheet<'out> {
    area: DrawingArea<Svg<'out>, Shift>,
    frame: Area,
    taken: Vec<Area>,
}

impl<'out> Sheet<'out> {
    /// An empty sheet of this many pixels.
    pub fn new(out: &'out mut String, size: (f64, f64)) -> Sheet<'out> {
        let tenths = |pixels: f64| (pixels * 10.0).round() as u32;
        let area = Svg::new(out, (tenths(size.0), tenths(size.1))).into_drawing_area();
        Sheet { area, frame: Area { left: 0.0, top: 0.0, right: size.0, bottom: size.1 }, taken: Vec::new() }
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

    /// A filled rectangle; nothing if it has no width or height.
    pub fn rectangle(&self, area: Area, role: Role) {
        if area.right - area.left > 0.05 && area.bottom - area.top > 0.05 {
            self.draw(&Rectangle::new([tenths((area.left, area.top)), tenths((area.right, area.bottom))], fill(role)));
        }
    }

    /// A filled circle.
    pub fn circle(&self, centre: (f64, f64), radius: f64, role: Role) {
        self.draw(&Circle::new(tenths(centre), (radius * 10.0).round() as i32, fill(role)));
    }

    /// Words at their baseline, whatever else is there; their room is taken.
    pub fn words(&mut self, text: &str, at: (f64, f64), (role, hang): (Role, Hang)) {
        let room = self.room(text, at, (role, hang));
        self.taken.push(room);
        self.write(text, at, (role, hang));
    }

    /// Words at the first of these places where they lie in the frame and on nothing else; false if there is none.
    pub fn words_if_free(&mut self, text: &str, places: &[(f64, f64, Hang)], role: Role) -> bool {
        for (x, y, hang) in places {
            let room = self.room(text, (*x, *y), (role, *hang));
            if room.lies_in(&self.frame) && !self.taken.iter().any(|other| other.overlaps(&room)) {
                self.taken.push(room);
                self.write(text, (*x, *y), (role, *hang));
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
    fn room(&self, text: &str, (x, y): (f64, f64), (role, hang): (Role, Hang)) -> Area {
        let size = size_of(role);
        let wide = width(text, size, weight_of(role));
        let left = match hang {
            Hang::Start => x,
            Hang::Middle => x - wide / 2.0,
            Hang::End => x - wide,
        };
        Area { left, top: y - size * 0.82, right: left + wide, bottom: y + size * 0.24 }
    }

    fn write(&self, text: &str, at: (f64, f64), (role, hang): (Role, Hang)) {
        let h_pos = match hang {
            Hang::Start => HPos::Left,
            Hang::Middle => HPos::Center,
            Hang::End => HPos::Right,
        };
        let font = (FontFamily::SansSerif, size_of(role) * 10.0, FontStyle::Normal).into();
        let style = TextStyle { font, color: backend(role), pos: Pos::new(h_pos, VPos::Bottom) };
        self.draw(&Text::new(text.to_owned(), tenths(at), style));
    }

    fn draw<E>(&self, element: &E)
    where
        for<'b> &'b E: plotters::element::PointCollection<'b, (i32, i32)>,
        E: plotters::element::Drawable<Svg<'out>>,
    {
        self.area.draw(element).unwrap_or_else(|error| unreachable!("writing to memory cannot fail: {error}"));
    }
}

fn tenths((x, y): (f64, f64)) -> (i32, i32) {
    let bounded = |pixels: f64| (pixels * 10.0).round().clamp(-100_000.0, 100_000.0) as i32;
    (bounded(x), bounded(y))
}

fn line(role: Role) -> ShapeStyle {
    ShapeStyle { color: role.ink().to_rgba(), filled: false, stroke_width: 1 }
}

fn fill(role: Role) -> ShapeStyle {
    role.ink().filled()
}

fn backend(role: Role) -> plotters_backend::BackendColor {
    let ink = role.ink();
    plotters_backend::BackendColor { alpha: 1.0, rgb: (ink.0, ink.1, ink.2) }
}

/// The size of a role's letters.
pub fn size_of(role: Role) -> f64 {
    match role {
        Role::Axis => SMALL,
        Role::Note => 13.0,
        _ => LABEL,
    }
}

fn weight_of(role: Role) -> Weight {
    match role {
        Role::Axis | Role::Note | Role::Value => Weight::Regular,
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
        let pixels = |pixels: f64| (pixels * 10.0).round() as i32;
        let actual = (pixels(area.left)..pixels(area.right), pixels(area.bottom)..pixels(area.top));
        Plane { area, plane: Cartesian2d::new(across, up, actual) }
    }

    /// Where a pair of values lies, in pixels.
    pub fn at(&self, across: f64, up: f64) -> (f64, f64) {
        let (x, y) = self.plane.translate(&(across, up));
        (f64::from(x) / 10.0, f64::from(y) / 10.0)
    }
}
