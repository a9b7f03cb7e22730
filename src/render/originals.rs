//! The default theme inside the program: its files as they are, and what a site's own theme knew of them.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::finding::{Findings, Place, Problem};
use crate::key::Key;
use crate::snapshot::Snapshot;

static DEFAULT: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Where a theme of a site notes which original each of its files was taken from.
pub const NOTES: &str = "originals.txt";

/// Every file of the default theme, by its path in it.
pub fn originals() -> BTreeMap<String, &'static [u8]> {
    let mut files = BTreeMap::new();
    collect(&DEFAULT, &mut files);
    files
}

fn collect(folder: &'static Dir, files: &mut BTreeMap<String, &'static [u8]>) {
    for file in folder.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents());
    }
    folder.dirs().for_each(|folder| collect(folder, files));
}

/// The mark of a file's contents, as notes hold it.
pub fn mark(bytes: &[u8]) -> String {
    Key::of(bytes).short()
}

/// What a theme's notes say: for each path, the mark of the original it was taken from. Other lines are comments.
pub fn noted(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).map(|(mark, path)| (path.trim().to_owned(), mark.to_owned())).collect()
}

/// The notes as a file, in order of path.
pub fn notes(noted: &BTreeMap<String, String>) -> String {
    let lines: String = noted.iter().map(|(path, mark)| format!("{mark} {path}\n")).collect();
    format!("# Written by `diptych theme eject`: which original each file was taken from.\n{lines}")
}

/// Files of a site's theme whose original has changed since they were taken (W17).
pub fn check(snapshot: &Snapshot, theme: &str, findings: &mut Findings) {
    let Some((id, _)) = snapshot.find(&format!("themes/{theme}/{NOTES}")) else { return };
    let originals = originals();
    for (path, known) in noted(snapshot.text(id)) {
        let file = format!("themes/{theme}/{path}");
        let Some((own, _)) = snapshot.find(&file) else { continue };
        let now = originals.get(&path).map(|bytes| mark(bytes));
        if now.as_deref() != Some(known.as_str()) {
            findings.add(Problem::OriginalChanged { file: path }, Place::file(own));
        }
    }
}
