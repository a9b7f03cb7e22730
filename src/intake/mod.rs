//! Intake: tables that people bring, understood by a mapping and turned into edits of the site's own files.
//!
//! Gives the command line a proposal where no mapping is known, and else the files as they would be, with every
//! value that could not be placed as a finding. A value that the site holds already is never replaced unasked, and of
//! survey answers nothing leaves this room but counts.

mod aliases;
mod columns;
pub mod form;
pub mod head;
pub mod merge;
mod names;
mod place;
pub mod propose;
mod roles;
mod rows;
pub mod survey;
pub mod values;
mod when;
pub mod yaml;

use crate::decimal::Decimal;
use crate::finding::{ImportTrouble, Problem, Tongue};
use crate::lang::LanguageTag;
use crate::model::observation::Status;
use crate::period::Period;
use crate::source::text::key_of;

pub use aliases::folded;
pub use names::Names;

/// What the program calls each status in a language.
pub fn statuses(tongue: Tongue) -> [&'static str; 10] {
    aliases::STATUSES.map(|(_, names)| names[form::at(tongue)])
}

/// Words as a text of the site: for each of its languages, so that no translation is missing.
pub fn text(languages: &[LanguageTag], words: impl Fn(usize) -> String) -> yaml::New {
    if languages.len() == 1 {
        return yaml::New::words(&words(0));
    }
    yaml::New::Inline((0..languages.len()).map(|at| (key_of(&languages[at], languages).to_owned(), yaml::New::words(&words(at)))).collect())
}

/// Where something stands in a file that is imported: the sheet's position, the row and the column, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The sheet.
    pub sheet: usize,
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

/// Something that is wrong in a table.
#[derive(Clone, Debug)]
pub struct Noted {
    /// What.
    pub problem: Problem,
    /// Where.
    pub at: At,
}

impl Noted {
    /// A trouble of the import itself.
    pub fn of(trouble: ImportTrouble, at: At) -> Noted {
        Noted { problem: Problem::Import { trouble }, at }
    }
}

/// A value as a table gives it.
#[derive(Clone, Debug)]
pub struct Given {
    /// Whose.
    pub enterprise: String,
    /// The assessment it was measured for, where the table or the mapping says it.
    pub assessment: Option<String>,
    /// Of what.
    pub indicator: String,
    /// When.
    pub period: Period,
    /// Of which categories, by dimension, sorted.
    pub categories: Vec<(String, String)>,
    /// What it is.
    pub said: Said,
    /// Where its number stands.
    pub at: At,
}

impl Given {
    /// `enterprise/indicator@period`, as `explain` takes it.
    pub fn named(&self) -> String {
        let categories: String = self.categories.iter().map(|(dimension, category)| format!(" {dimension}={category}")).collect();
        format!("{}/{}@{}{categories}", self.enterprise, self.indicator, self.period.spelled())
    }
}

/// What a table says of a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The value.
    pub value: Option<Decimal>,
    /// The part.
    pub numerator: Option<Decimal>,
    /// The whole.
    pub denominator: Option<Decimal>,
    /// What is to be known of it.
    pub status: Vec<Status>,
    /// The base.
    pub n: Option<Decimal>,
    /// The lower end.
    pub low: Option<Decimal>,
    /// The upper end.
    pub high: Option<Decimal>,
    /// A note.
    pub note: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
}

impl Said {
    /// Whether it says anything that a series can hold.
    pub fn holds(&self) -> bool {
        self.value.is_some()
            || self.numerator.is_some() && self.denominator.is_some()
            || self.status.iter().any(|one| one.explains_absence())
    }

    /// In short, for people: `31/49`, `12.5`.
    pub fn shown(&self) -> String {
        match (self.numerator, self.denominator, self.value) {
            (Some(part), Some(whole), _) => format!("{}/{}", part.normalize(), whole.normalize()),
            (_, _, Some(value)) => value.normalize().to_string(),
            _ => self.status.iter().map(|status| status.word()).collect::<Vec<_>>().join(" "),
        }
    }
}
