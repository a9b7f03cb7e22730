//! From a located tree to typed values, noting every mistake instead of stopping at the first.
//!
//! A type says how it is read by implementing [`Decode`]; records of named fields are declared with
//! [`record!`], lists of allowed words with [`words!`]. A derive of serde would give up on a map at its
//! first wrong field and could not point at the others; this reads every field before it gives up.

use crate::decimal::{self, Decimal, Marks, Unreadable};
use crate::finding::{Expected, Findings, Place, Problem};
use crate::lang::LanguageTag;
use crate::localized::Lang;
use crate::nearest::nearest;
use crate::period::{self, Date, Period, SchoolYearStart};

use super::shape::{Scalar, Shape};
use super::yaml::{Entry, Kind, Node};

/// What reading a file depends on besides its text, and the findings it makes.
pub struct Decoder<'site> {
    /// The site's languages, in order.
    pub languages: &'site [LanguageTag],
    /// The site's identity for a plain text: which language its words are.
    pub plain: PlainText,
    /// How ambiguous numbers are read.
    pub marks: Marks,
    /// When school years start.
    pub school: SchoolYearStart,
    /// Every mistake met so far.
    pub findings: Findings,
    /// What periods are called whose dates do not say enough.
    pub labels: Vec<(Period, super::text::Text)>,
    /// Where texts stand that each language has its own words for.
    pub texts: Vec<Place>,
    /// Words that languages borrow.
    pub lent: Vec<Lent>,
}

/// Words of one language that another shows, since its own are missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lent {
    /// The language that shows them.
    pub to: Lang,
    /// The language they are written in.
    pub from: Lang,
    /// The words.
    pub words: String,
}

/// Which language a text is written in that is not a map of languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainText {
    /// The site's first language; the others borrow it.
    First,
    /// The language of the page it stands on: a directive in a `.nl.md` file.
    Page(Lang),
}

/// A value that can be read from a node.
pub trait Decode: Sized {
    /// The value, or nothing after a finding that says why.
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self>;

    /// What may be written there.
    fn shape() -> Shape;
}

/// A value and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub place: Place,
}

impl<T: Decode> Decode for Located<T> {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        Some(Located { value: T::decode(node, cx)?, place: node.place })
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl<'site> Decoder<'site> {
    /// A decoder for a site of these languages, with nothing found yet.
    pub fn new(languages: &'site [LanguageTag]) -> Decoder<'site> {
        Decoder {
            languages,
            plain: PlainText::First,
            marks: Marks::default(),
            school: SchoolYearStart::default(),
            findings: Findings::new(),
            labels: Vec::new(),
            texts: Vec::new(),
            lent: Vec::new(),
        }
    }

    /// Reads a whole file: its top map may say `numbers:`, which holds for this file only.
    pub fn file<T: Decode>(&mut self, node: &Node) -> Option<T> {
        let before = self.marks;
        if let Some(marks) = node.get("numbers").and_then(|marks| Marks::decode(marks, self)) {
            self.marks = marks;
        }
        let value = T::decode(node, self);
        self.marks = before;
        value
    }

    /// Notes that a node is not of the expected type.
    pub fn wrong_type<T>(&mut self, expected: Expected, node: &Node) -> Option<T> {
        self.findings.add(Problem::WrongType { expected, found: found(node) }, node.place);
        None
    }

    /// Notes that a word is not in the list.
    pub fn not_in_list<T>(&mut self, node: &Node, allowed: &[&str]) -> Option<T> {
        let written = node.scalar().unwrap_or_default().to_owned();
        // A number of a scale is not near another one because it is written alike.
        let is_scale = allowed.iter().all(|word| word.parse::<i64>().is_ok());
        let nearest = nearest(&written, allowed.iter().copied()).filter(|_| !is_scale).map(str::to_owned);
        let allowed = allowed.iter().map(|&word| word.to_owned()).collect();
        self.findings.add(Problem::NotInList { written, allowed, nearest }, node.place);
        None
    }
}

fn found(node: &Node) -> String {
    match &node.kind {
        Kind::Empty => String::new(),
        Kind::Scalar(text) => text.chars().take(60).collect(),
        Kind::List(_) => "list".to_owned(),
        Kind::Map(_) => "map".to_owned(),
    }
}

/// The fields of a map that is being read.
pub struct Fields<'node> {
    entries: &'node [Entry],
    place: Place,
}

impl<'node> Fields<'node> {
    /// The fields of a map, its unknown keys noted. `extra` and `numbers` are known everywhere.
    pub fn of(node: &'node Node, known: &[&'static str], cx: &mut Decoder) -> Option<Fields<'node>> {
        let Kind::Map(entries) = &node.kind else { return cx.wrong_type(Expected::Map, node) };
        for entry in entries.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
            if !matches!(entry.key.as_str(), "extra" | "numbers") {
                let nearest = nearest(&entry.key, known.iter().copied()).map(str::to_owned);
                let problem = Problem::UnknownKey { key: entry.key.clone(), nearest, known: known.to_vec() };
                cx.findings.add(problem, entry.place);
            }
        }
        Some(Fields { entries, place: node.place })
    }

    fn entry(&self, key: &str) -> Option<&'node Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    fn value(&self, key: &str) -> Option<&'node Node> {
        self.entry(key).map(|entry| &entry.value).filter(|node| !matches!(node.kind, Kind::Empty))
    }

    /// A field that must be there (E20).
    pub fn required<T: Decode>(&self, key: &str, cx: &mut Decoder) -> Option<T> {
        match self.value(key) {
            Some(node) => T::decode(node, cx),
            None => {
                let place = self.entry(key).map_or(self.place_of_missing(), |entry| entry.place);
                cx.findings.add(Problem::MissingKey { key: key.to_owned() }, place);
                None
            }
        }
    }

    /// A field that may be absent. The outer option is always there: a wrong value is noted and left out.
    pub fn optional<T: Decode>(&self, key: &str, cx: &mut Decoder) -> Option<Option<T>> {
        Some(self.value(key).and_then(|node| T::decode(node, cx)))
    }

    /// A list that may be absent; its wrong members are noted and left out.
    pub fn list<T: Decode>(&self, key: &str, cx: &mut Decoder) -> Option<Vec<T>> {
        Some(self.value(key).map_or_else(Vec::new, |node| list(node, cx)))
    }

    /// A list that must be there and hold something (E20).
    pub fn several<T: Decode>(&self, key: &str, cx: &mut Decoder) -> Option<Vec<T>> {
        let empty = |node: &&Node| matches!(&node.kind, Kind::List(nodes) if nodes.is_empty());
        match self.value(key).filter(|node| !empty(node)) {
            Some(node) => Some(list(node, cx)),
            None => {
                let place = self.entry(key).map_or(self.place_of_missing(), |entry| entry.place);
                cx.findings.add(Problem::MissingKey { key: key.to_owned() }, place);
                Some(Vec::new())
            }
        }
    }

    /// A field with a usual value.
    pub fn usual<T: Decode + Default>(&self, key: &str, cx: &mut Decoder) -> Option<T> {
        Some(self.value(key).and_then(|node| T::decode(node, cx)).unwrap_or_default())
    }

    /// The first key of the map: where a missing one is shown.
    fn place_of_missing(&self) -> Place {
        self.entries.first().map_or(self.place, |entry| entry.place)
    }
}

/// The members of a list. One value alone is a list of one, as authors expect.
pub fn list<T: Decode>(node: &Node, cx: &mut Decoder) -> Vec<T> {
    match &node.kind {
        Kind::List(nodes) => nodes.iter().filter_map(|node| T::decode(node, cx)).collect(),
        Kind::Scalar(_) => T::decode(node, cx).into_iter().collect(),
        _ => cx.wrong_type::<()>(Expected::List, node).into_iter().flat_map(|()| None).collect(),
    }
}

impl Decode for String {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.scalar() {
            Some(text) => Some(text.to_owned()),
            None => cx.wrong_type(Expected::Text, node),
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Plain)
    }
}

impl Decode for bool {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.scalar() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => cx.wrong_type(Expected::Flag, node),
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Flag)
    }
}

impl Decode for Decimal {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let Some(written) = node.scalar() else { return cx.wrong_type(Expected::Number, node) };
        number(written, node.place, cx)
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Number)
    }
}

/// The number written at a place (E06).
pub fn number(written: &str, place: Place, cx: &mut Decoder) -> Option<Decimal> {
    let problem = match decimal::parse(written, cx.marks) {
        Ok(number) => return Some(number),
        Err(Unreadable::Ambiguous { grouped, fraction }) => Problem::NumberAmbiguous { written: written.to_owned(), grouped, fraction },
        Err(Unreadable::Other { repair }) => Problem::NumberUnreadable { written: written.to_owned(), repair },
    };
    cx.findings.add(problem, place);
    None
}

/// A whole number, zero or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Count(pub u64);

impl Decode for Count {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let number = Decimal::decode(node, cx)?;
        let whole = (number.is_integer() && !number.is_sign_negative()).then(|| u64::try_from(number).ok()).flatten();
        match whole {
            Some(whole) => Some(Count(whole)),
            None => cx.wrong_type(Expected::Count, node),
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Count)
    }
}

impl Decode for Date {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.scalar().and_then(period::parse_date) {
            Some(date) => Some(date),
            None => cx.wrong_type(Expected::Date, node),
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Date)
    }
}

impl Decode for Period {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let period = match &node.kind {
            Kind::Map(_) => {
                let span = PeriodSpan::decode(node, cx)?;
                let period = Period::range(span.from, span.to);
                cx.labels.extend(period.zip(span.label));
                period
            }
            _ => node.scalar().and_then(|text| period::parse(text, cx.school)),
        };
        match period {
            Some(period) => Some(period),
            None => cx.wrong_type(Expected::Period, node),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Scalar(Scalar::Period), PeriodSpan::shape()])
    }
}

record! {
    /// A period written as a map.
    pub struct PeriodSpan {
        /// The first day.
        required from: Date,
        /// The last day.
        required to: Date,
        /// What it is called, if its dates do not say enough.
        optional label: super::text::Text,
    }
}

words! {
    /// The words of `numbers:`.
    pub enum MarksWord {
        /// Ambiguous numbers are refused.
        Strict "strict",
        /// The comma is the decimal mark.
        Comma "comma",
        /// The point is the decimal mark.
        Point "point",
    }
}

impl Decode for Marks {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        Some(match MarksWord::decode(node, cx)? {
            MarksWord::Strict => Marks::Strict,
            MarksWord::Comma => Marks::Comma,
            MarksWord::Point => Marks::Point,
        })
    }

    fn shape() -> Shape {
        MarksWord::shape()
    }
}
