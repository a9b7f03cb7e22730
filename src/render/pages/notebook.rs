//! Notebooks: the shelf, and a cover.

use serde_json::{Value, json};

use super::parts::{fact, licence, organization, picture, said};
use super::{cover, downloads, since};
use crate::model::entities::{Chapter, Notebook};
use crate::model::id::Id;
use crate::model::notebook::{self, Author, ChapterKind};
use crate::period::Period;
use crate::plan::page::Subject;
use crate::render::book;
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::image::Room;
use crate::render::links;
use crate::render::takeaway::card::Body;
use crate::render::template::Html;
use crate::render::view::{self, ChapterRow, Cover, Entry, Erratum, Fact, Link, Mention, NotebookCard, Notice, NoticeKind};
use crate::render::works;

/// How many words a reader reads in a minute.
const WORDS_A_MINUTE: usize = 200;

/// The shelf, latest first.
pub fn list(desk: &Desk) -> view::NotebookList {
    let mut notebooks: Vec<&Notebook> = desk.model().notebooks.values().collect();
    notebooks.sort_by_key(|notebook| (std::cmp::Reverse(notebook.file.published), notebook.id.clone()));
    let lead = desk.word("lists.notebooks");
    let head = Head { title: desk.word("sections.notebooks"), description: lead.clone(), ..Head::default() };
    let cards = notebooks.into_iter().filter_map(|notebook| card(desk, notebook)).collect();
    view::NotebookList { frame: frame::frame(desk, head), lead: Some(lead), cards }
}

/// A notebook as a card.
pub fn card(desk: &Desk, notebook: &Notebook) -> Option<NotebookCard> {
    let file = &notebook.file;
    Some(NotebookCard {
        series: series(desk, notebook),
        number: file.number.as_written().to_owned(),
        title: desk.text(&file.title),
        subtitle: desk.text_of(&file.subtitle),
        summary: summary(desk, notebook),
        href: desk.href(&Subject::Notebook(notebook.id.clone()))?,
        published: desk.reader.locale.month_year(file.published),
        issuer: issuers(desk, notebook),
        cover: drawn(desk, notebook).0,
        links: Vec::new(),
        fictitious: file.fictitious,
    })
}

/// The cover's picture, else a drawing with what it is made of.
fn drawn(desk: &Desk, notebook: &Notebook) -> (Cover, Option<String>) {
    let image = notebook.file.cover.as_ref();
    if let Some(picture) = image.and_then(|cover| picture(desk, (&cover.image, Room::Sheet), (&cover.alt, None))) {
        return (Cover { picture: Some(picture), ..Cover::default() }, None);
    }
    let (drawing, caption) = cover::drawing(desk, notebook).unzip();
    (Cover { picture: None, drawing: drawing.unwrap_or_default() }, caption)
}

/// `Cahiers thématiques, n° 1`
fn series(desk: &Desk, notebook: &Notebook) -> String {
    desk.fill("notebook.series", &[("series", &series_name(desk, notebook)), ("n", notebook.file.number.as_written())])
}

fn series_name(desk: &Desk, notebook: &Notebook) -> String {
    notebook.file.series.as_ref().map_or_else(|| desk.word("sections.notebooks"), |series| desk.text(series))
}

fn issuers(desk: &Desk, notebook: &Notebook) -> Option<String> {
    let issuers: Vec<String> = notebook.file.issuers.iter().map(|issuer| desk.text(issuer)).collect();
    (!issuers.is_empty()).then(|| desk.reader.locale.list(&issuers))
}

/// What it is about, as one line.
fn summary(desk: &Desk, notebook: &Notebook) -> Option<String> {
    desk.line_of(notebook.file.abstract_.as_ref()?)
}

/// The names of authors.
pub fn names(desk: &Desk, authors: &[Author]) -> Vec<String> {
    authors.iter().map(|author| desk.text(&author.name)).collect()
}

/// The way to the first chapter with two languages side by side.
fn facing(desk: &Desk, notebook: &Notebook) -> Vec<Link> {
    let Some(chapter) = notebook.chapters.first() else { return Vec::new() };
    let folds = frame::folds(desk, &Subject::Chapter(notebook.id.clone(), chapter.id.clone()));
    folds.into_iter().map(|fold| Link { label: format!("{} {}", desk.word("notebook.facing"), fold.label), ..fold }).collect()
}

/// The way to the whole notebook on one page.
fn printing(desk: &Desk, notebook: &Notebook) -> Option<Link> {
    desk.link(&Subject::Whole(notebook.id.clone()), desk.word("book.print"))
}

/// The cover of a notebook, with what can be taken home.
pub fn cover(desk: &Desk, id: &Id) -> view::Notebook {
    let Some(notebook) = desk.model().notebooks.get(id) else { return view::Notebook::default() };
    let mut view = alone(desk, notebook);
    desk.found(works::check(desk, notebook));
    (view.lists, view.indicators) = book::web::listed(desk, notebook);
    view.downloads = downloads::of(desk, notebook, &view);
    view.references = downloads::references(desk, notebook, &view);
    view
}

/// What the cover of a notebook says, without files beside it.
pub fn alone(desk: &Desk, notebook: &Notebook) -> view::Notebook {
    let file = &notebook.file;
    let (drawn, cover_caption) = drawn(desk, notebook);
    let chapters = chapters(desk, notebook);
    let start = chapters.first().map(|chapter| Link { href: chapter.href.clone(), label: desk.word("notebook.start"), ..Link::default() });
    let mut view = view::Notebook {
        series: series(desk, notebook),
        subtitle: desk.text_of(&file.subtitle),
        issuer: issuers(desk, notebook),
        published: desk.reader.locale.month_year(file.published),
        cover: drawn,
        cover_caption,
        summary: desk.markdown_of(&file.abstract_),
        facts: facts(desk, notebook),
        chapters,
        buttons: start.into_iter().chain(facing(desk, notebook)).chain(printing(desk, notebook)).collect(),
        citation: Some(citation(desk, notebook)),
        lexicon_note: desk.text_of(&file.lexicon_note),
        errata: file.errata.iter().map(|erratum| self::erratum(desk, erratum)).chain(since::corrected(desk, notebook)).collect(),
        editions: editions(desk, notebook),
        works: works::of(desk, notebook).iter().map(|work| Entry { id: work.anchor(), html: Html::new(work.html.clone()) }).collect(),
        ..view::Notebook::default()
    };
    let description = view.subtitle.clone().or_else(|| summary(desk, notebook)).unwrap_or_default();
    let head = Head {
        title: desk.text(&file.title),
        card: Body::of_words(Some(&description)),
        description,
        fictitious: file.fictitious,
        json_ld: Some(data_block(desk, notebook)),
        ..Head::default()
    };
    view.frame = frame::frame(desk, head);
    view.frame.notices.extend(superseded(desk, notebook));
    view.facts.extend(fact(desk.word("notebook.licence"), licence(desk.model(), &file.license)));
    view
}

fn facts(desk: &Desk, notebook: &Notebook) -> Vec<Fact> {
    let file = &notebook.file;
    let issuers = file.issuers.iter().map(|issuer| said(desk.text(issuer)));
    let responsible = file.responsible_publisher.as_ref().map(|name| desk.fill("footer.responsible", &[("name", &desk.text(name))]));
    let author = |author: &Author| match desk.text_of(&author.role) {
        Some(role) => said(format!("{} ({role})", desk.text(&author.name))),
        None => said(desk.text(&author.name)),
    };
    let number = |number: &Option<crate::untrusted::Untrusted>| number.as_ref().map(|number| said(number.as_written()));
    let publisher = fact(desk.word("notebook.publisher"), issuers);
    [
        fact(desk.word("notebook.published"), [said(desk.reader.locale.date_long(file.published))]),
        fact(desk.word("notebook.data"), data_period(desk, notebook).map(said)),
        fact(desk.word("notebook.frozen"), since::taken(desk, notebook).map(said)),
        publisher.map(|publisher| Fact { note: responsible, ..publisher }),
        fact(desk.word("notebook.authors"), file.authors.iter().map(author)),
        fact("ISSN".to_owned(), number(&file.issn)),
        fact("ISBN".to_owned(), number(&file.isbn)),
        fact("DOI".to_owned(), file.doi.as_ref().map(|doi| self::doi(doi.as_written()))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn data_period(desk: &Desk, notebook: &Notebook) -> Option<String> {
    let span = notebook.file.data_period.as_ref()?;
    desk.text_of(&span.label).or_else(|| Some(desk.reader.locale.period(&Period::range(span.from, span.to)?)))
}

/// A digital identifier without the address that resolves it.
pub fn bare_doi(written: &str) -> &str {
    written.trim().trim_start_matches("https://doi.org/").trim_start_matches("doi:").trim()
}

/// A digital identifier, linked to what it stands for.
fn doi(written: &str) -> Mention {
    let own = bare_doi(written);
    let href = format!("https://doi.org/{own}");
    Mention { label: own.to_owned(), href: links::is_safe(&href).then_some(href) }
}

/// The chapters that exist in the page's language; only those between foreword and annexes are counted.
fn chapters(desk: &Desk, notebook: &Notebook) -> Vec<ChapterRow> {
    let row = |chapter: &Chapter| {
        let panel = &chapter.panels[desk.lang()];
        let words = desk.prose(panel.body).text.split_whitespace().count();
        Some(ChapterRow {
            number: number(notebook, chapter),
            title: desk.typeset(panel.file.title.value.as_written()),
            href: desk.href(&Subject::Chapter(notebook.id.clone(), chapter.id.clone()))?,
            kind: kind(desk, chapter).unwrap_or_default(),
            text: panel.file.key_message.as_ref().map(|message| desk.line(message.value.as_written(), message.place)),
            reading_time: Some(desk.count("count.minutes", words.div_ceil(WORDS_A_MINUTE).max(1))),
            draft: panel.file.draft == Some(true),
        })
    };
    notebook.chapters.iter().filter_map(row).collect()
}

/// The number of a chapter; empty for a foreword or an annex.
pub fn number(notebook: &Notebook, chapter: &Chapter) -> String {
    let counted = |chapter: &&Chapter| {
        let kind = chapter.panels[crate::localized::Lang::FIRST].file.kind;
        !matches!(kind, Some(ChapterKind::Foreword | ChapterKind::Annex))
    };
    let mut numbered = notebook.chapters.iter().filter(counted);
    numbered.position(|own| own.id == chapter.id).map_or_else(String::new, |index| (index + 1).to_string())
}

/// What kind of chapter it is, if it says so.
pub fn kind(desk: &Desk, chapter: &Chapter) -> Option<String> {
    chapter.panels[desk.lang()].file.kind.map(|kind| desk.word(&format!("chapter.{}", kind.word())))
}

/// How to cite it: by its authors, else by those who issue it.
fn citation(desk: &Desk, notebook: &Notebook) -> String {
    let file = &notebook.file;
    let names = names(desk, &file.authors);
    let authors = if names.is_empty() { issuers(desk, notebook).unwrap_or_default() } else { desk.reader.locale.list(&names) };
    let values = [
        ("authors", authors),
        ("year", file.published.year().to_string()),
        ("title", desk.text(&file.title)),
        ("series", series_name(desk, notebook)),
        ("n", file.number.as_written().to_owned()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    desk.typeset(desk.fill("notebook.citation", &values).trim())
}

fn erratum(desk: &Desk, erratum: &notebook::Erratum) -> Erratum {
    Erratum {
        date: desk.reader.locale.date_long(erratum.on),
        place: erratum.where_.as_ref().map(|place| desk.text(place)),
        text: desk.text(&erratum.text),
    }
}

/// The edition it replaces, and the one that replaces it.
fn editions(desk: &Desk, notebook: &Notebook) -> Vec<Link> {
    let link = |other: &Notebook, key: &str| {
        desk.link(&Subject::Notebook(other.id.clone()), desk.fill(key, &[("title", &desk.text(&other.file.title))]))
    };
    let all = &desk.model().notebooks;
    let earlier = notebook.file.supersedes.as_ref().and_then(|earlier| all.get(earlier.value.as_str()));
    let replaces = |later: &&Notebook| later.file.supersedes.as_ref().is_some_and(|own| own.value == notebook.id.as_str());
    let later = all.values().filter(replaces).filter_map(|later| link(later, "notebook.superseded"));
    earlier.and_then(|earlier| link(earlier, "notebook.supersedes")).into_iter().chain(later).collect()
}

/// What a reader of an edition should know that a later one has replaced.
pub fn superseded(desk: &Desk, notebook: &Notebook) -> Option<Notice> {
    let replaces = |later: &&Notebook| later.file.supersedes.as_ref().is_some_and(|own| own.value == notebook.id.as_str());
    let later = desk.model().notebooks.values().find(replaces)?;
    Some(Notice {
        kind: NoticeKind::Superseded,
        lead: desk.word("notice.superseded_lead"),
        text: desk.word("notice.superseded"),
        link: desk.link(&Subject::Notebook(later.id.clone()), desk.text(&later.file.title)),
        ..Notice::default()
    })
}

/// The issue, for search engines.
pub fn data_block(desk: &Desk, notebook: &Notebook) -> Value {
    let file = &notebook.file;
    let mut block = json!({
        "@type": "PublicationIssue",
        "issueNumber": file.number.as_written(),
        "datePublished": file.published.to_string(),
        "publisher": file.issuers.iter().map(|issuer| organization(&desk.text(issuer))).collect::<Vec<_>>(),
        "author": people(desk, &file.authors),
    });
    if file.series.is_some() {
        block["isPartOf"] = json!({ "@type": "Periodical", "name": series_name(desk, notebook) });
        if let Some(issn) = &file.issn {
            block["isPartOf"]["issn"] = json!(issn.as_written());
        }
    }
    block
}

/// Authors, for search engines.
pub fn people(desk: &Desk, authors: &[Author]) -> Vec<Value> {
    names(desk, authors).into_iter().map(|name| json!({ "@type": "Person", "name": name })).collect()
}
