//! What `init` asks on a terminal: four questions, each with an answer ready.

use std::io::{self, BufRead, Write};

use super::super::voice;
use super::{Answers, Content, Scope, languages};
use crate::disk::{Pick, Tongue};

/// Asks; an empty line, or the end of the input, takes the answer that is shown.
pub(super) fn ask(usual: Answers, tongue: Tongue) -> Answers {
    let [name, tags, federation, demo] = tongue.pick([
        [
            "Nom de l’organisation qui publie",
            "Langues, la première par défaut",
            "Avec une fédération ? (o/n)",
            "Avec un exemple fictif ? (o/n)",
        ],
        [
            "Naam van de organisatie die publiceert",
            "Talen, de eerste als standaard",
            "Met een federatie? (j/n)",
            "Met een fictief voorbeeld? (j/n)",
        ],
        [
            "Name of the organisation that publishes",
            "Languages, the first being the default",
            "With a federation? (y/n)",
            "With a fictitious example? (y/n)",
        ],
        [
            "Name der Organisation, die veröffentlicht",
            "Sprachen, die erste als Standard",
            "Mit einem Verband? (j/n)",
            "Mit einem erfundenen Beispiel? (j/n)",
        ],
    ]);
    let [yes, no] = tongue.pick([["o", "n"], ["j", "n"], ["y", "n"], ["j", "n"]]);
    let shown = |answer: bool| if answer { yes } else { no };
    let name = answer(name, usual.publisher.as_deref().unwrap_or("…"));
    let tags = asked_tags(tags, usual.tags, tongue);
    let demo = is_yes(&answer(demo, shown(usual.content == Content::Demo)), usual.content == Content::Demo);
    let is_federation = usual.scope == Scope::Federation;
    let federation = demo && is_yes(&answer(federation, shown(is_federation)), is_federation);
    Answers {
        publisher: Some(name).filter(|name| !name.is_empty()).or(usual.publisher),
        tags,
        scope: if federation { Scope::Federation } else { Scope::Enterprise },
        content: if demo { Content::Demo } else { Content::Minimal },
    }
}

/// The languages, asked for again until they can be read.
fn asked_tags(question: &str, usual: Vec<String>, tongue: Tongue) -> Vec<String> {
    loop {
        let said = answer(question, &usual.join(","));
        if said.is_empty() {
            return usual;
        }
        match languages(&said.split(',').map(str::to_owned).collect::<Vec<_>>(), tongue) {
            Ok(tags) => return tags,
            Err(failure) => voice::tell(&failure.sentence(tongue)),
        }
    }
}

pub(in crate::cli) fn answer(question: &str, usual: &str) -> String {
    let mut line = String::new();
    let asked = write!(io::stderr(), "{question} [{usual}] ").and_then(|()| io::stdin().lock().read_line(&mut line));
    // A terminal that closes takes every answer that is shown.
    asked.map_or_else(|_| String::new(), |_| line.trim().to_owned())
}

pub(in crate::cli) fn is_yes(answer: &str, usual: bool) -> bool {
    match answer.chars().next().map(|c| c.to_ascii_lowercase()) {
        Some('o' | 'j' | 'y') => true,
        Some('n') => false,
        _ => usual,
    }
}
