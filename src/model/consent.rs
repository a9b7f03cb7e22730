//! Consent: the only door through which a testimonial enters the model.
//!
//! [`Cleared`] has no other constructor than [`clear`], which drops everything that consent does not
//! cover: what a scope withholds is not there any more, so no page, feed or file can show it.

use std::ops::Deref;

use super::id::Id;
use super::prose::Body;
use super::testimonial::{Channel, Consent, ConsentStatus, Display, Original, Scopes, Translation};
use crate::finding::{Findings, Place, Problem};
use crate::lang::LanguageTag;
use crate::localized::{Lang, Localized};
use crate::period::{Date, days_between};
use crate::source::decode::Located;
use crate::source::text::Text;
use crate::untrusted::Untrusted;

/// Something that consent covers.
#[derive(Clone, Debug)]
pub struct Cleared<T>(T);

impl<T> Deref for Cleared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// A testimonial, holding exactly what may be shown of it.
#[derive(Clone, Debug)]
pub struct Testimonial {
    /// Its id.
    pub id: Id,
    /// Title, quote and words in each language.
    pub panels: Localized<Voice>,
    /// How the witness is named.
    pub witness: ShownWitness,
    /// The enterprise it is about.
    pub enterprise: Option<Located<String>>,
    /// The assessment it belongs to.
    pub assessment: Option<Located<String>>,
    /// When it was recorded.
    pub date: Option<Date>,
    /// The portrait, if the photo may be shown.
    pub portrait: Option<super::testimonial::Portrait>,
    /// Its topics.
    pub topics: Vec<Located<String>>,
    /// The figures it sheds light on.
    pub illuminates: Vec<Located<String>>,
    /// Whether it stands out.
    pub featured: bool,
    /// Whether it is an example.
    pub fictitious: bool,
    /// The language it was spoken in.
    pub original: OriginalLanguage,
    /// What may be shown of it.
    pub scopes: Scopes,
    /// The channels it may be shown on.
    pub channels: Vec<Channel>,
    /// The site languages it may be shown in.
    pub languages: Vec<Lang>,
    /// Until when consent holds.
    pub expires: Option<Date>,
    /// Where its original is written.
    pub place: Place,
}

/// The language of an original: one of the site's, or another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OriginalLanguage {
    /// One of the site's.
    Site(Lang),
    /// Another, by its tag.
    Other(String),
}

/// The words of a testimonial in one language.
#[derive(Clone, Debug)]
pub struct Voice {
    /// The title.
    pub title: Untrusted,
    /// The quote.
    pub quote: Untrusted,
    /// The address, if not the id.
    pub slug: Option<Located<String>>,
    /// The body.
    pub body: Body,
    /// How it was translated, if it was.
    pub translation: Option<Translation>,
}

/// How a witness is named to readers.
#[derive(Clone, Debug)]
pub struct ShownWitness {
    /// How much of the name is shown.
    pub display: Display,
    /// The name shown: a real one as far as agreed, or the pseudonym; none for `role-only`.
    pub name: Option<Untrusted>,
    /// The role.
    pub role: Option<Text>,
    /// The age, as a range.
    pub age_band: Option<String>,
}

/// A testimonial that has not been cleared yet.
pub struct Candidate {
    /// Its id.
    pub id: Id,
    /// Its original.
    pub original: Original,
    /// Title, quote and words in each language.
    pub panels: Localized<Voice>,
    /// The language it was spoken in.
    pub language: OriginalLanguage,
    /// Where it is written.
    pub place: Place,
}

/// Clears a testimonial for the web today, dropping what consent does not cover; or says why it is left out.
///
/// The day decides only whether consent has begun, expired or will soon (W08).
pub fn clear(
    candidate: Candidate,
    today: Date,
    languages: &[LanguageTag],
    findings: &mut Findings,
) -> Result<Cleared<Testimonial>, &'static str> {
    let Candidate { id, original, panels, language, place } = candidate;
    let consent = &original.consent;
    let mistakes = findings.count(crate::finding::Severity::Error);
    check_witness(&original, findings);
    holds(consent, today)?;
    if !consent.scopes.text {
        return Err("text");
    }
    if consent.channels.is_empty() {
        return Err("mistakes");
    }
    if !consent.channels.contains(&Channel::Web) {
        return Err("channel");
    }
    check_scopes(&original, findings);
    if findings.count(crate::finding::Severity::Error) > mistakes {
        return Err("mistakes");
    }
    warn_of_end(consent, today, findings);
    let covered = covered_languages(consent, languages);
    let witness = &original.witness;
    let shows_name = consent.scopes.name || witness.display.value == Display::Pseudonym;
    let name = match witness.display.value {
        Display::Pseudonym => witness.pseudonym.clone(),
        Display::RoleOnly => None,
        _ => witness.name.as_ref().map(|name| name.value.clone()),
    };
    Ok(Cleared(Testimonial {
        id,
        panels,
        witness: ShownWitness {
            display: witness.display.value,
            name: name.filter(|_| shows_name),
            role: witness.role.clone(),
            age_band: witness.age_band.as_ref().map(|band| band.value.written.clone()),
        },
        enterprise: original.enterprise,
        assessment: original.assessment,
        date: original.date,
        portrait: original.portrait.filter(|_| original.consent.scopes.photo),
        topics: original.topics,
        illuminates: original.illuminates,
        featured: original.featured,
        fictitious: original.fictitious,
        original: language,
        scopes: original.consent.scopes,
        channels: original.consent.channels,
        languages: covered,
        expires: original.consent.expires.map(|date| date.value),
        place,
    }))
}

fn holds(consent: &Consent, today: Date) -> Result<(), &'static str> {
    match consent.status.value {
        ConsentStatus::Withdrawn => return Err("withdrawn"),
        ConsentStatus::Pending => return Err("pending"),
        ConsentStatus::Expired => return Err("expired"),
        ConsentStatus::Given => {}
    }
    if consent.withdrawn_on.is_some_and(|day| day <= today) {
        return Err("withdrawn");
    }
    match &consent.expires {
        Some(end) if end.value < today => Err("expired"),
        _ => Ok(()),
    }
}

/// What the file says about the witness against what the display mode allows (E13, E14).
fn check_witness(original: &Original, findings: &mut Findings) {
    let witness = &original.witness;
    let display = witness.display.value;
    if let Some(name) = &witness.name {
        let words = name.value.as_written().split_whitespace().count();
        let initials = |text: &str| text.split(|c: char| c.is_whitespace() || c == '.' || c == '-').all(|part| part.chars().count() <= 2);
        let too_long = match display {
            Display::FullName => false,
            Display::FirstName => words > 1,
            Display::Initials => !initials(name.value.as_written()),
            Display::Pseudonym | Display::RoleOnly => true,
        };
        if too_long {
            findings.add(Problem::NameTooLong { display: display.word().to_owned() }, name.place);
        }
    }
    let needed = match display {
        Display::FullName | Display::FirstName | Display::Initials => witness.name.is_none().then_some("name"),
        Display::Pseudonym => witness.pseudonym.is_none().then_some("pseudonym"),
        Display::RoleOnly => witness.role.is_none().then_some("role"),
    };
    if let Some(key) = needed {
        findings.add(Problem::MissingKey { key: key.to_owned() }, witness.display.place);
    }
    let minor = witness.minor || witness.age_band.as_ref().is_some_and(|band| band.value.from < 18);
    if minor && !original.consent.guardian.0 {
        let place = witness.age_band.as_ref().map_or(witness.place, |band| band.place);
        findings.add(Problem::MinorWithoutGuardian, place);
    }
    if original.consent.status.value == ConsentStatus::Given && original.consent.given_on.is_none() {
        findings.add(Problem::MissingKey { key: "given_on".to_owned() }, original.consent.status.place);
    }
}

/// What the file holds that no scope covers (E12).
fn check_scopes(original: &Original, findings: &mut Findings) {
    let (consent, witness) = (&original.consent, &original.witness);
    if let Some(portrait) = original.portrait.as_ref().filter(|_| !consent.scopes.photo) {
        findings.add(Problem::ConsentScope { scope: "photo" }, portrait.place);
    }
    if let Some(media) = &original.media {
        let film = media.video.is_some();
        let covered = if film { consent.scopes.video } else { consent.scopes.voice };
        if !covered {
            findings.add(Problem::ConsentScope { scope: if film { "video" } else { "voice" } }, media.place);
        }
    }
    if let Some(name) = witness.name.as_ref().filter(|_| !consent.scopes.name)
        && matches!(witness.display.value, Display::FullName | Display::FirstName | Display::Initials)
    {
        findings.add(Problem::ConsentScope { scope: "name" }, name.place);
    }
}

fn warn_of_end(consent: &Consent, today: Date, findings: &mut Findings) {
    if let Some(end) = &consent.expires
        && days_between(today, end.value) <= 90
    {
        findings.add(Problem::ConsentExpires { on: end.value.to_string() }, end.place);
    }
}

/// The site languages that consent covers: all, or those a named key serves.
fn covered_languages(consent: &Consent, languages: &[LanguageTag]) -> Vec<Lang> {
    let named = |tag: &LanguageTag| {
        consent.languages.iter().any(|key| {
            let key = key.0.as_str();
            key.eq_ignore_ascii_case(tag.as_str()) || key.eq_ignore_ascii_case(tag.primary())
        })
    };
    Lang::all(languages.len()).zip(languages).filter(|(_, tag)| consent.languages.is_empty() || named(tag)).map(|(lang, _)| lang).collect()
}
