//! `snapshot`: keeps the values that a notebook shows beside it, so that later corrections do not rewrite the issue.
#![expect(clippy::disallowed_methods, reason = "the file lies in the notebook's folder")]

use std::cell::Cell;
use std::fs;

use super::args::{Common, Format};
use super::bridge::{self, Verdict};
use super::site::Site;
use super::voice::tell;
use crate::disk::failure::{Doing, During};
use crate::disk::{Failure, Pick, Tongue};
use crate::finding::Severity;
use crate::model::id::Id;
use crate::nearest::nearest;
use crate::pipeline::{self, Compiled, Holds};

/// The name of the file of values.
const FILE: &str = "snapshot.csv";

/// Whether an issue that keeps its data already takes those of today.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Again {
    /// It keeps what it has.
    No,
    /// It takes them anew.
    Yes,
}

/// Keeps the values of a notebook. A site with errors would not be published, so nothing of it is kept.
pub(super) fn pin(common: &Common, (notebook, again): (&str, Again), tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    tongue.set(site.voice.tongue);
    let Holds { snapshot, compiled, findings, .. } = pipeline::compile_what_holds(&site.snapshot);
    let Some(compiled) = compiled.filter(|_| !findings.any(Severity::Error)) else {
        let verdict = Verdict::of(findings);
        tell(bridge::report(verdict.findings, &site.snapshot, Format::Human, &site.voice).trim_end_matches('\n'));
        return Ok(1);
    };
    let id = known(&compiled, notebook, site.voice.tongue)?;
    let folder = site.root.join("content/notebooks").join(id.as_str());
    let (path, written) = (folder.join(FILE), folder.join("notebook.yaml"));
    let pinned = compiled.plan.model.notebooks.get(&id).is_some_and(|own| own.file.snapshot.is_some());
    if pinned && again == Again::No {
        return Err(Failure::Usage(site.voice.tongue.pick([
            format!("« {id} » garde déjà ses données ; `--again` les relève à nouveau"),
            format!("‘{id}’ bewaart zijn gegevens al; met `--again` worden ze opnieuw vastgelegd"),
            format!("\"{id}\" keeps its data already; `--again` takes them anew"),
            format!("„{id}“ behält seine Daten schon; mit `--again` werden sie neu festgehalten"),
        ])));
    }
    let values = compiled.pinned(&compiled.press(&snapshot), &id).unwrap_or_default();
    let rows = values.lines().count().saturating_sub(1);
    fs::write(&path, values).during(Doing::Write, &path)?;
    if !pinned {
        let text = fs::read_to_string(&written).during(Doing::Read, &written)?;
        let today = site.snapshot.options.today;
        let line = format!("snapshot: {{file: {FILE}, taken: {today}}}\n");
        let end = if text.ends_with('\n') { "" } else { "\n" };
        fs::write(&written, format!("{text}{end}{line}")).during(Doing::Write, &written)?;
    }
    let place = format!("content/notebooks/{id}/{FILE}");
    site.voice.say(&site.voice.tongue.pick([
        format!("✔ {place} : {rows} valeurs ; le cahier garde désormais ces données"),
        format!("✔ {place}: {rows} waarden; het schrift bewaart voortaan deze gegevens"),
        format!("✔ {place}: {rows} values; the notebook keeps these data from now on"),
        format!("✔ {place}: {rows} Werte; das Heft behält von nun an diese Daten"),
    ]));
    Ok(0)
}

/// The notebook of a name; else a refusal with the nearest.
pub(super) fn known(compiled: &Compiled, written: &str, tongue: Tongue) -> Result<Id, Failure> {
    let notebooks = &compiled.plan.model.notebooks;
    if let Some(id) = notebooks.keys().find(|id| id.as_str() == written) {
        return Ok(id.clone());
    }
    let written = written.escape_debug().to_string();
    let all: Vec<&str> = notebooks.keys().map(Id::as_str).collect();
    let hint = nearest(&written, all.iter().copied()).map_or_else(|| all.join(", "), str::to_owned);
    Err(Failure::Usage(tongue.pick([
        format!("« {written} » n’est pas un cahier. Écrivez : {hint}"),
        format!("‘{written}’ is geen schrift. Schrijf: {hint}"),
        format!("\"{written}\" is not a notebook. Write: {hint}"),
        format!("„{written}“ ist kein Heft. Schreiben Sie: {hint}"),
    ])))
}
