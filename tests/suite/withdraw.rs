//! `withdraw`: the voice leaves sources, memory and every published byte, also of a site that has other errors.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Words of the example's testimonial, in both languages, and what leads to it. Its id stays in the names of its sources.
const WORDS: [&str; 6] = ["Noor", "on m’attend", "on m'attend", "op me wachten", "temoignages/noor", "getuigenissen/noor"];

fn diptych(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.args(arguments).args(["--date", "2026-11-21", "--lang", "en"]).current_dir(folder).env_clear();
    command.stdin(Stdio::null()).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

/// The example that `init` makes, published.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = diptych(folder.path(), &["init", "--yes", "--languages", "fr,nl"]);
    assert!(made.status.success(), "{}", said(&made));
    let settings = folder.path().join("diptych.yaml");
    let text = fs::read_to_string(&settings).unwrap() + "produce: {png: false, pdf: false, epub: false}\n";
    fs::write(settings, text).unwrap();
    assert!(diptych(folder.path(), &["build"]).status.success());
    assert!(!mentions(folder.path()).is_empty(), "it is published first");
    folder
}

fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().strip_prefix(folder).unwrap().to_owned(), fs::read(entry.path()).unwrap())).collect()
}

/// Published or remembered files that hold any of its words.
fn mentions(site: &Path) -> Vec<PathBuf> {
    let held = |bytes: &[u8]| WORDS.iter().any(|word| memchr::memmem::find(bytes, word.as_bytes()).is_some());
    let both = tree(&site.join("output")).into_iter().chain(tree(&site.join(".diptych")));
    both.filter(|(_, bytes)| held(bytes)).map(|(path, _)| path).collect()
}

#[test]
fn a_voice_leaves_every_text_and_every_published_byte() {
    let site = site();
    let site = site.path();
    let asked = diptych(site, &["withdraw", "noor"]);
    assert_eq!(asked.status.code(), Some(2), "without a terminal nothing is done unasked: {}", said(&asked));
    assert!(said(&asked).contains("-::: testimonial noor") && said(&asked).contains("+  withdrawn_on: 2026-11-21"), "{}", said(&asked));
    let before = tree(&site.join("content"));
    let done = diptych(site, &["withdraw", "noor", "--yes"]);
    assert!(done.status.success(), "{}", said(&done));
    assert_eq!(mentions(site), Vec::<PathBuf>::new());
    let after = tree(&site.join("content"));
    let changed: Vec<_> =
        before.iter().filter(|(path, bytes)| after[*path] != **bytes).map(|(path, _)| path.display().to_string()).collect();
    assert_eq!(
        changed,
        [
            "notebooks/ce-qui-dure/02-resultats.fr.md",
            "notebooks/ce-qui-dure/02-resultats.nl.md",
            "pages/index.fr.md",
            "pages/index.nl.md",
            "testimonials/noor.fr.md"
        ]
    );
    // The same site, had it never had the voice.
    let never = tempfile::tempdir().unwrap();
    assert!(
        Command::new("cp").arg("-a").arg(site.join("content")).arg(site.join("diptych.yaml")).arg(never.path()).status().unwrap().success()
    );
    fs::remove_dir_all(never.path().join("content/testimonials")).unwrap();
    assert!(diptych(never.path(), &["build"]).status.success());
    assert!(tree(&site.join("output")) == tree(&never.path().join("output")), "it equals a site that never had it");
    let again = diptych(site, &["withdraw", "noor", "--yes"]);
    assert!(again.status.success(), "{}", said(&again));
    let unknown = diptych(site, &["withdraw", "nor", "--yes"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown).contains("Write: noor"), "{}", said(&unknown));
}

#[test]
fn a_voice_leaves_what_is_published_of_a_site_that_has_other_errors() {
    let site = site();
    let site = site.path();
    let published = tree(&site.join("output"));
    fs::write(site.join("content/catalogue/topics.yaml"), "- id: [\n").unwrap();
    let done = diptych(site, &["withdraw", "noor", "--yes"]);
    assert_eq!(done.status.code(), Some(1), "its other errors remain: {}", said(&done));
    assert_eq!(mentions(site), Vec::<PathBuf>::new());
    let left = tree(&site.join("output"));
    assert!(left.iter().all(|(path, bytes)| path.ends_with(".diptych-manifest") || published[path] == *bytes), "what stays is as it was");
    assert!(left.len() > published.len() / 3, "{} of {} stay", left.len(), published.len());
    assert!(left.contains_key(Path::new("fr/entreprises/panier-commun/index.html")) || left.len() > 20, "{:?}", left.keys());
    // Once mended, the whole site comes back, without the voice.
    fs::write(
        site.join("content/catalogue/topics.yaml"),
        "- {id: travail, name: {fr: Travail, nl: Werk}}\n- {id: alimentation, name: {fr: Alimentation, nl: Voeding}}\n",
    )
    .unwrap();
    let mended = diptych(site, &["build"]);
    assert!(mended.status.success(), "{}", said(&mended));
    assert_eq!(mentions(site), Vec::<PathBuf>::new());
}

#[test]
fn consents_are_listed_by_their_end_with_every_page_on_which_the_voice_is_met() {
    let site = site();
    let site = site.path();
    let listed = |flags: &[&str]| {
        let done = diptych(site, &[&["list", "consents"], flags].concat());
        (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned(), said(&done))
    };
    let records = |stdout: &str| -> Vec<serde_json::Value> { stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect() };
    let (status, stdout, stderr) = listed(&["--format", "json"]);
    assert_eq!(status, Some(0), "{stderr}");
    let before = records(&stdout);
    let noor = before.iter().find(|one| one["testimonial"] == "noor").unwrap();
    let pages: Vec<&str> = noor["pages"].as_array().unwrap().iter().map(|page| page.as_str().unwrap()).collect();
    assert!(pages.iter().any(|page| page.ends_with("/noor/")), "{pages:?}");
    // Exactly the pages that the words are on: the same that `withdraw` would clear.
    let published = tree(&site.join("output"));
    let html = published.keys().filter(|path| path.extension().is_some_and(|ending| ending == "html"));
    let with_words = html.filter(|path| pages.contains(&format!("/{}", path.to_string_lossy().trim_end_matches("index.html")).as_str()));
    assert!(with_words.count() >= 2, "{pages:?}");

    // One ends soon, and stands first.
    let path = fs::read_dir(site.join("content/testimonials")).unwrap().map(|entry| entry.unwrap().path());
    let path = path
        .into_iter()
        .find(|path| path.to_string_lossy().contains("noor") && fs::read_to_string(path).unwrap().contains("given_on"))
        .unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let ending: String = text
        .lines()
        .filter(|line| !line.contains("expires:"))
        .map(|line| match line.split_once("given_on:") {
            Some((indent, _)) => format!("{line}\n{indent}expires: 2026-11-22\n"),
            None => format!("{line}\n"),
        })
        .collect();
    fs::write(&path, ending).unwrap();
    let (status, stdout, stderr) = listed(&["--format", "json"]);
    assert_eq!(status, Some(0), "{stderr}");
    let first = &records(&stdout)[0];
    assert_eq!(
        (first["testimonial"].as_str(), first["expires"].as_str(), first["days_left"].as_i64()),
        (Some("noor"), Some("2026-11-22"), Some(1))
    );
    let (_, stdout, _) = listed(&[]);
    assert!(stdout.starts_with("noor  until 2026-11-22: 1 day left\n  text"), "{stdout}");

    // With an error elsewhere the pages are not known, and that is said.
    fs::write(site.join("content/catalogue/topics.yaml"), "- id: [\n").unwrap();
    let (status, stdout, stderr) = listed(&["--format", "json"]);
    assert_eq!(status, Some(1), "{stdout}");
    assert!(stderr.contains("not known") && records(&stdout).iter().all(|one| one["pages"].is_null()), "{stderr}");
}
