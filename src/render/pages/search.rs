//! The search page: an alphabetical index of the site, and what the script needs to search it.

use serde_json::{Map, json};

use super::cards;
use super::parts::{list_pager, part};
use super::standing::{self, Standing};
use crate::figures::{Cell, Series};
use crate::localized::Lang;
use crate::model::id::Id;
use crate::model::settings::is_produced;
use crate::period::Period;
use crate::plan::page::{Page, Subject};
use crate::plan::route::ENTRIES_A_PAGE;
use crate::plan::shown;
use crate::render::desk::{About, Desk};
use crate::render::figure;
use crate::render::frame::{self, Head};
use crate::render::links;
use crate::render::register::Entry;
use crate::render::search::{self, Group, Record};
use crate::render::view::{self, Engine, IndexEntry, IndexLetter, Link};
use crate::snapshot::Links;

/// A page of the index.
pub fn page(desk: &Desk, number: usize) -> view::Search {
    let searched = is_searched(desk);
    let title = desk.word(if searched { "search.title" } else { "search.index" });
    let entries = desk.registers().pages.look(desk, entries);
    let pages = entries.len().div_ceil(ENTRIES_A_PAGE);
    let head = Head { title, description: desk.word("search.lead"), ..Head::default() };
    view::Search {
        frame: frame::frame(desk, head),
        lead: Some(desk.word("search.lead")),
        engine: (searched && number == 1).then(|| engine(desk)),
        letters: letters(desk, part(entries, number, ENTRIES_A_PAGE)),
        pager: list_pager(desk, (number, pages), Subject::Search),
    }
}

/// Whether the site has a search index: it needs a web server.
pub fn is_searched(desk: &Desk) -> bool {
    is_produced(desk.model().settings.produce.search) && desk.press.links == Links::Pretty
}

/// What search knows of a page, from its markup; nothing of one that search engines may not list, or of a list.
pub fn record(desk: &Desk, html: &str) -> Option<Record> {
    let subject = &desk.page.subject;
    if !is_searched(desk) || !(subject.is_listed() || *subject == Subject::Glossary) {
        return None;
    }
    let About { title, description, is_open } = desk.notes.borrow().about.clone()?;
    let (group, summary, aside) = match subject {
        Subject::Indicator(id) => (Group::Indicators, description, latest(desk, id)),
        Subject::Enterprise(_) => (Group::Enterprises, description, None),
        Subject::Testimonial(id) => (Group::Voices, quote(desk, id).unwrap_or_default(), who(desk, id)),
        _ => (Group::Texts, description, kind(desk, desk.page)),
    };
    let said = search::said(html);
    let words = search::counted(&[(&title, 12), (&summary, 3), (&said, 1)]);
    let address = desk.page.address.clone();
    is_open.then(|| Record { group, title, address, summary, aside: aside.unwrap_or_default(), words })
}

/// The latest value of an indicator: of all together, else of the first who reports it.
fn latest(desk: &Desk, id: &Id) -> Option<String> {
    let indicator = desk.model().catalogue.indicator(id.as_str())?;
    let (cell, period, who) = match Standing::of(desk, indicator) {
        Standing::Together(aggregate, _) => {
            let latest = aggregate.latest()?;
            (&latest.cell, &latest.period, standing::federation_name(desk, aggregate))
        }
        Standing::One(series) => of_series(desk, series)?,
        Standing::Several(series) => series.into_iter().find_map(|series| of_series(desk, series))?,
    };
    cell.shown()?;
    Some(format!("{} ({who}, {})", shown::cell(desk.reader, indicator, cell), desk.reader.locale.period(period)))
}

fn of_series<'site>(desk: &Desk, series: &'site Series) -> Option<(&'site Cell, &'site Period, String)> {
    let latest = series.latest()?;
    latest.cell.shown()?;
    Some((&latest.cell, &latest.period, figure::enterprise_name(desk, series.enterprise.as_str())))
}

fn quote(desk: &Desk, id: &Id) -> Option<String> {
    let voice = desk.model().testimonials.get(id)?;
    let locale = &desk.reader.locale;
    Some(locale.quoted(&locale.typeset(voice.panels[desk.lang()].quote.as_written())))
}

fn who(desk: &Desk, id: &Id) -> Option<String> {
    let voice = desk.model().testimonials.get(id)?;
    let enterprise = voice.enterprise.as_ref().map(|enterprise| figure::enterprise_name(desk, &enterprise.value));
    let known = [Some(cards::witness_name(desk, voice)), enterprise].into_iter().flatten().filter(|words| !words.is_empty());
    Some(known.collect::<Vec<_>>().join(", "))
}

/// Every page that has a name of its own, in alphabetical order.
fn entries(desk: &Desk) -> Vec<Entry> {
    let own = desk.plan().routes.pages.iter().filter(|page| page.lang == desk.lang() && page.subject.is_listed());
    let mut entries: Vec<(Vec<u8>, Entry)> = own
        .filter_map(|page| {
            let title = title(desk, &page.subject)?;
            let lang = page.borrowed.map(|lang| desk.tag(lang));
            let (address, draft) = (page.address.clone(), page.subject.is_draft(desk.model()));
            Some((desk.reader.locale.sort_key(&title), Entry { title, address, lang, draft, kind: kind(desk, page) }))
        })
        .collect();
    entries.sort_by(|left, right| left.0.cmp(&right.0).then_with(|| left.1.address.cmp(&right.1.address)));
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// Every page that has a name of its own: title, address from the root, and kind, in alphabetical order.
pub fn listing(desk: &Desk) -> Vec<(String, String, Option<String>)> {
    let own =
        desk.plan().routes.pages.iter().filter(|page| page.lang == desk.lang() && page.borrowed.is_none() && page.subject.is_listed());
    let mut listed: Vec<(String, String, Option<String>)> =
        own.filter_map(|page| Some((title(desk, &page.subject)?, page.address.clone(), kind(desk, page)))).collect();
    listed.sort_by(|left, right| desk.reader.locale.compare(&left.0, &right.0).then_with(|| left.1.cmp(&right.1)));
    listed
}

/// What kind of page it is, in a word.
pub fn kind(desk: &Desk, page: &Page) -> Option<String> {
    Some(desk.word(&format!("sections.{}", page.subject.section()?.key())))
}

/// The title of a page by its subject.
fn title(desk: &Desk, subject: &Subject) -> Option<String> {
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
        _ => return None,
    };
    links::target(desk, scheme, &reference).ok().map(|target| target.title).filter(|title| !title.is_empty())
}

fn letters(desk: &Desk, entries: &[Entry]) -> Vec<IndexLetter> {
    let mut letters: Vec<IndexLetter> = Vec::new();
    for Entry { title, address, lang, draft, kind } in entries {
        let initial = desk.reader.locale.initial(title);
        if letters.last().is_none_or(|last| last.letter != initial) {
            let id = format!("letter-{}", letters.len() + 1);
            letters.push(IndexLetter { id, letter: initial, entries: Vec::new() });
        }
        let link = Link { href: desk.to(address), label: title.clone(), lang: lang.clone(), draft: *draft, ..Link::default() };
        letters.last_mut().expect("one was just made").entries.push(IndexEntry { link, kind: kind.clone() });
    }
    letters
}

fn engine(desk: &Desk) -> Engine {
    let folder = |lang: Lang| &desk.plan().routes.folders[lang.index()];
    let index = |lang: Lang| desk.to(&format!("{}/search.json", folder(lang)));
    let groups: Vec<String> = Group::ALL.iter().map(|group| desk.word(&format!("search.{}", group.key()))).collect();
    let others: Vec<_> = desk
        .plan()
        .routes
        .twins(&Subject::Search(1))
        .filter(|twin| twin.lang != desk.lang())
        .map(|twin| {
            let reader = &desk.plan().readers[twin.lang.index()];
            let label = reader.words.get("search.elsewhere");
            json!({ "lang": desk.tag(twin.lang), "label": label, "index": index(twin.lang), "href": desk.to(&twin.address) })
        })
        .collect();
    Engine {
        script: desk.press.script("search").map(|script| desk.to(script)).unwrap_or_default(),
        index: index(desk.lang()),
        groups: json!(groups).to_string(),
        count: forms(desk, "search.count"),
        more: forms(desk, "search.more"),
        others: json!(others).to_string(),
    }
}

/// The plural forms of a word as a JSON map.
fn forms(desk: &Desk, key: &str) -> String {
    let forms: Map<String, serde_json::Value> =
        desk.reader.words.forms(key).into_iter().map(|(category, form)| (category.to_owned(), json!(form))).collect();
    json!(forms).to_string()
}
