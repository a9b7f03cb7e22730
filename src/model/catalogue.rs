//! Shared definitions besides indicators: scales, dimensions, topics, terms, frameworks.

use super::id::Id;
use crate::decimal::Decimal;
use crate::record;
use crate::source::decode::{Decode, Decoder};
use crate::source::text::{Name, Text};
use crate::source::yaml::Node;
use crate::untrusted::Untrusted;

record! {
    /// The options of closed questions.
    pub struct Scale {
        /// Its id.
        required id: Id,
        /// The options, in order.
        list options: ScaleOption,
    }
}

record! {
    /// One answer of a closed question.
    pub struct ScaleOption {
        /// Its id.
        required id: Id,
        /// Its words.
        required label: Text,
        /// From -2, against, to 2, in favour; 0 is neutral.
        optional polarity: Polarity,
        /// Points for a mean.
        optional score: Decimal,
    }
}

/// From -2, against, to 2, in favour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Polarity(pub i8);

impl Decode for Polarity {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.scalar().and_then(|text| text.trim_start_matches('+').parse().ok()) {
            Some(polarity @ -2..=2) => Some(Polarity(polarity)),
            _ => cx.not_in_list(node, &["-2", "-1", "0", "1", "2"]),
        }
    }
}

record! {
    /// Something figures are broken down by.
    pub struct Dimension {
        /// Its id.
        required id: Id,
        /// Its name.
        required name: Text,
        /// Its categories, in order.
        list categories: Category,
        /// Whether the categories make up the whole.
        usual exhaustive: bool,
    }
}

record! {
    /// One category of a dimension.
    pub struct Category {
        /// Its id.
        required id: Id,
        /// Its words.
        required label: Text,
        /// Its code: NUTS, NIS, INSEE.
        optional code: Untrusted,
        /// The category it is part of.
        optional parent: Id,
    }
}

record! {
    /// A subject: a question that indicators, voices and texts answer together.
    pub struct Topic {
        /// Its id.
        required id: Id,
        /// Its name.
        required name: Text,
        /// The question it answers.
        optional question: Text,
        /// What it is about.
        optional description: Text,
    }
}

record! {
    /// A word of the glossary.
    pub struct Term {
        /// Its id.
        required id: Id,
        /// The word.
        required label: Text,
        /// What it means.
        required definition: Text,
        /// Other spellings that are fine.
        list variants: Name,
        /// Spellings to avoid.
        list forbidden: Name,
        /// Its short form.
        optional acronym: Name,
    }
}

record! {
    /// A framework whose codes indicators carry.
    pub struct Framework {
        /// Its id.
        required id: Id,
        /// Its name.
        required name: Name,
        /// Its codes.
        list codes: FrameworkCode,
    }
}

record! {
    /// One code of a framework.
    pub struct FrameworkCode {
        /// The code.
        required code: Untrusted,
        /// What it stands for.
        required label: Text,
        /// Where it is explained.
        optional url: Untrusted,
    }
}

impl Scale {
    /// The option of an id.
    pub fn option(&self, id: &str) -> Option<&ScaleOption> {
        self.options.iter().find(|option| option.id.as_str() == id)
    }
}

impl Dimension {
    /// The category of an id.
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id.as_str() == id)
    }
}
