//! What authors may write in a place, as values: the declarations that read files also describe them to editors.
//!
//! A type says its shape beside its reader ([`super::decode::Decode::shape`]), so neither can be forgotten.
//! From shapes come the JSON Schemas of editors and the field reference of the handbook.

/// What may be written in a place.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Free data, read by nobody.
    Anything,
    /// A scalar, read by the field it stands in.
    Scalar(Scalar),
    /// One of these words.
    Words(&'static [&'static str]),
    /// Words, or words for each language.
    Text,
    /// Words that count for every language unless there are some for each: a name, a place.
    Name,
    /// A map of named fields: the name of the record, and its fields.
    Record(&'static str, fn() -> Vec<Field>),
    /// A list; one scalar alone is a list of one.
    List(Box<Shape>),
    /// A value for each period: a map, or a list of `{period, …}`.
    ByPeriod(Box<Shape>),
    /// A value for each name.
    ByName(Box<Shape>),
    /// One of several.
    Either(Vec<Shape>),
}

/// A scalar, by what it is read as (format.md §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scalar {
    /// Words of one spelling in every language: a path, a reference, a code.
    Plain,
    /// `true` or `false`.
    Flag,
    /// `12,5`, `1 234,5`, `1.234,5`.
    Number,
    /// A whole number from zero.
    Count,
    /// `2023-10-12`.
    Date,
    /// `2023`, `2023-2024`, `2023-Q3`, `2023-01..2023-06`.
    Period,
    /// `09-01`.
    MonthDay,
    /// `2009`, or a date.
    YearOrDate,
    /// `les-ateliers`.
    Id,
    /// `fr-BE`.
    Language,
    /// `https://impact.example.org/`.
    Address,
    /// `#0f5c5c`.
    Colour,
}

/// A field of a record.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its key.
    pub key: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What may stand there.
    pub shape: Shape,
    /// What it says, in English.
    pub about: &'static str,
}

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must (E20).
    Required,
    /// It may be absent or empty.
    Optional,
}

impl Shape {
    /// A list of this.
    pub fn list(of: Shape) -> Shape {
        Shape::List(Box::new(of))
    }

    /// Whether a scalar may be written there: then a list of it may be one alone.
    pub fn takes_scalar(&self) -> bool {
        match self {
            Shape::Anything | Shape::Scalar(_) | Shape::Words(_) | Shape::Text | Shape::Name => true,
            Shape::Record(..) | Shape::List(_) | Shape::ByPeriod(_) | Shape::ByName(_) => false,
            Shape::Either(all) => all.iter().any(Shape::takes_scalar),
        }
    }
}
