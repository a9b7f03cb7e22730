//! CSV of values: what its columns mean, and the cell that each row gives (format.md §3).

use std::collections::BTreeSet;
use std::sync::Arc;

use super::reading::{Site, is_category};
use crate::decimal::Decimal;
use crate::finding::{FileTrouble, Findings, Place, Problem};
use crate::model::assessment::Assessment;
use crate::model::catalogue::Dimension;
use crate::model::load::refused;
use crate::model::observation::{Measured, Observation, Remarks, Status, check_typed};
use crate::model::result::{Column, Coordinates, CsvFile, RawCell};
use crate::nearest::nearest;
use crate::path::SourcePath;
use crate::period::Period;
use crate::snapshot::{Content, FileId};
use crate::source::decode::{self, Decode, Decoder, Located};
use crate::source::table::{self, Row, Table};
use crate::source::text::Text;
use crate::source::yaml::{Kind, Node};

/// What a column holds.
#[derive(Clone, Copy)]
enum Meaning<'site> {
    Known(Column),
    Dimension(&'site Dimension),
    /// An unknown column, already noted.
    Nothing,
}

/// The cells of a result's CSV file; none, with a finding, if it cannot be used.
pub(super) fn cells(csv: &CsvFile, assessment: &Assessment, site: Site, findings: &mut Findings) -> Vec<RawCell> {
    let file = match find(csv, assessment, site) {
        Ok(file) => file,
        Err(trouble) => {
            findings.add(Problem::File { file: csv.file.value.clone(), trouble }, csv.file.place);
            return Vec::new();
        }
    };
    let Some(table) = table::read(site.snapshot.text(file), Place::file(file)) else {
        let problem = Problem::File { file: csv.file.value.clone(), trouble: FileTrouble::Column("period".to_owned()) };
        findings.add(problem, Place::file(file));
        return Vec::new();
    };
    let mut cx = site.decoder(csv.marks);
    let meanings = meanings(&table, csv, site, &mut cx.findings);
    let cells = if has_needed_columns(&meanings, &table, csv, &mut cx.findings) {
        let reader = Reader { meanings, file: &csv.file.value };
        table.rows.iter().filter_map(|row| reader.cell(row, &table, &mut cx)).collect()
    } else {
        Vec::new()
    };
    findings.append(std::mem::take(&mut cx.findings));
    without_repeats(cells, findings)
}

fn find(csv: &CsvFile, assessment: &Assessment, site: Site) -> Result<FileId, FileTrouble> {
    let path = SourcePath::resolve(&assessment.folder, &csv.file.value).ok_or(FileTrouble::Outside)?;
    match site.snapshot.find(path.as_str()) {
        Some((id, file)) => match &file.content {
            Content::Text(_) => Ok(id),
            Content::Bytes(_) => Err(FileTrouble::NotUtf8(None)),
            Content::Refused(refusal) => Err(refused(refusal)),
        },
        None => Err(FileTrouble::Missing(nearest_file(&path, &assessment.folder, site))),
    }
}

/// The nearest CSV of the same enterprise, as an author would write it.
fn nearest_file(path: &SourcePath, folder: &str, site: Site) -> Option<String> {
    let prefix = format!("{folder}/");
    let wanted = path.as_str().strip_prefix(&prefix).unwrap_or(path.as_str());
    let known =
        site.snapshot.files.iter().filter_map(|file| file.path.as_str().strip_prefix(&prefix)).filter(|name| name.ends_with(".csv"));
    nearest(wanted, known).map(str::to_owned)
}

fn meanings<'site>(table: &Table, csv: &CsvFile, site: Site<'site>, findings: &mut Findings) -> Vec<Meaning<'site>> {
    let mut meaning = |cell: &Located<String>| {
        if let Some(column) = Column::of(&cell.value) {
            return Meaning::Known(column);
        }
        if let Some(dimension) = site.catalogue().dimension(&cell.value) {
            return Meaning::Dimension(dimension);
        }
        let dimensions = site.catalogue().dimensions.iter().map(|dimension| dimension.id.as_str());
        let nearest = nearest(&cell.value, Column::WORDS.iter().copied().chain(dimensions)).map(str::to_owned);
        findings.add(Problem::File { file: csv.file.value.clone(), trouble: FileTrouble::UnknownColumn(nearest) }, cell.place);
        Meaning::Nothing
    };
    let meanings: Vec<Meaning> = table.header.iter().map(&mut meaning).collect();
    let known = table.header.iter().zip(&meanings).enumerate().filter(|(_, (_, meaning))| !matches!(meaning, Meaning::Nothing));
    for (index, (cell, _)) in known {
        if let Some(first) = table.header[..index].iter().find(|first| first.value == cell.value) {
            findings.add_related(Problem::DuplicateKey { key: cell.value.clone() }, cell.place, first.place);
        }
    }
    meanings
}

fn has_needed_columns(meanings: &[Meaning], table: &Table, csv: &CsvFile, findings: &mut Findings) -> bool {
    let has = |wanted: Column| meanings.iter().any(|meaning| matches!(meaning, Meaning::Known(column) if *column == wanted));
    let (numerator, denominator) = (has(Column::Numerator), has(Column::Denominator));
    let missing = [
        (!has(Column::Period), "period"),
        (!has(Column::Value) && !numerator && !denominator, "value"),
        (denominator && !numerator, "numerator"),
        (numerator && !denominator, "denominator"),
    ];
    let place = table.header.first().map_or(csv.file.place, |cell| cell.place);
    let told: Vec<String> = findings
        .iter()
        .filter_map(|finding| match &finding.problem {
            Problem::File { trouble: FileTrouble::UnknownColumn(nearest), .. } => nearest.clone(),
            _ => None,
        })
        .collect();
    let slipped = |column: &str| told.iter().any(|nearest| nearest == column);
    for (_, column) in missing.iter().filter(|(missing, column)| *missing && !slipped(column)) {
        findings.add(Problem::File { file: csv.file.value.clone(), trouble: FileTrouble::Column((*column).to_owned()) }, place);
    }
    missing.iter().all(|(missing, _)| !missing)
}

/// Rows of one period and the same categories count once (E11).
fn without_repeats(cells: Vec<RawCell>, findings: &mut Findings) -> Vec<RawCell> {
    let mut seen = std::collections::BTreeMap::new();
    let mut kept = Vec::with_capacity(cells.len());
    let mut shared: BTreeSet<Coordinates> = BTreeSet::new();
    for mut cell in cells {
        match shared.get(&cell.categories) {
            Some(same) => cell.categories = Arc::clone(same),
            None => drop(shared.insert(Arc::clone(&cell.categories))),
        }
        let place = cell.observation.place;
        match seen.insert((cell.period.first, cell.period.last, cell.categories.clone()), place) {
            None => kept.push(cell),
            Some(first) => findings.add_related(Problem::PeriodTwice { period: cell.period.spelled() }, place, first),
        }
    }
    kept
}

struct Reader<'site> {
    meanings: Vec<Meaning<'site>>,
    file: &'site str,
}

impl Reader<'_> {
    fn cell(&self, row: &Row, table: &Table, cx: &mut Decoder) -> Option<RawCell> {
        if row.cells.len() != table.header.len() {
            cx.findings.add(Problem::File { file: self.file.to_owned(), trouble: FileTrouble::Row }, row.place);
            return None;
        }
        let mut before = std::mem::take(&mut cx.findings);
        let period: Option<Period> = match self.written(Column::Period, row) {
            Some(cell) => Period::decode(&node(cell), cx),
            None => {
                cx.findings.add(Problem::MissingKey { key: "period".to_owned() }, row.place);
                None
            }
        };
        let categories = self.categories(row, cx).into();
        let observation = self.observation(row, period.as_ref(), cx);
        let sound = !cx.findings.any(crate::finding::Severity::Error);
        before.append(std::mem::replace(&mut cx.findings, Findings::new()));
        cx.findings = before;
        let (period, observation) = (period?, observation?);
        sound.then_some(RawCell { categories, period, observation })
    }

    fn written<'row>(&self, wanted: Column, row: &'row Row) -> Option<&'row Located<String>> {
        let index = self.meanings.iter().position(|meaning| matches!(meaning, Meaning::Known(column) if *column == wanted))?;
        row.cells.get(index).filter(|cell| !cell.value.is_empty())
    }

    fn number(&self, column: Column, row: &Row, cx: &mut Decoder) -> Option<Decimal> {
        let cell = self.written(column, row)?;
        decode::number(&cell.value, cell.place, cx)
    }

    fn categories(&self, row: &Row, cx: &mut Decoder) -> Vec<(String, String)> {
        let mut categories = Vec::new();
        for (meaning, cell) in self.meanings.iter().zip(&row.cells) {
            let Meaning::Dimension(dimension) = meaning else { continue };
            if !cell.value.is_empty() && is_category(cell, dimension, &mut cx.findings) {
                categories.push((dimension.id.to_string(), cell.value.clone()));
            }
        }
        categories.sort();
        categories
    }

    fn observation(&self, row: &Row, period: Option<&Period>, cx: &mut Decoder) -> Option<Observation> {
        let status = self.status(row, cx);
        let cell = [Column::Value, Column::Numerator, Column::Denominator].into_iter().find_map(|column| self.written(column, row));
        let place = cell.map_or(row.place, |cell| cell.place);
        let measured = self.measured(row, cx)?;
        let mut remarks = Remarks {
            status,
            base: self.number(Column::N, row, cx),
            low: self.number(Column::Low, row, cx),
            high: self.number(Column::High, row, cx),
            note: self.written(Column::Note, row).and_then(|cell| note(cell, cx)),
            ..Remarks::default()
        };
        if measured == Measured::Absent && !remarks.status.iter().any(|status| status.explains_absence()) {
            let period = period.map(Period::spelled).unwrap_or_default();
            cx.findings.add(Problem::EmptyValue { period }, place);
            remarks.status.push(Status::Missing);
        }
        Some(Observation::with(measured, place, remarks))
    }

    fn measured(&self, row: &Row, cx: &mut Decoder) -> Option<Measured> {
        let [value, numerator, denominator] =
            [Column::Value, Column::Numerator, Column::Denominator].map(|column| self.written(column, row));
        let missing = |key: &str, cx: &mut Decoder| {
            cx.findings.add(Problem::MissingKey { key: key.to_owned() }, row.place);
            None
        };
        match (value, numerator, denominator) {
            (Some(value), None, None) => decode::number(&value.value, value.place, cx).map(Measured::Value),
            (value, Some(numerator), Some(denominator)) => {
                let numerator = decode::number(&numerator.value, numerator.place, cx);
                let denominator = decode::number(&denominator.value, denominator.place, cx);
                let (numerator, denominator) = (numerator?, denominator?);
                if let Some(cell) = value {
                    let typed = Located { value: decode::number(&cell.value, cell.place, cx)?, place: cell.place };
                    check_typed(&typed, (numerator, denominator), &mut cx.findings);
                }
                Some(Measured::Parts { numerator, denominator })
            }
            (None, None, None) => Some(Measured::Absent),
            (_, Some(_), None) => missing("denominator", cx),
            (_, None, Some(_)) => missing("numerator", cx),
        }
    }

    /// One status, or several between spaces, commas, `+` or `|`: as words, or in the letters of SDMX.
    fn status(&self, row: &Row, cx: &mut Decoder) -> Vec<Status> {
        let Some(cell) = self.written(Column::Status, row) else { return Vec::new() };
        let words = cell.value.split([' ', ',', ';', '+', '|']).filter(|word| !word.is_empty());
        let written = |word: &str, cx: &mut Decoder| Status::decode(&Node { place: cell.place, kind: Kind::Scalar(word.to_owned()) }, cx);
        words.filter_map(|word| Status::of_sdmx(word).or_else(|| written(word, cx))).collect()
    }
}

fn node(cell: &Located<String>) -> Node {
    Node { place: cell.place, kind: Kind::Scalar(cell.value.clone()) }
}

/// A note in the first language, borrowed by the others. A cell cannot hold translations, so their
/// absence is not a finding.
fn note(cell: &Located<String>, cx: &mut Decoder) -> Option<Text> {
    let noted = std::mem::take(&mut cx.findings);
    let text = Text::decode(&node(cell), cx);
    cx.findings = noted;
    text
}
