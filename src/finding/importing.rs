//! What can be wrong with a table that somebody brings, facts alone. Cells are named as spreadsheets name them.

use serde::{Deserialize, Serialize};

use super::Code;
use super::kept::{Word, word};

/// What is wrong with a table that is imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportTrouble {
    /// No spreadsheet or table; what it looks like, where that is known.
    NotATable(#[serde(deserialize_with = "word")] Option<Word>),
    /// It asks for a password.
    Locked,
    /// Cut short or damaged.
    Damaged,
    /// The file holds more than this many bytes.
    TooLarge(u64),
    /// Unpacked it holds more than this many bytes.
    Unpacked(u64),
    /// It has more than this many cells.
    Cells(usize),
    /// It has more than this many columns.
    Columns(usize),
    /// It declares a document type, which spreadsheets never do.
    Doctype,
    /// It carries macros.
    Macros,
    /// It takes values from other files.
    ExternalLinks,
    /// Its letters are in no encoding that is known.
    Encoding,
    /// Nothing stands in it that is not hidden.
    Nothing,
    /// A cell that holds a spreadsheet's error: the cell, and what it shows.
    ErrorCell {
        /// The cell: `Feuil1!C7`.
        cell: String,
        /// What it shows: `#DIV/0!`.
        shown: String,
    },
    /// A formula whose result was never saved: the cell.
    NoResult(String),
    /// A sheet without a line of column names.
    NoHeader(String),
    /// Two columns of one name.
    ColumnTwice(String),
    /// A column that the mapping names and the table lacks; the nearest that it has.
    ColumnMissing {
        /// The name in the mapping.
        name: String,
        /// The nearest name of the table.
        nearest: Option<String>,
    },
    /// A column that the mapping does not name.
    ColumnUnknown(String),
    /// A sheet that the mapping names and the file lacks.
    SheetMissing(String),
    /// A name that stands for nothing of the site.
    NameUnknown {
        /// What it should be: `enterprise`, `indicator`, or a dimension.
        what: String,
        /// As written.
        written: String,
        /// The nearest known.
        nearest: Option<String>,
    },
    /// What should be a period and is none.
    NoPeriod(String),
    /// A row that says no enterprise, indicator, period or assessment: which of them.
    Without(String),
    /// One value given twice in the table, with different numbers.
    Twice {
        /// `enterprise/indicator@period`.
        value: String,
    },
    /// The site says something else.
    Conflict {
        /// `enterprise/indicator@period`.
        value: String,
        /// What the table says.
        there: String,
        /// What the site says.
        here: String,
    },
    /// A value whose place in a file cannot be found.
    NoPlace {
        /// The file.
        file: String,
        /// What was to be written.
        value: String,
    },
    /// Answers that are no option of their question; only what several people wrote is told.
    AnswersUnknown {
        /// The column.
        column: String,
        /// How many.
        count: usize,
        /// Those that are not one person's own words.
        written: Vec<String>,
    },
    /// A mapping without a target for the survey: the key that is missing.
    NoTarget(String),
}

impl ImportTrouble {
    /// The code of the contract.
    pub fn code(&self) -> Code {
        use ImportTrouble::*;
        match self {
            NotATable(_) | Locked | Damaged | TooLarge(_) | Unpacked(_) | Cells(_) | Columns(_) => Code::E25,
            Doctype | Macros | ExternalLinks | Encoding | Nothing | NoPlace { .. } => Code::E25,
            ErrorCell { .. } | NoResult(_) => Code::E06,
            NoHeader(_) | Without(_) | NoTarget(_) => Code::E20,
            ColumnTwice(_) => Code::E03,
            ColumnMissing { .. } | SheetMissing(_) | NameUnknown { .. } => Code::E02,
            ColumnUnknown(_) => Code::W17,
            NoPeriod(_) | AnswersUnknown { .. } => Code::E21,
            Twice { .. } | Conflict { .. } => Code::E11,
        }
    }
}
