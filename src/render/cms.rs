//! Configurations of two editors that work in a browser over a repository, Sveltia CMS and Decap CMS, from the declarations
//! that read files.
//!
//! Such an editor writes a file anew, with the value that its widget holds. So a widget is chosen by what the site's files
//! hold already: where none fits them, the field is hidden, and what stands there stays.

mod collections;
mod widgets;

use serde_json::{Map, Value, json};

use crate::finding::Tongue;
use crate::model::Model;
use crate::snapshot::Snapshot;
use crate::source::text::key_of;

/// For which editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// Sveltia CMS, which also knows lists as whole files and maps of names.
    Sveltia,
    /// Decap CMS.
    Decap,
}

/// The configuration of a site, explained in a language of the program.
pub fn config(model: &Model, snapshot: &Snapshot, flavour: Flavour, tongue: Tongue) -> String {
    let keys: Vec<&str> = model.languages.iter().map(|tag| key_of(tag, &model.languages)).collect();
    let desk = collections::Desk { model, snapshot, widgets: widgets::Widgets { flavour, tongue, keys: &keys } };
    let mut all: Map<String, Value> = Map::new();
    let base = model.settings.base_url.as_str();
    all.insert("backend".into(), json!({ "name": "github", "repo": "organisation/site", "branch": "main" }));
    all.insert("site_url".into(), base.into());
    all.insert("display_url".into(), base.into());
    all.insert("media_folder".into(), "content/media".into());
    all.insert("public_folder".into(), "media".into());
    all.insert("i18n".into(), json!({ "structure": "multiple_files", "locales": keys, "default_locale": keys[0] }));
    all.insert("slug".into(), json!({ "encoding": "ascii", "clean_accents": true }));
    match flavour {
        Flavour::Decap => drop(all.insert("locale".into(), tongue.as_str().into())),
        // A postcode or a period in quotes stays what it is when such an editor reads it again.
        Flavour::Sveltia => drop(all.insert("output".into(), json!({ "omit_empty_optional_fields": true, "yaml": { "quote": "double" } }))),
    }
    all.insert("collections".into(), desk.collections().into());
    let head = tongue_head(tongue);
    // Texts and numbers alone: no value here fails to be written.
    format!("{head}{}", serde_yaml::to_string(&Value::Object(all)).unwrap_or_default())
}

fn tongue_head(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Fr => {
            "# Écrit par « diptych schema --cms ». À refaire quand une entreprise ou un cahier s’ajoute ; seul `backend` est à vous.\n"
        }
        Tongue::Nl => {
            "# Geschreven door ‘diptych schema --cms’. Opnieuw te maken als er een onderneming of schrift bijkomt; alleen `backend` is van u.\n"
        }
        Tongue::En => {
            "# Written by \"diptych schema --cms\". Make it anew when an enterprise or a notebook is added; only `backend` is yours.\n"
        }
        Tongue::De => {
            "# Geschrieben von „diptych schema --cms“. Neu zu machen, wenn ein Unternehmen oder Heft hinzukommt; nur `backend` gehört Ihnen.\n"
        }
    }
}
