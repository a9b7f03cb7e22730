//! Tables of values: each number with its enterprise, indicator, period and categories, long or wide.

use std::collections::{BTreeMap, BTreeSet};

use super::aliases::{is_nothing, status};
use super::columns::{Fixed, Used, used};
use super::head::{self, Head};
use super::names::{Found, Names};
use super::{At, Given, Noted, Said, when};
use crate::decimal::{self, Decimal, Marks, Unreadable};
use crate::finding::{ImportTrouble, Problem};
use crate::model::Model;
use crate::model::indicator::KnownUnit;
use crate::model::mapping::{Role, TableMapping};
use crate::period::SchoolYearStart;
use crate::source::grid::{Cell, Filled, Row, Sheet};

/// What tables are read with.
pub struct Reading<'a> {
    /// What names stand for.
    pub names: &'a Names,
    /// The site.
    pub model: &'a Model,
    /// How ambiguous numbers are read.
    pub marks: Marks,
    /// When school years start.
    pub school: SchoolYearStart,
    /// The enterprise that is meant where nothing says it.
    pub enterprise: Option<&'a str>,
}

/// The values of a sheet; what cannot be read is noted.
pub fn values(sheet: (&Sheet, usize), table: &TableMapping, head: &Head, (reading, notes): (&Reading, &mut Vec<Noted>)) -> Vec<Given> {
    head::twice(head, sheet.1, notes);
    let columns = used(table, head, reading.names, (reading.school, sheet.1, notes));
    let mut reader = Reader { sheet: sheet.0, at: sheet.1, table, columns: &columns, reading, notes, told: BTreeSet::new() };
    let mut given = Vec::new();
    for row in head::below(sheet.0, head) {
        reader.row(row, &mut given);
    }
    once(given, notes)
}

/// Every value once; two that differ are noted.
fn once(given: Vec<Given>, notes: &mut Vec<Noted>) -> Vec<Given> {
    let mut kept: Vec<Given> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for one in given {
        let key = one.named();
        match seen.get(&key) {
            Some(first) if kept[*first].said == one.said => {}
            Some(_) => notes.push(Noted::of(ImportTrouble::Twice { value: key }, one.at)),
            None => {
                seen.insert(key, kept.len());
                kept.push(one);
            }
        }
    }
    kept
}

struct Reader<'a, 'n> {
    sheet: &'a Sheet,
    at: usize,
    table: &'a TableMapping,
    columns: &'a [Used],
    reading: &'a Reading<'a>,
    notes: &'n mut Vec<Noted>,
    /// Names that were noted already.
    told: BTreeSet<(String, String)>,
}

/// What stands in a row besides its numbers.
#[derive(Default)]
struct Line {
    fixed: Fixed,
    assessment: Option<String>,
    said: Said,
    /// Whether the row is left aside, because one of its names is.
    aside: bool,
    /// Whether something in it could not be read.
    broken: bool,
}

impl Reader<'_, '_> {
    fn row(&mut self, row: &Row, given: &mut Vec<Given>) {
        let is_number = |role: Role| matches!(role, Role::Value | Role::Numerator | Role::Denominator);
        let some = |used: &&Used| row.at(used.index).is_some_and(|filled| !matches!(&filled.cell, Cell::Words(words) if is_nothing(words)));
        let mut groups: Vec<(Fixed, Vec<&Used>)> = Vec::new();
        let columns = self.columns;
        for used in columns.iter().filter(|used| is_number(used.role)).filter(some) {
            match groups.iter_mut().find(|(fixed, _)| *fixed == used.fixed) {
                Some((_, group)) => group.push(used),
                None => groups.push((used.fixed.clone(), vec![used])),
            }
        }
        let says_why = columns.iter().any(|used| used.role == Role::Status && some(&used));
        if groups.is_empty() && !says_why {
            return;
        }
        let line = self.line(row);
        if line.aside || line.broken {
            return;
        }
        if groups.is_empty() && line.said.holds() {
            groups.push((Fixed::default(), Vec::new()));
        }
        for (fixed, group) in groups {
            given.extend(self.value(row, &line, (&fixed, &group)));
        }
    }

    /// The coordinates of a row, and what is said of all its values.
    fn line(&mut self, row: &Row) -> Line {
        let mut line = Line::default();
        let columns = self.columns;
        for used in columns {
            let Some(filled) = self.cell(row, used.index) else { continue };
            let words = filled.cell.shown();
            if matches!(&filled.cell, Cell::Words(words) if is_nothing(words)) && used.role != Role::Note {
                continue;
            }
            let at = (row.number, used.index);
            match used.role {
                Role::Enterprise => line.fixed.enterprise = self.name("enterprise", &words, at, &mut line.aside),
                Role::Indicator => line.fixed.indicator = self.name("indicator", &words, at, &mut line.aside),
                Role::Category => {
                    let dimension = used.dimension.clone().unwrap_or_default();
                    let category = self.name(&dimension, &words, at, &mut line.aside);
                    line.broken |= category.is_none() && !line.aside;
                    line.fixed.categories.extend(category.map(|category| (dimension, category)));
                }
                Role::Assessment => line.assessment = Some(words),
                Role::Period => {
                    line.fixed.period = when::of_cell(&filled.cell, used.grain, self.reading.school);
                    if line.fixed.period.is_none() {
                        self.note(ImportTrouble::NoPeriod(words), at);
                        line.broken = true;
                    }
                }
                Role::Status => {
                    line.said.status = words
                        .split([',', ';', ' '])
                        .filter_map(status)
                        .collect::<Vec<_>>()
                        .into_iter()
                        .chain(status(&words))
                        .fold(Vec::new(), unique)
                }
                Role::N => line.said.n = self.number(&filled, at, None),
                Role::Low => line.said.low = self.number(&filled, at, None),
                Role::High => line.said.high = self.number(&filled, at, None),
                Role::Note => line.said.note = Some(words),
                Role::Source => line.said.source = Some(words),
                Role::Value | Role::Numerator | Role::Denominator | Role::Ignored => {}
            }
            line.broken |= matches!(used.role, Role::Enterprise) && line.fixed.enterprise.is_none();
            line.broken |= matches!(used.role, Role::Indicator) && line.fixed.indicator.is_none();
        }
        line
    }

    fn value(&mut self, row: &Row, line: &Line, (fixed, group): (&Fixed, &[&Used])) -> Option<Given> {
        let table = self.table;
        let own = |place: &Option<crate::source::decode::Located<String>>| place.as_ref().map(|located| located.value.clone());
        let first = group.first().map_or(0, |used| used.index);
        let at = (row.number, first);
        let enterprise = fixed.enterprise.clone().or_else(|| line.fixed.enterprise.clone()).or_else(|| own(&table.enterprise));
        let enterprise = enterprise.or_else(|| self.reading.enterprise.map(str::to_owned));
        let indicator = fixed.indicator.clone().or_else(|| line.fixed.indicator.clone()).or_else(|| own(&table.indicator));
        let period = fixed.period.or(line.fixed.period);
        let (Some(enterprise), Some(indicator), Some(period)) = (enterprise.clone(), indicator.clone(), period) else {
            let missing = [("enterprise", enterprise.is_none()), ("indicator", indicator.is_none()), ("period", period.is_none())];
            missing
                .into_iter()
                .filter(|(_, missing)| *missing)
                .for_each(|(what, _)| self.note(ImportTrouble::Without(what.to_owned()), at));
            return None;
        };
        let mut said = line.said.clone();
        for used in group {
            let filled = row.at(used.index)?;
            let number = self.number(filled, (row.number, used.index), Some((&indicator, used.role)))?;
            match used.role {
                Role::Numerator => said.numerator = Some(number),
                Role::Denominator => said.denominator = Some(number),
                _ => said.value = Some(number),
            }
        }
        // A value beside its parts is only what they give.
        if said.numerator.is_some() && said.denominator.is_some() {
            said.value = None;
        }
        let mut categories = [line.fixed.categories.clone(), fixed.categories.clone()].concat();
        categories.sort();
        let assessment = line.assessment.clone().or_else(|| own(&table.assessment));
        let at = At { sheet: self.at, row: at.0, column: at.1 };
        said.holds().then_some(Given { enterprise, assessment, indicator, period, categories, said, at })
    }

    /// A cell, or that of the merged stretch it lies in, downwards.
    fn cell(&self, row: &Row, column: u32) -> Option<Filled> {
        if let Some(filled) = row.at(column) {
            return Some(filled.clone());
        }
        let inside = |[top, left, bottom, right]: &&[u32; 4]| (*top..=*bottom).contains(&row.number) && (*left..=*right).contains(&column);
        let [top, left, ..] = self.sheet.merged.iter().find(inside)?;
        let at = self.sheet.rows.binary_search_by_key(top, |row| row.number).ok()?;
        self.sheet.rows[at].at(*left).cloned()
    }

    fn name(&mut self, what: &str, written: &str, at: (u32, u32), aside: &mut bool) -> Option<String> {
        match self.reading.names.find(what, written) {
            Found::Id(id) => Some(id),
            Found::Aside => {
                *aside = true;
                None
            }
            Found::Nothing(nearest) => {
                if self.told.insert((what.to_owned(), written.to_owned())) {
                    self.note(ImportTrouble::NameUnknown { what: what.to_owned(), written: written.to_owned(), nearest }, at);
                }
                None
            }
        }
    }

    fn number(&mut self, filled: &Filled, at: (u32, u32), whose: Option<(&str, Role)>) -> Option<Decimal> {
        match number(&filled.cell, self.reading.marks) {
            Ok((number, false)) => Some(number),
            Ok((percent, true)) => {
                let unit = whose.and_then(|(indicator, _)| self.reading.model.catalogue.indicator(indicator)?.unit.known());
                let whole = whose.is_some_and(|(_, role)| role == Role::Value) && unit == Some(KnownUnit::Percent);
                Some(if whole || unit.is_none() { percent } else { percent / Decimal::ONE_HUNDRED })
            }
            Err(problem) => {
                self.notes.push(Noted { problem, at: At { sheet: self.at, row: at.0, column: at.1 } });
                None
            }
        }
    }

    fn note(&mut self, trouble: ImportTrouble, (row, column): (u32, u32)) {
        self.notes.push(Noted::of(trouble, At { sheet: self.at, row, column }));
    }
}

fn unique(
    mut all: Vec<crate::model::observation::Status>,
    one: crate::model::observation::Status,
) -> Vec<crate::model::observation::Status> {
    if !all.contains(&one) {
        all.push(one);
    }
    all
}

/// The number of a cell, and whether it is in per cent.
pub fn number(cell: &Cell, marks: Marks) -> Result<(Decimal, bool), Problem> {
    let words = match cell {
        Cell::Number(number) => return Ok((*number, false)),
        Cell::Percent(number) => return Ok((*number, true)),
        other => other.shown(),
    };
    let plain = words.trim_matches(['€', ' ', '\u{A0}', '\u{202F}']);
    let bare = plain.trim_end_matches(['%', ' ', '\u{A0}', '\u{202F}']);
    match decimal::parse(bare, marks) {
        Ok(number) => Ok((number, bare.len() < plain.len())),
        Err(Unreadable::Ambiguous { grouped, fraction }) => Err(Problem::NumberAmbiguous { written: words, grouped, fraction }),
        Err(Unreadable::Other { repair }) => Err(Problem::NumberUnreadable { written: words, repair }),
    }
}

/// How the numbers of some sheets are written, as far as one of them shows it beyond doubt.
pub fn marks(sheets: &[Sheet]) -> Marks {
    let words = sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells).filter_map(|filled| match &filled.cell {
        Cell::Words(words) => Some(words.trim_end_matches(['%', ' ', '€'])),
        _ => None,
    });
    let (mut commas, mut points) = (0_usize, 0_usize);
    for words in words.filter(|words| words.len() < 24 && words.starts_with(|first: char| first.is_ascii_digit() || first == '-')) {
        let read = |marks: Marks| decimal::parse(words, marks).ok();
        let (comma, point) = (read(Marks::Comma), read(Marks::Point));
        if comma.is_none() || comma != point || comma.is_some_and(|number| number.is_integer()) {
            continue;
        }
        match words.rfind([',', '.']).map(|at| &words[at..=at]) {
            Some(",") => commas += 1,
            Some(".") => points += 1,
            _ => {}
        }
    }
    match (commas, points) {
        (0, 0) => Marks::Strict,
        (_, 0) => Marks::Comma,
        (0, _) => Marks::Point,
        _ => Marks::Strict,
    }
}
