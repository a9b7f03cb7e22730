//! The accessibility statement, in the words of EN 301 549: what `accessibility:` says, and what the check of every
//! page knows of this site.

use super::facts;
use super::parts::anchors;
use crate::model::settings::{Accessibility, AccessibilityStatus};
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::template::Html;
use crate::render::view::{self, Link, StatementSection};

/// The view.
pub fn page(desk: &Desk) -> view::Statement {
    let Some(settings) = &desk.model().settings.accessibility else { return view::Statement::default() };
    let site = desk.text(&desk.model().settings.title);
    let publisher = desk.model().settings.publisher.as_ref().map_or_else(|| site.clone(), |publisher| desk.text(&publisher.name));
    let lead = desk.typeset(&desk.fill("accessibility.lead", &[("publisher", &publisher), ("site", &site)]));
    let status = desk.word(status_key(settings));
    let sections: Vec<StatementSection> = [
        state(desk, settings),
        done(desk),
        checked(desk),
        limits(desk, settings),
        prepared(desk, settings),
        contact(desk, settings),
        appeal(desk),
    ]
    .into_iter()
    .flatten()
    .collect();
    let listed: Vec<(&str, bool)> = sections.iter().map(|section| (section.id.as_str(), true)).collect();
    let head = Head { title: desk.word("sections.accessibility"), description: status, ..Head::default() };
    view::Statement { contents: anchors(desk, "accessibility", &listed), frame: frame::frame(desk, head), lead: Some(lead), sections }
}

/// The sentence for how far the site conforms; nothing said counts as partly, the most cautious that is not a refusal.
fn status_key(settings: &Accessibility) -> &'static str {
    match settings.status {
        Some(AccessibilityStatus::Full) => "accessibility.full",
        Some(AccessibilityStatus::None) => "accessibility.none",
        Some(AccessibilityStatus::Partial) | None => "accessibility.partial",
    }
}

fn section(desk: &Desk, id: &str, sentences: &[String]) -> StatementSection {
    let body = sentences.iter().fold(Html::empty(), |body, sentence| facts::joined(&body, &facts::paragraph(&desk.typeset(sentence))));
    StatementSection { id: id.to_owned(), title: desk.word(&format!("accessibility.{id}")), body, ..StatementSection::default() }
}

fn state(desk: &Desk, settings: &Accessibility) -> Option<StatementSection> {
    Some(section(desk, "state", &[desk.word(status_key(settings))]))
}

/// What every page of every site has.
fn done(desk: &Desk) -> Option<StatementSection> {
    let keys = ["done_charts", "done_keyboard", "done_contrast", "done_script", "done_languages", "done_print"];
    Some(section(desk, "done", &keys.map(|key| desk.word(&format!("accessibility.{key}")))))
}

/// What is looked for on every page whenever the site is made (W23), and on how many.
fn checked(desk: &Desk) -> Option<StatementSection> {
    let pages = desk.plan().routes.pages.iter().filter(|page| page.lang == desk.page.lang).count();
    Some(section(desk, "checked", &[desk.word("accessibility.checked_text"), desk.count("accessibility.checked_pages", pages)]))
}

/// What the publisher knows to fall short, what is not translated, and what others brought.
fn limits(desk: &Desk, settings: &Accessibility) -> Option<StatementSection> {
    let mut sentences: Vec<String> = settings.limits.iter().map(|limit| desk.text(limit)).collect();
    let borrowed = desk.plan().routes.pages.iter().filter(|page| page.lang == desk.page.lang && page.borrowed.is_some()).count();
    if borrowed > 0 {
        sentences.push(desk.count("accessibility.limits_borrowed", borrowed));
    }
    if !matches!(settings.status, Some(AccessibilityStatus::Full)) {
        sentences.push(desk.word("accessibility.limits_text"));
    }
    (!sentences.is_empty()).then(|| section(desk, "limits", &sentences))
}

fn prepared(desk: &Desk, settings: &Accessibility) -> Option<StatementSection> {
    let date = desk.reader.locale.date_long(settings.date?);
    Some(section(desk, "prepared", &[desk.fill("accessibility.prepared_text", &[("date", &date)])]))
}

fn contact(desk: &Desk, settings: &Accessibility) -> Option<StatementSection> {
    let publisher = desk.model().settings.publisher.as_ref();
    let written = settings.contact.as_ref().or_else(|| publisher?.email.as_ref())?.as_written();
    let mut section = section(desk, "contact", &[desk.word("accessibility.contact_text")]);
    let is_mail = written.contains('@') && !written.contains([' ', '/', '"', '<']);
    match (is_mail, crate::render::links::is_safe(written)) {
        (true, _) => section.links.push(Link { href: format!("mailto:{written}"), label: written.to_owned(), ..Link::default() }),
        (_, true) => {
            section.links.push(Link { href: written.to_owned(), label: crate::render::links::plain_address(written), ..Link::default() })
        }
        _ => section.body = facts::joined(&section.body, &facts::paragraph(&desk.typeset(written))),
    }
    Some(section)
}

fn appeal(desk: &Desk) -> Option<StatementSection> {
    Some(section(desk, "appeal", &[desk.word("accessibility.appeal_text")]))
}
