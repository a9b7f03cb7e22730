//! The plan: which pages exist, at which addresses, how they are linked; figures as specifications.
//!
//! Gives rendering everything it needs to make one page at a time. Makes no markup.

pub mod address;
pub mod chart;
pub mod choice;
mod claims;
pub mod compared;
pub mod diagram;
pub mod distribution;
mod fields;
mod folds;
mod fractions;
pub mod frozen;
pub mod handout;
pub mod headline;
pub mod lent;
pub mod narrow;
pub mod outline;
pub mod page;
pub mod paired;
mod posts;
pub mod reader;
pub mod reading;
pub mod reason;
pub mod route;
mod route_about;
mod route_parts;
pub mod scope;
pub mod shown;
pub mod specs;
mod spelled;
pub mod subgroups;
mod telltale;
pub mod terms;
mod twins;
pub mod typed;
pub mod voices;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::written::WrittenText;
use crate::figures::{self, Figures};
use crate::finding::{Finding, Findings, Place, Problem};
use crate::lang::{LanguageTag, Words};
use crate::model::Model;
use crate::model::enterprise::Publish;
use crate::model::entities::Notebook;
use crate::model::id::Id;
use crate::shelf::{Alone, Shelf};
use crate::snapshot::{FileId, Snapshot};
use crate::translation::stale;

/// Everything rendering needs, and nothing it may not show. What no text's words can change is shared, so that a new
/// plan after an edit of words costs next to nothing.
#[derive(Debug)]
pub struct Plan {
    /// What the site holds true, without its raw values.
    pub model: Arc<Model>,
    /// Every number that may be shown.
    pub figures: Arc<Figures>,
    /// The figures of notebooks that keep the data they were published with.
    pub frozen: Arc<BTreeMap<Id, frozen::Frozen>>,
    /// One for each language.
    pub readers: Arc<Vec<reader::Reader>>,
    /// The pages and their addresses.
    pub routes: Arc<route::Routes>,
    /// The site of all, if this is that of one enterprise.
    pub whole: Option<Arc<scope::Whole>>,
    /// What can be compared.
    pub compared: Arc<Alone<Vec<compared::Compared>>>,
    /// The indicators of which a file of values is published.
    pub in_files: Arc<BTreeSet<Id>>,
    /// The outlines of notebooks.
    pub outlines: Shelf<Id, outline::Outline>,
}

/// Plans the site of a model; `words` gives each language's words.
pub fn plan(mut model: Model, snapshot: &Snapshot, words: impl FnMut(&LanguageTag) -> Words, findings: &mut Findings) -> Plan {
    let figures = figures::compute(&model, snapshot, findings);
    forget_raw_values(&mut model);
    let frozen = frozen::frozen(&model, &figures, snapshot, findings);
    let readers = reader::readers(&model, words);
    let mut compared = compared::compared(&model, &figures);
    let mut handouts = handout::all(&model, &figures);
    let whole = snapshot.options.enterprise.as_ref().map(|enterprise| {
        let whole = model.clone();
        scope::narrow(&mut model, &figures, enterprise);
        let routes = route::routes((&whole, &compared, &handouts), &readers, findings);
        compared = std::mem::take(&mut compared).into_iter().filter_map(|one| one.on_site_of(enterprise)).collect();
        handouts = handout::all(&model, &figures);
        Arc::new(scope::Whole::new(whole, routes, &snapshot.options))
    });
    let routes = route::routes((&model, &compared, &handouts), &readers, findings);
    let (in_files, outlines) = (Arc::new(in_files(&model, &figures)), outlines(&model, snapshot));
    let (model, figures, readers) = (Arc::new(model), Arc::new(figures), Arc::new(readers));
    let compared = Arc::new(Alone::new("compared", compared));
    let frozen = Arc::new(frozen);
    Plan { model, figures, frozen, readers, whole, routes: Arc::new(routes), compared, in_files, outlines }
}

/// What was known of a site's words before some of its files changed.
#[derive(Clone, Copy)]
pub struct Since<'before> {
    /// The files that changed.
    pub changed: &'before BTreeSet<FileId>,
    /// Whether only words of texts did: then the model, the figures and the routes are as they were.
    pub only_words: bool,
    /// What was wrong with the words of all texts; places name files that have the same numbers still.
    pub found: &'before Findings,
}

impl Plan {
    /// The plan of the same site when only words of its texts have changed.
    pub fn with_words(&self, snapshot: &Snapshot) -> Plan {
        Plan {
            model: Arc::clone(&self.model),
            figures: Arc::clone(&self.figures),
            frozen: Arc::clone(&self.frozen),
            readers: Arc::clone(&self.readers),
            whole: self.whole.clone(),
            routes: Arc::clone(&self.routes),
            compared: Arc::clone(&self.compared),
            in_files: Arc::clone(&self.in_files),
            outlines: outlines(&self.model, snapshot),
        }
    }

    /// What claims of texts are held against.
    fn evidence(&self) -> claims::Evidence<'_> {
        claims::Evidence { model: &self.model, figures: &self.figures, frozen: &self.frozen, readers: &self.readers }
    }

    /// Every number that is typed by hand in a notebook, with the value that could stand in its place.
    pub fn typed(&self, notebook: &Id, snapshot: &Snapshot) -> Vec<typed::Typed> {
        self.model.notebooks.get(notebook).map(|own| typed::typed(&self.evidence(), own, snapshot)).unwrap_or_default()
    }

    /// The figures that a notebook shows: those it was published with, if it keeps them.
    pub fn figures_of(&self, notebook: &Id) -> &Figures {
        self.frozen.get(notebook).map_or(&self.figures, |frozen| &frozen.figures)
    }

    /// What is wrong with the words of texts, as far as it does not take a page to see it. Of texts that are as they
    /// were when they were checked before, what was found then holds.
    pub fn check_words(&self, snapshot: &Snapshot, since: Option<Since>) -> Findings {
        let texts = written::texts(&self.model);
        let only_words = since.is_some_and(|since| since.only_words);
        let is_changed = |text: &&WrittenText| since.is_none_or(|since| text.own().any(|(_, body)| since.changed.contains(&body.file())));
        let changed: Vec<WrittenText> = texts.iter().filter(is_changed).cloned().collect();
        let mut findings = Findings::new();
        if let Some(since) = since {
            let files = |texts: &[WrittenText]| -> BTreeSet<FileId> {
                texts.iter().flat_map(WrittenText::own).map(|(_, body)| body.file()).collect()
            };
            let (again, all) = (files(&changed), files(&texts));
            let holds = |finding: &&Finding| {
                let Finding { problem, place: Place { file, .. }, .. } = finding;
                // What two languages of a text say holds whatever the data say.
                let of_texts = twins::finds(problem) && all.contains(file);
                !again.contains(file) && (of_texts || only_words && !matches!(problem, Problem::StaleTranslation { .. }))
            };
            since.found.iter().filter(holds).for_each(|finding| findings.keep(finding.clone()));
        }
        let may_be_shown = |id: &str| self.model.testimonials.keys().any(|known| known.as_str() == id);
        stale::check(snapshot, &may_be_shown, &mut findings);
        twins::check(&changed, &self.readers, snapshot, &mut findings);
        let told = if only_words { &changed } else { &texts };
        telltale::check(told, &self.model, snapshot, &mut findings);
        let evidence = self.evidence();
        claims::check(&evidence, told, snapshot, &mut findings);
        if !only_words {
            claims::check_fields(&evidence, snapshot, &mut findings);
        }
        findings
    }
}

fn in_files(model: &Model, figures: &Figures) -> BTreeSet<Id> {
    let published = |id: &Id| model.enterprises.get(id).is_some_and(|enterprise| enterprise.portrait.publish == Publish::All);
    figures.series.iter().filter(|(id, _)| published(id)).flat_map(|(_, series)| series.keys().cloned()).collect()
}

fn outlines(model: &Model, snapshot: &Snapshot) -> Shelf<Id, outline::Outline> {
    let outline = |notebook: &Notebook| (notebook.id.clone(), outline::of_notebook(notebook, model, snapshot));
    Shelf::new("outlines", model.notebooks.values().map(outline).collect())
}

/// Takes the values out of the model: from here on only figures hold numbers, and those may be shown.
fn forget_raw_values(model: &mut Model) {
    let assessments = model.enterprises.things_mut().values_mut().flat_map(|enterprise| &mut enterprise.assessments);
    for result in assessments.flat_map(|assessment| &mut assessment.file.results) {
        result.values = None;
        result.breakdowns.clear();
        result.targets.clear();
    }
    let assessments = model.enterprises.things_mut().values_mut().flat_map(|enterprise| &mut enterprise.assessments);
    for question in assessments.flat_map(|assessment| &mut assessment.file.surveys).flat_map(|survey| &mut survey.questions) {
        question.counts = None;
        question.by = None;
    }
}
