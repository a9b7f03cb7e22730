//! What the files of open data hold, for programs: a Data Package (Frictionless, version 2).

use serde_json::{Value, json};

use super::about::STATUSES;
use super::{Dataset, Whole, changes, header};
use crate::figures::Revision;
use crate::localized::Lang;
use crate::model::Model;
use crate::model::observation::Status;

/// A Data Package of all datasets (Frictionless, version 2).
pub fn package(model: &Model, datasets: &[Dataset], (changes, base): (&[Revision], &str)) -> Value {
    let first = Lang::FIRST;
    let changes = (!changes.is_empty()).then(|| log(model));
    let resources: Vec<Value> = datasets.iter().map(|dataset| resource(model, dataset)).chain(changes).collect();
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "data",
        "title": &model.settings.title[first],
        "homepage": base,
        "resources": resources,
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
        let mut field = match model.catalogue.dimension(name).filter(|_| dataset.dimensions.contains(&name)) {
            Some(dimension) => json!({ "name": name, "type": kind, "title": &dimension.name[Lang::FIRST] }),
            None => json!({ "name": name, "type": kind }),
        };
        if name == "status" {
            field["description"] = json!(codes());
            field["constraints"] = json!({ "required": true, "pattern": "[APEFBUQLMO]( [APEFBUQLMO])*" });
        }
        field
    };
    table((id, &dataset.indicator.name[Lang::FIRST]), &format!("{id}.csv"), header(dataset).into_iter().map(field).collect())
}

/// The log of what was revised.
fn log(model: &Model) -> Value {
    let field = |(name, kind): (&str, &str)| json!({ "name": name, "type": kind });
    let path = Whole::Changes.name(model);
    let name = path.trim_end_matches(".csv");
    table((name, name), &path, changes::COLUMNS.map(field).to_vec())
}

fn table((name, title): (&str, &str), path: &str, fields: Vec<Value>) -> Value {
    json!({
        "name": name,
        "type": "table",
        "title": title,
        "path": path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": { "fields": fields, "missingValues": [""] },
    })
}

/// What the letters of the status stand for.
fn codes() -> String {
    let code = |status: &Status| format!("{} {}", status.sdmx(), status.word());
    format!("SDMX CL_OBS_STATUS: {}", STATUSES.iter().map(code).collect::<Vec<_>>().join(", "))
}
