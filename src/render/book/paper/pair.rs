//! A publication in two languages at once, for the typesetter: page facing page, or back to back.

use std::fmt::Write;

use super::facing::{self, Written};
use super::words::{list, string};
use super::writer::Writer;
use super::{ONLINE, Source, around, begin, chapters};
use crate::model::notebook::Bilingual;
use crate::render::book::tree::Node;
use crate::render::book::{Book, Part};
use crate::render::desk::Desk;

/// What the typesetter is given for a publication in two languages; the first stands on the left, or in front.
pub fn source((desk, left): (&Desk, &mut Book), (other, right): (&Desk, &mut Book), manner: Bilingual) -> Source {
    if manner == Bilingual::Facing {
        left.parts.iter_mut().chain(&mut right.parts).for_each(facing::divide);
    }
    let (left, right) = (&*left, &*right);
    let mut writers = (Writer::new(left), Writer::new(right));
    let summaries = list([writers.0.value(&left.summary), writers.1.value(&right.summary)]);
    let mut main = Written { text: "#import \"/paper.typ\": *\n".to_owned(), ..Written::default() };
    if manner == Bilingual::Facing {
        main.text.push_str(&format!("#facing({summaries}, (\n"));
        for pair in parts(left, right) {
            main.text.push_str("(\n");
            chapter(&mut main, (&mut writers.0, &mut writers.1), pair);
            main.text.push_str("),\n");
        }
        main.text.push_str("))\n");
    } else {
        main.text.push_str(&format!("#back-to-back({summaries}, (\n"));
        for (writer, book) in [(&mut writers.0, left), (&mut writers.1, right)] {
            chapters(writer, book);
            let written = facing::taken(writer);
            push(&mut main, ("{", &written, "},\n"));
        }
        main.text.push_str("))\n");
    }
    let name = format!("{} {} {}", left.title, right.title, left.url);
    let mut source = Source { main: main.text, marks: main.marks, name, date: Some(left.date.max(right.date)), ..Source::default() };
    let (given, second) = (around(desk, writers.0, &mut source.files), around(other, writers.1, &mut source.files));
    let is_facing = manner == Bilingual::Facing;
    source.given = format!("{ONLINE}#let given = {given}\n#let other = {second}\n#let is-facing = {is_facing}\n");
    source
}

/// A chapter in both languages; one may be missing.
type Twins<'b> = (Option<&'b Part>, Option<&'b Part>);

/// The chapters of two books, in order, the same ones beside each other.
fn parts<'b>(left: &'b Book, right: &'b Book) -> Vec<Twins<'b>> {
    let place = |part: &Part| part.id.trim_start_matches('c').parse::<usize>().unwrap_or(0);
    let mut places: Vec<usize> = left.parts.iter().chain(&right.parts).map(place).collect();
    places.sort_unstable();
    places.dedup();
    let of = |book: &'b Book, wanted: usize| book.parts.iter().find(|part| place(part) == wanted);
    places.into_iter().map(|place| (of(left, place), of(right, place))).collect()
}

/// The pairs of a chapter: its heads first.
fn chapter<'b>(main: &mut Written, (left, right): (&mut Writer<'b>, &mut Writer<'b>), (one, other): Twins<'b>) {
    let head = |writer: &mut Writer<'b>, part: Option<&'b Part>| {
        let part = part?;
        writer.marks.extend(part.place.map(|place| (writer.out.len(), place)));
        begin(writer, part, "chapter-head");
        Some(facing::taken(writer))
    };
    let heads = (head(left, one), head(right, other));
    pair(main, "h1", heads);
    let body = |part: Option<&'b Part>| part.map_or_else(Vec::new, |part| facing::blocks(&part.body));
    for (own, twin) in facing::pairs(&body(one), &body(other)) {
        let kind = own.or(twin).map_or("p", facing::kind);
        let written = (block(left, own, one), block(right, twin, other));
        pair(main, kind, written);
    }
}

fn block<'b>(writer: &mut Writer<'b>, nodes: Option<&'b [Node]>, part: Option<&Part>) -> Option<Written> {
    let nodes = nodes?;
    match part.and_then(|part| part.borrowed.as_ref()) {
        Some(tag) => {
            let body = writer.value(nodes);
            writer.out = format!("tongue({}, {body});", string(tag.split('-').next().unwrap_or(tag)));
        }
        None => writer.flow(nodes),
    }
    Some(facing::taken(writer))
}

fn pair(main: &mut Written, kind: &str, (left, right): (Option<Written>, Option<Written>)) {
    let nothing = Written::default();
    for (name, side) in [("left", &left), ("right", &right)] {
        let before = if name == "left" { format!("(kind: {}, left: ", string(kind)) } else { "right: ".to_owned() };
        match side {
            Some(written) => push(main, (&format!("{before}{{"), written, "},\n")),
            None => push(main, (&format!("{before}none"), &nothing, ",\n")),
        }
    }
    let notes = |side: Option<Written>| list(side.map(|written| written.notes).unwrap_or_default());
    writeln!(main.text, "left-notes: {}, right-notes: {}),", notes(left), notes(right)).expect("a String takes every write");
}

/// Adds what was written between two pieces of text; its marks move with it.
fn push(main: &mut Written, (before, written, after): (&str, &Written, &str)) {
    main.text.push_str(before);
    let start = main.text.len();
    main.marks.extend(written.marks.iter().map(|(at, place)| (start + at, *place)));
    main.text.push_str(&written.text);
    main.text.push_str(after);
}
