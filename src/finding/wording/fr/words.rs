//! The names of things in French.

use super::super::{clipped, named, primary};
use crate::finding::{Expected, Problem};

/// What the author wrote, in quotation marks.
pub fn said(text: &str) -> String {
    format!("«\u{A0}{}\u{A0}»", clipped(text))
}

/// What kind of thing.
pub fn kind(key: &'static str) -> &'static str {
    gendered(key).0
}

/// "aucun indicateur", "aucune enquête".
pub fn no(key: &'static str) -> String {
    let (name, feminine) = gendered(key);
    format!("{} {name}", if feminine { "aucune" } else { "aucun" })
}

/// "un autre indicateur", "une autre enquête".
pub fn another(key: &'static str) -> String {
    let (name, feminine) = gendered(key);
    format!("{} {name}", if feminine { "une autre" } else { "un autre" })
}

/// The name, and whether it is feminine.
fn gendered(key: &'static str) -> (&'static str, bool) {
    match key {
        "enterprise" => ("entreprise", true),
        "assessment" => ("évaluation", true),
        "indicator" => ("indicateur", false),
        "testimonial" => ("témoignage", false),
        "notebook" => ("cahier", false),
        "chapter" => ("chapitre", false),
        "federation" => ("fédération", true),
        "topic" => ("thème", false),
        "term" => ("terme du glossaire", false),
        "news" => ("actualité", true),
        "page" => ("page", true),
        "partner" => ("partenaire", false),
        "scale" => ("échelle", true),
        "dimension" => ("dimension", true),
        "work" => ("référence de la bibliographie", true),
        "category" => ("catégorie", true),
        "option" => ("modalité de réponse", true),
        "stakeholder" => ("partie prenante", true),
        "outcome" => ("effet", false),
        "result" => ("résultat", false),
        "survey" => ("enquête", true),
        "question" => ("question", true),
        "framework" => ("référentiel", false),
        "figure" => ("figure", true),
        "member" => ("membre", false),
        "evidence" => ("élément de preuve", false),
        "theme" => ("habillage", false),
        "kbo" => ("numéro BCE", false),
        "siren" => ("numéro SIREN", false),
        "siret" => ("numéro SIRET", false),
        "rna" => ("numéro RNA", false),
        "file" => ("fichier", false),
        "text" => ("texte", false),
        "id" => ("définition", true),
        "anchor" => ("repère", false),
        "language" => ("langue du site", true),
        key => (key, false),
    }
}

/// Why a testimonial is not shown.
pub fn reason(key: &'static str) -> &'static str {
    match key {
        "withdrawn" => "le consentement a été retiré",
        "pending" => "le consentement est encore attendu",
        "expired" => "le consentement a expiré",
        "missing" => "il n’a pas de consentement",
        "language" => "le consentement ne couvre pas cette langue",
        "channel" => "le consentement ne couvre pas ce canal",
        "text" => "le consentement ne couvre pas le texte",
        "mistakes" => "ses fichiers contiennent des erreurs, à corriger d’abord",
        key => key,
    }
}

/// What a consent covers.
pub fn scope(key: &'static str) -> &'static str {
    match key {
        "text" => "le texte",
        "name" => "le nom",
        "photo" => "la photo",
        "voice" => "la voix",
        "video" => "la vidéo",
        key => key,
    }
}

/// What this build cannot make.
pub fn product(key: &'static str) -> &'static str {
    match key {
        "pdf" => "les PDF",
        "epub" => "les EPUB",
        "search" => "la recherche",
        "cards" => "les cartes pour les réseaux sociaux",
        "png" => "les images PNG",
        "embeds" => "les graphiques à insérer ailleurs",
        "references" => "les bibliographies",
        "sheets" => "les fiches en PDF",
        "xlsx" => "les fichiers Excel",
        key => key,
    }
}

/// The name of a language.
pub fn language(tag: &str) -> String {
    let name = match primary(tag) {
        "fr" => Some("français"),
        "nl" => Some("néerlandais"),
        "de" => Some("allemand"),
        "en" => Some("anglais"),
        "it" => Some("italien"),
        "es" => Some("espagnol"),
        "pt" => Some("portugais"),
        "pl" => Some("polonais"),
        "ro" => Some("roumain"),
        "ru" => Some("russe"),
        "uk" => Some("ukrainien"),
        "tr" => Some("turc"),
        "ar" => Some("arabe"),
        "kk" => Some("kazakh"),
        _ => None,
    };
    named(name, tag)
}

/// What stands where something else belongs.
pub fn found(text: &str) -> String {
    match text.trim() {
        "" | "null" | "nothing" => "il n’y a rien".into(),
        "list" => "il y a une liste".into(),
        "map" => "il y a un groupe de clés".into(),
        text => format!("il y a {}", said(text)),
    }
}

/// What belongs somewhere.
pub fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "un texte",
        Expected::Localized => "un texte ou un texte par langue",
        Expected::Number => "un nombre",
        Expected::Count => "un nombre entier",
        Expected::Flag => "`true` ou `false`",
        Expected::Date => "une date",
        Expected::Period => "une période",
        Expected::Span => "une période avec `from` et `to`",
        Expected::Id => "un identifiant",
        Expected::Reference => "une référence",
        Expected::List => "une liste",
        Expected::Map => "un groupe de clés",
        Expected::Observation => "un nombre ou un numérateur et un dénominateur",
        Expected::NumberOrSeries => "un nombre ou un nombre par période",
        Expected::Language => "un code de langue",
        Expected::Address => "une adresse web",
        Expected::Colour => "une couleur",
        Expected::MonthDay => "un jour de l’année",
    }
}

/// What another place has to do with the problem.
pub fn related(problem: &Problem) -> &'static str {
    match problem {
        Problem::DuplicateId { .. } => "déjà employé ici",
        Problem::DuplicateKey { .. } | Problem::PeriodTwice { .. } => "déjà écrit ici",
        Problem::TwinsDisagree { .. } | Problem::DirectivesDiffer { .. } | Problem::MissingInTwin { .. } => "l’autre langue",
        Problem::OnlyInOriginal { .. } | Problem::TwoOriginals { .. } | Problem::MissingTranslation { .. } => "l’original",
        Problem::PeriodsOverlap { .. } | Problem::SeriesContradiction { .. } | Problem::BreakdownTwice { .. } => "l’autre endroit",
        Problem::VoiceNotCleared { .. } | Problem::ConsentScope { .. } | Problem::LeftOut { .. } => "le consentement",
        Problem::OutsideDomain { .. } | Problem::FractionOfIndivisible { .. } | Problem::RateWithoutParts { .. } => "l’indicateur",
        Problem::SameAddress { .. } => "l’autre page",
        _ => "voir aussi",
    }
}

/// What is given out on paper.
pub fn handout(key: &'static str) -> &'static str {
    match key {
        "leaflet" => "le dépliant de deux pages",
        "poster" => "l’affiche",
        _ => "la fiche d’une page",
    }
}

/// A part of it.
pub fn part(key: &'static str) -> &'static str {
    match key {
        "title" => "le nom",
        "lead" => "la phrase de présentation",
        "quote" => "la citation",
        "funders" => "la mention du financeur",
        _ => "la définition ou les limites",
    }
}
