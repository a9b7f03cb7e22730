//! The data page: every dataset with its files, and what their columns mean.

use serde_json::json;

use super::parts::{fact, licence, publisher, said};
use crate::period::Period;
use crate::plan::page::Subject;
use crate::render::dataset::{self, Dataset};
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::frame::{self, Head};
use crate::render::template::Html;
use crate::render::view::{self, Download, Fact, Frame, Passage};
use crate::untrusted::escaped;

/// The view.
pub fn page(desk: &Desk) -> view::Data {
    let datasets = dataset::datasets(desk.model(), &desk.plan().figures);
    let whole = |(key, name, format): (&str, &str, &str)| Download {
        label: desk.word(key),
        href: desk.to(&format!("data/{name}")),
        format: format.to_owned(),
        lang: None,
    };
    let wholes = [
        ("data.package", "datapackage.json", "JSON"),
        ("data.impact", "cids.jsonld", "JSON-LD"),
        ("data.catalogue", "catalogue.jsonld", "JSON-LD"),
    ];
    let lead = desk.word("lists.data");
    let head = Head {
        title: desk.word("sections.data"),
        description: lead.clone(),
        json_ld: Some(data_block(desk, &datasets)),
        ..Head::default()
    };
    let frame = frame::frame(desk, head);
    view::Data {
        lead: Some(lead),
        downloads: if datasets.is_empty() { Vec::new() } else { wholes.map(whole).to_vec() },
        columns: columns(desk, &datasets),
        passages: [withheld(desk), reuse(desk, &frame)].into_iter().flatten().collect(),
        datasets: datasets.iter().map(|dataset| row(desk, dataset)).collect(),
        frame,
    }
}

fn row(desk: &Desk, dataset: &Dataset) -> view::Dataset {
    let (id, name) = (&dataset.indicator.id, desk.text(&dataset.indicator.name));
    let file = |(extension, format): (&str, &str)| Download {
        label: name.clone(),
        href: desk.to(&format!("data/{id}.{extension}")),
        format: format.to_owned(),
        lang: None,
    };
    let mut periods: Vec<Period> = dataset.series.iter().flat_map(|series| series.periods()).collect();
    periods.sort();
    periods.dedup_by(|right, left| (left.first, left.last) == (right.first, right.last));
    view::Dataset {
        name: desk.mention(&Subject::Indicator(id.clone()), name.clone()),
        period: figure::span(desk, &periods),
        rows: desk.count("count.rows", dataset.rows()),
        files: [("csv", "CSV"), ("json", "JSON")].map(file).to_vec(),
    }
}

/// The columns in the order of the files; dimensions by their own names.
fn columns(desk: &Desk, datasets: &[Dataset]) -> Vec<Fact> {
    const BEFORE: [(&str, &str); 4] =
        [("enterprise", "data.enterprise"), ("period", "data.indicator_period"), ("from", "data.from"), ("to", "data.to")];
    const AFTER: [&str; 9] = ["value", "numerator", "denominator", "n", "low", "high", "status", "unit", "note"];
    let used = |id: &str| datasets.iter().any(|dataset| dataset.dimensions.contains(&id));
    let dimensions = desk.model().catalogue.dimensions.iter().filter(|dimension| used(dimension.id.as_str()));
    let before = BEFORE.iter().map(|(column, key)| (column.to_string(), desk.word(key)));
    let between = dimensions.map(|dimension| {
        let name = desk.text(&dimension.name);
        (dimension.id.to_string(), format!("{} ({name})", desk.word("data.dimension")))
    });
    let after = AFTER.iter().map(|column| (column.to_string(), desk.word(&format!("data.{column}"))));
    before.chain(between).chain(after).filter_map(|(column, meaning)| fact(column, [said(meaning)])).collect()
}

/// What is withheld, unless nothing is.
fn withheld(desk: &Desk) -> Option<Passage> {
    let most = desk.model().settings.privacy.cell().checked_sub(1).filter(|most| *most > 0)?;
    let text = desk.typeset(&desk.fill("data.withheld_text", &[("n", &most.to_string())]));
    Some(Passage { id: "withheld".to_owned(), title: desk.word("data.withheld"), body: paragraph(&escaped(&text)) })
}

/// Under which terms the data may be reused.
fn reuse(desk: &Desk, frame: &Frame) -> Option<Passage> {
    let licence = licence(desk.model(), frame, &None)?;
    let name = escaped(&licence.label);
    let words = match &licence.href {
        Some(href) => format!("<a href=\"{}\" rel=\"license\">{name}</a>", escaped(href)),
        None => name,
    };
    Some(Passage { id: "reuse".to_owned(), title: desk.word("data.reuse"), body: paragraph(&words) })
}

fn paragraph(words: &str) -> Html {
    Html::new(format!("<p>{words}</p>"))
}

fn data_block(desk: &Desk, datasets: &[Dataset]) -> serde_json::Value {
    let one = |dataset: &Dataset| {
        let address = desk.plan().routes.address(&Subject::Indicator(dataset.indicator.id.clone()), desk.lang());
        let url = address.map(|address| format!("{}{address}", desk.press.base));
        json!({ "@type": "Dataset", "name": desk.text(&dataset.indicator.name), "url": url })
    };
    let mut block = json!({ "@type": "DataCatalog", "dataset": datasets.iter().map(one).collect::<Vec<_>>() });
    if let Some(publisher) = publisher(desk) {
        block["publisher"] = publisher;
    }
    block
}
