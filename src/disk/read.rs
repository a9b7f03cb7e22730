//! Reads a site into a snapshot: the first verb, and the only one that looks at the sources.
//!
//! Gives every file of `diptych.yaml`, `translations.lock`, `content/` and `themes/`, in order of
//! paths. Nothing outside these is opened, so the output folder is never read. A folder that cannot
//! be listed is a failure: a page never goes missing in silence.
#![expect(clippy::disallowed_methods, reason = "reading the site is this module's work")]

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::decode;
use super::failure::{Doing, During, Failure};
use super::folder::Folder;
use crate::path::SourcePath;
use crate::snapshot::{Content, File, Options, Refusal, Snapshot};

/// The file that makes a folder a site.
pub const SITE_FILE: &str = "diptych.yaml";

const MIB: u64 = 1024 * 1024;
/// The most a Markdown file may hold.
pub const MARKDOWN_LIMIT: u64 = 2 * MIB;
/// The most a YAML file, or any other text, may hold.
pub const YAML_LIMIT: u64 = 8 * MIB;
/// The most a table may hold.
pub const CSV_LIMIT: u64 = 32 * MIB;
/// The most a picture, or any file that is not text, may hold.
pub const PICTURE_LIMIT: u64 = 64 * MIB;

/// Endings of files that must be UTF-8 text.
const TEXTS: [&str; 20] = [
    "md",
    "yaml",
    "yml",
    "csv",
    "tsv",
    "html",
    "htm",
    "css",
    "js",
    "txt",
    "json",
    "geojson",
    "bib",
    "svg",
    "xml",
    "lock",
    "vtt",
    "srt",
    "ris",
    "webmanifest",
];

/// Endings that belong to a text, so that a folder of such a name is a slip.
const TEXT_NAMES: [&str; 4] = ["md", "yaml", "yml", "csv"];

/// The nearest folder, from `start` upwards, that holds `diptych.yaml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| fs::symlink_metadata(folder.join(SITE_FILE)).is_ok()).map(Path::to_owned)
}

/// Reads the site at `root`, which may itself be reached through a link.
///
/// What cannot be used stands in the snapshot as a refusal. Errs if there is no `diptych.yaml` or
/// if a folder cannot be listed.
pub fn read(root: &Path, options: Options) -> Result<Snapshot, Failure> {
    let is_absent = |error: &io::Error| matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory);
    match fs::symlink_metadata(root.join(SITE_FILE)) {
        Err(error) if is_absent(&error) => return Err(Failure::NoSite { start: root.to_owned() }),
        answer => answer.during(Doing::Read, root.join(SITE_FILE))?,
    };
    let site = Folder::open(root).during(Doing::List, root)?;
    let mut files: Vec<Arc<File>> = everything(root)?.into_par_iter().map(|found| Arc::new(found.read(&site))).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Snapshot { files, options })
}

/// The text of a site's `diptych.yaml`, if it can be read.
pub fn read_settings(root: &Path) -> Option<String> {
    let path = SourcePath::new(SITE_FILE).expect("a plain name");
    match content(&Folder::open(root).ok()?, &path) {
        Content::Text(text) => Some(text),
        _ => None,
    }
}

/// Where the files of a site lie, in it.
pub(super) const PLACES: [&str; 4] = [SITE_FILE, "content", "themes", "translations.lock"];

/// Everything that lies in the site.
pub(super) fn everything(root: &Path) -> Result<Vec<Found>, Failure> {
    let mut found = Vec::new();
    for top in PLACES {
        list(root, top, &mut found)?;
    }
    Ok(found)
}

/// Something that lies in the site, not read yet.
pub(super) struct Found {
    pub path: SourcePath,
    pub refusal: Option<Refusal>,
}

impl Found {
    /// Reads it.
    pub fn read(self, site: &Folder) -> File {
        let content = match self.refusal {
            Some(refusal) => Content::Refused(refusal),
            None => content(site, &self.path),
        };
        File::new(self.path, content)
    }
}

fn list(root: &Path, top: &str, found: &mut Vec<Found>) -> Result<(), Failure> {
    if fs::symlink_metadata(root.join(top)).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(());
    }
    let mut walk = WalkDir::new(root.join(top)).follow_links(false).follow_root_links(false).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry.map_err(|error| listing_failure(root, error))?;
        let taken = taken(&entry, entry.path().strip_prefix(root).unwrap_or(entry.path()));
        if entry.file_type().is_dir() && !matches!(taken, Taken::Within) {
            walk.skip_current_dir();
        }
        if let Taken::Yes(file) = taken {
            found.push(file);
        }
    }
    Ok(())
}

/// What becomes of an entry of a folder.
enum Taken {
    /// It stands in the snapshot.
    Yes(Found),
    /// What it holds may.
    Within,
    /// It is left aside, with all it holds.
    No,
}

fn taken(entry: &DirEntry, written: &Path) -> Taken {
    let kind = entry.file_type();
    let (path, refused_name) = source_path(written);
    let refusal = if is_misnamed(entry) {
        Some(Refusal::Misnamed)
    } else if is_leftover(entry) {
        return Taken::No;
    } else if kind.is_symlink() {
        let target = fs::read_link(entry.path()).map_or_else(|_| "?".to_owned(), |target| target.to_string_lossy().into_owned());
        Some(Refusal::Link { target })
    } else if refused_name.is_some() {
        refused_name
    } else if kind.is_dir() {
        return Taken::Within;
    } else {
        (!kind.is_file()).then_some(Refusal::Special)
    };
    Taken::Yes(Found { path, refusal })
}

fn listing_failure(root: &Path, error: walkdir::Error) -> Failure {
    let path = error.path().unwrap_or(root).to_owned();
    let words = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    Failure::System { doing: Doing::List, path, words }
}

/// What editors and desktops leave behind, and everything that hides behind a dot.
fn is_leftover(entry: &DirEntry) -> bool {
    is_leftover_name(&entry.file_name().to_string_lossy())
}

/// Whether a file of this name is left aside.
pub fn is_leftover_name(name: &str) -> bool {
    let swap = [".swp", ".swo", ".swx", ".bck", ".orig", ".part"].iter().any(|end| name.ends_with(end));
    name.starts_with('.') || name.ends_with('~') || swap || matches!(name, "Thumbs.db" | "desktop.ini" | "4913")
}

/// A folder named like a text, or a file that is only an ending.
fn is_misnamed(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    match name.rsplit_once('.') {
        Some(("", ending)) => entry.file_type().is_file() && TEXT_NAMES.contains(&ending),
        Some((_, ending)) => entry.file_type().is_dir() && !is_leftover(entry) && TEXT_NAMES.contains(&ending),
        None => false,
    }
}

/// The path as a source path; with a refusal if its name cannot be written as one.
fn source_path(written: &Path) -> (SourcePath, Option<Refusal>) {
    if let Some(path) = written.to_str().and_then(SourcePath::new) {
        return (path, None);
    }
    let mut escaped = String::new();
    for chunk in written.as_os_str().as_bytes().utf8_chunks() {
        escaped.push_str(&chunk.valid().replace('\\', "<5C>"));
        escaped.extend(chunk.invalid().iter().map(|byte| format!("<{byte:02X}>")));
    }
    let path = SourcePath::new(escaped).expect("walking down from the site gives no `..`, and backslashes are escaped");
    (path, Some(Refusal::Name))
}

fn ending(name: &str) -> Cow<'static, str> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    TEXTS
        .iter()
        .find(|text| text.eq_ignore_ascii_case(ending))
        .map_or_else(|| Cow::Owned(ending.to_lowercase()), |text| Cow::Borrowed(*text))
}

/// The most bytes a file of this name may hold.
fn limit(ending: &str) -> u64 {
    match ending {
        "md" => MARKDOWN_LIMIT,
        "csv" | "tsv" => CSV_LIMIT,
        text if TEXTS.contains(&text) => YAML_LIMIT,
        _ => PICTURE_LIMIT,
    }
}

fn content(site: &Folder, path: &SourcePath) -> Content {
    bytes(site, path, limit(&ending(path.name()))).map_or_else(Content::Refused, |bytes| content_of(path, bytes))
}

/// What a file of the site would hold if these were its bytes.
pub fn content_of(path: &SourcePath, bytes: Vec<u8>) -> Content {
    let ending = ending(path.name());
    let limit = limit(&ending);
    match TEXTS.contains(&ending.as_ref()) {
        _ if bytes.len() as u64 > limit => Content::Refused(Refusal::TooLarge { limit }),
        true => decode::text(bytes),
        false => Content::Bytes(bytes),
    }
}

/// The path of a file as its site names it, from a path inside the site's folder; nothing for one that is none of its
/// files, or is something left behind by an editor.
pub fn source(inner: &Path) -> Option<SourcePath> {
    let own = PLACES.iter().any(|place| inner.starts_with(place));
    let leftover = inner.iter().any(|part| is_leftover_name(&part.to_string_lossy()));
    (own && !leftover).then(|| SourcePath::new(inner.to_str()?)).flatten()
}

/// The bytes of a file, at most one more than `limit`: enough to see that it is too large.
fn bytes(site: &Folder, path: &SourcePath, limit: u64) -> Result<Vec<u8>, Refusal> {
    let unreadable = |error: io::Error| Refusal::Unreadable(error.to_string());
    let file = site.file(Path::new(path.as_str())).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(Refusal::Special);
    }
    if metadata.len() > limit {
        return Err(Refusal::TooLarge { limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1);
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}
