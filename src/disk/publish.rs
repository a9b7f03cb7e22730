//! Publication: the new site takes the place of the old one in one step.
//!
//! The new tree is completed beside the old (unchanged files by a second name for the same file, so
//! that bytes and times stay; foreign files likewise), then both folders change names in a single
//! system call, then the old tree is removed by handle. A reader meets the whole old site or the
//! whole new one; so does whoever kills us at any moment. If nothing changed, nothing is touched.
//!
//! What is flushed: the manifest, the new folder and the folder above, so that after a power cut
//! the exchange has happened or has not. The pages are not flushed one by one: it would make a
//! build ten times slower to protect what one command makes again. Since every build compares
//! the bytes on the disk and not only the manifest, the next one repairs a page that a power cut
//! emptied.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::PoisonError;

use rayon::prelude::*;

use super::destination::Way;
use super::failure::{Doing, During, Failure};
use super::folder::{Folder, Kind, Rename, cannot_exchange};
use super::journal;
use super::manifest::{MANIFEST, Manifest};
use super::published::{Published, foreign_entries};
use super::staging::{Bench, Fate, Piece};
use super::workshop::NEW;
use crate::key::Key;
use crate::path::OutPath;

/// What a publication did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many files the site has.
    pub files: usize,
    /// How many bytes they hold.
    pub bytes: u64,
    /// How many were written now.
    pub written: usize,
    /// How many were published already with these bytes.
    pub unchanged: usize,
    /// How many files of ours are gone.
    pub removed: usize,
    /// The name of exactly these files.
    pub key: Key,
}

/// The files of a publication.
pub(super) type Pieces = BTreeMap<OutPath, Piece>;

/// Puts what is on the bench in place, and clears the bench.
pub(super) fn publish(bench: &Bench) -> Result<Summary, Failure> {
    let pieces = std::mem::take(&mut *bench.pieces.lock().unwrap_or_else(PoisonError::into_inner));
    let manifest = Manifest { files: pieces.iter().map(|(path, piece)| (path.clone(), piece.key)).collect() };
    match &bench.published {
        None => place_first(bench, &manifest)?,
        Some(published) if changes_nothing(published, &pieces, &manifest) => {}
        Some(published) => replace(bench, published, &pieces, &manifest)?,
    }
    bench.workshop.remove();
    let summary = summary(bench, &pieces, &manifest);
    bench.manifest.get_or_init(|| manifest);
    Ok(summary)
}

fn summary(bench: &Bench, pieces: &Pieces, manifest: &Manifest) -> Summary {
    let unchanged = pieces.values().filter(|piece| piece.fate == Fate::Unchanged).count();
    let old = bench.published.iter().flat_map(|published| published.manifest.files.keys());
    Summary {
        files: pieces.len(),
        bytes: pieces.values().map(|piece| piece.size).sum(),
        written: pieces.len() - unchanged,
        unchanged,
        removed: old.filter(|path| !pieces.contains_key(path)).count(),
        key: manifest.key(),
    }
}

/// Whether every file is there already, none is too many, and the manifest says so.
fn changes_nothing(published: &Published, pieces: &Pieces, manifest: &Manifest) -> bool {
    let all_kept = pieces.values().all(|piece| piece.fate == Fate::Unchanged);
    let same_manifest = || {
        let text = published.folder.file(Path::new(MANIFEST)).and_then(std::io::read_to_string);
        text.is_ok_and(|text| text == manifest.to_text())
    };
    all_kept && manifest.files.len() == published.manifest.files.len() && same_manifest()
}

fn place_first(bench: &Bench, manifest: &Manifest) -> Result<(), Failure> {
    write_manifest(&bench.new, manifest)?;
    let target = (&bench.parent, Path::new(&bench.name));
    bench.workshop.folder.rename(Path::new(NEW), target, Rename::New).during(Doing::Exchange, bench.parent.at(&bench.name))?;
    // It is published; a file system that cannot flush a folder does not change that.
    let _ = bench.parent.sync();
    Ok(())
}

fn replace(bench: &Bench, published: &Published, pieces: &Pieces, manifest: &Manifest) -> Result<(), Failure> {
    check_foreign(published, pieces)?;
    if bench.way == Way::FileByFile {
        write_manifest(&bench.new, manifest)?;
        return journal::replace(bench, published, pieces);
    }
    lend_unchanged(bench, published, pieces)?;
    lend_foreign(bench, published)?;
    write_manifest(&bench.new, manifest)?;
    let target = (&bench.parent, Path::new(&bench.name));
    match bench.workshop.folder.rename(Path::new(NEW), target, Rename::Exchange) {
        Err(error) if cannot_exchange(&error) => return journal::replace(bench, published, pieces),
        answer => answer.during(Doing::Exchange, bench.parent.at(&bench.name))?,
    }
    // From here on the new site is published, and nothing may say otherwise.
    let _ = bench.parent.sync();
    let _ = rescue_late(bench, published);
    Ok(())
}

/// A foreign file below an address where the new site has a file.
fn check_foreign(published: &Published, pieces: &Pieces) -> Result<(), Failure> {
    for path in published.foreign.keys() {
        let blocked = path.ancestors().filter_map(Path::to_str).filter_map(OutPath::new).any(|above| pieces.contains_key(&above));
        if blocked {
            return Err(Failure::Taken { path: published.folder.at(path) });
        }
    }
    Ok(())
}

/// One folder at a time: its way is gone once for all files in it.
fn lend_unchanged(bench: &Bench, published: &Published, pieces: &Pieces) -> Result<(), Failure> {
    let mut folders: BTreeMap<&str, Vec<&OutPath>> = BTreeMap::new();
    for (path, _) in pieces.iter().filter(|(_, piece)| piece.fate == Fate::Unchanged) {
        folders.entry(path.folder()).or_default().push(path);
    }
    folders.par_iter().try_for_each(|(folder, paths)| {
        let folder = Path::new(folder);
        let open = || {
            bench.new.make(folder)?;
            Ok((published.folder.folder(folder)?, bench.new.folder(folder)?))
        };
        let (old, new) = open().during(Doing::Write, bench.new.at(folder))?;
        paths.iter().try_for_each(|path| old.lend(OsStr::new(path.name()), &new).during(Doing::Write, bench.new.at(path.as_str())))
    })
}

/// Dot files and files that are not ours, folders before what they hold.
fn lend_foreign(bench: &Bench, published: &Published) -> Result<(), Failure> {
    for (path, kind) in &published.foreign {
        match kind {
            Kind::Folder => bench.new.make_like(path, &published.folder),
            _ => lend(published, path, &bench.new),
        }
        .during(Doing::Write, bench.new.at(path))?;
    }
    Ok(())
}

fn lend(published: &Published, path: &Path, new: &Folder) -> std::io::Result<()> {
    let above = path.parent().unwrap_or(Path::new(""));
    new.make(above)?;
    let (folder, name) = published.folder.parent_of(path)?;
    folder.lend(name, &new.folder(above)?)
}

fn write_manifest(new: &Folder, manifest: &Manifest) -> Result<(), Failure> {
    let file = new.create(Path::new(MANIFEST), manifest.to_text().as_bytes());
    file.and_then(|file| file.sync_all()).during(Doing::Write, new.at(MANIFEST))?;
    new.sync().during(Doing::Write, new.at(""))
}

/// A file that someone else put into the old folder while we worked follows into the new one.
fn rescue_late(bench: &Bench, published: &Published) -> Result<(), Failure> {
    let late = foreign_entries(&published.folder, &published.manifest)?;
    for (path, _) in late.iter().filter(|(path, kind)| **kind != Kind::Folder && !published.foreign.contains_key(*path)) {
        rescue(published, path, &bench.new).during(Doing::Write, bench.new.at(path))?;
    }
    Ok(())
}

fn rescue(published: &Published, path: &Path, new: &Folder) -> std::io::Result<()> {
    new.make(path.parent().unwrap_or(Path::new("")))?;
    let (folder, name) = published.folder.parent_of(path)?;
    folder.rename(Path::new(name), (new, path), Rename::New)
}
