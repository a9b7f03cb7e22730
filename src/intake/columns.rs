//! Columns as a mapping names them: plain names, and patterns in which `{period}` or `{gender}` stand for a part.

use super::aliases::folded;
use super::head::{BETWEEN, Column, Head};
use super::names::Names;
use super::{At, Noted, when};
use crate::finding::ImportTrouble;
use crate::model::mapping::{ColumnMapping, Grain, Role, TableMapping};
use crate::nearest::nearest;
use crate::period::{Period, SchoolYearStart};

/// A column and what stands in it.
#[derive(Clone, Debug)]
pub struct Used {
    /// Its position.
    pub index: u32,
    /// What stands in it.
    pub role: Role,
    /// The dimension of its categories.
    pub dimension: Option<String>,
    /// What is the same for all of its values.
    pub fixed: Fixed,
    /// How its days are read.
    pub grain: Option<Grain>,
}

/// What is the same for all values of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixed {
    /// Their period.
    pub period: Option<Period>,
    /// Their indicator.
    pub indicator: Option<String>,
    /// Their enterprise.
    pub enterprise: Option<String>,
    /// Their categories.
    pub categories: Vec<(String, String)>,
}

/// The columns of a table that its mapping uses; what does not fit is noted.
pub fn used(
    table: &TableMapping,
    head: &Head,
    names: &Names,
    (school, sheet, notes): (SchoolYearStart, usize, &mut Vec<Noted>),
) -> Vec<Used> {
    let mut found = Vec::new();
    let mut matched = vec![false; table.columns.len()];
    for column in &head.columns {
        let fits = |said: &ColumnMapping| matches(&said.column.value, column, names, school);
        match table.columns.iter().enumerate().find_map(|(at, said)| Some((at, said, fits(said)?))) {
            Some((at, said, fixed)) => {
                matched[at] = true;
                found.push(with(said, column, (fixed, school)));
            }
            None => {
                let at = At { sheet, row: column.at.0, column: column.at.1 };
                notes.push(Noted::of(ImportTrouble::ColumnUnknown(column.name()), at));
            }
        }
    }
    for (said, _) in table.columns.iter().zip(&matched).filter(|(said, matched)| !**matched && said.is != Role::Ignored) {
        let all: Vec<String> = head.columns.iter().map(Column::name).collect();
        let name = said.column.value.clone();
        let nearest = nearest(&name, all.iter().map(String::as_str)).map(str::to_owned);
        let row = head.lines.last().copied().unwrap_or(0);
        notes.push(Noted::of(ImportTrouble::ColumnMissing { name, nearest }, At { sheet, row, column: 0 }));
    }
    found
}

fn with(said: &ColumnMapping, column: &Column, (mut fixed, school): (Fixed, SchoolYearStart)) -> Used {
    let own = |place: &Option<crate::source::decode::Located<String>>| place.as_ref().map(|located| located.value.clone());
    fixed.period = said.period.as_deref().and_then(|words| when::period(words, school)).or(fixed.period);
    fixed.indicator = own(&said.indicator).or(fixed.indicator);
    fixed.enterprise = own(&said.enterprise).or(fixed.enterprise);
    let categories = said.categories.iter().flat_map(|categories| &categories.entries);
    fixed.categories.extend(categories.map(|(dimension, category)| (dimension.value.clone(), category.value.clone())));
    fixed.categories.sort();
    Used { index: column.index, role: said.is, dimension: own(&said.dimension), fixed, grain: said.grain }
}

/// What a pattern makes of a column's name, if it fits.
fn matches(pattern: &str, column: &Column, names: &Names, school: SchoolYearStart) -> Option<Fixed> {
    let parts: Vec<&str> = pattern.split(BETWEEN).collect();
    if !pattern.contains('{') {
        return (folded(pattern) == folded(&column.name()) && (!folded(pattern).is_empty() || pattern == column.name()))
            .then(Fixed::default);
    }
    let mut fixed = Fixed::default();
    if parts.len() != column.parts.len() {
        return None;
    }
    for (part, name) in parts.iter().zip(&column.parts) {
        match part.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?))) {
            None if folded(part) == folded(name) => {}
            None => return None,
            Some((before, (what, after))) => {
                let inner = name.trim().strip_prefix(before.trim_start())?.strip_suffix(after.trim_end())?.trim();
                take(&mut fixed, what, inner, (names, school))?;
            }
        }
    }
    Some(fixed)
}

/// Takes a part of a name for what its placeholder says.
pub fn take(fixed: &mut Fixed, what: &str, inner: &str, (names, school): (&Names, SchoolYearStart)) -> Option<()> {
    match what {
        "period" => fixed.period = Some(when::period(inner, school)?),
        "enterprise" => fixed.enterprise = Some(names.id("enterprise", inner)?),
        "indicator" => fixed.indicator = Some(names.id("indicator", inner)?),
        dimension => fixed.categories.push((dimension.to_owned(), names.id(dimension, inner)?)),
    }
    Some(())
}
