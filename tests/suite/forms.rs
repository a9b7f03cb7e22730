//! The page that members fill in: its rules and the program's agree on every file there is, what it saves is read as it was
//! meant, and it is filled in by a browser until the site that it made is published.
//!
//! The page's scripts run in Node, the whole of it in Chromium; both are required where `.ci/run` says so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use diptych::decimal::{self, Marks};
use diptych::finding::{Findings, Place, Severity};
use diptych::model::described::{FileKind, kinds};
use diptych::period::{self, SchoolYearStart};
use diptych::pipeline;
use diptych::render::form::shapes::written;
use diptych::source::yaml;
use serde_json::{Value, json};

use crate::built::options;
use crate::findings::sites::SiteCases;
use crate::schemas::{files, fits, mistaken, run};

/// The codes of mistakes that a file holds by itself, or together with the catalogue.
const JUDGED: &[&str] = &["E01", "E04", "E05", "E06", "E07", "E09", "E10", "E13", "E14", "E17", "E20", "E21"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether Node and Chromium are there; says so if not, where they need not be.
fn is_there() -> bool {
    let required = std::env::var("DIPTYCH_BROWSER").as_deref() == Ok("required");
    let there = required || root().join("tests/browser/node_modules/axe-core").exists();
    if !there {
        eprintln!("skipped: the packages of tests/browser are not installed (see .ci/run)");
    }
    there
}

/// What the page's scripts answer to questions, line by line.
fn asked(page: &Path, questions: &[Value]) -> Vec<Value> {
    let script = root().join("tests/browser/rules.mjs");
    let mut node = Command::new("node").arg(script).arg(page).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = node.stdin.take().unwrap();
    let lines: String = questions.iter().map(|question| format!("{question}\n")).collect();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let done = node.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(done.status.success());
    let answers: Vec<Value> = String::from_utf8(done.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), questions.len());
    answers
}

/// The page of a site, written into a folder; nothing if the site cannot be understood.
fn page(site: &Path, folder: &Path, name: &str) -> Option<PathBuf> {
    let html = pipeline::form::form(&diptych::disk::read(site, options()).unwrap(), None).ok()?;
    let path = folder.join(format!("{name}.html"));
    fs::write(&path, html).unwrap();
    Some(path)
}

/// The kind of a file that members write.
fn member_kind(path: &str) -> Option<FileKind> {
    let member = |name: &str| ["enterprise", "assessment", "testimonial"].contains(&name);
    kinds().into_iter().find(|kind| member(kind.name) && kind.files.iter().any(|files| fits(files, path)))
}

/// The kind of a file that members write, its tree and its words; nothing for any other file.
fn member_file(path: &str, text: &str) -> Option<(&'static str, Value, String)> {
    let kind = member_kind(path)?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).replace("\r\n", "\n");
    let (front, body) = match text.strip_prefix("---\n") {
        Some(rest) if kind.is_front_matter() => rest.split_once("\n---\n").map(|(front, body)| (format!("{front}\n"), body.to_owned()))?,
        _ => (text, String::new()),
    };
    let tree = yaml::parse(&front, Place::SITE, &mut Findings::new())?;
    Some((kind.name, written(&tree), body))
}

/// The files of a site that the program refuses for what they say.
fn refused(site: &Path) -> BTreeSet<String> {
    let snapshot = diptych::disk::read(site, options()).unwrap();
    let mut findings = Findings::new();
    pipeline::compile(&snapshot, &mut findings);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.filter_map(|error| snapshot.files.get(error.place.file.0 as usize)).map(|file| file.path.as_str().to_owned()).collect()
}

fn sound_sites() -> Vec<PathBuf> {
    let golden = fs::read_dir(root().join("tests/golden")).unwrap().map(|entry| entry.unwrap().path().join("site"));
    let mut sites: Vec<PathBuf> = golden.filter(|site| site.join("diptych.yaml").is_file()).collect();
    sites.push(root().join("tests/findings/site"));
    let example = std::env::var_os("DIPTYCH_CORPORA").map(|folder| PathBuf::from(folder).join("../example"));
    sites.extend(example.filter(|site| site.join("diptych.yaml").is_file()));
    sites.sort();
    sites
}

#[test]
fn the_form_accepts_every_file_that_the_program_accepts_and_writes_it_as_it_was() {
    if !is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (mut questions, mut about) = (Vec::new(), Vec::new());
    let mut first = None;
    for (n, site) in sound_sites().iter().enumerate() {
        let Some(page) = page(site, folder.path(), &n.to_string()) else { continue };
        let refused = refused(site);
        for (path, text) in files(site).into_iter().filter(|(path, _)| !refused.contains(path)) {
            let Some((kind, tree, body)) = member_file(&path, &text) else { continue };
            questions.push(json!({ "page": page, "kind": kind, "tree": tree, "body": body }));
            questions.push(json!({ "yaml": tree }));
            about.push((format!("{}: {path}", site.display()), kind, tree));
        }
        first.get_or_insert(page);
    }
    let answers = asked(&first.unwrap(), &questions);
    let mut wrong = Vec::new();
    let mut judged: BTreeMap<&str, usize> = BTreeMap::new();
    for ((name, kind, tree), answer) in about.iter().zip(answers.chunks(2)) {
        *judged.entry(kind).or_default() += 1;
        if answer[0] != json!([]) {
            wrong.push(format!("{name}: {}", answer[0]));
        }
        let text = answer[1].as_str().unwrap();
        let mut findings = Findings::new();
        let again = yaml::parse(text, Place::SITE, &mut findings).map(|node| written(&node));
        if again.as_ref().map(left) != Some(left(tree)) {
            wrong.push(format!("{name} is written otherwise:\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(judged.values().all(|count| *count > 3) && judged.len() == 3, "{judged:?}");
}

/// A tree without what is empty, and without blanks at the ends of texts and lines, which say nothing.
fn left(tree: &Value) -> Option<Value> {
    match tree {
        Value::String(text) => {
            let text: Vec<&str> = text.lines().map(str::trim_end).collect();
            let text = text.join("\n");
            (!text.trim().is_empty()).then(|| text.trim_end().into())
        }
        Value::Array(all) => Some(all.iter().filter_map(left).collect::<Vec<_>>()).filter(|all| !all.is_empty()).map(Value::from),
        Value::Object(map) => {
            let pairs = map["map"].as_array().unwrap().iter();
            let pairs: Vec<Value> = pairs.filter_map(|pair| Some(json!([pair[0], left(&pair[1])?]))).collect();
            (!pairs.is_empty()).then(|| json!({ "map": pairs }))
        }
        _ => None,
    }
}

#[test]
fn the_form_rejects_what_the_program_rejects_and_nothing_else() {
    if !is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (mut questions, mut about) = (Vec::new(), Vec::new());
    let mut first = None;
    for entry in fs::read_dir(root().join("tests/findings")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "md") || path.ends_with("README.md") {
            continue;
        }
        for case in SiteCases::read(&fs::read_to_string(&path).unwrap()).cases {
            let report = case.blocks.iter().find(|block| block.kind == "findings").map_or("", |block| block.text.as_str());
            let changed = case.blocks.iter().filter(|block| block.kind.starts_with("diff") || block.kind.starts_with("file"));
            let changed: Vec<&str> = changed.map(|block| block.path.as_str()).filter(|path| member_kind(path).is_some()).collect();
            if changed.is_empty() {
                continue;
            }
            let site = case.site(&root().join("tests/findings/site"));
            let Some(page) = page(site.path(), folder.path(), &about.len().to_string()) else { continue };
            let mistakes = mistaken(report);
            for path in changed {
                let Ok(text) = fs::read_to_string(site.path().join(path)) else { continue };
                let Some((kind, tree, body)) = member_file(path, &text) else { continue };
                questions.push(json!({ "page": page, "kind": kind, "tree": tree, "body": body }));
                about.push((case.claim.clone(), mistakes.get(path).cloned().unwrap_or_default()));
            }
            first.get_or_insert(page);
        }
    }
    let answers = asked(&first.unwrap(), &questions);
    let (mut wrong, mut unseen, mut rejected) = (Vec::new(), BTreeSet::new(), 0);
    for ((claim, codes), answer) in about.iter().zip(&answers) {
        let is_judged = codes.iter().any(|code| JUDGED.contains(&code.as_str()));
        match answer.as_array().unwrap().is_empty() {
            false if is_judged => rejected += 1,
            true if is_judged => drop(unseen.insert(format!("{claim} {codes:?}"))),
            false if codes.is_empty() => wrong.push(format!("{claim}: {answer}")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(unseen.is_empty(), "mistakes that the page does not see: {unseen:#?}");
    assert!(rejected >= 30, "{rejected} mistakes were seen");
}

#[test]
fn numbers_and_periods_are_read_alike() {
    if !is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let page = page(&root().join("tests/findings/site"), folder.path(), "page").unwrap();
    let numbers = [
        "12",
        "12,5",
        "12.5",
        "1 234,5",
        "1\u{202F}234,5",
        "1\u{A0}234",
        "1.234,5",
        "1,234.5",
        "-3",
        "−3",
        "+3",
        "6.1e-5",
        "6,1e-5",
        "1.234",
        "1,230",
        "0.125",
        "0,125",
        "1.234.567",
        "1,234,567",
        "1234.567",
        "12 34",
        "1 2345",
        "1.23.456",
        "12 %",
        "1/3",
        ".5",
        "5.",
        "1_000",
        "NaN",
        "",
        "1 234 567,891",
        "1.234 567",
        "١٢",
        "00",
        "01",
        "1e3",
        "1e",
        "--1",
        "1,234.567.8",
        "1,234,5",
        "999.999",
        "1000.000",
    ];
    let periods = [
        "2023",
        "2023-2024",
        "2021-2023",
        "2023-Q3",
        "2023-q1",
        "2023-Q5",
        "2023-06",
        "2023-13",
        "2023-12-31",
        "2024-02-30",
        "2024-02-29",
        "2023-02-29",
        "2009-12-01..2012-11",
        "2021..2022-Q1",
        "2024..2023",
        "2024-2023",
        "2024-2024",
        "23",
        "",
        "avant 1900",
        "31/12/2024",
        "2023..",
        "..2023",
        "2023...2024",
        "0000",
    ];
    let mut questions: Vec<Value> =
        ["strict", "comma", "point"].iter().map(|marks| json!({ "numbers": numbers.to_vec(), "marks": marks })).collect();
    questions.push(json!({ "periods": periods.to_vec() }));
    let answers = asked(&page, &questions);
    let mut wrong = Vec::new();
    for (marks, answer) in [Marks::Strict, Marks::Comma, Marks::Point].into_iter().zip(&answers) {
        for (spelled, read) in numbers.iter().zip(answer.as_array().unwrap()) {
            let ours = match decimal::parse(spelled, marks) {
                Ok(number) => number.to_string().parse::<f64>().unwrap().to_string(),
                Err(decimal::Unreadable::Ambiguous { .. }) => "ambiguous".to_owned(),
                Err(_) => "number".to_owned(),
            };
            let theirs = read.as_str().unwrap();
            let theirs = theirs.parse::<f64>().map_or(theirs.to_owned(), |number| number.to_string());
            if theirs != ours {
                wrong.push(format!("{spelled} ({marks:?}): {ours} here, {theirs} there"));
            }
        }
    }
    for (spelled, read) in periods.iter().zip(answers[3].as_array().unwrap()) {
        let ours = period::parse(spelled, SchoolYearStart::default()).map(|period| format!("{} {}", period.first, period.last));
        if read.as_str() != ours.as_deref() {
            wrong.push(format!("{spelled}: {ours:?} here, {read} there"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whatever_is_typed_is_read_as_it_was_typed() {
    if !is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let page = page(&root().join("tests/findings/site"), folder.path(), "page").unwrap();
    let typed = [
        "no",
        "null",
        "~",
        "true",
        "2024",
        "1.230",
        "01000",
        "0x10",
        "12:30",
        "a: b",
        "a #b",
        "# a",
        "- a",
        "'t is goed",
        "\"a\" b",
        "«\u{A0}Oui\u{A0}» : non",
        "@a",
        "&a",
        "*a",
        "!a",
        "%a",
        "[a",
        "{a",
        "a\\b",
        "a\tb",
        "é\u{202F}!",
        "deux\nlignes",
        "deux\n\nparagraphes\n\n- liste\n  - dedans",
        "  retrait",
        "- a\n- b",
        "---\na",
        "a\n---\nb",
        "a\n...\nb",
        "::: chart a/b\ntype: line\n:::",
        "emoji 🙂",
        "a\u{85}b",
        "a\u{2028}b",
        "fin\\",
        "> citation",
        "| table | b |\n|---|---|",
        "?",
        "? a",
        ":",
        "a:",
        "<b>gras</b>",
        "a\r\nb",
        "=",
        "<<",
        "`code`",
        "-",
        "--",
        "a -",
        "é",
        "ß",
        "2024-01..2024-06",
        "…",
        "\u{FEFF}a",
    ];
    let tree = |text: &str| json!({ "map": [["name", text], ["portrait", { "map": [["need", text]] }], ["nace", [text, text]], ["sites", [{ "map": [["name", text], ["address", text]] }]]] });
    let questions: Vec<Value> = typed.iter().map(|text| json!({ "yaml": tree(text) })).collect();
    let mut wrong = Vec::new();
    for (text, answer) in typed.iter().zip(asked(&page, &questions)) {
        let mut findings = Findings::new();
        let again = yaml::parse(answer.as_str().unwrap(), Place::SITE, &mut findings).map(|node| written(&node));
        if again != Some(tree(&text.replace("\r\n", "\n"))) || !findings.is_empty() {
            wrong.push(format!("{text:?} is written\n{}and read {again:?}", answer.as_str().unwrap()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_voice_without_consent_is_never_in_a_form() {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    assert_eq!(run(home.path(), &["init", "site", "--yes", "--languages", "fr-BE,nl-BE"]).0, 0);
    let enterprise = fs::read_dir(site.join("content/enterprises")).unwrap().next().unwrap().unwrap().file_name().into_string().unwrap();
    let voice = fs::read_dir(site.join("content/testimonials"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| fs::read_to_string(path).unwrap().contains("consent:"))
        .unwrap();
    let id = voice.file_name().unwrap().to_str().unwrap().split('.').next().unwrap().to_owned();
    let folder = site.join("content/enterprises").join(&enterprise).join("assessments");
    let assessment = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let text = fs::read_to_string(&assessment).unwrap();
    let heard = format!(
        "\nevidence:\n  - id: heard\n    finding: \"Entendu\"\n    quotes:\n      - {{text: \"Parole confiée\", testimonial: {id}}}\n      - {{text: \"Parole libre\"}}\n"
    );
    assert!(text.contains("\nevidence:\n"), "the example has evidence to which more is added");
    let quoted = text.replacen("\nevidence:\n", &heard, 1);
    fs::write(&assessment, quoted).unwrap();
    let made = |name: &str| {
        let (status, _, told) = run(&site, &["form", "--enterprise", &enterprise, "-o", name, "--date", "2026-11-21"]);
        assert_eq!(status, 0, "{told}");
        fs::read_to_string(site.join(name)).unwrap()
    };
    assert!(made("given.html").contains("Parole confiée"));
    let consent = fs::read_to_string(&voice).unwrap();
    fs::write(&voice, consent.replacen("status: given", "status: withdrawn", 1)).unwrap();
    let page = made("withdrawn.html");
    assert!(!page.contains("Parole confiée") && page.contains("Parole libre"));
    let body = consent.split("---\n").nth(2).unwrap().lines().find(|line| line.len() > 30).unwrap();
    assert!(!page.contains(body), "voices themselves are never given along");
}

#[test]
fn a_form_is_never_written_over_something_unasked_and_never_begins_without_what_is_there() {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    assert_eq!(run(home.path(), &["init", "site", "--yes", "--languages", "fr-BE,nl-BE"]).0, 0);
    assert_eq!(run(&site, &["form", "--lang", "fr"]).0, 0);
    let page = fs::read_to_string(site.join("form.html")).unwrap();
    assert!(!page.contains("src=") && !page.contains("url("), "nothing is fetched");
    let (status, _, told) = run(&site, &["form", "--lang", "nl"]);
    assert_eq!(status, 2);
    assert!(told.contains("‘form.html’ bestaat al"), "{told}");
    assert_eq!(run(&site, &["form", "-o", "form.html"]).0, 0);
    assert_eq!(fs::read_to_string(site.join("form.html")).unwrap(), page, "the same site gives the same bytes");
    assert_eq!(run(&site, &["form", "-o", "form.pdf"]).0, 2);
    assert_eq!(run(&site, &["form", "--enterprise", "Les Ateliers"]).0, 2);
    let enterprise = fs::read_dir(site.join("content/enterprises")).unwrap().next().unwrap().unwrap().file_name().into_string().unwrap();
    fs::write(site.join("content/enterprises").join(&enterprise).join("enterprise.yaml"), "name: [\n").unwrap();
    let (status, _, told) = run(&site, &["form", "--enterprise", &enterprise, "--lang", "fr"]);
    assert_eq!(status, 2);
    assert!(told.contains("enterprise.yaml ne se lit pas"), "{told}");
    assert!(!site.join(format!("{enterprise}.html")).exists());
}

#[test]
fn a_member_fills_in_the_form_and_its_files_are_published() {
    if !is_there() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    assert_eq!(run(home.path(), &["init", "site", "--yes", "--languages", "fr-BE,nl-BE"]).0, 0);
    assert_eq!(run(&site, &["form", "-o", "../form.html"]).0, 0);
    let saved = home.path().join("saved");
    fs::create_dir(&saved).unwrap();
    let script = root().join("tests/browser/form.mjs");
    let judged = Command::new("node").arg(script).arg(home.path().join("form.html")).arg(&saved).output().unwrap();
    assert!(judged.status.success(), "{}{}", String::from_utf8_lossy(&judged.stdout), String::from_utf8_lossy(&judged.stderr));
    let archive = fs::read(saved.join("atelier-des-saules.zip")).unwrap();
    let unpacked = diptych::archive::unpack(&archive, 1 << 20).unwrap();
    let names: Vec<&str> = unpacked.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "content/enterprises/atelier-des-saules/assessments/2024.yaml",
            "content/enterprises/atelier-des-saules/enterprise.yaml",
            "content/testimonials/un-matin.fr.md",
            "content/testimonials/un-matin.nl.md",
        ]
    );
    for (name, bytes) in &unpacked {
        let path = site.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let (status, _, told) = run(&site, &["build", "--date", "2026-11-21", "--lang", "en"]);
    assert_eq!(status, 0, "{told}");
    assert!(!told.contains("error["), "{told}");
    let page = fs::read_to_string(site.join("output/fr/entreprises/atelier-des-saules/index.html")).unwrap();
    assert!(page.contains("Atelier des Saules"));
    let voice = fs::read_to_string(site.join("output/fr/temoignages/un-matin/index.html")).unwrap();
    assert!(voice.contains("Le matin, j’ai un endroit où aller."));
    let told_elsewhere = fs::read_to_string(site.join("output/nl/getuigenissen/un-matin/index.html")).unwrap();
    assert!(told_elsewhere.contains("Een ochtend") && told_elsewhere.contains("In de ochtend heb ik een plek."), "the voice speaks Dutch");
    let assessment = fs::read_to_string(site.join("output/fr/entreprises/atelier-des-saules/2024/index.html")).unwrap();
    assert!(assessment.contains("Que changent les sorties") && assessment.contains("31 sur 49"), "the rate and its parts are shown");
    assert!(assessment.contains("43") && assessment.contains("Je me sens utile"), "the survey is shown");
    // Taken up again, the form begins with what was saved.
    assert_eq!(run(&site, &["form", "--enterprise", "atelier-des-saules", "-o", "../again.html"]).0, 0);
    let again = fs::read_to_string(home.path().join("again.html")).unwrap();
    assert!(again.contains("Atelier des Saules") && again.contains("Que changent les sorties"));
    // Another enterprise's files are shown whole, and saved only where they were changed.
    let known = fs::read_dir(site.join("content/enterprises")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let known = known.filter(|id| id != "atelier-des-saules").min().unwrap();
    assert_eq!(run(&site, &["form", "--enterprise", &known, "-o", "../known.html"]).0, 0);
    let script = root().join("tests/browser/form_begun.mjs");
    let judged = Command::new("node").arg(script).arg(home.path().join("known.html")).output().unwrap();
    assert!(judged.status.success(), "{}{}", String::from_utf8_lossy(&judged.stdout), String::from_utf8_lossy(&judged.stderr));
}
