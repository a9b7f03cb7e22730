//! What must be known about data, in the words of a language: where it comes from, how it is made, what its columns
//! and codes mean. A sheet of a workbook, and the data page's own list of codes.

use std::collections::BTreeSet;

use super::{AFTER, BEFORE, Dataset, Desk};
use crate::model::catalogue::Dimension;
use crate::model::indicator::{Aggregate, Indicator};
use crate::model::observation::Status;
use crate::plan::Plan;
use crate::plan::reader::Reader;
use crate::plan::shown;
use crate::render::frame;
use crate::render::workbook::{Cell, Sheet};
use crate::source::text::Text;

/// Every status, in the order of the letters of SDMX as they are told.
pub const STATUSES: [Status; 10] = [
    Status::Final,
    Status::Provisional,
    Status::Estimated,
    Status::Forecast,
    Status::Break,
    Status::LowReliability,
    Status::Suppressed,
    Status::NotCollected,
    Status::NotApplicable,
    Status::Missing,
];

/// The sheet about one dataset, or several, in a language.
pub fn sheet(datasets: &[&Dataset], reader: &Reader, desk: Desk) -> Sheet {
    let mut about = About { reader, desk, rows: Vec::new() };
    about.site();
    for dataset in datasets {
        about.dataset(dataset);
    }
    about.columns(datasets);
    about.codes();
    about.enterprises(datasets);
    about.categories(datasets);
    Sheet {
        name: about.word("data.about"),
        header: Vec::new(),
        rows: about.rows,
        from_right: reader.locale.direction().as_str() == "rtl",
        ..Sheet::default()
    }
}

struct About<'a> {
    reader: &'a Reader,
    desk: Desk<'a>,
    rows: Vec<Vec<Cell>>,
}

impl<'a> About<'a> {
    fn word(&self, key: &str) -> String {
        self.reader.words.get(key).to_owned()
    }

    fn text(&self, text: &Text) -> String {
        self.reader.typeset(&text[self.reader.lang])
    }

    fn part(&mut self, title: String) {
        self.rows.push(Vec::new());
        self.rows.push(vec![Cell::Label(title)]);
    }

    /// A line: what it is called, and what it says; left out if it says nothing.
    fn line(&mut self, label: String, words: String) {
        if !words.is_empty() {
            self.rows.push(vec![Cell::words(label), Cell::words(words)]);
        }
    }

    /// Who publishes, where, under which terms, and what is withheld.
    fn site(&mut self) {
        let settings = &self.desk.plan.model.settings;
        self.rows.push(vec![Cell::Label(self.text(&settings.title))]);
        self.line(self.word("data.site"), self.desk.base.to_owned());
        if let Some(publisher) = &settings.publisher {
            self.line(self.word("footer.publisher"), self.text(&publisher.name));
        }
        if let Some(written) = &settings.license {
            let licence = frame::licence(written.as_written());
            let address = licence.href.map_or_else(String::new, |href| format!(" – {href}"));
            self.line(self.word("data.reuse"), licence.label + &address);
        }
        if let Some(most) = settings.privacy.cell().checked_sub(1).filter(|most| *most > 0) {
            let words = self.reader.words.fill("data.withheld_text", &[("n", &most.to_string())]);
            self.line(self.word("data.withheld"), self.reader.typeset(&words));
        }
    }

    /// What is measured, how, in what unit, from where.
    fn dataset(&mut self, dataset: &Dataset) {
        let indicator = dataset.indicator;
        self.part(self.text(&indicator.name));
        self.line(self.word("data.identifier"), indicator.id.to_string());
        self.line(self.word("indicator.counted"), indicator.definition.as_ref().map_or_else(String::new, |text| self.text(text)));
        let kind = self.word(&format!("kind.{}", indicator.kind().word()));
        let nature = indicator.nature.map(|nature| self.word(&format!("nature.{}", nature.word())));
        let unit = Some(shown::unit_name(self.reader, indicator)).filter(|unit| !unit.is_empty());
        let unit: Vec<String> = unit.into_iter().chain([kind]).chain(nature).collect();
        self.line(self.word("indicator.unit"), unit.join(", "));
        self.line(self.word("indicator.formula"), indicator.formula.as_ref().map_or_else(String::new, |formula| formula.value.clone()));
        self.line(self.word("indicator.aggregate"), self.method(indicator));
        self.line(self.word("indicator.source"), self.sources(dataset));
        if let Some((first, last)) = dataset.covers() {
            self.line(self.word("data.period"), format!("{first} – {last}"));
        }
    }

    fn method(&self, indicator: &Indicator) -> String {
        let weight = indicator.weight.as_ref().and_then(|weight| self.desk.plan.model.catalogue.indicator(&weight.value));
        let words = match (indicator.aggregate(), weight) {
            (Aggregate::WeightedMean, Some(weight)) => {
                self.reader.words.fill("aggregate_text.weighted-mean", &[("weight", &self.text(&weight.name))])
            }
            (Aggregate::WeightedMean, None) => self.word("aggregate.weighted-mean"),
            (method, _) => self.word(&format!("aggregate_text.{}", method.word())),
        };
        self.reader.typeset(&words)
    }

    /// The definition's source, else those of the values, each once.
    fn sources(&self, dataset: &Dataset) -> String {
        if let Some(source) = &dataset.indicator.source {
            return self.text(source);
        }
        let mut told = BTreeSet::new();
        let sources = dataset.series.iter().filter_map(|series| series.terms.source.as_ref()).map(|source| self.text(source));
        let sources: Vec<String> = sources.filter(|source| told.insert(source.clone())).take(12).collect();
        sources.join(" ; ")
    }

    fn columns(&mut self, datasets: &[&Dataset]) {
        self.part(self.word("data.columns"));
        BEFORE.iter().for_each(|(name, key)| self.line((*name).to_owned(), self.word(key)));
        for dimension in self.dimensions(datasets) {
            let words = format!("{} ({})", self.word("data.dimension"), self.text(&dimension.name));
            self.line(dimension.id.to_string(), words);
        }
        AFTER.iter().for_each(|(name, key)| self.line((*name).to_owned(), self.word(key)));
    }

    fn codes(&mut self) {
        self.part(self.word("data.codes"));
        STATUSES.iter().for_each(|status| self.line(status.sdmx().to_owned(), self.word(&format!("status.{}", status.word()))));
    }

    fn enterprises(&mut self, datasets: &[&Dataset]) {
        let ids: BTreeSet<&str> = datasets.iter().flat_map(|dataset| &dataset.series).map(|series| series.enterprise.as_str()).collect();
        self.part(self.word("sections.enterprises"));
        for id in ids {
            let Some(portrait) = self.desk.plan.model.enterprises.get(id).map(|one| &one.portrait) else { continue };
            let example = if portrait.fictitious { format!(" ({})", self.word("notice.fictitious_mark")) } else { String::new() };
            self.line(id.to_owned(), self.text(&portrait.name) + &example);
        }
    }

    fn categories(&mut self, datasets: &[&Dataset]) {
        for dimension in self.dimensions(datasets) {
            self.part(format!("{} – {}", dimension.id, self.text(&dimension.name)));
            dimension.categories.iter().for_each(|category| self.line(category.id.to_string(), self.text(&category.label)));
        }
    }

    /// The dimensions that some dataset is broken down by, in the catalogue's order.
    fn dimensions(&self, datasets: &[&Dataset]) -> Vec<&'a Dimension> {
        let plan: &'a Plan = self.desk.plan;
        let used = |id: &str| datasets.iter().any(|dataset| dataset.dimensions.contains(&id));
        plan.model.catalogue.dimensions.iter().filter(|dimension| used(dimension.id.as_str())).collect()
    }
}
