//! Publication file by file, for file systems that cannot exchange two folders (network drives,
//! mounted volumes).
//!
//! All that has to be done is written down first; from that moment the new site is decided, and a
//! run that is killed is completed by the next. Each file is replaced whole: pictures and scripts
//! first, pages after them, removals last. For the length of some renames a reader may meet new
//! pages beside old ones, never a cut one.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io;
use std::path::Path;

use super::failure::{Doing, During, Failure};
use super::folder::{Folder, Rename};
use super::manifest::{MANIFEST, escaped, unescaped};
use super::publish::Pieces;
use super::published::Published;
use super::staging::{Bench, Fate};
use super::workshop::{NEW, open_output};
use crate::path::OutPath;

const JOURNAL: &str = "journal";
const DRAFT: &str = "journal.draft";

/// What has to be done, in this order.
#[derive(Debug, Default, PartialEq, Eq)]
struct Journal {
    /// Old files that stand where the new site needs a folder, or the reverse.
    cleared: Vec<OutPath>,
    /// Files of the staging folder that take their places.
    put: Vec<OutPath>,
    /// Files that the new site no longer has.
    dropped: Vec<OutPath>,
}

/// Writes the journal, then does what it says.
pub(super) fn replace(bench: &Bench, published: &Published, pieces: &Pieces) -> Result<(), Failure> {
    let journal = Journal::of(published, pieces);
    let workshop = &bench.workshop.folder;
    let written = workshop.create(Path::new(DRAFT), journal.to_text().as_bytes()).and_then(|file| {
        file.sync_all()?;
        workshop.rename(Path::new(DRAFT), (workshop, Path::new(JOURNAL)), Rename::New)?;
        workshop.sync()
    });
    written.during(Doing::Write, workshop.at(JOURNAL))?;
    journal.follow(workshop, &published.folder)
}

/// Does what the journal of a dead build still asks for.
pub(super) fn complete(workshop: &Folder, parent: &Folder, output: &OsStr) -> Result<(), Failure> {
    let text = match workshop.file(Path::new(JOURNAL)).and_then(io::read_to_string) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        text => text.during(Doing::Read, workshop.at(JOURNAL))?,
    };
    let output = open_output(parent, output).during(Doing::List, parent.at(output))?;
    match (Journal::parse(&text), output) {
        (Some(journal), Some(output)) => journal.follow(workshop, &output),
        // The output is gone, or the journal is not ours: there is nothing to complete.
        _ => workshop.remove_all(OsStr::new(JOURNAL)).during(Doing::Remove, workshop.at(JOURNAL)),
    }
}

/// Whether a journal still has to be completed.
pub(super) fn is_open(workshop: &Folder) -> bool {
    workshop.kind(Path::new(JOURNAL)).is_ok()
}

impl Journal {
    fn of(published: &Published, pieces: &Pieces) -> Journal {
        let old = &published.manifest.files;
        let (folders, mut put): (BTreeSet<&str>, Vec<OutPath>) = (
            pieces.keys().flat_map(|path| above(path.as_str())).collect(),
            pieces.iter().filter(|(_, piece)| piece.fate == Fate::Written).map(|(path, _)| path.clone()).collect(),
        );
        put.sort_by_key(|path| path.as_str().ends_with(".html"));
        put.extend(OutPath::new(MANIFEST));
        let gone = old.keys().filter(|path| !pieces.contains_key(path)).cloned();
        let stands_in_the_way = |path: &OutPath| {
            folders.contains(path.as_str())
                || above(path.as_str()).any(|above| OutPath::new(above).is_some_and(|above| pieces.contains_key(&above)))
        };
        let (cleared, dropped) = gone.partition(stands_in_the_way);
        Journal { cleared, put, dropped }
    }

    /// Every step may have been done already.
    fn follow(&self, workshop: &Folder, output: &Folder) -> Result<(), Failure> {
        let new = workshop.folder(Path::new(NEW)).during(Doing::Read, workshop.at(NEW))?;
        for path in &self.cleared {
            drop_file(output, path).during(Doing::Remove, output.at(path.as_str()))?;
        }
        for path in &self.put {
            put(&new, output, Path::new(path.as_str())).during(Doing::Exchange, output.at(path.as_str()))?;
        }
        for path in &self.dropped {
            drop_file(output, path).during(Doing::Remove, output.at(path.as_str()))?;
        }
        output.sync().during(Doing::Exchange, output.at(""))?;
        workshop.remove_all(OsStr::new(JOURNAL)).during(Doing::Remove, workshop.at(JOURNAL))
    }

    fn to_text(&self) -> String {
        let lines =
            |verb: &str, paths: &[OutPath]| paths.iter().map(|path| format!("{verb} {}\n", escaped(path.as_str()))).collect::<String>();
        lines("clear", &self.cleared) + &lines("put", &self.put) + &lines("drop", &self.dropped)
    }

    fn parse(text: &str) -> Option<Journal> {
        let mut journal = Journal::default();
        for line in text.lines() {
            let (verb, path) = line.split_once(' ')?;
            let path = OutPath::new(unescaped(path))?;
            match verb {
                "clear" => journal.cleared.push(path),
                "put" => journal.put.push(path),
                "drop" => journal.dropped.push(path),
                _ => return None,
            }
        }
        Some(journal)
    }
}

fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

fn put(new: &Folder, output: &Folder, path: &Path) -> io::Result<()> {
    if new.kind(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(());
    }
    output.make(path.parent().unwrap_or(Path::new("")))?;
    let (folder, name) = output.parent_of(path)?;
    new.rename(path, (&folder, Path::new(name)), Rename::Replace)
}

/// Removes a file and the folders it leaves empty. What is gone, or is a folder by now, is done.
fn drop_file(output: &Folder, path: &OutPath) -> io::Result<()> {
    let is_done =
        |error: &io::Error| matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory);
    match output.remove_file(Path::new(path.as_str())) {
        Err(error) if !is_done(&error) => return Err(error),
        _ => {}
    }
    let mut folders: Vec<&str> = above(path.as_str()).collect();
    while let Some(folder) = folders.pop() {
        match output.remove_if_empty(Path::new(folder)) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) if is_done(&error) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each step may be done twice, and what is no such step is an error.
    #[test]
    fn a_file_is_dropped_with_the_folders_it_leaves_empty() {
        let home = tempfile::tempdir().expect("a folder");
        let output = Folder::open(home.path()).expect("it is there");
        let drop = |path: &str| drop_file(&output, &OutPath::new(path).expect("inside")).map_err(|error| error.kind());
        output.create(Path::new("a/b/c"), b"x").expect("it is written");
        output.create(Path::new("a/d"), b"x").expect("it is written");
        assert_eq!([drop("a/b/c"), drop("a/b/c"), drop("none/of/these")], [Ok(()); 3]);
        assert!(output.kind(Path::new("a/b")).is_err() && output.kind(Path::new("a/d")).is_ok(), "a is not empty yet");
        assert_eq!([drop("a"), drop("a/d/e")], [Ok(()); 2], "it is a folder by now, or a file");
        assert!(output.kind(Path::new("a/d")).is_ok());
        assert_eq!(drop(&"long".repeat(100)), Err(io::ErrorKind::InvalidFilename));
        assert_eq!(drop("a/d"), Ok(()));
        assert!(output.kind(Path::new("a")).is_err());
    }

    #[test]
    fn what_is_written_is_read_back() {
        let path = |path: &str| OutPath::new(path).expect("inside");
        let journal =
            Journal { cleared: vec![path("a")], put: vec![path("a/index.html"), path("odd\nname")], dropped: vec![path("b c.html")] };
        assert_eq!(Journal::parse(&journal.to_text()), Some(journal));
    }
}
