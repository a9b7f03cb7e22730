//! Testimonials: original and twins brought together, then cleared or left out.

use std::collections::BTreeMap;

use super::consent::{Candidate, Cleared, OriginalLanguage, Testimonial, Voice, clear};
use super::id::Id;
use super::load::{FrontMatter, Reading};
use super::prose::borrowed;
use super::sources::served;
use super::testimonial::{Original, Twin};
use super::twins::TextFile;
use crate::finding::{Findings, Place, Problem};
use crate::localized::Lang;
use crate::period::Date;

/// The testimonials of a site.
#[derive(Default)]
pub struct Voices {
    /// Those that may be shown.
    pub cleared: Vec<Cleared<Testimonial>>,
    /// Those left out, and why.
    pub left_out: BTreeMap<Id, &'static str>,
}

/// The longest quote, in characters.
pub const QUOTE_LIMIT: usize = 280;

impl Voices {
    /// Takes the files of one testimonial.
    pub fn add(&mut self, id: Id, files: Vec<TextFile>, today: Date, reading: &Reading, findings: &mut Findings) {
        let originals: Vec<(usize, &Original)> = files
            .iter()
            .enumerate()
            .filter_map(|(index, file)| match &file.front {
                FrontMatter::Original(original) => Some((index, &**original)),
                _ => None,
            })
            .collect();
        let (index, original) = match originals.as_slice() {
            [one] => *one,
            [] => {
                let place = files.first().map_or(Place::SITE, |file| Place::file(file.body.file()));
                let said = findings.iter().any(|finding| finding.problem == Problem::ConsentMissing && finding.place.file == place.file);
                if !said {
                    findings.add(Problem::ConsentMissing, place);
                }
                self.left_out.insert(id, "missing");
                return;
            }
            [(_, first), (_, second), ..] => {
                findings.add_related(Problem::TwoOriginals { id: id.to_string() }, second.consent.place, first.consent.place);
                self.left_out.insert(id, "missing");
                return;
            }
        };
        let place = Place::file(files[index].body.file());
        let language = language_of(&files[index], reading);
        let candidate = candidate(id.clone(), original.clone(), language, &files, reading);
        let mut found = Findings::new();
        let cleared = clear(candidate, today, &reading.languages, &mut found);
        match cleared {
            Ok(voice) => {
                findings.append(found);
                check_quotes(&files, findings);
                warn_of_missing(&voice, reading, findings);
                self.cleared.push(voice);
            }
            Err(reason) => {
                findings.append(found);
                findings.add(Problem::LeftOut { id: id.to_string(), reason }, place);
                self.left_out.insert(id, reason);
            }
        }
    }
}

fn language_of(file: &TextFile, reading: &Reading) -> OriginalLanguage {
    match &file.suffix {
        None => OriginalLanguage::Site(Lang::FIRST),
        Some(suffix) => match served(suffix, &reading.languages) {
            Some(index) => OriginalLanguage::Site(Lang::all(reading.languages.len()).nth(index).expect("it is one of them")),
            None => OriginalLanguage::Other(suffix.clone()),
        },
    }
}

fn candidate(id: Id, original: Original, language: OriginalLanguage, files: &[TextFile], reading: &Reading) -> Candidate {
    let place =
        files.iter().find(|file| matches!(file.front, FrontMatter::Original(_))).map_or(Place::SITE, |file| Place::file(file.body.file()));
    let mut panels: Vec<Option<Voice>> = vec![None; reading.languages.len()];
    let mut spare = None;
    for file in files {
        let voice = voice(file);
        let index = file.suffix.as_ref().map_or(Some(0), |suffix| served(suffix, &reading.languages));
        match index {
            Some(index) if panels[index].is_none() => panels[index] = Some(voice),
            _ => spare = spare.or(Some(voice)),
        }
    }
    // An original in a language that is not published still lends its words if nothing else is there.
    if panels.iter().all(Option::is_none) {
        panels[0] = spare;
    }
    let panels = borrowed(panels).expect("an original has words");
    Candidate { id, original, panels, language, place }
}

fn voice(file: &TextFile) -> Voice {
    match &file.front {
        FrontMatter::Original(original) => Voice {
            title: original.title.clone(),
            quote: original.quote.value.clone(),
            slug: original.slug.clone(),
            body: file.body,
            translation: None,
        },
        FrontMatter::Twin(twin) => {
            let Twin { title, quote, slug, translation, .. } = &**twin;
            Voice {
                title: title.clone(),
                quote: quote.value.clone(),
                slug: slug.clone(),
                body: file.body,
                translation: translation.clone(),
            }
        }
        _ => unreachable!("testimonial files are originals or twins"),
    }
}

/// Quotes are at most 280 characters (E21).
fn check_quotes(files: &[TextFile], findings: &mut Findings) {
    for file in files {
        let quote = match &file.front {
            FrontMatter::Original(original) => &original.quote,
            FrontMatter::Twin(twin) => &twin.quote,
            _ => continue,
        };
        let length = quote.value.as_written().chars().count();
        if length > QUOTE_LIMIT {
            findings.add(Problem::TooLong { length, limit: QUOTE_LIMIT }, quote.place);
        }
    }
}

/// Notes each language that consent covers and no file serves (W01).
fn warn_of_missing(voice: &Testimonial, reading: &Reading, findings: &mut Findings) {
    for lang in &voice.languages {
        if let Some(lender) = voice.panels.borrowed(*lang) {
            let tag = |lang: Lang| reading.languages[lang.index()].as_str().to_owned();
            findings.add(Problem::MissingTranslation { lang: tag(*lang), borrowed: Some(tag(lender)) }, voice.place);
        }
    }
}
