//! The sentences of findings, in the four languages that Diptych speaks.
//!
//! Each language is three flat tables: `message` says what is there, `help` what to write instead,
//! `words` the names of things. Quotation marks hold what the author wrote; backticks hold what can be
//! typed as it stands. A sentence is one line and safe for a terminal, whatever was written.

mod de;
mod en;
mod fr;
mod nl;
#[cfg(test)]
pub(super) mod samples;
#[cfg(test)]
mod tests;

use super::{Expected, Problem};
use crate::period::Date;
use crate::untrusted::visible;

/// A language that findings are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tongue {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// Dutch.
    Nl,
    /// German.
    De,
}

impl Tongue {
    /// Every language, the first being the one of last resort.
    pub const ALL: [Tongue; 4] = [Tongue::En, Tongue::Fr, Tongue::Nl, Tongue::De];

    /// The language of a tag or of a system's locale: `fr`, `nl-BE`, `de_BE.UTF-8`.
    pub fn parse(tag: &str) -> Option<Tongue> {
        let primary = tag.split(|character: char| !character.is_ascii_alphanumeric()).next()?;
        Tongue::ALL.into_iter().find(|tongue| tongue.as_str().eq_ignore_ascii_case(primary))
    }

    /// Its language tag.
    pub fn as_str(self) -> &'static str {
        match self {
            Tongue::En => "en",
            Tongue::Fr => "fr",
            Tongue::Nl => "nl",
            Tongue::De => "de",
        }
    }
}

/// What is said about a problem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording {
    /// What is there: starts in lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// The sentences for a problem.
pub fn wording(problem: &Problem, tongue: Tongue) -> Wording {
    let (message, help) = match tongue {
        Tongue::En => (en::message(problem), en::help(problem)),
        Tongue::Fr => (fr::message(problem), fr::help(problem)),
        Tongue::Nl => (nl::message(problem), nl::help(problem)),
        Tongue::De => (de::message(problem), de::help(problem)),
    };
    Wording { message: visible(&message), help: Some(visible(&help)).filter(|help| !help.is_empty()) }
}

/// What another place has to do with a problem: "first used here".
pub fn related(problem: &Problem, tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::En => en::related(problem),
        Tongue::Fr => fr::related(problem),
        Tongue::Nl => nl::related(problem),
        Tongue::De => de::related(problem),
    }
}

/// What an author wrote, shortened if it is longer than a line.
fn clipped(text: &str) -> String {
    const LONGEST: usize = 120;
    let text = text.trim();
    if text.chars().count() <= LONGEST {
        return text.to_string();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

/// Text that can be typed as it stands.
fn code(text: &str) -> String {
    format!("`{text}`")
}

/// Words that can be typed, as a list: "`a`, `b` or `c`".
fn listed(words: &[impl AsRef<str>], or: &str) -> String {
    const MOST: usize = 24;
    let coded: Vec<String> = words.iter().take(MOST).map(|word| code(&clipped(word.as_ref()))).collect();
    match coded.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) if words.len() <= MOST => format!("{} {or} {last}", before.join(", ")),
        _ => format!("{}…", coded.join(", ")),
    }
}

/// A number that Diptych computed, with a decimal comma; anything else as it is.
fn with_comma(number: &str) -> String {
    let unsigned = number.trim_start_matches(['-', '+', '−']);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(whole) && digits(fraction) { number.replace('.', ",") } else { number.to_string() }
}

/// The number of a share, without its percent sign.
fn without_percent(share: &str) -> &str {
    share.trim_end_matches(['%', ' ', '\u{A0}', '\u{202F}'])
}

/// The address of a file that is published as it is: `/rapport.pdf`.
fn at_root(target: &str) -> String {
    format!("/{}", target.rsplit('/').next().unwrap_or(target))
}

/// How many characters are too many.
fn excess(length: usize, limit: usize) -> usize {
    length.saturating_sub(limit)
}

/// Bytes as whole megabytes or kilobytes, and which of the two.
fn size(bytes: u64) -> (u64, char) {
    const MEGABYTE: u64 = 1 << 20;
    if bytes >= MEGABYTE { (bytes / MEGABYTE, 'M') } else { (bytes.div_ceil(1 << 10), 'k') }
}

/// The name of an anchor with its `#`.
fn anchored(anchor: &str) -> String {
    format!("#{}", anchor.trim_start_matches('#'))
}

/// A language's name, followed by its tag where the tag says more.
fn named(language: Option<&str>, tag: &str) -> String {
    match language {
        Some(name) if tag.contains('-') => format!("{name} ({tag})"),
        Some(name) => name.to_string(),
        None => code(&clipped(tag)),
    }
}

/// The first part of a language tag.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// What was meant, where it can be told from what is there; else an example.
fn meant(expected: Expected, found: &str) -> String {
    let day = (expected == Expected::Date).then(|| local_day(found)).flatten();
    day.unwrap_or_else(|| example(expected).to_owned())
}

/// A day as people here write it (`31/12/2009`, `3.4.2009`), the day of the month first, as it is written in a file.
fn local_day(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.trim().split(['/', '.', '-']).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i16>().ok()).flatten();
    let (day, month) = (i8::try_from(number(day)?).ok()?, i8::try_from(number(month)?).ok()?);
    let year = number(year).filter(|year| (1800..2200).contains(year))?;
    Date::new(year, month, day).ok().map(|day| day.to_string())
}

/// A value of the expected kind, as it can be written.
fn example(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "\"…\"",
        Expected::Localized => "{fr: \"…\", nl: \"…\"}",
        Expected::Number => "12.5",
        Expected::Count => "42",
        Expected::Flag => "true",
        Expected::Date => "2023-10-12",
        Expected::Period => "2023",
        Expected::Span => "{from: 2023-01-01, to: 2023-12-31}",
        Expected::Id => "ateliers-du-canal",
        Expected::Reference => "ateliers-du-canal/positive-exits",
        Expected::List => "[…, …]",
        Expected::Map => "{…: …}",
        Expected::Observation => "{numerator: 31, denominator: 49}",
        Expected::NumberOrSeries => "{2022: 210, 2023: 240}",
        Expected::Language => "fr-BE",
        Expected::Address => "https://www.example.org",
        Expected::Colour => "\"#0f5c63\"",
        Expected::MonthDay => "09-01",
    }
}
