//! Numbers typed by hand in a notebook, for its editor: each with its sentence, and the inline value that could stand in
//! its place, so that text and data cannot part.

use super::claims::{Evidence, claims, subject, year};
use super::outline::prose;
use super::twins::marks;
use crate::decimal::{self, Decimal};
use crate::figures::{Cell, quantity};
use crate::finding::Place;
use crate::localized::Lang;
use crate::model::entities::Notebook;
use crate::model::id::Id;
use crate::model::indicator::Indicator;
use crate::period::Period;
use crate::snapshot::Snapshot;
use crate::source::prose::Word;
use crate::source::readable::{self, Paragraph};

/// A number that is typed in a text.
#[derive(Clone, Debug)]
pub struct Typed {
    /// As it is written, with its sign for per cent.
    pub written: String,
    /// The sentence it stands in.
    pub sentence: String,
    /// Where.
    pub place: Place,
    /// What could stand in its place: `{{ value ateliers/exits@2023 }}`.
    pub proposal: Option<String>,
}

/// Every number in the chapters of a notebook, in each language that has a text of its own; years are none.
pub fn typed(evidence: &Evidence, notebook: &Notebook, snapshot: &Snapshot) -> Vec<Typed> {
    let evidence = &evidence.of_notebook(Some(&notebook.id));
    let mut found = Vec::new();
    for chapter in &notebook.chapters {
        for lang in Lang::all(chapter.panels.count()).filter(|lang| chapter.panels.borrowed(*lang).is_none()) {
            for paragraph in readable::paragraphs(&prose(chapter.panels[lang].body, snapshot)) {
                found.extend(of_paragraph(evidence, &paragraph, lang));
            }
        }
    }
    found
}

fn of_paragraph(evidence: &Evidence, paragraph: &Paragraph, lang: Lang) -> Vec<Typed> {
    let marks = marks(&evidence.readers[lang.index()]);
    let years: Vec<i16> = paragraph.words.iter().flat_map(|words| claims(words, marks)).filter_map(|(_, value, _)| year(value)).collect();
    let linked: Vec<(Option<String>, &Indicator)> =
        paragraph.links.iter().filter_map(|link| subject(link, evidence.model, None)).map(|own| (own.owner, own.indicator)).collect();
    let mut found: Vec<Typed> = Vec::new();
    let stretches = paragraph.words.iter().chain(paragraph.links.iter().map(|link| &link.text));
    for words in stretches {
        for (word, value, percent) in claims(words, marks) {
            if !percent && year(value).is_some() || found.iter().any(|known| known.place == word.place) {
                continue;
            }
            found.push(Typed {
                written: if percent { format!("{}\u{A0}%", word.text) } else { word.text.to_owned() },
                sentence: sentence(words.text, &word),
                place: word.place,
                proposal: proposal(evidence, (value, percent), (&linked, &years)),
            });
        }
    }
    found.sort_by_key(|typed| (typed.place.file.0, typed.place.start));
    found
}

/// The sentence around a word: from the end of the one before to its own.
fn sentence(text: &str, word: &Word) -> String {
    let start = word.text.as_ptr() as usize - text.as_ptr() as usize;
    let ends = |character: char| matches!(character, '.' | '!' | '?' | '…');
    let before = text[..start].char_indices().rev().find(|(at, character)| {
        let rest = &text[at + character.len_utf8()..start];
        ends(*character) && rest.starts_with(char::is_whitespace)
    });
    let from = before.map_or(0, |(at, character)| at + character.len_utf8());
    let after = start + word.text.len();
    let end = text[after..].char_indices().find(|(at, character)| {
        let rest = &text[after + at + character.len_utf8()..];
        ends(*character) && (rest.is_empty() || rest.starts_with(char::is_whitespace))
    });
    let to = end.map_or(text.len(), |(at, character)| after + at + character.len_utf8());
    text[from..to].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value of the site that is written like this: of what the paragraph links to and of the years it names, if any
/// is; else the latest.
fn proposal(
    evidence: &Evidence,
    (value, in_percent): (Decimal, bool),
    (linked, years): (&[(Option<String>, &Indicator)], &[i16]),
) -> Option<String> {
    let model = evidence.model;
    let mut best: Option<((bool, bool, Period), String)> = None;
    let mut weigh = |owner: &Id, indicator: &Indicator, period: &Period, cell: &Cell| {
        let rate = quantity::in_percent(indicator);
        // A small whole number is everywhere: only a linked indicator makes it a value.
        let own = linked.iter().any(|(of, linked)| linked.id == indicator.id && of.as_ref().is_none_or(|of| of == owner.as_str()));
        let telling = own || in_percent || value.abs() >= Decimal::from(100) || value.scale() > 0;
        let same = cell.shown().is_some_and(|quantity| decimal::rounded(quantity.value, value.scale()) == value);
        let fits = same && rate == in_percent && telling;
        let named = years.iter().any(|year| period.last.year() == *year);
        let rank = (own, named, *period);
        if fits && best.as_ref().is_none_or(|(known, _)| rank > *known) {
            best = Some((rank, format!("{{{{ value {owner}/{}@{} }}}}", indicator.id, period.spelled())));
        }
    };
    for (owner, series) in evidence.figures.series.iter().flat_map(|(owner, own)| own.values().map(move |series| (owner, series))) {
        let Some(indicator) = model.catalogue.indicator(series.indicator.as_str()) else { continue };
        series.total().for_each(|point| weigh(owner, indicator, &point.period, &point.cell));
    }
    for (owner, aggregate) in evidence.figures.aggregates.iter().flat_map(|(owner, own)| own.values().map(move |one| (owner, one))) {
        let Some(indicator) = model.catalogue.indicator(aggregate.indicator.as_str()) else { continue };
        aggregate.points.iter().for_each(|point| weigh(owner, indicator, &point.period, &point.cell));
    }
    best.map(|(_, proposal)| proposal)
}
