//! The worked vectors of the format, looked for on built pages, in data files and in computed values.
//!
//! `tests/golden/worked/site` is a fictitious federation that has exactly these figures.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use crate::built::{Built, options};
use crate::html::{Element, Table};

static WORKED: LazyLock<Built> = LazyLock::new(|| {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/worked/site");
    let built = Built::of(&site, options());
    assert!(!built.stopped, "{:?}", built.findings);
    built
});

/// The words of a page, its no-break spaces as they are.
fn words(path: &str) -> String {
    WORKED.page(path).first("main").expect("a page has a main part").words()
}

#[test]
fn a_fair_reader_raises_nothing_but_a_small_base() {
    let codes = WORKED.codes();
    assert_eq!(codes.iter().filter(|code| *code == "W07").count(), 1, "one 8 of persons is under 10; of 8 pieces there are no persons");
    assert!(codes.iter().all(|code| code == "W07"), "{:?}", WORKED.findings);
}

#[test]
fn computed_values_are_those_of_the_format_in_both_languages() {
    let fr = listed("fr/calculs/index.html");
    let nl = listed("nl/berekeningen/index.html");
    for (name, french, dutch) in [
        ("value-2021", "43,9_%", "43,9%"),
        ("value-2022", "55,3_%", "55,3%"),
        ("value-latest", "63,3_%", "63,3%"),
        ("base", "49", "49"),
        ("change-points", "+19,4_points", "+19,4 procentpunten"),
        ("change-percent", "+44,1_%", "+44,1%"),
        ("progress", "91,8_%", "91,8%"),
        ("women", "66,7_%", "66,7%"),
        ("namur", "non publié (petit effectif)", "niet gepubliceerd (klein aantal)"),
        ("hainaut", "non publié (petit effectif)", "niet gepubliceerd (klein aantal)"),
        ("share-disagree", "7,0_%", "7,0%"),
        ("positive", "76,7_%", "76,7%"),
        ("negative", "9,3_%", "9,3%"),
        ("net", "+67,4_points", "+67,4 procentpunten"),
        ("mean", "3,98", "3,98"),
        ("response", "72,6_%", "72,6%"),
        ("question-base", "43", "43"),
        ("federation", "56,4_%", "56,4%"),
        ("euro", "1/234/567,89_€", "€_1.234.567,89"),
        ("debt", "-1/234,50_€", "€_-1.234,50"),
        ("eighth", "12,5_%", "12,5%"),
        ("loads-0", "0_chargement", "0 ladingen"),
        ("loads-1", "1_chargement", "1 lading"),
        ("loads-2", "2_chargements", "2 ladingen"),
        ("loads-half", "1,5_chargement", "1,5 ladingen"),
        ("enterprises", "19", "19"),
        ("voices", "1", "1"),
    ] {
        let shown = |values: &BTreeMap<String, String>| {
            values.get(name).unwrap_or_else(|| panic!("{name} is listed")).replace('\u{A0}', "_").replace('\u{202F}', "/")
        };
        assert_eq!((shown(&fr).as_str(), shown(&nl).replace('_', " ").as_str()), (french, dutch.replace('_', " ").as_str()), "{name}");
    }
}

/// `name: value` of each item of the page's first list.
fn listed(path: &str) -> BTreeMap<String, String> {
    let page = WORKED.page(path);
    let items = page.of_class("prose").into_iter().flat_map(|prose| prose.all("li")).map(Element::words);
    items.filter_map(|item| item.split_once(':').map(|(name, value)| (name.trim().to_owned(), value.trim_start().to_owned()))).collect()
}

#[test]
fn answers_are_shared_out_of_the_base_and_the_response_is_told() {
    for (path, shares, response) in [
        ("fr/calculs/index.html", ["2,3\u{A0}%", "7,0\u{A0}%", "14,0\u{A0}%", "44,2\u{A0}%", "32,6\u{A0}%"], "72,6\u{A0}%"),
        ("nl/berekeningen/index.html", ["2,3%", "7,0%", "14,0%", "44,2%", "32,6%"], "72,6%"),
    ] {
        let page = WORKED.page(path);
        let figure = page.by_id("fig-confidence").expect("the figure has its id");
        let table = Table::of(figure.first("table").expect("a figure has its table"));
        assert_eq!(table.rows[0][1..], shares, "{path}");
        assert!(figure.words().contains(response), "{path}: {}", figure.words());
        let drawn: String = figure.all("text").into_iter().map(Element::words).collect();
        assert!(drawn.contains(shares[3]) && drawn.contains(shares[4]), "{path}: {drawn}");
    }
}

#[test]
fn a_federation_adds_before_it_divides_and_says_who_is_missing() {
    for (path, rate, parts, coverage, missing) in [
        ("fr/federations/canaux/index.html", "56,4\u{A0}%", "17 sur 19", "89,5\u{A0}%", "Atelier 19"),
        ("nl/federaties/canaux/index.html", "56,4%", "17 van de 19", "89,5%", "Werkplaats 19"),
    ] {
        let words = words(path);
        for expected in [rate, parts, coverage, missing] {
            assert!(words.contains(expected), "{path} says {expected}: {words}");
        }
    }
    for path in WORKED.pages() {
        let words = WORKED.page(path).words();
        assert!(!words.contains("62,4") && !words.contains("62.4"), "{path} shows the mean of rates");
    }
    for (path, words) in [("fr/entreprises/ecluse/index.html", "92 sur 163"), ("nl/ondernemingen/ecluse/index.html", "92 van de 163")] {
        assert!(self::words(path).contains(words), "{path}");
    }
}

/// 4 of 7 in Namur is under `min_cell`, and 27 of 42 in Hainaut goes with it because 31 of 49 is public.
#[test]
fn withheld_cells_are_in_no_file_of_the_site() {
    const SECRETS: [&str; 12] = ["27", "42", "57,1", "57.1", "64,3", "64.3", "0.571", "0.643", "57.142857", "64.285714", "4/7", "27/42"];
    let mut read = 0;
    for (path, bytes) in &WORKED.files {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let said = match path.rsplit_once('.').map(|(_, extension)| extension) {
            Some("html" | "svg") => said(&Element::parse(text)),
            Some("css" | "js" | "woff2") => continue,
            _ => text.to_owned(),
        };
        // Whole words: the digits of a file's hashed name are no number.
        let numbers = said.split(|mark: char| !(mark.is_ascii_alphanumeric() || matches!(mark, ',' | '.' | '/')));
        let found: Vec<&str> = numbers
            .map(|number| number.trim_matches([',', '.', '/']))
            .filter(|number| SECRETS.contains(number) || number.starts_with("57.14") || number.starts_with("64.28"))
            .collect();
        assert!(found.is_empty(), "{path} tells {found:?}");
        read += 1;
    }
    assert!(read > 200, "{read} files were read");
}

/// Everything a page says: its texts, those of its drawings, its alternatives, and its data block.
fn said(page: &Element) -> String {
    let mut said = page.text();
    for element in page.all("*") {
        for name in ["alt", "title", "aria-label", "content", "data-value", "value"] {
            if element.attribute("http-equiv").is_empty() && element.attribute("name") != "viewport" {
                said.push_str(&format!(" {} ", element.attribute(name)));
            }
        }
    }
    said
}

#[test]
fn withheld_cells_have_their_words_on_pages_and_their_status_in_data() {
    for (path, words) in
        [("fr/calculs/index.html", "non publié (petit effectif)"), ("nl/berekeningen/index.html", "niet gepubliceerd (klein aantal)")]
    {
        let page = WORKED.page(path);
        let table = page.by_id("fig-province").and_then(|figure| figure.first("table")).expect("a figure has its table");
        assert!(Table::of(table).rows.iter().all(|row| row[1] == words), "{path}: both cells say so, in the same words");
    }
    let csv = WORKED.text("data/positive-exits.csv");
    for province in ["hainaut", "namur"] {
        let row = csv.lines().find(|row| row.contains(province)).expect("the row is there");
        assert!(row.contains(&format!("{province},,,,,,,,Q,percent")), "{row}");
    }
    let json: serde_json::Value = serde_json::from_str(WORKED.text("data/positive-exits.json")).expect("it is JSON");
    for record in json.as_array().expect("a list").iter().filter(|record| !record["province"].is_null()) {
        assert!(["value", "numerator", "denominator", "n"].iter().all(|key| record[*key].is_null()), "{record}");
        assert_eq!(record["status"], "Q");
    }
}

#[test]
fn data_files_hold_full_values() {
    let csv = WORKED.text("data/positive-exits.csv");
    for start in [
        "ecluse,2021,2021-01-01,2021-12-31,,,43.902439024390",
        "ecluse,2022,2022-01-01,2022-12-31,,,55.319148936170",
        "ecluse,2023,2023-01-01,2023-12-31,,,63.265306122448",
        "quai,2023,2023-01-01,2023-12-31,,,48.8888888888",
    ] {
        assert!(csv.lines().any(|row| row.starts_with(start)), "{start}\n{csv}");
    }
    assert!(WORKED.text("data/sales.csv").contains(",1234567.89,") && WORKED.text("data/sales.csv").contains(",-1234.5,"));
}

#[test]
fn company_numbers_are_written_as_their_registers_write_them() {
    for (fr, nl, number) in [
        ("entreprises/ecluse", "ondernemingen/ecluse", "0999.123.457"),
        ("entreprises/pont", "ondernemingen/pont", "999 123 458"),
        ("entreprises/pont", "ondernemingen/pont", "999 123 458 00013"),
        ("entreprises/quai", "ondernemingen/quai", "999 123 456 00017"),
    ] {
        for path in [format!("fr/{fr}/index.html"), format!("nl/{nl}/index.html")] {
            let words = words(&path).replace(['\u{A0}', '\u{202F}'], " ");
            assert!(words.contains(number), "{path} has {number}: {words}");
        }
    }
}

#[test]
fn years_and_postcodes_are_never_grouped_and_the_first_of_a_month_is_1er() {
    for (path, expected) in [
        ("fr/actualites/2019-05-01-quai/index.html", ["1er mai 2019", "7500 Tournai"]),
        ("nl/nieuws/2019-05-01-quai/index.html", ["1 mei 2019", "7500 Doornik"]),
    ] {
        let words = words(path).replace('\u{A0}', " ");
        expected.iter().for_each(|expected| assert!(words.contains(expected), "{path} says {expected}: {words}"));
    }
    for path in WORKED.pages() {
        let words = WORKED.page(path).words();
        for grouped in ["2\u{202F}023", "2.023", "7\u{202F}500", "7.500", "2\u{202F}009", "2.009"] {
            assert!(!words.contains(grouped), "{path} groups {grouped}");
        }
    }
}

#[test]
fn every_page_about_an_example_says_so() {
    for path in WORKED.pages().filter(|path| path.contains("/ecluse/") || path.contains("/canaux/") || path.contains("/nadia/")) {
        let page = WORKED.page(path);
        let (notices, marks) = (page.of_class("notice-fictitious"), page.of_class("tag-e"));
        assert!(!notices.is_empty() || path.starts_with("embed/") && !marks.is_empty(), "{path} looks real");
    }
}
