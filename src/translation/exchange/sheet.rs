//! Tables for spreadsheets. A cell that a spreadsheet would take for a formula begins with an apostrophe, which is
//! taken away when it comes back.

use super::{Incoming, Parcel, Returned, Trouble, Unreadable};
use crate::finding::Place;
use crate::snapshot::FileId;
use crate::source::table;

const COLUMNS: [&str; 5] = ["id", "kind", "file", "line", "state"];

/// The file of a parcel.
pub fn write(parcel: &Parcel) -> String {
    let mut out = format!("\u{FEFF}{};{};{}\r\n", COLUMNS.join(";"), parcel.from, parcel.to);
    for line in &parcel.units {
        let number = line.at.1.to_string();
        let cells = [&line.id, line.kind, &line.at.0, &number, line.state.word(), &line.source, &line.target];
        out += &cells.map(cell).join(";");
        out += "\r\n";
    }
    out
}

fn cell(text: &str) -> String {
    let guarded = if text.trim_start_matches('\'').starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
    if guarded.contains(['"', ';', '\n', '\r', '\t', ',']) { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded }
}

fn bare(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

/// What a table says. Columns are found by name; the last two are the languages.
pub fn read(text: &str) -> Result<Returned, Trouble> {
    let trouble = Trouble { line: 1, what: Unreadable::Columns };
    let table = table::read(text, Place::file(FileId(0))).ok_or_else(|| trouble.clone())?;
    let header: Vec<&str> = table.header.iter().map(|cell| cell.value.as_str()).collect();
    let column = |name: &str| header.iter().position(|known| known.eq_ignore_ascii_case(name));
    let languages: Vec<usize> = (0..header.len()).filter(|at| !COLUMNS.contains(&header[*at].to_lowercase().as_str())).collect();
    let (Some(id), [source, target]) = (column("id"), languages.as_slice()) else { return Err(trouble) };
    let state = column("state");
    let units = table.rows.iter().filter_map(|row| {
        let said = |at: usize| row.cells.get(at).map_or("", |cell| bare(&cell.value)).to_owned();
        let (words, state) = (said(*target), state.map(said).unwrap_or_default());
        // What was missing and is there now was translated now.
        let done = !words.is_empty() && matches!(state.to_lowercase().as_str(), "current" | "missing");
        let id = said(id);
        (!id.is_empty()).then(|| Incoming { id, source: Some(said(*source)), words, done })
    });
    Ok(Returned { to: header[*target].to_owned(), units: units.collect() })
}
