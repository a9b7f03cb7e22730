//! Findings laid out: for people, for programs and for workflow logs.
//!
//! Each form takes the findings as `Findings::sorted` gives them and the snapshot they speak of, and
//! returns text: where it is printed is the edge's affair. All three say the same about each finding;
//! only the one for people folds repetitions and stops at a limit.

mod github;
mod human;
mod json;
mod place;
#[cfg(test)]
mod tests;
mod words;

pub use github::github;
pub use human::human;
pub use json::json;
pub use place::{Places, Spot};

use super::Tongue;

/// Whether a report for people has colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Style {
    /// Text alone.
    #[default]
    Plain,
    /// With the escape codes of a terminal.
    Colour,
}

/// How a report for people looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The language of its sentences.
    pub tongue: Tongue,
    /// With or without colours.
    pub style: Style,
    /// How many findings of each severity are shown; the others are counted.
    pub limit: usize,
}

impl Default for Look {
    fn default() -> Look {
        Look { tongue: Tongue::default(), style: Style::default(), limit: 50 }
    }
}
