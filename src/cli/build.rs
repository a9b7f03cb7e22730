//! `build` and `check`: the same findings; `build` also publishes, whole or not at all.

use std::cell::Cell;
use std::path::Path;

use super::args::{Build, Check, Common, Format};
use super::bridge::{self, Verdict};
use super::signals::Watch;
use super::site::{Site, Stopwatch};
use super::voice::{deliver, tell};
use super::weights::Weights;
use super::{disclosure, narration, record};
use crate::disk::failure::shown;
use crate::disk::{Destination, Failure, Foreign, Keeping, Remembered, Staging, Summary, Tongue, Way};
use crate::finding::Findings;
use crate::path::OutPath;
use crate::pipeline::{self, Built, Counts, Output, Past, Purpose};

/// Reports what is wrong; publishes nothing.
pub(super) fn check(common: &Common, flags: &Check, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let mut watch = Stopwatch::start();
    let site = Site::read(common, None)?;
    tongue.set(site.voice.tongue);
    watch.step("read");
    let verdict = Verdict::of(pipeline::check(&site.snapshot, &Remembered::open(&site.root, Keeping::No)).findings);
    watch.step("check");
    let status = status(common, &verdict);
    if verdict.errors == 0 {
        site.voice.say(&narration::sound(verdict.warnings, &site.voice));
    }
    if flags.disclosure {
        // What was asked for stands alone on stdout; findings are narration then.
        report(Format::Human, &site, verdict.findings)?;
        disclosure::tell(&site, common.format)?;
    } else {
        report(common.format, &site, verdict.findings)?;
    }
    times(common, &watch);
    Ok(status)
}

/// Makes the site and publishes it, unless it has errors.
pub(super) fn build(common: &Common, flags: &Build, signals: &Watch, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let mut watch = Stopwatch::start();
    let site = Site::read(common, flags.enterprise.as_deref())?;
    tongue.set(site.voice.tongue);
    watch.step("read");
    let output = common.output.clone().unwrap_or_else(|| site.root.join("output"));
    let foreign = if flags.force { Foreign::Kept } else { Foreign::Refused };
    let destination = Destination { site: site.root.clone(), output: output.clone(), foreign, way: Way::OneStep };
    let staging = signals.guard(|| Staging::open(&destination))?;
    let (memory, weights) = (Remembered::open(&site.root, Keeping::Yes), Weights::default());
    let write = |path: &OutPath, bytes: &[u8]| {
        if flags.report.is_some() {
            weights.note(path.as_str(), bytes);
        }
        staging.write(path, bytes)
    };
    // A report weighs every file, so every file is made.
    let keep = |path: &OutPath| flags.report.is_none() && staging.keep(path);
    let past = staging.last().map(|last| Past::recall(&last, &memory)).unwrap_or_default();
    let press = Output { write: &write, keep: &keep, purpose: Purpose::Publish };
    let Built { past, findings, counts } = pipeline::build_after(&past, &site.snapshot, &memory, &press)?;
    watch.step("build");
    let verdict = Verdict::of(findings);
    let status = status(common, &verdict);
    report(common.format, &site, verdict.findings)?;
    if status == 0 {
        let summary = staging.publish()?;
        past.keep(&summary.key, &memory);
        memory.settle();
        watch.step("publish");
        let done = Done { counts, summary, warnings: verdict.warnings, seconds: watch.total() };
        tell_published(common, &site, &output, &done);
        if memory.spoilt() > 0 {
            site.voice.say(narration::spoilt(site.voice.tongue));
        }
        if let Some(file) = &flags.report {
            record::write(file, &done, &weights)?;
        }
    } else {
        site.voice.say(narration::unpublished(site.voice.tongue));
    }
    times(common, &watch);
    Ok(status)
}

/// What a build did, as it is told and recorded.
pub(super) struct Done {
    pub counts: Counts,
    pub summary: Summary,
    pub warnings: usize,
    pub seconds: f64,
}

fn tell_published(common: &Common, site: &Site, output: &Path, done: &Done) {
    let voice = &site.voice;
    narration::site(&done.counts, voice.tongue).iter().for_each(|line| voice.say(line));
    let output = common.output.as_ref().map_or_else(|| "output".to_owned(), |_| shown(output));
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
