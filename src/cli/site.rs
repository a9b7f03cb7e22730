//! The site a verb works on: where it lies, what it holds, and the language to speak about it.
#![expect(clippy::disallowed_methods, reason = "the current folder and the clock belong to the command line")]

use std::env;
use std::path::PathBuf;
use std::time::Instant;

use super::args::Common;
use super::voice::Voice;
use super::{day, speech};
use crate::disk::failure::{Doing, During};
use crate::disk::{Failure, Pick, Tongue, find_root, read, read_settings};
use crate::snapshot::{Drafts, Options, Snapshot};

/// A site as it was read.
pub(super) struct Site {
    pub root: PathBuf,
    pub snapshot: Snapshot,
    pub voice: Voice,
}

impl Site {
    /// Finds and reads the site that the flags name.
    pub fn read(common: &Common) -> Result<Site, Failure> {
        let asked = speech::asked(common.lang.map(Tongue::from));
        let options = options(common, asked.unwrap_or(Tongue::En))?;
        let root = root(common)?;
        let snapshot = read(&root, options)?;
        let tongue = asked.or_else(|| speech::of_site(&snapshot)).unwrap_or(Tongue::En);
        Ok(Site { root, snapshot, voice: Voice::of(common, tongue) })
    }
}

/// What is asked of a site that others read.
pub(super) struct Asked {
    /// Its folder.
    pub root: PathBuf,
    /// How it is read.
    pub options: Options,
    /// The language to speak about it.
    pub tongue: Tongue,
}

/// What the flags ask for; the site is read only for its language.
pub(super) fn asked(common: &Common) -> Result<Asked, Failure> {
    let asked = speech::asked(common.lang.map(Tongue::from));
    let options = options(common, asked.unwrap_or(Tongue::En))?;
    let root = root(common)?;
    let tongue = asked.or_else(|| speech::of_settings(&read_settings(&root)?)).unwrap_or(Tongue::En);
    Ok(Asked { root, options, tongue })
}

/// How the flags say that a site is read.
pub(super) fn options(common: &Common, tongue: Tongue) -> Result<Options, Failure> {
    Ok(Options {
        today: day::of_build(common.date.as_deref(), tongue)?,
        drafts: if common.drafts { Drafts::Shown } else { Drafts::Hidden },
        links: common.links.map(Into::into).unwrap_or_default(),
        base_url: common.base_url.clone().map(|url| base_url(url, tongue)).transpose()?,
        enterprise: None,
    })
}

fn root(common: &Common) -> Result<PathBuf, Failure> {
    if let Some(root) = &common.root {
        return Ok(root.clone());
    }
    let here = env::current_dir().during(Doing::Read, ".")?;
    find_root(&here).ok_or(Failure::NoSiteAbove { start: here })
}

fn base_url(url: String, tongue: Tongue) -> Result<String, Failure> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    if host.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains([' ', '#', '?', '\\', '"', '<', '>'])) {
        return Ok(url);
    }
    let url = url.escape_debug();
    Err(Failure::Usage(tongue.pick([
        format!("« {url} » : --base-url attend une adresse complète, comme https://impact.example.org/"),
        format!("‘{url}’: --base-url verwacht een volledig adres, zoals https://impact.example.org/"),
        format!("\"{url}\": --base-url takes a full address, such as https://impact.example.org/"),
        format!("„{url}“: --base-url erwartet eine vollständige Adresse wie https://impact.example.org/"),
    ])))
}

/// Measures the steps of a run (`--timings`).
pub(super) struct Stopwatch {
    start: Instant,
    last: Instant,
    steps: Vec<(&'static str, f64)>,
}

impl Stopwatch {
    /// Starts now.
    pub fn start() -> Stopwatch {
        let now = Instant::now();
        Stopwatch { start: now, last: now, steps: Vec::new() }
    }

    /// Ends a step.
    pub fn step(&mut self, name: &'static str) {
        let now = Instant::now();
        self.steps.push((name, now.duration_since(self.last).as_secs_f64()));
        self.last = now;
    }

    /// Seconds since the start.
    pub fn total(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    /// One line for each step.
    pub fn lines(&self) -> Vec<String> {
        self.steps.iter().map(|(name, seconds)| format!("  {name:<8} {:>9.1} ms", seconds * 1000.0)).collect()
    }
}
