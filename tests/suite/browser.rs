//! Readers' browsers and outside judges: Chromium, axe, the Nu HTML checker, html-validate, links, labels of charts.
//!
//! Runs `tests/browser/html.mjs` and `check.mjs` on the repository's own site. Needs Node, Java, Chromium and the packages of
//! `tests/browser`; `.ci/run` installs and requires them (`DIPTYCH_BROWSER=required`), elsewhere it says what it skips.

use std::path::Path;
use std::process::Command;

#[test]
fn the_site_is_well_made_in_a_real_browser() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let judges = root.join("tests/browser/node_modules/axe-core");
    if std::env::var("DIPTYCH_BROWSER").as_deref() != Ok("required") && !judges.exists() {
        eprintln!("skipped: the packages of tests/browser are not installed (see .ci/run)");
        return;
    }
    let output = tempfile::tempdir().unwrap();
    let site = output.path().join("site");
    let built = Command::new(env!("CARGO_BIN_EXE_diptych"))
        .args(["build", "--date", "2026-11-21", "-C"])
        .arg(root)
        .arg("-o")
        .arg(&site)
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    for judge in ["html.mjs", "check.mjs"] {
        let judged = Command::new("node").arg(root.join("tests/browser").join(judge)).arg(&site).output().unwrap();
        assert!(judged.status.success(), "{}{}", String::from_utf8_lossy(&judged.stdout), String::from_utf8_lossy(&judged.stderr));
    }
    // Every kind of figure stands on the contact sheet; its values are read with keys, a pointer and a finger.
    let pages = ["fr/handbook/graphiques/", "nl/handbook/grafieken/", "fr/federations/federation-des-deux-rives/"];
    let read = Command::new("node").arg(root.join("tests/browser/figures.mjs")).arg(&site).args(pages).output().unwrap();
    assert!(read.status.success(), "{}{}", String::from_utf8_lossy(&read.stdout), String::from_utf8_lossy(&read.stderr));
}

#[test]
fn every_kind_of_chart_in_every_language_keeps_its_labels_apart_in_a_real_browser() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let judges = root.join("tests/browser/node_modules/axe-core");
    if std::env::var("DIPTYCH_BROWSER").as_deref() != Ok("required") && !judges.exists() {
        eprintln!("skipped: the packages of tests/browser are not installed (see .ci/run)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for language in super::samples::LANGUAGES {
        std::fs::write(folder.path().join(format!("{language}.html")), super::sheet::page(language, "light", "/themes")).unwrap();
    }
    let judged =
        Command::new("node").arg(root.join("tests/browser/sheets.mjs")).arg(folder.path()).arg(root.join("themes")).output().unwrap();
    assert!(judged.status.success(), "{}{}", String::from_utf8_lossy(&judged.stdout), String::from_utf8_lossy(&judged.stderr));
}

#[test]
fn the_preview_follows_its_author_in_a_real_browser() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let judges = root.join("tests/browser/node_modules/axe-core");
    if std::env::var("DIPTYCH_BROWSER").as_deref() != Ok("required") && !judges.exists() {
        eprintln!("skipped: the packages of tests/browser are not installed (see .ci/run)");
        return;
    }
    let preview = super::serve::preview();
    let address = format!("http://localhost:{}/", preview.port);
    let judged = Command::new("node").arg(root.join("tests/browser/preview.mjs")).arg(&preview.site).arg(&address).output().unwrap();
    assert!(judged.status.success(), "{}{}", String::from_utf8_lossy(&judged.stdout), String::from_utf8_lossy(&judged.stderr));
}
