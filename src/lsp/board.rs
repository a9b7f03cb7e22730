//! What the editor is told: the findings of each file where they are, also of files that are not open; taken back when
//! they are mended.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::checker::Checked;
use super::protocol::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, MessageType, Notification, NumberOrString, Position,
    PublishDiagnostics, PublishDiagnosticsParams, Range, ShowMessage, ShowMessageParams,
};
use super::text::{Counting, Lines};
use super::wire::Out;
use crate::disk::{Failure, SITE_FILE, Tongue};
use crate::finding::report::{Places, Spot};
use crate::finding::wording::{related, wording};
use crate::finding::{Finding, Place, Severity};
use crate::path::SourcePath;
use crate::snapshot::{Content, FileId, Snapshot};

/// What an editor can do with findings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manners {
    /// What it counts in a line.
    pub counting: Counting,
    /// Whether it shows other places that belong to a finding.
    pub shows_related: bool,
}

/// The findings that the editor shows.
pub(super) struct Board {
    out: Out,
    tongue: Tongue,
    manners: Manners,
    told: Mutex<Told>,
}

/// What was told.
#[derive(Default)]
struct Told {
    /// By file: the version of its text and the findings.
    files: BTreeMap<SourcePath, (Option<i32>, Vec<Diagnostic>)>,
    /// Why the site could not be read.
    trouble: Option<String>,
    /// The last state that was checked.
    checked: Option<Arc<Checked>>,
}

impl Board {
    /// A board on which nothing stands yet.
    pub fn new(out: Out, tongue: Tongue, manners: Manners) -> Board {
        Board { out, tongue, manners, told: Mutex::default() }
    }

    /// The last state that was checked.
    pub fn checked(&self) -> Option<Arc<Checked>> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).checked.clone()
    }

    /// Tells what was found, or why nothing can be found; the same trouble only once.
    pub fn show(&self, checked: Result<Checked, Failure>) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        match checked {
            Ok(checked) => {
                told.trouble = None;
                self.show_files(&checked, &mut told);
                told.checked = Some(Arc::new(checked));
            }
            Err(failure) => {
                let sentence = failure.sentence(self.tongue);
                if told.trouble.replace(sentence.clone()).as_ref() != Some(&sentence) {
                    self.complain(&sentence);
                }
            }
        }
    }

    /// Shows a message that an author can do something about.
    pub fn complain(&self, sentence: &str) {
        let said = ShowMessageParams { typ: MessageType::WARNING, message: format!("Diptych – {sentence}") };
        self.out.tell(ShowMessage::METHOD, &said);
    }

    fn show_files(&self, checked: &Checked, told: &mut Told) {
        let mut found: BTreeMap<SourcePath, Vec<Diagnostic>> = BTreeMap::new();
        let sheet = Sheet::of(checked, self.manners.counting);
        for finding in &checked.findings {
            found.entry(sheet.path(finding.place)).or_default().push(self.diagnostic(finding, &sheet));
        }
        let paths: BTreeSet<SourcePath> = found.keys().chain(told.files.keys()).chain(checked.buffers.keys()).cloned().collect();
        for path in paths {
            let version = checked.buffers.get(&path).map(|buffer| buffer.version);
            let diagnostics = found.remove(&path).unwrap_or_default();
            let now = (version, diagnostics);
            // A text that was changed is told again: its editor has moved what it shows along with the words.
            if told.files.get(&path).map_or(now.1.is_empty(), |before| *before == now) {
                continue;
            }
            let Some(uri) = sheet.address(&path) else { continue };
            let said = PublishDiagnosticsParams { uri, diagnostics: now.1.clone(), version };
            self.out.tell(PublishDiagnostics::METHOD, &said);
            if now == (None, Vec::new()) { drop(told.files.remove(&path)) } else { drop(told.files.insert(path, now)) }
        }
    }

    /// A finding as the editor shows it.
    pub fn diagnostic(&self, finding: &Finding, sheet: &Sheet) -> Diagnostic {
        let said = wording(&finding.problem, self.tongue);
        let elsewhere = |place: &Place| {
            let location = Location { uri: sheet.address(&sheet.path(*place))?, range: sheet.range(*place) };
            Some(DiagnosticRelatedInformation { location, message: related(&finding.problem, self.tongue).to_owned() })
        };
        let places: Vec<_> = finding.related.iter().filter_map(elsewhere).collect();
        Diagnostic {
            range: sheet.range(finding.place),
            severity: Some(match finding.severity {
                Severity::Error => DiagnosticSeverity::ERROR,
                Severity::Warning => DiagnosticSeverity::WARNING,
                Severity::Info => DiagnosticSeverity::INFORMATION,
            }),
            code: Some(NumberOrString::String(finding.problem.code().as_str().to_owned())),
            source: Some("diptych".to_owned()),
            message: [Some(said.message), said.help].into_iter().flatten().collect::<Vec<_>>().join("\n"),
            related_information: (self.manners.shows_related && !places.is_empty()).then_some(places),
            ..Diagnostic::default()
        }
    }
}

/// A checked state as the editor counts and names it.
pub(super) struct Sheet<'a> {
    checked: &'a Checked,
    places: Places<'a>,
    lines: BTreeMap<FileId, Lines<'a>>,
    counting: Counting,
}

impl<'a> Sheet<'a> {
    /// Counts the lines of the files that findings speak of.
    pub fn of(checked: &'a Checked, counting: Counting) -> Sheet<'a> {
        let snapshot = &checked.snapshot;
        let files = checked.findings.iter().flat_map(|finding| finding.related.iter().chain([&finding.place])).map(|place| place.file);
        let files: BTreeSet<FileId> = files.filter(|file| snapshot.files.len() > file.0 as usize).collect();
        let lines = files.into_iter().map(|file| (file, Lines::of(snapshot.text(file)))).collect();
        Sheet { checked, places: Places::of(&checked.findings, snapshot), lines, counting }
    }

    /// The file of a place; of the site as a whole, its settings.
    pub fn path(&self, place: Place) -> SourcePath {
        let file = self.checked.snapshot.files.get(place.file.0 as usize);
        file.map_or_else(|| SourcePath::new(SITE_FILE).expect("a plain name"), |file| file.path.clone())
    }

    /// The address of a file.
    pub fn address(&self, path: &SourcePath) -> Option<super::protocol::Url> {
        let open = self.checked.buffers.get(path).map(|buffer| buffer.address.clone());
        open.or_else(|| self.checked.home.address(path))
    }

    /// Where a place is: as `check` says it, in the editor's own counting.
    pub fn range(&self, place: Place) -> Range {
        let Spot { line, column, end_line, end_column, .. } = self.places.spot(place);
        let at = |line: usize, column: usize| {
            let written = self.lines.get(&place.file).map_or("", |lines| lines.line(line - 1));
            let end = written.char_indices().nth(column - 1).map_or(written.len(), |(at, _)| at);
            let refused = !is_text(&self.checked.snapshot, place.file);
            let character = if refused { u32::try_from(column - 1).unwrap_or(u32::MAX) } else { self.counting.of(&written[..end]) };
            Position { line: u32::try_from(line - 1).unwrap_or(u32::MAX), character }
        };
        Range { start: at(line, column), end: at(end_line, end_column) }
    }
}

fn is_text(snapshot: &Snapshot, file: FileId) -> bool {
    snapshot.files.get(file.0 as usize).is_some_and(|file| matches!(file.content, Content::Text(_)))
}
