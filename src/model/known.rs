//! Everything that has an id, also what could not be read: so that one mistake is not reported twice.

use std::collections::{BTreeMap, BTreeSet};

use super::assessment::AssessmentFile;
use super::id::Id;
use super::indicator::Indicator;
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
    /// Kinds whose file could not be read at all: anything may be in it.
    unread: BTreeSet<Kind>,
    /// Enterprises of which a file could not be read: any result, survey or assessment may be in it.
    unread_owners: BTreeSet<String>,
}

impl Known {
    /// Notes that something has this id.
    pub fn add(&mut self, kind: Kind, id: &str, place: Place) {
        self.ids.entry(kind).or_default().entry(id.to_owned()).or_insert(place);
    }

    /// Notes that the definitions of a kind could not be read: a reference to one of them is no further mistake.
    pub fn add_unread(&mut self, kind: Kind) {
        self.unread.insert(kind);
    }

    /// Notes that a file of an enterprise could not be read: a reference into it is no further mistake.
    pub fn add_unread_of(&mut self, enterprise: &str) {
        self.unread_owners.insert(enterprise.to_owned());
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

    /// Notes the indicators that formulas compute: an enterprise that reports what a formula needs has a series of it.
    pub fn add_derived(&mut self, indicators: &[Indicator]) {
        let enterprises: Vec<String> = self.ids(Kind::Enterprise).map(str::to_owned).collect();
        let known = |id: &&str| self.has(Kind::Indicator, id);
        let formulas: Vec<(&Indicator, Vec<&str>)> = indicators
            .iter()
            .filter_map(|indicator| {
                let written = &indicator.formula.as_ref()?.value;
                let words = written.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'));
                Some((indicator, words.filter(known).collect()))
            })
            .collect();
        for enterprise in &enterprises {
            // A formula may need another: each round adds one step, and there are no more steps than formulas.
            for _ in 0..formulas.len() {
                let has = |id: &&str| self.has(Kind::Result, &format!("{enterprise}/{id}"));
                let complete =
                    formulas.iter().filter(|(indicator, needs)| !has(&indicator.id.as_str()) && !needs.is_empty() && needs.iter().all(has));
                let found: Vec<&Indicator> = complete.map(|(indicator, _)| *indicator).collect();
                if found.is_empty() {
                    break;
                }
                found.iter().for_each(|indicator| self.add(Kind::Result, &format!("{enterprise}/{}", indicator.id), indicator.place));
            }
        }
    }

    /// Whether something has this id, or may have it where a file could not be read.
    pub fn has(&self, kind: Kind, id: &str) -> bool {
        self.is_defined(kind, id) || self.unread.contains(&kind) || self.may_be_in_an_enterprise(kind, id)
    }

    fn is_defined(&self, kind: Kind, id: &str) -> bool {
        self.ids.get(&kind).is_some_and(|ids| ids.contains_key(id))
    }

    fn may_be_in_an_enterprise(&self, kind: Kind, id: &str) -> bool {
        let owner = id.split('/').next().unwrap_or_default();
        matches!(kind, Kind::Result | Kind::Survey | Kind::Question | Kind::Assessment) && self.unread_owners.contains(owner)
    }

    /// Every id of every kind, and what could not be read: all that anyone can ask, but for the places.
    pub fn names(&self) -> impl std::fmt::Debug + '_ {
        let ids: Vec<(Kind, Vec<&String>)> = self.ids.iter().map(|(kind, ids)| (*kind, ids.keys().collect())).collect();
        (ids, &self.unread, &self.unread_owners)
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
        let end = format!("/{written}");
        let longer = self.ids(kind).find(|id| id.ends_with(&end));
        let nearest = longer.or_else(|| nearest(written, self.ids(kind))).map(str::to_owned);
        Problem::UnknownReference { kind: kind.word(), written: written.to_owned(), nearest }
    }

    /// What a short reference stands for: itself if something has it, else the one thing whose last parts it is.
    /// Two such things are E02, and both are named.
    pub fn resolved(&self, kind: Kind, written: &str) -> Result<String, Problem> {
        if self.has(kind, written) {
            return Ok(written.to_owned());
        }
        let end = format!("/{written}");
        let candidates: Vec<String> = self.ids(kind).filter(|id| id.ends_with(&end)).map(str::to_owned).collect();
        match candidates.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err(self.unknown(kind, written)),
            _ => Err(Problem::AmbiguousReference { written: written.to_owned(), candidates }),
        }
    }

    /// The whole reference of something measured: `enterprise/indicator` for an indicator that one enterprise
    /// reports, `enterprise/survey/question` for a survey's question. One that is whole stays as it is.
    pub fn measured(&self, written: &str) -> Result<String, Problem> {
        match written.matches('/').count() {
            0 => self.resolved(Kind::Result, written),
            1 if !self.has(Kind::Result, written) => match self.resolved(Kind::Question, written) {
                Err(Problem::UnknownReference { .. }) => Ok(written.to_owned()),
                found => found,
            },
            _ => Ok(written.to_owned()),
        }
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
        for id in self.ids(left).filter(|id| self.is_defined(right, id)) {
            let places = (self.place(left, id), self.place(right, id));
            if let (Some(first), Some(second)) = places {
                findings.add_related(Problem::DuplicateId { kind: right.word(), id: id.to_owned() }, second, first);
            }
        }
    }
}
