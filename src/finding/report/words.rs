//! The words around findings, in each language.

use crate::finding::{Severity, Tongue};

/// The names of levels and notes; the French ones bring the space before their colon.
pub struct Words {
    /// Of an error.
    pub error: &'static str,
    /// Of a warning.
    pub warning: &'static str,
    /// Of information.
    pub info: &'static str,
    /// What to do.
    pub help: &'static str,
    /// Something more.
    pub note: &'static str,
    /// The command that explains.
    pub explanation: &'static str,
    /// Before further places.
    pub also: &'static str,
}

/// The words of a language.
pub fn words(tongue: Tongue) -> Words {
    match tongue {
        Tongue::En => Words {
            error: "error",
            warning: "warning",
            info: "info",
            help: "help",
            note: "note",
            explanation: "explanation",
            also: "also at",
        },
        Tongue::Fr => Words {
            error: "erreur",
            warning: "avertissement",
            info: "information",
            help: "aide\u{A0}",
            note: "note\u{A0}",
            explanation: "explication\u{A0}",
            also: "aussi en",
        },
        Tongue::Nl => Words {
            error: "fout",
            warning: "waarschuwing",
            info: "informatie",
            help: "hulp",
            note: "opmerking",
            explanation: "uitleg",
            also: "ook op",
        },
        Tongue::De => Words {
            error: "Fehler",
            warning: "Warnung",
            info: "Hinweis",
            help: "Hilfe",
            note: "Anmerkung",
            explanation: "Erklärung",
            also: "auch in",
        },
    }
}

impl Words {
    /// The name of a severity.
    pub fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Info => self.info,
        }
    }
}

/// "3 errors": a number of findings of one severity.
pub fn count(tongue: Tongue, severity: Severity, number: usize) -> String {
    let (one, more) = match (tongue, severity) {
        (Tongue::En, Severity::Error) => ("error", "errors"),
        (Tongue::En, Severity::Warning) => ("warning", "warnings"),
        (Tongue::En, Severity::Info) => ("piece of information", "pieces of information"),
        (Tongue::Fr, Severity::Error) => ("erreur", "erreurs"),
        (Tongue::Fr, Severity::Warning) => ("avertissement", "avertissements"),
        (Tongue::Fr, Severity::Info) => ("information", "informations"),
        (Tongue::Nl, Severity::Error) => ("fout", "fouten"),
        (Tongue::Nl, Severity::Warning) => ("waarschuwing", "waarschuwingen"),
        (Tongue::Nl, Severity::Info) => ("mededeling", "mededelingen"),
        (Tongue::De, Severity::Error) => ("Fehler", "Fehler"),
        (Tongue::De, Severity::Warning) => ("Warnung", "Warnungen"),
        (Tongue::De, Severity::Info) => ("Hinweis", "Hinweise"),
    };
    format!("{number} {}", if number == 1 { one } else { more })
}

/// "+ 14 others": the findings that a report does not show.
pub fn others(tongue: Tongue, number: usize) -> String {
    let (one, more) = match tongue {
        Tongue::En => ("other", "others"),
        Tongue::Fr => ("autre", "autres"),
        Tongue::Nl => ("andere", "andere"),
        Tongue::De => ("weiterer Befund", "weitere Befunde"),
    };
    format!("+ {number} {}", if number == 1 { one } else { more })
}
