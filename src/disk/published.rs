//! What lies in the output folder before we publish: our files, and those that are not ours.
//!
//! Ours is what the manifest names, and the folders that lead there. Everything else is foreign
//! and stays. A folder that holds files and no manifest is refused unless the author insists.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::destination::Foreign;
use super::failure::{Doing, During, Failure, Unfit};
use super::folder::{Folder, Kind, has_published_mode};
use super::manifest::{MANIFEST, Manifest};
use crate::key::Key;
use crate::path::OutPath;

/// The output folder as we found it.
pub(super) struct Published {
    pub folder: Folder,
    /// Empty if there was none.
    pub manifest: Manifest,
    /// What is not ours, by path.
    pub foreign: BTreeMap<PathBuf, Kind>,
}

impl Published {
    /// Looks through the output folder. `workshop` is our own folder in it, if it lies there.
    pub fn look(folder: Folder, workshop: &OsStr, foreign: Foreign) -> Result<Published, Failure> {
        let manifest = manifest(&folder)?;
        if manifest.is_none() && foreign == Foreign::Refused {
            refuse_unowned(&folder)?;
        }
        let manifest = manifest.unwrap_or_default();
        let mut foreign = foreign_entries(&folder, &manifest)?;
        foreign.retain(|path, _| !path.starts_with(workshop));
        Ok(Published { folder, manifest, foreign })
    }

    /// Whether exactly these bytes are published at this path, as a plain file of ours that readers
    /// may open. The key is theirs; it spares reading a file that the manifest says is another.
    /// A file that is gone, unreadable, or replaced by a link does not hold them: it is written anew.
    pub fn holds(&self, path: &OutPath, bytes: &[u8], key: Key) -> bool {
        self.manifest.files.get(path) == Some(&key) && self.has_bytes(Path::new(path.as_str()), bytes).unwrap_or(false)
    }

    /// The key and size of a file of ours that is still what the manifest says.
    pub fn kept(&self, path: &OutPath) -> Option<(Key, u64)> {
        let key = *self.manifest.files.get(path)?;
        let mut file = self.folder.file(Path::new(path.as_str())).ok()?;
        let metadata = file.metadata().ok().filter(|metadata| metadata.is_file())?;
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1);
        file.read_to_end(&mut bytes).ok()?;
        let is_ours = Key::of(&bytes) == key && has_published_mode(&file).unwrap_or(false) && self.in_the_way(path).is_none();
        is_ours.then_some((key, bytes.len() as u64))
    }

    /// What a file of ours holds now.
    pub fn bytes(&self, path: &OutPath) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut file = self.folder.file(Path::new(path.as_str())).ok()?;
        file.metadata().ok().filter(|metadata| metadata.is_file())?;
        file.read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    fn has_bytes(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        let mut file = self.folder.file(path)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() || metadata.len() != bytes.len() as u64 || !has_published_mode(&file)? {
            return Ok(false);
        }
        let mut published = Vec::with_capacity(bytes.len() + 1);
        file.read_to_end(&mut published)?;
        Ok(published == bytes)
    }

    /// The foreign entry that stands at this address, or above it as a file.
    pub fn in_the_way(&self, path: &OutPath) -> Option<&Path> {
        let above = Path::new(path.as_str()).ancestors();
        let mut standing = above.filter_map(|at| self.foreign.get_key_value(at));
        standing.find(|(at, kind)| **kind != Kind::Folder || *at == Path::new(path.as_str())).map(|(at, _)| at.as_path())
    }
}

/// The manifest of an output folder; nothing if it has none, or a damaged one.
fn manifest(folder: &Folder) -> Result<Option<Manifest>, Failure> {
    let mut text = Vec::new();
    match folder.file(Path::new(MANIFEST)).and_then(|mut file| file.read_to_end(&mut text)) {
        Ok(_) => Ok(String::from_utf8(text).ok().as_deref().and_then(Manifest::parse)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).during(Doing::Read, folder.at(MANIFEST)),
    }
}

fn refuse_unowned(folder: &Folder) -> Result<(), Failure> {
    let entries = folder.entries().during(Doing::List, folder.at(""))?;
    let names = entries.iter().map(|(name, _)| name.to_string_lossy()).filter(|name| !name.starts_with('.'));
    let names: Vec<String> = names.take(3).map(String::from).collect();
    if names.is_empty() {
        return Ok(());
    }
    Err(Failure::Unfit { output: folder.at(""), why: Unfit::Unowned { names } })
}

/// Every entry that the manifest does not explain, folders included.
pub(super) fn foreign_entries(folder: &Folder, manifest: &Manifest) -> Result<BTreeMap<PathBuf, Kind>, Failure> {
    let our_folders = manifest.folders();
    let is_ours = |path: &Path, kind: Kind| {
        path.to_str().is_some_and(|path| match kind {
            Kind::Folder => our_folders.contains(path),
            _ => path == MANIFEST || OutPath::new(path).is_some_and(|path| manifest.files.contains_key(&path)),
        })
    };
    let (mut foreign, mut waiting) = (BTreeMap::new(), vec![PathBuf::new()]);
    while let Some(here) = waiting.pop() {
        let entries = folder.folder(&here).and_then(|folder| folder.entries()).during(Doing::List, folder.at(&here))?;
        for (name, kind) in entries {
            let path = here.join(name);
            if kind == Kind::Folder {
                waiting.push(path.clone());
            }
            if !is_ours(&path, kind) {
                foreign.insert(path, kind);
            }
        }
    }
    Ok(foreign)
}
