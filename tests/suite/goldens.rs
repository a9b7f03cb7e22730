//! Golden sites: a folder in, a folder out.
//!
//! `tests/golden/<claim>/site` is a site; `expected/` holds what comes of it: the list of published files, the
//! findings in each language that is asked for, and the files that `case.yaml` shows (a page as its outline).
//! `UPDATE=1` writes what is true today.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use diptych::finding::Tongue;
use diptych::period::parse_date;
use diptych::snapshot::{Drafts, Links, Options};
use serde::Deserialize;

use crate::built::{Built, folder, options};
use crate::html::Element;
use crate::outline::outline;

/// How a site is built and what of it is held against `expected/`.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Case {
    /// Another claim's site.
    site: Option<String>,
    date: Option<String>,
    drafts: bool,
    links_file: bool,
    base_url: Option<String>,
    /// The languages in which findings are kept.
    findings: Vec<String>,
    /// Published files that are kept; `*` stands for any characters.
    show: Vec<String>,
}

fn goldens() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

#[test]
fn every_golden_site_is_published_as_expected() {
    let mut wrong = Vec::new();
    let mut claims = 0;
    for entry in fs::read_dir(goldens()).unwrap() {
        let home = entry.unwrap().path();
        let Ok(written) = fs::read_to_string(home.join("case.yaml")) else { continue };
        let case: Case = serde_yaml::from_str(&written).unwrap_or_else(|error| panic!("{}: {error}", home.display()));
        claims += 1;
        let now = made(&home, &case);
        let expected = if home.join("expected").exists() { texts(&home.join("expected")) } else { BTreeMap::new() };
        if now == expected {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            write(&home.join("expected"), &now);
        } else {
            wrong.push(difference(&home, &expected, &now));
        }
    }
    assert!(claims > 10, "the golden sites were found");
    assert!(wrong.is_empty(), "{}\n`UPDATE=1 cargo test` writes what is true today", wrong.join("\n"));
}

/// What is held against `expected/`.
fn made(home: &Path, case: &Case) -> BTreeMap<String, String> {
    let site = case.site.as_ref().map_or(home.join("site"), |claim| goldens().join(claim).join("site"));
    let snapshot = diptych::disk::read(&site, case.options()).unwrap();
    let built = Built::from(&snapshot, Tongue::En);
    let mut now = BTreeMap::new();
    let listed = |path: &&String| !path.starts_with("assets/");
    let list: Vec<&str> = built.files.keys().filter(listed).map(String::as_str).collect();
    now.insert("files.txt".to_owned(), if built.stopped { "nothing is published\n".to_owned() } else { list.join("\n") + "\n" });
    let languages = if case.findings.is_empty() { vec!["en".to_owned()] } else { case.findings.clone() };
    for lang in languages {
        let findings = Built::from(&snapshot, tongue(&lang)).findings;
        if !findings.is_empty() {
            now.insert(format!("findings.{lang}.jsonl"), findings.join("\n") + "\n");
        }
    }
    let texts = built.files.keys().filter(|path| !path.ends_with(".xlsx"));
    for path in texts.filter(|path| case.show.iter().any(|pattern| fits(pattern, path))) {
        let text = built.text(path);
        let (name, text) =
            if path.ends_with(".html") { (format!("{path}.txt"), outline(&Element::parse(text))) } else { (path.clone(), text.to_owned()) };
        now.insert(name, text);
    }
    now
}

impl Case {
    fn options(&self) -> Options {
        let today = self.date.as_ref().map_or(options().today, |date| parse_date(date).unwrap());
        let drafts = if self.drafts { Drafts::Shown } else { Drafts::Hidden };
        let links = if self.links_file { Links::File } else { Links::Pretty };
        Options { today, drafts, links, base_url: self.base_url.clone(), enterprise: None }
    }
}

fn tongue(lang: &str) -> Tongue {
    match lang {
        "fr" => Tongue::Fr,
        "nl" => Tongue::Nl,
        "de" => Tongue::De,
        "en" => Tongue::En,
        other => panic!("findings are not written in {other}"),
    }
}

/// Whether a path fits a pattern whose `*` stands for any characters.
fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, rest)) => path.strip_prefix(start).is_some_and(|tail| {
            let ends = tail.char_indices().map(|(at, _)| at).chain([tail.len()]);
            ends.into_iter().any(|at| fits(rest, &tail[at..]))
        }),
    }
}

fn texts(root: &Path) -> BTreeMap<String, String> {
    folder(root).into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn write(root: &Path, files: &BTreeMap<String, String>) {
    fs::remove_dir_all(root).ok();
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn difference(home: &Path, expected: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> String {
    let mut out = format!("{}:\n", home.file_name().unwrap_or_default().display());
    let mut paths: Vec<&String> = expected.keys().chain(now.keys()).collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        let empty = String::new();
        let (old, new) = (expected.get(path).unwrap_or(&empty), now.get(path).unwrap_or(&empty));
        if old != new {
            let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
            out += &format!("  {path}\n");
            old.iter().filter(|line| !new.contains(line)).take(12).for_each(|line| out += &format!("  - {line}\n"));
            new.iter().filter(|line| !old.contains(line)).take(12).for_each(|line| out += &format!("  + {line}\n"));
        }
    }
    out
}
