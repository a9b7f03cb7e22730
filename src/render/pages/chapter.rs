//! The page of a chapter.

use serde_json::json;

use super::notebook::{data_block, kind, names, number, people, superseded};
use super::parts::contents;
use crate::model::entities::{Chapter, Notebook};
use crate::model::id::Id;
use crate::plan::page::Subject;
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::takeaway::card::Body;
use crate::render::template::Html;
use crate::render::view::{self, Entry, Pager, PagerLink};
use crate::render::works;

/// The view.
pub fn page(desk: &Desk, notebook: &Id, id: &Id) -> view::Chapter {
    let Some(notebook) = desk.model().notebooks.get(notebook) else { return view::Chapter::default() };
    let Some(chapter) = notebook.chapters.iter().find(|chapter| chapter.id == *id) else { return view::Chapter::default() };
    let panel = &chapter.panels[desk.lang()];
    let file = &panel.file;
    let lead = file.key_message.as_ref().map(|message| desk.line(message.value.as_written(), message.place));
    let authors = names(desk, &file.authors);
    let passage = desk.body(panel.body);
    let title = desk.text(&notebook.file.title);
    let mut block = json!({ "@type": "Chapter", "isPartOf": data_block(desk, notebook), "author": people(desk, &file.authors) });
    block["isPartOf"]["name"] = json!(title);
    let head = Head {
        title: desk.typeset(file.title.value.as_written()),
        description: lead.clone().unwrap_or_else(|| title.clone()),
        path: vec![(Subject::Notebook(notebook.id.clone()), title.clone())],
        fictitious: notebook.file.fictitious,
        draft: file.draft == Some(true),
        card: Body::of_words(lead.as_deref()),
        json_ld: Some(block),
    };
    let mut frame = frame::frame(desk, head);
    frame.notices.extend(superseded(desk, notebook));
    view::Chapter {
        frame,
        number: number(notebook, chapter),
        eyebrow: eyebrow(desk, notebook, chapter),
        notebook: title,
        lead,
        authors: (!authors.is_empty()).then(|| desk.fill("notebook.by", &[("names", &desk.reader.locale.list(&authors))])),
        contents: contents(desk, &passage),
        body: desk.own(&passage),
        works: cited(desk, notebook),
        pager: pager(desk, notebook, id),
    }
}

/// The works that the chapter cites, in the order of the list.
fn cited(desk: &Desk, notebook: &Notebook) -> Vec<Entry> {
    let keys = desk.notes.borrow().cited.clone();
    if keys.is_empty() {
        return Vec::new();
    }
    let works = works::of(desk, notebook);
    works
        .iter()
        .filter(|work| keys.contains(&work.key))
        .map(|work| Entry { id: work.anchor(), html: Html::new(work.html.clone()) })
        .collect()
}

/// `Chapitre 2 · Résultats`
fn eyebrow(desk: &Desk, notebook: &Notebook, chapter: &Chapter) -> Option<String> {
    let parts: Vec<String> = numbered(desk, notebook, chapter).into_iter().chain(kind(desk, chapter)).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn numbered(desk: &Desk, notebook: &Notebook, chapter: &Chapter) -> Option<String> {
    let number = number(notebook, chapter);
    (!number.is_empty()).then(|| desk.fill("notebook.chapter", &[("n", &number)]))
}

/// The neighbours in the notebook; before the first and after the last one its contents.
fn pager(desk: &Desk, notebook: &Notebook, id: &Id) -> Option<Pager> {
    let side = |chapter: &Chapter| {
        let href = desk.href(&Subject::Chapter(notebook.id.clone(), chapter.id.clone()))?;
        let label = numbered(desk, notebook, chapter).or_else(|| kind(desk, chapter)).unwrap_or_default();
        Some(PagerLink { href, label, title: Some(desk.typeset(chapter.panels[desk.lang()].file.title.value.as_written())) })
    };
    let cover = || {
        let href = desk.href(&Subject::Notebook(notebook.id.clone()))?;
        Some(PagerLink { href, label: desk.word("notebook.contents"), title: Some(desk.text(&notebook.file.title)) })
    };
    let here = notebook.chapters.iter().position(|chapter| chapter.id == *id)?;
    let (before, after) = (&notebook.chapters[..here], &notebook.chapters[here + 1..]);
    Some(Pager {
        name: desk.word("notebook.pager"),
        previous: before.iter().rev().find_map(side).or_else(cover),
        next: after.iter().find_map(side).or_else(cover),
        position: None,
    })
}
