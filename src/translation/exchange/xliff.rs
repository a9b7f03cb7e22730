//! XLIFF 2.1 (OASIS, 13 February 2018): marks are inline codes, their spelling is original data, so that a tool keeps
//! them whole. An element for each file of the site, a unit for each unit.

use std::collections::BTreeMap;

use super::{Incoming, Line, Parcel, Returned, State, Trouble, Unreadable};
use crate::source::marks::{Kind, Mark, Token, placeholders, tokens};
use crate::translation::interface;
use crate::xml::{self, Element, Node, Xml, is_allowed};

const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";

/// The file of a parcel.
pub fn write(parcel: &Parcel) -> Vec<u8> {
    let mut xml = Xml::flat();
    xml.text("\n");
    let root = [("xmlns", NAMESPACE), ("version", "2.1"), ("srcLang", &parcel.from), ("trgLang", &parcel.to)];
    xml.element("xliff", &root, |xml| {
        let mut rest = parcel.units.as_slice();
        let mut number = 0;
        while let Some(first) = rest.first() {
            let count = rest.iter().take_while(|line| line.at.0 == first.at.0).count();
            number += 1;
            xml.text("\n  ");
            xml.element("file", &[("id", &format!("f{number}")), ("original", &first.at.0)], |xml| {
                rest[..count].iter().enumerate().for_each(|(at, line)| unit(xml, at + 1, line));
                xml.text("\n  ");
            });
            rest = &rest[count..];
        }
        xml.text("\n");
    });
    xml.finish()
}

fn unit(xml: &mut Xml, number: usize, line: &Line) {
    let mut codes = Codes::default();
    let cut = if line.kind == interface::KIND { placeholders } else { tokens };
    let source = codes.source(&cut(&line.source));
    let target = codes.target(&cut(&line.target));
    let space = ("xml:space", "preserve");
    xml.text("\n    ");
    xml.element("unit", &[("id", &format!("u{number}")), ("name", &line.id), space], |xml| {
        xml.text("\n      ");
        xml.element("notes", &[], |xml| {
            xml.element("note", &[("category", "location")], |xml| xml.text(&format!("{}:{}", line.at.0, line.at.1)));
            xml.element("note", &[("category", "kind")], |xml| xml.text(line.kind));
        });
        if !codes.data.is_empty() {
            xml.text("\n      ");
            xml.element("originalData", &[], |xml| {
                for (at, spelled) in codes.data.iter().enumerate() {
                    xml.element("data", &[("id", &format!("d{}", at + 1)), space], |xml| words(xml, spelled));
                }
            });
        }
        xml.text("\n      ");
        let (state, below) = match line.state {
            State::Missing => ("initial", None),
            State::Stale => ("initial", Some("diptych:stale")),
            State::Unreviewed => ("initial", Some("diptych:unreviewed")),
            // Without words nothing is final: its sense is told by another passage.
            State::Current if line.target.is_empty() => ("initial", None),
            State::Current => ("final", None),
        };
        let attributes: Vec<(&str, &str)> =
            [("id", "s1"), ("state", state)].into_iter().chain(below.map(|below| ("subState", below))).collect();
        xml.element("segment", &attributes, |xml| {
            xml.text("\n        ");
            xml.element("source", &[space], |xml| said(xml, &source));
            if !line.target.is_empty() {
                xml.text("\n        ");
                xml.element("target", &[space], |xml| said(xml, &target));
            }
            xml.text("\n      ");
        });
        xml.text("\n    ");
    });
}

/// A stretch of a unit, ready to be written.
enum Piece {
    Words(String),
    Whole { id: usize, data: usize, guarded: bool },
    Open { id: usize, start: usize, end: usize, guarded: bool },
    Close,
}

/// What a code does, and how it begins and ends; without an end it is whole.
type Code = (Mark, String, Option<String>);

/// The codes of a unit: their numbers and spellings.
#[derive(Default)]
struct Codes {
    data: Vec<String>,
    /// Those of the original, by number.
    codes: Vec<Code>,
}

impl Codes {
    fn data(&mut self, spelled: &str) -> usize {
        let at = self.data.iter().position(|known| known == spelled).unwrap_or_else(|| {
            self.data.push(spelled.to_owned());
            self.data.len() - 1
        });
        at + 1
    }

    fn source(&mut self, cut: &[Token]) -> Vec<Piece> {
        self.pieces(cut, &mut |codes, code| {
            codes.push(code);
            codes.len()
        })
    }

    /// The codes of a translation bear the numbers of those they answer to.
    fn target(&mut self, cut: &[Token]) -> Vec<Piece> {
        let mut used: Vec<usize> = Vec::new();
        self.pieces(cut, &mut |codes, code| {
            let free = |at: &usize| !used.contains(&(at + 1));
            let same = (0..codes.len()).filter(free).find(|at| codes[*at] == code);
            let alike = same
                .or_else(|| (0..codes.len()).filter(free).find(|at| codes[*at].0 == code.0 && codes[*at].2.is_some() == code.2.is_some()));
            let id = alike.map_or_else(
                || {
                    codes.push(code);
                    codes.len()
                },
                |at| at + 1,
            );
            used.push(id);
            id
        })
    }

    fn pieces(&mut self, cut: &[Token], number: &mut dyn FnMut(&mut Vec<Code>, Code) -> usize) -> Vec<Piece> {
        let end =
            |pair: usize| cut.iter().find(|token| matches!(token.kind, Kind::Close(_, one) if one == pair)).map_or("", |token| token.text);
        let mut pieces = Vec::new();
        for Token { text, kind } in cut {
            pieces.push(match kind {
                Kind::Words => Piece::Words((*text).to_owned()),
                Kind::Whole(mark) => {
                    let id = number(&mut self.codes, (*mark, (*text).to_owned(), None));
                    Piece::Whole { id, data: self.data(text), guarded: *mark != Mark::Stress }
                }
                Kind::Open(mark, pair) => {
                    let id = number(&mut self.codes, (*mark, (*text).to_owned(), Some(end(*pair).to_owned())));
                    Piece::Open { id, start: self.data(text), end: self.data(end(*pair)), guarded: *mark != Mark::Stress }
                }
                Kind::Close(..) => Piece::Close,
            });
        }
        pieces
    }
}

fn said(xml: &mut Xml, pieces: &[Piece]) {
    let mut at = 0;
    while at < pieces.len() {
        at = piece(xml, pieces, at);
    }
}

/// Writes a piece, with all it holds; the position of the next.
fn piece(xml: &mut Xml, pieces: &[Piece], at: usize) -> usize {
    let deletable = |guarded: bool| if guarded { "no" } else { "yes" };
    match &pieces[at] {
        Piece::Words(text) => words(xml, text),
        Piece::Whole { id, data, guarded } => {
            let (id, data) = (id.to_string(), format!("d{data}"));
            xml.empty("ph", &[("id", &id), ("canDelete", deletable(*guarded)), ("dataRef", &data)]);
        }
        Piece::Open { id, start, end, guarded } => {
            let (id, start, end) = (id.to_string(), format!("d{start}"), format!("d{end}"));
            let attributes = [("id", id.as_str()), ("canDelete", deletable(*guarded)), ("dataRefStart", &start), ("dataRefEnd", &end)];
            let mut next = at + 1;
            xml.element("pc", &attributes, |xml| {
                while next < pieces.len() && !matches!(pieces[next], Piece::Close) {
                    next = piece(xml, pieces, next);
                }
            });
            return next + 1;
        }
        Piece::Close => {}
    }
    at + 1
}

/// Words; characters that XML cannot hold are code points.
fn words(xml: &mut Xml, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(|letter: char| !is_allowed(letter)) {
        let letter = rest[at..].chars().next().unwrap_or_default();
        xml.text(&rest[..at]);
        xml.empty("cp", &[("hex", &format!("{:04X}", u32::from(letter)))]);
        rest = &rest[at + letter.len_utf8()..];
    }
    if !rest.is_empty() {
        xml.text(rest);
    }
}

/// What a file says.
pub fn read(text: &str) -> Result<Returned, Trouble> {
    let root = xml::parse(text).map_err(|error| Trouble { line: error.line, what: Unreadable::Xml(error.why) })?;
    let is_known = root.name == "xliff" && root.attribute("version").is_some_and(|version| version.starts_with("2."));
    if !is_known {
        return Err(Trouble { line: 1, what: Unreadable::NotXliff });
    }
    let to = root.attribute("trgLang").ok_or(Trouble { line: 1, what: Unreadable::NoLanguage })?.to_owned();
    let mut units = Vec::new();
    root.all("file").for_each(|file| collect(file, &mut units));
    Ok(Returned { to, units })
}

fn collect(group: &Element, units: &mut Vec<Incoming>) {
    group.all("group").for_each(|group| collect(group, units));
    units.extend(group.all("unit").filter_map(incoming));
}

fn incoming(unit: &Element) -> Option<Incoming> {
    let id = unit.attribute("name")?.to_owned();
    let data: BTreeMap<&str, String> =
        unit.all("originalData").flat_map(|all| all.all("data")).filter_map(|data| Some((data.attribute("id")?, plain(data)))).collect();
    let segments: Vec<&Element> = unit.elements().filter(|element| matches!(element.name.as_str(), "segment" | "ignorable")).collect();
    let mut ends = BTreeMap::new();
    segments.iter().flat_map(|segment| segment.elements()).for_each(|said| codes(said, &mut ends));
    let text = |part: &Element| spelled(part, (&data, &ends));
    let sources: String = segments.iter().filter_map(|segment| segment.all("source").next()).map(text).collect();
    let mut words = String::new();
    let (mut done, mut whole) = (true, true);
    for segment in segments {
        let (source, target) = (segment.all("source").next(), segment.all("target").next());
        if segment.name == "segment" {
            done &= matches!(segment.attribute("state"), Some("translated" | "reviewed" | "final"));
            whole &= target.is_some();
        }
        words += &target.or(source.filter(|_| segment.name == "ignorable")).map(text).unwrap_or_default();
    }
    // Half a unit is none.
    let words = if whole { words } else { String::new() };
    Some(Incoming { id, source: Some(sources), done: done && !words.trim().is_empty(), words })
}

/// Notes by which data each code begins and ends: a tool may have lost that in the translation.
fn codes<'e>(element: &'e Element, known: &mut BTreeMap<&'e str, (&'e str, &'e str)>) {
    for code in element.elements() {
        let start = code.attribute("dataRef").or(code.attribute("dataRefStart"));
        let end = code.attribute("dataRefEnd").unwrap_or_default();
        if let (Some(id), Some(start)) = (code.attribute("id"), start) {
            known.entry(id).or_insert((start, end));
        }
        codes(code, known);
    }
}

type Spellings<'a, 'e> = (&'a BTreeMap<&'e str, String>, &'a BTreeMap<&'e str, (&'e str, &'e str)>);

fn spelled(element: &Element, spellings: Spellings) -> String {
    let (data, known) = spellings;
    let of = |name: Option<&str>| name.and_then(|name| data.get(name)).cloned().unwrap_or_default();
    let mut out = String::new();
    for node in &element.nodes {
        let code = match node {
            Node::Words(words) => {
                out += words;
                continue;
            }
            Node::Element(code) => code,
        };
        let ends = |name: &str| code.attribute(name).and_then(|id| known.get(id));
        match code.name.as_str() {
            "cp" => out.extend(code.attribute("hex").and_then(|hex| char::from_u32(u32::from_str_radix(hex, 16).ok()?))),
            "ph" | "sc" => out += &of(code.attribute("dataRef").or(ends("id").map(|ends| ends.0))),
            "ec" => out += &of(code.attribute("dataRef").or(ends("startRef").map(|ends| ends.1))),
            "pc" => {
                out += &of(code.attribute("dataRefStart").or(ends("id").map(|ends| ends.0)));
                out += &spelled(code, spellings);
                out += &of(code.attribute("dataRefEnd").or(ends("id").map(|ends| ends.1)));
            }
            _ => out += &spelled(code, spellings),
        }
    }
    out
}

fn plain(element: &Element) -> String {
    spelled(element, (&BTreeMap::new(), &BTreeMap::new()))
}
