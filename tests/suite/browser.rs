//! Readers' browsers and outside judges: Chromium, axe, Lighthouse, the Nu HTML checker, html-validate, links, labels of
//! charts; and how pages look and read in every state of a site.
//!
//! The scripts of `tests/browser` say what each asks. They need Node, Java, Chromium, poppler and the packages named there;
//! `.ci/run` installs and requires them (`DIPTYCH_BROWSER=required`), elsewhere it says what it skips.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether a judge's package is there; says so if not, where it need not be.
fn is_there(package: &str) -> bool {
    let there =
        std::env::var("DIPTYCH_BROWSER").as_deref() == Ok("required") || root().join("tests/browser/node_modules").join(package).exists();
    if !there {
        eprintln!("skipped: the packages of tests/browser are not installed (see .ci/run)");
    }
    there
}

/// The program, which must succeed.
fn diptych(arguments: &[&str], folder: &Path) {
    let done = Command::new(env!("CARGO_BIN_EXE_diptych")).args(arguments).arg("-C").arg(folder).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// A script of `tests/browser`, which must find nothing.
fn judge(script: &str, arguments: &[&Path]) {
    let judged = Command::new("node").arg(root().join("tests/browser").join(script)).args(arguments).output().unwrap();
    assert!(judged.status.success(), "{}{}", String::from_utf8_lossy(&judged.stdout), String::from_utf8_lossy(&judged.stderr));
}

/// A site in one of the states that `sites.mjs` makes, built with what may follow `build`.
fn state(name: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    if name != "sparse" {
        diptych(&["init", "--yes", "--federation", "--languages", "fr-BE,nl-BE"], site.path());
    }
    judge("sites.mjs", &[Path::new(name), site.path()]);
    diptych(&["build", "--date", "2026-11-21"], site.path());
    site
}

/// The looks of a state against those in `tests/looks`; `UPDATE=1` rewrites them.
fn looks(name: &str, site: &Path, flags: &[&str]) {
    let (output, baseline) = (site.join("output"), root().join("tests/looks").join(name));
    let mut arguments = vec![output.as_path(), &baseline];
    arguments.extend(flags.iter().map(Path::new));
    if std::env::var_os("UPDATE").is_some() {
        arguments.push(Path::new("--update"));
    }
    judge("looks.mjs", &arguments);
}

#[test]
fn every_kind_of_page_looks_as_it_did() {
    if is_there("puppeteer-core") {
        looks("full", state("full").path(), &[]);
    }
}

#[test]
fn a_sparse_site_looks_as_it_did_and_is_read_in_every_way() {
    if !is_there("puppeteer-core") {
        return;
    }
    let site = state("sparse");
    let files = site.path().join("files");
    diptych(&["build", "--date", "2026-11-21", "--links", "file", "-o", files.to_str().unwrap()], site.path());
    looks("sparse", site.path(), &["--light"]);
    judge("readers.mjs", &[&site.path().join("output"), Path::new("--files"), &files]);
}

#[test]
fn an_overfull_site_looks_as_it_did_and_is_read_in_every_way() {
    if is_there("puppeteer-core") {
        let site = state("overfull");
        looks("overfull", site.path(), &["--light"]);
        judge("readers.mjs", &[&site.path().join("output")]);
    }
}

#[test]
fn lighthouse_has_nothing_to_say_against_pages() {
    if is_there("lighthouse") {
        let site = state("full");
        let pages =
            ["fr/index.html", "fr/entreprises/panier-commun/index.html", "nl/schriften/ce-qui-dure/het-werk-houdt-stand/index.html"];
        let output = site.path().join("output");
        let arguments: Vec<&Path> = std::iter::once(output.as_path()).chain(pages.map(Path::new)).collect();
        judge("lighthouse.mjs", &arguments);
    }
}

#[test]
fn the_site_is_well_made_in_a_real_browser() {
    let root = root();
    if !is_there("axe-core") {
        return;
    }
    let output = tempfile::tempdir().unwrap();
    let site = output.path().join("site");
    let built = Command::new(env!("CARGO_BIN_EXE_diptych"))
        .args(["build", "--date", "2026-11-21", "-C"])
        .arg(&root)
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
    let root = root();
    if !is_there("axe-core") {
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
    let root = root();
    if !is_there("axe-core") {
        return;
    }
    let preview = super::serve::preview();
    let address = format!("http://localhost:{}/", preview.port);
    let judged = Command::new("node").arg(root.join("tests/browser/preview.mjs")).arg(&preview.site).arg(&address).output().unwrap();
    assert!(judged.status.success(), "{}{}", String::from_utf8_lossy(&judged.stdout), String::from_utf8_lossy(&judged.stderr));
}
