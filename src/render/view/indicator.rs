//! Indicators and topics: their lists, and the page of one.

use serde::Serialize;

use super::cards::{EnterpriseCard, IndicatorRow, QuoteCard, TopicCard};
use super::figure::{Figure, Table};
use super::frame::Frame;
use super::parts::{Anchor, Download, Fact, Link};
use crate::render::template::Html;

/// The list of indicators.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IndicatorList {
    /// Its frame.
    pub frame: Frame,
    /// What the list holds, in a sentence.
    pub lead: Option<String>,
    /// One for each topic, then those without.
    pub groups: Vec<IndicatorGroup>,
}

/// The indicators of a topic.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IndicatorGroup {
    /// The topic's name.
    pub title: String,
    /// The topic's page.
    pub href: Option<String>,
    /// Its indicators.
    pub rows: Vec<IndicatorRow>,
}

/// The page of an indicator.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Indicator {
    /// Its frame; the name is the title.
    pub frame: Frame,
    /// Its topic.
    pub topic: Option<Link>,
    /// The question of the topic.
    pub question: Option<String>,
    /// The latest value, in a sentence.
    pub finding: Option<String>,
    /// The parts of the page.
    pub contents: Vec<Anchor>,
    /// Direction, target, frameworks: beside the figure.
    pub facts: Vec<Fact>,
    /// The main chart.
    pub figure: Option<Figure>,
    /// By gender, age…
    pub breakdowns: Vec<Figure>,
    /// Who reports it, in a sentence.
    pub coverage: Option<String>,
    /// Who reports it, by period.
    pub reporters: Option<Table>,
    /// Definition, formula, unit, source, frequency, breaks.
    pub definition: Vec<Fact>,
    /// How to read it.
    pub definition_text: Html,
    /// Who speaks about it.
    pub voices: Vec<QuoteCard>,
    /// Others of the topic.
    pub related: Vec<Link>,
    /// Its values.
    pub downloads: Vec<Download>,
}

/// The list of topics.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TopicList {
    /// Its frame.
    pub frame: Frame,
    /// What the list holds, in a sentence.
    pub lead: Option<String>,
    /// In the catalogue's order.
    pub cards: Vec<TopicCard>,
}

/// The page of a topic.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Topic {
    /// Its frame; the name is the title.
    pub frame: Frame,
    /// The question it answers.
    pub question: Option<String>,
    /// Some hundred words.
    pub intro: Html,
    /// Two or three, each with its figure.
    pub findings: Vec<Finding>,
    /// All of its indicators.
    pub indicators: Vec<IndicatorRow>,
    /// Who speaks about it.
    pub voices: Vec<QuoteCard>,
    /// Those with the most results in it.
    pub enterprises: Vec<EnterpriseCard>,
    /// Where notebooks write about it.
    pub chapters: Vec<Link>,
}

/// A sentence and the figure that shows it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Finding {
    /// What was found.
    pub sentence: String,
    /// The proof.
    pub figure: Option<Figure>,
    /// The indicator's page.
    pub link: Option<Link>,
}
