//! What the languages of a text must have in common: blocks and numbers (W13), files and links (W16).

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::outline::prose;
use super::reader::Reader;
use super::spelled::{self, Spelled, Tongue};
use super::written::WrittenText;
use crate::decimal::{self, Decimal, Marks};
use crate::finding::{Findings, Place, Problem};
use crate::localized::Lang;
use crate::model::prose::Body;
use crate::path::SourcePath;
use crate::snapshot::Snapshot;
use crate::source::directives::{Numbered, outline};
use crate::source::inline;
use crate::source::prose::Prose;
use crate::source::readable::{self, Link};

/// Whole numbers up to this one are often written as words in one language and in digits in the other.
const IN_WORDS: u8 = 12;

/// Notes texts whose languages show different things.
pub fn check(texts: &[WrittenText], readers: &[Reader], snapshot: &Snapshot, findings: &mut Findings) {
    let tongues: Vec<Tongue> = readers.iter().map(Tongue::of).collect();
    let found: Vec<Findings> = texts.par_iter().map(|text| of_text(text, (readers, &tongues), snapshot)).collect();
    found.into_iter().for_each(|found| findings.append(found));
}

/// Whether a problem is one of these.
pub fn finds(problem: &Problem) -> bool {
    matches!(problem, Problem::DirectivesDiffer { .. } | Problem::NumbersDiffer { .. } | Problem::MissingInTwin { .. })
}

fn of_text(text: &WrittenText, (readers, tongues): (&[Reader], &[Tongue]), snapshot: &Snapshot) -> Findings {
    let mut findings = Findings::new();
    let facts = |body: Body, lang: Lang| Facts::of(body, (&readers[lang.index()], &tongues[lang.index()]), snapshot);
    let mut own = text.own();
    let Some((first, body)) = own.next() else { return findings };
    let original = facts(body, first);
    for (lang, other) in own {
        let twin = facts(other, lang);
        compare(text, (&original, body, first), (&twin, other, lang), &mut Notes { readers, findings: &mut findings });
    }
    findings
}

struct Notes<'run> {
    readers: &'run [Reader],
    findings: &'run mut Findings,
}

/// What a text shows besides its words.
struct Facts<'site> {
    blocks: Vec<(String, Place)>,
    numbers: Vec<(Decimal, Place)>,
    /// What tells by words, by paragraph.
    words: Vec<Spelled>,
    links: Vec<Link<'site>>,
    /// Inline values, as they are asked for.
    values: Vec<(String, Place)>,
    /// Footnotes, by label.
    notes: Vec<(String, Place)>,
    /// The folder that paths start from.
    folder: &'site str,
}

impl<'site> Facts<'site> {
    fn of(body: Body, (reader, tongue): (&Reader, &Tongue), snapshot: &'site Snapshot) -> Facts<'site> {
        let prose = prose(body, snapshot);
        let marks = marks(reader);
        let folder = snapshot.file(body.file()).path.folder();
        let mut facts = Facts {
            blocks: outline(&prose).iter().map(|block| (named(block), block.name.place)).collect(),
            numbers: Vec::new(),
            words: Vec::new(),
            links: Vec::new(),
            values: values(&prose),
            notes: footnotes(&prose),
            folder,
        };
        for paragraph in readable::paragraphs(&prose) {
            let numbers = paragraph.words.iter().flat_map(|words| without_hours(words, readable::numbers(words)));
            facts.numbers.extend(numbers.filter_map(|word| Some((decimal::parse(word.text, marks).ok()?.normalize(), word.place))));
            facts.words.push(Spelled::of(&paragraph, tongue));
            facts.links.extend(paragraph.links);
        }
        facts
    }
}

/// How a lone mark before three digits is read in a language.
pub(super) fn marks(reader: &Reader) -> Marks {
    if reader.locale.number(Decimal::new(15, 1), 1).contains(',') { Marks::Comma } else { Marks::Point }
}

/// Hours are written `14h30` in one language and `14.30 uur` in another.
fn without_hours<'a>(
    words: &crate::source::prose::Prose<'a>,
    numbers: Vec<crate::source::prose::Word<'a>>,
) -> impl Iterator<Item = crate::source::prose::Word<'a>> {
    let text = words.text;
    let is_hour = move |word: &crate::source::prose::Word| {
        let end = word.text.as_ptr() as usize - text.as_ptr() as usize + word.text.len();
        let next = text[end..].trim_start().split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        let clock = word.text.split(['.', ',']).all(|part| part.len() <= 2);
        clock && matches!(next, "uur" | "u" | "h" | "heures" | "heure" | "Uhr" | "am" | "pm")
    };
    numbers.into_iter().filter(move |word| !is_hour(word))
}

/// A directive with what it is about.
fn named(numbered: &Numbered) -> String {
    match numbered.argument {
        Some(argument) => format!("{} {}", numbered.name.text, argument.text),
        None => numbered.name.text.to_owned(),
    }
}

type Side<'a, 'site> = (&'a Facts<'site>, Body, Lang);

fn compare(text: &WrittenText, first: Side, other: Side, notes: &mut Notes) {
    if text.voice.is_none() {
        blocks(first, other, notes);
    }
    numbers(first, other, notes);
    called(first, other, notes);
    unnoted(first, other, notes);
    unnoted(other, first, notes);
    missing(first, other, notes);
    missing(other, first, notes);
}

/// Blocks that differ, at the first that does.
fn blocks(first: Side, other: Side, notes: &mut Notes) {
    let names = |side: &Side| side.0.blocks.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let (there, here) = (names(&first), names(&other));
    if there == here {
        return;
    }
    let at = there.iter().zip(&here).take_while(|(there, here)| there == here).count();
    let place = |side: &Side| side.0.blocks.get(at).map_or(Place::file(side.1.file()), |(_, place)| *place);
    let list = |names: &[String]| if names.is_empty() { "–".to_owned() } else { names.join(", ") };
    let problem = Problem::DirectivesDiffer { here: list(&here), there: list(&there) };
    notes.findings.add_related(problem, place(&other), place(&first));
}

/// Numbers of one text that the other lacks, in digits or in words. One that only one of them writes in digits is no
/// difference if it is small enough for words.
fn numbers(first: Side, other: Side, notes: &mut Notes) {
    let [there, here] = [(first.0, other.0), (other.0, first.0)].map(|(of, without)| {
        let mut beside = beside(&of.numbers, &without.numbers);
        beside.retain(|(number, _)| !without.words.iter().any(|paragraph| paragraph.says(*number)));
        beside
    });
    let large = |numbers: &[(Decimal, Place)]| numbers.iter().any(|(number, _)| !is_small(*number));
    let differ = (!here.is_empty() && !there.is_empty()) || large(&here) || large(&there);
    if !differ {
        return spelled::compare((&first.0.words, &first.0.numbers), (&other.0.words, &other.0.numbers), notes.findings);
    }
    let place = here.first().map_or(Place::file(other.1.file()), |(_, place)| *place);
    let related = there.first().map_or(Place::file(first.1.file()), |(_, place)| *place);
    let list = |numbers: &[(Decimal, Place)], lang: Lang| {
        let locale = &notes.readers[lang.index()].locale;
        let written: Vec<String> = numbers.iter().take(6).map(|(number, _)| locale.number(*number, number.scale())).collect();
        if written.is_empty() { "–".to_owned() } else { written.join(" · ") }
    };
    let problem = Problem::NumbersDiffer { here: list(&here, other.2), there: list(&there, first.2) };
    notes.findings.add_related(problem, place, related);
}

/// Inline values of one text that the other does not ask for: they would tell the readers of each another number.
fn called(first: Side, other: Side, notes: &mut Notes) {
    let beyond = |of: &[(String, Place)], without: &[(String, Place)]| {
        let mut left: Vec<&str> = without.iter().map(|(call, _)| call.as_str()).collect();
        let missing = of.iter().filter(|(call, _)| match left.iter().position(|one| one == call) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        });
        missing.cloned().collect::<Vec<_>>()
    };
    let (here, there) = (beyond(&other.0.values, &first.0.values), beyond(&first.0.values, &other.0.values));
    // A value said once more on one side tells nothing else.
    let new = |list: &[(String, Place)], of: &Side| list.iter().any(|(call, _)| !of.0.values.iter().any(|(known, _)| known == call));
    if !new(&here, &first) && !new(&there, &other) {
        return;
    }
    let list = |calls: &[(String, Place)]| {
        let calls: Vec<&str> = calls.iter().take(3).map(|(call, _)| call.as_str()).collect();
        if calls.is_empty() { "–".to_owned() } else { calls.join(" · ") }
    };
    let place = here.first().map_or(Place::file(other.1.file()), |(_, place)| *place);
    let related = there.first().map_or(Place::file(first.1.file()), |(_, place)| *place);
    notes.findings.add_related(Problem::NumbersDiffer { here: list(&here), there: list(&there) }, place, related);
}

/// Footnotes of one text, if the other has fewer (W16). Their labels may be words of each language.
fn unnoted(has: Side, lacks: Side, notes: &mut Notes) {
    if has.0.notes.len() <= lacks.0.notes.len() {
        return;
    }
    let absent = |(label, _): &&(String, Place)| !lacks.0.notes.iter().any(|(known, _)| known == label);
    let surplus = has.0.notes.len() - lacks.0.notes.len();
    for (label, place) in has.0.notes.iter().filter(absent).take(surplus) {
        let lang = notes.readers[lacks.2.index()].locale.tag().to_owned();
        notes.findings.add_related(Problem::MissingInTwin { what: format!("[^{label}]"), lang }, *place, Place::file(lacks.1.file()));
    }
}

fn values(prose: &Prose) -> Vec<(String, Place)> {
    let mut quiet = Findings::new();
    let mut code = Code::new(prose.text);
    let calls = inline::braces(prose.text).filter(|range| !code.holds(range.start));
    let calls = calls.filter(|range| inline::call(prose, range.clone(), &mut quiet).is_some());
    let ranges: Vec<_> = calls.collect();
    ranges
        .into_iter()
        .map(|range| (prose.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" "), prose.place(range)))
        .collect()
}

/// Where the code of a text lies, asked from its beginning to its end: examples are free to differ.
struct Code<'a> {
    text: &'a str,
    /// How far was looked, where that line begins, and what was open there: a fence, a backtick of the line.
    seen: usize,
    fenced: bool,
    quoted: bool,
}

impl<'a> Code<'a> {
    fn new(text: &'a str) -> Code<'a> {
        Code { text, seen: 0, fenced: text.trim_start_matches(' ').starts_with("```"), quoted: false }
    }

    /// Whether a place lies in a fence or between backticks of its line; no place may lie before the last one.
    fn holds(&mut self, at: usize) -> bool {
        for (offset, byte) in self.text[self.seen..at].bytes().enumerate() {
            if byte == b'\n' {
                self.quoted = false;
                let next = self.text[self.seen + offset + 1..].trim_start_matches([' ', '\t']);
                self.fenced ^= next.starts_with("```");
            }
            self.quoted ^= byte == b'`';
        }
        self.seen = at;
        self.fenced || self.quoted
    }
}

/// The labels of footnotes that a text defines, each once.
fn footnotes(prose: &Prose) -> Vec<(String, Place)> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    for (at, _) in prose.text.match_indices("[^") {
        if !prose.text[..at].chars().next_back().is_none_or(|before| matches!(before, '\n' | '\r')) {
            continue;
        }
        let rest = &prose.text[at + 2..];
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let Some(end) = line.find(']').filter(|end| *end > 0 && line[*end..].starts_with("]:")) else { continue };
        if seen.insert(&line[..end]) {
            found.push((line[..end].to_owned(), prose.place(at..at + end + 3)));
        }
    }
    found
}

fn is_small(number: Decimal) -> bool {
    number.is_integer() && !number.is_sign_negative() && number <= Decimal::from(IN_WORDS)
}

/// The numbers of one list that the other does not hold, or not as often.
fn beside(numbers: &[(Decimal, Place)], others: &[(Decimal, Place)]) -> Vec<(Decimal, Place)> {
    let mut left: BTreeMap<Decimal, usize> = BTreeMap::new();
    others.iter().for_each(|(number, _)| *left.entry(*number).or_default() += 1);
    let mut rest = Vec::new();
    for (number, place) in numbers {
        match left.get_mut(number) {
            Some(count) if *count > 0 => *count -= 1,
            _ => rest.push((*number, *place)),
        }
    }
    // A number that both name, one of them more often, is said again, not otherwise.
    rest.retain(|(number, _)| !left.contains_key(number));
    rest
}

/// Files and pages that one text leads to and the other does not (W16). Addresses of other sites have their
/// own in each language: only a text that leads to none of them lacks something.
fn missing(has: Side, lacks: Side, notes: &mut Notes) {
    let key = |link: &Link, side: &Side| target_key(link.target.text, side.0.folder, notes.readers);
    let known: BTreeSet<String> = lacks.0.links.iter().map(|link| key(link, &lacks)).collect();
    let outside = |side: &Side| side.0.links.iter().filter(|link| is_outside(link.target.text)).count();
    let (many, few) = (outside(&has), outside(&lacks));
    let mut told = BTreeSet::new();
    for link in &has.0.links {
        let wanted = key(link, &has);
        let absent = !wanted.is_empty() && !known.contains(&wanted) && (!is_outside(link.target.text) || many > few);
        if absent && told.insert(wanted) {
            let lang = notes.readers[lacks.2.index()].locale.tag().to_owned();
            let problem = Problem::MissingInTwin { what: link.target.text.to_owned(), lang };
            notes.findings.add_related(problem, link.target.place, Place::file(lacks.1.file()));
        }
    }
}

fn is_outside(target: &str) -> bool {
    target.starts_with("https://") || target.starts_with("http://") || target.starts_with("mailto:") || target.starts_with("tel:")
}

/// A target without what tells languages apart: `rapport.fr.pdf` and `rapport.nl.pdf` are one, and so are
/// `page:methode` and `methode.nl.md`. Anchors of the page itself are named after its headings, in its own language.
fn target_key(target: &str, folder: &str, readers: &[Reader]) -> String {
    // Anchors are named after headings, and addresses from the root hold their language's own words.
    if target.starts_with('/') || (target.starts_with('#') && !target.starts_with("#fig")) {
        return String::new();
    }
    let folders = [("page:", "pages"), ("news:", "news"), ("testimonial:", "testimonials"), ("chapter:", "notebooks")];
    let named = folders.iter().find_map(|(scheme, folder)| Some(format!("content/{folder}/{}", target.strip_prefix(scheme)?)));
    let path = || target.strip_suffix(".md").and_then(|path| SourcePath::resolve(folder, path)).map(|path| path.as_str().to_owned());
    let target = named.or_else(path).unwrap_or_else(|| target.to_owned());
    let is_language = |part: &str| readers.iter().any(|reader| part == reader.locale.primary() || part == reader.locale.tag());
    let parts = target.split(['.', '-', '_', '/']).filter(|part| !is_language(part));
    parts.collect::<Vec<_>>().join("/").to_lowercase()
}
