//! Laws: what holds of every site, whatever it says. Each is tried on the golden sites that can be published,
//! and on this repository's own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, LazyLock};

use diptych::finding::{Findings, Tongue};
use diptych::period::Date;
use diptych::snapshot::{Content, Drafts, Links, Options, Snapshot};

use crate::built::{Built, folder, options, site, today};

/// A site of the tests with what its build makes.
pub struct Sample {
    pub name: String,
    pub root: PathBuf,
    pub built: Built,
}

/// The golden sites alone: small enough to be built again and again.
fn goldens() -> impl Iterator<Item = &'static Sample> {
    SAMPLES.iter().filter(|sample| sample.root.ends_with("site"))
}

/// Every golden site that is published, and the repository's own where its content is there.
pub static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut roots: Vec<(String, PathBuf)> = fs::read_dir(home.join("tests/golden"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("site").exists())
        .map(|path| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), path.join("site")))
        .collect();
    roots.sort();
    if home.join("content").exists() {
        roots.push(("the repository's own site".to_owned(), home.to_owned()));
    }
    let samples: Vec<Sample> = roots
        .into_iter()
        .map(|(name, root)| Sample { built: Built::of(&root, options()), name, root })
        .filter(|it| !it.built.stopped)
        .collect();
    assert!(samples.len() > 8, "the golden sites were found");
    samples
});

fn snapshot(root: &Path, options: Options) -> Snapshot {
    diptych::disk::read(root, options).unwrap()
}

fn assert_same(name: &str, left: &Built, right: &Built) {
    let differing: Vec<&String> = left
        .files
        .keys()
        .chain(right.files.keys())
        .filter(|path| left.files.get(*path) != right.files.get(*path))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    assert!(differing.is_empty(), "{name}: {differing:?} differ");
    assert_eq!(left.findings, right.findings, "{name}: the findings differ");
}

#[test]
fn the_same_site_gives_the_same_bytes_on_any_number_of_threads() {
    for sample in SAMPLES.iter() {
        for threads in if sample.root.ends_with("site") { vec![1, 7] } else { vec![1] } {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let again = pool.install(|| Built::of(&sample.root, options()));
            assert_same(&format!("{} on {threads} threads", sample.name), &sample.built, &again);
        }
    }
}

#[test]
fn the_order_and_the_age_of_files_do_not_matter() {
    for sample in goldens() {
        let files: BTreeMap<String, Vec<u8>> = folder(&sample.root)
            .into_iter()
            .filter(|(path, _)| path.starts_with("content/") || path.starts_with("themes/") || path == "diptych.yaml")
            .collect();
        let elsewhere = site(files.into_iter().rev());
        assert_same(&sample.name, &sample.built, &Built::of(elsewhere.path(), options()));
    }
}

/// No consent of the golden sites begins or ends between these two days.
#[test]
fn a_day_on_which_nothing_expires_changes_nothing() {
    for sample in goldens() {
        let tomorrow = Options { today: Date::new(2026, 11, 22).unwrap(), ..options() };
        assert_same(&sample.name, &sample.built, &Built::of(&sample.root, tomorrow));
    }
}

#[test]
fn the_machine_s_language_time_and_place_change_no_byte() {
    let root = &SAMPLES.iter().find(|sample| sample.name == "worked").unwrap().root;
    let build = |locale: &str, zone: &str| {
        let home = tempfile::tempdir().unwrap();
        let output = home.path().join("published");
        let status = Command::new(env!("CARGO_BIN_EXE_diptych"))
            .args(["build", "--date", "2026-11-21", "-C"])
            .arg(root)
            .arg("-o")
            .arg(&output)
            .env_clear()
            .envs([("LC_ALL", locale), ("LANG", locale), ("LANGUAGE", locale), ("TZ", zone)])
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success());
        folder(&output)
    };
    let here = build("fr_BE.UTF-8", "Europe/Brussels");
    let there = build("tr_TR.UTF-8", "Pacific/Kiritimati");
    assert_eq!(here.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>());
    assert!(here == there, "{:?}", here.keys().filter(|path| here[*path] != there[*path]).collect::<Vec<_>>());
}

#[test]
fn check_finds_what_build_finds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let broken = folder.join("a-broken-site-tells-all-its-mistakes-at-once/site");
    for root in goldens().map(|sample| &sample.root).chain([&broken]) {
        let run = |verb: &str| {
            let home = tempfile::tempdir().unwrap();
            let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
            command.args([verb, "--date", "2026-11-21", "--format", "json", "--lang", "en", "-C"]).arg(root);
            command.arg("-o").arg(home.path().join("published")).env_clear().stderr(Stdio::null());
            let output = command.output().unwrap();
            (String::from_utf8(output.stdout).unwrap(), output.status.code())
        };
        assert_eq!(run("check"), run("build"), "{}", root.display());
    }
}

/// The preview knows without making a page where pictures can be.
#[test]
fn every_published_picture_lies_where_pictures_are_possible() {
    for sample in SAMPLES.iter() {
        let snapshot = snapshot(&sample.root, options());
        let compiled = diptych::pipeline::compile(&snapshot, &mut Findings::new()).unwrap();
        let possible = diptych::render::media::possible(&compiled.press(&snapshot));
        let is_picture = |path: &&String| {
            let name = path.strip_prefix("assets/").and_then(|name| name.split_once('.'));
            name.is_some_and(|(name, _)| name.len() == 12 && name.bytes().all(|byte| byte.is_ascii_hexdigit()))
        };
        let elsewhere: Vec<&String> = sample
            .built
            .files
            .keys()
            .filter(is_picture)
            .filter(|path| !possible.iter().any(|known| known.as_str() == path.as_str()))
            .collect();
        assert!(elsewhere.is_empty(), "{}: {elsewhere:?}", sample.name);
    }
}

/// A voice that was withdrawn leaves a site as if it had never been there, but for I01.
#[test]
fn withdrawn_is_never_had_it() {
    for sample in goldens() {
        let original = snapshot(&sample.root, options());
        let voices: BTreeSet<String> = original.files.iter().filter_map(|file| voice(file.path.as_str())).collect();
        for id in voices {
            let mut withdrawn = original.clone();
            let mut gone = original.clone();
            for file in &mut withdrawn.files {
                if let (Some(_), Content::Text(text)) =
                    (voice(file.path.as_str()).filter(|found| *found == id), &mut Arc::make_mut(file).content)
                {
                    *text = text.replacen("status: given", "status: withdrawn", 1);
                }
            }
            gone.files.retain(|file| voice(file.path.as_str()).as_ref() != Some(&id));
            let (withdrawn, gone) = (Built::from(&withdrawn, Tongue::En), Built::from(&gone, Tongue::En));
            if withdrawn.stopped || gone.stopped {
                continue; // A page asks for it: E12, or E02 once it is gone.
            }
            let name = format!("{}, without {id}", sample.name);
            assert!(withdrawn.files.iter().all(|(path, bytes)| gone.files.get(path) == Some(bytes)), "{name}");
            assert_eq!(withdrawn.files.len(), gone.files.len(), "{name}");
            let without = |built: &Built| built.findings.iter().filter(|line| !line.contains("\"I01\"")).cloned().collect::<Vec<_>>();
            assert_eq!(without(&withdrawn), without(&gone), "{name}");
        }
    }
}

fn voice(path: &str) -> Option<String> {
    let name = path.strip_prefix("content/testimonials/")?;
    Some(name.split('.').next().unwrap_or(name).to_owned())
}

/// Twice the same, under a path, as files, and with drafts: an option changes what it names and nothing else.
#[test]
fn links_as_files_change_links_alone() {
    for sample in goldens() {
        let files = Built::of(&sample.root, Options { links: Links::File, drafts: Drafts::Hidden, today: today(), ..options() });
        let paths = |built: &Built| built.files.keys().cloned().collect::<Vec<_>>();
        // Search needs a web server: without one its index and shards are not made; its page stays.
        let is_searched = |path: &String| path.ends_with("/search.json") || path.starts_with("assets/search/");
        let served = paths(&sample.built).into_iter().filter(|path| !is_searched(path)).collect::<Vec<_>>();
        assert_eq!(paths(&files), served, "{}", sample.name);
        for path in files.pages().filter(|path| *path != "404.html") {
            let page = files.page(path);
            for link in page.all("a") {
                let href = link.attribute("href");
                let is_elsewhere = href.contains(':') || href.starts_with('#');
                let last = href.split(['#', '?']).next().unwrap_or_default();
                assert!(is_elsewhere || !last.ends_with('/'), "{}: {path} leads to {href:?}", sample.name);
            }
        }
    }
}
