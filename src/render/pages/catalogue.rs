//! The lists of indicators and topics.

use super::cards;
use super::standing::{Standing, federation_name};
use crate::figures::Aggregate;
use crate::model::catalogue::Topic;
use crate::model::indicator::Indicator;
use crate::plan::page::Subject;
use crate::plan::shown;
use crate::render::chart::sparkline;
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::template::Html;
use crate::render::view;

/// The list of indicators, by topic.
pub fn indicators(desk: &Desk) -> view::IndicatorList {
    let catalogue = &desk.model().catalogue;
    let group = |topic: &Topic| view::IndicatorGroup {
        title: desk.text(&topic.name),
        href: desk.href(&Subject::Topic(topic.id.clone())),
        rows: of_topic(desk, topic).filter_map(|indicator| row(desk, indicator)).collect(),
    };
    let mut groups: Vec<view::IndicatorGroup> = catalogue.topics.iter().map(group).filter(|group| !group.rows.is_empty()).collect();
    let rest = catalogue.indicators.iter().filter(|indicator| topic_of(desk, indicator).is_none());
    let rows: Vec<view::IndicatorRow> = rest.filter_map(|indicator| row(desk, indicator)).collect();
    if !rows.is_empty() {
        let title = desk.word(if groups.is_empty() { "sections.indicators" } else { "indicator.no_topic" });
        groups.push(view::IndicatorGroup { title, href: None, rows });
    }
    let lead = desk.word("lists.indicators");
    let head = Head { title: desk.word("sections.indicators"), description: lead.clone(), ..Head::default() };
    view::IndicatorList { frame: frame::frame(desk, head), lead: Some(lead), groups }
}

/// The topic of an indicator.
pub fn topic_of<'site>(desk: &Desk<'site>, indicator: &Indicator) -> Option<&'site Topic> {
    desk.model().catalogue.topic(&indicator.topic.as_ref()?.value)
}

/// The indicators of a topic, in the catalogue's order.
pub fn of_topic<'site>(desk: &Desk<'site>, topic: &Topic) -> impl Iterator<Item = &'site Indicator> {
    let id = topic.id.clone();
    desk.model().catalogue.indicators.iter().filter(move |indicator| indicator.topic.as_ref().is_some_and(|own| own.value == id.as_str()))
}

/// A line of an indicator.
pub fn row(desk: &Desk, indicator: &Indicator) -> Option<view::IndicatorRow> {
    let standing = Standing::of(desk, indicator);
    if let Standing::One(series) = standing {
        return cards::indicator_row(desk, series);
    }
    let mut row = view::IndicatorRow {
        name: desk.text(&indicator.name),
        href: desk.href(&Subject::Indicator(indicator.id.clone()))?,
        value: view::Cell { text: desk.word("sign.missing"), numeric: true, absent: true, note: None },
        sparkline: Html::new(sparkline(&standing.values())),
        ..view::IndicatorRow::default()
    };
    let count = standing.series().len();
    row.reporters = (count > 0).then(|| desk.count("count.enterprises", count));
    match &standing {
        Standing::Together(aggregate, _) => {
            row.value = aggregate_cell(desk, indicator, aggregate);
            row.period = aggregate.latest().map(|point| desk.reader.locale.period(&point.period)).unwrap_or_default();
        }
        _ => row.value.text = row.reporters.take().unwrap_or(row.value.text),
    }
    Some(row)
}

/// The latest value of an aggregate, with who made it and how.
fn aggregate_cell(desk: &Desk, indicator: &Indicator, aggregate: &Aggregate) -> view::Cell {
    let method = desk.word(&format!("aggregate.{}", aggregate.method.word()));
    let note = Some(format!("{}, {method}", federation_name(desk, aggregate)));
    match aggregate.latest() {
        Some(point) => {
            let text = shown::cell(desk.reader, indicator, &point.cell);
            view::Cell { text, numeric: true, absent: point.cell.shown().is_none(), note }
        }
        None => view::Cell { text: desk.word("sign.missing"), numeric: true, absent: true, note },
    }
}

/// The list of topics.
pub fn topics(desk: &Desk) -> view::TopicList {
    let cards = desk.model().catalogue.topics.iter().filter_map(|topic| topic_card(desk, topic)).collect();
    let lead = desk.word("lists.topics");
    let head = Head { title: desk.word("sections.topics"), description: lead.clone(), ..Head::default() };
    view::TopicList { frame: frame::frame(desk, head), lead: Some(lead), cards }
}

/// A topic as a card: its question, and what its first indicator that has something to say found.
fn topic_card(desk: &Desk, topic: &Topic) -> Option<view::TopicCard> {
    let mut card = view::TopicCard {
        name: desk.text(&topic.name),
        href: desk.href(&Subject::Topic(topic.id.clone()))?,
        question: desk.text_of(&topic.question),
        ..view::TopicCard::default()
    };
    let found = of_topic(desk, topic).find_map(|indicator| {
        let standing = Standing::of(desk, indicator);
        standing.finding(desk, indicator).map(|finding| (indicator, standing, finding))
    });
    if let Some((indicator, standing, finding)) = found {
        card.finding = Some(finding);
        card.sparkline = Html::new(sparkline(&standing.values()));
        card.ends = standing.ends(desk, indicator);
        card.meta = match standing {
            Standing::One(series) => Some(crate::render::figure::enterprise_name(desk, series.enterprise.as_str())),
            Standing::Together(aggregate, _) => Some(federation_name(desk, aggregate)),
            Standing::Several(_) => None,
        };
    }
    Some(card)
}
