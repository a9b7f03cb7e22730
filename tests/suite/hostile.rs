//! Bad input: files that are broken, hostile or absurd. A finding or inert text; never a panic, a hang, or a
//! half-published site.
//!
//! The large corpus is read from the folder that `DIPTYCH_CORPORA` names, and passed over without it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use diptych::finding::{Findings, Place, Problem, Severity, YamlTrouble};
use diptych::memory::Forgetful;
use diptych::period::Date;
use diptych::pipeline;
use diptych::snapshot::{Drafts, FileId, Links, Options, Snapshot};
use diptych::source::prose::Prose;
use diptych::source::{directives, frontmatter, inline, readable, table, yaml};
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::findings::sites::{SiteCase, build};

/// No run may take longer, even in a build for tests on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

fn sound() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/findings/site")
}

/// A sound site to be spoilt. Pictures of its drawings are left out: unoptimised, hundreds of them take minutes.
fn sound_copy() -> TempDir {
    let site = SiteCase::default().site(&sound());
    let settings = site.path().join("diptych.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, text + "produce: {png: false, cards: false}\n").unwrap();
    site
}

fn put(site: &Path, path: &str, bytes: &[u8]) {
    let path = site.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn nasty() -> Option<PathBuf> {
    let found = std::env::var_os("DIPTYCH_CORPORA").map(|folder| PathBuf::from(folder).join("nasty")).filter(|folder| folder.is_dir());
    if found.is_none() {
        eprintln!("DIPTYCH_CORPORA names no folder with `nasty`: the corpus of hostile input is passed over");
    }
    found
}

/// Runs `build` as its users do, and holds what every run must hold. Gives the status and the findings.
fn published(site: &Path) -> (i32, String) {
    let output = tempfile::tempdir().unwrap();
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.args(["build", "--date", "2024-06-01", "--format", "json", "--lang", "en", "-C"]).arg(site);
    command.arg("-o").arg(output.path().join("site")).env_clear().stdin(Stdio::null());
    let told = command.output().unwrap();
    let (stdout, stderr) = (String::from_utf8_lossy(&told.stdout).into_owned(), String::from_utf8_lossy(&told.stderr).into_owned());
    assert!(start.elapsed() < PATIENCE, "{}: {:?}", site.display(), start.elapsed());
    let status = told.status.code().unwrap_or_else(|| panic!("{}: {:?}\n{stderr}", site.display(), told.status));
    assert!(matches!(status, 0 | 1), "{}: status {status}\n{stderr}", site.display());
    assert!(!stderr.contains("panicked"), "{stderr}");
    assert_eq!(status == 0, output.path().join("site").exists(), "{}: whole or not at all", site.display());
    for line in stdout.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(finding["file"].as_str().is_some_and(|file| !file.is_empty()) && finding["line"].as_u64() >= Some(1), "{line}");
    }
    if status == 0 {
        for entry in walkdir::WalkDir::new(output.path()) {
            let entry = entry.unwrap();
            if entry.path().extension().is_some_and(|ending| ending == "html") {
                assert_harmless(&fs::read_to_string(entry.path()).unwrap(), entry.path());
            }
        }
    }
    (status, stdout)
}

/// Nothing in a page runs, loads from elsewhere or leads to a script, whoever wrote what is in it.
pub fn assert_harmless(html: &str, path: &Path) {
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        let Token::StartTag(tag) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let attributes: BTreeMap<String, String> = tag
            .attributes
            .iter()
            .map(|(key, value)| (String::from_utf8_lossy(key).into_owned(), String::from_utf8_lossy(value).into_owned()))
            .collect();
        let data = attributes.get("type").is_some_and(|kind| kind == "application/ld+json");
        let own = attributes.get("src").is_some_and(|src| !src.contains("//"));
        assert!(name != "script" || data || own, "{}: {tag:?}", path.display());
        assert!(!matches!(name.as_str(), "iframe" | "object" | "embed" | "base"), "{}: {tag:?}", path.display());
        for (key, value) in &attributes {
            assert!(!key.starts_with("on"), "{}: {key}={value}", path.display());
            let heard: String = value.chars().filter(|letter| *letter > ' ').collect::<String>().to_lowercase();
            let leads = matches!(key.as_str(), "href" | "src" | "action" | "formaction" | "xlink:href");
            let scripts = ["javascript:", "vbscript:", "data:text", "data:image/svg"];
            assert!(!leads || !scripts.iter().any(|scheme| heard.starts_with(scheme)), "{}: {key}={value}", path.display());
            let loads = key == "src" && (heard.starts_with("http") || heard.starts_with("//"));
            assert!(!loads, "{}: {key}={value}", path.display());
        }
    }
}

/// Where a file of the corpus may be met in a site.
fn places(kind: &str, file: &Path, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let stem = file.file_stem().unwrap().to_string_lossy().to_lowercase();
    let text = String::from_utf8_lossy(bytes).into_owned();
    match kind {
        "yaml" => {
            let front = [b"---\n", bytes, b"\n---\nTexte.\n"].concat();
            [
                "partners/nasty.yaml",
                "catalogue/indicators.yaml",
                "enterprises/ateliers/assessments/2023.yaml",
                "enterprises/ateliers/enterprise.yaml",
            ]
            .iter()
            .map(|path| (format!("content/{path}"), bytes.to_vec()))
            .chain([("diptych.yaml".to_owned(), bytes.to_vec()), ("content/pages/nasty.fr.md".to_owned(), front)])
            .collect()
        }
        "md" => {
            let body = text.splitn(3, "---\n").nth(2).unwrap_or(&text).to_owned();
            let voice = fs::read_to_string(sound().join("content/testimonials/samira.fr.md")).unwrap();
            let head = voice.rsplit_once("---\n").unwrap().0.to_owned();
            let page = text.replace("lang: fr\n", "");
            let mut places = vec![
                (format!("content/pages/{stem}.fr.md"), page.clone().into_bytes()),
                (format!("content/news/2024-01-01-{stem}.fr.md"), page.replace("---\ntitle", "---\ndate: 2024-01-01\ntitle").into_bytes()),
                (
                    "content/testimonials/samira.fr.md".to_owned(),
                    format!("{head}---\nLe matin, j'ai un endroit où aller.\n\n{body}").into_bytes(),
                ),
            ];
            // A voice takes the file's body alone: what is wrong with its front matter does not come along.
            places.truncate(if stem.starts_with("front-matter") { 2 } else { 3 });
            places
        }
        "csv" => vec![("content/enterprises/brico/data/tonnes.csv".to_owned(), bytes.to_vec())],
        "svg" => vec![(format!("content/media/static/{stem}.svg"), bytes.to_vec()), (format!("content/media/{stem}.svg"), bytes.to_vec())],
        _ => Vec::new(),
    }
}

#[test]
fn the_corpus_of_hostile_files_breaks_nothing() {
    let Some(corpus) = nasty() else { return };
    let made = tempfile::tempdir().unwrap();
    let script = Command::new("python3").arg(corpus.join("make_nasty.py")).arg("A").arg(made.path()).output().unwrap();
    assert!(script.status.success(), "{}", String::from_utf8_lossy(&script.stderr));
    let index: Vec<serde_json::Value> = serde_json::from_str(&fs::read_to_string(made.path().join("index.json")).unwrap()).unwrap();
    for item in &index {
        let (kind, name) = (item["kind"].as_str().unwrap(), item["file"].as_str().unwrap());
        if kind == "tree" {
            let site = sound_copy();
            let copied =
                Command::new("cp").arg("-a").arg(made.path().join(name)).arg(site.path().join("content/pages/nasty")).status().unwrap();
            assert!(copied.success());
            published(site.path());
            continue;
        }
        let file = made.path().join(name);
        let bytes = fs::read(&file).unwrap();
        let mut refused = 0;
        let places = places(kind, &file, &bytes);
        for (path, bytes) in &places {
            let site = sound_copy();
            put(site.path(), path, bytes);
            let (status, findings) = published(site.path());
            refused += usize::from(status == 1 && !findings.is_empty());
        }
        if item["expect"] == "error" {
            assert_eq!(refused, places.len(), "{name} is refused wherever it stands");
        }
    }
}

#[test]
fn hostile_words_stay_words_in_every_field() {
    let mut words: Vec<String> = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'\"><b>",
        "</title></textarea></style><svg onload=alert(1)>",
        "]]><!--> --!> <![CDATA[",
        "{{ 7*7 }} {% include 'x' %} ${7*7}",
        "javascript:alert(1)",
        "=HYPERLINK(\"http://x\")",
        "\u{202e}gpj.exe\u{200b}\u{feff}",
        "Ω≈ç√∫ 田中さん 👩‍👩‍👧 ريال",
        "&lt;script&gt; &amp; &#x3c;",
    ]
    .map(str::to_owned)
    .to_vec();
    if let Some(corpus) = nasty() {
        let naughty: Vec<String> = serde_json::from_str(&fs::read_to_string(corpus.join("blns-even.json")).unwrap()).unwrap();
        let attacks = fs::read_to_string(corpus.join("xss-even.txt")).unwrap();
        words.extend(naughty);
        words.extend(attacks.lines().step_by(8).map(str::to_owned));
    }
    for batch in words.chunks(60) {
        let site = sound_copy();
        fill(site.path(), batch);
        published(site.path());
    }
}

/// A site that says these words wherever an author may say something.
fn fill(site: &Path, words: &[String]) {
    let quoted = |word: &str| serde_json::to_string(&word.replace('\0', "")).unwrap();
    let both = |word: &str| format!("{{fr: {0}, nl: {0}}}", quoted(word));
    let body: String = words.iter().map(|word| format!("{word}\n\n")).collect();
    let (mut indicators, mut results, mut terms) = (String::new(), String::new(), String::new());
    for (at, word) in words.iter().enumerate() {
        let text = both(word);
        indicators += &format!("- {{id: x{at}, name: {text}, definition: {text}, unit: {text}}}\n");
        results += &format!("  - {{indicator: x{at}, source: {text}, notes: {text}, values: {{2023: {{value: {at}, note: {text}}}}}}}\n");
        terms += &format!("- {{id: t{at}, label: {text}, definition: {text}}}\n");
        put(site, &format!("content/partners/p{at}.yaml"), format!("name: {0}\ndescription: {text}\nurl: {0}\n", quoted(word)).as_bytes());
        let page = format!(
            "---\ntitle: {0}\ndescription: {0}\n---\n{1}\n\n[{1}]({1})\n\n::: callout {{kind=note title={0}}}\n{1}\n:::\n",
            quoted(word),
            word
        );
        put(site, &format!("content/pages/w{at}.fr.md"), page.as_bytes());
    }
    put(site, "content/catalogue/terms.yaml", terms.as_bytes());
    put(site, "content/enterprises/brico/index.fr.md", body.as_bytes());
    let known = fs::read_to_string(site.join("content/catalogue/indicators.yaml")).unwrap();
    put(site, "content/catalogue/indicators.yaml", (known + &indicators).as_bytes());
    let assessment = format!("period: 2023\nquestion: {}\nresults:\n{results}limits: {}\n", both(&words[0]), both(&words[0]));
    put(site, "content/enterprises/brico/assessments/2022.yaml", assessment.as_bytes());
}

#[test]
fn files_beyond_a_limit_are_refused_with_the_limit() {
    let deep = format!("name: {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    (1..10).for_each(|level| bomb += &format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 9].join(", ")));
    let cases: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        ("content/partners/universite.yaml", deep.into_bytes(), "E19", "64"),
        ("content/partners/universite.yaml", bomb.into_bytes(), "E19", "200000"),
        ("content/partners/universite.yaml", vec![b' '; 8 * 1024 * 1024 + 1], "E25", "8 MB"),
        ("content/pages/methode.fr.md", format!("---\ntitle: a\n---\n{}", "mot ".repeat(2_500_000)).into_bytes(), "E25", "2 MB"),
        ("content/pages/methode.fr.md", format!("---\ntitle: a\n---\n{}a\n", ">".repeat(50_000)).into_bytes(), "E25", "64"),
    ];
    for (path, bytes, code, limit) in cases {
        let site = sound_copy();
        put(site.path(), path, &bytes);
        let (status, findings) = published(site.path());
        let told = findings.lines().find(|line| line.contains(&format!("\"{code}\"")));
        assert!(status == 1 && told.is_some_and(|line| line.contains(limit)), "{path} beyond {limit}: {findings}");
    }
}

/// The sound site's own files, cut, doubled and scrambled.
#[test]
fn a_site_cut_or_changed_anywhere_never_panics() {
    let rounds = std::env::var("DIPTYCH_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(40);
    let today = Date::new(2024, 6, 1).unwrap();
    let options = || Options { today, drafts: Drafts::Shown, links: Links::Pretty, base_url: None, enterprise: None };
    let files: Vec<PathBuf> = walkdir::WalkDir::new(sound())
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(sound()).unwrap().to_owned())
        .collect();
    let mut chance = Chance(1789);
    for round in 0..rounds {
        let site = sound_copy();
        for _ in 0..1 + chance.below(3) {
            let path = site.path().join(&files[chance.below(files.len())]);
            let bytes = fs::read(&path).unwrap();
            fs::write(&path, mutated(bytes, &mut chance)).unwrap();
        }
        let start = Instant::now();
        let checked = std::panic::catch_unwind(|| {
            let snapshot: Snapshot = diptych::disk::read(site.path(), options()).unwrap();
            pipeline::check(&snapshot, &Forgetful).findings.count(Severity::Error)
        });
        assert!(checked.is_ok() && start.elapsed() < PATIENCE, "round {round}: {}", kept(site));
    }
}

fn kept(site: TempDir) -> String {
    site.keep().display().to_string()
}

/// Numbers that are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

fn mutated(mut bytes: Vec<u8>, chance: &mut Chance) -> Vec<u8> {
    const TOKENS: [&[u8]; 16] = [
        b"{",
        b"}",
        b"[",
        b"]",
        b": ",
        b"- ",
        b"\n",
        b"\t",
        b"\"",
        b"'",
        b"&a ",
        b"*a ",
        b"{{ value ",
        b"::: chart ",
        b"\xff",
        b"99999999999999999999999999999999",
    ];
    let at = chance.below(bytes.len() + 1);
    match chance.below(6) {
        0 => bytes.truncate(at),
        1 => drop(bytes.splice(at..at, TOKENS[chance.below(TOKENS.len())].iter().copied())),
        2 => {
            let end = (at + chance.below(40)).min(bytes.len());
            bytes.drain(at..end);
        }
        3 => {
            let end = (at + chance.below(60)).min(bytes.len());
            let copy = bytes[at..end].to_vec();
            drop(bytes.splice(at..at, copy));
        }
        4 => {
            for _ in 0..4 {
                let at = chance.below(bytes.len().max(1));
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(chance.below(256)).unwrap();
                }
            }
        }
        _ => {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let mut lines: Vec<&str> = text.lines().collect();
            if lines.len() > 1 {
                let (a, b) = (chance.below(lines.len()), chance.below(lines.len()));
                lines.swap(a, b);
            }
            bytes = lines.join("\n").into_bytes();
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_reader_panic(text in "(\\PC|[\\n\\t \\[\\]{}:&*!|>'\"#@`,%~=<()$_/.-]|---|:::|\\{\\{|\\}\\}){0,160}") {
        let place = Place::file(FileId(0));
        let mut findings = Findings::new();
        let prose = Prose::verbatim(&text, place);
        yaml::parse(&text, place, &mut findings);
        frontmatter::split(&text, FileId(0), &mut findings);
        table::read(&text, place);
        directives::scan(&prose);
        directives::outline(&prose);
        inline::stretches(&prose, &mut findings);
        for paragraph in readable::paragraphs(&prose) {
            paragraph.words.iter().for_each(|words| drop(readable::numbers(words)));
        }
        for finding in findings.iter() {
            prop_assert!(finding.place.start <= finding.place.end && finding.place.end as usize <= text.len());
            let mended = match &finding.problem {
                Problem::Yaml { trouble: YamlTrouble::NeedsQuotes(line) | YamlTrouble::ColonInWords(line) | YamlTrouble::QuoteInside(line) } => line,
                _ => continue,
            };
            prop_assert!(!mended.contains('\n'));
        }
    }
}

#[test]
fn a_line_shown_mended_can_be_read() {
    let mistyped = [
        "title: Un matin : le fil",
        "title: Emploi : ce qui change : \"tout\"",
        "name: 't Atelier",
        "name: & Compagnie",
        "name: &Compagnie et fils",
        "name: *Méthode* en clair",
        "name: [brouillon] le titre",
        "name: {brouillon} le titre",
        "name: @work",
        "name: ! Attention",
        "name: “Le fil”",
        "name: Atelier #3 du canal",
        "name: \"Les \"Ateliers\" fictifs\"",
        "name: 'L'essentiel'",
        "name: \"L'atelier \"du canal\"\"",
    ];
    for line in mistyped {
        let mut findings = Findings::new();
        assert!(yaml::parse(line, Place::file(FileId(0)), &mut findings).is_none(), "{line} is refused");
        let Some(Problem::Yaml { trouble }) = findings.iter().next().map(|finding| finding.problem.clone()) else { panic!("{line}") };
        let mended = match trouble {
            YamlTrouble::NeedsQuotes(mended)
            | YamlTrouble::ColonInWords(mended)
            | YamlTrouble::CutByHash(mended)
            | YamlTrouble::QuoteInside(mended) => mended,
            other => panic!("{line}: {other:?}"),
        };
        let mut findings = Findings::new();
        assert!(yaml::parse(&mended, Place::file(FileId(0)), &mut findings).is_some(), "{line} is mended as {mended}: {findings:?}");
    }
}

#[test]
fn a_static_file_never_goes_out_with_a_script() {
    let site = sound_copy();
    put(site.path(), "content/media/static/a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
    put(site.path(), "content/media/static/b.html", b"<p onclick=\"x()\">a</p>");
    let outcome = build(site.path());
    assert_eq!(outcome.findings.iter().filter(|finding| finding.severity == Severity::Error).count(), 2, "{}", outcome.report);
}
