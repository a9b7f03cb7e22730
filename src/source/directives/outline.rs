//! The directives of a body in order, as far as numbering and comparing twins need them.

use crate::source::prose::{Prose, Word};

use super::{Body, Directive, Part, Piece, scan};

/// Which numbers a directive takes part in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sequence {
    /// Charts, maps, diagrams and pictures: `Figure 3`.
    Figure,
    /// Tables: `Table 2`.
    Table,
    /// Voices, and sayings that something can refer to: `Testimonial 4`. A list of voices has a number for each.
    Voices,
    /// None.
    Other,
}

/// A directive of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// Its name.
    pub name: Word<'a>,
    /// Its first argument, if it has one.
    pub argument: Option<Word<'a>>,
    /// Its `{#id}`.
    pub id: Option<Word<'a>>,
    /// The numbers it takes part in.
    pub kind: Sequence,
    /// What stands between its lines, unless it holds Markdown.
    pub options: Option<Prose<'a>>,
}

/// Every directive of a body in the order of the page, those in containers included.
pub fn outline<'a>(prose: &Prose<'a>) -> Vec<Numbered<'a>> {
    let mut found = Vec::new();
    collect(&scan(prose).pieces, &mut found);
    found
}

fn collect<'a>(pieces: &[Piece<'a>], found: &mut Vec<Numbered<'a>>) {
    for piece in pieces {
        let Piece::Directive(directive) = piece else { continue };
        found.push(numbered(directive));
        if let Body::Parts(parts) = &directive.body {
            parts.iter().for_each(|Part { pieces, .. }| collect(pieces, found));
        }
    }
}

fn numbered<'a>(directive: &Directive<'a>) -> Numbered<'a> {
    let Directive { name, arguments, attributes, body, .. } = directive;
    let options = match body {
        Body::Options(options) => Some(*options),
        Body::Parts(_) => None,
    };
    Numbered { name: *name, argument: arguments.first().copied(), id: attributes.id, kind: directive.sequence(), options }
}

impl Directive<'_> {
    /// The numbers it takes part in.
    pub fn sequence(&self) -> Sequence {
        match self.name.text {
            "chart" | "logic-model" | "stakeholders" | "figure" => Sequence::Figure,
            "enterprises" if self.is_map() => Sequence::Figure,
            "table" => Sequence::Table,
            "testimonial" | "voices" => Sequence::Voices,
            "quote" if self.attributes.id.is_some() => Sequence::Voices,
            _ => Sequence::Other,
        }
    }

    fn is_map(&self) -> bool {
        let written = |line: &str| line.split_once(':').is_some_and(|(key, value)| key.trim() == "as" && is_word_map(value));
        match &self.body {
            Body::Options(options) => {
                self.attributes.value("as").is_some_and(|word| word.text == "map") || options.text.lines().any(written)
            }
            Body::Parts(_) => false,
        }
    }
}

fn is_word_map(value: &str) -> bool {
    let value = value.split(" #").next().unwrap_or(value);
    value.trim().trim_matches(['"', '\'']) == "map"
}
