//! `list numbers`: every number that is typed by hand in a notebook, for its editor: where, in which sentence, and the
//! inline value that could stand in its place.

use std::cell::Cell;

use serde_json::json;

use super::args::{Common, Format};
use super::pin;
use super::site::Site;
use super::voice::deliver;
use crate::disk::{Failure, Tongue};
use crate::finding::Place;
use crate::model::id::Id;
use crate::pipeline::{self, Holds};
use crate::plan::typed::Typed;
use crate::snapshot::Snapshot;

/// Prints the typed numbers of a notebook, or of all. A site with mistakes is listed as far as it can be understood.
pub(super) fn numbers(common: &Common, notebook: Option<&str>, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    tongue.set(site.voice.tongue);
    let Holds { snapshot, compiled: Some(compiled), .. } = pipeline::compile_what_holds(&site.snapshot) else {
        return Ok(1);
    };
    let notebooks: Vec<Id> = match notebook {
        Some(written) => vec![pin::known(&compiled, written, site.voice.tongue)?],
        None => compiled.plan.model.notebooks.keys().cloned().collect(),
    };
    let mut out = String::new();
    for (notebook, typed) in notebooks.iter().flat_map(|id| compiled.plan.typed(id, &snapshot).into_iter().map(move |typed| (id, typed))) {
        let (line, column) = position(&snapshot, typed.place);
        let file = snapshot.file(typed.place.file).path.as_str();
        let Typed { written, sentence, proposal, .. } = typed;
        if common.format == Format::Human {
            let arrow = proposal.map(|proposal| format!("\n    → {proposal}")).unwrap_or_default();
            out += &format!("{file}:{line}:{column}  {written}\n    {sentence}{arrow}\n");
        } else {
            let entry = json!({
                "notebook": notebook.as_str(), "file": file, "line": line, "column": column,
                "written": written, "sentence": sentence, "proposal": proposal,
            });
            out += &format!("{entry}\n");
        }
    }
    deliver(&out).map(|()| 0)
}

/// The line and column of a place, from 1, in characters.
fn position(snapshot: &Snapshot, place: Place) -> (usize, usize) {
    let before = snapshot.text(place.file).get(..place.start as usize).unwrap_or_default();
    let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}
