//! `export`: what the site publishes of a kind, as a workbook or as comma-separated values.
#![expect(clippy::disallowed_methods, reason = "the file is written where the command line says")]

use std::cell::Cell;
use std::fs;
use std::path::Path;

use super::args::{Common, Format};
use super::bridge::{self, Verdict};
use super::site::Site;
use super::voice::{deliver, tell};
use crate::disk::failure::{Doing, During, shown};
use crate::disk::{Failure, Pick, Tongue};
use crate::finding::Severity;
use crate::nearest::nearest;
use crate::pipeline::{self, Holds};
use crate::render::export::Kind;
use crate::render::workbook::{Book, Sheet};

/// How the sheet is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Workbook,
    Values,
}

/// Writes everything of a kind. A site with errors would not be published, so nothing of it is exported.
pub(super) fn export(common: &Common, kind: &str, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    tongue.set(site.voice.tongue);
    let kind = kind_of(kind, site.voice.tongue)?;
    let shape = common.output.as_deref().map_or(Ok(Shape::Values), |file| shape(file, site.voice.tongue))?;
    let Holds { snapshot, compiled, mut findings, told } = pipeline::compile_what_holds(&site.snapshot);
    findings.append(told);
    let sound = !findings.any(Severity::Error);
    let sheet = compiled.filter(|_| sound).map(|compiled| {
        let press = compiled.press(&snapshot);
        compiled.exported(&press, kind)
    });
    let Some(sheet) = sheet else {
        let verdict = Verdict::of(findings);
        tell(bridge::report(verdict.findings, &site.snapshot, Format::Human, &site.voice).trim_end_matches('\n'));
        site.voice.say(site.voice.tongue.pick([
            "rien n’est exporté tant que le site contient des erreurs",
            "er wordt niets geëxporteerd zolang de site fouten bevat",
            "nothing is exported while the site has errors",
            "es wird nichts exportiert, solange die Website Fehler enthält",
        ]));
        return Ok(1);
    };
    let rows = sheet.rows.len();
    let Some(file) = &common.output else { return deliver(&sheet.csv()).map(|()| 0) };
    fs::write(file, bytes(sheet, shape, site.voice.tongue)?).during(Doing::Write, file)?;
    let file = shown(file);
    site.voice.say(&site.voice.tongue.pick([
        format!("✔ {file} : {rows} {}", if rows < 2 { "ligne" } else { "lignes" }),
        format!("✔ {file}: {rows} {}", if rows == 1 { "rij" } else { "rijen" }),
        format!("✔ {file}: {rows} {}", if rows == 1 { "row" } else { "rows" }),
        format!("✔ {file}: {rows} {}", if rows == 1 { "Zeile" } else { "Zeilen" }),
    ]));
    Ok(0)
}

fn bytes(sheet: Sheet, shape: Shape, tongue: Tongue) -> Result<Vec<u8>, Failure> {
    match shape {
        // Spreadsheets take a file for UTF-8 only if it begins with this mark.
        Shape::Values => Ok(format!("\u{FEFF}{}", sheet.csv()).into_bytes()),
        Shape::Workbook => Book { title: sheet.name.clone(), sheets: vec![sheet] }.bytes().ok_or_else(|| {
            Failure::Usage(tongue.pick([
                "il y a plus de lignes qu’un classeur n’en contient : écrivez un fichier .csv".to_owned(),
                "er zijn meer rijen dan een werkmap er kan bevatten: schrijf een .csv-bestand".to_owned(),
                "there are more rows than a workbook holds: write a .csv file".to_owned(),
                "es gibt mehr Zeilen, als eine Arbeitsmappe fasst: Schreiben Sie eine .csv-Datei".to_owned(),
            ]))
        }),
    }
}

fn shape(file: &Path, tongue: Tongue) -> Result<Shape, Failure> {
    let extension = file.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("xlsx") => Ok(Shape::Workbook),
        Some("csv") => Ok(Shape::Values),
        _ => {
            let file = shown(file);
            Err(Failure::Usage(tongue.pick([
                format!("« {file} » : le nom d’un export finit par .xlsx ou .csv"),
                format!("‘{file}’: de naam van een export eindigt op .xlsx of .csv"),
                format!("\"{file}\": the name of an export ends in .xlsx or .csv"),
                format!("„{file}“: Der Name eines Exports endet auf .xlsx oder .csv"),
            ])))
        }
    }
}

/// The kind of a name, in the singular too; else a refusal with the nearest, or all of them.
fn kind_of(written: &str, tongue: Tongue) -> Result<Kind, Failure> {
    let meant = match written {
        "results" | "result" | "value" => "values",
        "aggregates" | "total" => "totals",
        other => other,
    };
    if let Some(kind) = Kind::of(meant).or_else(|| Kind::of(&format!("{meant}s"))) {
        return Ok(kind);
    }
    let written = written.escape_debug().to_string();
    let near = nearest(&written, Kind::WORDS.iter().copied());
    let hint = near.map_or_else(|| Kind::WORDS.join(", "), str::to_owned);
    Err(Failure::Usage(tongue.pick([
        format!("« {written} » ne s’exporte pas. Écrivez : {hint}"),
        format!("‘{written}’ kan niet worden geëxporteerd. Schrijf: {hint}"),
        format!("\"{written}\" cannot be exported. Write: {hint}"),
        format!("„{written}“ lässt sich nicht exportieren. Schreiben Sie: {hint}"),
    ])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_in_the_singular_and_the_plural() {
        for (written, kind) in
            [("enterprise", Kind::Enterprises), ("results", Kind::Values), ("news", Kind::News), ("surveys", Kind::Surveys)]
        {
            assert_eq!(kind_of(written, Tongue::Fr), Ok(kind));
        }
        let Err(Failure::Usage(words)) = kind_of("testimonal", Tongue::Nl) else { panic!("it is no kind") };
        assert_eq!(words, "‘testimonal’ kan niet worden geëxporteerd. Schrijf: testimonials");
        let Err(Failure::Usage(words)) = kind_of("zebra", Tongue::Fr) else { panic!("it is no kind") };
        assert!(words.ends_with("dimensions, scales, frameworks"), "{words}");
    }
}
