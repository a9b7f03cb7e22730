//! Shared definitions besides indicators: scales, dimensions, topics, terms, frameworks.

use super::id::Id;
use crate::decimal::Decimal;
use crate::finding::Problem;
use crate::lang::LanguageTag;
use crate::localized::Lang;
use crate::record;
use crate::source::decode::{Decode, Decoder, Located, list};
use crate::source::shape::{Scalar, Shape};
use crate::source::text::{Name, Text};
use crate::source::yaml::{Kind, Node};
use crate::untrusted::Untrusted;

record! {
    /// The options of closed questions.
    pub struct Scale {
        /// Its id.
        required id: Id,
        /// The options, in order.
        several options: ScaleOption,
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
            _ => {
                // No step is nearer than another to a number beyond them: all are told.
                let allowed = ["-2", "-1", "0", "1", "2"].map(str::to_owned).to_vec();
                let written = node.scalar().unwrap_or_default().to_owned();
                cx.findings.add(Problem::NotInList { written, allowed, nearest: None }, node.place);
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Words(&["-2", "-1", "0", "1", "2"])
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
        several categories: Category,
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
        optional variants: Variants,
        /// Spellings to avoid.
        optional forbidden: Variants,
        /// Its short form.
        optional acronym: Name,
    }
}

/// Spellings of a term, by language. Authors write a word, a list of words, or either for each language.
#[derive(Clone, Debug)]
pub struct Variants(Vec<Vec<Located<Untrusted>>>);

impl Variants {
    /// The spellings of a language, in the order written.
    pub fn of(&self, lang: Lang) -> &[Located<Untrusted>] {
        self.0.get(lang.index()).map_or(&[], Vec::as_slice)
    }
}

impl Decode for Variants {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let mut words = vec![Vec::new(); cx.languages.len()];
        let members = match &node.kind {
            Kind::List(nodes) => nodes.as_slice(),
            _ => std::slice::from_ref(node),
        };
        for member in members {
            let Kind::Map(entries) = &member.kind else {
                let spelling: Located<Untrusted> = Located::decode(member, cx)?;
                words.iter_mut().for_each(|words| words.push(spelling.clone()));
                continue;
            };
            for entry in entries {
                if LanguageTag::parse(&entry.key).is_none() {
                    cx.findings.add(Problem::MalformedLanguage { key: entry.key.clone() }, entry.place);
                }
                let spellings: Vec<Located<Untrusted>> = list(&entry.value, cx);
                let served = cx.languages.iter().zip(&mut words).filter(|(tag, _)| super::sources::serves(&entry.key, tag));
                served.for_each(|(_, words)| words.extend(spellings.iter().cloned()));
            }
        }
        Some(Variants(words))
    }

    fn shape() -> Shape {
        Shape::list(Shape::Either(vec![Shape::Text, Shape::ByName(Box::new(Shape::list(Shape::Scalar(Scalar::Plain))))]))
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
