//! The workbook that a member fills in: written in its language, locked but for its answers, and read without a mapping.

use super::*;

fn template(site: &Path, lang: &str, id: &str) -> Vec<u8> {
    let (status, _, told) = run(site, &["import", "--template", "--enterprise", id, "-o", "membre.xlsx", "--lang", lang]);
    assert_eq!(status, 0, "{told}");
    fs::read(site.join("membre.xlsx")).unwrap()
}

/// The words of a sheet's cells, row by row.
fn shown(book: &grid::Book, at: usize) -> Vec<Vec<String>> {
    book.sheets[at].rows.iter().map(|row| row.cells.iter().map(|filled| filled.cell.shown()).collect()).collect()
}

#[test]
fn a_template_speaks_the_members_language_and_locks_what_is_not_asked() {
    let site = site();
    for (lang, name, label, heading) in [
        ("fr", "Présentation", "Ce qu’elle fait", "Indicateur"),
        ("nl", "Voorstelling", "Wat ze doet", "Indicator"),
        ("de", "Porträt", "Was es tut", "Indikator"),
    ] {
        let bytes = template(site.path(), lang, "canal");
        let book = grid::read(&bytes).expect("it is read");
        assert_eq!(book.sheets[1].name, name);
        assert_eq!(book.hidden.len(), 1, "the lists are out of sight");
        assert!(shown(&book, 1).iter().any(|row| row[0] == label));
        assert_eq!(shown(&book, 2)[0][0], heading);
        for n in 1..=4 {
            let xml = String::from_utf8(part(&bytes, &format!("xl/worksheets/sheet{n}.xml"))).unwrap();
            assert!(xml.contains("<sheetProtection sheet=\"1\""), "{xml}");
        }
        let values = String::from_utf8(part(&bytes, "xl/worksheets/sheet3.xml")).unwrap();
        assert!(values.contains("<dataValidation type=\"list\"") && values.contains("<protectedRange"), "{values}");
    }
    assert_eq!(template(site.path(), "nl", "canal"), template(site.path(), "nl", "canal"), "the same site gives the same bytes");
}

/// The template with words in its cells, as a member's spreadsheet would save it.
fn fill(bytes: &[u8], answers: &[(&str, &str)], figures: Vec<Vec<Cell>>) -> Vec<u8> {
    let book = grid::read(bytes).unwrap();
    let rows: Vec<Vec<Cell>> = book.sheets[1]
        .rows
        .iter()
        .map(|row| {
            let own = |column: u32| row.at(column).map_or(Cell::Empty, |filled| words(&filled.cell.shown()));
            let mut cells: Vec<Cell> = (0..4).map(own).collect();
            if let Some((_, answer)) = answers.iter().find(|(label, _)| cells[0].text() == *label) {
                cells[1] = words(answer);
            }
            cells
        })
        .collect();
    let mut values = vec![shown(&book, 2)[0].iter().map(|cell| words(cell)).collect::<Vec<_>>()];
    values.extend(figures);
    let asked = book.sheets[3].rows.iter().map(|row| cells(row, 5)).collect();
    workbook(vec![sheet(&book.sheets[1].name, rows), sheet(&book.sheets[2].name, values), sheet(&book.sheets[3].name, asked)])
}

/// The first cells of a row, empty ones too.
fn cells(row: &grid::Row, count: u32) -> Vec<Cell> {
    (0..count).map(|n| row.at(n).map_or(Cell::Empty, |filled| words(&filled.cell.shown()))).collect()
}

/// A survey that the enterprise held in the year before.
const SURVEY: &str = "surveys:\n  - id: bien-etre-2023\n    returned: 40\n    questions:\n      - {id: useful, text: {fr: \"Je me sens utile\", nl: \"Ik voel me nuttig\"}, type: likert, scale: agree, counts: {no: 10, yes: 28}, no_answer: 2}\n      - {id: why, text: {fr: \"Pourquoi ici ?\", nl: \"Waarom hier?\"}, type: single, options: [{id: near, label: {fr: \"Proche\", nl: \"Dichtbij\"}}, {id: pay, label: {fr: \"Salaire\", nl: \"Loon\"}}], counts: {near: 25, pay: 15}}\n";

#[test]
fn a_survey_is_counted_in_the_workbook_and_comes_back_with_its_questions() {
    let site = site();
    put(site.path(), CANAL, text(site.path(), CANAL) + SURVEY);
    let bytes = template(site.path(), "nl", "canal");
    let book = grid::read(&bytes).unwrap();
    let asked = &book.sheets[3];
    assert_eq!(asked.name, "Enquêtes");
    let rows: Vec<Vec<String>> = asked.rows.iter().map(|row| cells(row, 5).iter().map(Cell::text).collect()).collect();
    assert_eq!(rows[0], ["Enquête", "Vraag", "Schaal", "Antwoord", "Aantal"]);
    assert_eq!(rows[1][3], "(uitgenodigde mensen)");
    assert_eq!(rows[3], ["bien-etre-2025", "Ik voel me nuttig", "agree", "Niet akkoord", ""]);
    // Counted anew; one question is left out, another one is new.
    let mut filled: Vec<Vec<Cell>> = asked.rows[..6].iter().map(|row| cells(row, 5)).collect();
    for (row, count) in [(1, "60"), (2, "45"), (3, "12"), (4, "30"), (5, "3")] {
        filled[row][4] = number(count);
    }
    for (answer, count) in [("Meer rust", 20), ("Meer werk", 25)] {
        filled.push(vec![words("bien-etre-2025"), words("Wat ontbreekt?"), words(""), words(answer), number(&count.to_string())]);
    }
    let base = fill(&bytes, &[("Geëvalueerde periode", "2025"), ("Evaluatievraag", "Wie blijft?")], Vec::new());
    let base = grid::read(&base).unwrap();
    let sheets = |asked: Vec<Vec<Cell>>| {
        let answers = base.sheets[0].rows.iter().map(|row| cells(row, 3)).collect();
        workbook(vec![sheet(&base.sheets[0].name, answers), sheet("Enquêtes", asked)])
    };
    let (status, _, told) = import(site.path(), "terug.xlsx", sheets(filled.clone()), &[]);
    assert_eq!(status, 0, "{told}");
    let made = text(site.path(), "content/enterprises/canal/assessments/2025.yaml");
    for line in [
        "  - id: bien-etre-2025\n",
        "    invited: 60\n    returned: 45\n",
        "      - id: useful\n        text: {fr: \"Je me sens utile\", nl: \"Ik voel me nuttig\"}\n        type: likert\n        scale: agree\n        counts: {no: 12, yes: 30}\n        no_answer: 3\n",
        "        text: {nl: \"Wat ontbreekt?\"}\n        type: single\n",
        "counts: {meer-rust: 20, meer-werk: 25}\n",
    ] {
        assert!(made.contains(line), "{line} in {made}");
    }
    assert!(!made.contains("why"), "a question without a number is not told: {made}");
    assert_eq!(run(site.path(), &["check", "--lang", "en"]).0, 0);
    let before = state(site.path());
    let (status, _, told) = run(site.path(), &["import", "terug.xlsx", "--lang", "fr"]);
    assert!(status == 0 && told.contains("0 nouvelle valeur ·"), "{told}");
    assert_eq!(state(site.path()), before, "what is there already stays");
    // Another count contradicts what the site says, and an answer that nobody knows is told.
    filled[3][4] = number("13");
    let (status, out, _) = import(site.path(), "terug.xlsx", sheets(filled.clone()), &["--format", "json"]);
    assert!(status == 1 && out.contains("\"E11\""), "{out}");
    filled[3][4] = words("twaalf");
    filled[4][3] = words("Misschien");
    let (status, out, _) = import(site.path(), "terug.xlsx", sheets(filled), &["--format", "json"]);
    assert!(status == 1 && out.contains("\"E06\"") && out.contains("Misschien"), "{out}");
    assert_eq!(state(site.path()), before);
}

#[test]
fn a_form_comes_back_as_the_members_folder() {
    let site = site();
    let bytes = template(site.path(), "nl", "kruin");
    let answers = [
        ("Naam van de onderneming", "De Kruin"),
        ("Wat ze doet", "Snoeit bomen"),
        ("Geëvalueerde periode", "2025"),
        ("Evaluatievraag", "Wie blijft?"),
        ("Jaar van oprichting", "2009"),
    ];
    let head = |cells: [&str; 5]| cells.map(words).to_vec();
    let figures = vec![
        head(["Positieve uitstroom", "2025", "", "12", "20"]),
        head(["Banen", "2025", "31", "", ""]),
        head(["Ton", "2025", "", "", ""]),
    ];
    let filled = fill(&bytes, &answers, figures);
    let (status, _, told) = import(site.path(), "terug.xlsx", &filled, &[]);
    assert_eq!(status, 1, "the site does not know it: {told}");
    let (status, _, told) = import(site.path(), "terug.xlsx", &filled, &["--enterprise", "kruin"]);
    assert_eq!(status, 0, "{told}");
    let portrait = text(site.path(), "content/enterprises/kruin/enterprise.yaml");
    assert!(portrait.starts_with("name: \"De Kruin\"\n") && portrait.contains("founded: 2009\n"), "{portrait}");
    let assessment = text(site.path(), "content/enterprises/kruin/assessments/2025.yaml");
    assert!(assessment.contains("2025: {numerator: 12, denominator: 20}") && assessment.contains("Wie blijft?"), "{assessment}");
    assert!(!assessment.contains("tonnes"), "silence is never zero: {assessment}");
    assert_eq!(run(site.path(), &["check"]).0, 0);
    let before = state(site.path());
    let (status, _, told) = run(site.path(), &["import", "terug.xlsx", "--lang", "fr"]);
    assert!(status == 0 && told.contains("0 nouvelle valeur ·"), "{told}");
    assert_eq!(state(site.path()), before);
}

#[test]
fn a_form_that_nobody_filled_in_changes_nothing() {
    let site = site();
    for lang in ["fr", "nl", "en", "de"] {
        template(site.path(), lang, "canal");
        let before = state(site.path());
        let (status, _, told) = run(site.path(), &["import", "membre.xlsx", "--lang", "fr"]);
        assert!(status == 0 && told.contains("0 nouvelle valeur ·"), "{told}");
        assert_eq!(state(site.path()), before);
    }
}

#[test]
fn a_form_completes_a_portrait_and_contradicts_nothing_unasked() {
    let site = site();
    let bytes = template(site.path(), "fr", "canal");
    let filled =
        fill(&bytes, &[("Ce qu’elle fait", "Répare"), ("Personnes employées", "41"), ("Période de ces effectifs", "2024")], Vec::new());
    let (status, _, told) = import(site.path(), "retour.xlsx", &filled, &[]);
    assert_eq!(status, 0, "{told}");
    let portrait = text(site.path(), "content/enterprises/canal/enterprise.yaml");
    assert!(portrait.starts_with("# Notre portrait\nname: Ateliers du Canal\n") && portrait.contains("Répare"), "{portrait}");
    assert!(portrait.contains("staff: {headcount: 41, as_of: 2024}"), "{portrait}");
    let other = fill(&bytes, &[("Nom de l’entreprise", "Autre nom")], Vec::new());
    let before = state(site.path());
    let (status, out, _) = import(site.path(), "retour.xlsx", &other, &["--format", "json"]);
    assert!(status == 1 && out.contains("\"E11\""), "{out}");
    assert_eq!(state(site.path()), before);
}
