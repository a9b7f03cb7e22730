//! The log of changes: every published value that was revised, from what to what, when and why.

use super::{Desk, status};
use crate::figures::{Figures, Revision};
use crate::model::Model;
use crate::render::workbook::{Cell, Sheet};

/// Its columns with their types.
pub const COLUMNS: [(&str, &str); 11] = [
    ("indicator", "string"),
    ("enterprise", "string"),
    ("period", "string"),
    ("from", "date"),
    ("to", "date"),
    ("categories", "string"),
    ("was", "number"),
    ("value", "number"),
    ("status", "string"),
    ("revised", "date"),
    ("why", "string"),
];

/// Everything that was revised: by indicator, enterprise, period.
pub fn changes<'site>(model: &Model, figures: &'site Figures) -> Vec<Revision<'site>> {
    let published = figures.series.iter().filter(|(enterprise, _)| model.enterprises.contains_key(*enterprise));
    let mut changes: Vec<Revision> = published.flat_map(|(_, series)| series.values()).flat_map(|series| series.revisions()).collect();
    changes
        .sort_by(|left, right| (&left.series.indicator, &left.series.enterprise).cmp(&(&right.series.indicator, &right.series.enterprise)));
    changes
}

/// The log as a sheet; reasons in the first language.
pub fn sheet(changes: &[Revision], desk: Desk) -> Sheet {
    let row = |change: &Revision| {
        let Revision { series, point, was, .. } = change;
        let revised = point.remarks.as_ref().and_then(|remarks| remarks.revised.as_ref());
        let why = revised.and_then(|revised| revised.why.as_ref());
        let categories: Vec<String> = point.categories.iter().map(|(dimension, category)| format!("{dimension}={category}")).collect();
        vec![
            Cell::words(series.indicator.as_str()),
            Cell::words(series.enterprise.as_str()),
            Cell::words(point.period.spelled()),
            Cell::Day(point.period.first),
            Cell::Day(point.period.last),
            Cell::words(categories.join(" ")),
            Cell::number(*was, series.decimals),
            Cell::number(point.cell.shown().map(|quantity| quantity.value), series.decimals),
            Cell::words(status(point)),
            Cell::day(revised.and_then(|revised| revised.on)),
            why.map_or(Cell::Empty, |why| Cell::words((desk.say)(why))),
        ]
    };
    Sheet {
        name: "changes".to_owned(),
        header: COLUMNS.map(|(name, _)| name.to_owned()).to_vec(),
        rows: changes.iter().map(row).collect(),
        ..Sheet::default()
    }
}
