//! `form`: the page in which a member fills in what it has to say, to be sent by mail and opened from a folder.
#![expect(clippy::disallowed_methods, reason = "the page is written where the command line says")]

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Common, Form};
use super::site::Site;
use crate::disk::failure::{Doing, During, shown};
use crate::disk::{Failure, Pick, Tongue};
use crate::model::id::Id;
use crate::pipeline::form::{Hindrance, form as page};

/// Writes the page; where nothing else is said beside the caller, and never over a file that is there.
pub(super) fn form(common: &Common, flags: &Form, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    let spoken = site.voice.tongue;
    tongue.set(spoken);
    let enterprise = flags.enterprise.as_deref();
    if let Some(written) = enterprise.filter(|id| Id::new(id).is_none()) {
        return Err(no_id(written, spoken));
    }
    let file = match &common.output {
        Some(file) if is_page(file) => file.clone(),
        Some(file) => return Err(no_page(file, spoken)),
        None => free(enterprise.unwrap_or("form"), spoken)?,
    };
    let page = page(&site.snapshot, enterprise).map_err(|hindrance| hindered(hindrance, spoken))?;
    fs::write(&file, &page).during(Doing::Write, &file)?;
    let (mark, file, size) = (site.voice.green("✔"), shown(&file), page.len().div_ceil(1000));
    site.voice.say(&spoken.pick([
        format!("{mark} {file} ({size} ko) : à envoyer ; ce qu’elle enregistre se dépose dans le dossier du site"),
        format!("{mark} {file} ({size} kB): om te versturen; wat ze bewaart, hoort in de map van de site"),
        format!("{mark} {file} ({size} kB): to be sent; what it saves belongs in the site's folder"),
        format!("{mark} {file} ({size} kB): zum Versenden; was sie speichert, gehört in den Ordner der Website"),
    ]));
    Ok(0)
}

fn is_page(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("html") || extension.eq_ignore_ascii_case("htm"))
}

/// A file of this name in the current folder, which is not there yet.
fn free(stem: &str, tongue: Tongue) -> Result<PathBuf, Failure> {
    let file = PathBuf::from(format!("{stem}.html"));
    if fs::symlink_metadata(&file).is_err() {
        return Ok(file);
    }
    let name = shown(&file);
    Err(Failure::Usage(tongue.pick([
        format!("« {name} » existe déjà : dites où écrire, -o {name} pour le remplacer"),
        format!("‘{name}’ bestaat al: zeg waar te schrijven, -o {name} om het te vervangen"),
        format!("\"{name}\" is there already: say where to write, -o {name} to replace it"),
        format!("„{name}“ gibt es schon: Sagen Sie, wohin; -o {name} ersetzt sie"),
    ])))
}

fn no_page(file: &Path, tongue: Tongue) -> Failure {
    let file = shown(file);
    Failure::Usage(tongue.pick([
        format!("« {file} » : le nom du formulaire finit par .html"),
        format!("‘{file}’: de naam van het formulier eindigt op .html"),
        format!("\"{file}\": the name of the form ends in .html"),
        format!("„{file}“: Der Name des Formulars endet auf .html"),
    ]))
}

fn no_id(written: &str, tongue: Tongue) -> Failure {
    let written = written.escape_debug();
    Failure::Usage(tongue.pick([
        format!("« {written} » n’est pas un identifiant : lettres minuscules, chiffres et tirets, comme ateliers-du-canal"),
        format!("‘{written}’ is geen id: kleine letters, cijfers en koppeltekens, zoals ateliers-du-canal"),
        format!("\"{written}\" is no id: small letters, digits and hyphens, such as ateliers-du-canal"),
        format!("„{written}“ ist keine Kennung: Kleinbuchstaben, Ziffern und Bindestriche, wie ateliers-du-canal"),
    ]))
}

fn hindered(hindrance: Hindrance, tongue: Tongue) -> Failure {
    Failure::Usage(match hindrance {
        Hindrance::Site => tongue.pick([
            "diptych.yaml ou le thème ne se lit pas : « diptych check » dit pourquoi".to_owned(),
            "diptych.yaml of het thema is niet leesbaar: ‘diptych check’ zegt waarom".to_owned(),
            "diptych.yaml or the theme cannot be read: \"diptych check\" says why".to_owned(),
            "diptych.yaml oder das Theme lässt sich nicht lesen: „diptych check“ sagt, warum".to_owned(),
        ]),
        Hindrance::File(path) => tongue.pick([
            format!("{path} ne se lit pas, le formulaire l’écraserait : « diptych check » dit quoi corriger"),
            format!("{path} is niet leesbaar, het formulier zou het overschrijven: ‘diptych check’ zegt wat te verbeteren"),
            format!("{path} cannot be read, and the form would write over it: \"diptych check\" says what to mend"),
            format!("{path} lässt sich nicht lesen, das Formular würde sie überschreiben: „diptych check“ sagt, was zu ändern ist"),
        ]),
    })
}
