//! One site has one hash, whatever surrounds the build: threads, language, zone, clock, umask, order and age of files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

/// What surrounds one build.
struct Surroundings {
    threads: usize,
    locale: &'static str,
    zone: &'static str,
    umask: &'static str,
    /// Seconds since 1970 that every file of the site is said to be from.
    age: u64,
    /// Whether files are made in the order of their names, or against it.
    backwards: bool,
}

const LOCALES: [&str; 5] = ["C", "fr_BE.UTF-8", "nl_BE.UTF-8", "tr_TR.UTF-8", "de_DE.ISO-8859-1"];
const ZONES: [&str; 4] = ["UTC", "Europe/Brussels", "Pacific/Kiritimati", "America/St_Johns"];
const UMASKS: [&str; 3] = ["022", "077", "000"];
const AGES: [u64; 4] = [0, 1_000_000_000, 1_763_683_200, 4_070_908_800];

/// The `number`-th combination, so that each value of each kind meets those of the others.
fn surroundings(number: usize) -> Surroundings {
    Surroundings {
        threads: [1, 2, 8][number % 3],
        locale: LOCALES[number % LOCALES.len()],
        zone: ZONES[number % ZONES.len()],
        umask: UMASKS[number / 3 % UMASKS.len()],
        age: AGES[number / 2 % AGES.len()],
        backwards: number / 4 % 2 == 1,
    }
}

fn source() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/findings/site")
}

/// The site anew, its files made in one order or the other, and of one age.
fn copied(around: &Surroundings) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let entries = walkdir::WalkDir::new(source()).sort_by_file_name().into_iter().map(Result::unwrap);
    let mut files: Vec<PathBuf> = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect();
    if around.backwards {
        files.reverse();
    }
    for file in files {
        let to = home.path().join("site").join(file.strip_prefix(source()).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(&file, &to).unwrap();
        let made = fs::File::options().write(true).open(&to).unwrap();
        made.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(around.age)).unwrap();
    }
    let settings = home.path().join("site/diptych.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(settings, text + "produce: {png: false, cards: false}\n").unwrap();
    home
}

/// One key of every path, byte and mode that is published.
fn hash(output: &Path) -> String {
    use std::os::unix::fs::PermissionsExt;
    let mut all = Vec::new();
    for entry in walkdir::WalkDir::new(output).sort_by_file_name() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        all.extend(format!("{} {mode:o}\n", entry.path().strip_prefix(output).unwrap().display()).bytes());
        if entry.file_type().is_file() {
            all.extend(fs::read(entry.path()).unwrap());
        }
    }
    diptych::key::Key::of(&all).to_string()
}

fn built(around: &Surroundings) -> String {
    let home = copied(around);
    let output = home.path().join("output");
    let told = Command::new("sh")
        .args(["-c", &format!("umask {}; exec \"$0\" \"$@\"", around.umask), env!("CARGO_BIN_EXE_diptych")])
        .args(["build", "-C"])
        .arg(home.path().join("site"))
        .arg("-o")
        .arg(&output)
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("RAYON_NUM_THREADS", around.threads.to_string())
        .envs([("LC_ALL", around.locale), ("LANG", around.locale), ("TZ", around.zone), ("SOURCE_DATE_EPOCH", "1717200000")])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    hash(&output)
}

fn one_hash(builds: usize) {
    let first = built(&surroundings(0));
    for number in 1..builds {
        let around = surroundings(number);
        let Surroundings { threads, locale, zone, umask, age, backwards } = &around;
        assert_eq!(
            built(&around),
            first,
            "build {number}: {threads} threads, {locale}, {zone}, umask {umask}, files of {age}, backwards {backwards}"
        );
    }
    eprintln!("{builds} builds, one hash: {first}");
}

/// `DIPTYCH_BUILDS=300 cargo test --release --all-features --test suite one_hash -- --nocapture` takes minutes.
#[test]
fn one_site_has_one_hash_in_any_surroundings() {
    let builds = std::env::var("DIPTYCH_BUILDS").map_or(20, |count| count.parse().expect("DIPTYCH_BUILDS is a number"));
    one_hash(builds);
}
