//! Sites built in memory: a folder in, every published file and every finding out.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use diptych::finding::{Severity, Tongue, report};
use diptych::memory::Memory;
use diptych::path::OutPath;
use diptych::period::Date;
use diptych::pipeline;
use diptych::snapshot::{Body, Drafts, Links, Options, Snapshot};

use super::html::Element;
use super::stock::Stock;

/// The day of every build that does not say otherwise.
pub fn today() -> Date {
    Date::new(2026, 11, 21).expect("it is in the calendar")
}

/// What the command line says when it says nothing.
pub fn options() -> Options {
    Options { today: today(), drafts: Drafts::Hidden, links: Links::Pretty, base_url: None, enterprise: None }
}

/// What a build made.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// The published files; none if there is an error.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The findings, one JSON object a line.
    pub findings: Vec<String>,
    /// Whether an error stopped publication.
    pub stopped: bool,
}

impl Built {
    /// Builds the site in `folder`.
    pub fn of(folder: &Path, options: Options) -> Built {
        let snapshot = diptych::disk::read(folder, options).unwrap_or_else(|failure| panic!("{}: {failure:?}", folder.display()));
        Built::from(&snapshot, Tongue::En)
    }

    /// Builds a snapshot; findings speak the given language.
    pub fn from(snapshot: &Snapshot, tongue: Tongue) -> Built {
        Built::remembering(snapshot, tongue, &Stock)
    }

    /// The same with a memory: with none, every picture is really drawn.
    pub fn remembering(snapshot: &Snapshot, tongue: Tongue, memory: &dyn Memory) -> Built {
        let files = Mutex::new(BTreeMap::new());
        let write = |path: &OutPath, body: Body| {
            let bytes = body.bytes();
            let twice = files.lock().expect("no writer panics").insert(path.as_str().to_owned(), bytes.clone());
            assert!(twice.is_none_or(|twice| twice == bytes), "{path:?} is written twice, with different bytes");
            Ok::<(), Infallible>(())
        };
        let Ok(built) = pipeline::build(snapshot, memory, &write);
        let stopped = built.findings.any(Severity::Error);
        let findings = report::json(&built.findings.sorted(), snapshot, tongue).lines().map(str::to_owned).collect();
        let files = files.into_inner().expect("no writer panics");
        Built { files: if stopped { BTreeMap::new() } else { files }, findings, stopped }
    }

    /// The text of a published file.
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("{path} is published; there is\n{}", self.listing()));
        std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is text"))
    }

    /// The tree of a page.
    pub fn page(&self, path: &str) -> Element {
        Element::parse(self.text(path))
    }

    /// The paths of the pages.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str).filter(|path| path.ends_with(".html"))
    }

    /// The codes of the findings, in order.
    pub fn codes(&self) -> Vec<String> {
        self.findings.iter().map(|line| field(line, "code")).collect()
    }

    fn listing(&self) -> String {
        let files: Vec<&str> = self.files.keys().map(String::as_str).collect();
        format!("{}\nand these findings:\n{}", files.join("\n"), self.findings.join("\n"))
    }
}

/// A text of a finding.
pub fn field(line: &str, key: &str) -> String {
    let finding: serde_json::Value = serde_json::from_str(line).expect("a finding is an object");
    finding[key].as_str().unwrap_or_default().to_owned()
}

/// A site on disk for the length of a test.
pub fn site<Content: AsRef<[u8]>>(files: impl IntoIterator<Item = (String, Content)>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (path, content) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
        fs::write(path, content).expect("a file can be written");
    }
    folder
}

/// The files of a folder by path, each with its bytes.
pub fn folder(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry.expect("the folder can be listed");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).expect("it lies inside").to_string_lossy().into_owned();
            files.insert(path, fs::read(entry.path()).expect("a file can be read"));
        }
    }
    files
}
