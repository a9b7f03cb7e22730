//! `translations accept`: notes that translations answer to their originals.

use super::{Desk, is_named, must_name};
use crate::cli::amount::{count, whole};
use crate::cli::files::save_one;
use crate::disk::{Failure, Pick};
use crate::translation::{LOCK, Unit, interface, review};

/// Accepts what is named, or everything.
pub(super) fn accept(desk: &Desk, files: &[String], to: Option<&str>) -> Result<u8, Failure> {
    let pairs = desk.pairs(to)?;
    must_name(files, &pairs, desk.tongue())?;
    let mut lock = desk.lock.clone();
    lock.keep(|path| desk.site.snapshot.find(path).is_some() || interface::is_words(path));
    let (mut units, mut texts) = (0, 0);
    for pair in pairs.iter().filter(|pair| is_named(files, pair)) {
        let of_pair: Vec<&String> = files.iter().filter(|file| file.starts_with(&format!("{}#", pair.path))).collect();
        let whole = files.is_empty() || of_pair.is_empty();
        let asked = |unit: &Unit| whole || of_pair.iter().any(|file| **file == pair.id(unit));
        let done = review::accept(pair, desk.languages(), &mut lock, &asked);
        units += done;
        texts += usize::from(done > 0);
    }
    save_one(&desk.site.root, LOCK, &lock.write())?;
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
