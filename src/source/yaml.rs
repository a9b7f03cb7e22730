//! One located tree for each YAML file: scalars verbatim, every node with its place.
//!
//! YAML's own guesses are not made here (`no` stays `no`, `01000` stays `01000`): the field that
//! reads a scalar decides what it is. Duplicate keys, tags, merge keys and second documents are
//! refused; depth and size are bounded before anything is built.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Span, StrInput, Tag};

use super::slips;
use crate::finding::{Findings, Place, Problem, YamlTrouble};

/// Levels of lists and maps that one file may nest.
pub const DEPTH_LIMIT: usize = 64;
/// Nodes that one file may hold, aliases counted as what they stand for.
pub const NODE_LIMIT: usize = 200_000;

/// A node of the tree.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it is written.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Nothing after the colon, or `~`.
    Empty,
    /// A scalar, exactly as written (quotes and escapes resolved).
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order written; no key twice.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key as written.
    pub key: String,
    /// Where the key is written.
    pub place: Place,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The scalar's words, if it is one.
    pub fn scalar(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a key, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.kind {
            Kind::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value),
            _ => None,
        }
    }
}

/// The tree of a YAML text that begins at `base`; nothing, with its findings, if it cannot be read.
pub fn parse(text: &str, base: Place, findings: &mut Findings) -> Option<Node> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    let mut reader = Reader {
        parser: Parser::new_from_str_with_options(text, options),
        text,
        base,
        nodes: 0,
        anchors: HashMap::new(),
        named: Vec::new(),
        duplicates: Findings::new(),
    };
    match reader.document() {
        Ok(node) => {
            for (_, place) in std::mem::take(&mut reader.named) {
                let start = (place.start - base.start) as usize;
                if let Some((what, from, to)) = slips::reserved_at(text, start) {
                    reader.duplicates.add(Problem::Yaml { trouble: what }, base.within(from, to));
                }
            }
            let broken = !reader.duplicates.is_empty();
            findings.append(reader.duplicates);
            let slips = slips::in_tree(&node, text, base);
            let slipped = !slips.is_empty();
            findings.append(slips);
            (!broken && !slipped).then_some(node)
        }
        Err(trouble) => {
            findings.append(reader.duplicates);
            findings.add(Problem::Yaml { trouble: trouble.what }, trouble.place);
            None
        }
    }
}

struct Trouble {
    what: YamlTrouble,
    place: Place,
}

struct Reader<'text> {
    parser: Parser<'text, StrInput<'text>>,
    text: &'text str,
    base: Place,
    nodes: usize,
    anchors: HashMap<usize, Option<Node>>,
    /// Scalars with an anchor that nothing has referred to so far: probably words that begin with an ampersand.
    named: Vec<(usize, Place)>,
    duplicates: Findings,
}

impl<'text> Reader<'text> {
    fn document(&mut self) -> Result<Node, Trouble> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(..) => {}
                Event::StreamEnd => return Err(Trouble { what: YamlTrouble::Empty, place: self.base.within(0, 0) }),
                first => {
                    let node = self.node(first, span, 0)?;
                    self.end()?;
                    return match node.kind {
                        Kind::Empty => Err(Trouble { what: YamlTrouble::Empty, place: self.base.within(0, 0) }),
                        _ => Ok(node),
                    };
                }
            }
        }
    }

    fn end(&mut self) -> Result<(), Trouble> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(()),
                Event::DocumentStart(..) => return Err(Trouble { what: YamlTrouble::SecondDocument, place: self.place(span) }),
                _ => {}
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'text>, Span), Trouble> {
        match self.parser.next_event() {
            Some(Ok(pair)) => Ok(pair),
            Some(Err(error)) => Err(self.trouble(&error)),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'text>, span: Span, depth: usize) -> Result<Node, Trouble> {
        let place = self.place(span);
        self.nodes += 1;
        if self.nodes > NODE_LIMIT {
            return Err(Trouble { what: YamlTrouble::TooMany(NODE_LIMIT), place });
        }
        if depth > DEPTH_LIMIT {
            return Err(Trouble { what: YamlTrouble::TooDeep(DEPTH_LIMIT), place });
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_tag(tag.as_deref(), place)?;
                let node = Node { place, kind: scalar(&text, style) };
                self.remember(anchor, &node);
                if anchor > 0 && style == ScalarStyle::Plain {
                    self.named.push((anchor, place));
                }
                Ok(node)
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_tag(tag.as_deref(), place)?;
                self.open(anchor);
                let node = self.list(place, depth)?;
                self.remember(anchor, &node);
                Ok(node)
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_tag(tag.as_deref(), place)?;
                self.open(anchor);
                let node = self.map(place, depth)?;
                self.remember(anchor, &node);
                Ok(node)
            }
            Event::Alias(anchor) => self.alias(anchor, place),
            _ => Err(Trouble { what: YamlTrouble::Syntax, place }),
        }
    }

    fn list(&mut self, place: Place, depth: usize) -> Result<Node, Trouble> {
        let mut nodes = Vec::new();
        let mut end = place;
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                end = self.last(end, span);
                return Ok(Node { place: joined(place, end), kind: Kind::List(nodes) });
            }
            let node = self.node(event, span, depth + 1)?;
            end = node.place;
            nodes.push(node);
        }
    }

    fn map(&mut self, place: Place, depth: usize) -> Result<Node, Trouble> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen: HashMap<String, Place> = HashMap::new();
        let mut end = place;
        loop {
            let (event, span) = self.next()?;
            let at = self.place(span);
            let (key, style) = match event {
                Event::MappingEnd => {
                    end = self.last(end, span);
                    return Ok(Node { place: joined(place, end), kind: Kind::Map(entries) });
                }
                Event::Scalar(key, style, _, tag) => {
                    self.refuse_tag(tag.as_deref(), at)?;
                    (key.into_owned(), style)
                }
                _ => return Err(Trouble { what: YamlTrouble::ComplexKey, place: at }),
            };
            if key == "<<" && style == ScalarStyle::Plain {
                return Err(Trouble { what: YamlTrouble::MergeKey, place: at });
            }
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            if let Some((what, place)) = self.cut_number(entries.last(), &key, (at, &value)) {
                self.duplicates.add(Problem::Yaml { trouble: what }, place);
                continue;
            }
            end = value.place;
            match seen.get(&key) {
                Some(first) => self.duplicates.add_related(Problem::DuplicateKey { key }, at, *first),
                None => {
                    seen.insert(key.clone(), at);
                    entries.push(Entry { key, place: at, value });
                }
            }
        }
    }

    /// `{value: 55,3}`: the comma divides keys, so that `3` is a key without a value, glued to a number.
    fn cut_number(&self, before: Option<&Entry>, key: &str, (at, value): (Place, &Node)) -> Option<(YamlTrouble, Place)> {
        let before = before?;
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let whole = before.value.scalar()?;
        let glued = before.value.place.end + 1 == at.start && digits(key) && matches!(value.kind, Kind::Empty);
        let is_whole = digits(whole.trim_start_matches(['-', '+']).replace(['.', ' '], "").as_str());
        if !glued || !is_whole {
            return None;
        }
        let number = format!("{whole},{key}");
        let place = Place { file: at.file, start: before.value.place.start, end: at.end };
        Some((YamlTrouble::CutByComma { mended: format!("{}: \"{number}\"", before.key), number }, place))
    }

    fn alias(&mut self, anchor: usize, place: Place) -> Result<Node, Trouble> {
        let name = self.written(place).to_owned();
        let Some(Some(node)) = self.anchors.get(&anchor) else {
            return Err(Trouble { what: YamlTrouble::Alias(name), place });
        };
        let node = Node { place, kind: node.kind.clone() };
        self.named.retain(|(named, _)| *named != anchor);
        self.nodes += size(&node);
        if self.nodes > NODE_LIMIT {
            return Err(Trouble { what: YamlTrouble::TooMany(NODE_LIMIT), place });
        }
        Ok(node)
    }

    fn open(&mut self, anchor: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, None);
        }
    }

    fn remember(&mut self, anchor: usize, node: &Node) {
        if anchor > 0 {
            self.anchors.insert(anchor, Some(node.clone()));
        }
    }

    fn refuse_tag(&self, tag: Option<&Tag>, place: Place) -> Result<(), Trouble> {
        let Some(tag) = tag else { return Ok(()) };
        let start = (place.start - self.base.start) as usize;
        if let Some((what, from, to)) = slips::reserved_at(self.text, start).filter(|_| !tag.original().starts_with("!!")) {
            return Err(Trouble { what, place: self.base.within(from, to) });
        }
        let from = self.text[..start].rfind('!').map_or(start, |at| self.text[..at].trim_end_matches('!').len());
        Err(Trouble { what: YamlTrouble::Tag(tag.original()), place: self.base.within(from, start.max(from + 1)) })
    }

    fn written(&self, place: Place) -> &str {
        let (start, end) = ((place.start - self.base.start) as usize, (place.end - self.base.start) as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    fn place(&self, span: Span) -> Place {
        let start = span.start.byte_offset().unwrap_or(0).min(self.text.len());
        let end = span.end.byte_offset().unwrap_or(start).clamp(start, self.text.len());
        self.base.within(start, end)
    }

    /// Where a list or map ends: a flow collection at its bracket, a block one after its last node.
    fn last(&self, end: Place, span: Span) -> Place {
        let close = self.place(span);
        if matches!(self.written(close), "]" | "}") { close } else { end }
    }

    fn trouble(&self, error: &ScanError) -> Trouble {
        let offset = error.marker().byte_offset().unwrap_or(0).min(self.text.len());
        if let Some((what, start, end)) = slips::at_error(self.text, offset) {
            return Trouble { what, place: self.base.within(start, end) };
        }
        let what = match error.kind() {
            ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation => YamlTrouble::Tab,
            ErrorKind::UnclosedQuotedScalar => YamlTrouble::UnclosedQuote,
            ErrorKind::UnknownAnchor if slips::reserved_at(self.text, offset).is_some() => {
                let (what, from, to) = slips::reserved_at(self.text, offset).expect("it was there a moment ago");
                return Trouble { what, place: self.base.within(from, to) };
            }
            ErrorKind::UnknownAnchor => YamlTrouble::Alias(slips::word_at(self.text, offset).to_owned()),
            ErrorKind::RecursionLimitExceeded => YamlTrouble::TooDeep(DEPTH_LIMIT),
            _ => YamlTrouble::Syntax,
        };
        let end = self.text[offset..].chars().next().map_or(offset, |next| offset + next.len_utf8());
        Trouble { what, place: self.base.within(offset, end) }
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Kind {
    match (style, text) {
        (ScalarStyle::Plain, "" | "~" | "null") => Kind::Empty,
        _ => Kind::Scalar(text.to_owned()),
    }
}

fn joined(start: Place, end: Place) -> Place {
    Place { file: start.file, start: start.start, end: end.end.max(start.end) }
}

fn size(node: &Node) -> usize {
    match &node.kind {
        Kind::Empty | Kind::Scalar(_) => 1,
        Kind::List(nodes) => 1 + nodes.iter().map(size).sum::<usize>(),
        Kind::Map(entries) => 1 + entries.iter().map(|entry| size(&entry.value)).sum::<usize>(),
    }
}

#[cfg(test)]
mod tests;
