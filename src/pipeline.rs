//! The whole story: `read → parse → resolve → plan → render → publish`, of which the first and the last word
//! belong to the edge.
//!
//! `compile` knows what a site is, `Compiled` makes one of its files at a time, `build` makes all of them.
//! `check` and `build` run the same code; `check` only throws the bytes away. So they report the same. `serve`
//! makes the file that is asked for, with that code too: there is one mode, so nothing can be stale.

mod beside;
mod counts;
mod past;
mod refused;

use std::convert::Infallible;
use std::sync::Arc;

use rayon::prelude::*;

pub use self::beside::Asked;
pub use self::counts::Counts;
pub use self::past::Past;
use self::past::{Known, Memory};
use crate::finding::{Finding, Findings, Place, Problem, Severity};
use crate::model;
use crate::model::settings::Settings;
use crate::path::OutPath;
use crate::plan::page::Page;
use crate::plan::{self, Plan};
use crate::render::desk::{Desk, Notes};
use crate::render::press::Press;
use crate::render::theme::{Assets, Theme, is_wide_file};
use crate::render::{pages, template_problem};
use crate::snapshot::{File, FileId, Snapshot};

/// Takes a published file; from any thread.
pub type Write<'a, E> = &'a (dyn Fn(&OutPath, &[u8]) -> Result<(), E> + Sync);

/// Where a build puts what it makes.
pub struct Output<'a, E> {
    /// Takes a published file.
    pub write: Write<'a, E>,
    /// Whether the file at this path is published already as the last build made it, and may stay.
    pub keep: &'a (dyn Fn(&OutPath) -> bool + Sync),
    /// What the last build made of what.
    pub past: &'a Past,
}

/// What a build found and made.
pub struct Built {
    /// What the next build may want to know.
    pub past: Past,
    /// Everything that is wrong or worth knowing.
    pub findings: Findings,
    /// What the site holds.
    pub counts: Counts,
}

/// A site as it is understood: everything that is needed to make any of its files.
pub struct Compiled {
    /// The pages and all they show.
    pub plan: Plan,
    theme: Arc<Theme>,
    /// What pages load.
    assets: Arc<Assets>,
    /// What is wrong, whatever the words of texts are.
    settled: Findings,
}

/// A page that was made.
pub struct Made {
    /// Its markup; nothing if the theme's template failed, which is among the findings.
    pub html: Option<String>,
    /// What came up besides: findings, and the files beside it.
    pub notes: Notes,
}

/// Everything but publishing.
pub fn check(snapshot: &Snapshot) -> Built {
    let output = Output { write: &|_: &OutPath, _: &[u8]| Ok::<(), Infallible>(()), keep: &|_| false, past: &Past::default() };
    match build(snapshot, &output) {
        Ok(built) => built,
        Err(never) => match never {},
    }
}

/// Makes a site, handing each file to `write` as soon as it is made. If the findings hold an error, what was
/// written must not be published; with errors in the sources nothing is written at all. A page of which nothing
/// changed since the last build is kept, not made again.
pub fn build<E: Send>(snapshot: &Snapshot, output: &Output<E>) -> Result<Built, E> {
    let mut findings = Findings::new();
    let Some(site) = compile(snapshot, &mut findings) else {
        return Ok(Built { past: Past::default(), findings, counts: Counts::default() });
    };
    let press = site.press(snapshot);
    let sound = !findings.any(Severity::Error);
    let write: Write<E> = if sound { output.write } else { &|_, _| Ok(()) };
    let memory = Memory::new(output.past, snapshot, &site.plan);
    let one = |planned: &Page| match memory.kept(planned, snapshot).filter(|known| sound && known.paths().all(|path| (output.keep)(&path)))
    {
        Some(known) => Ok((Findings::new(), Some(known.clone()))),
        None => one(&press, planned, write).map(|notes| (notes.findings.clone(), memory.learned(planned, &notes, snapshot))),
    };
    let pages = || site.plan.routes.pages.par_iter().map(one).collect::<Vec<Result<(Findings, Option<Known>), E>>>();
    let ((files, found), made) = rayon::join(|| site.beside(&press), pages);
    findings.append(found);
    let mut past = memory.blank();
    for (page, made) in site.plan.routes.pages.iter().zip(made) {
        let (found, known) = made?;
        findings.append(found);
        past.remember(page, known);
    }
    for (path, bytes) in site.assets.files.iter().chain(&files) {
        write(path, bytes)?;
    }
    beside::as_it_is(snapshot, write, &mut findings)?;
    let findings = site.weighed(findings);
    let counts = counts::of(&site.plan, &findings, past.charts());
    Ok(Built { past, findings, counts })
}

/// Understands a site; nothing, with its findings, if it does not say enough to know its pages.
pub fn compile(snapshot: &Snapshot, findings: &mut Findings) -> Option<Compiled> {
    let model = model::resolve(snapshot, findings);
    refused::refusals(snapshot, findings);
    let model = model?;
    let theme = Theme::read(snapshot, theme_name(&model.settings), findings)?;
    let plan = plan::plan(model, snapshot, |tag| theme.words(tag), findings);
    let assets = theme.assets((&*plan.model, snapshot), findings);
    let settled = findings.clone();
    plan.check_words(snapshot, findings);
    Some(Compiled { plan, theme: Arc::new(theme), assets: Arc::new(assets), settled })
}

/// What is wrong with one file by itself: it cannot be read, or the theme it belongs to cannot.
pub fn troubles(snapshot: &Snapshot, id: FileId) -> Findings {
    let mut findings = Findings::new();
    if !snapshot.file(id).path.as_str().starts_with("themes/") {
        return model::load::troubles(snapshot, id);
    }
    if let Some((_, Some(settings))) = model::load::settings(snapshot, &mut Findings::new()) {
        Theme::read(snapshot, theme_name(&settings), &mut findings);
    }
    findings
}

fn theme_name(settings: &Settings) -> &str {
    settings.theme.as_ref().and_then(|theme| theme.name.as_ref()).map_or("default", |name| name.as_written())
}

impl Compiled {
    /// The press of this site; the snapshot is the one that was compiled.
    pub fn press<'site>(&'site self, snapshot: &'site Snapshot) -> Press<'site> {
        Press::new(snapshot, &self.plan, &self.theme.templates, &self.assets)
    }

    /// The site after an edit that only changed words of texts, with its findings; nothing if it changed more.
    /// `before` is the snapshot that was compiled.
    pub fn with_words(&self, before: &Snapshot, now: &Snapshot) -> Option<(Compiled, Findings)> {
        let only_words = |(old, new): (&Arc<File>, &Arc<File>)| {
            let same = || model::load::says_the_same(old, new) && is_wide_file(old) == is_wide_file(new);
            Arc::ptr_eq(old, new) || same()
        };
        let same_files = before.files.len() == now.files.len() && before.options == now.options;
        if !same_files || !before.files.iter().zip(&now.files).all(only_words) {
            return None;
        }
        let mut findings = self.settled.clone();
        let plan = self.plan.with_words(now);
        plan.check_words(now, &mut findings);
        let (theme, assets) = (Arc::clone(&self.theme), Arc::clone(&self.assets));
        Some((Compiled { plan, theme, assets, settled: self.settled.clone() }, findings))
    }

    /// The findings as grave as this site takes them: with `fallback: error`, a missing translation stops
    /// publication.
    pub fn weighed(&self, findings: Findings) -> Findings {
        if !model::translations_are_required(&self.plan.model.settings) {
            return findings;
        }
        findings.map(|finding| match finding.problem {
            Problem::MissingTranslation { .. } => Finding { severity: Severity::Error, ..finding },
            _ => finding,
        })
    }

    /// The address of the style sheet, from the site's root.
    pub fn stylesheet(&self) -> &str {
        &self.assets.stylesheet
    }
}

/// Makes one page.
pub fn page(press: &Press, page: &Page) -> Made {
    let desk = Desk::new(press, page);
    let html = pages::render(&desk);
    let mut notes = desk.notes.into_inner();
    let html = html.map_err(|trouble| notes.findings.add(template_problem(&trouble, &page.address), Place::SITE)).ok();
    Made { html, notes }
}

/// Where a page is published.
pub fn page_path(page: &Page) -> OutPath {
    OutPath::new(format!("{}index.html", page.address)).expect("addresses are made of plain names")
}

/// One page and the files beside it.
fn one<E>(press: &Press, planned: &Page, write: Write<E>) -> Result<Notes, E> {
    let Made { html, notes } = page(press, planned);
    if let Some(html) = html {
        write(&page_path(planned), html.as_bytes())?;
        for (path, bytes) in &notes.files {
            write(path, bytes)?;
        }
    }
    Ok(notes)
}
