//! What may tell who speaks, in the words of a voice whose name is not shown (W24).
//!
//! One of these alone is told: an address, a telephone number, a name that is given as the speaker's own, and in a voice
//! about an enterprise a post that a house has once. An exact age and a place of the site are told where they stand in
//! one text: together they point at somebody.

use std::collections::BTreeSet;
use std::ops::Range;

use super::posts::{BEING, post};
use super::written::WrittenText;
use crate::finding::{Findings, Place, Problem};
use crate::localized::Lang;
use crate::model::Model;
use crate::model::assessment::TeamMember;
use crate::model::consent::Testimonial;
use crate::model::testimonial::Display;
use crate::snapshot::Snapshot;

/// How somebody begins who tells their name, in lower case.
const CALLED: [&str; 9] = [
    "je m'appelle ",
    "je m’appelle ",
    "mon nom est ",
    "ik heet ",
    "mijn naam is ",
    "my name is ",
    "ich heiße ",
    "ich heisse ",
    "mein name ist ",
];
/// How somebody begins who tells their age, in lower case.
const AGED: [&str; 11] =
    ["j'ai ", "j’ai ", "âgé de ", "âgée de ", "ik ben ", "i am ", "i'm ", "i’m ", "ich bin ", "à l'âge de ", "à l’âge de "];
/// What follows an age.
const YEARS: [&str; 4] = ["ans", "jaar", "years old", "jahre alt"];

/// Notes, in the texts of voices, what tells who speaks although the name is kept back.
pub(super) fn check(texts: &[WrittenText], model: &Model, snapshot: &Snapshot, findings: &mut Findings) {
    let hidden = |text: &&WrittenText| {
        text.voice.is_some_and(|voice| matches!(voice.witness.display, Display::Pseudonym | Display::RoleOnly | Display::Initials))
    };
    let sites = model.enterprises.values().flat_map(|enterprise| &enterprise.portrait.sites);
    let names = sites.filter_map(|site| site.municipality.as_ref());
    let towns: BTreeSet<&str> = names.flat_map(|name| Lang::all(name.panels.count()).map(|lang| &name[lang])).collect();
    for (text, voice) in texts.iter().filter(hidden).filter_map(|text| Some((text, text.voice?))) {
        check_role(voice, model, findings);
        let known = voice.witness.name.as_ref().map(|name| name.as_written());
        for (_, body) in text.own() {
            let words = snapshot.text(body.file()).get(body.place.start as usize..).unwrap_or_default();
            let place = |range: Range<usize>| {
                Place::file(body.file()).within(body.place.start as usize + range.start, body.place.start as usize + range.end)
            };
            let mut told = alone(words, known);
            told.extend(voice.enterprise.as_ref().and_then(|_| held(words)));
            if let (Some(age), Some(town)) = (age(words), towns.iter().find_map(|town| whole(words, town))) {
                told.extend([age, town]);
            }
            told.sort_by_key(|range| range.start);
            for range in told {
                findings.add(Problem::TellsWho { written: words[range.clone()].to_owned() }, place(range));
            }
        }
    }
}

/// Notes a role of which the enterprise has one, unless a team of it names several who have it: in the first language that
/// says so.
fn check_role(voice: &Testimonial, model: &Model, findings: &mut Findings) {
    let enterprise = voice.enterprise.as_ref().and_then(|id| model.enterprises.get(id.value.as_str()));
    let (Some(enterprise), Some(role)) = (enterprise, &voice.witness.role) else { return };
    let is_shared = |words: &str, lang: Lang| {
        let same = |member: &&TeamMember| member.role.as_ref().is_some_and(|role| role[lang].trim().eq_ignore_ascii_case(words.trim()));
        enterprise.assessments.iter().any(|assessment| assessment.file.team.iter().filter(same).count() > 1)
    };
    let written = |lang: &Lang| role.panels.borrowed(*lang).is_none();
    let told = Lang::all(role.panels.count()).filter(written).find(|lang| post(&role[*lang]).is_some() && !is_shared(&role[*lang], *lang));
    if let Some(lang) = told {
        findings.add(Problem::TellsWho { written: role[lang].trim().to_owned() }, role.places[lang]);
    }
}

/// The post that somebody says they hold, where a house has one of the kind: `la directrice`, in `je suis la directrice`.
fn held(words: &str) -> Option<Range<usize>> {
    after(words, &BEING).find_map(|start| post(&words[start..]).map(|range| start + range.start..start + range.end))
}

/// What tells by itself: the first address, the first number to call, the first name given as one's own.
fn alone(words: &str, known: Option<&str>) -> Vec<Range<usize>> {
    [address(words), telephone(words), named(words, known)].into_iter().flatten().collect()
}

/// `samira@example.org`.
fn address(words: &str) -> Option<Range<usize>> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-' | '+');
    words.match_indices('@').find_map(|(at, _)| {
        let start = words[..at].char_indices().rev().take_while(|(_, letter)| is_part(*letter)).last()?.0;
        let host: String = words[at + 1..].chars().take_while(|letter| is_part(*letter)).collect();
        let host = host.trim_end_matches(['.', '-']);
        host.split_once('.').filter(|(name, ending)| !name.is_empty() && ending.len() > 1)?;
        Some(start..at + 1 + host.len())
    })
}

/// Nine digits and more that begin as telephone numbers do, in whatever groups.
fn telephone(words: &str) -> Option<Range<usize>> {
    let is_part = |byte: u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'.' | b'-' | b'/' | b'(' | b')');
    let bytes = words.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !matches!(bytes[at], b'0' | b'+') || (at > 0 && bytes[at - 1].is_ascii_alphanumeric()) {
            at += 1;
            continue;
        }
        let length = bytes[at + 1..].iter().take_while(|byte| is_part(**byte)).count();
        let end = at + 1 + words[at + 1..at + 1 + length].trim_end_matches([' ', '.', '-', '/', '(', ')']).len();
        let digits = bytes[at..end].iter().filter(|byte| byte.is_ascii_digit()).count();
        if (9..=15).contains(&digits) {
            return Some(at..end);
        }
        at += 1 + length;
    }
    None
}

/// The name that somebody gives as their own, unless it is the one that is shown.
fn named(words: &str, known: Option<&str>) -> Option<Range<usize>> {
    after(words, &CALLED).find_map(|start| {
        let name: String = words[start..].chars().take_while(|letter| letter.is_alphabetic() || *letter == '-').collect();
        let is_name = name.chars().next().is_some_and(char::is_uppercase) && known.is_none_or(|known| known != name);
        is_name.then(|| start..start + name.len())
    })
}

/// An exact age: `j'ai 34 ans`.
fn age(words: &str) -> Option<Range<usize>> {
    after(words, &AGED).find_map(|start| {
        let digits = words[start..].bytes().take_while(u8::is_ascii_digit).count();
        let rest = words[start + digits..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let unit = YEARS.iter().find(|unit| rest.get(..unit.len()).is_some_and(|word| word.eq_ignore_ascii_case(unit)))?;
        let end = words.len() - rest.len() + unit.len();
        (digits == 2).then_some(start..end)
    })
}

/// Where each of these beginnings ends, in whatever case.
fn after<'a>(words: &'a str, beginnings: &'a [&'a str]) -> impl Iterator<Item = usize> + 'a {
    words.char_indices().filter(|(at, _)| *at == 0 || !words[..*at].ends_with(char::is_alphanumeric)).filter_map(|(at, _)| {
        beginnings.iter().find_map(|beginning| {
            let end = at + beginning.len();
            words.get(at..end).filter(|found| found.to_lowercase() == **beginning)?;
            Some(end)
        })
    })
}

/// The first time that a name stands as a word of its own.
fn whole(words: &str, name: &str) -> Option<Range<usize>> {
    let alone = |at: usize| !words[..at].ends_with(char::is_alphanumeric) && !words[at + name.len()..].starts_with(char::is_alphanumeric);
    words.match_indices(name).find(|(at, _)| !name.trim().is_empty() && alone(*at)).map(|(at, _)| at..at + name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<&str> {
        let mut told = alone(words, Some("Nour"));
        told.extend(age(words));
        told.extend(held(words));
        told.into_iter().map(|range| &words[range]).collect()
    }

    #[test]
    fn what_tells_by_itself_is_found_whole() {
        assert_eq!(found("Écrivez à samira.b@example.org."), ["samira.b@example.org"]);
        assert_eq!(found("Appelez le 0470 12 34 56, le soir."), ["0470 12 34 56"]);
        assert_eq!(found("Bel +32 (0)2/123.45.67 even."), ["+32 (0)2/123.45.67"]);
        assert_eq!(found("Je m’appelle Samira et je répare."), ["Samira"]);
        assert_eq!(found("Ik heet An-Sofie."), ["An-Sofie"]);
        assert_eq!(found("J'ai 34 ans."), ["34 ans"]);
        assert_eq!(found("Ici, je suis la directrice depuis dix ans."), ["la directrice"]);
        assert_eq!(found("Ik ben de coördinator van het atelier."), ["de coördinator"]);
        assert_eq!(found("I’m the founder."), ["the founder"]);
        assert_eq!(found("Ich bin Geschäftsführerin."), ["Geschäftsführerin"]);
        assert_eq!(found("Ik ben 52\u{a0}jaar."), ["52\u{a0}jaar"]);
    }

    #[test]
    fn what_anybody_may_say_is_left_alone() {
        for words in [
            "Je m'appelle Nour.",
            "J'ai 3 ans de chômage.",
            "J'ai 120 ans.",
            "En 2023, 1 234 567 vélos.",
            "Un @ seul, a@b.",
            "0,5 tonne, 007",
            "Ik heet niemand welkom.",
            "Je suis une des coordinatrices.",
            "Je suis coordinatrice d'équipe.",
            "La directrice m'a reçue.",
            "I am a director of nothing.",
        ] {
            assert_eq!(found(words), [""; 0], "{words}");
        }
    }
}
