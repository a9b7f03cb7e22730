//! What is said of tables that people bring, in English.

use super::super::{code, listed, size};
use super::words::said;
use crate::finding::ImportTrouble;

/// What is there.
pub fn message(trouble: &ImportTrouble) -> String {
    use ImportTrouble::*;
    match trouble {
        NotATable(None) => "this file is neither a workbook nor a table".into(),
        NotATable(Some(kind)) => format!("this file is a {kind}, which is not read as a table"),
        Locked => "this workbook is behind a password".into(),
        Damaged => "this workbook is damaged or incomplete".into(),
        TooLarge(bytes) => {
            let (n, u) = size(*bytes);
            format!("this file is larger than {n} {u}B")
        }
        Unpacked(bytes) => {
            let (n, u) = size(*bytes);
            format!("unpacked, this workbook holds more than {n} {u}B")
        }
        Cells(limit) => format!("more than {limit} cells are filled"),
        Columns(limit) => format!("there are more than {limit} columns"),
        Doctype => "this workbook holds a DOCTYPE declaration, which no spreadsheet writes".into(),
        Macros => "this workbook holds macros".into(),
        ExternalLinks => "this workbook takes values from other files, which are not opened".into(),
        Encoding => "the letters of this file are in an unknown encoding".into(),
        Nothing => "there is nothing to read in this file: it is empty, or all of it is hidden".into(),
        ErrorCell { cell, shown } => format!("cell {cell} holds the error {}", code(shown)),
        NoResult(cell) => format!("the formula in cell {cell} has no saved result"),
        NoHeader(sheet) => format!("no line of {} names the columns", said(sheet)),
        ColumnTwice(name) => format!("two columns are called {}", said(name)),
        ColumnMissing { name, .. } => format!("the table has no column {}", said(name)),
        ColumnUnknown(name) => format!("the column {} is not in the file under `imports/`: it is not read", said(name)),
        SheetMissing(name) => format!("the workbook has no visible sheet {}", said(name)),
        NameUnknown { what, written, .. } => format!("the site does not know {} ({})", said(written), code(what)),
        NoPeriod(written) => format!("{} is not a period", said(written)),
        Without(what) => format!("nothing says for this value: {}", code(what)),
        Twice { value } => format!("the table gives {} twice, with different numbers", code(value)),
        Conflict { value, there, here } => format!("{}: the table says {}, the site says {}", code(value), code(there), code(here)),
        NoPlace { file, value } => format!("{} finds no place in {}", code(value), code(file)),
        AnswersUnknown { column, count, .. } => format!("in {}, {} answer(s) are none of the options", said(column), count),
        NoTarget(key) => format!("{} is missing: nothing says where to write", code(key)),
    }
}

/// What to do about it.
pub fn help(trouble: &ImportTrouble) -> String {
    use ImportTrouble::*;
    match trouble {
        NotATable(_) => "save the table as `.xlsx`, `.ods` or `.csv`".into(),
        Locked => "open it, take the password away and save it".into(),
        Damaged => "open it in your spreadsheet and save it again as `.xlsx`".into(),
        TooLarge(_) => "keep only the sheets and rows to be imported".into(),
        Unpacked(_) => "copy the values into a new workbook".into(),
        Cells(_) => "divide the table, or copy its values into a new workbook".into(),
        Columns(_) => "put periods or enterprises in rows".into(),
        Doctype => "copy the values into a new workbook".into(),
        Macros => "save it without them: \"Save as\", Excel workbook (`.xlsx`)".into(),
        ExternalLinks => "break the links (Data, Edit links), then save it".into(),
        Encoding => "save it as UTF-8 (in Excel: \"CSV UTF-8\")".into(),
        Nothing => "show the sheets, rows and columns to be imported".into(),
        ErrorCell { .. } => "mend the formula, or empty the cell".into(),
        NoResult(_) => "open the file in your spreadsheet and save it".into(),
        NoHeader(_) => "write above the values what each column holds, or say the line with `header`".into(),
        ColumnTwice(_) => "give them different names".into(),
        ColumnMissing { nearest: Some(near), .. } => format!("write {}", code(near)),
        ColumnMissing { nearest: None, .. } => "mend the name in the file under `imports/`, or remove it".into(),
        ColumnUnknown(_) => "add it under `columns`, with `is: ignored` if it should not be read".into(),
        SheetMissing(_) => "mend the name of the sheet in the file under `imports/`".into(),
        NameUnknown { nearest: Some(near), .. } => {
            format!("write {}, or say under `names` in the file under `imports/` what these words stand for", code(near))
        }
        NameUnknown { nearest: None, .. } => {
            "say under `names` in the file under `imports/` what these words stand for, or \"-\" to leave these rows aside".into()
        }
        NoPeriod(_) => "write `2024`, `2023-2024`, `2024-Q3`, `2024-06` or a date".into(),
        Without(_) => "add a column, or write it in the file under `imports/`".into(),
        Twice { .. } => "keep the row that is right".into(),
        Conflict { .. } => "mend the one that is mistaken; `--replace` writes what the table says".into(),
        NoPlace { .. } => "write this value by hand".into(),
        AnswersUnknown { written, .. } if !written.is_empty() => format!("add to `answers`: {}", listed(written, "and")),
        AnswersUnknown { .. } => "add to `answers` the option they stand for; `\"*\"` counts for every other answer".into(),
        NoTarget(_) => "write it in the file under `imports/`".into(),
    }
}
