//! `list consents`: what each witness agreed to, until when, and every page on which the voice can be met.
//!
//! For those who look after consents: what ends soonest stands first. The pages are made and looked through, so that a
//! quote, a name or a link counts wherever it stands; nothing is published.

use std::cell::Cell;
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use serde_json::json;

use super::amount::whole;
use super::args::{Common, Format};
use super::site::Site;
use super::voice::{deliver, tell};
use crate::disk::{Failure, Keeping, Pick, Remembered, Tongue};
use crate::finding::{Findings, Severity};
use crate::model::consent::Testimonial;
use crate::model::{self, Model};
use crate::path::OutPath;
use crate::period::{Date, days_between};
use crate::pipeline::{self, Nobody, Output, Past, Purpose};
use crate::snapshot::{Body, Snapshot};
use crate::withdrawal::{self, Traces};

/// What is known of one consent.
struct Consent<'m> {
    id: &'m str,
    /// What may be shown of it; nothing if it is left out, and why.
    shown: Result<&'m Testimonial, &'static str>,
    /// Until when it holds, and the days that are left.
    ends: Option<(Date, i32)>,
    /// Where it can be met; nothing if the pages could not be made.
    pages: Option<Vec<String>>,
}

/// Prints all consents. Where the site has errors no page can be looked through: then the status says so.
pub(super) fn consents(common: &Common, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    let speech = site.voice.tongue;
    tongue.set(speech);
    let Some(model) = model::resolve(&site.snapshot, &mut Findings::new()) else { return Ok(1) };
    let published = published(&site);
    let consents = consents_of(&model, &site.snapshot, published.as_deref());
    deliver(&match common.format {
        Format::Human => consents.iter().map(|one| one.lines(&model, speech)).collect::<String>(),
        _ => consents.iter().map(|one| one.record(&model).to_string() + "\n").collect(),
    })?;
    if published.is_none() {
        tell(speech.pick([
            "le site contient des erreurs : les pages où un témoin apparaît ne sont pas connues. Voyez « diptych check »",
            "de site bevat fouten: op welke pagina’s een getuige staat, is niet bekend. Zie ‘diptych check’",
            "the site has errors: it is not known on which pages a witness appears. See \"diptych check\"",
            "Die Website enthält Fehler: auf welchen Seiten jemand zu Wort kommt, ist nicht bekannt. Siehe „diptych check“",
        ]));
    }
    Ok(u8::from(published.is_none()))
}

/// Every text that would be published; nothing if the site has errors.
fn published(site: &Site) -> Option<Vec<(String, String)>> {
    let texts = Mutex::new(Vec::new());
    let write = |path: &OutPath, body: Body| {
        if let Ok(text) = String::from_utf8(body.bytes()) {
            texts.lock().unwrap_or_else(PoisonError::into_inner).push((path.as_str().to_owned(), text));
        }
        Ok::<(), Infallible>(())
    };
    let output = Output { write: &write, keep: &|_| false, keep_all: &|| false, witness: &Nobody, purpose: Purpose::Check };
    let memory = Remembered::open(&site.root, Keeping::No);
    let Ok(built) = pipeline::build_after(&Past::default(), &site.snapshot, &memory, &output);
    let mut texts = texts.into_inner().unwrap_or_else(PoisonError::into_inner);
    texts.sort();
    (!built.findings.any(Severity::Error)).then_some(texts)
}

/// All consents: those that end first, those without an end, then those of which nothing is shown.
fn consents_of<'m>(model: &'m Model, snapshot: &Snapshot, published: Option<&[(String, String)]>) -> Vec<Consent<'m>> {
    let today = snapshot.options.today;
    let shown = model.testimonials.values().map(|voice| (voice.id.as_str(), Ok::<&Testimonial, _>(&**voice)));
    let hidden = model.left_out.iter().map(|(id, reason)| (id.as_str(), Err(*reason)));
    let mut all: Vec<Consent> = shown
        .chain(hidden)
        .map(|(id, shown)| {
            let ends = shown.ok().and_then(|voice| voice.expires).map(|day| (day, days_between(today, day)));
            let traces = withdrawal::withdrawal(snapshot, id, today).map(|withdrawal| withdrawal.traces);
            let pages = published.map(|published| traces.map_or_else(Vec::new, |traces| met(&traces, published)));
            Consent { id, shown, ends, pages }
        })
        .collect();
    all.sort_by_key(|one| (one.shown.is_err(), one.ends.is_none(), one.ends.map(|(day, _)| day), one.id.to_owned()));
    all
}

/// The addresses of pages, and the paths of other files, that hold traces. The parts of the search hold single words.
fn met(traces: &Traces, published: &[(String, String)]) -> Vec<String> {
    let looked_at = published.par_iter().filter(|(path, _)| !path.starts_with("assets/"));
    let found = looked_at.filter(|(path, text)| traces.are_in(path, text));
    found.map(|(path, _)| format!("/{}", path.strip_suffix("index.html").unwrap_or(path))).collect()
}

impl Consent<'_> {
    /// Scopes, channels and languages, as authors write them.
    fn granted<'a>(&'a self, model: &'a Model) -> [Vec<&'a str>; 3] {
        let Ok(voice) = self.shown else { return Default::default() };
        let languages = voice.languages.iter().filter_map(|lang| model.settings.languages.0.get(lang.index()));
        [
            voice.scopes.named().collect(),
            voice.channels.iter().map(|channel| channel.word()).collect(),
            languages.map(crate::lang::LanguageTag::as_str).collect(),
        ]
    }

    fn record(&self, model: &Model) -> serde_json::Value {
        let [scopes, channels, languages] = self.granted(model);
        json!({
            "testimonial": self.id, "left_out": self.shown.err(), "scopes": scopes, "channels": channels, "languages": languages,
            "expires": self.ends.map(|(day, _)| day.to_string()), "days_left": self.ends.map(|(_, days)| days), "pages": self.pages,
        })
    }

    fn lines(&self, model: &Model, tongue: Tongue) -> String {
        let state = match (self.shown, self.ends) {
            (Err(reason), _) => format!("[{reason}]"),
            (Ok(_), None) => tongue.pick(["sans date de fin", "zonder einddatum", "no end date", "ohne Enddatum"]).to_owned(),
            (Ok(_), Some((day, days))) => ending(day, days, tongue),
        };
        let granted = self.granted(model).map(|words| words.join(" ")).join(" · ");
        let granted = if self.shown.is_ok() { format!("  {granted}\n") } else { String::new() };
        let pages: String = self.pages.iter().flatten().map(|page| format!("    {page}\n")).collect();
        format!("{}  {state}\n{granted}{pages}", self.id)
    }
}

/// The day on which a consent ends, and how far away that is.
fn ending(day: Date, days: i32, tongue: Tongue) -> String {
    let left = whole(usize::try_from(days).unwrap_or(0), tongue);
    let one = days == 1;
    tongue.pick([
        format!("jusqu’au {day} : encore {left} jour{}", if days < 2 { "" } else { "s" }),
        format!("tot en met {day}: nog {left} {}", if one { "dag" } else { "dagen" }),
        format!("until {day}: {left} {} left", if one { "day" } else { "days" }),
        format!("bis {day}: noch {left} {}", if one { "Tag" } else { "Tage" }),
    ])
}
