//! Scope: the site of one enterprise, made from the same sources as everybody's.
//!
//! Numbers are computed for all first: what is withheld on one site must not be worked out from another. Then only the
//! enterprise, its voices and what it measures stay; the whole remains known by name, so that a text may still speak of
//! it and lead to the site of all.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::route::Routes;
use crate::figures::Figures;
use crate::localized::Lang;
use crate::model::Model;
use crate::plan::page::Subject;
use crate::snapshot::Options;

/// The site of all, beside which this one stands.
#[derive(Clone, Debug)]
pub struct Whole {
    /// What it holds true.
    pub model: Arc<Model>,
    /// Its address, with a slash at its end; nothing if this site stands in its place.
    base: Option<String>,
    routes: Arc<Routes>,
}

impl Whole {
    /// The site of all: its model and routes.
    pub fn new(model: Model, routes: Routes, options: &Options) -> Whole {
        let base = model.settings.base_url.as_str().to_owned();
        let elsewhere = options.base_url.as_ref().is_some_and(|own| own.trim_end_matches('/') != base.trim_end_matches('/'));
        Whole { model: Arc::new(model), base: elsewhere.then_some(base), routes: Arc::new(routes) }
    }

    /// The whole address of a page there, if it has one.
    pub fn href(&self, subject: &Subject, lang: Lang) -> Option<String> {
        let base = self.base.as_ref()?;
        let other = || Lang::all(self.routes.folders.len()).find_map(|lang| self.routes.address(subject, lang));
        let address = self.routes.address(subject, lang).or_else(other)?;
        Some(format!("{base}{address}"))
    }
}

/// Leaves of a model what belongs on the site of an enterprise.
pub fn narrow(model: &mut Model, figures: &Figures, enterprise: &str) {
    model.enterprises.things_mut().retain(|id, _| id.as_str() == enterprise);
    model.testimonials.retain(|_, voice| voice.enterprise.as_ref().is_some_and(|own| own.value == enterprise));
    model.federations.clear();
    model.notebooks.clear();
    model.news.clear();
    model.partners.clear();
    model.pages.remove("index");
    let measured: BTreeSet<&str> =
        figures.series.get(enterprise).into_iter().flat_map(|series| series.keys()).map(|id| id.as_str()).collect();
    model.catalogue.indicators.retain(|indicator| measured.contains(indicator.id.as_str()));
    let indicators = model.catalogue.indicators.iter().filter_map(|indicator| indicator.topic.as_ref());
    let voices = model.testimonials.values().flat_map(|voice| &voice.topics);
    let topics: BTreeSet<String> = indicators.chain(voices).map(|topic| topic.value.clone()).collect();
    model.catalogue.topics.retain(|topic| topics.contains(topic.id.as_str()));
    if let Some(own) = model.enterprises.values().next() {
        model.settings.title = own.portrait.name.0.clone();
        model.settings.description = own.portrait.description.clone();
    }
}
