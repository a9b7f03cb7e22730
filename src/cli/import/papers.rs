//! The papers on the desk while a file is imported: its sheets and its mapping, so that findings can show their lines.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Finding, Findings, Place, Severity};
use crate::intake::{At, Noted};
use crate::path::SourcePath;
use crate::snapshot::{Content, File, FileId, Snapshot};
use crate::source::grid::{Book, Sheet};

/// The site's files, those that are imported, and what is found in them.
pub(super) struct Papers {
    snapshot: Snapshot,
    name: String,
    /// The number of the first sheet.
    first: u32,
    sheets: Vec<Sheet>,
    findings: Findings,
    added: BTreeMap<String, FileId>,
}

impl Papers {
    /// The papers of a file, of which no sheet is known yet.
    pub fn of(snapshot: &Snapshot, name: &str) -> Papers {
        let first = u32::try_from(snapshot.files.len()).unwrap_or(u32::MAX);
        let mut papers = Papers {
            snapshot: snapshot.clone(),
            name: name.to_owned(),
            first,
            sheets: Vec::new(),
            findings: Findings::new(),
            added: BTreeMap::new(),
        };
        papers.add(name.to_owned(), String::new());
        papers
    }

    fn add(&mut self, path: String, text: String) -> FileId {
        let id = FileId(u32::try_from(self.snapshot.files.len()).unwrap_or(u32::MAX));
        let plain: String = path.chars().map(|letter| if letter == '\\' || letter == '\0' { '_' } else { letter }).collect();
        let path = SourcePath::new(plain).or_else(|| SourcePath::new("import")).expect("a plain name");
        self.snapshot.files.push(Arc::new(File::new(path, Content::Text(text))));
        id
    }

    /// Puts the sheets of the file on the desk.
    pub fn sheets(&mut self, book: &Book) {
        self.snapshot.files.truncate(self.first as usize);
        for sheet in &book.sheets {
            let path = if book.sheets.len() > 1 { format!("{}/{}", self.name, sheet.name.replace('/', "_")) } else { self.name.clone() };
            self.add(path, sheet.text.clone());
        }
        if book.sheets.is_empty() {
            self.add(self.name.clone(), String::new());
        }
        self.sheets.clone_from(&book.sheets);
    }

    /// Puts another file on the desk.
    pub fn file(&mut self, path: &str, text: &str) -> FileId {
        if let Some(known) = self.added.get(path) {
            return *known;
        }
        let id = self.add(path.to_owned(), text.to_owned());
        self.added.insert(path.to_owned(), id);
        id
    }

    /// Notes what is wrong in a sheet.
    pub fn note(&mut self, noted: &Noted) {
        self.findings.add(noted.problem.clone(), self.place(noted.at));
    }

    /// Notes what contradicts the site.
    pub fn against(&mut self, noted: &Noted, site: Option<Place>, severity: Option<Severity>) {
        let severity = severity.unwrap_or(noted.problem.severity());
        let related = site.into_iter().collect();
        self.findings.keep(Finding { problem: noted.problem.clone(), place: self.place(noted.at), severity, related });
    }

    /// Takes over findings about files as they would be.
    pub fn keep(&mut self, found: Vec<(Finding, String, Option<String>)>) {
        for (finding, path, text) in found {
            let place = match text {
                Some(text) => Place { file: self.file(&path, &text), ..finding.place },
                None => finding.place,
            };
            self.findings.keep(Finding { place, related: Vec::new(), ..finding });
        }
    }

    /// Takes over other findings.
    pub fn append(&mut self, findings: Findings) {
        self.findings.append(findings);
    }

    /// Whether something stands against writing.
    pub fn has_errors(&self) -> bool {
        self.findings.any(Severity::Error)
    }

    /// What was found, and the files it was found in.
    pub fn told(self) -> (Findings, Snapshot) {
        (self.findings, self.snapshot)
    }

    /// Where a cell stands in the lines of its sheet.
    fn place(&self, at: At) -> Place {
        let file = FileId(self.first + u32::try_from(at.sheet).unwrap_or(0));
        let Some(sheet) = self.sheets.get(at.sheet) else { return Place::file(file) };
        let row = sheet.rows.binary_search_by_key(&at.row, |row| row.number).ok().map(|at| &sheet.rows[at]);
        match row.and_then(|row| row.at(at.column).or(row.cells.first())) {
            Some(filled) => Place { file, start: filled.at.start, end: filled.at.end },
            None => {
                let before = sheet.text.lines().take(at.row as usize).map(|line| line.len() + 1).sum::<usize>().min(sheet.text.len());
                Place::file(file).within(before, before)
            }
        }
    }
}
