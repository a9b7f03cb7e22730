//! What may become part of the program: licences, bans and sources as `deny.toml` lists them, and a reason for each
//! dependency of our own.
//!
//! `cargo deny check` says the same and asks the day's advisories besides; this needs neither it nor a network.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The strings of a list of `deny.toml` that has one to a line.
fn listed(key: &str) -> BTreeSet<String> {
    let text = file("deny.toml");
    let (_, list) = text.split_once(&format!("\n{key} = [\n")).unwrap();
    let list = list.split_once("\n]").unwrap().0;
    list.lines().map(|line| line.trim().split('"').nth(1).unwrap().to_owned()).collect()
}

/// Everything that is built on this machine, with all features.
fn packages() -> Vec<Value> {
    let host = Command::new("rustc").arg("-vV").output().unwrap();
    let host = String::from_utf8(host.stdout).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--all-features", "--locked", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let Value::Object(mut told) = serde_json::from_slice(&told.stdout).unwrap() else { panic!("cargo tells an object") };
    let Some(Value::Array(packages)) = told.remove("packages") else { panic!("cargo tells packages") };
    packages.into_iter().filter(|package| !package["source"].is_null()).collect()
}

/// Whether an expression of SPDX (older crates write `/` for `OR`) is met by licences of the list.
fn may(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let bare = expression.replace('/', " OR ");
    let mut depth = 0_i32;
    let mut cut = |word: &str| {
        let mut parts = vec![String::new()];
        for token in bare.replace('(', " ( ").replace(')', " ) ").split_whitespace() {
            depth += i32::from(token == "(") - i32::from(token == ")");
            match token == word && depth == 0 {
                true => parts.push(String::new()),
                false => parts.last_mut().unwrap().push_str(&format!(" {token}")),
            }
        }
        parts
    };
    let (any, all) = (cut("OR"), cut("AND"));
    let whole = bare.trim();
    match () {
        () if any.len() > 1 => any.iter().any(|part| may(part, allowed)),
        () if all.len() > 1 => all.iter().all(|part| may(part, allowed)),
        () if whole.starts_with('(') => may(&whole[1..whole.len() - 1], allowed),
        () => allowed.contains(whole),
    }
}

#[test]
fn expressions_of_licences_are_read() {
    let allowed: BTreeSet<String> = ["MIT", "Unicode-3.0"].map(str::to_owned).into();
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0/MIT", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(GPL-3.0 OR Apache-2.0) AND Unicode-3.0", false),
    ] {
        assert_eq!(may(expression, &allowed), expected, "{expression}");
    }
}

#[test]
fn every_crate_has_a_licence_and_a_source_that_we_accept() {
    let (allowed, banned) = (listed("allow"), listed("deny"));
    let all = packages();
    assert!(all.len() > 100 && allowed.len() > 5 && banned.len() > 5);
    for package in &all {
        let (name, licence) = (package["name"].as_str().unwrap(), package["license"].as_str().unwrap_or("none"));
        assert!(may(licence, &allowed), "{name}: {licence} is not a licence of deny.toml");
        assert!(!banned.contains(name), "{name} is banned by deny.toml");
        let source = package["source"].as_str().unwrap();
        assert!(source.starts_with("registry+"), "{name} comes from {source}");
    }
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let text = file("Cargo.toml");
    let mut reasons = 0;
    for section in ["[dependencies]", "[dev-dependencies]"] {
        let (_, lines) = text.split_once(&format!("\n{section}\n")).unwrap();
        // A comment speaks for its own line, or above a block for the whole of it.
        let mut spoken = false;
        for line in lines.lines().take_while(|line| !line.starts_with('[')) {
            match line {
                "" => spoken = false,
                comment if comment.starts_with('#') => spoken = true,
                dependency => {
                    assert!(spoken || dependency.contains(" # "), "{dependency} has no reason");
                    reasons += 1;
                }
            }
        }
    }
    assert!(reasons > 40, "{reasons} dependencies were read");
}

/// Stands in for the long build: `cargo build` puts a small program where the real one would lie, all else is cargo's.
const STAND_IN: &str = r#"#!/bin/sh
if [ "$1" != build ]; then exec "$REAL_CARGO" "$@"; fi
mkdir -p "$CARGO_TARGET_DIR/dist"
printf '#!/bin/sh\nif [ "$1" = man ]; then echo page > "$2/diptych.1"; else echo "$2"; fi\n' > "$CARGO_TARGET_DIR/dist/diptych"
chmod 777 "$CARGO_TARGET_DIR/dist/diptych"
"#;

/// The archive of a release, made by somebody with this umask and this alphabet.
fn archive(home: &Path, name: &str, (umask, alphabet): (&str, &str)) -> Vec<u8> {
    let (root, out) = (Path::new(env!("CARGO_MANIFEST_DIR")), home.join(name));
    let path = format!("{}:{}", home.join("bin").display(), std::env::var("PATH").unwrap());
    let made = Command::new("bash")
        .args(["-c", &format!("umask {umask} && exec dist/make \"$1\""), "bash"])
        .arg(&out)
        .current_dir(root)
        .envs([("PATH", path.as_str()), ("REAL_CARGO", env!("CARGO")), ("LC_ALL", alphabet), ("SOURCE_DATE_EPOCH", "1795000000")])
        .env("CARGO_TARGET_DIR", home.join(format!("target-{name}")))
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let archive =
        fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.extension().is_some_and(|own| own == "gz"));
    fs::read(archive.unwrap()).unwrap()
}

#[test]
fn an_archive_is_the_same_whoever_makes_it_and_brings_every_licence() {
    if !Command::new("python3").arg("--version").output().is_ok_and(|told| told.status.success()) {
        assert!(std::env::var_os("DIPTYCH_ORACLE").is_none(), "Python is required");
        return eprintln!("skipped: no Python, which lists the components of an archive");
    }
    let home = tempfile::tempdir().unwrap();
    let cargo = home.path().join("bin/cargo");
    fs::create_dir(home.path().join("bin")).unwrap();
    fs::write(&cargo, STAND_IN).unwrap();
    assert!(Command::new("chmod").arg("755").arg(&cargo).status().unwrap().success());
    let one = archive(home.path(), "one", ("022", "C"));
    let other = archive(home.path(), "other", ("077", "nl_BE.UTF-8"));
    assert!(one == other, "two archives of the same sources differ");
    let unpack = Command::new("tar").args(["-xzf", "-", "-C"]).arg(home.path()).stdin(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut unpack.stdin.as_ref().unwrap(), &one).unwrap();
    assert!(unpack.wait_with_output().unwrap().status.success());
    let mut folders = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().path());
    let folder = folders.find(|path| path.file_name().unwrap().to_string_lossy().starts_with("diptych-")).unwrap();
    for name in ["diptych", "README.md", "LICENSE-MIT", "completions/diptych.fish", "man/diptych.1"] {
        assert!(folder.join(name).is_file(), "{name} is missing");
    }
    let bill: Value = serde_json::from_slice(&fs::read(folder.join("components.cdx.json")).unwrap()).unwrap();
    let components = bill["components"].as_array().unwrap();
    let licences = fs::read_to_string(folder.join("LICENCES-OF-OTHERS.txt")).unwrap();
    assert!(components.len() > 100, "{} components", components.len());
    for component in components {
        let named = format!("{} {}: ", component["name"].as_str().unwrap(), component["version"].as_str().unwrap());
        assert!(licences.contains(&named), "{named} is not among the licences");
        assert!(!component["licenses"][0]["expression"].as_str().unwrap().contains('/'), "{component}");
    }
}
