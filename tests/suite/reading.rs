//! What is read of a site, what is refused, and what is left aside.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;

use diptych::disk::{Failure, find_root, read};
use diptych::period::Date;
use diptych::snapshot::{Content, Drafts, Links, Options, Refusal, Snapshot};
use tempfile::TempDir;

fn options() -> Options {
    let today = Date::new(2026, 11, 21).unwrap();
    Options { today, drafts: Drafts::Hidden, links: Links::Pretty, base_url: None, enterprise: None }
}

fn site(files: &[(&str, &[u8])]) -> TempDir {
    let site = tempfile::tempdir().unwrap();
    for (path, bytes) in [("diptych.yaml", &b"format: 1\n"[..])].iter().chain(files) {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    site
}

fn snapshot(site: &TempDir) -> Snapshot {
    read(site.path(), options()).unwrap()
}

fn paths(snapshot: &Snapshot) -> Vec<&str> {
    snapshot.files.iter().map(|file| file.path.as_str()).collect()
}

fn refusal(snapshot: &Snapshot, path: &str) -> Refusal {
    match &snapshot.find(path).unwrap_or_else(|| panic!("{path} is in {:?}", paths(snapshot))).1.content {
        Content::Refused(refusal) => refusal.clone(),
        other => panic!("{path} should be refused, not {other:?}"),
    }
}

#[test]
fn files_stand_in_order_of_their_paths_and_only_those_of_the_site() {
    let site = site(&[
        ("content/pages/a-b/x.fr.md", b"x"),
        ("content/pages/a/x.fr.md", b"x"),
        ("content/pages/a.fr.md", b"x"),
        ("themes/mine/theme.yaml", b""),
        ("translations.lock", b""),
        ("output/index.html", b"not a source"),
        ("README.md", b"not a source"),
    ]);
    let expected = [
        "content/pages/a-b/x.fr.md",
        "content/pages/a.fr.md",
        "content/pages/a/x.fr.md",
        "diptych.yaml",
        "themes/mine/theme.yaml",
        "translations.lock",
    ];
    let snapshot = snapshot(&site);
    assert_eq!(paths(&snapshot), expected);
    assert!(expected.iter().all(|path| snapshot.find(path).is_some()));
}

#[test]
fn leftovers_of_editors_and_everything_hidden_is_left_aside() {
    let leftovers =
        [".DS_Store", "Thumbs.db", "a.fr.md~", ".a.fr.md.swp", "a.fr.md.swp", "4913", ".#a.fr.md", ".git/config", ".obsidian/a.md"];
    let files: Vec<(String, &[u8])> = leftovers.iter().map(|name| (format!("content/pages/{name}"), &b"\xff"[..])).collect();
    let site = site(&files.iter().map(|(path, bytes)| (path.as_str(), *bytes)).collect::<Vec<_>>());
    symlink("who@host.123:456", site.path().join("content/pages/.#b.fr.md")).unwrap();
    assert_eq!(paths(&snapshot(&site)), ["diptych.yaml"]);
}

#[test]
fn text_is_utf_8_and_pictures_are_bytes() {
    let site = site(&[
        ("content/a.MD", b"\xef\xbb\xbfdeux\r\n"),
        ("content/b.png", b"\x89PNG\0"),
        ("content/c.yaml", b"a: \xe9"),
        ("content/d.csv", b"a\0b"),
    ]);
    let snapshot = snapshot(&site);
    assert_eq!(snapshot.text(snapshot.find("content/a.MD").unwrap().0), "deux\r\n");
    assert!(matches!(&snapshot.find("content/b.png").unwrap().1.content, Content::Bytes(bytes) if bytes == b"\x89PNG\0"));
    assert_eq!(refusal(&snapshot, "content/c.yaml"), Refusal::NotUtf8 { offset: 3, line: 1, column: 4, looks_like: Some("Latin-1") });
    assert_eq!(refusal(&snapshot, "content/d.csv"), Refusal::Nul { offset: 1, line: 1, column: 2 });
}

#[test]
fn links_are_refused_with_their_target_and_never_followed() {
    let site = site(&[("content/pages/a.fr.md", b"x")]);
    let content = site.path().join("content");
    for (name, target) in [
        ("out.md", "/etc/passwd"),
        ("in.md", "pages/a.fr.md"),
        ("dangling.md", "nowhere"),
        ("loop", ".."),
        ("self", "self"),
        ("etc", "/etc"),
    ] {
        symlink(target, content.join(name)).unwrap();
        assert_eq!(refusal(&snapshot(&site), &format!("content/{name}")), Refusal::Link { target: target.into() });
    }
    assert_eq!(snapshot(&site).files.len(), 8);
    symlink("/etc", site.path().join("themes")).unwrap();
    assert_eq!(refusal(&snapshot(&site), "themes"), Refusal::Link { target: "/etc".into() });
}

#[test]
fn the_site_itself_may_be_reached_through_a_link() {
    let site = site(&[("content/pages/a.fr.md", b"x")]);
    let elsewhere = tempfile::tempdir().unwrap();
    symlink(site.path(), elsewhere.path().join("alias")).unwrap();
    assert_eq!(read(&elsewhere.path().join("alias"), options()).unwrap().files.len(), 2);
}

#[test]
fn pipes_and_sockets_are_refused_without_waiting() {
    let site = site(&[("content/pages/a.fr.md", b"x")]);
    let _socket = UnixListener::bind(site.path().join("content/b.md")).unwrap();
    assert_eq!(refusal(&snapshot(&site), "content/b.md"), Refusal::Special);
}

#[test]
fn a_file_over_its_limit_is_refused_with_the_limit() {
    let site = site(&[("content/a.md", &vec![b'a'; 2 * 1024 * 1024 + 1]), ("content/b.md", &vec![b'a'; 2 * 1024 * 1024])]);
    let snapshot = snapshot(&site);
    assert_eq!(refusal(&snapshot, "content/a.md"), Refusal::TooLarge { limit: 2 * 1024 * 1024 });
    assert!(matches!(snapshot.find("content/b.md").unwrap().1.content, Content::Text(_)));
}

#[test]
fn a_name_that_is_not_utf_8_is_shown_escaped() {
    let site = site(&[("content/a\\b.md", b"x")]);
    fs::write(site.path().join("content").join(OsStr::from_bytes(b"caf\xe9.md")), "x").unwrap();
    let snapshot = snapshot(&site);
    assert_eq!(refusal(&snapshot, "content/caf<E9>.md"), Refusal::Name);
    assert_eq!(refusal(&snapshot, "content/a<5C>b.md"), Refusal::Name);
}

#[test]
fn a_folder_named_like_a_text_is_left_aside_and_reported() {
    let site = site(&[("content/pages/x.md/inside.fr.md", b"x"), ("content/pages/.md", b"x"), ("content/pages/v1.2/a.fr.md", b"x")]);
    let snapshot = snapshot(&site);
    assert_eq!(paths(&snapshot), ["content/pages/.md", "content/pages/v1.2/a.fr.md", "content/pages/x.md", "diptych.yaml"]);
    assert_eq!(refusal(&snapshot, "content/pages/x.md"), Refusal::Misnamed);
    assert_eq!(refusal(&snapshot, "content/pages/.md"), Refusal::Misnamed);
}

#[test]
fn a_folder_without_diptych_yaml_is_no_site() {
    let empty = tempfile::tempdir().unwrap();
    let failure = read(empty.path(), options()).unwrap_err();
    assert_eq!((failure.status(), &failure), (2, &Failure::NoSite { start: empty.path().to_owned() }));
    assert_eq!(read(&empty.path().join("missing"), options()).unwrap_err().status(), 2);
}

#[test]
fn the_root_is_found_from_any_folder_below() {
    let site = site(&[("content/pages/a.fr.md", b"x")]);
    assert_eq!(find_root(&site.path().join("content/pages")).as_deref(), Some(site.path()));
    assert_eq!(find_root(Path::new("/")), None);
}

#[test]
fn no_listing_error_is_thrown_away() {
    // `filter_map(Result::ok)` on a listing turns an unreadable folder into missing pages.
    let idioms = ["filter_map(Result::ok)", "filter_map(|entry| entry.ok())", "filter_map(|e| e.ok())", "flat_map(Result::ok)"];
    for entry in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(entry.path()).unwrap();
            assert!(!idioms.iter().any(|idiom| text.contains(idiom)), "{} throws errors away", entry.path().display());
        }
    }
}
