//! Turns a neutral file of indicators (`indicators.json`: names, units, sources, values by period and
//! dimension) into a Diptych site: one enterprise for each publisher, crossed cells by CSV.
//!
//! `cargo run --example indicators -- indicators.json FOLDER`
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a converter is all edge: it reads one file and writes a folder")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value as Json;
use serde_yaml::{Mapping, Value as Yaml};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(source), Some(folder)) = (arguments.next(), arguments.next()) else {
        println!("usage: indicators indicators.json FOLDER");
        return;
    };
    let text = std::fs::read_to_string(&source).expect("the file of indicators can be read");
    let data: Json = serde_json::from_str(&text).expect("the file of indicators is JSON");
    let site = convert(&data);
    for (path, content) in &site {
        let path = Path::new(&folder).join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(&path, content).expect("the file can be written");
    }
    println!("{} files in {folder}", site.len());
}

/// The files of the site, by path.
fn convert(data: &Json) -> BTreeMap<String, String> {
    let languages: Vec<String> = strings(&data["stats"]["languages"]);
    let mut site =
        Site { languages, labels: &data["labels"], dimensions: BTreeMap::new(), indicators: Vec::new(), publishers: BTreeMap::new() };
    let list = data["indicators"].as_array().expect("there is a list of indicators");
    list.iter().for_each(|indicator| site.indicator(indicator));
    site.files()
}

struct Site<'data> {
    languages: Vec<String>,
    labels: &'data Json,
    dimensions: BTreeMap<String, Dimension>,
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

/// The rows of one unit of an indicator.
struct Series<'data> {
    id: String,
    unit: Option<String>,
    rows: Vec<&'data Json>,
}

impl<'data> Site<'data> {
    fn indicator(&mut self, indicator: &'data Json) {
        let (id, organisation) = (slug(text(&indicator["id"])), self.organisation(indicator));
        let roles = &indicator["roles"];
        let unit_dimension =
            roles.as_object().and_then(|roles| roles.iter().find(|(_, role)| *role == "unit")).map(|(name, _)| name.clone());
        for series in by_unit(&id, unit_dimension.as_deref(), indicator) {
            self.series(&series, unit_dimension.as_deref(), indicator, &organisation);
        }
    }

    fn organisation(&self, indicator: &Json) -> Mapping {
        let sources = indicator["source"].as_array().cloned().unwrap_or_default();
        let named = sources.iter().find_map(|source| ["organisation", "title"].iter().find_map(|key| self.localized(&source[*key])));
        named.unwrap_or_else(|| self.languages.iter().map(|lang| (lang.as_str().into(), "?".into())).collect())
    }

    fn series(&mut self, series: &Series<'data>, unit_dimension: Option<&str>, indicator: &'data Json, organisation: &Mapping) {
        let dimensions: Vec<String> =
            strings(&indicator["dimensions"]).into_iter().filter(|name| Some(name.as_str()) != unit_dimension).collect();
        let rows = Rows::of(series, &dimensions);
        if rows.lines.is_empty() {
            return;
        }
        let columns: Vec<String> = dimensions.iter().filter(|name| rows.used.contains(*name)).cloned().collect();
        for name in &columns {
            self.dimension(name, &rows);
        }
        let first = organisation.values().next().and_then(Yaml::as_str).unwrap_or("?");
        let publisher = self.publishers.entry(slug(first)).or_default();
        publisher.name = organisation.clone();
        publisher.files.insert(format!("data/{}.csv", series.id), rows.csv(&columns));
        publisher.years.extend(&rows.years);
        let result = self.result(series, indicator, &rows);
        self.publishers.get_mut(&slug(first)).expect("it was just made").results.push(result);
        let catalogued = self.catalogued(series, indicator, &columns, &rows);
        self.indicators.push(catalogued);
    }

    fn dimension(&mut self, name: &str, rows: &Rows) {
        let dimension = self.dimensions.entry(slug(name)).or_default();
        dimension.name = name.to_owned();
        for category in rows.lines.iter().filter_map(|line| line.categories.get(name)) {
            dimension.categories.insert(slug(category), category.clone());
        }
    }

    fn catalogued(&self, series: &Series, indicator: &Json, columns: &[String], rows: &Rows) -> Yaml {
        let unit = self.unit(series, indicator);
        let is_percent = is_percent(&unit);
        let mut map = Mapping::new();
        map.insert("id".into(), series.id.as_str().into());
        map.insert("name".into(), self.name(series, indicator).into());
        if let Some(definition) = self.localized(&indicator["description"]).map(without_markup) {
            map.insert("definition".into(), definition.into());
        }
        map.insert("unit".into(), if is_percent { "percent".into() } else { unit.into() });
        map.insert("kind".into(), if is_percent { "rate" } else { "amount" }.into());
        map.insert("persons".into(), false.into());
        map.insert("aggregate".into(), "none".into());
        map.insert("decimals".into(), rows.decimals.into());
        if is_percent && (rows.least < 0.0 || rows.most > 100.0) {
            let bounds = [("min", rows.least.floor()), ("max", rows.most.ceil())];
            let bounds: Mapping = bounds.into_iter().map(|(key, bound)| (key.into(), Yaml::from(format!("{bound:.0}")))).collect();
            map.insert("domain".into(), bounds.into());
        }
        map.insert("dimensions".into(), columns.iter().map(|name| Yaml::from(slug(name))).collect::<Vec<_>>().into());
        map.into()
    }

    fn name(&self, series: &Series, indicator: &Json) -> Mapping {
        let mut name = self.localized(&indicator["name"]).unwrap_or_default();
        if let Some(unit) = &series.unit {
            for lang in &self.languages {
                let label = self.labels[unit][lang].as_str().unwrap_or(unit).to_owned();
                if let Some(Yaml::String(name)) = name.get_mut(lang.as_str()) {
                    name.push_str(&format!(" ({label})"));
                }
            }
        }
        name
    }

    fn unit(&self, series: &Series, indicator: &Json) -> Mapping {
        let named = series.unit.as_ref().map(|unit| self.label(unit));
        let unit = named.or_else(|| self.localized(&indicator["unit"])).filter(|unit| !unit.is_empty());
        let symbol = |lang: &String| (lang.as_str().into(), "–".into());
        unit.unwrap_or_else(|| self.languages.iter().map(symbol).collect())
    }

    fn result(&self, series: &Series, indicator: &Json, rows: &Rows) -> Yaml {
        let mut csv = Mapping::new();
        csv.insert("file".into(), format!("data/{}.csv", series.id).into());
        csv.insert("numbers".into(), "point".into());
        let mut map = Mapping::new();
        map.insert("indicator".into(), series.id.as_str().into());
        map.insert("source".into(), self.source(indicator).into());
        map.insert("csv".into(), csv.into());
        if rows.overlaps {
            map.insert("rolling".into(), true.into());
        }
        if let Some(target) = indicator["target"]["value"].as_f64() {
            let mut entry = Mapping::new();
            entry.insert("value".into(), format!("{target}").into());
            map.insert("targets".into(), vec![Yaml::from(entry)].into());
        }
        let notes = self.languages.iter().map(|lang| {
            let words = match lang.split('-').next() {
                Some("fr") => "La source publie le pourcentage sans numérateur ni dénominateur.",
                Some("nl") => "De bron publiceert het percentage zonder teller en noemer.",
                _ => "The source publishes the percentage without numerator and denominator.",
            };
            (lang.as_str().into(), words.into())
        });
        map.insert("notes".into(), notes.collect::<Mapping>().into());
        map.into()
    }

    fn source(&self, indicator: &Json) -> Mapping {
        let sources = indicator["source"].as_array().cloned().unwrap_or_default();
        let found = sources.iter().find_map(|source| ["title", "organisation"].iter().find_map(|key| self.localized(&source[*key])));
        let url = sources.iter().find_map(|source| source["url"].as_str());
        let plain = |lang: &String| (lang.as_str().into(), url.unwrap_or("?").into());
        found.map(without_markup).unwrap_or_else(|| self.languages.iter().map(plain).collect())
    }

    /// The languages of a text; nothing if it has none.
    fn localized(&self, value: &Json) -> Option<Mapping> {
        let entry = |lang: &String| Some((lang.as_str().into(), value[lang].as_str().filter(|words| !words.trim().is_empty())?.into()));
        let map: Mapping = self.languages.iter().filter_map(entry).collect();
        (!map.is_empty()).then_some(map)
    }

    /// The label of a string of the data; languages that nobody translated are left out.
    fn label(&self, written: &str) -> Mapping {
        self.localized(&self.labels[written])
            .unwrap_or_else(|| std::iter::once((self.languages[0].as_str().into(), written.into())).collect())
    }

    fn files(self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        let each = |words: [&str; 3]| -> Mapping {
            let pick = |lang: &String| match lang.split('-').next() {
                Some("fr") => words[0],
                Some("nl") => words[1],
                _ => words[2],
            };
            self.languages.iter().map(|lang| (lang.as_str().into(), pick(lang).into())).collect()
        };
        let mut settings = Mapping::new();
        settings.insert("format".into(), "1".into());
        settings.insert("title".into(), each(["Indicateurs", "Indicatoren", "Indicators"]).into());
        settings.insert("base_url".into(), "https://indicators.example.org/".into());
        settings.insert("languages".into(), self.languages.clone().into());
        files.insert("diptych.yaml".to_owned(), yaml(settings));
        let dimensions = self.dimensions.iter().map(|(id, dimension)| {
            let category = |(id, written): (&String, &String)| pair("id", id, "label", self.label(written));
            let mut map = pair("id", id, "name", self.label(&dimension.name));
            map.insert("categories".into(), dimension.categories.iter().map(category).map(Yaml::from).collect::<Vec<_>>().into());
            Yaml::from(map)
        });
        files.insert("content/catalogue/dimensions.yaml".to_owned(), yaml(dimensions.collect::<Vec<_>>()));
        files.insert("content/catalogue/indicators.yaml".to_owned(), yaml(self.indicators.clone()));
        for (id, publisher) in &self.publishers {
            let mut portrait = Mapping::new();
            portrait.insert("name".into(), publisher.name.clone().into());
            let mut assessment = Mapping::new();
            let years = (publisher.years.first(), publisher.years.last());
            if let (Some(first), Some(last)) = years {
                assessment.insert("period".into(), format!("{first}..{last}").into());
            }
            let question =
                each(["Comment ces indicateurs évoluent-ils ?", "Hoe evolueren deze indicatoren?", "How are these indicators developing?"]);
            assessment.insert("question".into(), question.into());
            assessment.insert("results".into(), publisher.results.clone().into());
            let folder = format!("content/enterprises/{id}");
            files.insert(format!("{folder}/enterprise.yaml"), yaml(portrait));
            files.insert(format!("{folder}/assessments/all.yaml"), yaml(assessment));
            files.extend(publisher.files.iter().map(|(name, csv)| (format!("{folder}/{name}"), csv.clone())));
        }
        files
    }
}

/// The rows of an indicator, divided by unit where it has several.
fn by_unit<'data>(id: &str, unit_dimension: Option<&str>, indicator: &'data Json) -> Vec<Series<'data>> {
    let mut units: BTreeMap<Option<String>, Vec<&Json>> = BTreeMap::new();
    for row in indicator["values"].as_array().into_iter().flatten() {
        let unit = unit_dimension.and_then(|name| row["dims"][name].as_str()).map(str::to_owned);
        units.entry(unit).or_default().push(row);
    }
    let several = units.len() > 1;
    let name = |unit: &Option<String>| unit.as_ref().filter(|_| several).map_or(id.to_owned(), |unit| format!("{id}-{}", slug(unit)));
    units.into_iter().map(|(unit, rows)| Series { id: name(&unit), unit, rows }).collect()
}

/// The rows of a series in the contract's spelling.
#[derive(Default)]
struct Rows {
    lines: Vec<Line>,
    used: BTreeSet<String>,
    years: BTreeSet<i64>,
    decimals: u64,
    least: f64,
    most: f64,
    overlaps: bool,
}

struct Line {
    period: String,
    value: Option<String>,
    categories: BTreeMap<String, String>,
}

impl Rows {
    fn of(series: &Series, dimensions: &[String]) -> Rows {
        let mut rows = Rows { least: f64::MAX, most: f64::MIN, ..Rows::default() };
        let mut seen = BTreeSet::new();
        for row in &series.rows {
            let Some((period, from, to)) = period(text(&row["period"])) else { continue };
            let category = |name: &String| Some((name.clone(), row["dims"][name].as_str()?.to_owned()));
            let categories: BTreeMap<String, String> = dimensions.iter().filter_map(category).collect();
            if !seen.insert((period.clone(), categories.clone())) {
                continue;
            }
            let value = row["value"].as_f64().map(|number| number.to_string());
            if let Some(number) = row["value"].as_f64() {
                (rows.least, rows.most) = (rows.least.min(number), rows.most.max(number));
            }
            let fraction = value.as_ref().and_then(|value| value.split_once('.')).map_or(0, |(_, fraction)| fraction.len() as u64);
            rows.decimals = rows.decimals.max(fraction.min(3));
            rows.overlaps |= to > from;
            rows.years.extend([from, to]);
            rows.used.extend(categories.keys().cloned());
            rows.lines.push(Line { period, value, categories });
        }
        rows
    }

    fn csv(&self, columns: &[String]) -> String {
        let mut out = String::from("period,value,status");
        columns.iter().for_each(|name| out.push_str(&format!(",{}", slug(name))));
        for line in &self.lines {
            let (value, status) = line.value.as_ref().map_or(("", "missing"), |value| (value.as_str(), ""));
            out.push_str(&format!("\n{},{value},{status}", line.period));
            for name in columns {
                out.push(',');
                out.push_str(&line.categories.get(name).map(|category| slug(category)).unwrap_or_default());
            }
        }
        out.push('\n');
        out
    }
}

/// A period in the contract's spelling with its first and last year: `2015 Q3`, `2015/2016`, `2000 to 2004`, `2011/12 (baseline)`.
fn period(written: &str) -> Option<(String, i64, i64)> {
    let text = written.split('(').next()?.trim();
    let year = |text: &str| (text.len() == 4).then(|| text.parse::<i64>().ok()).flatten();
    if let Some(year) = year(text) {
        return Some((text.to_owned(), year, year));
    }
    if let Some((first, quarter)) = text.split_once(" Q") {
        let year = year(first)?;
        return Some((format!("{first}-Q{quarter}"), year, year));
    }
    let (first, last) = [" to ", "/", "-", "–"].iter().find_map(|mark| text.split_once(mark))?;
    let (first, last) = (first.trim(), last.trim());
    let last = if last.len() == 2 { format!("{}{last}", first.get(..2)?) } else { last.to_owned() };
    let (from, to) = (year(first)?, year(&last)?);
    (to > from).then(|| (format!("{from}..{to}"), from, to))
}

fn is_percent(unit: &Mapping) -> bool {
    unit.values()
        .filter_map(Yaml::as_str)
        .any(|unit| matches!(unit.trim().to_lowercase().as_str(), "%" | "percent" | "percentage" | "pourcentage" | "procent"))
}

/// Texts without their HTML: the catalogue takes words.
fn without_markup(texts: Mapping) -> Mapping {
    let plain = |words: &str| {
        let mut out = String::new();
        let mut inside = false;
        for character in words.chars() {
            match character {
                '<' => inside = true,
                '>' if inside => inside = false,
                _ if inside => {}
                character => out.push(character),
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    texts.into_iter().filter_map(|(lang, words)| Some((lang, Yaml::from(plain(words.as_str()?))))).collect()
}

fn pair(first: &str, id: &str, second: &str, value: Mapping) -> Mapping {
    [(first.into(), id.into()), (second.into(), value.into())].into_iter().collect()
}

fn yaml(value: impl Into<Yaml>) -> String {
    serde_yaml::to_string(&value.into()).expect("maps of words can be written")
}

fn strings(value: &Json) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
}

fn text(value: &Json) -> &str {
    value.as_str().unwrap_or_default()
}

/// An id: letters without accents and digits, everything else a hyphen; at most 60 characters and a mark
/// that tells longer ones apart.
fn slug(words: &str) -> String {
    let slug = diptych::lang::slugify(words);
    let slug = if slug.is_empty() { "x".to_owned() } else { slug };
    if slug.len() <= 60 {
        return slug;
    }
    format!("{}-{}", slug[..60].trim_end_matches('-'), &diptych::key::Key::of(words.as_bytes()).short()[..6])
}
