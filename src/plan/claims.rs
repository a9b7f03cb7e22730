//! What texts claim: numbers that the data must hold (W03, W04) and words that the glossary advises against (W09).
//!
//! A number is held against an indicator only where the text itself names it: inside a link to it, or as a
//! percentage in the same paragraph as a link to a rate. So a warning is always about something said.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::fractions;
use super::frozen::Frozen;
use super::outline::prose;
use super::reader::Reader;
use super::twins::marks;
use super::written::WrittenText;
use crate::decimal::{self, Decimal, Marks};
use crate::figures::{Cell, Figures, Series, quantity};
use crate::finding::{Finding, Findings, Place, Problem, Severity};
use crate::lang::numerals;
use crate::localized::Lang;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::indicator::Indicator;
use crate::period::Period;
use crate::snapshot::Snapshot;
use crate::source::prose::{Prose, Word};
use crate::source::readable::{self, Link, Paragraph};

/// What claims are held against.
pub struct Evidence<'site> {
    /// The model.
    pub model: &'site Model,
    /// Every number that may be shown.
    pub figures: &'site Figures,
    /// The figures of notebooks that keep the data they were published with.
    pub frozen: &'site BTreeMap<Id, Frozen>,
    /// One for each language.
    pub readers: &'site [Reader],
}

/// Notes what texts claim and the site does not bear out.
pub fn check(evidence: &Evidence, texts: &[WrittenText], snapshot: &Snapshot, findings: &mut Findings) {
    let words = Discouraged::of(evidence.model);
    let found: Vec<Findings> = texts.par_iter().map(|text| of_text(evidence, (text, &words), snapshot)).collect();
    found.into_iter().for_each(|found| findings.append(found));
}

/// Notes what the texts of records claim and the site does not bear out, and words that the glossary advises against.
pub fn check_fields(evidence: &Evidence, snapshot: &Snapshot, findings: &mut Findings) {
    let words = Discouraged::of(evidence.model);
    for text in super::fields::texts(evidence.model) {
        for lang in Lang::all(evidence.model.languages.len()).filter(|lang| text.panels.borrowed(*lang).is_none()) {
            let place = text.places[lang];
            let written = snapshot.text(place.file).get(place.start as usize..place.end as usize).unwrap_or_default();
            let written = Prose::verbatim(written, place);
            words.check(&written, lang, findings);
            for paragraph in readable::paragraphs(&written) {
                counted(evidence, &paragraph, (None, lang), findings);
            }
        }
    }
}

impl<'site> Evidence<'site> {
    /// The same for a text of a notebook: with the figures that it shows.
    pub fn of_notebook(&self, notebook: Option<&Id>) -> Evidence<'site> {
        let own = notebook.and_then(|notebook| self.frozen.get(notebook)).map(|frozen| &frozen.figures);
        Evidence { model: self.model, figures: own.unwrap_or(self.figures), frozen: self.frozen, readers: self.readers }
    }
}

fn of_text(evidence: &Evidence, (text, words): (&WrittenText, &Discouraged), snapshot: &Snapshot) -> Findings {
    let (mut findings, evidence) = (Findings::new(), &evidence.of_notebook(text.notebook));
    for (lang, body) in text.own() {
        for paragraph in readable::paragraphs(&prose(body, snapshot)) {
            if text.voice.is_none() {
                counted(evidence, &paragraph, (text.enterprise, lang), &mut findings);
            }
            paragraph.words.iter().for_each(|stretch| words.check(stretch, lang, &mut findings));
        }
    }
    findings
}

/// A number that the text gives for an indicator.
struct Claim {
    value: Decimal,
    in_percent: bool,
}

/// Notes numbers that the data do not hold, and percentages that their counts do not give. Of a percentage that agrees
/// with neither only its counts are told: it has one cause.
fn counted(evidence: &Evidence, paragraph: &Paragraph, about: (Option<&Id>, Lang), findings: &mut Findings) {
    let (mut claims, mut shares) = (Findings::new(), Findings::new());
    numbers(evidence, paragraph, about, &mut claims);
    let marks = marks(&evidence.readers[about.1.index()]);
    paragraph.words.iter().for_each(|stretch| fractions::check(stretch, marks, &mut shares));
    let told: Vec<Place> = shares.iter().map(|finding| finding.place).collect();
    let is_new = |finding: &&Finding| finding.severity == Severity::Error || !told.contains(&finding.place);
    claims.iter().filter(is_new).for_each(|finding| findings.keep(finding.clone()));
    findings.append(shares);
}

fn numbers(evidence: &Evidence, paragraph: &Paragraph, (enterprise, lang): (Option<&Id>, Lang), findings: &mut Findings) {
    if !paragraph.links.iter().any(|link| link.target.text.starts_with(INDICATOR)) {
        return;
    }
    let reader = &evidence.readers[lang.index()];
    let marks = marks(reader);
    let years: Vec<i16> = paragraph.words.iter().flat_map(|words| claims(words, marks)).filter_map(|(_, value, _)| year(value)).collect();
    for link in &paragraph.links {
        let Some(subject) = subject(link, evidence.model, enterprise) else { continue };
        let inside: Vec<(Word, Decimal, bool)> =
            claims(&link.text, marks).into_iter().chain(in_words(&link.text, reader)).chain(before(link, paragraph, marks)).collect();
        let mut told: Vec<Place> = secrets(evidence, &subject, (&years, &inside), findings);
        let known = known(&subject, evidence.figures, &years);
        if known.is_empty() {
            continue;
        }
        let rate = quantity::in_percent(subject.indicator);
        let around = paragraph.words.iter().filter(|_| rate && paragraph.links.len() == 1).flat_map(|words| claims(words, marks));
        let inside = inside.into_iter().filter(|(_, value, percent)| *percent || year(*value).is_none());
        for (word, value, percent) in inside.chain(around.filter(|(_, _, percent)| *percent)) {
            let claim = Claim { value, in_percent: percent };
            let holds = known.iter().any(|(_, one)| agrees(&claim, one, rate)) || is_change(&claim, &known);
            if told.contains(&word.place) || holds || is_aim(value, &subject, (evidence.figures, &years)) {
                continue;
            }
            told.push(word.place);
            let (reference, cell) = known.last().expect("it is not empty");
            let data = super::shown::cell(reader, subject.indicator, cell);
            let mark = if percent { "\u{A0}%" } else { "" };
            let written = format!("{}{mark}", reader.locale.number(value, value.scale()));
            findings.add(Problem::ProseNumber { written, reference: reference.clone(), data }, word.place);
        }
    }
}

/// Whether a number is a target or a benchmark of the subject, for a year that the text names if it names any.
fn is_aim(value: Decimal, subject: &Subject, (figures, years): (&Figures, &[i16])) -> bool {
    let is_owner = |owner: &Id| subject.owner.as_ref().is_none_or(|wanted| owner.as_str() == wanted);
    let own = figures.series.iter().filter(|(owner, _)| is_owner(owner)).filter_map(|(_, own)| own.get(subject.indicator.id.as_str()));
    let is_named = |period: Option<Period>| {
        years.is_empty() || period.is_none_or(|period| years.contains(&period.last.year()) || years.contains(&period.first.year()))
    };
    let mut aims = own.flat_map(|series| {
        let targets = series.terms.targets.iter().map(|target| (target.value.value, target.period));
        targets.chain(series.terms.benchmarks.iter().map(|benchmark| (benchmark.value.value, benchmark.period))).collect::<Vec<_>>()
    });
    aims.any(|(aim, period)| is_named(period) && decimal::rounded(aim, value.scale()) == value)
}

/// The numbers in words of a link; not those whose word often means something else.
fn in_words<'a>(words: &Prose<'a>, reader: &Reader) -> Vec<(Word<'a>, Decimal, bool)> {
    let numerals = numerals::numerals(words.text, reader.locale.primary()).into_iter().filter(|numeral| !numeral.is_soft);
    numerals
        .map(|numeral| {
            let percent = fractions::is_percent(&words.text[numeral.range.end..]);
            (words.word(numeral.range), Decimal::from(numeral.value), percent)
        })
        .collect()
}

/// The number right before a link: `130 [personnes formées](…)`.
fn before<'a>(link: &Link, paragraph: &Paragraph<'a>, marks: Marks) -> Option<(Word<'a>, Decimal, bool)> {
    let bracket = link.text.text.as_ptr() as usize - 1;
    let near = paragraph.words.iter().find(|words| {
        let start = words.text.as_ptr() as usize;
        (start..=start + words.text.len()).contains(&bracket)
    })?;
    let until = bracket - near.text.as_ptr() as usize;
    let (word, value, percent) = claims(&near.part(0..until), marks).pop()?;
    let end = word.text.as_ptr() as usize - near.text.as_ptr() as usize + word.text.len();
    near.text[end..until].trim().is_empty().then_some((word, value, percent))
}

/// Numbers inside a link, or right before it, that tell what its target withholds (E18): where they stand.
fn secrets(
    evidence: &Evidence,
    subject: &Subject,
    (years, inside): (&[i16], &[(Word, Decimal, bool)]),
    findings: &mut Findings,
) -> Vec<Place> {
    let mut told = Vec::new();
    let Some(owner) = subject.owner.as_ref().and_then(|owner| Id::new(owner)) else { return told };
    for (word, value, percent) in inside {
        if let Some(period) = evidence.figures.secrets.told((&owner, &subject.indicator.id), years, (*value, *percent)) {
            let problem = Problem::Recomputable { indicator: subject.indicator.id.to_string(), period: period.spelled() };
            findings.add(problem, word.place);
            told.push(word.place);
        }
    }
    told
}

/// The numbers among words, each with its value and whether a per cent sign follows.
pub(super) fn claims<'a>(words: &Prose<'a>, marks: Marks) -> Vec<(Word<'a>, Decimal, bool)> {
    let percent = |word: &Word| {
        let end = word.text.as_ptr() as usize - words.text.as_ptr() as usize + word.text.len();
        fractions::is_percent(&words.text[end..])
    };
    let numbers = readable::numbers(words).into_iter();
    numbers.filter_map(|word| Some((word, decimal::parse(word.text, marks).ok()?, percent(&word)))).collect()
}

pub(super) fn year(value: Decimal) -> Option<i16> {
    i16::try_from(value).ok().filter(|year| value.is_integer() && (1900..2100).contains(year))
}

/// What a link to an indicator begins with.
const INDICATOR: &str = "indicator:";

/// What a link is about: an indicator, of one enterprise or federation if it says so.
pub(super) struct Subject<'site> {
    pub owner: Option<String>,
    pub indicator: &'site Indicator,
}

pub(super) fn subject<'site>(link: &Link, model: &'site Model, enterprise: Option<&Id>) -> Option<Subject<'site>> {
    let reference = link.target.text.strip_prefix(INDICATOR)?;
    let (owner, id) = match reference.rsplit_once('/') {
        Some((owner, id)) => (Some(owner.to_owned()), id),
        None => (enterprise.map(Id::to_string), reference),
    };
    Some(Subject { owner, indicator: model.catalogue.indicator(id)? })
}

/// The values of a subject, with the reference that prints each; only those of the years that are named, if any is.
fn known(subject: &Subject, figures: &Figures, years: &[i16]) -> Vec<(String, Cell)> {
    let id = subject.indicator.id.as_str();
    let is_owner = |owner: &Id| subject.owner.as_ref().is_none_or(|wanted| owner.as_str() == wanted);
    let mut all: Vec<(String, Period, Cell, bool)> = Vec::new();
    let named = |owner: &Id, period: &Period| format!("{owner}/{id}@{}", period.spelled());
    for (owner, series) in figures.series.iter().filter(|(owner, _)| is_owner(owner)) {
        let points = series.get(id).into_iter().flat_map(Series::points).filter(|point| point.cell.shown().is_some());
        all.extend(points.map(|point| (named(owner, &point.period), point.period, point.cell, point.is_total())));
    }
    for (owner, aggregates) in figures.aggregates.iter().filter(|(owner, _)| is_owner(owner)) {
        let points = aggregates.get(id).into_iter().flat_map(|aggregate| &aggregate.points).filter(|point| point.cell.shown().is_some());
        all.extend(points.map(|point| (named(owner, &point.period), point.period, point.cell, true)));
    }
    let of_years = |period: &Period| years.iter().any(|year| period.last.year() == *year || period.first.year() == *year);
    let narrowed: Vec<_> = all.iter().filter(|(_, period, _, _)| of_years(period)).cloned().collect();
    if !narrowed.is_empty() {
        all = narrowed;
    }
    // What a message shows is the last of them: a total of the latest period.
    all.sort_by_key(|(reference, period, _, whole)| (*whole, *period, reference.clone()));
    all.into_iter().map(|(reference, _, cell, _)| (reference, cell)).collect()
}

/// Whether a claim is a value, or one of its parts, to the digits that the text gives.
fn agrees(claim: &Claim, cell: &Cell, rate: bool) -> bool {
    let Some(quantity) = cell.shown() else { return false };
    let same = |value: Decimal| decimal::rounded(value, claim.value.scale()) == claim.value;
    let parts = quantity.ratio.map(|ratio| [ratio.numerator(), ratio.denominator()]);
    let rest = Decimal::ONE_HUNDRED - quantity.value;
    same(quantity.value) || (rate && same(rest)) || (!claim.in_percent && parts.is_some_and(|parts| parts.into_iter().any(same)))
}

/// Whether a claim is the change between two of the values, in points or in per cent.
fn is_change(claim: &Claim, known: &[(String, Cell)]) -> bool {
    let values: Vec<Decimal> = known.iter().filter_map(|(_, cell)| Some(cell.shown()?.value)).take(60).collect();
    let same = |value: Decimal| decimal::rounded(value.abs(), claim.value.scale()) == claim.value;
    let between = |from: Decimal, to: Decimal| same(to - from) || decimal::percentage(to - from, from.abs()).is_some_and(same);
    values.iter().any(|from| values.iter().any(|to| between(*from, *to)))
}

/// The words that the glossary advises against, by language: in lower case, and what to write instead.
struct Discouraged {
    by_language: Vec<Vec<(String, String)>>,
}

impl Discouraged {
    fn of(model: &Model) -> Discouraged {
        let of_language = |lang: Lang| {
            let terms = model.catalogue.terms.iter();
            let pairs = terms.flat_map(|term| term.forbidden.iter().map(move |words| (term, words)));
            let pair = |(term, words): (&crate::model::catalogue::Term, &crate::model::catalogue::Variants)| {
                let preferred = term.label[lang].to_owned();
                words.of(lang).iter().map(|word| (word.value.as_written().to_lowercase(), preferred.clone())).collect::<Vec<_>>()
            };
            pairs.flat_map(pair).filter(|(word, _)| !word.trim().is_empty()).collect()
        };
        Discouraged { by_language: Lang::all(model.languages.len()).map(of_language).collect() }
    }

    /// Notes each such word (W09). Only whole words count, in any case.
    fn check(&self, words: &Prose, lang: Lang, findings: &mut Findings) {
        let discouraged = &self.by_language[lang.index()];
        if discouraged.is_empty() {
            return;
        }
        let lower = words.text.to_lowercase();
        // A letter whose lower case has another length would shift every place after it: then the whole is pointed at.
        let aligned = lower.len() == words.text.len();
        for (word, preferred) in discouraged {
            for (at, _) in lower.match_indices(word.as_str()) {
                let end = at + word.len();
                let joined = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
                if joined(lower[..at].chars().next_back()) || joined(lower[end..].chars().next()) {
                    continue;
                }
                let (written, place) = match aligned.then(|| words.text.get(at..end)).flatten() {
                    Some(written) => (written, words.place(at..end)),
                    None => (word.as_str(), words.place(0..words.text.len())),
                };
                findings.add(Problem::ForbiddenWord { written: written.to_owned(), preferred: preferred.clone() }, place);
            }
        }
    }
}
