//! Values given in a directive itself: by period or by label.

use super::Block;
use super::options::ChartOptions;
use crate::decimal::float;
use crate::finding::{FileTrouble, Problem};
use crate::model::indicator::Indicator;
use crate::model::observation::{Measured, Observation, Status};
use crate::period::Period;
use crate::plan::chart::{Category, ChartKind, ChartSpec, Datum, DatumMark, Order, SeriesSpec, Tone};
use crate::plan::choice::{self, Measure};
use crate::plan::{shown, specs};
use crate::source::decode::{Decode, Decoder, Located};
use crate::source::series::DecodeEmpty;
use crate::source::shape::Shape;
use crate::source::yaml::{Kind, Node};

/// Values by key: a period, or any other words.
#[derive(Clone, Debug)]
pub struct InlineValues {
    /// In the order written.
    pub entries: Vec<(Key, Observation)>,
}

impl InlineValues {
    /// Whether every value says of how many.
    pub fn have_base(&self) -> bool {
        self.entries
            .iter()
            .all(|(_, observation)| observation.remarks().base.is_some() || matches!(observation.measured, Measured::Parts { .. }))
    }
}

/// What a value is for.
#[derive(Clone, Debug)]
pub enum Key {
    /// A period.
    Period(Period),
    /// Words.
    Label(String),
}

impl Decode for InlineValues {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let Kind::Map(pairs) = &node.kind else { return cx.wrong_type(crate::finding::Expected::NumberOrSeries, node) };
        let mut entries = Vec::new();
        for pair in pairs {
            let key = crate::period::parse(&pair.key, cx.school).map_or_else(|| Key::Label(pair.key.clone()), Key::Period);
            let observation = match pair.value.kind {
                Kind::Empty => {
                    let year = Period::year(2000).expect("2000 is a year");
                    Observation::empty(pair.place, if let Key::Period(period) = &key { period } else { &year }, cx)
                }
                _ => Observation::decode(&pair.value, cx),
            };
            entries.extend(observation.map(|observation| (key, observation)));
        }
        Some(InlineValues { entries })
    }

    fn shape() -> Shape {
        Shape::ByName(Box::new(Observation::shape()))
    }
}

/// The chart of values given here, if they are complete: unit, source and values or a file (E20).
pub fn spec(block: &mut Block, options: &ChartOptions) -> Option<(ChartSpec, Indicator)> {
    let place = block.directive.place;
    for (key, missing) in [("unit", options.unit.is_none()), ("source", options.source.is_none())] {
        if missing {
            block.problem(Problem::MissingKey { key: key.to_owned() }, place);
        }
    }
    let values = match (&options.values, &options.csv) {
        (Some(values), None) => values.clone(),
        (None, Some(csv)) => from_csv(block, &csv.file, Some(csv.marks))?,
        (Some(_), Some(csv)) => {
            block.problem(Problem::Excluding { key: "values", other: "csv" }, csv.file.place);
            return None;
        }
        (None, None) => {
            block.problem(Problem::MissingKey { key: "values".to_owned() }, place);
            return None;
        }
    };
    let unit = options.unit.clone().filter(|_| options.source.is_some())?;
    let indicator = stand_in(block, unit)?;
    let decimals = decimals(&indicator, &values);
    let timed = values.entries.iter().all(|(key, _)| matches!(key, Key::Period(_)));
    let mut entries = values.entries;
    if timed {
        entries.sort_by_key(|(key, _)| if let Key::Period(period) = key { Some(*period) } else { None });
    }
    let days = entries.iter().all(|(key, _)| matches!(key, Key::Period(period) if period.first == period.last));
    // Single days are events: bars, not a trend.
    let kind = if timed && !days { ChartKind::Line } else { ChartKind::Bar };
    let mut spec = specs::empty("", kind);
    let reader = block.desk.reader;
    spec.unit = shown::axis_unit(reader, &indicator);
    spec.categories = entries
        .iter()
        .enumerate()
        .map(|(index, (key, _))| match key {
            Key::Period(period) => {
                Category { at: if kind == ChartKind::Line { period.position() } else { index as f64 }, ..specs::period(reader, period) }
            }
            Key::Label(label) => specs::plain(&block.desk.typeset(label), index),
        })
        .collect();
    let data = entries.iter().map(|(_, observation)| datum(block, &indicator, observation, decimals)).collect();
    spec.series.push(SeriesSpec { name: reader.words.get("figure.value").to_owned(), tone: Tone::Subject, data });
    match spec.order {
        Order::Time => choice::choose(&mut spec, Measure::of(&indicator)),
        _ => specs::suit(&mut spec, Measure::of(&indicator)),
    }
    if days {
        spec.kind = ChartKind::Bar;
    }
    Some((spec, indicator))
}

/// An indicator that only has a unit.
fn stand_in(block: &mut Block, unit: crate::model::indicator::Unit) -> Option<Indicator> {
    let node = crate::source::yaml::parse("{id: value, name: value, unit: count}", block.directive.place, &mut block.findings)?;
    let model = block.desk.model();
    let mut cx = Decoder::new(&model.languages);
    cx.plain = crate::source::decode::PlainText::Page(block.language());
    let mut indicator = Indicator::decode(&node, &mut cx)?;
    indicator.unit = unit;
    Some(indicator)
}

fn decimals(indicator: &Indicator, values: &InlineValues) -> u32 {
    let written = values.entries.iter().filter_map(|(_, observation)| match observation.measured {
        Measured::Value(value) => Some(value),
        _ => None,
    });
    crate::figures::quantity::decimals(indicator, written)
}

fn datum(block: &Block, indicator: &Indicator, observation: &Observation, decimals: u32) -> Datum {
    let reader = block.desk.reader;
    let remarks: Vec<&str> = observation
        .remarks()
        .status
        .iter()
        .filter(|status| **status != Status::Final)
        .map(|status| shown::status_word(reader, *status))
        .collect();
    let note = observation.remarks().note.as_ref().and_then(|note| block.desk.said(note));
    let aside = note.clone().or((!remarks.is_empty()).then(|| remarks.join(", ")));
    match observation.number() {
        Some(value) => Datum {
            value: Some(float(value)),
            text: shown::amount(reader, indicator, value, decimals).text(),
            number: Some(value.normalize().to_string()),
            mark: mark(observation),
            aside,
            range: observation.remarks().low.zip(observation.remarks().high).map(|(low, high)| (float(low), float(high))),
            caution: false,
        },
        None => {
            let status = observation.remarks().status.iter().copied().find(|status| status.explains_absence()).unwrap_or(Status::Missing);
            Datum {
                value: None,
                text: shown::status_word(reader, status).to_owned(),
                number: None,
                mark: DatumMark::Missing,
                aside: note,
                ..Datum::default()
            }
        }
    }
}

fn mark(observation: &Observation) -> DatumMark {
    match observation.remarks().status.first() {
        Some(Status::Break) => DatumMark::Break,
        Some(Status::Provisional | Status::Estimated | Status::Forecast) => DatumMark::Provisional,
        _ => DatumMark::Plain,
    }
}

/// The rows of a file: the first column names them, `value` or the second holds their value.
fn from_csv(block: &mut Block, file: &Located<String>, marks: Option<crate::decimal::Marks>) -> Option<InlineValues> {
    let snapshot = block.desk.press.snapshot;
    let id = match crate::render::media::find(snapshot, file.place.file, &file.value) {
        Ok(id) => id,
        Err(problem) => {
            block.problem(problem, file.place);
            return None;
        }
    };
    block.desk.notes.borrow_mut().read.insert(id);
    let table = crate::source::table::read(snapshot.text(id), crate::finding::Place::file(id))?;
    let model = block.desk.model();
    let mut cx = Decoder::new(&model.languages);
    cx.marks = marks.or(model.settings.numbers).unwrap_or_default();
    let column = table.header.iter().position(|cell| cell.value == "value").unwrap_or(1);
    let mut entries = Vec::new();
    for row in &table.rows {
        let (Some(label), Some(cell)) = (row.cells.first(), row.cells.get(column)) else {
            block.problem(Problem::File { file: file.value.clone(), trouble: FileTrouble::Row }, file.place);
            return None;
        };
        let key = crate::period::parse(&label.value, cx.school).map_or_else(|| Key::Label(label.value.clone()), Key::Period);
        if cell.value.trim().is_empty() {
            continue;
        }
        let number = crate::source::decode::number(&cell.value, cell.place, &mut cx);
        entries.extend(number.map(|number| (key, Observation::of(Measured::Value(number), cell.place))));
    }
    block.findings.append(cx.findings);
    Some(InlineValues { entries })
}
