//! What may stand at the cursor, in YAML, in front matter and in Markdown: told by the declarations that read files.

use std::ops::Range;

use super::indented::{Slot, Standing, Step, standing};
use super::wanted::{self, SCHEMES, Wanted};
use super::written::{self, Written};
use crate::finding::{Findings, Place};
use crate::model::described::{FileKind, kinds};
use crate::path::SourcePath;
use crate::render::options_of;
use crate::snapshot::FileId;
use crate::source::directives::NAMES;
use crate::source::frontmatter;
use crate::source::shape::{Field, Scalar, Shape};

/// A record: its name and its fields.
pub(super) type Record = (&'static str, Vec<Field>);

/// What stands at the cursor, or may.
#[derive(Debug, Default)]
pub(super) struct Spot {
    /// The word there, which a choice replaces.
    pub word: Range<usize>,
    /// The records of which a key may stand there.
    pub records: Vec<Record>,
    /// Whether languages may stand there as keys.
    pub languages: bool,
    /// The keys that are there already.
    pub beside: Vec<String>,
    /// The field whose key or value stands there, with its record.
    pub field: Option<(&'static str, Field)>,
    /// The words of a list of which one may stand there.
    pub words: Vec<&'static str>,
    /// What stands there refers to this.
    pub wanted: Option<Wanted>,
    /// The inline value around it, with its braces.
    pub call: Option<Range<usize>>,
    /// What is written after a word that is chosen.
    pub after: &'static str,
}

/// The verbs of inline values.
const VERBS: [&str; 5] = ["value", "base", "change", "progress", "count"];

/// What stands at a byte of a file.
pub(super) fn spot(path: &SourcePath, text: &str, at: usize) -> Option<Spot> {
    let kind = kinds().into_iter().find(|kind| kind.files.iter().any(|pattern| fits(pattern, path.as_str())));
    if !path.name().ends_with(".md") {
        return kind.map(|kind| in_yaml(&kind.shape, text, (0..text.len(), at)));
    }
    let split = frontmatter::split(text, FileId(0), &mut Findings::new());
    let body = offset(split.body.place(0..0));
    if at >= body {
        return Some(in_markdown(text, body, at));
    }
    let front = offset(split.yaml?.place(0..0));
    let FileKind { shape, .. } = kind?;
    let end = front + split.yaml?.text.len();
    (front <= at && at <= end).then(|| in_yaml(&shape, text, (front..end, at)))
}

fn offset(place: Place) -> usize {
    place.start as usize
}

/// Whether a path fits a pattern: `*` is a part of a name, `**` any folders.
fn fits(pattern: &str, path: &str) -> bool {
    let (patterns, names): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    let name = |pattern: &str, name: &str| match pattern.split_once('*') {
        None => pattern == name,
        Some((before, after)) => {
            let after = after.trim_start_matches(['.', '*']);
            name.len() >= before.len() + after.len() && name.starts_with(before) && name.ends_with(after)
        }
    };
    match patterns.iter().position(|part| *part == "**") {
        None => patterns.len() == names.len() && patterns.iter().zip(&names).all(|(pattern, own)| name(pattern, own)),
        Some(at) => {
            let (head, tail) = (&patterns[..at], &patterns[at + 1..]);
            names.len() >= head.len() + tail.len()
                && head.iter().zip(&names).all(|(pattern, own)| name(pattern, own))
                && tail.iter().rev().zip(names.iter().rev()).all(|(pattern, own)| name(pattern, own))
        }
    }
}

/// What stands in a stretch of YAML of this shape.
fn in_yaml(shape: &Shape, text: &str, (range, at): (Range<usize>, usize)) -> Spot {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1).max(range.start);
    if text[start..at].trim_start().starts_with('#') {
        return Spot { word: at..at, ..Spot::default() };
    }
    let Standing { path, slot, word, beside } = standing(&text[range.clone()], at - range.start);
    let word = range.start + word.start..range.start + word.end;
    if let Some(spot) = in_words(text, at) {
        return spot;
    }
    let mut reached = Reached { shapes: vec![shape.clone()], field: None };
    for step in &path {
        reached = reached.step(step);
    }
    let mut spot = Spot { word: word.clone(), ..Spot::default() };
    if matches!(slot, Slot::Value | Slot::Either) {
        reached.value(&mut spot);
    }
    if matches!(slot, Slot::Key | Slot::Either) {
        reached.keys(&mut spot);
        spot.beside = beside;
        spot.after = ": ";
        let written = &text[word];
        let own =
            spot.records.iter().find_map(|(record, fields)| Some((*record, fields.iter().find(|field| field.key == written)?.clone())));
        if slot == Slot::Key || own.is_some() {
            spot.field = own;
        }
    }
    spot
}

/// An inline value or a link within words of YAML.
fn in_words(text: &str, at: usize) -> Option<Spot> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find(['\r', '\n']).map_or(text.len(), |length| at + length);
    match written::inline(text, start..end, at) {
        Written::Nothing => None,
        found => Some(of_written(found)),
    }
}

/// What a path from the root leads to: one of several shapes, in the field nearest above.
struct Reached {
    shapes: Vec<Shape>,
    field: Option<(&'static str, Field)>,
}

impl Reached {
    /// The shapes with alternatives side by side.
    fn flat(&self) -> Vec<Shape> {
        fn flat(shape: &Shape, all: &mut Vec<Shape>) {
            match shape {
                Shape::Either(several) => several.iter().for_each(|shape| flat(shape, all)),
                shape => all.push(shape.clone()),
            }
        }
        let mut all = Vec::new();
        self.shapes.iter().for_each(|shape| flat(shape, &mut all));
        all
    }

    fn step(&self, step: &Step) -> Reached {
        let (mut shapes, mut field) = (Vec::new(), self.field.clone());
        for shape in self.flat() {
            match (step, shape) {
                (Step::Key(key), Shape::Record(name, fields)) => {
                    if let Some(own) = fields().into_iter().find(|field| field.key == key) {
                        shapes.push(own.shape.clone());
                        field = Some((name, own));
                    }
                }
                (Step::Key(_), Shape::ByPeriod(of) | Shape::ByName(of)) | (Step::Item, Shape::List(of) | Shape::ByPeriod(of)) => {
                    shapes.push(*of)
                }
                (Step::Key(_), Shape::Text | Shape::Name) => shapes.push(Shape::Scalar(Scalar::Plain)),
                _ => {}
            }
        }
        Reached { shapes, field }
    }

    /// What may stand as the value.
    fn value(&self, spot: &mut Spot) {
        for shape in self.flat() {
            match shape {
                Shape::Words(words) => spot.words.extend(words),
                Shape::Scalar(Scalar::Flag) => spot.words.extend(["true", "false"]),
                Shape::List(of) => Reached { shapes: vec![*of], field: None }.value(spot),
                _ => {}
            }
        }
        spot.field.clone_from(&self.field);
        spot.wanted = self.field.as_ref().and_then(|(record, field)| wanted::of_field(record, field.key));
    }

    /// What may stand as keys.
    fn keys(&self, spot: &mut Spot) {
        for shape in self.flat() {
            match shape {
                Shape::Record(name, fields) => spot.records.push((name, fields())),
                Shape::Text | Shape::Name => spot.languages = true,
                _ => {}
            }
        }
    }
}

/// What stands in a text of Markdown that begins at `body`.
fn in_markdown(text: &str, body: usize, at: usize) -> Spot {
    match written::written(text, body, at) {
        Written::Options(name, range) => match options_of(&name) {
            Some(shape) => in_yaml(&shape, text, (range, at)),
            None => Spot::default(),
        },
        found => of_written(found),
    }
}

fn of_written(found: Written) -> Spot {
    let of = |word: Range<usize>, wanted: Option<Wanted>| Spot { word, wanted, ..Spot::default() };
    match found {
        Written::Block(word) => Spot { words: NAMES.to_vec(), ..of(word, None) },
        Written::Argument(name, word) => of(word, wanted::of_block(&name)),
        Written::AttributeKey(name, word) => Spot { words: attributes(&name).to_vec(), after: "=", ..of(word, None) },
        Written::Attribute(name, key, word) => Spot { words: attribute_words(&name, &key).to_vec(), ..of(word, None) },
        Written::Verb(word) => Spot { words: VERBS.to_vec(), after: " ", ..of(word, None) },
        Written::Reference { verb, word, call } => {
            let wanted = if verb == "count" { Wanted::Counted } else { Wanted::Measured };
            Spot { call: Some(call), ..of(word, Some(wanted)) }
        }
        Written::Period { reference, word, call } => Spot { call: Some(call), ..of(word, Some(Wanted::Period(reference))) },
        Written::Option { verb, reference, word, call } => {
            let words: &[&str] = match verb.as_str() {
                "change" => &["in points", "in percent"],
                "progress" => &["to"],
                _ => &[],
            };
            Spot { call: Some(call), words: words.to_vec(), ..of(word, Some(Wanted::Filter(reference))) }
        }
        Written::Scheme(word) => Spot { words: SCHEMES.iter().map(|(scheme, _)| *scheme).collect(), after: ":", ..of(word, None) },
        Written::Link(scheme, word) => of(word, wanted::of_scheme(&scheme)),
        Written::Options(..) | Written::Nothing => Spot::default(),
    }
}

/// The attributes that a block takes in braces.
fn attributes(name: &str) -> &'static [&'static str] {
    match name {
        "callout" => &["kind", "title"],
        "details" => &["title"],
        "quote" => &["by", "role", "lang"],
        _ => &[],
    }
}

fn attribute_words(name: &str, key: &str) -> &'static [&'static str] {
    match (name, key) {
        ("callout", "kind") => &["note", "method", "caution", "key", "correction"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::known::Kind;

    fn at(path: &str, marked: &str) -> Spot {
        let offset = marked.find('¦').expect("a mark");
        let path = SourcePath::new(path).expect("a plain path");
        spot(&path, &marked.replace('¦', ""), offset).expect("a described file")
    }

    #[test]
    fn every_file_of_a_site_is_known_by_its_path() {
        let all = ["diptych.yaml", "content/pages/a/b.fr.md", "content/pages/a.md", "content/notebooks/x/notebook.yaml"];
        let others =
            ["content/enterprises/x/assessments/2023.yaml", "content/enterprises/x/index.fr.md", "content/catalogue/topics/x.nl.md"];
        for path in all.into_iter().chain(others) {
            assert!(kinds().iter().any(|kind| kind.files.iter().any(|pattern| fits(pattern, path))), "{path}");
        }
        assert!(!fits("content/enterprises/*/index.*.md", "content/enterprises/x/y/index.fr.md"));
    }

    #[test]
    fn references_words_and_keys_are_known_by_the_field_they_stand_in() {
        let assessment = "content/enterprises/x/assessments/2023.yaml";
        assert_eq!(at(assessment, "results:\n  - indicator: a¦\n").wanted, Some(Wanted::Of(Kind::Indicator)));
        assert_eq!(at(assessment, "outcomes:\n  - id: a\n    leads_to: [b, ¦]\n").wanted, Some(Wanted::Outcome));
        assert!(at(assessment, "outcomes:\n  - id: a\n    sign: ¦\n").words.contains(&"negative"));
        assert!(at(assessment, "outcomes:\n  # sign: ¦\n").records.is_empty(), "a comment is nobody’s business");
        let key = at(assessment, "results:\n  - indicator: a\n    ¦\n");
        assert_eq!((key.records[0].0, key.beside), ("ResultEntry", vec!["indicator".to_owned()]));
        assert!(
            at(assessment, "results:\n  - indicator: a\n    values:\n      2023: {¦}\n")
                .records
                .iter()
                .any(|(name, _)| name.contains("bserv"))
        );
        let voice = at("content/testimonials/a.fr.md", "---\ntitle: a\ntopics:\n  - ¦\n---\nmots\n");
        assert_eq!(voice.wanted, Some(Wanted::Of(Kind::Topic)));
        let page = at("content/pages/a.fr.md", "---\ntitle: a\n---\n::: chart x/y\nso¦rt: value\n:::\n");
        assert_eq!(page.field.map(|(record, field)| (record, field.key)), Some(("ChartOptions", "sort")));
        assert_eq!(at("content/pages/a.fr.md", "[](topic:¦)").wanted, Some(Wanted::Of(Kind::Topic)));
        assert_eq!(at("diptych.yaml", "title: {fr: \"{{ count ¦\"}").wanted, Some(Wanted::Counted));
    }
}
