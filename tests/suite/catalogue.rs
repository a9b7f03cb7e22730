//! The catalogue of faults and bad input: what is done to a site, and what must come of it.
//!
//! A row is tried here, by the program as its users start it on a sound site spoilt in one place, or is held by tests and
//! cases that it names, or both. A row that nothing holds is a known limit, and the handbook's page of promises says so.
//! `DIPTYCH_ROW=Y05,X20` tries these rows alone and prints what was told.

mod content;
mod cost;
mod edges;
mod facts;
mod files;
mod people;
mod trial;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
pub use trial::Trial;

/// One row: what is met, and what holds it.
pub struct Row {
    pub id: &'static str,
    pub what: &'static str,
    trials: Vec<Trial>,
    /// Tests (`file::function`) and cases (the claim of one in `tests/findings` or `tests/prose`).
    by: Vec<&'static str>,
    /// What is not reached, as the handbook says it in English.
    limit: Option<&'static str>,
}

/// A row of which nothing is said yet.
pub fn row(id: &'static str, what: &'static str) -> Row {
    Row { id, what, trials: Vec::new(), by: Vec::new(), limit: None }
}

impl Row {
    pub fn tried(mut self, trial: Trial) -> Row {
        self.trials.push(trial);
        self
    }

    pub fn by(mut self, names: &[&'static str]) -> Row {
        self.by.extend(names);
        self
    }

    pub fn limit(mut self, reason: &'static str) -> Row {
        self.limit = Some(reason);
        self
    }
}

/// Every row there is, in the order of its letters.
const IDS: &str = "Y01 Y02 Y03 Y04 Y05 Y07 Y08 Y10 Y11 Y12 Y14 Y16 \
    D01 D02 D03 D04 D05 D07 D08 D10 D12 D14 \
    X01 X02 X03 X04 X05 X06 X07 X10 X14 X15 X16 X17 X18 X20 X22 X24 X25 X27 \
    N01 N02 N03 N04 N07 N08 N09 N11 N13 N15 \
    F01 F02 F03 F04 F05 F06 F08 F09 F12 F13 F14 F16 F17 F18 F19 F21 \
    L01 L02 L03 L04 L06 L09 \
    T01 T02 T03 T04 T06 T07 T09 T10 T12 \
    C01 C02 C05 C06 C07 C08 C09 C11 C12 C14 C15 \
    K01 K02 K03 K06 K08 K10 K11 K12 K15 K17 \
    P01 P02 P04 P05 P07 P08 \
    B01 B03 B04 B06 B07 B10 B11 B12 B14 B15 B17 B19 B20 B22 \
    S01 S03 S04 S05 S07 S09 S10 S11 S13 S14 S15 S16 S17 S20 S22 S23 S25 \
    I01 I02 I03 I05 I07 I09 \
    CL01 CL02 CL03 CL05 CL07 CL09";

fn rows() -> Vec<Row> {
    [content::rows(), cost::rows(), facts::rows(), files::rows(), people::rows(), edges::rows()].into_iter().flatten().collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_row_is_there_once_and_something_holds_it() {
    let rows = rows();
    let ids: BTreeSet<&str> = rows.iter().map(|row| row.id).collect();
    assert_eq!(ids.len(), rows.len(), "no row twice");
    let expected: BTreeSet<&str> = IDS.split_whitespace().collect();
    assert_eq!(ids, expected);
    let empty = rows.iter().filter(|row| row.trials.is_empty() && row.by.is_empty() && row.limit.is_none());
    assert_eq!(empty.map(|row| row.id).collect::<Vec<_>>(), [""; 0], "rows that nothing holds");
}

#[test]
fn every_row_that_is_tried_is_met_as_it_must_be() {
    let only = std::env::var("DIPTYCH_ROW").ok();
    let rows = rows();
    let asked = |row: &&Row| only.as_ref().is_none_or(|only| only.split(',').any(|id| id == row.id));
    let trials: Vec<(&Row, &Trial)> = rows.iter().filter(asked).flat_map(|row| row.trials.iter().map(move |trial| (row, trial))).collect();
    let wrong: Vec<String> = trials
        .par_iter()
        .filter_map(|(row, trial)| trial.wrong(only.is_some()).map(|wrong| format!("{} {} ({}): {wrong}", row.id, row.what, trial.name)))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), trials.len(), wrong.join("\n\n"));
    assert!(only.is_some() || trials.len() >= 100, "{} trials", trials.len());
}

/// What a row names exists: a test by its file and function, a case by its claim.
#[test]
fn every_test_and_case_that_a_row_names_exists() {
    let texts = |folder: &str, ending: &str| -> Vec<(PathBuf, String)> {
        let entries = walkdir::WalkDir::new(root().join(folder)).into_iter().map(Result::unwrap);
        let files = entries.filter(|entry| entry.path().extension().is_some_and(|found| found == ending));
        files.map(|entry| (entry.path().to_owned(), fs::read_to_string(entry.path()).unwrap())).collect()
    };
    let claims: BTreeSet<String> = ["tests/findings", "tests/prose"]
        .iter()
        .flat_map(|folder| texts(folder, "md"))
        .flat_map(|(_, text)| text.lines().filter_map(|line| line.strip_prefix("## ").map(str::to_owned)).collect::<Vec<_>>())
        .collect();
    let sources: Vec<(PathBuf, String)> = ["tests/suite", "src"].iter().flat_map(|folder| texts(folder, "rs")).collect();
    let mut named = 0;
    for row in rows() {
        for name in &row.by {
            named += 1;
            let held = match name.split_once("::") {
                None => claims.contains(*name),
                Some((file, function)) => sources.iter().any(|(path, text)| is_in(path, file) && text.contains(&format!("fn {function}("))),
            };
            assert!(held, "{}: nothing is called {name}", row.id);
        }
    }
    assert!(named >= 100, "{named} names");
}

/// Whether a file is the one a row names: by its stem, or by that of its folder for a `mod.rs` or `tests.rs`.
fn is_in(path: &Path, file: &str) -> bool {
    path.ancestors().take(3).any(|part| part.file_stem().is_some_and(|stem| stem == file))
}

/// What is not reached stands in the handbook, in each of its languages, by the number of its row.
#[test]
fn every_row_that_is_not_reached_is_a_known_limit_of_the_handbook() {
    let pages =
        ["content/pages/handbook/promesses.fr.md", "content/pages/handbook/promesses.nl.md", "handbook/content/pages/guide/promises.en.md"];
    let not_reached: BTreeSet<&str> = rows().iter().filter(|row| row.limit.is_some()).map(|row| row.id).collect();
    for page in pages {
        let text = fs::read_to_string(root().join(page)).unwrap();
        let told: BTreeSet<&str> = text.lines().filter_map(|line| line.strip_prefix("- **")?.split_once("**")).map(|(id, _)| id).collect();
        assert_eq!(told, not_reached, "{page}");
    }
}
