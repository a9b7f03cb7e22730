//! The guard of workbooks: looks through their files before the library may, and notes what it would not tell.
//!
//! Refuses document types, macros, links to other files, and more cells than are read; finds hidden rows and columns,
//! and formulas whose result was never saved.

use std::collections::{BTreeMap, BTreeSet};

use super::{CELL_LIMIT, UNPACKED_LIMIT};
use crate::archive::{Unpackable, unpack};
use crate::finding::ImportTrouble;
use crate::xml::{self, Step, Tag, Unreadable};

/// Which program's workbook it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Office Open XML.
    Xlsx,
    /// OpenDocument.
    Ods,
}

/// What is known of a workbook before it is read.
#[derive(Debug)]
pub struct Known {
    /// Which kind it is.
    pub form: Form,
    /// What is known of each sheet, by name.
    pub sheets: BTreeMap<String, Marked>,
}

/// What is known of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    /// Rows that are hidden.
    pub rows: BTreeSet<u32>,
    /// Columns that are hidden.
    pub columns: BTreeSet<u32>,
    /// Formulas without a saved result.
    pub unsaved: BTreeSet<(u32, u32)>,
    /// Cells that hold an error: where the library does not say so.
    pub errors: BTreeSet<(u32, u32)>,
    /// Cells that are shown in per cent.
    pub percent: BTreeSet<(u32, u32)>,
    /// Cells that are one: first row, first column, last row, last column.
    pub merged: Vec<[u32; 4]>,
}

/// Looks through a workbook.
pub fn look(bytes: &[u8]) -> Result<Known, ImportTrouble> {
    let files = unpack(bytes, UNPACKED_LIMIT).map_err(|why| match why {
        Unpackable::Damaged => ImportTrouble::Damaged,
        Unpackable::Locked => ImportTrouble::Locked,
        Unpackable::TooLarge(limit) => ImportTrouble::Unpacked(limit),
    })?;
    let named = |part: &str| files.keys().any(|name| name.contains(part));
    if named("vbaProject") || files.keys().any(|name| name.starts_with("Basic/") && name.ends_with(".xml") && !name.ends_with("-lc.xml")) {
        return Err(ImportTrouble::Macros);
    }
    if named("xl/externalLinks/") {
        return Err(ImportTrouble::ExternalLinks);
    }
    for (name, content) in files.iter().filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels")) {
        // Sheets and contents are walked through below, where a document type is refused as well.
        if name != "content.xml" && memchr::memmem::find(content, b"<!DOCTYPE").is_some() {
            return Err(ImportTrouble::Doctype);
        }
    }
    if let Some(workbook) = files.get("xl/workbook.xml") {
        return Ok(Known { form: Form::Xlsx, sheets: xlsx(workbook, &files)? });
    }
    match files.get("content.xml") {
        Some(content) => Ok(Known { form: Form::Ods, sheets: ods(text(content)?)? }),
        None if files.contains_key("xl/workbook.bin") => Err(ImportTrouble::NotATable(Some("XLSB"))),
        None if files.contains_key("word/document.xml") => Err(ImportTrouble::NotATable(Some("DOCX"))),
        None => Err(ImportTrouble::NotATable(Some("ZIP"))),
    }
}

fn text(bytes: &[u8]) -> Result<&str, ImportTrouble> {
    std::str::from_utf8(bytes).map_err(|_| ImportTrouble::Damaged)
}

fn broken(error: Unreadable) -> ImportTrouble {
    if error.why.contains("document type") { ImportTrouble::Doctype } else { ImportTrouble::Damaged }
}

type Files = BTreeMap<String, Vec<u8>>;

fn xlsx(workbook: &[u8], files: &Files) -> Result<BTreeMap<String, Marked>, ImportTrouble> {
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut list = |step: Step| {
        if let Step::Open(tag, _) = step
            && tag.name() == "sheet"
        {
            parts.extend(tag.attribute("name").zip(tag.attribute("id")));
        }
    };
    xml::walk(text(workbook)?, &mut list).map_err(broken)?;
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    if let Some(rels) = files.get("xl/_rels/workbook.xml.rels") {
        xml::walk(text(rels)?, |step| {
            if let Step::Open(tag, _) = step {
                targets.extend(tag.attribute("Id").zip(tag.attribute("Target")));
            }
        })
        .map_err(broken)?;
    }
    let mut sheets = BTreeMap::new();
    let mut cells = 0;
    for (name, id) in parts {
        let Some(target) = targets.get(&id) else { continue };
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        if let Some(content) = files.get(&path) {
            sheets.insert(name, sheet(text(content)?, &mut cells)?);
        }
    }
    Ok(sheets)
}

/// What is to be known of one sheet of an XLSX.
fn sheet(content: &str, cells: &mut usize) -> Result<Marked, ImportTrouble> {
    let mut marked = Marked::default();
    let (mut row, mut column) = (0_u32, 0_u32);
    // The cell that is open: whether it has a formula, and a value.
    let (mut formula, mut value) = (false, false);
    let step = |step: Step| match step {
        Step::Open(tag, ends) => match tag.name() {
            "row" => {
                row = tag.attribute("r").and_then(|r| r.parse::<u32>().ok()).map_or(row, |r| r.saturating_sub(1));
                column = 0;
                if is_on(tag, "hidden") {
                    marked.rows.insert(row);
                }
                row += u32::from(ends);
            }
            "c" => {
                *cells += 1;
                if let Some((r, c)) = tag.attribute("r").as_deref().and_then(position) {
                    (row, column) = (r, c);
                }
                (formula, value) = (false, false);
                column += u32::from(ends);
            }
            "f" => formula = true,
            "v" | "is" => value = !ends,
            "col" if is_on(tag, "hidden") => {
                let edge = |name: &str| tag.attribute(name).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1);
                marked.columns.extend((edge("min")..=edge("max").min(16_384)).map(|n| n.saturating_sub(1)));
            }
            "mergeCell" => marked.merged.extend(tag.attribute("ref").as_deref().and_then(stretch)),
            _ => {}
        },
        Step::Close("c") => {
            if formula && !value {
                marked.unsaved.insert((row, column));
            }
            column += 1;
        }
        Step::Close("row") => row += 1,
        Step::Close(_) => {}
    };
    xml::walk(content, step).map_err(broken)?;
    if *cells > CELL_LIMIT { Err(ImportTrouble::Cells(CELL_LIMIT)) } else { Ok(marked) }
}

fn is_on(tag: &Tag, name: &str) -> bool {
    matches!(tag.attribute(name).as_deref(), Some("1" | "true"))
}

/// The row and column of `C7`.
fn position(address: &str) -> Option<(u32, u32)> {
    let digits = address.find(|letter: char| letter.is_ascii_digit())?;
    let column = address[..digits].bytes().try_fold(0_u32, |sum, letter| {
        let place = letter.to_ascii_uppercase().checked_sub(b'A').filter(|place| *place < 26)?;
        sum.checked_mul(26)?.checked_add(u32::from(place) + 1)
    })?;
    Some((address[digits..].parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

fn stretch(range: &str) -> Option<[u32; 4]> {
    let (from, to) = range.split_once(':')?;
    let ((top, left), (bottom, right)) = (position(from)?, position(to)?);
    Some([top, left, bottom, right])
}

/// What is to be known of the sheets of an ODS, whose rows and cells say how often they are repeated.
fn ods(content: &str) -> Result<BTreeMap<String, Marked>, ImportTrouble> {
    let mut walker = Ods::default();
    xml::walk(content, |step| walker.step(&step)).map_err(broken)?;
    if walker.links {
        return Err(ImportTrouble::ExternalLinks);
    }
    if walker.cells > CELL_LIMIT { Err(ImportTrouble::Cells(CELL_LIMIT)) } else { Ok(walker.sheets) }
}

#[derive(Default)]
struct Ods {
    sheets: BTreeMap<String, Marked>,
    open: Option<String>,
    row: u32,
    column: u32,
    rows: u32,
    cells: usize,
    links: bool,
}

impl Ods {
    fn step(&mut self, step: &Step) {
        match step {
            Step::Open(tag, ends) => self.open(tag, *ends),
            Step::Close("table") => self.open = None,
            Step::Close("table-row") => self.row = self.row.saturating_add(self.rows),
            Step::Close(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag, ends: bool) {
        let times = |name: &str| tag.attribute(name).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1).max(1);
        match tag.name() {
            "table" => {
                self.open = tag.attribute("name");
                (self.row, self.column) = (0, 0);
                self.sheets.insert(self.open.clone().unwrap_or_default(), Marked::default());
            }
            "table-source" => self.links = true,
            "table-column" => {
                let (from, count) = (self.column, times("number-columns-repeated").min(16_384));
                self.column = self.column.saturating_add(count);
                if is_hidden(tag) {
                    self.marked(|marked| marked.columns.extend(from..from + count));
                }
            }
            "table-row" => {
                (self.rows, self.column) = (times("number-rows-repeated"), 0);
                let (row, rows) = (self.row, self.rows.min(10_000));
                if is_hidden(tag) {
                    self.marked(|marked| marked.rows.extend(row..row + rows));
                }
                if ends {
                    self.row = self.row.saturating_add(self.rows);
                }
            }
            "table-cell" | "covered-table-cell" => self.cell(tag, times("number-columns-repeated")),
            _ => {}
        }
    }

    fn cell(&mut self, tag: &Tag, count: u32) {
        let kind = tag.attribute("value-type");
        let at = (self.row, self.column);
        self.column = self.column.saturating_add(count);
        let (formula, has_value) = (tag.attribute("formula").is_some(), tag.attribute("value").is_some());
        let Some(kind) = kind else {
            if formula {
                self.cells += 1;
                self.marked(|marked| marked.unsaved.extend([at]));
            }
            return;
        };
        self.cells = self.cells.saturating_add((count as usize).saturating_mul(self.rows as usize));
        let span = |name: &str| tag.attribute(name).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1).max(1);
        let (wide, high) = (span("number-columns-spanned"), span("number-rows-spanned"));
        // LibreOffice saves an error as words beside a formula that should give a number.
        let error = formula && kind == "string" && !has_value && tag.attribute("string-value").is_some_and(|words| words.is_empty());
        self.marked(|marked| {
            if kind == "percentage" {
                marked.percent.extend((0..count.min(4_096)).map(|more| (at.0, at.1 + more)));
            }
            if error || kind == "error" {
                marked.errors.insert(at);
            }
            if wide > 1 || high > 1 {
                marked.merged.push([at.0, at.1, at.0 + high - 1, at.1 + wide - 1]);
            }
        });
    }

    fn marked(&mut self, change: impl FnOnce(&mut Marked)) {
        if let Some(marked) = self.open.as_ref().and_then(|name| self.sheets.get_mut(name)) {
            change(marked);
        }
    }
}

fn is_hidden(tag: &Tag) -> bool {
    matches!(tag.attribute("visibility").as_deref(), Some("collapse" | "filter"))
}
