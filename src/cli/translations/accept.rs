//! `translations accept`: notes that translations answer to their originals.
#![expect(clippy::disallowed_methods, reason = "accept writes translations.lock")]

use std::fs;
use std::path::Path;

use super::{Desk, is_named, must_name};
use crate::cli::amount::{count, whole};
use crate::disk::failure::{Doing, During};
use crate::disk::{Failure, Pick};
use crate::translation::{LOCK, Unit, review};

/// Accepts what is named, or everything.
pub(super) fn accept(desk: &Desk, files: &[String], to: Option<&str>) -> Result<u8, Failure> {
    let pairs = desk.pairs(to)?;
    must_name(files, &pairs, desk.tongue())?;
    let mut lock = desk.lock.clone();
    lock.keep(|path| desk.site.snapshot.find(path).is_some());
    let (mut units, mut texts) = (0, 0);
    for pair in pairs.iter().filter(|pair| is_named(files, pair)) {
        let of_pair: Vec<&String> = files.iter().filter(|file| file.starts_with(&format!("{}#", pair.path))).collect();
        let whole = files.is_empty() || of_pair.is_empty();
        let asked = |unit: &Unit| whole || of_pair.iter().any(|file| **file == pair.id(unit));
        let done = review::accept(pair, desk.languages(), &mut lock, &asked);
        units += done;
        texts += usize::from(done > 0);
    }
    save(&desk.site.root, &lock.write())?;
    let tongue = desk.tongue();
    let nouns = [["texte", "textes"], ["tekst", "teksten"], ["text", "texts"], ["Text", "Texte"]];
    let (texts, units) = (count(texts, nouns, tongue), whole(units, tongue));
    desk.site.voice.say(&tongue.pick([
        format!("{} {LOCK} : {texts}, {units} passages acceptés", desk.site.voice.green("✔")),
        format!("{} {LOCK}: {texts}, {units} passages aanvaard", desk.site.voice.green("✔")),
        format!("{} {LOCK}: {texts}, {units} passages accepted", desk.site.voice.green("✔")),
        format!("{} {LOCK}: {texts}, {units} Passagen angenommen", desk.site.voice.green("✔")),
    ]));
    Ok(0)
}

/// Writes a file of the site whole or not at all, with the byte order mark it had.
pub(in crate::cli) fn save_file(root: &Path, path: &str, text: &str) -> Result<(), Failure> {
    let place = root.join(path);
    let folder = place.parent().unwrap_or(root);
    fs::create_dir_all(folder).during(Doing::Write, folder)?;
    let mark = fs::read(&place).is_ok_and(|bytes| bytes.starts_with("\u{FEFF}".as_bytes()));
    let bytes = if mark { format!("\u{FEFF}{text}") } else { text.to_owned() };
    let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = folder.join(format!(".{name}.part"));
    fs::write(&beside, bytes).during(Doing::Write, &beside)?;
    if let Ok(known) = fs::metadata(&place) {
        fs::set_permissions(&beside, known.permissions()).during(Doing::Write, &beside)?;
    }
    fs::rename(&beside, &place).during(Doing::Write, &place)
}

fn save(root: &Path, text: &str) -> Result<(), Failure> {
    save_file(root, LOCK, text)
}
