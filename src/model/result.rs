//! Results: the values of an indicator that an assessment found (format.md §3).

use super::observation::Observation;
use super::outcome::Method;
use crate::decimal::{Decimal, Marks};
use crate::finding::{Place, Problem};
use crate::period::Period;
use crate::source::decode::{Decode, Decoder, Located};
use crate::source::series::{ByName, ByPeriod, DecodeEmpty};
use crate::source::shape::{Scalar, Shape};
use crate::source::text::{Name, Text};
use crate::source::yaml::{Kind, Node};
use crate::{record, words};

record! {
    /// The values of one indicator.
    pub struct ResultEntry {
        /// What is measured.
        required indicator: Located<String>,
        /// The outcome it tells about.
        optional outcome: Located<String>,
        /// Where the values come from (E10 when absent).
        optional source: Text,
        /// How they were collected.
        optional method: Method,
        /// What they cover.
        optional perimeter: Text,
        /// The values by period.
        optional values: ByPeriod<Observation>,
        /// A file of values.
        optional csv: CsvFile,
        /// Whether periods of one length may overlap.
        usual rolling: bool,
        /// The period that progress is counted from.
        optional baseline: Located<Period>,
        /// What is aimed at.
        list targets: Target,
        /// What others reach.
        list benchmarks: Benchmark,
        /// The values by category.
        list breakdowns: Breakdown,
        /// What a reader should know.
        optional notes: Text,
    }
}

/// A CSV file and how its numbers are read.
#[derive(Clone, Debug)]
pub struct CsvFile {
    /// The path as written.
    pub file: Located<String>,
    /// How its ambiguous numbers are read: as it says, else as the YAML file that names it.
    pub marks: Marks,
}

impl Decode for CsvFile {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        if matches!(node.kind, Kind::Scalar(_)) {
            return Some(CsvFile { file: Located::decode(node, cx)?, marks: cx.marks });
        }
        let map = CsvMap::decode(node, cx)?;
        Some(CsvFile { file: map.file, marks: map.numbers.unwrap_or(cx.marks) })
    }

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Scalar(Scalar::Plain), CsvMap::shape()])
    }
}

record! {
    /// A CSV file written as a map.
    pub struct CsvMap {
        /// The path.
        required file: Located<String>,
        /// How its ambiguous numbers are read.
        optional numbers: Marks,
    }
}

record! {
    /// What is aimed at.
    pub struct Target {
        /// By when.
        optional period: Period,
        /// How much.
        required value: Located<Decimal>,
        /// Who set it.
        optional set_by: Name,
        /// Whether it is published.
        optional public: bool,
    }
}

record! {
    /// What others reach.
    pub struct Benchmark {
        /// Who.
        required label: Text,
        /// How much.
        required value: Located<Decimal>,
        /// When.
        optional period: Period,
        /// Who says so.
        optional source: Text,
    }
}

record! {
    /// The values by category of one dimension.
    pub struct Breakdown {
        /// The dimension.
        required dimension: Located<String>,
        /// The values by period and category.
        required values: ByPeriod<Categories>,
        /// Whether the categories make up the whole.
        optional exhaustive: bool,
    }
}

/// The observations of one period by category.
#[derive(Clone, Debug)]
pub struct Categories(pub ByName<Observation>);

impl Decode for Categories {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        ByName::decode(node, cx).map(Categories)
    }

    fn shape() -> Shape {
        ByName::<Observation>::shape()
    }
}

impl DecodeEmpty for Categories {
    fn empty(place: Place, period: &Period, cx: &mut Decoder) -> Option<Self> {
        cx.findings.add(Problem::EmptyValue { period: period.spelled() }, place);
        None
    }
}

words! {
    /// The columns of a CSV of values that are not dimensions.
    pub enum Column {
        /// The period.
        Period "period",
        /// The value.
        Value "value",
        /// The part.
        Numerator "numerator",
        /// The whole.
        Denominator "denominator",
        /// What is to be known.
        Status "status",
        /// The base.
        N "n",
        /// The lower end.
        Low "low",
        /// The upper end.
        High "high",
        /// A note.
        Note "note",
    }
}

/// A cell of a result: the categories it belongs to (dimension and category ids, sorted; empty for the
/// total), its period and its observation.
#[derive(Clone, Debug)]
pub struct RawCell {
    /// Dimension and category, sorted by dimension.
    pub categories: Vec<(String, String)>,
    /// The period.
    pub period: Period,
    /// The observation.
    pub observation: Observation,
}
