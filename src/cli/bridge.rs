//! Where the command line meets the pipeline: check, build, and the report of what was found.
//!
//! The rest of `cli` knows only what stands here. Until pages are planned and rendered, `build` publishes
//! what goes out as it is: `content/media/static/`.

use super::args::Format;
use super::narration::Counts;
use super::voice::{Colours, Voice};
use crate::disk::Failure;
use crate::finding::report::{self, Look, Style};
use crate::finding::{Findings, Place, Severity};
use crate::model::{self, Model, load};
use crate::path::OutPath;
use crate::snapshot::{Content, Refusal, Snapshot};

/// What goes out as it is.
const STATIC: &str = "content/media/static/";

/// Takes a published file; from any thread.
pub(super) type Write<'a> = &'a (dyn Fn(OutPath, &[u8]) -> Result<(), Failure> + Sync);

/// What was found, and how much of it is grave.
pub(super) struct Verdict {
    pub findings: Findings,
    pub errors: usize,
    pub warnings: usize,
}

/// What a build gives back.
pub(super) struct Built {
    pub verdict: Verdict,
    pub counts: Counts,
}

/// Everything but publishing.
pub(super) fn check(snapshot: &Snapshot) -> Verdict {
    verdict(resolved(snapshot).1)
}

/// Makes the site, page by page. If it has errors, what was written must not be published.
pub(super) fn build(snapshot: &Snapshot, write: Write) -> Result<Built, Failure> {
    let (model, findings) = resolved(snapshot);
    for file in &snapshot.files {
        let Some(path) = file.path.as_str().strip_prefix(STATIC).and_then(OutPath::new) else { continue };
        match &file.content {
            Content::Text(text) => write(path, text.as_bytes())?,
            Content::Bytes(bytes) => write(path, bytes)?,
            Content::Refused(_) => {}
        }
    }
    let counts = model.map(|model| counts(&model)).unwrap_or_default();
    Ok(Built { verdict: verdict(findings), counts })
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

/// The model, and every finding, also about files that no record asks for.
fn resolved(snapshot: &Snapshot) -> (Option<Model>, Findings) {
    let mut findings = Findings::new();
    let model = model::resolve(snapshot, &mut findings);
    for (id, file) in snapshot.numbered() {
        let Content::Refused(refusal) = &file.content else { continue };
        // A link or an odd name may hide a whole folder, and what lies in `static` is always asked for.
        let hides = matches!(refusal, Refusal::Link { .. } | Refusal::Special | Refusal::Name);
        let is_told = findings.iter().any(|finding| finding.place.file == id);
        if (hides || file.path.as_str().starts_with(STATIC)) && *refusal != Refusal::Misnamed && !is_told {
            findings.add(load::file_problem(file.path.as_str(), load::refused(refusal)), Place::file(id));
        }
    }
    (model, findings)
}

fn verdict(findings: Findings) -> Verdict {
    Verdict { errors: findings.count(Severity::Error), warnings: findings.count(Severity::Warning), findings }
}

fn counts(model: &Model) -> Counts {
    Counts {
        languages: model.languages.iter().map(|tag| tag.as_str().to_owned()).collect(),
        enterprises: model.enterprises.len(),
        indicators: model.catalogue.indicators.len(),
        ..Counts::default()
    }
}
