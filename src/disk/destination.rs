//! Where a site is published, and the places we refuse.
//!
//! Gives the real folder (an output that is a link stands for its target, which is replaced as a
//! whole) or a refusal that changes nothing. What the folder holds is judged later, under the lock.
#![expect(clippy::disallowed_methods, reason = "judging the output folder is this module's work")]

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::failure::{Doing, During, Failure, Unfit};

/// Where and how a site is published.
#[derive(Clone, Debug)]
pub struct Destination {
    /// The site's root, so that its sources are safe.
    pub site: PathBuf,
    /// The output folder as written; relative to the current folder.
    pub output: PathBuf,
    /// Whether a folder that is not ours may be used.
    pub foreign: Foreign,
    /// How the new site takes the place of the old.
    pub way: Way,
}

/// What becomes of an output that holds files and no manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Foreign {
    /// It is refused.
    #[default]
    Refused,
    /// It is used, and its files stay (`--force`).
    Kept,
}

/// How the new site takes the place of the old.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Way {
    /// The two folders change names in one step; file by file where the system cannot.
    #[default]
    OneStep,
    /// File by file, by a journal that the next run completes.
    FileByFile,
}

/// The real folder to publish into.
#[derive(Debug)]
pub(super) struct Spot {
    /// The folder it lies in; it may not exist yet.
    pub parent: PathBuf,
    /// Its name there.
    pub name: OsString,
}

impl Destination {
    /// The real folder, if we may publish there.
    pub(super) fn settle(&self) -> Result<Spot, Failure> {
        let refuse = |why| Failure::Unfit { output: self.output.clone(), why };
        if self.output.as_os_str().is_empty() {
            return Err(refuse(Unfit::Empty));
        }
        let real = real_path(&self.output)?.map_err(refuse)?;
        if let Some(why) = self.objection(&real)? {
            return Err(Failure::Unfit { output: real, why });
        }
        match (real.parent(), real.file_name()) {
            (Some(parent), Some(name)) => Ok(Spot { parent: parent.to_owned(), name: name.to_owned() }),
            _ => Err(refuse(Unfit::HoldsSite)),
        }
    }

    fn objection(&self, real: &Path) -> Result<Option<Unfit>, Failure> {
        let site = fs::canonicalize(&self.site).during(Doing::Read, &self.site)?;
        let home = env::home_dir().and_then(|home| fs::canonicalize(home).ok());
        let sources = ["content", "themes", "translations.lock", "diptych.yaml"];
        Ok(if real == site {
            Some(Unfit::Site)
        } else if site.starts_with(real) {
            Some(Unfit::HoldsSite)
        } else if home.is_some_and(|home| home.starts_with(real)) {
            Some(Unfit::Home)
        } else if sources.iter().any(|source| real.starts_with(site.join(source))) {
            Some(Unfit::Sources)
        } else if real.components().any(|part| part.as_os_str() == ".git") {
            Some(Unfit::Versioned)
        } else {
            None
        })
    }
}

/// The path with its links resolved as far as it exists.
fn real_path(written: &Path) -> Result<Result<PathBuf, Unfit>, Failure> {
    let absolute = std::path::absolute(written).during(Doing::Read, written)?;
    let (mut existing, mut missing) = (absolute.as_path(), Vec::new());
    loop {
        match fs::symlink_metadata(existing) {
            Ok(metadata) if metadata.is_symlink() && fs::metadata(existing).is_err() => return Ok(Err(Unfit::DanglingLink)),
            Ok(_) => break,
            Err(error) if error.kind() == ErrorKind::NotADirectory => return Ok(Err(Unfit::NotAFolder)),
            Err(error) if error.kind() == ErrorKind::NotFound => match (existing.components().next_back(), existing.parent()) {
                (Some(Component::Normal(name)), Some(parent)) => {
                    missing.push(name);
                    existing = parent;
                }
                _ => return Ok(Err(Unfit::Winding)),
            },
            Err(error) => return Err(error).during(Doing::Read, existing),
        }
    }
    let real = fs::canonicalize(existing).during(Doing::Read, existing)?;
    if !real.is_dir() {
        return Ok(Err(Unfit::NotAFolder));
    }
    Ok(Ok(missing.iter().rev().fold(real, |path, name| path.join(name))))
}
