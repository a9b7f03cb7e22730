//! `theme list|eject|diff`: what a site's theme is made of, and how to make one's own of single files.
#![expect(clippy::disallowed_methods, reason = "eject writes files of the site's theme")]

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Common, Theme};
use super::difference::differences;
use super::site::Site;
use super::voice::deliver;
use crate::disk::failure::{Doing, During, shown};
use crate::disk::{Failure, Pick, Tongue};
use crate::nearest::nearest;
use crate::render::originals::{self, NOTES};
use crate::snapshot::Content;

/// Does what is asked of the theme.
pub(super) fn theme(common: &Common, verb: &Theme, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    tongue.set(site.voice.tongue);
    let own = Own::of(&site);
    match verb {
        Theme::List => deliver(&list(&own, site.voice.tongue)).map(|()| 0),
        Theme::Eject { files, again } => eject(&own, (files, *again), &site),
        Theme::Diff { files } => deliver(&diff(&own, files, site.voice.tongue)?).map(|()| 0),
    }
}

/// The site's own theme.
struct Own {
    name: String,
    folder: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
}

impl Own {
    fn of(site: &Site) -> Own {
        let name = named(site);
        let inside = format!("themes/{name}/");
        let own = site.snapshot.files.iter().filter_map(|file| {
            let path = file.path.as_str().strip_prefix(&inside)?;
            match &file.content {
                Content::Text(text) => Some((path.to_owned(), text.clone().into_bytes())),
                Content::Bytes(bytes) => Some((path.to_owned(), bytes.clone())),
                Content::Refused(_) => None,
            }
        });
        Own { files: own.collect(), folder: site.root.join("themes").join(&name), name }
    }

    fn noted(&self) -> BTreeMap<String, String> {
        self.files.get(NOTES).map(|bytes| originals::noted(&String::from_utf8_lossy(bytes))).unwrap_or_default()
    }
}

/// The theme's name as `diptych.yaml` says, also when the rest of that file is wrong.
fn named(site: &Site) -> String {
    let mut findings = crate::finding::Findings::new();
    let model = crate::model::resolve(&site.snapshot, &mut findings);
    let name = model.as_ref().and_then(|model| model.settings.theme.as_ref()?.name.as_ref());
    name.map_or_else(|| "default".to_owned(), |name| name.value.clone())
}

fn list(own: &Own, tongue: Tongue) -> String {
    let originals = originals::originals();
    let noted = own.noted();
    let state = |path: &str| match (own.files.contains_key(path), originals.get(path), noted.get(path)) {
        (true, Some(bytes), Some(known)) if originals::mark(bytes) != *known => {
            tongue.pick(["propre, l’original a changé", "eigen, origineel veranderd", "own, original changed", "eigen, Original geändert"])
        }
        (true, Some(_), _) => tongue.pick(["propre", "eigen", "own", "eigen"]),
        (true, None, _) => tongue.pick(["ajouté", "toegevoegd", "added", "hinzugefügt"]),
        (false, ..) => tongue.pick(["d’origine", "origineel", "original", "original"]),
    };
    let mut paths: Vec<&str> = originals.keys().chain(own.files.keys()).map(String::as_str).filter(|path| *path != NOTES).collect();
    paths.sort_unstable();
    paths.dedup();
    let mut out = format!("{}\n", own.name);
    for path in paths {
        writeln!(out, "  {path:<44} {}", state(path)).expect("writing to a string cannot fail");
    }
    out
}

/// Copies originals into the site, never over a file; with `again` only notes today's originals.
fn eject(own: &Own, (files, again): (&[String], bool), site: &Site) -> Result<u8, Failure> {
    let tongue = site.voice.tongue;
    let originals = originals::originals();
    let mut noted = own.noted();
    for path in files {
        let bytes = originals.get(path).ok_or_else(|| unknown(path, originals.keys().map(String::as_str), tongue))?;
        if own.files.contains_key(path) != again {
            return Err(Failure::Usage(if again { not_own(path, tongue) } else { already(path, tongue) }));
        }
        noted.insert(path.clone(), originals::mark(bytes));
    }
    for path in files.iter().filter(|_| !again) {
        write(&own.folder.join(path), originals[path])?;
        site.voice.say(&format!("✔ {}", shown(&own.folder.join(path))));
    }
    write(&own.folder.join(NOTES), originals::notes(&noted).as_bytes())?;
    Ok(0)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).during(Doing::Write, folder)?;
    }
    fs::write(path, bytes).during(Doing::Write, path)
}

/// How the site's own files differ, or those that are named.
fn diff(own: &Own, files: &[String], tongue: Tongue) -> Result<String, Failure> {
    let originals = originals::originals();
    let mut out = String::new();
    let all: Vec<&String> = own.files.keys().filter(|path| originals.contains_key(*path)).collect();
    let asked: Vec<&String> = if files.is_empty() { all } else { files.iter().collect() };
    for path in asked {
        let original = originals.get(path).ok_or_else(|| unknown(path, originals.keys().map(String::as_str), tongue))?;
        let changed = own.files.get(path).ok_or_else(|| Failure::Usage(not_own(path, tongue)))?;
        if original == changed {
            continue;
        }
        writeln!(out, "--- default/{path}\n+++ themes/{}/{path}", own.name).expect("writing to a string cannot fail");
        match (std::str::from_utf8(original), std::str::from_utf8(changed)) {
            (Ok(before), Ok(after)) => out.push_str(&differences(before, after)),
            _ => writeln!(out, "{} ≠ {}", original.len(), changed.len()).expect("writing to a string cannot fail"),
        }
    }
    Ok(out)
}

fn unknown<'a>(path: &str, known: impl IntoIterator<Item = &'a str>, tongue: Tongue) -> Failure {
    let near = nearest(path, known).map(|near| format!(" ({near} ?)")).unwrap_or_default();
    let path = path.escape_debug();
    Failure::Usage(tongue.pick([
        format!("« {path} » n’est pas un fichier du thème d’origine{near} : `diptych theme list` les montre tous"),
        format!("‘{path}’ is geen bestand van het oorspronkelijke thema{near}: `diptych theme list` toont ze allemaal"),
        format!("\"{path}\" is no file of the default theme{near}: `diptych theme list` shows them all"),
        format!("„{path}“ ist keine Datei des ursprünglichen Themas{near}: `diptych theme list` zeigt alle"),
    ]))
}

fn already(path: &str, tongue: Tongue) -> String {
    tongue.pick([
        format!("votre thème a déjà son propre {path} : `diptych theme diff {path}` montre ce qui change"),
        format!("uw thema heeft al een eigen {path}: `diptych theme diff {path}` toont wat anders is"),
        format!("your theme already has its own {path}: `diptych theme diff {path}` shows what differs"),
        format!("Ihr Thema hat schon eine eigene Datei {path}: `diptych theme diff {path}` zeigt die Unterschiede"),
    ])
}

fn not_own(path: &str, tongue: Tongue) -> String {
    tongue.pick([
        format!("votre thème n’a pas de {path} à lui : `diptych theme eject {path}` le copie"),
        format!("uw thema heeft geen eigen {path}: `diptych theme eject {path}` kopieert het"),
        format!("your theme has no {path} of its own: `diptych theme eject {path}` copies it"),
        format!("Ihr Thema hat keine eigene Datei {path}: `diptych theme eject {path}` kopiert sie"),
    ])
}
