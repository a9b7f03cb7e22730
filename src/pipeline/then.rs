//! The past and the present side by side: what of the last build would be the same now.
//!
//! A page is kept if everything that any page could show is as it was (the site's shape), and so is everything that
//! this page showed of what the shape leaves out: words of texts, rows of tables, enterprises and their figures, the day. The
//! shape is coarse on purpose, and what it leaves out is noted where it is taken (`Desk::prose`, `shelf`), so that
//! there is no dependency to get wrong.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt::{self, Debug, Write};

use rayon::prelude::*;

use super::known::Known;
use super::past::Past;
use crate::key::Key;
use crate::model::{Model, load};
use crate::path::OutPath;
use crate::plan::Plan;
use crate::plan::page::Page;
use crate::render::desk::Notes;
use crate::render::press::Press;
use crate::render::theme::is_wide_file;
use crate::shelf::{Shelf, Taken};
use crate::snapshot::{Content, File, FileId, Options, Snapshot};

/// The past and the present side by side.
pub(super) struct Then<'a> {
    past: &'a Past,
    snapshot: &'a Snapshot,
    shape: String,
    files: Vec<Keys>,
    /// By the label of a shelf and the name of a thing on it; without a name, all of it.
    things: BTreeMap<(&'static str, Option<String>), String>,
}

/// The keys of a file.
struct Keys {
    /// Of all it holds.
    whole: Key,
    /// Of its words or rows, if the site's shape leaves these out.
    words: Option<Key>,
    /// What it adds to the site's shape.
    shape: String,
}

impl<'a> Then<'a> {
    /// Compares a site with what the last build remembered.
    pub fn new(past: &'a Past, press: &Press<'a>) -> Then<'a> {
        let (snapshot, plan) = (press.snapshot, press.plan);
        let files: Vec<Keys> = snapshot.files.par_iter().map(|file| Keys::of(file)).collect();
        let (shape, things) = rayon::join(|| shape(&files, press), || things(plan, snapshot));
        Then { past, snapshot, shape, files, things }
    }

    /// What is known of a page, and what making it would bring up, if it would be the same now.
    pub fn kept(&self, page: &Page) -> Option<(&'a Known, Notes)> {
        if self.shape != self.past.shape {
            return None;
        }
        let keys = |path: &str| self.snapshot.find(path).map(|(id, _)| &self.files[id.0 as usize]);
        let same_words = |(path, key): &(String, String)| keys(path).and_then(|keys| keys.words).is_some_and(|now| now.to_string() == *key);
        let same_file = |(path, key): &(String, String)| keys(path).is_some_and(|keys| keys.whole.to_string() == *key);
        let same_thing = |(shelf, name, key): &(String, Option<String>, String)| self.key(shelf, name.as_deref()) == key;
        let known = self.past.pages.get(&page.address).filter(|known| !known.files.is_empty())?;
        let same = known.words.iter().all(same_words) && known.taken.iter().all(same_thing) && known.spoken_of.iter().all(same_file);
        if same { Some((known, known.notes(page.lang, self.snapshot)?)) } else { None }
    }

    /// The key of a thing; empty if there is none of its name.
    fn key(&self, shelf: &str, name: Option<&str>) -> &str {
        let label = LABELS.iter().find(|label| **label == shelf).copied().unwrap_or_default();
        self.things.get(&(label, name.map(str::to_owned))).map_or("", String::as_str)
    }

    /// What there is to know of a page that was made.
    pub fn learned(&self, (notes, paths): (&Notes, Vec<OutPath>)) -> Option<Known> {
        let path = |id: &FileId| self.snapshot.file(*id).path.as_str().to_owned();
        let words = notes.read.iter().map(|id| Some((path(id), self.files[id.0 as usize].words?.to_string())));
        let taken = |taken: &Taken| {
            let each = taken.iter().map(|(shelf, name)| ((*shelf).to_owned(), name.clone(), self.key(shelf, name.as_deref()).to_owned()));
            each.collect()
        };
        let mut known = Known::of(notes, paths, self.snapshot);
        for (path, key) in &mut known.spoken_of {
            let (id, _) = self.snapshot.find(path)?;
            *key = self.files[id.0 as usize].whole.to_string();
        }
        (known.words, known.taken) = (words.collect::<Option<Vec<_>>>()?, taken(&notes.taken));
        Some(known)
    }

    /// A past that remembers this shape and no page yet.
    pub fn blank(&self) -> Past {
        Past { shape: self.shape.clone(), ..Past::default() }
    }
}

/// The key of everything that a build depends on.
pub(super) fn everything(snapshot: &Snapshot) -> Key {
    let keys: Vec<Key> = snapshot.files.par_iter().map(|file| whole(file)).collect();
    let mut all = Written::default();
    all.say(&snapshot.options);
    for (file, key) in snapshot.files.iter().zip(keys) {
        all.say(&(file.path.as_str(), key.to_string()));
    }
    Key::of(all.0.as_bytes())
}

fn whole(file: &File) -> Key {
    match &file.content {
        Content::Text(text) => Key::of(text.as_bytes()),
        Content::Bytes(bytes) => Key::of(bytes),
        Content::Refused(refusal) => Key::of(format!("refused {refusal:?}").as_bytes()),
    }
}

impl Keys {
    fn of(file: &File) -> Keys {
        let (path, whole) = (file.path.as_str(), whole(file));
        let wide = is_wide_file(file);
        let is_table = path.starts_with("content/") && path.ends_with(".csv") && matches!(file.content, Content::Text(_));
        // What a record says is in the model; tables are read by figures, or by a page that notes it.
        let is_record = path == "diptych.yaml" || path.starts_with("content/") && path.ends_with(".yaml");
        let (words, shape) = match load::parts(file) {
            Some((_, words)) => (Some(Key::of(words.as_bytes())), format!("{path} {wide} {}\n", words.trim().is_empty())),
            None if is_table => (Some(whole), format!("{path} {wide}\n")),
            None if is_record && matches!(file.content, Content::Text(_)) => (None, format!("{path} {wide}\n")),
            None => (None, format!("{path} {whole}\n")),
        };
        Keys { whole, words, shape }
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
    all.say(&(colours, partners, pages, known.names(), period_labels, incomplete, &plan.outlines, &plan.in_files));
    all.say(&(left_out_members, &plan.whole, &plan.frozen, lent));
    all.say(&(&press.stylesheet, &press.fonts, &press.icon, &press.scripts));
    all.say(&(&plan.routes.pages, &plan.routes.redirects, &plan.routes.folders));
    files.iter().for_each(|file| all.0.push_str(&file.shape));
    Key::of(all.0.as_bytes()).to_string()
}

/// The labels of what `things` keys.
const LABELS: [&str; 7] = ["enterprises", "series", "answers", "pooled", "aggregates", "compared", "today"];

/// The keys of all that is noted where it is taken.
fn things(plan: &Plan, snapshot: &Snapshot) -> BTreeMap<(&'static str, Option<String>), String> {
    let mut things = BTreeMap::new();
    keyed(&plan.model.enterprises, &mut things);
    keyed(&plan.figures.series, &mut things);
    keyed(&plan.figures.answers, &mut things);
    keyed(&plan.figures.pooled, &mut things);
    keyed(&plan.figures.aggregates, &mut things);
    things.insert((plan.compared.label(), None), key_of(plan.compared.look()));
    things.insert(("today", None), key_of(&snapshot.options.today));
    things
}

fn keyed<K: Ord + Borrow<str> + Sync, T: Debug + Sync>(shelf: &Shelf<K, T>, things: &mut BTreeMap<(&'static str, Option<String>), String>) {
    let each: Vec<(&K, &T)> = shelf.iter().collect();
    let keys: Vec<(String, String)> = each.par_iter().map(|(name, thing)| ((*name).borrow().to_owned(), key_of(thing))).collect();
    things.insert((shelf.label(), None), key_of(&keys));
    things.extend(keys.into_iter().map(|(name, key)| ((shelf.label(), Some(name)), key)));
}

fn key_of(thing: &impl Debug) -> String {
    let mut all = Written::default();
    all.say(thing);
    Key::of(all.0.as_bytes()).to_string()
}

/// Values as they are written out, but for where their sources stand: these say nothing on a page.
#[derive(Default)]
struct Written(String);

impl Written {
    fn say(&mut self, value: &impl Debug) {
        let _: fmt::Result = writeln!(self.0, "{value:-?}");
    }
}
