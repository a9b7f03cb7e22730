use super::samples::samples;
use super::*;
use crate::finding::{Code, FileTrouble};

/// Every sentence of every sample in every language, with the sample it is about.
fn sentences() -> impl Iterator<Item = (Problem, Tongue, Wording)> {
    samples().into_iter().flat_map(|problem| Tongue::ALL.map(|tongue| (problem.clone(), tongue, wording(&problem, tongue))))
}

#[test]
fn every_sentence_begins_small_and_ends_open() {
    for (problem, tongue, Wording { message, help }) in sentences() {
        // A German help may begin with a noun.
        for (sentence, noun) in [Some((message, false)), help.map(|help| (help, tongue == Tongue::De))].into_iter().flatten() {
            let first = sentence.chars().next().expect("a sentence has words");
            let opens = first.is_lowercase() || first.is_ascii_digit() || "`“«„".contains(first);
            assert!(opens || noun, "{tongue:?} {problem:?}: {sentence}");
            assert!(!sentence.ends_with(['.', ' ', ':', ',']), "{tongue:?} {problem:?}: {sentence}");
            assert!(!sentence.contains("  ") && !sentence.contains("{}"), "{tongue:?} {problem:?}: {sentence}");
        }
    }
}

#[test]
fn each_language_has_its_own_sentence() {
    for problem in samples() {
        let messages = Tongue::ALL.map(|tongue| wording(&problem, tongue).message);
        for (index, message) in messages.iter().enumerate() {
            assert!(!messages[..index].contains(message), "{problem:?}: {message}");
            assert_eq!(wording(&problem, Tongue::En).help.is_some(), wording(&problem, Tongue::ALL[index]).help.is_some());
        }
    }
}

#[test]
fn no_english_word_strays_into_another_language() {
    let english = [" the ", " of ", " a ", " which ", " is not ", " write ", " add ", " and "];
    for (problem, tongue, Wording { message, help }) in sentences().filter(|(_, tongue, _)| *tongue != Tongue::En) {
        let words_of_others = matches!(problem, Problem::Template { .. } | Problem::CannotMake { .. })
            || matches!(problem, Problem::File { trouble: FileTrouble::Unreadable(_), .. });
        let sentence = format!(" {message} {} ", help.unwrap_or_default());
        // "is" and "of" are Dutch, "a" is French.
        let stray = english
            .iter()
            .find(|word| sentence.contains(**word) && !matches!((**word, tongue), (" of ", Tongue::Nl) | (" a ", Tongue::Fr)));
        assert!(words_of_others || stray.is_none(), "{tongue:?}: {stray:?} in {sentence}");
    }
}

#[test]
fn no_sentence_blames_or_speaks_of_programming() {
    let words = [
        "invalid",
        "illegal",
        "forgot",
        "wrong",
        "invalide",
        "interdit",
        "oublié",
        "ongeldig",
        "vergeten",
        "ungültig",
        "unzulässig",
        "vergessen",
        "serde",
        "Option",
        "panic",
        "None",
        "Some(",
        "struct",
        "enum",
        "mapping",
        "scalar",
        "parse error",
        "string",
        "integer",
        "boolean",
    ];
    for (problem, tongue, Wording { message, help }) in sentences() {
        let sentence = format!("{message} {}", help.unwrap_or_default());
        let found = words.iter().find(|word| sentence.contains(**word));
        assert!(found.is_none(), "{tongue:?} {problem:?}: {found:?} in {sentence}");
    }
}

#[test]
fn french_punctuation_keeps_its_spaces() {
    for (problem, _, Wording { message, help }) in sentences().filter(|(_, tongue, _)| *tongue == Tongue::Fr) {
        for sentence in [Some(message), help].into_iter().flatten() {
            let prose: String = sentence.split('`').step_by(2).collect::<Vec<_>>().join("x");
            let ordinary = [" :", " ;", " !", " ?", " »", "« ", " %"].into_iter().find(|pair| prose.contains(*pair));
            let author = matches!(problem, Problem::NumberUnreadable { .. } | Problem::LowResponse { .. });
            assert!(author || ordinary.is_none(), "{ordinary:?} in {sentence}");
            assert!(!prose.contains('\''), "{sentence}");
            let glued =
                ['a', 'x', 'é', '»'].iter().any(|before| prose.contains(&format!("{before}: ")) || prose.contains(&format!("{before};")));
            assert!(!glued, "{sentence}");
        }
    }
}

#[test]
fn every_code_has_a_sentence() {
    let said: Vec<Code> = samples().iter().map(Problem::code).collect();
    let silent: Vec<&Code> = Code::ALL.iter().filter(|code| !said.contains(code)).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn every_word_of_the_tables_is_translated() {
    let known_alike = ["indicator", "partner", "term", "page", "dimension", "question", "figure", "enterprise"];
    for kind in samples::KINDS.iter().filter(|kind| !known_alike.contains(kind)) {
        for (tongue, name) in [(Tongue::Fr, fr::kind(kind)), (Tongue::Nl, nl::kind(kind)), (Tongue::De, de::kind(kind))] {
            assert_ne!(name, *kind, "{tongue:?}");
        }
    }
    assert_eq!([en::kind("zebra"), fr::kind("zebra"), nl::kind("zebra"), de::kind("zebra")], ["zebra"; 4]);
}

#[test]
fn what_was_written_is_shown_and_not_obeyed() {
    let hostile = "x\u{1b}[31m\n\u{202e}".to_string();
    for tongue in Tongue::ALL {
        let said = wording(&Problem::UnknownKey { key: hostile.clone(), nearest: Some(hostile.clone()), known: vec![] }, tongue);
        for sentence in [said.message, said.help.expect("there is a nearest key")] {
            assert!(sentence.contains("x\\u{1b}[31m\\n\\u{202e}"), "{sentence}");
            assert!(!sentence.chars().any(char::is_control));
        }
    }
    let long = wording(&Problem::MalformedLanguage { key: "é".repeat(5000) }, Tongue::Fr).message;
    assert!(long.chars().count() < 200, "{long}");
}

#[test]
fn a_language_is_found_in_tags_and_locales() {
    let found = ["fr", "nl-BE", "de_BE.UTF-8", "EN", "fr.UTF-8"].map(Tongue::parse);
    assert_eq!(found, [Some(Tongue::Fr), Some(Tongue::Nl), Some(Tongue::De), Some(Tongue::En), Some(Tongue::Fr)]);
    assert_eq!(["", "C", "it_IT", "french", "POSIX"].map(Tongue::parse), [None; 5]);
}

#[test]
fn figures_have_the_mark_of_their_language() {
    assert_eq!(["48.5", "-1.25", "49", "1.234,5", "2023-Q3", "."].map(with_comma), ["48,5", "-1,25", "49", "1.234,5", "2023-Q3", "."]);
    let low = Problem::LowResponse { rate: "22.6 %".into() };
    assert_eq!(wording(&low, Tongue::Fr).message, "seuls 22,6\u{A0}% des personnes invitées ont répondu");
    assert_eq!(wording(&low, Tongue::Nl).message, "slechts 22,6% van de uitgenodigde mensen antwoordde");
    assert_eq!(listed(&["a", "b", "c"], "ou"), "`a`, `b` ou `c`");
}
