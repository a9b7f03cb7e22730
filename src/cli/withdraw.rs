//! `withdraw`: a witness takes consent back, and the voice leaves the sources, the memory and what is published.
//!
//! A site with other mistakes cannot be built anew: then what is published loses every file that holds the voice.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal};
use std::path::Path;

use super::amount::{count, whole};
use super::args::{Build, Common, Withdraw};
use super::build;
use super::difference::of_files;
use super::files;
use super::init::{answer, is_yes};
use super::own;
use super::signals::Watch;
use super::site::Site;
use super::voice::{deliver, tell};
use crate::disk::{Destination, Failure, Foreign, Keeping, Pick, Remembered, Staging, Tongue, Way};
use crate::nearest::nearest;
use crate::path::OutPath;
use crate::snapshot::Snapshot;
use crate::withdrawal::{self, Traces, Withdrawal};

/// Ends the consent of a testimonial and publishes without it.
pub(super) fn withdraw(common: &Common, flags: &Withdraw, signals: &Watch, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    let speech = site.voice.tongue;
    tongue.set(speech);
    let snapshot = &site.snapshot;
    let found = withdrawal::withdrawal(snapshot, &flags.testimonial, snapshot.options.today);
    let Withdrawal { texts, asked, traces } = found.ok_or_else(|| unknown(&flags.testimonial, snapshot, speech))?;
    deliver(&of_files(snapshot, &texts))?;
    tell_asked(&asked, &site);
    if !texts.is_empty() && !flags.yes && !agreed(speech)? {
        return Ok(0);
    }
    files::save(&site.root, &texts)?;
    // What is remembered of earlier builds may hold pictures and words of it.
    Remembered::open(&site.root, Keeping::Yes).settle();
    let flags = Build { enterprise: None, force: false, report: None };
    let status = build::build(common, &flags, signals, tongue)?;
    if status == 0 {
        site.voice.say(&format!("{} {}", site.voice.green("✔"), gone(speech)));
        return Ok(0);
    }
    let outputs = std::iter::once(common.output.clone().unwrap_or_else(|| site.root.join("output")));
    let own = own::listed(&site).into_iter().filter_map(|own| own.output);
    outputs.chain(own).filter(|output| is_there(output)).try_for_each(|output| retract(&site, &output, &traces))?;
    Ok(status)
}

#[expect(clippy::disallowed_methods, reason = "a site that was never published has nothing to take back")]
fn is_there(output: &Path) -> bool {
    output.is_dir()
}

fn tell_asked(asked: &[String], site: &Site) {
    let (tongue, files) = (site.voice.tongue, asked.iter().collect::<BTreeSet<_>>().len());
    let (places, files) = (whole(asked.len(), tongue), whole(files, tongue));
    site.voice.say(&tongue.pick([
        format!("  endroits qui le demandaient : {places}, dans {files} fichiers"),
        format!("  plaatsen die ernaar vroegen: {places}, in {files} bestanden"),
        format!("  places that asked for it: {places}, in {files} files"),
        format!("  Stellen, die danach fragten: {places}, in {files} Dateien"),
    ]));
}

/// Whether the author agrees; without a terminal there is nobody to ask.
fn agreed(tongue: Tongue) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage(
            tongue
                .pick([
                    "rien n’a été changé. Relisez ces changements, puis ajoutez --yes",
                    "er is niets gewijzigd. Lees deze wijzigingen na en voeg dan --yes toe",
                    "nothing was changed. Read these changes, then add --yes",
                    "nichts wurde geändert. Lesen Sie diese Änderungen und fügen Sie dann --yes hinzu",
                ])
                .to_owned(),
        ));
    }
    let [question, no] = tongue.pick([
        ["Faire ces changements et publier ? (o/n)", "n"],
        ["Deze wijzigingen doorvoeren en publiceren? (j/n)", "n"],
        ["Make these changes and publish? (y/n)", "n"],
        ["Diese Änderungen vornehmen und veröffentlichen? (j/n)", "n"],
    ]);
    Ok(is_yes(&answer(question, no), false))
}

/// Takes out of what is published every file that holds the voice, and every file that only those refer to.
fn retract(site: &Site, output: &Path, traces: &Traces) -> Result<(), Failure> {
    let (root, foreign) = (site.root.clone(), Foreign::Kept);
    let staging = Staging::open(&Destination { site: root, output: output.to_owned(), foreign, way: Way::OneStep })?;
    let (mut texts, mut others) = (BTreeMap::new(), BTreeSet::new());
    for (path, bytes) in staging.published() {
        match bytes.map(String::from_utf8) {
            Some(Ok(text)) => drop(texts.insert(path.as_str().to_owned(), text)),
            _ => drop(others.insert(path.as_str().to_owned())),
        }
    }
    let gone = traces.in_files(&texts, &others);
    let all = texts.keys().chain(&others).filter(|path| !gone.contains(path.as_str()));
    for path in all.filter_map(|path| OutPath::new(path.as_str())) {
        staging.keep(&path);
    }
    staging.publish()?;
    gone.iter().for_each(|path| tell(&format!("  - {path}")));
    let tongue = site.voice.tongue;
    let nouns = [
        ["fichier retiré", "fichiers retirés"],
        ["bestand verwijderd", "bestanden verwijderd"],
        ["file removed", "files removed"],
        ["Datei entfernt", "Dateien entfernt"],
    ];
    let (mark, files, output) = (site.voice.green("✔"), count(gone.len(), nouns, tongue), output.display());
    tell(&tongue.pick([
        format!("{mark} {output} : {files}. Corrigez les erreurs, puis lancez « diptych build » pour publier le reste à neuf"),
        format!("{mark} {output}: {files}. Verbeter de fouten en geef dan ‘diptych build’ om de rest opnieuw te publiceren"),
        format!("{mark} {output}: {files}. Mend the errors, then run \"diptych build\" to publish the rest anew"),
        format!(
            "{mark} {output}: {files}. Beheben Sie die Fehler und starten Sie dann „diptych build“, um den Rest neu zu veröffentlichen"
        ),
    ]));
    Ok(())
}

fn gone(tongue: Tongue) -> &'static str {
    tongue.pick([
        "Le témoignage n’est plus nulle part sur le site. Ce qui a été copié, imprimé ou gardé par un moteur de recherche échappe à Diptych : demandez-en le retrait, et dites-le à la personne",
        "De getuigenis staat nergens meer op de site. Wat elders gekopieerd, gedrukt of door een zoekmachine bewaard is, ligt buiten het bereik van Diptych: vraag om verwijdering, en zeg het aan de persoon",
        "The testimonial is nowhere on the site any more. What was copied, printed or kept by a search engine is out of Diptych's reach: ask for its removal, and tell the person",
        "Die Stimme steht nirgends mehr auf der Website. Was kopiert, gedruckt oder von einer Suchmaschine gespeichert wurde, erreicht Diptych nicht: bitten Sie um Löschung, und sagen Sie es der Person",
    ])
}

fn unknown(written: &str, snapshot: &Snapshot, tongue: Tongue) -> Failure {
    let ids = withdrawal::ids(snapshot);
    let near = nearest(written, ids.iter().copied());
    let hint = near.map_or_else(|| ids.join(", "), str::to_owned);
    let written = written.escape_debug();
    Failure::Usage(tongue.pick([
        format!("aucun témoignage « {written} » n’a d’original avec un consentement. Écrivez : {hint}"),
        format!("er is geen getuigenis ‘{written}’ met een origineel en toestemming. Schrijf: {hint}"),
        format!("there is no testimonial \"{written}\" whose original carries a consent. Write: {hint}"),
        format!("es gibt keine Stimme „{written}“, deren Original eine Zustimmung trägt. Schreiben Sie: {hint}"),
    ]))
}
