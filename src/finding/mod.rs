//! Findings: every author's mistake as a value with a code, a place and its facts.
//!
//! A finding is never printed where it is found and never stops a run: stations return them all.
//! Sentences are made from the facts in `wording`, one file per language; `report` lays them out
//! for people, for programs and for workflow logs. It refuses to know what a mistake means for the
//! site: that is for the rule that found it.

use std::fmt;

mod code;
mod coded;
pub mod explain;
mod importing;
mod kept;
mod problem;
pub mod report;
mod trouble;
pub mod wording;

pub use code::{Code, Severity};
pub use importing::ImportTrouble;
pub use problem::{Barrier, Expected, Problem, Weighed};
pub use trouble::{FileTrouble, SurveyTrouble, YamlTrouble};
pub use wording::{Tongue, Wording};

use serde::{Deserialize, Serialize};

use crate::snapshot::FileId;

/// A stretch of a source file, in bytes. Lines and columns are counted when a finding is reported.
///
/// With `{:-?}` a place says nothing: what is written says the same wherever it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Place {
    /// The site as a whole: shown as the first character of `diptych.yaml`.
    pub const SITE: Place = Place { file: FileId(u32::MAX), start: 0, end: 0 };

    /// The beginning of a file.
    pub fn file(file: FileId) -> Place {
        Place { file, start: 0, end: 0 }
    }

    /// Bytes `start..end` counted from where this place starts.
    pub fn within(self, start: usize, end: usize) -> Place {
        let offset = |bytes: usize| self.start.saturating_add(u32::try_from(bytes).unwrap_or(u32::MAX));
        Place { file: self.file, start: offset(start), end: offset(end) }
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        if out.sign_minus() { Ok(()) } else { write!(out, "Place({}:{}..{})", self.file.0, self.start, self.end) }
    }
}

/// One mistake of an author, or one thing worth knowing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What is wrong, with its facts.
    pub problem: Problem,
    /// Where.
    pub place: Place,
    /// How grave it is on this site.
    pub severity: Severity,
    /// Other places that belong to it: the first of two duplicates, the target in question.
    pub related: Vec<Place>,
}

/// The findings of a run, in the order they were made; sorted when they are reported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    /// No findings.
    pub fn new() -> Findings {
        Findings::default()
    }

    /// Notes a problem at a place.
    pub fn add(&mut self, problem: Problem, place: Place) {
        self.list.push(Finding { severity: problem.severity(), problem, place, related: Vec::new() });
    }

    /// Notes a problem that also concerns another place.
    pub fn add_related(&mut self, problem: Problem, place: Place, related: Place) {
        self.list.push(Finding { severity: problem.severity(), problem, place, related: vec![related] });
    }

    /// Takes over a finding.
    pub fn keep(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Takes over another list.
    pub fn append(&mut self, other: Findings) {
        self.list.extend(other.list);
    }

    /// The same in as little memory as they need.
    pub fn packed(mut self) -> Findings {
        self.list.shrink_to_fit();
        self
    }

    /// Whether a finding of this severity is among them.
    pub fn any(&self, severity: Severity) -> bool {
        self.count(severity) > 0
    }

    /// How many there are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The findings by file and position, then by code; the same finding at one place only once.
    pub fn sorted(mut self) -> Vec<Finding> {
        self.list.sort_by_cached_key(order);
        self.list.dedup();
        self.list
    }

    /// The findings in the order they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }

    /// The same change made to every finding.
    pub fn map(self, change: impl FnMut(Finding) -> Finding) -> Findings {
        Findings { list: self.list.into_iter().map(change).collect() }
    }

    /// Those whose place does not fit.
    pub fn without(self, fits: impl Fn(Place) -> bool) -> Findings {
        Findings { list: self.list.into_iter().filter(|finding| !fits(finding.place)).collect() }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

fn order(finding: &Finding) -> (Place, Code, String) {
    (finding.place, finding.problem.code(), format!("{:?}", finding.problem))
}
