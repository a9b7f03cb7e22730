//! One state of the site: as it lies on the disk, as it is shown, and what of it was made so far.
//!
//! A file that cannot be read just now is shown in its last good version, so that one slip does not take a page
//! away; what is wrong with it is told beside. A testimonial is the exception: what its file no longer clearly
//! allows is not shown. Nothing is made before it is asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::finding::{Findings, Severity};
use crate::key::Key;
use crate::path::SourcePath;
use crate::pipeline::{self, Asked, Compiled, Made};
use crate::plan::page::Page;
use crate::render::desk::Trace;
use crate::snapshot::{Drafts, File, FileId, Publication, Snapshot};

/// One state of the site.
pub(super) struct Site {
    /// Counted from 1.
    pub number: u64,
    /// What lies on the disk.
    pub truth: Snapshot,
    /// What is shown: the same files, those that cannot be read in their last good version.
    pub shown: Snapshot,
    /// The files that are shown in their last good version.
    pub replaced: Vec<FileId>,
    /// What is wrong, before any page is made; places are those of `truth`.
    pub findings: Findings,
    /// The pages about the file that changed last, one a language.
    pub followed: Vec<String>,
    /// Whether only words were looked at again.
    is_quick: bool,
    compiled: Option<Compiled>,
    /// The last state that could be understood, if this one cannot.
    last: Option<Arc<Site>>,
    pages: Mutex<BTreeMap<String, Arc<Sheet>>>,
    together: OnceLock<Publication>,
    of_pages: Mutex<BTreeMap<String, Arc<[u8]>>>,
    plain: OnceLock<Option<Box<Site>>>,
}

/// A page that was made.
pub(super) struct Sheet {
    /// Its bytes; nothing if the theme's template failed.
    pub html: Option<Arc<[u8]>>,
    /// The name of these bytes.
    pub key: Key,
    /// What is wrong in its words.
    pub findings: Findings,
    /// Where what it shows is written.
    pub origins: Vec<Trace>,
}

/// What lies at a path.
pub(super) enum Found {
    /// A page of the plan.
    Page(Arc<Sheet>),
    /// Another page: door, missing page, old address.
    Markup(Arc<[u8]>),
    /// Any other file.
    Bytes(Arc<[u8]>),
    /// A page whose template failed.
    Broken,
    /// Nothing.
    Missing,
}

/// The last version of each file that could be read.
#[derive(Default)]
pub(super) struct Good(BTreeMap<SourcePath, Arc<File>>);

impl Good {
    /// The files to show in their last good version, and all that is wrong with the newer ones.
    fn replace(&self, truth: &Snapshot, before: Option<&Site>) -> (Snapshot, Vec<FileId>, Findings) {
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
        let wrong: std::collections::BTreeSet<FileId> =
            site.findings.iter().filter(|finding| finding.severity == Severity::Error).map(|finding| finding.place.file).collect();
        for (index, file) in (0..).zip(&site.truth.files) {
            let known = self.0.get(&file.path).is_some_and(|known| Arc::ptr_eq(known, file));
            if !known && !wrong.contains(&FileId(index)) {
                self.0.insert(file.path.clone(), Arc::clone(file));
            }
        }
    }
}

/// Everything understood anew.
fn anew(shown: &Snapshot) -> (Option<Compiled>, Findings) {
    let mut findings = Findings::new();
    (pipeline::compile(shown, &mut findings), findings)
}

impl Site {
    /// Understands what lies on the disk; makes nothing.
    pub fn understand(truth: Snapshot, before: Option<&Arc<Site>>, good: &Good) -> Site {
        let (shown, replaced, troubles) = good.replace(&truth, before.map(|before| &**before));
        let quick = before.and_then(|before| before.compiled.as_ref()?.with_words(&before.shown, &shown));
        let is_quick = quick.is_some();
        let (compiled, found) = quick.map_or_else(|| anew(&shown), |(compiled, found)| (Some(compiled), found));
        let mut findings = if replaced.is_empty() { found } else { found.without(|place| replaced.contains(&place.file)) };
        findings.append(troubles);
        if let Some(compiled) = &compiled {
            findings = compiled.weighed(findings);
        }
        let last = match compiled {
            Some(_) => None,
            None => before.and_then(|before| if before.compiled.is_some() { Some(Arc::clone(before)) } else { before.last.clone() }),
        };
        let number = before.map_or(1, |before| before.number + 1);
        let followed = Vec::new();
        let mut site = Site {
            number,
            truth,
            shown,
            replaced,
            findings,
            followed,
            is_quick,
            compiled,
            last,
            pages: Mutex::default(),
            together: OnceLock::new(),
            of_pages: Mutex::default(),
            plain: OnceLock::new(),
        };
        site.followed = before.map(|before| super::follow::followed(before, &site)).unwrap_or_default();
        site
    }

    /// The state whose pages are shown: this one, or the last that could be understood.
    fn showing(&self) -> Option<(&Site, &Compiled)> {
        match (&self.compiled, &self.last) {
            (Some(compiled), _) => Some((self, compiled)),
            (None, Some(last)) => last.compiled.as_ref().map(|compiled| (&**last, compiled)),
            (None, None) => None,
        }
    }

    /// What is understood of the pages that are shown.
    pub fn compiled(&self) -> Option<&Compiled> {
        self.showing().map(|(_, compiled)| compiled)
    }

    /// Whether the pages are those of an earlier state.
    pub fn is_stale(&self) -> bool {
        self.last.is_some() || !self.replaced.is_empty()
    }

    /// The page of an address: `fr/entreprises/`.
    pub fn page(&self, address: &str) -> Option<&Page> {
        self.compiled()?.plan.routes.at(address)
    }

    /// The page, made now or a moment ago.
    pub fn sheet(&self, page: &Page) -> Option<Arc<Sheet>> {
        let (site, compiled) = self.showing()?;
        let known = |site: &Site| site.pages.lock().unwrap_or_else(PoisonError::into_inner).get(&page.address).cloned();
        if let Some(sheet) = known(site) {
            return Some(sheet);
        }
        let Made { html, notes } = pipeline::page(&compiled.press(&site.shown), page);
        let html: Option<Arc<[u8]>> = html.map(|html| html.into_bytes().into());
        let key = Key::of(html.as_deref().unwrap_or_default());
        let sheet = Arc::new(Sheet { html, key, findings: notes.findings, origins: notes.origins });
        let mut of_pages = site.of_pages.lock().unwrap_or_else(PoisonError::into_inner);
        of_pages.extend(notes.files.into_iter().map(|(path, bytes)| (path.as_str().to_owned(), bytes.into())));
        drop(of_pages);
        site.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(page.address.clone(), Arc::clone(&sheet));
        Some(sheet)
    }

    /// What is wrong on a page that nobody looks at: it is made and thrown away.
    pub fn glance(&self, page: &Page) -> Findings {
        let Some((site, compiled)) = self.showing() else { return Findings::new() };
        pipeline::page(&compiled.press(&site.shown), page).notes.findings
    }

    /// What understanding everything anew would find, if only words were looked at again: for a quiet moment.
    pub fn second_look(&self) -> Findings {
        if self.is_quick { anew(&self.shown).1.without(|place| self.replaced.contains(&place.file)) } else { Findings::new() }
    }

    /// Whether a page was made already.
    pub fn has_made(&self, address: &str) -> bool {
        self.showing().is_some_and(|(site, _)| site.pages.lock().unwrap_or_else(PoisonError::into_inner).contains_key(address))
    }

    /// What lies at a path from the site's root: `fr/index.html`.
    pub fn file(&self, path: &str) -> Found {
        let Some((site, compiled)) = self.showing() else { return Found::Missing };
        let press = compiled.press(&site.shown);
        match compiled.asked(&press, path) {
            Asked::Page(page) => match self.sheet(page) {
                Some(sheet) if sheet.html.is_some() => Found::Page(sheet),
                _ => Found::Broken,
            },
            Asked::Markup(Ok(html)) => Found::Markup(html.into_bytes().into()),
            Asked::Markup(Err(_)) => Found::Broken,
            Asked::Bytes(bytes) => Found::Bytes(bytes.into()),
            Asked::Together => {
                let together = site.together.get_or_init(|| compiled.together(&press));
                let bytes = crate::path::OutPath::new(path).and_then(|path| together.get(&path));
                bytes.map_or_else(|| self.of_page(path), |bytes| Found::Bytes(bytes.as_slice().into()))
            }
            Asked::OfPage => self.of_page(path),
        }
    }

    /// A file that a page brings with it: known if the page was made, else the page in whose folder it would lie is
    /// made, or, for a picture under `assets/`, every page until one brings it.
    fn of_page(&self, path: &str) -> Found {
        let Some((site, compiled)) = self.showing() else { return Found::Missing };
        let known = || site.of_pages.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
        if let Some(bytes) = known() {
            return Found::Bytes(bytes);
        }
        let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let anywhere = folder == "assets/" || folder.starts_with("assets/") && !folder.starts_with("assets/fonts/");
        for page in compiled.plan.routes.pages.iter().filter(|page| anywhere || page.address == folder) {
            if !self.has_made(&page.address) {
                self.sheet(page);
                if let Some(bytes) = known() {
                    return Found::Bytes(bytes);
                }
            }
        }
        Found::Missing
    }

    /// This state without its drafts, as a build publishes it; itself if it has none.
    pub fn plain(&self) -> &Site {
        let has_drafts = self.compiled().is_some_and(|compiled| super::follow::has_drafts(&compiled.plan.model));
        let make = || {
            let mut shown = self.shown.clone();
            shown.options.drafts = Drafts::Hidden;
            Some(Box::new(Site::understand(shown, None, &Good::default())))
        };
        if !has_drafts {
            return self;
        }
        self.plain.get_or_init(make).as_deref().unwrap_or(self)
    }
}
