//! `init`: makes a new site, either a fictitious example to change file by file or the least that is valid.
//!
//! Writes only into an empty folder (dot files aside), never over a file, and ends by telling
//! what was made and what to do next.
#![expect(clippy::disallowed_methods, reason = "init writes the first files of a site")]

mod demo;
mod questions;

pub(super) use questions::{answer, is_yes};
mod template;

use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::args::{Common, Init};
use super::voice::Voice;
use super::{schema, typing_aids};
use crate::disk::failure::{Doing, During, shown};
use crate::disk::{Failure, Pick, Tongue};
use crate::lang::LanguageTag;
use demo::Scope;

/// What the new site is to be.
#[derive(Clone, Debug)]
struct Answers {
    publisher: Option<String>,
    /// As written: `fr-BE`.
    tags: Vec<String>,
    scope: Scope,
    content: Content,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Demo,
    Minimal,
}

/// Makes the site.
pub(super) fn init(common: &Common, flags: &Init, tongue: Tongue) -> Result<u8, Failure> {
    // Where it is to be made is said from where the author is, or says to be.
    let said = [&common.root, &flags.folder].into_iter().flatten();
    let folder: PathBuf = if said.clone().count() == 0 { ".".into() } else { said.collect() };
    check_empty(&folder, tongue)?;
    let usual = Answers {
        publisher: None,
        tags: if flags.languages.is_empty() { usual_tags(tongue) } else { languages(&flags.languages, tongue)? },
        scope: if flags.federation { Scope::Federation } else { Scope::Enterprise },
        content: if flags.minimal { Content::Minimal } else { Content::Demo },
    };
    let asks = !flags.yes && io::stdin().is_terminal() && io::stderr().is_terminal();
    let answers = if asks { questions::ask(usual, tongue) } else { usual };
    let files = files(&answers, tongue)?;
    files.iter().try_for_each(|(path, text)| write(&folder.join(path), text))?;
    // Like its comments, what editors explain is in the site's first language.
    let first = answers.tags.first().and_then(|tag| Tongue::parse(tag));
    schema::write(&folder.join(typing_aids::SCHEMAS), common.lang.map(Tongue::from).or(first).unwrap_or(tongue))?;
    tell(&folder, &files, &Voice::of(common, tongue));
    Ok(0)
}

/// The languages of a site whose author did not say any: the author's own first, for its comments and file names follow it.
fn usual_tags(tongue: Tongue) -> Vec<String> {
    match tongue {
        Tongue::Nl => ["nl-BE", "fr-BE"],
        Tongue::De => ["de-BE", "fr-BE"],
        Tongue::Fr | Tongue::En => ["fr-BE", "nl-BE"],
    }
    .map(str::to_owned)
    .to_vec()
}

fn check_empty(folder: &Path, tongue: Tongue) -> Result<(), Failure> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(Failure::Usage(not_a_folder(folder, tongue))),
        entries => entries.during(Doing::List, folder)?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.during(Doing::List, folder)?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    if names.is_empty() { Ok(()) } else { Err(Failure::Usage(not_empty(folder, &names, tongue))) }
}

/// The tags, if each is well formed and none comes twice.
fn languages(tags: &[String], tongue: Tongue) -> Result<Vec<String>, Failure> {
    let tags: Vec<String> = tags.iter().map(|tag| tag.trim().to_owned()).collect();
    let is_wrong = |(at, tag): &(usize, &String)| LanguageTag::parse(tag).is_none() || tags[..*at].contains(tag);
    match tags.iter().enumerate().find(is_wrong) {
        Some((_, tag)) => Err(Failure::Usage(wrong_tag(tag, tongue))),
        None => Ok(tags),
    }
}

/// Every file of the new site with its text.
fn files(answers: &Answers, tongue: Tongue) -> Result<Vec<(String, String)>, Failure> {
    let mut files = match answers.content {
        Content::Minimal => minimal(answers),
        Content::Demo => {
            let mut spoken = Vec::new();
            for tag in &answers.tags {
                let language = Tongue::parse(tag).ok_or_else(|| Failure::Usage(no_example(tag, tongue)))?;
                if !spoken.contains(&language) {
                    spoken.push(language);
                }
            }
            let publisher = answers.publisher.as_deref().unwrap_or(demo::publisher(spoken[0]));
            demo::files(&spoken, &answers.tags, &quoted(publisher), answers.scope)
        }
    };
    files.extend(typing_aids::wiring().map(|(path, text)| (path.to_owned(), text)));
    files.push((".gitignore".to_owned(), "/output/\n/.output.diptych/\n/.diptych/\n".to_owned()));
    files.sort();
    Ok(files)
}

/// The least that is valid: a title, an address, languages, and a home page in each.
fn minimal(answers: &Answers) -> Vec<(String, String)> {
    let name = quoted(answers.publisher.as_deref().unwrap_or("Impact"));
    let mut primaries: Vec<&str> = Vec::new();
    for primary in answers.tags.iter().filter_map(|tag| tag.split('-').next()) {
        if !primaries.contains(&primary) {
            primaries.push(primary);
        }
    }
    let titles: String = primaries.iter().map(|primary| format!("  {primary}: \"{name}\"\n")).collect();
    let languages = answers.tags.join(", ");
    let settings = format!("format: 1\ntitle:\n{titles}base_url: https://impact.example.org/\nlanguages: [{languages}]\n");
    let page = |primary: &&str| (format!("content/pages/index.{primary}.md"), format!("---\ntitle: \"{name}\"\n---\n{name}.\n"));
    primaries.iter().map(page).chain([("diptych.yaml".to_owned(), settings)]).collect()
}

/// A name fit to stand between YAML's double quotes.
fn quoted(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).collect::<String>().replace('\\', "\\\\").replace('"', "\\\"")
}

/// Writes a file that is not there yet; a dot file of the author stays as it is.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).during(Doing::Write, folder)?;
    match File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes())) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        answer => answer.during(Doing::Write, path),
    }
}

/// The tree of what was made, and the next four commands.
fn tell(folder: &Path, files: &[(String, String)], voice: &Voice) {
    let place = shown(folder);
    voice.say(&format!("{} {place}/", voice.green("✔")));
    let mut known: Vec<&str> = Vec::new();
    for (path, _) in files {
        let parts: Vec<&str> = path.split('/').collect();
        for depth in 0..parts.len() {
            let end = parts[..=depth].join("/").len();
            if !known.contains(&&path[..end]) {
                known.push(&path[..end]);
                let slash = if depth + 1 < parts.len() { "/" } else { "" };
                voice.say(&format!("  {}{}{slash}", "  ".repeat(depth), parts[depth]));
            }
        }
    }
    let [next, serve, check, build] = voice.tongue.pick([
        [
            "Et maintenant :",
            "montre le site dans le navigateur, à jour à chaque enregistrement",
            "ce qui manque, à quelle ligne, comment le réparer",
            "publie dans output/ des pages à ouvrir sans serveur",
        ],
        [
            "En nu:",
            "toont de site in de browser, bijgewerkt telkens als u bewaart",
            "wat ontbreekt, op welke regel, hoe u het herstelt",
            "publiceert in output/ pagina’s die zonder server opengaan",
        ],
        [
            "And now:",
            "shows the site in the browser, anew each time you save",
            "what is missing, on which line, how to repair it",
            "publishes into output/ pages that open without a server",
        ],
        [
            "Und jetzt:",
            "zeigt die Website im Browser, neu bei jedem Speichern",
            "was fehlt, in welcher Zeile, wie Sie es beheben",
            "veröffentlicht in output/ Seiten, die sich ohne Server öffnen",
        ],
    ]);
    voice.say(&format!("\n{next}\n  cd {place}"));
    let verbs = [("diptych serve --open", serve), ("diptych check", check), ("diptych build --links file", build)];
    for (verb, what) in verbs {
        voice.say(&format!("  {verb:<26}    # {what}"));
    }
}

fn not_a_folder(folder: &Path, tongue: Tongue) -> String {
    let folder = shown(folder);
    tongue.pick([
        format!("{folder} n’est pas un dossier"),
        format!("{folder} is geen map"),
        format!("{folder} is not a folder"),
        format!("{folder} ist kein Ordner"),
    ])
}

fn not_empty(folder: &Path, names: &[String], tongue: Tongue) -> String {
    let names = names.iter().take(3).map(|name| shown(name.as_ref())).collect::<Vec<_>>().join(", ");
    let folder = shown(folder);
    tongue.pick([
        format!("{folder} n’est pas vide ({names}). Un nouveau site demande un dossier vide : « diptych init DOSSIER »"),
        format!("{folder} is niet leeg ({names}). Een nieuwe site vraagt een lege map: ‘diptych init MAP’"),
        format!("{folder} is not empty ({names}). A new site takes an empty folder: \"diptych init DIR\""),
        format!("{folder} ist nicht leer ({names}). Eine neue Website braucht einen leeren Ordner: „diptych init ORDNER“"),
    ])
}

fn wrong_tag(tag: &str, tongue: Tongue) -> String {
    let tag = tag.escape_debug();
    tongue.pick([
        format!("« {tag} » n’est pas une langue nouvelle et bien écrite. Exemple : --languages fr-BE,nl-BE"),
        format!("‘{tag}’ is geen nieuwe, juist geschreven taal. Voorbeeld: --languages fr-BE,nl-BE"),
        format!("\"{tag}\" is not a new and well-formed language. Example: --languages fr-BE,nl-BE"),
        format!("„{tag}“ ist keine neue, richtig geschriebene Sprache. Beispiel: --languages fr-BE,nl-BE"),
    ])
}

fn no_example(tag: &str, tongue: Tongue) -> String {
    tongue.pick([
        format!("l’exemple existe en français, néerlandais, anglais et allemand, pas en « {tag} ». Avec « --minimal », toute langue convient"),
        format!("het voorbeeld bestaat in het Frans, Nederlands, Engels en Duits, niet in ‘{tag}’. Met ‘--minimal’ kan elke taal"),
        format!("the example exists in French, Dutch, English and German, not in \"{tag}\". With \"--minimal\" any language will do"),
        format!("das Beispiel gibt es auf Französisch, Niederländisch, Englisch und Deutsch, nicht auf „{tag}“. Mit „--minimal“ geht jede Sprache"),
    ])
}
