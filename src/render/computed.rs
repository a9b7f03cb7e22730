//! How the numbers of a figure were computed, in sentences for its readers: formula, parts, method, rounding, and what
//! is withheld and why.

use super::desk::Desk;
use super::pages::aggregates::{self, Total};
use super::pages::formula;
use crate::figures::{Cell, Ratio, Series};
use crate::model::indicator::Indicator;
use crate::plan::{shown, specs};

/// Of a series.
pub fn of_series(desk: &Desk, indicator: &Indicator, series: &Series) -> Vec<String> {
    let formula = series.formula.as_ref().map(|written| {
        let name = desk.text(&indicator.name);
        desk.fill("computed.formula", &[("name", &name), ("formula", &formula::readable(desk, written))])
    });
    let latest = series.latest();
    let parts = latest.and_then(|point| division(desk, indicator, (&desk.reader.locale.period(&point.period), &point.cell)));
    let withheld = series.points().any(|point| point.cell.is_withheld());
    formula.into_iter().chain(parts).chain(rounding(desk, series.decimals)).chain(withheld.then(|| why(desk))).collect()
}

/// Of a federation's total.
pub fn of_total(desk: &Desk, total: Total) -> Vec<String> {
    let latest = total.aggregate.latest();
    let parts = latest.and_then(|point| division(desk, total.indicator, (&aggregates::period(desk, point), &point.cell)));
    let withheld = total.aggregate.points.iter().any(|point| point.cell.is_withheld());
    let mut sentences = vec![aggregates::method_text(desk, total)];
    sentences.extend(parts);
    sentences.extend(rounding(desk, total.aggregate.decimals));
    sentences.extend(withheld.then(|| why(desk)));
    sentences
}

/// `2023 : 31 ÷ 49 = 63,3 %`, for a value that has parts.
fn division(desk: &Desk, indicator: &Indicator, (period, cell): (&str, &Cell)) -> Option<String> {
    let quantity = cell.shown()?;
    let parts = quantity.ratio.filter(|ratio: &Ratio| !ratio.denominator().is_zero());
    let (part, whole) = parts.and_then(|_| shown::parts(desk.reader, quantity))?;
    let value = shown::quantity(desk.reader, indicator, quantity).text();
    Some(format!("{period}{} {part} ÷ {whole} = {value}.", specs::colon(desk.reader)))
}

fn rounding(desk: &Desk, decimals: u32) -> Option<String> {
    Some(match usize::try_from(decimals).ok()? {
        0 => desk.word("computed.whole"),
        some => desk.count("computed.rounded", some),
    })
}

fn why(desk: &Desk) -> String {
    desk.fill("computed.withheld", &[("sign", &desk.word("sign.suppressed"))])
}
