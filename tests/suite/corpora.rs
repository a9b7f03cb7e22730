//! Real data: two public files of indicators become sites, and every number is read back from what was built.
//!
//! The files are not part of the repository: `DIPTYCH_CORPORA` names the folder that holds them.
//! Without it these tests are passed over, and say so. The larger site has 280 indicators and 44,731 values,
//! so it takes longer than the other tests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::LazyLock;

use serde_json::Value as Json;

#[path = "../../examples/indicators/convert/mod.rs"]
pub mod convert;

use crate::built::{Built, field, options, site};
use crate::html::{Element, Table};
use convert::rows::{by_unit, column, id, unit_dimension};

/// Values that must have been compared in each language, so that a test that reads nothing fails.
const LEAST: usize = 500;

fn corpus(path: &str) -> Option<Json> {
    let Ok(folder) = std::env::var("DIPTYCH_CORPORA") else {
        eprintln!("passed over: DIPTYCH_CORPORA is not set, so {path} is not built");
        return None;
    };
    let text = std::fs::read_to_string(PathBuf::from(folder).join(path)).expect("DIPTYCH_CORPORA holds the corpus");
    Some(serde_json::from_str(&text).expect("the corpus is JSON"))
}

/// The larger corpus and its site, built once.
static CANADA: LazyLock<Option<(Json, Built)>> = LazyLock::new(|| {
    let data = corpus("sdg-canada-en-fr/indicators.json")?;
    let built = published(&data);
    Some((data, built))
});

#[test]
fn the_canadian_indicators_stand_in_english_and_french_as_their_source_has_them() {
    let Some((data, built)) = &*CANADA else { return };
    let fair = BTreeSet::from(["W01", "W05", "W06", "W11", "W17", "W19"]);
    assert_eq!(built.codes().iter().filter(|code| !fair.contains(code.as_str())).collect::<Vec<_>>(), Vec::<&String>::new());
    let untranslated = data["labels"].as_object().expect("there are labels").values().filter(|label| label["fr"].is_null()).count();
    let told = built.findings.iter().filter(|line| field(line, "code") == "W01").count();
    assert!(told >= untranslated, "{untranslated} labels have no French, {told} findings say so");
    compare(built, data, &[("en", "indicators"), ("fr", "indicateurs")]);
}

#[test]
fn texts_of_charts_stay_inside_their_drawings() {
    let Some((_, built)) = &*CANADA else { return };
    let found = overflowing(built);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_belgian_indicators_stand_in_french_and_dutch_as_their_source_has_them() {
    let Some(data) = corpus("indicators-be-fr-nl/indicators-borrowed-values.json") else { return };
    let built = published(&data);
    let fair = BTreeSet::from(["W01", "W05", "W06", "W11", "W19"]);
    assert_eq!(built.codes().iter().filter(|code| !fair.contains(code.as_str())).collect::<Vec<_>>(), Vec::<&String>::new());
    compare(&built, &data, &[("fr", "indicateurs"), ("nl", "indicatoren")]);
}

#[test]
fn indicators_that_have_names_and_no_values_have_a_page_in_both_languages() {
    let Some(data) = corpus("indicators-be-fr-nl/indicators.json") else { return };
    let built = published(&data);
    assert!(built.codes().iter().all(|code| code == "W17"), "{:?}", built.codes());
    for indicator in data["indicators"].as_array().expect("there are indicators") {
        for (lang, section) in [("fr", "indicateurs"), ("nl", "indicatoren")] {
            let page = built.page(&format!("{lang}/{section}/{}/index.html", id(indicator["id"].as_str().expect("an id"))));
            let name = indicator["name"][lang].as_str().expect("a name");
            assert_eq!(plain(&page.first("h1").expect("a title").words()), plain(name));
            assert!(page.all("figure").is_empty(), "{name} has nothing to draw");
        }
    }
}

fn published(data: &Json) -> Built {
    let folder = site(convert::site(data));
    let built = Built::of(folder.path(), options());
    assert!(!built.stopped, "{}", built.findings.iter().filter(|line| line.contains("\"error\"")).cloned().collect::<Vec<_>>().join("\n"));
    built
}

/// Letters and digits alone: typography is another test's affair.
fn plain(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The indicators whose pages are compared: those that nobody else's categories can be confused with.
fn compare(built: &Built, data: &Json, languages: &[(&str, &str)]) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rows = 0;
    for indicator in data["indicators"].as_array().expect("there are indicators") {
        for series in by_unit(&id(indicator["id"].as_str().expect("an id")), indicator) {
            let values = Values::of(&series.rows, indicator);
            rows += datasets(built, &series.id, &values);
            for (lang, section) in languages {
                let page = built.page(&format!("{lang}/{section}/{}/index.html", series.id));
                let reader = Reader { values: &values, lang, labels: &data["labels"], percent: values.percent(&series.unit, indicator) };
                *counts.entry(lang).or_default() += reader.page(&page);
            }
        }
    }
    eprintln!("compared with their source: {counts:?} values on pages, {rows} rows of data files");
    assert!(counts.len() == languages.len() && counts.values().all(|count| *count >= LEAST), "{counts:?}");
}

/// What the source says of one series: its number, by period and categories.
struct Values {
    /// By first year and quarter, last year, and `column=category`.
    cells: BTreeMap<(String, String), Option<f64>>,
    decimals: usize,
    /// The source's own words for each category id.
    words: BTreeMap<String, BTreeSet<String>>,
}

impl Values {
    fn of(rows: &[&Json], indicator: &Json) -> Values {
        let unit = unit_dimension(indicator);
        let mut values = Values { cells: BTreeMap::new(), decimals: 0, words: BTreeMap::new() };
        for row in rows {
            let mut categories = Vec::new();
            for (name, word) in row["dims"].as_object().expect("there are dimensions") {
                let word = word.as_str().unwrap_or_default();
                if Some(name) != unit.as_ref() && !word.is_empty() {
                    categories.push(format!("{}={}", column(name), id(word)));
                    values.words.entry(id(word)).or_default().insert(word.to_owned());
                }
            }
            categories.sort();
            let key = (spelled(row["period"].as_str().expect("a period")), categories.join(" "));
            let number = row["value"].as_f64();
            values.cells.entry(key).or_insert(number);
            let digits = number.map_or(0, |number| number.to_string().split_once('.').map_or(0, |(_, fraction)| fraction.len()));
            values.decimals = values.decimals.max(digits.min(3));
        }
        values
    }

    fn percent(&self, unit: &Option<String>, indicator: &Json) -> bool {
        let named = unit.clone().or_else(|| indicator["unit"].as_object()?.values().next()?.as_str().map(str::to_owned));
        named.is_some_and(|unit| unit == "%" || unit.to_lowercase().starts_with("percent"))
    }
}

/// A period as datasets have it: the source's `2015/2016` or `2011/12 (baseline)` is `2015..2016`.
fn spelled(written: &str) -> String {
    let written = written.split('(').next().unwrap_or_default().trim().replace(" Q", "-Q");
    if written.len() == 4 || written.contains('Q') {
        return written;
    }
    let last = written.rsplit([' ', '/', '-']).next().unwrap_or_default();
    format!("{}..{}{last}", &written[..4], if last.len() == 2 { &written[..2] } else { "" })
}

/// Compares both data files of a series row by row; gives the rows compared.
fn datasets(built: &Built, name: &str, values: &Values) -> usize {
    let mut expected = values.cells.clone();
    let json: Vec<BTreeMap<String, Json>> = serde_json::from_str(built.text(&format!("data/{name}.json"))).expect("a list of records");
    let mut csv = csv::Reader::from_reader(built.text(&format!("data/{name}.csv")).as_bytes());
    let header: Vec<String> = csv.headers().expect("a header").iter().map(str::to_owned).collect();
    assert_eq!(csv.records().count(), json.len(), "{name}: both files have the same rows");
    let mut csv = csv::Reader::from_reader(built.text(&format!("data/{name}.csv")).as_bytes());
    for (row, record) in csv.records().zip(&json) {
        let row: BTreeMap<&str, String> = header.iter().map(String::as_str).zip(row.expect("a row").iter().map(str::to_owned)).collect();
        let known =
            ["enterprise", "period", "from", "to", "value", "numerator", "denominator", "n", "low", "high", "status", "unit", "note"];
        let mut categories: Vec<String> =
            row.iter().filter(|(key, word)| !known.contains(key) && !word.is_empty()).map(|(key, word)| format!("{key}={word}")).collect();
        categories.sort();
        let key = (row["period"].clone(), categories.join(" "));
        let source = expected.remove(&key).unwrap_or_else(|| panic!("{name}: {key:?} is not in the source"));
        let written = row["value"].parse::<f64>().ok();
        assert_eq!(written, source, "{name}: {key:?} in CSV");
        assert_eq!(record["value"].as_f64(), source, "{name}: {key:?} in JSON");
        assert_eq!(row["status"], if source.is_some() { "A" } else { "O" }, "{name}: {key:?}");
    }
    assert!(expected.is_empty(), "{name}: not published: {:?}", expected.keys().take(3).collect::<Vec<_>>());
    json.len()
}

/// Reads the tables of an indicator's page.
struct Reader<'data> {
    values: &'data Values,
    lang: &'data str,
    labels: &'data Json,
    percent: bool,
}

impl Reader<'_> {
    /// Compares every cell of every table; gives the numbers compared.
    fn page(&self, page: &Element) -> usize {
        page.all("table").into_iter().filter(|table| table.has_class("data")).map(|table| self.table(&Table::of(table))).sum()
    }

    fn table(&self, table: &Table) -> usize {
        let periods: BTreeMap<String, &str> = self.values.cells.keys().map(|(period, _)| (self.period(period), period.as_str())).collect();
        let mut compared = 0;
        for row in &table.rows {
            for (head, cell) in table.header.iter().zip(row).skip(1) {
                let (period, category) = match periods.get(&row[0]) {
                    Some(period) => (*period, head),
                    None => (*periods.get(head).unwrap_or_else(|| panic!("{head:?} or {:?} is a period", row[0])), &row[0]),
                };
                compared += usize::from(self.cell(period, category, (cell, table.header.len() == 2)));
            }
        }
        compared
    }

    /// Whether a cell shows a number; it must then be the source's.
    fn cell(&self, period: &str, head: &str, (cell, alone): (&str, bool)) -> bool {
        let of_category = |categories: &str| match categories.split_once('=') {
            None => alone,
            Some((_, id)) => !categories.contains(' ') && self.values.words.get(id).is_some_and(|words| self.says(words, head)),
        };
        let candidates: Vec<Option<f64>> =
            self.values.cells.iter().filter(|((when, categories), _)| when == period && of_category(categories)).map(|(_, n)| *n).collect();
        let shown: Vec<String> = candidates.iter().flatten().map(|number| self.number(*number)).collect();
        let number: String = cell.chars().take_while(|mark| mark.is_ascii_digit() || "-.,\u{202F}\u{A0}%".contains(*mark)).collect();
        if !number.contains(|mark: char| mark.is_ascii_digit()) {
            assert!(candidates.is_empty() || candidates.contains(&None), "{period} {head}: {cell:?} hides {candidates:?}");
            return false;
        }
        let number = number.trim_end_matches('\u{A0}');
        assert!(shown.iter().any(|shown| shown == number), "{period} {head}: {cell:?} is none of {shown:?}");
        true
    }

    fn says(&self, words: &BTreeSet<String>, head: &str) -> bool {
        words.iter().any(|word| plain(self.labels[word][self.lang].as_str().unwrap_or(word)) == plain(head))
    }

    /// A number as the page must show it, worked out here digit by digit: half away from zero.
    fn number(&self, number: f64) -> String {
        let written = number.abs().to_string();
        let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
        let padded = format!("{fraction:0<20}");
        let mut digits: u128 = format!("{whole}{}", &padded[..self.values.decimals]).parse().expect("digits");
        digits += u128::from(padded.as_bytes()[self.values.decimals] >= b'5');
        let digits = format!("{digits:0>width$}", width = self.values.decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - self.values.decimals);
        let (group, point, space) = match self.lang {
            "fr" => ("\u{202F}", ",", "\u{A0}"),
            "nl" => (".", ",", ""),
            _ => (",", ".", ""),
        };
        let grouped =
            whole.as_bytes().rchunks(3).rev().map(|part| String::from_utf8_lossy(part).into_owned()).collect::<Vec<_>>().join(group);
        let fraction = if fraction.is_empty() { String::new() } else { format!("{point}{fraction}") };
        let sign = if number < 0.0 && digits.bytes().any(|digit| digit != b'0') { "-" } else { "" };
        let percent = if self.percent { format!("{space}%") } else { String::new() };
        format!("{sign}{grouped}{fraction}{percent}")
    }

    /// A period as its readers call it.
    fn period(&self, spelled: &str) -> String {
        if let Some((first, last)) = spelled.split_once("..") {
            // CLDR 48 writes a range of numbers with a dash in French and English, with a hyphen in Dutch.
            return format!("{first}{}{last}", if self.lang == "nl" { "-" } else { "–" });
        }
        let Some((year, quarter)) = spelled.split_once("-Q") else { return spelled.to_owned() };
        match self.lang {
            "fr" => format!("{quarter}{} trimestre {year}", if quarter == "1" { "er" } else { "e" }),
            "nl" => format!("{quarter}e kwartaal {year}"),
            _ => format!("Q{quarter} {year}"),
        }
    }
}

/// Texts of charts that begin or end outside their drawing.
fn overflowing(built: &Built) -> Vec<String> {
    let mut found = Vec::new();
    for path in built.pages() {
        for svg in built.page(path).all("svg").into_iter().filter(|svg| svg.has_class("g")) {
            let width: f64 = svg.attribute("viewbox").split(' ').nth(2).and_then(|width| width.parse().ok()).unwrap_or(0.0);
            for text in svg.all("text") {
                let x: f64 = text.attribute("x").parse().unwrap_or(0.0);
                // Narrow letters are 4.5 wide: what is too long by this measure is so by any.
                let length = text.words().chars().count() as f64 * 4.5;
                let (from, to) = match text.attribute("text-anchor") {
                    "end" => (x - length, x),
                    "middle" => (x - length / 2.0, x + length / 2.0),
                    _ => (x, x + length),
                };
                if from < -1.0 || to > width + 1.0 {
                    found.push(format!("{path}: {:?} from {from:.0} to {to:.0} of {width:.0}", text.words()));
                }
            }
        }
    }
    found
}
