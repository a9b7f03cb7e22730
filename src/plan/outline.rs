//! The outline of a notebook: its figures, tables and voices counted through all chapters.

use std::collections::BTreeMap;

use super::voices::{self, Edition};
use crate::localized::Lang;
use crate::model::Model;
use crate::model::entities::Notebook;
use crate::model::id::Id;
use crate::model::prose::Body;
use crate::model::testimonial::Channel;
use crate::snapshot::Snapshot;
use crate::source::directives::{Numbered, Sequence, outline};
use crate::source::prose::Prose;

/// How many figures, tables and voices come before each chapter, and the number of each that has an id.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Figures and tables before a chapter.
    pub before: BTreeMap<Id, Counted>,
    /// By id: the chapter it stands in, and its number.
    pub labels: BTreeMap<String, (Id, Label)>,
    /// Voices, in each edition for itself: one that is not shown there leaves no gap that would tell of it.
    pub voices: BTreeMap<Edition, Voices>,
}

/// The voices of an edition of a notebook.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    /// How many there are before a chapter.
    pub before: BTreeMap<Id, usize>,
    /// By id: the chapter they stand in, and their numbers; nothing for a block that shows nobody in this edition.
    pub labels: BTreeMap<String, Option<(Id, Label)>>,
    /// How many there are.
    counted: usize,
}

/// How many there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Figures.
    pub figures: usize,
    /// Tables.
    pub tables: usize,
    /// Voices.
    pub voices: usize,
}

/// A number that readers see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// “Figure 3”
    Figure(usize),
    /// “Table 2”
    Table(usize),
    /// “Testimonial 4”, “Testimonials 4 to 6”: the first and the last.
    Voices(usize, usize),
}

impl Label {
    /// The same where others come before.
    pub fn after(self, counted: Counted) -> Label {
        match self {
            Label::Figure(number) => Label::Figure(number + counted.figures),
            Label::Table(number) => Label::Table(number + counted.tables),
            Label::Voices(first, last) => Label::Voices(first + counted.voices, last + counted.voices),
        }
    }
}

/// The prose of a body.
pub fn prose<'site>(body: Body, snapshot: &'site Snapshot) -> Prose<'site> {
    let text = snapshot.text(body.file());
    let (start, end) = (body.place.start as usize, (body.place.end as usize).min(text.len()));
    Prose::verbatim(text.get(start..end).unwrap_or_default(), body.place)
}

/// The outline of a notebook, by the first language's order (format.md §4); voices by each language's own.
pub fn of_notebook(notebook: &Notebook, model: &Model, snapshot: &Snapshot) -> Outline {
    let mut done = Outline { voices: voices(notebook, model, snapshot), ..Outline::default() };
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

fn voices(notebook: &Notebook, model: &Model, snapshot: &Snapshot) -> BTreeMap<Edition, Voices> {
    let mut done: BTreeMap<Edition, Voices> = BTreeMap::new();
    for lang in Lang::all(model.languages.len()) {
        for chapter in notebook.chapters.iter().filter(|chapter| !model.settings.hides(&chapter.panels, lang)) {
            let mut blocks = outline(&prose(chapter.panels[lang].body, snapshot));
            blocks.retain(|block| block.kind == Sequence::Voices);
            for channel in [Channel::Web, Channel::Print] {
                let edition = Edition { lang, channel };
                let own = done.entry(edition).or_default();
                own.before.insert(chapter.id.clone(), own.counted);
                blocks.iter().for_each(|block| own.add(&chapter.id, block, heard(block, model, edition)));
            }
        }
    }
    done
}

/// How many numbers a block of voices takes; somebody's saying takes one.
fn heard(block: &Numbered, model: &Model, edition: Edition) -> usize {
    if block.name.text == "quote" { 1 } else { voices::of_block(model, block, edition).len() }
}

impl Voices {
    fn add(&mut self, chapter: &Id, block: &Numbered, heard: usize) {
        let label = (heard > 0).then_some(Label::Voices(self.counted + 1, self.counted + heard));
        self.counted += heard;
        if let Some(id) = block.id {
            self.labels.entry(id.text.to_owned()).or_insert(label.map(|label| (chapter.clone(), label)));
        }
    }
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
        Sequence::Voices | Sequence::Other => None,
    }
}
