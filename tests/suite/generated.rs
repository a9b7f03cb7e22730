//! A generated federation against answers that Python computed without us: totals, what is small, and whether what is
//! withheld stays so in sums.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use diptych::finding::Severity;
use diptych::period::Date;
use diptych::pipeline::{self, Holds};
use diptych::render::export::Kind;
use diptych::render::workbook::Sheet;
use diptych::snapshot::{Drafts, Links, Options, Snapshot};

/// A federation of this many members, indicators and years; nothing where there is no Python.
fn generated(folder: &Path, sizes: [usize; 3]) -> Option<(PathBuf, Snapshot)> {
    let site = folder.join("site");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/federation.py");
    let done = Command::new("python3").arg(script).arg(&site).args(sizes.map(|size| size.to_string())).status();
    if !done.is_ok_and(|status| status.success()) {
        assert!(std::env::var_os("DIPTYCH_ORACLE").is_none(), "Python is required");
        eprintln!("skipped: no python3 to compute the answers with");
        return None;
    }
    let options =
        Options { today: Date::new(2026, 11, 28).unwrap(), drafts: Drafts::Hidden, links: Links::Pretty, base_url: None, enterprise: None };
    let snapshot = diptych::disk::read(&site, options).unwrap();
    Some((site, snapshot))
}

fn answers(site: &Path, name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(format!("{}.{name}.csv", site.display())).unwrap();
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// The rows of a sheet, each by the names of its columns.
fn rows(sheet: &Sheet) -> Vec<BTreeMap<&str, String>> {
    sheet.rows.iter().map(|row| sheet.header.iter().map(String::as_str).zip(row.iter().map(|cell| cell.text())).collect()).collect()
}

/// Hundredths of a number as written.
fn cents(written: &str) -> i64 {
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    whole.parse::<i64>().unwrap() * 100 + format!("{part}00")[..2].parse::<i64>().unwrap()
}

fn agrees(sizes: [usize; 3]) {
    let folder = tempfile::tempdir().unwrap();
    let Some((site, snapshot)) = generated(folder.path(), sizes) else { return };
    let Holds { snapshot: held, compiled, findings, .. } = pipeline::compile_what_holds(&snapshot);
    let compiled = compiled.unwrap();
    let grave: Vec<_> = findings.sorted().into_iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(grave.is_empty(), "{:?}", &grave[..grave.len().min(5)]);
    let press = compiled.press(&held);
    totals(&rows(&compiled.exported(&press, Kind::Totals)), &answers(&site, "totals"));
    small(&rows(&compiled.exported(&press, Kind::Values)), &answers(&site, "small"));
}

/// Every total is what Python adds up, or withheld although somebody has something to hide.
fn totals(found: &[BTreeMap<&str, String>], expected: &[Vec<String>]) {
    let by_key: BTreeMap<(&str, &str), &BTreeMap<&str, String>> =
        found.iter().filter(|row| row["by"].is_empty()).map(|row| ((row["indicator"].as_str(), row["period"].as_str()), row)).collect();
    assert_eq!(by_key.len(), expected.len());
    let mut shown = 0;
    for answer in expected {
        let [indicator, year, above, below, contributors, guarded] = answer.as_slice() else { panic!("six columns") };
        let row = by_key[&(indicator.as_str(), year.as_str())];
        assert_eq!(row["contributors"], *contributors, "{row:?}");
        if row["status"] == "Q" {
            assert_eq!(guarded, "1", "nothing is to be hidden in {row:?}");
            continue;
        }
        shown += 1;
        match below.as_str() {
            "0" => assert_eq!(cents(&row["value"]).to_string(), *above, "{row:?}"),
            _ => assert_eq!(
                [cents(&row["numerator"]), cents(&row["denominator"])].map(|sum| sum.to_string()),
                [above.clone(), below.clone()]
            ),
        }
    }
    assert!(shown * 10 > expected.len() * 9, "{shown} of {} are shown", expected.len());
}

/// Every small count is withheld, and never alone beside a total that is shown.
fn small(found: &[BTreeMap<&str, String>], expected: &[Vec<String>]) {
    const DIMENSIONS: [&str; 3] = ["gender", "age", "place"];
    let category = |row: &BTreeMap<&str, String>| {
        let used = DIMENSIONS.iter().find(|dimension| !row[**dimension].is_empty());
        used.map_or_else(|| (String::new(), String::new()), |dimension| ((*dimension).to_owned(), row[*dimension].clone()))
    };
    let key = |row: &BTreeMap<&str, String>| [row["enterprise"].clone(), row["indicator"].clone(), row["period"].clone()];
    let mut withheld: BTreeSet<Vec<String>> = BTreeSet::new();
    let mut groups: BTreeMap<([String; 3], String), (usize, i64, i64)> = BTreeMap::new();
    let mut wholes: BTreeMap<[String; 3], i64> = BTreeMap::new();
    for row in found {
        let (dimension, category) = category(row);
        if row["status"] == "Q" {
            assert!(row["value"].is_empty() && row["numerator"].is_empty(), "{row:?}");
            withheld.insert(key(row).into_iter().chain([dimension.clone(), category]).collect());
        }
        if dimension.is_empty() {
            wholes.extend((row["status"] == "A" && row["denominator"].is_empty()).then(|| (key(row), cents(&row["value"]))));
        } else {
            let group = groups.entry((key(row), dimension)).or_default();
            let hidden = row["status"] == "Q";
            *group = (group.0 + usize::from(hidden), group.1 + if hidden { 0 } else { cents(&row["value"]) }, group.2 + 1);
        }
    }
    for answer in expected {
        assert!(withheld.contains(answer), "{answer:?} is shown");
    }
    for ((key, dimension), (hidden, sum, _)) in &groups {
        if let Some(whole) = wholes.get(key) {
            let rest = whole - sum;
            assert!(*hidden != 1 && (*hidden == 0 || rest >= 500), "{key:?} {dimension}: {hidden} hidden make {rest}");
        }
    }
    assert!(withheld.len() < 4 * expected.len().max(1), "{} are withheld for {} that are small", withheld.len(), expected.len());
}

#[test]
fn a_generated_federation_agrees_with_answers_computed_elsewhere() {
    agrees([60, 6, 3]);
}

/// At the size of a large federation.
#[test]
fn a_thousand_members_agree_with_answers_computed_elsewhere() {
    agrees([1000, 30, 6]);
}
