//! `translations status`: how far each language is, by kind, by person, and text by text.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Desk;
use crate::cli::amount::whole;
use crate::cli::args::Format;
use crate::cli::voice::{Volume, deliver};
use crate::disk::{Failure, Pick, Tongue};
use crate::translation::review::{State, review};
use crate::translation::{Pair, Unit, words};

/// Texts that are listed unless more is asked for.
const LISTED: usize = 30;

/// One text in one language.
struct Text<'a> {
    pair: &'a Pair,
    counts: [usize; 4],
    stale: bool,
    words: usize,
    open: usize,
    /// Words that are the original's, copied.
    copied: usize,
}

const STATES: [State; 4] = [State::Missing, State::Stale, State::Unreviewed, State::Current];

/// Prints the state of a site.
pub(super) fn status(desk: &Desk, format: Format, to: Option<&str>) -> Result<u8, Failure> {
    let pairs = desk.pairs(to)?;
    let texts: Vec<Text> = pairs.iter().map(|pair| text(desk, pair)).collect();
    deliver(&match format {
        Format::Human => table(desk, &texts),
        _ => texts.iter().map(|text| record(desk, text).to_string() + "\n").collect(),
    })
    .map(|()| 0)
}

fn text<'a>(desk: &Desk, pair: &'a Pair) -> Text<'a> {
    let review = review(pair, &desk.lock, desk.languages());
    let open = |state: State| matches!(state, State::Missing | State::Stale);
    let to_do = pair.units.iter().zip(&review.states).filter(|(_, state)| open(**state)).map(|(unit, _)| words(&unit.source.words)).sum();
    Text {
        pair,
        counts: STATES.map(|state| review.count(state)),
        stale: review.is_stale(),
        words: pair.units.iter().map(|unit| words(&unit.source.words)).sum(),
        open: to_do,
        copied: pair.units.iter().filter(is_copy).map(|unit| words(&unit.source.words)).sum(),
    }
}

/// A passage that says in one language word for word what it says in the other was probably not translated; names and
/// single words may well be the same.
fn is_copy(unit: &&Unit) -> bool {
    words(&unit.source.words) > 3
        && unit.target.as_ref().is_some_and(|said| said.words.split_whitespace().eq(unit.source.words.split_whitespace()))
}

impl Text<'_> {
    /// What is to be done about the text as a whole.
    fn state(&self) -> &'static str {
        match self.counts {
            _ if self.pair.target.is_none() => "missing",
            _ if self.copied * 10 >= self.words * 8 && self.words > 20 => "copied",
            _ if self.stale => "stale",
            [0, _, 0, _] => "complete",
            [0, ..] => "unreviewed",
            _ => "partial",
        }
    }
}

fn record(desk: &Desk, text: &Text) -> Value {
    let [missing, stale, unreviewed, current] = text.counts;
    let mut record = json!({
        "language": desk.languages()[text.pair.to].as_str(), "kind": text.pair.kind, "file": text.pair.path,
        "translation": text.pair.target_path, "state": text.state(), "units": text.pair.units.len(), "missing": missing, "stale": stale,
        "unreviewed": unreviewed, "current": current, "surplus": text.pair.surplus, "words": text.words, "words_open": text.open, "words_copied": text.copied,
    });
    if let Some(voice) = text.pair.voice.as_ref().filter(|_| text.pair.target.is_some_and(|target| target != text.pair.source)) {
        record["by"] = json!(voice.by);
        record["machine"] = json!(voice.machine);
        record["approved_by_witness"] = json!(voice.approved);
    }
    record
}

/// Sums of several texts.
#[derive(Clone, Copy, Default)]
struct Sum {
    texts: usize,
    counts: [usize; 4],
    machine: usize,
    unapproved: usize,
    open: usize,
}

impl Sum {
    fn add(mut self, text: &Text) -> Sum {
        self.texts += 1;
        for (sum, count) in self.counts.iter_mut().zip(text.counts) {
            *sum += count;
        }
        let twin = text.pair.voice.as_ref().filter(|_| text.pair.target.is_some_and(|target| target != text.pair.source));
        self.machine += usize::from(twin.is_some_and(|voice| voice.machine));
        self.unapproved += usize::from(twin.is_some_and(|voice| !voice.approved));
        self.open += text.open;
        self
    }

    fn row(&self, name: &str, tongue: Tongue) -> Vec<String> {
        let all: usize = self.counts.iter().sum();
        let done = (self.counts[3] * 100).checked_div(all).unwrap_or(100);
        let percent = tongue.pick([format!("{done}\u{a0}%"), format!("{done}%"), format!("{done}%"), format!("{done}\u{a0}%")]);
        let numbers = [self.texts, all].into_iter().chain(self.counts).chain([self.machine, self.unapproved, self.open]);
        std::iter::once(name.to_owned()).chain(numbers.map(|number| whole(number, tongue))).chain([percent]).collect()
    }
}

fn table(desk: &Desk, texts: &[Text]) -> String {
    let tongue = desk.tongue();
    let mut by_kind: BTreeMap<(usize, &str), Sum> = BTreeMap::new();
    let mut people: BTreeMap<(usize, &str), Sum> = BTreeMap::new();
    for text in texts {
        let sum = by_kind.entry((text.pair.to, text.pair.kind)).or_default();
        *sum = sum.add(text);
        if let Some(by) = text.pair.voice.as_ref().and_then(|voice| voice.by.as_deref()) {
            let sum = people.entry((text.pair.to, by)).or_default();
            *sum = sum.add(text);
        }
    }
    let mut rows = vec![head(tongue)];
    for (at, tag) in desk.languages().iter().enumerate() {
        let own: Vec<&Text> = texts.iter().filter(|text| text.pair.to == at).collect();
        if own.is_empty() {
            continue;
        }
        rows.push(own.iter().fold(Sum::default(), |sum, text| sum.add(text)).row(&format!("→ {}", tag.as_str()), tongue));
        let below = by_kind.iter().chain(&people).filter(|((to, _), _)| *to == at);
        rows.extend(below.map(|((_, name), sum)| sum.row(&format!("   {name}"), tongue)));
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
    let needy: Vec<&Text> = texts.iter().filter(|text| text.state() != "complete").collect();
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

fn named(state: &str, tongue: Tongue) -> &'static str {
    match state {
        "missing" => tongue.pick(["manque     ", "ontbreekt     ", "missing   ", "fehlt     "]),
        "copied" => tongue.pick(["copie      ", "kopie         ", "copied    ", "Kopie     "]),
        "stale" => tongue.pick(["a vieilli  ", "verouderd     ", "stale     ", "veraltet  "]),
        "unreviewed" => tongue.pick(["non relu   ", "niet nagelezen", "unreviewed", "ungeprüft "]),
        _ => tongue.pick(["incomplet  ", "onvolledig    ", "partial   ", "teilweise "]),
    }
}
