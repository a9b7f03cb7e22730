//! The door to the spreadsheet library: workbooks become sheets of words, numbers and days.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xlsx};

use super::guard::{self, Form, Known, Marked};
use super::{Book, Cell, Filling};
use crate::decimal::Decimal;
use crate::finding::ImportTrouble;
use crate::period::Date;

/// The workbook's visible sheets.
pub fn read(bytes: &[u8]) -> Result<Book, ImportTrouble> {
    let known = guard::look(bytes)?;
    let work = || match known.form {
        Form::Xlsx => xlsx(bytes, &known),
        Form::Ods => ods(bytes, &known),
    };
    // A file that makes the library fail is a damaged file, not a fault of ours.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(ImportTrouble::Damaged))
}

fn xlsx(bytes: &[u8], known: &Known) -> Result<Book, ImportTrouble> {
    let damaged = |_| ImportTrouble::Damaged;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut book = Book::default();
    for (name, marked) in listed(workbook.sheets_metadata(), known, &mut book) {
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(damaged)?;
        let percent: Vec<bool> = cells
            .styles()
            .iter()
            .map(|style| style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%')))
            .collect();
        let mut desk = Desk::new(&name, &marked, book.sheets.len());
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
            let read = match cell.get_value() {
                DataRef::Int(number) => Ok(Some(Cell::Number(Decimal::from(*number)))),
                DataRef::Float(number) => Ok(Some(number_of(*number))),
                DataRef::String(words) => Ok(words_of(words)),
                DataRef::SharedString(words) => Ok(words_of(words)),
                DataRef::Bool(truth) => Ok(Some(Cell::Truth(*truth))),
                DataRef::DateTime(moment) => Ok(Some(day_of(moment))),
                DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => Ok(iso(words)),
                DataRef::Error(error) => Err(error.to_string()),
                DataRef::Empty => Ok(None),
            };
            desk.take(cell.get_position(), read, percent.get(style).copied().unwrap_or(false))?;
        }
        desk.done(&mut book);
    }
    Ok(book)
}

fn ods(bytes: &[u8], known: &Known) -> Result<Book, ImportTrouble> {
    let damaged = |error| match error {
        calamine::OdsError::Password => ImportTrouble::Locked,
        _ => ImportTrouble::Damaged,
    };
    let mut workbook: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut book = Book::default();
    for (name, marked) in listed(workbook.sheets_metadata(), known, &mut book) {
        let range = workbook.worksheet_range(&name).map_err(damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut desk = Desk::new(&name, &marked, book.sheets.len());
        for (row, column, data) in range.used_cells() {
            let at = (top + u32::try_from(row).unwrap_or(0), left + u32::try_from(column).unwrap_or(0));
            let read = match data {
                Data::Int(number) => Ok(Some(Cell::Number(Decimal::from(*number)))),
                Data::Float(number) => Ok(Some(number_of(*number))),
                Data::String(words) => Ok(words_of(words)),
                Data::Bool(truth) => Ok(Some(Cell::Truth(*truth))),
                Data::DateTime(moment) => Ok(Some(day_of(moment))),
                Data::DateTimeIso(words) | Data::DurationIso(words) => Ok(iso(words)),
                Data::Error(error) => Err(error.to_string()),
                _ => Ok(None),
            };
            desk.take(at, read, marked.percent.contains(&at))?;
        }
        desk.done(&mut book);
    }
    Ok(book)
}

/// The sheets to be read; the names of hidden ones are noted.
fn listed(sheets: &[calamine::Sheet], known: &Known, book: &mut Book) -> Vec<(String, Marked)> {
    let tables: Vec<&calamine::Sheet> = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    let (visible, hidden): (Vec<_>, Vec<_>) = tables.into_iter().partition(|sheet| sheet.visible == SheetVisible::Visible);
    book.hidden.extend(hidden.iter().map(|sheet| sheet.name.clone()));
    visible.iter().map(|sheet| (sheet.name.clone(), known.sheets.get(&sheet.name).cloned().unwrap_or_default())).collect()
}

/// A sheet while it is read.
struct Desk<'a> {
    filling: Filling,
    marked: &'a Marked,
    sheet: usize,
    troubles: Vec<(usize, u32, u32, ImportTrouble)>,
    last: Option<(u32, u32)>,
}

impl<'a> Desk<'a> {
    fn new(name: &str, marked: &'a Marked, sheet: usize) -> Desk<'a> {
        let mut filling = Filling::default();
        filling.sheet.name = name.to_owned();
        filling.sheet.merged.clone_from(&marked.merged);
        filling.sheet.hidden = (marked.rows.len(), marked.columns.len());
        Desk { filling, marked, sheet, troubles: Vec::new(), last: None }
    }

    fn take(&mut self, at: (u32, u32), read: Result<Option<Cell>, String>, percent: bool) -> Result<(), ImportTrouble> {
        if self.marked.rows.contains(&at.0) || self.marked.columns.contains(&at.1) {
            return Ok(());
        }
        let cell = self.filling.sheet.named(at.0, at.1);
        let read = match read {
            _ if self.marked.unsaved.contains(&at) => Err(ImportTrouble::NoResult(cell)),
            _ if self.marked.errors.contains(&at) => Err(ImportTrouble::ErrorCell { cell, shown: "#ERR".to_owned() }),
            Err(shown) => Err(ImportTrouble::ErrorCell { cell, shown }),
            Ok(read) => Ok(read),
        };
        match read {
            Err(trouble) => self.troubles.push((self.sheet, at.0, at.1, trouble)),
            Ok(None) => {}
            // Files of other programs may hold a cell twice, or out of order: that is no spreadsheet's work.
            Ok(Some(_)) if self.last.is_some_and(|last| last >= at) => return Err(ImportTrouble::Damaged),
            Ok(Some(cell)) => {
                self.last = Some(at);
                let cell = match cell {
                    Cell::Number(number) if percent => Cell::Percent(number * Decimal::ONE_HUNDRED),
                    other => other,
                };
                self.filling.put(at, cell)?;
            }
        }
        Ok(())
    }

    fn done(self, book: &mut Book) {
        if self.filling.sheet.rows.is_empty() && self.troubles.is_empty() {
            return;
        }
        book.troubles.extend(self.troubles);
        book.sheets.push(self.filling.sheet);
    }
}

fn words_of(words: &str) -> Option<Cell> {
    let words = words.trim();
    (!words.is_empty()).then(|| Cell::Words(words.to_owned()))
}

/// A number with the fifteen digits that spreadsheets show.
fn number_of(number: f64) -> Cell {
    let exact = Decimal::from_scientific(&format!("{number:.14e}")).map(|number| number.normalize());
    exact.map_or_else(|_| Cell::Words(number.to_string()), Cell::Number)
}

fn day_of(moment: &ExcelDateTime) -> Cell {
    if moment.is_duration() {
        return number_of(moment.as_f64());
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = i16::try_from(year).ok().zip(i8::try_from(month).ok().zip(i8::try_from(day).ok()));
    date.and_then(|(year, (month, day))| Date::new(year, month, day).ok()).map_or_else(|| number_of(moment.as_f64()), Cell::Day)
}

/// `2024-03-01`, or `2024-03-01T12:00:00`.
fn iso(words: &str) -> Option<Cell> {
    match words.get(..10).and_then(crate::period::parse_date) {
        Some(day) => Some(Cell::Day(day)),
        None => words_of(words),
    }
}
