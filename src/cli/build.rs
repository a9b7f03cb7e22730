//! `build` and `check`: the same findings; `build` also publishes, whole or not at all.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use super::args::{Build, Check, Common, Format};
use super::bridge::{self, Verdict};
use super::meter::Meter;
use super::signals::Watch;
use super::site::{Site, Stopwatch};
use super::voice::{deliver, tell};
use super::weights::Weights;
use super::{disclosure, narration, own, record};
use crate::disk::failure::shown;
use crate::disk::{Destination, Failure, Foreign, Keeping, Remembered, Staging, Summary, Tongue, Way, program};
use crate::finding::Findings;
use crate::key::Key;
use crate::path::OutPath;
use crate::pipeline::{self, Built, Counts, Edition, Output, Past, Purpose};
use crate::snapshot::{Body, Snapshot};

/// Reports what is wrong; publishes nothing.
pub(super) fn check(common: &Common, flags: &Check, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let mut watch = Stopwatch::start();
    let site = Site::read(common)?;
    tongue.set(site.voice.tongue);
    watch.step("read");
    let built = pipeline::check(&site.snapshot, &Remembered::open(&site.root, Keeping::No));
    let verdict = Verdict::of(built.findings);
    watch.step("check");
    let status = status(common, &verdict);
    if verdict.errors == 0 {
        site.voice.say(&narration::sound(verdict.warnings, &site.voice));
    }
    if flags.disclosure {
        // What was asked for stands alone on stdout; findings are narration then.
        report(Format::Human, &site, verdict.findings)?;
        disclosure::tell(built.compiled.as_ref().map(|site| &*site.plan.figures), common.format, site.voice.tongue)?;
    } else {
        report(common.format, &site, verdict.findings)?;
    }
    times(common, &watch);
    Ok(status)
}

/// What a build is about.
pub(super) struct Errand<'a> {
    pub common: &'a Common,
    pub flags: &'a Build,
    pub signals: &'a Watch,
    pub site: &'a Site,
    /// What earlier builds remember; all sites of a build share it.
    pub memory: &'a Remembered,
}

/// Makes the site and publishes it, unless it has errors; then the sites of enterprises that it lists. Of one enterprise
/// alone, only its own.
pub(super) fn build(common: &Common, flags: &Build, signals: &Watch, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let mut watch = Stopwatch::start();
    let site = Site::read(common)?;
    tongue.set(site.voice.tongue);
    watch.step("read");
    let memory = Remembered::open(&site.root, Keeping::Yes);
    let errand = Errand { common, flags, signals, site: &site, memory: &memory };
    let (status, whole, own) = match &flags.enterprise {
        None => {
            let (status, whole) = whole(&errand)?;
            watch.step("build");
            (status, whole, own::listed(&site))
        }
        Some(enterprise) => {
            let own = own::asked(&site, enterprise)?;
            let whole = pipeline::check(&site.snapshot, &Remembered::open(&site.root, Keeping::No));
            watch.step("check");
            let verdict = Verdict::of(whole.findings.clone());
            let status = status(common, &verdict);
            report(common.format, &site, verdict.findings)?;
            if status != 0 {
                site.voice.say(narration::unpublished(site.voice.tongue));
            }
            (status, whole, vec![own])
        }
    };
    let mut learned = status == 0 && flags.enterprise.is_none() && !whole.is_same;
    if status == 0 {
        for own in &own {
            learned |= own::make(&errand, &whole, own)?;
            watch.step("own");
        }
    }
    // What was remembered of exactly these sites stays.
    if learned {
        memory.settle();
    } else if status == 0 {
        memory.rest();
    }
    if status == 0 && memory.spoilt() > 0 {
        site.voice.say(narration::spoilt(site.voice.tongue));
    }
    times(common, &watch);
    Ok(status)
}

/// Makes the site of all and publishes it, unless it has errors.
fn whole(errand: &Errand) -> Result<(u8, Built), Failure> {
    let Errand { common, flags, site, .. } = errand;
    let output = common.output.clone().unwrap_or_else(|| site.root.join("output"));
    let press = Press::open(errand, output, flags.report.is_some())?;
    let built = press.build(&site.snapshot)?;
    let verdict = Verdict::of(built.findings.clone());
    let status = status(common, &verdict);
    report(common.format, site, verdict.findings)?;
    if status == 0 {
        press.publish(&built, verdict.warnings)?;
    } else {
        site.voice.say(narration::unpublished(site.voice.tongue));
    }
    Ok((status, built))
}

/// Makes and publishes a snapshot whose findings have been told. Says whether there was anything new to remember.
pub(super) fn publish(errand: &Errand, snapshot: &Snapshot, output: PathBuf) -> Result<bool, Failure> {
    // The report is of the site that was asked for.
    let weighs = errand.flags.report.is_some() && errand.flags.enterprise.is_some();
    let press = Press::open(errand, output, weighs)?;
    let built = press.build(snapshot)?;
    press.publish(&built, 0)?;
    Ok(!built.is_same)
}

/// Where a site is put together and published from.
struct Press<'a> {
    errand: &'a Errand<'a>,
    output: PathBuf,
    staging: Staging,
    meter: Meter,
    /// What every file weighs, if that is asked for.
    weights: Option<Weights>,
    start: Stopwatch,
}

impl<'a> Press<'a> {
    fn open(errand: &'a Errand<'a>, output: PathBuf, weighs: bool) -> Result<Press<'a>, Failure> {
        let start = Stopwatch::start();
        let meter = Meter::start(errand.common, &errand.site.voice);
        meter.step("open");
        let foreign = if errand.flags.force { Foreign::Kept } else { Foreign::Refused };
        let destination = Destination { site: errand.site.root.clone(), output: output.clone(), foreign, way: Way::OneStep };
        let staging = errand.signals.guard(|| Staging::open(&destination))?;
        staging.believe(errand.memory);
        Ok(Press { errand, output, staging, meter, weights: weighs.then(Weights::default), start })
    }

    fn build(&self, snapshot: &Snapshot) -> Result<Built, Failure> {
        let write = |path: &OutPath, body: Body| {
            self.weights.iter().for_each(|weights| weights.note(path.as_str(), body));
            self.staging.take(path, body)
        };
        // A report weighs every file, so every file is made.
        let keep = |path: &OutPath| self.weights.is_none() && self.staging.keep(path);
        // Where something was left behind, all of the site is looked at, so that it is known what is still used.
        let keep_all = || self.weights.is_none() && self.errand.memory.is_settled() && self.staging.keep_all();
        let past = self.staging.last().map(|last| Past::recall(edition(last), self.errand.memory)).unwrap_or_default();
        let ways = Output { write: &write, keep: &keep, keep_all: &keep_all, purpose: Purpose::Publish, witness: &self.meter };
        let built = pipeline::build_after(&past, snapshot, self.errand.memory, &ways);
        self.meter.clear();
        built
    }

    /// Publishes what was built, and tells how it went.
    fn publish(self, built: &Built, warnings: usize) -> Result<(), Failure> {
        let site = self.errand.site;
        self.meter.step("publish");
        let summary = self.staging.publish()?;
        self.meter.step("remember");
        let (edition, memory) = (edition(summary.key), self.errand.memory);
        match built.is_same {
            true => Past::hold(edition, memory),
            false => built.past.keep(edition, memory),
        }
        self.staging.remember(memory);
        self.meter.step("report");
        let done = Done { counts: built.counts.clone(), summary, warnings, seconds: self.start.total() };
        tell_published(&self.output, site, &done);
        if let (Some(file), Some(weights)) = (&self.errand.flags.report, &self.weights) {
            record::write(file, &done, weights, &self.meter)?;
        }
        if self.errand.common.timings {
            self.meter.lines().iter().for_each(|line| tell(line));
        }
        Ok(())
    }
}

/// The publication of exactly these files by exactly this program.
fn edition(output: Key) -> Edition {
    Edition { output, program: program() }
}

/// What a build did, as it is told and recorded.
pub(super) struct Done {
    pub counts: Counts,
    pub summary: Summary,
    pub warnings: usize,
    pub seconds: f64,
}

fn tell_published(output: &Path, site: &Site, done: &Done) {
    let voice = &site.voice;
    narration::site(&done.counts, voice.tongue).iter().for_each(|line| voice.say(line));
    let output = shown(output.strip_prefix(&site.root).unwrap_or(output));
    voice.say(&(narration::published(&output, &done.summary, done.seconds, voice) + &narration::warned(done.warnings, voice)));
    voice.detail(&narration::changed(&done.summary, voice.tongue));
}

/// Findings for people go to stderr with the narration, those for programs to stdout and alone there.
fn report(format: Format, site: &Site, findings: Findings) -> Result<(), Failure> {
    let text = bridge::report(findings, &site.snapshot, format, &site.voice);
    match format {
        Format::Human if text.is_empty() => Ok(()),
        Format::Human => {
            tell(text.trim_end_matches('\n'));
            Ok(())
        }
        Format::Json | Format::Github => deliver(&text),
    }
}

fn status(common: &Common, verdict: &Verdict) -> u8 {
    u8::from(verdict.errors > 0 || common.strict && verdict.warnings > 0)
}

fn times(common: &Common, watch: &Stopwatch) {
    if common.timings {
        watch.lines().iter().for_each(|line| tell(line));
    }
}
