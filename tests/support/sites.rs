//! Cases of whole sites: what is changed in a sound site, what is found, and what its pages say.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use diptych::disk;
use diptych::finding::report::{Look, human};
use diptych::finding::{Finding, Tongue};
use diptych::path::OutPath;
use diptych::period::Date;
use diptych::pipeline::{self, Write as Writer};
use diptych::snapshot::{Body, Drafts, Links, Options};
use tempfile::TempDir;

/// The day on which every case is built.
const DAY: (i16, i8, i8) = (2024, 6, 1);

/// A file of cases: what stands before the first, and the cases.
#[derive(Default)]
pub struct SiteCases {
    pub before: String,
    pub cases: Vec<SiteCase>,
}

/// A claim, the changes that lead to it, and what comes of them.
#[derive(Default)]
pub struct SiteCase {
    pub claim: String,
    pub words: String,
    pub blocks: Vec<Block>,
}

/// A fenced block: what kind it is, the file it is about, and its lines.
pub struct Block {
    pub kind: String,
    pub path: String,
    pub text: String,
}

/// What a case gives.
pub struct Outcome {
    pub report: String,
    pub findings: Vec<Finding>,
    pub files: BTreeMap<String, Vec<u8>>,
}

impl SiteCases {
    pub fn read(text: &str) -> SiteCases {
        let mut file = SiteCases::default();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let fence: String = line.chars().take_while(|mark| *mark == '`').collect();
            if fence.len() >= 3 {
                let text: String = lines.by_ref().take_while(|line| *line != fence).map(|line| format!("{line}\n")).collect();
                let (kind, path) = line[fence.len()..].rsplit_once(' ').unwrap_or((&line[fence.len()..], ""));
                let block = Block { kind: kind.to_owned(), path: path.to_owned(), text };
                file.cases.last_mut().expect("a block belongs to a case").blocks.push(block);
            } else if let Some(claim) = line.strip_prefix("## ") {
                file.cases.push(SiteCase { claim: claim.to_owned(), ..SiteCase::default() });
            } else {
                let words = file.cases.last_mut().map_or(&mut file.before, |case| &mut case.words);
                *words += line;
                *words += "\n";
            }
        }
        file
    }

    pub fn write(&self) -> String {
        let mut out = format!("{}\n", self.before.trim_end());
        for case in &self.cases {
            write!(out, "\n## {}\n", case.claim).expect("a String takes every write");
            if !case.words.trim().is_empty() {
                write!(out, "\n{}\n", case.words.trim()).expect("a String takes every write");
            }
            for block in &case.blocks {
                let longest = block.text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
                let fence = "`".repeat(longest.max(2) + 1);
                let head = format!("{} {}", block.kind, block.path);
                write!(out, "\n{fence}{}\n{}{fence}\n", head.trim_end(), block.text).expect("a String takes every write");
            }
        }
        out
    }
}

impl SiteCase {
    /// Writes what is found, in place of what was written.
    pub fn set_findings(&mut self, report: String) {
        self.blocks.retain(|block| block.kind != "findings");
        if report.is_empty() {
            return;
        }
        let at = self.blocks.iter().position(|block| block.kind == "page").unwrap_or(self.blocks.len());
        self.blocks.insert(at, Block { kind: "findings".to_owned(), path: String::new(), text: report });
    }

    /// The sound site with this case's changes.
    pub fn site(&self, sound: &Path) -> TempDir {
        let site = tempfile::tempdir().expect("a folder can be made");
        copy(sound, site.path());
        for block in &self.blocks {
            let path = site.path().join(block.path.replace("%20", " "));
            let (kind, manner) = block.kind.split_once(' ').unwrap_or((&block.kind, ""));
            match kind {
                "remove" => fs::remove_file(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())),
                "file" => put(&path, &encoded(&block.text, manner)),
                "diff" => {
                    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                    put(&path, &encoded(&changed(&text, &block.text, &self.claim), manner));
                }
                "findings" | "page" | "without" => {}
                other => panic!("{}: a block is file, diff, remove, findings, page or without, not {other}", self.claim),
            }
        }
        site
    }
}

/// Builds a site and keeps what is found and made.
pub fn build(site: &Path) -> Outcome {
    let today = Date::new(DAY.0, DAY.1, DAY.2).expect("a date");
    let options = Options { today, drafts: Drafts::Hidden, links: Links::Pretty, base_url: None, enterprise: None };
    let snapshot = disk::read(site, options).expect("the site can be read");
    let files = Mutex::new(BTreeMap::new());
    let write: Writer<std::convert::Infallible> = &|path: &OutPath, body: Body| {
        files.lock().expect("no writer panics").insert(path.as_str().to_owned(), body.bytes());
        Ok(())
    };
    let Ok(built) = pipeline::build(&snapshot, &crate::stock::Stock, write);
    let findings = built.findings.sorted();
    let report = human(&findings, &snapshot, &Look { tongue: Tongue::Fr, ..Look::default() });
    let told = report.lines().filter(|line| !line.contains("= explication") && line.trim() != "|");
    let report = told.map(|line| format!("{}\n", line.trim_end())).collect();
    Outcome { report, findings, files: files.into_inner().expect("no writer panics") }
}

/// The words of a page, without its tags.
pub fn words(html: &[u8]) -> String {
    let html = String::from_utf8_lossy(html);
    let mut out = String::new();
    for token in html5gum::Tokenizer::new(&*html) {
        let Ok(token) = token;
        match token {
            html5gum::Token::String(text) => out += &String::from_utf8_lossy(&text),
            _ => out.push(' '),
        }
    }
    out.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("the sound site can be listed");
        if entry.file_type().is_file() {
            let path = to.join(entry.path().strip_prefix(from).expect("it lies in the site"));
            put(&path, &fs::read(entry.path()).expect("it can be read"));
        }
    }
}

fn put(path: &PathBuf, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder can be made");
    fs::write(path, bytes).expect("a file can be written");
}

/// The text after lines `-` became lines `+`, group by group, in order.
fn changed(text: &str, diff: &str, claim: &str) -> String {
    let mut text = text.to_owned();
    let mut lines = diff.lines().peekable();
    while lines.peek().is_some() {
        // A line of another beginning divides two changes.
        if lines.next_if(|line| !line.starts_with(['-', '+'])).is_some() {
            continue;
        }
        let mut group = |mark: char| -> String {
            let mut group = String::new();
            while let Some(line) = lines.next_if(|line| line.starts_with(mark)) {
                group += &line[1..];
                group.push('\n');
            }
            group
        };
        let (old, new) = (group('-'), group('+'));
        assert!(!old.is_empty() || !new.is_empty(), "{claim}: a line of a diff begins with - or +");
        let found = text.match_indices(&old).find(|(at, _)| *at == 0 || text.as_bytes()[at - 1] == b'\n');
        let (at, _) = found.unwrap_or_else(|| panic!("{claim}: these lines are not in the file:\n{old}"));
        let at = if old.is_empty() { text.len() } else { at };
        text.replace_range(at..at + old.len(), &new);
    }
    text
}

/// The bytes of a text as an editor of that manner saves it.
fn encoded(text: &str, manner: &str) -> Vec<u8> {
    match manner {
        "" => text.as_bytes().to_vec(),
        "windows-1252" => text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect(),
        "utf-16" => [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        "bom" => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        "crlf" => text.replace('\n', "\r\n").into_bytes(),
        "cr" => text.replace('\n', "\r").into_bytes(),
        "bom-crlf" => [b"\xEF\xBB\xBF", text.replace('\n', "\r\n").as_bytes()].concat(),
        "escaped" => text.replace("\\t", "\t").replace("\\0", "\0").replace("\\1", "\u{1}").replace("\\u", "\u{202E}").into_bytes(),
        other => panic!("{other} is no way to save a file"),
    }
}
