//! Declarations of files as data, for a script that asks for what they hold and judges what is written.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::model::described::{FileKind, kinds};
use crate::render::schema;
use crate::source::shape::{Field, Need, Scalar, Shape};
use crate::source::yaml::{Kind, Node};

/// The kinds of files that a member writes.
const KINDS: [&str; 3] = ["enterprise", "assessment", "testimonial"];

/// The records that files are made of, each under its name.
type Records = BTreeMap<&'static str, Vec<Field>>;

/// The shape of each kind of file, the fields of each record, and the pattern of each scalar.
pub fn shapes(about: &dyn Fn(&str, &Field) -> Value) -> Value {
    let mut records = Records::new();
    let of_member: Vec<FileKind> = kinds().into_iter().filter(|kind| KINDS.contains(&kind.name)).collect();
    let kinds: Map<String, Value> = of_member.iter().map(|kind| (kind.name.to_owned(), shape(&kind.shape, &mut records))).collect();
    let field = |record: &str, field: &Field| {
        let need = field.need == Need::Required;
        json!({ "key": field.key, "need": need, "shape": shape(&field.shape, &mut Records::new()), "about": about(record, field) })
    };
    let records: Map<String, Value> = records
        .iter()
        .map(|(name, fields)| ((*name).to_owned(), fields.iter().map(|one| field(name, one)).collect::<Vec<_>>().into()))
        .collect();
    let patterns: Map<String, Value> =
        SCALARS.iter().filter_map(|scalar| Some((word(*scalar).to_owned(), schema::pattern(*scalar)?.into()))).collect();
    json!({ "kinds": kinds, "records": records, "patterns": patterns })
}

const SCALARS: [Scalar; 12] = [
    Scalar::Plain,
    Scalar::Flag,
    Scalar::Number,
    Scalar::Count,
    Scalar::Date,
    Scalar::Period,
    Scalar::MonthDay,
    Scalar::YearOrDate,
    Scalar::Id,
    Scalar::Language,
    Scalar::Address,
    Scalar::Colour,
];

fn word(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Plain => "plain",
        Scalar::Flag => "flag",
        Scalar::Number => "number",
        Scalar::Count => "count",
        Scalar::Date => "date",
        Scalar::Period => "period",
        Scalar::MonthDay => "month-day",
        Scalar::YearOrDate => "year-or-date",
        Scalar::Id => "id",
        Scalar::Language => "language",
        Scalar::Address => "address",
        Scalar::Colour => "colour",
    }
}

/// A shape in few letters; records are named, and gathered on the way.
fn shape(of: &Shape, records: &mut Records) -> Value {
    match of {
        Shape::Anything => json!({ "is": "anything" }),
        Shape::Scalar(scalar) => json!({ "is": "scalar", "of": word(*scalar) }),
        Shape::Words(words) => json!({ "is": "words", "of": words }),
        Shape::Text => json!({ "is": "text" }),
        Shape::Name => json!({ "is": "name" }),
        Shape::Record(name, fields) => {
            if !records.contains_key(name) {
                // Its fields first: a record may hold itself.
                let fields = fields();
                records.insert(name, fields.clone());
                fields.iter().for_each(|field| drop(shape(&field.shape, records)));
            }
            json!({ "is": "record", "of": name })
        }
        Shape::List(of) => json!({ "is": "list", "of": shape(of, records), "one": of.takes_scalar() }),
        Shape::ByPeriod(of) => json!({ "is": "by-period", "of": shape(of, records) }),
        Shape::ByName(of) => json!({ "is": "by-name", "of": shape(of, records) }),
        Shape::Either(all) => json!({ "is": "either", "of": all.iter().map(|of| shape(of, records)).collect::<Vec<_>>() }),
    }
}

/// What is written, for the same script: scalars as they stand, maps as lists of pairs, since keys have an order.
pub fn written(node: &Node) -> Value {
    match &node.kind {
        Kind::Empty => Value::Null,
        Kind::Scalar(text) => Value::from(text.as_str()),
        Kind::List(nodes) => nodes.iter().map(written).collect::<Vec<_>>().into(),
        Kind::Map(entries) => {
            let pairs: Vec<Value> = entries.iter().map(|entry| json!([entry.key, written(&entry.value)])).collect();
            json!({ "map": pairs })
        }
    }
}
