//! Charts: from a specification to SVG, drawn through plotters on our own ink.
//!
//! Gives pages three compositions of each chart, from telephone to full page, and the table that says the same
//! in words. Never panics on data: what cannot be drawn has no drawing, and its table stands alone.

mod atlas;
mod bars;
pub mod diagram;
mod diverging;
mod dots;
mod heatmap;
mod histogram;
mod ink;
mod key;
mod labels;
mod line;
pub mod map;
mod notes;
mod panels;
mod patterns;
mod plot;
mod role;
mod rows;
mod sheet;
mod slope;
mod spark;
mod stacked;
mod steps;
pub mod table;
mod ticks;
mod waffle;
mod width;

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

pub use patterns::PATTERNS;
pub use plot::cut_at;
pub use role::stand_in;
pub use spark::sparkline;

use crate::plan::chart::{ChartKind, ChartSpec, Datum, DatumMark};
use crate::untrusted::escape_into;

/// For how much room a chart is composed.
///
/// Each is drawn for its width and shown in columns around it, so that letters stay between 12 and 18 pixels:
/// narrow under 480 pixels, middle under 665, wide above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Composition {
    /// For full columns.
    Wide,
    /// For half columns.
    Middle,
    /// For telephones.
    Narrow,
}

impl Composition {
    /// Every composition, the widest first.
    pub const ALL: [Composition; 3] = [Composition::Wide, Composition::Middle, Composition::Narrow];

    fn width(self) -> f64 {
        match self {
            Composition::Wide => 720.0,
            Composition::Middle => 520.0,
            Composition::Narrow => 320.0,
        }
    }

    fn suffix(self) -> &'static str {
        match self {
            Composition::Wide => "w",
            Composition::Middle => "m",
            Composition::Narrow => "n",
        }
    }
}

fn letters(composition: Composition) -> sheet::Letters {
    sheet::Letters::of(composition)
}

/// A value as it is written on its mark: without a unit that is a word, which the axis says once, and with
/// an exclamation mark where its base is small.
fn said(datum: &Datum) -> String {
    let number = bare(&datum.text);
    let (before, after) = (&datum.text[..number.start], &datum.text[number.end..]);
    let letters = before.chars().chain(after.chars()).filter(|character| character.is_alphabetic()).count();
    let text = if letters > 2 { &datum.text[number] } else { &datum.text };
    if datum.caution { format!("{text}\u{A0}!") } else { text.to_owned() }
}

/// Where the number stands in a text, its sign included; all of a text without one.
fn bare(text: &str) -> Range<usize> {
    let is_digit = |character: char| character.is_numeric();
    let (Some(first), Some(last)) = (text.find(is_digit), text.rfind(is_digit)) else { return 0..text.len() };
    let last = last + text[last..].chars().next().map_or(1, char::len_utf8);
    let sign = text[..first].char_indices().next_back().filter(|(_, character)| matches!(character, '-' | '−' | '+'));
    sign.map_or(first, |(at, _)| at)..last
}

/// How wide words are in the theme's letters, in pixels of a font size; `strong` ones are broader.
pub fn text_width(text: &str, size: f64, strong: bool) -> f64 {
    width::width(text, size, if strong { width::Weight::Strong } else { width::Weight::Regular })
}

/// How ticks are written: a value and the decimals of its axis.
pub type Numbers<'page> = &'page dyn Fn(f64, u32) -> String;

/// Draws a chart; nothing if it cannot be drawn ([`ChartSpec::is_drawable`]).
pub fn draw(spec: &ChartSpec, composition: Composition, numbers: Numbers) -> String {
    draw_named(spec, composition, numbers, &[Named { lang: None, title: &spec.title, description: &spec.description }])
}

/// Draws a chart that has a name in each of some languages.
pub fn draw_named(spec: &ChartSpec, composition: Composition, numbers: Numbers, named: &[Named]) -> String {
    let spec = plottable(spec);
    if !spec.is_drawable() {
        return String::new();
    }
    let (spec, mut marks) = (spec.as_ref(), String::with_capacity(8192));
    let numbered = (composition, numbers);
    let height = match spec.kind {
        ChartKind::Line | ChartKind::Area => line::draw(spec, numbered, &mut marks),
        ChartKind::Bar | ChartKind::Grouped | ChartKind::Bullet => bars::draw(spec, composition, &mut marks),
        ChartKind::Stacked | ChartKind::Stacked100 => stacked::draw(spec, composition, &mut marks),
        ChartKind::Diverging => diverging::draw(spec, composition, &mut marks),
        ChartKind::Dot => dots::draw(spec, numbered, &mut marks),
        ChartKind::Dumbbell => dots::dumbbell(spec, numbered, &mut marks),
        ChartKind::Slope => slope::draw(spec, composition, &mut marks),
        ChartKind::Waffle => waffle::draw(spec, composition, &mut marks),
        ChartKind::SmallMultiples => panels::draw(spec, numbered, &mut marks),
        ChartKind::Histogram => histogram::draw(spec, numbered, &mut marks),
        ChartKind::Heatmap => heatmap::draw(spec, composition, &mut marks),
        ChartKind::Map => map::draw(spec, composition, &mut marks),
    };
    // What can be read from a chart stands under it on a page; books take the middle one. Under a map there is no reading.
    let tells = composition == Composition::Middle || spec.kind == ChartKind::Map;
    let named: Vec<Named> = named.iter().map(|one| Named { description: if tells { one.description } else { "" }, ..*one }).collect();
    framed(&named, composition, height, &marks)
}

/// The greatest number that has a place on a plane; what is beyond cannot be told from infinity.
const MOST: f64 = 1e15;

/// A chart whose numbers all have a place: others count as missing.
fn plottable(spec: &ChartSpec) -> Cow<'_, ChartSpec> {
    let fits = |value: f64| value.is_finite() && value.abs() <= MOST;
    let data = || spec.series.iter().flat_map(|series| &series.data);
    let marks = || spec.targets.iter().chain(&spec.benchmarks);
    let ranges = || data().filter_map(|datum| datum.range);
    if data().filter_map(|datum| datum.value).all(fits)
        && marks().all(|mark| fits(mark.value) && mark.at.is_none_or(fits))
        && ranges().all(|(low, high)| fits(low) && fits(high))
        && spec.categories.iter().all(|category| fits(category.at))
    {
        return Cow::Borrowed(spec);
    }
    let mut spec = spec.clone();
    for datum in spec.series.iter_mut().flat_map(|series| &mut series.data) {
        datum.value = datum.value.filter(|value| fits(*value));
        datum.range = datum.range.filter(|(low, high)| fits(*low) && fits(*high));
        if datum.value.is_none() && datum.mark != DatumMark::Withheld {
            datum.mark = DatumMark::Missing;
        }
    }
    for marks in [&mut spec.targets, &mut spec.benchmarks] {
        marks.retain(|mark| fits(mark.value) && mark.at.is_none_or(fits));
    }
    for (index, category) in spec.categories.iter_mut().enumerate() {
        category.at = if fits(category.at) { category.at } else { index as f64 };
    }
    Cow::Owned(spec)
}

/// What a drawing says about itself: by its own elements, so that it needs no anchors on the page.
#[derive(Clone, Copy, Debug)]
pub struct Named<'spec> {
    /// Its language, where it is not that of the page.
    pub lang: Option<&'spec str>,
    /// What it is called.
    pub title: &'spec str,
    /// All of it in words.
    pub description: &'spec str,
}

fn framed(named: &[Named], composition: Composition, height: f64, marks: &str) -> String {
    let suffix = composition.suffix();
    let (width, height) = (composition.width(), height.ceil());
    let size = letters(composition).size(role::Role::Value);
    // Style sheets show the width that fits; a page without them shows one.
    let hidden = if composition == Composition::Wide { "" } else { "display=\"none\" " };
    let said: usize = named.iter().map(|one| one.title.len() + one.description.len() + 64).sum();
    let mut out = String::with_capacity(marks.len() + said + 320);
    let _ = write!(
        out,
        "<svg class=\"g g-{suffix}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" {hidden}\
         font-size=\"{size}\">",
    );
    named.iter().for_each(|one| says(&mut out, "title", one.lang, one.title));
    named.iter().filter(|one| !one.description.is_empty()).for_each(|one| says(&mut out, "desc", one.lang, one.description));
    out.push_str("<g aria-hidden=\"true\">");
    out.push_str(marks);
    out.push_str("</g></svg>");
    out
}

fn says(out: &mut String, element: &str, lang: Option<&str>, words: &str) {
    let _ = match lang {
        Some(lang) => write!(out, "<{element} lang=\"{lang}\">"),
        None => write!(out, "<{element}>"),
    };
    escape_into(out, words);
    let _ = write!(out, "</{element}>");
}
