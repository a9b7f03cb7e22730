//! The workshop: the locked folder beside the output in which the new site is made.
//!
//! Whoever holds its lock publishes; the lock ends with the process, so a dead build blocks nobody.
//! It is made, taken and removed under that lock, so that two builds never share one.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::failure::{Doing, During, Failure};
use super::folder::Folder;
use super::journal;

/// How often, a fiftieth of a second apart, a lock held by another process is tried: half a minute.
const PATIENCE: u32 = 1500;
/// The folder of the new site in the workshop.
pub(super) const NEW: &str = "new";
/// Where the number of the process that holds the lock is written.
const HOLDER: &str = "holder";

/// The locked folder in which the new site is made.
pub(super) struct Workshop {
    /// The folder it lies in.
    pub home: Folder,
    /// Its name there.
    pub name: OsString,
    /// Itself, locked.
    pub folder: Folder,
}

impl Workshop {
    /// The locked workshop of an output: beside it, or inside it where the output is a file system
    /// of its own (a mounted volume). Nothing if another process keeps it.
    pub fn take(parent: &Folder, output: &OsStr) -> io::Result<Option<Workshop>> {
        for _ in 0..PATIENCE {
            let (home, name) = home(parent, output)?;
            home.make_private(Path::new(&name))?;
            match home.folder(Path::new(&name)) {
                Ok(folder) if folder.try_lock()? && is_still(&folder, &home, &name) => return Ok(Some(Workshop { home, name, folder })),
                // Its owner just removed it.
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => thread::sleep(Duration::from_millis(20)),
            }
        }
        Ok(None)
    }

    /// Completes or clears what a dead build left; gives the empty folder of the new site.
    pub fn prepare(&self, parent: &Folder, output: &OsStr) -> Result<Folder, Failure> {
        journal::complete(&self.folder, parent, output)?;
        let prepare = || {
            self.folder.clear()?;
            self.folder.create(Path::new(HOLDER), std::process::id().to_string().as_bytes())?;
            self.folder.make(Path::new(NEW))?;
            self.folder.folder(Path::new(NEW))
        };
        prepare().during(Doing::Write, self.home.at(&self.name))
    }

    /// Removes the workshop, unless its journal still has to be completed. What cannot be removed
    /// now is removed by the next build: it is in nobody's way.
    pub fn remove(&self) {
        if !journal::is_open(&self.folder) {
            let _ = self.home.remove_all(&self.name);
        }
    }
}

/// Whether the folder we locked still has its name: its last owner may have removed it.
fn is_still(folder: &Folder, home: &Folder, name: &OsStr) -> bool {
    let now = home.folder(Path::new(name)).and_then(|now| now.identity());
    now.is_ok_and(|now| folder.identity().is_ok_and(|ours| ours == now))
}

/// The folder in which an output's workshop lies, and its name.
fn home(parent: &Folder, output: &OsStr) -> io::Result<(Folder, OsString)> {
    if let Some(inside) = open_output(parent, output)?
        && inside.identity()?.0 != parent.identity()?.0
    {
        return Ok((inside, ".diptych".into()));
    }
    let mut name = OsString::from(".");
    name.push(output);
    name.push(".diptych");
    Ok((parent.folder(Path::new(""))?, name))
}

/// The output folder itself; nothing if there is none yet.
pub(super) fn open_output(parent: &Folder, output: &OsStr) -> io::Result<Option<Folder>> {
    match parent.folder(Path::new(output)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        folder => folder.map(Some),
    }
}

/// Who holds the lock, or why it could not be taken.
pub(super) fn busy_or_broken(error: &io::Error, parent: &Folder, output: &OsStr) -> Failure {
    let lock = home(parent, output).map(|(home, name)| (home.at(&name), home.folder(Path::new(&name))));
    if error.kind() != io::ErrorKind::WouldBlock {
        let path = lock.map_or_else(|_| parent.at(output), |(path, _)| path);
        return Failure::System { doing: Doing::Write, path, words: error.to_string() };
    }
    let holder = lock.and_then(|(_, folder)| folder?.file(Path::new(HOLDER))).and_then(io::read_to_string);
    Failure::Busy { output: parent.at(output), holder: holder.ok().and_then(|number| number.trim().parse().ok()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_that_is_no_folder_is_told() {
        let site = tempfile::tempdir().expect("a folder");
        let parent = Folder::open(site.path()).expect("it is there");
        let opened = |name: &str| open_output(&parent, OsStr::new(name)).map(|output| output.is_some()).map_err(|error| error.kind());
        parent.create(Path::new("file"), b"").expect("it is written");
        parent.make(Path::new("folder")).expect("it is made");
        assert_eq!([opened("folder"), opened("none"), opened("file")], [Ok(true), Ok(false), Err(io::ErrorKind::NotADirectory)]);
    }

    #[test]
    fn what_lies_in_its_place_is_told_at_once() {
        let site = tempfile::tempdir().expect("a folder");
        let parent = Folder::open(site.path()).expect("it is there");
        parent.create(Path::new(".output.diptych"), b"a file of somebody").expect("it is written");
        let taken = Workshop::take(&parent, OsStr::new("output")).map(|taken| taken.is_some());
        assert_eq!(taken.map_err(|error| error.kind()), Err(io::ErrorKind::NotADirectory));
    }
}
