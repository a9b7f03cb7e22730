//! News and partners: their lists, and the page of one.

use serde::Serialize;

use super::cards::{EnterpriseCard, NewsCard, PartnerRow};
use super::frame::Frame;
use super::parts::{Fact, Filter, Link, Pager, Picture};
use crate::render::template::Html;

/// A page of the list of news.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NewsList {
    /// Its frame.
    pub frame: Frame,
    /// What the list holds, in a sentence.
    pub lead: Option<String>,
    /// Events to come, soonest first; on the first page.
    pub upcoming: Vec<NewsCard>,
    /// Latest first.
    pub items: Vec<NewsCard>,
    /// Before and after.
    pub pager: Option<Pager>,
}

/// The page of a news item.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NewsItem {
    /// Its frame.
    pub frame: Frame,
    /// As printed, with the day of the week for an event.
    pub date: String,
    /// As machines read it.
    pub datetime: String,
    /// “Événement passé”.
    pub status: Option<String>,
    /// What it says, in a sentence.
    pub lead: Option<String>,
    /// One.
    pub picture: Option<Picture>,
    /// Of an event: when, where, who came, what came out of it.
    pub event: Vec<Fact>,
    /// Where to register, the programme; of an event.
    pub buttons: Vec<Link>,
    /// The text.
    pub body: Html,
    /// Its topics.
    pub topics: Vec<Link>,
    /// The neighbours in time.
    pub pager: Option<Pager>,
}

/// The directory of partners.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PartnerList {
    /// Its frame.
    pub frame: Frame,
    /// What the list holds, in a sentence.
    pub lead: Option<String>,
    /// By kind, by territory.
    pub filters: Vec<Filter>,
    /// One for each kind.
    pub groups: Vec<PartnerGroup>,
}

/// The partners of a kind.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PartnerGroup {
    /// “Recherche”.
    pub title: String,
    /// In alphabetical order.
    pub rows: Vec<PartnerRow>,
}

/// The page of a partner.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Partner {
    /// Its frame; the name is the title.
    pub frame: Frame,
    /// What it is.
    pub kind: String,
    /// In a sentence or two.
    pub lead: Option<String>,
    /// Its mark.
    pub logo: Option<Picture>,
    /// Place, site.
    pub facts: Vec<Fact>,
    /// What is done together.
    pub body: Html,
    /// Enterprises it works with.
    pub enterprises: Vec<EnterpriseCard>,
}
