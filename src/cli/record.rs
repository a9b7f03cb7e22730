//! The record of a build as JSON (`--report`): for a workflow that follows sizes and times.
#![expect(clippy::disallowed_methods, reason = "the record is written where the command line says")]

use std::fs;
use std::path::Path;

use serde_json::json;

use super::bridge::Built;
use super::site::Stopwatch;
use crate::disk::failure::{Doing, During};
use crate::disk::{Failure, Summary};

/// Writes the record of a build.
pub(super) fn write(file: &Path, built: &Built, summary: &Summary, watch: &Stopwatch) -> Result<(), Failure> {
    let pages: serde_json::Map<_, _> = built.counts.pages.iter().map(|(language, n)| (language.clone(), json!(n))).collect();
    let counts = &built.counts;
    let record = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "errors": built.findings.errors,
        "warnings": built.findings.warnings,
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
        "seconds": watch.total(),
    });
    fs::write(file, format!("{record:#}\n")).during(Doing::Write, file)
}
