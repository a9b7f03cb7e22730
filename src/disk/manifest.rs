//! The manifest: which files of the output folder are ours, and what they hold.
//!
//! It lies in the output as `.diptych-manifest`, travels with it in the same step, and decides what
//! may be replaced and removed. One line a file, sorted: its BLAKE3 hash, two spaces, its path.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::key::Key;
use crate::path::OutPath;

/// The name of the manifest in the output folder.
pub const MANIFEST: &str = ".diptych-manifest";

/// The files of a publication with their keys, in order of paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Which bytes lie at each path.
    pub files: BTreeMap<OutPath, Key>,
}

impl Manifest {
    /// Reads back what `Display` wrote. Nothing if a line is not ours or the count is wrong: half a
    /// manifest proves nothing.
    pub fn parse(text: &str) -> Option<Manifest> {
        let mut lines = text.lines();
        let count: usize = lines.next()?.strip_prefix("diptych ")?.rsplit_once(" files ")?.1.parse().ok()?;
        let mut files = BTreeMap::new();
        for line in lines {
            let (key, path) = line.split_once("  ")?;
            files.insert(OutPath::new(unescaped(path))?, Key::parse(key)?);
        }
        (files.len() == count).then_some(Manifest { files })
    }

    /// The manifest as it lies on the disk, with the name and version of the program.
    pub fn to_text(&self) -> String {
        let mut text = format!("diptych {} manifest 1 files {}\n", env!("CARGO_PKG_VERSION"), self.files.len());
        for (path, key) in &self.files {
            writeln!(text, "{key}  {}", escaped(path.as_str())).expect("a string takes everything");
        }
        text
    }

    /// The name of exactly these files.
    pub fn key(&self) -> Key {
        Key::of(self.to_text().as_bytes())
    }

    /// The folders that lead to our files.
    pub fn folders(&self) -> BTreeSet<&str> {
        self.files.keys().flat_map(|path| path.as_str().match_indices('/').map(|(at, _)| &path.as_str()[..at])).collect()
    }
}

/// One line stays one line: a path never holds a backslash, so the escapes cannot be mistaken.
pub(super) fn escaped(path: &str) -> String {
    path.replace('\n', "\\n").replace('\r', "\\r")
}

/// What `escaped` wrote.
pub(super) fn unescaped(path: &str) -> String {
    path.replace("\\n", "\n").replace("\\r", "\r")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(paths: &[&str]) -> Manifest {
        Manifest { files: paths.iter().map(|path| (OutPath::new(*path).expect("inside"), Key::of(path.as_bytes()))).collect() }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let manifest = manifest(&["index.html", "fr/a b.html", "odd\nname\r.txt", "é.html"]);
        assert_eq!(Manifest::parse(&manifest.to_text()), Some(manifest));
    }

    #[test]
    fn half_a_manifest_is_none() {
        let text = manifest(&["a.html", "b.html"]).to_text();
        assert_eq!(Manifest::parse(&text[..text.len() - 80]), None);
        assert_eq!(Manifest::parse(""), None);
    }

    #[test]
    fn a_path_that_leaves_the_output_is_none() {
        let text = manifest(&["a.html"]).to_text().replace("a.html", "../a.html");
        assert_eq!(Manifest::parse(&text), None);
    }

    #[test]
    fn folders_are_those_above_the_files() {
        assert_eq!(manifest(&["fr/a/index.html", "x"]).folders().into_iter().collect::<Vec<_>>(), ["fr", "fr/a"]);
    }
}
