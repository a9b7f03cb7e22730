//! Measures a build while it runs: its steps, its pages by kind, the slowest of them (`--timings`, `--report`); and a
//! line of progress on a terminal, once a build has taken a second.
#![expect(clippy::disallowed_methods, reason = "time is measured here")]

use std::collections::BTreeMap;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::args::{Common, Format};
use super::voice::{Voice, Volume};
use crate::disk::{Pick, Tongue};
use crate::pipeline::{Step, Witness};
use crate::plan::page::Page;
use crate::render::pages::template;
use crate::render::weight;

/// How long a build runs before it shows how far it is.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line changes.
const PACE: Duration = Duration::from_millis(100);
/// The template of a notebook's page: with it its files are made.
const NOTEBOOK: &str = "notebook.html";
/// Rows of a table.
const ROWS: usize = 8;

/// Measures a build.
pub(super) struct Meter {
    start: Instant,
    tongue: Tongue,
    shows_progress: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Each step that began, and when; the name of one the pipeline does not know.
    steps: Vec<(&'static str, Instant)>,
    pages: Vec<Measured>,
    done: usize,
    expected: usize,
    /// When the line of progress was last written.
    told: Option<Instant>,
}

/// A page that was made.
struct Measured {
    address: String,
    template: &'static str,
    took: Duration,
    budget: usize,
}

impl Meter {
    /// Starts now. Progress is shown on a terminal only, to people, and not where a machine builds.
    pub fn start(common: &Common, voice: &Voice) -> Meter {
        let is_machine = env::var_os("CI").is_some_and(|value| !value.is_empty()) || env::var_os("TERM").is_some_and(|term| term == "dumb");
        let is_for_people = common.format == Format::Human && voice.volume > Volume::Quiet;
        let shows_progress = is_for_people && !is_machine && io::stderr().is_terminal();
        Meter { start: Instant::now(), tongue: voice.tongue, shows_progress, state: Mutex::default() }
    }

    /// A step of the edge begins.
    pub fn step(&self, name: &'static str) {
        self.state().steps.push((name, Instant::now()));
    }

    /// Ends the line of progress.
    pub fn clear(&self) {
        if self.state().told.take().is_some() {
            write("\r\x1b[K");
        }
    }

    /// The steps in the order they began, each with its milliseconds; one that came twice is one step.
    fn steps(&self) -> Vec<(&'static str, f64)> {
        let state = self.state();
        let ends = state.steps.iter().skip(1).map(|(_, at)| *at).chain([Instant::now()]);
        let mut steps: Vec<(&'static str, f64)> = Vec::new();
        for ((name, begin), end) in state.steps.iter().zip(ends) {
            let took = milliseconds(end - *begin);
            match steps.iter_mut().find(|(known, _)| known == name) {
                Some((_, sum)) => *sum += took,
                None => steps.push((name, took)),
            }
        }
        steps
    }

    /// Templates, the dearest first: how many were made, and how long that took in all.
    fn kinds(&self) -> Vec<(&'static str, usize, Duration)> {
        let mut kinds: BTreeMap<&'static str, (usize, Duration)> = BTreeMap::new();
        for page in &self.state().pages {
            let (count, took) = kinds.entry(page.template).or_default();
            (*count, *took) = (*count + 1, *took + page.took);
        }
        let mut kinds: Vec<(&'static str, usize, Duration)> = kinds.into_iter().map(|(kind, (count, took))| (kind, count, took)).collect();
        kinds.sort_by(|left, right| right.2.cmp(&left.2).then_with(|| left.0.cmp(right.0)));
        kinds
    }

    /// Each notebook in each language, with its PDF and EPUB, by address.
    fn notebooks(&self) -> Vec<(String, Duration)> {
        let state = self.state();
        let own = state.pages.iter().filter(|page| page.template == NOTEBOOK).map(|page| (page.address.clone(), page.took));
        let mut own: Vec<(String, Duration)> = own.collect();
        own.sort();
        own
    }

    /// The slowest pages.
    fn slowest(&self) -> Vec<(String, Duration)> {
        let mut pages: Vec<(String, Duration)> = self.state().pages.iter().map(|page| (page.address.clone(), page.took)).collect();
        pages.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        pages.truncate(ROWS);
        pages
    }

    /// What `--timings` tells, a line each.
    pub fn lines(&self) -> Vec<String> {
        let row = |name: &str, took: f64| format!("  {name:<40} {took:>9.1} ms");
        let mut lines: Vec<String> = self.steps().iter().map(|(name, took)| row(name, *took)).collect();
        let (kinds, slowest) = (self.kinds(), self.slowest());
        if !kinds.is_empty() {
            let heads = self.tongue.pick([
                ["gabarits, du plus coûteux au moins coûteux", "pages les plus lentes", "cahiers, avec leurs PDF et EPUB"],
                ["sjablonen, van duur naar goedkoop", "traagste pagina’s", "schriften, met hun pdf en EPUB"],
                ["templates, from the dearest", "slowest pages", "notebooks, with their PDF and EPUB"],
                ["Vorlagen, die teuerste zuerst", "langsamste Seiten", "Hefte, mit ihren PDF und EPUB"],
            ]);
            lines.push(heads[0].to_owned());
            lines.extend(kinds.iter().take(ROWS).map(|(kind, count, took)| row(&format!("{kind} × {count}"), milliseconds(*took))));
            lines.push(heads[1].to_owned());
            lines.extend(slowest.iter().map(|(address, took)| row(address, milliseconds(*took))));
            let notebooks = self.notebooks();
            lines.extend((!notebooks.is_empty()).then(|| heads[2].to_owned()));
            lines.extend(notebooks.iter().map(|(address, took)| row(address, milliseconds(*took))));
        }
        lines
    }

    /// The same for programs; milliseconds.
    pub fn record(&self) -> Value {
        let rounded = |milliseconds: f64| json!((milliseconds * 1000.0).round() / 1000.0);
        let steps: serde_json::Map<String, Value> = self.steps().iter().map(|(name, took)| ((*name).to_owned(), rounded(*took))).collect();
        let kind = |(kind, count, took): &(&'static str, usize, Duration)| json!({ "template": kind, "pages": count, "ms": rounded(milliseconds(*took)) });
        let page = |(address, took): &(String, Duration)| json!({ "page": address, "ms": rounded(milliseconds(*took)) });
        json!({
            "steps": steps,
            "templates": self.kinds().iter().map(kind).collect::<Vec<_>>(),
            "notebooks": self.notebooks().iter().map(page).collect::<Vec<_>>(),
            "slowest_pages": self.slowest().iter().map(page).collect::<Vec<_>>(),
        })
    }

    /// The most bytes that the page published at a path may have, if it is a page that was made.
    pub fn budgets(&self) -> BTreeMap<String, usize> {
        self.state().pages.iter().map(|page| (format!("{}index.html", page.address), page.budget)).collect()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self, measured: Option<Measured>) {
        let mut state = self.state();
        state.done += 1;
        state.pages.extend(measured);
        if self.shows_progress && self.start.elapsed() >= PATIENCE && state.told.is_none_or(|told| told.elapsed() >= PACE) {
            state.told = Some(Instant::now());
            let words = self.tongue.pick(["pages", "pagina’s", "pages", "Seiten"]);
            write(&format!("\r  {words} {} / {}\x1b[K", state.done, state.expected));
        }
    }
}

impl Witness for Meter {
    fn begins(&self, step: Step) {
        self.step(step.word());
    }

    fn expects(&self, pages: usize) {
        self.state().expected = pages;
    }

    fn page(&self, page: &Page, work: &mut dyn FnMut()) {
        let start = Instant::now();
        work();
        let took = start.elapsed();
        let (address, budget) = (page.address.clone(), weight::of_page(&page.subject));
        self.count(Some(Measured { address, template: template(&page.subject), took, budget }));
    }

    fn kept(&self, _: &Page) {
        self.count(None);
    }
}

fn milliseconds(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}

fn write(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}
