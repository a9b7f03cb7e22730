//! Diverging bars: answers against at the left, in favour at the right, neutral ones in a column of their own.
//!
//! Heiberger and Robbins (2014) advise to centre on the neutral answers; a column apart lets the two sides
//! begin at one line, so that they can be compared.

use super::role::Role;
use super::rows::centred;
use super::sheet::{Area, Hang, Letters, Reading, Sheet};
use super::stacked::segment;
use super::{Composition, key, letters};
use crate::plan::chart::{ChartSpec, DatumMark, SeriesSpec, Tone};

const BAR: f64 = 28.0;
/// Room under a bar for the sums of its sides.
const FOOT: f64 = 34.0;

/// The sides of a scale.
struct Sides<'spec> {
    all: &'spec [SeriesSpec],
    against: Vec<&'spec SeriesSpec>,
    neutral: Vec<&'spec SeriesSpec>,
    favour: Vec<&'spec SeriesSpec>,
}

impl<'spec> Sides<'spec> {
    fn of(spec: &'spec ChartSpec) -> Sides<'spec> {
        let on = |steps: &'static [u8]| {
            spec.series.iter().filter(move |series| matches!(series.tone, Tone::Scale(step) if steps.contains(&step))).collect::<Vec<_>>()
        };
        Sides { all: &spec.series, against: on(&[0, 1]), neutral: on(&[2]), favour: on(&[3, 4]) }
    }

    /// Notes where a segment begins.
    fn mark(&self, series: &SeriesSpec, row: usize, at: (f64, f64), sheet: &mut Sheet) {
        if let Some(column) = self.all.iter().position(|other| std::ptr::eq(other, series)) {
            sheet.mark((row, column), at);
        }
    }

    /// What stands in place of a row that is withheld.
    fn withheld(&self, row: usize) -> Option<&'spec str> {
        let datum = &self.favour.iter().chain(&self.against).chain(&self.neutral).next()?.data[row];
        (datum.mark == DatumMark::Withheld).then_some(datum.text.as_str())
    }
}

/// How much of a row a series takes: fewer than none is nothing.
fn share(series: &SeriesSpec, row: usize) -> f64 {
    series.data[row].value.unwrap_or(0.0).max(0.0)
}

fn sum(series: &[&SeriesSpec], row: usize) -> f64 {
    series.iter().map(|series| share(series, row)).sum()
}

/// Draws one row for each question and gives the height of the sheet.
pub fn draw(spec: &ChartSpec, composition: Composition, out: &mut String) -> f64 {
    let sides = Sides::of(spec);
    let (wide, letters) = (composition.width(), letters(composition));
    let rows = 0..spec.categories.len();
    let most = |series: &[&SeriesSpec]| rows.clone().map(|row| sum(series, row)).fold(0.0, f64::max);
    let (against, neutral, favour) = (most(&sides.against), most(&sides.neutral), most(&sides.favour));
    let apart = if sides.neutral.is_empty() { 0.0 } else { 28.0 + width_of_values(&sides.neutral, &letters) };
    let total = (against + neutral + favour).max(f64::MIN_POSITIVE);
    let scale = (wide - apart - 8.0).max(60.0) / total;
    let zero = against * scale;
    let titles: Vec<Vec<String>> = spec
        .categories
        .iter()
        .map(|category| if category.label.is_empty() { Vec::new() } else { letters.wrapped(&category.label, wide - 8.0, 4) })
        .collect();
    let top = key::height(spec, composition) + 4.0;
    let height = titles.iter().map(|title| title.len() as f64 * letters.line() + 10.0 + BAR + FOOT).sum::<f64>() + top;
    let mut sheet = Sheet::new(out, (wide, height), letters);
    sheet.read_by(Reading::Segment);
    key::draw(spec, composition, &mut sheet);
    let mut top = top;
    for (row, title) in titles.iter().enumerate() {
        top += 4.0;
        for line in title {
            top += sheet.letters.line();
            sheet.words(line, (0.0, top - 4.0), (Role::Strong, Hang::Start));
        }
        top += 6.0;
        question(&sides, row, (zero, top, scale), (favour, &mut sheet));
        top += BAR + FOOT;
    }
    height
}

fn width_of_values(series: &[&SeriesSpec], letters: &Letters) -> f64 {
    letters.widest(series.iter().flat_map(|series| &series.data).map(|datum| datum.text.as_str()), Role::Strong) + 8.0
}

fn question(sides: &Sides, row: usize, (zero, top, scale): (f64, f64, f64), (favour, sheet): (f64, &mut Sheet)) {
    let bottom = top + BAR;
    if let Some(withheld) = sides.withheld(row) {
        sheet.rectangle(Area { left: 1.0, right: 20.0, top: top + 2.0, bottom: bottom - 2.0 }, Role::Withheld);
        let baseline = centred(top + BAR / 2.0, &sheet.letters);
        sheet.words(withheld, (28.0, baseline), (Role::Value, Hang::Start));
        return;
    }
    // The mildest answer stands nearest to the line.
    let mut left = zero;
    for series in sides.against.iter().rev() {
        let wide = share(series, row) * scale;
        segment(&series.data[row], Area { left: left - wide, right: (left - 1.5).max(left - wide), top, bottom }, series.tone, sheet);
        left -= wide;
        sides.mark(series, row, (left, top + BAR / 2.0), sheet);
    }
    let mut right = zero;
    for series in &sides.favour {
        let wide = share(series, row) * scale;
        segment(&series.data[row], Area { left: right + 1.5_f64.min(wide), right: right + wide, top, bottom }, series.tone, sheet);
        sides.mark(series, row, (right, top + BAR / 2.0), sheet);
        right += wide;
    }
    sheet.path(&[(zero, top - 5.0), (zero, bottom + 5.0)], Role::Zero);
    bracket((zero + 1.5, right, bottom), side_text(&sides.favour, row), sheet);
    bracket((left, zero - 1.5, bottom), side_text(&sides.against, row), sheet);
    let mut at = zero + favour * scale + 28.0;
    for series in &sides.neutral {
        let wide = share(series, row) * scale;
        sheet.rectangle(Area { left: at, right: at + wide, top, bottom }, Role::Scale(2));
        let baseline = centred(top + BAR / 2.0, &sheet.letters);
        sheet.words_if_free(&series.data[row].text, &[(at + wide + 6.0, baseline, Hang::Start)], Role::Value);
        sides.mark(series, row, (at, top + BAR / 2.0), sheet);
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
    let y = bottom + 25.0;
    sheet.words_if_free(&text, &[((left + right) / 2.0, y, Hang::Middle), (left, y, Hang::Start), (right, y, Hang::End)], Role::Strong);
}
