//! Workbooks: sheets of words, numbers and days, as spreadsheets open them and as comma-separated values.
//!
//! Knows cells and sheets, not what they are about. A number is a number with the decimals to show, so that a French
//! and a Dutch spreadsheet each write it their own way; a day is a day. Words are never a formula.

mod writer;

use std::collections::BTreeSet;
use std::fmt::Write;

use super::rows;
use crate::decimal::Decimal;
use crate::period::{self, Date};

/// A workbook.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// What it is called in its properties.
    pub title: String,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name, as wished for: the book makes it one that spreadsheets take.
    pub name: String,
    /// What its columns are called; a sheet of text has none.
    pub header: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// Whether its language is written from right to left.
    pub from_right: bool,
    /// What people may write in it, if it is there to be filled in.
    pub form: Option<Form>,
    /// Whether it only serves other sheets and is not shown.
    pub hidden: bool,
}

/// What people may write in a sheet; everything else in it is locked.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// The cells that are open: first row, first column, last row, last column.
    pub open: Vec<(u32, u16, u32, u16)>,
    /// Columns whose cells are chosen from a list: the column, and the sheet, column and length of the list.
    pub lists: Vec<(u16, String, u16, u32)>,
    /// The last row of the lists.
    pub last: u32,
    /// What is said to somebody who writes something else.
    pub refusal: String,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Words(String),
    /// Words that name what follows.
    Label(String),
    /// A number, and how many decimals of it are shown.
    Number(Decimal, u32),
    /// A day.
    Day(Date),
}

/// The rows that spreadsheets hold on a sheet, less the one with names.
pub const MOST_ROWS: usize = 1_048_575;

/// The letters that spreadsheets hold in a cell.
const MOST_LETTERS: usize = 32_767;

impl Book {
    /// The workbook's bytes (Office Open XML); nothing if a sheet has more rows than spreadsheets hold.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let fits = self.sheets.iter().all(|sheet| sheet.rows.len() <= MOST_ROWS && sheet.header.len() <= 16_000);
        if !fits || self.sheets.is_empty() {
            return None;
        }
        writer::written(self, &self.names())
    }

    /// The names of the sheets as spreadsheets take them: 31 letters, none of `[]:*?/\`, none twice.
    fn names(&self) -> Vec<String> {
        let mut taken = BTreeSet::new();
        self.sheets
            .iter()
            .map(|sheet| {
                let plain: String = sheet.name.chars().map(|letter| if is_refused(letter) { ' ' } else { letter }).collect();
                let plain = plain.trim().trim_matches('\'').to_owned();
                let free = (1..).map(|number| named(&plain, number)).find(|name| !taken.contains(&name.to_lowercase()));
                let name = free.expect("one of endless names is free");
                taken.insert(name.to_lowercase());
                name
            })
            .collect()
    }
}

fn is_refused(letter: char) -> bool {
    matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || letter.is_control()
}

/// The name with its number, if it is not the first; spreadsheets keep `History` to themselves.
fn named(plain: &str, number: u32) -> String {
    let end = match number {
        1 if plain.is_empty() || plain.eq_ignore_ascii_case("history") => " 1".to_owned(),
        1 => String::new(),
        number => format!(" {number}"),
    };
    // Spreadsheets count letters as UTF-16 does.
    let mut room = 31 - end.len();
    let fits = |letter: &char| {
        let left = room.checked_sub(letter.len_utf16());
        room = left.unwrap_or(0);
        left.is_some()
    };
    format!("{}{end}", plain.chars().take_while(fits).collect::<String>().trim_end()).trim_start().to_owned()
}

impl Sheet {
    /// The sheet as comma-separated values; numbers with all their digits.
    pub fn csv(&self) -> String {
        let mut out = String::new();
        rows::push(&mut out, &self.header);
        self.rows.iter().for_each(|row| push_row(&mut out, row));
        out
    }
}

/// Appends a row of cells as comma-separated values.
pub fn push_row(out: &mut String, row: &[Cell]) {
    rows::push_with(out, row, |out, cell| match cell {
        Cell::Words(words) | Cell::Label(words) => rows::push_cell(out, words),
        plain => plain.push_to(out),
    });
}

impl Cell {
    /// Words, or nothing if there are none.
    pub fn words(words: impl Into<String>) -> Cell {
        let words = words.into();
        if words.is_empty() { Cell::Empty } else { Cell::Words(words) }
    }

    /// A number, or nothing.
    pub fn number(number: Option<Decimal>, decimals: u32) -> Cell {
        number.map_or(Cell::Empty, |number| Cell::Number(number, decimals))
    }

    /// A whole number, or nothing.
    pub fn count(count: Option<u64>) -> Cell {
        Cell::number(count.map(Decimal::from), 0)
    }

    /// A day, or nothing.
    pub fn day(day: Option<Date>) -> Cell {
        day.map_or(Cell::Empty, Cell::Day)
    }

    /// As machines read it.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.push_to(&mut out);
        out
    }

    /// Appends it as machines read it.
    pub fn push_to(&self, out: &mut String) {
        match self {
            Cell::Empty => {}
            Cell::Words(words) | Cell::Label(words) => out.push_str(words),
            Cell::Number(number, _) => write!(out, "{}", number.normalize()).expect("a String takes every write"),
            Cell::Day(day) => period::push_day(out, *day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(name: &str) -> Sheet {
        Sheet { name: name.to_owned(), ..Sheet::default() }
    }

    #[test]
    fn sheets_get_names_that_spreadsheets_take() {
        let long = "la-part-des-sorties-positives-de-tous";
        let names = ["À propos", "a/b:[c]", "history", "", "'x'", long, long, "À PROPOS"].map(sheet).to_vec();
        let book = Book { title: String::new(), sheets: names };
        let names = book.names();
        let shown: Vec<&str> = names.iter().map(String::as_str).collect();
        let cut = ["la-part-des-sorties-positives-d", "la-part-des-sorties-positives 2"];
        assert_eq!(shown, ["À propos", "a b  c", "history 1", "1", "x", cut[0], cut[1], "À PROPOS 2"]);
    }

    #[test]
    fn the_same_book_has_the_same_bytes() {
        let rows = vec![vec![Cell::words("=1+1"), Cell::Number(Decimal::new(125, 1), 1), Cell::Day(Date::constant(2024, 2, 29))]];
        let header = ["words", "number", "day"].map(str::to_owned).to_vec();
        let sheet = Sheet { header, rows, ..sheet("x") };
        assert_eq!(sheet.csv(), "words,number,day\r\n'=1+1,12.5,2024-02-29\r\n");
        let book = Book { title: "T".to_owned(), sheets: vec![sheet] };
        assert_eq!(book.bytes(), book.bytes());
        assert!(book.bytes().is_some_and(|bytes| bytes.starts_with(b"PK")));
    }
}
