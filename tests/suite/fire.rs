//! Builds under fire: each system call of the program as it ships fails or kills it once, at every place in turn.
//!
//! `strace` injects the faults; nothing in the program knows of it. After each the published folder is the whole old
//! site or the whole new one, the status tells which, a failure has a message, and the next build mends everything.
//! Needs `strace` and the right to trace (`DIPTYCH_FIRE=required` in `.ci/run` where both are there); elsewhere it says
//! what it skips. `DIPTYCH_FIRE=all` leaves no place out; else reading calls are taken at every fifth.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use rayon::prelude::*;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_diptych");
const DAY: &str = "2026-11-21";

/// Calls that change the disk, and how they fail.
const WRITING: [(&str, &[&str]); 9] = [
    ("write", &["ENOSPC", "EIO"]),
    ("mkdirat", &["ENOSPC", "EROFS"]),
    ("linkat", &["EMLINK", "EXDEV", "EIO"]),
    ("renameat2", &["EXDEV", "EBUSY", "EINVAL", "EIO"]),
    ("renameat", &["EXDEV", "EIO"]),
    ("unlinkat", &["EBUSY", "EACCES"]),
    ("fsync", &["EIO", "ENOSPC"]),
    ("fchmod", &["EPERM"]),
    ("fchmodat", &["EPERM"]),
];

/// Calls that look at it.
const READING: [(&str, &[&str]); 6] = [
    ("openat2", &["EIO", "EMFILE", "EACCES", "ENOSPC"]),
    ("openat", &["EIO", "EMFILE"]),
    ("read", &["EIO"]),
    ("getdents64", &["EIO"]),
    ("statx", &["EIO"]),
    ("newfstatat", &["EIO"]),
];

type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// A site whose old version is published and whose new one waits, and both trees.
struct Scene {
    home: TempDir,
    old: Tree,
    new: Tree,
}

static SCENE: LazyLock<Scene> = LazyLock::new(|| {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    let site = site.as_path();
    let made = Command::new(PROGRAM).args(["init", "--minimal", "--yes", "--languages", "fr,nl"]).arg(site).output().unwrap();
    assert!(made.status.success());
    let produce = "produce: {png: false, cards: false, pdf: false, epub: false, embeds: false, search: false, xlsx: false}\n";
    append(&site.join("diptych.yaml"), produce);
    assert!(plain(site, site.parent().unwrap()).status.success());
    let old = tree(&site.join("output"));
    append(&site.join("content/pages/index.fr.md"), "\nUne phrase de plus.\n");
    fs::write(site.join("content/pages/equipe.fr.md"), "---\ntitle: L'équipe\n---\nNous.\n").unwrap();
    fs::write(site.join("content/pages/equipe.nl.md"), "---\ntitle: Het team\n---\nWij.\n").unwrap();
    let trial = home.path().join("trial");
    copy(site, &trial);
    assert!(plain(&trial, home.path()).status.success());
    let new = tree(&trial.join("output"));
    assert!(old.len() > 15 && new.len() > old.len(), "a page more");
    fs::remove_dir_all(trial).unwrap();
    Scene { home, old, new }
});

fn append(path: &Path, text: &str) {
    fs::write(path, fs::read_to_string(path).unwrap() + text).unwrap();
}

fn copy(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-a").args([from, to]).status().unwrap().success());
}

/// Every published file with its bytes.
fn tree(folder: &Path) -> Tree {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().strip_prefix(folder).unwrap().to_owned(), fs::read(entry.path()).unwrap())).collect()
}

fn plain(site: &Path, home: &Path) -> Output {
    run(Path::new(PROGRAM), [""; 0], site, home)
}

/// A build, by the program or by what starts it, in as bare an environment as there is.
fn run<S: AsRef<OsStr>>(program: &Path, before: impl IntoIterator<Item = S>, site: &Path, home: &Path) -> Output {
    let mut command = Command::new(program);
    command.args(before).args(["build", "--date", DAY, "--lang", "en", "-C"]).arg(site);
    command.env_clear().env("HOME", home).env("PATH", "/usr/bin:/bin").stdin(Stdio::null()).output().unwrap()
}

/// Whether faults can be injected here.
fn armed() -> bool {
    let there = Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "true"]).output().is_ok_and(|out| out.status.success());
    assert!(there || std::env::var_os("DIPTYCH_FIRE").is_none(), "strace is missing or may not trace here");
    if !there {
        eprintln!("skipped: strace is missing or may not trace here (see .ci/run)");
    }
    there
}

/// One fault: what was injected where, and what came of it.
struct Shot {
    site: TempDir,
    output: Output,
    hit: bool,
    /// Whether the fault hit the message itself.
    mute: bool,
}

/// Builds once with a fault at the `at`-th time that a thread makes this call (`3+`: from the third on).
fn shoot(call: &str, fault: &str, at: &str) -> Shot {
    let site = tempfile::tempdir_in(SCENE.home.path()).unwrap();
    let (place, log) = (site.path().join("site"), site.path().join("log"));
    copy(&SCENE.home.path().join("site"), &place);
    let inject = format!("inject={call}:{fault}:when={at}");
    let before = ["-f", "-qq", "-o", log.to_str().unwrap(), "-e", &format!("trace={call}"), "-e", &inject, PROGRAM];
    let output = run(Path::new("strace"), before, &place, site.path());
    let log = fs::read_to_string(&log).unwrap();
    // A killed program leaves no mark of the injection in its log.
    let hit = log.contains("(INJECTED)") || log.contains("killed by SIGKILL");
    let mute = log.lines().any(|line| line.contains("write(2, ") && line.contains("(INJECTED)"));
    Shot { site, output, hit, mute }
}

/// What is wrong after a fault, if anything is.
fn judge(name: &str, shot: &Shot) -> Result<(), String> {
    let place = shot.site.path().join("site");
    let now = tree(&place.join("output"));
    let said = String::from_utf8_lossy(&shot.output.stderr).into_owned();
    let fail = |what: &str| Err(format!("{name}: {what}; status {:?}\n{said}", shot.output.status));
    if now != SCENE.old && now != SCENE.new {
        return fail("the published folder is neither the old site nor the new one");
    }
    let killed = shot.output.status.signal().is_some();
    // The loader of the system failed before the program began.
    let began = !said.contains("error while loading shared libraries");
    match shot.output.status.code() {
        Some(0) if now != SCENE.new => return fail("it called itself done, and the old site stands"),
        Some(0) => {}
        Some(1 | 3) if said.trim().is_empty() && !shot.mute => return fail("it failed without a word"),
        Some(1 | 3) if now != SCENE.old => return fail("it called itself failed, and the new site stands"),
        Some(1 | 3) => {}
        _ if killed || !began => {}
        _ => return fail("no such status exists"),
    }
    let mended = plain(&place, shot.site.path());
    if !mended.status.success() || tree(&place.join("output")) != SCENE.new {
        return fail(&format!("the next build does not mend it: {}", String::from_utf8_lossy(&mended.stderr)));
    }
    let beside: Vec<String> = fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let known = ["content", "diptych.yaml", "output", "README.md", ".gitignore", ".vscode", ".diptych", "themes"];
    match beside.iter().find(|name| !known.contains(&name.as_str())) {
        Some(left) => fail(&format!("{left} was left behind")),
        None => Ok(()),
    }
}

/// Shoots at every `step`-th place of a call, until no thread makes that many of it.
fn walk(call: &str, fault: &str, step: usize) -> (usize, Vec<String>) {
    let step = if std::env::var("DIPTYCH_FIRE").as_deref() == Ok("all") { 1 } else { step };
    let (mut hits, mut wrong) = (0, Vec::new());
    for at in (1..2_000).step_by(step) {
        let shot = shoot(call, fault, &at.to_string());
        if !shot.hit {
            break;
        }
        hits += 1;
        wrong.extend(judge(&format!("{call}:{fault} at {at}"), &shot).err());
    }
    (hits, wrong)
}

fn walk_all(faults: Vec<(&'static str, String, usize)>, least: usize) {
    let told: Vec<(usize, Vec<String>)> = faults.par_iter().map(|(call, fault, step)| walk(call, fault, *step)).collect();
    let hits: usize = told.iter().map(|(hits, _)| hits).sum();
    let wrong: Vec<String> = told.into_iter().flat_map(|(_, wrong)| wrong).collect();
    assert!(wrong.is_empty(), "{} of {hits} faults:\n{}", wrong.len(), wrong.iter().take(8).cloned().collect::<Vec<_>>().join("\n"));
    assert!(hits >= least, "{hits} faults were injected");
    eprintln!("{hits} faults injected");
}

fn errors(calls: &'static [(&str, &[&str])], step: usize) -> Vec<(&'static str, String, usize)> {
    calls.iter().flat_map(|(call, errors)| errors.iter().map(move |error| (*call, format!("error={error}"), step))).collect()
}

#[test]
fn a_write_that_fails_leaves_the_old_site_or_the_new_one() {
    if armed() {
        walk_all(errors(&WRITING, 1), 60);
    }
}

#[test]
fn a_read_that_fails_is_an_error_and_never_a_missing_page() {
    if armed() {
        walk_all(errors(&READING, 5), 60);
    }
}

#[test]
fn a_kill_at_a_call_leaves_the_old_site_or_the_new_one() {
    if armed() {
        let writing = WRITING.iter().map(|(call, _)| (*call, "signal=SIGKILL".to_owned(), 1));
        let opening = [("openat2", "signal=SIGKILL".to_owned(), 3)];
        walk_all(writing.chain(opening).collect(), 40);
    }
}

#[test]
fn a_disk_that_stays_full_leaves_the_old_site() {
    if !armed() {
        return;
    }
    let shots: Vec<Shot> = (1..=3).map(|at| shoot("write", "error=ENOSPC", &format!("{at}+"))).filter(|shot| shot.hit).collect();
    shots.iter().for_each(|shot| judge("a disk that stays full", shot).unwrap());
    assert!(shots.iter().any(|shot| shot.output.status.code() == Some(3)), "the disk was full");
}

/// Calls by which a program reaches beyond its folder: no name is looked up, nothing is sent, nothing is started.
#[test]
fn a_build_opens_nothing_outside_its_site_and_uses_no_network() {
    if !armed() {
        return;
    }
    let site = tempfile::tempdir_in(SCENE.home.path()).unwrap();
    let (place, log) = (site.path().join("site"), site.path().join("log"));
    copy(&SCENE.home.path().join("site"), &place);
    let before = ["-f", "-qq", "-y", "-o", log.to_str().unwrap(), "-e", "trace=%network,%process,%file", PROGRAM];
    assert!(run(Path::new("strace"), before, &place, site.path()).status.success());
    let log = fs::read_to_string(log).unwrap();
    let calls: Vec<&str> = log.lines().filter_map(|line| line.split_once(' ')).map(|(_, call)| call.trim_start()).collect();
    let starts = |name: &str| calls.iter().filter(|call| call.starts_with(name)).count();
    assert_eq!(starts("execve("), 1, "nothing is started");
    for network in ["connect(", "bind(", "sendto(", "listen(", "accept"] {
        assert_eq!(starts(network), 0, "{network}");
    }
    // What the system's loader, the allocator, the number of processors and the number of this boot ask for.
    let system = [
        "/etc/ld.so",
        "/lib",
        "/usr/lib",
        "/proc/self/",
        "/proc/sys/vm/",
        "/proc/sys/kernel/random/boot_id",
        "/sys/kernel/mm/",
        "/sys/fs/cgroup",
        "/sys/devices/system/",
    ];
    let home = site.path().to_str().unwrap();
    let opened = calls.iter().filter(|call| call.starts_with("open"));
    let outside: Vec<&&str> = opened
        .filter(|call| {
            let path = call.split('"').nth(1).unwrap_or_default();
            path.starts_with('/') && !path.starts_with(home) && !system.iter().any(|system| path.starts_with(system))
        })
        .collect();
    assert!(outside.is_empty(), "{outside:#?}");
    assert!(starts("openat") > 50, "the build was seen");
}
