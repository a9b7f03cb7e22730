//! Findings: what authors mistype or leave out, and what they are told. And what they write rightly, and
//! where it is shown.
//!
//! `tests/findings/site` is a sound site. A case in `tests/findings/*.md` is a claim (`## …`), what is
//! changed in that site (`diff`, `file`, `remove`), the `findings` as an author reads them in French, and
//! words that a `page` of the built site holds. `UPDATE=1` writes what is found today.

#[path = "../support/sites.rs"]
pub mod sites;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use diptych::finding::Code;
use rayon::prelude::*;
use sites::{Block, SiteCase, SiteCases, build, words};

/// Codes that no case can lead to, each with its reason.
const WITHOUT_A_CASE: &[(Code, &str)] = &[
    (Code::W19, "a page of that weight is made by a test of its own"),
    (Code::W22, "a sheet that is too full is made by a test of its own"),
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/findings")
}

fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("the cases are part of the project").map(|entry| entry.expect("readable").path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md")).collect();
    files.sort();
    files
}

#[test]
fn the_sound_site_has_no_finding() {
    assert_eq!(build(&folder().join("site")).report, "");
}

#[test]
fn each_mistake_is_told_and_each_fact_is_shown() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut told: BTreeSet<Code> = BTreeSet::new();
    let mut wrong = String::new();
    for path in files() {
        let text = fs::read_to_string(&path).expect("a case can be read");
        let mut file = SiteCases::read(&text);
        let run = |case: &SiteCase| build(case.site(&folder().join("site")).path());
        let outcomes: Vec<_> = file.cases.par_iter().map(run).collect();
        for (case, outcome) in file.cases.iter_mut().zip(outcomes) {
            told.extend(outcome.findings.iter().map(|finding| finding.problem.code()));
            wrong += &case.blocks.iter().filter_map(|block| unlike(case, block, &outcome.files)).collect::<String>();
            case.set_findings(outcome.report);
        }
        let now = file.write();
        if update {
            fs::write(&path, now).expect("a case can be written");
        } else if now != text {
            wrong += &super::prose::difference(&path, &text, &now);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let silent: Vec<&Code> = Code::ALL.iter().filter(|code| !told.contains(code)).collect();
    assert_eq!(silent, WITHOUT_A_CASE.iter().map(|(code, _)| code).collect::<Vec<_>>(), "each code has a case that leads to it");
}

/// What a page should say and does not, or should not say and does.
fn unlike(case: &SiteCase, block: &Block, files: &std::collections::BTreeMap<String, Vec<u8>>) -> Option<String> {
    let wanted = match block.kind.as_str() {
        "page" => true,
        "without" => false,
        _ => return None,
    };
    let raw = files.get(&block.path);
    if raw.is_none() && !wanted {
        return None;
    }
    let Some(raw) = raw else { return Some(format!("{}: {} is not published\n", case.claim, block.path)) };
    let said = match block.path.ends_with(".html") {
        true => words(raw),
        false => String::from_utf8_lossy(raw).into_owned(),
    };
    let said = said.replace(['\u{A0}', '\u{202F}'], "~");
    let off = |line: &&str| said.contains(*line) != wanted;
    let lines: Vec<&str> = block.text.lines().filter(|line| !line.is_empty()).filter(off).collect();
    let fault = if wanted { "lacks" } else { "holds" };
    (!lines.is_empty()).then(|| format!("{}: {} {fault} {lines:#?}\n", case.claim, block.path))
}

#[test]
fn a_page_over_its_budget_is_told_where_its_words_are() {
    let words = "Nous comptons chaque personne une fois, et nous disons comment. ".repeat(4200);
    let text = format!("---\ntitle: \"Méthode\"\n---\n{words}\n");
    let block = Block { kind: "file".to_owned(), path: "content/pages/methode.fr.md".to_owned(), text };
    let case = SiteCase { blocks: vec![block], ..SiteCase::default() };
    let outcome = build(case.site(&folder().join("site")).path());
    assert!(outcome.report.starts_with("avertissement[W19]: la page `fr/methode/` pèse"), "{}", outcome.report);
    assert!(outcome.report.contains("content/pages/methode.fr.md:1:1"), "{}", outcome.report);
}
