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

/// A site of a few pages, on which looks are compared quickly.
fn few_pages() -> tempfile::TempDir {
    let site = state("sparse");
    let kept = ["index.html", "fr/index.html", "nl/index.html", "fr/recherche/index.html", "404.html"];
    let output = site.path().join("output");
    let files = walkdir::WalkDir::new(&output).into_iter().map(|entry| entry.unwrap().into_path());
    let pages: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|own| own == "html")).collect();
    let folded = |path: &Path| path.starts_with("fr-nl");
    let mut folds = 0;
    for page in &pages {
        let path = page.strip_prefix(&output).unwrap();
        let is_kept = kept.iter().any(|own| path == Path::new(own)) || folded(path) && folds == 0;
        folds += usize::from(is_kept && folded(path));
        if !is_kept {
            std::fs::remove_file(page).unwrap();
        }
    }
    assert!(folds == 1 && pages.len() > 20, "{pages:?}");
    site
}

#[test]
fn the_comparison_of_looks_notices_a_colour_a_hinge_and_a_page() {
    if !is_there("puppeteer-core") {
        return;
    }
    let (site, baseline) = (few_pages(), tempfile::tempdir().unwrap());
    let output = site.path().join("output");
    let compare = |flags: &[&str]| {
        let script = root().join("tests/browser/looks.mjs");
        let told = Command::new("node").arg(script).args([output.as_path(), baseline.path()]).arg("--light").args(flags).output().unwrap();
        (told.status.success(), String::from_utf8(told.stdout).unwrap())
    };
    assert_eq!(compare(&["--update"]), (true, "6 pages seen, 0 problems\n".to_owned()));
    let css = std::fs::read_dir(output.join("assets/css")).unwrap().next().unwrap().unwrap().path();
    let style = std::fs::read_to_string(&css).unwrap();
    for (planted, from, to) in [
        ("nothing", "", ""),
        ("another colour of paper", "--paper: #faf8f4", "--paper: #f1e4cf"),
        ("a thicker hinge", "--hinge: 2px", "--hinge: 9px"),
        ("a hinge that moved", "calc(50% - 1px)", "calc(46% - 1px)"),
        ("smaller letters", "--small: .9rem", "--small: .8rem"),
    ] {
        let changed = style.replace(from, to);
        assert!(from.is_empty() || changed != style, "{planted}: the style sheet holds no {from}");
        std::fs::write(&css, if from.is_empty() { style.clone() } else { changed }).unwrap();
        let (same, told) = compare(&[]);
        assert_eq!(same, from.is_empty(), "{planted}: {told}");
    }
    std::fs::write(&css, &style).unwrap();
    std::fs::remove_file(output.join("fr/recherche/index.html")).unwrap();
    let (same, told) = compare(&[]);
    assert!(!same && told.contains("fr_recherche.webp is the baseline of no page"), "{told}");
}

#[test]
fn what_a_site_gives_to_other_programs_is_as_their_standards_say() {
    if is_there("ical.js") && is_there("schema-dts") {
        judge("shared.mjs", &[&state("full").path().join("output")]);
    }
}

/// A page on which an author made every mistake that Markdown and HTML allow.
const MISTAKES: &str = r#"---
title: "Une page pleine de fautes"
---
# Un second titre de premier niveau

#### Un niveau sauté

Un lien [](https://example.org/) sans mots, et une phrase.

<h2></h2>

<a href="https://example.org/c"></a>

<table><tr><td>Année</td><td>Personnes</td></tr><tr><td>2024</td><td>31</td></tr></table>

<ul><p>Ceci n’est pas un point.</p></ul>

<p id="x">Une ancre,</p><p id="x">deux fois.</p>

<input type="text"><button></button><iframe src="https://example.org/"></iframe><marquee>Défile</marquee>

<p style="color:#ccc" onclick="x()">Une phrase pâle.</p>
"#;

#[test]
fn what_axe_finds_on_a_page_of_mistakes_was_told_before() {
    if !is_there("axe-core") {
        return;
    }
    let site = tempfile::tempdir().unwrap();
    diptych(&["init", "--yes", "--languages", "fr-BE,nl-BE"], site.path());
    let page = site.path().join("content/pages/fautes.fr.md");
    let told = |text: &str| {
        std::fs::write(&page, text).unwrap();
        let check = ["check", "--date", "2026-11-21", "--lang", "fr", "--format", "json", "-C"];
        let done = Command::new(env!("CARGO_BIN_EXE_diptych")).args(check).arg(site.path()).output().unwrap();
        String::from_utf8(done.stdout).unwrap()
    };
    // A picture without words stops the site, so that no browser ever shows it.
    assert!(told(&format!("{MISTAKES}\n![](../media/x.png)\n")).contains("\"E16\""));
    let told = told(MISTAKES);
    for barrier in
        ["un titre n’a pas de mots", "un lien ou un bouton n’a pas de mots", "un tableau n’a pas", "une liste commence par autre chose"]
    {
        assert!(told.contains(barrier), "{barrier}: {told}");
    }
    diptych(&["build", "--date", "2026-11-21"], site.path());
    let script = root().join("tests/browser/axe.mjs");
    let judged = Command::new("node").arg(script).arg(site.path().join("output")).arg("fr/fautes/index.html").output().unwrap();
    let broken = String::from_utf8(judged.stdout).unwrap();
    // Levels, fields, frames, colours and anchors were mended on the way; the rest is what `check` told.
    assert_eq!(broken.lines().collect::<Vec<_>>(), ["empty-heading", "link-name", "list"], "{}", String::from_utf8_lossy(&judged.stderr));
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
