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
        duplicates: Findings::new(),
    };
    match reader.document() {
        Ok(node) => {
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
            _ => Err(Trouble { what: YamlTrouble::Syntax(String::new()), place }),
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

    fn alias(&mut self, anchor: usize, place: Place) -> Result<Node, Trouble> {
        let name = self.written(place).to_owned();
        let Some(Some(node)) = self.anchors.get(&anchor) else {
            return Err(Trouble { what: YamlTrouble::Alias(name), place });
        };
        let node = Node { place, kind: node.kind.clone() };
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
        match tag {
            Some(tag) if tag.original() != "!" => Err(Trouble { what: YamlTrouble::Tag(tag.original()), place }),
            _ => Ok(()),
        }
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
            ErrorKind::UnknownAnchor => YamlTrouble::Alias(slips::word_at(self.text, offset).to_owned()),
            ErrorKind::RecursionLimitExceeded => YamlTrouble::TooDeep(DEPTH_LIMIT),
            _ => YamlTrouble::Syntax(error.info()),
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
mod tests {
    use super::*;

    fn trouble(text: &str) -> (YamlTrouble, u32) {
        let mut findings = Findings::new();
        assert!(parse(text, Place::file(crate::snapshot::FileId(0)), &mut findings).is_none(), "{text}");
        let first = findings.iter().next().expect("a finding").clone();
        match first.problem {
            Problem::Yaml { trouble } => (trouble, first.place.start),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn scalars_are_kept_verbatim() {
        let mut findings = Findings::new();
        let node =
            parse("a: no\nb: 01000\nc: 1.230\nd: 12:30\ne:\n", Place::file(crate::snapshot::FileId(0)), &mut findings).expect("a map");
        for (key, value) in [("a", "no"), ("b", "01000"), ("c", "1.230"), ("d", "12:30")] {
            assert_eq!(node.get(key).and_then(Node::scalar), Some(value));
        }
        assert!(matches!(node.get("e").expect("e").kind, Kind::Empty));
    }

    #[test]
    fn what_authors_mistype_is_shown_mended() {
        assert_eq!(trouble("title: Un matin : le fil\n").0, YamlTrouble::ColonInWords("title: \"Un matin : le fil\"".into()));
        assert_eq!(trouble("a: 1\nname: 't Atelier\n").0, YamlTrouble::NeedsQuotes("name: \"'t Atelier\"".into()));
        assert_eq!(trouble("name: & co\n").0, YamlTrouble::NeedsQuotes("name: \"& co\"".into()));
        assert_eq!(trouble("name: [brouillon] le titre\n").0, YamlTrouble::NeedsQuotes("name: \"[brouillon] le titre\"".into()));
        assert_eq!(trouble("name: @work\n").0, YamlTrouble::NeedsQuotes("name: \"@work\"".into()));
        assert_eq!(trouble("name: * important\n").0, YamlTrouble::NeedsQuotes("name: \"* important\"".into()));
        assert_eq!(trouble("name: “Le fil”\n").0, YamlTrouble::NeedsQuotes("name: \"Le fil\"".into()));
        assert_eq!(trouble("name: Atelier #3 du canal\n").0, YamlTrouble::CutByHash("name: \"Atelier #3 du canal\"".into()));
        assert_eq!(trouble("a:\n\tb: 1\n"), (YamlTrouble::Tab, 3));
    }

    #[test]
    fn hostile_files_are_refused_in_bounds() {
        assert_eq!(trouble(&format!("a: {}{}", "[".repeat(20_000), "]".repeat(20_000))).0, YamlTrouble::TooDeep(DEPTH_LIMIT));
        assert!(matches!(trouble("a: &a [*a]\n").0, YamlTrouble::Alias(_)));
        assert!(matches!(trouble("a: *b\n").0, YamlTrouble::Alias(_)));
        assert_eq!(trouble("name: a\n---\nname: b\n"), (YamlTrouble::SecondDocument, 8));
        assert_eq!(trouble("# rien\n").0, YamlTrouble::Empty);
        assert_eq!(trouble("a: !!python/object:x {}\n").0, YamlTrouble::Tag("!!python/object:x".into()));
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..9 {
            let last = format!("*a{}", level - 1);
            bomb.push_str(&format!("a{level}: &a{level} [{}]\n", vec![last; 9].join(", ")));
        }
        assert_eq!(trouble(&bomb).0, YamlTrouble::TooMany(NODE_LIMIT));
    }

    #[test]
    fn an_unclosed_quote_is_found_where_it_opens() {
        let (what, start) = trouble("a: 1\nb: \"abc\nc: 2\nd: 3\n");
        assert_eq!((what, start), (YamlTrouble::UnclosedQuote, 8));
    }
}
