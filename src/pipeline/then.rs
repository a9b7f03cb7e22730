//! The past and the present side by side: what of the last build would be the same now.
//!
//! A page is kept if everything that any page could show is as it was (the site's shape), and so is everything that
//! this page showed of what the shape leaves out: words of texts, rows of tables, enterprises and their figures, the day. The
//! shape is coarse on purpose, and what it leaves out is noted where it is taken (`Desk::prose`, `shelf`), so that
//! there is no dependency to get wrong.

use std::fmt::{self, Debug, Write};

use super::keys::Keys;
use super::known::{Known, Remembered};
use super::past::{Part, Past};
use super::things::{OUTLINES, Thing, Things};
use crate::key::{Key, Keyed};
use crate::memory::Memory;
use crate::model::Model;
use crate::path::OutPath;
use crate::plan::page::Page;
use crate::render::desk::{Notes, Settled};
use crate::render::press::Press;
use crate::shelf::Taken;
use crate::snapshot::{FileId, Options, Snapshot};

/// The past and the present side by side.
pub(super) struct Then<'a> {
    past: &'a Past,
    memory: &'a dyn Memory,
    snapshot: &'a Snapshot,
    shape: String,
    files: &'a [Keys],
    things: Things<'a>,
    /// Whether only words of texts have changed: then the model, the figures and the routes are as they were.
    only_words: bool,
}

impl<'a> Then<'a> {
    /// Compares a site with what the last build remembered.
    pub fn new(past: &'a Past, press: &Press<'a>, (files, only_words): (&'a [Keys], bool)) -> Then<'a> {
        let (snapshot, plan) = (press.snapshot, press.plan);
        let things = Things::of(plan, snapshot);
        let shape = if only_words { past.shape.clone() } else { rayon::join(|| shape(files, press), || things.look_at_all()).0 };
        Then { past, memory: press.memory, snapshot, shape, files, things, only_words }
    }

    /// What the last build kept of the pages of one part. As long as the site has the same shape, every subject is in the
    /// same part; what is sought elsewhere is made again.
    pub fn part(&self, number: usize) -> Part {
        if self.shape == self.past.shape { self.past.part(number, self.memory) } else { Part::new() }
    }

    /// What is remembered of a page in its part or held, the files that it has, and what making it would bring up, if it
    /// would be the same now.
    pub fn kept<'p>(&'p self, page: &Page, part: &'p Part) -> Option<(&'p Remembered, Vec<OutPath>, Settled)> {
        if self.shape != self.past.shape {
            return None;
        }
        let keys = |path: &str| self.snapshot.find(path).map(|(id, _)| &self.files[id.0 as usize]);
        let same_words = |(path, key): &(String, Key)| keys(path).and_then(|keys| keys.words) == Some(*key);
        let same_file = |(path, key): &(String, Key)| keys(path).is_some_and(|keys| keys.whole == *key);
        let is_settled = |shelf: &str| self.only_words && shelf != OUTLINES;
        let same_thing = |((shelf, name), key): &(Thing, Option<Key>)| is_settled(shelf) || self.things.key(shelf, name.as_deref()) == *key;
        let remembered = part.get(&page.address).or_else(|| self.past.pages.get(&page.address))?;
        let known = remembered.known().filter(|known| !known.files.is_empty())?;
        let same = known.words.iter().all(same_words) && known.taken.iter().all(same_thing) && known.spoken_of.iter().all(same_file);
        let settled = same.then(|| known.settled(page.lang, self.snapshot)).flatten()?;
        Some((remembered, known.files, settled))
    }

    /// What there is to remember of a page that was made.
    pub fn learned(&self, (notes, paths): (&Notes, Vec<OutPath>)) -> Option<Remembered> {
        let path = |id: &FileId| self.snapshot.file(*id).path.as_str().to_owned();
        let words = notes.read.iter().map(|id| Some((path(id), self.files[id.0 as usize].words?)));
        let taken = |taken: &Taken| {
            let each = taken.iter().map(|(shelf, name)| ((shelf.to_owned(), name.map(str::to_owned)), self.things.key(shelf, name)));
            each.collect()
        };
        let whole = |id: FileId| self.files[id.0 as usize].whole;
        let mut known = Known::of(notes, paths, (self.snapshot, &whole));
        (known.words, known.taken) = (words.collect::<Option<_>>()?, taken(&notes.taken));
        Remembered::of(&known)
    }

    /// A past that remembers this shape and no page yet.
    pub fn blank(&self) -> Past {
        Past { shape: self.shape.clone(), ..Past::default() }
    }
}

/// The key of everything that any page could show, but for what is noted where it is taken.
fn shape(files: &[Keys], press: &Press) -> String {
    let plan = press.plan;
    let Model {
        settings,
        languages,
        catalogue,
        enterprises: _,
        colours,
        testimonials,
        left_out,
        federations,
        notebooks,
        news,
        partners,
        pages,
        known,
        period_labels,
        incomplete,
        left_out_members,
        lent,
    } = &*plan.model;
    let Options { today: _, drafts, links, base_url, enterprise } = &press.snapshot.options;
    let mut all = Written::default();
    all.say(&(drafts, links, base_url, enterprise));
    all.say(&(settings, languages, catalogue, testimonials, left_out, federations, notebooks, news));
    all.say(&(colours, partners, pages, known.names(), period_labels, incomplete, &plan.in_files));
    all.say(&(left_out_members, &plan.whole, &plan.frozen, lent));
    all.say(&(&press.stylesheet, &press.fonts, &press.icon, &press.scripts));
    all.say(&(&plan.routes.pages, &plan.routes.redirects, &plan.routes.folders));
    files.iter().for_each(|file| all.say(&file.shape));
    all.key().to_string()
}

/// The key of a thing as it is written out.
pub(super) fn key_of(thing: &impl Debug) -> Key {
    let mut all = Written::default();
    all.say(thing);
    all.key()
}

/// Values as they are written out, but for where their sources stand: these say nothing on a page. Only their key is
/// kept: written out, all pages of a large site would be as heavy as the site.
#[derive(Default)]
pub(super) struct Written {
    said: Keyed,
    /// What was said last: keys are taken of long pieces.
    last: String,
}

impl Written {
    /// As much as waits, in bytes: the key of a long piece is taken thrice as fast as that of as many short ones.
    const PIECE: usize = 1 << 16;

    /// Writes a value out.
    pub fn say(&mut self, value: &impl Debug) {
        let _: fmt::Result = writeln!(self, "{value:-?}");
    }

    /// The key of all that was written.
    pub fn key(mut self) -> Key {
        self.said.add(self.last.as_bytes());
        self.said.key()
    }
}

impl Write for Written {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        if self.last.len() + piece.len() > Written::PIECE {
            self.said.add(self.last.as_bytes());
            self.last.clear();
        }
        self.last.push_str(piece);
        Ok(())
    }
}
