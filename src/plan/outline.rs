//! The outline of a notebook: its figures and tables counted through all chapters.

use std::collections::BTreeMap;

use crate::finding::{Findings, Place, Problem};
use crate::localized::Lang;
use crate::model::Model;
use crate::model::entities::Notebook;
use crate::model::id::Id;
use crate::model::prose::Body;
use crate::snapshot::Snapshot;
use crate::source::directives::{Sequence, outline};
use crate::source::prose::Prose;

/// How many figures and tables come before each chapter, and the number of each that has an id.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Figures and tables before a chapter.
    pub before: BTreeMap<Id, Counted>,
    /// By id: the chapter it stands in, and its number.
    pub labels: BTreeMap<String, (Id, Label)>,
}

/// How many there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Figures.
    pub figures: usize,
    /// Tables.
    pub tables: usize,
}

/// A number that readers see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// “Figure 3”
    Figure(usize),
    /// “Table 2”
    Table(usize),
}

/// The prose of a body.
pub fn prose<'site>(body: Body, snapshot: &'site Snapshot) -> Prose<'site> {
    let text = snapshot.text(body.file());
    let (start, end) = (body.place.start as usize, (body.place.end as usize).min(text.len()));
    Prose::verbatim(text.get(start..end).unwrap_or_default(), body.place)
}

/// The outline of a notebook, by the first language's order (format.md §4).
pub fn of_notebook(notebook: &Notebook, snapshot: &Snapshot) -> Outline {
    let mut done = Outline::default();
    let mut counted = Counted::default();
    for chapter in &notebook.chapters {
        done.before.insert(chapter.id.clone(), counted);
        let first = chapter.panels.written_in(Lang::FIRST);
        for numbered in outline(&prose(chapter.panels[first].body, snapshot)) {
            let Some(label) = count(numbered.kind, &mut counted) else { continue };
            if let Some(id) = numbered.id {
                done.labels.entry(id.text.to_owned()).or_insert((chapter.id.clone(), label));
            }
        }
    }
    done
}

/// The labels of a single text.
pub fn of_body(body: Body, snapshot: &Snapshot) -> BTreeMap<String, Label> {
    let mut counted = Counted::default();
    let labels = outline(&prose(body, snapshot))
        .into_iter()
        .filter_map(|numbered| Some((numbered.id?.text.to_owned(), count(numbered.kind, &mut counted)?)));
    labels.collect()
}

fn count(kind: Sequence, counted: &mut Counted) -> Option<Label> {
    match kind {
        Sequence::Figure => {
            counted.figures += 1;
            Some(Label::Figure(counted.figures))
        }
        Sequence::Table => {
            counted.tables += 1;
            Some(Label::Table(counted.tables))
        }
        Sequence::Other => None,
    }
}

/// Notes twins whose directives differ (W13): pages, chapters and news in each language against the first.
pub fn check_twins(model: &Model, snapshot: &Snapshot, findings: &mut Findings) {
    let chapters =
        model.notebooks.values().flat_map(|notebook| &notebook.chapters).map(|chapter| chapter.panels.map(|panel, _| panel.body));
    let news = model.news.values().map(|news| news.panels.map(|panel, _| panel.body));
    let pages = model.pages.values().map(|page| page.panels.map(|panel, _| panel.body));
    for bodies in chapters.chain(news).chain(pages) {
        let first = bodies.written_in(Lang::FIRST);
        let expected = signature(bodies[first], snapshot);
        for lang in Lang::all(model.languages.len()).filter(|lang| *lang != first && bodies.borrowed(*lang).is_none()) {
            let own = signature(bodies[lang], snapshot);
            if own != expected {
                let problem = Problem::DirectivesDiffer { here: own.join(", "), there: expected.join(", ") };
                findings.add_related(problem, Place::file(bodies[lang].file()), Place::file(bodies[first].file()));
            }
        }
    }
}

/// What a text shows besides words, in order: each directive with what it is about.
fn signature(body: Body, snapshot: &Snapshot) -> Vec<String> {
    let named = |numbered: &crate::source::directives::Numbered| match numbered.argument {
        Some(argument) => format!("{} {}", numbered.name.text, argument.text),
        None => numbered.name.text.to_owned(),
    };
    outline(&prose(body, snapshot)).iter().map(named).collect()
}
