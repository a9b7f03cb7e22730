//! A notebook to take home: for paper and for e-readers, beside its page.

use super::citing;
use crate::decimal::Decimal;
use crate::finding::Problem;
use crate::localized::Lang;
use crate::model::entities::Notebook;
use crate::model::notebook::{Bilingual, PageSize};
use crate::model::settings::is_produced;
use crate::path::OutPath;
use crate::plan::page::{Page, Subject};
use crate::render::book::{self, Book, epub, paper};
use crate::render::desk::Desk;
use crate::render::view::{self, Download};

/// How to get a program that makes PDF.
pub const COMMAND: &str = "cargo install --locked --path . --features pdf";

/// The files of a notebook; `page` is what its page shows. What cannot be made is a finding.
pub fn of(desk: &Desk, notebook: &Notebook, page: &view::Notebook) -> Vec<Download> {
    let produce = &desk.model().settings.produce;
    let wants = (is_produced(produce.pdf), is_produced(produce.epub));
    ask(desk, notebook);
    if page.chapters.is_empty() || !(wants.1 || wants.0 && paper::MAKES_PDF) {
        return Vec::new();
    }
    let mut book = book::of(desk, notebook, page);
    let mut files = Vec::new();
    if wants.0 {
        let (bytes, findings) = paper::pdf(desk, &book);
        desk.found(findings);
        files.extend(bytes.and_then(|bytes| beside(desk, ("pdf", &format!("PDF, {}", size_of(&book))), bytes)));
    }
    if wants.1 {
        files.extend(beside(desk, ("epub", "EPUB"), epub::epub(desk, &book)));
    }
    if wants.0 && paper::MAKES_PDF {
        files.extend(bilingual(desk, notebook, &mut book));
    }
    files
}

fn size_of(book: &Book) -> &'static str {
    if book.print.size == PageSize::A5 { "A5" } else { "A4" }
}

/// The editions in two languages: the site's first one on the left or in front, each other one beside it. They lie
/// beside the page of the first, and every page leads to its own.
fn bilingual(desk: &Desk, notebook: &Notebook, book: &mut Book) -> Vec<Download> {
    let manner = notebook.file.print.as_ref().map_or_else(Bilingual::default, |print| print.bilingual);
    let subject = Subject::Notebook(notebook.id.clone());
    let routes = &desk.plan().routes;
    let is_own = |page: &&Page| page.borrowed.is_none();
    let Some(first) = routes.page(&subject, Lang::FIRST).filter(is_own).filter(|_| manner != Bilingual::None) else { return Vec::new() };
    let with = |lang: Lang| {
        let other = routes.page(&subject, lang).filter(is_own)?;
        let pair = (routes.folders[first.lang.index()].as_str(), routes.folders[lang.index()].as_str());
        let extension = format!("{}-{}.pdf", pair.0, pair.1);
        let format = format!("PDF, {}, {} | {}", size_of(book), pair.0.to_uppercase(), pair.1.to_uppercase());
        let label = desk.word(if manner == Bilingual::Facing { "book.facing" } else { "book.back_to_back" });
        if desk.lang() != Lang::FIRST {
            let href = desk.to(&file_beside(&first.address, &extension));
            return (desk.lang() == lang).then_some(Download { label, href, format, lang: None });
        }
        let there = Desk { channel: desk.channel, ..Desk::new(desk.press, other) };
        let page = super::notebook::alone(&there, notebook);
        let mut twin = book::of(&there, notebook, &page);
        let (bytes, findings) = paper::bilingual((desk, book), (&there, &mut twin), manner);
        desk.found(findings);
        desk.notes.borrow_mut().read.append(&mut there.notes.borrow_mut().read);
        Some(Download { label, ..beside(desk, (&extension, &format), bytes?)? })
    };
    Lang::all(routes.folders.len()).skip(1).filter_map(with).collect()
}

/// The notebook as reference managers take it.
pub fn references(desk: &Desk, notebook: &Notebook, page: &view::Notebook) -> Vec<Download> {
    let files = [("bib", "BibTeX", citing::bibtex(desk, notebook, page)), ("csl.json", "CSL-JSON", citing::csl(desk, notebook, page))];
    let file = |(extension, format, text): (&str, &str, String)| {
        let download = beside(desk, (extension, format), text.into_bytes())?;
        Some(Download { label: desk.word("book.reference"), format: format.to_owned(), ..download })
    };
    files.into_iter().filter_map(file).collect()
}

/// Notes a PDF that is asked for by name, where this program makes none (W21).
fn ask(desk: &Desk, notebook: &Notebook) {
    let produce = &desk.model().settings.produce;
    if paper::MAKES_PDF || produce.pdf == Some(false) {
        return;
    }
    let print = notebook.file.print.as_ref().filter(|print| print.crop_marks || print.bilingual != Bilingual::None);
    let place = print.map(|print| print.place).or_else(|| produce.pdf.map(|_| produce.place));
    if let Some(place) = place {
        desk.notes.borrow_mut().findings.add(Problem::CannotMake { what: "pdf", command: COMMAND }, place);
    }
}

/// Puts a file beside the page, under the page's own name.
pub fn beside(desk: &Desk, (extension, format): (&str, &str), bytes: Vec<u8>) -> Option<Download> {
    let path = file_beside(&desk.page.address, extension);
    let download = Download {
        label: desk.reader.words.own(&format!("book.{extension}")).unwrap_or_default().to_owned(),
        href: desk.to(&path),
        format: format!("{format}, {}", size(desk, bytes.len())),
        lang: None,
    };
    desk.notes.borrow_mut().files.push((OutPath::new(path)?, bytes));
    Some(download)
}

/// The path of a file that bears the name of the page it lies beside.
fn file_beside(address: &str, extension: &str) -> String {
    let name = address.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    format!("{address}{name}.{extension}")
}

/// How heavy a file is: `640 ko`, `1,2 Mo`.
fn size(desk: &Desk, bytes: usize) -> String {
    let (key, number, decimals) = match bytes {
        0..1_000_000 => ("book.kilobytes", Decimal::from(bytes.div_ceil(1000)), 0),
        _ => ("book.megabytes", Decimal::new(i64::try_from(bytes / 100_000).unwrap_or(i64::MAX), 1), 1),
    };
    desk.fill(key, &[("n", &desk.reader.locale.number(number, decimals))])
}
