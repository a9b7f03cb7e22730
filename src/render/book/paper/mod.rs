//! A publication on paper: what the typesetter is given, and what comes of it.
//!
//! The theme's `paper/notebook.typ` decides how pages look; here it is only said what stands on them. The typesetter
//! itself is behind one door (`typesetter`), which is built with the feature `pdf`.

mod anchors;
#[cfg(feature = "pdf")]
mod facing;
mod figures;
mod formula;
mod handout;
#[cfg(feature = "pdf")]
mod pair;
#[cfg(feature = "pdf")]
mod sealed;
mod tables;
#[cfg(feature = "pdf")]
mod turned;
#[cfg(feature = "pdf")]
mod typesetter;
mod wide;
mod words;
mod writer;

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Book, Cover, Part, drawing};
use crate::finding::{Findings, Place};
use crate::model::notebook::{Bilingual, PageSize};
use crate::period::Date;
use crate::render::desk::Desk;
use crate::render::media;
use words::{list, optional, string};
use writer::Writer;

pub use handout::{Set, handout};
pub use wide::places as tables_of;

/// The families that drawings and pages name.
const FAMILY: &str = "paper";

/// What the typesetter is given.
#[derive(Debug, Default)]
pub struct Source {
    /// How it looks.
    pub look: Look,
    /// The text, which imports `/paper.typ` and `/given.typ`.
    pub main: String,
    /// Everything by name that stands around the text.
    pub given: String,
    /// What is shown, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Where what stands from a byte of the text on is written by its author.
    pub marks: Vec<(usize, Place)>,
    /// Tables that are too wide even in the smallest letters: where they are written, and their columns.
    pub too_wide: Vec<(Place, usize)>,
    /// Its title and where it stands on the web: the same for the same publication.
    pub name: String,
    /// The day it bears.
    pub date: Option<Date>,
}

/// Which of the theme's files decides how a source looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// `paper/notebook.typ`.
    #[default]
    Notebook,
    /// `paper/handout.typ`.
    Handout,
}

/// The bytes of a publication's PDF; nothing, with its findings, if it cannot be made.
#[cfg(feature = "pdf")]
pub fn pdf(desk: &Desk, book: &Book) -> (Option<Vec<u8>>, Findings) {
    let source = source(desk, book);
    let place = book.parts.first().and_then(|part| part.place).unwrap_or(Place::SITE);
    let (made, mut findings) = typesetter::pdf(desk.press, &source, place);
    for (place, columns) in source.too_wide {
        findings.add(crate::finding::Problem::TableTooWide { columns }, place);
    }
    (made, findings)
}

/// This program was built without a typesetter.
#[cfg(not(feature = "pdf"))]
pub fn pdf(_: &Desk, _: &Book) -> (Option<Vec<u8>>, Findings) {
    (None, Findings::new())
}

/// Whether this program can make PDF.
pub const MAKES_PDF: bool = cfg!(feature = "pdf");

/// The bytes of the PDF of a publication in two languages; nothing, with its findings, if it cannot be made.
#[cfg(feature = "pdf")]
pub fn bilingual(left: (&Desk, &mut Book), right: (&Desk, &mut Book), manner: Bilingual) -> (Option<Vec<u8>>, Findings) {
    let press = left.0.press;
    let place = left.1.parts.first().and_then(|part| part.place).unwrap_or(Place::SITE);
    typesetter::pdf(press, &pair::source(left, right, manner), place)
}

/// This program was built without a typesetter.
#[cfg(not(feature = "pdf"))]
pub fn bilingual(_: (&Desk, &mut Book), _: (&Desk, &mut Book), _: Bilingual) -> (Option<Vec<u8>>, Findings) {
    (None, Findings::new())
}

/// Links in what is given: the theme's own are not known there.
const ONLINE: &str = "#let online(address, body) = link(address, body)\n";

/// What the typesetter is given for a publication.
#[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "the typesetter reads it"))]
fn source(desk: &Desk, book: &Book) -> Source {
    let mut writer = Writer::new(book);
    let summary = writer.value(&book.summary);
    writer.out = format!("#import \"/paper.typ\": *\n#show: book.with(summary: {summary})\n#{{\n");
    chapters(&mut writer, book);
    writer.out.push_str("}\n");
    let (main, marks) = (std::mem::take(&mut writer.out), std::mem::take(&mut writer.marks));
    let too_wide = std::mem::take(&mut writer.tables.too_wide);
    let mut source =
        Source { main, marks, too_wide, name: format!("{} {}", book.title, book.url), date: Some(book.date), ..Source::default() };
    let given = around(desk, writer, &mut source.files);
    source.given = format!("{ONLINE}#let given = {given}\n#let other = none\n#let is-facing = false\n");
    source
}

/// The chapters, one after the other.
fn chapters<'b>(writer: &mut Writer<'b>, book: &'b Book) {
    for part in &book.parts {
        writer.marks.extend(part.place.map(|place| (writer.out.len(), place)));
        begin(writer, part, "chapter");
        match &part.borrowed {
            Some(tag) => {
                let body = writer.value(&part.body);
                writeln!(writer.out, "tongue({}, {body});", string(tag.split('-').next().unwrap_or(tag)))
                    .expect("a String takes every write");
            }
            None => writer.flow(&part.body),
        }
    }
}

/// The head of a chapter, by the theme's call for it.
fn begin<'b>(writer: &mut Writer<'b>, part: &'b Part, call: &str) {
    writer.begin(part);
    let [eyebrow, lead, authors] = [&part.eyebrow, &part.lead, &part.authors].map(|words| optional(words.as_deref()));
    let (id, number, title) = (string(&part.id), string(&part.number), string(&part.title));
    writeln!(writer.out, "{call}(id: {id}, number: {number}, eyebrow: {eyebrow}, lead: {lead}, authors: {authors}, {title});")
        .expect("a String takes every write");
}

/// What stands around a book's text, by name; what it shows joins the files.
fn around(desk: &Desk, mut writer: Writer, files: &mut BTreeMap<String, Vec<u8>>) -> String {
    let book = writer.book;
    let tokens = &desk.press.paper.tokens;
    for (path, svg) in &writer.drawings {
        files.insert(path.clone(), drawing::alone(svg, tokens, FAMILY).into_bytes());
    }
    let cover = cover(desk, book, files);
    let funders = funders(&mut writer, book);
    for path in &writer.pictures {
        let bytes = book.picture(path).and_then(|ordered| media::developed(desk.press, &ordered.order));
        files.extend(bytes.map(|bytes| (format!("/{path}"), bytes)));
    }
    let works =
        list(book.works.iter().map(|(anchor, nodes)| format!("({}, {})", string(anchor), writer.apart(|writer| writer.words(nodes)))));
    given(desk, book, [&cover, &funders, &works])
}

fn cover(desk: &Desk, book: &Book, files: &mut BTreeMap<String, Vec<u8>>) -> String {
    match &book.cover {
        Cover::Plain => "none".to_owned(),
        Cover::Drawing(svg) => {
            let path = format!("/drawings/{}-cover.svg", book.lang.to_ascii_lowercase());
            let shown = string(&path);
            files.insert(path, drawing::on_plate(svg, &desk.press.paper.tokens).into_bytes());
            format!("(drawing: {shown}, alt: {})", optional(book.cover_caption.as_deref()))
        }
        Cover::Picture(path, alt) => {
            let bytes = book.picture(path).and_then(|ordered| media::developed(desk.press, &ordered.order));
            let Some(bytes) = bytes else { return "none".to_owned() };
            files.insert(format!("/{path}"), bytes);
            format!("(picture: {}, alt: {})", string(&format!("/{path}")), string(if alt.is_empty() { &book.title } else { alt }))
        }
    }
}

fn funders(writer: &mut Writer, book: &Book) -> String {
    list(book.funders.iter().map(|funder| {
        let logo = funder.logo.as_ref().filter(|logo| book.picture(&logo.src).is_some());
        writer.pictures.extend(logo.map(|logo| logo.src.clone()));
        let path = optional(logo.map(|logo| format!("/{}", logo.src)).as_deref());
        let alt = string(logo.map(|logo| logo.alt.as_str()).filter(|alt| !alt.is_empty()).unwrap_or(&funder.name));
        format!("(name: {}, notice: {}, logo: {path}, alt: {alt})", string(&funder.name), optional(funder.notice.as_deref()))
    }))
}

/// What stands around the text, by name.
fn given(desk: &Desk, book: &Book, [cover, funders, works]: [&str; 3]) -> String {
    let mut out = String::from("(\n");
    let mut put = |name: &str, value: &str| writeln!(out, "{name}: {value},").expect("a String takes every write");
    let (primary, region) = book.lang.split_once('-').map_or((book.lang.as_str(), None), |(primary, region)| (primary, Some(region)));
    let region = region.filter(|region| region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_alphabetic()));
    put("lang", &string(primary));
    put("region", &optional(region));
    put("dir", book.dir);
    put("mark", &format!("[#{}]", string(&book.lang)));
    put("title", &string(&book.title));
    put("series", &string(&book.series));
    put("published", &string(&book.published));
    put("date", &format!("datetime(year: {}, month: {}, day: {})", book.date.year(), book.date.month(), book.date.day()));
    put("authors", &list(book.authors.iter().map(|name| string(name))));
    for (name, words) in [
        ("subtitle", &book.subtitle),
        ("issuer", &book.issuer),
        ("lexicon", &book.lexicon_note),
        ("citation", &book.citation),
        ("responsible", &book.responsible),
        ("caution", &book.caution),
        ("cover-caption", &book.cover_caption),
    ] {
        put(name, &optional(words.as_deref()));
    }
    put("url", &string(&book.url));
    put("cover", cover);
    put("funders", funders);
    put("facts", &facts(book));
    let erratum = |erratum: &crate::render::view::Erratum| {
        let place = erratum.place.as_ref().map(|place| format!(" · {place}")).unwrap_or_default();
        format!("(when: {}, text: {})", string(&format!("{}{place}", erratum.date)), string(&erratum.text))
    };
    put("errata", &list(book.errata.iter().map(erratum)));
    for (name, entries) in [("figures", &book.lists.figures), ("tables", &book.lists.tables), ("voices", &book.lists.voices)] {
        let entry = |entry: &super::lists::Entry| format!("({}, {}, {})", string(&entry.id), string(&entry.label), string(&entry.title));
        put(name, &list(entries.iter().map(entry)));
    }
    let term = |(word, meaning): &(String, String)| format!("({}, {})", string(word), string(meaning));
    put("terms", &list(book.terms.iter().map(term)));
    put("works", works);
    let indicator =
        |(name, places): &(String, Vec<String>)| format!("({}, {})", string(name), list(places.iter().map(|place| string(place))));
    put("indicators", &list(book.indicators.iter().map(indicator)));
    put("paper", if book.print.size == PageSize::A5 { "\"a5\"" } else { "\"a4\"" });
    put("crop-marks", if book.print.crop_marks { "true" } else { "false" });
    let word = |key: &str| string(&desk.word(key));
    let keys = [
        "book.lists",
        "book.figures",
        "book.tables",
        "book.voices",
        "book.colophon",
        "book.terms",
        "book.indicators",
        "notebook.contents",
        "notebook.errata",
        "footer.funders",
        "book.page",
        "book.bibliography",
    ];
    let words = keys.map(|key| format!("{}: {}", key.rsplit('.').next().unwrap_or(key), word(key))).join(", ");
    put("words", &format!("({words})"));
    let tokens = desk.press.paper.tokens.iter().map(|(token, colour)| format!("{token}: {}", string(colour)));
    put("colours", &format!("({})", tokens.collect::<Vec<_>>().join(", ")));
    out.push(')');
    out
}

fn facts(book: &Book) -> String {
    list(book.facts.iter().map(|fact| {
        let value = |value: &crate::render::view::Mention| format!("({}, {})", string(&value.label), optional(value.href.as_deref()));
        format!(
            "(label: {}, values: {}, note: {})",
            string(&fact.label),
            list(fact.values.iter().map(value)),
            optional(fact.note.as_deref())
        )
    }))
}
