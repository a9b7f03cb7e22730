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
