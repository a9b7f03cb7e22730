//! Block directives: `::: name arguments {attributes}` … `:::` (format.md §4).
//!
//! A scanner of lines cuts a body into Markdown and directives before any Markdown is parsed.
//! It knows code (fenced and indented), HTML blocks, lists and quotations well enough not to be
//! fooled by them, reads each line at most twice, and knows of each name only whether its body
//! is options or Markdown.

mod attributes;
mod header;
mod markers;
mod outline;
mod scan;

use std::ops::Range;

use crate::finding::{Findings, Place};

use super::prose::{Prose, Word};

pub use attributes::Attributes;
pub use outline::{Numbered, Sequence, outline};
pub use scan::scan;

/// Every directive there is.
pub const NAMES: &[&str] = &[
    "chart",
    "kpi",
    "table",
    "testimonial",
    "voices",
    "enterprises",
    "logic-model",
    "stakeholders",
    "steps",
    "figure",
    "quote",
    "callout",
    "columns",
    "details",
    "toc",
];

/// The directives whose body is Markdown.
pub const CONTAINERS: &[&str] = &["callout", "columns", "details", "quote"];

/// How many levels of containers, lists or quotations may lie in each other.
pub const DEPTH_LIMIT: usize = 64;

/// A stretch of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Markdown, as a range of the body.
    Markdown(Range<usize>),
    /// A directive.
    Directive(Box<Directive<'a>>),
}

/// A directive as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive<'a> {
    /// Its name; one of `NAMES` unless the kind is `Unknown`.
    pub name: Word<'a>,
    /// What its body is.
    pub kind: Kind,
    /// The words between the name and the braces.
    pub arguments: Vec<Word<'a>>,
    /// What stands in the braces.
    pub attributes: Attributes<'a>,
    /// What lies between its lines.
    pub body: Body<'a>,
    /// From the first colon to the end of the last line, as a range of the whole body.
    pub range: Range<usize>,
    /// How many bytes of indentation its lines have because it stands in a list.
    pub indent: usize,
    /// Whether it stands right behind the mark of a list item.
    pub opens_item: bool,
    /// Its opening line, without indentation.
    pub place: Place,
}

/// What a directive's body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// YAML options.
    Leaf,
    /// Markdown.
    Container,
    /// Nobody knows: the name does not exist (noted as E02).
    Unknown,
}

/// What lies between the lines of a directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body<'a> {
    /// YAML options, as written.
    Options(Prose<'a>),
    /// Markdown; several parts only in `columns`, where `+++` divides them.
    Parts(Vec<Part<'a>>),
}

/// A part of a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its lines, as a range of the whole body.
    pub range: Range<usize>,
    /// The same, cut.
    pub pieces: Vec<Piece<'a>>,
}

/// A body, cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan<'a> {
    /// The pieces, in order; together they are the whole body, save line ends after directives.
    pub pieces: Vec<Piece<'a>>,
    /// What could not be understood.
    pub findings: Findings,
    /// A line of it lies too deep in lists or quotations to be parsed at all (noted).
    pub too_deep: bool,
}

#[cfg(test)]
mod tests;
