//! Ids: the untranslated names of things (format.md §1).

use std::borrow::Borrow;
use std::fmt;

use crate::finding::{Place, Problem};
use crate::source::decode::{Decode, Decoder};
use crate::source::shape::{Scalar, Shape};
use crate::source::yaml::Node;

/// `[a-z0-9]+(-[a-z0-9]+)*`
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// An id, if it is spelled as one.
    pub fn new(text: &str) -> Option<Id> {
        let part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        (text.len() <= 100 && text.split('-').all(part)).then(|| Id(text.to_owned()))
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id spelled by a file or folder, or a finding at its beginning.
    pub fn of_file(stem: &str, place: Place, cx: &mut Decoder) -> Option<Id> {
        Id::new(stem).or_else(|| {
            cx.findings.add(Problem::BadSlug { written: stem.to_owned(), proposal: proposal(stem) }, place);
            None
        })
    }
}

/// The id that was probably meant: letters without accents, everything else a hyphen, and not too long. What is refused
/// though it is written so (`con`, which some systems keep for themselves) gets a number.
pub fn proposal(text: &str) -> Option<String> {
    let slug = crate::lang::slugify(text);
    let short = slug[..slug.len().min(80)].trim_end_matches('-');
    (!short.is_empty()).then(|| if short == text { format!("{short}-1") } else { short.to_owned() })
}

impl Decode for Id {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        Id::of_file(&String::decode(node, cx)?, node.place, cx)
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Id)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.0)
    }
}
