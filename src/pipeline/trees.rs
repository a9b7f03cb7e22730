//! What reading the records of a site gave, kept between builds: a file that did not change is not parsed again.
//!
//! Trees hold little more than places; those of files that changed or are gone are not kept again, so nothing of them
//! stays.

use std::collections::BTreeMap;

use crate::key::Key;
use crate::memory::Memory;
use crate::snapshot::Snapshot;

/// About how many bytes one part holds: less than any memory takes.
const PART: usize = 4 * 1024 * 1024;
/// The bytes of a key's name.
const NAME: usize = 64;

/// The trees of a build, in parts that are kept one by one.
pub(super) type Parts = Vec<Vec<u8>>;

/// The trees of all files that have one, each after the key of its file and its length.
pub(super) fn packed(snapshot: &Snapshot, wholes: &[Key]) -> Parts {
    let mut parts = Parts::new();
    for (file, key) in snapshot.files.iter().zip(wholes) {
        let Some(tree) = file.tree.get() else { continue };
        let Ok(length) = u32::try_from(tree.len()) else { continue };
        if parts.last().is_none_or(|part: &Vec<u8>| part.len() > PART) {
            parts.push(Vec::new());
        }
        let part = parts.last_mut().expect("one was pushed");
        part.extend_from_slice(key.to_string().as_bytes());
        part.extend_from_slice(&length.to_le_bytes());
        part.extend_from_slice(tree);
    }
    parts
}

/// Gives the files of a site the trees that an earlier build of it kept.
pub(super) fn give(names: &[String], memory: &dyn Memory, (snapshot, wholes): (&Snapshot, &[Key])) {
    let parts: Vec<Vec<u8>> = names.iter().filter_map(|name| recall(&Key::parse(name)?, memory)).collect();
    let mut trees: BTreeMap<&[u8], &[u8]> = BTreeMap::new();
    for part in &parts {
        let mut rest = part.as_slice();
        while let Some((name, tree, after)) = first(rest) {
            trees.insert(name, tree);
            rest = after;
        }
    }
    for (file, key) in snapshot.files.iter().zip(wholes) {
        if let Some(tree) = trees.get(key.to_string().as_bytes()) {
            file.tree.get_or_init(|| tree.to_vec());
        }
    }
}

fn first(rest: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (name, rest) = rest.split_at_checked(NAME)?;
    let (length, rest) = rest.split_first_chunk()?;
    let (tree, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    Some((name, tree, rest))
}

fn recall(key: &Key, memory: &dyn Memory) -> Option<Vec<u8>> {
    let bytes = memory.recall(key)?;
    memory.let_go(key);
    Some(bytes)
}
