//! Which program this is: another version, or one that was compiled anew, may make other pages.
#![expect(clippy::disallowed_methods, reason = "the program's own file is looked at, never read")]

use std::os::unix::fs::MetadataExt;

use crate::key::Key;

/// The name of exactly this program, by its version and by what the disk says of its file.
pub fn program() -> Key {
    let file = std::env::current_exe().and_then(std::fs::metadata);
    let stamp = file.map_or_else(|_| String::new(), |file| format!("{} {} {}", file.len(), file.mtime(), file.mtime_nsec()));
    Key::of(format!("diptych {} {stamp}", env!("CARGO_PKG_VERSION")).as_bytes())
}
