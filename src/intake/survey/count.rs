//! Counting: answers of many become numbers by option and by group, and nothing else is kept of them.

use std::collections::{BTreeMap, BTreeSet};

use super::ask::{NO, OTHER, options_of};
use crate::decimal::{Decimal, Marks};
use crate::finding::ImportTrouble;
use crate::intake::aliases::{folded, is_nothing};
use crate::intake::head::{self, Column, Head};
use crate::intake::values::number;
use crate::intake::{At, Noted};
use crate::model::Model;
use crate::model::mapping::{QuestionMapping, SurveyMapping};
use crate::model::survey::QuestionKind;
use crate::nearest::nearest;
use crate::source::grid::{Row, Sheet};

/// How many people must have written the same words before those are told.
const TOLD: usize = 5;

/// A survey, counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counted {
    /// How many answered at all.
    pub returned: u64,
    /// Its questions, in the order of the mapping.
    pub questions: Vec<Tally>,
}

/// One question, counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many chose each option, in the order of the options.
    pub counts: Vec<(String, u64)>,
    /// How many left it out.
    pub no_answer: u64,
    /// The counts by dimension and category.
    pub by: BTreeMap<String, BTreeMap<String, Vec<(String, u64)>>>,
    /// What a numeric question gave: how many, mean, median and standard deviation.
    pub summary: Option<[Decimal; 4]>,
}

/// Counts the answers of a sheet.
pub fn count((sheet, at): (&Sheet, usize), mapping: &SurveyMapping, head: &Head, (model, notes): (&Model, &mut Vec<Noted>)) -> Counted {
    let mut find = |name: &str| column(head, name, at, notes);
    let complete = mapping.complete.as_ref().and_then(|name| find(&name.value));
    let groups: Vec<(u32, &str, BTreeMap<String, String>)> = mapping
        .by
        .iter()
        .filter_map(|group| {
            let words = group.answers.entries.iter().map(|(word, category)| (folded(&word.value), category.value.clone())).collect();
            Some((find(&group.column.value)?, group.dimension.value.as_str(), words))
        })
        .collect();
    let questions: Vec<(&QuestionMapping, Vec<(u32, String)>)> = mapping
        .questions
        .iter()
        .map(|question| (question, question.columns.iter().filter_map(|name| Some((find(&name.value)?, name.value.clone()))).collect()))
        .collect();
    let asked: Vec<u32> = questions.iter().flat_map(|(_, columns)| columns.iter().map(|(column, _)| *column)).collect();
    let rows: Vec<&Row> = head::below(sheet, head)
        .iter()
        .filter(|row| match complete {
            Some(column) => row.at(column).is_some(),
            None => asked.iter().any(|column| row.at(*column).is_some()),
        })
        .collect();
    let mut counted = Counted { returned: rows.len() as u64, questions: Vec::new() };
    for (question, columns) in &questions {
        let asking = Asking {
            question,
            columns,
            silent: &mapping.no_answer,
            known: known(question, model),
            order: order(question, model),
            least: model.settings.privacy.cell(),
        };
        counted.questions.push(asking.tally(&rows, &groups, (at, head, notes)));
    }
    counted
}

fn column(head: &Head, name: &str, sheet: usize, notes: &mut Vec<Noted>) -> Option<u32> {
    let plain = folded(name);
    let found = head
        .columns
        .iter()
        .find(|column| column.name() == name)
        .or_else(|| head.columns.iter().find(|column| folded(&column.name()) == plain));
    if found.is_none() {
        let all: Vec<String> = head.columns.iter().map(Column::name).collect();
        let nearest = nearest(name, all.iter().map(String::as_str)).map(str::to_owned);
        let row = head.lines.last().copied().unwrap_or(0);
        notes.push(Noted::of(ImportTrouble::ColumnMissing { name: name.to_owned(), nearest }, At { sheet, row, column: 0 }));
    }
    found.map(|column| column.index)
}

/// The options of a question by every word that means them, folded.
fn known(question: &QuestionMapping, model: &Model) -> BTreeMap<String, String> {
    let scale = question.scale.as_ref().and_then(|scale| model.catalogue.scale(&scale.value));
    let mut known = scale.map(|scale| options_of(scale, model)).unwrap_or_default();
    for option in &question.options {
        let id = option.id.to_string();
        crate::localized::Lang::all(model.languages.len()).for_each(|lang| drop(known.insert(folded(&option.label[lang]), id.clone())));
        known.insert(folded(&id), id);
    }
    if question.kind == QuestionKind::Nps {
        (0..=10).for_each(|point| drop(known.insert(point.to_string(), point.to_string())));
    }
    for (word, option) in question.answers.iter().flat_map(|answers| &answers.entries) {
        let word = if word.value == OTHER { OTHER.to_owned() } else { folded(&word.value) };
        known.insert(word, option.value.clone());
    }
    known
}

/// The options of a question in their order.
fn order(question: &QuestionMapping, model: &Model) -> Vec<String> {
    if question.kind == QuestionKind::Nps {
        return (0..=10).map(|point| point.to_string()).collect();
    }
    let scale = question.scale.as_ref().and_then(|scale| model.catalogue.scale(&scale.value));
    let options = if question.options.is_empty() { scale.map_or(&[][..], |scale| &scale.options) } else { &question.options };
    options.iter().map(|option| option.id.to_string()).collect()
}

struct Asking<'a> {
    question: &'a QuestionMapping,
    columns: &'a [(u32, String)],
    silent: &'a [String],
    known: BTreeMap<String, String>,
    /// The options in their order.
    order: Vec<String>,
    /// Fewer answers than these are no summary but somebody's answer.
    least: u64,
}

type Groups<'a> = [(u32, &'a str, BTreeMap<String, String>)];

impl Asking<'_> {
    fn tally(&self, rows: &[&Row], groups: &Groups, (sheet, head, notes): (usize, &Head, &mut Vec<Noted>)) -> Tally {
        let mut tally = Tally::default();
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        let mut strange: BTreeMap<String, usize> = BTreeMap::new();
        let mut by: BTreeMap<String, BTreeMap<String, BTreeMap<String, u64>>> = BTreeMap::new();
        let mut numbers = Vec::new();
        for row in rows {
            if self.question.kind == QuestionKind::Numeric {
                let read =
                    self.columns.first().and_then(|(column, _)| row.at(*column)).and_then(|filled| number(&filled.cell, Marks::Comma).ok());
                numbers.extend(read.map(|(number, _)| number));
                tally.no_answer += u64::from(read.is_none());
                continue;
            }
            let (chosen, answered) = self.chosen(row, &mut strange);
            tally.no_answer += u64::from(!answered);
            for option in &chosen {
                *counts.entry(option.clone()).or_default() += 1;
            }
            for (column, dimension, words) in groups {
                let category = row.at(*column).and_then(|filled| words.get(&folded(&filled.cell.shown())));
                let Some(category) = category else { continue };
                let group = by.entry((*dimension).to_owned()).or_default().entry(category.clone()).or_default();
                chosen.iter().for_each(|option| *group.entry(option.clone()).or_default() += 1);
            }
        }
        if !strange.is_empty() {
            let column = self.columns.first().map(|(_, name)| name.clone()).unwrap_or_default();
            let written = strange.iter().filter(|(_, count)| **count >= TOLD).map(|(words, _)| words.clone()).collect();
            let trouble = ImportTrouble::AnswersUnknown { column, count: strange.values().sum(), written };
            let row = head.lines.last().copied().unwrap_or(0);
            notes.push(Noted::of(trouble, At { sheet, row, column: self.columns.first().map_or(0, |(column, _)| *column) }));
        }
        let sorted = |counts: &BTreeMap<String, u64>| -> Vec<(String, u64)> {
            self.order.iter().map(|option| (option.clone(), counts.get(option).copied().unwrap_or(0))).collect()
        };
        if self.question.kind == QuestionKind::Numeric {
            tally.summary = summary(numbers, self.least);
        } else {
            tally.counts = sorted(&counts);
            tally.by = by
                .iter()
                .map(|(dimension, groups)| {
                    (dimension.clone(), groups.iter().map(|(category, counts)| (category.clone(), sorted(counts))).collect())
                })
                .collect();
        }
        tally
    }

    /// The options a person chose, and whether they answered.
    fn chosen(&self, row: &Row, strange: &mut BTreeMap<String, usize>) -> (BTreeSet<String>, bool) {
        let mut chosen = BTreeSet::new();
        if self.columns.len() > 1 {
            let mut answered = false;
            for (column, name) in self.columns {
                let Some(filled) = row.at(*column) else { continue };
                answered = true;
                let words = folded(&filled.cell.shown());
                if !NO.contains(&words.as_str()) && !self.is_silent(&words) {
                    chosen.extend(self.known.get(&folded(name)).cloned());
                }
            }
            return (chosen, answered);
        }
        let Some(filled) = self.columns.first().and_then(|(column, _)| row.at(*column)) else { return (chosen, false) };
        let shown = filled.cell.shown();
        if is_nothing(&shown) || self.is_silent(&folded(&shown)) {
            return (chosen, false);
        }
        let pieces: Vec<&str> = match self.question.separator.as_deref().map(str::trim).filter(|separator| !separator.is_empty()) {
            Some(separator) => self.pieces(&shown, separator),
            None => vec![shown.as_str()],
        };
        let mut answered = false;
        for piece in pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()) {
            answered = true;
            match self.known.get(&folded(piece)).or_else(|| self.known.get(OTHER)) {
                Some(option) => drop(chosen.insert(option.clone())),
                None => *strange.entry(piece.to_owned()).or_default() += 1,
            }
        }
        (chosen, answered)
    }

    /// A cell with several answers, parted; an option whose own words hold the mark stays whole.
    fn pieces<'s>(&self, shown: &'s str, separator: &str) -> Vec<&'s str> {
        if self.known.contains_key(&folded(shown)) { vec![shown] } else { shown.split(separator).collect() }
    }

    fn is_silent(&self, plain: &str) -> bool {
        self.silent.iter().any(|word| folded(word) == plain)
    }
}

/// How many, their mean, median and standard deviation; nothing of too few. The least and the most are answers of one
/// person each, and are not kept.
fn summary(mut numbers: Vec<Decimal>, least: u64) -> Option<[Decimal; 4]> {
    if numbers.is_empty() || (numbers.len() as u64) < least {
        return None;
    }
    numbers.sort();
    let n = Decimal::from(numbers.len() as u64);
    let mean = numbers.iter().sum::<Decimal>() / n;
    let (half, even) = (numbers.len() / 2, numbers.len().is_multiple_of(2));
    let median = if even { (numbers[half - 1] + numbers[half]) / Decimal::TWO } else { numbers[half] };
    let squares: f64 = numbers.iter().map(|number| crate::decimal::float(*number - mean).powi(2)).sum();
    let deviation = if numbers.len() > 1 { (squares / (numbers.len() - 1) as f64).sqrt() } else { 0.0 };
    let deviation = Decimal::from_scientific(&format!("{deviation:.6e}")).unwrap_or_default();
    Some([n, mean, median, deviation].map(|number| crate::decimal::rounded(number, 2).normalize()))
}
