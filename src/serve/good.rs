//! The last good version of each file: what is shown while the newer one cannot be read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::site::Site;
use crate::finding::{Findings, Severity};
use crate::memory::Memory;
use crate::path::SourcePath;
use crate::pipeline;
use crate::snapshot::{File, FileId, Snapshot};

/// The last version of each file that could be read, and pictures that were made before.
pub(super) struct Good(BTreeMap<SourcePath, Arc<File>>, pub Arc<dyn Memory + Send>);

impl Good {
    /// Nothing yet, beside a memory of pictures.
    pub fn new(memory: Arc<dyn Memory + Send>) -> Good {
        Good(BTreeMap::new(), memory)
    }

    /// The files to show in their last good version, and all that is wrong with the newer ones.
    pub fn replace(&self, truth: &Snapshot, before: Option<&Site>) -> (Snapshot, Vec<FileId>, Findings) {
        let (mut shown, mut replaced, mut troubles) = (truth.clone(), Vec::new(), Findings::new());
        for (id, file) in truth.numbered() {
            let shared = before.and_then(|before| before.truth.find(file.path.as_str()).map(|(old, found)| (before, old, found)));
            let unchanged = shared.is_some_and(|(before, old, found)| std::ptr::eq(found, file) && !before.replaced.contains(&old));
            if unchanged || file.path.as_str().starts_with("content/testimonials/") {
                continue;
            }
            let Some(good) = self.0.get(&file.path).filter(|good| !std::ptr::eq(&raw const ***good, file)) else { continue };
            let found = pipeline::troubles(truth, id);
            if found.any(Severity::Error) {
                shown.files[id.0 as usize] = Arc::clone(good);
                replaced.push(id);
                troubles.append(found);
            }
        }
        (shown, replaced, troubles)
    }

    /// Remembers every file of a state in which nothing is wrong.
    pub fn learn(&mut self, site: &Site) {
        let wrong: BTreeSet<FileId> =
            site.findings.iter().filter(|finding| finding.severity == Severity::Error).map(|finding| finding.place.file).collect();
        for (index, file) in (0..).zip(&site.truth.files) {
            let known = self.0.get(&file.path).is_some_and(|known| Arc::ptr_eq(known, file));
            if !known && !wrong.contains(&FileId(index)) {
                self.0.insert(file.path.clone(), Arc::clone(file));
            }
        }
    }
}
