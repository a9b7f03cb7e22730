//! Numbers that readers see: of figures, tables and voices, on a page or through a notebook, and what refers to them.
//!
//! Voices have numbers in notebooks alone; elsewhere, what refers to one says its title.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::prose::LinkTarget;
use crate::model::id::Id;
use crate::model::testimonial::Channel;
use crate::plan::outline::{Counted, Label, Outline};
use crate::plan::page::Subject;
use crate::plan::voices::{self, Edition};
use crate::source::directives::{self, Sequence};
use crate::source::prose::Prose;

/// “Figure 3”, “Tableau 2”, “Témoignages 4 à 6”.
pub fn label(desk: &Desk, label: Label) -> String {
    let fill = |key: &str, number: usize| desk.fill(key, &[("n", &number.to_string())]);
    match label {
        Label::Figure(number) => fill("figure.figure", number),
        Label::Table(number) => fill("figure.table", number),
        Label::Voices(first, last) if first == last => fill("book.voice", first),
        Label::Voices(first, last) => desk.fill("book.voice_range", &[("from", &first.to_string()), ("to", &last.to_string())]),
    }
}

/// The next figure's number on this page or in its notebook.
pub fn next_figure(desk: &Desk) -> usize {
    let mut notes = desk.notes.borrow_mut();
    notes.counted.figures += 1;
    notes.counted.figures + before(desk).figures
}

/// The next table's number.
pub fn next_table(desk: &Desk) -> usize {
    let mut notes = desk.notes.borrow_mut();
    notes.counted.tables += 1;
    notes.counted.tables + before(desk).tables
}

/// The next voice's number: `Testimonial 4`, and an anchor that does not say whose it is. None outside notebooks.
pub fn next_voice(desk: &Desk) -> Option<(String, String)> {
    let Subject::Chapter(..) = &desk.page.subject else { return None };
    let mut notes = desk.notes.borrow_mut();
    notes.counted.voices += 1;
    let number = notes.counted.voices + before(desk).voices;
    Some((label(desk, Label::Voices(number, number)), format!("voice-{number}")))
}

fn before(desk: &Desk) -> Counted {
    let Subject::Chapter(notebook, chapter) = &desk.page.subject else { return Counted::default() };
    let Some(outline) = desk.plan().outlines.get(notebook) else { return Counted::default() };
    let voices = outline.voices.get(&edition(desk)).and_then(|voices| voices.before.get(chapter)).copied();
    Counted { voices: voices.unwrap_or_default(), ..outline.before.get(chapter).copied().unwrap_or_default() }
}

fn edition(desk: &Desk) -> Edition {
    Edition { lang: desk.lang(), channel: desk.channel }
}

/// What an id of a notebook stands for in an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// Something with a number, in a chapter.
    Shown(Subject, Label),
    /// Voices that this edition does not show; how they are spoken of.
    Silent(String),
}

/// What an id stands for in a notebook, as this page may show it: other notebooks are read on the web.
pub fn in_notebook(desk: &Desk, notebook: &str, id: &str) -> Option<Named> {
    let outline = desk.plan().outlines.get(notebook)?;
    let own = matches!(&desk.page.subject, Subject::Chapter(own, _) if own.as_str() == notebook);
    let edition = if own { edition(desk) } else { Edition { channel: Channel::Web, ..edition(desk) } };
    let found = outline.labels.get(id).or_else(|| outline.voices.get(&edition)?.labels.get(id)?.as_ref());
    match found {
        Some((chapter, label)) => {
            let notebook = desk.model().notebooks.get(notebook)?.id.clone();
            Some(Named::Shown(Subject::Chapter(notebook, chapter.clone()), *label))
        }
        None => silent(outline, id, edition).map(|key| Named::Silent(desk.word(key))),
    }
}

/// Whether another chapter of the notebook has something of this id.
pub fn is_elsewhere(desk: &Desk, id: &str) -> bool {
    let Subject::Chapter(notebook, _) = &desk.page.subject else { return false };
    matches!(in_notebook(desk, notebook.as_str(), id), Some(Named::Shown(subject, _)) if subject != desk.page.subject)
}

/// The word for voices of a notebook that an edition does not show: another channel may, or they stand in a chapter that
/// this language leaves out. A name that only the other language gives stands for nothing here.
fn silent(outline: &Outline, id: &str, edition: Edition) -> Option<&'static str> {
    let has = |chapter: &Id| outline.voices.get(&edition).is_some_and(|own| own.before.contains_key(chapter));
    let mut is_known = false;
    for (other, label) in outline.voices.iter().filter_map(|(other, voices)| Some((other, voices.labels.get(id)?))) {
        if other.lang == edition.lang && other.channel == Channel::Web && label.is_some() {
            return Some("book.voice_elsewhere");
        }
        is_known |= other.lang == edition.lang || label.as_ref().is_some_and(|(chapter, _)| !has(chapter));
    }
    is_known.then_some("book.voice_unnamed")
}

/// The ids of a notebook that something can refer to.
pub fn ids<'site>(desk: &'site Desk, notebook: &str) -> impl Iterator<Item = &'site str> {
    let outline = desk.plan().outlines.get(notebook);
    let voices = outline.into_iter().flat_map(|outline| outline.voices.values()).flat_map(|voices| voices.labels.keys());
    outline.into_iter().flat_map(|outline| outline.labels.keys()).chain(voices).map(String::as_str)
}

/// What `[](#id)` leads to and says: `Figure 3`. The address is empty where nothing is shown.
pub fn target(desk: &Desk, id: &str) -> Option<LinkTarget> {
    let here = |title: String| LinkTarget { href: format!("#{id}"), title, ..LinkTarget::default() };
    if let Some(own) = desk.notes.borrow().labels.get(id) {
        return Some(here(label(desk, *own)));
    }
    if let Some(title) = desk.notes.borrow().called.get(id) {
        return Some(match title {
            Some(title) => here(title.clone()),
            None => LinkTarget { title: desk.word("book.voice_unnamed"), ..LinkTarget::default() },
        });
    }
    let Subject::Chapter(notebook, _) = &desk.page.subject else { return None };
    match in_notebook(desk, notebook.as_str(), id)? {
        Named::Silent(title) => Some(LinkTarget { title, ..LinkTarget::default() }),
        Named::Shown(subject, own) if subject == desk.page.subject => Some(here(label(desk, own))),
        Named::Shown(subject, own) => {
            Some(LinkTarget { href: format!("{}#{id}", desk.href(&subject)?), title: label(desk, own), ..LinkTarget::default() })
        }
    }
}

/// What the voices of a text outside notebooks are called, by the ids of their blocks: by the title of one, together
/// where there are several; nothing where nobody is shown.
pub fn called(desk: &Desk, prose: &Prose) -> BTreeMap<String, Option<String>> {
    let mut blocks = directives::outline(prose);
    blocks.retain(|block| block.kind == Sequence::Voices);
    let title = |block: &directives::Numbered| match voices::of_block(desk.model(), block, edition(desk)).as_slice() {
        [] if block.name.text == "quote" => Some(desk.word("book.voice_unnamed")),
        [] => None,
        [voice] => Some(desk.typeset(voice.panels[desk.lang()].title.as_written())),
        _ => Some(desk.word("book.voices")),
    };
    blocks.iter().filter_map(|block| Some((block.id?.text.to_owned(), title(block)))).collect()
}
