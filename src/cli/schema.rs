//! `schema`: what editors need to complete, explain and underline while authors type.
#![expect(clippy::disallowed_methods, reason = "writes the schemas where they are asked for")]

use std::cell::Cell;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Common, Format, Schema};
use super::voice::{Voice, deliver};
use super::{cms, speech, typing_aids};
use crate::disk::failure::{Doing, During, shown};
use crate::disk::{Failure, Pick, Tongue, find_root, read_settings};

/// Writes the schemas into a folder or, inside a site, where its editors look for them; elsewhere prints them as one object.
pub(super) fn schema(common: &Common, flags: &Schema, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    if let Some(name) = flags.cms {
        return cms::write(common, (flags.folder.as_deref(), name.into()), tongue);
    }
    let root = common.root.clone().or_else(|| env::current_dir().ok().and_then(|here| find_root(&here)));
    // Like the comments of a new site: in its first language, whoever asks.
    let settings = root.as_deref().and_then(read_settings);
    let of_site = settings.as_deref().and_then(speech::of_settings);
    let spoken = common.lang.map(Tongue::from).or(of_site).unwrap_or(tongue.get());
    let voice = Voice::of(common, speech::asked(common.lang.map(Tongue::from)).unwrap_or(spoken));
    match (common.output.as_ref().or(flags.folder.as_ref()), root) {
        (Some(folder), _) => write(folder, spoken).map(|count| tell(folder, count, &voice)).map(|()| 0),
        (None, Some(root)) if common.format == Format::Human => {
            settings.ok_or(Failure::NoSite { start: root.clone() })?;
            wire(&root)?;
            let folder = root.join(typing_aids::SCHEMAS);
            write(&folder, spoken).map(|count| tell(&PathBuf::from(typing_aids::SCHEMAS), count, &voice)).map(|()| 0)
        }
        _ => deliver(&typing_aids::as_one(spoken)).map(|()| 0),
    }
}

/// Writes the schemas of every kind of file; gives their number.
pub(super) fn write(folder: &Path, tongue: Tongue) -> Result<usize, Failure> {
    fs::create_dir_all(folder).during(Doing::Write, folder)?;
    let schemas = typing_aids::schemas(tongue);
    for (name, text) in &schemas {
        let path = folder.join(name);
        fs::write(&path, text).during(Doing::Write, &path)?;
    }
    Ok(schemas.len())
}

/// Settings that an author may have changed stay as they are.
fn wire(root: &Path) -> Result<(), Failure> {
    for (path, text) in typing_aids::wiring() {
        let path = root.join(path);
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).during(Doing::Write, folder)?;
        if fs::symlink_metadata(&path).is_err() {
            fs::write(&path, text).during(Doing::Write, &path)?;
        }
    }
    Ok(())
}

fn tell(folder: &Path, count: usize, voice: &Voice) {
    let (done, folder) = (voice.green("✔"), shown(folder));
    voice.say(&voice.tongue.pick([
        format!("{done} {folder} : {count} schémas"),
        format!("{done} {folder}: {count} schema’s"),
        format!("{done} {folder}: {count} schemas"),
        format!("{done} {folder}: {count} Schemas"),
    ]));
}
