//! Open data: for each indicator a table of everything published, as CSV and JSON, and their package.
//!
//! Takes numbers from figures only, so what is withheld on pages is not in these files either.

use rayon::prelude::*;
use serde_json::{Value, json};

use super::{linked, rows};
use crate::decimal::Decimal;
use crate::figures::{Figures, Guarded, Point, Series};
use crate::localized::Lang;
use crate::model::Model;
use crate::model::enterprise::Publish;
use crate::model::indicator::{Indicator, Unit};
use crate::model::observation::Status;
use crate::path::OutPath;
use crate::snapshot::Publication;
use crate::source::text::Text;

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
    let mut by_indicator: std::collections::BTreeMap<&str, Vec<&Series>> = Default::default();
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

/// The files of the datasets: `data/<indicator>.csv`, `.json`, and what describes them all: `data/datapackage.json`,
/// `data/cids.jsonld`, `data/catalogue.jsonld`.
pub fn files(model: &Model, figures: &Figures, base: &str, say: Say) -> Publication {
    let datasets = datasets(model, figures);
    let made: Vec<[(OutPath, Vec<u8>); 2]> = datasets.par_iter().map(|dataset| both(dataset, say)).collect();
    let mut files: Publication = made.into_iter().flatten().collect();
    if !datasets.is_empty() {
        let path = OutPath::new("data/datapackage.json").expect("a plain name");
        files.insert(path, pretty(&package(model, &datasets, base)));
        let mut add = |name: &str, value: &Value| drop(files.insert(OutPath::new(name).expect("a plain name"), pretty(value)));
        add("data/catalogue.jsonld", &linked::catalogue(model, &datasets, base));
        let path = OutPath::new("data/cids.jsonld").expect("a plain name");
        files.insert(path, linked::impact(model, &datasets, base, say).into_bytes());
    }
    files
}

/// A dataset in both its forms, row by row.
fn both(dataset: &Dataset, say: Say) -> [(OutPath, Vec<u8>); 2] {
    let header = header(dataset);
    let (mut csv, mut json) = (String::new(), String::from("["));
    rows::push(&mut csv, &header);
    for (index, (series, point)) in points(dataset).enumerate() {
        let cells = cells(dataset, series, point, say);
        rows::push(&mut csv, &cells.iter().map(String::as_str).collect::<Vec<_>>());
        json.push_str(if index == 0 { "\n" } else { ",\n" });
        push_record(&mut json, &header, &cells);
    }
    json.push_str("\n]\n");
    let name = |extension: &str| OutPath::new(format!("data/{}.{extension}", dataset.indicator.id)).expect("ids are plain names");
    [(name("csv"), csv.into_bytes()), (name("json"), json.into_bytes())]
}

/// One record on a line of its own. Numbers keep their digits: a reader's own precision might lose some.
fn push_record(out: &mut String, header: &[&str], cells: &[String]) {
    const NUMERIC: [&str; 6] = ["value", "numerator", "denominator", "n", "low", "high"];
    out.push('{');
    for (index, (key, cell)) in header.iter().zip(cells).enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_text(out, key);
        out.push(':');
        match (NUMERIC.contains(key), cell.is_empty()) {
            (_, true) => out.push_str("null"),
            (true, false) => out.push_str(cell),
            (false, false) => push_text(out, cell),
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

const BEFORE: [&str; 4] = ["enterprise", "period", "from", "to"];
const AFTER: [&str; 9] = ["value", "numerator", "denominator", "n", "low", "high", "status", "unit", "note"];

fn header<'site>(dataset: &Dataset<'site>) -> Vec<&'site str> {
    BEFORE.into_iter().chain(dataset.dimensions.iter().copied()).chain(AFTER).collect()
}

fn points<'dataset>(dataset: &'dataset Dataset) -> impl Iterator<Item = (&'dataset Series, &'dataset Point)> {
    dataset.series.iter().flat_map(|series| series.points().map(move |point| (*series, point)))
}

fn cells(dataset: &Dataset, series: &Series, point: &Point, say: Say) -> Vec<String> {
    let number = |number: Option<Decimal>| number.map_or_else(String::new, |number| number.normalize().to_string());
    let quantity = point.cell.shown();
    let ratio = quantity.and_then(|quantity| quantity.ratio.as_ref());
    let remarks = point.remarks.as_deref();
    let mut cells =
        vec![series.enterprise.to_string(), point.period.spelled(), point.period.first.to_string(), point.period.last.to_string()];
    cells.extend(dataset.dimensions.iter().map(|dimension| point.category(dimension).unwrap_or_default().to_owned()));
    cells.extend([
        number(quantity.map(|quantity| quantity.value)),
        number(ratio.map(|ratio| ratio.numerator())),
        number(ratio.map(|ratio| ratio.denominator())),
        number(point.base),
        number(remarks.and_then(|remarks| remarks.low)),
        number(remarks.and_then(|remarks| remarks.high)),
        status(point),
        unit(dataset.indicator),
        point.note().map_or_else(String::new, say),
    ]);
    cells
}

/// The status as authors write it; a value withheld here is `suppressed`, whichever the reason.
fn status(point: &Point) -> String {
    match &point.cell {
        Guarded::Withheld(_) => Status::Suppressed.word().to_owned(),
        Guarded::Absent(status) => status.word().to_owned(),
        Guarded::Shown(_) => match point.status() {
            [] => Status::Final.word().to_owned(),
            several => several.iter().map(|status| status.word()).collect::<Vec<_>>().join(" "),
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

/// A Data Package of all datasets (Frictionless, version 2).
fn package(model: &Model, datasets: &[Dataset], base: &str) -> Value {
    let first = Lang::FIRST;
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "data",
        "title": &model.settings.title[first],
        "homepage": base,
        "resources": datasets.iter().map(|dataset| resource(model, dataset)).collect::<Vec<_>>(),
    });
    if let Some(description) = &model.settings.description {
        package["description"] = json!(&description[first]);
    }
    if let Some(license) = &model.settings.license {
        package["licenses"] = json!([{ "name": license.as_written() }]);
    }
    if let Some(publisher) = &model.settings.publisher {
        package["contributors"] = json!([{ "title": &publisher.name[first], "roles": ["publisher"] }]);
    }
    package
}

fn resource(model: &Model, dataset: &Dataset) -> Value {
    let id = dataset.indicator.id.as_str();
    let field = |name: &str| {
        let kind = match name {
            "from" | "to" => "date",
            "value" | "numerator" | "denominator" | "n" | "low" | "high" => "number",
            _ => "string",
        };
        match model.catalogue.dimension(name).filter(|_| dataset.dimensions.contains(&name)) {
            Some(dimension) => json!({ "name": name, "type": kind, "title": &dimension.name[Lang::FIRST] }),
            None => json!({ "name": name, "type": kind }),
        }
    };
    json!({
        "name": id,
        "type": "table",
        "title": &dataset.indicator.name[Lang::FIRST],
        "path": format!("{id}.csv"),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": header(dataset).into_iter().map(field).collect::<Vec<_>>(),
            "missingValues": [""],
        },
    })
}
