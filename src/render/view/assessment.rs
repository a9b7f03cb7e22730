//! The page of an assessment: a question, and everything that was done to answer it.

use serde::Serialize;

use super::cards::{Commitment, QuoteCard, Stage, Step};
use super::figure::{Figure, Kpi, Table};
use super::frame::Frame;
use super::parts::{Download, Fact, Mention};
use crate::render::template::Html;

/// The page of an assessment. The evaluative question is the title of its frame.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Assessment {
    /// Its frame.
    pub frame: Frame,
    /// Enterprise, period, “the question”.
    pub eyebrow: Option<String>,
    /// Why it was asked.
    pub motivation: Html,
    /// Period, team, method, state.
    pub facts: Vec<Fact>,
    /// What it tells in its own words, with figures.
    pub story: Html,
    /// The three steps.
    pub steps: Vec<Step>,
    /// From need to impact.
    pub logic: Vec<Stage>,
    /// One for each indicator of which more is told than its values.
    pub results: Vec<AssessmentResult>,
    /// The values of the others.
    pub context: Option<Table>,
    /// One for each survey.
    pub surveys: Vec<Survey>,
    /// By level, from inputs to impact.
    pub outcomes: Vec<OutcomeLevel>,
    /// Who took part, and in what.
    pub stakeholders: Option<Table>,
    /// What was heard, read and seen.
    pub evidence: Vec<Evidence>,
    /// What the numbers do not say.
    pub limits: Html,
    /// What did not work, and what was learned.
    pub learnings: Html,
    /// What was decided.
    pub decisions: Html,
    /// What was promised.
    pub commitments: Vec<Commitment>,
    /// Its data.
    pub downloads: Vec<Download>,
}

/// What was found for an indicator.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AssessmentResult {
    /// Its anchor, without `#`.
    pub id: String,
    /// The indicator's name.
    pub name: String,
    /// The indicator's page.
    pub href: Option<String>,
    /// The outcome it stands for.
    pub outcome: Option<String>,
    /// Its latest value.
    pub kpi: Option<Kpi>,
    /// Its series.
    pub figure: Option<Figure>,
    /// Its series by gender, age…
    pub breakdowns: Vec<Figure>,
    /// Source, method, perimeter, baseline, target.
    pub facts: Vec<Fact>,
    /// What the enterprise says about it.
    pub notes: Html,
    /// Who speaks about it.
    pub voices: Vec<QuoteCard>,
}

/// A survey.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Survey {
    /// Its anchor, without `#`.
    pub id: String,
    /// “Enquête auprès des stagiaires”.
    pub title: String,
    /// Mode, dates, asked, answered.
    pub facts: Vec<Fact>,
    /// One for each question.
    pub figures: Vec<Figure>,
}

/// The outcomes of a level.
#[derive(Clone, Debug, Default, Serialize)]
pub struct OutcomeLevel {
    /// “Changements”.
    pub title: String,
    /// Its outcomes, the hoped for first.
    pub outcomes: Vec<Outcome>,
}

/// An outcome.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Outcome {
    /// Its anchor, without `#`.
    pub id: String,
    /// What changes.
    pub statement: String,
    /// For whom.
    pub stakeholder: Option<String>,
    /// “négatif”, “non voulu”; empty for what was hoped for.
    pub marks: Vec<String>,
    /// Whether it is a loss for someone.
    pub negative: bool,
    /// Horizon, importance, contribution, goals.
    pub facts: Vec<Fact>,
    /// What may go wrong.
    pub risks: Vec<String>,
    /// The results and evidence that support it.
    pub supported_by: Vec<Mention>,
    /// Those that contradict it.
    pub contradicted_by: Vec<Mention>,
}

/// Something heard, read or seen.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Evidence {
    /// Its anchor, without `#`.
    pub id: String,
    /// “Groupe de discussion”.
    pub kind: String,
    /// Date and participants.
    pub meta: Option<String>,
    /// What it showed.
    pub finding: Html,
    /// In their own words.
    pub quotes: Vec<QuoteCard>,
}
