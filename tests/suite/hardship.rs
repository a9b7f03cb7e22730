//! Builds under hardship: few open files, little memory, no place to write, many of them at once, many pages.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_diptych");

/// A site of a few pages without pictures.
fn site() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let made = Command::new(PROGRAM).args(["init", "--minimal", "--yes", "--languages", "fr,nl"]).arg(home.path().join("site")).output();
    assert!(made.unwrap().status.success());
    let settings = home.path().join("site/diptych.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(settings, text + "produce: {png: false, cards: false, pdf: false, epub: false, embeds: false}\n").unwrap();
    home
}

/// A build that a shell starts after saying this.
fn after(words: &str, site: &Path, output: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("{words}; exec \"$0\" \"$@\""), PROGRAM]);
    command.args(["build", "--date", "2026-11-21", "--lang", "en", "-C"]).arg(site).arg("-o").arg(output);
    command.env_clear().env("PATH", "/usr/bin:/bin").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn built(words: &str, site: &Path, output: &Path) -> Output {
    after(words, site, output).output().unwrap()
}

fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().strip_prefix(folder).unwrap().to_owned(), fs::read(entry.path()).unwrap())).collect()
}

fn assert_done(output: &Output) {
    assert!(output.status.success(), "{:?}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
}

#[test]
fn thirty_two_open_files_are_enough() {
    let home = site();
    assert_done(&built("ulimit -n 32", &home.path().join("site"), &home.path().join("few")));
    assert_done(&built("true", &home.path().join("site"), &home.path().join("many")));
    assert_eq!(tree(&home.path().join("few")), tree(&home.path().join("many")));
}

/// It ends, done or not, and the site is the old one or the new one. Where the system gives no memory at all, a
/// program cannot even say so: it is ended by the system, and nothing is half done.
#[test]
fn little_memory_ends_a_build_and_changes_nothing() {
    let home = site();
    let (place, output) = (home.path().join("site"), home.path().join("output"));
    assert_done(&built("true", &place, &output));
    let old = tree(&output);
    fs::write(place.join("content/pages/equipe.fr.md"), "---\ntitle: L'équipe\n---\nNous.\n").unwrap();
    assert_done(&built("true", &place, &home.path().join("trial")));
    let new = tree(&home.path().join("trial"));
    for megabytes in [64, 128, 256, 512, 1024] {
        let told = built(&format!("ulimit -v {}", megabytes * 1024), &place, &output);
        let now = tree(&output);
        assert!(now == old || now == new, "{megabytes} MB: neither the old site nor the new one");
        let ended = told.status.signal().is_some() || matches!(told.status.code(), Some(0 | 3 | 4 | 127));
        assert!(ended, "{megabytes} MB: {:?}\n{}", told.status, String::from_utf8_lossy(&told.stderr));
        assert_eq!(told.status.success(), now == new, "{megabytes} MB: the status tells what stands");
        if now == new {
            break;
        }
    }
    assert_done(&built("true", &place, &output));
    assert_eq!(tree(&output), new, "the next build mends everything");
}

#[test]
fn many_builds_of_one_site_into_outputs_of_their_own_all_succeed() {
    let home = site();
    let place = home.path().join("site");
    let children: Vec<(PathBuf, Child)> = (0..16)
        .map(|number| home.path().join(format!("output-{number}")))
        .map(|output| (output.clone(), after("true", &place, &output).spawn().unwrap()))
        .collect();
    let trees: Vec<_> = children
        .into_iter()
        .map(|(output, child)| {
            assert_done(&child.wait_with_output().unwrap());
            tree(&output)
        })
        .collect();
    assert!(trees[0].len() > 15 && trees.iter().all(|tree| *tree == trees[0]), "every output is the same site");
    assert_done(&built("true", &place, &home.path().join("output-0")));
    assert_eq!(tree(&home.path().join("output-0")), trees[0], "what they remembered is sound");
}

/// As somebody who may not write in the site's folder; whoever tests as root becomes somebody else for it.
#[test]
fn a_site_that_cannot_be_written_to_is_built_elsewhere() {
    let home = site();
    let (place, elsewhere) = (home.path().join("site"), home.path().join("elsewhere"));
    fs::create_dir(&elsewhere).unwrap();
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let entries: Vec<PathBuf> =
        walkdir::WalkDir::new(&place).contents_first(true).into_iter().map(|entry| entry.unwrap().into_path()).collect();
    let set = |folder: u32, file: u32| {
        for path in &entries {
            fs::set_permissions(path, fs::Permissions::from_mode(if path.is_dir() { folder } else { file })).unwrap();
        }
    };
    set(0o555, 0o444);
    // The program may lie where nobody else may look.
    let program = home.path().join("diptych");
    fs::copy(PROGRAM, &program).unwrap();
    let is_root = chown(&elsewhere, Some(65_534), Some(65_534)).is_ok();
    let mut command = if is_root { Command::new("setpriv") } else { Command::new("env") };
    if is_root {
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
    }
    let output = command
        .arg(&program)
        .args(["build", "--date", "2026-11-21", "-C"])
        .arg(&place)
        .arg("-o")
        .arg(elsewhere.join("output"))
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .output()
        .unwrap();
    assert_done(&output);
    assert!(tree(&elsewhere.join("output")).len() > 15);
    assert!(!place.join(".diptych").exists(), "nothing was written into the site");
    let refused = built("true", &place, &place.join("output"));
    set(0o755, 0o644);
    assert!(is_root || refused.status.code() == Some(3), "an output that cannot be made is trouble of the machine");
}

/// The most memory of its own that a running program had at once, in MiB; what it maps of its own file is left out, since
/// a test build maps much more of it.
fn most_memory(mut child: Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let anonymous = told.lines().find_map(|line| line.strip_prefix("RssAnon:")?.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(anonymous.unwrap_or(0));
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    assert!(child.wait().unwrap().success());
    most / 1024
}

/// The race's sites: a thousand pages, and five thousand. Pages are not kept when they are made: what a build remembers of
/// one more is a few kilobytes.
#[test]
fn a_thousand_pages_need_little_memory_and_more_pages_little_more() {
    let home = tempfile::tempdir().unwrap();
    let measured = [250_usize, 1250].map(|enterprises| {
        let place = home.path().join(enterprises.to_string());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/generate.py");
        let mut generated = Command::new("python3");
        generated.arg(script).args(["--n", &enterprises.to_string(), "--peers", "diptych", "--out"]).arg(&place);
        if !generated.stdout(Stdio::null()).status().is_ok_and(|status| status.success()) {
            assert!(std::env::var_os("DIPTYCH_ORACLE").is_none(), "Python is required");
            eprintln!("skipped: no python3 to make a large site with");
            return None;
        }
        let output = place.join("public");
        let mut command = after("true", &place.join("diptych"), &output);
        let most = most_memory(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        let pages =
            walkdir::WalkDir::new(output).into_iter().filter(|entry| entry.as_ref().is_ok_and(|entry| entry.file_name() == "index.html"));
        Some((pages.count() as u64, most))
    });
    let [Some((fewer, little)), Some((more, much))] = measured else { return };
    assert!(fewer > 1000 && more > 4 * fewer, "{fewer} and {more} pages");
    assert!(little <= 56, "{little} MiB for {fewer} pages");
    let kilobytes = (much.saturating_sub(little)) * 1024 / (more - fewer);
    assert!(kilobytes <= 20, "{kilobytes} KiB for each further page: {little} MiB for {fewer}, {much} MiB for {more}");
}
