//! Builds that cost nothing twice: what is kept equals what would be made, whatever changed in between.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output as Ended, Stdio};
use std::sync::Mutex;
use std::time::SystemTime;

use diptych::disk::read;
use diptych::path::OutPath;
use diptych::period::Date;
use diptych::pipeline::{self, Nobody, Output, Past, Purpose};
use diptych::snapshot::{Body, Drafts, Links, Options};
use tempfile::TempDir;

use crate::stock::Ram;

fn program(site: &Path, arguments: &[&str]) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.args(arguments).args(["--lang", "en", "--date", "2026-11-21", "-C"]).arg(site).env_clear().stdin(Stdio::null());
    command.output().unwrap()
}

fn example() -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    let mut init = Command::new(env!("CARGO_BIN_EXE_diptych"));
    assert!(
        init.args(["init", "--yes", "--languages", "fr-BE,nl-BE", "--federation"])
            .arg(&site)
            .env_clear()
            .output()
            .unwrap()
            .status
            .success()
    );
    (home, site)
}

/// What a build says, for programs, and the statuses.
fn build(site: &Path, output: &Path) -> (Option<i32>, String, String) {
    let ended = program(site, &["build", "--format", "json", "-o", output.to_str().unwrap()]);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (ended.status.code(), text(&ended.stdout), text(&ended.stderr))
}

/// The files below a folder, with their times.
fn tree(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_owned();
            (path, (fs::read(entry.path()).unwrap(), entry.metadata().unwrap().modified().unwrap()))
        })
        .collect()
}

fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    tree(folder).into_iter().map(|(path, (bytes, _))| (path, bytes)).collect()
}

/// Whether two folders hold the same; says which file differs.
fn assert_same(left: &Path, right: &Path, after: &str) {
    let (left, right) = (bytes(left), bytes(right));
    let differs: Vec<_> = left.keys().chain(right.keys()).filter(|path| left.get(*path) != right.get(*path)).collect();
    assert!(differs.is_empty(), "after {after}: {differs:?}");
}

fn append(path: &Path, words: &str) {
    let text = fs::read_to_string(path).unwrap_or_default();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text + words).unwrap();
}

fn replace(path: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(path).unwrap();
    fs::write(path, text.replacen(old, new, 1)).unwrap();
}

type Edit = (&'static str, fn(&Path, usize));

/// Every kind of change; each can be made again and again.
const EDITS: &[Edit] = &[
    ("words of a page", |site, n| append(&site.join("content/pages/index.fr.md"), &format!("\nUn mot, {n}.\n"))),
    ("words of a chapter", |site, n| {
        append(&site.join("content/notebooks/ce-qui-dure/02-resultats.nl.md"), &format!("\nEen woord, {n}.\n"))
    }),
    ("a figure in a chapter", |site, n| {
        append(
            &site.join("content/notebooks/ce-qui-dure/01-pourquoi.fr.md"),
            &format!("\n::: callout {{kind=note title=\"Note {n}\"}}\nUn mot.\n:::\n"),
        );
    }),
    ("words of a testimonial", |site, n| append(&site.join("content/testimonials/noor.nl.md"), &format!("\nNog iets, {n}.\n"))),
    ("the title of a page", |site, n| {
        let page = site.join("content/pages/essai.fr.md");
        fs::write(page, format!("---\ntitle: Essai {n}\n---\nVoir [la suite](page:index).\n")).unwrap();
    }),
    ("data", |site, n| append(&site.join("content/enterprises/panier-commun/enterprise.yaml"), &format!("# {n}\n"))),
    ("a name", |site, n| {
        replace(&site.join("content/enterprises/panier-commun/enterprise.yaml"), "name: ", if n % 2 == 0 { "name:  " } else { "name: " })
    }),
    ("configuration", |site, n| append(&site.join("diptych.yaml"), &format!("# {n}\n"))),
    ("theme words", |site, n| {
        let file = site.join("themes/default/words/fr.yaml");
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, format!("nav:\n  home: Seuil {n}\n")).unwrap();
    }),
    ("style", |site, n| append(&site.join("themes/default/css/99.css"), &format!("main{{outline-width:{n}px}}\n"))),
    ("a file removed", |site, _| drop(fs::remove_file(site.join("content/pages/essai.fr.md")))),
    ("a file renamed", |site, n| {
        let page = site.join(format!("content/pages/page-{n}.fr.md"));
        fs::write(site.join("content/pages/autre.fr.md"), "---\ntitle: Autre\n---\nUn mot.\n").unwrap();
        fs::rename(site.join("content/pages/autre.fr.md"), page).unwrap();
    }),
    ("nothing", |_, _| {}),
];

#[test]
fn a_build_after_any_edits_equals_a_clean_one() {
    let (home, site) = example();
    let (warm, mut clean) = (home.path().join("warm"), home.path().join("clean"));
    // A fixed sequence that meets every kind of change after every other kind at some time.
    let mut number: usize = 7;
    for step in 0..26 {
        number = (number * 16807) % 2_147_483_647;
        let (after, edit) = EDITS[if step < EDITS.len() { step } else { number % EDITS.len() }];
        edit(&site, step);
        if step % 9 == 8 {
            // Forgetting at any moment changes only the time.
            fs::remove_dir_all(site.join(".diptych")).unwrap();
        }
        let told = build(&site, &warm);
        clean.set_file_name(format!("clean-{step}"));
        let expected = build(&site, &clean);
        assert_eq!((told.0, &told.1), (expected.0, &expected.1), "after {after}");
        assert_eq!(told.0, Some(0), "after {after}: {}", told.1);
        assert_same(&warm, &clean, after);
        fs::remove_dir_all(&clean).unwrap();
    }
}

#[test]
fn a_second_build_keeps_pages_and_touches_nothing() {
    let (home, site) = example();
    let output = home.path().join("output");
    assert_eq!(build(&site, &output).0, Some(0));
    let before = tree(&output);
    assert_eq!(build(&site, &output).0, Some(0));
    assert!(before == tree(&output), "bytes and times stay");
    append(&site.join("content/pages/index.fr.md"), "\nUn mot de plus.\n");
    assert_eq!(build(&site, &output).0, Some(0));
    let after = tree(&output);
    let changed: Vec<_> =
        after.iter().filter(|(path, file)| before.get(*path) != Some(*file)).map(|(path, _)| path.to_str().unwrap()).collect();
    assert!(changed.contains(&"fr/index.html") && !changed.iter().any(|path| path.starts_with("nl/")), "{changed:?}");
}

/// Builds a site by what was known of it: what is known now, and which pages were made anew.
fn made(site: &Path, memory: &Ram, past: &Past, purpose: Purpose) -> (Past, Vec<String>) {
    let today = Date::new(2026, 11, 21).unwrap();
    let options = Options { today, drafts: Drafts::Hidden, links: Links::Pretty, base_url: None, enterprise: None };
    let written = Mutex::new(Vec::new());
    let write = |path: &OutPath, _: Body| -> Result<(), Infallible> {
        written.lock().unwrap().push(path.as_str().to_owned());
        Ok(())
    };
    let snapshot = read(site, options).unwrap();
    let output = Output { write: &write, keep: &|_| true, keep_all: &|| false, purpose, witness: &Nobody };
    let built = match pipeline::build_after(past, &snapshot, memory, &output) {
        Ok(built) => built,
        Err(never) => match never {},
    };
    let pages: Vec<String> = written.into_inner().unwrap().into_iter().filter(|path| path.ends_with("/index.html")).collect();
    (built.past, pages)
}

#[test]
fn only_pages_that_show_changed_words_are_made_again() {
    let (_home, site) = example();
    let memory = Ram::default();
    let made = |past: &Past| made(&site, &memory, past, Purpose::Publish);
    let (past, all) = made(&Past::default());
    assert!(all.len() > 20);
    let (past, none) = made(&past);
    assert!(none.len() < all.len() / 4, "{none:?}");
    append(&site.join("content/testimonials/noor.nl.md"), "\nNog een woord.\n");
    let (_, few) = made(&past);
    let more: Vec<_> = few.iter().filter(|page| !none.contains(page)).collect();
    assert!(more.iter().all(|page| page.contains("noor")) && !more.is_empty(), "{more:?}");
}

/// A check of a large site holds no more than it looks at; who watches a site holds what spares the next look.
#[test]
fn a_check_remembers_nothing_of_pages_and_who_watches_does() {
    let (_home, site) = example();
    let memory = Ram::default();
    let after = |purpose: Purpose| made(&site, &memory, &made(&site, &memory, &Past::default(), purpose).0, purpose).1.len();
    let all = made(&site, &memory, &Past::default(), Purpose::Check).1.len();
    assert!(all > 20);
    assert_eq!(after(Purpose::Check), all);
    assert!(after(Purpose::Watch) < all / 4);
}

/// A list is put in order once for all its pages: whichever page asks first, every page depends on all names.
#[test]
fn a_new_name_moves_what_every_page_of_a_list_shows() {
    // Few enough to be noted one by one, and so many that each page has looked at all of them.
    let [few, many] = [150, 400].map(a_new_name_moves);
    assert!(many * 150 <= few * 400, "what is remembered grows with the site: {few} bytes, {many} bytes");
}

/// Says how much is remembered of a site of so many enterprises.
fn a_new_name_moves(enterprises: usize) -> usize {
    let home = tempfile::tempdir().unwrap();
    let (site, kept, clean) = (home.path().join("site"), home.path().join("kept"), home.path().join("clean"));
    let made = program(home.path(), &["init", "--minimal", "--yes", "--languages", "fr,nl", site.to_str().unwrap()]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let portrait = |number: usize| site.join(format!("content/enterprises/n{number:03}/enterprise.yaml"));
    for number in 0..enterprises {
        append(&portrait(number), &format!("name: {{fr: \"Nom {number:03}\", nl: \"Naam {number:03}\"}}\nfictitious: true\n"));
    }
    assert_eq!(build(&site, &kept).0, Some(0), "{:?}", build(&site, &kept));
    let lists = bytes(&kept).into_keys().filter(|path| path.starts_with("fr/entreprises/page")).count();
    assert!(lists >= 2, "the list has several pages: {lists}");
    let shown = |folder: &Path| fs::read_to_string(folder.join("fr/entreprises/page/2/index.html")).unwrap();
    let before = shown(&kept);
    replace(&portrait(0), "Nom 000", "Zélée");
    replace(&portrait(0), "Naam 000", "Zoet");
    assert_eq!(build(&site, &kept).0, Some(0));
    assert_ne!(before, shown(&kept), "the second page begins with another name");
    assert_eq!(build(&site, &clean).0, Some(0));
    assert_same(&kept, &clean, "a new name");
    bytes(&site.join(".diptych/cache")).values().map(Vec::len).sum()
}

#[test]
fn what_two_languages_differ_in_is_told_after_edits_of_data_until_it_is_mended() {
    let (home, site) = example();
    let (output, enterprise) = (home.path().join("public"), site.join("content/enterprises/panier-commun/enterprise.yaml"));
    let told = || -> Vec<String> {
        let (_, out, err) = build(&site, &output);
        out.lines().chain(err.lines()).filter(|line| line.contains("\"W13\"")).map(str::to_owned).collect()
    };
    append(&site.join("content/pages/index.fr.md"), "\nEn 2024, 471 personnes sont venues.\n");
    append(&site.join("content/pages/index.nl.md"), "\nIn 2024 kwamen er 472 mensen.\n");
    let first = told();
    assert!(first.iter().any(|line| line.contains("471") && line.contains("472")), "{first:?}");
    append(&enterprise, "# 1\n");
    assert_eq!(told(), first, "the data alone changed");
    append(&enterprise, "# 2\n");
    replace(&site.join("content/pages/index.nl.md"), "472", "471");
    assert!(!told().iter().any(|line| line.contains("471")), "it was mended while the data changed");
}

#[test]
fn a_damaged_memory_is_ignored_with_one_warning() {
    let (home, site) = example();
    let output = home.path().join("output");
    assert_eq!(build(&site, &output).0, Some(0));
    let before = bytes(&output);
    for damage in [&b""[..], b"{", b"diptych 0000 0000\n{}"] {
        for entry in walkdir::WalkDir::new(site.join(".diptych/cache")).into_iter().map(Result::unwrap) {
            let kept = entry.file_name().to_str().is_some_and(|name| name.len() == 64);
            if kept {
                fs::write(entry.path(), damage).unwrap();
            }
        }
        let (status, _, told) = build(&site, &output);
        assert_eq!((status, told.matches('⚠').count()), (Some(0), 1), "{told}");
        assert!(before == bytes(&output));
    }
}

#[test]
fn a_published_file_that_someone_damaged_is_made_again() {
    let (home, site) = example();
    let output = home.path().join("output");
    assert_eq!(build(&site, &output).0, Some(0));
    let before = bytes(&output);
    fs::write(output.join("fr/index.html"), "").unwrap();
    fs::remove_file(output.join("nl/index.html")).unwrap();
    assert_eq!(build(&site, &output).0, Some(0));
    assert!(before == bytes(&output));
}

#[test]
fn an_older_publication_that_was_put_back_is_not_taken_for_the_last() {
    let (home, site) = example();
    let (output, older, clean) = (home.path().join("output"), home.path().join("older"), home.path().join("clean"));
    assert_eq!(build(&site, &output).0, Some(0));
    assert_eq!(build(&site, &older).0, Some(0));
    append(&site.join("content/pages/index.fr.md"), "\nUn mot de plus.\n");
    assert_eq!(build(&site, &output).0, Some(0));
    fs::remove_dir_all(&output).unwrap();
    fs::rename(&older, &output).unwrap();
    assert_eq!(build(&site, &output).0, Some(0));
    assert_eq!(build(&site, &clean).0, Some(0));
    assert_same(&output, &clean, "an older publication");
}

#[test]
fn the_memory_forgets_what_is_withdrawn() {
    let (home, site) = example();
    let output = home.path().join("output");
    for file in ["noor.fr.md", "noor.nl.md"] {
        append(&site.join("content/testimonials").join(file), "\nMotsecretz.\n");
    }
    assert_eq!(build(&site, &output).0, Some(0));
    let holds =
        |words: &str| bytes(&site.join(".diptych")).values().any(|bytes| bytes.windows(words.len()).any(|at| at == words.as_bytes()));
    assert!(holds("noor"));
    for file in ["noor.fr.md", "noor.nl.md"] {
        replace(&site.join("content/testimonials").join(file), "\nMotsecretz.\n", "");
    }
    assert_eq!(build(&site, &output).0, Some(0));
    assert!(!holds("otsecretz"), "nothing of it stays");
}

/// What was kept before it failed is thrown away by the next that does not.
#[test]
fn a_build_that_fails_leaves_nothing_in_the_memory_for_long() {
    let (home, site) = example();
    let output = home.path().join("output");
    let kept = || bytes(&site.join(".diptych/cache")).into_keys().collect::<Vec<_>>();
    assert_eq!(build(&site, &output).0, Some(0));
    let before = kept();
    let (voice, page) = (site.join("content/testimonials/noor.nl.md"), site.join("content/pages/index.fr.md"));
    append(&voice, "\nMotsecretz.\n");
    append(&page, "\n[Plus loin](page:nulle-part)\n");
    assert_eq!(build(&site, &output).0, Some(1));
    assert_ne!(kept(), before, "pages without mistakes were kept all the same");
    replace(&voice, "\nMotsecretz.\n", "");
    replace(&page, "\n[Plus loin](page:nulle-part)\n", "");
    assert_eq!(build(&site, &output).0, Some(0));
    let left: Vec<_> = kept().into_iter().filter(|name| !before.contains(name)).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// Whoever ends well leaves nothing to look for, whether there was something new or not, of all or of one enterprise.
#[test]
fn a_build_that_ends_well_leaves_the_memory_settled() {
    let (home, site) = example();
    let is_settled = || !site.join(".diptych/cache/unsettled").exists();
    let own = home.path().join("own");
    let own = ["build", "--enterprise", "seconde-couture", "-o", own.to_str().unwrap()];
    for arguments in [&["build"][..], &["build"], &own, &own, &["build"]] {
        let ended = program(&site, arguments);
        assert!(ended.status.success() && is_settled(), "{arguments:?}: {}", String::from_utf8_lossy(&ended.stderr));
    }
    append(&site.join("content/pages/index.fr.md"), "\n[Plus loin](page:nulle-part)\n");
    assert_eq!(program(&site, &["build"]).status.code(), Some(1));
    assert!(!is_settled());
}
