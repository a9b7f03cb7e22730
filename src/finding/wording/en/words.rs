//! The names of things in English.

use super::super::{clipped, named, primary};
use crate::finding::{Expected, Problem};

/// What the author wrote, in quotation marks.
pub fn said(text: &str) -> String {
    format!("“{}”", clipped(text))
}

/// What kind of thing.
pub fn kind(key: &'static str) -> &'static str {
    match key {
        "news" => "news item",
        "evidence" => "piece of evidence",
        "framework" => "reporting framework",
        "kbo" => "KBO/BCE number",
        "siren" => "SIREN number",
        "siret" => "SIRET number",
        "rna" => "RNA number",
        "id" => "definition",
        key => key,
    }
}

/// Why a testimonial is not shown.
pub fn reason(key: &'static str) -> &'static str {
    match key {
        "withdrawn" => "its consent was withdrawn",
        "pending" => "its consent is still awaited",
        "expired" => "its consent has expired",
        "missing" => "it has no consent",
        "language" => "its consent does not cover this language",
        "channel" => "its consent does not cover this channel",
        "text" => "its consent does not cover the text",
        "mistakes" => "its files hold errors, to be corrected first",
        key => key,
    }
}

/// What a consent covers.
pub fn scope(key: &'static str) -> &'static str {
    match key {
        "text" => "the words",
        "name" => "the name",
        "photo" => "the photo",
        "voice" => "the voice",
        "video" => "the video",
        key => key,
    }
}

/// What this build cannot make.
pub fn product(key: &'static str) -> &'static str {
    match key {
        "pdf" => "PDF files",
        "epub" => "EPUB files",
        "search" => "the search index",
        "cards" => "social cards",
        "png" => "PNG pictures",
        "embeds" => "charts for other sites",
        "references" => "lists of works",
        "sheets" => "sheets as PDF",
        "xlsx" => "Excel files",
        key => key,
    }
}

/// The name of a language.
pub fn language(tag: &str) -> String {
    let name = match primary(tag) {
        "fr" => Some("French"),
        "nl" => Some("Dutch"),
        "de" => Some("German"),
        "en" => Some("English"),
        "it" => Some("Italian"),
        "es" => Some("Spanish"),
        "pt" => Some("Portuguese"),
        "pl" => Some("Polish"),
        "ro" => Some("Romanian"),
        "ru" => Some("Russian"),
        "uk" => Some("Ukrainian"),
        "tr" => Some("Turkish"),
        "ar" => Some("Arabic"),
        "kk" => Some("Kazakh"),
        _ => None,
    };
    named(name, tag)
}

/// What stands where something else belongs.
pub fn found(text: &str) -> String {
    match text.trim() {
        "" | "null" | "nothing" => "nothing".into(),
        "list" => "a list".into(),
        "map" => "a group of keys".into(),
        text => said(text),
    }
}

/// What belongs somewhere.
pub fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "a text",
        Expected::Localized => "a text, or a text for each language,",
        Expected::Number => "a number",
        Expected::Count => "a whole number",
        Expected::Flag => "`true` or `false`",
        Expected::Date => "a date",
        Expected::Period => "a period",
        Expected::Span => "a period with `from` and `to`",
        Expected::Id => "an id",
        Expected::Reference => "a reference",
        Expected::List => "a list",
        Expected::Map => "a group of keys",
        Expected::Observation => "a number, or a numerator and a denominator,",
        Expected::NumberOrSeries => "a number, or one for each period,",
        Expected::Language => "a language tag",
        Expected::Address => "a web address",
        Expected::Colour => "a colour",
        Expected::MonthDay => "a day of the year",
    }
}

/// What another place has to do with the problem.
pub fn related(problem: &Problem) -> &'static str {
    match problem {
        Problem::DuplicateId { .. } => "first used here",
        Problem::DuplicateKey { .. } | Problem::PeriodTwice { .. } => "first written here",
        Problem::TwinsDisagree { .. } | Problem::DirectivesDiffer { .. } | Problem::MissingInTwin { .. } => "the other language",
        Problem::OnlyInOriginal { .. } | Problem::TwoOriginals { .. } | Problem::MissingTranslation { .. } => "the original",
        Problem::PeriodsOverlap { .. } | Problem::SeriesContradiction { .. } | Problem::BreakdownTwice { .. } => "the other one",
        Problem::VoiceNotCleared { .. } | Problem::ConsentScope { .. } | Problem::LeftOut { .. } => "the consent",
        Problem::OutsideDomain { .. } | Problem::FractionOfIndivisible { .. } | Problem::RateWithoutParts { .. } => "the indicator",
        Problem::SameAddress { .. } => "the other page",
        _ => "see also",
    }
}

/// What is given out on paper.
pub fn handout(key: &'static str) -> &'static str {
    match key {
        "leaflet" => "the two-page leaflet",
        "poster" => "the poster",
        _ => "the one-page sheet",
    }
}

/// A part of it.
pub fn part(key: &'static str) -> &'static str {
    match key {
        "title" => "the name",
        "lead" => "the sentence that introduces it",
        "quote" => "the quote",
        "funders" => "the funder's notice",
        _ => "the definition or the limits",
    }
}
