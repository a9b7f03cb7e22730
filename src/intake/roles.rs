//! What the columns of a table probably are: by their names, by the parts of their names, and by what stands in them.

use super::aliases::{self, folded};
use super::columns::{Fixed, take};
use super::head::{self, BETWEEN, Column, Head};
use super::names::Names;
use super::when;
use crate::model::mapping::{Grain, Role};
use crate::period::{SchoolYearStart, Shape};
use crate::source::grid::{Cell, Row, Sheet};

/// Rows that are looked at.
const ROWS: usize = 200;

/// What a column probably is.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// Its name, or the pattern that it and its neighbours follow.
    pub column: String,
    /// What stands in it.
    pub role: Role,
    /// Its dimension, of categories.
    pub dimension: Option<String>,
    /// How its days are read.
    pub grain: Option<Grain>,
    /// How sure that is.
    pub sure: Sure,
}

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// The column bears the name of what it holds.
    Named,
    /// What stands in it, or a part of its name, says so.
    Likely,
    /// Nothing says so: it holds numbers, or words, that nobody asked for.
    Unknown,
}

/// What the columns of a table probably are, in order; a pattern only once.
pub fn guesses(sheet: &Sheet, head: &Head, (names, school): (&Names, SchoolYearStart)) -> Vec<Guess> {
    let mut found: Vec<Guess> = Vec::new();
    for column in &head.columns {
        let guess = guess(sheet, head, column, (names, school));
        if !found.iter().any(|known| known.column == guess.column) {
            found.push(guess);
        }
    }
    found
}

fn guess(sheet: &Sheet, head: &Head, column: &Column, (names, school): (&Names, SchoolYearStart)) -> Guess {
    let name = column.name();
    let plain = |role: Role, dimension: Option<String>, sure: Sure| Guess { column: name.clone(), role, dimension, grain: None, sure };
    let filled: Vec<&Cell> = cells(sheet, head, column.index).collect();
    if let Some(role) = aliases::role(&name) {
        let grain = if role == Role::Period { grain(&filled, school) } else { None };
        return Guess { grain, ..plain(role, None, Sure::Named) };
    }
    if let Some(dimension) = names.id("dimension", &name) {
        return plain(Role::Category, Some(dimension), Sure::Named);
    }
    if let Some((pattern, role)) = pattern(column, (names, school))
        && numbers(&filled)
    {
        return Guess { column: pattern, ..plain(role, None, Sure::Likely) };
    }
    let most = |fits: &dyn Fn(&str) -> bool| {
        let fitting = filled.iter().filter(|cell| fits(&cell.shown())).count();
        !filled.is_empty() && fitting * 2 >= filled.len()
    };
    if most(&|words| names.id("enterprise", words).is_some()) {
        return plain(Role::Enterprise, None, Sure::Likely);
    }
    if most(&|words| names.id("indicator", words).is_some()) {
        return plain(Role::Indicator, None, Sure::Likely);
    }
    if let Some(dimension) = names.ids("dimension").find(|dimension| most(&|words| names.id(dimension, words).is_some())) {
        return plain(Role::Category, Some(dimension.to_owned()), Sure::Likely);
    }
    if most(&|words| when::period(words, school).is_some()) {
        return Guess { grain: grain(&filled, school), ..plain(Role::Period, None, Sure::Likely) };
    }
    plain(Role::Ignored, None, Sure::Unknown)
}

/// The cells under a column's name.
pub fn cells<'s>(sheet: &'s Sheet, head: &Head, column: u32) -> impl Iterator<Item = &'s Cell> {
    let at = move |row: &'s Row| row.at(column).map(|filled| &filled.cell);
    head::below(sheet, head).iter().filter_map(at).take(ROWS)
}

/// Whether more than half of the cells hold numbers.
pub fn numbers(cells: &[&Cell]) -> bool {
    let is_number = |cell: &&&Cell| match cell {
        Cell::Number(_) | Cell::Percent(_) => true,
        Cell::Words(words) => {
            aliases::is_nothing(words) || words.trim_start_matches(['-', '+', '€', ' ']).starts_with(|first: char| first.is_ascii_digit())
        }
        _ => false,
    };
    cells.iter().filter(is_number).count() * 2 > cells.len()
}

/// Days of a column that all begin or end a year, or a month, stand for it.
fn grain(cells: &[&Cell], school: SchoolYearStart) -> Option<Grain> {
    let days: Vec<_> =
        cells.iter().filter_map(|cell| when::of_cell(cell, None, school)).filter(|period| period.shape == Shape::Day).collect();
    if days.is_empty() || days.len() < cells.len() {
        return None;
    }
    let edge = |year: bool| {
        days.iter().all(|period| {
            let day = period.first;
            let first = day.day() == 1 && (!year || day.month() == 1);
            let last = day == day.last_of_month() && (!year || day.month() == 12);
            first || last
        })
    };
    Some(if edge(true) {
        Grain::Year
    } else if edge(false) {
        Grain::Month
    } else {
        Grain::Day
    })
}

/// `2024 / Women` as `{period} / {gender}`, if every part of the name says something.
fn pattern(column: &Column, (names, school): (&Names, SchoolYearStart)) -> Option<(String, Role)> {
    let (mut parts, mut role, mut found) = (Vec::new(), Role::Value, false);
    for part in &column.parts {
        let mut fixed = Fixed::default();
        if let Some(what) =
            ["period", "enterprise", "indicator"].into_iter().find(|what| take(&mut fixed, what, part, (names, school)).is_some())
        {
            parts.push(format!("{{{what}}}"));
            found = true;
        } else if let Some((dimension, _)) = names.dimension_of(part) {
            parts.push(format!("{{{dimension}}}"));
            found = true;
        } else if let Some(named) = aliases::role(part).filter(|role| matches!(role, Role::Value | Role::Numerator | Role::Denominator)) {
            parts.push(part.clone());
            role = named;
        } else if TOTALS.contains(&folded(part).as_str()) {
            parts.push(part.clone());
        } else {
            parts.push(inner(part, (names, school))?);
            found = true;
        }
    }
    found.then(|| (parts.join(BETWEEN), role))
}

const TOTALS: [&str; 8] = ["total", "totaal", "ensemble", "gesamt", "totaux", "all", "tous", "allen"];

/// A period with words around it: `Valeur 2024` is `Valeur {period}`.
fn inner(part: &str, (names, school): (&Names, SchoolYearStart)) -> Option<String> {
    let words: Vec<&str> = part.split(' ').collect();
    let at = words.iter().position(|word| word.len() >= 4 && when::period(word, school).is_some())?;
    let rest = [&words[..at], &words[at + 1..]].concat().join(" ");
    // What stands around it must say something, or nothing at all.
    let known = aliases::role(&rest).is_some_and(|role| role == Role::Value) || names.id("indicator", &rest).is_some();
    let placed: Vec<&str> = words[..at].iter().copied().chain(["{period}"]).chain(words[at + 1..].iter().copied()).collect();
    (known && aliases::role(&rest).is_some()).then(|| placed.join(" "))
}
