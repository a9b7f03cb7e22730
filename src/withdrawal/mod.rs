//! Withdrawals: what has to change in a site's files when a witness takes consent back, and how to know their words
//! again in what is published.
//!
//! Works on the files alone, so that a site with other mistakes can be served too. It changes nothing itself.

mod asking;
mod traces;

pub use traces::Traces;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::finding::{Findings, Place};
use crate::period::Date;
use crate::snapshot::{Content, FileId, Snapshot};
use crate::source::frontmatter;
use crate::source::spelling::{Edit, edited, line_end};
use crate::source::yaml::{self, Kind, Node};

/// Where testimonials lie.
const HOME: &str = "content/testimonials/";

/// What a withdrawal changes.
#[derive(Debug)]
pub struct Withdrawal {
    /// Every file that changes, with its new text.
    pub texts: BTreeMap<String, String>,
    /// Where the testimonial was asked for: paths, each as often as it asked.
    pub asked: Vec<String>,
    /// Its words and addresses.
    pub traces: Traces,
}

/// The ids of all testimonials, as their files are named.
pub fn ids(snapshot: &Snapshot) -> Vec<&str> {
    let mut ids: Vec<&str> = files(snapshot).map(|(_, path, _)| id_of(path)).collect();
    ids.dedup();
    ids
}

/// The withdrawal of a testimonial on a day; nothing if no original of that id carries a consent.
pub fn withdrawal(snapshot: &Snapshot, id: &str, today: Date) -> Option<Withdrawal> {
    let own: Vec<(FileId, &str, &str)> = files(snapshot).filter(|(_, path, _)| id_of(path) == id).collect();
    let traces = Traces::of(own.iter().map(|(file, _, text)| (*file, *text)), id);
    let (file, path, text) = own.iter().copied().find(|(file, _, text)| consent(*file, text).is_some())?;
    let edits = ended(text, &consent(file, text)?, today);
    let mut texts = BTreeMap::new();
    if !edits.is_empty() {
        texts.insert(path.to_owned(), edited(text, &edits));
    }
    let others = || texts_of(snapshot).filter(|(_, path, _)| !(path.starts_with(HOME) && id_of(path) == id));
    let anchors = others().flat_map(|(file, path, text)| asking::anchors(path, (file, text), id)).collect();
    let wanted = asking::Asked { id, anchors };
    let mut asked = Vec::new();
    for (file, path, text) in others() {
        if !text.contains(id) && !wanted.anchors.iter().any(|anchor| anchor.may_be_in(text)) {
            continue;
        }
        let edits = asking::edits(path, (file, text), &wanted);
        if !edits.is_empty() {
            asked.extend(edits.iter().map(|_| path.to_owned()));
            texts.insert(path.to_owned(), edited(text, &edits));
        }
    }
    Some(Withdrawal { texts, asked, traces })
}

fn files(snapshot: &Snapshot) -> impl Iterator<Item = (FileId, &str, &str)> {
    texts_of(snapshot).filter(|(_, path, _)| path.starts_with(HOME) && path.ends_with(".md"))
}

fn texts_of(snapshot: &Snapshot) -> impl Iterator<Item = (FileId, &str, &str)> {
    let numbered = (0_u32..).map(FileId).zip(&snapshot.files);
    numbered.filter_map(|(number, file)| match &file.content {
        Content::Text(text) => Some((number, file.path.as_str(), text.as_str())),
        _ => None,
    })
}

fn id_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path).split('.').next().unwrap_or(path)
}

/// The front matter of a file.
fn head(file: FileId, text: &str) -> Option<Node> {
    let mut unheard = Findings::new();
    let head = frontmatter::split(text, file, &mut unheard).yaml?;
    yaml::parse(head.text, head.place(0..head.text.len()), &mut unheard)
}

fn consent(file: FileId, text: &str) -> Option<Node> {
    head(file, text)?.get("consent").filter(|consent| matches!(consent.kind, Kind::Map(_))).cloned()
}

fn range(place: Place) -> Range<usize> {
    place.start as usize..place.end as usize
}

/// The edits that end a consent: its status, and the day if none is said.
fn ended(text: &str, consent: &Node, today: Date) -> Vec<Edit> {
    let Kind::Map(entries) = &consent.kind else { return Vec::new() };
    let status = entries.iter().find(|entry| entry.key == "status");
    let mut edits = Vec::new();
    let day = consent.get("withdrawn_on").is_none().then(|| format!("withdrawn_on: {today}"));
    let flow = text[range(consent.place)].starts_with('{');
    match status {
        Some(status) => {
            let at = range(status.value.place);
            if status.value.scalar() != Some("withdrawn") {
                edits.push(Edit { range: at.clone(), text: "withdrawn".to_owned() });
            }
            edits.extend(day.map(|day| after(text, (at.end, status.place), &day, flow)));
        }
        None => {
            let Some(first) = entries.first() else { return edits };
            let at = first.place.start as usize;
            let gap = if flow { ", ".to_owned() } else { format!("{}{}", line_end(text), indent(text, at)) };
            let said = std::iter::once("status: withdrawn".to_owned()).chain(day).fold(String::new(), |all, one| all + &one + &gap);
            edits.push(Edit { range: at..at, text: said });
        }
    }
    edits
}

/// One more line behind an entry that ends at `end`; in braces, one more entry.
fn after(text: &str, (end, key): (usize, Place), entry: &str, flow: bool) -> Edit {
    if flow {
        return Edit { range: end..end, text: format!(", {entry}") };
    }
    // A remark stays on its line.
    let end = text[end..].find(['\n', '\r']).map_or(text.len(), |line| end + line);
    Edit { range: end..end, text: format!("{}{}{entry}", line_end(text), indent(text, key.start as usize)) }
}

/// The blanks that begin the line of an offset.
fn indent(text: &str, at: usize) -> &str {
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |line| line + 1);
    let line = &text[start..at];
    &line[..line.len() - line.trim_start().len()]
}

#[cfg(test)]
mod tests;
