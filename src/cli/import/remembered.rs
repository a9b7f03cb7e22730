//! Mappings beside the site: found by the names of files they are for, read, and given a free name.
#![expect(clippy::disallowed_methods, reason = "mappings lie in the site's folder imports/")]

use std::fs;
use std::path::Path;

use super::{Errand, pick};
use crate::cli::import::papers::Papers;
use crate::disk::Failure;
use crate::disk::failure::{Doing, During};
use crate::finding::{Findings, Place, Severity};
use crate::intake::propose::{fits, pattern};
use crate::lang::slugify;
use crate::model::mapping::Mapping;
use crate::source::yaml;

/// The folder of mappings in a site.
pub(super) const FOLDER: &str = "imports";

/// The most bytes of a mapping.
const LIMIT: u64 = 8 * 1024 * 1024;

/// A mapping that is known.
pub(super) struct Known {
    pub mapping: Mapping,
    /// Where it lies; nothing if the file needed none.
    pub path: Option<String>,
}

/// The mapping that is asked for, or the one that fits the file's name; nothing if there is none.
pub(super) fn known(errand: &Errand, papers: &mut Papers) -> Result<Option<Known>, Failure> {
    if errand.flags.propose {
        return Ok(None);
    }
    let root = &errand.site.root;
    if let Some(asked) = &errand.flags.mapping {
        let inside = root.join(FOLDER).join(asked);
        let named = inside.with_extension("yaml");
        let path = [asked.clone(), inside, named].into_iter().find(|path| path.is_file());
        let Some(path) = path else { return Err(missing(errand, asked)) };
        let shown = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
        return Ok(load(errand, (&path, &shown), papers)?.map(|mapping| Known { mapping, path: Some(shown) }));
    }
    let mut names: Vec<String> = match fs::read_dir(root.join(FOLDER)) {
        Ok(entries) => {
            entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).filter(|name| name.ends_with(".yaml")).collect()
        }
        Err(_) => Vec::new(),
    };
    names.sort();
    for name in names {
        let path = root.join(FOLDER).join(&name);
        let shown = format!("{FOLDER}/{name}");
        // Only the mapping that is meant may be told off.
        let meant = text(&path)?.lines().find_map(|line| line.strip_prefix("file:")).is_some_and(|said| {
            let said = said.split(" #").next().unwrap_or(said).trim().trim_matches(['"', '\'']);
            fits(said, errand.name)
        });
        if meant {
            return Ok(load(errand, (&path, &shown), papers)?.map(|mapping| Known { mapping, path: Some(shown) }));
        }
    }
    Ok(None)
}

fn text(path: &Path) -> Result<String, Failure> {
    if fs::metadata(path).during(Doing::Read, path)?.len() > LIMIT {
        return Err(Failure::System { doing: Doing::Read, path: path.to_owned(), words: format!("> {} MiB", LIMIT / 1024 / 1024) });
    }
    let text = fs::read_to_string(path).during(Doing::Read, path)?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned())
}

fn load(errand: &Errand, (path, shown): (&Path, &str), papers: &mut Papers) -> Result<Option<Mapping>, Failure> {
    let text = text(path)?;
    let file = papers.file(shown, &text);
    let found = decoded(&text, Place::file(file), errand, papers);
    match found {
        Some(mapping) if !papers.has_errors() => Ok(Some(mapping)),
        _ => Err(unreadable(errand, shown, papers)),
    }
}

/// A mapping of the program's own making.
pub(super) fn read(text: &str, errand: &Errand, papers: &mut Papers) -> Option<Mapping> {
    let file = papers.file("imports/proposal.yaml", text);
    decoded(text, Place::file(file), errand, papers).filter(|_| !papers.has_errors())
}

fn decoded(text: &str, place: Place, errand: &Errand, papers: &mut Papers) -> Option<Mapping> {
    let mut findings = Findings::new();
    let tree = yaml::parse(text, place, &mut findings);
    let mut decoder = errand.reading.decoder();
    let mapping = tree.and_then(|tree| decoder.file::<Mapping>(&tree));
    findings.append(decoder.findings);
    // Words of a mapping are asked for in one language only: they become texts of the site where they are needed.
    let mut grave = Findings::new();
    findings.iter().filter(|finding| finding.severity == Severity::Error).for_each(|finding| grave.keep(finding.clone()));
    papers.append(grave);
    mapping
}

/// What is found in a mapping is told at once: nothing can be read without it.
fn unreadable(errand: &Errand, shown: &str, papers: &mut Papers) -> Failure {
    let taken = std::mem::replace(papers, Papers::of(&errand.site.snapshot, errand.name));
    let told = super::tell::found(errand.site, errand.common.format, taken);
    let shown = shown.escape_debug();
    told.err().unwrap_or_else(|| {
        Failure::Usage(pick(
            errand.tongue(),
            [
                format!("{shown} ne se lit pas : rien n’est importé"),
                format!("{shown} is niet leesbaar: er wordt niets ingevoerd"),
                format!("{shown} cannot be read: nothing is imported"),
                format!("{shown} ist nicht lesbar: Es wird nichts eingelesen"),
            ],
        ))
    })
}

fn missing(errand: &Errand, asked: &Path) -> Failure {
    let asked = asked.display().to_string().escape_debug().to_string();
    Failure::Usage(pick(
        errand.tongue(),
        [
            format!("« {asked} » n’existe pas, ni dans imports/"),
            format!("‘{asked}’ bestaat niet, ook niet in imports/"),
            format!("\"{asked}\" does not exist, nor in imports/"),
            format!("„{asked}“ gibt es nicht, auch nicht in imports/"),
        ],
    ))
}

/// A path for the mapping of a file that nothing has yet.
pub(super) fn free(root: &Path, name: &str) -> String {
    let plain = pattern(name);
    let stem = slugify(plain.rsplit_once('.').map_or(plain.as_str(), |(stem, _)| stem));
    let stem = if stem.is_empty() { "table".to_owned() } else { stem };
    let paths = (1..).map(|number| if number == 1 { format!("{FOLDER}/{stem}.yaml") } else { format!("{FOLDER}/{stem}-{number}.yaml") });
    let mut paths = paths.filter(|path| fs::symlink_metadata(root.join(path)).is_err());
    paths.next().expect("one of endless names is free")
}
