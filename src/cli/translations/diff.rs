//! `translations diff`: what an original says now that its accepted translation does not know yet, beside that
//! translation. What it said before is in the site's own version history; here only hashes are kept.

use serde_json::json;

use super::{Desk, is_named, must_name};
use crate::cli::args::Format;
use crate::cli::voice::deliver;
use crate::disk::{Failure, Pick, Tongue};
use crate::translation::interface;
use crate::translation::review::{Review, State, review};
use crate::translation::{Pair, Unit};

/// Prints what changed.
pub(super) fn diff(desk: &Desk, format: Format, (files, to): (&[String], Option<&str>)) -> Result<u8, Failure> {
    let pairs = desk.pairs(to)?;
    must_name(files, &pairs, desk.tongue())?;
    let mut out = String::new();
    for pair in pairs.iter().filter(|pair| is_named(files, pair)) {
        let review = review(pair, &desk.lock, desk.languages());
        if review.is_stale() {
            out += &told(desk, format, (pair, &review));
        }
    }
    if out.is_empty() && format == Format::Human {
        desk.site.voice.say(desk.tongue().pick([
            "Aucune traduction acceptée n’a vieilli.",
            "Geen enkele aanvaarde vertaling is verouderd.",
            "No accepted translation is stale.",
            "Keine angenommene Übersetzung ist veraltet.",
        ]));
    }
    deliver(&out).map(|()| 0)
}

fn told(desk: &Desk, format: Format, (pair, review): (&Pair, &Review)) -> String {
    let lang = desk.languages()[pair.to].as_str();
    let line = |unit: &Unit| line_of(interface::text(&desk.site.snapshot, desk.languages(), unit), unit.source.place.start);
    let stale = pair.units.iter().zip(&review.states).filter(|(_, state)| **state == State::Stale).map(|(unit, _)| unit);
    if format != Format::Human {
        let record = |unit: &Unit| {
            let new: Vec<&str> = review.new_sentences(unit).into_iter().map(|range| &unit.source.words[range]).collect();
            let translation = counterpart(desk, pair, unit);
            json!({
                "language": lang, "id": pair.id(unit), "file": pair.path, "line": line(unit), "source": unit.source.words, "new": new,
                "translation_file": pair.target_path, "translation_line": translation.map(|(line, _)| line),
                "translation": translation.map(|(_, words)| words), "gone": review.gone,
            })
            .to_string()
                + "\n"
        };
        let lines: String = stale.map(record).collect();
        let only_gone =
            || json!({"language": lang, "file": pair.path, "translation_file": pair.target_path, "gone": review.gone}).to_string() + "\n";
        return if lines.is_empty() { only_gone() } else { lines };
    }
    let mut out = format!("{} → {} ({lang})\n", pair.path, pair.target_path);
    for unit in stale {
        let new = review.new_sentences(unit);
        let spans: Vec<(bool, String)> = crate::translation::lock::sentences(&unit.source.words)
            .into_iter()
            .map(|range| (new.iter().any(|one| one.start <= range.start && range.end <= one.end), one_line(&unit.source.words[range])))
            .collect();
        out += &format!("  {}\n", line(unit));
        spans.iter().for_each(|(is_new, words)| out += &format!("    {} {words}\n", if *is_new { '+' } else { ' ' }));
        match counterpart(desk, pair, unit) {
            Some((line, words)) => out += &format!("    = {} ({line})\n", one_line(words)),
            None => out += &format!("    = {}\n", missing(desk.tongue())),
        }
    }
    if review.gone > 0 {
        let gone = review.gone;
        out += &desk.tongue().pick([
            format!("  − {gone} : passages de l’original accepté qui n’y sont plus\n"),
            format!("  − {gone}: passages van het aanvaarde origineel die er niet meer staan\n"),
            format!("  − {gone}: passages of the accepted original that are gone\n"),
            format!("  − {gone}: Passagen des angenommenen Originals, die nicht mehr da sind\n"),
        ]);
    }
    out + "\n"
}

/// The line and words of a unit's translation.
fn counterpart<'u>(desk: &Desk, pair: &Pair, unit: &'u Unit) -> Option<(usize, &'u str)> {
    let target = unit.target.as_ref()?;
    Some((line_of(desk.site.snapshot.text(pair.target?), target.place.start), target.words.as_str()))
}

fn missing(tongue: Tongue) -> &'static str {
    tongue.pick(["(rien n’y répond)", "(er staat niets tegenover)", "(nothing answers to it)", "(nichts entspricht dem)"])
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The line of an offset, from 1.
pub(super) fn line_of(text: &str, offset: u32) -> usize {
    let offset = (offset as usize).min(text.len());
    text.as_bytes()[..offset].iter().filter(|byte| **byte == b'\n').count() + 1
}
