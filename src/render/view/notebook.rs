//! Notebooks: the shelf, a cover, a chapter.

use serde::Serialize;

use super::cards::{Cover, NotebookCard};
use super::frame::Frame;
use super::parts::{Anchor, Download, Fact, Link, Pager};
use crate::render::template::Html;

/// The shelf of notebooks.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NotebookList {
    /// Its frame.
    pub frame: Frame,
    /// What stands there, in a sentence.
    pub lead: Option<String>,
    /// Latest first.
    pub cards: Vec<NotebookCard>,
}

/// The cover of a notebook.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Notebook {
    /// Its frame.
    pub frame: Frame,
    /// “Cahiers thématiques, n° 1”.
    pub series: String,
    /// What follows the title.
    pub subtitle: Option<String>,
    /// Who publishes it, on the cover.
    pub issuer: Option<String>,
    /// When it came out, on the cover.
    pub published: String,
    /// What the cover shows.
    pub cover: Cover,
    /// What the cover's drawing is made of.
    pub cover_caption: Option<String>,
    /// What it is about.
    pub summary: Html,
    /// Publication, data, publisher, authors, licence, ISBN.
    pub facts: Vec<Fact>,
    /// In order.
    pub chapters: Vec<ChapterRow>,
    /// Figures, tables, voices: each where it stands.
    pub lists: Vec<WholeList>,
    /// The indicators that it shows, and where.
    pub indicators: Vec<WholeIndex>,
    /// Start reading; facing pages.
    pub buttons: Vec<Link>,
    /// PDF, EPUB.
    pub downloads: Vec<Download>,
    /// How to cite it, as printed.
    pub citation: Option<String>,
    /// The same for reference managers.
    pub references: Vec<Download>,
    /// How its terms are meant: “au sens belge”.
    pub lexicon_note: Option<String>,
    /// What was wrong in earlier copies.
    pub errata: Vec<Erratum>,
    /// The works it is based on.
    pub works: Vec<Entry>,
    /// The edition this one replaces, or that replaces it.
    pub editions: Vec<Link>,
}

/// An entry in a list of works.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Entry {
    /// Its anchor.
    pub id: String,
    /// Its words.
    pub html: Html,
}

/// A chapter in the contents of a notebook.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ChapterRow {
    /// Its number; empty for a foreword or an annex.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// “Théorie”, “Portrait”.
    pub kind: String,
    /// Its key message.
    pub text: Option<String>,
    /// “4 min”.
    pub reading_time: Option<String>,
    /// Whether it is shown only because drafts were asked for.
    pub draft: bool,
}

/// A correction.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Erratum {
    /// When.
    pub date: String,
    /// In which place.
    pub place: Option<String>,
    /// What was corrected.
    pub text: String,
}

/// A chapter of a notebook.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Chapter {
    /// Its frame.
    pub frame: Frame,
    /// Its number, alone and large; empty for a foreword or an annex.
    pub number: String,
    /// “Chapitre 2 · Résultats”.
    pub eyebrow: Option<String>,
    /// The notebook's title, for the running head of the printed page.
    pub notebook: String,
    /// Its key message.
    pub lead: Option<String>,
    /// “Par …”.
    pub authors: Option<String>,
    /// Its sections.
    pub contents: Vec<Anchor>,
    /// Its text, with figures, margin notes, notes and sources.
    pub body: Html,
    /// The works it cites.
    pub works: Vec<Entry>,
    /// The neighbours in the notebook.
    pub pager: Option<Pager>,
}

/// A whole notebook on one page, to be printed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Whole {
    /// Its frame.
    pub frame: Frame,
    /// What its cover says.
    pub cover: Notebook,
    /// The style sheet of its running heads.
    pub heads_href: String,
    /// A word of caution where it shows examples.
    pub caution: Option<String>,
    /// Its chapters, each a link to its place on the page.
    pub contents: Vec<Link>,
    /// In order.
    pub chapters: Vec<WholeChapter>,
    /// The works it is based on.
    pub works: Vec<Entry>,
    /// Figures, tables, voices.
    pub lists: Vec<WholeList>,
    /// The words of the glossary that it uses.
    pub terms: Vec<WholeTerm>,
    /// The indicators that it shows.
    pub indicators: Vec<WholeIndex>,
}

/// A chapter among the others.
#[derive(Clone, Debug, Default, Serialize)]
pub struct WholeChapter {
    /// Its anchor.
    pub id: String,
    /// Its number; empty for a foreword or an annex.
    pub number: String,
    /// “Chapitre 2 · Résultats”.
    pub eyebrow: Option<String>,
    /// Its title.
    pub title: String,
    /// Its key message.
    pub lead: Option<String>,
    /// “Par …”.
    pub authors: Option<String>,
    /// The language it is borrowed from.
    pub lang: Option<String>,
    /// Its words.
    pub body: Html,
    /// Where its links lead, for readers of paper.
    pub addresses: Vec<WholeAddress>,
}

/// The address of a link, for readers of paper.
#[derive(Clone, Debug, Default, Serialize)]
pub struct WholeAddress {
    /// Its mark behind the link.
    pub mark: String,
    /// Where it leads.
    pub href: String,
}

/// A list of what is numbered.
#[derive(Clone, Debug, Default, Serialize)]
pub struct WholeList {
    /// “Figures”.
    pub title: String,
    /// Each with its label and title.
    pub entries: Vec<Link>,
}

/// A word and what it means.
#[derive(Clone, Debug, Default, Serialize)]
pub struct WholeTerm {
    /// The word.
    pub word: String,
    /// What it means.
    pub meaning: String,
}

/// An indicator and where it is found.
#[derive(Clone, Debug, Default, Serialize)]
pub struct WholeIndex {
    /// Its name.
    pub name: String,
    /// Figures and chapters.
    pub places: Vec<Link>,
}
