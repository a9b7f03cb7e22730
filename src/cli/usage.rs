//! What a wrong command line is answered, in the reader's language; the library's own sentences are English.
#![expect(clippy::disallowed_methods, reason = "a line that cannot be understood is read once more, for its language")]

use std::env;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::kinds::KINDS;
use super::{help, speech};
use crate::disk::{Pick, Tongue};

/// The words of the command line.
pub(super) fn words() -> Vec<OsString> {
    env::args_os().collect()
}

/// `diptych help build`, a habit of other programs, is `diptych build --help`.
pub(super) fn asked_for_help(mut words: Vec<OsString>) -> Vec<OsString> {
    if words.get(1).is_some_and(|word| word == "help") {
        words.remove(1);
        words.push("--help".into());
    }
    words
}

/// The language that the words of the command line ask for, though they could not all be understood.
pub(super) fn tongue(words: &[OsString]) -> Tongue {
    let words = words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>();
    let after = words.iter().zip(words.iter().skip(1)).find(|(word, _)| *word == "--lang").map(|(_, value)| value.as_ref());
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    speech::asked(after.or(joined).and_then(Tongue::parse)).unwrap_or(Tongue::En)
}

/// The answer; nothing for help and version, and for what is left to the library.
pub(super) fn answer(error: &clap::Error, tongue: Tongue) -> Option<String> {
    let written = |kind: ContextKind| error.get(kind).map(text).unwrap_or_default();
    let (argument, value) = (written(ContextKind::InvalidArg), written(ContextKind::InvalidValue));
    let said = match error.kind() {
        ErrorKind::InvalidSubcommand => unknown_command(&written(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => unknown_flag(&argument),
        ErrorKind::InvalidValue if value.is_empty() => missing_value(&argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => wrong_value(&value, &argument),
        ErrorKind::MissingRequiredArgument => missing_argument(&argument),
        ErrorKind::MissingSubcommand => missing_command(),
        ErrorKind::ArgumentConflict => conflict(&argument, &written(ContextKind::PriorArg)),
        _ => return None,
    };
    let is_kind = argument.contains(&format!("<{}>", help::value_name("KIND", tongue).unwrap_or("KIND")));
    let of_kinds = matches!(error.kind(), ErrorKind::MissingRequiredArgument) && is_kind;
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = near.into_iter().map(written).find(|near| !near.is_empty());
    let kinds = of_kinds.then(|| KINDS.map(|(_, one, _)| one).join(", "));
    let all = error.get(ContextKind::ValidValue).or_else(|| error.get(ContextKind::ValidSubcommand)).map(text).or(kinds);
    let hint =
        near.map(|near| tongue.pick(meant(&near))).or_else(|| all.filter(|all| !all.is_empty()).map(|all| tongue.pick(one_of(&all))));
    let hint = hint.map_or_else(String::new, |hint| format!("  = {hint}\n"));
    Some(format!("{}\n{hint}  = {}\n", tongue.pick(said), tongue.pick(more())))
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        other => other.to_string(),
    }
}

fn unknown_command(word: &str) -> [String; 4] {
    [
        format!("« {word} » n’est pas une commande"),
        format!("‘{word}’ is geen opdracht"),
        format!("“{word}” is not a command"),
        format!("„{word}“ ist kein Befehl"),
    ]
}

fn unknown_flag(word: &str) -> [String; 4] {
    [
        format!("« {word} » n’est pas attendu ici"),
        format!("‘{word}’ wordt hier niet verwacht"),
        format!("“{word}” is not expected here"),
        format!("„{word}“ wird hier nicht erwartet"),
    ]
}

fn missing_value(argument: &str) -> [String; 4] {
    [
        format!("il manque la valeur de {argument}"),
        format!("de waarde van {argument} ontbreekt"),
        format!("{argument} lacks its value"),
        format!("bei {argument} fehlt der Wert"),
    ]
}

fn wrong_value(value: &str, argument: &str) -> [String; 4] {
    [
        format!("« {value} » ne convient pas pour {argument}"),
        format!("‘{value}’ past niet bij {argument}"),
        format!("“{value}” does not fit {argument}"),
        format!("„{value}“ passt nicht zu {argument}"),
    ]
}

fn missing_argument(argument: &str) -> [String; 4] {
    [format!("il manque {argument}"), format!("{argument} ontbreekt"), format!("{argument} is missing"), format!("{argument} fehlt")]
}

fn missing_command() -> [String; 4] {
    ["dites ce qu’il faut faire", "zeg wat er moet gebeuren", "say what to do", "sagen Sie, was zu tun ist"].map(str::to_owned)
}

fn conflict(argument: &str, other: &str) -> [String; 4] {
    let other = if other.is_empty() { argument } else { other };
    [
        format!("{argument} et {other} ne vont pas ensemble"),
        format!("{argument} en {other} gaan niet samen"),
        format!("{argument} and {other} do not go together"),
        format!("{argument} und {other} passen nicht zusammen"),
    ]
}

fn meant(near: &str) -> [String; 4] {
    [format!("vouliez-vous dire {near} ?"), format!("bedoelde u {near}?"), format!("did you mean {near}?"), format!("meinten Sie {near}?")]
}

fn one_of(all: &str) -> [String; 4] {
    [format!("au choix : {all}"), format!("keuze: {all}"), format!("one of: {all}"), format!("zur Wahl: {all}")]
}

fn more() -> [String; 4] {
    [
        "tout ce qui existe : diptych --help",
        "alles wat er bestaat: diptych --help",
        "everything there is: diptych --help",
        "alles, was es gibt: diptych --help",
    ]
    .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::super::args::Arguments;
    use super::*;

    #[test]
    fn a_wrong_command_line_is_answered_in_each_language_with_the_nearest_word() {
        for (line, fr, nl) in [
            ("diptych biuld", "« biuld » n’est pas une commande\n  = vouliez-vous dire build ?", "‘biuld’ is geen opdracht"),
            ("diptych build --strct", "« --strct » n’est pas attendu ici\n  = vouliez-vous dire --strict ?", "bedoelde u --strict?"),
            ("diptych build --format jsn", "« jsn » ne convient pas pour --format", "bedoelde u json?"),
            ("diptych check -o", "il manque la valeur de --output", "ontbreekt"),
        ] {
            let error = Arguments::try_parse_from(line.split(' ')).expect_err("it is wrong");
            let (said, gezegd) = (answer(&error, Tongue::Fr).expect("it is told"), answer(&error, Tongue::Nl).expect("it is told"));
            assert!(said.contains(fr), "{line}: {said}");
            assert!(gezegd.contains(nl), "{line}: {gezegd}");
        }
        for (tongue, missing, choice) in
            [(Tongue::Fr, "il manque <SORTE>", "au choix : enterprise, "), (Tongue::Nl, "<SOORT> ontbreekt", "keuze: enterprise, ")]
        {
            let error = super::super::help::command(tongue).try_get_matches_from(["diptych", "list"]).expect_err("it is wrong");
            let said = answer(&error, tongue).expect("it is told");
            assert!(said.contains(missing) && said.contains(choice), "{said}");
        }
        let help = Arguments::try_parse_from(["diptych", "--help"]).expect_err("help is no arguments");
        assert_eq!(answer(&help, Tongue::Fr), None);
    }

    #[test]
    fn the_language_is_read_from_a_line_that_is_wrong() {
        let words = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(tongue(&words("diptych biuld --lang nl")), Tongue::Nl);
        assert_eq!(tongue(&words("diptych --lang=de biuld")), Tongue::De);
    }
}
