//! `translations status`: how far each language is, by kind, by person, and text by text.

use serde_json::{Value, json};

use super::Desk;
use crate::cli::amount::whole;
use crate::cli::args::Format;
use crate::cli::voice::{Volume, deliver};
use crate::disk::{Failure, Pick, Tongue};
use crate::translation::status::{Sum, Text, Whole};

/// Texts that are listed unless more is asked for.
const LISTED: usize = 30;

/// Prints the state of a site.
pub(super) fn status(desk: &Desk, format: Format, to: Option<&str>) -> Result<u8, Failure> {
    let pairs = desk.pairs(to)?;
    let texts: Vec<Text> = pairs.iter().map(|pair| Text::of(pair, &desk.lock, desk.languages())).collect();
    deliver(&match format {
        Format::Human => table(desk, &texts),
        _ => texts.iter().map(|text| record(desk, text).to_string() + "\n").collect(),
    })
    .map(|()| 0)
}

fn record(desk: &Desk, text: &Text) -> Value {
    let [missing, stale, unreviewed, current] = text.counts;
    let mut record = json!({
        "language": desk.languages()[text.pair.to].as_str(), "kind": text.pair.kind, "file": text.pair.path,
        "translation": text.pair.target_path, "state": text.state().word(), "units": text.pair.units.len(), "missing": missing, "stale": stale,
        "unreviewed": unreviewed, "current": current, "surplus": text.pair.surplus, "words": text.words, "words_open": text.open, "words_copied": text.copied,
    });
    if let Some(voice) = text.translated_voice() {
        record["by"] = json!(voice.by);
        record["machine"] = json!(voice.machine);
        record["approved_by_witness"] = json!(voice.approved);
    }
    record
}

/// A line of the table.
fn row(sum: &Sum, name: &str, tongue: Tongue) -> Vec<String> {
    let done = sum.done();
    let percent = tongue.pick([format!("{done}\u{a0}%"), format!("{done}%"), format!("{done}%"), format!("{done}\u{a0}%")]);
    let numbers = [sum.texts, sum.units()].into_iter().chain(sum.counts).chain([sum.machine, sum.unapproved, sum.open]);
    std::iter::once(name.to_owned()).chain(numbers.map(|number| whole(number, tongue))).chain([percent]).collect()
}

fn table(desk: &Desk, texts: &[Text]) -> String {
    let tongue = desk.tongue();
    let by_kind = Sum::by(texts, |text| Some(text.pair.kind));
    let people = Sum::by(texts, Text::by);
    let mut rows = vec![head(tongue)];
    for (at, tag) in desk.languages().iter().enumerate() {
        let own: Vec<&Text> = texts.iter().filter(|text| text.pair.to == at).collect();
        if own.is_empty() {
            continue;
        }
        rows.push(row(&own.iter().fold(Sum::default(), |sum, text| sum.with(text)), &format!("→ {}", tag.as_str()), tongue));
        let below = by_kind.iter().chain(&people).filter(|((to, _), _)| *to == at);
        rows.extend(below.map(|((_, name), sum)| row(sum, &format!("   {name}"), tongue)));
    }
    if rows.len() == 1 {
        return String::new();
    }
    columns(&rows) + &listed(desk, texts)
}

fn head(tongue: Tongue) -> Vec<String> {
    let words = tongue.pick([
        ["", "textes", "passages", "manquent", "vieillis", "non relus", "à jour", "machine", "sans accord", "mots à traduire", ""],
        [
            "",
            "teksten",
            "passages",
            "ontbreken",
            "verouderd",
            "niet nagelezen",
            "bij",
            "machine",
            "zonder akkoord",
            "te vertalen woorden",
            "",
        ],
        ["", "texts", "passages", "missing", "stale", "unreviewed", "current", "machine", "unapproved", "words to translate", ""],
        [
            "",
            "Texte",
            "Passagen",
            "fehlen",
            "veraltet",
            "ungeprüft",
            "aktuell",
            "Maschine",
            "ohne Zustimmung",
            "zu übersetzende Wörter",
            "",
        ],
    ]);
    words.map(str::to_owned).to_vec()
}

/// Rows with numbers to the right.
fn columns(rows: &[Vec<String>]) -> String {
    let wide = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..rows[0].len()).map(wide).collect();
    let cell = |(at, text): (usize, &String)| {
        let gap = " ".repeat(widths[at] - text.chars().count());
        if at == 0 { format!("{text}{gap}") } else { format!("{gap}{text}") }
    };
    rows.iter().map(|row| row.iter().enumerate().map(cell).collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n").collect()
}

/// The texts that need somebody.
fn listed(desk: &Desk, texts: &[Text]) -> String {
    let tongue = desk.tongue();
    let needy: Vec<&Text> = texts.iter().filter(|text| text.state() != Whole::Complete).collect();
    let limit = if desk.site.voice.volume == Volume::Verbose { usize::MAX } else { LISTED };
    let mut out = String::new();
    for text in needy.iter().take(limit) {
        let lang = desk.languages()[text.pair.to].as_str();
        let words = named(text.state(), tongue);
        out += &format!("  {lang}  {words}  {}\n", text.pair.path);
    }
    let rest = needy.len().saturating_sub(limit);
    if rest > 0 {
        let rest = whole(rest, tongue);
        out += &tongue.pick([
            format!("  … et {rest} de plus : -v les montre tous\n"),
            format!("  … en nog {rest}: -v toont ze alle\n"),
            format!("  … and {rest} more: -v shows all of them\n"),
            format!("  … und {rest} weitere: -v zeigt alle\n"),
        ]);
    }
    if out.is_empty() { out } else { format!("\n{out}") }
}

fn named(state: Whole, tongue: Tongue) -> &'static str {
    match state {
        Whole::Missing => tongue.pick(["manque     ", "ontbreekt     ", "missing   ", "fehlt     "]),
        Whole::Copied => tongue.pick(["copie      ", "kopie         ", "copied    ", "Kopie     "]),
        Whole::Stale => tongue.pick(["a vieilli  ", "verouderd     ", "stale     ", "veraltet  "]),
        Whole::Unreviewed => tongue.pick(["non relu   ", "niet nagelezen", "unreviewed", "ungeprüft "]),
        Whole::Partial => tongue.pick(["incomplet  ", "onvolledig    ", "partial   ", "teilweise "]),
        Whole::Complete => tongue.pick(["complet    ", "volledig      ", "complete  ", "fertig    "]),
    }
}
