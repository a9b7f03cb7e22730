//! The search page: everything from A to Z, which serves those without scripts; a search is put above it.

use std::collections::BTreeMap;

use serde_json::json;

use crate::plan::page::{self, Subject};
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::links;
use crate::render::view::{self, IndexEntry, IndexLetter};

/// More entries than this are looked for by search: voices, news and assessments are then left to their lists.
const MOST: usize = 600;

/// The view.
pub fn page(desk: &Desk) -> view::Search {
    let lead = desk.typeset(&desk.word("lists.search"));
    let head = Head {
        title: desk.word("sections.search"),
        description: lead.clone(),
        json_ld: Some(json!({ "@type": "SearchResultsPage" })),
        ..Head::default()
    };
    view::Search { frame: frame::frame(desk, head), lead: Some(lead), scripts: Vec::new(), letters: letters(desk) }
}

fn letters(desk: &Desk) -> Vec<IndexLetter> {
    let locale = &desk.reader.locale;
    let mut entries = entries(desk);
    entries.sort_by(|left, right| locale.compare(&left.label, &right.label).then_with(|| left.href.cmp(&right.href)));
    let mut letters: Vec<IndexLetter> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries {
        let initial = locale.initial(&entry.label);
        let at = *known.entry(initial.clone()).or_insert_with(|| {
            letters.push(IndexLetter { id: format!("letter-{}", letters.len() + 1), letter: initial, entries: Vec::new() });
            letters.len() - 1
        });
        letters[at].entries.push(entry);
    }
    letters
}

/// Every page of the language that has words of its own, and every term.
fn entries(desk: &Desk) -> Vec<IndexEntry> {
    let own = desk.plan().routes.pages.iter().filter(|page| page.lang == desk.lang() && page.borrowed.is_none());
    let own: Vec<&Subject> = own.map(|page| &page.subject).collect();
    let many = own.len() > MOST;
    let kept = own.into_iter().filter(|subject| !many || !is_many(subject));
    let pages = kept.filter_map(|subject| {
        let (label, kind) = named(desk, subject)?;
        Some(IndexEntry { label, href: desk.href(subject)?, kind: desk.word(kind) })
    });
    let glossary = desk.href(&Subject::Glossary);
    let terms = desk.model().catalogue.terms.iter().filter_map(|term| {
        let href = format!("{}#{}", glossary.as_ref()?, term.id);
        Some(IndexEntry { label: desk.text(&term.label), href, kind: desk.word("index.term") })
    });
    pages.chain(terms).filter(|entry| !entry.label.is_empty()).collect()
}

fn is_many(subject: &Subject) -> bool {
    matches!(subject, Subject::Assessment(..) | Subject::Testimonial(_) | Subject::News(_))
}

/// What a page is called, and the word for what it is.
fn named(desk: &Desk, subject: &Subject) -> Option<(String, &'static str)> {
    let (scheme, reference) = match subject {
        Subject::Enterprise(id) => ("enterprise", id.to_string()),
        Subject::Assessment(enterprise, id) => ("assessment", format!("{enterprise}/{id}")),
        Subject::Indicator(id) => ("indicator", id.to_string()),
        Subject::Topic(id) => ("topic", id.to_string()),
        Subject::Testimonial(id) => ("testimonial", id.to_string()),
        Subject::Notebook(id) => ("notebook", id.to_string()),
        Subject::Chapter(notebook, id) => ("chapter", format!("{notebook}/{id}")),
        Subject::Federation(id) => ("federation", id.to_string()),
        Subject::News(id) => ("news", id.to_string()),
        Subject::Partner(id) => ("partner", id.to_string()),
        Subject::Free(id) => ("page", id.clone()),
        other => {
            // The lists themselves, by the name of their section.
            let section = other.section().filter(|section| page::index(*section) == *other && *other != desk.page.subject)?;
            return Some((desk.word(&format!("sections.{}", section.key())), "index.section"));
        }
    };
    let kind = match scheme {
        "enterprise" => "index.enterprise",
        "assessment" => "index.assessment",
        "indicator" => "index.indicator",
        "topic" => "index.topic",
        "testimonial" => "index.testimonial",
        "notebook" => "index.notebook",
        "chapter" => "index.chapter",
        "federation" => "index.federation",
        "news" => "index.news",
        "partner" => "index.partner",
        _ => "index.page",
    };
    Some((links::target(desk, scheme, &reference).ok()?.title, kind))
}
