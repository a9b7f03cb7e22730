//! Enterprises beside each other: what can be compared, and an indicator's comparison.

use serde_json::json;

use super::{catalogue, facts, peers};
use crate::decimal::{Decimal, float};
use crate::figures::Quantity;
use crate::model::id::Id;
use crate::model::indicator::Indicator;
use crate::plan::chart::{Category, ChartKind, Mark, SeriesSpec, Tone};
use crate::plan::compared::Compared;
use crate::plan::page::Subject;
use crate::plan::{reading, shown, specs};
use crate::render::desk::Desk;
use crate::render::figure::{self, Caption};
use crate::render::frame::{self, Head};
use crate::render::view::{self, Callout, CalloutKind, Cell, Column, Filter, Kpi, Link, Row, Table};

/// What can be compared.
pub fn list(desk: &Desk) -> view::ComparisonList {
    let lead = desk.word("lists.comparison");
    let rows: Vec<Row> = desk.plan().compared.look().iter().filter_map(|one| row(desk, one)).collect();
    let column = |key: &str, numeric: bool| Column { label: desk.word(key), numeric };
    let columns = vec![
        column("figure.indicator", false),
        column("figure.period", false),
        column("comparison.count", true),
        column("comparison.lowest", true),
        column("comparison.median", true),
        column("comparison.highest", true),
    ];
    let head = Head {
        title: desk.word("sections.comparison"),
        description: lead.clone(),
        fictitious: all_examples(desk),
        json_ld: Some(json!({ "@type": "CollectionPage" })),
        ..Head::default()
    };
    let table = Table { caption: desk.word("comparison.caption"), columns, rows, ..Table::default() };
    view::ComparisonList { frame: frame::frame(desk, head), lead: Some(lead), caution: Some(caution(desk)), table: Some(table) }
}

/// Whether everybody that is compared on the site is an example.
fn all_examples(desk: &Desk) -> bool {
    let mut compared = desk.plan().compared.look().iter().flat_map(|one| &one.values);
    compared.all(|(id, _)| figure::is_fictitious(desk, id.as_str()))
}

fn row(desk: &Desk, one: &Compared) -> Option<Row> {
    let indicator = desk.model().catalogue.indicator(one.indicator.as_str())?;
    let (least, most) = one.ends()?;
    let number = |text: String| Cell { text, numeric: true, ..Cell::default() };
    let value = |quantity: &Quantity| number(shown::quantity(desk.reader, indicator, quantity).text());
    Some(Row {
        label: desk.text(&indicator.name),
        href: desk.href(&Subject::Comparison(one.indicator.clone())),
        cells: vec![
            Cell { text: desk.reader.locale.period(&one.period), ..Cell::default() },
            number(one.values.len().to_string()),
            value(least),
            number(median(desk, indicator, one)),
            value(most),
        ],
        ..Row::default()
    })
}

fn median(desk: &Desk, indicator: &Indicator, one: &Compared) -> String {
    let decimals = one.values.iter().map(|(_, quantity)| quantity.decimals).max().unwrap_or_default();
    shown::amount(desk.reader, indicator, one.median(), decimals).text()
}

fn caution(desk: &Desk) -> Callout {
    let body = facts::paragraph(&desk.typeset(&desk.word("comparison.caution")));
    Callout { kind: CalloutKind::Caution, title: desk.word("callout.caution"), body }
}

/// The comparison of an indicator.
pub fn page(desk: &Desk, id: &Id) -> view::Compared {
    let one = desk.plan().compared.look().iter().find(|one| one.indicator == *id);
    let (Some(one), Some(indicator)) = (one, desk.model().catalogue.indicator(id.as_str())) else { return view::Compared::default() };
    let finding = spread(desk, indicator, one);
    let named = one.named;
    let mut page = view::Compared {
        filters: filters(desk, id),
        caution: Some(caution(desk)),
        kpis: if named { Vec::new() } else { kpis(desk, indicator, one) },
        figure: named.then(|| drawn(desk, indicator, one)),
        distribution: peers::compared(desk, indicator, one),
        table: named.then(|| table(desk, indicator, one)),
        groups: peers::groups(desk, indicator, one),
        link: desk.link(&Subject::Indicator(id.clone()), desk.word("indicator.more")),
        ..view::Compared::default()
    };
    let head = Head {
        title: desk.text(&indicator.name),
        description: finding.clone().unwrap_or_default(),
        fictitious: one.values.iter().all(|(id, _)| figure::is_fictitious(desk, id.as_str())),
        ..Head::default()
    };
    page.frame = frame::frame(desk, head);
    page.finding = finding;
    page
}

/// From where to where, with the middle.
pub(super) fn spread(desk: &Desk, indicator: &Indicator, one: &Compared) -> Option<String> {
    let (least, most) = one.ends()?;
    let value = |quantity: &Quantity| shown::quantity(desk.reader, indicator, quantity).text();
    let values = [
        ("enterprises", desk.count("count.enterprises", one.values.len())),
        ("lowest", value(least)),
        ("highest", value(most)),
        ("median", median(desk, indicator, one)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let period = desk.reader.locale.time(&one.period);
    Some(desk.typeset(&desk.tell("comparison.finding", &values, &[("period", &period)])))
}

/// The other indicators, by topic.
fn filters(desk: &Desk, here: &Id) -> Vec<Filter> {
    let topics = desk.model().catalogue.topics.iter().map(Some).chain([None]);
    let link = |one: &Compared| {
        let indicator = desk.model().catalogue.indicator(one.indicator.as_str())?;
        let link = desk.link(&Subject::Comparison(one.indicator.clone()), desk.text(&indicator.name))?;
        Some((catalogue::topic_of(desk, indicator).map(|topic| topic.id.clone()), Link { current: one.indicator == *here, ..link }))
    };
    let links: Vec<(Option<Id>, Link)> = desk.plan().compared.look().iter().filter_map(link).collect();
    let filter = |topic: Option<&crate::model::catalogue::Topic>| {
        let own = links.iter().filter(|(own, _)| own.as_ref() == topic.map(|topic| &topic.id));
        let label = topic.map_or_else(|| desk.word("indicator.no_topic"), |topic| desk.text(&topic.name));
        Filter { label, links: own.map(|(_, link)| link.clone()).collect() }
    };
    topics.map(filter).filter(|filter| !filter.links.is_empty()).collect()
}

fn kpis(desk: &Desk, indicator: &Indicator, one: &Compared) -> Vec<Kpi> {
    let Some((least, most)) = one.ends() else { return Vec::new() };
    let decimals = least.decimals.max(most.decimals);
    let kpi = |key: &str, value: Decimal| {
        let shown = shown::amount(desk.reader, indicator, value, decimals);
        let base = vec![desk.reader.locale.period(&one.period)];
        Kpi { label: desk.word(key), before: shown.before, number: shown.number, unit: shown.after, base, ..Kpi::default() }
    };
    let others = [kpi("comparison.lowest", least.value), kpi("comparison.median", one.median()), kpi("comparison.highest", most.value)];
    peers::own(desk, indicator, one).into_iter().chain(others).collect()
}

/// One mark for each enterprise, the middle as a line.
fn drawn(desk: &Desk, indicator: &Indicator, one: &Compared) -> view::Figure {
    let mut spec = specs::empty("", ChartKind::Dot);
    spec.unit = shown::axis_unit(desk.reader, indicator);
    let name = |id: &Id| figure::enterprise_name(desk, id.as_str());
    spec.categories = one.values.iter().enumerate().map(|(index, (id, _))| specs::plain(&name(id), index)).collect::<Vec<Category>>();
    let data = one.values.iter().map(|(_, quantity)| {
        let cell = crate::figures::Guarded::Shown(*quantity);
        let parts = shown::parts(desk.reader, quantity).map(|(part, whole)| format!("{part}/{whole}"));
        crate::plan::chart::Datum { aside: parts, ..specs::cell_datum(desk.reader, indicator, &cell) }
    });
    let period = desk.reader.locale.period(&one.period);
    spec.series.push(SeriesSpec { name: period, tone: Tone::Context, data: data.collect() });
    let label = format!("{} {}", desk.word("comparison.median"), median(desk, indicator, one));
    spec.benchmarks.push(Mark { value: float(one.median()), at: None, period: String::new(), label });
    let caption = Caption {
        title: desk.text(&indicator.name),
        // No headline that says who is ahead: this is not a ranking.
        authored: true,
        subtitle: Some(figure::subtitle(desk, indicator, ("", &figure::span(desk, &[one.period])))),
        reading: reading::extremes(desk.reader, &spec),
        fictitious: one.values.iter().any(|(id, _)| figure::is_fictitious(desk, id.as_str())),
        head: desk.word("figure.enterprise"),
        ..Caption::default()
    };
    figure::figure(desk, spec, caption, None)
}

fn table(desk: &Desk, indicator: &Indicator, one: &Compared) -> Table {
    let rows = one.values.iter().map(|(id, quantity)| {
        let parts = shown::parts(desk.reader, quantity);
        let note = parts.map(|(part, whole)| desk.fill("reading.base", &[("part", &part), ("whole", &whole)]));
        let text = shown::quantity(desk.reader, indicator, quantity).text();
        Row {
            label: figure::enterprise_name(desk, id.as_str()),
            href: desk.href(&Subject::Enterprise(id.clone())),
            cells: vec![Cell { text, numeric: true, note, absent: false }],
            ..Row::default()
        }
    });
    let period = desk.reader.locale.period(&one.period);
    Table {
        caption: format!("{}, {period}", desk.text(&indicator.name)),
        columns: vec![
            Column { label: desk.word("figure.enterprise"), numeric: false },
            Column { label: desk.word("figure.value"), numeric: true },
        ],
        rows: rows.collect(),
        ..Table::default()
    }
}
