//! Open data: for each indicator a table of everything published, as CSV, JSON and workbook, and their package.
//!
//! Takes numbers from figures only, so what is withheld on pages is not in these files either.

pub mod about;
mod changes;
mod package;
mod workbooks;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::Value;

use super::workbook::{self, Cell};
use super::{linked, rows};
use crate::decimal::Decimal;
use crate::figures::{Figures, Guarded, Point, Series};
use crate::localized::Lang;
use crate::model::Model;
use crate::model::enterprise::Publish;
use crate::model::indicator::{Indicator, Unit};
use crate::model::observation::Status;
use crate::model::settings::is_produced;
use crate::path::OutPath;
use crate::plan::Plan;
use crate::snapshot::{Body, Take, Told, Write};
use crate::source::text::Text;

pub use changes::{changes, sheet as log};
pub use workbooks::{fit, fits, is_short};

/// The dataset of one indicator.
#[derive(Clone, Debug)]
pub struct Dataset<'site> {
    /// What is measured.
    pub indicator: &'site Indicator,
    /// The dimensions some series is broken down by, in order.
    pub dimensions: Vec<&'site str>,
    /// The series, by enterprise.
    pub series: Vec<&'site Series>,
}

impl<'site> Dataset<'site> {
    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.series.iter().map(|series| series.points().count()).sum()
    }

    /// The first and last day it covers.
    pub fn covers(&self) -> Option<(crate::period::Date, crate::period::Date)> {
        let points = || self.series.iter().flat_map(|series| series.points());
        Some((points().map(|point| point.period.first).min()?, points().map(|point| point.period.last).max()?))
    }
}

/// Says a note in the first language, with the values that its author names.
pub type Say<'a> = &'a (dyn Fn(&Text) -> String + Sync);

/// The datasets of a site: indicators with a published value, in the catalogue's order.
pub fn datasets<'site>(model: &'site Model, figures: &'site Figures) -> Vec<Dataset<'site>> {
    let published = |id: &str| model.enterprises.get(id).is_some_and(|enterprise| enterprise.portrait.publish == Publish::All);
    let mut by_indicator: BTreeMap<&str, Vec<&Series>> = BTreeMap::new();
    for (enterprise, series) in figures.series.iter().filter(|(enterprise, _)| published(enterprise.as_str())) {
        debug_assert!(model.enterprises.contains_key(enterprise));
        series.values().for_each(|series| by_indicator.entry(series.indicator.as_str()).or_default().push(series));
    }
    let dataset = |indicator: &'site Indicator| {
        let series = by_indicator.get(indicator.id.as_str())?.clone();
        let used = |id: &str| series.iter().any(|series| series.dimensions.iter().any(|dimension| dimension.id == id));
        let dimensions = model.catalogue.dimensions.iter().map(|dimension| dimension.id.as_str()).filter(|id| used(id)).collect();
        Some(Dataset { indicator, dimensions, series })
    };
    model.catalogue.indicators.iter().filter_map(dataset).collect()
}

/// The files that hold all datasets together, or tell of them: each name with its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// What the files hold, for programs (Frictionless).
    Package,
    /// The values as impact data (CIDS).
    Impact,
    /// The datasets as a catalogue (DCAT).
    Catalogue,
    /// What was revised, and why.
    Changes,
    /// All datasets in one workbook.
    Workbook,
}

impl Whole {
    /// Its name under `data/`. An indicator of the same name keeps it; no id ends in `_`.
    pub fn name(self, model: &Model) -> String {
        let (stem, extension) = match self {
            Whole::Package => ("datapackage", "json"),
            Whole::Impact => ("cids", "jsonld"),
            Whole::Catalogue => ("catalogue", "jsonld"),
            Whole::Changes => ("changes", "csv"),
            Whole::Workbook => ("workbook", "xlsx"),
        };
        let is_taken = extension != "jsonld" && model.catalogue.indicator(stem).is_some();
        format!("{stem}{}.{extension}", if is_taken { "_" } else { "" })
    }
}

/// What the files are made from: the plan, the site's address, and who says notes.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The site's absolute address.
    pub base: &'a str,
    /// Says a note.
    pub say: Say<'a>,
}

/// Whether workbooks are made.
pub fn has_workbooks(model: &Model) -> bool {
    is_produced(model.settings.produce.xlsx)
}

/// Writes the files of the datasets: `data/<indicator>.csv`, `.json`, `.xlsx`, and what holds or describes them all. Each
/// is let go before the next is made.
pub fn files<E: Send>(desk: Desk, write: Write<E>) -> Result<(), E> {
    let model = &*desk.plan.model;
    let datasets = datasets(model, &desk.plan.figures);
    datasets.par_iter().try_for_each(|dataset| of_one(dataset, desk, write))?;
    if datasets.is_empty() {
        return Ok(());
    }
    let add = |whole: Whole, body: Body| write(&OutPath::new(format!("data/{}", whole.name(model))).expect("a plain name"), body);
    let changes = changes(model, &desk.plan.figures);
    add(Whole::Package, Body::Whole(&pretty(&package::package(model, &datasets, (&changes, desk.base)))))?;
    add(Whole::Catalogue, Body::Whole(&pretty(&linked::catalogue(model, &datasets, desk.base))))?;
    add(Whole::Impact, Body::Told(&|take| linked::impact(model, &datasets, (desk.base, desk.say), take)))?;
    if !changes.is_empty() {
        add(Whole::Changes, changes::sheet(&changes, desk).csv().as_bytes().into())?;
    }
    workbooks::of_all(&datasets, &changes, desk).map_or(Ok(()), |bytes| add(Whole::Workbook, Body::Whole(&bytes)))
}

/// The files of one dataset, one after the other: each is as large as all values, and told row by row.
fn of_one<E>(dataset: &Dataset, desk: Desk, write: Write<E>) -> Result<(), E> {
    let header = header(dataset);
    let name = |extension: &str| OutPath::new(format!("data/{}.{extension}", dataset.indicator.id)).expect("ids are plain names");
    let rows = || points(dataset).map(|point| cells(dataset, point, desk.say));
    let csv = |take: Take| {
        let mut told = Told::new(take);
        rows::push(told.text(), &header);
        rows().for_each(|cells| workbook::push_row(told.text(), &cells));
        told.end();
    };
    let keys: Vec<String> = header.iter().map(|key| format!("{}:", Value::from(*key))).collect();
    let json = |take: Take| {
        let mut told = Told::new(take);
        for (index, cells) in rows().enumerate() {
            told.text().push_str(if index == 0 { "[\n" } else { ",\n" });
            push_record(told.text(), &keys, &cells);
        }
        told.text().push_str("\n]\n");
        told.end();
    };
    write(&name("csv"), Body::Told(&csv))?;
    write(&name("json"), Body::Told(&json))?;
    workbooks::of_one(dataset, desk).map_or(Ok(()), |bytes| write(&name("xlsx"), Body::Whole(&bytes)))
}

/// One record on a line of its own. Numbers keep their digits: a reader's own precision might lose some.
fn push_record(out: &mut String, keys: &[String], cells: &[Cell]) {
    for (index, (key, cell)) in keys.iter().zip(cells).enumerate() {
        out.extend([if index == 0 { "{" } else { "," }, key]);
        match cell {
            Cell::Empty => out.push_str("null"),
            Cell::Words(words) | Cell::Label(words) => push_text(out, words),
            Cell::Number(..) => cell.push_to(out),
            Cell::Day(_) => {
                out.push('"');
                cell.push_to(out);
                out.push('"');
            }
        }
    }
    out.push('}');
}

fn push_text(out: &mut String, text: &str) {
    let plain = text.bytes().all(|byte| byte >= 0x20 && byte != b'"' && byte != b'\\');
    if plain {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        out.push_str(&serde_json::to_string(text).expect("words can be written"));
    }
}

fn pretty(value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("values of words can be written");
    bytes.push(b'\n');
    bytes
}

/// The columns before the dimensions, each with the key of its meaning.
pub const BEFORE: [(&str, &str); 4] =
    [("enterprise", "data.enterprise"), ("period", "data.indicator_period"), ("from", "data.from"), ("to", "data.to")];

/// The columns after the dimensions, each with the key of its meaning.
pub const AFTER: [(&str, &str); 9] = [
    ("value", "data.value"),
    ("numerator", "data.numerator"),
    ("denominator", "data.denominator"),
    ("n", "data.n"),
    ("low", "data.low"),
    ("high", "data.high"),
    ("status", "data.status"),
    ("unit", "data.unit"),
    ("note", "data.note"),
];

fn header<'site>(dataset: &Dataset<'site>) -> Vec<&'site str> {
    let name = |(name, _): (&'static str, &str)| name;
    BEFORE.map(name).into_iter().chain(dataset.dimensions.iter().copied()).chain(AFTER.map(name)).collect()
}

/// Every point with its series, in order.
pub fn points<'dataset>(dataset: &'dataset Dataset) -> impl Iterator<Item = (&'dataset Series, &'dataset Point)> {
    dataset.series.iter().flat_map(|series| series.points().map(move |point| (*series, point)))
}

/// The row of a point.
pub fn cells(dataset: &Dataset, (series, point): (&Series, &Point), say: Say) -> Vec<Cell> {
    let quantity = point.cell.shown();
    let decimals = series.decimals;
    let ratio = quantity.and_then(|quantity| quantity.ratio.as_ref());
    let remarks = point.remarks.as_deref();
    let mut cells = vec![
        Cell::words(series.enterprise.as_str()),
        Cell::words(point.period.spelled()),
        Cell::Day(point.period.first),
        Cell::Day(point.period.last),
    ];
    cells.extend(dataset.dimensions.iter().map(|dimension| Cell::words(point.category(dimension).unwrap_or_default())));
    cells.extend([
        Cell::number(quantity.map(|quantity| quantity.value), decimals),
        plain(ratio.map(|ratio| ratio.numerator())),
        plain(ratio.map(|ratio| ratio.denominator())),
        plain(point.base()),
        Cell::number(remarks.and_then(|remarks| remarks.low), decimals),
        Cell::number(remarks.and_then(|remarks| remarks.high), decimals),
        Cell::words(status(point)),
        Cell::words(unit(dataset.indicator)),
        point.note().map_or(Cell::Empty, |note| Cell::words(say(note))),
    ]);
    cells
}

/// A number that shows the decimals it has.
pub fn plain(number: Option<Decimal>) -> Cell {
    Cell::number(number, number.map_or(0, |number| number.normalize().scale()))
}

/// The status in the letters of SDMX (code list CL_OBS_STATUS), several with spaces between; a value withheld here is
/// `Q`, whichever the reason.
fn status(point: &Point) -> String {
    match &point.cell {
        Guarded::Withheld(_) => Status::Suppressed.sdmx().to_owned(),
        Guarded::Absent(status) => status.sdmx().to_owned(),
        Guarded::Shown(_) => match point.status() {
            [] => Status::Final.sdmx().to_owned(),
            several => several.iter().map(|status| status.sdmx()).collect::<Vec<_>>().join(" "),
        },
    }
}

/// The unit's name: the program's own word, or the author's in the first language.
pub fn unit(indicator: &Indicator) -> String {
    match &indicator.unit {
        Unit::Known(unit) => unit.word().to_owned(),
        Unit::Text(text) => text[Lang::FIRST].to_owned(),
        Unit::Plural(plural) => plural.words("other").map_or_else(String::new, |text| text[Lang::FIRST].to_owned()),
    }
}
