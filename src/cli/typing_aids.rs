//! What editors are told of a site: the schemas of its files, and which files each is for.
//!
//! Lies in `.vscode/`, hidden behind a dot, so that no build ever takes it for content. Visual Studio Code reads it by
//! itself; other editors are pointed to the same schemas.

use serde_json::{Map, Value, json};

use crate::disk::Tongue;
use crate::model::described::{self, FileKind, words};
use crate::render::schema;
use crate::source::shape::Field;

/// Where the schemas of a site lie.
pub(super) const SCHEMAS: &str = ".vscode/diptych";

/// The name and the text of each schema, explained in this language.
pub(super) fn schemas(tongue: Tongue) -> Vec<(String, String)> {
    described::kinds().iter().map(|kind| (file_name(kind), printed(&of(kind, tongue)))).collect()
}

/// The schemas by the files they describe, as one object.
pub(super) fn as_one(tongue: Tongue) -> String {
    let kinds = described::kinds();
    let all = kinds.iter().flat_map(|kind| kind.files.iter().map(move |files| ((*files).to_owned(), of(kind, tongue))));
    printed(&Value::Object(all.collect()))
}

/// What wires Visual Studio Code: the extension that reads schemas, and which files each schema is for.
pub(super) fn wiring() -> [(&'static str, String); 2] {
    // Front matter stands in Markdown, which the extension does not look into.
    let kinds = described::kinds().into_iter().filter(|kind| !kind.is_front_matter());
    let schemas: Map<String, Value> = kinds.map(|kind| (format!("./{SCHEMAS}/{}", file_name(&kind)), json!(kind.files))).collect();
    let settings = json!({
        "yaml.schemas": schemas,
        "yaml.schemaStore.enable": false,
        "[yaml]": { "editor.insertSpaces": true, "editor.tabSize": 2 },
    });
    let extensions = json!({ "recommendations": ["redhat.vscode-yaml"] });
    [(".vscode/settings.json", printed(&settings)), (".vscode/extensions.json", printed(&extensions))]
}

fn of(kind: &FileKind, tongue: Tongue) -> Value {
    let about = |record: &str, field: &Field| words::about(record, field, tongue);
    schema::schema(&kind.files.join(" · "), &kind.shape, &about)
}

fn file_name(kind: &FileKind) -> String {
    format!("{}.schema.json", kind.name)
}

fn printed(value: &Value) -> String {
    format!("{value:#}\n")
}
