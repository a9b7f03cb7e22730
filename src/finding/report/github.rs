//! Findings as workflow annotations: GitHub shows each beside its line.

use super::place::{Places, Spot};
use super::words::words;
use crate::finding::wording::wording;
use crate::finding::{Finding, Severity, Tongue};
use crate::snapshot::Snapshot;
use crate::untrusted::visible;

/// One workflow command per finding, each on a line of its own.
pub fn github(findings: &[Finding], snapshot: &Snapshot, tongue: Tongue) -> String {
    let places = Places::of(findings, snapshot);
    findings.iter().map(|finding| command(finding, &places, tongue) + "\n").collect()
}

fn command(finding: &Finding, places: &Places, tongue: Tongue) -> String {
    let said = wording(&finding.problem, tongue);
    let help = said.help.map(|help| format!("\n{}: {help}", words(tongue).help));
    let message = data(&(said.message + &help.unwrap_or_default()));
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let Spot { file, line, column, end_line, end_column } = places.spot(finding.place);
    let (file, code) = (property(&file), finding.problem.code());
    format!("::{level} file={file},line={line},col={column},endLine={end_line},endColumn={end_column},title={code}::{message}")
}

/// Text after `::`, as the runner reads it back.
fn data(text: &str) -> String {
    visible(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

/// The value of a property: it ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
