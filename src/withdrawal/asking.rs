//! Where a testimonial is asked for, and how to take it out: directives, links to it and to where it stood, and references
//! in data.

use std::ops::Range;

use super::range;
use crate::finding::{Findings, Place};
use crate::snapshot::FileId;
use crate::source::directives::{Body, Directive, Piece};
use crate::source::markdown::{self, Event, Tag};
use crate::source::spelling::Edit;
use crate::source::yaml::{self, Kind, Node};
use crate::source::{directives, frontmatter, sheet};

/// What something can ask for: a testimonial, and the anchors of the blocks that showed it.
pub(super) struct Asked<'a> {
    /// The testimonial.
    pub id: &'a str,
    /// The anchors.
    pub anchors: Vec<Anchor>,
}

/// The id of a block that showed a testimonial, and which files can link to it as `#id`.
pub(super) struct Anchor {
    id: String,
    /// How the paths of these files begin: the folder of a notebook, else the page in any language.
    home: String,
    /// How other pages refer to it: `figure:notebook/id`.
    reference: Option<String>,
}

impl Anchor {
    /// Whether a text may hold a link to it.
    pub fn may_be_in(&self, text: &str) -> bool {
        text.contains(&self.id)
    }

    fn is(&self, target: &str, path: &str) -> bool {
        self.reference.as_deref() == Some(target) || (target.strip_prefix('#') == Some(&self.id) && path.starts_with(&self.home))
    }
}

/// The anchors of the blocks of a file that show a testimonial.
pub(super) fn anchors(path: &str, (file, text): (FileId, &str), id: &str) -> Vec<Anchor> {
    if !path.ends_with(".md") || !text.contains(id) {
        return Vec::new();
    }
    let split = frontmatter::split(text, file, &mut Findings::new());
    let blocks = directives::outline(&split.body);
    let own = blocks.iter().filter(|block| block.name.text == "testimonial" && block.argument.is_some_and(|word| word.text == id));
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let notebook = folder.strip_prefix("content/notebooks/");
    let home = match notebook {
        Some(_) => format!("{folder}/"),
        None => format!("{folder}/{}.", path[folder.len()..].trim_start_matches('/').split('.').next().unwrap_or_default()),
    };
    own.filter_map(|block| {
        let id = block.id?.text.to_owned();
        Some(Anchor { reference: notebook.map(|notebook| format!("figure:{notebook}/{id}")), home: home.clone(), id })
    })
    .collect()
}

/// The edits by which a file no longer asks for a testimonial.
pub(super) fn edits(path: &str, (file, text): (FileId, &str), asked: &Asked) -> Vec<Edit> {
    let id = asked.id;
    let mut unheard = Findings::new();
    let mut edits = Vec::new();
    if path.ends_with(".yaml") {
        if let Some(tree) = yaml::parse(text, Place::file(file).within(0, text.len()), &mut unheard) {
            in_data(text, &tree, id, &mut edits);
        }
    } else if path.ends_with(".md") {
        let split = frontmatter::split(text, file, &mut unheard);
        if let Some(tree) = split.yaml.and_then(|head| yaml::parse(head.text, head.place(0..head.text.len()), &mut unheard)) {
            in_data(text, &tree, id, &mut edits);
        }
        let start = split.body.place(0..0).start as usize;
        let pieces = directives::scan(&split.body).pieces;
        let mut gone = Vec::new();
        shown(&pieces, id, &mut gone);
        let gone: Vec<Range<usize>> = gone.into_iter().map(|one| lines(text, one.start + start..one.end + start)).collect();
        let target = format!("testimonial:{id}");
        let is_gone = |address: &str| {
            address.split('#').next() == Some(target.as_str()) || asked.anchors.iter().any(|anchor| anchor.is(address, path))
        };
        let links = links(split.body.text, &pieces, &is_gone).into_iter();
        let links = links.map(|edit| Edit { range: edit.range.start + start..edit.range.end + start, ..edit });
        edits.extend(links.filter(|link| !gone.iter().any(|one| one.contains(&link.range.start))));
        edits.extend(gone.into_iter().map(|range| Edit { range, text: String::new() }));
    }
    edits
}

/// The directives that show it.
fn shown(pieces: &[Piece], id: &str, found: &mut Vec<Range<usize>>) {
    for piece in pieces {
        let Piece::Directive(directive) = piece else { continue };
        let Directive { name, arguments, range, body, .. } = &**directive;
        if name.text == "testimonial" && arguments.iter().any(|word| word.text == id) {
            found.push(range.clone());
        } else if let Body::Parts(parts) = body {
            parts.iter().for_each(|part| shown(&part.pieces, id, found));
        }
    }
}

/// Whole lines, with one blank line after them.
fn lines(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind('\n').map_or(0, |line| line + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |line| range.end + line + 1);
    let next = text[end..].find('\n').map_or(text.len(), |line| end + line + 1);
    let blank = !text[end..next].is_empty() && text[end..next].trim().is_empty();
    start..if blank { next } else { end }
}

/// Links that lead to what is gone become their words.
fn links(body: &str, pieces: &[Piece], is_gone: &dyn Fn(&str) -> bool) -> Vec<Edit> {
    let sheets = sheet::sheets(body, pieces);
    let mut edits = Vec::new();
    for (sheet, events) in sheets.iter().zip(markdown::events(&sheets)) {
        for (event, at) in events {
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            if !is_gone(&dest_url) {
                continue;
            }
            let range = sheet.range_in_body(at);
            let written = &body[range.clone()];
            let words = written.rfind("](").or_else(|| written.rfind("][")).or_else(|| written.rfind(']')).unwrap_or(written.len());
            edits.push(Edit { text: written[..words].trim_start_matches('[').to_owned(), range });
        }
    }
    edits
}

/// Entries and items of data that name it.
fn in_data(text: &str, node: &Node, id: &str, edits: &mut Vec<Edit>) {
    match &node.kind {
        Kind::Map(entries) => {
            for entry in entries {
                match &entry.value.kind {
                    Kind::List(items) if !items.is_empty() && items.iter().all(|item| names(item, id)) => {
                        edits.push(without(text, entry.place.start as usize..end(&entry.value)));
                    }
                    _ => in_data(text, &entry.value, id, edits),
                }
            }
        }
        Kind::List(items) => {
            for item in items {
                match names(item, id) {
                    true => edits.push(without(text, item.place.start as usize..end(item))),
                    false => in_data(text, item, id, edits),
                }
            }
        }
        Kind::Scalar(_) | Kind::Empty => {}
    }
}

/// Whether an item of a list is about it: `testimonial: id` in it, or a reference `testimonial:id`.
fn names(item: &Node, id: &str) -> bool {
    let refers = |words: &str| words.strip_prefix("testimonial:").is_some_and(|named| named == id);
    match &item.kind {
        Kind::Scalar(words) => refers(words),
        Kind::Map(entries) => entries.iter().any(|entry| {
            let words = entry.value.scalar();
            entry.key == "testimonial" && words == Some(id) || words.is_some_and(refers)
        }),
        Kind::List(_) | Kind::Empty => false,
    }
}

/// Where the last thing of a node ends.
fn end(node: &Node) -> usize {
    match &node.kind {
        Kind::Map(entries) => entries.iter().map(|entry| end(&entry.value)).max().unwrap_or(0).max(range(node.place).end),
        Kind::List(items) => items.iter().map(end).max().unwrap_or(0).max(range(node.place).end),
        Kind::Scalar(_) | Kind::Empty => node.place.end as usize,
    }
}

/// The edit that takes an entry or an item out: in braces and brackets with its comma, else with its lines.
fn without(text: &str, range: Range<usize>) -> Edit {
    let range = range.start..range.start + text[range.clone()].trim_end().len();
    let before = text[..range.start].trim_end_matches([' ', '\t']);
    let behind = text[range.end..].len() - text[range.end..].trim_start_matches([' ', '\t']).len() + range.end;
    let text_behind = &text[behind..];
    if let Some(further) = text_behind.strip_prefix(',') {
        let next = further.len() - further.trim_start_matches([' ', '\t']).len();
        return Edit { range: range.start..behind + 1 + next, text: String::new() };
    }
    if text_behind.starts_with([']', '}']) && before.ends_with([',', '[', '{']) {
        let start = if before.ends_with(',') { before.len() - 1 } else { range.start };
        return Edit { range: start..range.end, text: String::new() };
    }
    let start = text[..range.start].rfind('\n').map_or(0, |line| line + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |line| range.end + line + 1);
    Edit { range: start..end, text: String::new() }
}
