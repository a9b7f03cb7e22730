//! Attendance: how many came to an event, as exactly as it is known.

use super::observation::{Measured, Observation};
use crate::decimal::Decimal;
use crate::source::decode::{Count, Decode, Decoder};
use crate::source::shape::Shape;
use crate::source::text::Text;
use crate::source::yaml::{Kind, Node};

/// How many came: a count, a value with what is known about it, or words.
#[derive(Clone, Debug)]
pub enum Attendance {
    /// A number, and what is known about it.
    Number(Box<Observation>),
    /// Words: “une centaine de personnes”.
    Words(Text),
}

impl Attendance {
    /// The number, if it is one: what twins must agree on.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Attendance::Number(observation) => observation.number(),
            Attendance::Words(_) => None,
        }
    }
}

impl Decode for Attendance {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let is_number = match &node.kind {
            Kind::Scalar(written) => !written.contains(char::is_alphabetic),
            Kind::Map(_) => ["value", "status", "n", "low", "high"].iter().any(|key| node.get(key).is_some()),
            _ => false,
        };
        match (is_number, &node.kind) {
            (true, Kind::Scalar(_)) => {
                let count = Decimal::from(Count::decode(node, cx)?.0);
                Some(Attendance::Number(Box::new(Observation::of(Measured::Value(count), node.place))))
            }
            (true, _) => Observation::decode(node, cx).map(|observation| Attendance::Number(Box::new(observation))),
            (false, _) => Text::decode(node, cx).map(Attendance::Words),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![Observation::shape(), Shape::Text])
    }
}
