//! Enterprises: the list, and the page of one.

use serde::Serialize;

use super::cards::{EnterpriseCard, QuoteCard};
use super::figure::{Figure, Kpi};
use super::frame::Frame;
use super::parts::{Callout, Download, Fact, Filter, Link, Pager, Passage, Picture};
use crate::render::template::Html;

/// A page of the list of enterprises.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EnterpriseList {
    /// Its frame.
    pub frame: Frame,
    /// What the list holds, in a sentence.
    pub lead: Option<String>,
    /// By group, by territory.
    pub filters: Vec<Filter>,
    /// Where they are, as a figure.
    pub map: Option<Figure>,
    /// In alphabetical order.
    pub cards: Vec<EnterpriseCard>,
    /// Before and after.
    pub pager: Option<Pager>,
}

/// The page of an enterprise.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Enterprise {
    /// Its frame; the name is the title.
    pub frame: Frame,
    /// Group and place.
    pub eyebrow: Option<String>,
    /// What it does, in a sentence.
    pub lead: Option<String>,
    /// Its mark.
    pub logo: Option<Picture>,
    /// Place, legal form, since, team, federation.
    pub facts: Vec<Fact>,
    /// Wide, under the facts.
    pub picture: Option<Picture>,
    /// Three or four.
    pub kpis: Vec<Kpi>,
    /// One section for each topic it has results in.
    pub topics: Vec<EnterpriseTopic>,
    /// Its place among others.
    pub comparison: Option<Comparison>,
    /// What it tells of itself, in its own order, with figures.
    pub story: Html,
    /// What it says of itself, in the sections of the portrait.
    pub portrait: Vec<Passage>,
    /// Its voices that are not shown beside a result.
    pub voices: Vec<QuoteCard>,
    /// Its assessments, latest first.
    pub assessments: Vec<AssessmentLink>,
    /// Its sheets and data.
    pub downloads: Vec<Download>,
    /// Partners, contact, address.
    pub contact: Vec<Fact>,
    /// How it was measured.
    pub method: Option<Callout>,
}

/// What an enterprise found on a topic.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EnterpriseTopic {
    /// Its anchor, without `#`.
    pub id: String,
    /// The topic; none for results without one.
    pub eyebrow: Option<Link>,
    /// The finding, else the question of the topic, else what the first figure says.
    pub title: String,
    /// Two or three sentences.
    pub text: Html,
    /// One for each indicator that is drawn.
    pub figures: Vec<Figure>,
    /// Beside the figures: limits, what did not work.
    pub callouts: Vec<Callout>,
    /// Who speaks about it.
    pub voices: Vec<QuoteCard>,
}

/// An enterprise beside the others of its federation.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Comparison {
    /// “Et dans la fédération ?”
    pub title: String,
    /// In sentences, with how many are compared.
    pub text: Html,
    /// The federation's page.
    pub link: Option<Link>,
    /// The others and it.
    pub figure: Option<Figure>,
}

/// An assessment in the list of an enterprise.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AssessmentLink {
    /// Its title, or its question.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its period.
    pub period: String,
    /// “en cours”, “publiée le 15 mai 2024”.
    pub state: Option<String>,
}
