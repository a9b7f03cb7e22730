//! The staging folder: the new site while it is being written, beside the old one.
//!
//! It lies beside the output as `.<output>.diptych`, on the same file system, and is itself the
//! lock: whoever holds it publishes. The lock ends with the process, so a dead build blocks nobody,
//! and what it left is cleared by the next. Nothing in the output changes before `publish`.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, RwLockReadGuard};

use rayon::prelude::*;

use super::destination::{Destination, Spot, Way};
use super::failure::{Doing, During, Failure, Interruption};
use super::folder::Folder;
use super::manifest::{MANIFEST, Manifest};
use super::publish::{self, Summary};
use super::published::Published;
use super::stamp;
use super::workshop::{Workshop, busy_or_broken, open_output};
use crate::key::{Key, Keyed};
use crate::memory::Memory;
use crate::path::OutPath;
use crate::snapshot::Body;

/// A publication in the making. Dropped without `publish`, it leaves no trace.
pub struct Staging {
    bench: Arc<Bench>,
}

/// A handle by which a signal can end a staging from another thread.
#[derive(Clone)]
pub struct Abandon {
    bench: Arc<Bench>,
}

/// What `Staging`, `publish` and `journal` work on.
pub(super) struct Bench {
    /// The folder the output lies in.
    pub parent: Folder,
    /// The name of the output there.
    pub name: OsString,
    pub workshop: Workshop,
    /// The new site, in the workshop.
    pub new: Folder,
    /// The output as it was when we took the lock; nothing if there was none.
    pub published: Option<Published>,
    pub way: Way,
    /// What was written so far.
    pub pieces: Mutex<BTreeMap<OutPath, Piece>>,
    /// What was published in the end.
    pub manifest: OnceLock<Manifest>,
    /// Writers hold it shared; publishing and abandoning hold it alone.
    phase: RwLock<Phase>,
    /// Folders made for the output, the outermost first.
    made: Vec<PathBuf>,
}

/// One file of the new site.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub key: Key,
    pub size: u64,
    pub fate: Fate,
}

/// Whether a file is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It lies in the staging folder.
    Written,
    /// It is published already, with these very bytes.
    Unchanged,
}

enum Phase {
    Open,
    Stopped(Interruption),
    Done,
}

impl Staging {
    /// Takes the lock of an output folder, waiting for another build to end, clears what a dead
    /// build left, and looks at what is published. Nothing is changed in the output.
    pub fn open(destination: &Destination) -> Result<Staging, Failure> {
        let spot = destination.settle()?;
        let made = make_missing(&spot.parent)?;
        match Bench::open(destination, spot, made.clone()) {
            Ok(bench) => Ok(Staging { bench: Arc::new(bench) }),
            Err(failure) => {
                unmake(&made);
                Err(failure)
            }
        }
    }

    /// Adds a file to the new site; from any thread, in any order. If the very same bytes are
    /// published, that file will be kept, with its time.
    pub fn write(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Failure> {
        self.bench.write(path, bytes)
    }

    /// The same with what comes piece by piece: no more than a piece of it lies in memory.
    pub fn take(&self, path: &OutPath, body: Body) -> Result<(), Failure> {
        match body {
            Body::Whole(bytes) => self.bench.write(path, bytes),
            Body::Told(_) => self.bench.take(path, body),
        }
    }

    /// The name of exactly the files that were published last, if there is such a publication.
    pub fn last(&self) -> Option<Key> {
        self.bench.published.as_ref().map(|published| published.manifest.key())
    }

    /// What is remembered of the last publication: files that nobody touched since then need not be read.
    pub fn believe(&self, memory: &dyn Memory) {
        self.bench.published.iter().for_each(|published| published.believe(memory));
    }

    /// Remembers what is published now for the next build; again, if all of it was believed.
    pub fn remember(&self, memory: &dyn Memory) {
        let old = self.bench.published.as_ref().filter(|published| published.is_untouched());
        let now = || open_output(&self.bench.parent, &self.bench.name).ok().flatten();
        let manifest = self.bench.manifest.get();
        if let (Some(folder), Some(manifest)) = (now(), manifest) {
            match old.filter(|old| old.manifest == *manifest) {
                Some(_) => drop(stamp::recall(&folder, manifest, memory)),
                None => stamp::keep(&folder, manifest, memory),
            }
        }
    }

    /// Whether the file at this path is published as its manifest says, and stays as it is: nothing has to be made.
    /// Its bytes are read, not believed.
    pub fn keep(&self, path: &OutPath) -> bool {
        self.bench.keep(path)
    }

    /// The files that are published, with their bytes, where these can be read.
    pub fn published(&self) -> impl Iterator<Item = (&OutPath, Option<Vec<u8>>)> {
        let published = self.bench.published.iter();
        published.flat_map(|published| published.manifest.files.keys().map(|path| (path, published.bytes(path))))
    }

    /// Whether all that is published is as its manifest says, and stays as it is. If not, nothing is kept yet.
    pub fn keep_all(&self) -> bool {
        let paths: Vec<&OutPath> = self.bench.published.iter().flat_map(|published| published.manifest.files.keys()).collect();
        let all = !paths.is_empty() && paths.par_iter().all(|path| self.bench.keep(path));
        if !all {
            self.bench.pieces.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
        all
    }

    /// Puts the new site in place of the old one.
    pub fn publish(&self) -> Result<Summary, Failure> {
        let mut phase = self.bench.phase.write().unwrap_or_else(PoisonError::into_inner);
        if let Phase::Stopped(interruption) = *phase {
            return Err(Failure::Interrupted(interruption));
        }
        let summary = publish::publish(&self.bench)?;
        *phase = Phase::Done;
        Ok(summary)
    }

    /// The handle by which a signal ends this staging.
    pub fn abandon(&self) -> Abandon {
        Abandon { bench: Arc::clone(&self.bench) }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        self.bench.abandon(None);
    }
}

impl Abandon {
    /// Removes the staging folder; writers that come later are told of the interruption. If the new
    /// site is being put in place, waits until it is.
    pub fn run(&self, interruption: Interruption) {
        self.bench.abandon(Some(interruption));
    }
}

impl Bench {
    fn open(destination: &Destination, spot: Spot, made: Vec<PathBuf>) -> Result<Bench, Failure> {
        let parent = Folder::open(&spot.parent).during(Doing::List, &spot.parent)?;
        let workshop = Workshop::take(&parent, &spot.name).and_then(|taken| taken.ok_or(io::ErrorKind::WouldBlock.into()));
        let workshop = workshop.map_err(|error| busy_or_broken(&error, &parent, &spot.name))?;
        let prepared = workshop.prepare(&parent, &spot.name).and_then(|new| {
            let published = open_output(&parent, &spot.name).during(Doing::List, parent.at(&spot.name))?;
            let look = |folder| Published::look(folder, &workshop.name, destination.foreign);
            Ok((new, published.map(look).transpose()?))
        });
        let (new, published) = prepared.inspect_err(|_| workshop.remove())?;
        let beside = workshop.home.identity().ok() == parent.identity().ok();
        let way = if beside { destination.way } else { Way::FileByFile };
        let (pieces, manifest, phase) = (Mutex::default(), OnceLock::new(), RwLock::new(Phase::Open));
        Ok(Bench { parent, name: spot.name, workshop, new, published, way, pieces, manifest, phase, made })
    }

    fn write(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Failure> {
        let _open = self.writing(path)?;
        let key = Key::of(bytes);
        let is_published = self.published.as_ref().is_some_and(|published| published.holds(path, bytes, key));
        let fate = if is_published { Fate::Unchanged } else { Fate::Written };
        if self.is_first(path, Piece { key, size: bytes.len() as u64, fate })? && fate == Fate::Written {
            self.new.create(Path::new(path.as_str()), bytes).map_err(|error| self.broken_write(path, &error))?;
        }
        Ok(())
    }

    fn take(&self, path: &OutPath, body: Body) -> Result<(), Failure> {
        let _open = self.writing(path)?;
        let (inner, mut keyed, mut size) = (Path::new(path.as_str()), Keyed::default(), 0);
        let mut written = self.new.create(inner, &[]);
        body.tell(&mut |piece| {
            keyed.add(piece);
            size += piece.len() as u64;
            let failed = written.as_mut().map_or(Ok(()), |file| file.write_all(piece)).err();
            if let Some(error) = failed {
                written = Err(error);
            }
        });
        written.map_err(|error| self.broken_write(path, &error))?;
        let key = keyed.key();
        let is_published = self.published.as_ref().and_then(|published| published.kept(path)) == Some((key, size));
        if is_published {
            self.new.remove_file(inner).map_err(|error| self.broken_write(path, &error))?;
        }
        self.is_first(path, Piece { key, size, fate: if is_published { Fate::Unchanged } else { Fate::Written } }).map(drop)
    }

    /// What every writer asks before it begins: whether the staging goes on, and whether the address is free. It goes
    /// on as long as the answer is held.
    fn writing(&self, path: &OutPath) -> Result<RwLockReadGuard<'_, Phase>, Failure> {
        let phase = self.phase.read().unwrap_or_else(PoisonError::into_inner);
        if let Phase::Stopped(interruption) = *phase {
            return Err(Failure::Interrupted(interruption));
        }
        if path.as_str() == MANIFEST {
            return Err(Failure::Internal(format!("{path} is the manifest's own name")));
        }
        match self.published.as_ref().and_then(|published| Some(published.folder.at(published.in_the_way(path)?))) {
            Some(path) => Err(Failure::Taken { path }),
            None => Ok(phase),
        }
    }

    /// Notes a file; whether nobody did before: two pages may ask for the same picture, which is written once.
    fn is_first(&self, path: &OutPath, piece: Piece) -> Result<bool, Failure> {
        match self.pieces.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), piece) {
            Some(before) if before.key == piece.key => Ok(false),
            Some(_) => Err(Failure::Internal(format!("two files for one address, {path}"))),
            None => Ok(true),
        }
    }

    fn keep(&self, path: &OutPath) -> bool {
        let phase = self.phase.read().unwrap_or_else(PoisonError::into_inner);
        let known = self.published.as_ref().and_then(|published| published.kept(path));
        let Some((key, size)) = known.filter(|_| matches!(*phase, Phase::Open)) else { return false };
        let piece = Piece { key, size, fate: Fate::Unchanged };
        let mut pieces = self.pieces.lock().unwrap_or_else(PoisonError::into_inner);
        pieces.entry(path.clone()).or_insert(piece).key == key
    }

    /// A file where a folder must be, or the reverse, is a fault of ours: both are in the new site.
    fn broken_write(&self, path: &OutPath, error: &io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory | io::ErrorKind::AlreadyExists => {
                Failure::Internal(format!("{path} is a file and a folder"))
            }
            _ => Failure::System { doing: Doing::Write, path: self.new.at(path.as_str()), words: error.to_string() },
        }
    }

    fn abandon(&self, interruption: Option<Interruption>) {
        let mut phase = self.phase.write().unwrap_or_else(PoisonError::into_inner);
        if matches!(*phase, Phase::Open) {
            self.workshop.remove();
            unmake(&self.made);
            *phase = interruption.map_or(Phase::Done, Phase::Stopped);
        }
    }
}

/// Makes the folders that lead to the output; gives those that were missing, the outermost first.
fn make_missing(parent: &Path) -> Result<Vec<PathBuf>, Failure> {
    let missing: Vec<PathBuf> = parent.ancestors().take_while(|folder| Folder::open(folder).is_err()).map(Path::to_owned).collect();
    let Some(base) = missing.last().and_then(|outermost| outermost.parent()) else {
        return Ok(Vec::new());
    };
    let inner = parent.strip_prefix(base).expect("it is one of its ancestors");
    Folder::open(base).and_then(|base| base.make(inner)).during(Doing::Write, parent)?;
    Ok(missing.into_iter().rev().collect())
}

fn unmake(made: &[PathBuf]) {
    for folder in made.iter().rev() {
        let emptied = folder.parent().zip(folder.file_name()).map(|(parent, name)| Folder::open(parent)?.remove_if_empty(Path::new(name)));
        if !matches!(emptied, Some(Ok(true))) {
            return;
        }
    }
}
