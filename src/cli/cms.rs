//! `schema --cms`: the configuration of an editor that works in a browser over a repository, and the page that starts it.
#![expect(clippy::disallowed_methods, reason = "writes the configuration where it is asked for")]

use std::cell::Cell;
use std::fs;
use std::path::Path;

use super::args::Common;
use super::site::Site;
use crate::disk::failure::{Doing, During, shown};
use crate::disk::{Failure, Pick, Tongue};
use crate::finding::Findings;
use crate::model;
use crate::render::cms::{Flavour, config};

/// Writes `config.yml` and, where there is none yet, `index.html` beside it.
pub(super) fn write(common: &Common, (folder, flavour): (Option<&Path>, Flavour), tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    let spoken = site.voice.tongue;
    tongue.set(spoken);
    let model = model::resolve(&site.snapshot, &mut Findings::new()).ok_or_else(|| unreadable(spoken))?;
    let folder = common.output.as_deref().or(folder).map_or_else(|| site.root.join("admin"), Path::to_path_buf);
    fs::create_dir_all(&folder).during(Doing::Write, &folder)?;
    let file = folder.join("config.yml");
    fs::write(&file, config(&model, &site.snapshot, flavour, spoken)).during(Doing::Write, &file)?;
    let page = folder.join("index.html");
    if fs::symlink_metadata(&page).is_err() {
        fs::write(&page, start(flavour, spoken)).during(Doing::Write, &page)?;
    }
    let (done, folder) = (site.voice.green("✔"), shown(&folder));
    site.voice.say(&spoken.pick([
        format!("{done} {folder} : écrivez votre dépôt sous « backend » dans config.yml, et publiez ce dossier à côté du site"),
        format!("{done} {folder}: schrijf uw repository onder ‘backend’ in config.yml, en publiceer deze map naast de site"),
        format!("{done} {folder}: write your repository under \"backend\" in config.yml, and publish this folder beside the site"),
        format!("{done} {folder}: Schreiben Sie Ihr Repository unter „backend“ in config.yml, und veröffentlichen Sie den Ordner neben der Website"),
    ]));
    Ok(0)
}

/// The page that starts the editor; it is for editors alone, no reader is ever led to it.
fn start(flavour: Flavour, tongue: Tongue) -> String {
    let (title, address) = match flavour {
        Flavour::Sveltia => ("Sveltia CMS", "https://unpkg.com/@sveltia/cms/dist/sveltia-cms.js"),
        Flavour::Decap => ("Decap CMS", "https://unpkg.com/decap-cms@^3/dist/decap-cms.js"),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n</head>\n<body>\n<script src=\"{address}\"></script>\n</body>\n</html>\n",
        tongue.as_str()
    )
}

fn unreadable(tongue: Tongue) -> Failure {
    Failure::Usage(
        tongue
            .pick([
                "diptych.yaml ne se lit pas : « diptych check » dit pourquoi",
                "diptych.yaml is niet leesbaar: ‘diptych check’ zegt waarom",
                "diptych.yaml cannot be read: \"diptych check\" says why",
                "diptych.yaml lässt sich nicht lesen: „diptych check“ sagt, warum",
            ])
            .to_owned(),
    )
}
