//! Handouts: what a site gives out on paper, each on sheets of a set size and in each language: one page about an
//! enterprise or an indicator, and for who wants more to show, a leaflet of two pages and a poster.
//!
//! Which there are is decided here; what stands on them is put together from the same figures as every page.

use super::page::Subject;
use crate::figures::Figures;
use crate::model::Model;
use crate::model::enterprise::Publish;
use crate::model::id::Id;
use crate::model::settings::is_produced;

/// How much paper a handout takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// One page of A4.
    Sheet,
    /// Two pages of A4, front and back.
    Leaflet,
    /// One page of A3.
    Poster,
}

impl Form {
    /// Its key among words, and its class.
    pub fn key(self) -> &'static str {
        match self {
            Form::Sheet => "sheet",
            Form::Leaflet => "leaflet",
            Form::Poster => "poster",
        }
    }

    /// The name of its paper.
    pub fn paper(self) -> &'static str {
        if self == Form::Poster { "A3" } else { "A4" }
    }

    /// How many pages it has.
    pub fn pages(self) -> usize {
        if self == Form::Leaflet { 2 } else { 1 }
    }
}

/// What a handout is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// An enterprise.
    Enterprise(Id),
    /// An indicator.
    Indicator(Id),
    /// A federation.
    Federation(Id),
}

impl About {
    /// The page that tells all of it.
    pub fn subject(&self) -> Subject {
        match self {
            About::Enterprise(id) => Subject::Enterprise(id.clone()),
            About::Indicator(id) => Subject::Indicator(id.clone()),
            About::Federation(id) => Subject::Federation(id.clone()),
        }
    }
}

/// Something to give out on paper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Handout {
    /// What it is about.
    pub about: About,
    /// How much paper it takes.
    pub form: Form,
}

/// Every handout of a site: a sheet for each enterprise and indicator with a published value; sheet, leaflet and poster
/// for each federation with a total, and leaflet and poster for enterprises where the site asks for them.
pub fn all(model: &Model, figures: &Figures) -> Vec<Handout> {
    let produce = &model.settings.produce;
    if !is_produced(produce.sheets) {
        return Vec::new();
    }
    let wide = [Form::Sheet, Form::Leaflet, Form::Poster];
    let of_enterprise = if produce.posters == Some(true) { &wide[..] } else { &wide[..1] };
    let published = |id: &&Id| model.enterprises.get(*id).is_some_and(|enterprise| enterprise.portrait.publish == Publish::All);
    let reporting: Vec<&Id> = figures.series.iter().filter(|(_, series)| !series.is_empty()).map(|(id, _)| id).filter(published).collect();
    let told = |id: &Id| reporting.iter().any(|enterprise| figures.series(enterprise.as_str(), id.as_str()).is_some());
    let enterprises = reporting.iter().map(|id| (About::Enterprise((*id).clone()), of_enterprise));
    let indicators = model.catalogue.indicators.iter().map(|indicator| &indicator.id).filter(|id| told(id));
    let indicators = indicators.map(|id| (About::Indicator(id.clone()), &wide[..1]));
    let federations = model.federations.keys().filter(|id| figures.aggregates.get(id.as_str()).is_some_and(|own| !own.is_empty()));
    let federations = federations.map(|id| (About::Federation(id.clone()), &wide[..]));
    let each = enterprises.chain(indicators).chain(federations);
    each.flat_map(|(about, forms)| forms.iter().map(move |form| Handout { about: about.clone(), form: *form })).collect()
}
