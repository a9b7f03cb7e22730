//! What an import tells: how a file was read, what is proposed, what was written, and what was left aside.

use super::papers::Papers;
use super::{Errand, pick};
use crate::cli::amount::count;
use crate::cli::args::Format;
use crate::cli::bridge;
use crate::cli::site::Site;
use crate::cli::voice::{deliver, tell};
use crate::disk::{Failure, Tongue};
use crate::intake::merge::Outcome;
use crate::intake::propose::Proposal;
use crate::source::grid::Book;
use crate::untrusted::visible;

/// Tells what was found in a file that is not read any further.
pub(super) fn refused(site: &Site, format: Format, papers: Papers) -> Result<u8, Failure> {
    found(site, format, papers)?;
    nothing_written(site);
    Ok(1)
}

/// Tells what was found.
pub(super) fn found(site: &Site, format: Format, papers: Papers) -> Result<(), Failure> {
    let (findings, snapshot) = papers.told();
    if findings.is_empty() {
        return Ok(());
    }
    let text = bridge::report(findings, &snapshot, format, &site.voice);
    match format {
        Format::Human => tell(text.trim_end_matches('\n')),
        Format::Json | Format::Github => deliver(&text)?,
    }
    Ok(())
}

/// The line of an import that stops.
pub(super) fn nothing_written(site: &Site) {
    site.voice.say(pick(
        site.voice.tongue,
        [
            "✘ rien n’est écrit : le site n’a pas changé",
            "✘ niets geschreven: de site is niet gewijzigd",
            "✘ nothing is written: the site has not changed",
            "✘ nichts geschrieben: Die Website ist unverändert",
        ],
    ));
}

/// A site that cannot be read.
pub(super) fn unreadable(tongue: Tongue) -> Failure {
    Failure::Usage(
        pick(
            tongue,
            [
                "le site ne peut pas être lu : « diptych check » dit pourquoi",
                "de site kan niet worden gelezen: ‘diptych check’ zegt waarom",
                "the site cannot be read: \"diptych check\" says why",
                "die Website kann nicht gelesen werden: „diptych check“ sagt, warum",
            ],
        )
        .to_owned(),
    )
}

/// What is proposed, and what to do with it.
pub(super) fn proposed(errand: &Errand, path: &str, proposal: &Proposal, book: &Book) {
    let (voice, tongue) = (&errand.site.voice, errand.tongue());
    aside(errand, book);
    let mark = voice.green("✔");
    if errand.flags.dry_run {
        return;
    }
    voice.say(&pick(
        tongue,
        [
            format!("{mark} {path} : ce que les colonnes veulent dire, à relire. Relancez ensuite la même commande."),
            format!("{mark} {path}: wat de kolommen betekenen, om na te lezen. Start daarna dezelfde opdracht opnieuw."),
            format!("{mark} {path}: what the columns mean, to be read. Then run the same command again."),
            format!("{mark} {path}: was die Spalten bedeuten, zum Nachlesen. Starten Sie danach denselben Befehl noch einmal."),
        ],
    ));
    if !proposal.unknown.is_empty() {
        let names: Vec<String> = proposal.unknown.iter().take(8).map(|name| visible(name)).collect();
        let more = if proposal.unknown.len() > names.len() { ", …" } else { "" };
        let names = names.join(", ");
        voice.say(&pick(
            tongue,
            [
                format!("  colonnes inconnues, qui ne seront pas lues : {names}{more}"),
                format!("  onbekende kolommen, die niet gelezen worden: {names}{more}"),
                format!("  unknown columns, which will not be read: {names}{more}"),
                format!("  unbekannte Spalten, die nicht gelesen werden: {names}{more}"),
            ],
        ));
    }
}

/// What was read, and what came of it.
pub(super) fn outcome(errand: &Errand, book: &Book, (mapping, outcome): (Option<&str>, &Outcome)) {
    let (voice, tongue) = (&errand.site.voice, errand.tongue());
    aside(errand, book);
    if let Some(path) = mapping {
        voice.detail(&format!("  {path}"));
    }
    let written =
        outcome.files.keys().map(|path| format!("{} {path}", if errand.flags.dry_run { "  ".to_owned() } else { voice.green("✔") }));
    written.for_each(|line| voice.say(&line));
    let new = [
        ["nouvelle valeur", "nouvelles valeurs"],
        ["nieuwe waarde", "nieuwe waarden"],
        ["new value", "new values"],
        ["neuer Wert", "neue Werte"],
    ];
    let same = [
        ["déjà là", "déjà là"],
        ["al aanwezig", "al aanwezig"],
        ["already there", "already there"],
        ["schon vorhanden", "schon vorhanden"],
    ];
    let replaced = [["remplacée", "remplacées"], ["vervangen", "vervangen"], ["replaced", "replaced"], ["ersetzt", "ersetzt"]];
    let kept = [["gardée telle quelle", "gardées telles quelles"], ["behouden", "behouden"], ["kept", "kept"], ["behalten", "behalten"]];
    let computed = [
        ["calculée par le site, non écrite", "calculées par le site, non écrites"],
        ["door de site berekend, niet geschreven", "door de site berekend, niet geschreven"],
        ["computed by the site, not written", "computed by the site, not written"],
        ["von der Website berechnet, nicht geschrieben", "von der Website berechnet, nicht geschrieben"],
    ];
    let mut parts = vec![count(outcome.new, new, tongue), count(outcome.same, same, tongue)];
    let others = [(outcome.replaced, replaced), (outcome.notes.len(), kept), (outcome.computed, computed)];
    parts.extend(others.into_iter().filter(|(n, _)| *n > 0).map(|(n, nouns)| count(n, nouns, tongue)));
    voice.say(&format!("  {}", parts.join(" · ")));
    if errand.flags.dry_run {
        voice.say(pick(
            tongue,
            [
                "  rien n’est écrit (--dry-run)",
                "  er is niets geschreven (--dry-run)",
                "  nothing is written (--dry-run)",
                "  nichts geschrieben (--dry-run)",
            ],
        ));
    }
}

/// How a table was read, and what is hidden in it.
fn aside(errand: &Errand, book: &Book) {
    let (voice, tongue) = (&errand.site.voice, errand.tongue());
    if let Some(guessed) = book.guessed {
        let mark = if guessed.delimiter == '\t' { "TAB".to_owned() } else { guessed.delimiter.to_string() };
        voice.say(&format!("  {}  {mark}  {}", visible(errand.name), guessed.encoding));
    }
    if !book.hidden.is_empty() {
        let names = book.hidden.iter().map(|name| visible(name)).collect::<Vec<_>>().join(", ");
        voice.say(&pick(
            tongue,
            [
                format!("  feuilles masquées, non lues : {names}"),
                format!("  verborgen bladen, niet gelezen: {names}"),
                format!("  hidden sheets, not read: {names}"),
                format!("  ausgeblendete Blätter, nicht gelesen: {names}"),
            ],
        ));
    }
    for sheet in book.sheets.iter().filter(|sheet| sheet.hidden != (0, 0)) {
        let ((rows, columns), name) = (sheet.hidden, visible(&sheet.name));
        voice.say(&pick(
            tongue,
            [
                format!("  {name} : masquées et non lues : lignes {rows}, colonnes {columns}"),
                format!("  {name}: verborgen en niet gelezen: rijen {rows}, kolommen {columns}"),
                format!("  {name}: hidden and not read: rows {rows}, columns {columns}"),
                format!("  {name}: ausgeblendet und nicht gelesen: Zeilen {rows}, Spalten {columns}"),
            ],
        ));
    }
}
