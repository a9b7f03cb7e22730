//! The drawing on a notebook's cover: one stroke for each of those its first rate counts, a dot for the others.

use std::fmt::Write;

use crate::decimal::Decimal;
use crate::figures::{Ratio, Series};
use crate::model::entities::Notebook;
use crate::plan::{shown, specs};
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::template::Html;
use crate::source::directives;

/// More marks than this are no longer seen one by one.
const MOST: u32 = 140;

/// The drawing, and what it is made of; none if the notebook draws no rate of few enough.
pub fn drawing(desk: &Desk, notebook: &Notebook) -> Option<(Html, String)> {
    let (series, ratio, period) = notebook.chapters.iter().find_map(|chapter| {
        let prose = desk.prose(chapter.panels[desk.lang()].body);
        let named = directives::outline(&prose).into_iter().filter_map(|numbered| numbered.argument);
        named.filter_map(|argument| argument.text.split_once('/')).find_map(|(enterprise, indicator)| {
            let series = desk.plan().figures_of(&notebook.id).series(enterprise, indicator)?;
            let (ratio, period) = rate(desk, series)?;
            Some((series, ratio, period))
        })
    })?;
    let indicator = desk.model().catalogue.indicator(series.indicator.as_str())?;
    let (part, whole) = (small(ratio.numerator())?, small(ratio.denominator())?);
    if part > whole {
        return None;
    }
    let number = |number: u32| desk.reader.locale.number(Decimal::from(number), 0);
    let parts = desk.fill("reading.base", &[("part", &number(part)), ("whole", &number(whole))]);
    let enterprise = figure::enterprise_name(desk, series.enterprise.as_str());
    let caption = format!("{}{} {parts} ({enterprise}, {period})", desk.text(&indicator.name), specs::colon(desk.reader));
    Some((Html::new(strokes(part, whole)), caption))
}

/// The latest rate of persons that may be shown with its parts.
fn rate(desk: &Desk, series: &Series) -> Option<(Ratio, String)> {
    let indicator = desk.model().catalogue.indicator(series.indicator.as_str())?;
    let latest = series.latest()?;
    let ratio = latest.cell.shown()?.ratio?;
    shown::in_points(indicator).then(|| (ratio, desk.reader.locale.period(&latest.period)))
}

/// A whole number that is small enough to be drawn.
fn small(number: Decimal) -> Option<u32> {
    let whole = number.normalize();
    (whole.scale() == 0).then(|| u32::try_from(whole).ok()).flatten().filter(|number| (1..=MOST).contains(number))
}

/// Strokes and dots in rows, in a square.
fn strokes(part: u32, whole: u32) -> String {
    const SIDE: f64 = 210.0;
    let columns = f64::from(whole).sqrt().ceil();
    let step = SIDE / columns;
    let mut svg = format!("<svg viewBox=\"0 0 {SIDE} {SIDE}\" aria-hidden=\"true\">");
    for index in 0..whole {
        let (column, row) = (f64::from(index) % columns, (f64::from(index) / columns).floor());
        let (x, top) = (step * (column + 0.5), step * row);
        // Writing to a string cannot fail.
        let _ = match index < part {
            true => write!(
                svg,
                "<line class=\"st\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{:.1}\" y2=\"{:.1}\" stroke=\"#0f5c63\" stroke-width=\"{:.1}\"/>",
                top + step * 0.14,
                top + step * 0.86,
                (step * 0.2).min(8.0)
            ),
            false => write!(
                svg,
                "<circle class=\"st0\" cx=\"{x:.1}\" cy=\"{:.1}\" r=\"{:.1}\" fill=\"#b9b4a9\"/>",
                top + step * 0.75,
                (step * 0.11).min(4.0)
            ),
        };
    }
    svg.push_str("</svg>");
    svg
}
