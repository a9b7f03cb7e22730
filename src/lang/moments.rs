//! What kind of time a period names, so that a sentence can put the right little word before it.
//!
//! Languages say *when* differently for a year, a quarter and a day (« en 2024 », « au 1er trimestre
//! 2024 », « le 31 mai 2024 »). A sentence of a words file writes `{in period}`, `{since period}` or
//! `{by period}`; the file's group `when` says how each is said (`in_year`, `in_quarter`, …). The kind
//! travels beside the text, so that no language's text has to be understood.

/// A stretch of time as a reader sees it, and what kind of time it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Time {
    /// Its words: `1er trimestre 2024`.
    pub text: String,
    /// What they name.
    pub moment: Moment,
}

/// The kinds, as the keys of the group `when` end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Moment {
    /// One year or several: `2024`, `2021–2023`.
    Year,
    /// `1er trimestre 2024`.
    Quarter,
    /// `juin 2024`.
    Month,
    /// `31 mai 2024`.
    Day,
    /// Months or days with two ends, and what an author named: `janvier – juin 2024`, `Année pilote`.
    #[default]
    Span,
}

impl Moment {
    /// The key of a way to say it: `when.since_quarter`.
    pub(super) fn key(self, way: &str) -> String {
        let kind = match self {
            Moment::Year => "year",
            Moment::Quarter => "quarter",
            Moment::Month => "month",
            Moment::Day => "day",
            Moment::Span => "span",
        };
        format!("when.{}_{kind}", way.to_lowercase())
    }
}
