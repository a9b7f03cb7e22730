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
        for n in 1..=3 {
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
    workbook(vec![sheet(&book.sheets[1].name, rows), sheet(&book.sheets[2].name, values)])
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
