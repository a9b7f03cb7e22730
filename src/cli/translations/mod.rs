//! `translations status|diff|accept|export|import`: what stands in each language, and words for translators and back.

mod accept;
mod diff;
mod exchange;
mod status;

use std::cell::Cell;

use super::args::{Common, Translations};
use super::site::Site;
use crate::disk::{Failure, Pick, Tongue};
use crate::finding::Findings;
use crate::lang::LanguageTag;
use crate::model::load::{self, Reading};
use crate::nearest::nearest;
use crate::translation::inventory::inventory;
use crate::translation::lock::Lock;
use crate::translation::{Pair, review};

/// Does what is asked of the translations.
pub(super) fn translations(common: &Common, verb: &Translations, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    tongue.set(site.voice.tongue);
    let Some((reading, _)) = load::settings(&site.snapshot, &mut Findings::new()) else { return Err(unreadable(site.voice.tongue)) };
    let lock = review::lock(&site.snapshot);
    let desk = Desk { site: &site, reading: &reading, lock };
    match verb {
        Translations::Status { to } => status::status(&desk, common.format, to.as_deref()),
        Translations::Diff { files, to } => diff::diff(&desk, common.format, (files, to.as_deref())),
        Translations::Accept { files, to } => accept::accept(&desk, files, to.as_deref()),
        Translations::Export { to, from, open } => {
            exchange::export(&desk, common, &exchange::Asked { to, from: from.as_deref(), open: *open })
        }
        Translations::Import { file, to, dry_run } => exchange::import(&desk, file, (to.as_deref(), *dry_run)),
    }
}

/// A site and what was accepted in it.
struct Desk<'site> {
    site: &'site Site,
    reading: &'site Reading,
    lock: Lock,
}

impl Desk<'_> {
    fn tongue(&self) -> Tongue {
        self.site.voice.tongue
    }

    fn languages(&self) -> &[LanguageTag] {
        &self.reading.languages
    }

    /// The position of a language of the site.
    fn language(&self, written: &str) -> Result<usize, Failure> {
        let languages = self.languages();
        let exact = languages.iter().position(|tag| tag.as_str().eq_ignore_ascii_case(written));
        let found = exact.or_else(|| languages.iter().position(|tag| tag.primary().eq_ignore_ascii_case(written)));
        found.ok_or_else(|| {
            let tags = languages.iter().map(LanguageTag::as_str);
            let hint = nearest(written, tags.clone()).map_or_else(|| tags.collect::<Vec<_>>().join(", "), str::to_owned);
            let written = written.escape_debug();
            Failure::Usage(self.tongue().pick([
                format!("« {written} » n’est pas une langue du site. Écrivez : {hint}, ou ajoutez-la à « languages » dans diptych.yaml"),
                format!("‘{written}’ is geen taal van de site. Schrijf: {hint}, of voeg ze toe aan ‘languages’ in diptych.yaml"),
                format!("\"{written}\" is not a language of the site. Write: {hint}, or add it to \"languages\" in diptych.yaml"),
                format!("„{written}“ ist keine Sprache der Website. Schreiben Sie: {hint}, oder fügen Sie sie bei „languages“ in diptych.yaml hinzu"),
            ]))
        })
    }

    /// The pairs of one language, or of all.
    fn pairs(&self, to: Option<&str>) -> Result<Vec<Pair>, Failure> {
        let wanted = match to {
            Some(to) => vec![self.language(to)?],
            None => (0..self.languages().len()).collect(),
        };
        Ok(wanted.into_iter().flat_map(|to| inventory(&self.site.snapshot, self.reading, to, None)).collect())
    }
}

/// Whether a path or unit is named: itself, its folder, or its translation's file.
fn is_named(files: &[String], pair: &Pair) -> bool {
    let plain = |file: &str| file.split('#').next().unwrap_or(file).trim_start_matches("./").trim_end_matches('/').to_owned();
    let holds = |file: &str| [&pair.path, &pair.target_path].into_iter().any(|path| path == file || path.starts_with(&format!("{file}/")));
    files.is_empty() || files.iter().any(|file| holds(&plain(file)))
}

/// The names that name nothing are a senseless command.
fn must_name(files: &[String], pairs: &[Pair], tongue: Tongue) -> Result<(), Failure> {
    let Some(idle) = files.iter().find(|file| !pairs.iter().any(|pair| is_named(&[(*file).clone()], pair))) else { return Ok(()) };
    let shown = idle.escape_debug();
    let paths = pairs.iter().flat_map(|pair| [pair.path.as_str(), pair.target_path.as_str()]);
    let hint = nearest(idle, paths).map_or_else(String::new, |near| format!(" ({near} ?)"));
    Err(Failure::Usage(tongue.pick([
        format!("« {shown} » ne contient rien à traduire{hint}"),
        format!("‘{shown}’ bevat niets om te vertalen{hint}"),
        format!("\"{shown}\" holds nothing to translate{hint}"),
        format!("„{shown}“ enthält nichts zu übersetzen{hint}"),
    ])))
}

fn unreadable(tongue: Tongue) -> Failure {
    Failure::Usage(tongue.pick([
        "les langues du site ne se lisent pas encore dans diptych.yaml : « diptych check » dit pourquoi".to_owned(),
        "de talen van de site zijn nog niet leesbaar in diptych.yaml: ‘diptych check’ zegt waarom".to_owned(),
        "the languages of the site cannot be read in diptych.yaml yet: \"diptych check\" says why".to_owned(),
        "die Sprachen der Website sind in diptych.yaml noch nicht lesbar: „diptych check“ sagt, warum".to_owned(),
    ]))
}
