//! Routes of parts: of lists narrowed to a part (`entreprises/territoire/hainaut/`), and of what is given out on paper
//! (`entreprises/ateliers/fiche/`).

use std::collections::BTreeSet;

use super::handout::About;
use super::narrow::{self, Narrow};
use super::page::Subject;
use super::route::{Draft, ENTERPRISES_A_PAGE, MEMBERS_A_PAGE, VOICES_A_PAGE};
use crate::finding::Place;
use crate::lang::{Section, slugify};
use crate::localized::Lang;
use crate::model::consent::{Cleared, Testimonial};
use crate::model::entities::Federation;
use crate::model::publications::PublishMembers;

impl Draft<'_> {
    /// The address of the home page.
    pub(super) fn home(&self, lang: Lang) -> String {
        format!("{}/", self.folders[lang.index()])
    }

    /// A word of the interface as a part of an address; this one where it leaves no letter (another script).
    pub(super) fn called(&self, lang: Lang, key: &str, or: &str) -> String {
        let slug = slugify(self.readers[lang.index()].words.get(key));
        if slug.is_empty() { or.to_owned() } else { slug }
    }

    /// The parts of the list of enterprises at `base`.
    pub(super) fn parts_of_enterprises(&mut self, lang: Lang, base: &str) {
        for part in narrow::of_enterprises(self.model).into_iter().flatten() {
            let count = narrow::listed(self.model).filter(|enterprise| part.holds(self.model, enterprise)).count();
            self.part(lang, base, (part, count.div_ceil(ENTERPRISES_A_PAGE)), Subject::EnterprisesOf);
        }
    }

    /// The parts of the wall of voices at `base`.
    pub(super) fn parts_of_voices(&mut self, lang: Lang, (base, voices): (&str, &[&Cleared<Testimonial>])) {
        for part in narrow::of_voices(self.model, lang).into_iter().flatten() {
            let count = voices.iter().filter(|voice| part.holds_voice(voice)).count();
            self.part(lang, base, (part, count.div_ceil(VOICES_A_PAGE)), Subject::TestimonialsOf);
        }
    }

    /// The extracts of a federation, and its collection.
    pub(super) fn parts_of_federation(&mut self, lang: Lang, (federation, base): (&Federation, &str)) {
        for part in narrow::of_federation(self.model, federation).into_iter().flatten() {
            let address = format!("{base}{}", part.address(self.model, &self.readers[lang.index()]));
            self.add(Subject::Extract(federation.id.clone(), part), lang, address, federation.place);
        }
        let ids: BTreeSet<&str> = federation.file.members.iter().map(|member| member.enterprise.value.as_str()).collect();
        let pages = match federation.file.publish_members {
            PublishMembers::Named => ids.len().div_ceil(MEMBERS_A_PAGE),
            PublishMembers::Anonymous | PublishMembers::None => 1,
        };
        let collection = self.called(lang, "collection.title", "collection");
        self.list(lang, &format!("{base}{collection}/"), pages, |number| Subject::Collection(federation.id.clone(), number));
    }

    /// What is given out on paper, beside the page of what it is about. An assessment of that name keeps its address.
    pub(super) fn handed_out(&mut self, lang: Lang) {
        for handout in self.handouts {
            let key = handout.form.key();
            let slug = self.called(lang, &format!("handout.path_{key}"), key);
            let (section, id) = match &handout.about {
                About::Enterprise(id) => (Section::Enterprises, id),
                About::Indicator(id) => (Section::Indicators, id),
                About::Federation(id) => (Section::Federations, id),
            };
            let enterprise = self.model.enterprises.get(id).filter(|_| section == Section::Enterprises);
            if enterprise.is_some_and(|own| own.assessments.iter().any(|assessment| assessment.id.as_str() == slug)) {
                continue;
            }
            let address = format!("{}{id}/{slug}/", self.section(section, lang));
            self.add(Subject::Handout(handout.clone()), lang, address, Place::SITE);
        }
    }

    /// The page where a reader puts a report together, where there is something to put together.
    pub(super) fn report(&mut self, lang: Lang) {
        let slug = self.called(lang, "report.path", "report");
        let address = format!("{}{slug}/", self.home(lang));
        if !self.handouts.is_empty() && !self.is_taken(&address) {
            self.add(Subject::Report, lang, address, Place::SITE);
        }
    }

    fn part(&mut self, lang: Lang, base: &str, (part, pages): (Narrow, usize), subject: fn(Narrow, usize) -> Subject) {
        let address = part.address(self.model, &self.readers[lang.index()]);
        self.list(lang, &format!("{base}{address}"), pages, |number| subject(part.clone(), number));
    }
}
