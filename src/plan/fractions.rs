//! Typed percentages beside the two counts they come from, which give another (W04): `31 sur 49 (65 %)`, `65% (31/49)`,
//! `31 van de 49 deelnemers, of 65 procent`.
//!
//! Only counts and a percentage that stand directly beside each other, with at most a few words for what is counted.

use crate::decimal::{self, Marks};
use crate::finding::{Findings, Problem};
use crate::source::prose::{Prose, Word};
use crate::source::readable;

/// The words between a part and its whole.
const OF: [&str; 14] = ["sur", "sur les", "op", "op de", "van", "van de", "of", "of the", "out of", "von", "von den", "des", "parmi", "/"];

/// What leads from two counts to their percentage.
const MAKES: [&str; 33] = [
    "(",
    ", soit",
    "(soit",
    "soit",
    ", c’est-à-dire",
    ", c'est-à-dire",
    ", ce qui fait",
    ", ce qui représente",
    ", of",
    "(of",
    "of",
    ", ofwel",
    "ofwel",
    ", oftewel",
    ", hetzij",
    "hetzij",
    ", dat is",
    ", dit is",
    ", d.i.",
    ", dus",
    "=",
    "→",
    ":",
    ", i.e.",
    ", or",
    "(or",
    ", that is",
    ", das sind",
    ", das heißt",
    ", d.h.",
    ", also",
    "–",
    "—",
];

/// What stands before a whole that is named before its part: `Parmi 49 personnes, 31 (65 %)`.
const AMONG: [&str; 12] =
    ["parmi", "parmi les", "sur", "sur les", "des", "van de", "van", "onder de", "of the", "out of", "among the", "von den"];

/// The word for per cent.
const PERCENT: [&str; 5] = ["%", "pour cent", "procent", "per cent", "percent"];

/// The most words that name what is counted, before or after a number.
const NOUN: usize = 3;

/// Notes each typed percentage that its two counts do not give.
pub fn check(words: &Prose, marks: Marks, findings: &mut Findings) {
    let numbers = readable::numbers(words);
    let offset = |word: &Word| word.text.as_ptr() as usize - words.text.as_ptr() as usize;
    let end = |word: &Word| offset(word) + word.text.len();
    let between = |left: &Word, right: &Word| words.text[end(left)..offset(right)].trim();
    for triple in numbers.windows(3) {
        let [first, second, third] = triple else { continue };
        let after = &words.text[end(third)..];
        let (part, whole, typed) = if is_of(between(first, second)) && is_percent(after) && makes(between(second, third)) {
            (first, second, third)
        } else if opens(between(first, second)) && is_of(between(second, third)) {
            (second, third, first)
        } else if is_percent(after)
            && is_among(&words.text[..offset(first)])
            && is_list(between(first, second))
            && makes(between(second, third))
        {
            (second, first, third)
        } else {
            continue;
        };
        let read = |word: &Word| decimal::parse(word.text, marks).ok();
        let (Some(numerator), Some(denominator), Some(value)) = (read(part), read(whole), read(typed)) else { continue };
        let Some(computed) = decimal::percentage(numerator, denominator) else { continue };
        if decimal::rounded(computed, value.scale()) != value {
            let computed = decimal::rounded(computed, value.scale().max(1)).to_string();
            let (numerator, denominator) = (numerator.to_string(), denominator.to_string());
            let written = format!("{}\u{A0}%", typed.text);
            findings.add(Problem::TypedPercentage { written, numerator, denominator, computed }, typed.place);
        }
    }
}

/// Whether what follows a number says that it is a percentage.
pub fn is_percent(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\u{A0}', '\u{202F}']).to_lowercase();
    PERCENT.iter().chain(&["prozent"]).any(|word| after.starts_with(word))
}

/// Whether words between two numbers make them a part and its whole: `personnes sur`, `van de`.
fn is_of(gap: &str) -> bool {
    OF.iter().any(|of| gap.strip_suffix(of).is_some_and(is_noun))
}

/// Whether words lead from a whole to the percentage: `(`, `deelnemers, of`.
fn makes(gap: &str) -> bool {
    MAKES.iter().any(|makes| gap.strip_suffix(makes).is_some_and(is_noun))
}

/// Whether a percentage is followed by its counts in brackets: `% (`, `procent, soit`.
fn opens(gap: &str) -> bool {
    let lower = gap.to_lowercase();
    let rest = PERCENT.iter().chain(&["prozent"]).find_map(|word| lower.strip_prefix(word));
    let follows = |rest: &str| matches!(rest.trim(), "(" | "," | ", soit" | "(soit" | ", of" | "(of" | ", or" | "(or" | ":" | "=");
    // `65 % des personnes (31 sur 49)`: what is counted may stand between.
    rest.is_some_and(|rest| follows(rest) || rest.trim().strip_suffix('(').is_some_and(is_noun))
}

/// Whether words end so that the number after them is a whole: `Parmi`, `Van de`.
fn is_among(before: &str) -> bool {
    let words = before.trim_end().to_lowercase();
    let starts = |rest: &str| rest.chars().next_back().is_none_or(|letter| !letter.is_alphanumeric());
    AMONG.iter().any(|among| words.strip_suffix(among).is_some_and(starts))
}

/// Whether a whole is followed by its part: `personnes,`, `deelnemers hebben er`.
fn is_list(gap: &str) -> bool {
    let (noun, rest) = gap.split_once(',').unwrap_or(("", gap));
    is_noun(noun) && is_noun(rest) && !gap.trim().is_empty()
}

/// Whether words only name what is counted: few, or none at all.
fn is_noun(words: &str) -> bool {
    let letters = words.chars().all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '\u{A0}' | '-' | '’' | '\''));
    letters && words.split_whitespace().count() <= NOUN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Place, Severity};
    use crate::snapshot::FileId;

    fn found(text: &str) -> Vec<String> {
        let mut findings = Findings::new();
        check(&Prose::verbatim(text, Place::file(FileId(0))), Marks::Comma, &mut findings);
        assert!(!findings.any(Severity::Error));
        let computed = |problem: &Problem| match problem {
            Problem::TypedPercentage { computed, .. } => computed.clone(),
            other => panic!("{other:?}"),
        };
        findings.iter().map(|finding| computed(&finding.problem)).collect()
    }

    #[test]
    fn a_percentage_that_its_counts_do_not_give_is_found_in_any_turn_of_phrase() {
        for text in [
            "31 sur 49 (65 %)",
            "31 personnes sur 49, soit 65\u{A0}%",
            "31 des 49 stagiaires accompagnées (65 %)",
            "65 % (31/49)",
            "65 % des personnes (31 sur 49) ont un emploi",
            "31 personnes sur 49, c’est-à-dire 65 %",
            "Parmi 49 personnes, 31 (65 %) ont un emploi",
            "Van de 49 personen hebben er 31 (65%) werk",
            "31 van de 49 personen, ofwel 65%",
            "31 personen op 49, hetzij 65%",
            "65 pour cent (31 personnes sur 49)",
            "31 van de 49 deelnemers, of 65 procent",
            "31 deelnemers op 49 (65%)",
            "65% (31 van 49)",
            "31 of the 49 trainees (65 per cent)",
            "31 von 49 Teilnehmenden, also 65 Prozent",
        ] {
            assert_eq!(found(text), ["63.3"], "{text}");
        }
    }

    #[test]
    fn what_agrees_or_is_about_something_else_is_left_alone() {
        for text in [
            "31 sur 49 (63 %)",
            "63,3 % (31/49)",
            "En 2023, 31 sorties ; sur 49 visites, 12 dossiers, 65 % complets",
            "Parmi les 49 personnes suivies en mars, 31 ont répondu (65 % de femmes)",
            "31 mensen in 2023, 49 in 2024 (65% vrouwen)",
            "article 31/49, 65 euros",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
