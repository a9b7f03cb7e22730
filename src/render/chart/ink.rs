//! Ink: a plotters backend that writes SVG whose colours are roles. The only importer of plotters' backend trait.
//!
//! plotters knows colours as three bytes; here they name a role, which is written as a class for the stylesheet; what
//! stands in for it where there is none (EPUB, paper, drawings alone) follows from the class ([`role::stand_in`]).
//! Coordinates are tenths of pixels, text stays text, and what authors wrote is escaped.

use std::convert::Infallible;

use plotters::element::{Drawable, PointCollection};
use plotters::style::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::role;
use crate::untrusted::escape_into;

/// An SVG that is being drawn; sizes in tenths of pixels.
pub struct Svg<'out> {
    out: &'out mut String,
    size: (u32, u32),
}

impl<'out> Svg<'out> {
    /// A sheet of this size, writing to `out`.
    pub fn new(out: &'out mut String, size: (u32, u32)) -> Svg<'out> {
        Svg { out, size }
    }

    /// The way through some places: along an axis where it runs along one.
    fn points(&mut self, path: impl IntoIterator<Item = BackendCoord>) {
        let mut before: Option<BackendCoord> = None;
        for (x, y) in path {
            match before {
                Some((_, same)) if same == y => self.step('H', x),
                Some((same, _)) if same == x => self.step('V', y),
                _ => {
                    self.step(if before.is_none() { 'M' } else { 'L' }, x);
                    self.step(' ', y);
                }
            }
            before = Some((x, y));
        }
    }

    fn step(&mut self, how: char, tenths: i32) {
        self.out.push(how);
        push_tenths(self.out, tenths);
    }

    /// The way through some places, each told from the one before: the shortest for long borders.
    fn steps(&mut self, path: &[BackendCoord]) {
        let Some(((mut x, mut y), rest)) = path.split_first().map(|(first, rest)| (*first, rest)) else { return };
        self.step('M', x);
        self.apart(y);
        let mut command = 'l';
        for (to_x, to_y) in rest {
            if (*to_x, *to_y) == (x, y) {
                continue;
            }
            if command == 'l' {
                self.step('l', to_x - x);
                command = ' ';
            } else {
                self.apart(to_x - x);
            }
            self.apart(to_y - y);
            (x, y) = (*to_x, *to_y);
        }
    }

    /// A number after another one: a sign sets it apart, else a space.
    fn apart(&mut self, tenths: i32) {
        if tenths >= 0 {
            self.out.push(' ');
        }
        push_tenths(self.out, tenths);
    }

    fn attribute(&mut self, opening: &str, tenths: i32) {
        self.out.push_str(opening);
        push_tenths(self.out, tenths);
        self.out.push('"');
    }

    /// Words at their baseline, from there, around it or up to it.
    fn label(&mut self, text: &str, (x, y): BackendCoord, (color, anchor): (BackendColor, Option<&str>)) {
        self.attribute("<text x=\"", x);
        self.attribute(" y=\"", y);
        self.class(color);
        if let Some(anchor) = anchor {
            self.out.push_str(" text-anchor=\"");
            self.out.push_str(anchor);
            self.out.push('"');
        }
        self.out.push('>');
        escape_into(self.out, text);
        self.out.push_str("</text>");
    }

    fn class(&mut self, color: BackendColor) {
        self.out.push_str(role::class(color));
    }
}

/// Writes tenths of pixels as pixels: `479` as `47.9`, `480` as `48`. A drawing is mostly numbers, so they are looked up.
pub fn push_tenths(out: &mut String, tenths: i32) {
    if tenths < 0 {
        out.push('-');
    }
    push_digits(out, tenths.unsigned_abs() / 10);
    let rest = (tenths.unsigned_abs() % 10) as u8;
    if rest != 0 {
        out.push('.');
        out.push(char::from(b'0' + rest));
    }
}

fn push_whole(out: &mut String, number: i32) {
    if number < 0 {
        out.push('-');
    }
    push_digits(out, number.unsigned_abs());
}

fn push_digits(out: &mut String, number: u32) {
    let at = number as usize;
    match number {
        0..10 => out.push_str(&DIGITS[at..=at]),
        10..100 => out.push_str(&DIGITS[2 * at - 10..2 * at - 8]),
        100..1000 => out.push_str(&DIGITS[3 * at - 110..3 * at - 107]),
        _ => {
            push_digits(out, number / 1000);
            let last = number % 1000;
            out.extend([last / 100, last / 10 % 10, last % 10].map(|digit| char::from(b'0' + digit as u8)));
        }
    }
}

/// `0` to `999`, one after the other.
const DIGITS: &str = {
    const BYTES: [u8; 2890] = {
        let (mut bytes, mut at, mut number) = ([0; 2890], 0, 0);
        while number < 1000 {
            let mut unit = if number >= 100 {
                100
            } else if number >= 10 {
                10
            } else {
                1
            };
            while unit > 0 {
                bytes[at] = b'0' + (number / unit % 10) as u8;
                (at, unit) = (at + 1, unit / 10);
            }
            number += 1;
        }
        bytes
    };
    match std::str::from_utf8(&BYTES) {
        Ok(digits) => digits,
        Err(_) => panic!("digits are text"),
    }
};

/// Several lines as one mark, closed or not.
pub struct Outline<'points> {
    /// The lines.
    pub rings: &'points [Vec<BackendCoord>],
    /// Whether each ends where it began.
    pub closed: bool,
    /// The colour that names its role.
    pub ink: (u8, u8, u8),
}

impl<'points> PointCollection<'points, BackendCoord> for &'points Outline<'_> {
    type Point = &'points BackendCoord;
    type IntoIter = std::iter::Empty<&'points BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::empty()
    }
}

impl Drawable<Svg<'_>> for Outline<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, _: I, backend: &mut Svg, _: (u32, u32)) -> Drawn {
        backend.out.push_str("<path d=\"");
        for ring in self.rings {
            backend.steps(ring);
            backend.out.push_str(if self.closed { "z" } else { "" });
        }
        backend.out.push('"');
        backend.class(BackendColor { alpha: 1.0, rgb: self.ink });
        backend.out.push_str("/>");
        Ok(())
    }
}

/// Where values lie, for the script that reads them out: pixels across and down, then row and column of the table;
/// without these it is the next row.
pub struct Readings {
    /// How they are found: a letter.
    pub by: &'static str,
    /// One for each value: column, row, pixels across and down.
    pub marks: Vec<(usize, usize, i32, i32)>,
}

impl<'marks> PointCollection<'marks, BackendCoord> for &'marks Readings {
    type Point = &'marks BackendCoord;
    type IntoIter = std::iter::Empty<&'marks BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::empty()
    }
}

impl Drawable<Svg<'_>> for Readings {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, _: I, backend: &mut Svg, _: (u32, u32)) -> Drawn {
        backend.out.push_str("<metadata>");
        backend.out.push_str(self.by);
        let mut next = None;
        let number = |out: &mut String, before: char, number: i32| {
            out.push(before);
            push_whole(out, number);
        };
        for (column, row, x, y) in &self.marks {
            number(backend.out, ';', *x);
            number(backend.out, ' ', *y);
            if next != Some((*column, *row)) {
                number(backend.out, ' ', *row as i32);
                number(backend.out, ' ', *column as i32);
            }
            next = Some((*column, row + 1));
        }
        backend.out.push_str("</metadata>");
        Ok(())
    }
}

/// Words as an element of plotters. Its own needs a font, which it asks for anew with every label.
pub struct Label<'text> {
    /// What it says.
    pub text: &'text str,
    /// Where its baseline begins, has its middle or ends.
    pub at: BackendCoord,
    /// SVG's word for that; none where it begins.
    pub anchor: Option<&'static str>,
    /// The colour that names its role.
    pub ink: (u8, u8, u8),
}

impl<'label> PointCollection<'label, BackendCoord> for &'label Label<'_> {
    type Point = &'label BackendCoord;
    type IntoIter = std::iter::Once<&'label BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl Drawable<Svg<'_>> for Label<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, mut at: I, backend: &mut Svg, _: (u32, u32)) -> Drawn {
        if let Some(at) = at.next() {
            backend.label(self.text, at, (BackendColor { alpha: 1.0, rgb: self.ink }, self.anchor));
        }
        Ok(())
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, (x0, y0): BackendCoord, (x1, y1): BackendCoord, style: &S, _: bool) -> Drawn {
        self.out.push_str("<rect");
        self.attribute(" x=\"", x0.min(x1));
        self.attribute(" y=\"", y0.min(y1));
        self.attribute(" width=\"", (x1 - x0).abs());
        self.attribute(" height=\"", (y1 - y0).abs());
        self.class(style.color());
        self.out.push_str("/>");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.out.push_str("<path d=\"");
        self.points(path);
        self.out.push('"');
        self.class(style.color());
        self.out.push_str("/>");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, _: bool) -> Drawn {
        self.attribute("<circle cx=\"", x);
        self.attribute(" cy=\"", y);
        self.attribute(" r=\"", i32::try_from(radius).unwrap_or(0));
        self.class(style.color());
        self.out.push_str("/>");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.out.push_str("<path d=\"");
        self.points(corners);
        self.out.push_str("z\"");
        self.class(style.color());
        self.out.push_str("/>");
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => None,
            HPos::Center => Some("middle"),
            HPos::Right => Some("end"),
        };
        self.label(text, (x, y), (style.color(), anchor));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = super::width::width(text, style.size(), super::width::Weight::Regular);
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_written_as_pixels() {
        let written = |tenths: i32| {
            let mut out = String::new();
            push_tenths(&mut out, tenths);
            out
        };
        let expected = [(0, "0"), (5, "0.5"), (-5, "-0.5"), (10, "1"), (479, "47.9"), (480, "48"), (1005, "100.5"), (-7200, "-720")];
        assert!(expected.iter().all(|(tenths, pixels)| written(*tenths) == *pixels));
        assert!((0..=12_345).all(|pixels| written(pixels * 10) == pixels.to_string()));
        assert_eq!((written(i32::MAX), written(i32::MIN)), ("214748364.7".to_owned(), "-214748364.8".to_owned()));
    }

    #[test]
    fn a_way_along_an_axis_says_only_how_far() {
        let mut out = String::new();
        Svg::new(&mut out, (10, 10)).points([(10, 20), (30, 20), (30, 45), (5, 5)]);
        assert_eq!(out, "M1 2H3V4.5L0.5 0.5");
    }
}
