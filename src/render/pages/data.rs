//! The data page: every dataset with its files, and what their columns mean.

use serde_json::json;

use super::parts::{fact, licence, publisher, said};
use super::revisions;
use crate::model::observation::Status;
use crate::period::Period;
use crate::plan::page::Subject;
use crate::render::dataset::about::STATUSES;
use crate::render::dataset::{self, Dataset, Whole};
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::frame::{self, Head};
use crate::render::template::Html;
use crate::render::view::{self, Download, Fact, Passage};
use crate::untrusted::escaped;

/// The view.
pub fn page(desk: &Desk) -> view::Data {
    let datasets = dataset::datasets(desk.model(), &desk.plan().figures);
    let changes = dataset::changes(desk.model(), &desk.plan().figures);
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
        downloads: wholes(desk, &datasets, !changes.is_empty()),
        columns: columns(desk, &datasets),
        codes: if datasets.is_empty() { Vec::new() } else { codes(desk) },
        changes: revisions::table(desk, &changes),
        passages: [withheld(desk), reuse(desk)].into_iter().flatten().collect(),
        datasets: datasets.iter().map(|dataset| row(desk, dataset)).collect(),
        frame,
    }
}

/// The files about all datasets.
fn wholes(desk: &Desk, datasets: &[Dataset], changed: bool) -> Vec<Download> {
    let wholes = [
        (Whole::Workbook, "data.workbook", "Excel", dataset::has_workbooks(desk.model()) && dataset::fit(datasets)),
        (Whole::Changes, "data.changes_file", "CSV", changed),
        (Whole::Package, "data.package", "JSON", true),
        (Whole::Impact, "data.impact", "JSON-LD", true),
        (Whole::Catalogue, "data.catalogue", "JSON-LD", true),
    ];
    let there = wholes.into_iter().filter(|(.., there)| *there && !datasets.is_empty());
    let download = |(whole, key, format, _): (Whole, &str, &str, bool)| Download {
        label: desk.word(key),
        href: desk.to(&format!("data/{}", whole.name(desk.model()))),
        format: format.to_owned(),
        lang: None,
    };
    there.map(download).collect()
}

fn row(desk: &Desk, dataset: &Dataset) -> view::Dataset {
    let (id, name) = (&dataset.indicator.id, desk.text(&dataset.indicator.name));
    let file = |(extension, format): (&str, &str)| Download {
        label: name.clone(),
        href: desk.to(&format!("data/{id}.{extension}")),
        format: format.to_owned(),
        lang: None,
    };
    let workbook = (dataset::has_workbooks(desk.model()) && dataset::fits(dataset)).then_some(("xlsx", "Excel"));
    let mut periods: Vec<Period> = dataset.series.iter().flat_map(|series| series.periods()).collect();
    periods.sort();
    periods.dedup_by(|right, left| (left.first, left.last) == (right.first, right.last));
    view::Dataset {
        name: desk.mention(&Subject::Indicator(id.clone()), name.clone()),
        period: figure::span(desk, &periods),
        rows: desk.count("count.rows", dataset.rows()),
        files: [("csv", "CSV"), ("json", "JSON")].into_iter().chain(workbook).map(file).collect(),
    }
}

/// The columns in the order of the files; dimensions by their own names.
fn columns(desk: &Desk, datasets: &[Dataset]) -> Vec<Fact> {
    let used = |id: &str| datasets.iter().any(|dataset| dataset.dimensions.contains(&id));
    let dimensions = desk.model().catalogue.dimensions.iter().filter(|dimension| used(dimension.id.as_str()));
    let meaning = |(column, key): &(&str, &str)| ((*column).to_owned(), desk.word(key));
    let before = dataset::BEFORE.iter().map(meaning);
    let between = dimensions.map(|dimension| {
        let name = desk.text(&dimension.name);
        (dimension.id.to_string(), format!("{} ({name})", desk.word("data.dimension")))
    });
    let after = dataset::AFTER.iter().map(meaning);
    before.chain(between).chain(after).filter_map(|(column, meaning)| fact(column, [said(meaning)])).collect()
}

/// What the letters of the status stand for.
fn codes(desk: &Desk) -> Vec<Fact> {
    let code = |status: &Status| fact(status.sdmx().to_owned(), [said(desk.word(&format!("status.{}", status.word())))]);
    STATUSES.iter().filter_map(code).collect()
}

/// What is withheld, unless nothing is.
fn withheld(desk: &Desk) -> Option<Passage> {
    let most = desk.model().settings.privacy.cell().checked_sub(1).filter(|most| *most > 0)?;
    let text = desk.typeset(&desk.fill("data.withheld_text", &[("n", &most.to_string())]));
    Some(Passage { id: "withheld".to_owned(), title: desk.word("data.withheld"), body: paragraph(&escaped(&text)) })
}

/// Under which terms the data may be reused.
fn reuse(desk: &Desk) -> Option<Passage> {
    let licence = licence(desk.model(), &None)?;
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
