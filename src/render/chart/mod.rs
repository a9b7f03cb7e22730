//! Charts: from a specification to SVG, drawn through plotters on our own ink.
//!
//! Gives pages two compositions of each chart, wide and narrow, and the table that says the same in
//! words. Never panics on data: what cannot be drawn has no drawing, and its table stands alone.

mod bars;
mod diverging;
mod ink;
mod line;
mod sheet;
mod spark;
pub mod table;
mod ticks;
mod width;

pub use spark::sparkline;

use crate::plan::chart::{ChartKind, ChartSpec};
use crate::untrusted::escape_into;

/// For how much room a chart is composed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Composition {
    /// From 480 pixels.
    Wide,
    /// For telephones.
    Narrow,
}

impl Composition {
    fn width(self) -> f64 {
        match self {
            Composition::Wide => 720.0,
            Composition::Narrow => 340.0,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Composition::Wide => "g g-w",
            Composition::Narrow => "g g-n",
        }
    }

    fn suffix(self) -> &'static str {
        match self {
            Composition::Wide => "w",
            Composition::Narrow => "n",
        }
    }
}

/// How ticks are written: a value and the decimals of its axis.
pub type Numbers<'page> = &'page dyn Fn(f64, u32) -> String;

/// Draws a chart; nothing if it cannot be drawn ([`ChartSpec::is_drawable`]).
pub fn draw(spec: &ChartSpec, composition: Composition, numbers: Numbers) -> String {
    if !spec.is_drawable() {
        return String::new();
    }
    let mut marks = String::with_capacity(4096);
    let height = match spec.kind {
        ChartKind::Line => line::draw(spec, composition, numbers, &mut marks),
        ChartKind::Bar | ChartKind::Grouped | ChartKind::Bullet => bars::draw(spec, composition, &mut marks),
        ChartKind::Stacked | ChartKind::Stacked100 => bars::stacked(spec, composition, &mut marks),
        ChartKind::Diverging => diverging::draw(spec, composition, &mut marks),
    };
    framed(spec, composition, height, &marks)
}

fn framed(spec: &ChartSpec, composition: Composition, height: f64, marks: &str) -> String {
    let (id, suffix) = (&spec.id, composition.suffix());
    let (width, height) = (composition.width(), height.ceil());
    let mut out = String::with_capacity(marks.len() + 512);
    out.push_str(&format!(
        "<svg class=\"{}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-{suffix}t {id}-{suffix}d\">",
        composition.class()
    ));
    out.push_str(&format!("<title id=\"{id}-{suffix}t\">"));
    escape_into(&mut out, &spec.title);
    out.push_str(&format!("</title><desc id=\"{id}-{suffix}d\">"));
    escape_into(&mut out, &spec.description);
    out.push_str("</desc><g aria-hidden=\"true\">");
    out.push_str(marks);
    out.push_str("</g></svg>");
    out
}
