//! What the last build remembers: which words each page shows, and what everything else was.
//!
//! A page is kept if everything that any page could show is as it was (the site's shape), and the words it showed
//! are too. The shape is coarse on purpose: it holds every byte of every source but the words of texts, the
//! version of the program and what the command line decided, so that there is no dependency to get wrong. No words
//! are remembered, only their keys; and of a page about which there was something to say, nothing.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::model::load;
use crate::path::OutPath;
use crate::plan::Plan;
use crate::plan::page::Page;
use crate::render::desk::Notes;
use crate::render::theme::is_wide_file;
use crate::snapshot::{Content, File, FileId, Snapshot};

/// What a build remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// The key of everything but words.
    shape: String,
    /// By address.
    pages: BTreeMap<String, Known>,
    /// Charts on pages of which nothing is remembered.
    #[serde(skip)]
    others: usize,
}

/// What is remembered of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The files whose words it shows, with the keys of these words.
    words: Vec<(String, String)>,
    /// Where it and the files beside it are published.
    files: Vec<String>,
    /// How many charts it has.
    charts: usize,
    /// Whether it may be kept.
    #[serde(skip)]
    told: bool,
}

impl Known {
    /// Where it and the files beside it are published.
    pub fn paths(&self) -> impl Iterator<Item = OutPath> + '_ {
        self.files.iter().filter_map(|path| OutPath::new(path.as_str()))
    }
}

impl Past {
    /// Takes in what is known of a page.
    pub fn remember(&mut self, page: &Page, known: Option<Known>) {
        match known {
            Some(known) if known.told => self.others += known.charts,
            Some(known) => drop(self.pages.insert(page.address.clone(), known)),
            None => {}
        }
    }

    /// How many charts there are.
    pub fn charts(&self) -> usize {
        self.others + self.pages.values().map(|known| known.charts).sum::<usize>()
    }
}

/// The past and the present side by side.
pub(super) struct Memory<'a> {
    past: &'a Past,
    shape: String,
    words: BTreeMap<FileId, Key>,
}

impl<'a> Memory<'a> {
    /// Compares a snapshot with what the last build remembered.
    pub fn new(past: &'a Past, snapshot: &Snapshot, plan: &Plan) -> Memory<'a> {
        let keyed: Vec<(String, Option<Key>)> = snapshot.files.par_iter().map(|file| keys(file)).collect();
        let mut shape = format!("{}\n{:?}\n{:?}\n", env!("CARGO_PKG_VERSION"), snapshot.options, plan.outlines);
        keyed.iter().for_each(|(own, _)| shape.push_str(own));
        let words = (0..).map(FileId).zip(&keyed).filter_map(|(id, (_, words))| Some((id, (*words)?))).collect();
        Memory { past, shape: Key::of(shape.as_bytes()).to_string(), words }
    }

    /// What is known of a page, if it would be the same now.
    pub fn kept(&self, page: &Page, snapshot: &Snapshot) -> Option<&'a Known> {
        if self.shape != self.past.shape {
            return None;
        }
        let same = |(path, key): &(String, String)| {
            let now = snapshot.find(path).and_then(|(id, _)| self.words.get(&id));
            now.is_some_and(|now| now.to_string() == *key)
        };
        self.past.pages.get(&page.address).filter(|known| !known.files.is_empty() && known.words.iter().all(same))
    }

    /// What there is to know of a page that was made.
    pub fn learned(&self, page: &Page, notes: &Notes, snapshot: &Snapshot) -> Option<Known> {
        let key = |id: &FileId| Some((snapshot.file(*id).path.as_str().to_owned(), self.words.get(id)?.to_string()));
        let words: Option<Vec<_>> = notes.read.iter().map(key).collect();
        let own = super::page_path(page);
        let files = std::iter::once(&own).chain(notes.files.iter().map(|(path, _)| path)).map(|path| path.as_str().to_owned());
        let told = !notes.findings.is_empty() || words.is_none();
        Some(Known { words: words.unwrap_or_default(), files: files.collect(), charts: notes.charts, told })
    }

    /// A past that remembers this shape and no page yet.
    pub fn blank(&self) -> Past {
        Past { shape: self.shape.clone(), ..Past::default() }
    }
}

/// What a file adds to the site's shape, and the key of its words if it has any.
fn keys(file: &File) -> (String, Option<Key>) {
    let path = file.path.as_str();
    match (&file.content, load::parts(file)) {
        (_, Some((front, words))) => {
            let wide = is_wide_file(file);
            (format!("{path}\n{} {wide} {}\n", Key::of(front.as_bytes()), words.trim().is_empty()), Some(Key::of(words.as_bytes())))
        }
        (Content::Text(text), None) => (format!("{path}\n{}\n", Key::of(text.as_bytes())), None),
        (Content::Bytes(bytes), None) => (format!("{path}\n{}\n", Key::of(bytes)), None),
        (Content::Refused(refusal), None) => (format!("{path}\n{refusal:?}\n"), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_read_back() {
        let known = Known { words: vec![("a.fr.md".into(), "k".into())], files: vec!["fr/a/index.html".into()], charts: 2, told: false };
        let past = Past { shape: "s".into(), pages: [("fr/a/".to_owned(), known)].into(), others: 0 };
        let text = serde_json::to_string(&past).expect("JSON");
        assert_eq!(serde_json::from_str::<Past>(&text).expect("JSON"), past);
    }
}
