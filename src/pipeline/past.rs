//! What the last build remembers: which site it built with which findings, and what every page depended on.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Counts;
use super::known::Known;
use crate::finding::Findings;
use crate::key::Key;
use crate::memory::Memory;
use crate::plan::page::Page;

/// Pages in one part of what is kept: a part holds less than any memory takes.
const PAGES_A_PART: usize = 128;

/// What a build remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// What is read first.
    pub(super) head: Head,
    /// The key of everything that any page could show.
    pub(super) shape: String,
    /// By address.
    pub(super) pages: BTreeMap<String, Known>,
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

    /// The same with what is known of the pages. All of it stays in the memory only as far as it is kept again: of
    /// what was withdrawn since, nothing stays.
    pub(super) fn opened(&self, memory: &dyn Memory) -> Past {
        let mut pages = self.pages.clone();
        for part in &self.head.parts {
            let read = || recall::<BTreeMap<String, Known>>(&Key::parse(part)?, memory);
            let Some(part) = read() else { return Past::default() };
            pages.extend(part);
        }
        Past { pages, ..self.clone() }
    }

    /// Keeps it for the build that comes after this publication.
    pub fn keep(&self, edition: Edition, memory: &dyn Memory) {
        let pages: Vec<(&String, &Known)> = self.pages.iter().collect();
        let json = |bytes: Result<Vec<u8>, _>| bytes.map_err(|_: serde_json::Error| ()).unwrap_or_default();
        let part = |pages: &[(&String, &Known)]| {
            let bytes = json(serde_json::to_vec(&pages.iter().copied().collect::<BTreeMap<_, _>>()));
            let key = Key::of(&bytes);
            memory.keep(&key, &bytes);
            key.to_string()
        };
        let parts = pages.chunks(PAGES_A_PART).map(part).collect();
        let head = Head { parts, shape: self.shape.clone(), ..self.head.clone() };
        memory.keep(&edition.first(), &json(serde_json::to_vec(&head)));
    }

    /// Takes in what is known of a page.
    pub(super) fn remember(&mut self, page: &Page, known: Option<Known>) {
        self.pages.extend(known.map(|known| (page.address.clone(), known)));
    }
}

fn recall<T: DeserializeOwned>(key: &Key, memory: &dyn Memory) -> Option<T> {
    let bytes = memory.recall(key)?;
    memory.let_go(key);
    serde_json::from_slice(&bytes).ok()
}
