//! One state of the site: as it lies on the disk, as it is shown, and what of it was made so far.
//!
//! A file that cannot be read just now is shown in its last good version, so that one slip does not take a page
//! away; what is wrong with it is told beside. A testimonial is the exception: what its file no longer clearly
//! allows is not shown. Nothing is made before it is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::good::Good;
use crate::finding::Findings;
use crate::key::Key;
use crate::localized::Lang;
use crate::memory::Memory;
use crate::path::OutPath;
use crate::pipeline::{self, Asked, Compiled, Holds, Leaf, Made};
use crate::plan::page::{Fold, Page};
use crate::render::desk::{Charted, Trace};
use crate::render::image::Order;
use crate::render::media;
use crate::render::press::Press;
use crate::render::takeaway::{self, CARDS, Drawn, EMBEDS};
use crate::snapshot::{Drafts, File, FileId, Publication, Snapshot, enterprise_of};

/// One state of the site.
pub(super) struct Site {
    /// Counted from 1.
    pub number: u64,
    /// What lies on the disk.
    pub truth: Snapshot,
    /// The same files, those that cannot be read in their last good version.
    asked: Snapshot,
    /// What is shown of them: without members that are left out.
    pub shown: Snapshot,
    /// The files that are shown in their last good version.
    pub replaced: Vec<FileId>,
    /// What is wrong, before any page is made; places are those of `truth`.
    pub findings: Findings,
    /// The pages about the file that changed last, one a language.
    pub followed: Vec<String>,
    /// What is told of members that are left out; among the findings too.
    told: Findings,
    /// Whether only words were looked at again.
    is_quick: bool,
    /// What was made before.
    memory: Arc<dyn Memory + Send>,
    compiled: Option<Compiled>,
    /// The last state that could be understood, if this one cannot.
    last: Option<Arc<Site>>,
    pages: Mutex<BTreeMap<String, Arc<Sheet>>>,
    together: OnceLock<Publication>,
    of_pages: Mutex<BTreeMap<String, Arc<[u8]>>>,
    /// Pictures that pages have ordered and nobody has asked for yet.
    orders: Mutex<BTreeMap<String, Order>>,
    /// Drawings of pages, of which nobody has asked for the picture yet.
    drawn: Mutex<BTreeMap<String, Drawn>>,
    search: OnceLock<Publication>,
    /// Where pictures could be, whoever shows them.
    possible: OnceLock<BTreeSet<OutPath>>,
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
    /// The free pages that it leads to.
    pub leads: BTreeSet<String>,
    /// What it says of itself.
    title: String,
    /// Whether it shows something invented.
    fictitious: bool,
    /// What its figures draw.
    charted: Arc<Charted>,
}

impl Sheet {
    fn of(html: Option<String>, findings: Findings) -> Sheet {
        let html: Option<Arc<[u8]>> = html.map(|html| html.into_bytes().into());
        let key = Key::of(html.as_deref().unwrap_or_default());
        let (origins, leads, title, charted) = Default::default();
        Sheet { html, key, findings, origins, leads, title, fictitious: false, charted }
    }

    fn leaf<'site>(&self, page: &'site Page) -> Option<Leaf<'site>> {
        let html = String::from_utf8(self.html.as_deref()?.to_vec()).expect("markup was made as text");
        Some(Leaf { page, html, title: self.title.clone(), fictitious: self.fictitious, charted: Arc::clone(&self.charted) })
    }
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

/// What a site says: the files it is made of, without members that are left out, and what was found.
struct Understood {
    shown: Snapshot,
    compiled: Option<Compiled>,
    findings: Findings,
    /// What is told of members that are left out.
    told: Findings,
    /// Whether only words were looked at again.
    is_quick: bool,
}

impl Understood {
    /// Everything understood anew.
    fn anew(asked: &Snapshot) -> Understood {
        let Holds { snapshot: shown, compiled, findings, told } = pipeline::compile_what_holds(asked);
        Understood { shown, compiled, findings, told, is_quick: false }
    }

    /// After an edit that only changed words of texts, none of them of a member that is left out.
    fn after(before: &Site, asked: &Snapshot) -> Option<Understood> {
        let compiled = before.compiled.as_ref()?;
        let left = &compiled.plan.model.left_out_members;
        let of_left = |file: &Arc<File>| enterprise_of(file.path.as_str()).is_some_and(|id| left.contains(id));
        let theirs = |snapshot: &Snapshot| snapshot.files.iter().filter(|file| of_left(file)).map(Arc::as_ptr).collect::<Vec<_>>();
        if !left.is_empty() && theirs(&before.asked) != theirs(asked) {
            return None;
        }
        let shown = if left.is_empty() { asked.clone() } else { asked.without_enterprises(left) };
        let (compiled, findings) = compiled.with_words(&before.shown, &shown)?;
        Some(Understood { shown, compiled: Some(compiled), findings, told: before.told.clone(), is_quick: true })
    }
}

impl Site {
    /// Understands what lies on the disk; makes nothing.
    pub fn understand(truth: Snapshot, before: Option<&Arc<Site>>, good: &Good) -> Site {
        let (asked, replaced, troubles) = good.replace(&truth, before.map(|before| &**before));
        let quick = before.and_then(|before| Understood::after(before, &asked));
        let Understood { shown, compiled, findings: found, told, is_quick } = quick.unwrap_or_else(|| Understood::anew(&asked));
        let mut findings = if replaced.is_empty() { found } else { found.without(|place| replaced.contains(&place.file)) };
        findings.append(troubles);
        findings.append(told.clone());
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
            asked,
            shown,
            replaced,
            findings,
            followed,
            told,
            is_quick,
            memory: Arc::clone(&good.1),
            compiled,
            last,
            pages: Mutex::default(),
            together: OnceLock::new(),
            of_pages: Mutex::default(),
            orders: Mutex::default(),
            drawn: Mutex::default(),
            search: OnceLock::new(),
            possible: OnceLock::new(),
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

    /// The page on the left of two that stand side by side at an address: `fr-nl/entreprises/…`.
    pub fn left_of(&self, address: &str) -> Option<&Page> {
        let routes = &self.compiled()?.plan.routes;
        routes.fold_at(address).and_then(|fold| routes.page(&fold.subject, fold.left))
    }

    /// The page, made now or a moment ago.
    pub fn sheet(&self, page: &Page) -> Option<Arc<Sheet>> {
        let (site, compiled) = self.showing()?;
        if let Some(sheet) = site.known(&page.address) {
            return Some(sheet);
        }
        let press = compiled.press(&site.shown).remembering(&*site.memory);
        let Made { html, notes } = pipeline::page(&press, page);
        let title = notes.about.map_or_else(String::new, |about| about.title);
        let (origins, leads, fictitious) = (notes.origins, notes.leads, notes.fictitious);
        let charted = Arc::new(notes.charted);
        let sheet = Arc::new(Sheet { origins, leads, title, fictitious, charted, ..Sheet::of(html, notes.findings) });
        let mut of_pages = site.of_pages.lock().unwrap_or_else(PoisonError::into_inner);
        of_pages.extend(notes.files.into_iter().map(|(path, bytes)| (path.as_str().to_owned(), bytes.into())));
        drop(of_pages);
        let drawn = notes.drawn.into_iter().map(|drawn| (drawn.path.as_str().to_owned(), drawn));
        site.drawn.lock().unwrap_or_else(PoisonError::into_inner).extend(drawn);
        let ordered = notes.pictures.into_iter().chain(press.logo.ordered.iter().cloned());
        let ordered = ordered.map(|ordered| (ordered.path.as_str().to_owned(), ordered.order));
        site.orders.lock().unwrap_or_else(PoisonError::into_inner).extend(ordered);
        site.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(page.address.clone(), Arc::clone(&sheet));
        Some(sheet)
    }

    /// A page with its twin beside it, made now or a moment ago; what is wrong on either is wrong on it.
    fn folded(&self, fold: &Fold) -> Option<Arc<Sheet>> {
        let (site, compiled) = self.showing()?;
        if let Some(sheet) = site.known(&fold.address) {
            return Some(sheet);
        }
        let of = |lang: Lang| compiled.plan.routes.page(&fold.subject, lang).and_then(|page| Some((page, self.sheet(page)?)));
        let ((left, one), (right, other)) = (of(fold.left)?, of(fold.right)?);
        let made = match (one.leaf(left), other.leaf(right)) {
            (Some(left), Some(right)) => pipeline::fold(&compiled.press(&site.shown), fold, (&left, &right)),
            _ => Err(Findings::new()),
        };
        let mut findings = one.findings.clone();
        findings.append(other.findings.clone());
        let origins = one.origins.iter().chain(&other.origins).cloned().collect();
        let html = made.map_err(|found| findings.append(found)).ok();
        let sheet = Arc::new(Sheet { origins, fictitious: one.fictitious, ..Sheet::of(html, findings) });
        site.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(fold.address.clone(), Arc::clone(&sheet));
        Some(sheet)
    }

    /// What making a page and its folds brings up, and the free pages it leads to. If nobody looks at it, it is thrown
    /// away.
    pub fn glance(&self, page: &Page) -> (Findings, BTreeSet<String>) {
        let Some((site, compiled)) = self.showing() else { return Default::default() };
        let press = compiled.press(&site.shown).remembering(&*site.memory);
        let (left, mut findings, leads) = site.seen(&press, page);
        for fold in compiled.plan.routes.folds(page) {
            let right = compiled.plan.routes.page(&fold.subject, fold.right).and_then(|twin| site.seen(&press, twin).0);
            if let (Some(left), Some(right)) = (&left, &right) {
                pipeline::fold(&press, &fold, (left, right)).err().into_iter().for_each(|found| findings.append(found));
            }
        }
        (findings, leads)
    }

    /// A page that was made already, or is made to be looked at and thrown away.
    fn seen<'site>(&self, press: &Press, page: &'site Page) -> (Option<Leaf<'site>>, Findings, BTreeSet<String>) {
        if let Some(sheet) = self.known(&page.address) {
            return (sheet.leaf(page), sheet.findings.clone(), sheet.leads.clone());
        }
        let Made { html, mut notes } = pipeline::page(press, page);
        (html.map(|html| Leaf::of(page, html, &mut notes)), notes.findings, notes.leads)
    }

    /// What is wrong with the site as a whole, once it is known what its pages lead to.
    pub fn check_whole(&self, leads: &BTreeSet<String>) -> Findings {
        let Some((site, compiled)) = self.showing() else { return Findings::new() };
        compiled.check_whole(&compiled.press(&site.shown), leads)
    }

    /// What understanding everything anew would find, if only words were looked at again: for a quiet moment.
    pub fn second_look(&self) -> Findings {
        if self.is_quick {
            Understood::anew(&self.asked).findings.without(|place| self.replaced.contains(&place.file))
        } else {
            Findings::new()
        }
    }

    /// The page at an address, if this state has made it already.
    fn known(&self, address: &str) -> Option<Arc<Sheet>> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).get(address).cloned()
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
            Asked::Fold(fold) => match self.folded(&fold) {
                Some(sheet) if sheet.html.is_some() => Found::Page(sheet),
                _ => Found::Broken,
            },
            Asked::Search => {
                let files = site.search.get_or_init(|| compiled.search(&press));
                let bytes = OutPath::new(path).and_then(|path| files.get(&path));
                bytes.map_or(Found::Missing, |bytes| Found::Bytes(bytes.as_slice().into()))
            }
            Asked::Together => {
                let together = site.together.get_or_init(|| compiled.together(&press));
                let bytes = OutPath::new(path).and_then(|path| together.get(&path));
                bytes.map_or_else(|| self.of_page(path), |bytes| Found::Bytes(bytes.as_slice().into()))
            }
            Asked::OfPage => self.of_page(path),
        }
    }

    /// A file that a page brings with it: known if the page was made, else the page in whose folder it would lie is
    /// made, or, for the path of a picture that the site could publish, every page until one brings it.
    fn of_page(&self, path: &str) -> Found {
        let Some((site, compiled)) = self.showing() else { return Found::Missing };
        let known = || {
            let made = site.of_pages.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
            made.or_else(|| site.developed(path, compiled))
        };
        if let Some(bytes) = known() {
            return Found::Bytes(bytes);
        }
        // The page of a figure for other sites lies under the address of its page.
        let beside = path.strip_prefix(EMBEDS).unwrap_or(path);
        let folder = beside.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let possible = || site.possible.get_or_init(|| media::possible(&compiled.press(&site.shown)));
        // A card has the name of what stands on it: only its page knows that.
        let is_card = folder == CARDS && takeaway::may_be_card(path);
        let anywhere = is_card || folder == "assets/" && OutPath::new(path).is_some_and(|path| possible().contains(&path));
        for page in compiled.plan.routes.pages.iter().filter(|page| anywhere || page.address == folder) {
            if site.known(&page.address).is_none() {
                self.sheet(page);
                if let Some(bytes) = known() {
                    return Found::Bytes(bytes);
                }
            }
        }
        Found::Missing
    }

    /// A picture that a page has ordered or drawn, made now.
    fn developed(&self, path: &str, compiled: &Compiled) -> Option<Arc<[u8]>> {
        let order = self.orders.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
        let drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
        let press = compiled.press(&self.shown).remembering(&*self.memory);
        let made = match (order, drawn) {
            (Some(order), _) => media::developed(&press, &order),
            (None, Some(drawn)) => pipeline::drawn(&press, &drawn),
            (None, None) => None,
        };
        let bytes: Arc<[u8]> = made?.into();
        self.of_pages.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), Arc::clone(&bytes));
        Some(bytes)
    }

    /// This state without its drafts, as a build publishes it; itself if it has none.
    pub fn plain(&self) -> &Site {
        let has_drafts = self.compiled().is_some_and(|compiled| super::follow::has_drafts(&compiled.plan.model));
        let make = || {
            let mut shown = self.asked.clone();
            shown.options.drafts = Drafts::Hidden;
            Some(Box::new(Site::understand(shown, None, &Good::new(Arc::clone(&self.memory)))))
        };
        if !has_drafts {
            return self;
        }
        self.plain.get_or_init(make).as_deref().unwrap_or(self)
    }
}
