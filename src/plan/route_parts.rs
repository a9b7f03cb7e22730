//! Routes of lists narrowed to a part: `entreprises/territoire/hainaut/`.

use std::collections::BTreeSet;

use super::narrow::{self, Narrow};
use super::page::Subject;
use super::route::{Draft, ENTERPRISES_A_PAGE, MEMBERS_A_PAGE, VOICES_A_PAGE};
use crate::lang::slugify;
use crate::localized::Lang;
use crate::model::consent::{Cleared, Testimonial};
use crate::model::entities::Federation;
use crate::model::publications::PublishMembers;

impl Draft<'_> {
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
        let collection = slugify(self.readers[lang.index()].words.get("collection.title"));
        self.list(lang, &format!("{base}{collection}/"), pages, |number| Subject::Collection(federation.id.clone(), number));
    }

    fn part(&mut self, lang: Lang, base: &str, (part, pages): (Narrow, usize), subject: fn(Narrow, usize) -> Subject) {
        let address = part.address(self.model, &self.readers[lang.index()]);
        self.list(lang, &format!("{base}{address}"), pages, |number| subject(part.clone(), number));
    }
}
