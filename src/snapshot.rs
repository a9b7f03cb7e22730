//! What the disk held at one moment, and everything else a build depends on.
//!
//! `disk::read` makes it; from then on nothing looks at the world again: the same snapshot
//! always gives the same site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::path::{OutPath, SourcePath};
use crate::period::Date;

/// The number of a file in its snapshot, in order of paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// One file of the site.
#[derive(Clone, Debug)]
pub struct File {
    /// Where it lies in the site.
    pub path: SourcePath,
    /// What it holds, or why that could not be read.
    pub content: Content,
    /// What reading it as a record gave, in a form that only its reader knows; nothing before it was read.
    pub tree: OnceLock<Vec<u8>>,
}

impl File {
    /// A file that nobody has read as a record yet.
    pub fn new(path: SourcePath, content: Content) -> File {
        File { path, content, tree: OnceLock::new() }
    }
}

/// What a file held when it was read.
#[derive(Clone, Debug)]
pub enum Content {
    /// UTF-8 text, byte order mark removed, line ends as they were.
    Text(String),
    /// Other bytes: pictures, fonts.
    Bytes(Vec<u8>),
    /// Nothing that may be used, and why.
    Refused(Refusal),
}

/// Why the content of a file is not used. Each is a finding (E25) where the file is asked for;
/// always for YAML, Markdown and CSV, and always for a link, a special file and a name, which may
/// hide a whole folder. `Misnamed` is only a warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The system would not let us read it, in its own words.
    Unreadable(String),
    /// A byte that is not UTF-8, at this offset; the encoding it looks like, if known.
    NotUtf8 {
        /// Offset of the first wrong byte.
        offset: usize,
        /// Its line, from 1.
        line: u32,
        /// Its column, in characters from 1.
        column: u32,
        /// `UTF-16`, `Latin-1`…
        looks_like: Option<&'static str>,
    },
    /// A NUL byte at this offset.
    Nul {
        /// Offset of the byte.
        offset: usize,
        /// Its line, from 1.
        line: u32,
        /// Its column, in characters from 1.
        column: u32,
    },
    /// Larger than this many bytes.
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// A link that leads out of the site, or any link.
    Link {
        /// Where it leads, as written in the link.
        target: String,
    },
    /// A device, socket or pipe.
    Special,
    /// A file of a member whose federation is published without those that hold errors: as if it were not there.
    LeftOut,
    /// A name that is not UTF-8 or holds a backslash, shown in the path with `<E9>` for each such byte.
    Name,
    /// A folder named like a text (`x.md/`), or a file that is only an ending (`.md`): left aside.
    Misnamed,
}

/// What the command line decides about the content of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The day of the build: it decides only consent, W08 and past or coming events.
    pub today: Date,
    /// Whether drafts are published.
    pub drafts: Drafts,
    /// How links between pages are written.
    pub links: Links,
    /// Replaces `base_url`.
    pub base_url: Option<String>,
    /// Only this enterprise's pages.
    pub enterprise: Option<String>,
}

/// Whether drafts are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Drafts {
    /// They are left out.
    #[default]
    Hidden,
    /// They are published, marked as such.
    Shown,
}

/// How links between pages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Links {
    /// `../temoignages/samira/`: for a web server.
    #[default]
    Pretty,
    /// `../temoignages/samira/index.html`: opens from a folder.
    File,
}

/// Everything a build depends on.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The files, in order of their paths; shared, so that the next snapshot costs only what changed.
    pub files: Vec<Arc<File>>,
    /// What the command line decided.
    pub options: Options,
}

impl Snapshot {
    /// The number and content of the file at `path`.
    pub fn find(&self, path: &str) -> Option<(FileId, &File)> {
        let index = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some((FileId(u32::try_from(index).ok()?), &self.files[index]))
    }

    /// The file of a number that this snapshot gave.
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// The text of a file; empty if it holds none.
    pub fn text(&self, id: FileId) -> &str {
        match &self.file(id).content {
            Content::Text(text) => text,
            _ => "",
        }
    }

    /// The same files with those left out that lie in one of these enterprises' folders; numbers stay as they are.
    pub fn without_enterprises(&self, ids: &BTreeSet<String>) -> Snapshot {
        let left_out = |file: &Arc<File>| match enterprise_of(file.path.as_str()).filter(|id| ids.contains(*id)) {
            Some(_) => Arc::new(File::new(file.path.clone(), Content::Refused(Refusal::LeftOut))),
            None => Arc::clone(file),
        };
        Snapshot { files: self.files.iter().map(left_out).collect(), options: self.options.clone() }
    }

    /// The same files as another command line would have them.
    pub fn with_options(&self, options: Options) -> Snapshot {
        Snapshot { files: self.files.clone(), options }
    }

    /// Every file with its number, in order of paths.
    pub fn numbered(&self) -> impl Iterator<Item = (FileId, &File)> {
        (0u32..).map(FileId).zip(self.files.iter().map(|file| &**file))
    }
}

/// The enterprise in whose folder a file lies.
pub fn enterprise_of(path: &str) -> Option<&str> {
    path.strip_prefix("content/enterprises/")?.split_once('/').map(|(id, _)| id)
}

/// The bytes of a publication, by path.
pub type Publication = BTreeMap<OutPath, Vec<u8>>;

/// Takes a published file; from any thread.
pub type Write<'a, E> = &'a (dyn Fn(&OutPath, Body) -> Result<(), E> + Sync);

/// Takes a piece of a file.
pub type Take<'a> = &'a mut dyn FnMut(&[u8]);

/// What a file holds.
#[derive(Clone, Copy)]
pub enum Body<'a> {
    /// Bytes that lie ready.
    Whole(&'a [u8]),
    /// Bytes that are told piece by piece, as often as somebody asks: they are too many to lie in memory together.
    Told(&'a dyn Fn(Take)),
}

impl Body<'_> {
    /// Hands over every piece, in order.
    pub fn tell(&self, take: Take) {
        match self {
            Body::Whole(bytes) => take(bytes),
            Body::Told(tell) => tell(take),
        }
    }

    /// All bytes together.
    pub fn bytes(&self) -> Vec<u8> {
        let mut all = Vec::new();
        self.tell(&mut |piece| all.extend_from_slice(piece));
        all
    }
}

/// A text that is told: it is handed over whenever enough of it has been written.
pub struct Told<'a> {
    text: String,
    take: Take<'a>,
}

impl<'a> Told<'a> {
    /// As much as is handed over at once, in bytes.
    const PIECE: usize = 1 << 16;

    /// An empty text.
    pub fn new(take: Take<'a>) -> Told<'a> {
        Told { text: String::with_capacity(Told::PIECE + Told::PIECE / 8), take }
    }

    /// Where the next words are added.
    pub fn text(&mut self) -> &mut String {
        if self.text.len() >= Told::PIECE {
            (self.take)(self.text.as_bytes());
            self.text.clear();
        }
        &mut self.text
    }

    /// Hands over what is left.
    pub fn end(self) {
        (self.take)(self.text.as_bytes());
    }
}

impl<'a> From<&'a [u8]> for Body<'a> {
    fn from(bytes: &'a [u8]) -> Body<'a> {
        Body::Whole(bytes)
    }
}

impl<'a> From<&'a Vec<u8>> for Body<'a> {
    fn from(bytes: &'a Vec<u8>) -> Body<'a> {
        Body::Whole(bytes)
    }
}
