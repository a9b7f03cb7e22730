//! Pages one looks something up in, and the pages that lead elsewhere.

use serde::Serialize;

use super::figure::Table;
use super::frame::Frame;
use super::parts::{Anchor, Download, Fact, Link, Mention, Passage};
use crate::render::template::Html;

/// The glossary.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Glossary {
    /// Its frame.
    pub frame: Frame,
    /// What it is for, in a sentence.
    pub lead: Option<String>,
    /// In alphabetical order, by first letter.
    pub letters: Vec<Letter>,
}

/// The terms of a letter.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Letter {
    /// Its anchor, without `#`.
    pub id: String,
    /// “A”.
    pub letter: String,
    /// Its terms.
    pub terms: Vec<Term>,
}

/// A term.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Term {
    /// Its anchor, without `#`.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Its acronym, when it has one.
    pub acronym: Option<String>,
    /// What it means.
    pub definition: Html,
    /// Other words for it, as one line.
    pub variants: Option<String>,
    /// The words in the site's other languages.
    pub elsewhere: Vec<TermElsewhere>,
}

/// A term in another language.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TermElsewhere {
    /// As the site writes it.
    pub lang: String,
    /// “NL”.
    pub short: String,
    /// The word.
    pub label: String,
    /// Where it is explained.
    pub href: Option<String>,
}

/// The data page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Data {
    /// Its frame.
    pub frame: Frame,
    /// What can be taken, in a sentence.
    pub lead: Option<String>,
    /// One for each file pair.
    pub datasets: Vec<Dataset>,
    /// The description of all of them, CIDS, the whole.
    pub downloads: Vec<Download>,
    /// What each column means.
    pub columns: Vec<Fact>,
    /// What the letters of the status mean.
    pub codes: Vec<Fact>,
    /// What was revised.
    pub changes: Option<Table>,
    /// What is withheld and why, the licence, how to cite.
    pub passages: Vec<Passage>,
}

/// A dataset.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Dataset {
    /// What it holds: the indicator, with its page.
    pub name: Mention,
    /// “2021–2023”.
    pub period: String,
    /// “12 lignes”.
    pub rows: String,
    /// CSV, JSON.
    pub files: Vec<Download>,
}

/// A page that the author made.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FreePage {
    /// Its frame.
    pub frame: Frame,
    /// What it is about, in a sentence.
    pub lead: Option<String>,
    /// Its sections; empty when the page asks for none.
    pub contents: Vec<Anchor>,
    /// Its text.
    pub body: Html,
}

/// The page for an address that does not exist: all languages, because a host serves one file.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NotFound {
    /// Its frame, in the first language; hrefs are absolute, because the page appears at any depth.
    pub frame: Frame,
    /// One for each language; the first one's title is the frame's.
    pub panels: Vec<NotFoundPanel>,
}

/// What a language says about a missing page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NotFoundPanel {
    /// As the site writes it.
    pub lang: String,
    /// Which way it is written.
    pub dir: &'static str,
    /// “Cette page n'existe pas”.
    pub title: String,
    /// What may have happened.
    pub text: String,
    /// Home and the sections.
    pub links: Vec<Link>,
    /// A field that leads to the search in this language, where the site has one.
    pub search: Option<SearchField>,
}

/// A field whose words are looked for on another page, also without a script.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SearchField {
    /// The page that searches.
    pub href: String,
    /// What is asked.
    pub label: String,
    /// What the button says.
    pub button: String,
}

/// The page at an old address.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RedirectPage {
    /// Its frame; canonical is the new address.
    pub frame: Frame,
    /// The new address, relative to the old one.
    pub target: String,
    /// “Cette page a déménagé.”
    pub text: String,
    /// The new page's title.
    pub label: String,
}
