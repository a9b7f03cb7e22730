//! Reading results: the cells that an assessment gives for an indicator, from YAML and CSV.

use std::collections::BTreeMap;

use super::columns;
use crate::decimal::Marks;
use crate::finding::{Findings, Problem};
use crate::lang::LanguageTag;
use crate::model::assessment::Assessment;
use crate::model::catalogue::Dimension;
use crate::model::entities::{Catalogue, Model};
use crate::model::result::{Breakdown, Coordinates, RawCell, ResultEntry};
use crate::nearest::nearest;
use crate::period::SchoolYearStart;
use crate::snapshot::Snapshot;
use crate::source::decode::{Decoder, Located};

/// Where results are looked up and read from.
#[derive(Clone, Copy)]
pub(super) struct Site<'site> {
    /// The model.
    pub model: &'site Model,
    /// The files: CSV.
    pub snapshot: &'site Snapshot,
}

impl<'site> Site<'site> {
    /// Shared definitions.
    pub fn catalogue(self) -> &'site Catalogue {
        &self.model.catalogue
    }

    /// The site's languages.
    pub fn languages(self) -> &'site [LanguageTag] {
        &self.model.languages
    }

    /// A decoder for values outside YAML.
    pub fn decoder(self, marks: Marks) -> Decoder<'site> {
        let school = self.model.settings.school_year_start.map_or_else(SchoolYearStart::default, |start| start.0);
        Decoder { marks, school, ..Decoder::new(self.languages()) }
    }
}

/// Every cell of a result: its total by period, its breakdowns, and its CSV.
pub(super) fn cells(entry: &ResultEntry, assessment: &Assessment, site: Site, findings: &mut Findings) -> Vec<RawCell> {
    let total = entry.values.iter().flat_map(|values| &values.entries);
    let total = total.map(|dated| RawCell { categories: Coordinates::default(), period: dated.period, observation: dated.value.clone() });
    let mut cells: Vec<RawCell> = match &entry.csv {
        Some(csv) => columns::cells(csv, assessment, site, findings),
        None => Vec::new(),
    };
    let from_file = cells.len();
    // Values beside a CSV are a mistake that has been noted.
    cells.extend(total.filter(|_| entry.csv.is_none()));
    for breakdown in &entry.breakdowns {
        let (file, _) = cells.split_at(from_file);
        let added = broken_down(breakdown, site, findings);
        if let Some(twice) = added.iter().find_map(|cell| file.iter().find(|other| same_cell(cell, other))) {
            let problem = Problem::BreakdownTwice { dimension: breakdown.dimension.value.clone() };
            findings.add_related(problem, breakdown.dimension.place, twice.observation.place);
        } else {
            cells.extend(added);
        }
    }
    cells
}

fn same_cell(left: &RawCell, right: &RawCell) -> bool {
    (left.period.first, left.period.last) == (right.period.first, right.period.last) && left.categories == right.categories
}

fn broken_down(breakdown: &Breakdown, site: Site, findings: &mut Findings) -> Vec<RawCell> {
    let Some(dimension) = site.catalogue().dimension(&breakdown.dimension.value) else { return Vec::new() };
    let mut cells = Vec::new();
    let mut shared: BTreeMap<&str, Coordinates> = BTreeMap::new();
    for dated in &breakdown.values.entries {
        let known = |category: &Located<String>| dimension.category(&category.value).is_some();
        // With a category that does not exist, the others are not the whole: one mistake is enough.
        let complete = dated.value.0.entries.iter().all(|(category, _)| known(category));
        for (category, observation) in &dated.value.0.entries {
            if is_category(category, dimension, findings) && complete {
                let alone = || [(dimension.id.to_string(), category.value.clone())].into();
                let categories = shared.entry(&category.value).or_insert_with(alone).clone();
                cells.push(RawCell { categories, period: dated.period, observation: observation.clone() });
            }
        }
    }
    cells
}

/// Whether a dimension has this category; if not, it is a reference to nothing (E02).
pub(super) fn is_category(written: &Located<String>, dimension: &Dimension, findings: &mut Findings) -> bool {
    let known = dimension.category(&written.value).is_some();
    if !known {
        let nearest = nearest(&written.value, dimension.categories.iter().map(|category| category.id.as_str())).map(str::to_owned);
        findings.add(Problem::UnknownReference { kind: "category", written: written.value.clone(), nearest }, written.place);
    }
    known
}
