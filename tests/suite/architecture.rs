//! The house as it is described: imports go down the floors, each library has one door, rooms stay small.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The floor of each module of `src/`.
const FLOORS: &[(&str, u8)] = &[
    ("archive", 0),
    ("decimal", 0),
    ("finding", 0),
    ("key", 0),
    ("lang", 0),
    ("localized", 0),
    ("memory", 0),
    ("nearest", 0),
    ("path", 0),
    ("period", 0),
    ("shelf", 0),
    ("snapshot", 0),
    ("square", 0),
    ("untrusted", 0),
    ("xml", 0),
    ("source", 1),
    ("model", 2),
    ("figures", 3),
    ("intake", 3),
    ("translation", 3),
    ("withdrawal", 3),
    ("plan", 4),
    ("render", 5),
    ("pipeline", 6),
    ("cli", 7),
    ("disk", 7),
    ("lsp", 7),
    ("main", 7),
    ("serve", 7),
];

/// Libraries that one file alone may import, so that replacing one means changing one file.
const ONE_DOOR: &[&str] = &[
    "ammonia",
    "annotate_snippets",
    "blake3",
    "calamine",
    "clap_complete",
    "clap_mangen",
    "csv",
    "granit_parser",
    "icu_collator",
    "icu_datetime",
    "icu_decimal",
    "icu_list",
    "icu_plurals",
    "image_webp",
    "include_dir",
    "jpeg_encoder",
    "lsp_server",
    "lsp_types",
    "notify",
    "pulldown_cmark",
    "qrcode",
    "quick_xml",
    "resvg",
    "rust_decimal",
    "rust_stemmers",
    "rust_xlsxwriter",
    "similar",
    "tera",
    "typst",
    "typst_layout",
    "typst_pdf",
    "ttf_parser",
    "walkdir",
    "woff2_patched",
    "zip",
    "zune_jpeg",
];

/// Lines a file may have.
const LONGEST_FILE: usize = 400;

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files: Vec<(PathBuf, String)> = walkdir::WalkDir::new(&root)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("src can be listed").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a source can be read");
            (path.strip_prefix(&root).expect("it lies in src").to_owned(), text)
        })
        .collect();
    let only_tests = ["tests.rs", "cases.rs", "vectors.rs", "samples.rs"];
    files.retain(|(path, _)| path != Path::new("lib.rs") && !only_tests.iter().any(|name| path.ends_with(name)));
    assert!(files.len() > 50, "the sources were found");
    files
}

fn module(path: &Path) -> String {
    path.components().next().map(|part| part.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()).unwrap_or_default()
}

/// The part of a file that is built for users: what stands before its tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

#[test]
fn imports_only_go_down_the_floors() {
    let floors: BTreeMap<&str, u8> = FLOORS.iter().copied().collect();
    let mut upward = Vec::new();
    for (path, text) in sources() {
        let own = module(&path);
        let floor = *floors.get(own.as_str()).unwrap_or_else(|| panic!("{} has no floor", path.display()));
        for line in without_tests(&text).lines().filter(|line| !line.trim_start().starts_with("//")) {
            for imported in line.split("crate::").skip(1) {
                let name: String = imported.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if floors.get(name.as_str()).is_some_and(|other| *other > floor) {
                    upward.push(format!("{}: {}", path.display(), line.trim()));
                }
            }
        }
    }
    assert!(upward.is_empty(), "imports that go up:\n{}", upward.join("\n"));
}

#[test]
fn every_library_has_one_door() {
    let mut doors: BTreeMap<&str, BTreeSet<PathBuf>> = BTreeMap::new();
    for (path, text) in sources() {
        for library in ONE_DOOR {
            let imports = |line: &str| line.contains(&format!("{library}::")) && !line.trim_start().starts_with("//");
            if without_tests(&text).lines().any(imports) {
                doors.entry(library).or_default().insert(path.clone());
            }
        }
    }
    let crowded: Vec<_> = doors.iter().filter(|(_, files)| files.len() > 1).collect();
    assert!(crowded.is_empty(), "libraries imported by several files: {crowded:#?}");
    let missing: Vec<_> = ONE_DOOR.iter().filter(|library| !doors.contains_key(**library)).collect();
    assert!(missing.is_empty(), "libraries that nothing imports: {missing:?}");
}

#[test]
fn pages_take_the_words_of_files_and_the_day_through_the_desk() {
    // What a build keeps depends on knowing what each page shows.
    const PAST_THE_DESK: [&str; 3] = ["outline::prose(", "outline::of_body(", "options.today"];
    let others = sources().into_iter().filter(|(path, _)| path.starts_with("render") && path != Path::new("render/desk.rs"));
    let past: Vec<PathBuf> =
        others.filter(|(_, text)| PAST_THE_DESK.iter().any(|call| text.contains(call))).map(|(path, _)| path).collect();
    assert!(past.is_empty(), "{past:#?}");
}

#[test]
fn only_the_edge_touches_the_world() {
    const WORLD: &[&str] = &["std::fs", "std::env", "std::net", "std::process", "SystemTime", "Instant::now", "println!", "eprintln!"];
    let mut leaks = Vec::new();
    for (path, text) in sources() {
        if matches!(module(&path).as_str(), "cli" | "disk" | "lsp" | "main" | "serve") {
            continue;
        }
        for line in without_tests(&text).lines().filter(|line| !line.trim_start().starts_with("//")) {
            if WORLD.iter().any(|door| line.contains(door)) {
                leaks.push(format!("{}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(leaks.is_empty(), "the world is touched below the edge:\n{}", leaks.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_stays_small() {
    let mut silent = Vec::new();
    let mut long = Vec::new();
    for (path, text) in sources() {
        if !text.trim_start().starts_with("//!") {
            silent.push(path.display().to_string());
        }
        if text.lines().count() > LONGEST_FILE {
            long.push(format!("{} ({} lines)", path.display(), text.lines().count()));
        }
    }
    assert!(silent.is_empty(), "files without a word on themselves: {silent:#?}");
    assert!(long.is_empty(), "files that have grown too long: {long:#?}");
}
