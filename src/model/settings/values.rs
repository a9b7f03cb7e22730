//! The values of settings that are more than words: languages, addresses, colours.

use std::collections::BTreeMap;

use crate::finding::{Expected, Problem};
use crate::lang::LanguageTag;
use crate::period::SchoolYearStart;
use crate::source::decode::{Decode, Decoder};
use crate::source::series::ByName;
use crate::source::shape::{Scalar, Shape};
use crate::source::yaml::{Kind, Node};

/// The languages of the site, at least one, none twice.
#[derive(Clone, Debug)]
pub struct Languages(pub Vec<LanguageTag>);

impl Decode for Languages {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let nodes = match &node.kind {
            Kind::List(nodes) if !nodes.is_empty() && nodes.len() <= 64 => nodes.as_slice(),
            Kind::Scalar(_) => std::slice::from_ref(node),
            _ => return cx.wrong_type(Expected::List, node),
        };
        let mut tags: Vec<LanguageTag> = Vec::new();
        for node in nodes {
            let tag = node.scalar().and_then(LanguageTag::parse);
            match tag {
                Some(tag) if tags.iter().any(|other| other.as_str().eq_ignore_ascii_case(tag.as_str())) => {
                    cx.findings.add(Problem::DuplicateId { kind: "language", id: tag.as_str().to_owned() }, node.place);
                }
                Some(tag) => tags.push(tag),
                None => return cx.wrong_type(Expected::Language, node),
            }
        }
        Some(Languages(tags))
    }

    fn shape() -> Shape {
        Shape::list(Shape::Scalar(Scalar::Language))
    }
}

/// The version of the format.
#[derive(Clone, Copy, Debug)]
pub struct Version;

impl Decode for Version {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.scalar() {
            Some("1") => Some(Version),
            written => {
                cx.findings.add(Problem::Version { written: written.unwrap_or_default().to_owned() }, node.place);
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Words(&["1"])
    }
}

/// An absolute address: scheme, host, path with a slash at the end.
#[derive(Clone, Debug)]
pub struct Address(String);

impl Address {
    /// An `http` or `https` address without query, fragment or credentials.
    pub fn new(text: &str) -> Option<Address> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let host = rest.split('/').next().filter(|host| !host.is_empty())?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        let path_plain = !rest.contains(['?', '#', ' ', '"', '<', '>', '\\', '\'']) && !rest.chars().any(char::is_control);
        (host.chars().all(plain) && path_plain).then(|| Address(format!("{}/", text.trim_end_matches('/'))))
    }

    /// The address with a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for Address {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.scalar().and_then(Address::new) {
            Some(address) => Some(address),
            None => cx.wrong_type(Expected::Address, node),
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Address)
    }
}

/// A colour as `#rrggbb`.
#[derive(Clone, Debug)]
pub struct Colour(pub String);

impl Decode for Colour {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let colour = node.scalar().filter(|text| {
            let digits = text.strip_prefix('#').unwrap_or_default();
            matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        match colour {
            Some(colour) => Some(Colour(colour.to_ascii_lowercase())),
            None => cx.wrong_type(Expected::Colour, node),
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Colour)
    }
}

/// `MM-DD`.
#[derive(Clone, Copy, Debug)]
pub struct MonthDay(pub SchoolYearStart);

impl Decode for MonthDay {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let date = node.scalar().and_then(|text| crate::period::parse_date(&format!("2001-{text}")));
        match date {
            Some(date) => Some(MonthDay(SchoolYearStart { month: date.month(), day: date.day() })),
            None => cx.wrong_type(Expected::MonthDay, node),
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::MonthDay)
    }
}

/// Free data, read by nobody.
#[derive(Clone, Copy, Debug)]
pub struct Anything;

impl Decode for Anything {
    fn decode(_: &Node, _: &mut Decoder) -> Option<Self> {
        Some(Anything)
    }

    fn shape() -> Shape {
        Shape::Anything
    }
}

/// Settings by language tag, for the language they name.
pub fn of_language<'map, T>(map: Option<&'map ByName<T>>, tag: &LanguageTag) -> Option<&'map T> {
    let entries: BTreeMap<String, &T> = map?.entries.iter().map(|(name, value)| (name.value.to_ascii_lowercase(), value)).collect();
    let exact = entries.get(&tag.as_str().to_ascii_lowercase());
    exact.or_else(|| entries.get(&tag.primary().to_ascii_lowercase())).copied()
}
