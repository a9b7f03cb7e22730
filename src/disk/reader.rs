//! A site read again and again: each snapshot shares with the last what did not change.
//!
//! What an event says is a hint. A file is read when it is named, or when its size, its times or its number on
//! the disk differ from when it was last read; whether it changed is decided by its bytes. A file that was
//! written a moment before it was read is read once more: its times may not tell the next change.
#![expect(clippy::disallowed_methods, reason = "reading the site is this module's work")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rayon::prelude::*;

use super::failure::{Doing, During, Failure};
use super::folder::Folder;
use super::read::{Found, PLACES, SITE_FILE, everything, is_leftover_name, read, source};
use super::stamp::Stamp;
use crate::path::SourcePath;
use crate::snapshot::{Content, File, Options, Snapshot};

/// How long after a write the times of a file prove nothing.
const FRESH: Duration = Duration::from_secs(2);

/// Whether a file system tells of changes that others make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaks {
    /// It lies on this machine.
    Yes,
    /// It lies elsewhere (network, shared folder of a virtual machine): one has to look.
    No,
}

/// Reads one site again and again.
pub struct Reader {
    root: PathBuf,
    options: Options,
    stamps: BTreeMap<SourcePath, Stamp>,
}

impl Reader {
    /// A reader of the site at `root`.
    pub fn new(root: &Path, options: Options) -> Reader {
        Reader { root: root.to_owned(), options, stamps: BTreeMap::new() }
    }

    /// The whole site.
    pub fn whole(&mut self) -> Result<Snapshot, Failure> {
        let snapshot = read(&self.root, self.options.clone())?;
        self.stamps.clear();
        for file in &snapshot.files {
            self.remember(&file.path);
        }
        Ok(snapshot)
    }

    /// The site after a change that nobody named.
    pub fn again(&mut self, last: &Snapshot) -> Result<Snapshot, Failure> {
        fs::symlink_metadata(self.root.join(SITE_FILE)).during(Doing::Read, self.root.join(SITE_FILE))?;
        let site = Folder::open(&self.root).during(Doing::List, &self.root)?;
        let found = everything(&self.root)?;
        let read: Vec<(Arc<File>, Option<Stamp>)> = found.into_par_iter().map(|found| self.one(found, &site, last)).collect();
        self.stamps = read.iter().filter_map(|(file, stamp)| Some((file.path.clone(), (*stamp)?))).collect();
        let mut files: Vec<Arc<File>> = read.into_iter().map(|(file, _)| file).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Snapshot { files, options: self.options.clone() })
    }

    /// The site after changes of these files; the whole is looked at again if one of them is new or gone.
    pub fn some(&mut self, last: &Snapshot, paths: &BTreeSet<PathBuf>) -> Result<Snapshot, Failure> {
        let site = Folder::open(&self.root).during(Doing::List, &self.root)?;
        let mut next = last.clone();
        for path in paths {
            let Some(path) = self.inside(path) else { continue };
            let Some((id, _)) = last.find(path.as_str()) else { return self.again(last) };
            let is_file = fs::symlink_metadata(self.root.join(path.as_str())).is_ok_and(|metadata| metadata.is_file());
            if !is_file {
                return self.again(last);
            }
            let file = Found { path: path.clone(), refusal: None }.read(&site);
            let index = id.0 as usize;
            if !is_same(&last.files[index].content, &file.content) {
                next.files[index] = Arc::new(file);
            }
            self.remember(&path);
        }
        Ok(next)
    }

    /// The path as the site names it, unless it is none of its files or something left behind by an editor.
    fn inside(&self, path: &Path) -> Option<SourcePath> {
        source(path.strip_prefix(&self.root).unwrap_or(path))
    }

    /// Whether an event about this path says anything about the site.
    pub fn concerns(&self, path: &Path) -> bool {
        let inner = path.strip_prefix(&self.root).unwrap_or(path);
        PLACES.iter().any(|place| inner.starts_with(place)) && !inner.iter().any(|part| is_leftover_name(&part.to_string_lossy()))
    }

    fn one(&self, found: Found, site: &Folder, last: &Snapshot) -> (Arc<File>, Option<Stamp>) {
        let stamp = fs::symlink_metadata(self.root.join(found.path.as_str())).ok().map(|metadata| stamp(&metadata));
        let known = last.find(found.path.as_str()).map(|(id, _)| &last.files[id.0 as usize]);
        if let Some(known) = known.filter(|_| found.refusal.is_none() && stamp.is_some())
            && self.stamps.get(&found.path).copied() == stamp
        {
            return (Arc::clone(known), stamp);
        }
        let file = found.read(site);
        let file = match known {
            Some(known) if is_same(&known.content, &file.content) => Arc::clone(known),
            _ => Arc::new(file),
        };
        (file, stamp.filter(|stamp| !stamp.is_within(FRESH)))
    }

    fn remember(&mut self, path: &SourcePath) {
        let stamp = fs::symlink_metadata(self.root.join(path.as_str())).ok().map(|metadata| stamp(&metadata));
        match stamp.filter(|stamp| !stamp.is_within(FRESH)) {
            Some(stamp) => drop(self.stamps.insert(path.clone(), stamp)),
            None => drop(self.stamps.remove(path)),
        }
    }

    /// Whether the site's file system tells of changes.
    pub fn speaks(&self) -> Speaks {
        match Folder::open(&self.root).and_then(|root| root.is_elsewhere()) {
            Ok(true) => Speaks::No,
            _ => Speaks::Yes,
        }
    }
}

fn stamp(metadata: &Metadata) -> Stamp {
    Stamp {
        size: metadata.len(),
        number: metadata.ino(),
        written: (metadata.mtime(), metadata.mtime_nsec()),
        changed: (metadata.ctime(), metadata.ctime_nsec()),
    }
}

fn is_same(left: &Content, right: &Content) -> bool {
    match (left, right) {
        (Content::Text(left), Content::Text(right)) => left == right,
        (Content::Bytes(left), Content::Bytes(right)) => left == right,
        (Content::Refused(left), Content::Refused(right)) => left == right,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::Date;
    use crate::snapshot::{Drafts, Links};

    /// A picture and a file that cannot be read are what they were, whoever wrote them again.
    #[test]
    fn what_says_the_same_is_the_same_file() {
        let site = tempfile::tempdir().expect("a folder");
        let put = |path: &str, bytes: &[u8]| {
            let path = site.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).and_then(|()| fs::write(path, bytes)).expect("it is written");
        };
        let paths = ["content/pages/a.fr.md", "content/pages/b.fr.md", "content/pages/c.png"];
        let first: [&[u8]; 3] = [b"Un mot.", b"caf\xe9", b"\x89PNG\r\n\x1a\n1"];
        let other: [&[u8]; 3] = [b"Un autre.", b"un caf\xe9", b"\x89PNG\r\n\x1a\n2"];
        put("diptych.yaml", b"format: 1\n");
        let write = |all: [&[u8]; 3]| paths.iter().zip(all).for_each(|(path, bytes)| put(path, bytes));
        write(first);
        let today = Date::constant(2026, 1, 1);
        let options = Options { today, drafts: Drafts::Hidden, links: Links::Pretty, base_url: None, enterprise: None };
        let mut reader = Reader::new(site.path(), options);
        let whole = reader.whole().expect("it is read");
        let own = |snapshot: &Snapshot| paths.map(|path| snapshot.find(path).map(|(id, _)| Arc::clone(&snapshot.files[id.0 as usize])));
        let shared = |left: &Snapshot, right: &Snapshot| {
            let pair = |(left, right): (&Option<Arc<File>>, &Option<Arc<File>>)| match (left, right) {
                (Some(left), Some(right)) => Arc::ptr_eq(left, right),
                _ => panic!("every file is there"),
            };
            own(left).iter().zip(&own(right)).map(pair).collect::<Vec<_>>()
        };
        write(first);
        let again = reader.again(&whole).expect("it is read");
        assert_eq!(shared(&whole, &again), [true; 3]);
        write(other);
        let changed = reader.again(&again).expect("it is read");
        assert_eq!(shared(&again, &changed), [false; 3]);
        write(first);
        let named = paths.iter().map(|path| site.path().join(path)).collect();
        let some = reader.some(&changed, &named).expect("it is read");
        assert_eq!(shared(&changed, &some), [false; 3]);
        let same = reader.some(&some, &named).expect("it is read");
        assert_eq!(shared(&some, &same), [true; 3]);
        assert_eq!(reader.speaks(), Speaks::Yes, "the tests run on a disk of this machine");
    }
}
