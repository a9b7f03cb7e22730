//! Diverging bars: answers against at the left, in favour at the right, neutral ones in a column of their own.
//!
//! Heiberger and Robbins (2014) advise to centre on the neutral answers; a column apart lets the two sides
//! begin at one line, so that they can be compared.

use super::Composition;
use super::bars::{draw_key, key_height, segment};
use super::ink::Role;
use super::sheet::{Area, Hang, Sheet, size_of};
use super::width::{Weight, width, wrapped};
use crate::plan::chart::{ChartSpec, SeriesSpec, Tone};

const BAR: f64 = 30.0;
const LINE: f64 = 17.0;

/// The sides of a scale.
struct Sides<'spec> {
    against: Vec<&'spec SeriesSpec>,
    neutral: Vec<&'spec SeriesSpec>,
    favour: Vec<&'spec SeriesSpec>,
}

impl<'spec> Sides<'spec> {
    fn of(spec: &'spec ChartSpec) -> Sides<'spec> {
        let on = |steps: &'static [u8]| {
            spec.series.iter().filter(move |series| matches!(series.tone, Tone::Scale(step) if steps.contains(&step))).collect::<Vec<_>>()
        };
        Sides { against: on(&[0, 1]), neutral: on(&[2]), favour: on(&[3, 4]) }
    }
}

fn sum(series: &[&SeriesSpec], row: usize) -> f64 {
    series.iter().filter_map(|series| series.data[row].value).sum()
}

/// Draws one row for each question and gives the height of the sheet.
pub fn draw(spec: &ChartSpec, composition: Composition, out: &mut String) -> f64 {
    let sides = Sides::of(spec);
    let wide = composition.width();
    let rows = 0..spec.categories.len();
    let most = |series: &[&SeriesSpec]| rows.clone().map(|row| sum(series, row)).fold(0.0, f64::max);
    let (against, neutral, favour) = (most(&sides.against), most(&sides.neutral), most(&sides.favour));
    let apart = if sides.neutral.is_empty() { 0.0 } else { 28.0 + width_of_values(&sides.neutral) };
    let total = (against + neutral + favour).max(f64::MIN_POSITIVE);
    // The heads of both sides need room of their own, also where one side is short.
    let scale = (wide - apart - 8.0) / total;
    let zero = against * scale;
    let titled = spec.categories.len() > 1 || !spec.categories[0].label.is_empty();
    let titles: Vec<Vec<String>> = spec
        .categories
        .iter()
        .map(|category| if titled { wrapped(&category.label, size_of(Role::Value), wide - 8.0, 3) } else { Vec::new() })
        .collect();
    let key = key_height(spec, composition);
    let mut sheet_height = key;
    for title in &titles {
        sheet_height += title.len() as f64 * LINE + if title.is_empty() { 4.0 } else { 8.0 } + BAR + 36.0;
    }
    let mut sheet = Sheet::new(out, (wide, sheet_height));
    draw_key(spec, composition, &mut sheet);
    let mut top = key;
    for (row, title) in titles.iter().enumerate() {
        top += if title.is_empty() { 4.0 } else { 8.0 };
        for line in title {
            top += LINE;
            sheet.words(line, (0.0, top - 4.0), (Role::Value, Hang::Start));
        }
        question(&sides, row, (zero, top, scale), (favour, &mut sheet));
        top += BAR + 36.0;
    }
    sheet_height
}

fn width_of_values(series: &[&SeriesSpec]) -> f64 {
    series.iter().flat_map(|series| &series.data).map(|datum| width(&datum.text, size_of(Role::Value), Weight::Strong)).fold(0.0, f64::max)
        + 8.0
}

fn question(sides: &Sides, row: usize, (zero, top, scale): (f64, f64, f64), (favour, sheet): (f64, &mut Sheet)) {
    let bottom = top + BAR;
    // The mildest answer stands nearest to the line.
    let mut left = zero;
    for series in sides.against.iter().rev() {
        let wide = series.data[row].value.unwrap_or(0.0) * scale;
        segment(&series.data[row], Area { left: left - wide, right: (left - 1.5).max(left - wide), top, bottom }, series.tone, sheet);
        left -= wide;
    }
    let mut right = zero;
    for series in &sides.favour {
        let wide = series.data[row].value.unwrap_or(0.0) * scale;
        segment(&series.data[row], Area { left: right + 1.5_f64.min(wide), right: right + wide, top, bottom }, series.tone, sheet);
        right += wide;
    }
    sheet.path(&[(zero, top - 5.0), (zero, bottom + 5.0)], Role::Zero);
    bracket((left, zero - 1.5, bottom), side_text(&sides.against, row), sheet);
    bracket((zero + 1.5, right, bottom), side_text(&sides.favour, row), sheet);
    let mut at = zero + favour * scale + 28.0;
    for series in &sides.neutral {
        let wide = series.data[row].value.unwrap_or(0.0) * scale;
        sheet.rectangle(Area { left: at, right: at + wide, top, bottom }, Role::Scale(2));
        sheet.words_if_free(&series.data[row].text, &[(at + wide + 6.0, top + BAR / 2.0 + 4.5, Hang::Start)], Role::Value);
        at += wide;
    }
}

/// What a side makes together: said by the first of its series.
fn side_text(series: &[&SeriesSpec], row: usize) -> Option<String> {
    series.iter().find_map(|series| series.data[row].aside.clone())
}

/// A bracket under a side, with its sum.
fn bracket((left, right, bottom): (f64, f64, f64), text: Option<String>, sheet: &mut Sheet) {
    let Some(text) = text.filter(|_| right - left > 2.0) else { return };
    sheet.path(&[(left, bottom + 4.0), (left, bottom + 9.0), (right, bottom + 9.0), (right, bottom + 4.0)], Role::Leader);
    let y = bottom + 26.0;
    sheet.words_if_free(&text, &[((left + right) / 2.0, y, Hang::Middle), (left, y, Hang::Start), (right, y, Hang::End)], Role::Strong);
}
