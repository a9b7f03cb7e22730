//! The open data as programs read it that are not ours: Frictionless, openpyxl, rdflib and pySHACL.
//!
//! The shapes of the Common Impact Data Standard are read from the folder that `DIPTYCH_CORPORA` names.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::built::{Built, options};

/// Publishes the site of a golden case into a folder and has it read.
fn read(case: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let built = Built::of(&root.join("tests/golden").join(case).join("site"), options());
    assert!(!built.stopped, "{:?}", built.findings);
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.starts_with("data/")) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let python = std::env::var_os("DIPTYCH_PYTHON").unwrap_or_else(|| "python3".into());
    let shapes = std::env::var_os("DIPTYCH_CORPORA").map(|folder| PathBuf::from(folder).join("cids")).filter(|folder| folder.is_dir());
    let run = Command::new(python).arg(root.join("tests/oracle/open_data.py")).arg(folder.path()).args(shapes).output();
    match run {
        Ok(run) if run.status.success() => {}
        Ok(run) if run.status.code() == Some(1) => panic!("{case}: {}", String::from_utf8_lossy(&run.stdout)),
        _ => {
            assert!(std::env::var_os("DIPTYCH_VALIDATORS").is_none(), "Python with frictionless, openpyxl, rdflib and pyshacl is required");
            eprintln!("skipped: no Python with what reads open data");
        }
    }
}

#[test]
fn open_data_are_what_their_standards_say() {
    read("worked");
}

#[test]
fn open_data_with_withheld_values_are_what_their_standards_say() {
    read("small-numbers-are-withheld-everywhere");
}
