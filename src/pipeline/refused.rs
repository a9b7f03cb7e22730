//! Files that no record asks for, but that may hide others or would go out as they are (E25).

use super::beside::STATIC;
use crate::finding::{Findings, Place, Problem};
use crate::model::load;
use crate::snapshot::{Content, Refusal, Snapshot};

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
