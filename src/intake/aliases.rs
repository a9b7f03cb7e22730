//! What people call the columns of a table of values, in the four languages of the program.

use crate::lang::fold;
use crate::model::mapping::Role;
use crate::model::observation::Status;

/// Words without capitals, accents and marks: `Année (civile)` is `annee civile`.
pub fn folded(words: &str) -> String {
    let plain = fold(words);
    plain.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

const ROLES: &[(Role, &[&str])] = &[
    (
        Role::Enterprise,
        &[
            "enterprise",
            "entreprise",
            "onderneming",
            "unternehmen",
            "structure",
            "organisation",
            "organization",
            "organisatie",
            "company",
            "membre",
            "member",
            "lid",
            "mitglied",
            "entite",
            "bedrijf",
        ],
    ),
    (Role::Assessment, &["assessment", "evaluation", "evaluatie", "wirkungsmessung"]),
    (Role::Indicator, &["indicator", "indicateur", "indikator", "kpi", "indicatoren", "indicateurs", "indicators", "indikatoren"]),
    (
        Role::Period,
        &[
            "period",
            "periode",
            "year",
            "annee",
            "jaar",
            "jahr",
            "date",
            "datum",
            "zeitraum",
            "exercice",
            "boekjaar",
            "trimestre",
            "kwartaal",
            "quarter",
            "quartal",
            "mois",
            "maand",
            "month",
            "monat",
            "annee scolaire",
            "schooljaar",
            "time period",
        ],
    ),
    (
        Role::Value,
        &[
            "value",
            "valeur",
            "waarde",
            "wert",
            "montant",
            "bedrag",
            "amount",
            "betrag",
            "nombre",
            "aantal",
            "number",
            "anzahl",
            "resultat",
            "resultaat",
            "result",
            "obs value",
        ],
    ),
    (Role::Numerator, &["numerator", "numerateur", "teller", "zahler"]),
    (Role::Denominator, &["denominator", "denominateur", "noemer", "nenner"]),
    (Role::Status, &["status", "statut"]),
    (Role::N, &["n", "base", "basis"]),
    (Role::Low, &["low", "borne inferieure", "ondergrens", "untergrenze"]),
    (Role::High, &["high", "borne superieure", "bovengrens", "obergrenze"]),
    (
        Role::Note,
        &[
            "note",
            "notes",
            "remarque",
            "remarques",
            "commentaire",
            "commentaires",
            "opmerking",
            "opmerkingen",
            "comment",
            "comments",
            "remark",
            "bemerkung",
            "bemerkungen",
            "anmerkung",
        ],
    ),
    (Role::Source, &["source", "bron", "quelle", "provenance"]),
    (Role::Ignored, &["from", "to", "unit", "unite", "eenheid", "einheit", "du", "au"]),
];

/// What a column of this name is, in any of the languages.
pub fn role(name: &str) -> Option<Role> {
    let name = folded(name);
    ROLES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(role, _)| *role)
}

/// A status by its word, its letter, or what the template calls it in a language.
pub fn status(written: &str) -> Option<Status> {
    let plain = folded(written);
    let named = STATUSES.iter().find(|(_, names)| names.iter().any(|name| folded(name) == plain)).map(|(status, _)| *status);
    Status::of(written.trim()).or_else(|| Status::of_sdmx(written.trim())).or(named)
}

/// What the program calls a status in French, Dutch, English and German.
pub const STATUSES: [(Status, [&str; 4]); 10] = [
    (Status::Final, ["définitif", "definitief", "final", "endgültig"]),
    (Status::Provisional, ["provisoire", "voorlopig", "provisional", "vorläufig"]),
    (Status::Estimated, ["estimé", "geraamd", "estimated", "geschätzt"]),
    (Status::Forecast, ["prévision", "vooruitzicht", "forecast", "Prognose"]),
    (Status::Break, ["rupture de série", "breuk in de reeks", "break", "Bruch in der Reihe"]),
    (Status::LowReliability, ["peu fiable", "weinig betrouwbaar", "low reliability", "wenig verlässlich"]),
    (Status::Suppressed, ["masqué", "verborgen", "withheld", "verdeckt"]),
    (Status::NotCollected, ["non collecté", "niet verzameld", "not collected", "nicht erhoben"]),
    (Status::NotApplicable, ["sans objet", "niet van toepassing", "not applicable", "nicht zutreffend"]),
    (Status::Missing, ["manquant", "ontbreekt", "missing", "fehlt"]),
];

/// Whether a cell says that there is nothing: a dash, `n.d.`, `n/a`.
pub fn is_nothing(words: &str) -> bool {
    let plain: String = words.chars().filter(|letter| !letter.is_whitespace()).collect();
    let plain = plain.to_lowercase();
    plain.chars().all(|letter| matches!(letter, '.' | '-' | '–' | '—' | ':'))
        || matches!(plain.trim_end_matches('.'), "n.d" | "nd" | "n.a" | "na" | "n/a" | "x" | "n.b" | "nb" | "n.v.t" | "nvt" | "null")
}
