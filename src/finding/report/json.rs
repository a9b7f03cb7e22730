//! Findings for programs: one JSON object per line and nothing else.

use serde::Serialize;

use super::place::{Places, Spot};
use crate::finding::wording::{related, wording};
use crate::finding::{Finding, Severity, Tongue};
use crate::snapshot::Snapshot;

/// The keys of a finding, in the order of format.md §5.
#[derive(Serialize)]
struct Line {
    code: &'static str,
    severity: &'static str,
    message: String,
    help: Option<String>,
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    related: Vec<Related>,
}

#[derive(Serialize)]
struct Related {
    file: String,
    line: usize,
    column: usize,
    message: &'static str,
}

/// One object per finding, each on a line of its own; lines and columns count from 1 in Unicode
/// characters, ends are exclusive.
pub fn json(findings: &[Finding], snapshot: &Snapshot, tongue: Tongue) -> String {
    let places = Places::of(findings, snapshot);
    findings.iter().map(|finding| object(finding, &places, tongue) + "\n").collect()
}

fn object(finding: &Finding, places: &Places, tongue: Tongue) -> String {
    let said = wording(&finding.problem, tongue);
    let Spot { file, line, column, end_line, end_column } = places.spot(finding.place);
    let elsewhere = finding.related.iter().map(|place| {
        let Spot { file, line, column, .. } = places.spot(*place);
        Related { file, line, column, message: related(&finding.problem, tongue) }
    });
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    let object = Line {
        code: finding.problem.code().as_str(),
        severity,
        message: said.message,
        help: said.help,
        file,
        line,
        column,
        end_line,
        end_column,
        related: elsewhere.collect(),
    };
    serde_json::to_string(&object).expect("a struct of texts and numbers has a JSON form")
}

/// The keys of an object, as any reader of JSON sees them.
#[cfg(test)]
pub(super) fn keys(line: &str) -> Vec<String> {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).expect("each line is an object");
    object.keys().cloned().collect()
}
