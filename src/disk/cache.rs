//! The memory of the last build, in `.diptych/cache` of the site: one small file an output.
//!
//! It only spares time: without it, or with a damaged one, the same site is made. It holds keys and addresses, never
//! words, and is replaced as a whole by each build, so that nothing of an earlier state stays in it.
#![expect(clippy::disallowed_methods, reason = "the cache is written here and nowhere else")]

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::pipeline::Past;

/// Where the memory of one output lies.
pub struct Cache {
    folder: PathBuf,
    file: PathBuf,
}

/// There is a memory, but it cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unusable;

/// The file: what follows the mark must have the key that it says.
#[derive(Serialize, Deserialize)]
struct Sealed {
    program: String,
    key: String,
    past: String,
}

impl Cache {
    /// The memory of what is published at `output`.
    pub fn of(site: &Path, output: &Path) -> Cache {
        let output = std::path::absolute(output).unwrap_or_else(|_| output.to_owned());
        let folder = site.join(".diptych/cache");
        let file = folder.join(format!("{}.json", Key::of(output.as_os_str().as_encoded_bytes()).short()));
        Cache { folder, file }
    }

    /// What the last build remembered; empty if there was none.
    pub fn read(&self) -> Result<Past, Unusable> {
        let text = match fs::read_to_string(&self.file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Past::default()),
            Err(_) => return Err(Unusable),
        };
        let sealed: Sealed = serde_json::from_str(&text).map_err(|_| Unusable)?;
        if sealed.program != program() || Key::of(sealed.past.as_bytes()).to_string() != sealed.key {
            return Err(Unusable);
        }
        serde_json::from_str(&sealed.past).map_err(|_| Unusable)
    }

    /// Remembers a build. A site that cannot be written to is built without a memory: that only costs time.
    pub fn write(&self, past: &Past) {
        let Ok(past) = serde_json::to_string(past) else { return };
        let sealed = Sealed { program: program(), key: Key::of(past.as_bytes()).to_string(), past };
        let fresh = self.file.with_extension("new");
        let written = serde_json::to_string(&sealed).map_err(|_| ()).and_then(|text| {
            fs::create_dir_all(&self.folder).map_err(|_| ())?;
            let ignore = self.folder.parent().map(|folder| folder.join(".gitignore"));
            ignore.filter(|ignore| !ignore.exists()).map(|ignore| fs::write(ignore, "*\n"));
            fs::write(&fresh, text).and_then(|()| fs::rename(&fresh, &self.file)).map_err(|_| ())
        });
        if written.is_err() {
            self.forget();
        }
    }

    /// Forgets the last build.
    pub fn forget(&self) {
        let _ = fs::remove_file(&self.file);
    }
}

fn program() -> String {
    format!("diptych {} cache 1", env!("CARGO_PKG_VERSION"))
}
