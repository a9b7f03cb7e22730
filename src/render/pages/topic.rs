//! The page of a topic.

use super::cards;
use super::catalogue::{of_topic, row};
use super::standing::Standing;
use crate::model::catalogue::Topic;
use crate::model::enterprise::Enterprise;
use crate::model::id::Id;
use crate::model::indicator::Indicator;
use crate::plan::page::Subject;
use crate::plan::voices;
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::frame::{self, Head};
use crate::render::template::Html;
use crate::render::view;

/// The view.
pub fn page(desk: &Desk, id: &Id) -> view::Topic {
    let catalogue = &desk.model().catalogue;
    let Some(topic) = catalogue.topic(id.as_str()) else { return view::Topic::default() };
    let story = catalogue.topic_stories.get(id).map(|story| desk.story(story)).unwrap_or_default();
    let intro = format!("{}{}", desk.markdown_of(&topic.description).as_str(), story.as_str());
    let indicators: Vec<&Indicator> = of_topic(desk, topic).collect();
    let findings: Vec<view::Finding> = indicators.iter().filter_map(|indicator| finding(desk, indicator)).take(3).collect();
    let mut view = view::Topic {
        question: desk.text_of(&topic.question),
        intro: Html::new(intro),
        findings,
        indicators: indicators.iter().filter_map(|indicator| row(desk, indicator)).collect(),
        voices: speaking(desk, topic),
        enterprises: enterprises(desk, &indicators),
        ..view::Topic::default()
    };
    let description = view.question.clone().or_else(|| view.findings.first().map(|finding| finding.sentence.clone()));
    let head = Head { title: desk.text(&topic.name), description: description.unwrap_or_default(), ..Head::default() };
    view.frame = frame::frame(desk, head);
    view
}

/// What an indicator says, and the figure that shows it.
fn finding(desk: &Desk, indicator: &Indicator) -> Option<view::Finding> {
    let standing = Standing::of(desk, indicator);
    let sentence = standing.finding(desk, indicator)?;
    let link = desk.link(&Subject::Indicator(indicator.id.clone()), desk.word("indicator.more"));
    let mut figure = standing.figure(desk, indicator);
    if let Some(figure) = &mut figure {
        // What stands beside the drawing is not said again under it.
        figure.reading.retain(|line| *line != sentence);
    }
    Some(view::Finding { sentence, figure, link })
}

fn speaking(desk: &Desk, topic: &Topic) -> Vec<view::QuoteCard> {
    let shown = voices::shown(desk.model(), desk.lang()).into_iter();
    let speaking = shown.filter(|voice| voice.topics.iter().any(|own| own.value == topic.id.as_str()));
    speaking.take(2).map(|voice| cards::quote(desk, voice)).collect()
}

/// The enterprises that report its indicators, those that report the most of them first.
fn enterprises(desk: &Desk, indicators: &[&Indicator]) -> Vec<view::EnterpriseCard> {
    let count = |enterprise: &Enterprise| {
        let own = desk.plan().figures.series.get(&enterprise.id);
        own.map_or(0, |own| indicators.iter().filter(|indicator| own.contains_key(&indicator.id)).count())
    };
    let all = desk.model().enterprises.values().filter(|enterprise| enterprise.portrait.publish == crate::model::enterprise::Publish::All);
    let mut reporting: Vec<(usize, String, &Enterprise)> = all
        .map(|enterprise| (count(enterprise), figure::enterprise_name(desk, enterprise.id.as_str()), enterprise))
        .filter(|(count, ..)| *count > 0)
        .collect();
    reporting.sort_by(|left, right| right.0.cmp(&left.0).then_with(|| desk.reader.locale.compare(&left.1, &right.1)));
    reporting.into_iter().filter_map(|(.., enterprise)| cards::enterprise(desk, enterprise)).take(6).collect()
}
