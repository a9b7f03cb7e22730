//! Pictures that were made while checking: kept as long as the server runs, so that an edit does not make them again.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::disk::{Keeping, Remembered};
use crate::key::Key;
use crate::memory::Memory;

/// The most bytes that are kept; what comes after is made again.
const MOST: usize = 128 * 1024 * 1024;

/// What was made, beside what builds of the site have kept on the disk, where nothing is written.
pub(super) struct Kept {
    of_builds: Remembered,
    own: Mutex<(usize, BTreeMap<Key, Vec<u8>>)>,
}

impl Kept {
    /// The memory of the site at a root.
    pub fn of(root: &Path) -> Kept {
        Kept { of_builds: Remembered::open(root, Keeping::No), own: Mutex::default() }
    }
}

impl Memory for Kept {
    fn recall(&self, key: &Key) -> Option<Vec<u8>> {
        let own = self.own.lock().unwrap_or_else(PoisonError::into_inner).1.get(key).cloned();
        own.or_else(|| self.of_builds.recall(key))
    }

    fn keep(&self, key: &Key, bytes: &[u8]) {
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if own.0 + bytes.len() <= MOST && own.1.insert(*key, bytes.to_vec()).is_none() {
            own.0 += bytes.len();
        }
    }

    fn let_go(&self, _: &Key) {}
}
