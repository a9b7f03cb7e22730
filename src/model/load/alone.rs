//! One file by itself: where its words begin, whether it says the same as before, what is wrong with it alone.

use super::{Loaded, Reading, one, settings, tree};
use crate::finding::{Findings, Place};
use crate::model::settings::Settings;
use crate::model::sources::{Role, role};
use crate::snapshot::{Content, File, FileId, Snapshot};
use crate::source::decode::{Decode, Decoder, Lent};
use crate::source::frontmatter;

/// A text file's front matter, with how it begins, and its words; nothing for any other file.
pub fn parts(file: &File) -> Option<(&str, &str)> {
    let Content::Text(text) = &file.content else { return None };
    let mut troubles = Findings::new();
    let split = frontmatter::split(text, FileId(0), &mut troubles);
    let is_text = matches!(role(file.path.as_str()), Some(Role::Text { .. }));
    let start = split.body.place(0..0).start as usize;
    (is_text && troubles.is_empty()).then(|| text.split_at_checked(start)).flatten()
}

/// Whether a file says the same of itself in two snapshots, whatever its words are: a Markdown file with the same
/// front matter, neither without words.
pub fn says_the_same(before: &File, now: &File) -> bool {
    before.path == now.path && said(now).is_some_and(|said_now| said(before) == Some(said_now))
}

/// What a text file says of itself, whatever its words are; nothing for a file whose words say something to the site.
pub fn said(file: &File) -> Option<&str> {
    // What a witness is quoted with is held against the words.
    let quoted = file.path.as_str().starts_with("content/testimonials/");
    parts(file).filter(|(_, words)| !quoted && !words.trim().is_empty()).map(|(said, _)| said)
}

/// One file read by itself, whatever is wrong with it; nothing for files that are not read.
pub fn alone(snapshot: &Snapshot, id: FileId, reading: &Reading) -> Option<Loaded> {
    one(id, snapshot.file(id), reading).0
}

/// Where texts stand in `diptych.yaml` that each language has its own words for.
pub fn settings_texts(snapshot: &Snapshot, id: FileId, reading: &Reading) -> Vec<Place> {
    settings_again(snapshot, id, reading).texts
}

/// Words of `diptych.yaml` that languages borrow.
pub fn settings_lent(snapshot: &Snapshot, reading: &Reading) -> Vec<Lent> {
    snapshot.find("diptych.yaml").map_or_else(Vec::new, |(id, _)| settings_again(snapshot, id, reading).lent)
}

fn settings_again<'r>(snapshot: &Snapshot, id: FileId, reading: &'r Reading) -> Decoder<'r> {
    let mut cx = reading.decoder();
    if let Some(node) = tree(id, snapshot.file(id), &mut Findings::new()) {
        Settings::decode(&node, &mut cx);
    }
    cx
}

/// What reading one file again says is wrong with it.
pub fn troubles(snapshot: &Snapshot, id: FileId) -> Findings {
    let mut findings = Findings::new();
    let mut about_settings = Findings::new();
    let file = snapshot.file(id);
    match settings(snapshot, &mut about_settings) {
        _ if file.path.as_str() == "diptych.yaml" => return about_settings,
        Some((reading, _)) => findings.append(one(id, file, &reading).1),
        None => {}
    }
    findings
}
