//! The record of a build as JSON (`--report`): for a workflow that follows sizes and times.
#![expect(clippy::disallowed_methods, reason = "the record is written where the command line says")]

use std::fs;
use std::path::Path;

use serde_json::json;

use super::build::Done;
use super::meter::Meter;
use super::weights::Weights;
use crate::disk::Failure;
use crate::disk::failure::{Doing, During};
use crate::plan::page::Subject;
use crate::render::weight;

/// Writes the record of a build.
pub(super) fn write(file: &Path, done: &Done, weights: &Weights, meter: &Meter) -> Result<(), Failure> {
    let Done { counts, summary, .. } = done;
    let pages: serde_json::Map<_, _> = counts.pages.iter().map(|(language, n)| (language.clone(), json!(n))).collect();
    let record = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "warnings": done.warnings,
        "enterprises": counts.enterprises,
        "indicators": counts.indicators,
        "values": counts.values,
        "pages": pages,
        "charts": counts.charts,
        "images": counts.images,
        "files": summary.files,
        "bytes": summary.bytes,
        "written": summary.written,
        "unchanged": summary.unchanged,
        "removed": summary.removed,
        "seconds": done.seconds,
        "weights": weights.record(&meter.budgets()),
        "budgets": { "styles": weight::STYLES, "scripts": weight::SCRIPTS, "page": weight::of_page(&Subject::Home) },
        "timings": meter.record(),
    });
    fs::write(file, format!("{record:#}\n")).during(Doing::Write, file)
}
