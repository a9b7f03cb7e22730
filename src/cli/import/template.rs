//! `import --template`: the workbook that a member fills in, written in its language.
#![expect(clippy::disallowed_methods, reason = "the file is written where the command line says")]

use std::fs;

use super::pick;
use crate::cli::args::Common;
use crate::cli::site::Site;
use crate::disk::failure::{Doing, During, shown};
use crate::disk::{Failure, Tongue};
use crate::model::Model;
use crate::model::id::Id;
use crate::render::form::workbook;

/// Writes the workbook of an enterprise, which the site may not have yet.
pub(super) fn write(site: &Site, common: &Common, (model, enterprise): (&Model, Option<&str>)) -> Result<u8, Failure> {
    let tongue = site.voice.tongue;
    let only = model.enterprises.keys().next().filter(|_| model.enterprises.len() == 1).map(|id| id.as_str());
    let Some(id) = enterprise.or(only).filter(|id| Id::new(id).is_some()) else { return Err(whose(tongue)) };
    let is_workbook = |file: &&std::path::PathBuf| file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
    let Some(file) = common.output.as_ref().filter(is_workbook) else { return Err(nowhere(tongue)) };
    let book = workbook::book(model, (id, tongue), site.snapshot.options.today);
    let bytes = book.bytes().ok_or_else(|| Failure::Internal("a form that no workbook holds".to_owned()))?;
    fs::write(file, bytes).during(Doing::Write, file)?;
    let (mark, file) = (site.voice.green("✔"), shown(file));
    site.voice.say(&pick(
        tongue,
        [
            format!("{mark} {file} : à envoyer à {id} ; au retour, « diptych import {file} »"),
            format!("{mark} {file}: te sturen naar {id}; bij terugkomst ‘diptych import {file}’"),
            format!("{mark} {file}: to be sent to {id}; when it comes back, \"diptych import {file}\""),
            format!("{mark} {file}: an {id} zu senden; wenn sie zurückkommt, „diptych import {file}“"),
        ],
    ));
    Ok(0)
}

fn whose(tongue: Tongue) -> Failure {
    Failure::Usage(
        pick(
            tongue,
            [
                "dites pour quelle entreprise : --enterprise ateliers-du-canal",
                "zeg voor welke onderneming: --enterprise ateliers-du-canal",
                "say for which enterprise: --enterprise ateliers-du-canal",
                "sagen Sie, für welches Unternehmen: --enterprise ateliers-du-canal",
            ],
        )
        .to_owned(),
    )
}

fn nowhere(tongue: Tongue) -> Failure {
    Failure::Usage(
        pick(
            tongue,
            [
                "dites où l’écrire : -o membre.xlsx",
                "zeg waar te schrijven: -o lid.xlsx",
                "say where to write it: -o member.xlsx",
                "sagen Sie, wohin: -o mitglied.xlsx",
            ],
        )
        .to_owned(),
    )
}
