//! The page of an indicator.

use serde_json::json;

use super::catalogue::{of_topic, topic_of};
use super::parts::{anchors, fact, publisher, said};
use super::standing::{Standing, federation_name, periods, sources};
use super::{cards, formula, handout, revisions};
use crate::figures::{Aggregate, Cell, Guarded, Point, Series};
use crate::model::id::Id;
use crate::model::indicator::{Aggregate as Method, Indicator};
use crate::model::observation::Status;
use crate::period::Period;
use crate::plan::handout::About;
use crate::plan::page::Subject;
use crate::plan::{shown, specs, voices};
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::takeaway::card::Body;
use crate::render::view::{self, Column, Fact, Mention, Row, Table};
use crate::render::{dataset, figure, links};

/// The view.
pub fn page(desk: &Desk, id: &Id) -> view::Indicator {
    let Some(indicator) = desk.model().catalogue.indicator(id.as_str()) else { return view::Indicator::default() };
    let standing = Standing::of(desk, indicator);
    let topic = topic_of(desk, indicator);
    let mut view = view::Indicator {
        topic: topic.and_then(|topic| desk.link(&Subject::Topic(topic.id.clone()), desk.text(&topic.name))),
        question: topic.and_then(|topic| desk.text_of(&topic.question)),
        finding: standing.finding(desk, indicator),
        facts: facts(desk, indicator, &standing),
        figure: standing.figure(desk, indicator),
        breakdowns: breakdowns(desk, &standing),
        coverage: coverage(desk, &standing),
        reporters: reporters(desk, indicator, &standing),
        definition: definition(desk, indicator, &standing)
            .into_iter()
            .chain(revisions::lines(desk, indicator, standing.series()))
            .collect(),
        definition_text: desk.model().catalogue.indicator_stories.get(id).map(|story| desk.story(story)).unwrap_or_default(),
        voices: speaking(desk, id),
        downloads: downloads(desk, id, &standing),
        ..view::Indicator::default()
    };
    let others = topic.into_iter().flat_map(|topic| of_topic(desk, topic)).filter(|other| other.id != *id);
    view.related = others.filter_map(|other| desk.link(&Subject::Indicator(other.id.clone()), desk.text(&other.name))).take(6).collect();
    view.contents = contents(desk, &view);
    let head = Head {
        title: desk.text(&indicator.name),
        description: view.finding.clone().or_else(|| desk.text_of(&indicator.definition)).unwrap_or_default(),
        card: Body::of_words(view.finding.as_deref()),
        json_ld: Some(data_block(desk, indicator, &standing)),
        ..Head::default()
    };
    view.frame = frame::frame(desk, head);
    view
}

fn contents(desk: &Desk, view: &view::Indicator) -> Vec<view::Anchor> {
    let parts = [
        ("evolution", view.figure.is_some()),
        ("breakdowns", !view.breakdowns.is_empty()),
        ("reporters", view.reporters.is_some()),
        ("definition", !view.definition.is_empty() || !view.definition_text.is_empty()),
        ("voices", !view.voices.is_empty()),
        ("related", !view.related.is_empty()),
        ("downloads", !view.downloads.is_empty()),
    ];
    anchors(desk, "indicator", &parts)
}

/// Direction, target and frameworks: beside the figure.
pub fn facts(desk: &Desk, indicator: &Indicator, standing: &Standing) -> Vec<Fact> {
    let direction = indicator.direction.map(|direction| said(desk.word(&format!("direction.{}", direction.word()))));
    let targets: Vec<Mention> = match standing {
        Standing::One(series) => series.terms.targets.iter().map(|target| said(target_line(desk, indicator, series, target))).collect(),
        _ => Vec::new(),
    };
    [
        fact(desk.word("indicator.direction"), direction),
        fact(desk.word("indicator.target"), targets),
        fact(desk.word("indicator.framework"), codes(desk, indicator)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn target_line(desk: &Desk, indicator: &Indicator, series: &Series, target: &crate::model::result::Target) -> String {
    let value = shown::target_value(desk.reader, indicator, target, series.decimals);
    match &target.period {
        Some(period) => desk.tell("target.line", &[("value", &value)], &[("period", &desk.reader.locale.time(period))]),
        None => value,
    }
}

/// Its codes in frameworks, linked to where they are explained.
fn codes(desk: &Desk, indicator: &Indicator) -> Vec<Mention> {
    let entries = indicator.codes.iter().flat_map(|codes| &codes.entries);
    let mentions = entries.flat_map(|(name, codes)| {
        let framework = desk.model().catalogue.frameworks.iter().find(|framework| framework.id.as_str() == name.value);
        codes.0.iter().map(move |code| {
            let known = framework.and_then(|framework| framework.codes.iter().find(|known| known.code.as_written() == code));
            let label = framework.map_or_else(|| name.value.to_uppercase(), |framework| desk.text(&framework.name));
            let meaning = known.map_or_else(String::new, |known| format!("{} {}", specs::colon(desk.reader), desk.text(&known.label)));
            let url = known.and_then(|known| known.url.as_ref()).map(|url| url.as_written().to_owned());
            Mention { label: format!("{label} {code}{meaning}"), href: url.filter(|url| links::is_safe(url)) }
        })
    });
    mentions.collect()
}

/// By each dimension, if one enterprise alone reports it.
pub fn breakdowns(desk: &Desk, standing: &Standing) -> Vec<view::Figure> {
    let Standing::One(series) = standing else { return Vec::new() };
    // Without a total the main figure already shows the first dimension.
    let shown = usize::from(series.latest().is_none());
    let dimensions = series.dimensions.iter().skip(shown).filter_map(|own| desk.model().catalogue.dimension(&own.id));
    let figures = dimensions.filter_map(|dimension| figure::of_dimension(desk, series, dimension, None));
    figures.map(|figure| view::Figure { links: Vec::new(), ..figure }).collect()
}

fn coverage(desk: &Desk, standing: &Standing) -> Option<String> {
    let count = standing.series().len();
    (count > 0).then(|| desk.count("coverage.reporters", count))
}

/// Who reports it, by period, and what they make together.
fn reporters(desk: &Desk, indicator: &Indicator, standing: &Standing) -> Option<Table> {
    let series = standing.series();
    let periods = periods(series);
    if series.len() < 2 || periods.is_empty() {
        return None;
    }
    let numeric = |period: &Period| Column { label: desk.reader.locale.period(period), numeric: true };
    let name = Column { label: desk.word("figure.enterprise"), numeric: false };
    let total = match standing {
        Standing::Together(aggregate, _) => Some(total(desk, indicator, aggregate, &periods)),
        _ => None,
    };
    Some(Table {
        caption: desk.word("indicator.reporters_caption"),
        columns: std::iter::once(name).chain(periods.iter().map(numeric)).collect(),
        rows: series.iter().map(|series| reporter(desk, indicator, series, &periods)).collect(),
        total,
        notes: Vec::new(),
        wide: periods.len() > 4,
    })
}

fn reporter(desk: &Desk, indicator: &Indicator, series: &Series, periods: &[Period]) -> Row {
    let cell = |period: &Period| match series.cell(period, &[]) {
        Some(point) => view::Cell { note: note(desk, point), ..cell(desk, indicator, &point.cell) },
        None => cell(desk, indicator, &Guarded::Absent(Status::Missing)),
    };
    Row {
        label: figure::enterprise_name(desk, series.enterprise.as_str()),
        href: desk.href(&Subject::Enterprise(series.enterprise.clone())),
        cells: periods.iter().map(cell).collect(),
        ..Row::default()
    }
}

fn total(desk: &Desk, indicator: &Indicator, aggregate: &Aggregate, periods: &[Period]) -> Row {
    let missing = Guarded::Absent(Status::Missing);
    let cell = |period: &Period| cell(desk, indicator, aggregate.at(period).map_or(&missing, |point| &point.cell));
    Row {
        label: federation_name(desk, aggregate),
        href: desk.href(&Subject::Federation(aggregate.federation.clone())),
        note: Some(desk.word(&format!("aggregate.{}", aggregate.method.word()))),
        cells: periods.iter().map(cell).collect(),
        ..Row::default()
    }
}

/// What is to be known about a value; why there is none stands in the cell itself.
pub fn note(desk: &Desk, point: &Point) -> Option<String> {
    point.cell.shown().and_then(|_| shown::remarks(desk.reader, point))
}

/// A value, or the words for why there is none.
pub fn cell(desk: &Desk, indicator: &Indicator, cell: &Cell) -> view::Cell {
    let text = shown::cell(desk.reader, indicator, cell);
    view::Cell { text, numeric: true, absent: cell.shown().is_none(), note: None }
}

/// What is counted, how, in what unit, from where.
fn definition(desk: &Desk, indicator: &Indicator, standing: &Standing) -> Vec<Fact> {
    let kind = desk.word(&format!("kind.{}", indicator.kind().word()));
    let nature = indicator.nature.map(|nature| desk.word(&format!("nature.{}", nature.word())));
    let kinds = std::iter::once(kind).chain(nature).collect::<Vec<_>>().join(", ");
    let unit = shown::unit_name(desk.reader, indicator);
    // A bare number has no unit: what kind of number it is stands in its place.
    let unit = match unit.is_empty() {
        true => fact(desk.word("indicator.unit"), [said(kinds)]),
        false => fact(desk.word("indicator.unit"), [said(unit)]).map(|fact| Fact { note: Some(kinds), ..fact }),
    };
    let source = match &indicator.source {
        Some(source) => vec![said(desk.text(source))],
        None => sources(desk, standing.series()),
    };
    let formula = indicator.formula.as_ref().map(|formula| said(formula::readable(desk, &formula.value)));
    [
        fact(desk.word("indicator.counted"), desk.text_of(&indicator.definition).map(said)),
        fact(desk.word("indicator.formula"), formula),
        fact(desk.word("indicator.aggregate"), [said(aggregate(desk, indicator))]),
        unit,
        fact(desk.word("indicator.source"), source),
        fact(desk.word("indicator.breaks"), breaks(desk, standing.series())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How the values of several enterprises make one.
fn aggregate(desk: &Desk, indicator: &Indicator) -> String {
    let method = indicator.aggregate();
    let weight = indicator.weight.as_ref().and_then(|weight| desk.model().catalogue.indicator(&weight.value));
    match (method, weight) {
        (Method::WeightedMean, Some(weight)) => desk.fill("aggregate_text.weighted-mean", &[("weight", &desk.text(&weight.name))]),
        (Method::WeightedMean, None) => desk.word("aggregate.weighted-mean"),
        _ => desk.word(&format!("aggregate_text.{}", method.word())),
    }
}

/// The periods from which values are not comparable with earlier ones.
fn breaks(desk: &Desk, series: &[&Series]) -> Vec<Mention> {
    let alone = series.len() == 1;
    let broken = series.iter().flat_map(|series| series.total().filter(|point| point.is(Status::Break)).map(move |point| (series, point)));
    let line = |(series, point): (&&Series, &crate::figures::Point)| {
        let period = desk.reader.locale.period(&point.period);
        match alone {
            true => said(period),
            false => said(format!("{} ({period})", figure::enterprise_name(desk, series.enterprise.as_str()))),
        }
    };
    broken.map(line).collect()
}

/// The voices that shed light on it.
fn speaking(desk: &Desk, id: &Id) -> Vec<view::QuoteCard> {
    let about = |reference: &str| reference.rsplit('/').next() == Some(id.as_str());
    let shown = voices::shown(desk.model(), desk.lang()).into_iter();
    let speaking = shown.filter(|voice| voice.illuminates.iter().any(|reference| about(&reference.value)));
    speaking.take(3).map(|voice| cards::quote(desk, voice)).collect()
}

fn downloads(desk: &Desk, id: &Id, standing: &Standing) -> Vec<view::Download> {
    let file = |(extension, format): (&str, &str)| view::Download {
        label: desk.word("indicator.all_values"),
        href: desk.to(&format!("data/{id}.{extension}")),
        format: format.to_owned(),
        lang: None,
    };
    let published = !standing.series().is_empty();
    let workbook = dataset::has_workbooks(desk.model()) && dataset::is_short(standing.series());
    let files = [("csv", "CSV"), ("json", "JSON")].into_iter().chain(workbook.then_some(("xlsx", "Excel")));
    handout::ways(desk, &About::Indicator(id.clone())).into_iter().chain(files.filter(|_| published).map(file)).collect()
}

fn data_block(desk: &Desk, indicator: &Indicator, standing: &Standing) -> serde_json::Value {
    let mut block = json!({ "@type": "Dataset", "variableMeasured": desk.text(&indicator.name) });
    if let Some(publisher) = publisher(desk) {
        block["creator"] = publisher;
    }
    if !standing.series().is_empty() {
        let file = |(extension, format): (&str, &str)| {
            let address = format!("{}data/{}.{extension}", desk.press.base, indicator.id);
            json!({ "@type": "DataDownload", "encodingFormat": format, "contentUrl": address })
        };
        block["distribution"] = [("csv", "text/csv"), ("json", "application/json")].map(file).to_vec().into();
    }
    let days = periods(standing.series());
    if let (Some(first), Some(last)) = (days.iter().map(|period| period.first).min(), days.iter().map(|period| period.last).max()) {
        block["temporalCoverage"] = json!(format!("{first}/{last}"));
    }
    block
}
