//! `build` and `check`: the same findings; `build` also publishes, whole or not at all.

use std::cell::Cell;
use std::path::Path;

use super::args::{Build, Common, Format};
use super::bridge::{self, Built, Findings};
use super::signals::Watch;
use super::site::{Site, Stopwatch};
use super::voice::{deliver, tell};
use super::{narration, record};
use crate::disk::{Destination, Failure, Foreign, Staging, Tongue, Way};

/// Reports what is wrong; publishes nothing.
pub(super) fn check(common: &Common, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let mut watch = Stopwatch::start();
    let site = Site::read(common, None)?;
    tongue.set(site.voice.tongue);
    watch.step("read");
    let findings = bridge::check(&site.snapshot);
    watch.step("check");
    report(common, &site, &findings)?;
    site.voice.say(&narration::verdict(findings.errors, findings.warnings, &site.voice));
    times(common, &watch);
    Ok(status(common, &findings))
}

/// Makes the site and publishes it, unless it has errors.
pub(super) fn build(common: &Common, flags: &Build, signals: &Watch, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let mut watch = Stopwatch::start();
    let site = Site::read(common, flags.enterprise.as_deref())?;
    tongue.set(site.voice.tongue);
    watch.step("read");
    let output = common.output.clone().unwrap_or_else(|| site.root.join("output"));
    let foreign = if flags.force { Foreign::Kept } else { Foreign::Refused };
    let staging = Staging::open(&Destination { site: site.root.clone(), output: output.clone(), foreign, way: Way::OneStep })?;
    signals.guard(staging.abandon());
    let built = bridge::build(&site.snapshot, &|path, bytes| staging.write(&path, bytes))?;
    watch.step("build");
    report(common, &site, &built.findings)?;
    let status = status(common, &built.findings);
    if status == 0 {
        let summary = staging.publish()?;
        watch.step("publish");
        tell_published(common, &site, &built, &output, (&summary, &watch));
        if let Some(file) = &flags.report {
            record::write(file, &built, &summary, &watch)?;
        }
    } else {
        site.voice.say(&narration::verdict(built.findings.errors, built.findings.warnings, &site.voice));
    }
    times(common, &watch);
    Ok(status)
}

fn tell_published(common: &Common, site: &Site, built: &Built, output: &Path, (summary, watch): (&crate::disk::Summary, &Stopwatch)) {
    let voice = &site.voice;
    narration::site(&built.counts, voice.tongue).iter().for_each(|line| voice.say(line));
    let shown = common.output.as_deref().map_or_else(|| "output".to_owned(), |_| crate::disk::failure::shown(output));
    let line = narration::published(&shown, summary, watch.total(), voice);
    voice.say(&(line + &narration::warned(built.findings.warnings, voice)));
    voice.detail(&narration::changed(summary, voice.tongue));
}

/// Findings for people go to stderr with the narration, those for programs to stdout and alone there.
fn report(common: &Common, site: &Site, findings: &Findings) -> Result<(), Failure> {
    let text = bridge::report(findings, &site.snapshot, common.format, &site.voice);
    match common.format {
        Format::Human if text.is_empty() => Ok(()),
        Format::Human => {
            tell(text.trim_end_matches('\n'));
            Ok(())
        }
        Format::Json | Format::Github => deliver(&text),
    }
}

fn status(common: &Common, findings: &Findings) -> u8 {
    u8::from(findings.errors > 0 || common.strict && findings.warnings > 0)
}

fn times(common: &Common, watch: &Stopwatch) {
    if common.timings {
        watch.lines().iter().for_each(|line| tell(line));
    }
}
