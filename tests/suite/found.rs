//! How a site is found: its own search, and what it never says.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.args(arguments).current_dir(folder).env_clear().stdin(Stdio::null());
    let output = command.output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn voice(title: &str, quote: &str, status: &str) -> String {
    format!(
        "---\ntitle: {title}\nquote: {quote}\nwitness: {{display: first-name, name: Samira}}\nfictitious: true\n\
         consent: {{status: {status}, given_on: 2025-01-01, scopes: {{text: true, name: true}}, channels: [web]}}\n---\n\n{quote}.\n"
    )
}

fn site(settings: &str) -> TempDir {
    let site = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let site_file = "format: 1\ntitle: Impact\nbase_url: https://impact.example.org/under/\nlanguages: [fr-BE, nl-BE]\n";
    put("diptych.yaml", &format!("{site_file}{settings}"));
    put(
        "content/enterprises/ateliers/enterprise.yaml",
        "name: Ateliers du canal\nfictitious: true\ndescription: {fr: \"Réparation de vélos\", nl: \"Fietsherstel\"}\n",
    );
    put("content/testimonials/samira.fr.md", &voice("Une place", "On m'écoute ici", "given"));
    put("content/testimonials/partie.fr.md", &voice("Zanzibar", "Je suis partie de Zanzibar", "withdrawn"));
    put("content/pages/methode.fr.md", "---\ntitle: Notre méthode\n---\n\nLes évaluations œuvrent <b>lentement</b>.\n");
    put("content/pages/methode.nl.md", "---\ntitle: Onze methode\n---\n\nDe evaluaties en de ondernemingen.\n");
    put("content/pages/secret.fr.md", "---\ntitle: Brouillon\ndraft: true\n---\n\nQuetzalcoatl.\n");
    site
}

fn files(site: &Path) -> BTreeMap<String, String> {
    let output = site.join("output");
    let entries = walkdir::WalkDir::new(&output).into_iter().map(|entry| entry.unwrap().into_path()).filter(|path| path.is_file());
    let named = entries.map(|path| {
        (path.strip_prefix(&output).unwrap().display().to_string(), String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned())
    });
    named.collect()
}

fn search(files: &BTreeMap<String, String>, language: &str) -> String {
    let own = |path: &&String| **path == format!("{language}/search.json") || path.starts_with(&format!("assets/search/{language}-"));
    files.iter().filter(|(path, _)| own(path)).map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_language_is_searched_in_its_own_words_and_nothing_hidden_is_there() {
    let site = site("");
    for flags in [&["build", "--date", "2026-11-21"][..], &["build", "--date", "2026-11-21", "--drafts"]] {
        let (status, told) = run(site.path(), flags);
        assert_eq!(status, 0, "{told}");
        let files = files(site.path());
        let (french, dutch) = (search(&files, "fr"), search(&files, "nl"));
        for found in ["evaluations", "oeuvrent", "methode", "velos", "ecoute", "Ateliers du canal", "fr/entreprises/ateliers/"] {
            assert!(french.contains(found), "{found}: {french}");
        }
        assert!(dutch.contains("ondernemingen") && dutch.contains("Fietsherstel") && !dutch.contains("evaluations"));
        // Borrowed words belong to their own language; withdrawn, draft and what only lists others is nowhere.
        assert!(!dutch.contains("ecoute"), "{dutch}");
        for hidden in ["anzibar", "partie", "uetzalcoatl", "Brouillon", "fr/temoignages/\""] {
            assert!(!french.contains(hidden) && !dutch.contains(hidden), "{hidden}");
        }
        assert!(files.keys().filter(|path| path.contains("search")).all(|path| files[path].len() < 40_000));
    }
}

#[test]
fn the_search_page_is_an_index_of_everything_and_needs_no_script() {
    let site = site("");
    assert_eq!(run(site.path(), &["build", "--date", "2026-11-21"]).0, 0);
    let first = files(site.path());
    let page = &first["fr/recherche/index.html"];
    for listed in ["Ateliers du canal", "Une place", "Notre méthode"] {
        assert!(page.contains(listed), "{listed}");
    }
    assert!(!page.contains("Brouillon") && !page.contains("Zanzibar"));
    assert!(page.contains("<form class=\"search\" role=\"search\" method=\"get\" hidden>"));
    let scripts = |page: &str| {
        page.split("<script src=\"").skip(1).filter(|rest| !rest.split('"').next().unwrap_or_default().contains("/figures-")).count()
    };
    assert_eq!(scripts(page), 1);
    assert!(page.contains("data-index=\"../search.json\"") && page.contains("data-root=\"../../\""));
    assert!(first.iter().all(|(path, text)| path == "fr/recherche/index.html" || path == "nl/zoeken/index.html" || scripts(text) == 0));
    assert!(first["nl/zoeken/index.html"].contains("Ateliers du canal"));
    // No WebAssembly and nothing inline: the policy stays strict.
    assert!(page.contains("script-src ") && !page.contains("unsafe"));
    fs::remove_dir_all(site.path().join("output")).unwrap();
    assert_eq!(run(site.path(), &["build", "--date", "2026-11-21"]).0, 0);
    assert_eq!(first, files(site.path()));
}

#[test]
fn without_search_or_without_a_server_only_the_index_is_made() {
    for (settings, flags) in [("produce: {search: false}\n", &["build"][..]), ("", &["build", "--links", "file"])] {
        let site = site(settings);
        assert_eq!(run(site.path(), flags).0, 0);
        let files = files(site.path());
        assert!(!files.keys().any(|path| path.contains("assets/search") || path.ends_with("search.json")));
        let page = &files["fr/recherche/index.html"];
        assert!(page.contains("Ateliers du canal") && !page.contains("/search-") && !page.contains("<form"));
        assert!(page.contains("<h1>Index alphabétique</h1>"));
    }
}
