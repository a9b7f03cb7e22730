//! Where the site lies, and how the editor names its files.
#![expect(clippy::disallowed_methods, reason = "the site's real folder, whatever links lead to it")]

use std::fs;
use std::path::{Path, PathBuf};

use super::protocol::Url;
use crate::disk::source;
use crate::path::SourcePath;

/// The folder of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Home {
    /// As the disk names it, without links on the way.
    pub root: PathBuf,
    /// As the editor names it.
    shown: PathBuf,
}

impl Home {
    /// The site's folder, under the name that the editor knows.
    pub fn new(shown: PathBuf) -> Option<Home> {
        Some(Home { root: fs::canonicalize(&shown).ok()?, shown })
    }

    /// The file of the site at an address; nothing for any other file.
    pub fn path(&self, address: &Url) -> Option<SourcePath> {
        let file = address.to_file_path().ok()?;
        let inner = file.strip_prefix(&self.shown).or_else(|_| file.strip_prefix(&self.root));
        match inner {
            Ok(inner) => source(inner),
            Err(_) => source(really(&file)?.strip_prefix(&self.root).ok()?),
        }
    }

    /// The address of a file of the site, as the editor would write it.
    pub fn address(&self, path: &SourcePath) -> Option<Url> {
        Url::from_file_path(self.shown.join(path.as_str())).ok()
    }
}

/// A file as the disk names its folder; the file itself may be a link, or not there yet.
fn really(file: &Path) -> Option<PathBuf> {
    Some(fs::canonicalize(file.parent()?).ok()?.join(file.file_name()?))
}
