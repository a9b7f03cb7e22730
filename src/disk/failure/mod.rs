//! Failures: the machine's trouble and senseless command lines, never an author's mistake.
//!
//! Each carries what the system said and where, decides the exit status (format.md §5), and has a
//! sentence in each of the four languages. It refuses to print: that is the command line's affair.

mod sentence;

pub use sentence::shown;

use std::io;
use std::path::{Path, PathBuf};

/// Why the program cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No `diptych.yaml` in this folder.
    NoSite {
        /// The folder that was named.
        start: PathBuf,
    },
    /// No `diptych.yaml` in this folder, nor in any above it.
    NoSiteAbove {
        /// Where the search began.
        start: PathBuf,
    },
    /// A folder in which we will not publish.
    Unfit {
        /// The output, as resolved.
        output: PathBuf,
        /// What stands against it.
        why: Unfit,
    },
    /// A file that is not ours lies at an address we need.
    Taken {
        /// That file.
        path: PathBuf,
    },
    /// A file of the site that may not be changed, since a link or a folder stands in its place or on the way to it.
    Linked {
        /// What stands there.
        path: PathBuf,
    },
    /// Anything else that the command line asks for and that makes no sense: the sentence, in the
    /// reader's language already.
    Usage(String),
    /// The system refused something.
    System {
        /// What was being done.
        doing: Doing,
        /// To what.
        path: PathBuf,
        /// The system's own words.
        words: String,
    },
    /// Another process publishes into the same folder and does not end.
    Busy {
        /// The output.
        output: PathBuf,
        /// The number of that process, if it could be read.
        holder: Option<u32>,
    },
    /// Our own fault: two files for one address, a path of the program's own.
    Internal(String),
    /// Someone asked the program to stop.
    Interrupted(Interruption),
}

/// What stands against publishing into a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// An empty name.
    Empty,
    /// The site itself.
    Site,
    /// The site, or the whole disk, lies in it.
    HoldsSite,
    /// The home folder, or a folder that holds it.
    Home,
    /// The site's sources.
    Sources,
    /// A version control folder.
    Versioned,
    /// A file, or a path through a file.
    NotAFolder,
    /// A link that leads nowhere, or in a circle.
    DanglingLink,
    /// A `..` after a folder that does not exist.
    Winding,
    /// It holds files and no manifest of ours.
    Unowned {
        /// The first three names.
        names: Vec<String>,
    },
}

/// What was being done when the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Opening or reading a file.
    Read,
    /// Listing a folder.
    List,
    /// Writing a file or making a folder.
    Write,
    /// Putting the new site in place of the old.
    Exchange,
    /// Removing what is no longer needed.
    Remove,
    /// Starting threads or installing handlers.
    Start,
}

/// Who asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interruption {
    /// Ctrl-C.
    Keyboard,
    /// SIGTERM, or the terminal went away.
    Termination,
}

impl Failure {
    /// The exit status: 2 refusal, 3 environment, 4 internal, 130 and 143 interrupted.
    pub fn status(&self) -> u8 {
        match self {
            Failure::NoSite { .. } | Failure::NoSiteAbove { .. } | Failure::Unfit { .. } => 2,
            Failure::Taken { .. } | Failure::Linked { .. } | Failure::Usage(_) => 2,
            Failure::System { .. } | Failure::Busy { .. } => 3,
            Failure::Internal(_) => 4,
            Failure::Interrupted(Interruption::Keyboard) => 130,
            Failure::Interrupted(Interruption::Termination) => 143,
        }
    }
}

/// Says what was being done, and to what, when the system refused.
pub trait During<T> {
    /// Turns the system's error into a failure.
    fn during(self, doing: Doing, path: impl AsRef<Path>) -> Result<T, Failure>;
}

impl<T> During<T> for io::Result<T> {
    fn during(self, doing: Doing, path: impl AsRef<Path>) -> Result<T, Failure> {
        self.map_err(|error| Failure::System { doing, path: path.as_ref().to_owned(), words: error.to_string() })
    }
}
