//! The preview while people work: every way in which editors save, a branch that is switched, many readers at once.

use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::serve::{Preview, preview};

const PAGE: &str = "content/pages/essai.fr.md";

fn text(mark: usize) -> String {
    format!("---\ntitle: Essai\n---\nMarque {mark}.\n\nUn mot de plus, pour que la page ne soit pas vide.\n")
}

/// A file beside another: `.essai.fr.md.swp`.
fn beside(page: &Path, before: &str, after: &str) -> PathBuf {
    let name = page.file_name().unwrap().to_str().unwrap();
    page.with_file_name(format!("{before}{name}{after}"))
}

type Save = fn(&Path, &str);

/// How editors save, each as its system calls show it.
const STYLES: &[(&str, Save)] = &[
    ("truncate and write (VS Code, nano)", |page, text| fs::write(page, text).unwrap()),
    ("a new file takes the name (gedit)", |page, text| {
        let new = page.with_file_name(".goutputstream-A1B2C3");
        fs::write(&new, text).unwrap();
        fs::rename(new, page).unwrap();
    }),
    ("backup, new file, probe and swap file (vim)", |page, text| {
        fs::write(beside(page, ".", ".swp"), "b0VIM").unwrap();
        let probe = page.with_file_name("4913");
        fs::write(&probe, "").unwrap();
        fs::remove_file(probe).unwrap();
        let backup = beside(page, "", "~");
        fs::rename(page, &backup).unwrap();
        fs::write(page, text).unwrap();
        fs::remove_file(backup).unwrap();
        fs::remove_file(beside(page, ".", ".swp")).unwrap();
    }),
    ("backup by copy (vim, backupcopy)", |page, text| {
        let backup = beside(page, "", "~");
        fs::copy(page, &backup).unwrap();
        fs::write(page, text).unwrap();
        fs::remove_file(backup).unwrap();
    }),
    ("lock link, autosave, backup that stays (Emacs)", |page, text| {
        let lock = beside(page, ".#", "");
        let _ = fs::remove_file(&lock);
        symlink("somebody@here.1234:1", &lock).unwrap();
        fs::write(beside(page, "#", "#"), text).unwrap();
        fs::rename(page, beside(page, "", "~")).unwrap();
        fs::write(page, text).unwrap();
        fs::remove_file(beside(page, "#", "#")).unwrap();
        fs::remove_file(lock).unwrap();
    }),
    ("two names changed (JetBrains)", |page, text| {
        let (new, old) = (beside(page, "", "___jb_tmp___"), beside(page, "", "___jb_old___"));
        fs::write(&new, text).unwrap();
        fs::rename(page, &old).unwrap();
        fs::rename(new, page).unwrap();
        fs::remove_file(old).unwrap();
    }),
    ("atomic save (Sublime Text)", |page, text| {
        let new = page.with_file_name(".sublA1B.tmp");
        fs::write(&new, text).unwrap();
        fs::rename(new, page).unwrap();
    }),
    ("removed and made anew", |page, text| {
        fs::remove_file(page).unwrap();
        fs::write(page, text).unwrap();
    }),
    ("copied over it", |page, text| {
        let elsewhere = tempfile::NamedTempFile::new().unwrap();
        fs::write(elsewhere.path(), text).unwrap();
        fs::copy(elsewhere.path(), page).unwrap();
    }),
    ("slowly, in two halves", |page, text| {
        let mut file = fs::File::create(page).unwrap();
        let (half, rest) = text.as_bytes().split_at(text.len() / 3);
        file.write_all(half).unwrap();
        thread::sleep(Duration::from_millis(40));
        file.write_all(rest).unwrap();
    }),
    ("twice at once", |page, text| {
        fs::write(page, "").unwrap();
        fs::write(page, text).unwrap();
    }),
];

#[test]
fn every_way_of_saving_is_seen_and_leaves_no_page_behind() {
    let preview = preview();
    preview.write(PAGE, &text(0));
    preview.until("the page", || preview.get("/fr/essai/").text().contains("Marque 0."));
    let page = preview.site.join(PAGE);
    for (mark, (style, save)) in STYLES.iter().enumerate().map(|(index, style)| (index + 1, style)) {
        save(&page, &text(mark));
        preview.until(style, || preview.get("/fr/essai/").text().contains(&format!("Marque {mark}.")));
        let told = preview.page("/fr/essai/");
        assert_eq!(told["errors"], 0, "{style}: {told}");
    }
    let _ = fs::remove_file(beside(&page, "", "~"));
    preview.equals_build();
}

#[test]
fn a_file_that_is_touched_and_not_changed_changes_nothing() {
    let preview = preview();
    let state = || preview.page("/fr/")["state"].as_u64();
    preview.write(PAGE, &text(1));
    preview.until("the page", || preview.get("/fr/essai/").status == 200);
    let before = state();
    preview.write(PAGE, &text(1));
    let settings = preview.read("diptych.yaml");
    preview.write("diptych.yaml", &settings);
    thread::sleep(Duration::from_millis(400));
    assert_eq!(state(), before);
}

#[test]
fn five_thousand_files_that_change_in_a_moment_are_all_right_in_the_end() {
    const FILES: usize = 5000;
    let preview = preview();
    let folder = preview.site.join("content/media/static/lot");
    fs::create_dir_all(&folder).unwrap();
    let write = |edition: usize| {
        for number in 0..FILES {
            fs::write(folder.join(format!("f{number}.txt")), format!("{edition} {number}\n")).unwrap();
        }
    };
    let has = |number: usize, edition: usize| preview.get(&format!("/lot/f{number}.txt")).text() == format!("{edition} {number}\n");
    write(1);
    preview.until("what is new", || [0, 1234, FILES - 1].iter().all(|number| has(*number, 1)));
    let before = preview.page("/fr/")["state"].as_u64().unwrap();
    preview.write(PAGE, &text(7));
    write(2);
    preview.until("what changed", || [0, 1234, FILES - 1].iter().all(|number| has(*number, 2)));
    preview.until("the page with them", || preview.get("/fr/essai/").text().contains("Marque 7."));
    let states = preview.page("/fr/")["state"].as_u64().unwrap() - before;
    assert!((0..FILES).step_by(97).all(|number| has(number, 2)));
    assert!(states < 200, "one state for many changes, not {states}");
    fs::remove_dir_all(&folder).unwrap();
    preview.until("what is gone", || {
        preview.get("/lot/f0.txt").status == 404 && preview.get(&format!("/lot/f{}.txt", FILES - 1)).status == 404
    });
}

/// Readers ask all the time while the page is saved in every way: no answer is cut short, none is older than one they
/// had before, and in the end everything is as a build makes it.
fn storm(duration: Duration, readers: usize) {
    let preview = preview();
    preview.write(PAGE, &text(0));
    preview.until("the page", || preview.get("/fr/essai/").text().contains("Marque 0."));
    let (over, asked, written) = (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0));
    let paths = ["/fr/essai/", "/fr/", "/nl/", "/fr/essai/", "/fr/indicateurs/", "/index.html", "/sitemap.xml"];
    thread::scope(|scope| {
        let reader = |number: usize| {
            let (preview, over, asked) = (&preview, &over, &asked);
            let mut last = 0;
            for turn in number.. {
                if over.load(Ordering::Relaxed) {
                    break;
                }
                let path = paths[turn % paths.len()];
                let reply = preview.get(path);
                asked.fetch_add(1, Ordering::Relaxed);
                let body = reply.text();
                assert!(reply.status == 200 || reply.status == 404 && path == "/fr/essai/", "{path}: {}", reply.status);
                let length = reply.head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
                assert_eq!(length, Some(reply.body.len()), "{path} is whole");
                if let Some(mark) = body.split("Marque ").nth(1).and_then(|rest| rest.split('.').next()?.parse::<usize>().ok()) {
                    assert!(mark >= last, "{path}: {mark} after {last}");
                    last = mark;
                }
            }
        };
        for number in 0..readers {
            scope.spawn(move || reader(number));
        }
        let start = Instant::now();
        let page = preview.site.join(PAGE);
        while start.elapsed() < duration {
            let mark = written.fetch_add(1, Ordering::Relaxed) + 1;
            STYLES[mark % STYLES.len()].1(&page, &text(mark));
            thread::sleep(Duration::from_millis(30));
        }
        over.store(true, Ordering::Relaxed);
    });
    let (last, calm) = (written.load(Ordering::Relaxed), Instant::now());
    preview.until("the last words", || preview.get("/fr/essai/").text().contains(&format!("Marque {last}.")));
    let shown = calm.elapsed();
    assert!(asked.load(Ordering::Relaxed) > readers && last > 5, "{asked:?} answers, {last} edits");
    told(&format!("{asked:?} answers, {last} edits; the last one was shown {} ms after the storm", shown.as_millis()));
    settles(&preview);
}

#[expect(clippy::print_stdout, reason = "a long storm is run to be read about")]
fn told(figures: &str) {
    println!("{figures}");
}

fn settles(preview: &Preview) {
    let state = || preview.page("/fr/essai/")["state"].as_u64();
    preview.until("it is quiet", || {
        let before = state();
        thread::sleep(Duration::from_millis(300));
        state() == before
    });
    let _ = fs::remove_file(beside(&preview.site.join(PAGE), "", "~"));
    preview.equals_build();
}

/// `DIPTYCH_STORM=600` is the storm of ten minutes, for the days before a release.
#[test]
fn a_storm_of_edits_and_readers_settles() {
    let seconds = std::env::var("DIPTYCH_STORM").map_or(2, |seconds| seconds.parse().expect("DIPTYCH_STORM is a number of seconds"));
    storm(Duration::from_secs(seconds), 32);
}

#[test]
fn the_editor_that_was_asked_for_and_the_readers_language_reach_the_page() {
    let preview = crate::serve::preview_with(&["--editor", "zed", "--lang", "fr"]);
    assert_eq!(preview.page("/fr/")["editor"], "zed");
    let view = preview.get_with("/-/view?at=/fr/", &preview.cookie()).text();
    assert!(view.contains("<html lang=\"fr\">") && !view.contains("TITLE") && !view.contains("LANG"), "{view}");
}
