//! The disk: the first verb and the last, `read` and `publish`.
//!
//! Gives the floors below a `Snapshot` and takes the bytes of each page from them. Nothing else in
//! Diptych opens a file. It refuses to read outside the site, to follow a link, and to leave a
//! publication half made: readers meet the whole old site or the whole new one.

mod decode;
mod destination;
pub mod failure;
mod folder;
mod journal;
mod manifest;
mod memory;
mod program;
mod publish;
mod published;
mod read;
mod reader;
mod staging;
mod stamp;
pub mod tongue;
mod workshop;

pub use destination::{Destination, Foreign, Way};
pub use failure::{Failure, Interruption};
pub use manifest::{MANIFEST, Manifest};
pub use memory::{Keeping, Remembered};
pub use program::program;
pub use publish::Summary;
pub use read::{SITE_FILE, content_of, find_root, is_leftover_name, read, read_settings, source};
pub use reader::{Reader, Speaks};
pub use staging::{Abandon, Staging};
pub use tongue::{Pick, Tongue};
