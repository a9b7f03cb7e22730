//! The schemas that editors get, held against every file of every site there is: they accept what the program accepts,
//! and reject the keys, missing keys and words that it refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use boon::{Compiler, SchemaIndex, Schemas};
use diptych::finding::{Findings, Severity};
use diptych::model::described::{FileKind, kinds};
use serde_json::Value;

use crate::built::options;
use crate::findings::sites::SiteCases;

/// Mistakes that a schema does not see, each with its reason.
const UNSEEN: &[(&str, &str)] = &[
    ("A chart without source and unit", "options of a block stand in the text, not in front matter"),
    ("A display mode without what it shows", "what is required depends on another key"),
    ("A question without its kind, and one without options", "what is required depends on another key"),
    ("A quote that is not in the text", "the text is not in front matter"),
    ("A quote that is too long", "it is counted without its typography"),
    ("A slug of no letters", "letters are folded before they are counted"),
    ("A value may be absent only if its status says why", "what is required depends on another key"),
    ("An alias that another page has", "addresses are the site's affair"),
    ("An unknown unit near a known one, and a unit of one's own", "a unit may be in one's own words"),
    ("Consent that is given on no day", "what is required depends on another key"),
    ("Half of a rate is missing", "what is required depends on another key"),
    ("Inline values that cannot be answered", "they stand in the text, not in front matter"),
    ("Options of a block that cannot be read", "they stand in the text, not in front matter"),
    ("Slugs that cannot be addresses", "letters are folded before they are judged"),
    ("The suffix of a file that is not well formed", "it is in the file's name"),
    ("Values and a CSV exclude each other", "two keys that are fine alone"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    let done = command.args(arguments).current_dir(folder).env_clear().stdin(Stdio::null()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code().unwrap(), text(&done.stdout), text(&done.stderr))
}

/// The schemas as `diptych schema` writes them, each by the files it is for.
struct Judge {
    schemas: Schemas,
    by_files: Vec<(FileKind, SchemaIndex)>,
}

impl Judge {
    fn new() -> Judge {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(run(folder.path(), &["schema", "out", "--lang", "fr"]).0, 0);
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let by_files = kinds().into_iter().map(|kind| {
            let text = fs::read_to_string(folder.path().join(format!("out/{}.schema.json", kind.name))).unwrap();
            let address = format!("http://schemas.example.org/{}", kind.name);
            compiler.add_resource(&address, serde_json::from_str(&text).unwrap()).unwrap();
            let index = compiler.compile(&address, &mut schemas).unwrap_or_else(|error| panic!("{}: {error}", kind.name));
            (kind, index)
        });
        let by_files = by_files.collect();
        Judge { schemas, by_files }
    }

    /// What the schema of a file says against it; nothing if it is for no schema or cannot be read as YAML at all.
    fn against(&self, path: &str, text: &str) -> Option<Result<(), String>> {
        let (kind, schema) = self.by_files.iter().find(|(kind, _)| kind.files.iter().any(|files| fits(files, path)))?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).replace("\r\n", "\n");
        let yaml = match (kind.is_front_matter(), text.strip_prefix("---\n")) {
            (true, Some(rest)) => rest.split_once("\n---")?.0,
            (true, None) => "{}",
            (false, _) => &text,
        };
        let value = as_json(serde_yaml::from_str(yaml).ok()?);
        Some(self.schemas.validate(&value, *schema).map_err(|error| format!("{path}: {error:#}")))
    }
}

/// Whether a path is one of these files.
pub fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    parts_fit(&pattern, &path)
}

fn parts_fit(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern, path) {
        ([], []) => true,
        (["**", rest @ ..], _) => (0..=path.len()).any(|taken| parts_fit(rest, &path[taken..])),
        ([first, pattern @ ..], [part, path @ ..]) => part_fits(first, part) && parts_fit(pattern, path),
        _ => false,
    }
}

fn part_fits(pattern: &str, part: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else { return pattern == part };
    part.strip_prefix(before)
        .is_some_and(|rest| (0..=rest.len()).any(|taken| rest.is_char_boundary(taken) && part_fits(after, &rest[taken..])))
}

/// YAML as editors understand it: every key is a text.
fn as_json(value: serde_yaml::Value) -> Value {
    let key = |key: serde_yaml::Value| match as_json(key) {
        Value::String(text) => text,
        other => other.to_string(),
    };
    match value {
        serde_yaml::Value::Mapping(map) => Value::Object(map.into_iter().map(|(name, value)| (key(name), as_json(value))).collect()),
        serde_yaml::Value::Sequence(list) => Value::Array(list.into_iter().map(as_json).collect()),
        serde_yaml::Value::Tagged(tagged) => as_json(tagged.value),
        other => serde_json::to_value(other).unwrap_or(Value::Null),
    }
}

/// Every file of a site with its text.
pub fn files(site: &Path) -> BTreeMap<String, String> {
    let entries = ["diptych.yaml", "content"].iter().flat_map(|top| walkdir::WalkDir::new(site.join(top)));
    let paths = entries.filter_map(|entry| Some(entry.ok()?.into_path())).filter(|path| path.is_file());
    let named = paths.map(|path| (path.strip_prefix(site).unwrap().to_string_lossy().into_owned(), path));
    named.filter_map(|(name, path)| Some((name, fs::read_to_string(path).ok()?))).collect()
}

/// The files with a mistake of reading, by what is told: `erreur[E01]: …` and, below it, `--> path:1:2`.
pub fn mistaken(report: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut code = "";
    for line in report.lines() {
        if let Some(rest) = line.strip_prefix("erreur[") {
            code = rest.split(']').next().unwrap();
        } else if let Some((_, place)) = line.split_once("--> ") {
            let path = place.trim().rsplitn(3, ':').last().unwrap().to_owned();
            found.entry(path).or_default().insert(code.to_owned());
        } else if line.is_empty() {
            code = "";
        }
    }
    found
}

/// The files of a site that the program refuses.
fn refused(site: &Path) -> BTreeSet<String> {
    let snapshot = diptych::disk::read(site, options()).unwrap();
    let mut findings = Findings::new();
    diptych::model::resolve(&snapshot, &mut findings);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.filter_map(|error| snapshot.files.get(error.place.file.0 as usize)).map(|file| file.path.as_str().to_owned()).collect()
}

#[test]
fn schemas_accept_every_file_that_is_read_without_a_mistake() {
    let judge = Judge::new();
    let mut sites = vec![root(), root().join("tests/findings/site")];
    sites.extend(
        fs::read_dir(root().join("tests/golden")).unwrap().map(|entry| entry.unwrap().path().join("site")).filter(|site| site.is_dir()),
    );
    // The large example lies beside the corpora, where there are any.
    let example = std::env::var_os("DIPTYCH_CORPORA").map(|folder| PathBuf::from(folder).join("../example"));
    sites.extend(example.filter(|site| site.join("diptych.yaml").is_file()));
    let (mut judged, mut wrong) = (BTreeMap::new(), Vec::new());
    for site in &sites {
        let refused = refused(site);
        for (path, text) in files(site) {
            let Some(verdict) = judge.against(&path, &text) else { continue };
            let kind = judge.by_files.iter().find(|(kind, _)| kind.files.iter().any(|files| fits(files, &path))).unwrap();
            *judged.entry(kind.0.name).or_insert(0) += 1;
            if !refused.contains(&path) {
                wrong.extend(verdict.err().map(|error| format!("{}: {error}", site.display())));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let unjudged: Vec<&str> = kinds().iter().map(|kind| kind.name).filter(|name| !judged.contains_key(name)).collect();
    assert_eq!(unjudged, Vec::<&str>::new(), "no file of this kind was judged: {judged:?}");
}

#[test]
fn schemas_reject_what_is_refused_by_its_keys_and_words() {
    let judge = Judge::new();
    let (mut unseen, mut rejected) = (BTreeSet::new(), 0);
    let mut wrong = Vec::new();
    for entry in fs::read_dir(root().join("tests/findings")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "md") || path.ends_with("README.md") {
            continue;
        }
        for case in SiteCases::read(&fs::read_to_string(&path).unwrap()).cases {
            let report = case.blocks.iter().find(|block| block.kind == "findings").map_or("", |block| block.text.as_str());
            let mistakes = mistaken(report);
            if !case
                .blocks
                .iter()
                .any(|block| judge.by_files.iter().any(|(kind, _)| kind.files.iter().any(|files| fits(files, &block.path))))
            {
                continue;
            }
            let site = case.site(&root().join("tests/findings/site"));
            for block in case.blocks.iter().filter(|block| block.kind.starts_with("diff") || block.kind.starts_with("file")) {
                let Ok(text) = fs::read_to_string(site.path().join(&block.path)) else { continue };
                let Some(verdict) = judge.against(&block.path, &text) else { continue };
                let codes = mistakes.get(&block.path);
                let is_seen = codes.is_some_and(|codes| codes.iter().any(|code| ["E01", "E20", "E21"].contains(&code.as_str())));
                match verdict {
                    Err(_) if is_seen => rejected += 1,
                    Ok(()) if is_seen => drop(unseen.insert(case.claim.clone())),
                    Err(error) if codes.is_none() => wrong.push(format!("{}: {error}", case.claim)),
                    _ => {}
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let expected: BTreeSet<String> = UNSEEN.iter().map(|(claim, _)| (*claim).to_owned()).collect();
    assert_eq!(unseen, expected, "mistakes that no schema sees, and those that are said to be such");
    assert!(rejected >= 10, "{rejected} mistakes were seen");
}

#[test]
fn every_schema_explains_its_fields_in_the_authors_language() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, said) in [
        ("fr", "Le nom de l’entreprise."),
        ("nl", "De naam van de onderneming."),
        ("en", "The enterprise's name."),
        ("de", "Der Name des Unternehmens."),
    ] {
        assert_eq!(run(folder.path(), &["schema", lang, "--lang", lang]).0, 0);
        let text = fs::read_to_string(folder.path().join(lang).join("enterprise.schema.json")).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema["definitions"]["Portrait"]["properties"]["name"]["description"], said);
    }
}

#[test]
fn init_wires_editors_and_schema_refreshes_what_they_read() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(run(home.path(), &["init", "site", "--minimal", "--languages", "nl-BE,fr-BE", "--lang", "nl"]).0, 0);
    let site = home.path().join("site");
    let settings: Value = serde_json::from_str(&fs::read_to_string(site.join(".vscode/settings.json")).unwrap()).unwrap();
    let wired = settings["yaml.schemas"].as_object().unwrap();
    for (schema, files) in wired {
        assert!(site.join(schema).is_file(), "{schema}");
        assert!(files.as_array().is_some_and(|files| !files.is_empty()), "{schema}");
    }
    assert_eq!(wired.len(), kinds().iter().filter(|kind| !kind.is_front_matter()).count());
    let own = site.join(".vscode/settings.json");
    fs::write(&own, "{}\n").unwrap();
    let schema = site.join(".vscode/diptych/enterprise.schema.json");
    let written = fs::read(&schema).unwrap();
    assert!(String::from_utf8_lossy(&written).contains("De naam van de onderneming."));
    fs::remove_file(&schema).unwrap();
    assert_eq!(run(&site.join("content"), &["schema"]).0, 0);
    assert_eq!(fs::read(&schema).unwrap(), written, "in the site's first language again");
    assert_eq!(fs::read_to_string(&own).unwrap(), "{}\n", "an author's settings stay");
    let (status, printed, _) = run(&site, &["schema", "--format", "json"]);
    assert_eq!(status, 0);
    let all: Value = serde_json::from_str(&printed).unwrap();
    assert!(all["content/federations/*.yaml"].is_object());
    assert_eq!(run(&site, &["build", "--date", "2026-11-21"]).0, 0);
    let published = walkdir::WalkDir::new(site.join("output")).into_iter().filter_map(|entry| Some(entry.ok()?.into_path()));
    let leaked: Vec<PathBuf> =
        published.filter(|path| path.to_string_lossy().contains("vscode") || path.to_string_lossy().contains(".schema.json")).collect();
    assert_eq!(leaked, Vec::<PathBuf>::new());
}
