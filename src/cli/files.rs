//! Files of the site, written all or none: each beside its place first, then all put in place, and back if one fails.
#![expect(clippy::disallowed_methods, reason = "verbs that change a site write its files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::disk::Failure;
use crate::disk::failure::{Doing, During};

/// A file that is about to change.
struct Change {
    place: PathBuf,
    beside: PathBuf,
    /// What stood there before.
    before: Option<Vec<u8>>,
}

/// Writes one file of the site.
pub(super) fn save_one(root: &Path, path: &str, text: &str) -> Result<(), Failure> {
    save(root, &BTreeMap::from([(path.to_owned(), text.to_owned())]))
}

/// Writes these files, by path from the site's root.
pub(super) fn save(root: &Path, files: &BTreeMap<String, String>) -> Result<(), Failure> {
    let mut changes = Vec::new();
    let prepared = files.iter().try_for_each(|(path, text)| {
        changes.push(prepare(root, path, text)?);
        Ok(())
    });
    let done = prepared.and_then(|()| put(&changes));
    if done.is_err() {
        for change in &changes {
            let _ = fs::remove_file(&change.beside);
        }
    }
    done
}

fn prepare(root: &Path, path: &str, text: &str) -> Result<Change, Failure> {
    let place = root.join(path);
    let folder = place.parent().unwrap_or(root).to_owned();
    inside(root, &folder)?;
    fs::create_dir_all(&folder).during(Doing::Write, &folder)?;
    let before = match fs::symlink_metadata(&place) {
        Ok(known) if !known.is_file() => return Err(Failure::Linked { path: place }),
        Ok(_) => Some(fs::read(&place).during(Doing::Read, &place)?),
        Err(_) => None,
    };
    let mark = before.as_ref().is_some_and(|bytes| bytes.starts_with("\u{FEFF}".as_bytes()));
    let bytes = if mark { format!("\u{FEFF}{text}") } else { text.to_owned() };
    let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = folder.join(format!(".{name}.part"));
    fs::write(&beside, bytes).during(Doing::Write, &beside)?;
    if let Ok(known) = fs::metadata(&place) {
        fs::set_permissions(&beside, known.permissions()).during(Doing::Write, &beside)?;
    }
    Ok(Change { place, beside, before })
}

/// Refuses a folder that a link leads out of the site.
fn inside(root: &Path, folder: &Path) -> Result<(), Failure> {
    let real = root.canonicalize().during(Doing::Read, root)?;
    let existing = folder.ancestors().find(|folder| folder.exists()).unwrap_or(root);
    let lies = existing.canonicalize().during(Doing::Read, existing)?.starts_with(real);
    if lies { Ok(()) } else { Err(Failure::Linked { path: folder.to_owned() }) }
}

fn put(changes: &[Change]) -> Result<(), Failure> {
    for (at, change) in changes.iter().enumerate() {
        let Err(error) = fs::rename(&change.beside, &change.place) else { continue };
        for done in &changes[..at] {
            let _ = match &done.before {
                Some(bytes) => fs::write(&done.place, bytes),
                None => fs::remove_file(&done.place),
            };
        }
        return Err(error).during(Doing::Write, &change.place);
    }
    Ok(())
}
