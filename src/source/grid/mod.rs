//! Grids: what stands in a spreadsheet or a table of values, cell by cell, whatever program saved it.
//!
//! Gives sheets whose cells know their row and column and where their words stand in `text`, which is the sheet as
//! lines that a finding can show. Hidden rows, columns and sheets are left out and counted. Nothing is trusted: sizes
//! are bounded before a cell is read.

mod guard;
mod letters;
mod plain;
mod workbook;

use std::ops::Range;

use crate::decimal::Decimal;
use crate::finding::ImportTrouble;
use crate::period::Date;

/// The most bytes of a file.
pub const FILE_LIMIT: u64 = 32 * 1024 * 1024;
/// The most bytes that a workbook's files may hold together.
pub const UNPACKED_LIMIT: u64 = 64 * 1024 * 1024;
/// The most cells that hold something.
pub const CELL_LIMIT: usize = 1_000_000;
/// The most columns.
pub const COLUMN_LIMIT: usize = 4_096;

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Its visible sheets that hold something, in order.
    pub sheets: Vec<Sheet>,
    /// How it was read, where that had to be guessed.
    pub guessed: Option<Guessed>,
    /// The names of sheets that are hidden, and were not read.
    pub hidden: Vec<String>,
    /// Cells that cannot be used: the sheet's position, row, column, and why.
    pub troubles: Vec<(usize, u32, u32, ImportTrouble)>,
}

/// How a table of values was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guessed {
    /// What stands between its cells.
    pub delimiter: char,
    /// Its encoding.
    pub encoding: &'static str,
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name; empty for a table of values.
    pub name: String,
    /// Its rows that hold something, in order.
    pub rows: Vec<Row>,
    /// The sheet as lines, one for each row of the spreadsheet.
    pub text: String,
    /// Stretches of cells that are one: first row, first column, last row, last column.
    pub merged: Vec<[u32; 4]>,
    /// How many rows and columns are hidden, and were not read.
    pub hidden: (usize, usize),
}

/// One row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its number, from 0.
    pub number: u32,
    /// Its cells that hold something, in order.
    pub cells: Vec<Filled>,
}

/// A cell that holds something.
#[derive(Clone, Debug)]
pub struct Filled {
    /// Its column, from 0.
    pub column: u32,
    /// What it holds.
    pub cell: Cell,
    /// Where it stands in the sheet's text.
    pub at: Range<u32>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Words(String),
    /// A number.
    Number(Decimal),
    /// A number that is shown in per cent, as it is shown: 63.3.
    Percent(Decimal),
    /// A day.
    Day(Date),
    /// Yes or no.
    Truth(bool),
}

impl Cell {
    /// As its author sees it, with a point as decimal mark.
    pub fn shown(&self) -> String {
        match self {
            Cell::Words(words) => words.clone(),
            Cell::Number(number) => number.normalize().to_string(),
            Cell::Percent(number) => format!("{} %", number.normalize()),
            Cell::Day(day) => day.to_string(),
            Cell::Truth(truth) => if *truth { "1" } else { "0" }.to_owned(),
        }
    }
}

impl Sheet {
    /// The name of a cell as spreadsheets write it: `Feuil1!C7`.
    pub fn named(&self, row: u32, column: u32) -> String {
        let address = address(row, column);
        if self.name.is_empty() { address } else { format!("{}!{address}", self.name) }
    }
}

impl Row {
    /// What stands in a column.
    pub fn at(&self, column: u32) -> Option<&Filled> {
        let at = self.cells.binary_search_by_key(&column, |filled| filled.column).ok()?;
        Some(&self.cells[at])
    }
}

/// `C7`.
pub fn address(row: u32, column: u32) -> String {
    let (mut letters, mut rest) = (String::new(), column + 1);
    while rest > 0 {
        letters.insert(0, char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

/// What a file of this name holds.
pub fn read(bytes: &[u8]) -> Result<Book, ImportTrouble> {
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(ImportTrouble::TooLarge(FILE_LIMIT));
    }
    let begins = |with: &[u8]| bytes.starts_with(with);
    let book = match bytes {
        _ if begins(b"PK") => workbook::read(bytes)?,
        _ if begins(b"%PDF") => return Err(ImportTrouble::NotATable(Some("PDF"))),
        _ if begins(&[0xD0, 0xCF, 0x11, 0xE0]) => return Err(old(bytes)),
        _ if begins(b"{\\rtf") => return Err(ImportTrouble::NotATable(Some("RTF"))),
        _ if begins(b"\x89PNG") || begins(&[0xFF, 0xD8, 0xFF]) => return Err(ImportTrouble::NotATable(Some("image"))),
        _ if is_markup(bytes) => return Err(ImportTrouble::NotATable(Some("HTML"))),
        _ => plain::read(bytes)?,
    };
    if book.sheets.is_empty() && book.troubles.is_empty() { Err(ImportTrouble::Nothing) } else { Ok(book) }
}

/// An old spreadsheet, or a new one behind a password: both lie in the same kind of container.
fn old(bytes: &[u8]) -> ImportTrouble {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = bytes.windows(name.len()).any(|part| part == name);
    if locked { ImportTrouble::Locked } else { ImportTrouble::NotATable(Some("XLS")) }
}

fn is_markup(bytes: &[u8]) -> bool {
    let begin: Vec<u8> = bytes.iter().copied().skip_while(|byte| !byte.is_ascii_graphic()).take(14).collect();
    let begin = String::from_utf8_lossy(&begin).to_lowercase();
    ["<html", "<!doctype", "<?xml", "<table", "<head"].iter().any(|mark| begin.starts_with(mark))
}

/// A sheet while it is filled, row after row.
#[derive(Default)]
struct Filling {
    sheet: Sheet,
    lines: u32,
    cells: usize,
}

impl Filling {
    /// Puts a cell behind those before it; false if there are too many.
    fn put(&mut self, (row, column): (u32, u32), cell: Cell) -> Result<(), ImportTrouble> {
        self.cells += 1;
        if self.cells > CELL_LIMIT {
            return Err(ImportTrouble::Cells(CELL_LIMIT));
        }
        if column as usize >= COLUMN_LIMIT {
            return Err(ImportTrouble::Columns(COLUMN_LIMIT));
        }
        let text = &mut self.sheet.text;
        let continues = self.sheet.rows.last().is_some_and(|last| last.number == row);
        if continues {
            text.push_str(" | ");
        } else {
            while self.lines < row {
                text.push('\n');
                self.lines += 1;
            }
            self.sheet.rows.push(Row { number: row, cells: Vec::new() });
        }
        let start = u32::try_from(text.len()).unwrap_or(u32::MAX);
        text.extend(cell.shown().chars().map(|letter| if letter.is_control() { ' ' } else { letter }));
        let at = start..u32::try_from(text.len()).unwrap_or(u32::MAX);
        if let Some(last) = self.sheet.rows.last_mut() {
            last.cells.push(Filled { column, cell, at });
        }
        Ok(())
    }
}
