//! The whole story: `read → parse → resolve → plan → render → publish`, of which the first and the last word
//! belong to the edge.
//!
//! `compile` knows what a site is, `Compiled` makes one of its files at a time, `build` makes all of them.
//! `check` and `build` run the same code; `check` only throws the bytes away. So they report the same. `serve`
//! makes the file that is asked for, with that code too: there is one mode, so nothing can be stale.

mod beside;
mod built;
mod counts;
pub mod form;
mod found;
mod keys;
mod known;
pub mod left_out;
mod orphans;
mod past;
mod pictures;
mod pinned;
mod refused;
mod then;
mod things;
mod together;
mod trees;
mod witness;

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;

use rayon::prelude::*;

pub use self::beside::Asked;
pub use self::built::Built;
pub use self::counts::Counts;
pub use self::left_out::{Holds, compile_what_holds};
pub use self::past::{Edition, Past};
use self::past::{Head, Sources};
pub use self::pictures::drawn;
use self::then::Then;
use self::together::Run;
pub use self::witness::{Nobody, Step, Witness};
use crate::finding::{Finding, Findings, Place, Problem, Severity};
use crate::localized::Lang;
use crate::memory::Memory;
use crate::model;
use crate::model::settings::Settings;
use crate::path::OutPath;
use crate::plan::page::{Fold, Page};
use crate::plan::{self, Plan, Since};
use crate::render::desk::{Desk, Notes, Ordered, Settled};
pub use crate::render::media::developed as picture;
pub use crate::render::pages::fold::Leaf;
use crate::render::press::Press;
use crate::render::search::Record;
use crate::render::theme::{Assets, Theme, is_wide_file, place};
use crate::render::{lent, pages, template_problem};
use crate::shelf::noting;
pub use crate::snapshot::Write;
use crate::snapshot::{Body, Content, File, FileId, Publication, Refusal, Snapshot};
use crate::translation::interface;

/// Whether the file at a path is published already as the last build made it, and may stay.
pub type Keep<'a> = &'a (dyn Fn(&OutPath) -> bool + Sync);

/// Where a build puts what it makes.
pub struct Output<'a, E> {
    /// Takes a published file.
    pub write: Write<'a, E>,
    /// Whether a file may stay.
    pub keep: Keep<'a>,
    /// Whether all that is published is as the last build made it, and may stay.
    pub keep_all: &'a (dyn Fn() -> bool + Sync),
    /// Who watches.
    pub witness: &'a dyn Witness,
    /// What it is made for.
    pub purpose: Purpose,
}

/// What a site is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be published.
    Publish,
    /// To be told what is wrong: pictures of drawings, about which there is nothing to tell, are not made. What is
    /// written is written, and what may be kept is kept, also if there are errors. Nothing is remembered.
    Check,
    /// The same again after every edit: what is known of the pages is remembered, and held.
    Watch,
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
    /// What is wrong with the words of texts.
    words: Findings,
}

/// A page that was made.
pub struct Made {
    /// Its markup; nothing if the theme's template failed, which is among the findings.
    pub html: Option<String>,
    /// What came up besides: findings, and the files beside it.
    pub notes: Notes,
}

/// Everything but publishing.
pub fn check(snapshot: &Snapshot, memory: &dyn Memory) -> Built {
    let write: Write<Infallible> = &|_, _| Ok(());
    let output = Output { write, keep: &|_| false, keep_all: &|| false, witness: &Nobody, purpose: Purpose::Check };
    match build_after(&Past::default(), snapshot, memory, &output) {
        Ok(built) => built,
        Err(never) => match never {},
    }
}

/// Makes a site, handing each file to `write` as soon as it is made. If the findings hold an error, what was
/// written must not be published; with errors in the sources nothing is written at all.
pub fn build<E: Send>(snapshot: &Snapshot, memory: &dyn Memory, write: Write<E>) -> Result<Built, E> {
    let purpose = Purpose::Publish;
    let output = Output { write, keep: &|_| false, keep_all: &|| false, purpose, witness: &Nobody };
    build_after(&Past::default(), snapshot, memory, &output)
}

/// Makes a site of which an earlier build is remembered: a page of which nothing changed is kept, not made again.
pub fn build_after<E: Send>(past: &Past, snapshot: &Snapshot, memory: &dyn Memory, output: &Output<E>) -> Result<Built, E> {
    output.witness.begins(Step::Compare);
    let wholes = keys::wholes(snapshot);
    let everything = keys::everything(snapshot, &wholes).to_string();
    if past.head.everything == everything && (output.keep_all)() {
        let Head { findings, counts, left_out, .. } = past.head.clone();
        return Ok(Built { past: past.clone(), is_same: true, findings, counts, left_out, ..Built::default() });
    }
    let (keys, opened) = rayon::join(|| keys::keys(snapshot, &wholes), || past.opened(memory));
    trees::give(&past.head.trees, memory, (snapshot, &wholes));
    let changed = opened.sources.changed(snapshot, &keys);
    let only_words = changed.as_ref().is_some_and(|changed| changed.only_words);
    let since = changed.as_ref().map(|changed| Since { changed: &changed.files, only_words, found: &opened.sources.found });
    let mut findings = Findings::new();
    let Some(site) = compile_before(output.witness, snapshot, since, &mut findings) else {
        return Ok(Built { findings, ..Built::default() });
    };
    let press = site.press(snapshot).remembering(memory);
    let then = Then::new(&opened, &press, (&keys, only_words));
    let mut doubts = findings.clone();
    doubts.append(left_out::doubts(&site, &press, &then));
    if let Some(left) = left_out::without(&site.plan.model, snapshot, &doubts) {
        let mut built = build_after(past, &left.snapshot, memory, output)?;
        built.findings.append(left.told);
        return Ok(built);
    }
    output.witness.understood(&site, &findings);
    let goes_on = !findings.any(Severity::Error) || output.purpose != Purpose::Publish;
    let write: Write<E> = if goes_on { output.write } else { &|_, _| Ok(()) };
    let keep: Keep = if goes_on { output.keep } else { &|_| false };
    let purpose = if goes_on { output.purpose } else { Purpose::Check };
    output.witness.begins(Step::Pages);
    let run = Run { press: &press, then: &then, output: &Output { write, keep, purpose, ..*output } };
    let stays = only_words && opened.sources.together.iter().all(keep);
    let (beside, made) = rayon::join(|| site.beside(&press, (!stays).then_some(write)), || together::pages(&run));
    let beside = beside?;
    findings.append(beside.findings);
    findings.append(press.logo.findings.clone());
    findings.append(found::overweight_assets(&site.assets));
    let together::Pages { settled, pages, parts } = made?;
    let Gathered { charts, mut ordered, leads, records } = gathered(settled, &mut findings);
    output.witness.begins(Step::Search);
    for (path, bytes) in found::search(&site.plan, records) {
        write(&path, Body::Whole(&bytes))?;
    }
    orphans::note(&site.plan, &leads, &mut findings);
    output.witness.begins(Step::Pictures);
    ordered.extend(press.logo.ordered.iter().cloned());
    let (found, images) = pictures::make(&press, ordered, (memory, write))?;
    findings.append(found);
    for (path, bytes) in site.assets.files.iter().chain(&beside.files) {
        write(path, bytes.into())?;
    }
    beside::as_it_is(snapshot, write, &mut findings)?;
    let findings = site.weighed(once(findings, &|template, line| place(snapshot, theme_name(&site.plan.model.settings), (template, line))));
    let counts = Counts { charts, images, ..counts::of(&site.plan, &findings) };
    let left_out = site.plan.model.left_out_members.clone();
    let together = beside.together.unwrap_or_else(|| opened.sources.together.clone());
    let sources = Sources::of(snapshot, &keys, (site.words.clone(), together));
    let head =
        Head { everything, findings: findings.clone(), counts: counts.clone(), left_out: left_out.clone(), parts, ..Head::default() };
    let now = Past { head, sources, pages, ..then.blank() };
    // Of what is published nobody asks more: it makes room before it is remembered.
    let compiled = (output.purpose != Purpose::Publish).then(|| Box::new(site));
    let past = Past { trees: trees::packed(snapshot, &wholes), ..now };
    Ok(Built { past, is_same: false, findings, counts, left_out, compiled })
}

/// What pages bring up for the site as a whole.
#[derive(Default)]
struct Gathered {
    charts: usize,
    ordered: Vec<Ordered>,
    leads: BTreeSet<String>,
    records: Vec<(Lang, Record)>,
}

/// Gathers what pages brought up, in their order.
fn gathered(settled: Vec<Settled>, findings: &mut Findings) -> Gathered {
    let mut all = Gathered::default();
    for settled in settled {
        findings.append(settled.findings);
        all.charts += settled.charts;
        all.ordered.extend(settled.pictures);
        all.leads.extend(settled.leads);
        all.records.extend(settled.record.map(|record| *record));
    }
    all
}

/// Understands a site; nothing, with its findings, if it does not say enough to know its pages.
pub fn compile(snapshot: &Snapshot, findings: &mut Findings) -> Option<Compiled> {
    compile_before(&Nobody, snapshot, None, findings)
}

fn compile_before(witness: &dyn Witness, snapshot: &Snapshot, since: Option<Since>, findings: &mut Findings) -> Option<Compiled> {
    witness.begins(Step::Understand);
    let model = model::resolve(snapshot, findings);
    refused::refusals(snapshot, findings);
    refused::steering(snapshot, findings);
    let model = model?;
    witness.begins(Step::Theme);
    let theme = Theme::read(snapshot, theme_name(&model.settings), findings)?;
    interface::check(snapshot, &model.languages, findings);
    witness.begins(Step::Plan);
    let plan = plan::plan(model, snapshot, |tag| theme.words(tag), findings);
    witness.begins(Step::Theme);
    let assets = theme.assets((&*plan.model, snapshot), findings);
    let settled = findings.clone();
    witness.begins(Step::Words);
    let words = plan.check_words(snapshot, since);
    findings.append(words.clone());
    Some(Compiled { plan, theme: Arc::new(theme), assets: Arc::new(assets), settled, words })
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
    settings.theme.as_ref().and_then(|theme| theme.name.as_ref()).map_or("default", |name| name.value.as_str())
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
            let both_left_out =
                || matches!((&old.content, &new.content), (Content::Refused(Refusal::LeftOut), Content::Refused(Refusal::LeftOut)));
            Arc::ptr_eq(old, new) || both_left_out() || same()
        };
        let same_files = before.files.len() == now.files.len() && before.options == now.options;
        if !same_files || !before.files.iter().zip(&now.files).all(only_words) {
            return None;
        }
        let differs = |(_, (old, new)): &(u32, (&Arc<File>, &Arc<File>))| !Arc::ptr_eq(old, new);
        let changed = (0..).zip(before.files.iter().zip(&now.files)).filter(differs).map(|(index, _)| FileId(index)).collect();
        let plan = self.plan.with_words(now);
        let words = plan.check_words(now, Some(Since { changed: &changed, only_words: true, found: &self.words }));
        let (theme, assets, settled) = (Arc::clone(&self.theme), Arc::clone(&self.assets), self.settled.clone());
        let mut findings = settled.clone();
        findings.append(words.clone());
        Some((Compiled { plan, theme, assets, settled, words }, findings))
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

    /// The search index, for which every page is made.
    pub fn search(&self, press: &Press) -> Publication {
        let pages = &self.plan.routes.pages;
        found::search(&self.plan, pages.par_iter().filter_map(|planned| page(press, planned).notes.record).collect())
    }

    /// What is wrong with the site as a whole, given what its pages lead to.
    pub fn check_whole(&self, press: &Press, leads: &BTreeSet<String>) -> Findings {
        let mut findings = found::overweight_assets(&self.assets);
        findings.append(press.logo.findings.clone());
        orphans::note(&self.plan, leads, &mut findings);
        findings
    }

    /// The address of the style sheet, from the site's root.
    pub fn stylesheet(&self) -> &str {
        &self.assets.stylesheet
    }
}

/// Makes one page.
pub fn page(press: &Press, page: &Page) -> Made {
    let desk = Desk::new(press, page);
    let ((html, record), taken) = noting(|| {
        let html = pages::render(&desk).map(|html| lent::marked(html, desk.borrowing()));
        let record = html.as_ref().ok().and_then(|html| pages::search::record(&desk, html));
        (html, record)
    });
    let mut notes = desk.notes.into_inner();
    notes.taken = taken;
    notes.record = record.map(|record| (page.lang, record));
    match &html {
        Ok(html) => {
            notes.findings.append(found::overweight(page, html));
            notes.findings.append(found::barriers(page, html));
        }
        Err(trouble) => notes.findings.add(template_problem(trouble, &page.address), Place::SITE),
    }
    Made { html: html.ok(), notes }
}

/// Makes a page with its twin beside it; what is wrong with either is told where it is made for itself.
pub fn fold(press: &Press, fold: &Fold, (left, right): (&Leaf, &Leaf)) -> Result<String, Findings> {
    let here = Page { address: fold.address.clone(), ..left.page.clone() };
    let desk = Desk::new(press, &here);
    desk.notes.borrow_mut().fictitious = right.fictitious;
    let html = pages::print_fold(&desk, fold, (left, right)).map(|html| lent::marked(html, desk.borrowing()));
    html.map_err(|trouble| {
        let mut findings = Findings::new();
        findings.add(template_problem(&trouble, &fold.address), Place::SITE);
        findings
    })
}

/// Where the page at an address lies.
pub fn folder(address: &str) -> OutPath {
    OutPath::new(format!("{address}index.html")).expect("addresses are made of plain names")
}

/// A template that stops on every page is one mistake: the first page it was found on is named.
fn once(findings: Findings, place: &dyn Fn(&str, usize) -> Place) -> Findings {
    let mut kept = Findings::new();
    let mut told = BTreeSet::new();
    for mut finding in findings.sorted() {
        let first = match &finding.problem {
            Problem::Template { template, line, message, .. } => {
                let own = place(template, *line);
                finding.place = if finding.place == Place::SITE { own } else { finding.place };
                told.insert((template.clone(), *line, message.clone()))
            }
            _ => true,
        };
        if first {
            kept.keep(finding);
        }
    }
    kept
}
