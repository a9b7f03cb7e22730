//! What the home page shows of other pages besides enterprises and voices: topics, the latest notebook, news.

use super::aggregates::Total;
use super::{facts, news as items, notebook};
use crate::decimal::float;
use crate::figures::{Quantity, Series};
use crate::model::catalogue::Topic;
use crate::model::entities::News;
use crate::model::indicator::Indicator;
use crate::model::publications::NewsFile;
use crate::period::{Date, Period, parse_date};
use crate::plan::page::Subject;
use crate::plan::{reading, shown};
use crate::render::chart::sparkline;
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::template::Html;
use crate::render::view::{NewsCard, NotebookCard, TopicCard};

/// The values of an indicator over time, whoever's they are.
struct Trend<'site> {
    indicator: &'site Indicator,
    points: Vec<(Period, Option<Quantity>)>,
    who: String,
    finding: Option<String>,
}

/// The topics that have values, at most three.
pub fn topics(desk: &Desk, totals: &[Total]) -> Vec<TopicCard> {
    desk.model().catalogue.topics.iter().filter_map(|topic| topic_card(desk, topic, totals)).take(3).collect()
}

fn topic_card(desk: &Desk, topic: &Topic, totals: &[Total]) -> Option<TopicCard> {
    let trend = trend(desk, topic, totals);
    let values: Vec<Option<f64>> =
        trend.iter().flat_map(|trend| &trend.points).map(|(_, quantity)| quantity.map(|quantity| float(quantity.value))).collect();
    Some(TopicCard {
        name: desk.text(&topic.name),
        href: desk.href(&Subject::Topic(topic.id.clone()))?,
        question: desk.text_of(&topic.question),
        finding: trend.as_ref().and_then(|trend| trend.finding.clone()),
        sparkline: Html::new(sparkline(&values)),
        ends: trend.as_ref().and_then(|trend| ends(desk, trend)),
        meta: trend.map(|trend| {
            let periods: Vec<Period> = trend.points.iter().map(|(period, _)| *period).collect();
            format!("{}, {}", figure::span(desk, &periods), trend.who)
        }),
    })
}

/// The first of a topic's indicators that has values: of a federation, else of an enterprise.
fn trend<'site>(desk: &Desk<'site>, topic: &Topic, totals: &[Total<'site>]) -> Option<Trend<'site>> {
    let belongs = |indicator: &Indicator| indicator.topic.as_ref().is_some_and(|own| own.value == topic.id.as_str());
    if let Some(total) = totals.iter().find(|total| belongs(total.indicator)) {
        let latest = total.aggregate.latest()?.period;
        let points = total.aggregate.points.iter().filter(|point| point.period.same_length(&latest));
        let who = desk.text(&total.federation.file.name);
        let points = points.map(|point| (point.period, point.cell.shown().copied())).collect();
        return Some(Trend { indicator: total.indicator, points, who, finding: None });
    }
    let indicators = desk.model().catalogue.indicators.iter().filter(|indicator| belongs(indicator));
    let series = indicators.filter_map(|indicator| Some((indicator, first_series(desk, indicator)?)));
    let (indicator, series) = series.into_iter().next()?;
    let periods = series.chart_periods();
    let value = |period: &Period| series.cell(period, &[]).and_then(|point| point.cell.shown().copied());
    Some(Trend {
        indicator,
        points: periods.iter().map(|period| (*period, value(period))).collect(),
        who: figure::enterprise_name(desk, series.enterprise.as_str()),
        finding: reading::trend(desk.reader, indicator, series, &periods).into_iter().next(),
    })
}

fn first_series<'site>(desk: &Desk<'site>, indicator: &Indicator) -> Option<&'site Series> {
    let series = desk.plan().figures.series.iter().filter(|(enterprise, _)| facts::is_published(desk, enterprise.as_str()));
    series.filter_map(|(_, series)| series.get(&indicator.id)).find(|series| series.latest().is_some())
}

/// `43,9 → 63,3 %`.
fn ends(desk: &Desk, trend: &Trend) -> Option<String> {
    let mut known = trend.points.iter().filter_map(|(_, quantity)| quantity.as_ref());
    let (first, last) = (known.next()?, known.next_back()?);
    let first = shown::quantity(desk.reader, trend.indicator, first).number;
    Some(format!("{first} → {}", shown::quantity(desk.reader, trend.indicator, last).text()))
}

/// The latest notebook.
pub fn notebook(desk: &Desk) -> Option<NotebookCard> {
    let notebook = desk.model().notebooks.values().max_by_key(|notebook| notebook.file.published)?;
    let card = notebook::card(desk, notebook)?;
    let links = desk.link(&Subject::Notebook(notebook.id.clone()), desk.word("notebook.read")).into_iter().collect();
    Some(NotebookCard { links, ..card })
}

/// The three latest news.
pub fn news(desk: &Desk) -> Vec<NewsCard> {
    let mut news: Vec<(Date, &News)> =
        desk.model().news.values().filter_map(|news| Some((dated(news, &news.panels[desk.lang()].file)?, news))).collect();
    news.sort_by_key(|(date, news)| (std::cmp::Reverse(*date), news.id.clone()));
    news.into_iter().filter_map(|(date, news)| items::card(desk, news, Some(date))).take(3).collect()
}

/// The day of a news item: as said, else as its id begins.
fn dated(news: &News, file: &NewsFile) -> Option<Date> {
    file.date.or_else(|| parse_date(news.id.as_str().get(..10)?))
}
