//! What a page says to search engines, in the vocabulary of schema.org: a data block, never a script.

use serde::Serialize;
use serde_json::{Value, json};

use super::desk::Desk;
use super::frame::Head;
use super::template::Html;
use crate::plan::page::{self, Subject};

/// Types whose publisher and licence are the site's.
const PUBLISHED: [&str; 9] =
    ["Report", "PublicationIssue", "Chapter", "Dataset", "DataCatalog", "NewsArticle", "WebSite", "WebPage", "CollectionPage"];

/// The block of a page: what it is about, and the way from home to it. Every `<` is written so that no markup can
/// begin in it.
pub fn block(desk: &Desk, head: &Head, description: &str) -> Html {
    let mut about = head.json_ld.clone().unwrap_or_else(|| json!({ "@type": "WebPage" }));
    about["name"] = json!(head.title);
    about["url"] = json!(format!("{}{}", desk.press.base, desk.page.address));
    if !description.is_empty() {
        about["description"] = json!(description);
    }
    leave_out_empty(&mut about);
    let kind = about["@type"].as_str().unwrap_or_default().to_owned();
    if kind != "Organization" {
        // What is written has a language; who writes has none.
        about["inLanguage"] = json!(desk.page.borrowed.map_or_else(|| desk.reader.locale.tag().to_owned(), |lang| desk.tag(lang)));
    }
    if PUBLISHED.contains(&kind.as_str()) {
        add(&mut about, "publisher", super::pages::publisher(desk));
        add(&mut about, "license", licence(desk));
    }
    let graph = std::iter::once(Part::About(about)).chain(trail(desk, head).map(Part::Trail)).collect();
    let block = Block { context: "https://schema.org", graph };
    let json = serde_json::to_string(&block).expect("keys are text and numbers are whole");
    Html::new(if json.contains('<') { json.replace('<', "\\u003c") } else { json })
}

/// The whole block. Every page has one, so only what differs from page to page is a tree of values.
#[derive(Serialize)]
struct Block {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Part>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Part {
    About(Value),
    Trail(Trail),
}

/// The way from home to a page.
#[derive(Serialize)]
struct Trail {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "itemListElement")]
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: String,
    item: String,
}

/// Leaves out lists of nobody and nothing, however deep: silence says as much.
fn leave_out_empty(block: &mut Value) {
    if let Value::Object(fields) = block {
        fields.retain(|_, value| value.as_array().is_none_or(|entries| !entries.is_empty()));
        fields.values_mut().for_each(leave_out_empty);
    }
}

fn add(block: &mut Value, key: &str, value: Option<Value>) {
    if let Some(value) = value.filter(|_| block.get(key).is_none_or(Value::is_null)) {
        block[key] = value;
    }
}

/// The address of the site's licence, else its name.
fn licence(desk: &Desk) -> Option<Value> {
    let written = desk.model().settings.license.as_ref()?;
    let licence = super::frame::licence(written.as_written());
    Some(json!(licence.href.unwrap_or(licence.label)))
}

/// From home to the page, whose own entry comes last; none on the home page.
fn trail(desk: &Desk, head: &Head) -> Option<Trail> {
    if desk.page.subject == Subject::Home || desk.page.address.is_empty() {
        return None;
    }
    let mut steps = vec![(Subject::Home, desk.word("nav.home"))];
    let section = desk.page.subject.section().filter(|section| page::index(*section) != desk.page.subject);
    steps.extend(section.map(|section| (page::index(section), desk.word(&format!("sections.{}", section.key())))));
    steps.extend(head.path.iter().cloned());
    let address = |subject: &Subject| desk.plan().routes.address(subject, desk.lang()).map(str::to_owned);
    let steps = steps.into_iter().filter_map(|(subject, name)| Some((address(&subject)?, name)));
    let own = (desk.page.address.clone(), head.title.clone());
    let step = |(index, (address, name)): (usize, (String, String))| Step {
        kind: "ListItem",
        position: index + 1,
        name,
        item: format!("{}{address}", desk.press.base),
    };
    Some(Trail { kind: "BreadcrumbList", steps: steps.chain([own]).enumerate().map(step).collect() })
}
