//! The help of the command line in the reader's language: every verb, flag and place of `args`, in one flat table.
//!
//! English stands beside the definitions themselves; a test asks for the other three languages of each.

mod translations;

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Arguments;
use crate::disk::{Pick, Tongue};

const OPTIONS: [&str; 4] = ["Options", "Opties", "Options", "Optionen"];

/// French, Dutch and German of one text.
type Said = [&'static str; 3];

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
        .subcommand_help_heading(tongue.pick(["Commandes", "Opdrachten", "Commands", "Befehle"]))
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
        true => tongue.pick(["À donner", "Op te geven", "Arguments", "Anzugeben"]),
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

/// The text of a verb or flag in this language; nothing where the definition's own is meant.
fn text(path: &str, tongue: Tongue) -> Option<&'static str> {
    let path = if path.is_empty() { "diptych" } else { path };
    let [fr, nl, de] = TEXTS.iter().chain(translations::TEXTS).find(|(of, _)| *of == path)?.1;
    tongue.pick([Some(fr), Some(nl), None, Some(de)])
}

/// The word for a value, `DOSSIER` for `DIR`; nothing where the definition's own is meant.
fn value_name(name: &str, tongue: Tongue) -> Option<&'static str> {
    let [fr, nl, de] = NAMES.iter().find(|(of, _)| *of == name)?.1;
    tongue.pick([Some(fr), Some(nl), None, Some(de)])
}

const NAMES: &[(&str, Said)] = &[
    ("DIR", ["DOSSIER", "MAP", "ORDNER"]),
    ("FILE", ["FICHIER", "BESTAND", "DATEI"]),
    ("HOW", ["MANIÈRE", "WIJZE", "ART"]),
    ("WHEN", ["QUAND", "WANNEER", "WANN"]),
    ("LANG", ["LANGUE", "TAAL", "SPRACHE"]),
    ("KIND", ["SORTE", "SOORT", "ART"]),
    ("CODE|VALUE", ["CODE|VALEUR", "CODE|WAARDE", "CODE|WERT"]),
    ("ADDRESS", ["ADRESSE", "ADRES", "ADRESSE"]),
    ("TAG", ["LANGUE", "TAAL", "SPRACHE"]),
    ("TAGS", ["LANGUES", "TALEN", "SPRACHEN"]),
    ("YYYY-MM-DD", ["AAAA-MM-JJ", "JJJJ-MM-DD", "JJJJ-MM-TT"]),
];

const TEXTS: &[(&str, Said)] = &[
    (
        "diptych",
        [
            "Publier l’impact des entreprises sociales : des chiffres et des voix, en un site multilingue",
            "De impact van sociale ondernemingen publiceren: cijfers en stemmen, als meertalige site",
            "Die Wirkung von Sozialunternehmen veröffentlichen: Zahlen und Stimmen, als mehrsprachige Website",
        ],
    ),
    (
        "build",
        [
            "Vérifier le site et le publier, en entier ou pas du tout",
            "De site controleren en publiceren, helemaal of niet",
            "Die Website prüfen und veröffentlichen, ganz oder gar nicht",
        ],
    ),
    (
        "build/enterprise",
        [
            "Ne publier que les pages d’une entreprise",
            "Alleen de pagina’s van één onderneming publiceren",
            "Nur die Seiten eines Unternehmens veröffentlichen",
        ],
    ),
    (
        "build/force",
        [
            "Publier dans un dossier qui contient d’autres fichiers, et les garder",
            "Publiceren in een map met andere bestanden, en die bewaren",
            "In einen Ordner mit anderen Dateien veröffentlichen und diese behalten",
        ],
    ),
    (
        "build/report",
        [
            "Écrire en JSON ce qui est publié et combien cela pèse",
            "Als JSON opschrijven wat gepubliceerd is en hoe zwaar het weegt",
            "Als JSON festhalten, was veröffentlicht ist und wie viel es wiegt",
        ],
    ),
    (
        "serve",
        [
            "Montrer le site dans le navigateur pendant qu’on l’écrit",
            "De site in de browser tonen terwijl u schrijft",
            "Die Website im Browser zeigen, während sie geschrieben wird",
        ],
    ),
    (
        "serve/port",
        [
            "Le port ; sinon 4747 ou le premier libre ensuite",
            "De poort; anders 4747 of de eerste vrije daarna",
            "Der Port; sonst 4747 oder der nächste freie",
        ],
    ),
    (
        "serve/host",
        [
            "L’adresse d’écoute ; sinon cette machine seule",
            "Het adres waarop geluisterd wordt; anders alleen deze computer",
            "Die Adresse, auf der gehört wird; sonst nur dieser Rechner",
        ],
    ),
    ("serve/open", ["Ouvrir le navigateur", "De browser openen", "Den Browser öffnen"]),
    ("serve/no_reload", ["Ne pas changer les pages de soi-même", "Pagina’s niet vanzelf veranderen", "Seiten nicht von selbst ändern"]),
    (
        "check",
        [
            "Tout faire sauf publier, et signaler exactement ce que build signale",
            "Alles doen behalve publiceren, en precies melden wat build meldt",
            "Alles tun, nur nicht veröffentlichen, und genau melden, was build meldet",
        ],
    ),
    (
        "check/disclosure",
        [
            "Lister ce qui est masqué, pourquoi, et entre quelles limites un lecteur peut encore le calculer",
            "Opsommen wat verborgen is, waarom, en tussen welke grenzen een lezer het nog kan berekenen",
            "Auflisten, was verdeckt ist, warum, und zwischen welchen Grenzen es sich noch errechnen lässt",
        ],
    ),
    (
        "init",
        [
            "Commencer un site, avec un exemple fictif",
            "Een nieuwe site beginnen, met een fictief voorbeeld",
            "Eine neue Website beginnen, mit einem erfundenen Beispiel",
        ],
    ),
    ("init/folder", ["Où le faire ; sinon dans le dossier courant", "Waar; anders in de huidige map", "Wo; sonst im aktuellen Ordner"]),
    ("init/yes", ["Ne rien demander", "Niets vragen", "Nichts fragen"]),
    (
        "init/languages",
        [
            "Les langues du site, la première étant celle par défaut",
            "De talen van de site, de eerste is de standaardtaal",
            "Die Sprachen der Website, die erste ist die Standardsprache",
        ],
    ),
    (
        "init/federation",
        [
            "Ajouter une fédération de deux membres",
            "Een federatie met twee leden toevoegen",
            "Einen Verband mit zwei Mitgliedern hinzufügen",
        ],
    ),
    (
        "init/demo",
        [
            "Partir d’une entreprise fictive (par défaut)",
            "Van een fictieve onderneming vertrekken (standaard)",
            "Von einem erfundenen Unternehmen ausgehen (Standard)",
        ],
    ),
    ("init/minimal", ["Partir du strict nécessaire", "Van het strikt noodzakelijke vertrekken", "Vom Nötigsten ausgehen"]),
    (
        "theme",
        [
            "Regarder le thème et en changer des parties",
            "Het thema bekijken en delen ervan veranderen",
            "Das Thema ansehen und Teile davon ändern",
        ],
    ),
    (
        "theme/list",
        [
            "Lister les fichiers du thème : ceux du programme et ceux du site",
            "De bestanden van het thema opsommen: die van het programma en die van de site",
            "Die Dateien des Themas auflisten: die des Programms und die der Website",
        ],
    ),
    (
        "theme/eject",
        [
            "Copier des fichiers du thème par défaut dans celui du site, pour les y changer",
            "Bestanden van het standaardthema in dat van de site kopiëren, om ze daar te veranderen",
            "Dateien des Standardthemas in das der Website kopieren, um sie dort zu ändern",
        ],
    ),
    (
        "theme/eject/files",
        [
            "Des fichiers, comme templates/home.html ou words/fr.yaml",
            "Bestanden, zoals templates/home.html of words/fr.yaml",
            "Dateien, etwa templates/home.html oder words/fr.yaml",
        ],
    ),
    (
        "theme/eject/again",
        [
            "Garder les fichiers du site, et noter qu’ils répondent aux originaux d’aujourd’hui",
            "De bestanden van de site houden, en noteren dat ze bij de originelen van vandaag horen",
            "Die Dateien der Website behalten und vermerken, dass sie zu den heutigen Originalen passen",
        ],
    ),
    (
        "theme/diff",
        [
            "Montrer en quoi les fichiers du site diffèrent des originaux",
            "Tonen hoe de bestanden van de site van de originelen verschillen",
            "Zeigen, wie die Dateien der Website von den Originalen abweichen",
        ],
    ),
    ("theme/diff/files", ["Des fichiers ; sinon tous", "Bestanden; anders alle", "Dateien; sonst alle"]),
    (
        "new",
        [
            "Créer les fichiers d’une entreprise, d’un témoignage, d’un chapitre… de plus, dans chaque langue",
            "De bestanden van nog een onderneming, getuigenis, hoofdstuk… maken, in elke taal",
            "Die Dateien für ein weiteres Unternehmen, eine Stimme, ein Kapitel… anlegen, in jeder Sprache",
        ],
    ),
    (
        "new/kind",
        [
            "De quelle sorte : enterprise, assessment, testimonial, notebook, chapter, news, page, indicator…",
            "Van welke soort: enterprise, assessment, testimonial, notebook, chapter, news, page, indicator…",
            "Welcher Art: enterprise, assessment, testimonial, notebook, chapter, news, page, indicator…",
        ],
    ),
    (
        "new/id",
        [
            "Son identifiant : minuscules, chiffres et traits d’union ; enterprise/2024 pour une évaluation",
            "Het id: kleine letters, cijfers en streepjes; enterprise/2024 voor een evaluatie",
            "Die Kennung: Kleinbuchstaben, Ziffern und Bindestriche; enterprise/2024 für eine Evaluation",
        ],
    ),
    (
        "list",
        [
            "Lister ce que le site contient d’une sorte : enterprises, testimonials, indicators…",
            "Opsommen wat de site van een soort bevat: enterprises, testimonials, indicators…",
            "Auflisten, was die Website von einer Art enthält: enterprises, testimonials, indicators…",
        ],
    ),
    ("list/kind", ["De quelle sorte", "Van welke soort", "Welcher Art"]),
    (
        "explain",
        [
            "Expliquer un code (E06), ou comment une valeur est calculée (ateliers/positive-exits@2023)",
            "Een code uitleggen (E06), of hoe een waarde berekend is (ateliers/positive-exits@2023)",
            "Einen Code erklären (E06), oder wie ein Wert berechnet ist (ateliers/positive-exits@2023)",
        ],
    ),
    (
        "explain/what",
        [
            "Un code, ou une valeur avec ses dimension=catégorie",
            "Een code, of een waarde met haar dimensie=categorie",
            "Ein Code, oder ein Wert mit Dimension=Kategorie",
        ],
    ),
    (
        "completions",
        [
            "Écrire les complétions pour un interpréteur de commandes",
            "De aanvullingen voor een shell schrijven",
            "Die Vervollständigungen für eine Shell schreiben",
        ],
    ),
    ("completions/shell", ["Pour lequel", "Voor welke", "Für welche"]),
    (
        "root",
        [
            "Le dossier du site ; sinon cherché vers le haut jusqu’à diptych.yaml",
            "De map van de site; anders naar boven gezocht tot diptych.yaml",
            "Der Ordner der Website; sonst aufwärts gesucht bis diptych.yaml",
        ],
    ),
    (
        "output",
        [
            "Où publier ; sinon output dans le dossier du site",
            "Waar gepubliceerd wordt; anders output in de map van de site",
            "Wohin veröffentlicht wird; sonst output im Ordner der Website",
        ],
    ),
    (
        "base_url",
        [
            "Publier à une autre adresse que ne dit base_url",
            "Op een ander adres publiceren dan base_url zegt",
            "Unter einer anderen Adresse veröffentlichen, als base_url sagt",
        ],
    ),
    (
        "links",
        [
            "Des liens pour un serveur web, ou pour ouvrir les pages depuis un dossier",
            "Links voor een webserver, of om pagina’s uit een map te openen",
            "Links für einen Webserver, oder um Seiten aus einem Ordner zu öffnen",
        ],
    ),
    (
        "drafts",
        [
            "Publier les brouillons, marqués comme tels",
            "Ook kladversies publiceren, als zodanig gemerkt",
            "Auch Entwürfe veröffentlichen, als solche gekennzeichnet",
        ],
    ),
    ("strict", ["Traiter les avertissements comme des erreurs", "Waarschuwingen als fouten behandelen", "Warnungen als Fehler behandeln"]),
    (
        "lang",
        [
            "La langue des messages ; sinon celle de l’environnement",
            "De taal van de berichten; anders die van de omgeving",
            "Die Sprache der Meldungen; sonst die der Umgebung",
        ],
    ),
    ("format", ["Comment les constats sont écrits", "Hoe bevindingen geschreven worden", "Wie Befunde geschrieben werden"]),
    (
        "date",
        [
            "Le jour de la publication ; sinon SOURCE_DATE_EPOCH, sinon aujourd’hui (UTC)",
            "De dag van de publicatie; anders SOURCE_DATE_EPOCH, anders vandaag (UTC)",
            "Der Tag der Veröffentlichung; sonst SOURCE_DATE_EPOCH, sonst heute (UTC)",
        ],
    ),
    ("color", ["Des messages en couleurs", "Berichten in kleur", "Meldungen in Farbe"]),
    (
        "quiet",
        ["Ne dire que les constats et les échecs", "Alleen bevindingen en mislukkingen melden", "Nur Befunde und Fehlschläge melden"],
    ),
    ("verbose", ["En dire plus", "Meer zeggen", "Mehr sagen"]),
    ("timings", ["Dire combien de temps prend chaque étape", "Zeggen hoelang elke stap duurt", "Sagen, wie lange jeder Schritt dauert"]),
];

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
        let told = TEXTS.iter().chain(translations::TEXTS).map(|(path, _)| (*path).to_owned()).collect::<Vec<_>>();
        let missing = wanted.iter().filter(|path| !told.contains(path)).collect::<Vec<_>>();
        let idle = told.iter().filter(|path| !wanted.contains(path)).collect::<Vec<_>>();
        assert!(missing.is_empty() && idle.is_empty(), "missing {missing:?}, idle {idle:?}");
    }

    #[test]
    fn help_is_in_the_readers_language_with_nothing_left_of_another() {
        for (tongue, wanted) in [
            (Tongue::Fr, ["Utilisation :", "Commandes:", "Options:", "<DOSSIER>", "(human, json, github)"]),
            (Tongue::Nl, ["Gebruik:", "Opdrachten:", "Opties:", "<MAP>", "(human, json, github)"]),
            (Tongue::De, ["Aufruf:", "Befehle:", "Optionen:", "<ORDNER>", "(human, json, github)"]),
        ] {
            let help = command(tongue).render_long_help().to_string();
            for part in wanted {
                assert!(help.contains(part), "{part} in {help}");
            }
            assert_eq!(help.matches("Options:").count(), usize::from(tongue == Tongue::Fr), "{help}");
            for english in ["Usage", "Commands", "Print", "default", "Possible", "Where to"] {
                assert!(!help.contains(english), "{english} in {help}");
            }
        }
    }
}
