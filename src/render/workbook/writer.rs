//! The door to the workbook library: cells become Office Open XML.
//!
//! Nothing of the day or the machine enters the file: the same sheets give the same bytes.

use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError};

use super::{Book, Cell, Form, MOST_LETTERS, Sheet};
use crate::decimal::{self, Decimal};
use crate::period::Date;

/// The day that every workbook says it was made on: what a build depends on holds no clock.
const MADE: (u16, u8, u8) = (2000, 1, 1);

/// The widest a column of a table is made, in letters.
const WIDEST: usize = 44;

/// The decimals for which a format is kept ready; more are shown as these.
const DECIMALS: usize = 8;

/// The bytes of a book whose sheets have these names; nothing if the library refuses it.
pub fn written(book: &Book, names: &[String]) -> Option<Vec<u8>> {
    write(book, names).ok()
}

fn write(book: &Book, names: &[String]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(MADE.0, MADE.1, MADE.2)?;
    workbook.set_properties(&DocProperties::new().set_title(cut(&book.title)).set_author("").set_creation_datetime(&made));
    let formats = Formats::new();
    for (sheet, name) in book.sheets.iter().zip(names) {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name)?;
        fill(worksheet, sheet, &formats)?;
        if let Some(form) = &sheet.form {
            open(worksheet, form)?;
        }
        if sheet.hidden {
            worksheet.set_hidden(true);
        }
    }
    workbook.save_to_buffer()
}

/// How cells look.
struct Formats {
    label: Format,
    text: Format,
    day: Format,
    numbers: Vec<Format>,
}

impl Formats {
    fn new() -> Formats {
        // Excel writes these marks as its own language does.
        let number = |decimals: usize| match decimals {
            0 => "#,##0".to_owned(),
            decimals => format!("#,##0.{}", "0".repeat(decimals)),
        };
        Formats {
            label: Format::new().set_bold().set_align(FormatAlign::Top).set_text_wrap(),
            text: Format::new().set_align(FormatAlign::Top).set_text_wrap(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            numbers: (0..=DECIMALS).map(|decimals| Format::new().set_num_format(number(decimals))).collect(),
        }
    }
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    let is_table = !sheet.header.is_empty();
    for (column, name) in (0u16..).zip(&sheet.header) {
        worksheet.write_string_with_format(0, column, cut(name), &formats.label)?;
    }
    for (row, cells) in (u32::from(is_table)..).zip(&sheet.rows) {
        for (column, cell) in (0u16..).zip(cells) {
            put(worksheet, (row, column), cell, (formats, is_table))?;
        }
    }
    if sheet.from_right {
        worksheet.set_right_to_left(true);
    }
    for (column, width) in (0u16..).zip(widths(sheet)) {
        worksheet.set_column_width(column, f64::from(width))?;
    }
    if is_table {
        worksheet.set_freeze_panes(1, 0)?;
    }
    if let (true, None, Ok(last)) = (is_table, &sheet.form, u16::try_from(sheet.header.len().saturating_sub(1))) {
        worksheet.autofilter(0, 0, u32::try_from(sheet.rows.len()).unwrap_or(0), last)?;
    }
    Ok(())
}

/// Locks a sheet but for the cells that people fill in, and lets them choose where there is a list.
fn open(worksheet: &mut Worksheet, form: &Form) -> Result<(), XlsxError> {
    worksheet.protect();
    for (top, left, bottom, right) in &form.open {
        worksheet.unprotect_range(*top, *left, *bottom, *right)?;
    }
    for (column, sheet, from, length) in &form.lists {
        let letters = letters(*from);
        let list = Formula::new(format!("='{sheet}'!${letters}$1:${letters}${length}"));
        let choice = DataValidation::new().allow_list_formula(list).set_error_message(form.refusal.as_str())?;
        worksheet.add_data_validation(1, *column, form.last, *column, &choice)?;
    }
    Ok(())
}

/// The letters of a column among the first twenty-six.
fn letters(column: u16) -> char {
    char::from(b'A' + u8::try_from(column.min(25)).unwrap_or(0))
}

fn put(worksheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, (formats, is_table): (&Formats, bool)) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Label(words) => drop(worksheet.write_string_with_format(row, column, cut(words), &formats.label)?),
        // In a table long words run on into the free cells beside them; rows stay one line high.
        Cell::Words(words) if is_table => drop(worksheet.write_string(row, column, cut(words))?),
        Cell::Words(words) => drop(worksheet.write_string_with_format(row, column, cut(words), &formats.text)?),
        Cell::Number(number, decimals) => {
            let format = &formats.numbers[(*decimals as usize).min(DECIMALS)];
            worksheet.write_number_with_format(row, column, float(*number), format)?;
        }
        Cell::Day(day) => match excel(*day) {
            Some(day) => drop(worksheet.write_datetime_with_format(row, column, &day, &formats.day)?),
            None => drop(worksheet.write_string(row, column, day.to_string())?),
        },
    }
    Ok(())
}

fn float(number: Decimal) -> f64 {
    // The digits that a spreadsheet keeps: a text is read back to the nearest number it can hold.
    number.normalize().to_string().parse().unwrap_or_else(|_| decimal::float(number))
}

/// A day of the years that spreadsheets count.
fn excel(day: Date) -> Option<ExcelDateTime> {
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).ok()?, month, of_month).ok()
}

/// As many letters as a cell holds, counted as spreadsheets count.
fn cut(words: &str) -> &str {
    if words.len() <= MOST_LETTERS {
        return words;
    }
    let mut letters = 0;
    let end = words.char_indices().find(|(_, letter)| {
        letters += letter.len_utf16();
        letters > MOST_LETTERS
    });
    end.map_or(words, |(end, _)| &words[..end])
}

/// The widths of the columns: of a table by what stands in its first rows, of a text one for names and one for words.
fn widths(sheet: &Sheet) -> Vec<u16> {
    if sheet.header.is_empty() {
        return vec![32, 92];
    }
    let width = |column: usize| {
        let shown = |cell: &Cell| match cell {
            Cell::Number(number, decimals) => decimal::rounded(*number, *decimals).to_string().len() + 2,
            Cell::Day(_) => 11,
            other => other.text().chars().count(),
        };
        let cells = sheet.rows.iter().take(200).filter_map(|row| row.get(column)).map(shown);
        let widest = cells.chain([sheet.header[column].chars().count() + 3]).max().unwrap_or(8);
        u16::try_from(widest.clamp(8, WIDEST)).unwrap_or(8) + 1
    };
    (0..sheet.header.len()).map(width).collect()
}
