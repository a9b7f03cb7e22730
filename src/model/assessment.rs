//! Assessments: the evaluative question, the three steps and what they found (format.md §3).

use super::evidence::Evidence;
use super::id::Id;
use super::outcome::{Outcome, Stakeholder};
use super::result::ResultEntry;
use super::survey::Survey;
use crate::finding::Place;
use crate::period::{Date, Period};
use crate::source::decode::{Decode, Decoder, Located};
use crate::source::shape::Shape;
use crate::source::text::{Name, Text};
use crate::source::yaml::Node;
use crate::untrusted::Untrusted;
use crate::{record, words};

record! {
    /// What an assessment's file says.
    pub struct AssessmentFile {
        /// Its title, if the question is not enough.
        optional title: Text,
        /// What it covers.
        required period: Period,
        /// The method it follows: `vises` or another's name.
        optional method: Untrusted,
        /// How far it has come.
        optional step: Step,
        /// The evaluative question.
        required question: Text,
        /// Why it was made.
        optional motivation: Text,
        /// Who made it.
        list team: TeamMember,
        /// Who has a stake in it.
        list stakeholders: Stakeholder,
        /// What was to change.
        list outcomes: Outcome,
        /// What was measured.
        list results: ResultEntry,
        /// What was asked.
        list surveys: Survey,
        /// What was heard and seen.
        list evidence: Evidence,
        /// What the figures do not say (Markdown).
        optional limits: Text,
        /// What was learnt (Markdown).
        optional learnings: Text,
        /// What was decided (Markdown).
        optional decisions: Text,
        /// What was promised.
        list commitments: Commitment,
    }
}

record! {
    /// How far an assessment has come.
    pub struct Step {
        /// The step it is at.
        required current: StepNumber,
        /// When it began.
        optional started: Date,
        /// When it was published.
        optional published: Date,
    }
}

/// 1 state of play and evaluative question, 2 data collection, 3 analysis and valorisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StepNumber(pub u8);

impl Decode for StepNumber {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.scalar() {
            Some("1") => Some(StepNumber(1)),
            Some("2") => Some(StepNumber(2)),
            Some("3") => Some(StepNumber(3)),
            _ => cx.not_in_list(node, &["1", "2", "3"]),
        }
    }

    fn shape() -> Shape {
        Shape::Words(&["1", "2", "3"])
    }
}

record! {
    /// Somebody who made it.
    pub struct TeamMember {
        /// The name.
        required name: Name,
        /// The role.
        optional role: Text,
    }
}

record! {
    /// A promise and what became of it.
    pub struct Commitment {
        /// What was promised.
        required text: Text,
        /// By when.
        optional due: Period,
        /// What became of it.
        optional state: CommitmentState,
    }
}

words! {
    /// What became of a promise.
    pub enum CommitmentState {
        /// It was kept.
        Kept "kept",
        /// Partly.
        Partly "partly",
        /// It was not.
        Missed "missed",
        /// It is still open.
        Open "open",
    }
}

/// An assessment of an enterprise.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// Its id within the enterprise.
    pub id: Id,
    /// What its file says.
    pub file: AssessmentFile,
    /// Its own text.
    pub story: super::prose::Texts,
    /// The folder that its files' paths start from: the enterprise's.
    pub folder: String,
    /// Where it is written.
    pub place: Place,
}

impl Assessment {
    /// The question, or the title where there is one.
    pub fn title(&self) -> &Text {
        self.file.title.as_ref().unwrap_or(&self.file.question)
    }

    /// The outcome of an id.
    pub fn outcome(&self, id: &str) -> Option<&Outcome> {
        self.file.outcomes.iter().find(|outcome| outcome.id.as_str() == id)
    }

    /// The stakeholder of an id.
    pub fn stakeholder(&self, id: &str) -> Option<&Stakeholder> {
        self.file.stakeholders.iter().find(|stakeholder| stakeholder.id.as_str() == id)
    }
}

/// A reference to a stakeholder or outcome of the same assessment.
pub type Local = Located<String>;
