//! What the panel says about one page: whether it changed, what is wrong on it, what is not translated, how much it
//! weighs, where what it shows is written.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::answer::file_of;
use super::preview::Preview;
use super::site::{Found, Sheet, Site};
use super::{Reload, follow, overlay};
use crate::finding::{Finding, Place, Severity};
use crate::key::Key;
use crate::plan::page::{Page, Subject};
use crate::render::weight;
use crate::snapshot::FileId;

/// The most findings that are sent.
const FINDINGS: usize = 200;

/// The state of the page at a path.
pub(super) fn panel(path: &str, preview: &Preview) -> Value {
    let site = preview.site();
    let file = file_of(path);
    let address = file.strip_suffix("index.html").unwrap_or(&file);
    let page = site.page(address).or_else(|| site.left_of(address));
    let found_there = site.file(&file);
    let (key, html) = match &found_there {
        Found::Page(sheet) => (sheet.key.to_string(), sheet.html.as_ref().map_or(0, |html| html.len())),
        Found::Markup(html) => (Key::of(html).to_string(), html.len()),
        Found::Bytes(_) | Found::Broken | Found::Missing => (String::new(), 0),
    };
    let sheet = match found_there {
        Found::Page(sheet) => Some(sheet),
        _ => page.and_then(|page| site.sheet(page)),
    };
    let (here, others, complete) = found(&site, page, sheet.as_deref(), preview);
    let errors = here.iter().chain(&others).filter(|finding| finding.severity == Severity::Error).count();
    let (untranslated, here): (Vec<_>, Vec<_>) = here.into_iter().partition(is_about_translation);
    let list = |findings: &[Finding]| overlay::findings(&findings[..findings.len().min(FINDINGS)], &site.truth, preview.wish.tongue);
    json!({
        "state": site.number,
        "reload": preview.wish.reload == Reload::On,
        "root": preview.wish.root.to_string_lossy(),
        "editor": preview.wish.editor.word(),
        "trouble": preview.trouble(),
        "key": key,
        "exists": !key.is_empty(),
        "stale": stale(&site),
        "errors": errors,
        "complete": complete,
        "here": list(&here),
        "untranslated": list(&untranslated),
        "others": list(&others),
        "draft": draft(&site, page),
        "borrowed": page.is_some_and(|page| page.borrowed.is_some()),
        "follow": site.followed.iter().map(|address| format!("/{address}")).collect::<Vec<_>>(),
        "twins": twins(&site, page, address),
        "weight": weighed(&site, page, html),
        "sources": sources(&site, page, sheet.as_deref()),
    })
}

/// What is wrong on this page, and elsewhere; and whether every page was checked.
fn found(site: &Site, page: Option<&Page>, sheet: Option<&Sheet>, preview: &Preview) -> (Vec<Finding>, Vec<Finding>, bool) {
    let (checked, complete) = preview.checked(site.number);
    let mut all = site.findings.clone();
    all.append(checked);
    let own = sheet.map(|sheet| sheet.findings.clone()).unwrap_or_default();
    let brought: Vec<Finding> = own.iter().cloned().collect();
    all.append(own);
    let files: BTreeSet<FileId> = sheet
        .iter()
        .flat_map(|sheet| &sheet.origins)
        .map(|origin| origin.place.file)
        .chain(page.map(|page| page.place.file))
        .filter(|file| *file != Place::SITE.file)
        .collect();
    let (here, others) = all.sorted().into_iter().partition(|finding| files.contains(&finding.place.file) || brought.contains(finding));
    (here, others, complete)
}

fn is_about_translation(finding: &Finding) -> bool {
    matches!(finding.problem.code().as_str(), "W01" | "W02" | "W13" | "W16" | "W20")
}

/// The files that are shown in their last good version; an empty list if all of the site is an earlier state.
fn stale(site: &Site) -> Value {
    if !site.is_stale() {
        return Value::Null;
    }
    let names = site.replaced.iter().map(|file| site.truth.file(*file).path.as_str());
    json!(names.collect::<Vec<_>>())
}

fn draft(site: &Site, page: Option<&Page>) -> bool {
    page.zip(site.compiled()).is_some_and(|(page, compiled)| follow::is_draft(&compiled.plan.model, &page.subject))
}

/// The same page in every language.
fn twins(site: &Site, page: Option<&Page>, here: &str) -> Value {
    let Some((page, compiled)) = page.zip(site.compiled()) else { return json!([]) };
    let plan = &compiled.plan;
    let twin = |twin: &Page| {
        let tag = plan.model.languages[twin.lang.index()].as_str();
        json!({ "lang": tag, "href": format!("/{}", twin.address), "here": twin.address == here, "borrowed": twin.borrowed.is_some() })
    };
    plan.routes.twins(&page.subject).map(twin).collect()
}

fn weighed(site: &Site, page: Option<&Page>, html: usize) -> Value {
    let style = site.compiled().map(|compiled| compiled.stylesheet().to_owned());
    let css = style.map_or(0, |path| match site.file(&path) {
        Found::Bytes(bytes) => bytes.len(),
        _ => 0,
    });
    let budget = weight::of_page(page.map_or(&Subject::Home, |page| &page.subject));
    json!({ "html": html, "css": css, "budget_html": budget, "budget_css": weight::STYLES })
}

/// Where the page, its passages and its figures are written: `content/…:12`.
fn sources(site: &Site, page: Option<&Page>, sheet: Option<&Sheet>) -> Value {
    let snapshot = &site.truth;
    let mut known = BTreeSet::new();
    let mut list = Vec::new();
    let places = page.map(|page| (None, page.place)).into_iter();
    let origins = sheet.iter().flat_map(|sheet| &sheet.origins).map(|origin| (origin.anchor.as_deref(), origin.place));
    for (anchor, place) in places.chain(origins).filter(|(_, place)| *place != Place::SITE) {
        let Some(file) = snapshot.files.get(place.file.0 as usize) else { continue };
        let start = (place.start as usize).min(snapshot.text(place.file).len());
        let line = snapshot.text(place.file).as_bytes()[..start].iter().filter(|byte| **byte == b'\n').count() + 1;
        if known.insert((anchor, file.path.as_str(), line)) {
            list.push(json!({ "anchor": anchor, "file": file.path.as_str(), "line": line }));
        }
    }
    list.truncate(200);
    json!(list)
}
