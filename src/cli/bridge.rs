//! Where the command line meets the pipeline: check, build, and the report of what was found.
//!
//! The rest of `cli` knows only these three functions and two structs. For now the pipeline behind
//! them is the smallest that is true: it reports files that cannot be used, and publishes
//! `content/media/static/` as it is, with a page that lists it.

use super::args::Format;
use super::narration::Counts;
use super::voice::Voice;
use crate::disk::Failure;
use crate::path::OutPath;
use crate::snapshot::{Content, Refusal, Snapshot};
use crate::untrusted;

/// Takes a published file; from any thread.
pub(super) type Write<'a> = &'a (dyn Fn(OutPath, &[u8]) -> Result<(), Failure> + Sync);

/// What was found.
pub(super) struct Findings {
    pub errors: usize,
    pub warnings: usize,
    lines: Vec<(&'static str, &'static str, String)>,
}

/// What a build gives back.
pub(super) struct Built {
    pub findings: Findings,
    pub counts: Counts,
}

/// Everything but publishing.
pub(super) fn check(snapshot: &Snapshot) -> Findings {
    let mut lines = Vec::new();
    for file in &snapshot.files {
        match &file.content {
            Content::Refused(Refusal::Misnamed) => lines.push(("W17", "warning", file.path.to_string())),
            Content::Refused(_) => lines.push(("E25", "error", file.path.to_string())),
            _ => {}
        }
    }
    let of = |severity| lines.iter().filter(|line| line.1 == severity).count();
    Findings { errors: of("error"), warnings: of("warning"), lines }
}

/// Makes the site. With errors nothing more is written, and nothing of it is published.
pub(super) fn build(snapshot: &Snapshot, write: Write) -> Result<Built, Failure> {
    let findings = check(snapshot);
    let mut listed = String::new();
    for file in &snapshot.files {
        let Some(path) = file.path.as_str().strip_prefix("content/media/static/").and_then(OutPath::new) else { continue };
        listed += &format!("<li>{}</li>\n", untrusted::escaped(path.as_str()));
        match &file.content {
            Content::Text(text) => write(path, text.as_bytes())?,
            Content::Bytes(bytes) => write(path, bytes)?,
            Content::Refused(_) => {}
        }
    }
    let page = format!("<!doctype html>\n<meta charset=\"utf-8\">\n<title>Diptych</title>\n<ul>\n{listed}</ul>\n");
    write(OutPath::new("index.html").expect("it is a plain name"), page.as_bytes())?;
    Ok(Built { findings, counts: Counts::default() })
}

/// The findings as the reader wants them; nothing if there are none.
pub(super) fn report(findings: &Findings, _snapshot: &Snapshot, format: Format, _voice: &Voice) -> String {
    let line = |(code, severity, file): &(&str, &str, String)| match format {
        Format::Human => format!("{severity}[{code}] {file}\n"),
        Format::Json => {
            let place = serde_json::json!({"code": code, "severity": severity, "message": "this file cannot be used", "help": null, "file": file,
                "line": 1, "column": 1, "end_line": 1, "end_column": 1, "related": []});
            format!("{place}\n")
        }
        Format::Github => format!("::{severity} file={file},title={code}::this file cannot be used\n"),
    };
    findings.lines.iter().map(line).collect()
}
