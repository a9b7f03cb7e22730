//! What the last build remembers: which site it built with which findings, and what every page depended on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Counts;
use super::keys::Keys;
use super::known::Remembered;
use super::trees;
use crate::finding::Findings;
use crate::key::Key;
use crate::memory::Memory;
use crate::path::OutPath;
use crate::snapshot::{File, FileId, Snapshot};

/// What a build remembers.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// What is read first.
    pub(super) head: Head,
    /// The key of everything that any page could show.
    pub(super) shape: String,
    /// What it was built from.
    pub(super) sources: Sources,
    /// What reading its records gave.
    pub(super) trees: trees::Parts,
    /// What is held of the pages, by address; of the others it is known where that is kept.
    pub(super) pages: Part,
}

/// What is known of some pages, by address.
pub(super) type Part = BTreeMap<String, Remembered>;

/// What a site was built from, and what holds as long as only words of texts change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sources {
    /// The options, written out.
    options: String,
    /// The files: path, key of all they hold, key of all they say but for their words.
    files: Vec<(String, Key, Key)>,
    /// What was wrong with the words of all texts.
    pub found: Findings,
    /// The files that are made together.
    pub together: Vec<OutPath>,
}

impl Sources {
    /// What there is to know of the files of a build; with what was wrong with their words, and what was made together.
    pub fn of(snapshot: &Snapshot, keys: &[Keys], (found, together): (Findings, Vec<OutPath>)) -> Sources {
        let file = |(file, keys): (&Arc<File>, &Keys)| (file.path.to_string(), keys.whole, keys.said);
        let files = snapshot.files.iter().zip(keys).map(file).collect();
        Sources { options: format!("{:?}", snapshot.options), files, found, together }
    }

    /// The files that differ, if these are texts, records and tables of the same site.
    pub fn changed(&self, snapshot: &Snapshot, keys: &[Keys]) -> Option<Changed> {
        if self.files.len() != snapshot.files.len() || self.options != format!("{:?}", snapshot.options) {
            return None;
        }
        let mut changed = Changed { files: BTreeSet::new(), only_words: true };
        for (id, (keys, (path, whole, said))) in (0..).map(FileId).zip(keys.iter().zip(&self.files)) {
            if snapshot.file(id).path.as_str() != path {
                return None;
            }
            if keys.whole != *whole {
                changed.files.insert(id);
            }
            if keys.said != *said {
                changed.only_words = false;
                if !is_content(path) {
                    return None;
                }
            }
        }
        Some(changed)
    }
}

/// What differs from the site that was built before.
pub(super) struct Changed {
    /// The files.
    pub files: BTreeSet<FileId>,
    /// Whether only words of texts differ: then the model, the figures and the routes are as they were.
    pub only_words: bool,
}

/// Whether a file is a text, a record or a table: what languages have in common does not depend on others of these.
fn is_content(path: &str) -> bool {
    path.starts_with("content/") && [".md", ".yaml", ".csv"].iter().any(|ending| path.ends_with(ending))
}

/// What is read first: it is all that a build needs in which nothing has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    /// The key of everything the build depended on.
    pub everything: String,
    /// All it found.
    pub findings: Findings,
    /// What the site holds.
    pub counts: Counts,
    /// The members who were left out.
    pub left_out: BTreeSet<String>,
    /// The key of everything that any page could show.
    pub shape: String,
    /// Where it is kept what the site was built from.
    pub sources: String,
    /// Where it is kept what reading its records gave.
    pub trees: Vec<String>,
    /// Where what is known of the pages is kept.
    pub parts: Vec<String>,
}

/// The publication whose past is asked for, and the program that asks: another program may make other pages.
#[derive(Clone, Copy, Debug)]
pub struct Edition {
    /// The name of exactly the files that were published.
    pub output: Key,
    /// The name of exactly this program.
    pub program: Key,
}

impl Edition {
    /// The name of what is recalled first.
    fn first(self) -> Key {
        Key::of(format!("diptych {} pages of {} by {}", env!("CARGO_PKG_VERSION"), self.output, self.program).as_bytes())
    }
}

impl Past {
    /// What the build that published exactly these files kept; nothing if it kept nothing, or something damaged. Of the
    /// pages it is not known more than where that is kept.
    pub fn recall(edition: Edition, memory: &dyn Memory) -> Past {
        let head: Head = recall(&edition.first(), memory).unwrap_or_default();
        Past { shape: head.shape.clone(), head, ..Past::default() }
    }

    /// The same with what it was built from. What was kept stays in the memory only as far as it is kept again: of what
    /// was withdrawn since, nothing stays.
    pub(super) fn opened(&self, memory: &dyn Memory) -> Past {
        let sources = || recall(&Key::parse(&self.head.sources)?, memory);
        let sources = if self.head.sources.is_empty() { self.sources.clone() } else { sources().unwrap_or_default() };
        Past { sources, ..self.clone() }
    }

    /// What was kept of the pages of one part; nothing if that is damaged.
    pub(super) fn part(&self, number: usize, memory: &dyn Memory) -> Part {
        let read = |key: &String| recall(&Key::parse(key)?, memory);
        self.head.parts.get(number).and_then(read).unwrap_or_default()
    }

    /// Keeps what was kept of this publication, of which nothing changed.
    pub fn hold(edition: Edition, memory: &dyn Memory) {
        let first = edition.first();
        let head = memory.recall(&first).and_then(|bytes| serde_json::from_slice::<Head>(&bytes).ok());
        let parts = head.iter().flat_map(|head| head.parts.iter().chain(&head.trees).chain([&head.sources]));
        parts.filter_map(|part| Key::parse(part)).for_each(|key| drop(memory.recall(&key)));
    }

    /// Keeps the rest of it for the build that comes after this publication; what is known of the pages was kept already.
    pub fn keep(&self, edition: Edition, memory: &dyn Memory) {
        let sources = keep(&json(&self.sources), memory);
        let trees = self.trees.iter().map(|part| keep(part, memory)).collect();
        let head = Head { sources, trees, shape: self.shape.clone(), ..self.head.clone() };
        memory.keep(&edition.first(), &json(&head));
    }
}

/// Keeps what is known of some pages, as soon as that is known: a build holds none of it. Says where.
pub(super) fn keep_part(part: &Part, memory: &dyn Memory) -> String {
    keep(&json(part), memory)
}

fn keep(bytes: &[u8], memory: &dyn Memory) -> String {
    let key = Key::of(bytes);
    memory.keep(&key, bytes);
    key.to_string()
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

fn recall<T: DeserializeOwned>(key: &Key, memory: &dyn Memory) -> Option<T> {
    let bytes = memory.recall(key)?;
    memory.let_go(key);
    serde_json::from_slice(&bytes).ok()
}
