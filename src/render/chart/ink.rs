//! Ink: a plotters backend that writes SVG whose colours are roles. The only importer of plotters' backend trait.
//!
//! plotters knows colours as three bytes; here they name a role, which is written as a class for the
//! stylesheet and as presentation attributes for readers without one (feeds, EPUB, paper). Coordinates
//! are tenths of pixels, text stays text, and what authors wrote is escaped.

use std::convert::Infallible;
use std::fmt::Write;

use plotters::style::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::role::Role;
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

    fn points(&mut self, path: impl IntoIterator<Item = BackendCoord>) {
        for (index, (x, y)) in path.into_iter().enumerate() {
            self.out.push(if index == 0 { 'M' } else { 'L' });
            self.tenths(x);
            self.out.push(' ');
            self.tenths(y);
        }
    }

    fn tenths(&mut self, tenths: i32) {
        push_tenths(self.out, tenths);
    }
}

/// Writes tenths of pixels as pixels: `479` as `47.9`, `480` as `48`.
pub fn push_tenths(out: &mut String, tenths: i32) {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    let _ = if rest == 0 { write!(out, "{sign}{whole}") } else { write!(out, "{sign}{whole}.{rest}") };
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
        for (name, value) in [("x", x0.min(x1)), ("y", y0.min(y1)), ("width", (x1 - x0).abs()), ("height", (y1 - y0).abs())] {
            let _ = write!(self.out, " {name}=\"");
            self.tenths(value);
            self.out.push('"');
        }
        Role::of(style.color()).attributes(self.out);
        self.out.push_str("/>");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.out.push_str("<path d=\"");
        self.points(path);
        self.out.push('"');
        Role::of(style.color()).attributes(self.out);
        self.out.push_str("/>");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, _: bool) -> Drawn {
        self.out.push_str("<circle cx=\"");
        self.tenths(x);
        self.out.push_str("\" cy=\"");
        self.tenths(y);
        self.out.push_str("\" r=\"");
        self.tenths(i32::try_from(radius).unwrap_or(0));
        self.out.push('"');
        Role::of(style.color()).attributes(self.out);
        self.out.push_str("/>");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.out.push_str("<path d=\"");
        self.points(corners);
        self.out.push_str("z\"");
        Role::of(style.color()).attributes(self.out);
        self.out.push_str("/>");
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        self.out.push_str("<text x=\"");
        self.tenths(x);
        self.out.push_str("\" y=\"");
        self.tenths(y);
        self.out.push('"');
        Role::of(style.color()).attributes(self.out);
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => self.out.push_str(" text-anchor=\"middle\""),
            HPos::Right => self.out.push_str(" text-anchor=\"end\""),
        }
        self.out.push('>');
        escape_into(self.out, text);
        self.out.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = super::width::width(text, style.size(), super::width::Weight::Regular);
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }
}
