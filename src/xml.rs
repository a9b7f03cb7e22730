//! XML documents, escaped by construction, and read back without trust. The only importer of quick-xml.

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer, XmlVersion};

/// How deep elements may lie in each other.
const DEPTH: usize = 64;

/// A document that is being written.
pub struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// An empty document, indented by two spaces so that people can read it.
    pub fn indented() -> Xml {
        let mut xml = Xml { writer: Writer::new_with_indent(Vec::new(), b' ', 2) };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml
    }

    /// An empty document in which white space is only what is written.
    pub fn flat() -> Xml {
        let mut xml = Xml { writer: Writer::new(Vec::new()) };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// Words where the document stands, without control characters.
    pub fn text(&mut self, words: &str) {
        let clean: String = words.chars().filter(|character| is_allowed(*character)).collect();
        self.write(Event::Text(BytesText::new(&clean)));
    }

    /// An element with its attributes and what `inside` writes.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Xml)) {
        self.write(Event::Start(start(name, attributes)));
        inside(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds only words.
    pub fn words(&mut self, name: &str, words: &str) {
        let clean: String = words.chars().filter(|character| is_allowed(*character)).collect();
        self.write(Event::Start(BytesStart::new(name)));
        self.write(Event::Text(BytesText::new(&clean)));
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds nothing.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// The document's bytes.
    pub fn finish(self) -> Vec<u8> {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn write(&mut self, event: Event) {
        self.writer.write_event(event).expect("writing to memory cannot fail");
    }
}

fn start<'name>(name: &'name str, attributes: &[(&str, &str)]) -> BytesStart<'name> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

/// Whether a character may stand in a document as it is.
pub fn is_allowed(character: char) -> bool {
    (!character.is_control() || matches!(character, '\t' | '\n')) && !matches!(character, '\u{FFFE}' | '\u{FFFF}')
}

/// An element that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name without prefix.
    pub name: String,
    /// Its attributes, names as written.
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub nodes: Vec<Node>,
}

/// What is in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Words, references resolved.
    Words(String),
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The elements in it of a name.
    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Words(_) => None,
        })
    }
}

/// Why a document cannot be read: the line, and what stands against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// From 1.
    pub line: usize,
    /// In English: the reader's own words.
    pub why: String,
}

/// The root element of a document. A document type is refused, so no entity is ever expanded; names of entities that
/// are not XML's own are refused as well.
pub fn parse(text: &str) -> Result<Element, Unreadable> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    loop {
        let event = reader.read_event();
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len());
        let trouble = |why: String| Unreadable { line: text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1, why };
        let words = match event.map_err(|error| trouble(error.to_string()))? {
            Event::Start(start) => {
                open.push(element(&start).map_err(trouble)?);
                if open.len() > DEPTH {
                    return Err(trouble(format!("more than {DEPTH} elements in each other")));
                }
                continue;
            }
            Event::Empty(start) => {
                let made = element(&start).map_err(trouble)?;
                top(&mut open).nodes.push(Node::Element(made));
                continue;
            }
            Event::End(_) => {
                let done = open.pop().unwrap_or_default();
                top(&mut open).nodes.push(Node::Element(done));
                continue;
            }
            Event::DocType(_) => return Err(trouble("a document type is not read".to_owned())),
            Event::Eof => break,
            Event::Text(text) => text.xml10_content().into_owned(),
            Event::CData(text) => text.xml10_content().into_owned(),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(letter)) => letter.to_string(),
                _ => named(&reference.xml10_content()).ok_or_else(|| trouble("an unknown entity".to_owned()))?.to_owned(),
            },
            _ => continue,
        };
        match top(&mut open).nodes.last_mut() {
            Some(Node::Words(before)) => before.push_str(&words),
            _ => top(&mut open).nodes.push(Node::Words(words)),
        }
    }
    let root = open.first().and_then(|whole| whole.elements().next().cloned());
    match root {
        Some(root) if open.len() == 1 => Ok(root),
        _ => Err(Unreadable { line: text.lines().count(), why: "the document does not end".to_owned() }),
    }
}

/// What comes next in a document that is walked through.
pub enum Step<'a, 'text> {
    /// An element begins; whether it ends at once.
    Open(&'a Tag<'text>, bool),
    /// An element of this name, without prefix, ends.
    Close(&'a str),
}

/// The beginning of an element.
pub struct Tag<'text> {
    start: BytesStart<'text>,
    name: String,
}

impl Tag<'_> {
    /// Its name without prefix.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value of an attribute, by its name without prefix.
    pub fn attribute(&self, wanted: &str) -> Option<String> {
        let is_wanted = |name: &[u8]| name.rsplit(|byte| *byte == b':').next() == Some(wanted.as_bytes());
        // A check of every name against every other would take a hostile file's word for how long that may be.
        let found = self.start.attributes().with_checks(false).flatten().find(|one| is_wanted(one.key.as_ref().as_bytes()))?;
        found.normalized_value(XmlVersion::Explicit1_0).ok().map(|value| value.into_owned())
    }
}

/// Walks through a document too large to be held as a tree. A document type is refused.
pub fn walk(text: &str, mut visit: impl FnMut(Step)) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(text);
    let local = |name: &[u8]| text_of(name.rsplit(|byte| *byte == b':').next().unwrap_or(name));
    loop {
        let event = reader.read_event();
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len());
        let trouble = |why: String| Unreadable { line: text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1, why };
        match event.map_err(|error| trouble(error.to_string()))? {
            Event::Start(start) => {
                let name = local(start.name().as_ref().as_bytes());
                visit(Step::Open(&Tag { start, name }, false));
            }
            Event::Empty(start) => {
                let name = local(start.name().as_ref().as_bytes());
                visit(Step::Open(&Tag { start, name }, true));
            }
            Event::End(end) => visit(Step::Close(&local(end.name().as_ref().as_bytes()))),
            Event::DocType(_) => return Err(trouble("a document type is not read".to_owned())),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn top(open: &mut Vec<Element>) -> &mut Element {
    if open.is_empty() {
        open.push(Element::default());
    }
    open.last_mut().expect("there is one")
}

fn element(start: &BytesStart) -> Result<Element, String> {
    let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_owned();
    let mut made = Element { name: local(&text_of(start.name().as_ref())), ..Element::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|error| error.to_string())?;
        made.attributes.push((text_of(attribute.key.as_ref()), value.into_owned()));
    }
    Ok(made)
}

fn text_of(name: impl AsRef<[u8]>) -> String {
    String::from_utf8_lossy(name.as_ref()).into_owned()
}

fn named(entity: &str) -> Option<&'static str> {
    Some(match entity {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "apos" => "'",
        "quot" => "\"",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_as_it_was_written() {
        let mut xml = Xml::flat();
        xml.element("a", &[("k", "v \"<&")], |xml| {
            xml.empty("b", &[]);
            xml.text(" x < y & z \u{1}");
        });
        let read = parse(&String::from_utf8(xml.finish()).expect("text")).expect("a document");
        assert_eq!(read.attribute("k"), Some("v \"<&"));
        assert_eq!(read.nodes[1], Node::Words(" x < y & z ".to_owned()));
        assert_eq!(parse("<a>&#233;<![CDATA[<b>]]>&amp;</a>").expect("a document").nodes, [Node::Words("é<b>&".to_owned())]);
    }

    #[test]
    fn what_is_hostile_or_broken_is_refused_with_its_line() {
        let bomb = "<!DOCTYPE a [<!ENTITY x \"xx\"><!ENTITY y \"&x;&x;\">]>\n<a>&y;</a>";
        for text in [bomb, "<a>&y;</a>", "<a>", "", "<a></b>", "<a k=v/>", "<a/><", &"<a>".repeat(200)] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert_eq!(parse("<a>\n\n&nope;</a>").expect_err("it is refused").line, 3);
    }
}
