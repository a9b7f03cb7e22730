//! What the last build remembers: which words each page shows, and what everything else was.
//!
//! A page is kept if everything that any page could show is as it was (the site's shape), and the words it showed
//! are too. The shape is coarse on purpose: it holds every byte of every source but the words of texts, the
//! version of the program and what the command line decided, so that there is no dependency to get wrong. Of a page
//! about which there was something to say nothing is remembered.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::localized::Lang;
use crate::memory::Memory;
use crate::model::load;
use crate::path::OutPath;
use crate::plan::Plan;
use crate::plan::page::Page;
use crate::render::book::paper;
use crate::render::desk::Notes;
use crate::render::search::Record;
use crate::render::theme::is_wide_file;
use crate::snapshot::{Content, File, FileId, Snapshot};

/// Pages in one part of what is kept: a part holds less than any memory takes.
const PAGES_A_PART: usize = 128;

/// What a build remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// The key of everything but words.
    shape: String,
    /// By address.
    pages: BTreeMap<String, Known>,
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
    /// The free pages that it leads to.
    leads: BTreeSet<String>,
    /// What search knows of it.
    record: Option<Record>,
}

impl Known {
    /// Where it and the files beside it are published.
    pub fn paths(&self) -> impl Iterator<Item = OutPath> + '_ {
        self.files.iter().filter_map(|path| OutPath::new(path.as_str()))
    }

    /// What making the page would have brought up.
    pub fn notes(&self, lang: Lang) -> Notes {
        let record = self.record.clone().map(|record| (lang, record));
        Notes { charts: self.charts, leads: self.leads.clone(), record, ..Notes::default() }
    }
}

impl Past {
    /// What the build that published exactly these files kept; nothing if it kept nothing, or something damaged. It
    /// stays in the memory only as far as it is kept again: of what was withdrawn since, nothing stays.
    pub fn recall(output: &Key, memory: &dyn Memory) -> Past {
        let recall = |key: &Key| memory.recall(key).inspect(|_| memory.let_go(key));
        let whole = || -> Option<Past> {
            let first = recall(&first(output))?;
            let (shape, parts): (String, Vec<String>) = serde_json::from_slice(&first).ok()?;
            let mut pages = BTreeMap::new();
            for part in parts {
                let bytes = recall(&Key::parse(&part)?)?;
                pages.extend(serde_json::from_slice::<BTreeMap<String, Known>>(&bytes).ok()?);
            }
            Some(Past { shape, pages })
        };
        whole().unwrap_or_default()
    }

    /// Keeps it for the build that comes after this publication.
    pub fn keep(&self, output: &Key, memory: &dyn Memory) {
        let pages: Vec<(&String, &Known)> = self.pages.iter().collect();
        let json = |bytes: Result<Vec<u8>, _>| bytes.map_err(|_: serde_json::Error| ()).unwrap_or_default();
        let part = |pages: &[(&String, &Known)]| {
            let bytes = json(serde_json::to_vec(&pages.iter().copied().collect::<BTreeMap<_, _>>()));
            let key = Key::of(&bytes);
            memory.keep(&key, &bytes);
            key.to_string()
        };
        let parts: Vec<String> = pages.chunks(PAGES_A_PART).map(part).collect();
        memory.keep(&first(output), &json(serde_json::to_vec(&(&self.shape, parts))));
    }

    /// Takes in what is known of a page.
    pub fn remember(&mut self, page: &Page, known: Option<Known>) {
        self.pages.extend(known.map(|known| (page.address.clone(), known)));
    }
}

/// The name of the first thing to recall: each publication has its own, and each version of the program.
fn first(output: &Key) -> Key {
    Key::of(format!("diptych {} pages of {output}", env!("CARGO_PKG_VERSION")).as_bytes())
}

/// The past and the present side by side.
pub(super) struct Then<'a> {
    past: &'a Past,
    shape: String,
    words: BTreeMap<FileId, Key>,
}

impl<'a> Then<'a> {
    /// Compares a snapshot with what the last build remembered.
    pub fn new(past: &'a Past, snapshot: &Snapshot, plan: &Plan) -> Then<'a> {
        let keyed: Vec<(String, Option<Key>)> = snapshot.files.par_iter().map(|file| keys(file)).collect();
        let program = (env!("CARGO_PKG_VERSION"), paper::MAKES_PDF);
        let mut shape = format!("{program:?}\n{:?}\n{:?}\n", snapshot.options, plan.outlines);
        keyed.iter().for_each(|(own, _)| shape.push_str(own));
        let words = (0..).map(FileId).zip(&keyed).filter_map(|(id, (_, words))| Some((id, (*words)?))).collect();
        Then { past, shape: Key::of(shape.as_bytes()).to_string(), words }
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

    /// What there is to know of a page that was made; nothing of one about which there is something to say, or which
    /// has pictures: those are made from the originals, not from the page.
    pub fn learned(&self, (notes, paths): (&Notes, Vec<OutPath>), snapshot: &Snapshot) -> Option<Known> {
        if !notes.findings.is_empty() || !notes.pictures.is_empty() {
            return None;
        }
        let key = |id: &FileId| Some((snapshot.file(*id).path.as_str().to_owned(), self.words.get(id)?.to_string()));
        Some(Known {
            words: notes.read.iter().map(key).collect::<Option<Vec<_>>>()?,
            files: paths.iter().map(|path| path.as_str().to_owned()).collect(),
            charts: notes.charts,
            leads: notes.leads.clone(),
            record: notes.record.as_ref().map(|(_, record)| record.clone()),
        })
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
