//! The works that a notebook cites: read from BibTeX or CSL-JSON, named in the text by author and year, and listed in
//! the reader's language by the rules of a citation style (Chicago, author and date). The one door to the citation
//! library, which is built with the feature `references`.

mod csl;
#[cfg(feature = "references")]
mod shelf;

use std::sync::Arc;

use crate::finding::{Findings, Place, Problem};
use crate::model::entities::Notebook;
use crate::path::SourcePath;
use crate::render::desk::Desk;
use crate::snapshot::Content;

/// How to get a program that lists works.
#[cfg(not(feature = "references"))]
const COMMAND: &str = "cargo install --locked --path . --features references";

/// A work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// What it is called in the text: `[@key]`.
    pub key: String,
    /// How it is named there: `Dupont 2020`.
    pub cited: String,
    /// Its entry in the list: safe markup of one line.
    pub html: String,
}

impl Work {
    /// Its anchor on a page.
    pub fn anchor(&self) -> String {
        anchor(&self.key)
    }
}

/// The anchor of a work by its key: letters and digits stay, anything else becomes a line.
pub fn anchor(key: &str) -> String {
    let plain = key.chars().map(|mark| if mark.is_alphanumeric() { mark } else { '_' });
    format!("ref-{}", plain.collect::<String>())
}

/// The works of a notebook in the order of its list, in the desk's language; none if it has no list, or one that
/// cannot be read.
pub fn of(desk: &Desk, notebook: &Notebook) -> Arc<Vec<Work>> {
    read(desk, notebook).0
}

/// What is wrong with the list of a notebook.
pub fn check(desk: &Desk, notebook: &Notebook) -> Findings {
    read(desk, notebook).1
}

fn read(desk: &Desk, notebook: &Notebook) -> (Arc<Vec<Work>>, Findings) {
    let nothing = || (Arc::default(), Findings::new());
    let Some(written) = &notebook.file.bibliography else { return nothing() };
    let folder = format!("content/notebooks/{}", notebook.id);
    let Some(path) = SourcePath::resolve(&folder, &written.value) else { return nothing() };
    let Some((id, file)) = desk.press.snapshot.find(path.as_str()) else { return nothing() };
    let Content::Text(text) = &file.content else { return nothing() };
    desk.notes.borrow_mut().read.insert(id);
    made(desk, text, (Place::file(id), written.place, &written.value))
}

#[cfg(feature = "references")]
fn made(desk: &Desk, text: &str, (file, _, name): (Place, Place, &str)) -> (Arc<Vec<Work>>, Findings) {
    let mut findings = Findings::new();
    let is_json = name.ends_with(".json");
    match shelf::works(text, is_json, desk.reader.locale.tag()) {
        Ok(works) => return (works, findings),
        Err(at) => {
            let trouble = crate::finding::FileTrouble::References;
            findings.add(Problem::File { file: name.to_owned(), trouble }, file.within(at.start, at.end.min(text.len())));
        }
    }
    (Arc::default(), findings)
}

#[cfg(not(feature = "references"))]
fn made(_: &Desk, _: &str, (_, place, _): (Place, Place, &str)) -> (Arc<Vec<Work>>, Findings) {
    let mut findings = Findings::new();
    findings.add(Problem::CannotMake { what: "references", command: COMMAND }, place);
    (Arc::default(), findings)
}
