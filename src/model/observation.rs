//! Observations: one value of one period, with what is known about it (format.md §2).

use crate::decimal::{self, Decimal};
use crate::finding::{Expected, Findings, Place, Problem};
use crate::period::{Date, Period};
use crate::source::decode::{Decode, Decoder, Fields, Located};
use crate::source::series::DecodeEmpty;
use crate::source::shape::{Field, Need, Scalar, Shape};
use crate::source::text::Text;
use crate::source::yaml::{Kind, Node};
use crate::{record, words};

words! {
    /// What is to be known about a value (SDMX observation status).
    pub enum Status {
        /// It stands (A).
        Final "final",
        /// It may still change (P).
        Provisional "provisional",
        /// It was estimated (E).
        Estimated "estimated",
        /// It is a forecast (F).
        Forecast "forecast",
        /// It is not comparable with what came before (B).
        Break "break",
        /// It is not very reliable (U).
        LowReliability "low-reliability",
        /// It is withheld by its source (Q).
        Suppressed "suppressed",
        /// It exists and was not collected (L).
        NotCollected "not-collected",
        /// It cannot exist (M).
        NotApplicable "not-applicable",
        /// It is missing (O).
        Missing "missing",
    }
}

impl Status {
    /// Whether it explains why there is no value.
    pub fn explains_absence(self) -> bool {
        matches!(self, Status::Suppressed | Status::NotCollected | Status::NotApplicable | Status::Missing)
    }

    /// The status of a letter of SDMX's code list, as the files that we publish have it.
    pub fn of_sdmx(letter: &str) -> Option<Status> {
        let mut all = Status::WORDS.iter().filter_map(|word| Status::of(word));
        all.find(|status| status.sdmx() == letter)
    }

    /// The letter of SDMX's code list.
    pub fn sdmx(self) -> &'static str {
        match self {
            Status::Final => "A",
            Status::Provisional => "P",
            Status::Estimated => "E",
            Status::Forecast => "F",
            Status::Break => "B",
            Status::LowReliability => "U",
            Status::Suppressed => "Q",
            Status::NotCollected => "L",
            Status::NotApplicable => "M",
            Status::Missing => "O",
        }
    }
}

/// What was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// A number; its scale is the decimals it was written with.
    Value(Decimal),
    /// A part of a whole.
    Parts {
        /// The part.
        numerator: Decimal,
        /// The whole.
        denominator: Decimal,
    },
    /// Nothing; the status says why.
    Absent,
}

/// One value of one period.
#[derive(Clone, Debug)]
pub struct Observation {
    /// Where it is written.
    pub place: Place,
    /// What was measured.
    pub measured: Measured,
    /// What else is known about it. Few values have any of it, and there are many values: so it lies apart.
    remarks: Option<Box<Remarks>>,
}

/// What is known about a value besides its number.
#[derive(Clone, Debug, Default)]
pub struct Remarks {
    /// What is to be known about it; empty = final.
    pub status: Vec<Status>,
    /// How many it is based on.
    pub base: Option<Decimal>,
    /// The lower end of its uncertainty.
    pub low: Option<Decimal>,
    /// The upper end.
    pub high: Option<Decimal>,
    /// Where it comes from, if not from the result's source.
    pub source: Option<Text>,
    /// What a reader should know.
    pub note: Option<Text>,
    /// How it replaces an earlier value.
    pub revised: Option<Revision>,
}

impl Remarks {
    /// In a box, if they say anything.
    pub fn said(self) -> Option<Box<Remarks>> {
        let Remarks { status, base, low, high, source, note, revised } = &self;
        let no_number = base.is_none() && low.is_none() && high.is_none();
        let silent = status.is_empty() && no_number && source.is_none() && note.is_none() && revised.is_none();
        (!silent).then(|| Box::new(self))
    }
}

/// Nothing is known.
static BARE: Remarks = Remarks { status: Vec::new(), base: None, low: None, high: None, source: None, note: None, revised: None };

record! {
    /// How a value replaces an earlier one.
    pub struct Revision {
        /// When it was replaced: a date.
        optional on: Date,
        /// What it was before.
        optional was: Decimal,
        /// Why it was replaced.
        optional why: Text,
    }
}

/// What is read by hand below, since a value, its parts and its status exclude or need each other.
fn fields() -> Vec<Field> {
    let field = |key, shape, about| Field { key, need: Need::Optional, shape, about };
    let number = || Shape::Scalar(Scalar::Number);
    vec![
        field("value", number(), "The value; a rate is written with `numerator` and `denominator` instead."),
        field("numerator", number(), "The part, of a rate: 27 of 40."),
        field("denominator", number(), "The whole, of a rate: 40."),
        field(
            "status",
            Shape::list(Status::shape()),
            "What is to be known about it: `provisional`, `estimated`, `not-collected`…; `final` unless said.",
        ),
        field("n", number(), "How many answers or cases it is based on."),
        field("low", number(), "The lower end of its uncertainty."),
        field("high", number(), "The upper end of its uncertainty."),
        field("source", Text::shape(), "Where it comes from, if not from the result’s source."),
        field("note", Text::shape(), "What a reader should know of this value: a change of method, a move."),
        field("revised", Revision::shape(), "How it replaces an earlier value."),
    ]
}

const KEYS: &[&str] = &["value", "numerator", "denominator", "status", "n", "low", "high", "source", "note", "revised"];

impl Observation {
    /// A bare observation.
    pub fn of(measured: Measured, place: Place) -> Observation {
        Observation { place, measured, remarks: None }
    }

    /// An observation of which more is known.
    pub fn with(measured: Measured, place: Place, remarks: Remarks) -> Observation {
        Observation { place, measured, remarks: remarks.said() }
    }

    /// What else is known about it.
    pub fn remarks(&self) -> &Remarks {
        self.remarks.as_deref().unwrap_or(&BARE)
    }

    /// Whether it has this status.
    pub fn is(&self, status: Status) -> bool {
        self.remarks().status.contains(&status)
    }

    /// The number a reader sees before rounding: the value, or the parts in per cent.
    pub fn number(&self) -> Option<Decimal> {
        match self.measured {
            Measured::Value(value) => Some(value),
            Measured::Parts { numerator, denominator } => decimal::percentage(numerator, denominator),
            Measured::Absent => None,
        }
    }
}

impl Decode for Observation {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.kind {
            Kind::Scalar(_) => Some(Observation::of(Measured::Value(Decimal::decode(node, cx)?), node.place)),
            Kind::Map(_) => from_map(node, cx),
            _ => cx.wrong_type(Expected::Observation, node),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Scalar(Scalar::Number), Shape::Record("Observation", fields)])
    }
}

impl DecodeEmpty for Observation {
    fn empty(place: Place, period: &Period, cx: &mut Decoder) -> Option<Self> {
        cx.findings.add(Problem::EmptyValue { period: period.spelled() }, place);
        Some(Observation::with(Measured::Absent, place, Remarks { status: vec![Status::Missing], ..Remarks::default() }))
    }
}

fn from_map(node: &Node, cx: &mut Decoder) -> Option<Observation> {
    let fields = Fields::of(node, KEYS, cx)?;
    let before = cx.findings.count(crate::finding::Severity::Error);
    let value: Option<Located<Decimal>> = fields.optional("value", cx)?;
    let numerator: Option<Decimal> = fields.optional("numerator", cx)?;
    let denominator: Option<Decimal> = fields.optional("denominator", cx)?;
    let status: Vec<Status> = fields.list("status", cx)?;
    let (base, low, high) = (fields.optional("n", cx)?, fields.optional("low", cx)?, fields.optional("high", cx)?);
    let (source, note): (Option<Text>, Option<Text>) = (fields.optional("source", cx)?, fields.optional("note", cx)?);
    let revised: Option<Revision> = fields.optional("revised", cx)?;
    let unreadable = cx.findings.count(crate::finding::Severity::Error) > before;
    let measured = match (value, numerator, denominator) {
        (value, Some(numerator), Some(denominator)) => {
            value.iter().for_each(|value| check_typed(value, (numerator, denominator), &mut cx.findings));
            Measured::Parts { numerator, denominator }
        }
        (Some(value), None, None) => Measured::Value(value.value),
        _ if unreadable => return None,
        (_, Some(_), None) => return missing("denominator", node, cx),
        (_, None, Some(_)) => return missing("numerator", node, cx),
        (None, None, None) if status.iter().any(|status| status.explains_absence()) => Measured::Absent,
        (None, None, None) => return missing("value", node, cx),
    };
    Some(Observation::with(measured, node.place, Remarks { status, base, low, high, source, note, revised }))
}

/// A value typed beside its parts: the parts count, and a value that they do not give is noted (W04).
pub fn check_typed(typed: &Located<Decimal>, (numerator, denominator): (Decimal, Decimal), findings: &mut Findings) {
    let Some(percent) = decimal::percentage(numerator, denominator) else { return };
    let scale = typed.value.scale();
    let agrees = |computed: Decimal| decimal::rounded(computed, scale) == typed.value;
    if !agrees(percent) && !agrees(percent / Decimal::ONE_HUNDRED) {
        let computed = decimal::rounded(percent, scale.max(1)).to_string();
        let [numerator, denominator] = [numerator, denominator].map(|number| number.normalize().to_string());
        findings.add(Problem::TypedPercentage { written: typed.value.to_string(), numerator, denominator, computed }, typed.place);
    }
}

fn missing(key: &str, node: &Node, cx: &mut Decoder) -> Option<Observation> {
    cx.findings.add(Problem::MissingKey { key: key.to_owned() }, node.place);
    None
}

/// A plain number in a series that knows no status: a turnover.
#[derive(Clone, Copy, Debug)]
pub struct Amount(pub Decimal);

impl Decode for Amount {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        Decimal::decode(node, cx).map(Amount)
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Number)
    }
}

impl DecodeEmpty for Amount {
    fn empty(place: Place, period: &Period, cx: &mut Decoder) -> Option<Self> {
        cx.findings.add(Problem::EmptyValue { period: period.spelled() }, place);
        None
    }
}
