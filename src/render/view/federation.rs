//! Federations: the list, and the page of one.

use serde::Serialize;

use super::cards::{FederationRow, QuoteCard};
use super::figure::{Figure, Kpi, Table};
use super::frame::Frame;
use super::parts::{Callout, Download, Filter, Link, Mention, Pager};
use crate::render::template::Html;

/// The list of federations.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FederationList {
    /// Its frame.
    pub frame: Frame,
    /// What the list holds, in a sentence.
    pub lead: Option<String>,
    /// In alphabetical order.
    pub rows: Vec<FederationRow>,
}

/// The page of a federation.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Federation {
    /// Its frame; the name is the title.
    pub frame: Frame,
    /// What it is, in a sentence.
    pub lead: Option<String>,
    /// The periods that can be seen; empty when there is one.
    pub periods: Vec<Link>,
    /// How much of it the numbers cover.
    pub coverage: Option<Coverage>,
    /// Who is left out because of errors.
    pub left_out: Option<Callout>,
    /// “Chiffres clés 2023”.
    pub kpis_title: String,
    /// Four to six, each with its method.
    pub kpis: Vec<Kpi>,
    /// One for each topic: what the members change together.
    pub topics: Vec<FederationTopic>,
    /// What the members asked, answered together.
    pub surveys: Vec<Figure>,
    /// The members and their key indicators; not where there are very many.
    pub table: Option<Table>,
    /// Its parts by group and territory, each with its page.
    pub extracts: Vec<Filter>,
    /// Who has delivered what.
    pub collection: Option<Link>,
    /// Who belongs to it; by name, with or without page.
    pub members: Vec<Mention>,
    /// Who speaks.
    pub voices: Vec<QuoteCard>,
    /// How the figures are put together.
    pub method: Option<Callout>,
    /// The federation's own text.
    pub story: Html,
    /// Its data.
    pub downloads: Vec<Download>,
}

/// A part of what a federation tells: an extract, or who delivered what.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FederationPart {
    /// Its frame.
    pub frame: Frame,
    /// The federation.
    pub eyebrow: String,
    /// What it shows, in a sentence.
    pub lead: Option<String>,
    /// The other parts, by group and territory.
    pub filters: Vec<Filter>,
    /// Its latest values.
    pub kpis: Vec<Kpi>,
    /// Its values, or who delivered them.
    pub tables: Vec<Table>,
    /// Who is in it, if members are named.
    pub members: Vec<Mention>,
    /// How the figures are put together.
    pub method: Option<Callout>,
    /// The federation's page.
    pub back: Option<Link>,
    /// The way through its pages.
    pub pager: Option<Pager>,
}

/// How much of a federation the numbers cover.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Coverage {
    /// “19 membres, 17 ont livré leurs données”.
    pub lead: String,
    /// The rest: share, weight, who is missing.
    pub text: String,
    /// One tick per unit, the delivered first; none above 120 units.
    pub ticks: Vec<bool>,
    /// What the ticks show, for those who do not see them: “17 membres sur 19”.
    pub ticks_label: String,
}

/// The indicators of a topic.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FederationTopic {
    /// The topic, with its page; without address for indicators of none.
    pub title: Mention,
    /// The question it answers.
    pub question: Option<String>,
    /// One for each indicator.
    pub aggregates: Vec<Aggregate>,
}

/// An indicator of all members together.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Aggregate {
    /// Its anchor, without `#`.
    pub id: String,
    /// The finding, else the indicator's name.
    pub title: String,
    /// How the total was made, in a sentence.
    pub method: Option<String>,
    /// How many members it covers, in a sentence.
    pub coverage: Option<String>,
    /// Where the quarters of the members' values lie, in a sentence; none where a distribution is drawn, whose reading says it.
    pub quarters: Option<String>,
    /// The members beside each other, or the trend.
    pub figures: Vec<Figure>,
    /// The indicator's page.
    pub link: Option<Link>,
}
