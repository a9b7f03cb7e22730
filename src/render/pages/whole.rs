//! A whole notebook on one page, to be printed from a browser. It shows what print may show: a voice whose consent
//! does not cover paper is left out here as in the PDF.

use super::notebook;
use crate::model::id::Id;
use crate::model::notebook::PageSize;
use crate::path::OutPath;
use crate::plan::page::Subject;
use crate::render::book::{self, Book, index, lists, page};
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::template::Html;
use crate::render::view::{self, Entry, Link, WholeAddress, WholeChapter, WholeIndex, WholeList, WholeTerm};
use crate::untrusted::escaped;

/// The view.
pub fn page(desk: &Desk, id: &Id) -> view::Whole {
    let Some(notebook) = desk.model().notebooks.get(id) else { return view::Whole::default() };
    let cover = notebook::alone(desk, notebook);
    let book = book::of(desk, notebook, &cover);
    let head = Head {
        title: cover.frame.title.clone(),
        description: desk.word("book.print_hint"),
        path: vec![(Subject::Notebook(id.clone()), cover.frame.title.clone())],
        fictitious: notebook.file.fictitious,
        ..Head::default()
    };
    let mut frame = frame::frame(desk, head);
    frame.robots = Some("noindex");
    frame.notices.extend(notebook::superseded(desk, notebook));
    let mut chapters = chapters(desk, &book);
    only_first_patterns(&mut chapters);
    let mut notes = desk.notes.borrow_mut();
    notes.about.iter_mut().for_each(|about| about.is_open = false);
    notes.pictures.extend(book.pictures.iter().cloned());
    drop(notes);
    let link = |(label, anchor): (String, &str)| Link { href: format!("#{anchor}"), label, ..Link::default() };
    let contents = book.parts.iter().map(|part| link((numbered(part), &part.id)));
    view::Whole {
        heads_href: heads(desk, &book),
        contents: contents.collect(),
        lists: lists(desk, &book),
        terms: book.terms.iter().map(|(word, meaning)| WholeTerm { word: word.clone(), meaning: meaning.clone() }).collect(),
        indicators: book.indicators.iter().map(|entry| indicator(&book, entry)).collect(),
        caution: book.caution.clone(),
        works: book.works.iter().map(|(id, nodes)| Entry { id: id.clone(), html: Html::new(page::markup(desk, nodes)) }).collect(),
        chapters,
        frame,
        cover,
    }
}

fn numbered(part: &book::Part) -> String {
    if part.number.is_empty() { part.title.clone() } else { format!("{} {}", part.number, part.title) }
}

fn chapters(desk: &Desk, book: &Book) -> Vec<WholeChapter> {
    let chapter = |part: &book::Part| {
        let (body, addresses) = page::chapter(desk, book, part);
        let address = |(at, href): (usize, String)| WholeAddress { mark: page::letters(at), href };
        WholeChapter {
            id: part.id.clone(),
            number: part.number.clone(),
            eyebrow: part.eyebrow.clone(),
            title: part.title.clone(),
            lead: part.lead.clone(),
            authors: part.authors.clone(),
            lang: part.borrowed.clone(),
            body: Html::new(own_notes(body, &format!("{} {}", desk.reader.colon, escaped(&part.title)))),
            addresses: addresses.into_iter().enumerate().map(address).collect(),
        }
    };
    book.parts.iter().map(chapter).collect()
}

/// Notes of several chapters stand on one page: each list of them says whose it is.
fn own_notes(body: String, whose: &str) -> String {
    const LABEL: &str = "role=\"doc-endnotes\" aria-label=\"";
    let start = body.find(LABEL).map(|at| at + LABEL.len());
    match start.and_then(|start| Some(start + body[start..].find('"')?)) {
        Some(end) => format!("{}{whose}{}", &body[..end], &body[end..]),
        None => body,
    }
}

/// The patterns that grey paper takes stand once on a page: those of the first chapter that draws.
fn only_first_patterns(chapters: &mut [WholeChapter]) {
    const START: &str = "<svg class=\"pats\"";
    let mut is_first = true;
    for chapter in chapters {
        let mut body = chapter.body.as_str().to_owned();
        let mut from = 0;
        while let Some(start) = body[from..].find(START).map(|at| from + at) {
            let end = body[start..].find("</svg>").map_or(body.len(), |end| start + end + "</svg>".len());
            if is_first {
                from = end;
            } else {
                body.replace_range(start..end, "");
            }
            is_first = false;
        }
        chapter.body = Html::new(body);
    }
}

fn lists(desk: &Desk, book: &Book) -> Vec<WholeList> {
    let lists = [("book.figures", &book.lists.figures), ("book.tables", &book.lists.tables), ("book.voices", &book.lists.voices)];
    let link = |entry: &lists::Entry| Link {
        href: format!("#{}", entry.id),
        label: format!("{} · {}", entry.label, entry.title),
        lang: entry.lang.clone(),
        ..Link::default()
    };
    let list =
        |(key, entries): (&str, &Vec<lists::Entry>)| WholeList { title: desk.word(key), entries: entries.iter().map(link).collect() };
    lists.into_iter().filter(|(_, entries)| !entries.is_empty()).map(list).collect()
}

fn indicator(book: &Book, (name, places): &(String, Vec<String>)) -> WholeIndex {
    let labelled =
        |id: &String| Some(Link { href: format!("#{id}"), label: index::label((&book.lists, &book.parts), id)?, ..Link::default() });
    WholeIndex { name: name.clone(), places: places.iter().filter_map(labelled).collect() }
}

/// The running heads of each chapter, which only a style sheet can give to pages; it lies beside the page.
fn heads(desk: &Desk, book: &Book) -> String {
    let mut css = format!("@page {{ size: {}; }}\n", if book.print.size == PageSize::A5 { "A5" } else { "A4" });
    let title = quoted(&book.title);
    for part in &book.parts {
        let (id, own) = (&part.id, quoted(&part.title));
        css.push_str(&format!(
            "#{id} {{ page: {id}; }}\n@page {id}:left {{ @top-left {{ content: {title}; }} }}\n@page {id}:right {{ @top-right {{ content: {own}; }} }}\n\
             @page {id}:first {{ @top-left {{ content: none; }} @top-right {{ content: none; }} }}\n"
        ));
    }
    let path = format!("{}heads.css", desk.page.address);
    let href = desk.to(&path);
    desk.notes.borrow_mut().files.extend(OutPath::new(path).map(|path| (path, css.into_bytes())));
    href
}

/// Words as a style sheet takes them.
fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for mark in words.chars() {
        match mark {
            '"' | '\\' => {
                out.push('\\');
                out.push(mark);
            }
            mark if mark.is_control() => out.push(' '),
            mark => out.push(mark),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_string() {
        assert_eq!(quoted("a\"} @import \\x\n"), "\"a\\\"} @import \\\\x \"");
    }

    #[test]
    fn patterns_stand_once() {
        let pats = "<svg class=\"pats\"><defs></defs></svg>";
        let chapter = |body: &str| WholeChapter { body: Html::new(body.to_owned()), ..WholeChapter::default() };
        let mut chapters = [chapter("a"), chapter(&format!("b{pats}c{pats}")), chapter(&format!("{pats}d"))];
        only_first_patterns(&mut chapters);
        let bodies: Vec<&str> = chapters.iter().map(|chapter| chapter.body.as_str()).collect();
        assert_eq!(bodies, ["a", &format!("b{pats}c"), "d"]);
    }
}
