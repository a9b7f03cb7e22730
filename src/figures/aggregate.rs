//! Aggregates: what the members of a federation make together, period by period.
//!
//! Members' withheld values count in; an aggregate that would give one away is withheld instead.
//! Nothing is summed over time.

use super::coverage::Coverage;
use super::privacy::Cell;
use crate::model::id::Id;
use crate::model::indicator::Aggregate as Method;
use crate::model::observation::Status;
use crate::model::publications::Grouping;
use crate::period::Period;

/// What the members of a federation make together.
#[derive(Clone, Debug)]
pub struct Aggregate {
    /// The federation.
    pub federation: Id,
    /// The indicator.
    pub indicator: Id,
    /// How values are put together; never `None`.
    pub method: Method,
    /// The decimals shown.
    pub decimals: u32,
    /// Whether one person may be counted twice.
    pub may_overlap: bool,
    /// Whether some contributor is an example.
    pub fictitious: bool,
    /// The periods, in order.
    pub points: Vec<AggregatePoint>,
}

/// One period of an aggregate.
#[derive(Clone, Debug)]
pub struct AggregatePoint {
    /// The period.
    pub period: Period,
    /// What may be shown.
    pub cell: Cell,
    /// How many members' values are in it.
    pub contributors: u64,
    /// How many delivered, of how many.
    pub coverage: Coverage,
    /// The same by group and territory, in the order asked for, then by key.
    pub splits: Vec<Split>,
    /// The members' own values, as far as the federation and the enterprise publish them.
    pub members: Members,
    /// What is to be known about some contributor's value.
    pub status: Vec<Status>,
}

/// The part of an aggregate that comes from one group or territory.
#[derive(Clone, Debug)]
pub struct Split {
    /// By group or by territory.
    pub by: Grouping,
    /// The group's word or the territory's category; nothing for members that say none.
    pub key: Option<String>,
    /// What may be shown.
    pub cell: Cell,
    /// How many members' values are in it.
    pub contributors: u64,
}

/// The members' own values.
#[derive(Clone, Debug)]
pub enum Members {
    /// By enterprise, in order of ids.
    Named(Vec<(Id, Cell)>),
    /// Without names: shown values from small to large.
    Anonymous(Vec<Cell>),
    /// Only the aggregate is published.
    Unpublished,
}

impl Aggregate {
    /// The latest period that has a value, shown or withheld.
    pub fn latest(&self) -> Option<&AggregatePoint> {
        self.points.iter().rfind(|point| point.cell.has_value())
    }

    /// The point of a period.
    pub fn at(&self, period: &Period) -> Option<&AggregatePoint> {
        self.points.iter().find(|point| (point.period.first, point.period.last) == (period.first, period.last))
    }
}
