//! The names of things in German.

use super::super::{clipped, named, primary};
use crate::finding::{Expected, Problem};

/// What the author wrote, in quotation marks.
pub fn said(text: &str) -> String {
    format!("„{}“", clipped(text))
}

/// What kind of thing.
pub fn kind(key: &'static str) -> &'static str {
    gendered(key).0
}

/// "kein Indikator", "keine Frage".
pub fn no(key: &'static str) -> String {
    let (name, feminine) = gendered(key);
    format!("{} {name}", if feminine { "keine" } else { "kein" })
}

/// The name, and whether it is feminine.
fn gendered(key: &'static str) -> (&'static str, bool) {
    match key {
        "enterprise" => ("Unternehmen", false),
        "assessment" => ("Wirkungsmessung", true),
        "indicator" => ("Indikator", false),
        "testimonial" => ("Stimme", true),
        "notebook" => ("Heft", false),
        "chapter" => ("Kapitel", false),
        "federation" => ("Verband", false),
        "topic" => ("Thema", false),
        "term" => ("Begriff", false),
        "news" => ("Meldung", true),
        "page" => ("Seite", true),
        "partner" => ("Partner", false),
        "scale" => ("Skala", true),
        "dimension" => ("Dimension", true),
        "work" => ("Werk in der Literaturliste", false),
        "theme" => ("Gestaltung", true),
        "category" => ("Kategorie", true),
        "option" => ("Antwortmöglichkeit", true),
        "stakeholder" => ("Anspruchsgruppe", true),
        "outcome" => ("Wirkung", true),
        "result" => ("Ergebnis", false),
        "survey" => ("Befragung", true),
        "question" => ("Frage", true),
        "framework" => ("Rahmenwerk", false),
        "figure" => ("Abbildung", true),
        "member" => ("Mitglied", false),
        "evidence" => ("Beleg", false),
        "kbo" => ("Unternehmensnummer (ZDU)", true),
        "siren" => ("SIREN-Nummer", true),
        "siret" => ("SIRET-Nummer", true),
        "rna" => ("RNA-Nummer", true),
        "file" => ("Datei", true),
        "text" => ("Text", false),
        "id" => ("Definition", true),
        "anchor" => ("Anker", false),
        "language" => ("Sprache der Website", true),
        key => (key, false),
    }
}

/// Why a testimonial is not shown.
pub fn reason(key: &'static str) -> &'static str {
    match key {
        "withdrawn" => "die Einwilligung wurde zurückgezogen",
        "pending" => "die Einwilligung steht noch aus",
        "expired" => "die Einwilligung ist abgelaufen",
        "missing" => "es gibt keine Einwilligung",
        "language" => "die Einwilligung gilt nicht für diese Sprache",
        "channel" => "die Einwilligung gilt nicht für diesen Kanal",
        "text" => "die Einwilligung gilt nicht für den Text",
        "mistakes" => "seine Dateien enthalten Fehler, die zuerst zu berichtigen sind",
        key => key,
    }
}

/// What a consent covers.
pub fn scope(key: &'static str) -> &'static str {
    match key {
        "text" => "den Text",
        "name" => "den Namen",
        "photo" => "das Foto",
        "voice" => "die Stimme",
        "video" => "das Video",
        key => key,
    }
}

/// What this build cannot make.
pub fn product(key: &'static str) -> &'static str {
    match key {
        "pdf" => "PDF-Dateien",
        "epub" => "E-Books (EPUB)",
        "search" => "die Suche",
        "cards" => "Karten für soziale Medien",
        "png" => "PNG-Bilder",
        "embeds" => "Diagramme für andere Websites",
        "references" => "Literaturlisten",
        "sheets" => "Blätter als PDF",
        "xlsx" => "Excel-Dateien",
        key => key,
    }
}

/// The name of a language.
pub fn language(tag: &str) -> String {
    let name = match primary(tag) {
        "fr" => Some("Französisch"),
        "nl" => Some("Niederländisch"),
        "de" => Some("Deutsch"),
        "en" => Some("Englisch"),
        "it" => Some("Italienisch"),
        "es" => Some("Spanisch"),
        "pt" => Some("Portugiesisch"),
        "pl" => Some("Polnisch"),
        "ro" => Some("Rumänisch"),
        "ru" => Some("Russisch"),
        "uk" => Some("Ukrainisch"),
        "tr" => Some("Türkisch"),
        "ar" => Some("Arabisch"),
        "kk" => Some("Kasachisch"),
        _ => None,
    };
    named(name, tag)
}

/// What stands where something else belongs.
pub fn found(text: &str) -> String {
    match text.trim() {
        "" | "null" | "nothing" => "es steht nichts da".into(),
        "list" => "es steht eine Liste da".into(),
        "map" => "es steht eine Gruppe von Schlüsseln da".into(),
        text => format!("es steht {} da", said(text)),
    }
}

/// What belongs somewhere.
pub fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "ein Text",
        Expected::Localized => "ein Text oder ein Text je Sprache",
        Expected::Number => "eine Zahl",
        Expected::Count => "eine ganze Zahl",
        Expected::Flag => "`true` oder `false`",
        Expected::Date => "ein Datum",
        Expected::Period => "ein Zeitraum",
        Expected::Span => "ein Zeitraum mit `from` und `to`",
        Expected::Id => "eine Id",
        Expected::Reference => "ein Verweis",
        Expected::List => "eine Liste",
        Expected::Map => "eine Gruppe von Schlüsseln",
        Expected::Observation => "eine Zahl oder Zähler und Nenner",
        Expected::NumberOrSeries => "eine Zahl oder eine Zahl je Zeitraum",
        Expected::Language => "ein Sprachcode",
        Expected::Address => "eine Webadresse",
        Expected::Colour => "eine Farbe",
        Expected::MonthDay => "ein Tag des Jahres",
    }
}

/// What another place has to do with the problem.
pub fn related(problem: &Problem) -> &'static str {
    match problem {
        Problem::DuplicateId { .. } => "hier schon verwendet",
        Problem::DuplicateKey { .. } | Problem::PeriodTwice { .. } => "steht schon hier",
        Problem::TwinsDisagree { .. } | Problem::DirectivesDiffer { .. } | Problem::MissingInTwin { .. } => "die andere Sprache",
        Problem::OnlyInOriginal { .. } | Problem::TwoOriginals { .. } | Problem::MissingTranslation { .. } => "das Original",
        Problem::PeriodsOverlap { .. } | Problem::SeriesContradiction { .. } | Problem::BreakdownTwice { .. } => "die andere Stelle",
        Problem::VoiceNotCleared { .. } | Problem::ConsentScope { .. } | Problem::LeftOut { .. } => "die Einwilligung",
        Problem::OutsideDomain { .. } | Problem::FractionOfIndivisible { .. } | Problem::RateWithoutParts { .. } => "der Indikator",
        Problem::SameAddress { .. } => "die andere Seite",
        _ => "siehe auch",
    }
}

/// What is given out on paper.
pub fn handout(key: &'static str) -> &'static str {
    match key {
        "leaflet" => "das Faltblatt mit zwei Seiten",
        "poster" => "das Plakat",
        _ => "das Blatt mit einer Seite",
    }
}

/// A part of it.
pub fn part(key: &'static str) -> &'static str {
    match key {
        "title" => "der Name",
        "lead" => "der einleitende Satz",
        "quote" => "das Zitat",
        "funders" => "der Hinweis auf den Geldgeber",
        _ => "die Definition oder die Grenzen",
    }
}
