//! Heads of tables: which lines hold the names of columns, and what each column is called.
//!
//! A name that stands over several columns, merged or left blank beside it, counts for each of them:
//! `2024` over `Women` and `Men` makes `2024 / Women` and `2024 / Men`.

use std::collections::BTreeSet;

use super::{At, Noted};
use crate::finding::ImportTrouble;
use crate::source::grid::{Cell, Row, Sheet, address};

/// The most lines that names of columns take.
const DEEPEST: usize = 3;

/// What stands between the parts of a name.
pub const BETWEEN: &str = " / ";

/// The head of a table.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The numbers of its lines, from 0.
    pub lines: Vec<u32>,
    /// The columns that hold anything, in order.
    pub columns: Vec<Column>,
}

/// A column and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its position, from 0.
    pub index: u32,
    /// The parts of its name, from the top; a column without a name is called by its letters: `(B)`.
    pub parts: Vec<String>,
    /// Where its name stands.
    pub at: (u32, u32),
}

impl Column {
    /// Its whole name.
    pub fn name(&self) -> String {
        self.parts.join(BETWEEN)
    }
}

/// The head of a sheet: the lines that are said, else those that look like one.
pub fn head(sheet: &Sheet, said: &[u32]) -> Option<Head> {
    let lines = if said.is_empty() { found(sheet)? } else { said.to_vec() };
    let last = *lines.last()?;
    let filled: BTreeSet<u32> = sheet
        .rows
        .iter()
        .filter(|row| row.number > last || lines.contains(&row.number))
        .flat_map(|row| row.cells.iter().map(|cell| cell.column))
        .collect();
    let columns = filled.into_iter().map(|index| column(sheet, &lines, index)).collect();
    Some(Head { lines, columns })
}

/// The rows under a head.
pub fn below<'s>(sheet: &'s Sheet, head: &Head) -> &'s [Row] {
    let last = head.lines.last().copied().unwrap_or(0);
    let start = sheet.rows.partition_point(|row| row.number <= last);
    &sheet.rows[start..]
}

/// Notes columns of one name, which nothing can tell apart.
pub fn twice(head: &Head, sheet: usize, notes: &mut Vec<Noted>) {
    let mut seen = BTreeSet::new();
    for column in &head.columns {
        let name = column.name();
        if !seen.insert(super::folded(&name)) {
            let at = At { sheet, row: column.at.0, column: column.at.1 };
            notes.push(Noted::of(ImportTrouble::ColumnTwice(name), at));
        }
    }
}

/// The lines that look like the names of columns: the first with two names or more, and those under it that name
/// parts of its columns.
fn found(sheet: &Sheet) -> Option<Vec<u32>> {
    let widest = sheet.rows.iter().take(200).map(|row| row.cells.len()).max()?;
    let begins = |row: &Row| is_names(row) && row.cells.len() * 2 >= widest.min(4) && row.cells.len() >= 2;
    let at = sheet.rows.iter().take(50).position(begins).or_else(|| (widest == 1).then_some(0))?;
    let mut lines = vec![sheet.rows[at].number];
    for (above, row) in sheet.rows[at..].iter().zip(&sheet.rows[at + 1..]).take(DEEPEST - 1) {
        if !is_names(row) || !divides(sheet, above, row) {
            break;
        }
        lines.push(row.number);
    }
    Some(lines)
}

/// Whether a row holds names only: words, and numbers only as years.
fn is_names(row: &Row) -> bool {
    row.cells.iter().all(|cell| match &cell.cell {
        Cell::Words(words) => !is_number(words) || is_year(words),
        Cell::Number(number) => is_year(&number.normalize().to_string()),
        Cell::Day(_) => true,
        Cell::Percent(_) | Cell::Truth(_) => false,
    })
}

fn is_year(words: &str) -> bool {
    words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit()) && ("1900".."2101").contains(&words)
}

fn is_number(words: &str) -> bool {
    let plain = words.trim_matches(['%', '€', ' ', '\u{A0}', '-', '+']);
    plain.starts_with(|first: char| first.is_ascii_digit())
        && plain.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '\u{A0}' | '\u{202F}'))
}

/// Whether a row names parts of what the row above it names: under a merged cell, or in the blanks beside a name.
fn divides(sheet: &Sheet, above: &Row, row: &Row) -> bool {
    let merged = sheet.merged.iter().any(|[top, left, _, right]| *top == above.number && right > left);
    let under = |column: u32| {
        merged
            && sheet.merged.iter().any(|[top, left, _, right]| *top == above.number && left < right && (*left..=*right).contains(&column))
    };
    if merged {
        return row.cells.iter().any(|cell| under(cell.column));
    }
    let beside = |column: u32| above.at(column).is_none() && above.cells.first().is_some_and(|first| first.column < column);
    let blanks = row.cells.iter().filter(|cell| beside(cell.column)).count();
    row.number == above.number + 1 && (blanks >= 2 && row.cells.len() > above.cells.len() || repeats(above, row))
}

/// Whether the row above says one name several times in a row, so that only this row tells its columns apart.
fn repeats(above: &Row, row: &Row) -> bool {
    let again = above.cells.windows(2).filter(|pair| pair[0].cell == pair[1].cell).count();
    again * 2 >= above.cells.len() && row.cells.len() + 2 >= above.cells.len()
}

fn column(sheet: &Sheet, lines: &[u32], index: u32) -> Column {
    let mut parts: Vec<String> = Vec::new();
    let mut at = None;
    for (depth, line) in lines.iter().enumerate() {
        let last = depth + 1 == lines.len();
        let Some((column, words)) = over(sheet, *line, index, last) else { continue };
        if parts.last() != Some(&words) {
            parts.push(words);
        }
        at = at.filter(|_| column != index).or(Some((*line, column)));
        if column == index {
            at = Some((*line, column));
        }
    }
    if parts.is_empty() {
        let letters = address(0, index);
        parts.push(format!("({})", letters.trim_end_matches('1')));
    }
    let first = lines.first().copied().unwrap_or(0);
    Column { index, parts, at: at.unwrap_or((first, index)) }
}

/// The name over a column on a line: its own, that of the merged cell it lies in, or, above the last line, the one
/// to its left.
fn over(sheet: &Sheet, line: u32, index: u32, last: bool) -> Option<(u32, String)> {
    let at = sheet.rows.binary_search_by_key(&line, |row| row.number).ok();
    let row = at.map(|at| &sheet.rows[at]);
    if let Some(own) = row.and_then(|row| row.at(index)) {
        return Some((index, shown(&own.cell)));
    }
    let inside = |[top, left, bottom, right]: &&[u32; 4]| (*top..=*bottom).contains(&line) && (*left..=*right).contains(&index);
    if let Some([top, left, ..]) = sheet.merged.iter().find(inside) {
        let row = sheet.rows.binary_search_by_key(top, |row| row.number).ok().map(|at| &sheet.rows[at])?;
        return row.at(*left).map(|cell| (*left, shown(&cell.cell)));
    }
    let merges = sheet.merged.iter().any(|[top, left, bottom, right]| (*top..=*bottom).contains(&line) && right > left);
    if last || merges {
        return None;
    }
    let left = row?.cells.iter().rev().find(|cell| cell.column < index)?;
    Some((left.column, shown(&left.cell)))
}

fn shown(cell: &Cell) -> String {
    cell.shown().split_whitespace().collect::<Vec<_>>().join(" ")
}
