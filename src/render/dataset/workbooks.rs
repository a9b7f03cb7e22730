//! Datasets as workbooks: the values first, then a sheet in each language about what they are.

use super::{Dataset, Desk, about, cells, changes, has_workbooks, header, points};
use crate::figures::{Revision, Series};
use crate::localized::Lang;
use crate::render::workbook::{Book, Sheet};

/// The rows that one workbook is made for: a spreadsheet of more opens slowly, and programs take the CSV.
const MOST_ROWS: usize = 100_000;

/// Whether a dataset has a workbook of its own.
pub fn fits(dataset: &Dataset) -> bool {
    is_short(&dataset.series)
}

/// Whether the series of an indicator are few enough for one.
pub fn is_short(series: &[&Series]) -> bool {
    series.iter().map(|series| series.points().count()).sum::<usize>() <= MOST_ROWS
}

/// Whether there is one of all datasets.
pub fn fit(datasets: &[Dataset]) -> bool {
    datasets.iter().map(Dataset::rows).sum::<usize>() <= MOST_ROWS && datasets.len() <= 200
}

/// The workbook of one dataset; none if it is not asked for or too long.
pub fn of_one(dataset: &Dataset, desk: Desk) -> Option<Vec<u8>> {
    if !has_workbooks(&desk.plan.model) || !fits(dataset) {
        return None;
    }
    let title = dataset.indicator.name[Lang::FIRST].to_owned();
    let about = [dataset];
    let sheets = std::iter::once(values(dataset, desk)).chain(abouts(&about, desk));
    Book { title, sheets: sheets.collect() }.bytes()
}

/// The workbook of all datasets, with what was revised; none if it is not asked for or too long.
pub fn of_all(datasets: &[Dataset], changes: &[Revision], desk: Desk) -> Option<Vec<u8>> {
    if !has_workbooks(&desk.plan.model) || !fit(datasets) {
        return None;
    }
    let title = desk.plan.model.settings.title[Lang::FIRST].to_owned();
    let values = datasets.iter().map(|dataset| values(dataset, desk));
    let changes = (!changes.is_empty()).then(|| changes::sheet(changes, desk));
    let all: Vec<&Dataset> = datasets.iter().collect();
    Book { title, sheets: values.chain(changes).chain(abouts(&all, desk)).collect() }.bytes()
}

fn values(dataset: &Dataset, desk: Desk) -> Sheet {
    Sheet {
        name: dataset.indicator.id.to_string(),
        header: header(dataset).into_iter().map(str::to_owned).collect(),
        rows: points(dataset).map(|point| cells(dataset, point, desk.say)).collect(),
        ..Sheet::default()
    }
}

/// A sheet about the datasets in each language.
fn abouts<'a>(datasets: &'a [&'a Dataset<'a>], desk: Desk<'a>) -> impl Iterator<Item = Sheet> + 'a {
    desk.plan.readers.iter().map(move |reader| about::sheet(datasets, reader, desk))
}
