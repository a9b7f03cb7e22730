//! Maps whose keys are data: periods and their values, names and their values.

use super::decode::{Decode, Decoder, Located};
use super::shape::Shape;
use super::yaml::{Entry, Kind, Node};
use crate::finding::{Expected, Place, Problem};
use crate::period::Period;

/// Values by period, in the order written; no period twice.
#[derive(Clone, Debug)]
pub struct ByPeriod<T> {
    /// The entries.
    pub entries: Vec<Dated<T>>,
    /// Periods whose value could not be read, which has its own finding.
    pub unread: Vec<Period>,
}

/// A value of one period.
#[derive(Clone, Debug)]
pub struct Dated<T> {
    /// The period.
    pub period: Period,
    /// Where the period is written.
    pub place: Place,
    /// Its value.
    pub value: T,
}

/// Values by name, in the order written.
#[derive(Clone, Debug)]
pub struct ByName<T> {
    /// The entries: the name with its place, and its value.
    pub entries: Vec<(Located<String>, T)>,
}

/// A value that may be written as nothing at all: an empty cell of a series.
pub trait DecodeEmpty: Decode {
    /// The value of an empty cell, its finding noted.
    fn empty(place: Place, period: &Period, cx: &mut Decoder) -> Option<Self>;
}

impl<T: DecodeEmpty> Decode for ByPeriod<T> {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let mut entries: Vec<Dated<T>> = Vec::new();
        let mut unread = Vec::new();
        match &node.kind {
            Kind::Map(pairs) => {
                entries.reserve_exact(pairs.len());
                for pair in pairs {
                    match from_pair(pair, cx) {
                        Some(Ok(entry)) => push(&mut entries, entry, cx),
                        Some(Err(period)) => unread.push(period),
                        None => {}
                    }
                }
            }
            Kind::List(nodes) => {
                for node in nodes {
                    match from_member(node, cx) {
                        Some(Ok(entry)) => push(&mut entries, entry, cx),
                        Some(Err(period)) => unread.push(period),
                        None => {}
                    }
                }
            }
            _ => return cx.wrong_type(Expected::NumberOrSeries, node),
        }
        Some(ByPeriod { entries, unread })
    }

    fn shape() -> Shape {
        Shape::ByPeriod(Box::new(T::shape()))
    }
}

fn push<T>(entries: &mut Vec<Dated<T>>, entry: Dated<T>, cx: &mut Decoder) {
    match entries.iter().find(|other| other.period.first == entry.period.first && other.period.last == entry.period.last) {
        Some(other) => {
            let problem = Problem::PeriodTwice { period: entry.period.spelled() };
            cx.findings.add_related(problem, entry.place, other.place);
        }
        None => entries.push(entry),
    }
}

/// A value, or the period of one that could not be read.
type Read<T> = Option<Result<Dated<T>, Period>>;

fn from_pair<T: DecodeEmpty>(pair: &Entry, cx: &mut Decoder) -> Read<T> {
    let key = Node { place: pair.place, kind: Kind::Scalar(pair.key.clone()) };
    let period = Period::decode(&key, cx);
    let value = match &period {
        Some(period) => value(&pair.value, pair.place, period, cx),
        None => None,
    };
    let period = period?;
    Some(value.map(|value| Dated { period, place: pair.place, value }).ok_or(period))
}

/// `{period: …, value: …}`: what stands beside `period` is the value.
fn from_member<T: DecodeEmpty>(node: &Node, cx: &mut Decoder) -> Read<T> {
    let Kind::Map(pairs) = &node.kind else { return cx.wrong_type(Expected::Map, node) };
    let Some(pair) = pairs.iter().find(|pair| pair.key == "period") else {
        cx.findings.add(Problem::MissingKey { key: "period".to_owned() }, pairs.first().map_or(node.place, |pair| pair.place));
        return None;
    };
    let period = Period::decode(&pair.value, cx)?;
    let rest: Vec<Entry> = pairs.iter().filter(|pair| pair.key != "period").cloned().collect();
    let value = value(&Node { place: node.place, kind: Kind::Map(rest) }, node.place, &period, cx);
    Some(value.map(|value| Dated { period, place: pair.value.place, value }).ok_or(period))
}

fn value<T: DecodeEmpty>(node: &Node, place: Place, period: &Period, cx: &mut Decoder) -> Option<T> {
    match node.kind {
        Kind::Empty => T::empty(place, period, cx),
        _ => T::decode(node, cx),
    }
}

impl<T: Decode> Decode for ByName<T> {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let Kind::Map(pairs) = &node.kind else { return cx.wrong_type(Expected::Map, node) };
        let entry = |pair: &Entry| {
            let name = Located { value: pair.key.clone(), place: pair.place };
            match pair.value.kind {
                Kind::Empty => {
                    cx.findings.add(Problem::MissingKey { key: pair.key.clone() }, pair.place);
                    None
                }
                _ => Some((name, T::decode(&pair.value, cx)?)),
            }
        };
        // No larger than it needs to be: a site has many of these.
        let mut entries = Vec::with_capacity(pairs.len());
        entries.extend(pairs.iter().filter_map(entry));
        Some(ByName { entries })
    }

    fn shape() -> Shape {
        Shape::ByName(Box::new(T::shape()))
    }
}

impl<T> ByName<T> {
    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.entries.iter().find(|(key, _)| key.value == name).map(|(_, value)| value)
    }
}
