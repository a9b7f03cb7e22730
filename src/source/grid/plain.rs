//! Tables of values as sheets: what divides their cells, and in which letters they are written, is found out.

use super::{Book, CELL_LIMIT, COLUMN_LIMIT, Cell, Filled, Guessed, Row, Sheet, letters};
use crate::finding::{ImportTrouble, Place};
use crate::snapshot::FileId;
use crate::source::table;

/// The table as a book of one sheet, its words as they stand.
pub fn read(bytes: &[u8]) -> Result<Book, ImportTrouble> {
    let (text, encoding) = letters::text(bytes).ok_or(ImportTrouble::Encoding)?;
    if text.trim().is_empty() {
        return Err(ImportTrouble::Nothing);
    }
    // A first line that only says `sep=;` is spreadsheets' own way to name the mark.
    let skipped = text.lines().next().filter(|line| line.trim().to_lowercase().starts_with("sep=")).map_or(0, str::len);
    let records = table::records(&text[skipped..], Place::file(FileId(0)));
    let mut rows: Vec<Row> = Vec::new();
    let (mut cells, mut lines, mut counted) = (0, 0_u32, 0);
    for record in records.rows {
        let filled = record.cells.into_iter().enumerate().filter(|(_, cell)| !cell.value.is_empty());
        let offset = |at: u32| at + u32::try_from(skipped).unwrap_or(0);
        let filled: Vec<Filled> = filled
            .map(|(column, cell)| Filled {
                column: u32::try_from(column).unwrap_or(u32::MAX),
                at: offset(cell.place.start)..offset(cell.place.end),
                cell: Cell::Words(cell.value),
            })
            .collect();
        let Some(last) = filled.last() else { continue };
        if last.column as usize >= COLUMN_LIMIT {
            return Err(ImportTrouble::Columns(COLUMN_LIMIT));
        }
        cells += filled.len();
        if cells > CELL_LIMIT {
            return Err(ImportTrouble::Cells(CELL_LIMIT));
        }
        let start = (offset(record.place.start) as usize).min(text.len());
        lines += u32::try_from(text.as_bytes()[counted..start].iter().filter(|byte| **byte == b'\n').count()).unwrap_or(0);
        counted = start;
        rows.push(Row { number: lines, cells: filled });
    }
    let sheet = Sheet { rows, text, ..Sheet::default() };
    let guessed = Some(Guessed { delimiter: records.delimiter, encoding });
    Ok(Book { sheets: vec![sheet], guessed, ..Book::default() })
}
