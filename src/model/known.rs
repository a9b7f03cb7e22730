//! Everything that has an id, also what could not be read: so that one mistake is not reported twice.

use std::collections::BTreeMap;

use super::assessment::AssessmentFile;
use super::id::Id;
use super::sources::TextRole;
use crate::finding::{Findings, Place, Problem};
use crate::nearest::nearest;

/// A kind of thing with ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the kinds of the contract, by their own names")]
pub enum Kind {
    Indicator,
    Scale,
    Dimension,
    Topic,
    Term,
    Framework,
    Enterprise,
    Assessment,
    Survey,
    Question,
    Result,
    Testimonial,
    Federation,
    Notebook,
    Chapter,
    News,
    Partner,
    Page,
}

impl Kind {
    /// The kind's own name, as findings and schemes call it.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Indicator | Kind::Result => "indicator",
            Kind::Scale => "scale",
            Kind::Dimension => "dimension",
            Kind::Topic => "topic",
            Kind::Term => "term",
            Kind::Framework => "framework",
            Kind::Enterprise => "enterprise",
            Kind::Assessment => "assessment",
            Kind::Survey => "survey",
            Kind::Question => "question",
            Kind::Testimonial => "testimonial",
            Kind::Federation => "federation",
            Kind::Notebook => "notebook",
            Kind::Chapter => "chapter",
            Kind::News => "news",
            Kind::Partner => "partner",
            Kind::Page => "page",
        }
    }
}

/// The ids of a site, with where each is defined.
#[derive(Clone, Debug, Default)]
pub struct Known {
    ids: BTreeMap<Kind, BTreeMap<String, Place>>,
}

impl Known {
    /// Notes that something has this id.
    pub fn add(&mut self, kind: Kind, id: &str, place: Place) {
        self.ids.entry(kind).or_default().entry(id.to_owned()).or_insert(place);
    }

    /// Notes the id of a text's file.
    pub fn add_text(&mut self, text: &TextRole, place: Place) {
        match text {
            TextRole::Testimonial(id) => self.add(Kind::Testimonial, id, place),
            TextRole::Chapter { notebook, id } => self.add(Kind::Chapter, &format!("{notebook}/{id}"), place),
            TextRole::News(id) => self.add(Kind::News, id, place),
            TextRole::Page(id) => self.add(Kind::Page, id, place),
            _ => {}
        }
    }

    /// Notes what an assessment holds that can be referred to: results, surveys, questions.
    pub fn add_parts(&mut self, enterprise: &Id, file: &AssessmentFile) {
        for result in &file.results {
            self.add(Kind::Result, &format!("{enterprise}/{}", result.indicator.value), result.indicator.place);
        }
        for survey in &file.surveys {
            self.add(Kind::Survey, &format!("{enterprise}/{}", survey.id), survey.place);
            for question in &survey.questions {
                self.add(Kind::Question, &format!("{enterprise}/{}/{}", survey.id, question.id), question.place);
            }
        }
    }

    /// Whether something has this id.
    pub fn has(&self, kind: Kind, id: &str) -> bool {
        self.ids.get(&kind).is_some_and(|ids| ids.contains_key(id))
    }

    /// Every id of a kind.
    pub fn ids(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.ids.get(&kind).into_iter().flat_map(|ids| ids.keys()).map(String::as_str)
    }

    /// Where an id is defined.
    pub fn place(&self, kind: Kind, id: &str) -> Option<Place> {
        self.ids.get(&kind)?.get(id).copied()
    }

    /// The finding for an id that nothing has (E02), with the nearest that something has.
    pub fn unknown(&self, kind: Kind, written: &str) -> Problem {
        let nearest = nearest(written, self.ids(kind)).map(str::to_owned);
        Problem::UnknownReference { kind: kind.word(), written: written.to_owned(), nearest }
    }

    /// Notes E02 if nothing has this id.
    pub fn require(&self, kind: Kind, id: &str, place: Place, findings: &mut Findings) {
        if !self.has(kind, id) {
            findings.add(self.unknown(kind, id), place);
        }
    }

    /// Ids that must not be shared: enterprises and federations; within an enterprise its assessments,
    /// surveys and reported indicators (E03; format.md §1).
    pub fn check_shared_ids(&self, findings: &mut Findings) {
        self.check_pair(Kind::Enterprise, Kind::Federation, findings);
        self.check_pair(Kind::Assessment, Kind::Survey, findings);
        self.check_pair(Kind::Assessment, Kind::Result, findings);
        self.check_pair(Kind::Survey, Kind::Result, findings);
    }

    fn check_pair(&self, left: Kind, right: Kind, findings: &mut Findings) {
        for id in self.ids(left).filter(|id| self.has(right, id)) {
            let places = (self.place(left, id), self.place(right, id));
            if let (Some(first), Some(second)) = places {
                findings.add_related(Problem::DuplicateId { kind: right.word(), id: id.to_owned() }, second, first);
            }
        }
    }
}
