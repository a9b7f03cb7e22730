//! Real tables: answers of two public surveys, and public indicators in the form their publisher gives them.
//!
//! The files are not part of the repository: `DIPTYCH_CORPORA` names the folder that holds them.

use serde_json::Value as Json;

use super::*;

fn corpus(path: &str) -> Option<Vec<u8>> {
    let Ok(folder) = std::env::var("DIPTYCH_CORPORA") else {
        eprintln!("passed over: DIPTYCH_CORPORA is not set, so {path} is not imported");
        return None;
    };
    Some(fs::read(Path::new(&folder).join(path)).expect("DIPTYCH_CORPORA holds the corpus"))
}

/// The answers of one column that hold exactly these words.
fn tally(table: &[Vec<String>], lines: usize, column: usize, words: &str) -> usize {
    table.iter().skip(lines).filter(|row| row.get(column).is_some_and(|cell| cell.trim() == words)).count()
}

fn survey(path: &str, lines: usize, checks: &[(usize, &str, &str)]) {
    let Some(bytes) = corpus(path) else { return };
    let site = site();
    put(site.path(), "content/enterprises/canal/assessments/2018.yaml", "period: 2018\nquestion: {fr: Q, nl: Q}\n");
    let (status, _, told) = import(site.path(), "answers.csv", &bytes, &["--enterprise", "canal"]);
    assert_eq!(status, 0, "{told}");
    let (status, _, told) = run(site.path(), &["import", "answers.csv", "--lang", "en"]);
    assert_eq!(status, 0, "{told}\n{}", text(site.path(), "imports/answers.yaml"));
    let made = text(site.path(), CANAL);
    let source = String::from_utf8(bytes).unwrap();
    let table: Vec<Vec<String>> = diptych::source::table::records(&source, diptych::finding::Place::SITE)
        .rows
        .into_iter()
        .map(|row| row.cells.into_iter().map(|cell| cell.value).collect())
        .collect();
    for (column, words, option) in checks {
        let count = tally(&table, lines, *column, words);
        assert!(count > 5 && made.contains(&format!("{option}: {count}")), "{words}: {count} as {option}");
    }
    assert!(made.matches("type: ").count() >= 25, "many questions are closed ones: {}", made.matches("type: ").count());
    let (status, _, told) = run(site.path(), &["check"]);
    assert_eq!(status, 0, "{told}");
    let longest = table.iter().skip(lines).flatten().filter(|cell| cell.len() > 140).map(String::as_str).collect::<Vec<_>>();
    assert!(!longest.is_empty(), "there are free words to be left out");
    longest.iter().for_each(|words| assert!(!made.contains(*words), "{words}"));
}

#[test]
fn the_survey_of_2018_is_counted_from_its_own_file() {
    survey("survey-ospo/2018-results.csv", 2, &[(11, "Frequently", "frequently"), (12, "Rarely", "rarely")]);
}

#[test]
fn the_survey_of_2020_is_counted_from_its_own_file() {
    survey("survey-ospo/2020-results_2020.csv", 2, &[(11, "Sometimes", "sometimes"), (12, "Frequently", "frequently")]);
}

/// The Belgian names with their borrowed values, as the table of one indicator that an open data portal gives: a column
/// for each dimension, the year and the value.
#[test]
fn public_indicators_come_in_from_their_own_tables() {
    let Some(bytes) = corpus("indicators-be-fr-nl/indicators-borrowed-values.json") else { return };
    let data: Json = serde_json::from_slice(&bytes).unwrap();
    let site = site();
    let all = data["indicators"].as_array().unwrap();
    let with_values: Vec<&Json> =
        all.iter().filter(|one| one["values"].as_array().is_some_and(|values| values.len() > 8)).take(12).collect();
    assert!(with_values.len() > 5);
    let mut catalogue = text(site.path(), "content/catalogue/indicators.yaml");
    for one in &with_values {
        let name = |lang: &str| one["name"][lang].as_str().unwrap_or("x").replace('"', "'");
        catalogue +=
            &format!("- {{id: {}, name: {{fr: \"{}\", nl: \"{}\"}}, unit: score}}\n", one["id"].as_str().unwrap(), name("fr"), name("nl"));
    }
    put(site.path(), "content/catalogue/indicators.yaml", catalogue);
    let mut expected = 0;
    let mut rows = vec![["Indicator", "Year", "Value"].map(words).to_vec()];
    for one in &with_values {
        for value in one["values"].as_array().unwrap() {
            let whole = value["dims"].as_object().is_some_and(|dims| dims.is_empty());
            let year = value["period"].as_str().unwrap();
            if let (true, 4, Some(number)) = (whole, year.len(), value["value"].as_f64()) {
                rows.push(vec![words(one["name"]["fr"].as_str().unwrap()), words(year), super::number(&number.to_string())]);
                expected += 1;
            }
        }
    }
    assert!(expected > 50, "{expected}");
    let csv: String = rows
        .iter()
        .map(|row| row.iter().map(|cell| format!("\"{}\"", cell.text().replace('.', ","))).collect::<Vec<_>>().join(";") + "\r\n")
        .collect();
    let (status, _, told) = import(site.path(), "portail.xlsx", workbook(vec![sheet("Data", rows)]), &["--enterprise", "canal"]);
    assert!(status == 0 && told.contains(&format!("{expected} nouvelles valeurs")), "{told}");
    assert_eq!(run(site.path(), &["check"]).0, 0);
    let (status, _, told) = import(site.path(), "portail.csv", csv, &["--enterprise", "canal"]);
    assert!(status == 0 && told.contains(&format!("0 nouvelle valeur · {expected} déjà là")), "{told}");
}

/// The tables of a national office as its own platform publishes them: a year, a column for each breakdown (empty for the
/// whole), a value; one file for each indicator, explained by one mapping for all.
#[test]
fn national_indicators_come_in_from_their_own_tables_through_a_mapping() {
    let Some(bytes) = corpus("sdg-canada-en-fr/indicators.json") else { return };
    let data: Json = serde_json::from_slice(&bytes).unwrap();
    let labels = &data["labels"];
    let is_year = |value: &Json| value["period"].as_str().is_some_and(|period| period.len() == 4);
    let by_province = |one: &&Json| {
        one["dimensions"] == serde_json::json!(["Geography"])
            && one["values"].as_array().is_some_and(|values| values.len() > 20 && values.iter().all(is_year))
    };
    let chosen: Vec<&Json> = data["indicators"].as_array().unwrap().iter().filter(by_province).take(8).collect();
    assert!(chosen.len() >= 4, "{}", chosen.len());
    let site = site();
    let said = |words: &str, lang: &str| labels[words][lang].as_str().unwrap_or(words).replace('"', "'");
    let text_of = |words: &str| format!("{{fr: \"{}\", nl: \"{}\"}}", said(words, "fr"), said(words, "en"));
    let mut places: Vec<&str> =
        chosen.iter().flat_map(|one| one["values"].as_array().unwrap()).filter_map(|value| value["dims"]["Geography"].as_str()).collect();
    places.sort_unstable();
    places.dedup();
    let slug = |words: &str| diptych::lang::slugify(words);
    let categories: Vec<String> = places.iter().map(|place| format!("{{id: {}, label: {}}}", slug(place), text_of(place))).collect();
    let dimensions = text(site.path(), "content/catalogue/dimensions.yaml");
    let geography = format!("- {{id: geography, name: {}, categories: [{}]}}\n", text_of("Geography"), categories.join(", "));
    put(site.path(), "content/catalogue/dimensions.yaml", dimensions + &geography);
    let name = |one: &Json, lang: &str| one["name"][lang].as_str().unwrap_or("x").replace('"', "'");
    let catalogue: String = chosen
        .iter()
        .map(|one| {
            format!(
                "- {{id: sdg-{}, name: {{fr: \"{}\", nl: \"{}\"}}, unit: score, may_overlap: true, dimensions: [geography]}}\n",
                one["id"].as_str().unwrap(),
                name(one, "fr"),
                name(one, "en")
            )
        })
        .collect();
    let known = text(site.path(), "content/catalogue/indicators.yaml");
    put(site.path(), "content/catalogue/indicators.yaml", known + &catalogue);
    let words: String = places.iter().map(|place| format!("    \"{place}\": {}\n", slug(place))).collect();
    for one in &chosen {
        let id = one["id"].as_str().unwrap();
        let mapping = format!(
            "file: \"indicator_{id}.csv\"\nnumbers: point\ntables:\n  - enterprise: roue\n    indicator: sdg-{id}\n    source: \"Statistics Canada\"\n    columns:\n      - {{column: \"Year\", is: period}}\n      - {{column: \"Geography\", is: category, dimension: geography}}\n      - {{column: \"Value\", is: value}}\nnames:\n  geography:\n{words}"
        );
        put(site.path(), &format!("imports/open-sdg-{id}.yaml"), mapping);
        let values = one["values"].as_array().unwrap();
        let shown = |value: &Json| value["value"].as_f64().map(|number| number.to_string()).unwrap_or_default();
        let rows = values.iter().map(|value| {
            format!(
                "{},\"{}\",{}\n",
                value["period"].as_str().unwrap(),
                value["dims"]["Geography"].as_str().unwrap_or_default(),
                shown(value)
            )
        });
        let table = format!("Year,Geography,Value\n{}", rows.collect::<String>());
        let expected = values.iter().filter(|value| value["value"].as_f64().is_some()).count();
        let (status, _, told) = import(site.path(), &format!("indicator_{id}.csv"), table, &[]);
        assert!(status == 0 && told.contains(&format!("{expected} nouvelle")), "{id}: {expected} in {told}");
        let (status, _, told) = run(site.path(), &["import", &format!("indicator_{id}.csv"), "--lang", "fr"]);
        assert!(status == 0 && told.contains(&format!("{expected} déjà là")), "{id}: {told}");
    }
    let (status, _, told) = run(site.path(), &["check", "--lang", "en"]);
    assert_eq!(status, 0, "{told}");
}
