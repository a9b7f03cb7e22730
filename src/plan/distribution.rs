//! Distributions: many values counted by stretches, so that the table of a histogram says what it draws.

use super::chart::{Category, ChartKind, ChartSpec, Datum, Order, SeriesSpec};
use super::reader::Reader;
use super::specs;
use crate::decimal::Decimal;

/// A histogram whose categories are stretches of values and whose values are counts; any other chart as it is.
pub fn counted(reader: &Reader, spec: ChartSpec) -> ChartSpec {
    let values: Vec<f64> = spec.values().collect();
    if spec.kind != ChartKind::Histogram || spec.order == Order::Ordinal || values.is_empty() {
        return spec;
    }
    let edges = edges(&values);
    let subject =
        spec.categories.iter().zip(&spec.series[0].data).find(|(category, _)| category.subject).and_then(|(_, datum)| datum.value);
    let lies_in = |index: usize, value: f64| {
        let last = index + 2 == edges.len();
        value >= edges[index] && (value < edges[index + 1] || last && value <= edges[index + 1])
    };
    let number = |value: f64| {
        let exact = Decimal::from_f64_retain(value).unwrap_or_default().round_dp(3).normalize();
        reader.locale.number(exact, exact.scale())
    };
    let stretches = 0..edges.len() - 1;
    let category = |index: usize| {
        let short = reader.locale.range(&number(edges[index]), &number(edges[index + 1]));
        let label = format!("{short}{}", spec.unit);
        Category { label, short, subject: subject.is_some_and(|value| lies_in(index, value)), ..specs::plain("", index) }
    };
    let count = |index: usize| {
        let count = values.iter().filter(|value| lies_in(index, **value)).count();
        let exact = Decimal::from(count);
        Datum { value: Some(count as f64), text: reader.locale.number(exact, 0), number: Some(exact.to_string()), ..Datum::default() }
    };
    let tone = spec.series[0].tone;
    let series = SeriesSpec { name: reader.words.get("figure.number").to_owned(), tone, data: stretches.clone().map(count).collect() };
    ChartSpec {
        order: Order::Ordinal,
        categories: stretches.map(category).collect(),
        series: vec![series],
        targets: Vec::new(),
        benchmarks: Vec::new(),
        ..spec
    }
}

/// The ends of about as many stretches as the square root of the number of values, of a round width.
fn edges(values: &[f64]) -> Vec<f64> {
    let (least, most) =
        values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(*value), most.max(*value)));
    let wanted = (values.len() as f64).sqrt().ceil().clamp(4.0, 10.0);
    let raw = ((most - least) / wanted).max(most.abs().max(1.0) * 1e-9);
    let power = 10f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|step| *step >= raw * 0.999).unwrap_or(power * 10.0);
    let first = (least / step + 1e-9).floor() * step;
    let count = ((most - first) / step - 1e-9).ceil().clamp(1.0, 12.0) as usize;
    (0..=count).map(|index| first + index as f64 * step).collect()
}
