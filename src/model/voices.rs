//! Testimonials: original and twins brought together, then cleared or left out.

use std::collections::BTreeMap;

use super::consent::{Candidate, Cleared, OriginalLanguage, Testimonial, Voice, clear};
use super::id::Id;
use super::known::{Kind, Known};
use super::load::{FrontMatter, Reading};
use super::prose::borrowed;
use super::sources::served;
use super::testimonial::{Original, Twin};
use super::twins::{TextFile, file_for};
use crate::finding::{Findings, Place, Problem};
use crate::localized::Lang;
use crate::snapshot::Snapshot;
use crate::source::text::key_of;

/// The testimonials of a site.
pub struct Voices<'site> {
    /// How files are read.
    reading: &'site Reading,
    /// The files: quotes are held against their texts.
    snapshot: &'site Snapshot,
    /// What short references stand for.
    known: &'site Known,
    /// Those that may be shown.
    pub cleared: Vec<Cleared<Testimonial>>,
    /// Those left out, and why.
    pub left_out: BTreeMap<Id, &'static str>,
}

/// The longest quote, in characters.
pub const QUOTE_LIMIT: usize = 280;

impl<'site> Voices<'site> {
    /// None yet.
    pub fn new(reading: &'site Reading, snapshot: &'site Snapshot, known: &'site Known) -> Voices<'site> {
        Voices { reading, snapshot, known, cleared: Vec::new(), left_out: BTreeMap::new() }
    }

    /// Takes the files of one testimonial.
    pub fn add(&mut self, id: Id, files: Vec<TextFile>, findings: &mut Findings) {
        let (reading, today) = (self.reading, self.snapshot.options.today);
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
        let mut original = original.clone();
        for reference in &mut original.illuminates {
            // What cannot be resolved is noted with all other references.
            if let Ok(whole) = self.known.resolved(Kind::Result, &reference.value) {
                reference.value = whole;
            }
        }
        let candidate = candidate(id.clone(), original, language, &files, reading);
        let mut found = Findings::new();
        let cleared = clear(candidate, today, &reading.languages, &mut found);
        match cleared {
            Ok(voice) => {
                findings.append(found);
                check_quotes(&files, self.snapshot, findings);
                warn_of_missing(&voice, reading, findings);
                self.cleared.push(voice);
            }
            Err(reason) => {
                findings.append(found);
                // Mistakes have said so themselves.
                if reason != "mistakes" {
                    findings.add(Problem::LeftOut { id: id.to_string(), reason }, place);
                }
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
    let count = reading.languages.len();
    let mut panels: Vec<Option<Voice>> =
        (0..count).map(|index| file_for(files, index, &reading.languages).map(|file| voice(&files[file]))).collect();
    // An original in a language that is not published still lends its words if nothing else is there.
    if panels.iter().all(Option::is_none) {
        panels[0] = files.first().map(voice);
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

/// Quotes are at most 280 characters, and stand in the text word for word, save where `[…]` says so (E21).
fn check_quotes(files: &[TextFile], snapshot: &Snapshot, findings: &mut Findings) {
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
        let text = snapshot.text(file.body.file());
        let body = text.get(file.body.place.start as usize..).unwrap_or_default();
        if !body.trim().is_empty() && !is_said(quote.value.as_written(), body) {
            findings.add(Problem::QuoteNotInText, quote.place);
        }
    }
}

/// Whether a text says a quote: the same letters and digits in the same order, whatever marks stand between
/// them; a part before `[…]` comes before the part after it.
fn is_said(quote: &str, body: &str) -> bool {
    let letters = |text: &str| -> String { text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let body = letters(body);
    let mut from = 0;
    quote.replace("[...]", "[…]").split("[…]").map(letters).all(|part| match body[from..].find(&part) {
        Some(at) => {
            from += at + part.len();
            true
        }
        None => false,
    })
}

/// Notes each language that consent covers and no file serves (W01).
fn warn_of_missing(voice: &Testimonial, reading: &Reading, findings: &mut Findings) {
    for lang in &voice.languages {
        if let Some(lender) = voice.panels.borrowed(*lang) {
            let tag = |lang: Lang| reading.languages[lang.index()].as_str().to_owned();
            let key = key_of(&reading.languages[lang.index()], &reading.languages).to_owned();
            let file = Some(format!("{}.{key}.md", voice.id));
            findings.add(Problem::MissingTranslation { lang: tag(*lang), key, borrowed: Some(tag(lender)), file }, voice.place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_said_word_for_word_save_where_it_says_so() {
        let body = "Avant, je ne sortais plus. **Le matin**, j’ai un endroit\noù aller. Les autres m'attendent.";
        for quote in ["Le matin, j'ai un endroit où aller.", "« Avant […] j'ai un endroit »", "je ne sortais plus [...] m’attendent", ""]
        {
            assert!(is_said(quote, body), "{quote}");
        }
        for quote in ["Le matin, j'ai une place où aller.", "m'attendent […] Avant"] {
            assert!(!is_said(quote, body), "{quote}");
        }
    }
}
