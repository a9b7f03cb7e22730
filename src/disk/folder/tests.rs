//! What a folder that is held by a handle does and refuses.

#![expect(clippy::disallowed_methods, reason = "tests look at what was written")]

use super::*;

fn room() -> (tempfile::TempDir, Folder) {
    let home = tempfile::tempdir().expect("a folder");
    let folder = Folder::open(home.path()).expect("it opens");
    (home, folder)
}

#[test]
fn what_is_no_folder_is_neither_opened_nor_made() {
    let (home, folder) = room();
    folder.create(Path::new("a"), b"x").expect("it is written");
    assert!(Folder::open(&home.path().join("a")).is_err());
    assert!(folder.folder(Path::new("a")).is_err());
    assert!(folder.make(Path::new("a")).is_err());
    assert!(folder.make(Path::new("b/c")).is_ok() && folder.make(Path::new("b/c")).is_ok());
    assert_eq!(folder.kind(Path::new("b/c")).expect("it is there"), Kind::Folder);
}

#[test]
fn what_is_there_is_never_written_over() {
    let (home, folder) = room();
    std::os::unix::fs::symlink(home.path().join("elsewhere"), home.path().join("link")).expect("a link");
    folder.create(Path::new("a/b"), b"x").expect("it is written with its folder");
    assert!(folder.create(Path::new("a/b"), b"y").is_err() && folder.create(Path::new("link"), b"y").is_err());
    assert_eq!(std::fs::read(home.path().join("a/b")).expect("it is there"), b"x");
    assert!(!home.path().join("elsewhere").exists());
}

#[test]
fn a_copy_keeps_time_and_mode_and_a_link_stays_a_link() {
    let ((home, folder), (other_home, other)) = (room(), room());
    folder.create(Path::new("a"), b"x").expect("it is written");
    std::os::unix::fs::symlink("a", home.path().join("link")).expect("a link");
    fs::chmodat(&folder.handle, "a", Mode::from_raw_mode(0o640), AtFlags::empty()).expect("a mode");
    for name in ["a", "link"] {
        folder.copy(OsStr::new(name), &other).expect("it is copied");
    }
    let told = |home: &Path| std::fs::metadata(home.join("a")).map(|entry| (entry.modified().ok(), entry.permissions())).ok();
    assert_eq!(told(home.path()), told(other_home.path()));
    assert_eq!(std::fs::read_link(other_home.path().join("link")).expect("a link"), Path::new("a"));
}

#[test]
fn a_folder_made_like_another_has_its_mode_and_can_be_filled() {
    let ((_home, folder), (_other_home, other)) = (room(), room());
    for (mode, made) in [(0o755, 0o755), (0o570, 0o770)] {
        folder.make(Path::new("a")).expect("it is made");
        fs::chmodat(&folder.handle, "a", Mode::from_raw_mode(mode), AtFlags::empty()).expect("a mode");
        other.make_like(Path::new("a"), &folder).expect("it is made");
        let stat = fs::statat(&other.handle, "a", AtFlags::empty()).expect("it is there");
        assert_eq!(Mode::from_raw_mode(stat.st_mode), Mode::from_raw_mode(made));
    }
}

#[test]
fn only_what_a_file_system_lacks_leads_to_another_way() {
    let unable = |error: Errno| cannot_exchange(&error.into());
    assert!([Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::XDEV, Errno::BUSY].into_iter().all(unable));
    assert!(![Errno::NOENT, Errno::ACCESS, Errno::PERM, Errno::IO, Errno::NOSPC, Errno::ROFS].into_iter().any(unable));
}

#[test]
fn a_folder_that_may_not_be_written_is_cleared_all_the_same() {
    let (_home, folder) = room();
    folder.create(Path::new("a/b/c"), b"x").expect("it is written");
    let inner = folder.folder(Path::new("a")).expect("it is there");
    fs::fchmod(&inner.handle, Mode::from_raw_mode(0o570)).expect("a mode");
    inner.clear().expect("it is cleared");
    assert!(inner.entries().expect("it is listed").is_empty());
    let stat = fs::fstat(&inner.handle).expect("it is there");
    assert_eq!(Mode::from_raw_mode(stat.st_mode), Mode::from_raw_mode(0o770), "its owner may write now, and nobody else is asked");
}

#[test]
fn a_path_is_opened_step_by_step_and_through_no_link() {
    let (home, folder) = room();
    folder.create(Path::new("a/b/c"), b"x").expect("it is written");
    std::os::unix::fs::symlink("a", home.path().join("link")).expect("a link");
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW;
    assert!(folder.step_by_step(Path::new("a/b/c"), flags).is_ok());
    assert!(folder.step_by_step(Path::new("link/b/c"), flags).is_err() && folder.step_by_step(Path::new("link"), flags).is_err());
    assert!(folder.step_by_step(Path::new(""), flags).is_err());
}
