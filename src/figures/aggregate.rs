//! Aggregates: what the members of a federation make together, period by period.
//!
//! Members' withheld values count in; an aggregate that would give one away is withheld instead.
//! Nothing is summed over time.

use super::coverage::Coverage;
use super::privacy::{Cell, Guarded};
use crate::decimal::Decimal;
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
    /// Whether somebody contributes whose own value is not published.
    pub hides: bool,
    /// How the contributors differ from those of the period before, of the same length; nothing for the first.
    pub moves: Option<Moves>,
    /// What those make who contribute to every period, where others come and go.
    pub constant: Option<Constant>,
    /// How the members' values are spread, where enough contribute.
    pub spread: Option<Guarded<Spread>>,
}

/// How many came and went from one period to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moves {
    /// Contribute now and did not before.
    pub joined: u64,
    /// Contributed before and do not now.
    pub left: u64,
}

impl Moves {
    /// Whether the same contribute as before.
    pub fn is_none(&self) -> bool {
        self.joined == 0 && self.left == 0
    }
}

/// An aggregate of the same members in every period.
#[derive(Clone, Copy, Debug)]
pub struct Constant {
    /// What may be shown.
    pub cell: Cell,
    /// How many they are.
    pub contributors: u64,
}

/// The quarters of the members' values, each member counted once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// A quarter of the members is below.
    pub lower: Decimal,
    /// Half of them.
    pub median: Decimal,
    /// Three quarters.
    pub upper: Decimal,
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

    /// The points that a chart draws: those of the periods asked for, else of the length of the latest, from
    /// the first that has a value.
    pub fn drawn(&self, periods: &[Period]) -> Vec<&AggregatePoint> {
        if !periods.is_empty() {
            return periods.iter().filter_map(|period| self.at(period)).collect();
        }
        let Some(latest) = self.latest() else { return Vec::new() };
        let alike = self.points.iter().filter(|point| point.period.same_length(&latest.period) && point.period <= latest.period);
        alike.skip_while(|point| !point.cell.has_value()).collect()
    }

    /// The point of a period.
    pub fn at(&self, period: &Period) -> Option<&AggregatePoint> {
        self.points.iter().find(|point| (point.period.first, point.period.last) == (period.first, period.last))
    }
}
