//! Ink: a plotters backend that writes SVG whose colours are roles. The only importer of plotters' backend trait.
//!
//! plotters knows colours as three bytes; here they name a role, which is written as a class for the
//! stylesheet and as presentation attributes for readers without one (feeds, EPUB, paper). Coordinates
//! are tenths of pixels, text stays text, and what authors wrote is escaped.

use std::convert::Infallible;
use std::fmt::Write;

use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use crate::untrusted::escape_into;

/// What a mark means; its class and fallback colour follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A line of the grid.
    Grid,
    /// The line of zero, or the axis.
    Zero,
    /// A thin line from a label to its mark.
    Leader,
    /// Words of an axis.
    Axis,
    /// A value.
    Value,
    /// A value of the subject.
    Strong,
    /// A remark.
    Note,
    /// Words about a target.
    TargetText,
    /// Words on a dark fill.
    OnDark,
    /// Words on a light fill.
    OnLight,
    /// The subject's line.
    Line,
    /// The subject's line where it may still change.
    LineDashed,
    /// The line of a series, from 1 to 8.
    SeriesLine(u8),
    /// The same where it may still change.
    SeriesDashed(u8),
    /// A line of context.
    ContextLine,
    /// A point of the subject.
    Point,
    /// A hollow point.
    PointOpen,
    /// A point of a series.
    SeriesPoint(u8),
    /// A point of context.
    ContextPoint,
    /// The line of a target.
    Target,
    /// The mark of a target.
    TargetMark,
    /// A break in a series.
    Break,
    /// The subject's bar.
    Subject,
    /// A bar of context.
    Muted,
    /// The bar of a series.
    Fill(u8),
    /// A step of a scale, from 0 to 4.
    Scale(u8),
    /// The ground of a bullet bar.
    Ground,
    /// Where a value is withheld.
    Withheld,
    /// The name of a series, in its colour.
    Name(u8),
    /// The name of the subject, in its colour.
    SubjectName,
}

impl Role {
    const ALL: [Role; 24] = [
        Role::Grid,
        Role::Zero,
        Role::Leader,
        Role::Axis,
        Role::Value,
        Role::Strong,
        Role::Note,
        Role::TargetText,
        Role::OnDark,
        Role::OnLight,
        Role::Line,
        Role::LineDashed,
        Role::ContextLine,
        Role::Point,
        Role::PointOpen,
        Role::ContextPoint,
        Role::Target,
        Role::TargetMark,
        Role::Break,
        Role::Subject,
        Role::Muted,
        Role::Ground,
        Role::Withheld,
        Role::SubjectName,
    ];

    /// The colour that is no colour.
    pub fn ink(self) -> RGBColor {
        const NUMBERED: u8 = 100;
        let (kind, number) = match self {
            Role::SeriesLine(number) => (NUMBERED, number),
            Role::SeriesDashed(number) => (NUMBERED + 1, number),
            Role::SeriesPoint(number) => (NUMBERED + 2, number),
            Role::Fill(number) => (NUMBERED + 3, number),
            Role::Scale(number) => (NUMBERED + 4, number),
            Role::Name(number) => (NUMBERED + 5, number),
            role => (Role::ALL.iter().position(|other| *other == role).map_or(0, |index| index as u8), 0),
        };
        RGBColor(kind, number, 0xD1)
    }

    fn of(color: BackendColor) -> Role {
        let (kind, number, _) = color.rgb;
        match kind {
            100 => Role::SeriesLine(number),
            101 => Role::SeriesDashed(number),
            102 => Role::SeriesPoint(number),
            103 => Role::Fill(number),
            104 => Role::Scale(number),
            105 => Role::Name(number),
            kind => Role::ALL.get(usize::from(kind)).copied().unwrap_or(Role::Grid),
        }
    }

    /// The class, with the presentation attributes that stand in for the stylesheet.
    fn attributes(self, out: &mut String) {
        const SERIES: [&str; 9] = ["#0f5c63", "#2c35a4", "#cf7912", "#1f7878", "#710151", "#6293bb", "#73630a", "#8e61d1", "#19321f"];
        const SCALE: [&str; 5] = ["#8f3a18", "#e5a061", "#d9d6cf", "#7aadde", "#1d438c"];
        let series = |number: u8| SERIES[usize::from(number).min(8)];
        let (class, attributes) = match self {
            Role::Grid => ("grid".to_owned(), "stroke=\"#e4dfd5\"".to_owned()),
            Role::Zero => ("zero".to_owned(), "stroke=\"#464e56\"".to_owned()),
            Role::Leader => ("lead-l".to_owned(), "stroke=\"#636b73\" fill=\"none\"".to_owned()),
            Role::Axis => ("ax".to_owned(), "fill=\"#636b73\"".to_owned()),
            Role::Value => ("halo".to_owned(), "fill=\"#1a1f24\"".to_owned()),
            Role::Strong => ("b halo".to_owned(), "fill=\"#1a1f24\"".to_owned()),
            Role::Note => ("an halo".to_owned(), "fill=\"#464e56\"".to_owned()),
            Role::TargetText => ("em b halo".to_owned(), "fill=\"#b4530a\"".to_owned()),
            Role::OnDark => ("b w".to_owned(), "fill=\"#fff\"".to_owned()),
            Role::OnLight => ("b k".to_owned(), "fill=\"#1a1f24\"".to_owned()),
            Role::Line => ("ln".to_owned(), format!("stroke=\"{}\" fill=\"none\" stroke-width=\"2.75\"", series(0))),
            Role::LineDashed => {
                ("ln dash".to_owned(), format!("stroke=\"{}\" fill=\"none\" stroke-width=\"2.75\" stroke-dasharray=\"1 6\"", series(0)))
            }
            Role::SeriesLine(n) => (format!("ln ln{n}"), format!("stroke=\"{}\" fill=\"none\" stroke-width=\"2.25\"", series(n))),
            Role::SeriesDashed(n) => {
                (format!("ln ln{n} dash"), format!("stroke=\"{}\" fill=\"none\" stroke-width=\"2.25\" stroke-dasharray=\"1 6\"", series(n)))
            }
            Role::ContextLine => ("ln ln-c".to_owned(), "stroke=\"#b9b4a9\" fill=\"none\" stroke-width=\"1.5\"".to_owned()),
            Role::Point => ("pt".to_owned(), format!("fill=\"{}\"", series(0))),
            Role::PointOpen => ("pt-o".to_owned(), format!("fill=\"#fff\" stroke=\"{}\" stroke-width=\"2.5\"", series(0))),
            Role::SeriesPoint(n) => (format!("f{n}"), format!("fill=\"{}\"", series(n))),
            Role::ContextPoint => ("pt-c".to_owned(), "fill=\"#8d897f\"".to_owned()),
            Role::Target => {
                ("tg dash".to_owned(), "stroke=\"#b4530a\" fill=\"none\" stroke-width=\"1.5\" stroke-dasharray=\"2 6\"".to_owned())
            }
            Role::TargetMark => ("tg-f".to_owned(), "fill=\"#b4530a\"".to_owned()),
            Role::Break => ("tg".to_owned(), "stroke=\"#b4530a\" fill=\"none\" stroke-width=\"1.5\"".to_owned()),
            Role::Subject => ("f0".to_owned(), format!("fill=\"{}\"", series(0))),
            Role::Muted => ("fm".to_owned(), "fill=\"#b9b4a9\"".to_owned()),
            Role::Fill(n) => (format!("f{n}"), format!("fill=\"{}\"", series(n))),
            Role::Scale(n) => (format!("L{}", n + 1), format!("fill=\"{}\"", SCALE[usize::from(n).min(4)])),
            Role::Ground => ("fs".to_owned(), "fill=\"#f1ede5\"".to_owned()),
            Role::Withheld => ("hid".to_owned(), "fill=\"none\" stroke=\"#878174\" stroke-dasharray=\"3 3\"".to_owned()),
            Role::Name(n) => (format!("b halo n{n}"), format!("fill=\"{}\"", series(n))),
            Role::SubjectName => ("b halo ac".to_owned(), format!("fill=\"{}\"", series(0))),
        };
        let _ = write!(out, " class=\"{class}\" {attributes}");
    }
}

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
