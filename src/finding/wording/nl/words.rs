//! The names of things in Dutch.

use super::super::{clipped, named, primary};
use crate::finding::{Expected, Problem};

/// What the author wrote, in quotation marks.
pub fn said(text: &str) -> String {
    format!("“{}”", clipped(text))
}

/// What kind of thing.
pub fn kind(key: &'static str) -> &'static str {
    gendered(key).0
}

/// "een andere indicator", "een ander hoofdstuk".
pub fn another(key: &'static str) -> String {
    let (name, neuter) = gendered(key);
    format!("{} {name}", if neuter { "een ander" } else { "een andere" })
}

/// The name, and whether it is neuter.
fn gendered(key: &'static str) -> (&'static str, bool) {
    match key {
        "enterprise" => ("onderneming", false),
        "assessment" => ("evaluatie", false),
        "indicator" => ("indicator", false),
        "testimonial" => ("getuigenis", false),
        "notebook" => ("schrift", true),
        "chapter" => ("hoofdstuk", true),
        "federation" => ("federatie", false),
        "topic" => ("thema", true),
        "term" => ("term", false),
        "news" => ("nieuwsbericht", true),
        "page" => ("pagina", false),
        "partner" => ("partner", false),
        "scale" => ("schaal", false),
        "dimension" => ("dimensie", false),
        "work" => ("werk in de literatuurlijst", false),
        "category" => ("categorie", false),
        "option" => ("antwoordkeuze", false),
        "stakeholder" => ("belanghebbende", false),
        "outcome" => ("effect", true),
        "result" => ("resultaat", true),
        "survey" => ("bevraging", false),
        "question" => ("vraag", false),
        "framework" => ("referentiekader", true),
        "figure" => ("figuur", false),
        "member" => ("lid", true),
        "evidence" => ("bewijsstuk", true),
        "theme" => ("vormgeving", false),
        "kbo" => ("ondernemingsnummer (KBO)", true),
        "siren" => ("SIREN-nummer", true),
        "siret" => ("SIRET-nummer", true),
        "rna" => ("RNA-nummer", true),
        "file" => ("bestand", true),
        "text" => ("tekst", false),
        "id" => ("definitie", false),
        "anchor" => ("anker", true),
        "language" => ("taal van de site", false),
        key => (key, false),
    }
}

/// Why a testimonial is not shown.
pub fn reason(key: &'static str) -> &'static str {
    match key {
        "withdrawn" => "de toestemming is ingetrokken",
        "pending" => "de toestemming wordt nog verwacht",
        "expired" => "de toestemming is verlopen",
        "missing" => "er is geen toestemming",
        "language" => "de toestemming geldt niet voor deze taal",
        "channel" => "de toestemming geldt niet voor dit kanaal",
        "text" => "de toestemming geldt niet voor de tekst",
        "mistakes" => "zijn bestanden bevatten fouten, die eerst verbeterd moeten worden",
        key => key,
    }
}

/// What a consent covers.
pub fn scope(key: &'static str) -> &'static str {
    match key {
        "text" => "de tekst",
        "name" => "de naam",
        "photo" => "de foto",
        "voice" => "de stem",
        "video" => "de video",
        key => key,
    }
}

/// What this build cannot make.
pub fn product(key: &'static str) -> &'static str {
    match key {
        "pdf" => "pdf’s",
        "epub" => "e-boeken (EPUB)",
        "search" => "de zoekfunctie",
        "cards" => "kaarten voor sociale media",
        "png" => "PNG-afbeeldingen",
        "embeds" => "grafieken voor andere websites",
        "references" => "literatuurlijsten",
        "sheets" => "fiches als pdf",
        "xlsx" => "Excel-bestanden",
        key => key,
    }
}

/// The name of a language.
pub fn language(tag: &str) -> String {
    let name = match primary(tag) {
        "fr" => Some("Frans"),
        "nl" => Some("Nederlands"),
        "de" => Some("Duits"),
        "en" => Some("Engels"),
        "it" => Some("Italiaans"),
        "es" => Some("Spaans"),
        "pt" => Some("Portugees"),
        "pl" => Some("Pools"),
        "ro" => Some("Roemeens"),
        "ru" => Some("Russisch"),
        "uk" => Some("Oekraïens"),
        "tr" => Some("Turks"),
        "ar" => Some("Arabisch"),
        "kk" => Some("Kazachs"),
        _ => None,
    };
    named(name, tag)
}

/// What stands where something else belongs.
pub fn found(text: &str) -> String {
    match text.trim() {
        "" | "null" | "nothing" => "er staat niets".into(),
        "list" => "er staat een lijst".into(),
        "map" => "er staat een groep sleutels".into(),
        text => format!("er staat {}", said(text)),
    }
}

/// What belongs somewhere.
pub fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "een tekst",
        Expected::Localized => "een tekst of een tekst per taal",
        Expected::Number => "een getal",
        Expected::Count => "een geheel getal",
        Expected::Flag => "`true` of `false`",
        Expected::Date => "een datum",
        Expected::Period => "een periode",
        Expected::Span => "een periode met `from` en `to`",
        Expected::Id => "een id",
        Expected::Reference => "een verwijzing",
        Expected::List => "een lijst",
        Expected::Map => "een groep sleutels",
        Expected::Observation => "een getal of een teller en een noemer",
        Expected::NumberOrSeries => "een getal of een getal per periode",
        Expected::Language => "een taalcode",
        Expected::Address => "een webadres",
        Expected::Colour => "een kleur",
        Expected::MonthDay => "een dag van het jaar",
    }
}

/// What another place has to do with the problem.
pub fn related(problem: &Problem) -> &'static str {
    match problem {
        Problem::DuplicateId { .. } => "hier al gebruikt",
        Problem::DuplicateKey { .. } | Problem::PeriodTwice { .. } => "staat hier al",
        Problem::TwinsDisagree { .. } | Problem::DirectivesDiffer { .. } | Problem::MissingInTwin { .. } => "de andere taal",
        Problem::OnlyInOriginal { .. } | Problem::TwoOriginals { .. } | Problem::MissingTranslation { .. } => "het origineel",
        Problem::PeriodsOverlap { .. } | Problem::SeriesContradiction { .. } | Problem::BreakdownTwice { .. } => "de andere plaats",
        Problem::VoiceNotCleared { .. } | Problem::ConsentScope { .. } | Problem::LeftOut { .. } => "de toestemming",
        Problem::OutsideDomain { .. } | Problem::FractionOfIndivisible { .. } | Problem::RateWithoutParts { .. } => "de indicator",
        Problem::SameAddress { .. } => "de andere pagina",
        _ => "zie ook",
    }
}

/// What is given out on paper.
pub fn handout(key: &'static str) -> &'static str {
    match key {
        "leaflet" => "de folder van twee pagina’s",
        "poster" => "de affiche",
        _ => "de fiche van één pagina",
    }
}

/// A part of it.
pub fn part(key: &'static str) -> &'static str {
    match key {
        "title" => "de naam",
        "lead" => "de inleidende zin",
        "quote" => "het citaat",
        "funders" => "de vermelding van de financier",
        _ => "de definitie of de beperkingen",
    }
}
