//! The help of the command line in the reader's language: every verb, flag and place of `args`.
//!
//! English stands beside the definitions themselves; a test asks for the other three languages of each.

mod form;
mod import;
mod notebooks;
mod translations;
mod words;

use clap::{Arg, ArgAction, Command, CommandFactory};

use self::words::{NAMES, Said, TEXTS};
use super::args::Arguments;
use crate::disk::{Pick, Tongue};

// The library sets a colon right after a heading; French has a space before it.
const OPTIONS: [&str; 4] = ["Options\u{a0}", "Opties", "Options", "Optionen"];

/// The command line, as it is explained to a reader of this language.
pub(super) fn command(tongue: Tongue) -> Command {
    let own = |id: &'static str, short: char, text: [&'static str; 4]| {
        Arg::new(id).short(short).long(id).help(tongue.pick(text)).help_heading(tongue.pick(OPTIONS)).display_order(1000)
    };
    let help = own(
        "help",
        'h',
        ["Afficher l’aide (-h : en bref)", "Hulp tonen (-h: in het kort)", "Show help (-h: in short)", "Hilfe zeigen (-h: kurz)"],
    );
    let version = own("version", 'V', ["Afficher la version", "De versie tonen", "Show the version", "Die Version zeigen"]);
    spoken(Arguments::command(), "", tongue)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help.action(ArgAction::Help).global(true))
        .arg(version.action(ArgAction::Version))
}

/// A verb with its flags and the verbs below it. `path` is the verbs that lead to it, joined by `/`.
fn spoken(command: Command, path: &str, tongue: Tongue) -> Command {
    let usage = tongue.pick(["Utilisation :", "Gebruik:", "Usage:", "Aufruf:"]);
    let command = match text(path, tongue) {
        Some(about) => command.about(about),
        None => command,
    };
    command
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}"))
        .subcommand_help_heading(tongue.pick(["Commandes\u{a0}", "Opdrachten", "Commands", "Befehle"]))
        .subcommand_value_name(tongue.pick(["COMMANDE", "OPDRACHT", "COMMAND", "BEFEHL"]))
        .mut_args(|arg| explained(arg, path, tongue))
        .mut_subcommands(|verb| {
            let below = joined(path, verb.get_name());
            spoken(verb, &below, tongue)
        })
}

/// A flag or a place. Its choices are named in its own text; the library's lists speak English.
fn explained(arg: Arg, path: &str, tongue: Tongue) -> Arg {
    let heading = match arg.is_positional() {
        true => tongue.pick(["À donner\u{a0}", "Op te geven", "Arguments", "Anzugeben"]),
        false => tongue.pick(OPTIONS),
    };
    let arg = match arg.get_value_names().and_then(|names| value_name(names.first()?, tongue)) {
        Some(name) => arg.value_name(name),
        None => arg,
    };
    let said = text(&joined(path, arg.get_id().as_str()), tongue);
    let arg = match said {
        Some(said) => arg.help(said),
        None => arg,
    };
    let arg = arg.help_heading(heading);
    if !arg.get_action().takes_values() {
        return arg;
    }
    let told = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let choices = choices(&arg);
    let arg = if choices.is_empty() { arg } else { arg.help(format!("{told} ({choices})")) };
    arg.hide_possible_values(true).hide_default_value(true)
}

/// The words that a flag takes: `pretty, file`.
fn choices(arg: &Arg) -> String {
    arg.get_possible_values().iter().map(|word| word.get_name().to_owned()).collect::<Vec<_>>().join(", ")
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }
}

/// What is said of every verb and flag.
fn texts() -> impl Iterator<Item = &'static (&'static str, Said)> {
    [TEXTS, form::TEXTS, import::TEXTS, notebooks::TEXTS, translations::TEXTS].into_iter().flatten()
}

/// The text of a verb or flag in this language; nothing where the definition's own is meant.
fn text(path: &str, tongue: Tongue) -> Option<&'static str> {
    let path = if path.is_empty() { "diptych" } else { path };
    let [fr, nl, de] = texts().find(|(of, _)| *of == path)?.1;
    tongue.pick([Some(fr), Some(nl), None, Some(de)])
}

/// The word for a value, `DOSSIER` for `DIR`; nothing where the definition's own is meant.
pub(super) fn value_name(name: &str, tongue: Tongue) -> Option<&'static str> {
    let [fr, nl, de] = NAMES.iter().find(|(of, _)| *of == name)?.1;
    tongue.pick([Some(fr), Some(nl), None, Some(de)])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The path of every verb and flag.
    fn paths(command: &Command, path: &str, found: &mut Vec<String>) {
        found.push(if path.is_empty() { "diptych".to_owned() } else { path.to_owned() });
        found.extend(command.get_arguments().map(|arg| joined(path, arg.get_id().as_str())));
        for verb in command.get_subcommands() {
            paths(verb, &joined(path, verb.get_name()), found);
        }
    }

    #[test]
    fn every_verb_and_flag_is_explained_in_every_language_and_nothing_else_is() {
        let mut wanted = Vec::new();
        paths(&Arguments::command(), "", &mut wanted);
        let told = texts().map(|(path, _)| (*path).to_owned()).collect::<Vec<_>>();
        let missing = wanted.iter().filter(|path| !told.contains(path)).collect::<Vec<_>>();
        let idle = told.iter().filter(|path| !wanted.contains(path)).collect::<Vec<_>>();
        assert!(missing.is_empty() && idle.is_empty(), "missing {missing:?}, idle {idle:?}");
    }

    #[test]
    fn help_is_in_the_readers_language_with_nothing_left_of_another() {
        for (tongue, wanted) in [
            (Tongue::Fr, ["Utilisation :", "Commandes\u{a0}:", "Options\u{a0}:", "<DOSSIER>", "(human, json, github)"]),
            (Tongue::Nl, ["Gebruik:", "Opdrachten:", "Opties:", "<MAP>", "(human, json, github)"]),
            (Tongue::De, ["Aufruf:", "Befehle:", "Optionen:", "<ORDNER>", "(human, json, github)"]),
        ] {
            let help = command(tongue).render_long_help().to_string();
            for part in wanted {
                assert!(help.contains(part), "{part} in {help}");
            }
            assert!(!help.contains("Options:"), "{help}");
            for english in ["Usage", "Commands", "Print", "default", "Possible", "Where to"] {
                assert!(!help.contains(english), "{english} in {help}");
            }
        }
    }
}
