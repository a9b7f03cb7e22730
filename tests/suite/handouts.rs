//! What is given out on paper: which sheets there are, what stands on them, what never does, and what is said when
//! something does not fit.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::built::{Built, options};

pub fn site(changes: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/handouts/site");
    for file in walkdir::WalkDir::new(&root).into_iter().map(|entry| entry.unwrap()).filter(|entry| entry.file_type().is_file()) {
        let to: PathBuf = folder.path().join(file.path().strip_prefix(&root).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(file.path(), to).unwrap();
    }
    for (path, from, to) in changes {
        let path = folder.path().join(path);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from} in {}", path.display());
        fs::write(&path, text.replace(from, to)).unwrap();
    }
    folder
}

fn built(changes: &[(&str, &str, &str)]) -> Built {
    Built::of(site(changes).path(), options())
}

fn text(built: &Built, path: &str) -> String {
    let bytes = built.files.get(path).unwrap_or_else(|| panic!("{path} in {:#?} {:#?}", built.files.keys(), built.findings));
    String::from_utf8_lossy(bytes).into_owned()
}

const SHEETS: [&str; 4] =
    ["fr/entreprises/canal/fiche/", "nl/ondernemingen/canal/fiche/", "fr/indicateurs/exits/fiche/", "nl/indicatoren/exits/fiche/"];

#[test]
fn the_door_names_funders_in_every_language() {
    let built = built(&[]);
    let door = built.page("index.html");
    for (lang, words) in [("fr-BE", "Avec le soutien du Fonds."), ("nl-BE", "Met steun van het Fonds.")] {
        let notices = door.all("div").into_iter().filter(|part| part.attribute("lang") == lang).map(|part| part.text()).collect::<Vec<_>>();
        assert!(notices.len() == 1 && notices[0].contains(words), "{notices:?}");
    }
}

#[test]
fn a_sheet_has_key_figures_charts_a_voice_its_method_a_code_and_its_funders() {
    let built = built(&[]);
    let sheet = text(&built, "fr/entreprises/canal/fiche/index.html");
    for part in [
        "<h1>Les Ateliers du Canal",
        "63,3",
        "class=\"ho-charts n2\"",
        "Ce banc, c’est le mien.",
        "Nous ne savons pas ce qui se passe après trois mois.",
        "class=\"qr\"",
        "impact.example.org/site/fr/entreprises/canal",
        "A. Dupont",
        "Avec le soutien du Fonds.",
        "name=\"robots\" content=\"noindex\"",
        "hreflang=\"nl-BE\" href=\"https://impact.example.org/site/nl/ondernemingen/canal/fiche/\"",
    ] {
        assert!(sheet.contains(part), "{part}");
    }
    assert_eq!(sheet.matches("class=\"ho-fig\"").count(), 2);
    let dutch = text(&built, "nl/ondernemingen/canal/fiche/index.html");
    assert!(dutch.contains("Deze bank is van mij.") && dutch.contains("Met steun van het Fonds."));
    let indicator = text(&built, "nl/indicatoren/exits/fiche/index.html");
    assert!(indicator.contains("<h1>Positieve uitstroom") && indicator.contains("De Kanaalateliers"), "{indicator}");
    for (page, way) in [("fr/entreprises/canal/", "fiche/"), ("fr/indicateurs/exits/", "fiche/"), ("fr/entreprises/canal/", "affiche/")] {
        assert!(text(&built, &format!("{page}index.html")).contains(&format!("href=\"{way}\"")), "{page}{way}");
    }
    assert!(!text(&built, "sitemap.xml").contains("fiche"));
    assert!(!built.files.keys().any(|path| path.contains("/fiche/") && (path.ends_with(".csv") || path.ends_with(".svg"))));
    assert!(!built.findings.iter().any(|found| found.contains("W22")), "{:#?}", built.findings);
}

#[test]
fn a_voice_that_did_not_agree_to_print_is_on_no_sheet() {
    let built = built(&[]);
    assert!(text(&built, "fr/entreprises/canal/index.html").contains("Seulement en ligne"), "the page shows it");
    for (path, bytes) in &built.files {
        let on_paper = ["/fiche/", "/affiche/", "/depliant/", "/folder/"].iter().any(|part| path.contains(part));
        let said = String::from_utf8_lossy(bytes);
        assert!(!on_paper || !said.contains("Seulement en ligne") && !said.contains("Omar"), "{path}");
        #[cfg(feature = "pdf")]
        if path.ends_with(".pdf") {
            let Some(words) = super::books::words_of(bytes, "-raw") else { return };
            assert!(words.len() > 100 && !words.contains("Seulement en ligne") && !words.contains("Omar"), "{path}: {words}");
        }
    }
}

#[test]
fn what_does_not_fit_is_told_where_it_is_written() {
    let long = "Un atelier de menuiserie. ".repeat(220);
    let built = built(&[(
        "content/enterprises/canal/enterprise.yaml",
        "Un atelier de menuiserie où l'on apprend un métier en travaillant.",
        &long,
    )]);
    let found: Vec<&String> = built.findings.iter().filter(|found| found.contains("W22")).collect();
    assert!(!found.is_empty(), "{:#?}", built.findings);
    for found in &found {
        assert!(found.contains("content/enterprises/canal/enterprise.yaml") && found.contains("\"line\":2"), "{found}");
    }
    assert!(found.iter().any(|found| found.contains("one-page sheet")), "{found:#?}");
    assert!(!built.files.contains_key("fr/entreprises/canal/fiche/fiche.pdf"), "a sheet of two pages is none");
}

#[test]
fn sheets_can_be_switched_off_and_posters_are_asked_for() {
    let settings = "sheets: true, posters: true";
    let none = built(&[("diptych.yaml", settings, "sheets: false")]);
    assert!(!none.files.keys().any(|path| path.contains("fiche")), "{:#?}", none.files.keys());
    let usual = built(&[("diptych.yaml", settings, "pdf: false")]);
    assert!(usual.files.contains_key("fr/entreprises/canal/fiche/index.html"));
    assert!(!usual.files.keys().any(|path| path.contains("affiche") || path.ends_with(".pdf")), "{:#?}", usual.files.keys());
}

#[cfg(feature = "pdf")]
#[test]
fn every_sheet_is_one_tagged_page_on_paper_too() {
    let (first, second) = (built(&[]), built(&[]));
    let mut counted = 0;
    for (path, bytes) in first.files.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), bytes).unwrap();
        let said = String::from_utf8_lossy(bytes);
        assert!(said.contains("pdfuaid:part") && said.contains("pdfaid:conformance"), "{path}");
        assert_eq!(second.files.get(path), Some(bytes), "{path} has the same bytes twice");
        if let Ok(told) = Command::new("pdfinfo").arg(file.path()).output() {
            let told = String::from_utf8_lossy(&told.stdout).into_owned();
            let pages = if path.contains("depliant") || path.contains("folder") { 2 } else { 1 };
            let paper = if path.contains("affiche") { "(A3)" } else { "(A4)" };
            assert!(told.contains(&format!("Pages:           {pages}\n")) && told.contains(paper), "{path}: {told}");
        }
        counted += 1;
    }
    assert_eq!(counted, 10);
}

#[test]
fn every_handout_prints_on_exactly_its_pages_in_a_real_browser() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if std::env::var("DIPTYCH_BROWSER").as_deref() != Ok("required") && !root.join("tests/browser/node_modules/axe-core").exists() {
        eprintln!("skipped: the packages of tests/browser are not installed (see .ci/run)");
        return;
    }
    let output = tempfile::tempdir().unwrap();
    for (path, bytes) in &built(&[]).files {
        let path = output.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let pages = SHEETS.map(|page| format!("{page}=1 A4"));
    let more = ["fr/entreprises/canal/depliant/=2 A4", "nl/ondernemingen/canal/affiche/=1 A3"].map(str::to_owned);
    let judged =
        Command::new("node").arg(root.join("tests/browser/handouts.mjs")).arg(output.path()).args(pages).args(more).output().unwrap();
    assert!(judged.status.success(), "{}{}", String::from_utf8_lossy(&judged.stdout), String::from_utf8_lossy(&judged.stderr));
}

#[test]
fn a_reader_puts_a_report_together_in_a_real_browser() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if std::env::var("DIPTYCH_BROWSER").as_deref() != Ok("required") && !root.join("tests/browser/node_modules/axe-core").exists() {
        eprintln!("skipped: the packages of tests/browser are not installed (see .ci/run)");
        return;
    }
    let output = tempfile::tempdir().unwrap();
    for (path, bytes) in &built(&[("diptych.yaml", "sheets: true, posters: true", "pdf: false")]).files {
        let path = output.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let pages = ["fr/rapport/", "nl/rapport/"];
    let judged = Command::new("node").arg(root.join("tests/browser/report.mjs")).arg(output.path()).args(pages).output().unwrap();
    assert!(judged.status.success(), "{}{}", String::from_utf8_lossy(&judged.stdout), String::from_utf8_lossy(&judged.stderr));
}
