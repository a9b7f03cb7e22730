//! What the page starts from: the lists of the site that a member chooses from, and the files that it has already.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::shapes::written;
use crate::finding::{Findings, Place};
use crate::localized::Lang;
use crate::model::Model;
use crate::model::indicator::{Indicator, IndicatorKind};
use crate::snapshot::Snapshot;
use crate::source::text::Text;
use crate::source::yaml::{self, Entry, Kind, Node};

/// The indicators, scales, dimensions and topics of a site; first what the member's federations ask for and what it reported.
pub fn lists(model: &Model, enterprise: Option<&str>) -> Value {
    let wanted = wanted(model, enterprise);
    let catalogue = &model.catalogue;
    let (first, others): (Vec<&Indicator>, Vec<&Indicator>) =
        catalogue.indicators.iter().filter(|one| one.formula.is_none()).partition(|one| wanted.contains(one.id.as_str()));
    let indicators: Vec<Value> =
        first.iter().map(|one| indicator(one, model, true)).chain(others.iter().map(|one| indicator(one, model, false))).collect();
    let option = |id: &str, label: &Text| json!({ "id": id, "label": said(label, model) });
    let scales: Vec<Value> = catalogue
        .scales
        .iter()
        .map(|scale| json!({ "id": scale.id.as_str(), "options": scale.options.iter().map(|one| option(one.id.as_str(), &one.label)).collect::<Vec<_>>() }))
        .collect();
    let dimensions: Vec<Value> = catalogue
        .dimensions
        .iter()
        .map(|dimension| {
            let categories: Vec<Value> = dimension.categories.iter().map(|one| option(one.id.as_str(), &one.label)).collect();
            json!({ "id": dimension.id.as_str(), "label": said(&dimension.name, model), "categories": categories })
        })
        .collect();
    let topics: Vec<Value> = catalogue.topics.iter().map(|topic| option(topic.id.as_str(), &topic.name)).collect();
    json!({ "indicators": indicators, "scales": scales, "dimensions": dimensions, "topics": topics })
}

/// What its federations ask of it, and what it reported before.
pub fn wanted<'a>(model: &'a Model, enterprise: Option<&str>) -> BTreeSet<&'a str> {
    let mut wanted = BTreeSet::new();
    let Some(enterprise) = enterprise else { return wanted };
    for federation in model.federations.values() {
        if federation.file.members.iter().any(|member| member.enterprise.value == enterprise) {
            wanted.extend(federation.file.indicators.iter().map(|indicator| indicator.value.as_str()));
        }
    }
    let own = model.enterprises.get(enterprise);
    let results = own.into_iter().flat_map(|one| &one.assessments).flat_map(|assessment| &assessment.file.results);
    wanted.extend(results.map(|result| result.indicator.value.as_str()));
    wanted
}

fn indicator(one: &Indicator, model: &Model, wanted: bool) -> Value {
    let (min, max) = one.bounds();
    let rate = one.kind() == IndicatorKind::Rate;
    let bound = |number: Option<crate::decimal::Decimal>| number.map(|number| number.normalize().to_string());
    json!({
        "id": one.id.as_str(),
        "label": said(&one.name, model),
        "definition": one.definition.as_ref().map(|definition| said(definition, model)),
        "unit": one.unit.known().map(|unit| unit.word()),
        "rate": rate,
        "whole": one.unit.is_indivisible() && !rate,
        "wholeParts": one.unit.is_indivisible() || (rate && one.counts_persons()),
        "min": bound(min),
        "max": bound(max),
        "dimensions": one.dimensions.iter().map(|dimension| dimension.value.as_str()).collect::<Vec<_>>(),
        "wanted": wanted,
    })
}

/// A text by the site's languages, only where it has words of its own.
pub fn said(text: &Text, model: &Model) -> Value {
    let own = Lang::all(model.languages.len()).zip(&model.languages).filter(|(lang, _)| text.panels.borrowed(*lang).is_none());
    Value::Object(own.map(|(lang, tag)| (tag.as_str().to_owned(), Value::from(text[lang].to_owned()))).collect::<Map<_, _>>())
}

/// The portrait and the assessments that an enterprise has, as they are written.
///
/// What somebody said is left out where the voice that it comes from may not be shown.
///
/// # Errors
/// The path of a file that cannot be read: a page that began without it would write over it.
pub fn files(model: &Model, snapshot: &Snapshot, enterprise: &str) -> Result<Value, String> {
    let portrait = tree(snapshot, &format!("content/enterprises/{enterprise}/enterprise.yaml"))?;
    let folder = format!("content/enterprises/{enterprise}/assessments/");
    let ids = snapshot.files.iter().filter_map(|file| file.path.as_str().strip_prefix(&folder)?.strip_suffix(".yaml"));
    let assessments: Vec<Value> = ids
        .filter(|id| !id.contains('/'))
        .filter_map(|id| Some((id, tree(snapshot, &format!("{folder}{id}.yaml")).transpose()?)))
        .map(|(id, node)| Ok(json!([id, written(&without_silent_voices(node?, model))])))
        .collect::<Result<_, String>>()?;
    Ok(json!({ "portrait": portrait.map(|node| written(&node)), "assessments": assessments }))
}

fn tree(snapshot: &Snapshot, path: &str) -> Result<Option<Node>, String> {
    let Some((id, _)) = snapshot.find(path) else { return Ok(None) };
    let node = yaml::parse(snapshot.text(id), Place::file(id), &mut Findings::new());
    node.map(Some).ok_or_else(|| path.to_owned())
}

/// An assessment without the quotes of voices that are not cleared.
fn without_silent_voices(assessment: Node, model: &Model) -> Node {
    let may_be_told = |quote: &Node| match quote.get("testimonial").and_then(Node::scalar) {
        Some(id) => model.testimonials.contains_key(id),
        None => true,
    };
    changed(assessment, "evidence", |evidence| each(evidence, |one| changed(one, "quotes", |quotes| kept(quotes, may_be_told))))
}

/// A map with one of its values changed.
fn changed(node: Node, key: &str, change: impl Fn(Node) -> Node) -> Node {
    let kind = match node.kind {
        Kind::Map(entries) => Kind::Map(
            entries.into_iter().map(|entry| if entry.key == key { Entry { value: change(entry.value), ..entry } } else { entry }).collect(),
        ),
        other => other,
    };
    Node { kind, ..node }
}

/// A list with each of its members changed.
fn each(node: Node, change: impl Fn(Node) -> Node) -> Node {
    let kind = match node.kind {
        Kind::List(nodes) => Kind::List(nodes.into_iter().map(change).collect()),
        other => other,
    };
    Node { kind, ..node }
}

/// A list with some of its members.
fn kept(node: Node, wanted: impl Fn(&Node) -> bool) -> Node {
    let kind = match node.kind {
        Kind::List(nodes) => Kind::List(nodes.into_iter().filter(|node| wanted(node)).collect()),
        other => other,
    };
    Node { kind, ..node }
}
