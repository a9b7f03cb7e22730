//! Paths as names: where a source lies in the site, where an output lies in the publication.
//!
//! Both are relative, written with `/`, and never contain `.` or `..`: a path that could
//! leave its root cannot be written. Joining them to a real folder is the disk's affair.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The path of a source file, relative to the site's root: `content/pages/index.fr.md`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(String);

/// The path of a published file, relative to the output folder: `fr/index.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct OutPath(String);

impl SourcePath {
    /// The path, if each of its parts is a plain name.
    pub fn new(path: impl Into<String>) -> Option<SourcePath> {
        let path = path.into();
        is_inside(&path).then_some(SourcePath(path))
    }

    /// `target` as written in a file of the folder `base`: relative to it, `..` resolved.
    /// Nothing if it leaves the site.
    pub fn resolve(base: &str, target: &str) -> Option<SourcePath> {
        let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
        if target.starts_with('/') || target.contains('\\') {
            return None;
        }
        for part in target.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                name => parts.push(name),
            }
        }
        SourcePath::new(parts.join("/"))
    }

    /// The path with `/` between its parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder the file lies in, without a slash at the end; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's own name.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }
}

impl OutPath {
    /// The path, if each of its parts is a plain name.
    pub fn new(path: impl Into<String>) -> Option<OutPath> {
        let path = path.into();
        is_inside(&path).then_some(OutPath(path))
    }

    /// The path with `/` between its parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder it lies in, without a slash at its end; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's own name.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }
}

fn is_inside(path: &str) -> bool {
    !path.is_empty() && path.split('/').all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']))
}

impl TryFrom<String> for OutPath {
    type Error = &'static str;

    fn try_from(path: String) -> Result<OutPath, &'static str> {
        OutPath::new(path).ok_or("a path that could leave its root")
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_leave_its_root() {
        assert!(SourcePath::new("../etc/passwd").is_none());
        assert!(SourcePath::new("/etc/passwd").is_none());
        assert!(SourcePath::resolve("content/pages", "../../../x").is_none());
        assert_eq!(SourcePath::resolve("content/pages", "../media/a.png").expect("inside").as_str(), "content/media/a.png");
    }
}
