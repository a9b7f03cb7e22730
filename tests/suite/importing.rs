//! Tables that people bring: read whatever program saved them, mapped, compared, and written whole or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use diptych::archive::{Packing, pack};
use diptych::finding::ImportTrouble;
use diptych::period::Date;
use diptych::render::workbook::{Book, Cell, Sheet};
use diptych::source::grid;
use tempfile::TempDir;

#[path = "importing/corpora.rs"]
mod corpora;
#[path = "importing/forms.rs"]
mod forms;
#[path = "importing/hostile.rs"]
mod hostile;
#[path = "importing/surveys.rs"]
mod surveys;

/// A site of two enterprises whose files were written by hand.
fn site() -> TempDir {
    let site = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("diptych.yaml", "format: 1\ntitle: {fr: Essai, nl: Proef}\nbase_url: https://example.org\nlanguages: [fr-BE, nl-BE]\n"),
        (
            "content/catalogue/indicators.yaml",
            "- {id: exits, name: {fr: Sorties positives, nl: Positieve uitstroom}, unit: percent, kind: rate, dimensions: [gender]}\n- {id: jobs, name: {fr: Emplois, nl: Banen}, unit: jobs, dimensions: [gender, age]}\n- {id: tonnes, name: {fr: Tonnes, nl: Ton}, unit: tonne}\n",
        ),
        (
            "content/catalogue/dimensions.yaml",
            "- {id: gender, name: {fr: Genre, nl: Geslacht}, categories: [{id: women, label: {fr: Femmes, nl: Vrouwen}}, {id: men, label: {fr: Hommes, nl: Mannen}}]}\n- {id: age, name: {fr: Âge, nl: Leeftijd}, categories: [{id: young, label: {fr: Jeunes, nl: Jongeren}}, {id: old, label: {fr: Aînés, nl: Ouderen}}]}\n",
        ),
        (
            "content/catalogue/scales.yaml",
            "- id: agree\n  options:\n    - {id: no, label: {fr: \"Pas d'accord\", nl: Niet akkoord}, polarity: -1}\n    - {id: yes, label: {fr: \"D'accord\", nl: Akkoord}, polarity: 1}\n",
        ),
        ("content/enterprises/canal/enterprise.yaml", "# Notre portrait\nname: Ateliers du Canal\n"),
        (
            "content/enterprises/canal/assessments/2023.yaml",
            "# À la main, et qui doit le rester.\nperiod: 2021..2024\nquestion: {fr: \"Qui part ?\", nl: \"Wie vertrekt?\"}\nresults:\n  - indicator: exits   # registre\n    source: {fr: Registre, nl: Register}\n    values:\n      2021: {numerator: 18, denominator: 41}   # recompté\n      # rien en 2022\n      2023: {numerator: 31, denominator: 49}\n  - {indicator: jobs, source: {fr: Paie, nl: Loon}, values: {2023: 41}}\nlimits: {fr: \"Peu.\", nl: \"Weinig.\"}\n",
        ),
        ("content/enterprises/roue/enterprise.yaml", "name: La Roue Libre\n"),
    ] {
        put(site.path(), path, text);
    }
    site
}

fn put(site: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = site.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn text(site: &Path, path: &str) -> String {
    fs::read_to_string(site.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

const CANAL: &str = "content/enterprises/canal/assessments/2023.yaml";

fn run(site: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.args(arguments).args(["--date", "2026-11-21"]).current_dir(site).env_clear().stdin(Stdio::null());
    let output = command.output().unwrap();
    let words = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), words(&output.stdout), words(&output.stderr))
}

/// Imports a file of these bytes.
fn import(site: &Path, name: &str, bytes: impl AsRef<[u8]>, flags: &[&str]) -> (i32, String, String) {
    put(site, name, bytes);
    run(site, &[&["import", name, "--lang", "fr"], flags].concat())
}

/// Every file of the site, but what is imported.
fn state(site: &Path) -> BTreeMap<String, Vec<u8>> {
    crate::built::folder(site).into_iter().filter(|(path, _)| path.starts_with("content/") || path.starts_with("imports/")).collect()
}

fn words(words: &str) -> Cell {
    Cell::words(words)
}

fn number(written: &str) -> Cell {
    let number: diptych::decimal::Decimal = written.parse().unwrap();
    Cell::Number(number, number.scale())
}

fn workbook(sheets: Vec<Sheet>) -> Vec<u8> {
    Book { title: "t".to_owned(), sheets }.bytes().unwrap()
}

fn sheet(name: &str, rows: Vec<Vec<Cell>>) -> Sheet {
    let header = rows[0].iter().map(Cell::text).collect();
    Sheet { name: name.to_owned(), header, rows: rows[1..].to_vec(), ..Sheet::default() }
}

#[test]
fn a_long_table_of_belgian_excel_goes_into_the_files_where_its_values_belong() {
    let site = site();
    let table = "Entreprise;Indicateur;Ann\u{e9}e;Num\u{e9}rateur;D\u{e9}nominateur;Valeur\r\nAteliers du Canal;Sorties positives;2022;26;47;\r\nLa Roue Libre;Tonnes;2024;;;\"1.234,5\"\r\n";
    let windows: Vec<u8> = table.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let (status, _, told) = import(site.path(), "mars.csv", windows, &[]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains(";  Windows-1252") && told.contains("2 nouvelles valeurs"), "{told}");
    let canal = text(site.path(), CANAL);
    let wanted =
        "      2021: {numerator: 18, denominator: 41}   # recompté\n      2022: {numerator: 26, denominator: 47}\n      # rien en 2022\n";
    assert!(canal.contains(wanted), "{canal}");
    assert!(canal.starts_with("# À la main") && canal.ends_with("limits: {fr: \"Peu.\", nl: \"Weinig.\"}\n"));
    let roue = text(site.path(), "content/enterprises/roue/assessments/2024.yaml");
    assert_eq!(
        roue,
        "period: 2024\nquestion: \"…\"\nresults:\n  - indicator: tonnes\n    source: {fr: \"mars.csv\", nl: \"mars.csv\"}\n    values:\n      2024: 1234.5\n"
    );
    assert_eq!(run(site.path(), &["check"]).0, 0);
    let again = state(site.path());
    let (status, _, told) = run(site.path(), &["import", "mars.csv", "--lang", "fr"]);
    assert!(status == 0 && told.contains("0 nouvelle valeur · 2 déjà là"), "{told}");
    assert_eq!(state(site.path()), again, "what is there is not written twice");
}

#[test]
fn only_what_is_added_changes_in_a_file_and_a_dry_run_shows_it() {
    let site = site();
    let before = state(site.path());
    let table = "enterprise,indicator,period,gender,value,numerator,denominator\ncanal,jobs,2024,,44,,\ncanal,jobs,2024,women,24,,\ncanal,jobs,2024,men,20,,\ncanal,exits,2024,,,30,50\n";
    let (status, diff, told) = import(site.path(), "t.csv", table, &["--dry-run"]);
    assert_eq!(status, 0, "{told}");
    assert_eq!(state(site.path()), before);
    assert!(diff.starts_with(&format!("--- {CANAL}\n+++ {CANAL}\n@@ ")), "{diff}");
    assert!(diff.contains("+      2024: {numerator: 30, denominator: 50}"), "{diff}");
    assert_eq!(run(site.path(), &["import", "t.csv"]).0, 0);
    let after = text(site.path(), CANAL);
    assert!(
        after.contains("values: {2023: 41, 2024: 44}, breakdowns: [{dimension: gender, values: {2024: {women: 24, men: 20}}}]}"),
        "{after}"
    );
    let gone: Vec<String> = String::from_utf8(before[CANAL].clone()).unwrap().lines().map(str::to_owned).collect();
    let kept = gone.iter().filter(|line| after.contains(line.as_str())).count();
    assert!(kept >= gone.len() - 1, "one line of the hand-written file changed: {after}");
}

#[test]
fn a_value_that_was_written_by_hand_is_kept_and_the_contradiction_told() {
    let site = site();
    let table = "enterprise;indicator;period;value\ncanal;jobs;2023;43\ncanal;tonnes;2023;7\n";
    let before = state(site.path());
    let (status, out, told) = import(site.path(), "t.csv", table, &["--format", "json"]);
    assert_eq!(status, 1, "{told}");
    let finding: serde_json::Value = serde_json::from_str(out.trim()).unwrap();
    assert_eq!((finding["code"].as_str(), finding["file"].as_str(), finding["line"].as_i64()), (Some("E11"), Some("t.csv"), Some(2)));
    assert_eq!((finding["related"][0]["file"].as_str(), finding["related"][0]["line"].as_i64()), (Some(CANAL), Some(11)));
    assert_eq!(state(site.path()), before, "whole or not at all");
    let (status, _, told) = run(site.path(), &["import", "t.csv", "--keep", "--lang", "fr"]);
    assert!(status == 0 && told.contains("1 nouvelle valeur") && told.contains("1 gardée telle quelle"), "{told}");
    assert!(text(site.path(), CANAL).contains("values: {2023: 41}"));
    let (status, _, told) = run(site.path(), &["import", "t.csv", "--replace", "--lang", "fr"]);
    assert!(status == 0 && told.contains("1 remplacée"), "{told}");
    assert!(text(site.path(), CANAL).contains("source: {fr: Paie, nl: Loon}, values: {2023: 43}"));
}

#[test]
fn what_would_break_the_site_is_not_written() {
    let site = site();
    let before = state(site.path());
    let (status, out, _) =
        import(site.path(), "t.csv", "enterprise;indicator;period;numerator;denominator\ncanal;exits;2024;60;50\n", &["--format", "json"]);
    assert_eq!(status, 1);
    assert!(out.contains("\"E05\"") && out.contains(CANAL), "{out}");
    assert_eq!(state(site.path()), before);
}

#[test]
fn a_wide_table_is_mapped_once_and_its_mapping_serves_next_year() {
    let site = site();
    let (status, _, told) =
        import(site.path(), "canal-2024.csv", "Quoi;2022;2023;2024\nEmplois;38;41;44\nBricolage;1;2;3\n", &["--enterprise", "canal"]);
    assert_eq!(status, 0, "{told}");
    let mapping = text(site.path(), "imports/canal.yaml");
    assert!(mapping.starts_with("# Ce que les colonnes du tableau veulent dire."), "{mapping}");
    for line in ["file: \"canal-*.csv\"", "{column: \"{period}\", is: value}", "{column: \"Quoi\", is: indicator}", "\"Bricolage\": \"-\""]
    {
        assert!(mapping.contains(line), "{line} in {mapping}");
    }
    assert!(!text(site.path(), CANAL).contains("44"), "a proposal writes no value");
    let (status, _, told) = run(site.path(), &["import", "canal-2024.csv", "--lang", "fr"]);
    assert!(status == 0 && told.contains("2 nouvelles valeurs · 1 déjà là"), "{told}");
    let (status, _, told) = import(site.path(), "canal-2025.csv", "Quoi;2024;2025\nEmplois;44;47\n", &[]);
    assert!(status == 0 && told.contains("1 nouvelle valeur · 1 déjà là"), "{told}");
    assert!(text(site.path(), CANAL).contains("values: {2022: 38, 2023: 41, 2024: 44, 2025: 47}"));
    assert_eq!(fs::read_dir(site.path().join("imports")).unwrap().count(), 1);
}

#[test]
fn enterprises_may_stand_over_the_columns_and_names_over_several_of_them() {
    let site = site();
    let merged = xlsx(&[(
        "Feuil1",
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Chiffres de la fédération</t></is></c></row>
           <row r="3"><c r="B3" t="inlineStr"><is><t>Ateliers du Canal</t></is></c><c r="D3" t="inlineStr"><is><t>La Roue Libre</t></is></c></row>
           <row r="4"><c r="A4" t="inlineStr"><is><t>Indicateur</t></is></c><c r="B4"><v>2022</v></c><c r="C4"><v>2024</v></c><c r="D4"><v>2022</v></c><c r="E4"><v>2024</v></c></row>
           <row r="5"><c r="A5" t="inlineStr"><is><t>Tonnes</t></is></c><c r="B5"><v>1.5</v></c><c r="C5"><v>2.25</v></c><c r="D5"><v>3</v></c><c r="E5"><v>0.1</v></c></row>"#,
        r#"<mergeCells><mergeCell ref="B3:C3"/><mergeCell ref="D3:E3"/></mergeCells>"#,
    )]);
    let (status, _, told) = import(site.path(), "f.xlsx", &merged, &[]);
    assert_eq!(status, 0, "{told}");
    let mapping = text(site.path(), "imports/f.yaml");
    assert!(mapping.contains("header: [3, 4]") && mapping.contains("{column: \"{enterprise} / {period}\", is: value}"), "{mapping}");
    let (status, _, told) = run(site.path(), &["import", "f.xlsx", "--lang", "fr"]);
    assert!(status == 0 && told.contains("4 nouvelles valeurs"), "{told}");
    assert!(text(site.path(), CANAL).contains("      2022: 1.5\n      2024: 2.25\n"), "{}", text(site.path(), CANAL));
    assert!(text(site.path(), "content/enterprises/roue/assessments/2024.yaml").contains("      2022: 3\n      2024: 0.1\n"));
}

#[test]
fn every_sheet_of_a_workbook_is_read_and_an_ods_like_an_xlsx() {
    let rows = |year: &str| {
        vec![
            ["enterprise", "indicator", "period", "value"].map(words).to_vec(),
            vec![words("canal"), words("tonnes"), words(year), number("2.5")],
        ]
    };
    let site = site();
    let book = workbook(vec![sheet("Un", rows("2022")), sheet("Deux", rows("2024"))]);
    let (status, _, told) = import(site.path(), "x.xlsx", book, &[]);
    assert!(status == 0 && told.contains("2 nouvelles valeurs"), "{told}");
    let (status, _, told) = import(site.path(), "y.ods", ods("2022", "2.5"), &[]);
    assert!(status == 0 && told.contains("0 nouvelle valeur · 1 déjà là"), "{told}");
    let (status, _, _) = import(site.path(), "z.ods", ods("2022", "2.6"), &[]);
    assert_eq!(status, 1);
}

#[test]
fn days_percentages_and_hidden_parts_are_read_as_people_see_them() {
    let day = Cell::Day(Date::constant(2024, 2, 29));
    let book = grid::read(&workbook(vec![sheet("S", vec![vec![words("jour"), words("n")], vec![day, number("12.5")]])])).unwrap();
    assert_eq!(book.sheets[0].rows[1].cells[0].cell, grid::Cell::Day(Date::constant(2024, 2, 29)));
    let hidden = xlsx(&[(
        "S",
        r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2" hidden="1"><c r="A2"><v>9</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>"#,
        "",
    )]);
    let book = grid::read(&hidden).unwrap();
    assert_eq!((book.sheets[0].rows.len(), book.sheets[0].hidden), (2, (1, 0)));
    let old = String::from_utf8(part(&hidden, "xl/workbook.xml")).unwrap().replace("<sheets>", r#"<workbookPr date1904="1"/><sheets>"#);
    let styles = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;
    let rows = r#"<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="2"><v>0.633</v></c></row>"#;
    let book =
        grid::read(&with(&with(&xlsx(&[("S", rows, "")]), "xl/workbook.xml", old.as_bytes()), "xl/styles.xml", styles.as_bytes())).unwrap();
    let cells: Vec<grid::Cell> = book.sheets[0].rows[0].cells.iter().map(|filled| filled.cell.clone()).collect();
    assert_eq!(cells, [grid::Cell::Day(Date::constant(1904, 1, 1)), grid::Cell::Percent("63.3".parse().unwrap())]);
}

#[test]
fn numbers_that_can_be_read_in_two_ways_are_asked_about() {
    let site = site();
    let (status, out, _) =
        import(site.path(), "t.csv", "enterprise;indicator;period;value\ncanal;tonnes;2024;1.234\n", &["--format", "json"]);
    assert!(status == 1 && out.contains("\"E06\""), "{out}");
    let (status, _, told) =
        import(site.path(), "t.csv", "enterprise;indicator;period;value\ncanal;tonnes;2024;1.234\ncanal;tonnes;2022;0,5\n", &[]);
    assert_eq!(status, 0, "{told}");
    assert!(text(site.path(), CANAL).contains("      2022: 0.5\n      2024: 1234\n"), "the comma of another number decides: {told}");
}

#[test]
fn export_and_import_give_each_other_back() {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/small-numbers-are-withheld-everywhere/site");
    let copy = tempfile::tempdir().unwrap();
    for (path, bytes) in crate::built::folder(&site) {
        put(copy.path(), &path, bytes);
    }
    for file in ["values.xlsx", "values.csv"] {
        let (status, _, told) = run(copy.path(), &["export", "values", "-o", file]);
        assert_eq!(status, 0, "{told}");
        let before = state(copy.path());
        let (status, _, told) = run(copy.path(), &["import", file, "--lang", "fr"]);
        assert!(status == 0 && told.contains("0 nouvelle valeur ·"), "{told}");
        assert_eq!(state(copy.path()), before);
    }
}

#[test]
fn a_site_without_values_gets_back_what_was_exported() {
    let site = site();
    let (_, out, _) = run(site.path(), &["export", "values"]);
    put(site.path(), "all.csv", &out);
    put(site.path(), CANAL, "period: 2021..2024\nquestion: {fr: Qui, nl: Wie}\nlimits: {fr: Peu, nl: Weinig}\n");
    let (status, _, told) = run(site.path(), &["import", "all.csv", "--lang", "fr"]);
    assert!(status == 0 && told.contains("3 nouvelles valeurs"), "{told}");
    assert_eq!(run(site.path(), &["export", "values"]).1, out);
}

/// An XLSX whose sheets hold these rows, and what follows them.
fn xlsx(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let listed: String =
        (1..).zip(sheets).map(|(n, (name, ..))| format!(r#"<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>"#)).collect();
    let related: String = (1..=sheets.len())
        .map(|n| format!(r#"<Relationship Id="rId{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>"#))
        .collect();
    let mut files = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!(r#"<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        ("xl/workbook.xml".to_owned(), format!(r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>"#)),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!(r#"<Relationships xmlns="{package}/relationships">{related}</Relationships>"#)),
    ];
    for (n, (_, rows, after)) in (1..).zip(sheets) {
        files.push((
            format!("xl/worksheets/sheet{n}.xml"),
            format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>{after}</worksheet>"#),
        ));
    }
    pack(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes(), Packing::Deflated)))
}

fn part(archive: &[u8], path: &str) -> Vec<u8> {
    diptych::archive::unpack(archive, 1 << 30).unwrap()[path].clone()
}

/// An archive with one file more, or another.
fn with(archive: &[u8], path: &str, bytes: &[u8]) -> Vec<u8> {
    let mut files = diptych::archive::unpack(archive, 1 << 30).unwrap();
    files.insert(path.to_owned(), bytes.to_vec());
    pack(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice(), Packing::Deflated)))
}

/// An ODS of one value, as LibreOffice lays it out.
fn ods(year: &str, value: &str) -> Vec<u8> {
    let words = |words: &str| format!(r#"<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>"#);
    let head: String = ["enterprise", "indicator", "period", "value"].map(words).concat();
    let row = [words("canal"), words("tonnes"), words(year)].concat();
    ods_of(&format!(
        r#"<table:table-row>{head}</table:table-row><table:table-row>{row}<table:table-cell office:value-type="float" office:value="{value}"><text:p>x</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16380"/></table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#
    ))
}

fn ods_of(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Feuille1"><table:table-column table:number-columns-repeated="16384"/>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"#;
    pack([
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".as_slice(), Packing::Stored),
        ("META-INF/manifest.xml", manifest.as_bytes(), Packing::Deflated),
        ("content.xml", content.as_bytes(), Packing::Deflated),
    ])
}
