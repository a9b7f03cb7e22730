//! The page: one file that opens from a folder, asks nothing of any network, and saves the member's own files.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{given, layout, shapes};
use crate::finding::Tongue;
use crate::key::Key;
use crate::lang::{LanguageTag, Locale, Profile};
use crate::localized::Lang;
use crate::model::Model;
use crate::model::described::words;
use crate::model::enterprise::Publish;
use crate::model::load::Reading;
use crate::render::theme::Theme;
use crate::snapshot::Snapshot;
use crate::source::shape::Field;
use crate::source::text::key_of;

/// The scripts of the page, in order.
const SCRIPTS: [&str; 5] = ["rules", "checks", "files", "fields", "form"];

/// The page of a site, or of one of its enterprises, which the site may not have yet.
///
/// # Errors
/// The path of a file of the enterprise that cannot be read.
pub fn page((model, snapshot, reading): (&Model, &Snapshot, &Reading), theme: &Theme, enterprise: Option<&str>) -> Result<String, String> {
    let data = data((model, snapshot, reading), theme, enterprise)?;
    // Inside a script element nothing may look like its end.
    let data = data.to_string().replace('<', "\\u003c");
    let style = theme.alone(model, "form/form.css");
    let scripts: String = SCRIPTS.iter().map(|name| theme.text(&format!("form/{name}.js"))).collect();
    let seal = Key::of(format!("{style}{scripts}{data}").as_bytes()).short();
    let first = &model.languages[0];
    let title = format!("{} – {}", theme.words(first).get("form.title"), &model.settings.title[Lang::FIRST]);
    let filled = [
        ("{lang}", first.as_str().to_owned()),
        ("{title}", escaped(&title)),
        ("{no_script}", escaped(theme.words(first).get("form.no_script"))),
        ("{style}", style),
        ("{data}", data),
        ("{scripts}", scripts),
        ("{seal}", seal),
    ];
    let mut page = String::new();
    let frame = theme.text("form/page.html");
    let mut rest = frame.as_str();
    // What is filled in is never looked through again: it may hold braces.
    while let Some((at, (name, words))) = filled.iter().filter_map(|one| Some((rest.find(one.0)?, one))).min_by_key(|(at, _)| *at) {
        page.push_str(&rest[..at]);
        page.push_str(words);
        rest = &rest[at + name.len()..];
    }
    Ok(page + rest)
}

/// Everything that the scripts are told.
fn data((model, snapshot, reading): (&Model, &Snapshot, &Reading), theme: &Theme, enterprise: Option<&str>) -> Result<Value, String> {
    let languages: Vec<Value> = model
        .languages
        .iter()
        .map(|tag| json!({ "tag": tag.as_str(), "key": key_of(tag, &model.languages), "name": name(tag), "words": spoken(theme, tag) }))
        .collect();
    let about = |record: &str, field: &Field| -> Value {
        let by_tag = |tag: &LanguageTag| (tag.as_str().to_owned(), words::about(record, field, tongue(tag)).into());
        Value::Object(model.languages.iter().map(by_tag).collect::<Map<_, _>>())
    };
    Ok(json!({
        "site": given::said(&model.settings.title, model),
        "base": model.settings.base_url.as_str(),
        "languages": languages,
        "marks": format!("{:?}", reading.marks).to_lowercase(),
        "school": [reading.school.month, reading.school.day],
        "shapes": shapes::shapes(&about),
        "layout": layout::layout(),
        "lists": given::lists(model, enterprise),
        "enterprise": enterprise,
        "taken": published(model),
        "files": enterprise.map(|id| given::files(model, snapshot, id)).transpose()?,
    }))
}

/// The ids that a new member may not take; whom the site does not show is named here neither.
fn published(model: &Model) -> Vec<&str> {
    model.enterprises.iter().filter(|(_, one)| one.portrait.publish != Publish::None).map(|(id, _)| id.as_str()).collect()
}

/// The program's language that a reader of this one understands.
fn tongue(tag: &LanguageTag) -> Tongue {
    Tongue::parse(tag.as_str()).unwrap_or(Tongue::En)
}

/// What a language calls itself.
fn name(tag: &LanguageTag) -> String {
    Locale::new(tag, Profile::default()).name().to_owned()
}

/// The groups of the theme's words that the page speaks with.
fn spoken(theme: &Theme, tag: &LanguageTag) -> Value {
    let words = theme.words(tag);
    let wanted: BTreeSet<&str> = layout::groups().collect();
    let mut groups: Map<String, Value> = Map::new();
    for key in words.keys() {
        let Some((group, name)) = key.split_once('.').filter(|(group, _)| wanted.contains(group)) else { continue };
        let group = groups.entry(group).or_insert_with(|| json!({}));
        group[name] = words.get(key).into();
    }
    groups.into()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
