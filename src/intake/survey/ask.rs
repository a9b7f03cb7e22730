//! Questions as a table holds them: which columns belong to one question, and what kind of answers they hold.

use std::collections::{BTreeMap, BTreeSet};

use super::{Form, is_aside};
use crate::decimal::{Decimal, Marks};
use crate::intake::aliases::folded;
use crate::intake::head::{self, Column, Head};
use crate::intake::names::Names;
use crate::intake::values::number;
use crate::localized::Lang;
use crate::model::Model;
use crate::model::catalogue::Scale;
use crate::source::grid::{Cell, Sheet};

/// Options that a closed question has at most.
const MOST_OPTIONS: usize = 15;

/// A question and its columns.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its words.
    pub text: String,
    /// A short name, if the tool gives one.
    pub code: Option<String>,
    /// Its columns, each with the option it stands for; empty words where the column holds the answers themselves.
    pub columns: Vec<(String, String)>,
    /// What kind of answers they are.
    pub kind: Kind,
}

/// What kind of answers a question has.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Those of a scale of the catalogue, by its id.
    Scale(String),
    /// One of these.
    Single(Vec<String>),
    /// Any of these; in one cell, with this between them, or in a column each.
    Multiple(Vec<String>, Option<&'static str>),
    /// Would you recommend: 0 to 10.
    Recommend,
    /// Numbers.
    Numeric,
    /// Categories of a dimension: words, and the categories they are.
    Group(String, Vec<(String, String)>),
    /// Words of people's own: never read.
    Open,
}

/// The questions of a table.
pub fn questions(sheet: &Sheet, head: &Head, form: Form, (model, names): (&Model, &Names)) -> Vec<Asked> {
    let mut asked = Vec::new();
    // Of columns of one name, only the first can be named in a mapping.
    let mut seen = BTreeSet::new();
    let is_first = |column: &&Column| seen.insert(column.name());
    let columns: Vec<&Column> = head.columns.iter().filter(|column| !is_aside(column, form)).filter(is_first).collect();
    let mut at = 0;
    while at < columns.len() {
        let (base, _) = divided(columns[at], form, &columns);
        let together = columns[at..].iter().take_while(|column| divided(column, form, &columns).0 == base).count().max(1);
        asked.extend(group(sheet, head, (&columns[at..at + together], &base, form), (&columns, model, names)));
        at += together;
    }
    asked
}

/// A column's question and, where it is one of several, what it stands for: `Q2[SQ001]`, `Question [Row]`,
/// `question/option`, or two lines of names.
fn divided(column: &Column, form: Form, all: &[&Column]) -> (String, String) {
    let name = column.name();
    if let [first, rest @ ..] = column.parts.as_slice()
        && !rest.is_empty()
    {
        return (first.clone(), rest.join(" "));
    }
    if form == Form::Kobo {
        for (at, _) in name.match_indices('/').collect::<Vec<_>>().into_iter().rev() {
            if all.iter().any(|other| other.name() == name[..at]) {
                return (name[..at].to_owned(), name[at + 1..].to_owned());
            }
        }
        return (name.clone(), String::new());
    }
    // `Q2[SQ001]`, `Q2[SQ001]. Question [Option]`, `Question [Option]`
    if let Some((code, text)) = name.split_once(". ").filter(|(code, _)| !code.contains(' ')) {
        let (base, inner) = text.strip_suffix(']').and_then(|text| text.rsplit_once('[')).unwrap_or((text, ""));
        let code = code.split('[').next().unwrap_or(code);
        return (format!("{code}. {}", base.trim()), inner.trim().to_owned());
    }
    match name.strip_suffix(']').and_then(|text| text.rsplit_once('[')) {
        Some((base, inner)) if !base.trim().is_empty() => (base.trim().to_owned(), inner.trim().to_owned()),
        _ => (name.clone(), String::new()),
    }
}

type Around<'a> = (&'a [&'a Column], &'a Model, &'a Names);

fn group(sheet: &Sheet, head: &Head, (columns, base, form): (&[&Column], &str, Form), (all, model, names): Around) -> Vec<Asked> {
    let parts: Vec<(&Column, String)> = columns.iter().map(|column| (*column, divided(column, form, all).1)).collect();
    // Kobo writes the answers of a question with several once more in a column of its own.
    let parts: Vec<(&Column, String)> =
        if form == Form::Kobo && parts.len() > 1 { parts.into_iter().filter(|(_, part)| !part.is_empty()).collect() } else { parts };
    let (text, code) = titled(base);
    let ticks = |(column, part): &&(&Column, String)| is_tick(sheet, head, column, part);
    let ticked = parts.iter().filter(ticks).count();
    if parts.len() > 1 && ticked * 2 > parts.len() {
        let chosen: Vec<(String, String)> = parts.iter().filter(ticks).map(|(column, part)| (column.name(), part.clone())).collect();
        let options = chosen.iter().map(|(_, part)| part.clone()).collect();
        return vec![Asked { text, code, columns: chosen, kind: Kind::Multiple(options, None) }];
    }
    let alone = parts.len() == 1;
    let one = |(column, part): &(&Column, String)| {
        let plain = alone || part.is_empty() || RESPONSE.contains(&folded(part).as_str());
        let text = if plain { text.clone() } else { format!("{text} – {part}") };
        let code = code.as_ref().map(|code| if plain { code.clone() } else { format!("{code} {part}") });
        Asked {
            text: text.clone(),
            code,
            columns: vec![(column.name(), String::new())],
            kind: kind((sheet, head, column), &text, (model, names)),
        }
    };
    parts.iter().map(one).collect()
}

const RESPONSE: [&str; 5] = ["response", "reponse", "antwoord", "antwort", "open ended response"];

/// The words of a question, and its code: `Q2. How are you?`, `group/how_are_you`, `Q2`.
fn titled(base: &str) -> (String, Option<String>) {
    match base.split_once(". ") {
        Some((code, text)) if !code.contains(' ') && code.len() <= 20 => (text.trim().to_owned(), Some(code.to_owned())),
        _ => {
            let short = !base.contains(' ') && base.len() <= 24;
            let last = base.rsplit('/').next().unwrap_or(base);
            (last.to_owned(), short.then(|| last.to_owned()))
        }
    }
}

/// Words of a cell in a column that stands for an option, where the option was not chosen.
pub const NO: [&str; 15] = [
    "0",
    "n",
    "no",
    "non",
    "nee",
    "nein",
    "false",
    "faux",
    "onwaar",
    "falsch",
    "not selected",
    "unchecked",
    "non selectionne",
    "niet geselecteerd",
    "nicht gewahlt",
];

const YES: [&str; 13] = ["1", "y", "yes", "oui", "ja", "j", "o", "true", "vrai", "waar", "wahr", "selected", "checked"];

/// Whether a column only says that an option was chosen: yes and no, or the option's own words.
fn is_tick(sheet: &Sheet, head: &Head, column: &Column, part: &str) -> bool {
    let mut cells = cells(sheet, head, column);
    let part = folded(part);
    !part.is_empty()
        && cells.all(|cell| {
            let plain = folded(&cell.shown());
            plain == part || NO.contains(&plain.as_str()) || YES.contains(&plain.as_str())
        })
}

fn cells<'s>(sheet: &'s Sheet, head: &Head, column: &Column) -> impl Iterator<Item = &'s Cell> {
    let index = column.index;
    head::below(sheet, head).iter().filter_map(move |row| row.at(index).map(|filled| &filled.cell))
}

fn kind((sheet, head, column): (&Sheet, &Head, &Column), text: &str, (model, names): (&Model, &Names)) -> Kind {
    let mut counts: BTreeMap<String, (String, usize)> = BTreeMap::new();
    let (mut total, mut numbers) = (0, Vec::new());
    for cell in cells(sheet, head, column) {
        let shown = cell.shown();
        total += 1;
        if let Ok((read, _)) = number(cell, Marks::Comma) {
            numbers.push(read);
        }
        counts.entry(folded(&shown)).or_insert((shown, 0)).1 += 1;
    }
    if total == 0 {
        return Kind::Open;
    }
    let most = |fits: usize| fits * 10 >= total * 9;
    if let Some(scale) = model.catalogue.scales.iter().find(|scale| is_of(scale, &counts, model)) {
        return Kind::Scale(scale.id.to_string());
    }
    for dimension in names.ids("dimension").map(str::to_owned).collect::<Vec<_>>() {
        let found: Vec<(String, String)> =
            counts.values().filter_map(|(shown, _)| Some((shown.clone(), names.id(&dimension, shown)?))).collect();
        let fitting: usize = found.iter().map(|(shown, _)| counts[&folded(shown)].1).sum();
        if most(fitting) && found.len() > 1 {
            return Kind::Group(dimension, found);
        }
    }
    let eleven =
        numbers.len() == total && numbers.iter().all(|number| number.is_integer() && *number >= Decimal::ZERO && *number <= Decimal::TEN);
    let recommends = ["recommand", "recommend", "aanbevel", "aanraden", "empfehl", "nps"].iter().any(|word| folded(text).contains(word));
    if eleven && recommends {
        return Kind::Recommend;
    }
    if most(numbers.len()) && counts.len() > 7 {
        return Kind::Numeric;
    }
    closed(&counts, total)
}

/// One or several of some words, if they come back often enough to be options.
fn closed(counts: &BTreeMap<String, (String, usize)>, total: usize) -> Kind {
    for separator in [";", ", "] {
        let several = counts.values().filter(|(shown, _)| shown.contains(separator)).count();
        if several == 0 {
            continue;
        }
        let mut pieces: BTreeMap<String, (String, usize)> = BTreeMap::new();
        for (shown, count) in counts.values() {
            for piece in shown.split(separator).map(str::trim).filter(|piece| !piece.is_empty()) {
                pieces.entry(folded(piece)).or_insert((piece.to_owned(), 0)).1 += count;
            }
        }
        let often: Vec<(String, usize)> = by_count(&pieces).into_iter().filter(|(_, count)| *count >= SEVERAL).collect();
        let held: usize = often.iter().map(|(_, count)| count).sum();
        let all: usize = pieces.values().map(|(_, count)| count).sum();
        // "Yes, often" and "No, never" are answers with a comma, not several: their parts never stand alone.
        let alone = often.iter().filter(|(piece, _)| counts.contains_key(&folded(piece))).count();
        let several = separator == ";" || alone * 2 >= often.len();
        if several && often.len() <= MOST_OPTIONS && often.len() > 1 && held * 10 >= all * 8 {
            return Kind::Multiple(options(often, held < all), Some(separator));
        }
    }
    // What one or two people wrote is no option: it may be their own words.
    let often: Vec<(String, usize)> = by_count(counts).into_iter().filter(|(_, count)| *count >= SEVERAL).collect();
    let held: usize = often.iter().map(|(_, count)| count).sum();
    let short = often.iter().all(|(shown, _)| shown.chars().count() <= 100);
    let closed = short && !often.is_empty() && often.len() <= MOST_OPTIONS && held * 10 >= total * 8;
    if closed && (often.len() > 1 || held == total) { Kind::Single(options(often, held < total)) } else { Kind::Open }
}

/// How many people must have given an answer for it to be an option.
const SEVERAL: usize = 3;

/// Answers as options, and one for all others if there are any.
fn options(often: Vec<(String, usize)>, others: bool) -> Vec<String> {
    often.into_iter().map(|(shown, _)| shown).chain(others.then(|| OTHER.to_owned())).collect()
}

/// Stands for every other answer.
pub const OTHER: &str = "*";

fn by_count(counts: &BTreeMap<String, (String, usize)>) -> Vec<(String, usize)> {
    let mut sorted: Vec<(String, usize)> = counts.values().cloned().collect();
    sorted.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    sorted
}

/// Whether the answers are options of a scale: by its words in a language, its ids or its scores.
fn is_of(scale: &Scale, counts: &BTreeMap<String, (String, usize)>, model: &Model) -> bool {
    let known = options_of(scale, model);
    counts.len() > 1 && counts.keys().all(|answer| known.contains_key(answer))
}

/// The options of a scale by every word that means them, folded.
pub fn options_of(scale: &Scale, model: &Model) -> BTreeMap<String, String> {
    let mut known = BTreeMap::new();
    for option in &scale.options {
        let id = option.id.to_string();
        Lang::all(model.languages.len()).for_each(|lang| drop(known.insert(folded(&option.label[lang]), id.clone())));
        known.insert(folded(&id), id);
    }
    known
}
