//! The laws of publication, on real folders: whole old or whole new, nothing of others touched.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use diptych::disk::failure::Unfit;
use diptych::disk::{Destination, Failure, Foreign, Interruption, MANIFEST, Manifest, Staging, Summary, Way};
use diptych::path::OutPath;
use diptych::snapshot::{Body, Take};
use rayon::prelude::*;
use tempfile::TempDir;

const WAYS: [Way; 2] = [Way::OneStep, Way::FileByFile];

/// A site with an empty `content/`, and where it is published.
struct Place {
    home: TempDir,
    foreign: Foreign,
    way: Way,
}

impl Place {
    fn new(way: Way) -> Place {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir_all(home.path().join("site/content/pages")).unwrap();
        fs::create_dir_all(home.path().join("site/themes")).unwrap();
        fs::write(home.path().join("site/diptych.yaml"), "format: 1\n").unwrap();
        Place { home, foreign: Foreign::Refused, way }
    }

    fn site(&self) -> PathBuf {
        self.home.path().join("site")
    }

    fn output(&self) -> PathBuf {
        self.site().join("output")
    }

    fn at(&self, output: impl AsRef<Path>) -> Destination {
        Destination { site: self.site(), output: output.as_ref().to_owned(), foreign: self.foreign, way: self.way }
    }

    fn open(&self) -> Result<Staging, Failure> {
        Staging::open(&self.at(self.output()))
    }

    fn publish(&self, files: &[(&str, &str)]) -> Result<Summary, Failure> {
        let staging = self.open()?;
        files.iter().try_for_each(|(path, text)| staging.write(&out(path), text.as_bytes()))?;
        staging.publish()
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.output().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn tree(&self) -> BTreeMap<String, String> {
        tree(&self.output())
    }

    /// What lies beside the output.
    fn leftovers(&self) -> Vec<String> {
        let names = fs::read_dir(self.site()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| !["content", "themes", "diptych.yaml", "output"].contains(&name.as_str())).collect()
    }
}

fn out(path: &str) -> OutPath {
    OutPath::new(path).unwrap()
}

/// Every file with its text, links with their targets, and empty folders; the manifest left out.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(here) = waiting.pop() {
        let entries: Vec<_> = fs::read_dir(&here).unwrap().map(Result::unwrap).collect();
        if entries.is_empty() {
            found.insert(format!("{}/", here.strip_prefix(folder).unwrap().display()), String::new());
        }
        for entry in entries {
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            let name = path.strip_prefix(folder).unwrap().display().to_string();
            if kind.is_dir() {
                waiting.push(path);
            } else if kind.is_symlink() {
                found.insert(name, format!("-> {}", fs::read_link(path).unwrap().display()));
            } else if name != MANIFEST {
                found.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

fn files(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn unfit(answer: Result<Staging, Failure>) -> Unfit {
    match answer.err() {
        Some(failure @ Failure::Unfit { .. }) if failure.status() == 2 => match failure {
            Failure::Unfit { why, .. } => why,
            _ => unreachable!("it was just matched"),
        },
        other => panic!("{other:?} should be a refusal"),
    }
}

#[test]
fn a_first_publication_makes_the_folder() {
    for way in WAYS {
        let place = Place::new(way);
        let summary = place.publish(&[("index.html", "door"), ("fr/index.html", "accueil")]).unwrap();
        assert_eq!(summary, Summary { files: 2, bytes: 11, written: 2, unchanged: 0, removed: 0, ..summary });
        assert_eq!(place.tree(), files(&[("fr/index.html", "accueil"), ("index.html", "door")]));
        assert_eq!(place.leftovers(), Vec::<String>::new());
    }
}

#[test]
fn removed_pages_vanish_with_their_folders() {
    for way in WAYS {
        let place = Place::new(way);
        place.publish(&[("a/b/c/index.html", "1"), ("a/d.html", "2"), ("e/index.html", "3")]).unwrap();
        let summary = place.publish(&[("a/d.html", "2")]).unwrap();
        assert_eq!((summary.removed, summary.unchanged, summary.written), (2, 1, 0));
        assert_eq!(place.tree(), files(&[("a/d.html", "2")]));
    }
}

#[test]
fn a_file_may_become_a_folder_and_the_reverse() {
    for way in WAYS {
        let place = Place::new(way);
        place.publish(&[("a", "file"), ("b/index.html", "folder")]).unwrap();
        place.publish(&[("a/index.html", "folder"), ("b", "file")]).unwrap();
        assert_eq!(place.tree(), files(&[("a/index.html", "folder"), ("b", "file")]));
    }
}

#[test]
fn unchanged_files_keep_their_number_and_their_time() {
    for way in WAYS {
        let place = Place::new(way);
        place.publish(&[("same.html", "same"), ("other.html", "old")]).unwrap();
        let before = fs::metadata(place.output().join("same.html")).unwrap();
        thread::sleep(Duration::from_millis(15));
        let summary = place.publish(&[("same.html", "same"), ("other.html", "new")]).unwrap();
        let after = fs::metadata(place.output().join("same.html")).unwrap();
        assert_eq!((before.ino(), before.mtime(), before.mtime_nsec()), (after.ino(), after.mtime(), after.mtime_nsec()));
        assert_eq!((summary.unchanged, summary.written), (1, 1));
    }
}

#[test]
fn a_publication_that_changes_nothing_touches_nothing() {
    for way in WAYS {
        let place = Place::new(way);
        let site = [("index.html", "a"), ("fr/index.html", "b")];
        place.publish(&site).unwrap();
        let marks = || {
            [".", "index.html", "fr", MANIFEST]
                .map(|name| fs::metadata(place.output().join(name)).map(|at| (at.ino(), at.ctime_nsec())).unwrap())
        };
        let before = marks();
        place.publish(&site).unwrap();
        assert_eq!(before, marks());
        assert_eq!(place.leftovers(), Vec::<String>::new());
    }
}

#[test]
fn a_file_changed_by_hand_is_put_right() {
    for way in WAYS {
        let place = Place::new(way);
        place.publish(&[("index.html", "true"), ("b.html", "b")]).unwrap();
        place.put("index.html", "fals");
        fs::set_permissions(place.output().join("b.html"), fs::Permissions::from_mode(0o600)).unwrap();
        place.publish(&[("index.html", "true"), ("b.html", "b")]).unwrap();
        assert_eq!(place.tree(), files(&[("index.html", "true"), ("b.html", "b")]));
        assert_eq!(fs::metadata(place.output().join("b.html")).unwrap().mode() & 0o777, 0o644);
    }
}

#[test]
fn dot_files_and_foreign_files_stay() {
    for way in WAYS {
        let place = Place::new(way);
        place.put(".gitkeep", "");
        place.publish(&[("fr/index.html", "1")]).unwrap();
        place.put("CNAME", "impact.example.org");
        place.put("fr/notes.txt", "mine");
        place.put(".git/config", "[core]");
        fs::create_dir_all(place.output().join(".git/refs/tags")).unwrap();
        symlink("/etc/hostname", place.output().join("link")).unwrap();
        place.publish(&[("nl/index.html", "2")]).unwrap();
        let expected = [
            (".git/config", "[core]"),
            (".git/refs/tags/", ""),
            (".gitkeep", ""),
            ("CNAME", "impact.example.org"),
            ("fr/notes.txt", "mine"),
            ("link", "-> /etc/hostname"),
            ("nl/index.html", "2"),
        ];
        assert_eq!(place.tree(), files(&expected));
    }
}

#[test]
fn a_manifest_that_cannot_be_read_stops_a_build() {
    let place = Place::new(Way::OneStep);
    place.publish(&[("fr/a.html", "1")]).unwrap();
    fs::remove_file(place.output().join(MANIFEST)).unwrap();
    fs::create_dir(place.output().join(MANIFEST)).unwrap();
    assert!(matches!(place.open().map(drop), Err(Failure::System { .. })), "it is not taken for an output without one");
    assert_eq!(place.tree()["fr/a.html"], "1");
}

#[test]
fn a_file_that_someone_adds_while_a_site_is_built_stays() {
    for way in WAYS {
        let place = Place::new(way);
        place.publish(&[("fr/a.html", "1")]).unwrap();
        let staging = place.open().unwrap();
        staging.write(&out("fr/a.html"), b"2").unwrap();
        place.put("proof/of/ownership.txt", "mine");
        staging.publish().unwrap();
        assert_eq!(place.tree()["proof/of/ownership.txt"], "mine", "{way:?}");
        assert_eq!(place.tree()["fr/a.html"], "2");
    }
}

#[test]
fn a_failed_build_changes_nothing() {
    for way in WAYS {
        let place = Place::new(way);
        place.publish(&[("index.html", "old"), ("gone.html", "old")]).unwrap();
        let before = place.tree();
        let staging = place.open().unwrap();
        staging.write(&out("index.html"), b"new").unwrap();
        drop(staging);
        assert_eq!(place.tree(), before);
        assert_eq!(place.leftovers(), Vec::<String>::new());
    }
}

#[test]
fn a_failed_first_build_leaves_no_folder() {
    let place = Place::new(Way::OneStep);
    let staging = Staging::open(&place.at(place.site().join("dist/deep/output"))).unwrap();
    staging.write(&out("index.html"), b"new").unwrap();
    drop(staging);
    assert_eq!(place.leftovers(), Vec::<String>::new());
}

#[test]
fn senseless_outputs_are_refused() {
    let place = Place::new(Way::OneStep);
    fs::create_dir_all(place.site().join(".git")).unwrap();
    fs::write(place.site().join("file"), "").unwrap();
    symlink("nowhere", place.site().join("dangling")).unwrap();
    symlink("content", place.site().join("alias")).unwrap();
    let site = place.site();
    let cases = [
        (PathBuf::new(), Unfit::Empty),
        (site.clone(), Unfit::Site),
        (site.join("."), Unfit::Site),
        (site.join("content/.."), Unfit::Site),
        (site.join(".."), Unfit::HoldsSite),
        (PathBuf::from("/"), Unfit::HoldsSite),
        (site.join("content"), Unfit::Sources),
        (site.join("content/pages/output"), Unfit::Sources),
        (site.join("themes"), Unfit::Sources),
        (site.join("alias"), Unfit::Sources),
        (site.join("alias/output"), Unfit::Sources),
        (site.join(".git"), Unfit::Versioned),
        (site.join("file"), Unfit::NotAFolder),
        (site.join("file/output"), Unfit::NotAFolder),
        (site.join("dangling"), Unfit::DanglingLink),
        (site.join("missing/../output"), Unfit::Winding),
    ];
    let before = tree(&site);
    for (output, why) in cases {
        assert_eq!(unfit(Staging::open(&place.at(&output))), why, "{}", output.display());
    }
    assert_eq!(tree(&site), before);
}

#[test]
fn a_folder_that_is_not_ours_is_refused_with_three_names() {
    let place = Place::new(Way::OneStep);
    for name in ["thesis.doc", "a.txt", "b.txt", "c.txt", ".hidden"] {
        place.put(name, "mine");
    }
    let before = place.tree();
    let names = ["a.txt", "b.txt", "c.txt"].map(str::to_owned).to_vec();
    assert_eq!(unfit(place.open()), Unfit::Unowned { names });
    assert_eq!(place.tree(), before);
    assert_eq!(place.leftovers(), Vec::<String>::new());
}

#[test]
fn force_keeps_what_is_not_ours() {
    for way in WAYS {
        let mut place = Place::new(way);
        place.put("thesis.doc", "mine");
        place.foreign = Foreign::Kept;
        place.publish(&[("index.html", "new")]).unwrap();
        place.publish(&[("fr/index.html", "newer")]).unwrap();
        assert_eq!(place.tree(), files(&[("fr/index.html", "newer"), ("thesis.doc", "mine")]));
    }
}

#[test]
fn a_foreign_file_at_our_address_is_named_and_stays() {
    for way in WAYS {
        let place = Place::new(way);
        place.publish(&[("index.html", "old")]).unwrap();
        place.put("fr/index.html", "mine");
        place.put("nl", "mine");
        place.put("de/deep/index.html/notes.txt", "mine");
        let before = place.tree();
        for (address, named) in
            [("fr/index.html", "fr/index.html"), ("nl/index.html", "nl"), ("de/deep/index.html", "de/deep/index.html"), ("de", "de")]
        {
            let failure = place.publish(&[("index.html", "new"), (address, "ours")]).unwrap_err();
            let path = fs::canonicalize(place.output()).unwrap().join(named);
            assert_eq!((failure.status(), &failure), (2, &Failure::Taken { path }), "{address}");
            assert_eq!(place.tree(), before);
        }
    }
}

#[test]
fn an_output_that_is_a_link_stays_one_and_its_target_is_replaced() {
    let place = Place::new(Way::OneStep);
    fs::create_dir_all(place.home.path().join("www/real")).unwrap();
    symlink(place.home.path().join("www/real"), place.output()).unwrap();
    place.publish(&[("index.html", "1")]).unwrap();
    place.publish(&[("index.html", "2")]).unwrap();
    assert!(fs::symlink_metadata(place.output()).unwrap().is_symlink());
    assert_eq!(tree(&place.home.path().join("www/real")), files(&[("index.html", "2")]));
}

#[test]
fn a_link_put_into_the_output_is_never_followed_out() {
    for way in WAYS {
        let place = Place::new(way);
        let outside = place.home.path().join("outside");
        fs::create_dir_all(&outside).unwrap();
        fs::write(outside.join("index.html"), "old").unwrap();
        place.publish(&[("fr/index.html", "old"), ("index.html", "old")]).unwrap();
        fs::remove_dir_all(place.output().join("fr")).unwrap();
        symlink(&outside, place.output().join("fr")).unwrap();
        let failure = place.publish(&[("fr/index.html", "new"), ("index.html", "new")]).unwrap_err();
        assert_eq!(failure.status(), 2);
        fs::remove_file(place.output().join("fr")).unwrap();
        fs::remove_file(place.output().join("index.html")).unwrap();
        symlink(outside.join("index.html"), place.output().join("index.html")).unwrap();
        place.publish(&[("fr/index.html", "new"), ("index.html", "new")]).unwrap();
        assert_eq!(place.tree(), files(&[("fr/index.html", "new"), ("index.html", "new")]));
        assert_eq!(tree(&outside), files(&[("index.html", "old")]));
    }
}

#[test]
fn modes_do_not_depend_on_the_umask() {
    let place = Place::new(Way::OneStep);
    run_child("umask", &place, "umask 077; exec \"$0\" \"$@\"").wait().unwrap();
    let mode = |name: &str| fs::metadata(place.output().join(name)).unwrap().mode() & 0o777;
    assert_eq!(["", "p", "p/0.html", MANIFEST].map(mode), [0o755, 0o755, 0o644, 0o644]);
}

#[test]
fn the_manifest_names_every_file_with_its_key() {
    let place = Place::new(Way::OneStep);
    place.publish(&[("index.html", "a"), ("fr/index.html", "b")]).unwrap();
    let manifest = Manifest::parse(&fs::read_to_string(place.output().join(MANIFEST)).unwrap()).unwrap();
    assert_eq!(manifest.files.keys().map(OutPath::as_str).collect::<Vec<_>>(), ["fr/index.html", "index.html"]);
}

#[test]
fn pages_are_written_from_many_threads() {
    for way in WAYS {
        let place = Place::new(way);
        let staging = place.open().unwrap();
        (0..500).into_par_iter().try_for_each(|n| staging.write(&out(&format!("{}/{}/{n}.html", n % 7, n % 11)), b"page")).unwrap();
        assert_eq!(staging.publish().unwrap().files, 500);
        assert_eq!(place.tree().len(), 500);
    }
}

#[test]
fn two_files_for_one_address_are_our_fault() {
    let place = Place::new(Way::OneStep);
    let staging = place.open().unwrap();
    staging.write(&out("a.html"), b"1").unwrap();
    assert_eq!(staging.write(&out("a.html"), b"2").unwrap_err().status(), 4);
    assert_eq!(staging.write(&out("a.html/b"), b"2").unwrap_err().status(), 4);
    assert_eq!(staging.write(&out(MANIFEST), b"2").unwrap_err().status(), 4);
}

#[test]
fn what_is_told_piece_by_piece_is_published_like_any_file() {
    let told = |words: &'static [&'static str]| move |take: Take| words.iter().for_each(|words| take(words.as_bytes()));
    for way in WAYS {
        let place = Place::new(way);
        let (rows, fewer) = (told(&["a;b\n", "1;2\n"]), told(&["a;b\n"]));
        let publish = |table: Body| {
            let staging = place.open().unwrap();
            staging.write(&out("index.html"), b"door").unwrap();
            staging.take(&out("data/table.csv"), table).unwrap();
            staging.publish().unwrap()
        };
        let first = publish(Body::Told(&rows));
        assert_eq!(place.tree(), files(&[("data/table.csv", "a;b\n1;2\n"), ("index.html", "door")]));
        let written = || fs::metadata(place.output().join("data/table.csv")).unwrap().ino();
        let before = written();
        assert_eq!(publish(Body::Told(&rows)).key, first.key, "however it is told");
        assert_eq!(publish(Body::Whole(b"a;b\n1;2\n")).key, first.key);
        assert_eq!(written(), before, "the same bytes are not written again");
        assert_ne!(publish(Body::Told(&fewer)).key, first.key);
        assert_eq!(place.tree(), files(&[("data/table.csv", "a;b\n"), ("index.html", "door")]));
        let staging = place.open().unwrap();
        staging.take(&out("a.csv"), Body::Told(&rows)).unwrap();
        assert_eq!(staging.take(&out("a.csv/b"), Body::Told(&rows)).unwrap_err().status(), 4);
        assert_eq!(staging.take(&out(MANIFEST), Body::Told(&rows)).unwrap_err().status(), 4);
        drop(staging);
        assert_eq!(place.leftovers(), [""; 0]);
    }
}

#[test]
fn an_interruption_ends_the_writers_and_leaves_no_trace() {
    let place = Place::new(Way::OneStep);
    place.publish(&[("index.html", "old")]).unwrap();
    let staging = place.open().unwrap();
    let abandon = staging.abandon();
    thread::scope(|scope| {
        let writer = scope.spawn(|| (0..).find_map(|n| staging.write(&out(&format!("{n}.html")), b"new").err()).unwrap());
        thread::sleep(Duration::from_millis(20));
        abandon.run(Interruption::Termination);
        assert_eq!(writer.join().unwrap().status(), 143);
    });
    assert_eq!(staging.publish().unwrap_err().status(), 143);
    assert_eq!(place.tree(), files(&[("index.html", "old")]));
    assert_eq!(place.leftovers(), Vec::<String>::new());
}

#[test]
fn many_builds_into_one_output_all_end_and_one_of_them_is_whole() {
    for way in WAYS {
        let place = Place::new(way);
        thread::scope(|scope| {
            for n in 0..16 {
                let place = &place;
                scope.spawn(move || publish_generation(place, n).unwrap());
            }
        });
        assert!(generation(&place.output()).is_some());
        assert_eq!(place.leftovers(), Vec::<String>::new());
    }
}

/// As many pages as make a publication that can be killed in the middle.
const PAGES: usize = 60;

/// Sites of two sorts: in odd generations the second half of the pages lies elsewhere, and some never change.
fn publish_generation(place: &Place, generation: usize) -> Result<Summary, Failure> {
    let staging = place.open()?;
    (0..PAGES).into_par_iter().try_for_each(|page| {
        let folder = if page * 2 > PAGES && generation % 2 == 1 { "q" } else { "p" };
        staging.write(&out(&format!("{folder}/{page}.html")), generation.to_string().repeat(page + 1).as_bytes())
    })?;
    staging.write(&out("constant.css"), b"body{}")?;
    staging.publish()
}

/// The generation of a published tree; nothing if it is mixed, cut or lacks a page.
fn generation(output: &Path) -> Option<usize> {
    let tree = tree(output);
    let generation: usize = tree.get("p/0.html")?.parse().ok()?;
    let mut expected = BTreeMap::from([("constant.css".to_owned(), "body{}".to_owned())]);
    for page in 0..PAGES {
        let folder = if page * 2 > PAGES && generation % 2 == 1 { "q" } else { "p" };
        expected.insert(format!("{folder}/{page}.html"), generation.to_string().repeat(page + 1));
    }
    (tree == expected).then_some(generation)
}

#[test]
fn a_reader_never_misses_a_page_nor_reads_half_of_one() {
    let place = Place::new(Way::OneStep);
    publish_generation(&place, 0).unwrap();
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0_u32;
            while !over.load(Ordering::Relaxed) {
                let text = fs::read_to_string(place.output().join("p/9.html")).expect("the page is always there");
                assert_eq!(text, text[..text.len() / 10].repeat(10), "a page is whole");
                fs::read_to_string(place.output().join("constant.css")).expect("the style is always there");
                reads += 1;
            }
            reads
        });
        for n in 1..=50 {
            publish_generation(&place, n).unwrap();
        }
        over.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > 50);
    });
}

#[test]
fn a_build_killed_at_any_moment_leaves_the_whole_old_or_the_whole_new() {
    for (way, name) in [(Way::OneStep, "one-step"), (Way::FileByFile, "file-by-file")] {
        let place = Place::new(way);
        publish_generation(&place, 0).unwrap();
        for round in 0..60_u64 {
            let mut child = run_child(name, &place, "exec \"$0\" \"$@\"");
            thread::sleep(Duration::from_micros(4_000 + round * 977 % 23_000));
            child.kill().unwrap();
            child.wait().unwrap();
            assert!(place.leftovers().len() <= 1, "at most one leftover: {:?}", place.leftovers());
            assert!(way == Way::FileByFile || generation(&place.output()).is_some(), "round {round}");
            // File by file, the next run completes what the journal has decided.
            drop(place.open().unwrap());
            assert!(generation(&place.output()).is_some(), "round {round}, {name}: {:?}", place.tree().keys());
        }
        publish_generation(&place, 7).unwrap();
        assert_eq!(generation(&place.output()), Some(7));
        assert_eq!(place.leftovers(), Vec::<String>::new());
    }
}

#[test]
fn the_journal_is_completed_whatever_its_last_step() {
    // A journal was decided and the process ended after `cut` of its renames.
    let place = Place::new(Way::FileByFile);
    for (step, cut) in (0..12).enumerate() {
        publish_generation(&place, step % 2).unwrap();
        let workshop = place.site().join(".output.diptych");
        fs::create_dir_all(workshop.join("new/r")).unwrap();
        let mut journal = String::new();
        for page in 0..10 {
            journal += &format!("put r/{page}.html\n");
            if page < cut {
                place.put(&format!("r/{page}.html"), "new");
            } else {
                fs::write(workshop.join(format!("new/r/{page}.html")), "new").unwrap();
            }
        }
        fs::write(workshop.join("journal"), journal + "drop constant.css\n").unwrap();
        drop(place.open().unwrap());
        let tree = place.tree();
        assert_eq!((0..10).filter(|page| tree.get(&format!("r/{page}.html")).is_some_and(|text| text == "new")).count(), 10);
        assert!(!tree.contains_key("constant.css"));
        fs::remove_dir_all(place.output()).unwrap();
    }
}

/// Starts this test program again as a process that publishes generation after generation.
fn run_child(way: &str, place: &Place, script: &str) -> std::process::Child {
    let program = std::env::current_exe().unwrap();
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).arg(program).args(["--exact", "publish::child_process", "--nocapture"]);
    shell.env("DIPTYCH_TEST_CHILD", way).env("DIPTYCH_TEST_SITE", place.home.path());
    shell.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Does nothing in an ordinary run: it is the body of the processes that the tests above kill.
#[test]
fn child_process() {
    let Ok(way) = std::env::var("DIPTYCH_TEST_CHILD") else { return };
    let home = PathBuf::from(std::env::var_os("DIPTYCH_TEST_SITE").unwrap());
    let site = home.join("site");
    let destination = Destination {
        output: site.join("output"),
        site,
        foreign: Foreign::Refused,
        way: if way == "file-by-file" { Way::FileByFile } else { Way::OneStep },
    };
    for generation in 1..if way == "umask" { 2 } else { 1000 } {
        let staging = Staging::open(&destination).unwrap();
        for page in 0..PAGES {
            let folder = if page * 2 > PAGES && generation % 2 == 1 { "q" } else { "p" };
            staging.write(&out(&format!("{folder}/{page}.html")), generation.to_string().repeat(page + 1).as_bytes()).unwrap();
        }
        staging.write(&out("constant.css"), b"body{}").unwrap();
        staging.publish().unwrap();
    }
}
