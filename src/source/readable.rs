//! What of a Markdown text is read as words: no code, no directive, no address, no tag, no inline value.
//!
//! A light scanner for rules about words and numbers. It may see a little less than a reader does, never
//! what a reader does not; the text itself is parsed elsewhere. Every search is bounded, so time is linear.

use std::ops::Range;

use super::directives::{Body, Part, Piece, scan};
use super::prose::{Prose, Word, lines};

/// How far the end of a code span, an address or a tag is looked for.
const REACH: usize = 2000;

/// A paragraph, a heading, a list item or a table: lines without an empty one between them.
#[derive(Clone, Debug, Default)]
pub struct Paragraph<'a> {
    /// Its words, cut where something else stands.
    pub words: Vec<Prose<'a>>,
    /// Its links and pictures.
    pub links: Vec<Link<'a>>,
}

/// A link, or a picture.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    /// What stands between the brackets.
    pub text: Prose<'a>,
    /// Where it leads, as written.
    pub target: Word<'a>,
}

/// The paragraphs of a body, those in containers included.
pub fn paragraphs<'a>(prose: &Prose<'a>) -> Vec<Paragraph<'a>> {
    let mut ranges = Vec::new();
    markdown(&scan(prose).pieces, &mut ranges);
    let mut found = Vec::new();
    for range in ranges {
        blocks(prose.text, range, |block| found.push(paragraph(prose, block)));
    }
    found
}

fn markdown(pieces: &[Piece], ranges: &mut Vec<Range<usize>>) {
    for piece in pieces {
        match piece {
            Piece::Markdown(range) => ranges.push(range.clone()),
            Piece::Directive(directive) => {
                if let Body::Parts(parts) = &directive.body {
                    parts.iter().for_each(|Part { pieces, .. }| markdown(pieces, ranges));
                }
            }
        }
    }
}

/// Runs of lines that are neither empty nor in a code fence nor the definition of a link.
fn blocks(text: &str, range: Range<usize>, mut each: impl FnMut(Range<usize>)) {
    let mut start = None;
    let mut fence: Option<&str> = None;
    let mut flush = |start: &mut Option<usize>, end: usize| start.take().into_iter().for_each(|start| each(start..end));
    for line in lines(&text[..range.end], range.start) {
        let words = line.of(text).trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| words.starts_with(mark));
        if mark.is_some() && (fence.is_none() || fence == mark) {
            flush(&mut start, line.start);
            fence = if fence.is_none() { mark } else { None };
        } else if fence.is_some() || words.is_empty() || (words.starts_with('[') && words.contains("]: ")) {
            flush(&mut start, line.start);
        } else if start.is_none() {
            start = Some(line.start);
        }
    }
    flush(&mut start, range.end);
}

fn paragraph<'a>(prose: &Prose<'a>, range: Range<usize>) -> Paragraph<'a> {
    let text = prose.text;
    let mut done = Paragraph::default();
    let (mut from, mut at) = (range.start, range.start);
    let mut opened: Vec<usize> = Vec::new();
    while let Some(offset) =
        text.as_bytes()[at..range.end].iter().position(|byte| matches!(byte, b'\\' | b'[' | b']' | b'`' | b'{' | b'<' | b'h'))
    {
        at += offset;
        let rest = &text[at..range.end];
        let skipped = match rest.as_bytes()[0] {
            b'\\' => None.or(rest[1..].chars().next().map(|next| 1 + next.len_utf8())),
            b'[' => {
                opened.push(at + 1);
                None
            }
            b']' if rest.starts_with("](") => opened.pop().and_then(|start| {
                let length = destination(&rest[2..])?;
                let target = rest[2..2 + length].trim().trim_matches(['<', '>']);
                let target = target.split_whitespace().next().unwrap_or_default();
                // An empty target lies nowhere: it is pointed at where it would begin.
                let offset = if target.is_empty() { at + 2 } else { target.as_ptr() as usize - text.as_ptr() as usize };
                done.links.push(Link { text: prose.part(start..at), target: prose.word(offset..offset + target.len()) });
                Some(length + 3)
            }),
            first => passed_over(first, rest),
        };
        if let Some(length) = skipped {
            if from < at {
                done.words.push(prose.part(from..at));
            }
            at += length;
            from = at;
        } else {
            at += 1;
        }
    }
    if from < range.end {
        done.words.push(prose.part(from..range.end));
    }
    done
}

/// How long the code span, inline value, tag, attribute list or bare address at the start of `rest` is.
fn passed_over(first: u8, rest: &str) -> Option<usize> {
    let near = within(rest, REACH);
    let closed = |open: &str, close: &str| near[open.len()..].find(close).map(|at| open.len() + at + close.len());
    match first {
        b'`' => {
            let run = &near[..near.len() - near.trim_start_matches('`').len()];
            closed(run, run).or(Some(run.len()))
        }
        b'{' if rest.starts_with("{{") => closed("{{", "}}"),
        b'{' if rest.starts_with("{#") || rest.starts_with("{.") => closed("{", "}"),
        b'<' if rest[1..].starts_with(|next: char| next.is_ascii_alphabetic() || matches!(next, '/' | '!')) => closed("<", ">"),
        b'h' if rest.starts_with("https://") || rest.starts_with("http://") => Some(near.find(char::is_whitespace).unwrap_or(near.len())),
        _ => None,
    }
}

/// The length of what stands before the bracket that closes a link's target.
fn destination(rest: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, letter) in within(rest, REACH).char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The first bytes of a text, cut between characters.
fn within(text: &str, length: usize) -> &str {
    let end = (0..=length.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

/// What makes an ordinal of a number.
const ORDINALS: [&str; 13] = ["er", "re", "ère", "e", "ème", "eme", "nd", "nde", "ste", "de", "st", "rd", "th"];

/// The numbers in digits among words, as written, ordinals too; none that are part of a word (`14h30`, `A4`).
pub fn numbers<'a>(words: &Prose<'a>) -> Vec<Word<'a>> {
    let text = words.text;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text.as_bytes()[at..].iter().position(u8::is_ascii_digit) {
        let start = at + offset;
        let end = number_end(text, start);
        let before = text[..start].chars().next_back();
        let after: String = text[end..].chars().take_while(|letter| letter.is_alphabetic() || *letter == '°').collect();
        if !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '^')
            && (after.is_empty() || ORDINALS.contains(&after.as_str()))
        {
            found.push(words.word(start..end));
        }
        at = end;
    }
    found
}

fn number_end(text: &str, start: usize) -> usize {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(start);
    let mut end = start + first;
    while let Some(mark) = text[end..].chars().next() {
        let next = end + mark.len_utf8();
        let length = digits(next);
        let groups = matches!(mark, ' ' | '\u{A0}' | '\u{202F}') && length == 3 && first <= 3;
        if !(groups || matches!(mark, '.' | ',') && length > 0) {
            break;
        }
        end = next + length;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Place;
    use crate::snapshot::FileId;

    fn read(text: &str) -> (String, Vec<String>) {
        let all = paragraphs(&Prose::verbatim(text, Place::file(FileId(0))));
        let words = all.iter().flat_map(|one| &one.words).map(|prose| prose.text).collect::<Vec<_>>().join("|");
        (words, all.iter().flat_map(|one| &one.links).map(|link| link.target.text.to_owned()).collect())
    }

    #[test]
    fn code_addresses_tags_values_and_directives_are_no_words() {
        let (words, links) =
            read("Un `a 1` [lien 2](b.md \"3\") <b>4</b> {{ value x@5 }} https://x.org/6 fin.\n\n```\n7\n```\n\n::: toc\nmax: 8\n:::\n");
        assert_eq!(words, "Un | [lien 2| |4| | | fin.\n");
        assert_eq!(links, ["b.md"]);
    }

    #[test]
    fn words_in_containers_are_words() {
        assert_eq!(read("::: callout {kind=note}\nUne note.\n:::\n").0, "Une note.\n");
    }

    #[test]
    fn numbers_are_taken_whole() {
        let text = "En 2023, 1 234,5 tonnes (12 %), le 1er mai, 2021-2022, 14h30, A4, 3.5.[^7]";
        let found: Vec<&str> = numbers(&Prose::verbatim(text, Place::file(FileId(0)))).iter().map(|word| word.text).collect();
        assert_eq!(found, ["2023", "1 234,5", "12", "1", "2021", "2022", "3.5"]);
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for unit in ["[", "](", "[a]()", "[a](< >)", "`", "{{", "<a", "[a](b", "http://", "1,", "1 234", "\\"] {
            let text = unit.repeat(100_000);
            assert!(paragraphs(&Prose::verbatim(&text, Place::file(FileId(0)))).len() < 2, "{unit}");
            numbers(&Prose::verbatim(&text, Place::file(FileId(0))));
        }
    }
}
