//! `schema`: what editors need to complete, explain and underline while authors type.
#![expect(clippy::disallowed_methods, reason = "writes the schemas where they are asked for")]

use std::cell::Cell;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use super::args::{Common, Schema};
use super::speech;
use super::voice::{Voice, deliver};
use crate::disk::failure::{Doing, During, shown};
use crate::disk::{Failure, Pick, Tongue};
use crate::model::described::{self, FileKind, words};
use crate::render::schema;
use crate::source::shape::Field;

/// Writes the schemas into a folder, or prints them as one object by the files they describe.
pub(super) fn schema(common: &Common, flags: &Schema, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let tongue = speech::asked(common.lang.map(Tongue::from)).unwrap_or(tongue.get());
    let kinds = described::kinds();
    match &common.output.as_ref().or(flags.folder.as_ref()) {
        Some(folder) => write(folder, &kinds, &Voice::of(common, tongue)).map(|()| 0),
        None => {
            let all: Map<String, Value> = kinds.iter().map(|kind| (kind.files.to_owned(), of(kind, tongue))).collect();
            deliver(&format!("{:#}\n", Value::Object(all))).map(|()| 0)
        }
    }
}

/// The schema of one kind of file, explained in this language.
pub(super) fn of(kind: &FileKind, tongue: Tongue) -> Value {
    let about = |record: &str, field: &Field| words::about(record, field, tongue);
    schema::schema(kind.files, &kind.shape, &about)
}

fn write(folder: &Path, kinds: &[FileKind], voice: &Voice) -> Result<(), Failure> {
    fs::create_dir_all(folder).during(Doing::Write, folder)?;
    for kind in kinds {
        let path = folder.join(format!("{}.schema.json", kind.name));
        fs::write(&path, format!("{:#}\n", of(kind, voice.tongue))).during(Doing::Write, &path)?;
    }
    let (count, folder) = (kinds.len(), shown(folder));
    voice.say(&voice.tongue.pick([
        format!("{} {folder} : {count} schémas", voice.green("✔")),
        format!("{} {folder}: {count} schema’s", voice.green("✔")),
        format!("{} {folder}: {count} schemas", voice.green("✔")),
        format!("{} {folder}: {count} Schemas", voice.green("✔")),
    ]));
    Ok(())
}
