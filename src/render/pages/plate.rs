//! The drawing of the home page: a stroke for each person counted, a point for every other.

use std::fmt::Write;

use super::aggregates::Total;
use super::facts;
use crate::decimal::Decimal;
use crate::figures::{Ratio, Series};
use crate::model::enterprise::Enterprise;
use crate::model::indicator::{Indicator, IndicatorKind};
use crate::plan::specs;
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::template::Html;
use crate::render::view::Plate;

/// Persons that can be drawn one by one.
const PERSONS: usize = 200;
const STEP: (f64, f64) = (25.3, 26.0);

/// A rate of persons and who it is about.
struct Share {
    ratio: Ratio,
    words: String,
}

/// The drawing for the first rate of persons whose parts may be shown.
pub fn plate(desk: &Desk, totals: &[Total], series: &[&Series]) -> Option<Plate> {
    let mut shares = totals.iter().filter_map(|total| of_total(desk, *total));
    let share = shares.next().or_else(|| series.iter().find_map(|series| of_series(desk, series)))?;
    let (part, whole) = counts(share.ratio)?;
    let number = |number: usize| desk.reader.locale.number(Decimal::from(number), 0);
    Some(Plate {
        drawing: Html::new(drawing(part, whole)),
        lead: desk.fill("reading.base", &[("part", &number(part)), ("whole", &number(whole))]),
        text: share.words,
    })
}

/// The same for the first such rate of an enterprise, where its results are published; nothing otherwise.
pub fn of_enterprise(desk: &Desk, enterprise: &Enterprise) -> Html {
    let series = facts::series_of(desk, enterprise.id.as_str());
    let parts = series.iter().find_map(|series| counts(of_series(desk, series)?.ratio));
    parts.map_or_else(Html::empty, |(part, whole)| Html::new(drawing(part, whole)))
}

fn of_total(desk: &Desk, total: Total) -> Option<Share> {
    let latest = total.aggregate.latest()?;
    let ratio = latest.cell.shown()?.ratio.filter(|ratio| fits(total.indicator, *ratio))?;
    let who = desk.text(&total.federation.file.name);
    Some(Share { ratio, words: words(desk, total.indicator, (&who, &desk.reader.locale.period(&latest.period))) })
}

fn of_series(desk: &Desk, series: &Series) -> Option<Share> {
    let indicator = desk.model().catalogue.indicator(series.indicator.as_str())?;
    let latest = series.latest()?;
    let ratio = latest.cell.shown()?.ratio.filter(|ratio| fits(indicator, *ratio))?;
    let who = figure::enterprise_name(desk, series.enterprise.as_str());
    Some(Share { ratio, words: words(desk, indicator, (&who, &desk.reader.locale.period(&latest.period))) })
}

fn words(desk: &Desk, indicator: &Indicator, (who, when): (&str, &str)) -> String {
    format!("{}{} {who}, {when}", desk.text(&indicator.name), specs::colon(desk.reader))
}

fn fits(indicator: &Indicator, ratio: Ratio) -> bool {
    indicator.kind() == IndicatorKind::Rate && indicator.counts_persons() && counts(ratio).is_some()
}

/// The persons of the part and of the whole, if they can be drawn.
fn counts(ratio: Ratio) -> Option<(usize, usize)> {
    let count = |number: Decimal| number.normalize().to_string().parse::<usize>().ok();
    let (part, whole) = (count(ratio.numerator())?, count(ratio.denominator())?);
    (part <= whole && whole <= PERSONS).then_some((part, whole))
}

/// Rows of strokes, then of points. The words beside it say the same.
fn drawing(part: usize, whole: usize) -> String {
    let columns = match whole {
        0..=60 => 10,
        61..=120 => 14,
        _ => 17,
    };
    let rows = whole.div_ceil(columns);
    let (width, height) = (columns as f64 * STEP.0, rows as f64 * STEP.1 - 6.0);
    let mut out = format!("<svg viewBox=\"0 0 {width:.0} {height:.0}\" aria-hidden=\"true\" focusable=\"false\">");
    for person in 0..whole {
        let left = (person % columns) as f64 * STEP.0 + STEP.0 / 2.0;
        let top = (person / columns) as f64 * STEP.1;
        let drawn = match person < part {
            true => write!(out, "<path class=\"st\" d=\"M{left:.1} {top:.0}v18\" stroke-width=\"5\"/>"),
            false => write!(out, "<circle class=\"st0\" cx=\"{left:.1}\" cy=\"{:.1}\" r=\"2.8\"/>", top + 15.2),
        };
        drawn.expect("writing to a string cannot fail");
    }
    out.push_str("</svg>");
    out
}
