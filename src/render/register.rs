//! Registers: lists of which many pages show a part each, put in the alphabetical order of a language once.
//!
//! A list of all enterprises has as many pages as there are parts: if each put all of them in order for itself, a site
//! would cost the square of its enterprises.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::desk::{Desk, Notes};
use crate::model::id::Id;
use crate::plan::narrow::Narrow;
use crate::shelf::{self, Taken, noting};

/// The registers of a language.
#[derive(Default)]
pub struct Registers {
    enterprises: Mutex<BTreeMap<Option<Narrow>, Arc<Register<Id>>>>,
    /// The filters of the list of enterprises.
    pub filters: Register<Vec<Narrow>>,
    /// Every page that has a name of its own.
    pub pages: Register<Entry>,
}

impl Registers {
    /// Every enterprise that is listed, or those in a part of the list.
    pub fn enterprises(&self, part: Option<&Narrow>) -> Arc<Register<Id>> {
        let mut all = self.enterprises.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(part.cloned()).or_default())
    }
}

/// A page in the index.
#[derive(Debug)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// Its address from the site's root.
    pub address: String,
    /// The language of its words, where it borrows them.
    pub lang: Option<String>,
    /// Whether it is a draft.
    pub draft: bool,
    /// What kind of page it is, in a word.
    pub kind: Option<String>,
}

/// What stands in a register, what making it brought up, and what it took.
pub struct Register<T>(OnceLock<(Vec<T>, Notes, Taken)>);

impl<T> Default for Register<T> {
    fn default() -> Register<T> {
        Register(OnceLock::new())
    }
}

impl<T> Register<T> {
    /// What stands in it, made by whoever looks first; a page that looks answers for all that making it took.
    pub fn look<'site>(&self, desk: &Desk<'site>, make: impl FnOnce(&Desk<'site>) -> Vec<T>) -> &[T] {
        let (entries, notes, taken) = self.0.get_or_init(|| {
            let own = Desk { channel: desk.channel, ..Desk::new(desk.press, desk.page) };
            let (entries, taken) = noting(|| make(&own));
            (entries, own.notes.take(), taken)
        });
        shelf::took(taken);
        desk.notes.borrow_mut().answer_for(notes);
        entries
    }
}
