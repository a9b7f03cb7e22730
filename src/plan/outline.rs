//! The outline of a notebook: its figures and tables counted through all chapters.

use std::collections::BTreeMap;

use crate::localized::Lang;
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

impl Label {
    /// The same in a text that stands after so many others.
    pub fn after(self, counted: Counted) -> Label {
        match self {
            Label::Figure(number) => Label::Figure(number + counted.figures),
            Label::Table(number) => Label::Table(number + counted.tables),
        }
    }
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
