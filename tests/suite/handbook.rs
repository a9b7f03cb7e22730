//! The handbook does what it says: its commands run, its examples are checked, its index leads to every page.
//!
//! A block `sh` holds commands, run line by line in a site that `init` made. A block whose first line names a file
//! (`# content/…`, in front matter after `---`; or behind the fence's language) is put into such a site; a block `csv` with
//! a name is a file that its commands bring in. A block
//! `text check` is what `diptych check` then says; `UPDATE=1` writes what it says today. After its last example a page's
//! site has no finding.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rayon::prelude::*;
use tempfile::TempDir;

/// The day on which examples are checked.
const DAY: &str = "2026-11-21";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Where the handbook is: in French and Dutch on the project's own site, in English a site of its own.
const FOLDERS: [&str; 2] = ["content/pages/handbook", "handbook/content/pages/guide"];

/// A page, its language and its text.
struct Page {
    path: PathBuf,
    lang: String,
    text: String,
}

/// A fenced block: what stands behind its fence, its lines, and where they are in the page.
struct Fence {
    info: String,
    body: String,
    at: std::ops::Range<usize>,
}

fn pages() -> Vec<Page> {
    let entries = FOLDERS.iter().flat_map(|folder| fs::read_dir(root().join(folder)).unwrap()).map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    paths.sort();
    let page = |path: PathBuf| {
        let lang = path.file_stem().unwrap().to_string_lossy().rsplit('.').next().unwrap().to_owned();
        Page { text: fs::read_to_string(&path).unwrap(), path, lang }
    };
    paths.into_iter().map(page).collect()
}

fn fences(text: &str) -> Vec<Fence> {
    let mut all = Vec::new();
    let mut open: Option<(String, String, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mark: String = line.chars().take_while(|mark| *mark == '`').collect();
        match &open {
            Some((fence, info, start)) if line.trim_end() == fence => {
                all.push(Fence { info: info.clone(), body: text[*start..at].to_owned(), at: *start..at });
                open = None;
            }
            None if mark.len() >= 3 => open = Some((mark.clone(), line[mark.len()..].trim().to_owned(), at + line.len())),
            _ => {}
        }
        at += line.len();
    }
    all
}

impl Fence {
    /// The file it is, if it names one.
    fn file(&self) -> Option<&str> {
        let named = self.info.split_once(' ').map(|(_, file)| file);
        let first = self.body.strip_prefix("---\n").unwrap_or(&self.body).lines().next().and_then(|line| line.strip_prefix("# "));
        named.or(first).filter(|file| file.starts_with("content/") || file.starts_with("themes/") || *file == "diptych.yaml")
    }
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    let done = command.args(arguments).current_dir(folder).env_clear().stdin(Stdio::null()).output().unwrap();
    (done.status.code().unwrap(), String::from_utf8_lossy(&done.stderr).into_owned() + &String::from_utf8_lossy(&done.stdout))
}

/// A site as `init` makes it, in this language first.
fn site(lang: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let languages = match lang {
        "nl" => "nl-BE,fr-BE",
        "en" => "en",
        _ => "fr-BE,nl-BE",
    };
    let (status, told) = run(folder.path(), &["init", "--yes", "--federation", "--languages", languages]);
    assert_eq!(status, 0, "{told}");
    folder
}

/// The words of a command; `"…"` holds one together, ` # ` begins a comment.
fn words_of(line: &str) -> Vec<String> {
    let line = line.split(" # ").next().unwrap();
    let split = line.split('"').enumerate().flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
        _ => vec![part.to_owned()],
    });
    split.collect()
}

/// Runs the commands of a page, in one folder, one after the other; gives their number.
fn perform(page: &Page) -> usize {
    let lines: Vec<String> = fences(&page.text)
        .iter()
        .filter(|fence| fence.info == "sh")
        .flat_map(|fence| fence.body.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let begins_anew = lines.iter().any(|line| line.contains("diptych init") || line.contains("-- init"));
    let home = if begins_anew || lines.is_empty() { tempfile::tempdir().unwrap() } else { site(&page.lang) };
    let mut here = home.path().to_owned();
    let mut count = 0;
    // A table that is brought in lies where the commands run.
    let brought = |fence: &Fence| fence.info.strip_prefix("csv ").filter(|name| !name.contains('/')).map(str::to_owned);
    for (fence, name) in fences(&page.text).iter().filter_map(|fence| Some((fence, brought(fence)?))) {
        fs::write(here.join(name), &fence.body).unwrap();
    }
    for line in lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let line = line.replace("cargo run --release -- ", "diptych ");
        let words = words_of(&line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let place = page.path.strip_prefix(root()).unwrap().display().to_string();
        match words.as_slice() {
            ["cd", folder] => here = here.join(folder),
            // What README says of the repository itself is the test run, or made by other tests.
            ["cargo", ..] | ["diptych", "build"] if place == "README.md" => {}
            ["diptych", "serve", options @ ..] => serve(&here, options, &place),
            ["diptych", arguments @ ..] => {
                [here.clone(), here.join("my-site")].iter().for_each(|site| without_pictures(site));
                let (status, told) = run(&here, arguments);
                assert_eq!(status, 0, "{place}: {line}\n{told}");
            }
            _ => panic!("{place}: a block `sh` holds commands of diptych and `cd`, not {line:?}"),
        }
        count += 1;
    }
    count
}

/// Pictures, cards and books are drawn by tests of their own, and slowly in a program that is not optimised.
fn without_pictures(site: &Path) {
    let path = site.join("diptych.yaml");
    let Ok(settings) = fs::read_to_string(&path) else { return };
    if !settings.contains("\nproduce:") {
        fs::write(&path, settings + "produce: {png: false, cards: false, pdf: false, epub: false}\n").unwrap();
    }
}

/// The preview runs until it is stopped: it is enough that it says where it is.
fn serve(folder: &Path, options: &[&str], place: &str) {
    let options = options.iter().filter(|option| **option != "--open");
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.arg("serve").args(options).current_dir(folder).env_clear().stdin(Stdio::null()).stderr(Stdio::piped()).stdout(Stdio::null());
    let mut child = command.spawn().unwrap();
    let said = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok).find(|line| line.contains("http://"));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(said.is_some(), "{place}: the preview did not say where it is");
}

#[test]
fn every_command_of_the_handbook_and_of_the_readme_runs() {
    let readme =
        Page { path: root().join("README.md"), lang: "fr".to_owned(), text: fs::read_to_string(root().join("README.md")).unwrap() };
    let mut all = pages();
    all.push(readme);
    let counts: Vec<usize> = all.par_iter().map(perform).collect();
    assert!(counts.iter().sum::<usize>() > 40, "{counts:?}");
    assert!(counts.last().is_some_and(|count| *count > 3), "the README's commands were found");
}

#[test]
fn every_example_of_the_handbook_is_checked_as_it_says() {
    let told: Vec<(usize, String)> = pages().par_iter().map(check).collect();
    let wrong: String = told.iter().map(|(_, wrong)| wrong.as_str()).collect();
    assert!(wrong.is_empty(), "{wrong}");
    let checked: usize = told.iter().map(|(checked, _)| checked).sum();
    assert!(checked >= 20, "{checked} examples were found");
}

/// Puts the examples of a page into a site; gives their number, and what is not as the page says.
fn check(page: &Page) -> (usize, String) {
    let fences = fences(&page.text);
    if fences.iter().all(|fence| fence.file().is_none()) {
        return (0, String::new());
    }
    let (site, place) = (site(&page.lang), page.path.strip_prefix(root()).unwrap().display().to_string());
    let check = || run(site.path(), &["check", "--strict", "--lang", &page.lang, "--color", "never", "--date", DAY]);
    let mut said: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut checked = 0;
    for fence in &fences {
        if fence.info == "text check" {
            let told = check().1;
            said.push((fence.at.clone(), told.lines().map(|line| format!("{}\n", line.trim_end())).collect()));
        } else if let Some(file) = fence.file() {
            let path = site.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            // A definition goes to the end of its list, as `new` puts it there.
            let before = if file.starts_with("content/catalogue/") { fs::read_to_string(&path).unwrap_or_default() } else { String::new() };
            fs::write(path, before + &fence.body).unwrap();
            checked += 1;
        }
    }
    let mut now = page.text.clone();
    said.into_iter().rev().for_each(|(at, told)| now.replace_range(at, &told));
    let (status, told) = check();
    let mut wrong = if status == 0 { String::new() } else { format!("{place}: after its last example\n{told}\n") };
    if page.text != now && std::env::var_os("UPDATE").is_some() {
        fs::write(&page.path, &now).unwrap();
    } else if page.text != now {
        wrong += &format!("{place}: what `check` says is now\n{now}\n");
    }
    (checked, wrong)
}

#[test]
fn every_yaml_example_of_the_handbook_can_be_read() {
    let mut read = 0;
    for page in pages() {
        for fence in fences(&page.text).iter().filter(|fence| fence.info.split(' ').next() == Some("yaml")) {
            let text = fence.body.strip_prefix("---\n").map_or(fence.body.as_str(), |rest| rest.split("\n---").next().unwrap());
            let value: Result<serde_yaml::Value, _> = serde_yaml::from_str(text);
            assert!(value.is_ok(), "{}: {}\n{value:?}", page.path.display(), fence.body);
            read += 1;
        }
    }
    assert!(read >= 30, "{read} examples were found");
}

#[test]
fn the_index_of_the_handbook_leads_to_every_page_in_each_language() {
    let names = |lang: &str| -> BTreeSet<String> {
        let of_lang = pages().into_iter().filter(|page| page.lang == lang);
        of_lang.map(|page| page.path.file_name().unwrap().to_string_lossy().split('.').next().unwrap().to_owned()).collect()
    };
    assert_eq!(names("fr"), names("nl"), "each page has its twin");
    assert_eq!(names("fr").len(), names("en").len(), "the English edition has as many pages");
    let indexes = [
        ("fr", "content/pages/handbook.fr.md", "(page:handbook/"),
        ("nl", "content/pages/handbook.nl.md", "(page:handbook/"),
        ("en", "handbook/content/pages/index.en.md", "(page:guide/"),
    ];
    for (lang, index, link) in indexes {
        let index = fs::read_to_string(root().join(index)).unwrap();
        let lacking: Vec<String> = names(lang).into_iter().filter(|name| !index.contains(&format!("{link}{name})"))).collect();
        assert_eq!(lacking, Vec::<String>::new(), "the index in {lang}");
    }
}

/// The page of promises names tests: each exists, in the file that it names.
#[test]
fn every_promise_is_held_by_a_test_that_exists() {
    let (mut named, root) = (0, root());
    for page in pages().iter().filter(|page| page.path.to_string_lossy().contains("prom")) {
        let tests = page.text.lines().filter(|line| line.starts_with("   `")).flat_map(|line| line.split('`').skip(1).step_by(2));
        for test in tests {
            let (file, function) = test.split_once("::").unwrap();
            let folder = if file == "figures" { root.join("src/figures/tests") } else { root.join(format!("tests/suite/{file}.rs")) };
            let sources = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
            let held = sources.map(|entry| fs::read_to_string(entry.path()).unwrap()).any(|text| text.contains(&format!("fn {function}(")));
            assert!(held, "{}: there is no test {test}", page.path.display());
            named += 1;
        }
    }
    assert!(named >= 60, "{named} tests were named");
}

#[test]
fn the_english_edition_is_a_site_without_a_finding() {
    let (status, told) = run(&root(), &["check", "--root", "handbook", "--strict", "--lang", "en", "--date", DAY]);
    assert_eq!((status, told.contains("no errors")), (0, true), "{told}");
}
