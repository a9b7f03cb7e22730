//! Findings for people, as rustc shows them: the sentence, the place, the line itself, the repair.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::place::{Lines, Places, Spot};
use super::words::{Words, count, others, words};
use super::{Look, Style};
use crate::finding::wording::{related, wording};
use crate::finding::{Finding, Place, Severity, Wording};
use crate::snapshot::{FileId, Snapshot};
use crate::untrusted::visible;

/// How many further places of a repeated finding are named.
const PLACES: usize = 6;
/// Longer lines are cut around what they are shown for.
const WIDTH: usize = 120;

/// One finding, and the places in the same file of which the same is said.
struct Block<'a> {
    finding: &'a Finding,
    said: Wording,
    again: Vec<Place>,
}

/// The findings with excerpts of their files, then how many there are of each severity.
///
/// The same sentence about several places of one file is one finding with its other places named.
/// Empty if there are no findings.
pub fn human(findings: &[Finding], snapshot: &Snapshot, look: &Look) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let places = Places::of(findings, snapshot);
    let mut shown = BTreeMap::new();
    let mut hidden = 0;
    let mut out = String::new();
    for block in folded(findings, look) {
        let of_its_kind = shown.entry(block.finding.severity).or_insert(0);
        if *of_its_kind == look.limit {
            hidden += 1 + block.again.len();
        } else {
            *of_its_kind += 1;
            out += &drawn(&block, &places, look);
            out += "\n\n";
        }
    }
    if hidden > 0 {
        out += &format!("{}\n\n", others(look.tongue, hidden));
    }
    out + &tally(findings, look) + "\n"
}

fn folded<'a>(findings: &'a [Finding], look: &Look) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut known: BTreeMap<(FileId, Wording), usize> = BTreeMap::new();
    for finding in findings {
        let said = wording(&finding.problem, look.tongue);
        let next = blocks.len();
        let index = *known.entry((finding.place.file, said.clone())).or_insert(next);
        if index == next {
            blocks.push(Block { finding, said, again: Vec::new() });
        } else {
            blocks[index].again.push(finding.place);
        }
    }
    blocks
}

/// "3 errors, 2 warnings".
fn tally(findings: &[Finding], look: &Look) -> String {
    [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .map(|severity| (severity, findings.iter().filter(|finding| finding.severity == severity).count()))
        .filter(|(_, number)| *number > 0)
        .map(|(severity, number)| count(look.tongue, severity, number))
        .collect::<Vec<_>>()
        .join(", ")
}

fn drawn(block: &Block, places: &Places, look: &Look) -> String {
    let (finding, words) = (block.finding, words(look.tongue));
    let code = finding.problem.code().as_str();
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let level = level.with_name(words.severity(finding.severity));
    let (same_file, far): (Vec<Place>, Vec<Place>) = finding.related.iter().partition(|place| place.file == finding.place.file);
    let (near, mut unseen): (Vec<Place>, Vec<Place>) = same_file.iter().partition(|place| fits_beside(**place, finding.place, places));
    let label = related(&finding.problem, look.tongue);
    let numbered = far.iter().chain([&finding.place]).any(|place| places.excerpt(*place).is_some());
    let mut group = Group::with_title(level.primary_title(block.said.message.as_str()).id(code));
    match excerpt(finding.place, &near, places, label) {
        Some(snippet) => group = group.element(snippet),
        None => {
            let spot = places.spot(finding.place);
            group = group.element(Origin::path(visible(&spot.file)).line(spot.line).char_column(spot.column));
            unseen.extend(&near);
        }
    }
    for place in far {
        match places.excerpt(place) {
            Some(lines) => group = group.element(elsewhere(place, lines, places, label)),
            None => unseen.push(place),
        }
    }
    let notes = unseen.iter().map(|place| format!("{label} ({})", visible(&places.spot(*place).address())));
    let again = (!block.again.is_empty()).then(|| repeated(&block.again, places, &words));
    group = group.elements(notes.chain(again).map(|note| Level::NOTE.with_name(words.note).message(note)));
    group = group.elements(block.said.help.iter().map(|help| Level::HELP.with_name(words.help).message(help.as_str())));
    group = group.element(Level::NOTE.with_name(words.explanation).message(format!("diptych explain {code}")));
    let renderer = match look.style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled().hyperlink(false),
    };
    let report = renderer.term_width(WIDTH).render(&[group]);
    // Without line numbers the renderer leaves no margin for the arrow.
    if numbered { report } else { report.replace('\n', "\n ") }
}

/// Whether two places of a file can share an excerpt: their lines are cut at the same columns.
fn fits_beside(place: Place, primary: Place, places: &Places) -> bool {
    places.excerpt(place).is_some() && places.spot(place).column.abs_diff(places.spot(primary).column) < WIDTH / 2
}

/// "also at 12:3, 18:3…": the lines and columns of the same finding in the same file.
fn repeated(again: &[Place], places: &Places, words: &Words) -> String {
    let named = again.iter().take(PLACES).map(|place| places.spot(*place));
    let named: Vec<String> = named.map(|spot| format!("{}:{}", spot.line, spot.column)).collect();
    let rest = again.len() - named.len();
    let more = if rest > 0 { format!(" + {rest}") } else { String::new() };
    format!("{} {}{more}", words.also, named.join(", "))
}

/// The place with its line, and the related places of the same file with theirs.
fn excerpt<'a>(place: Place, near: &[Place], places: &Places, label: &'a str) -> Option<Snippet<'a, Annotation<'a>>> {
    let lines = places.excerpt(place)?;
    let mut marks = vec![(places.spot(place), AnnotationKind::Primary, None)];
    marks.extend(near.iter().map(|other| (places.spot(*other), AnnotationKind::Context, Some(label))));
    Some(cut(lines, marks))
}

fn elsewhere<'a>(place: Place, lines: &Lines, places: &Places, label: &'a str) -> Snippet<'a, Annotation<'a>> {
    cut(lines, vec![(places.spot(place), AnnotationKind::Context, Some(label))])
}

/// The lines from the first mark to the last; what has several lines is marked to the end of its first.
fn cut<'a>(lines: &Lines, marks: Vec<(Spot, AnnotationKind, Option<&'a str>)>) -> Snippet<'a, Annotation<'a>> {
    let first = marks.iter().map(|(spot, ..)| spot.line).min().unwrap_or(1);
    let last = marks.iter().map(|(spot, ..)| spot.line).max().unwrap_or(1);
    let path = marks.first().map(|(spot, ..)| visible(&spot.file));
    let mut source = String::new();
    let mut spans: Vec<(Range<usize>, AnnotationKind, Option<&str>)> = Vec::new();
    for number in first..=last {
        let line: String = lines.line(number).chars().map(printable).collect();
        for (spot, kind, label) in marks.iter().filter(|(spot, ..)| spot.line == number) {
            let byte = |column: usize| line.char_indices().nth(column - 1).map_or(line.len(), |(byte, _)| byte);
            let end = if spot.end_line == number { byte(spot.end_column) } else { line.trim_end().len() };
            let start = byte(spot.column);
            spans.push((source.len() + start..source.len() + end.max(start), *kind, *label));
        }
        source += &line;
        source.push('\n');
    }
    let annotations = spans.into_iter().map(|(span, kind, label)| kind.span(span).label(label));
    Snippet::source(source).line_start(first).path(path).annotations(annotations)
}

/// A character that stays where it is: one that would be obeyed or not be seen becomes one that is.
/// The renderer does this for the control characters of ASCII, keeping their columns.
fn printable(character: char) -> char {
    match character {
        '\u{80}'..='\u{9F}' | '\u{61C}' | '\u{200B}'..='\u{200C}' | '\u{200E}'..='\u{200F}' => '\u{FFFD}',
        '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => '\u{FFFD}',
        other => other,
    }
}
