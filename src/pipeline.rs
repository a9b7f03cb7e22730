//! The whole story: `read → parse → resolve → plan → render → publish`, of which the first and the last word
//! belong to the edge.
//!
//! `check` and `build` run the same code; `check` only throws the bytes away. So they report the same.

mod found;
mod orphans;
mod pictures;

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use rayon::prelude::*;

use crate::finding::{FileTrouble, Finding, Findings, Place, Problem, Severity};
use crate::localized::Lang;
use crate::memory::Memory;
use crate::model::{self, Model, load};
use crate::path::OutPath;
use crate::plan::page::{Fold, Page, Subject};
use crate::plan::{self, Plan};
use crate::render::desk::{Desk, Notes};
use crate::render::pages::fold::Leaf;
use crate::render::press::Press;
use crate::render::template::TemplateTrouble;
use crate::render::theme::Theme;
use crate::render::{dataset, feed, hosting, llms, pages, picture, sitemap, template_problem};
use crate::snapshot::{Content, Publication, Refusal, Snapshot};

/// What goes out as it is.
const STATIC: &str = "content/media/static/";

/// Takes a published file; from any thread.
pub type Write<'a, E> = &'a (dyn Fn(&OutPath, &[u8]) -> Result<(), E> + Sync);

/// What a build found and made.
pub struct Built {
    /// Everything that is wrong or worth knowing.
    pub findings: Findings,
    /// What the site holds.
    pub counts: Counts,
}

/// What a site holds, for the one who made it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The site's title in its first language.
    pub title: String,
    /// Its languages as they are shown: `fr`, `nl`.
    pub languages: Vec<String>,
    /// Enterprises that are published.
    pub enterprises: usize,
    /// Indicators.
    pub indicators: usize,
    /// Values of them.
    pub values: usize,
    /// Pages by language, in the site's order.
    pub pages: Vec<(String, usize)>,
    /// Texts that lack a translation.
    pub missing: usize,
    /// Translations older than their original.
    pub stale: usize,
    /// Charts drawn.
    pub charts: usize,
    /// Pictures published.
    pub images: usize,
}

/// Everything but publishing.
pub fn check(snapshot: &Snapshot, memory: &dyn Memory) -> Built {
    match build(snapshot, memory, &|_: &OutPath, _: &[u8]| Ok::<(), Infallible>(())) {
        Ok(built) => built,
        Err(never) => match never {},
    }
}

/// Makes a site, handing each file to `write` as soon as it is made. If the findings hold an error, what was
/// written must not be published; with errors in the sources nothing is written at all.
pub fn build<E: Send>(snapshot: &Snapshot, memory: &dyn Memory, write: Write<E>) -> Result<Built, E> {
    let mut findings = Findings::new();
    let model = model::resolve(snapshot, &mut findings);
    refusals(snapshot, &mut findings);
    let Some(model) = model else { return Ok(Built { findings, counts: Counts::default() }) };
    let required = model::translations_are_required(&model.settings);
    let name = model.settings.theme.as_ref().and_then(|theme| theme.name.as_ref()).map_or("default", |name| name.as_written());
    let Some(theme) = Theme::read(snapshot, name, &mut findings) else { return Ok(Built { findings, counts: Counts::default() }) };
    let plan = plan::plan(model, snapshot, |tag| theme.words(tag), &mut findings);
    let assets = theme.assets((&plan.model, snapshot), &mut findings);
    let press = Press::new(snapshot, &plan, &theme.templates, &assets);
    let sound = !findings.any(Severity::Error);
    let write: Write<E> = if sound { write } else { &|_, _| Ok(()) };
    let pages = || subjects(&press, write);
    let ((files, found), made) = rayon::join(|| beside(&press), pages);
    findings.append(found);
    findings.append(press.logo.findings.clone());
    findings.append(found::overweight_assets(&assets));
    let (mut charts, mut ordered, mut records) = (0, press.logo.ordered.clone(), Vec::new());
    let mut leads = BTreeSet::new();
    for notes in made? {
        findings.append(notes.findings);
        charts += notes.charts;
        ordered.extend(notes.pictures);
        leads.extend(notes.leads);
        records.extend(notes.record);
    }
    for (path, bytes) in found::search(&plan, records) {
        write(&path, &bytes)?;
    }
    orphans::note(&plan, &leads, &mut findings);
    let (found, images) = pictures::make(&press, ordered, (memory, write))?;
    findings.append(found);
    for (path, bytes) in assets.files.iter().chain(&files) {
        write(path, bytes)?;
    }
    as_it_is(snapshot, write, &mut findings)?;
    let findings = once(findings);
    let findings = if required { graver(findings) } else { findings };
    let counts = Counts { charts, images, ..counts(&plan, &findings) };
    Ok(Built { findings, counts })
}

/// All pages, and the files beside them; what making them brought up goes on, in the order of the pages.
///
/// The pages of a subject are made together, since two of them stand side by side on a third.
fn subjects<E: Send>(press: &Press, write: Write<E>) -> Result<Vec<Notes>, E> {
    let groups = press.plan.routes.together();
    let made: Result<Vec<Vec<(usize, Notes)>>, E> = groups.par_iter().map(|group| subject(press, group, write)).collect();
    let mut made: Vec<(usize, Notes)> = made?.into_iter().flatten().collect();
    made.sort_by_key(|(index, _)| *index);
    Ok(made.into_iter().map(|(_, notes)| notes).collect())
}

/// The pages of one subject in every language, and those that show two of them side by side.
fn subject<E>(press: &Press, group: &[usize], write: Write<E>) -> Result<Vec<(usize, Notes)>, E> {
    let pages = &press.plan.routes.pages;
    let mut made = Vec::with_capacity(group.len());
    let mut leaves = BTreeMap::new();
    for &index in group {
        let page = &pages[index];
        let (html, notes) = one(press, page, write)?;
        if let Some(html) = html {
            let title = notes.about.as_ref().map_or_else(String::new, |about| about.title.clone());
            leaves.insert(page.lang, Leaf { page, html, title, fictitious: notes.fictitious });
        }
        made.push((index, notes));
    }
    for (index, notes) in &mut made {
        for fold in press.plan.routes.folds(&pages[*index]) {
            let (Some(left), Some(right)) = (leaves.get(&fold.left), leaves.get(&fold.right)) else { continue };
            match folded(press, &fold, (left, right)) {
                Ok(html) => write(&folder(&fold.address), html.as_bytes())?,
                Err(trouble) => notes.findings.add(template_problem(&trouble, &fold.address), Place::SITE),
            }
        }
    }
    Ok(made)
}

/// One page and the files beside it; its markup, unless its template stopped.
fn one<E>(press: &Press, page: &Page, write: Write<E>) -> Result<(Option<String>, Notes), E> {
    let desk = Desk::new(press, page);
    let html = pages::render(&desk);
    let record = html.as_ref().ok().and_then(|html| pages::search::record(&desk, html));
    let mut notes = desk.notes.into_inner();
    notes.record = record.map(|record| (page.lang, record));
    match html {
        Ok(html) => {
            notes.findings.append(found::overweight(page, &html));
            write(&folder(&page.address), html.as_bytes())?;
            for (path, bytes) in notes.files.drain(..) {
                write(&path, &bytes)?;
            }
            Ok((Some(html), notes))
        }
        Err(trouble) => {
            notes.findings.add(template_problem(&trouble, &page.address), Place::SITE);
            Ok((None, notes))
        }
    }
}

/// Where the page at an address lies.
fn folder(address: &str) -> OutPath {
    OutPath::new(format!("{address}index.html")).expect("addresses are made of plain names")
}

/// A page with its twin beside it; their findings are told where each is made for itself.
fn folded(press: &Press, fold: &Fold, (left, right): (&Leaf, &Leaf)) -> Result<String, TemplateTrouble> {
    let here = Page { address: fold.address.clone(), ..left.page.clone() };
    let desk = Desk::new(press, &here);
    desk.notes.borrow_mut().fictitious = right.fictitious;
    pages::print_fold(&desk, fold, (left, right))
}

/// What stands beside the pages: door, missing page, old addresses, feeds, data, and what hosts read.
fn beside(press: &Press) -> (Publication, Findings) {
    let plan = press.plan;
    let mut findings = Findings::new();
    let mut files = Publication::new();
    let mut add = |path: &str, bytes: Vec<u8>| drop(OutPath::new(path).map(|path| files.insert(path, bytes)));
    let home = plan.routes.page(&Subject::Home, Lang::FIRST).expect("every language has a home page");
    for (path, address, make) in roots(press) {
        let page = Page { address, ..home.clone() };
        let desk = Desk::new(press, &page);
        match make(&desk) {
            Ok(html) => add(path, html.into_bytes()),
            Err(trouble) => findings.add(template_problem(&trouble, path), Place::SITE),
        }
    }
    for redirect in &plan.routes.redirects {
        let Some(page) = plan.routes.page(&redirect.to, redirect.lang) else { continue };
        let desk = Desk::new(press, page);
        match pages::print_redirect(&desk, &redirect.from) {
            Ok(html) => add(&format!("{}index.html", redirect.from), html.into_bytes()),
            Err(trouble) => findings.add(template_problem(&trouble, &redirect.from), Place::SITE),
        }
    }
    for lang in Lang::all(plan.model.languages.len()) {
        let path = format!("{}/feed.xml", plan.routes.folders[lang.index()]);
        add(&path, feed::feed(&plan.model, &plan.routes, &plan.readers[lang.index()], &press.base));
    }
    add("robots.txt", hosting::robots(&press.base));
    add("llms.txt", llms::text(&Desk::new(press, home)));
    add("_headers", hosting::headers());
    add("_redirects", hosting::redirects(&plan.routes, &press.base));
    files.extend(sitemap::sitemap(&plan.model, &plan.routes, &press.base));
    files.extend(dataset::files(&plan.model, &plan.figures, &press.base));
    (files, findings)
}

type Make = fn(&Desk) -> Result<String, TemplateTrouble>;

/// The pages at the site's root.
fn roots(press: &Press) -> [(&'static str, String, Make); 2] {
    let root: Make = match press.plan.model.settings.root {
        crate::model::settings::Root::Door => pages::print_door,
        crate::model::settings::Root::Default => pages::print_way_home,
    };
    [("index.html", String::new(), root), ("404.html", String::new(), pages::print_not_found)]
}

/// Files that no record asks for, but that may hide others or would go out as they are (E25).
fn refusals(snapshot: &Snapshot, findings: &mut Findings) {
    for (id, file) in snapshot.numbered() {
        let Content::Refused(refusal) = &file.content else { continue };
        if *refusal == Refusal::Misnamed {
            findings.add(Problem::Unused { kind: "file", id: file.path.to_string() }, Place::file(id));
            continue;
        }
        let hides = matches!(refusal, Refusal::Link { .. } | Refusal::Special | Refusal::Name);
        let told = findings.iter().any(|finding| finding.place.file == id);
        if (hides || file.path.as_str().starts_with(STATIC)) && !told {
            findings.add(load::file_problem(file.path.as_str(), load::refused(refusal)), Place::file(id));
        }
    }
}

/// `media/static/` goes out as it is, unless it holds what no reader should get (E25; format.md §7).
fn as_it_is<E>(snapshot: &Snapshot, write: Write<E>, findings: &mut Findings) -> Result<(), E> {
    for (id, file) in snapshot.numbered() {
        let Some(path) = file.path.as_str().strip_prefix(STATIC).and_then(OutPath::new) else { continue };
        let bytes: &[u8] = match &file.content {
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
            Content::Refused(_) => continue,
        };
        if picture::is_unsafe_as_it_is(path.as_str(), bytes) {
            findings.add(load::file_problem(file.path.as_str(), FileTrouble::Unsafe), Place::file(id));
        }
        write(&path, bytes)?;
    }
    Ok(())
}

/// A template that stops on every page is one mistake: the first page it was found on is named.
fn once(findings: Findings) -> Findings {
    let mut kept = Findings::new();
    let mut told = BTreeSet::new();
    for finding in findings.sorted() {
        let first = match &finding.problem {
            Problem::Template { template, line, message, .. } => told.insert((template.clone(), *line, message.clone())),
            _ => true,
        };
        if first {
            kept.keep(finding);
        }
    }
    kept
}

/// With `fallback: error`, a missing translation stops publication.
fn graver(findings: Findings) -> Findings {
    let raise = |finding: Finding| match finding.problem {
        Problem::MissingTranslation { .. } => Finding { severity: Severity::Error, ..finding },
        _ => finding,
    };
    findings.map(raise)
}

fn counts(plan: &Plan, findings: &Findings) -> Counts {
    let model: &Model = &plan.model;
    let pages = |lang: Lang| plan.routes.pages.iter().filter(|page| page.lang == lang).count();
    let languages = plan.routes.folders.clone();
    Counts {
        title: model.settings.title[Lang::FIRST].to_owned(),
        pages: Lang::all(languages.len()).zip(&languages).map(|(lang, folder)| (folder.clone(), pages(lang))).collect(),
        languages,
        enterprises: model.enterprises.len(),
        indicators: model.catalogue.indicators.len(),
        values: plan.figures.series.values().flat_map(|series| series.values()).map(|series| series.points().count()).sum(),
        missing: findings.iter().filter(|finding| matches!(finding.problem, Problem::MissingTranslation { .. })).count(),
        stale: 0,
        ..Counts::default()
    }
}
