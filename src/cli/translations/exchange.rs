//! `translations export` and `import`: a file for translators, and what came back of it.
#![expect(clippy::disallowed_methods, reason = "a file for translators lies where the user says")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::diff::line_of;
use super::{Desk, unreadable};
use crate::cli::amount::whole;
use crate::cli::args::Common;
use crate::cli::files;
use crate::disk::failure::{Doing, During};
use crate::disk::{Failure, Pick, Tongue};
use crate::finding::Findings;
use crate::model;
use crate::translation::Pair;
use crate::translation::exchange::{Form, Trouble, Unreadable, parcel, read, write};
use crate::translation::review::State;
use crate::translation::words;
use crate::translation::writing::{self, Outcome, Refused, Why};

/// The most a file that came back may hold.
const MOST: u64 = 64 * 1024 * 1024;

/// What is exported.
pub(super) struct Asked<'a> {
    pub to: &'a str,
    pub from: Option<&'a str>,
    pub open: bool,
}

/// Writes a file for translators.
pub(super) fn export(desk: &Desk, common: &Common, asked: &Asked) -> Result<u8, Failure> {
    let tongue = desk.tongue();
    let output = common.output.as_deref().ok_or_else(|| no_form("", tongue))?;
    let form = form(output, tongue)?;
    let to = desk.language(asked.to)?;
    let first = usize::from(to == 0 && desk.languages().len() > 1);
    let from = asked.from.map_or(Ok(first), |from| desk.language(from))?;
    let pairs = may_leave(desk, desk.pairs(Some(asked.to))?)?;
    let mut parcel = parcel(&pairs, (&desk.site.snapshot, &desk.lock), desk.languages(), (from, to));
    parcel.units.retain(|unit| !asked.open || unit.state != State::Current);
    fs::write(output, write(&parcel, form)).during(Doing::Write, output)?;
    let count = parcel.units.iter().map(|unit| words(&unit.source)).sum();
    let (units, count, shown) = (whole(parcel.units.len(), tongue), whole(count, tongue), output.display());
    let (mark, from_tag, to_tag) = (desk.site.voice.green("✔"), &parcel.from, &parcel.to);
    desk.site.voice.say(&tongue.pick([
        format!("{mark} {shown} : {from_tag} → {to_tag}, {units} passages, {count} mots"),
        format!("{mark} {shown}: {from_tag} → {to_tag}, {units} passages, {count} woorden"),
        format!("{mark} {shown}: {from_tag} → {to_tag}, {units} passages, {count} words"),
        format!("{mark} {shown}: {from_tag} → {to_tag}, {units} Passagen, {count} Wörter"),
    ]));
    let others: BTreeSet<usize> = pairs.iter().flat_map(|pair| &pair.units).map(|unit| unit.from).filter(|one| *one != from).collect();
    for other in others {
        let texts = pairs.iter().filter(|pair| pair.units.iter().any(|unit| unit.from == other)).count();
        let (tag, texts) = (desk.languages()[other].as_str(), whole(texts, tongue));
        desk.site.voice.say(&tongue.pick([
            format!("  {texts} textes ont leur original en {tag} : --from {tag} les exporte"),
            format!("  {texts} teksten hebben hun origineel in {tag}: --from {tag} voert ze uit"),
            format!("  {texts} texts have their original in {tag}: --from {tag} exports them"),
            format!("  {texts} Texte haben ihr Original in {tag}: --from {tag} exportiert sie"),
        ]));
    }
    Ok(0)
}

/// A voice goes to translators only if it may be shown, and in the languages its witness agreed to.
fn may_leave(desk: &Desk, pairs: Vec<Pair>) -> Result<Vec<Pair>, Failure> {
    let Some(model) = model::resolve(&desk.site.snapshot, &mut Findings::new()) else { return Err(unreadable(desk.tongue())) };
    let shown = |id: &str| model.testimonials.keys().any(|known| known.as_str() == id);
    Ok(pairs.into_iter().filter(|pair| pair.voice.as_ref().is_none_or(|voice| voice.covered && shown(&voice.id))).collect())
}

fn form(path: &Path, tongue: Tongue) -> Result<Form, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Form::of(&name).ok_or_else(|| no_form(&name, tongue))
}

fn no_form(name: &str, tongue: Tongue) -> Failure {
    let name = name.escape_debug();
    Failure::Usage(tongue.pick([
        format!("« {name} » : nommez un fichier .xlf, .po ou .csv, par exemple « -o textes.xlf »"),
        format!("‘{name}’: noem een .xlf-, .po- of .csv-bestand, bijvoorbeeld ‘-o teksten.xlf’"),
        format!("\"{name}\": name a .xlf, .po or .csv file, for example \"-o texts.xlf\""),
        format!("„{name}“: nennen Sie eine .xlf-, .po- oder .csv-Datei, zum Beispiel „-o texte.xlf“"),
    ]))
}

/// Writes what came back into the site.
pub(super) fn import(desk: &Desk, file: &Path, (to, dry): (Option<&str>, bool)) -> Result<u8, Failure> {
    let tongue = desk.tongue();
    let form = form(file, tongue)?;
    if fs::metadata(file).during(Doing::Read, file)?.len() > MOST {
        return Err(Failure::System { doing: Doing::Read, path: file.to_owned(), words: format!("> {} MiB", MOST / 1024 / 1024) });
    }
    let bytes = fs::read(file).during(Doing::Read, file)?;
    let text =
        String::from_utf8(bytes).map_err(|_| trouble(file, &Trouble { line: 1, what: Unreadable::Xml("UTF-8".to_owned()) }, tongue))?;
    let returned = read(&text, form).map_err(|error| trouble(file, &error, tongue))?;
    let to = desk.language(to.unwrap_or(&returned.to))?;
    let outcome = writing::write(&desk.site.snapshot, desk.reading, to, &returned.units);
    if !dry {
        files::save(&desk.site.root, &outcome.files)?;
    }
    tell(desk, &outcome);
    Ok(u8::from(!outcome.refused.is_empty()))
}

fn tell(desk: &Desk, outcome: &Outcome) {
    let (voice, tongue) = (&desk.site.voice, desk.tongue());
    outcome.files.keys().for_each(|path| voice.say(&format!("{} {path}", voice.green("✔"))));
    for refused in &outcome.refused {
        crate::cli::voice::tell(&format!("{} {}", voice.yellow("!"), refusal(desk, refused)));
    }
    let (written, same, refused) = (whole(outcome.written, tongue), whole(outcome.same, tongue), whole(outcome.refused.len(), tongue));
    voice.say(&tongue.pick([
        format!("  passages écrits : {written}, inchangés : {same}, refusés : {refused}"),
        format!("  geschreven passages: {written}, ongewijzigd: {same}, geweigerd: {refused}"),
        format!("  passages written: {written}, unchanged: {same}, refused: {refused}"),
        format!("  geschriebene Passagen: {written}, unverändert: {same}, abgelehnt: {refused}"),
    ]));
}

fn refusal(desk: &Desk, refused: &Refused) -> String {
    let tongue = desk.tongue();
    let why = match &refused.why {
        Why::Unknown => tongue
            .pick([
                "le site n’a pas ce texte",
                "de site heeft deze tekst niet",
                "the site has no such text",
                "die Website hat diesen Text nicht",
            ])
            .to_owned(),
        Why::Changed => tongue
            .pick([
                "l’original a changé depuis l’export : exportez-le de nouveau",
                "het origineel is sinds de export gewijzigd: voer het opnieuw uit",
                "the original changed since the export: export it again",
                "das Original wurde seit dem Export geändert: exportieren Sie es erneut",
            ])
            .to_owned(),
        Why::Lost(marks) => format!(
            "{} {}",
            tongue.pick(["la traduction a perdu", "de vertaling mist", "the translation lost", "der Übersetzung fehlt"]),
            marks.join(" ")
        ),
        Why::Added(marks) => {
            format!(
                "{} {}",
                tongue.pick(["la traduction ajoute", "de vertaling voegt toe:", "the translation adds", "die Übersetzung fügt hinzu:"]),
                marks.join(" ")
            )
        }
        Why::NoPlace => tongue
            .pick([
                "la traduction n’a pas de place pour ce passage : ajoutez-le à la main",
                "de vertaling heeft geen plaats voor deze passage: voeg ze met de hand toe",
                "the translation has no place for this passage: add it by hand",
                "die Übersetzung hat keinen Platz für diese Passage: fügen Sie sie von Hand ein",
            ])
            .to_owned(),
        Why::Misshapen => tongue
            .pick([
                "ces mots couperaient le texte autrement (ligne vide, puce, titre au début)",
                "met deze woorden zou de tekst anders worden verdeeld (lege regel, opsommingsteken, kop vooraan)",
                "these words would cut the text otherwise (a blank line, a bullet, a heading mark at the start)",
                "mit diesen Wörtern würde der Text anders geteilt (Leerzeile, Aufzählungszeichen, Überschrift am Anfang)",
            ])
            .to_owned(),
        Why::NeedsFirst(keys) => {
            let keys = keys.join(", ");
            tongue.pick([
                format!("pour créer le fichier, traduisez aussi : {keys}"),
                format!("vertaal ook, om het bestand te kunnen maken: {keys}"),
                format!("to make the file, translate as well: {keys}"),
                format!("um die Datei anzulegen, übersetzen Sie auch: {keys}"),
            ])
        }
    };
    let line = refused.place.and_then(|place| {
        let file = desk.site.snapshot.files.get(place.file.0 as usize)?;
        Some(format!(" ({}:{})", file.path, line_of(desk.site.snapshot.text(place.file), place.start)))
    });
    let id: String = refused.id.chars().filter(|letter| !letter.is_control()).take(200).collect();
    format!("{id}{}{}{why}", line.unwrap_or_default(), tongue.pick([" : ", ": ", ": ", ": "]))
}

fn trouble(file: &Path, trouble: &Trouble, tongue: Tongue) -> Failure {
    let what = match &trouble.what {
        Unreadable::Xml(words) => words.clone(),
        Unreadable::NotXliff => {
            tongue.pick(["ce n’est pas du XLIFF 2", "dit is geen XLIFF 2", "this is not XLIFF 2", "das ist kein XLIFF 2"]).to_owned()
        }
        Unreadable::Po => tongue
            .pick(["cette ligne ne se lit pas", "deze regel is onleesbaar", "this line cannot be read", "diese Zeile ist unlesbar"])
            .to_owned(),
        Unreadable::NoLanguage => tongue
            .pick([
                "aucune langue n’est dite : ajoutez --to",
                "er staat geen taal in: voeg --to toe",
                "no language is said in it: add --to",
                "keine Sprache ist genannt: fügen Sie --to hinzu",
            ])
            .to_owned(),
        Unreadable::Columns => tongue
            .pick([
                "les colonnes « id » et celles des deux langues manquent",
                "de kolommen ‘id’ en die van beide talen ontbreken",
                "the columns \"id\" and those of both languages are missing",
                "die Spalten „id“ und die beider Sprachen fehlen",
            ])
            .to_owned(),
    };
    Failure::Usage(format!("{}:{}: {what}", file.display(), trouble.line))
}
