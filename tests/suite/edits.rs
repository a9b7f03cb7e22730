//! Laws over edits: whatever changes, in whatever order, a build that remembers the last one makes what a clean build
//! makes, finds what it finds, and the preview shows it too. What is withdrawn stays nowhere.
//!
//! Sites are edited in memory; each sequence is made from its number, which a failure names.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::path::Path;
use std::sync::{Arc, Mutex};

use diptych::finding::{Findings, Severity, Tongue, report};
use diptych::key::Key;
use diptych::path::{OutPath, SourcePath};
use diptych::period::Date;
use diptych::pipeline::{self, Asked, Compiled, Edition, Leaf, Nobody, Output, Past, Purpose};
use diptych::snapshot::{Body, Content, File, Options, Snapshot};
use rayon::prelude::*;

use crate::built::{Built, options};
use crate::stock::Ram;

/// How many sequences are tried.
const SEQUENCES: u64 = 500;
/// How many edits a sequence has.
const EDITS: usize = 5;

/// The files of a site, by path.
type Files = BTreeMap<String, Vec<u8>>;

/// A site that is built again and again, each time after the last.
struct Warm {
    files: Files,
    snapshot: Snapshot,
    published: BTreeMap<String, Vec<u8>>,
    memory: Ram,
    findings: Findings,
    stopped: bool,
    shown: Option<(Snapshot, Compiled)>,
}

impl Warm {
    fn start(files: Files) -> Warm {
        let snapshot = snapshot(&files, None, options());
        let mut warm = Warm {
            files,
            snapshot: Snapshot { files: Vec::new(), options: options() },
            published: BTreeMap::new(),
            memory: Ram::default(),
            findings: Findings::new(),
            stopped: true,
            shown: None,
        };
        warm.build(snapshot);
        warm
    }

    fn edition(&self) -> Edition {
        let names: String = self.published.iter().map(|(path, bytes)| format!("{path} {}\n", Key::of(bytes))).collect();
        Edition { output: Key::of(names.as_bytes()), program: Key::of(b"this one") }
    }

    fn edit(&mut self, edit: impl FnOnce(&mut Files)) {
        edit(&mut self.files);
        self.build(snapshot(&self.files, Some(&self.snapshot), self.snapshot.options.clone()));
    }

    /// The same files on another day.
    fn wait(&mut self, day: i8) {
        let today = Date::new(2026, 12, day).unwrap();
        self.build(snapshot(&self.files, Some(&self.snapshot), Options { today, ..options() }));
    }

    /// As the command does it: what is published, and what is remembered of it, changes only if nothing is wrong.
    fn build(&mut self, snapshot: Snapshot) {
        let (written, kept) = (Mutex::new(BTreeMap::new()), Mutex::new(BTreeSet::new()));
        let write = |path: &OutPath, body: Body| {
            written.lock().unwrap().insert(path.as_str().to_owned(), body.bytes());
            Ok::<(), Infallible>(())
        };
        let keep = |path: &OutPath| {
            let is_there = self.published.contains_key(path.as_str());
            if is_there {
                kept.lock().unwrap().insert(path.as_str().to_owned());
            }
            is_there
        };
        let keep_all = || {
            kept.lock().unwrap().extend(self.published.keys().cloned());
            !self.published.is_empty()
        };
        self.memory.begin();
        let past = Past::recall(self.edition(), &self.memory);
        let output = Output { write: &write, keep: &keep, keep_all: &keep_all, purpose: Purpose::Publish, witness: &Nobody };
        let Ok(built) = pipeline::build_after(&past, &snapshot, &self.memory, &output);
        self.stopped = built.findings.any(Severity::Error);
        self.findings = built.findings;
        if !self.stopped {
            let mut published = written.into_inner().unwrap();
            for path in kept.into_inner().unwrap() {
                let old = self.published[&path].clone();
                published.entry(path).or_insert(old);
            }
            self.published = published;
            if !built.is_same {
                // Of what was remembered nothing stays but what this build keeps.
                built.past.keep(self.edition(), &self.memory);
                self.memory.settle();
            }
        }
        self.snapshot = snapshot;
    }

    /// The preview after the same edits: words alone are looked at again, or everything.
    fn show(&mut self) {
        let quick = self.shown.take().and_then(|(before, compiled)| compiled.with_words(&before, &self.snapshot));
        let compiled = quick.map(|(compiled, _)| compiled).or_else(|| pipeline::compile(&self.snapshot, &mut Findings::new()));
        self.shown = compiled.map(|compiled| (self.snapshot.clone(), compiled));
    }

    /// What the preview answers for a path.
    fn answer(&self, path: &str) -> Option<Vec<u8>> {
        let (snapshot, compiled) = self.shown.as_ref()?;
        let press = compiled.press(snapshot);
        match compiled.asked(&press, path) {
            Asked::Page(page) => pipeline::page(&press, page).html.map(String::into_bytes),
            Asked::Fold(fold) => {
                let routes = &compiled.plan.routes;
                let (left, right) = (routes.page(&fold.subject, fold.left)?, routes.page(&fold.subject, fold.right)?);
                let (mut one, mut other) = (pipeline::page(&press, left), pipeline::page(&press, right));
                let (one, other) = (Leaf::of(left, one.html?, &mut one.notes), Leaf::of(right, other.html?, &mut other.notes));
                pipeline::fold(&press, &fold, (&one, &other)).ok().map(String::into_bytes)
            }
            Asked::Markup(html) => html.ok().map(String::into_bytes),
            Asked::Bytes(bytes) => Some(bytes),
            Asked::Together => compiled.together(&press).get(&OutPath::new(path)?).cloned(),
            Asked::Search | Asked::OfPage => None,
        }
    }

    /// The law.
    fn equals_a_clean_build(&mut self, chance: &mut Chance, name: &str) {
        let clean = Built::from(&self.snapshot, Tongue::En);
        let told: Vec<String> =
            report::json(&self.findings.clone().sorted(), &self.snapshot, Tongue::En).lines().map(str::to_owned).collect();
        assert_eq!((self.stopped, &told), (clean.stopped, &clean.findings), "{name}: what is found differs");
        if clean.stopped {
            return;
        }
        let (warm, clean) = (&self.published, &clean.files);
        let differing: Vec<&String> = warm.keys().chain(clean.keys()).filter(|path| warm.get(*path) != clean.get(*path)).collect();
        assert!(differing.is_empty(), "{name}: {differing:?}");
        self.show();
        let paths: Vec<&String> = clean.keys().filter(|path| !path.contains("search") && !path.starts_with("assets/")).collect();
        for _ in 0..3 {
            let path = paths[chance.below(paths.len())];
            let beside = [".csv", ".svg", ".png"].iter().any(|ending| path.ends_with(ending)) && !path.starts_with("data/");
            let is_of_page = beside || path.starts_with("embed/");
            assert!(is_of_page || self.answer(path).as_ref() == Some(&clean[path]), "{name}: the preview's {path}");
        }
    }

    /// Whether words are anywhere a withdrawal must reach.
    fn holds(&self, words: &str) -> bool {
        let found = |bytes: &Vec<u8>| bytes.windows(words.len()).any(|window| window == words.as_bytes());
        self.published.values().any(found) || self.memory.all().values().any(found)
    }
}

fn snapshot(files: &Files, before: Option<&Snapshot>, options: Options) -> Snapshot {
    let file = |(path, bytes): (&String, &Vec<u8>)| {
        let content = String::from_utf8(bytes.clone()).map_or_else(|_| Content::Bytes(bytes.clone()), Content::Text);
        let shared = before.and_then(|before| before.find(path).map(|(id, _)| Arc::clone(&before.files[id.0 as usize])));
        let same = shared.filter(|shared| match (&shared.content, &content) {
            (Content::Text(old), Content::Text(new)) => old == new,
            (Content::Bytes(old), Content::Bytes(new)) => old == new,
            _ => false,
        });
        Some(same.unwrap_or(Arc::new(File::new(SourcePath::new(path.as_str())?, content))))
    };
    let mut files: Vec<Arc<File>> = files.iter().filter_map(file).collect();
    files.sort_by(|left, right| left.path.cmp(&right.path));
    Snapshot { files, options }
}

/// Numbers that look like chance and are the same for the same seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap()
    }

    /// One of the paths that fit.
    fn path(&mut self, files: &Files, fits: impl Fn(&str) -> bool) -> Option<String> {
        let paths: Vec<&String> = files.keys().filter(|path| fits(path)).collect();
        (!paths.is_empty()).then(|| paths[self.below(paths.len())].clone())
    }
}

fn ends(ending: &'static str) -> impl Fn(&str) -> bool {
    move |path| path.starts_with("content/") && path.ends_with(ending)
}

fn text(files: &Files, path: &str) -> String {
    files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
}

fn put(files: &mut Files, path: &str, text: String) {
    files.insert(path.to_owned(), text.into_bytes());
}

/// A change, given chance; it says what it did.
type Change = fn(&mut Files, &mut Chance) -> String;

const CHANGES: &[Change] = &[
    words_added,
    words_removed,
    title,
    data,
    data,
    layout_of_data,
    table,
    catalogue,
    configuration,
    comment,
    theme_style,
    template,
    theme_words,
    page_made,
    enterprise_made,
    removed,
    renamed,
    moved,
    portrait,
    undecodable,
];

fn words_added(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = chance.path(files, ends(".md")) else { return "nothing".into() };
    let number = chance.below(1000);
    let said = match chance.below(5) {
        0 => format!("\nMot {number}.\n"),
        1 => format!("\n## Titre {number}\n\nUn mot, *{number}*.\n"),
        2 => format!("\n::: callout {{kind=note title=\"Note {number}\"}}\nMot.\n:::\n"),
        3 => format!("\nVoir [là](page:inconnue-{number}) et {{{{ count enterprises }}}}.\n"),
        _ => format!(
            "\n::: chart {{#fig-{number}}}\nunit: person\nsource: {{fr: \"Nous\", nl: \"Wij\"}}\nvalues: {{2021: {number}, 2022: 7}}\n:::\n"
        ),
    };
    let words = text(files, &path) + &said;
    put(files, &path, words);
    format!("words added to {path}")
}

fn words_removed(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = chance.path(files, ends(".md")) else { return "nothing".into() };
    let words = text(files, &path);
    let kept = words.trim_end().rsplit_once("\n\n").map(|(kept, _)| format!("{kept}\n")).unwrap_or(words);
    put(files, &path, kept);
    format!("words removed from {path}")
}

fn title(files: &mut Files, chance: &mut Chance) -> String {
    let titled = |files: &Files, path: &str| text(files, path).contains("\ntitle: ");
    let Some(path) = chance.path(files, |path| ends(".md")(path) && titled(files, path)) else { return "nothing".into() };
    let words = text(files, &path).replacen("\ntitle: ", &format!("\ntitle: Neuf {} ", chance.below(100)), 1);
    put(files, &path, words);
    format!("title of {path}")
}

/// One digit of a number becomes another.
fn digit(files: &mut Files, chance: &mut Chance, path: &str) {
    let mut bytes = files[path].clone();
    let digits: Vec<usize> = (1..bytes.len()).filter(|at| bytes[*at].is_ascii_digit() && b" :,{".contains(&bytes[*at - 1])).collect();
    if !digits.is_empty() {
        bytes[digits[chance.below(digits.len())]] = b"123456789"[chance.below(9)];
        files.insert(path.to_owned(), bytes);
    }
}

fn data(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = chance.path(files, |path| path.contains("/assessments/") && path.ends_with(".yaml")) else { return "nothing".into() };
    digit(files, chance, &path);
    format!("data in {path}")
}

/// The same data, written elsewhere in its file: places change, facts do not.
fn layout_of_data(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = chance.path(files, |path| path.contains("/enterprises/") && path.ends_with(".yaml")) else { return "nothing".into() };
    let shifted = format!("# {}\n{}", "remarque ".repeat(1 + chance.below(3)), text(files, &path));
    put(files, &path, shifted);
    format!("layout of {path}")
}

fn table(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = chance.path(files, ends(".csv")) else { return data(files, chance) };
    digit(files, chance, &path);
    format!("table {path}")
}

fn catalogue(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = chance.path(files, |path| path.starts_with("content/catalogue/") && path.ends_with(".yaml")) else {
        return "nothing".into();
    };
    let words = text(files, &path).replacen("fr: ", &format!("fr: N{} ", chance.below(10)), 1 + chance.below(2));
    put(files, &path, words);
    format!("catalogue {path}")
}

fn configuration(files: &mut Files, chance: &mut Chance) -> String {
    let words = text(files, "diptych.yaml");
    let changed = match chance.below(4) {
        0 => words.replacen("title: ", &format!("title: Site{} ", chance.below(10)), 1),
        1 => words.replace("min_cell: 5", "min_cell: 6"),
        2 if !words.contains("\nroot: ") => words + "\nroot: default\n",
        _ => words.replace("\nroot: default\n", "\n"),
    };
    put(files, "diptych.yaml", changed);
    "configuration".to_owned()
}

fn comment(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = chance.path(files, |path| path.ends_with(".yaml") && !path.starts_with("themes/")) else { return "nothing".into() };
    let words = format!("# {}\n{}", chance.below(1000), text(files, &path));
    put(files, &path, words);
    format!("a comment in {path}")
}

fn theme_style(files: &mut Files, chance: &mut Chance) -> String {
    put(files, "themes/default/css/99.css", format!("main{{outline-width:{}px}}\n", chance.below(100)));
    "style".to_owned()
}

fn template(files: &mut Files, chance: &mut Chance) -> String {
    let path = "themes/default/templates/free_page.html";
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let original = std::fs::read_to_string(home.join(path)).unwrap();
    put(files, path, original + &format!("<!-- {} -->\n", chance.below(100)));
    "a template".to_owned()
}

fn theme_words(files: &mut Files, chance: &mut Chance) -> String {
    put(files, "themes/default/words/fr.yaml", format!("nav:\n  home: Seuil {}\n", chance.below(100)));
    "words of the theme".to_owned()
}

fn page_made(files: &mut Files, chance: &mut Chance) -> String {
    let path = format!("content/pages/neuve-{}.fr.md", chance.below(5));
    put(files, &path, format!("---\ntitle: Neuve\n---\nUn mot, {}.\n", chance.below(100)));
    path
}

fn enterprise_made(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = chance.path(files, |path| path.ends_with("/enterprise.yaml")) else { return "nothing".into() };
    let folder = path.trim_end_matches("enterprise.yaml");
    let copy = format!("content/enterprises/copie-{}/", chance.below(3));
    let own: Vec<(String, Vec<u8>)> =
        files.iter().filter_map(|(path, bytes)| Some((format!("{copy}{}", path.strip_prefix(folder)?), bytes.clone()))).collect();
    files.extend(own);
    format!("{copy} from {folder}")
}

fn removed(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = chance.path(files, |path| path.starts_with("content/")) else { return "nothing".into() };
    files.remove(&path);
    format!("{path} removed")
}

fn renamed(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = chance.path(files, |path| path.starts_with("content/pages/") && path.ends_with(".md")) else {
        return "nothing".into();
    };
    let bytes = files.remove(&path).unwrap();
    let name = path.rsplit('/').next().unwrap();
    let to = format!("content/pages/r{}-{name}", chance.below(10));
    files.insert(to.clone(), bytes);
    format!("{path} renamed {to}")
}

/// A folder with all it holds.
fn moved(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = chance.path(files, |path| path.ends_with("/enterprise.yaml")) else { return "nothing".into() };
    let folder = path.trim_end_matches("enterprise.yaml").to_owned();
    let to = format!("content/enterprises/ailleurs-{}/", chance.below(3));
    let own: Vec<String> = files.keys().filter(|path| path.starts_with(&folder)).cloned().collect();
    for path in own {
        let bytes = files.remove(&path).unwrap();
        files.insert(path.replacen(&folder, &to, 1), bytes);
    }
    format!("{folder} moved to {to}")
}

fn portrait(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = chance.path(files, |path| path.ends_with("/enterprise.yaml")) else { return "nothing".into() };
    let words = text(files, &path);
    let changed = match chance.below(3) {
        0 => words.replacen("name: ", &format!("name: E{} ", chance.below(10)), 1),
        1 if !words.contains("\npublish: ") => words + "\npublish: portrait\n",
        _ => words.replace("\npublish: portrait\n", "\n"),
    };
    put(files, &path, changed);
    format!("portrait {path}")
}

fn undecodable(files: &mut Files, chance: &mut Chance) -> String {
    let Some(path) = chance.path(files, |path| path.starts_with("content/")) else { return "nothing".into() };
    let mut bytes = files[&path].clone();
    let at = chance.below(bytes.len());
    bytes.truncate(at);
    files.insert(path.clone(), bytes);
    format!("{path} cut at {at}")
}

/// The golden sites by name: two and three languages, a federation, a site under a path, one with withheld numbers.
fn sites() -> Vec<(String, Files)> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut sites: Vec<(String, Files)> = Vec::new();
    for entry in std::fs::read_dir(home).unwrap() {
        let entry = entry.unwrap();
        let root = entry.path().join("site");
        if !root.exists() {
            continue;
        }
        let read = crate::built::folder(&root);
        let of_site = |path: &String| path.starts_with("content/") || path.starts_with("themes/") || path == "diptych.yaml";
        let files = read.into_iter().filter(|(path, _)| of_site(path)).collect();
        sites.push((entry.file_name().to_string_lossy().into_owned(), files));
    }
    sites.sort();
    sites
}

/// What a sequence starts from.
struct Start {
    name: String,
    files: Files,
    snapshot: Snapshot,
    published: BTreeMap<String, Vec<u8>>,
    memory: BTreeMap<String, Vec<u8>>,
}

fn starts() -> Vec<Start> {
    let started = sites().into_par_iter().map(|(name, files)| {
        let warm = Warm::start(files);
        let memory = warm.memory.all();
        let start = Start { name, files: warm.files, snapshot: warm.snapshot, published: warm.published, memory };
        (!warm.stopped).then_some(start)
    });
    let starts: Vec<Start> = started.collect::<Vec<_>>().into_iter().flatten().collect();
    assert!(starts.len() > 8, "the golden sites were found");
    starts
}

impl Start {
    fn warm(&self) -> Warm {
        Warm {
            files: self.files.clone(),
            snapshot: self.snapshot.clone(),
            published: self.published.clone(),
            memory: Ram::of(self.memory.clone()),
            findings: Findings::new(),
            stopped: false,
            shown: None,
        }
    }
}

/// The sites take turns; the largest, the federation with every kind of thing, comes once in so many.
fn turn(seed: u64, starts: &[Start], seldom: u64) -> &Start {
    let (large, small): (Vec<&Start>, Vec<&Start>) = starts.iter().partition(|start| start.files.len() > 40);
    let of = if seed.is_multiple_of(seldom) { large } else { small };
    of[usize::try_from(seed).unwrap() % of.len()]
}

fn sequence(seed: u64, starts: &[Start]) {
    let mut chance = Chance(seed);
    let start = turn(seed, starts, 96);
    let mut warm = start.warm();
    let mut said = format!("sequence {seed} of {}", start.name);
    let mut branches = vec![warm.files.clone()];
    for _ in 0..EDITS {
        let choice = chance.below(CHANGES.len() + 3);
        if let Some(change) = CHANGES.get(choice) {
            warm.edit(|files| said += &format!("; {}", change(files, &mut chance)));
        } else if choice == CHANGES.len() + 2 {
            warm.wait(1 + i8::try_from(chance.below(31)).unwrap());
            said += "; another day";
        } else {
            let to = if choice == CHANGES.len() { branches[chance.below(branches.len())].clone() } else { start.files.clone() };
            warm.edit(|files| *files = to);
            said += "; another branch";
        }
        if !warm.stopped {
            branches.push(warm.files.clone());
        } else if chance.below(3) > 0 {
            let last = branches[branches.len() - 1].clone();
            warm.edit(|files| *files = last);
            said += " (undone)";
        }
        if chance.below(2) == 0 {
            warm.show();
        }
    }
    warm.equals_a_clean_build(&mut chance, &said);
}

#[test]
fn after_any_edits_a_build_and_the_preview_equal_a_clean_build() {
    let starts = starts();
    // SEQUENCE=17 tries one of them again.
    let only: Option<u64> = std::env::var("SEQUENCE").ok().and_then(|seed| seed.parse().ok());
    only.map_or(0..SEQUENCES, |seed| seed..seed + 1).into_par_iter().for_each(|seed| sequence(seed, &starts));
}

#[test]
fn what_is_withdrawn_after_any_edits_stays_nowhere() {
    let starts: Vec<Start> = starts().into_iter().filter(|start| start.files.keys().any(|path| path.contains("/testimonials/"))).collect();
    let withdrawn = |seed: u64| {
        let mut chance = Chance(seed);
        let start = turn(seed, &starts, 15);
        let mut warm = start.warm();
        let voice = |path: &str| path.starts_with("content/testimonials/") && path.ends_with(".md");
        let Some(path) = chance.path(&warm.files, voice) else { return 0 };
        let id = path.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default().to_owned();
        let own: Vec<String> = warm.files.keys().filter(|path| voice(path) && path.contains(&format!("/{id}."))).cloned().collect();
        warm.edit(|files| own.iter().for_each(|path| put(files, path, text(files, path) + "\nMotsecretz.\n")));
        let was_there = !warm.stopped && warm.holds("otsecretz");
        let change = CHANGES[chance.below(CHANGES.len())];
        let before = warm.files.clone();
        warm.edit(|files| drop(change(files, &mut chance)));
        if warm.stopped {
            warm.edit(|files| *files = before);
        }
        warm.edit(|files| own.iter().for_each(|path| put(files, path, text(files, path).replace("status: given", "status: withdrawn"))));
        // A page may ask for it: then nothing is published until it no longer does.
        let is_gone = was_there && !warm.stopped && own.iter().all(|path| !text(&warm.files, path).contains("status: given"));
        assert!(!is_gone || !warm.holds("otsecretz"), "sequence {seed} of {}: {id}", start.name);
        usize::from(is_gone)
    };
    let gone: usize = (0..45).into_par_iter().map(withdrawn).sum();
    assert!(gone > 10, "{gone} voices were withdrawn");
}
