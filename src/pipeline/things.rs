//! The keys of all that is noted where it is taken: of each thing on its shelf, of a shelf as a whole, of its names.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::then::key_of;
use crate::key::Key;
use crate::plan::Plan;
use crate::shelf::{NAMES, Shelf};
use crate::snapshot::Snapshot;

/// The shelf of what words of texts alone can change.
pub(super) const OUTLINES: &str = "outlines";

/// A shelf, and a name on it; without a name, all of it.
pub(super) type Thing = (String, Option<String>);

/// By the label of a shelf, then by the name of a thing on it; without a name, all of it.
type Known = BTreeMap<&'static str, BTreeMap<Option<String>, Key>>;

/// The keys of things, each found when it is asked for, unless all of them were.
pub(super) struct Things<'a> {
    plan: &'a Plan,
    snapshot: &'a Snapshot,
    all: OnceLock<Known>,
    some: Mutex<BTreeMap<Thing, Option<Key>>>,
}

impl<'a> Things<'a> {
    /// The things of a site.
    pub fn of(plan: &'a Plan, snapshot: &'a Snapshot) -> Things<'a> {
        Things { plan, snapshot, all: OnceLock::new(), some: Mutex::default() }
    }

    /// Finds the key of everything: every page will ask.
    pub fn look_at_all(&self) {
        self.all.get_or_init(|| {
            let mut all = All(Known::new());
            visit(self.plan, self.snapshot, &mut all);
            all.0
        });
    }

    /// The key of a thing; nothing if there is none of its name.
    pub fn key(&self, shelf: &str, name: Option<&str>) -> Option<Key> {
        if let Some(all) = self.all.get() {
            return all.get(shelf)?.get(&name.map(str::to_owned)).copied();
        }
        let asked = (shelf.to_owned(), name.map(str::to_owned));
        if let Some(known) = self.some.lock().unwrap_or_else(PoisonError::into_inner).get(&asked) {
            return *known;
        }
        let mut one = One { shelf, name, key: None };
        visit(self.plan, self.snapshot, &mut one);
        let mut some = self.some.lock().unwrap_or_else(PoisonError::into_inner);
        *some.entry(asked).or_insert(one.key)
    }
}

/// Whoever goes along the shelves.
trait Visitor {
    /// A shelf.
    fn shelf<K: Ord + Borrow<str> + Sync, T: Debug + Sync>(&mut self, shelf: &Shelf<K, T>);

    /// A thing that has a shelf of its own.
    fn alone(&mut self, label: &'static str, thing: &dyn Debug);
}

/// Along every shelf: what is not visited here is looked at by no page, or is part of the site's shape.
fn visit(plan: &Plan, snapshot: &Snapshot, visitor: &mut impl Visitor) {
    visitor.shelf(&plan.model.enterprises);
    visitor.shelf(&plan.figures.series);
    visitor.shelf(&plan.figures.answers);
    visitor.shelf(&plan.figures.pooled);
    visitor.shelf(&plan.figures.aggregates);
    visitor.shelf(&plan.outlines);
    visitor.alone(plan.compared.label(), plan.compared.look());
    visitor.alone("today", &snapshot.options.today);
}

/// Takes the key of everything.
struct All(Known);

impl Visitor for All {
    fn shelf<K: Ord + Borrow<str> + Sync, T: Debug + Sync>(&mut self, shelf: &Shelf<K, T>) {
        let keys = keys(shelf);
        let as_a_whole = [(None, key_of(&keys)), (Some(NAMES.to_owned()), names(shelf))];
        let each = keys.into_iter().map(|(name, key)| (Some(name), key));
        self.0.insert(shelf.label(), as_a_whole.into_iter().chain(each).collect());
    }

    fn alone(&mut self, label: &'static str, thing: &dyn Debug) {
        self.0.insert(label, [(None, key_of(&thing))].into());
    }
}

/// Takes one key.
struct One<'a> {
    shelf: &'a str,
    name: Option<&'a str>,
    key: Option<Key>,
}

impl Visitor for One<'_> {
    fn shelf<K: Ord + Borrow<str> + Sync, T: Debug + Sync>(&mut self, shelf: &Shelf<K, T>) {
        if shelf.label() == self.shelf {
            self.key = match self.name {
                Some(NAMES) => Some(names(shelf)),
                Some(name) => shelf.get(name).map(|thing| key_of(thing)),
                None => Some(key_of(&keys(shelf))),
            };
        }
    }

    fn alone(&mut self, label: &'static str, thing: &dyn Debug) {
        if label == self.shelf {
            self.key = Some(key_of(&thing));
        }
    }
}

fn keys<K: Ord + Borrow<str> + Sync, T: Debug + Sync>(shelf: &Shelf<K, T>) -> Vec<(String, Key)> {
    let each: Vec<(&K, &T)> = shelf.iter().collect();
    each.par_iter().map(|(name, thing)| ((*name).borrow().to_owned(), key_of(thing))).collect()
}

fn names<K: Ord + Borrow<str>, T>(shelf: &Shelf<K, T>) -> Key {
    key_of(&shelf.keys().map(|name| name.borrow().to_owned()).collect::<Vec<_>>())
}
