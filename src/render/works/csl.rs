//! Works in CSL-JSON, as reference managers give them, in the citation library's own YAML (of which JSON is a part).
#![cfg_attr(not(feature = "references"), allow(dead_code, reason = "the citation library reads it"))]

use std::ops::Range;

use serde_json::{Map, Value, json};

/// The same works for the library; where the file cannot be read, in bytes.
pub fn as_yaml(text: &str) -> Result<String, Range<usize>> {
    let read: Value = serde_json::from_str(text).map_err(|error| at(text, (error.line(), error.column())))?;
    let items = match &read {
        Value::Array(items) => items.as_slice(),
        Value::Object(whole) => whole.get("items").and_then(Value::as_array).map_or(&[][..], Vec::as_slice),
        _ => &[],
    };
    let named = items.iter().filter_map(|item| Some((word(item, "id")?, work(item))));
    Ok(Value::Object(named.collect()).to_string())
}

/// Where a line and column, counted from 1, lie.
fn at(text: &str, (line, column): (usize, usize)) -> Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let start = (start + column.saturating_sub(1)).min(text.len());
    start..start
}

fn word(item: &Value, key: &str) -> Option<String> {
    match item.get(key)? {
        Value::String(words) if !words.trim().is_empty() => Some(words.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn work(item: &Value) -> Value {
    let (own, parent) = match word(item, "type").as_deref().unwrap_or_default() {
        "article-journal" | "article" => ("article", Some("periodical")),
        "article-magazine" => ("article", Some("periodical")),
        "article-newspaper" => ("article", Some("newspaper")),
        "chapter" | "entry-encyclopedia" | "entry-dictionary" => ("chapter", Some("book")),
        "paper-conference" => ("article", Some("proceedings")),
        "book" => ("book", None),
        "report" => ("report", None),
        "thesis" => ("thesis", None),
        "webpage" | "post" | "post-weblog" => ("web", None),
        "legislation" | "bill" => ("legislation", None),
        "motion_picture" | "broadcast" => ("video", None),
        "dataset" => ("repository", None),
        _ => ("misc", None),
    };
    let mut out = Map::new();
    out.insert("type".to_owned(), json!(own));
    let mut container = Map::new();
    let to_container = parent.is_some();
    let mut put = |key: &str, value: Option<Value>, in_container: bool| {
        if let Some(value) = value {
            if in_container && to_container { &mut container } else { &mut out }.insert(key.to_owned(), value);
        }
    };
    let words = |key: &str| word(item, key).map(Value::String);
    put("title", words("title"), false);
    put("author", people(item, "author"), false);
    put("date", date(item), false);
    put("page-range", words("page"), false);
    put("edition", words("edition"), true);
    put("volume", words("volume"), true);
    put("issue", words("issue").or_else(|| words("number")), true);
    put("editor", people(item, "editor"), true);
    put("publisher", publisher(item), true);
    put("language", words("language"), false);
    let serial: Map<String, Value> =
        ["DOI", "ISBN", "ISSN"].into_iter().filter_map(|key| Some((key.to_ascii_lowercase(), words(key)?))).collect();
    put("serial-number", (!serial.is_empty()).then_some(Value::Object(serial)), false);
    put("url", words("URL"), false);
    if let Some(kind) = parent {
        container.insert("type".to_owned(), json!(kind));
        if let Some(title) = words("container-title") {
            container.insert("title".to_owned(), title);
        }
        out.insert("parent".to_owned(), Value::Object(container));
    }
    Value::Object(out)
}

fn publisher(item: &Value) -> Option<Value> {
    let name = word(item, "publisher")?;
    Some(match word(item, "publisher-place") {
        Some(place) => json!({ "name": name, "location": place }),
        None => json!(name),
    })
}

/// Persons and organisations.
fn people(item: &Value, key: &str) -> Option<Value> {
    let person = |person: &Value| {
        let family = word(person, "family").or_else(|| word(person, "literal"))?;
        let mut out = json!({ "name": family });
        for (key, theirs) in [("given-name", "given"), ("prefix", "non-dropping-particle"), ("suffix", "suffix")] {
            if let Some(words) = word(person, theirs) {
                out[key] = json!(words);
            }
        }
        Some(out)
    };
    let people: Vec<Value> = item.get(key)?.as_array()?.iter().filter_map(person).collect();
    (!people.is_empty()).then_some(Value::Array(people))
}

/// `2020-05-03`, as far as it is known.
fn date(item: &Value) -> Option<Value> {
    let parts = item.get("issued")?.get("date-parts")?.get(0)?.as_array()?;
    let number = |part: &Value| part.as_i64().or_else(|| part.as_str()?.trim().parse().ok());
    let numbers: Vec<i64> = parts.iter().map_while(number).take(3).collect();
    let written = numbers.iter().enumerate().map(|(at, number)| if at == 0 { format!("{number:04}") } else { format!("{number:02}") });
    (!numbers.is_empty()).then(|| json!(written.collect::<Vec<_>>().join("-")))
}
