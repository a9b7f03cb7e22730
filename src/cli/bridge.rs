//! Where the command line meets the pipeline: its findings as the reader wants them.

use super::args::Format;
use super::voice::{Colours, Voice};
use crate::finding::report::{self, Look, Style};
use crate::finding::{Findings, Severity};
use crate::snapshot::Snapshot;

/// What was found, and how much of it is grave.
pub(super) struct Verdict {
    pub findings: Findings,
    pub errors: usize,
    pub warnings: usize,
}

impl Verdict {
    /// Counts what was found.
    pub fn of(findings: Findings) -> Verdict {
        Verdict { errors: findings.count(Severity::Error), warnings: findings.count(Severity::Warning), findings }
    }
}

/// The findings as the reader wants them; nothing if there are none.
pub(super) fn report(findings: Findings, snapshot: &Snapshot, format: Format, voice: &Voice) -> String {
    let findings = findings.sorted();
    match format {
        Format::Json => report::json(&findings, snapshot, voice.tongue),
        Format::Github => report::github(&findings, snapshot, voice.tongue),
        Format::Human => {
            let style = if voice.colours == Colours::Coloured { Style::Colour } else { Style::Plain };
            report::human(&findings, snapshot, &Look { tongue: voice.tongue, style, ..Look::default() })
        }
    }
}
