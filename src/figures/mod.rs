//! Figures: every number of the site, computed once and made safe to show.
//!
//! The floors above take numbers from [`Figures`] only; what may not be shown is not in there.
//! Nothing here knows pages, languages or how a number is written.

use std::collections::BTreeMap;

pub mod aggregate;
pub mod change;
pub mod coverage;
pub mod privacy;
pub mod progress;
pub mod quantity;
pub mod rate;
pub mod series;
pub mod survey;

pub use aggregate::{Aggregate, AggregatePoint, Members, Split};
pub use change::Change;
pub use coverage::Coverage;
pub use privacy::{Cell, Guarded, Reason};
pub use progress::progress;
pub use quantity::Quantity;
pub use rate::Ratio;
pub use series::{Point, Remarks, Series, SeriesDimension, Terms};
pub use survey::{AnswerGroup, Answers, OptionCount, Tally};

use crate::finding::Findings;
use crate::model::entities::Model;
use crate::model::id::Id;
use crate::snapshot::Snapshot;

/// Every number of the site.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// By enterprise, then by indicator.
    pub series: BTreeMap<Id, BTreeMap<Id, Series>>,
    /// By enterprise, then by survey: its questions in order.
    pub answers: BTreeMap<Id, BTreeMap<Id, Vec<Answers>>>,
    /// By federation, then by indicator.
    pub aggregates: BTreeMap<Id, BTreeMap<Id, Aggregate>>,
}

impl Figures {
    /// The series of an indicator in an enterprise.
    pub fn series(&self, enterprise: &str, indicator: &str) -> Option<&Series> {
        self.series.get(enterprise)?.get(indicator)
    }

    /// What a question of an enterprise's survey gave.
    pub fn answers(&self, enterprise: &str, survey: &str, question: &str) -> Option<&Answers> {
        self.answers.get(enterprise)?.get(survey)?.iter().find(|answers| answers.question.as_str() == question)
    }

    /// What the members of a federation make together.
    pub fn aggregate(&self, federation: &str, indicator: &str) -> Option<&Aggregate> {
        self.aggregates.get(federation)?.get(indicator)
    }
}

/// Computes every number of the site and notes every mistake in the data.
pub fn compute(_model: &Model, _snapshot: &Snapshot, _findings: &mut Findings) -> Figures {
    Figures::default()
}
