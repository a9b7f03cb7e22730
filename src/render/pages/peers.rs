//! Peers: how the values of many lie, without saying whose each is: a histogram, the middle half, the middle of each
//! group.

use super::aggregate_figures;
use super::aggregates::Total;
use crate::decimal::Decimal;
use crate::figures::{Cell, Guarded, Members, Quantity, Spread};
use crate::model::enterprise::Group;
use crate::model::id::Id;
use crate::model::indicator::Indicator;
use crate::period::Period;
use crate::plan::chart::{Category, ChartKind, SeriesSpec, Tone};
use crate::plan::compared::{Compared, median};
use crate::plan::{shown, specs};
use crate::render::desk::Desk;
use crate::render::figure::{self, Caption};
use crate::render::view::{self, Column, Figure, Kpi, Row, Table};

/// Fewer values make no histogram.
const LEAST: usize = 8;

/// A value among others, and whether it is the page's subject.
type Value<'a> = (&'a Quantity, bool);

/// How many values lie in each stretch; where the subject lies stands out. Nothing for few.
fn histogram(desk: &Desk, indicator: &Indicator, period: &Period, values: &[Value], caption: Caption) -> Option<Figure> {
    if values.len() < LEAST {
        return None;
    }
    let mut spec = specs::empty("", ChartKind::Histogram);
    spec.unit = shown::axis_unit(desk.reader, indicator);
    let category = |(index, (_, subject)): (usize, &Value)| Category { subject: *subject, ..specs::plain("", index) };
    spec.categories = values.iter().enumerate().map(category).collect();
    let data = values.iter().map(|(quantity, _)| specs::cell_datum(desk.reader, indicator, &Guarded::Shown(**quantity)));
    spec.series.push(SeriesSpec { name: desk.reader.locale.period(period), tone: Tone::Subject, data: data.collect() });
    let caption = Caption {
        title: desk.text(&indicator.name),
        subtitle: Some(figure::subtitle(desk, indicator, ("", &figure::span(desk, &[*period])))),
        head: desk.word("figure.value"),
        ..caption
    };
    Some(figure::figure(desk, spec, caption, None))
}

/// The histogram of what is compared.
pub fn compared(desk: &Desk, indicator: &Indicator, one: &Compared) -> Option<Figure> {
    let values: Vec<Value> = one.values.iter().map(|(id, quantity)| (quantity, one.subject.as_ref() == Some(id))).collect();
    let caption = Caption {
        reading: middle(desk, indicator, one).into_iter().collect(),
        fictitious: one.values.iter().any(|(id, _)| figure::is_fictitious(desk, id.as_str())),
        ..Caption::default()
    };
    histogram(desk, indicator, &one.period, &values, caption)
}

/// Between which values the middle half lies.
pub fn middle(desk: &Desk, indicator: &Indicator, one: &Compared) -> Option<String> {
    let [lower, upper] = one.middle()?;
    let decimals = one.values.iter().map(|(_, quantity)| quantity.decimals).max().unwrap_or_default();
    let value = |value: Decimal| shown::amount(desk.reader, indicator, value, decimals).text();
    Some(desk.typeset(&desk.fill("comparison.middle", &[("lower", &value(lower)), ("upper", &value(upper))])))
}

/// The value of the enterprise whose site this is, or whose page.
pub fn own(desk: &Desk, indicator: &Indicator, one: &Compared) -> Option<Kpi> {
    let subject = one.subject.as_ref()?;
    let (_, quantity) = one.values.iter().find(|(id, _)| id == subject)?;
    let shown = shown::quantity(desk.reader, indicator, quantity);
    let parts = shown::parts(desk.reader, quantity).map(|(part, whole)| desk.fill("reading.base", &[("part", &part), ("whole", &whole)]));
    let base = parts.into_iter().chain([desk.reader.locale.period(&one.period)]).collect::<Vec<_>>().join(", ");
    Some(Kpi {
        label: figure::enterprise_name(desk, subject.as_str()),
        before: shown.before,
        number: shown.number,
        unit: shown.after,
        base: vec![base],
        ..Kpi::default()
    })
}

/// The middle of each group of which enough are compared; nothing if they are not two at least.
pub fn groups(desk: &Desk, indicator: &Indicator, one: &Compared) -> Option<Table> {
    let group = |id: &Id| desk.whole().enterprises.get(id).and_then(|enterprise| enterprise.portrait.group);
    let row = |wanted: Group| {
        let own: Vec<&Quantity> = one.values.iter().filter(|(id, _)| group(id) == Some(wanted)).map(|(_, quantity)| quantity).collect();
        let (most, least) = (own.first()?, own.last()?);
        let decimals = own.iter().map(|quantity| quantity.decimals).max().unwrap_or_default();
        let number = |text: String| view::Cell { text, numeric: true, ..view::Cell::default() };
        let value = |quantity: &Quantity| number(shown::quantity(desk.reader, indicator, quantity).text());
        let middle = median(&own.iter().map(|quantity| quantity.value).collect::<Vec<_>>());
        (own.len() >= one.fewest).then(|| Row {
            label: desk.word(&format!("group.{}", wanted.word())),
            cells: vec![
                number(own.len().to_string()),
                value(least),
                number(shown::amount(desk.reader, indicator, middle, decimals).text()),
                value(most),
            ],
            highlight: one.subject.as_ref().is_some_and(|subject| group(subject) == Some(wanted)),
            ..Row::default()
        })
    };
    let rows: Vec<Row> = [Group::WorkIntegration, Group::CollectiveService, Group::Other].into_iter().filter_map(row).collect();
    let column = |key: &str, numeric: bool| Column { label: desk.word(key), numeric };
    (rows.len() > 1).then(|| Table {
        caption: desk.word("comparison.by_group"),
        columns: vec![
            column("narrow.group", false),
            column("comparison.count", true),
            column("comparison.lowest", true),
            column("comparison.median", true),
            column("comparison.highest", true),
        ],
        rows,
        ..Table::default()
    })
}

/// How the members' values of the latest period lie, where a federation shows them without names, or has more members
/// than can stand beside each other.
pub fn distribution(desk: &Desk, total: Total) -> Option<Figure> {
    let latest = total.aggregate.latest()?;
    let (cells, notes): (Vec<&Cell>, Vec<String>) = match &latest.members {
        Members::Anonymous(cells) => (cells.iter().collect(), vec![desk.word("federation.anonymous")]),
        Members::Named(named) if aggregate_figures::are_many(named) => (named.iter().map(|(_, cell)| cell).collect(), Vec::new()),
        _ => return None,
    };
    let values: Vec<Value> = cells.into_iter().filter_map(Cell::shown).map(|quantity| (quantity, false)).collect();
    let caption =
        Caption { reading: quarters(desk, total).into_iter().collect(), notes, fictitious: total.is_fictitious(), ..Caption::default() };
    histogram(desk, total.indicator, &latest.period, &values, caption)
}

/// The quarters of the members' values, in a sentence; not where only totals are published.
pub fn quarters(desk: &Desk, total: Total) -> Option<String> {
    let latest = total.aggregate.latest()?;
    let Spread { lower, median, upper } = latest.spread.as_ref()?.shown().filter(|_| !matches!(latest.members, Members::Unpublished))?;
    let value = |value: &Decimal| shown::amount(desk.reader, total.indicator, *value, total.aggregate.decimals).text();
    let values = [("lower", value(lower)), ("median", value(median)), ("upper", value(upper))];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    Some(desk.typeset(&desk.fill("aggregate.quarters", &values)))
}
