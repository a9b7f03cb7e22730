//! Files that no record asks for, but that may hide others or would go out as they are (E25).

use super::beside::STATIC;
use crate::finding::{Findings, Place, Problem};
use crate::model::load;
use crate::snapshot::{Content, Refusal, Snapshot};
use crate::source::frontmatter;
use crate::untrusted::steers;

/// Notes them, unless a record that asked for one has told of it already.
pub fn refusals(snapshot: &Snapshot, findings: &mut Findings) {
    for (id, file) in snapshot.numbered() {
        let Content::Refused(refusal) = &file.content else { continue };
        if *refusal == Refusal::Misnamed {
            findings.add(Problem::Unused { kind: "file", id: file.path.to_string() }, Place::file(id));
            continue;
        }
        if *refusal == Refusal::LeftOut {
            continue;
        }
        let hides = matches!(refusal, Refusal::Link { .. } | Refusal::Special | Refusal::Name);
        let told = findings.iter().any(|finding| finding.place.file == id);
        if (hides || file.path.as_str().starts_with(STATIC)) && !told {
            findings.add(load::file_problem(file.path.as_str(), load::refused(refusal)), Place::file(id));
        }
    }
}

/// Notes the first character of names and values that steers instead of saying something (W17); the bodies of texts are
/// looked at where they are rendered.
pub fn steering(snapshot: &Snapshot, findings: &mut Findings) {
    for (id, file) in snapshot.numbered().filter(|(_, file)| file.path.as_str().starts_with("content/")) {
        let Content::Text(text) = &file.content else { continue };
        let is_words = file.path.as_str().ends_with(".md");
        if !is_words && !file.path.as_str().ends_with(".yaml") && !file.path.as_str().ends_with(".yml") {
            continue;
        }
        let values = match is_words {
            true => frontmatter::split(text, id, &mut Findings::new()).yaml.map_or("", |yaml| yaml.text),
            false => text,
        };
        // Most files hold no byte that such a character has.
        let suspect = |byte: &u8| matches!(byte, 0..=8 | 11 | 12 | 14..=0x1F | 0x7F..=0x9F | 0xA6..=0xAE);
        if !values.as_bytes().iter().any(suspect) {
            continue;
        }
        if let Some((at, character)) = values.char_indices().find(|(_, character)| steers(*character)) {
            let start = values.as_ptr() as usize - text.as_ptr() as usize + at;
            findings.add(Problem::ControlCharacters, Place::file(id).within(start, start + character.len_utf8()));
        }
    }
}
