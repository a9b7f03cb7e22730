//! Results: the values of an indicator that an assessment found (format.md §3).

use std::sync::Arc;

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
        /// What is measured: an indicator of the catalogue.
        required indicator: Located<String>,
        /// The outcome it tells about.
        optional outcome: Located<String>,
        /// Where the values come from (E10 when absent).
        optional source: Text,
        /// How they were collected: `register`, `survey`, `accounting`, `weighing`… or your own words.
        optional method: Method,
        /// What they cover: which places, which people.
        optional perimeter: Text,
        /// The values by period; instead of `csv`.
        optional values: ByPeriod<Observation>,
        /// A file of values, instead of `values`: `data/exits.csv`.
        optional csv: CsvFile,
        /// Whether periods of one length may overlap.
        usual rolling: bool,
        /// The period that progress is counted from.
        optional baseline: Located<Period>,
        /// What is aimed at, and by when.
        list targets: Target,
        /// What others reach, with their source.
        list benchmarks: Benchmark,
        /// The values by category: by gender, by age…
        list breakdowns: Breakdown,
        /// What a reader should know of all the values.
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
        /// The path of the CSV file, from the enterprise's folder.
        required file: Located<String>,
        /// How its ambiguous numbers are read: `comma` or `point`.
        optional numbers: Marks,
    }
}

record! {
    /// What is aimed at.
    pub struct Target {
        /// By when: a period.
        optional period: Period,
        /// The value aimed at.
        required value: Located<Decimal>,
        /// Who set it.
        optional set_by: Name,
        /// Whether it is published; `false` keeps it out of every page and file.
        optional public: bool,
    }
}

record! {
    /// What others reach.
    pub struct Benchmark {
        /// Whose value it is.
        required label: Text,
        /// The value.
        required value: Located<Decimal>,
        /// The period it is of.
        optional period: Period,
        /// Who says so.
        optional source: Text,
    }
}

record! {
    /// The values by category of one dimension.
    pub struct Breakdown {
        /// The dimension whose categories these are.
        required dimension: Located<String>,
        /// The values by period, then by category: `{2024: {women: 15, men: 12}}`.
        required values: ByPeriod<Categories>,
        /// Whether the categories make up the whole: then they must add up (E08).
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

/// Dimension and category, sorted by dimension; empty for the total. Many values share them.
pub type Coordinates = Arc<[(String, String)]>;

/// A cell of a result: the categories it belongs to (dimension and category ids, sorted; empty for the
/// total), its period and its observation.
#[derive(Clone, Debug)]
pub struct RawCell {
    /// The categories it belongs to.
    pub categories: Coordinates,
    /// The period.
    pub period: Period,
    /// The observation.
    pub observation: Observation,
}
