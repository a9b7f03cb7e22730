//! Every Markdown text of a site: which file each language has of it, and whose text it is.

use crate::localized::{Lang, Localized};
use crate::model::Model;
use crate::model::consent::Testimonial;
use crate::model::id::Id;
use crate::model::prose::{Body, Texts};

/// A text and the files of its languages.
#[derive(Clone)]
pub struct WrittenText<'site> {
    /// For each language of the site, the file it has of its own.
    pub bodies: Vec<Option<Body>>,
    /// The enterprise it is about, if it is about one.
    pub enterprise: Option<&'site Id>,
    /// The notebook it is a chapter of, if it is one.
    pub notebook: Option<&'site Id>,
    /// Who speaks in it, and is free to say what they like; nobody does in most.
    pub voice: Option<&'site Testimonial>,
}

impl WrittenText<'_> {
    /// The languages that have a file, in the site's order.
    pub fn own(&self) -> impl Iterator<Item = (Lang, Body)> {
        Lang::all(self.bodies.len()).zip(&self.bodies).filter_map(|(lang, body)| Some((lang, (*body)?)))
    }
}

/// Every text of a site.
pub fn texts(model: &Model) -> Vec<WrittenText<'_>> {
    let plain = |bodies: Vec<Option<Body>>| WrittenText { bodies, enterprise: None, notebook: None, voice: None };
    let story = |texts: &Texts| plain(texts.bodies.clone());
    let mut all = Vec::new();
    all.extend(model.pages.values().map(|page| plain(own(&page.panels.map(|panel, _| panel.body)))));
    for notebook in model.notebooks.values() {
        let chapters = notebook.chapters.iter().map(|chapter| plain(own(&chapter.panels.map(|panel, _| panel.body))));
        all.extend(chapters.map(|text| WrittenText { notebook: Some(&notebook.id), ..text }));
    }
    all.extend(model.news.values().map(|news| plain(own(&news.panels.map(|panel, _| panel.body)))));
    for enterprise in model.enterprises.values() {
        let of_enterprise = |texts: &Texts| WrittenText { enterprise: Some(&enterprise.id), ..story(texts) };
        all.push(of_enterprise(&enterprise.story));
        all.extend(enterprise.assessments.iter().map(|assessment| of_enterprise(&assessment.story)));
    }
    all.extend(model.federations.values().map(|federation| story(&federation.story)));
    all.extend(model.partners.values().map(|partner| story(&partner.story)));
    all.extend(model.catalogue.topic_stories.values().chain(model.catalogue.indicator_stories.values()).map(story));
    all.extend(
        model.testimonials.values().map(|voice| WrittenText { voice: Some(voice), ..plain(own(&voice.panels.map(|panel, _| panel.body))) }),
    );
    all
}

fn own(bodies: &Localized<Body>) -> Vec<Option<Body>> {
    Lang::all(bodies.count()).map(|lang| bodies.borrowed(lang).is_none().then_some(bodies[lang])).collect()
}
