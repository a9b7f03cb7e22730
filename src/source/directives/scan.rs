//! The scanner: one walk over the lines of a body.

use std::ops::Range;

use crate::finding::{Findings, Problem};
use crate::source::prose::{Line, Prose, lines};

use super::header::{Header, closing, header, opening, run_length};
use super::markers::{depth, is_rule, list_mark};
use super::{Body, DEPTH_LIMIT, Directive, Kind, NAMES, Part, Piece, Scan};

/// Cuts a body into Markdown and directives.
pub fn scan<'a>(prose: &Prose<'a>) -> Scan<'a> {
    let mut scanner = Scanner { prose: *prose, levels: vec![Level::root()], findings: Findings::new(), too_deep: false };
    let mut at = 0;
    while at < prose.text.len() {
        at = scanner.line(Line::at(prose.text, at));
    }
    while scanner.levels.len() > 1 {
        scanner.unclosed(prose.text.len());
    }
    let pieces = scanner.levels.pop().map(|root| root.pieces(prose.text.len())).unwrap_or_default();
    Scan { pieces, findings: scanner.findings, too_deep: scanner.too_deep }
}

struct Scanner<'a> {
    prose: Prose<'a>,
    levels: Vec<Level<'a>>,
    findings: Findings,
    too_deep: bool,
}

/// The body, or an open container in it.
struct Level<'a> {
    head: Option<Head<'a>>,
    parts: Vec<Part<'a>>,
    part_start: usize,
    pieces: Vec<Piece<'a>>,
    markdown_start: usize,
    /// The column where its content begins, more than 0 in a list.
    base: usize,
    /// The columns where the content of the lists around the current line begins.
    lists: Vec<usize>,
}

struct Head<'a> {
    header: Header<'a>,
    colons: usize,
    spot: Spot,
}

/// Where a directive begins.
#[derive(Clone, Copy)]
struct Spot {
    line: Line,
    start: usize,
    indent: usize,
    opens_item: bool,
}

impl<'a> Level<'a> {
    fn root() -> Level<'a> {
        Level { head: None, parts: vec![], part_start: 0, pieces: vec![], markdown_start: 0, base: 0, lists: vec![] }
    }

    fn pieces(mut self, end: usize) -> Vec<Piece<'a>> {
        self.end_markdown(end);
        self.pieces
    }

    fn end_markdown(&mut self, end: usize) {
        if self.markdown_start < end {
            self.pieces.push(Piece::Markdown(self.markdown_start..end));
        }
    }

    fn end_part(&mut self, end: usize, next: usize) {
        self.end_markdown(end);
        self.parts.push(Part { range: self.part_start..end.max(self.part_start), pieces: std::mem::take(&mut self.pieces) });
        self.part_start = next;
        self.markdown_start = next;
        self.lists.clear();
    }
}

impl<'a> Scanner<'a> {
    fn top(&mut self) -> &mut Level<'a> {
        self.levels.last_mut().expect("the root level is never closed before the end")
    }

    /// Reads one line, and everything that belongs to it; returns where the next one begins.
    fn line(&mut self, line: Line) -> usize {
        let text = line.of(self.prose.text);
        let trimmed = text.trim_start_matches([' ', '\t']);
        if trimmed.is_empty() {
            return line.next;
        }
        let column = columns(&text[..text.len() - trimmed.len()]);
        let start = line.end - trimmed.len();
        let base = self.leave_lists(column);
        if column >= base + 4 {
            return line.next;
        }
        match trimmed.as_bytes()[0] {
            b'>' | b'-' | b'+' | b'*' | b'0'..=b'9' => self.marked(line, start, column),
            b':' | b'`' | b'~' | b'<' => self.content(line, Spot { line, start, indent: start - line.start, opens_item: false }),
            _ => line.next,
        }
    }

    /// A line that begins with the marks of lists or quotations, or with `+++`.
    fn marked(&mut self, line: Line, mut start: usize, mut column: usize) -> usize {
        let text = self.prose.text;
        if text[start..line.end].trim_end() == "+++" && self.divides() {
            self.top().end_part(line.start, line.next);
            return line.next;
        }
        if depth(&text[start..line.end], DEPTH_LIMIT) > DEPTH_LIMIT {
            self.note_depth(start);
            return text.len();
        }
        while !is_rule(&text[start..line.end]) {
            let Some((length, width)) = list_mark(&text[start..line.end]) else { break };
            start += length;
            column += width;
            self.top().lists.push(column);
        }
        self.note_quoted(start..line.end);
        if start == line.end || matches!(text.as_bytes()[start], b' ' | b'\t' | b'>') {
            return line.next;
        }
        self.content(line, Spot { line, start, indent: start - line.start, opens_item: true })
    }

    /// What begins at `spot`: a directive, code, an HTML block, or mere words.
    fn content(&mut self, line: Line, spot: Spot) -> usize {
        let rest = &self.prose.text[spot.start..line.end];
        if let Some(colons) = opening(rest) {
            return self.open(spot, colons);
        }
        if let Some(colons) = closing(rest) {
            return self.close(line, spot, colons);
        }
        match rest.as_bytes()[0] {
            mark @ (b'`' | b'~') => self.fence(line, spot, mark),
            b'<' => after_html(self.prose.text, line, rest),
            _ => {
                self.note_two_colons(rest, spot);
                line.next
            }
        }
    }

    fn open(&mut self, spot: Spot, colons: usize) -> usize {
        let words = spot.start + colons..spot.line.end;
        let header = header(&self.prose, trimmed(self.prose.text, words), &mut self.findings);
        if header.kind != Kind::Container {
            return self.leaf(spot, colons, header);
        }
        if self.levels.len() > DEPTH_LIMIT {
            self.note_depth(spot.start);
            return self.prose.text.len();
        }
        self.top().end_markdown(spot.start);
        let (base, next) = (self.base(), spot.line.next);
        let head = Some(Head { header, colons, spot });
        self.levels.push(Level { head, part_start: next, markdown_start: next, base, ..Level::root() });
        next
    }

    /// A directive whose body is options: it ends at its closing line; without one, before the
    /// next opening line, the next blank line or the closing line of what it stands in.
    fn leaf(&mut self, spot: Spot, colons: usize, header: Header<'a>) -> usize {
        let text = self.prose.text;
        let mut blank = None;
        for line in lines(text, spot.line.next) {
            let words = line.of(text);
            if closing(words).is_some_and(|count| count >= colons && !self.levels.iter().any(|level| level.is_open_with(count, colons))) {
                self.push(spot, header, spot.line.next..line.start, line);
                return line.next;
            }
            if closing(words).is_some_and(|count| count > colons) || opening(words).is_some() {
                blank = blank.or(Some(line.start));
                break;
            }
            blank = blank.or(words.trim().is_empty().then_some(line.start));
        }
        let end = blank.unwrap_or(text.len()).max(spot.line.next);
        self.note_unclosed(spot, &header);
        let last = Line { start: spot.line.next, end: text[..end].trim_end_matches(['\n', '\r']).len().max(spot.line.end), next: end };
        self.push(spot, header, spot.line.next..end, last);
        end
    }

    fn push(&mut self, spot: Spot, header: Header<'a>, body: Range<usize>, last: Line) {
        let body = Body::Options(self.prose.part(body));
        let directive = self.directive(spot, header, body, last.end);
        self.top().end_markdown(spot.start);
        self.top().pieces.push(directive);
        self.top().markdown_start = last.end;
    }

    fn directive(&self, spot: Spot, header: Header<'a>, body: Body<'a>, end: usize) -> Piece<'a> {
        let Header { name, kind, arguments, attributes } = header;
        let place = self.prose.place(trimmed(self.prose.text, spot.start..spot.line.end));
        let (indent, opens_item) = (spot.indent, spot.opens_item);
        Piece::Directive(Box::new(Directive { name, kind, arguments, attributes, body, range: spot.start..end, indent, opens_item, place }))
    }

    /// A closing line: of the innermost container with as many colons, else of the innermost with fewer.
    fn close(&mut self, line: Line, spot: Spot, colons: usize) -> usize {
        let exact = self.levels.iter().rposition(|level| level.colons() == Some(colons));
        let Some(found) = exact.or_else(|| self.levels.iter().rposition(|level| level.colons().is_some_and(|own| own < colons))) else {
            let written = ":".repeat(colons.min(8));
            let place = self.prose.place(trimmed(self.prose.text, spot.start..line.end));
            self.findings.add(Problem::NearMiss { nearest: format!("{written} callout"), written }, place);
            return line.next;
        };
        while self.levels.len() > found + 1 {
            self.unclosed(line.start);
        }
        self.end_container(line.start, line.end);
        line.next
    }

    fn unclosed(&mut self, end: usize) {
        let Scanner { prose, levels, findings, .. } = self;
        if let Some(Head { header, spot, .. }) = levels.last().and_then(|level| level.head.as_ref()) {
            let place = prose.place(trimmed(prose.text, spot.start..spot.line.end));
            findings.add(Problem::UnclosedDirective { name: header.name.text.to_owned() }, place);
        }
        self.end_container(end, end);
    }

    fn end_container(&mut self, end: usize, last: usize) {
        let Some(mut level) = self.levels.pop() else { return };
        level.end_part(end, end);
        let Some(Head { header, spot, .. }) = level.head else { return };
        let directive = self.directive(spot, header, Body::Parts(level.parts), last);
        self.top().pieces.push(directive);
        self.top().markdown_start = last;
    }

    /// Fenced code; ```` ```chart ```` is a directive.
    fn fence(&mut self, line: Line, spot: Spot, mark: u8) -> usize {
        let text = self.prose.text;
        let rest = &text[spot.start..line.end];
        let length = run_length(rest, mark);
        let info = &rest[length..];
        if length < 3 || (mark == b'`' && info.contains('`')) {
            return line.next;
        }
        let base = self.base();
        let last = lines(text, line.next).find(|line| ends_fence(line.of(text), mark, length) || leaves(line.of(text), base));
        let closed = last.filter(|line| ends_fence(line.of(text), mark, length));
        let next = closed.map_or(last.map_or(text.len(), |line| line.start), |line| line.next);
        if info.split_whitespace().next() != Some("chart") {
            return next;
        }
        let header = header(&self.prose, trimmed(text, spot.start + length..line.end), &mut self.findings);
        if closed.is_none() {
            self.note_unclosed(spot, &header);
        }
        let end = closed.map_or(next, |line| line.start).max(line.next);
        let last = closed.unwrap_or(Line { start: end, end: text[..end].trim_end_matches(['\n', '\r']).len(), next });
        self.push(spot, header, line.next..end, last);
        next.max(line.next)
    }

    /// Leaves the lists that a line of this indentation does not belong to.
    fn leave_lists(&mut self, column: usize) -> usize {
        let lists = &mut self.top().lists;
        while lists.last().is_some_and(|content| *content > column) {
            lists.pop();
        }
        self.base()
    }

    /// The column where the content of the list around the current line begins.
    fn base(&mut self) -> usize {
        let level = self.top();
        level.lists.last().copied().unwrap_or(level.base)
    }

    fn divides(&self) -> bool {
        self.levels.last().and_then(|level| level.head.as_ref()).is_some_and(|head| head.header.name.text == "columns")
    }

    fn note_unclosed(&mut self, spot: Spot, header: &Header) {
        let place = self.prose.place(trimmed(self.prose.text, spot.start..spot.line.end));
        self.findings.add(Problem::UnclosedDirective { name: header.name.text.to_owned() }, place);
    }

    fn note_depth(&mut self, start: usize) {
        self.findings.add(Problem::TooDeep { limit: DEPTH_LIMIT }, self.prose.place(start..start + 1));
        self.too_deep = true;
    }

    /// A directive in a quotation is mere words; whoever wrote it meant otherwise.
    fn note_quoted(&mut self, range: Range<usize>) {
        let quoted = &self.prose.text[range.clone()];
        let inner = quoted.trim_start_matches(['>', ' ']);
        let known = opening(inner).is_some_and(|colons| is_known(&inner[colons..]));
        if inner.len() < quoted.len() && known {
            let (written, place) = (quoted.trim_end().to_owned(), self.prose.place(range));
            self.findings.add(Problem::NearMiss { written, nearest: inner.trim_end().to_owned() }, place);
        }
    }

    fn note_two_colons(&mut self, rest: &str, spot: Spot) {
        if run_length(rest, b':') == 2 && is_known(&rest[2..]) {
            let place = self.prose.place(trimmed(self.prose.text, spot.start..spot.line.end));
            self.findings.add(Problem::NearMiss { written: rest.trim_end().to_owned(), nearest: format!(":{}", rest.trim_end()) }, place);
        }
    }
}

impl Level<'_> {
    fn colons(&self) -> Option<usize> {
        self.head.as_ref().map(|head| head.colons)
    }

    /// Whether a closing line of `count` colons is this container's rather than that of a leaf with `own`.
    fn is_open_with(&self, count: usize, own: usize) -> bool {
        count != own && self.colons() == Some(count)
    }
}

fn is_known(rest: &str) -> bool {
    rest.split_whitespace().next().is_some_and(|name| NAMES.contains(&name))
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.end - words.trim_start().len();
    start..start + words.trim().len()
}

fn columns(indentation: &str) -> usize {
    indentation.bytes().fold(0, |column, byte| if byte == b'\t' { column / 4 * 4 + 4 } else { column + 1 })
}

fn ends_fence(line: &str, mark: u8, length: usize) -> bool {
    let words = line.trim();
    run_length(words, mark) >= length && words.bytes().all(|byte| byte == mark)
}

/// Whether a line ends the list whose content begins at `base`, and all code in it.
fn leaves(line: &str, base: usize) -> bool {
    let words = line.trim_start_matches([' ', '\t']);
    base > 0 && !words.is_empty() && columns(&line[..line.len() - words.len()]) < base
}

/// Comments and verbatim HTML hide what is in them; other HTML does not.
fn after_html(text: &str, line: Line, rest: &str) -> usize {
    const BLOCKS: &[(&str, &str)] = &[("<!--", "-->"), ("<pre", "</pre>"), ("<script", "</script>"), ("<style", "</style>")];
    let starts = |mark: &str| rest.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
    let Some((mark, end)) = BLOCKS.iter().find(|(mark, _)| starts(mark)) else { return line.next };
    let holds =
        |words: &str| words.len() >= end.len() && words.as_bytes().windows(end.len()).any(|part| part.eq_ignore_ascii_case(end.as_bytes()));
    if holds(&rest[mark.len()..]) {
        return line.next;
    }
    lines(text, line.next).find(|line| holds(line.of(text))).map_or(text.len(), |line| line.next)
}
