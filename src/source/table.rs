//! Tables: CSV texts as rows of cells, each cell with its exact place.
//!
//! Comma, semicolon or tab is recognised in the header. What a column means is the asker's affair.

use csv::{ReaderBuilder, StringRecord};

use super::decode::Located;
use crate::finding::Place;

/// A table with a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns, trimmed.
    pub header: Vec<Located<String>>,
    /// The rows that hold anything, in order.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The cells, trimmed; empty cells beyond the header are dropped, so that a row is ragged only if it
    /// says too little or too much.
    pub cells: Vec<Located<String>>,
    /// The whole row.
    pub place: Place,
}

/// The table of a CSV text that begins at `base`; nothing if it has no header.
pub fn read(text: &str, base: Place) -> Option<Table> {
    let mut rows = records(text, base).rows.into_iter();
    let header = rows.next()?.cells;
    let named = header.iter().rposition(|cell| !cell.value.is_empty())? + 1;
    let header = header[..named].to_vec();
    let rows = rows.map(|row| without_tail(row, named)).filter(|row| row.cells.iter().any(|cell| !cell.value.is_empty())).collect();
    Some(Table { header, rows })
}

/// The rows of a CSV text, none of them taken for a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Records {
    /// What stands between its cells.
    pub delimiter: char,
    /// Its rows, in order.
    pub rows: Vec<Row>,
}

/// The rows of a CSV text that begins at `base`.
pub fn records(text: &str, base: Place) -> Records {
    let (text, base) = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => (rest, base.within('\u{FEFF}'.len_utf8(), text.len())),
        None => (text, base),
    };
    let delimiter = delimiter(text);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let read =
        |record: Result<StringRecord, csv::Error>| record.expect("a text is UTF-8, rows may be ragged, and memory does not fail to read");
    let rows = reader.records().map(|record| row(&read(record), text, delimiter, base)).collect();
    Records { delimiter: char::from(delimiter), rows }
}

fn without_tail(mut row: Row, width: usize) -> Row {
    while row.cells.len() > width && row.cells.last().is_some_and(|cell| cell.value.is_empty()) {
        row.cells.pop();
    }
    row
}

/// The mark that stands most often in the first line, outside quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0)];
    for byte in text.trim_start().bytes().take_while(|byte| !matches!(byte, b'\n' | b'\r')) {
        match byte {
            b'"' => quoted = !quoted,
            byte if !quoted => counts.iter_mut().filter(|(mark, _)| *mark == byte).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0).map_or(b',', |(mark, _)| mark)
}

/// The cells of a record. The reader tells where a record starts; the cells are walked along the text.
fn row(record: &StringRecord, text: &str, delimiter: u8, base: Place) -> Row {
    let bytes = text.as_bytes();
    let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
    let start = (start..bytes.len()).find(|&at| !matches!(bytes[at], b'\n' | b'\r')).unwrap_or(bytes.len());
    let mut at = start;
    let mut end = start;
    let mut cells = Vec::with_capacity(record.len());
    for value in record {
        end = cell_end(bytes, at, delimiter);
        let written = text.get(at..end).unwrap_or_default();
        let indent = written.len() - written.trim_start().len();
        let place = base.within(at + indent, at + indent.max(written.trim_end().len()));
        cells.push(Located { value: value.trim().to_owned(), place });
        at = end + 1;
    }
    Row { cells, place: base.within(start, end) }
}

/// Where the raw cell that starts at `at` ends: before its delimiter or line end, quotation marks observed.
fn cell_end(bytes: &[u8], at: usize, delimiter: u8) -> usize {
    let mut quoted = bytes.get(at) == Some(&b'"');
    let mut end = if quoted { at + 1 } else { at };
    while let Some(&byte) = bytes.get(end) {
        match byte {
            b'"' if quoted => quoted = false,
            b'"' if bytes.get(end - 1) == Some(&b'"') && bytes.get(at) == Some(&b'"') => quoted = true,
            byte if !quoted && (byte == delimiter || matches!(byte, b'\n' | b'\r')) => break,
            _ => {}
        }
        end += 1;
    }
    end.min(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::FileId;

    fn table(text: &str) -> Table {
        read(text, Place::file(FileId(0))).expect("a header")
    }

    fn values(row: &Row) -> Vec<&str> {
        row.cells.iter().map(|cell| cell.value.as_str()).collect()
    }

    #[test]
    fn commas_semicolons_and_tabs_are_told_apart() {
        for text in ["a,b\n1,2\n", "a;b\r\n1;2\r\n", "a\tb\n1\t2", "\u{FEFF}a;\"b\"\n\n1;2\n;\n"] {
            let table = table(text);
            assert_eq!(table.header.iter().map(|cell| cell.value.as_str()).collect::<Vec<_>>(), ["a", "b"], "{text:?}");
            assert_eq!(table.rows.iter().map(values).collect::<Vec<_>>(), [["1", "2"]], "{text:?}");
        }
    }

    #[test]
    fn a_decimal_comma_stands_beside_semicolons() {
        assert_eq!(values(&table("period;value\n2023;12,5\n").rows[0]), ["2023", "12,5"]);
    }

    #[test]
    fn every_cell_knows_its_bytes() {
        let text = "\u{FEFF}period;note;value\r\n2023;\"dit \"\"so;it\"\"\nici\" ;4\r\n\r\n2024;é;x\r\n";
        let table = table(text);
        for row in &table.rows {
            for cell in &row.cells {
                let written = &text[cell.place.start as usize..cell.place.end as usize];
                assert!(written.contains(cell.value.split('"').next().unwrap_or_default().trim()), "{written:?} {:?}", cell.value);
            }
        }
        assert_eq!(&text[table.rows[1].cells[2].place.start as usize..table.rows[1].cells[2].place.end as usize], "x");
        assert_eq!(&text[table.rows[1].cells[1].place.start as usize..table.rows[1].cells[1].place.end as usize], "é");
    }

    #[test]
    fn quoted_cells_keep_their_marks() {
        let text = "a,b,c\n\"x, \"\"y\"\"\",\"\",3\n";
        let table = table(text);
        assert_eq!(values(&table.rows[0]), ["x, \"y\"", "", "3"]);
        let third = table.rows[0].cells[2].place;
        assert_eq!(&text[third.start as usize..third.end as usize], "3");
    }

    #[test]
    fn a_ragged_row_stays_ragged() {
        let table = table("a,b\n1\n1,2,3\n1,2,,\n");
        assert_eq!(table.rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>(), [1, 3, 2]);
    }
}
