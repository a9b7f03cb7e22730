//! Proposals: a mapping for a file that nobody mapped yet, as its author would write it, explained in their language.

use super::head::{self, Head};
use super::names::{Found, Names};
use super::roles::{self, Guess, Sure};
use super::survey;
use super::values;
use crate::decimal::Marks;
use crate::finding::Tongue;
use crate::model::Model;
use crate::model::mapping::Role;
use crate::period::SchoolYearStart;
use crate::source::grid::{Book, Sheet};
use crate::source::spelling::quoted;

/// What a mapping is proposed for.
pub struct Asked<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The site.
    pub model: &'a Model,
    /// When school years start.
    pub school: SchoolYearStart,
    /// The enterprise that is meant where nothing says it.
    pub enterprise: Option<&'a str>,
    /// The language of the explanations.
    pub tongue: Tongue,
}

/// A mapping that is proposed.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The file's text.
    pub text: String,
    /// Whether every column bears the name of what it holds and every name is known: then nobody need read it.
    pub certain: bool,
    /// Columns that nothing is known of.
    pub unknown: Vec<String>,
}

/// The mapping of a file.
pub fn propose(book: &Book, asked: &Asked) -> Proposal {
    let names = Names::of(asked.model, None);
    let mut proposal = Proposal { text: String::new(), certain: true, unknown: Vec::new() };
    let mut missing: Vec<(String, String, Option<String>)> = Vec::new();
    for line in said(asked.tongue, HEAD) {
        proposal.text += &format!("# {line}\n");
    }
    proposal.text += &format!("file: {}\n", quoted(&pattern(asked.file)));
    let marks = values::marks(&book.sheets);
    let written = match marks {
        Marks::Comma => Some("comma"),
        Marks::Point => Some("point"),
        Marks::Strict => None,
    };
    if let Some(written) = written.filter(|_| book.guessed.is_some()) {
        proposal.text += &format!("numbers: {written}\n");
    }
    proposal.text += "tables:\n";
    for sheet in &book.sheets {
        let Some(head) = head::head(sheet, &[]) else { continue };
        if let Some(form) = survey::form(sheet, &head) {
            proposal.certain = false;
            proposal.text += &survey::propose(sheet, &head, form, asked);
            continue;
        }
        proposal.table(sheet, &head, (asked, &names));
        missing.extend(unknown(sheet, &head, &names, asked));
    }
    missing.sort();
    missing.dedup();
    proposal.certain &= missing.is_empty();
    proposal.names(&missing, asked.tongue);
    proposal
}

impl Proposal {
    fn table(&mut self, sheet: &Sheet, head: &Head, (asked, names): (&Asked, &Names)) {
        let guesses = roles::guesses(sheet, head, (names, asked.school));
        let has = |role: Role| guesses.iter().any(|guess| guess.role == role);
        let named = |what: &str| guesses.iter().any(|guess| guess.column.contains(&format!("{{{what}}}")));
        let text = &mut self.text;
        *text += &format!("  - {}header: {}\n", sheet_of(sheet), lines(head));
        if !has(Role::Enterprise) && !named("enterprise") {
            let only = asked.model.enterprises.keys().next().filter(|_| asked.model.enterprises.len() == 1).map(|id| id.as_str());
            match asked.enterprise.or(only) {
                Some(id) => *text += &format!("    enterprise: {id}\n"),
                None => {
                    *text += &format!("    # enterprise: …   # {}\n", said(asked.tongue, ENTERPRISE)[0]);
                    self.certain = false;
                }
            }
        }
        if !has(Role::Indicator) && !named("indicator") {
            match names.id("indicator", &sheet.name) {
                Some(id) => *text += &format!("    indicator: {id}\n"),
                None => *text += &format!("    # indicator: …   # {}\n", said(asked.tongue, INDICATOR)[0]),
            }
            self.certain = false;
        }
        if !has(Role::Source) {
            *text += &format!("    source: {}   # {}\n", quoted(asked.file), said(asked.tongue, SOURCE)[0]);
        }
        *text += "    columns:\n";
        for guess in &guesses {
            *text += &format!("      - {{{}}}{}\n", spelled(guess), doubt(guess, asked.tongue));
            self.certain &= guess.sure == Sure::Named;
            if guess.sure == Sure::Unknown {
                self.unknown.push(guess.column.clone());
            }
        }
        let number = |guess: &Guess| matches!(guess.role, Role::Value | Role::Numerator);
        self.certain &= guesses.iter().any(number);
    }

    /// The words of the tables that stand for nothing yet.
    fn names(&mut self, missing: &[(String, String, Option<String>)], tongue: Tongue) {
        if missing.is_empty() {
            return;
        }
        for line in said(tongue, NAMES) {
            self.text += &format!("# {line}\n");
        }
        self.text += "names:\n";
        let mut last = "";
        for (what, written, near) in missing {
            if what != last {
                self.text += &format!("  {what}:\n");
            }
            last = what;
            let near = near.as_ref().map(|near| format!("   # {near} ?")).unwrap_or_default();
            self.text += &format!("    {}: \"-\"{near}\n", quoted(written));
        }
    }
}

/// The words in columns of names that stand for nothing.
fn unknown(sheet: &Sheet, head: &Head, names: &Names, asked: &Asked) -> Vec<(String, String, Option<String>)> {
    let guesses = roles::guesses(sheet, head, (names, asked.school));
    let mut found = Vec::new();
    for guess in &guesses {
        let what = match (guess.role, &guess.dimension) {
            (Role::Enterprise, _) => "enterprise",
            (Role::Indicator, _) => "indicator",
            (Role::Category, Some(dimension)) => dimension,
            _ => continue,
        };
        let Some(column) = head.columns.iter().find(|column| column.name() == guess.column) else { continue };
        for row in head::below(sheet, head) {
            let Some(cell) = row.at(column.index).map(|filled| filled.cell.shown()) else { continue };
            if super::aliases::is_nothing(&cell) {
                continue;
            }
            if let Found::Nothing(near) = names.find(what, &cell) {
                found.push((what.to_owned(), cell, near));
            }
        }
    }
    found
}

fn spelled(guess: &Guess) -> String {
    let mut text = format!("column: {}, is: {}", quoted(&guess.column), guess.role.word());
    if let Some(dimension) = &guess.dimension {
        text += &format!(", dimension: {dimension}");
    }
    if let Some(grain) = guess.grain {
        text += &format!(", grain: {}", grain.word());
    }
    text
}

fn doubt(guess: &Guess, tongue: Tongue) -> String {
    match guess.sure {
        Sure::Unknown => format!("   # {}", said(tongue, UNKNOWN)[0]),
        _ => String::new(),
    }
}

/// `sheet: "Feuil1"` and a new line, where a file has named sheets.
pub fn sheet_of(sheet: &Sheet) -> String {
    if sheet.name.is_empty() { String::new() } else { format!("sheet: {}\n    ", quoted(&sheet.name)) }
}

/// The lines of a head, from 1: `3`, or `[2, 3]`.
pub fn lines(head: &Head) -> String {
    let numbers: Vec<String> = head.lines.iter().map(|line| (line + 1).to_string()).collect();
    if numbers.len() == 1 { numbers.concat() } else { format!("[{}]", numbers.join(", ")) }
}

/// The names of files alike: numbers of two digits or more may be others next year.
pub fn pattern(file: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for letter in file.chars().chain(['\0']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        match digits.len() {
            0 | 1 => out.push_str(&digits),
            _ => out.push('*'),
        }
        digits.clear();
        if letter != '\0' {
            out.push(letter);
        }
    }
    while out.contains("**") || out.contains("*-*") {
        out = out.replace("**", "*").replace("*-*", "*");
    }
    out
}

/// Whether a file's name fits a pattern.
pub fn fits(pattern: &str, file: &str) -> bool {
    let parts: Vec<&str> = pattern.split('*').collect();
    let [first, middle @ .., last] = parts.as_slice() else { return pattern == file };
    let Some(mut rest) = file.strip_prefix(first) else { return false };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// Lines in French, Dutch, English and German.
pub type Lines = [&'static [&'static str]; 4];

/// The lines of a language.
pub fn said(tongue: Tongue, lines: Lines) -> &'static [&'static str] {
    match tongue {
        Tongue::Fr => lines[0],
        Tongue::Nl => lines[1],
        Tongue::En => lines[2],
        Tongue::De => lines[3],
    }
}

const HEAD: Lines = [
    &[
        "Ce que les colonnes du tableau veulent dire. Relisez, corrigez, puis relancez « diptych import » :",
        "ce fichier est retenu et resservira l’an prochain.",
        "is : enterprise, assessment, indicator, period, value, numerator, denominator, status, n, low, high, note, source, category, ignored",
        "{period}, {enterprise}, {indicator} ou {dimension} tiennent lieu d’une partie du nom d’une colonne.",
    ],
    &[
        "Wat de kolommen van de tabel betekenen. Lees na, verbeter, en start ‘diptych import’ opnieuw:",
        "dit bestand wordt bewaard en dient volgend jaar opnieuw.",
        "is: enterprise, assessment, indicator, period, value, numerator, denominator, status, n, low, high, note, source, category, ignored",
        "{period}, {enterprise}, {indicator} of {dimension} staan voor een deel van de naam van een kolom.",
    ],
    &[
        "What the columns of the table mean. Read, correct, then run \"diptych import\" again:",
        "this file is kept and will serve next year as well.",
        "is: enterprise, assessment, indicator, period, value, numerator, denominator, status, n, low, high, note, source, category, ignored",
        "{period}, {enterprise}, {indicator} or {dimension} stand for a part of a column’s name.",
    ],
    &[
        "Was die Spalten der Tabelle bedeuten. Lesen, berichtigen und „diptych import“ noch einmal starten:",
        "Diese Datei bleibt und dient nächstes Jahr wieder.",
        "is: enterprise, assessment, indicator, period, value, numerator, denominator, status, n, low, high, note, source, category, ignored",
        "{period}, {enterprise}, {indicator} oder {dimension} stehen für einen Teil des Namens einer Spalte.",
    ],
];

const ENTERPRISE: Lines = [
    &["l’identifiant de l’entreprise, qu’aucune colonne ne dit"],
    &["de id van de onderneming, die in geen kolom staat"],
    &["the id of the enterprise, which no column says"],
    &["die Kennung des Unternehmens, die in keiner Spalte steht"],
];

const INDICATOR: Lines = [
    &["l’identifiant de l’indicateur, qu’aucune colonne ne dit"],
    &["de id van de indicator, die in geen kolom staat"],
    &["the id of the indicator, which no column says"],
    &["die Kennung des Indikators, die in keiner Spalte steht"],
];

const SOURCE: Lines = [
    &["d’où viennent les chiffres, comme le lecteur doit le lire"],
    &["waar de cijfers vandaan komen, zoals de lezer het moet lezen"],
    &["where the figures come from, as readers should read it"],
    &["woher die Zahlen kommen, so wie es gelesen werden soll"],
];

const UNKNOWN: Lines = [
    &["inconnue : elle n’est pas lue"],
    &["onbekend: ze wordt niet gelezen"],
    &["unknown: it is not read"],
    &["unbekannt: Sie wird nicht gelesen"],
];

const NAMES: Lines = [
    &["Les mots du tableau et l’identifiant qu’ils désignent ; « - » laisse de côté les lignes qui les portent."],
    &["De woorden van de tabel en de id die ze aanduiden; ‘-’ laat de rijen waarin ze staan terzijde."],
    &["The words of the table and the id they stand for; \"-\" leaves the rows that hold them aside."],
    &["Die Wörter der Tabelle und die Kennung, die sie bezeichnen; „-“ lässt die Zeilen, in denen sie stehen, beiseite."],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_serves_the_files_of_other_years() {
        for (file, wanted) in [("chiffres-2024.xlsx", "chiffres-*.xlsx"), ("2023-2024 pesées.csv", "* pesées.csv"), ("t1.csv", "t1.csv")]
        {
            assert_eq!(pattern(file), wanted);
            assert!(fits(wanted, file));
        }
        assert!(fits("chiffres-*.xlsx", "chiffres-2031.xlsx") && !fits("chiffres-*.xlsx", "autres-2031.xlsx"));
    }
}
