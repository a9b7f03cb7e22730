//! JSON Schemas of what authors write, for their editors: completion, explanations, mistakes underlined while typing.
//!
//! Draft 7, which every YAML language server reads. A schema is as strict as the program about keys, missing keys and
//! lists of words (E01, E20, E21), and leaves to the program what needs the rest of the site.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::source::shape::{Field, Need, Scalar, Shape};

/// What a field says in the reader's language, by its record and its key.
pub type About<'words> = &'words dyn Fn(&str, &Field) -> String;

/// The schema of a kind of file.
pub fn schema(files: &str, shape: &Shape, about: About) -> Value {
    let mut definitions = BTreeMap::new();
    let root = value(shape, about, &mut definitions);
    let definitions: Map<String, Value> = definitions.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    json!({ "$schema": "http://json-schema.org/draft-07/schema#", "$comment": files, "allOf": [root], "definitions": definitions })
}

type Definitions = BTreeMap<&'static str, Value>;

fn value(shape: &Shape, about: About, definitions: &mut Definitions) -> Value {
    match shape {
        Shape::Anything => json!({}),
        Shape::Scalar(Scalar::Plain) => self::scalar(Scalar::Plain),
        Shape::Scalar(Scalar::Number) => shared("Number", self::scalar(Scalar::Number), definitions),
        Shape::Scalar(scalar) => self::scalar(*scalar),
        Shape::Words(words) => json!({ "enum": spellings(words) }),
        Shape::Text | Shape::Name => shared("Text", text(), definitions),
        Shape::Record(name, fields) => {
            if !definitions.contains_key(name) {
                // Its own name first: a record may hold itself.
                definitions.insert(name, Value::Null);
                let described = record(name, &fields(), about, definitions);
                definitions.insert(name, described);
            }
            json!({ "$ref": format!("#/definitions/{name}") })
        }
        Shape::List(of) => {
            let one = value(of, about, definitions);
            let several = json!({ "type": "array", "items": one });
            if of.takes_scalar() { json!({ "anyOf": [several, one] }) } else { several }
        }
        Shape::ByPeriod(of) => {
            let one = or_empty(value(of, about, definitions));
            json!({ "anyOf": [
                { "type": "object", "patternProperties": { "^[0-9]{4}": one }, "additionalProperties": false },
                { "type": "array", "items": { "type": "object", "required": ["period"] } },
            ] })
        }
        Shape::ByName(of) => json!({ "type": "object", "additionalProperties": value(of, about, definitions) }),
        Shape::Either(all) => json!({ "anyOf": all.iter().map(|shape| value(shape, about, definitions)).collect::<Vec<_>>() }),
    }
}

/// A schema that stands once and is meant in many places.
fn shared(name: &'static str, schema: Value, definitions: &mut Definitions) -> Value {
    definitions.entry(name).or_insert(schema);
    json!({ "$ref": format!("#/definitions/{name}") })
}

fn record(name: &str, fields: &[Field], about: About, definitions: &mut Definitions) -> Value {
    let mut properties = Map::new();
    for field in fields {
        let schema = value(&field.shape, about, definitions);
        let mut schema = if field.need == Need::Required { json!({ "allOf": [schema] }) } else { or_empty(schema) };
        schema["description"] = Value::from(about(name, field));
        properties.insert(field.key.to_owned(), schema);
    }
    for everywhere in ["extra", "numbers"] {
        properties.entry(everywhere).or_insert_with(|| json!({}));
    }
    let required: Vec<&str> = fields.iter().filter(|field| field.need == Need::Required).map(|field| field.key).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// A field that may be absent may be left empty.
fn or_empty(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

/// Words, or words by language.
fn text() -> Value {
    let words = json!({ "type": ["string", "number", "boolean"] });
    let empty = json!({ "type": ["string", "number", "boolean", "null"] });
    json!({ "anyOf": [
        words,
        { "type": "object", "patternProperties": { "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$": empty }, "additionalProperties": false, "minProperties": 1 },
    ] })
}

/// Numbers among the words are numbers to YAML.
fn spellings(words: &[&str]) -> Vec<Value> {
    words.iter().map(|word| json!(word)).chain(words.iter().filter_map(|word| word.parse::<i64>().ok()).map(Value::from)).collect()
}

/// What a scalar looks like, as a regular expression; nothing where any words will do.
pub fn pattern(scalar: Scalar) -> Option<&'static str> {
    Some(match scalar {
        Scalar::Plain => return None,
        Scalar::Flag => "^(true|false)$",
        Scalar::Number => "^[+\\-−]?[0-9][0-9 .,\u{A0}\u{202F}]*([eE][+\\-]?[0-9]+)?$",
        Scalar::Count => "^[0-9][0-9 .,\u{A0}\u{202F}]*$",
        Scalar::Date => "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        Scalar::Period => "^[0-9]{4}(-[0-9]{4}|-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?(\\.\\.[0-9]{4}.*)?$",
        Scalar::MonthDay => "^[0-9]{2}-[0-9]{2}$",
        Scalar::YearOrDate => "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$",
        Scalar::Id => "^[a-z0-9]+(-[a-z0-9]+)*$",
        Scalar::Language => "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        Scalar::Address => "^https?://",
        Scalar::Colour => "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$",
    })
}

fn scalar(scalar: Scalar) -> Value {
    let written = json!({ "type": "string", "pattern": pattern(scalar) });
    match scalar {
        Scalar::Plain => json!({ "type": ["string", "number", "boolean"] }),
        Scalar::Flag => json!({ "enum": [true, false, "true", "false"] }),
        Scalar::Count => json!({ "anyOf": [{ "type": "number", "minimum": 0 }, written] }),
        // YAML's own guess of a scalar may be a number where the program reads what was written.
        Scalar::Number | Scalar::Period | Scalar::YearOrDate | Scalar::Id => json!({ "anyOf": [{ "type": "number" }, written] }),
        Scalar::Date | Scalar::MonthDay | Scalar::Language | Scalar::Address | Scalar::Colour => written,
    }
}
