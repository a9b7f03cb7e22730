//! `list`: what a site holds of a kind, one a line, as ids to type and titles to recognise.

use serde_json::json;

use super::args::{Common, Format};
use super::kinds::Kind;
use super::site::Site;
use super::voice::deliver;
use crate::disk::{Failure, Tongue};
use crate::finding::Findings;
use crate::localized::Lang;
use crate::model;
use crate::model::listed::{Listed, listed};

use std::cell::Cell;

/// Prints what there is of a kind. A site with mistakes is listed as far as it can be read.
pub(super) fn list(common: &Common, kind: &str, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    tongue.set(site.voice.tongue);
    let kind = Kind::of(kind, site.voice.tongue)?;
    let mut findings = Findings::new();
    let model = model::resolve(&site.snapshot, &mut findings);
    let entries = model.map(|model| listed(kind.known(), &model, Lang::FIRST)).unwrap_or_default();
    let widest = entries.iter().map(|entry| entry.id.chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for entry in &entries {
        let Listed { id, title, left_out, .. } = entry;
        if common.format == Format::Human {
            let mark = left_out.map_or_else(String::new, |reason| format!("  [{reason}]"));
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            let title: String = title.chars().filter(|letter| !letter.is_control()).collect();
            out += format!("{id:<widest$}  {title}{mark}").trim_end();
        } else {
            let file = entry.place.and_then(|place| site.snapshot.files.get(place.file.0 as usize)).map(|file| file.path.as_str());
            out += &json!({ "kind": kind.word(), "id": id, "title": title, "file": file, "left_out": left_out }).to_string();
        }
        out.push('\n');
    }
    deliver(&out).map(|()| 0)
}
