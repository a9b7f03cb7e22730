//! The files of a site, made from a neutral file of indicators.
//!
//! Nothing is invented: a publisher becomes an enterprise, a group a topic, a goal a target without a date,
//! a percentage stays a percentage (with the reason why its parts are missing), and a text that nobody
//! translated stays untranslated.

pub mod rows;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use rows::{Rows, Series, by_unit, id, strings, text};
use serde_json::Value as Json;
use serde_yaml::{Mapping, Value as Yaml};
use texts::{Texts, first_sentence, pair, without_markup, yaml};

/// The files of the site, by path.
pub fn site(data: &Json) -> BTreeMap<String, String> {
    let texts = Texts { languages: strings(&data["stats"]["languages"]), labels: &data["labels"] };
    let mut site =
        Site { texts, dimensions: BTreeMap::new(), topics: BTreeMap::new(), indicators: Vec::new(), publishers: BTreeMap::new() };
    let list = data["indicators"].as_array().expect("there is a list of indicators");
    list.iter().for_each(|indicator| site.indicator(indicator));
    site.files()
}

struct Site<'data> {
    texts: Texts<'data>,
    dimensions: BTreeMap<String, Dimension>,
    topics: BTreeMap<String, Mapping>,
    indicators: Vec<Yaml>,
    publishers: BTreeMap<String, Publisher>,
}

#[derive(Default)]
struct Dimension {
    name: String,
    categories: BTreeMap<String, String>,
}

#[derive(Default)]
struct Publisher {
    name: Mapping,
    results: Vec<Yaml>,
    files: BTreeMap<String, String>,
    years: BTreeSet<i64>,
}

impl<'data> Site<'data> {
    fn indicator(&mut self, indicator: &'data Json) {
        let name = id(text(&indicator["id"]));
        let several = by_unit(&name, indicator);
        let one = Series { id: name, unit: None, only: true, rows: Vec::new() };
        if several.is_empty() {
            self.series(&one, indicator);
        }
        several.iter().for_each(|series| self.series(series, indicator));
    }

    fn series(&mut self, series: &Series<'data>, indicator: &'data Json) {
        let unit = rows::unit_dimension(indicator);
        let dimensions: Vec<String> = strings(&indicator["dimensions"]).into_iter().filter(|name| Some(name) != unit.as_ref()).collect();
        let rows = Rows::of(series, &dimensions);
        let columns: Vec<String> = dimensions.iter().filter(|name| rows.used.contains(*name)).cloned().collect();
        let catalogued = self.catalogued(series, indicator, (&columns, &rows));
        self.indicators.push(catalogued);
        if rows.lines.is_empty() {
            return;
        }
        columns.iter().for_each(|name| self.dimension(name, &rows));
        let (name, result) = (self.texts.publisher(indicator), self.result(series, indicator, &rows));
        let first = name.values().next().and_then(Yaml::as_str).unwrap_or("?");
        let publisher = self.publishers.entry(id(first)).or_default();
        for (lang, words) in name {
            publisher.name.entry(lang).or_insert(words);
        }
        publisher.files.insert(format!("data/{}.csv", series.id), rows.csv(&columns));
        publisher.years.extend(&rows.years);
        publisher.results.push(result);
    }

    fn dimension(&mut self, name: &str, rows: &Rows) {
        let dimension = self.dimensions.entry(rows::column(name)).or_default();
        dimension.name = name.to_owned();
        for category in rows.lines.iter().filter_map(|line| line.categories.get(name)) {
            dimension.categories.insert(id(category), category.clone());
        }
    }

    fn catalogued(&mut self, series: &Series, indicator: &Json, (columns, rows): (&[String], &Rows)) -> Yaml {
        let unit = self.texts.unit(series, indicator);
        let is_percent = unit == "percent";
        let mut map = pair("id", &series.id, "name", self.texts.name(series, indicator));
        if let Some(definition) = self.texts.localized(&indicator["description"]) {
            map.insert("definition".into(), first_sentence(without_markup(definition)).into());
        }
        map.insert("unit".into(), unit);
        map.insert("kind".into(), if is_percent { "rate" } else { "amount" }.into());
        map.insert("persons".into(), false.into());
        map.insert("aggregate".into(), "none".into());
        map.insert("decimals".into(), rows.decimals.into());
        if is_percent && (rows.least < 0.0 || rows.most > 100.0) {
            let bounds = [("min", rows.least.min(0.0).floor()), ("max", rows.most.max(100.0).ceil())];
            let bounds: Mapping = bounds.into_iter().map(|(key, bound)| (key.into(), Yaml::from(format!("{bound:.0}")))).collect();
            map.insert("domain".into(), bounds.into());
        }
        if let Some(name) = self.texts.localized(&indicator["group"]["name"]) {
            let topic = format!("group-{}", id(text(&indicator["group"]["id"])));
            map.insert("topic".into(), topic.as_str().into());
            self.topics.insert(topic, name);
        }
        map.insert("dimensions".into(), columns.iter().map(|name| Yaml::from(rows::column(name))).collect::<Vec<_>>().into());
        map.into()
    }

    fn result(&self, series: &Series, indicator: &Json, rows: &Rows) -> Yaml {
        let mut map = Mapping::new();
        map.insert("indicator".into(), series.id.as_str().into());
        map.insert("source".into(), self.texts.source(indicator).into());
        map.insert("csv".into(), format!("data/{}.csv", series.id).into());
        if rows.overlap() {
            map.insert("rolling".into(), true.into());
        }
        // A goal is written for one unit; with several, the source does not say which.
        if let Some(target) = indicator["target"]["value"].as_f64().filter(|_| series.only) {
            let target: Mapping = std::iter::once(("value".into(), Yaml::from(format!("{target}")))).collect();
            map.insert("targets".into(), vec![Yaml::from(target)].into());
        }
        if self.texts.unit(series, indicator) == "percent" {
            let notes = [
                "La source publie le pourcentage sans numérateur ni dénominateur.",
                "De bron publiceert het percentage zonder teller en noemer.",
                "The source publishes the percentage without numerator and denominator.",
            ];
            map.insert("notes".into(), self.texts.each(notes).into());
        }
        map.into()
    }

    fn files(self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        let mut settings = Mapping::new();
        settings.insert("format".into(), "1".into());
        settings.insert("title".into(), self.texts.each(["Indicateurs", "Indicatoren", "Indicators"]).into());
        settings.insert("base_url".into(), "https://indicators.example.org/".into());
        settings.insert("languages".into(), self.texts.languages.clone().into());
        settings.insert("numbers".into(), "point".into());
        files.insert("diptych.yaml".to_owned(), yaml(settings));
        let topics = self.topics.iter().map(|(id, name)| Yaml::from(pair("id", id, "name", name.clone())));
        files.insert("content/catalogue/topics.yaml".to_owned(), yaml(topics.collect::<Vec<_>>()));
        let dimensions = self.dimensions.iter().map(|(id, dimension)| {
            let category = |(id, written): (&String, &String)| pair("id", id, "label", self.texts.label(written));
            let mut map = pair("id", id, "name", self.texts.label(&dimension.name));
            map.insert("categories".into(), dimension.categories.iter().map(category).map(Yaml::from).collect::<Vec<_>>().into());
            Yaml::from(map)
        });
        files.insert("content/catalogue/dimensions.yaml".to_owned(), yaml(dimensions.collect::<Vec<_>>()));
        files.insert("content/catalogue/indicators.yaml".to_owned(), yaml(self.indicators.clone()));
        self.publishers.iter().for_each(|(id, publisher)| files.extend(self.publisher(id, publisher)));
        files.retain(|_, content| content.trim() != "[]");
        files
    }

    fn publisher(&self, id: &str, publisher: &Publisher) -> BTreeMap<String, String> {
        let folder = format!("content/enterprises/{id}");
        let portrait: Mapping = std::iter::once(("name".into(), publisher.name.clone().into())).collect();
        let mut assessment = Mapping::new();
        if let (Some(first), Some(last)) = (publisher.years.first(), publisher.years.last()) {
            let period = if first == last { first.to_string() } else { format!("{first}..{last}") };
            assessment.insert("period".into(), period.into());
        }
        let question =
            ["Comment ces indicateurs évoluent-ils ?", "Hoe evolueren deze indicatoren?", "How are these indicators developing?"];
        assessment.insert("question".into(), self.texts.each(question).into());
        assessment.insert("results".into(), publisher.results.clone().into());
        let mut files: BTreeMap<String, String> =
            publisher.files.iter().map(|(name, csv)| (format!("{folder}/{name}"), csv.clone())).collect();
        files.insert(format!("{folder}/enterprise.yaml"), yaml(portrait));
        files.insert(format!("{folder}/assessments/all.yaml"), yaml(assessment));
        files
    }
}
