//! Routes of the pages that every site gets about itself: comparison, map, method, editions, accessibility, search.
//!
//! Where there is nothing to show there is no page; a page of the author's at the same address takes its place.

use super::page::Subject;
use super::route::Draft;
use crate::finding::Place;
use crate::lang::Section;
use crate::localized::Lang;
use crate::model::Model;
use crate::model::enterprise::{Enterprise, Publish};

/// Enterprises that make a map.
const PLACES: usize = 2;
/// Publications that make an archive.
const EDITIONS: usize = 2;

impl Draft<'_> {
    pub(super) fn about_the_site(&mut self, lang: Lang) {
        let (model, compared) = (self.model, self.compared);
        if !compared.is_empty() && self.own(Section::Comparison, (Subject::Comparisons, lang)) {
            let base = self.section(Section::Comparison, lang);
            for one in compared {
                self.add(Subject::Comparison(one.indicator.clone()), lang, format!("{base}{}/", one.indicator), Place::SITE);
            }
        }
        if model.enterprises.values().filter(|enterprise| has_place(enterprise)).count() >= PLACES {
            self.own(Section::Map, (Subject::Map, lang));
        }
        if published(model).any(|enterprise| !enterprise.assessments.is_empty()) {
            self.own(Section::Method, (Subject::Method, lang));
        }
        if editions(model) >= EDITIONS {
            self.own(Section::Editions, (Subject::Editions, lang));
        }
        if model.settings.accessibility.is_some() {
            self.own(Section::Accessibility, (Subject::Accessibility, lang));
        }
        self.own(Section::Search, (Subject::Search, lang));
    }

    /// Adds the page of a section, unless the author has one there.
    fn own(&mut self, section: Section, (subject, lang): (Subject, Lang)) -> bool {
        let base = self.section(section, lang);
        let free = !self.is_taken(&base);
        if free {
            self.add(subject, lang, base, Place::SITE);
        }
        free
    }
}

fn published(model: &Model) -> impl Iterator<Item = &Enterprise> {
    model.enterprises.values().filter(|enterprise| enterprise.portrait.publish == Publish::All)
}

fn has_place(enterprise: &Enterprise) -> bool {
    let portrait = &enterprise.portrait;
    portrait.publish != Publish::None && portrait.sites.iter().any(|site| site.municipality.is_some())
}

/// What came out on a day: notebooks, and assessments that are published.
fn editions(model: &Model) -> usize {
    let dated = published(model).flat_map(|enterprise| &enterprise.assessments);
    let dated = dated.filter(|assessment| assessment.file.step.as_ref().is_some_and(|step| step.published.is_some()));
    model.notebooks.len() + dated.count()
}
