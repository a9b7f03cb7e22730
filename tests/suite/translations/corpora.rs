//! Real translations: 123 pages in French and Dutch, and a catalogue of 384 records in both.
//!
//! They are read from the folder that `DIPTYCH_CORPORA` names, and passed over without it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use diptych::translation::review::{State, review};
use diptych::translation::writing::write;
use diptych::translation::{Pair, inventory::inventory, lock::Lock};

#[path = "../../../examples/twins/convert.rs"]
mod convert;

use super::{FORMS, reading, untouched};
use crate::built::{options, site};

fn corpus(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("DIPTYCH_CORPORA").map(|folder| PathBuf::from(folder).join(name)).filter(|folder| folder.is_dir());
    if folder.is_none() {
        eprintln!("passed over: DIPTYCH_CORPORA names no folder with {name}");
    }
    folder
}

/// How much of a text's words are its original's, copied.
fn copied(pair: &Pair) -> f64 {
    let words = |copied: bool| -> usize {
        let same = |unit: &&diptych::translation::Unit| unit.target.as_ref().is_some_and(|said| said.words == unit.source.words);
        let units = pair.units.iter().filter(|unit| !unit.field && (!copied || same(unit)));
        units.map(|unit| diptych::translation::words(&unit.source.words)).sum()
    };
    words(true) as f64 / words(false).max(1) as f64
}

#[test]
fn pages_of_a_real_site_are_paired_and_come_back_byte_for_byte() {
    let Some(folder) = corpus("privacyguides-fr-nl") else { return };
    let manifest: serde_json::Value = serde_json::from_str(&fs::read_to_string(folder.join("manifest.json")).unwrap()).unwrap();
    let mut pages = BTreeMap::new();
    let mut same = BTreeMap::new();
    for page in manifest["list"].as_array().unwrap() {
        let path = page["page"].as_str().unwrap().to_owned();
        // One page of the list is not among the files.
        if !folder.join("fr").join(&path).is_file() {
            continue;
        }
        for language in ["fr", "nl"] {
            pages.insert((language.to_owned(), path.clone()), fs::read_to_string(folder.join(language).join(&path)).unwrap());
        }
        let id = path.trim_end_matches(".md").split('/').map(convert::id).collect::<Vec<_>>().join("/");
        same.insert(format!("content/pages/{id}.fr.md"), page["same"].as_f64().unwrap());
    }
    let folder = site(convert::site(&["fr", "nl"], &pages));
    let snapshot = diptych::disk::read(folder.path(), options()).unwrap();
    let reading = reading(&snapshot).unwrap();
    let pairs: Vec<Pair> = inventory(&snapshot, &reading, 1, None).into_iter().filter(|pair| pair.kind == "page").collect();
    assert_eq!((pairs.len(), pages.len()), (123, 246));
    assert!(pairs.iter().all(|pair| pair.target.is_some()));
    let units: usize = pairs.iter().map(|pair| pair.units.len()).sum();
    let states: Vec<State> = pairs.iter().flat_map(|pair| review(pair, &Lock::default(), &reading.languages).states).collect();
    let missing = states.iter().filter(|state| **state == State::Missing).count();
    let surplus: usize = pairs.iter().map(|pair| pair.surplus).sum();
    eprintln!("{units} passages, {missing} without counterpart, {surplus} of the translations answer to none");
    assert!(units > 7_000 && missing * 100 < units && surplus * 100 < units, "{units} {missing} {surplus}");
    // A page that was not translated is a copy; the corpus counts lines, we count words, so a few disagree.
    let disagree = |pair: &&Pair| {
        let (share, said) = (copied(pair), same[&pair.path]);
        said >= 0.95 && share < 0.7 || said < 0.5 && share >= 0.9
    };
    let (odd, copies) = (pairs.iter().filter(disagree).count(), pairs.iter().filter(|pair| copied(pair) >= 0.9).count());
    eprintln!("{copies} pages are copies of their originals, {odd} are judged otherwise by the corpus");
    assert!(odd <= 3 && (10..=26).contains(&copies), "{odd} {copies}");
    for form in FORMS {
        let outcome = write(&snapshot, &reading, 1, &untouched(&snapshot, &reading, (0, 1), form));
        assert!(outcome.files.is_empty() && outcome.refused.is_empty(), "{:?}", outcome.refused.first());
    }
}

#[test]
fn a_catalogue_lacks_the_three_descriptions_that_nobody_translated() {
    let Some(folder) = corpus("datagovbe-brussels-fr-nl") else { return };
    let data: serde_json::Value = serde_json::from_str(&fs::read_to_string(folder.join("indicators.json")).unwrap()).unwrap();
    let folder = site(crate::corpora::convert::site(&data));
    let snapshot = diptych::disk::read(folder.path(), options()).unwrap();
    let reading = reading(&snapshot).unwrap();
    assert_eq!(reading.languages.iter().map(|tag| tag.primary()).collect::<Vec<_>>(), ["fr", "nl"]);
    let pairs = inventory(&snapshot, &reading, 1, None);
    let missing: Vec<String> =
        pairs.iter().flat_map(|pair| pair.units.iter().filter(|unit| unit.target.is_none()).map(|unit| pair.id(unit))).collect();
    let described = missing.iter().filter(|id| id.contains("indicators.yaml#") && id.ends_with(".definition")).count();
    assert_eq!(described, 3, "{missing:?}");
}
