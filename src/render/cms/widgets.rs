//! Which widget edits a field: the one of its shape that fits everything that is written there already.

use serde_json::{Map, Value, json};

use super::Flavour;
use crate::finding::Tongue;
use crate::model::described::words;
use crate::render::schema::pattern;
use crate::source::shape::{Field, Need, Scalar, Shape};
use crate::source::yaml::{Kind, Node};

/// Records inside records beyond this depth are left as they stand.
const DEEPEST: usize = 5;

/// What all widgets of a configuration share.
#[derive(Clone, Copy)]
pub(super) struct Widgets<'a> {
    pub flavour: Flavour,
    pub tongue: Tongue,
    /// The keys of the site's languages.
    pub keys: &'a [&'a str],
}

/// What a reference of a record may be, by `Record.key`: the ids of the site and what they are called.
pub(super) type Choices<'a> = &'a dyn Fn(&str, &str) -> Option<Vec<(String, String)>>;

type Widget = Map<String, Value>;

fn hidden() -> Widget {
    widget(json!({ "widget": "hidden" }))
}

fn widget(value: Value) -> Widget {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

impl Widgets<'_> {
    /// The fields of a record; `written` are the records of that kind that the site holds.
    pub fn fields(&self, record: &str, fields: &[Field], written: &[&Node], (choices, depth): (Choices, usize)) -> Vec<Value> {
        let one = |field: &Field| {
            let there: Vec<&Node> =
                written.iter().filter_map(|node| node.get(field.key)).filter(|node| !matches!(node.kind, Kind::Empty)).collect();
            let mut made = self.chosen((record, field), &there, choices).unwrap_or_else(|| self.of(&field.shape, &there, (choices, depth)));
            let (label, hint) = called(&words::about(record, field, self.tongue));
            made.insert("name".into(), field.key.into());
            made.insert("label".into(), label.into());
            if made.get("widget").is_some_and(|widget| widget != "hidden") {
                if !hint.is_empty() {
                    made.insert("hint".into(), hint.into());
                }
                made.insert("required".into(), (field.need == Need::Required).into());
            }
            Value::Object(made)
        };
        fields.iter().map(one).collect()
    }

    /// A choice among the site's own ids, or among a collection's entries as they are when it is made.
    fn chosen(&self, (record, field): (&str, &Field), written: &[&Node], choices: Choices) -> Option<Widget> {
        if let Some((collection, title)) = related(record, field.key) {
            let relation = json!({
                "widget": "relation", "collection": collection, "value_field": "{{slug}}",
                "search_fields": [title], "display_fields": [title],
            });
            return Some(self.only_if(written, |node| node.scalar().is_some(), || widget(relation)));
        }
        let options = choices(record, field.key).filter(|options| !options.is_empty())?;
        let several = matches!(field.shape, Shape::List(_));
        let fits = |node: &&Node| if several { matches!(node.kind, Kind::List(_)) } else { node.scalar().is_some() };
        if !written.iter().all(fits) {
            return Some(hidden());
        }
        let options: Vec<Value> = options.into_iter().map(|(id, label)| json!({ "label": label, "value": id })).collect();
        Some(widget(json!({ "widget": "select", "options": options, "multiple": several })))
    }

    fn of(&self, shape: &Shape, written: &[&Node], (choices, depth): (Choices, usize)) -> Widget {
        match shape {
            Shape::Anything => hidden(),
            Shape::Scalar(scalar) => self.only_if(written, |node| node.scalar().is_some(), || self.scalar(*scalar)),
            Shape::Words(words) => self.only_if(written, |node| node.scalar().is_some(), || select(words, false)),
            Shape::Name => self.only_if(written, |node| node.scalar().is_some(), || widget(json!({ "widget": "string" }))),
            Shape::Text => self.text(written),
            Shape::Record(..) if depth >= DEEPEST => hidden(),
            Shape::Record(name, fields) => self.only_if(written, |node| matches!(node.kind, Kind::Map(_)), || {
                widget(json!({ "widget": "object", "collapsed": true, "fields": self.fields(name, &fields(), written, (choices, depth + 1)) }))
            }),
            Shape::List(of) => self.list(of, written, (choices, depth)),
            Shape::ByPeriod(of) => self.series(of, written, (choices, depth)),
            Shape::ByName(of) => self.names(of, written),
            Shape::Either(all) => self.either(all, written, (choices, depth)),
        }
    }

    /// A widget, if it fits everything that is written.
    fn only_if(&self, written: &[&Node], fits: impl Fn(&Node) -> bool, make: impl FnOnce() -> Widget) -> Widget {
        if written.iter().all(|node| fits(node)) { make() } else { hidden() }
    }

    fn scalar(&self, scalar: Scalar) -> Widget {
        match scalar {
            Scalar::Plain => widget(json!({ "widget": "string" })),
            Scalar::Flag if self.flavour == Flavour::Sveltia => {
                let option = |value: bool| json!({ "label": value.to_string(), "value": value });
                widget(json!({ "widget": "select", "options": [option(true), option(false)] }))
            }
            Scalar::Flag => widget(json!({ "widget": "boolean" })),
            Scalar::Date if self.flavour == Flavour::Sveltia => {
                widget(json!({ "widget": "datetime", "type": "date", "format": "YYYY-MM-DD" }))
            }
            Scalar::Date => {
                widget(json!({ "widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": false }))
            }
            Scalar::Count => widget(json!({ "widget": "number", "value_type": "int", "min": 0 })),
            other => {
                let pattern = pattern(other).unwrap_or(".*");
                widget(json!({ "widget": "string", "pattern": [pattern, example(other)] }))
            }
        }
    }

    /// Words for each language, unless the site's files have them in one language only.
    fn text(&self, written: &[&Node]) -> Widget {
        let plain = written.iter().filter(|node| node.scalar().is_some()).count();
        if self.keys.len() == 1 || (plain > 0 && plain == written.len()) {
            return self.only_if(written, |node| node.scalar().is_some(), || widget(json!({ "widget": "text" })));
        }
        let known =
            |node: &Node| matches!(&node.kind, Kind::Map(entries) if entries.iter().all(|entry| self.keys.contains(&entry.key.as_str())));
        self.only_if(written, known, || {
            let panels: Vec<Value> =
                self.keys.iter().map(|key| json!({ "name": key, "label": key, "widget": "text", "required": false })).collect();
            widget(json!({ "widget": "object", "fields": panels }))
        })
    }

    fn list(&self, of: &Shape, written: &[&Node], (choices, depth): (Choices, usize)) -> Widget {
        if written.iter().any(|node| !matches!(node.kind, Kind::List(_))) {
            return hidden();
        }
        let members: Vec<&Node> = written
            .iter()
            .flat_map(|node| match &node.kind {
                Kind::List(nodes) => nodes.iter().collect(),
                _ => Vec::new(),
            })
            .collect();
        if let Shape::Words(words) = of {
            return select(words, true);
        }
        let mut member = self.of(of, &members, (choices, depth));
        match member.get("widget").and_then(Value::as_str) {
            Some("hidden") => hidden(),
            Some("object") => {
                let fields = member.remove("fields").unwrap_or_default();
                widget(json!({ "widget": "list", "collapsed": true, "fields": fields }))
            }
            _ => {
                let (name, label) = ("value", "–");
                member.insert("name".into(), name.into());
                member.insert("label".into(), label.into());
                widget(json!({ "widget": "list", "field": member }))
            }
        }
    }

    /// Values by period: a list of `{period, …}` where nothing is written by name yet.
    fn series(&self, of: &Shape, written: &[&Node], (choices, depth): (Choices, usize)) -> Widget {
        if written.iter().any(|node| matches!(node.kind, Kind::Map(_))) {
            return self.names(of, written);
        }
        let Some(Shape::Record(name, fields)) = record(of).filter(|_| depth < DEEPEST) else { return self.names(of, written) };
        let mut all = vec![
            json!({ "name": "period", "label": "–", "widget": "string", "pattern": [pattern(Scalar::Period), example(Scalar::Period)] }),
        ];
        all.extend(self.fields(name, &fields(), &[], (choices, depth + 1)));
        self.only_if(
            written,
            |node| matches!(node.kind, Kind::List(_)),
            || widget(json!({ "widget": "list", "collapsed": true, "fields": all })),
        )
    }

    /// Values by name, where the editor knows such maps and all their values are scalars.
    fn names(&self, of: &Shape, written: &[&Node]) -> Widget {
        let plain = |node: &Node| matches!(&node.kind, Kind::Map(entries) if entries.iter().all(|entry| entry.value.scalar().is_some()));
        if self.flavour == Flavour::Decap || !of.takes_scalar() {
            return hidden();
        }
        self.only_if(written, plain, || widget(json!({ "widget": "keyvalue" })))
    }

    /// What fits of several, the first that is more than a scalar before the others.
    fn either(&self, all: &[Shape], written: &[&Node], at: (Choices, usize)) -> Widget {
        let mut ways: Vec<&Shape> = all.iter().collect();
        if written.iter().any(|node| node.scalar().is_none()) || matches!(all, [Shape::Scalar(Scalar::Number), Shape::ByPeriod(_)]) {
            ways.reverse();
        }
        let made = ways.into_iter().map(|shape| match shape {
            // Words of one's own are allowed beside those of a list.
            Shape::Words(_) => self.only_if(written, |node| node.scalar().is_some(), || widget(json!({ "widget": "string" }))),
            other => self.of(other, written, at),
        });
        made.into_iter().find(|made| made.get("widget").is_some_and(|widget| widget != "hidden")).unwrap_or_else(hidden)
    }
}

/// The collection whose entries a reference names by their files, and the field that they are found by.
///
/// What lies a folder deeper, as an enterprise, has a slug that is no id; what stands in a list is no entry: both are selects.
fn related(record: &str, key: &str) -> Option<(&'static str, &'static str)> {
    match (record, key) {
        ("Quote", "testimonial") => Some(("testimonials", "title")),
        _ => None,
    }
}

/// The record among what may be written.
fn record(shape: &Shape) -> Option<&Shape> {
    match shape {
        Shape::Record(..) => Some(shape),
        Shape::Either(all) => all.iter().find(|one| matches!(one, Shape::Record(..))),
        _ => None,
    }
}

fn select(words: &[&str], several: bool) -> Widget {
    widget(json!({ "widget": "select", "options": words, "multiple": several }))
}

/// What a scalar looks like, for those who wrote something else.
fn example(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Number => "12,5 – 1 234",
        Scalar::Period => "2024 – 2023-2024 – 2024-Q3 – 2024-06",
        Scalar::MonthDay => "09-01",
        Scalar::YearOrDate => "2009 – 2009-03-12",
        Scalar::Id => "ateliers-du-canal",
        Scalar::Language => "fr – nl-BE",
        Scalar::Address => "https://…",
        Scalar::Colour => "#0f5c5c",
        Scalar::Plain | Scalar::Flag | Scalar::Count | Scalar::Date => "…",
    }
}

/// What a field is called, and what else is said of it: a sentence before and after its first colon or semicolon.
fn called(about: &str) -> (String, String) {
    let cut = about.char_indices().find(|(at, mark)| {
        let ends = matches!(mark, ':' | ';') && about[at + 1..].starts_with(' ');
        ends && about[..*at].matches('`').count().is_multiple_of(2)
    });
    let (head, rest) = cut.map_or((about, ""), |(at, _)| (&about[..at], &about[at + 1..]));
    (head.trim().trim_end_matches('.').replace('`', ""), rest.trim().to_owned())
}
