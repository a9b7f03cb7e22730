//! Headings: levels that start where the page wants them and skip none, ids that are unique and
//! cannot stand for something else, and the table of contents.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::finding::{Place, Problem};
use crate::source::directives::{Body, Piece};
use crate::untrusted::escaped;

use super::Heading;
use super::escape::text_into;
use super::guard::marker;
use super::writer::Writer;
use crate::source::markdown::{Event, HeadingLevel, Placed, Tag, TagEnd};

/// Ids that pages use themselves, or that scripts could take for something of the window.
const RESERVED: &[&str] = &[
    "main",
    "search",
    "nav",
    "menu",
    "header",
    "footer",
    "content",
    "contents",
    "body",
    "head",
    "html",
    "title",
    "top",
    "toc",
    "lang",
    "language",
    "languages",
    "skip",
    "page",
    "pages",
    "document",
    "window",
    "location",
    "history",
    "name",
    "status",
    "parent",
    "self",
    "frames",
    "length",
    "event",
    "origin",
    "root",
    "app",
    "config",
    "data",
    "print",
    "close",
    "open",
    "stop",
    "focus",
    "blur",
    "find",
    "screen",
    "forms",
    "images",
    "links",
    "scripts",
    "cookie",
    "domain",
    "referrer",
    "constructor",
    "prototype",
    "notes",
];

/// Beginnings that footnotes and figures of the site keep for themselves.
const KEPT: &[&str] = &["fn-", "fnref-", "dx-"];

const PREFIX: &str = "s-";

/// What can be linked to in a passage.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// Headings by sheet and event.
    headings: BTreeMap<(usize, usize), (u8, String)>,
    by_name: BTreeMap<String, Anchor>,
}

/// Something that can be linked to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Anchor {
    /// The id of the element.
    pub id: String,
    /// Its words; empty for directives.
    pub title: String,
}

/// A heading being written.
pub(super) struct OpenHeading {
    pub level: u8,
    pub id: String,
    pub text: String,
}

/// A heading that was found, before it has an id.
struct Found {
    offset: usize,
    key: (usize, usize),
    level: u8,
    named: Option<String>,
    words: String,
    place: Place,
}

/// The ids already given.
struct Taken {
    ids: BTreeSet<String>,
    /// For a base given before: the number to try next, so that many equal headings stay cheap.
    next: BTreeMap<String, usize>,
}

impl Taken {
    /// The base itself if it says something and is free, else the base with the next free number.
    fn unique(&mut self, base: String, bare: bool, elsewhere: &dyn Fn(&str) -> bool) -> String {
        let free = |ids: &BTreeSet<String>, id: &str| !ids.contains(id) && !elsewhere(id);
        let mut id = base.clone();
        if !bare || !free(&self.ids, &id) {
            let number = self.next.entry(base.clone()).or_insert(if bare { 2 } else { 1 });
            let hyphen = if bare { "-" } else { "" };
            loop {
                id = format!("{base}{hyphen}{number}");
                *number += 1;
                if free(&self.ids, &id) {
                    break;
                }
            }
        }
        self.ids.insert(id.clone());
        id
    }
}

impl Anchors {
    /// Looks over a passage: headings in the order of the body, and the ids of directives.
    pub fn of(writer: &mut Writer, pieces: &[Piece]) -> Anchors {
        let mut anchors = Anchors::default();
        anchors.directives(writer, pieces);
        let mut found = Vec::new();
        for (sheet, events) in writer.events.iter().enumerate() {
            writer.sheet = sheet;
            collect(writer, sheet, events, &mut found);
        }
        writer.sheet = 0;
        found.sort_by_key(|heading| heading.offset);
        let highest = found.iter().map(|heading| heading.level).min().unwrap_or(1);
        let mut taken = Taken { ids: anchors.by_name.keys().cloned().collect(), next: BTreeMap::new() };
        let mut before = writer.setting.first_level - 1;
        for heading in found {
            let level = (writer.setting.first_level + heading.level - highest).min(before + 1).min(6);
            before = level;
            anchors.heading(writer, heading, level, &mut taken);
        }
        anchors
    }

    fn directives(&mut self, writer: &mut Writer, pieces: &[Piece]) {
        for piece in pieces {
            let Piece::Directive(directive) = piece else { continue };
            if let Some(id) = directive.attributes.id {
                let own = Anchor { id: id.text.to_owned(), title: String::new() };
                if self.by_name.insert(id.text.to_owned(), own).is_some() {
                    writer.findings.add(Problem::DuplicateId { kind: "anchor", id: id.text.to_owned() }, id.place);
                }
            }
            if let Body::Parts(parts) = &directive.body {
                parts.iter().for_each(|part| self.directives(writer, &part.pieces));
            }
        }
    }

    fn heading(&mut self, writer: &mut Writer, heading: Found, level: u8, taken: &mut Taken) {
        let name = heading.named.clone().unwrap_or_else(|| slug(&heading.words));
        if heading.named.is_some() && self.by_name.contains_key(&name) {
            writer.findings.add(Problem::DuplicateId { kind: "anchor", id: name.clone() }, heading.place);
        }
        let base = format!("{}{}", writer.setting.namespace, name);
        let kept = KEPT.iter().any(|kept| base.starts_with(kept)) || RESERVED.contains(&base.to_ascii_lowercase().as_str());
        let base = if kept || name.is_empty() { format!("{}{PREFIX}{name}", writer.setting.namespace) } else { base };
        let id = taken.unique(base, !name.is_empty(), &|id| writer.site.is_taken(id));
        self.by_name.entry(name).or_insert_with(|| Anchor { id: id.clone(), title: heading.words });
        self.by_name.entry(id.clone()).or_insert_with(|| Anchor { id: id.clone(), title: String::new() });
        self.headings.insert(heading.key, (level, id));
    }

    /// What is called so by its author, or has this id.
    pub fn named(&self, name: &str) -> Option<&Anchor> {
        self.by_name.get(name)
    }
}

fn collect(writer: &Writer, sheet: usize, events: &[Placed], found: &mut Vec<Found>) {
    for (at, (event, range)) in events.iter().enumerate() {
        let Event::Start(Tag::Heading { level, id, .. }) = event else { continue };
        let inside = events[at + 1..].iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_))));
        let words: String = inside.filter_map(|(event, _)| words(event)).collect();
        let named = id.as_deref().map(clean_name).filter(|name| !name.is_empty());
        let offset = writer.sheets[sheet].in_body(range.start);
        let line = range.start..range.start + writer.sheets[sheet].text[range.clone()].trim_end().len();
        found.push(Found { offset, key: (sheet, at), level: number(*level), named, words, place: writer.place(line) });
    }
}

fn words<'e>(event: &'e Event) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn clean_name(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | ':')).take(80).collect()
}

/// Words as an id: lower case, without accents, hyphens between words; inline values left out.
fn slug(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once("{{") {
        push_slug(&mut out, before);
        rest = after.split_once("}}").map_or("", |(_, after)| after);
    }
    push_slug(&mut out, rest);
    let end = out.trim_end_matches('-').len();
    out.truncate(end);
    out
}

fn push_slug(out: &mut String, words: &str) {
    for letter in words.chars().flat_map(char::to_lowercase) {
        if out.len() >= 80 {
            return;
        }
        match unaccented(letter) {
            Some(letters) => out.push_str(letters),
            None if letter.is_alphanumeric() => out.push(letter),
            None if is_accent(letter) => {}
            None if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            None => {}
        }
    }
}

fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}

fn unaccented(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' | 'ĉ' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ț' | 'ţ' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        _ => return None,
    })
}

impl Writer<'_> {
    pub fn open_heading(&mut self, at: usize) {
        let (level, id) = self.anchors.headings.get(&(self.sheet, at)).cloned().unwrap_or((6, String::new()));
        self.typesetter.begin();
        self.open_block(NAMES[usize::from(level.clamp(1, 6)) - 1], &format!("id=\"{}\"", escaped(&id)));
        self.heading = Some(OpenHeading { level, id, text: String::new() });
    }

    pub fn close_heading(&mut self) {
        let Some(OpenHeading { level, id, text }) = self.heading.take() else { return };
        self.close_block(NAMES[usize::from(level.clamp(1, 6)) - 1]);
        self.headings.push(Heading { level, id, text: text.split_whitespace().collect::<Vec<_>>().join(" ") });
    }

    /// Leaves a place for the table of contents, whose words are not known yet.
    pub fn contents(&mut self) {
        self.contents_wanted = true;
        let mark = contents_mark(self.body.text);
        self.whole_block(mark);
    }

    /// Fills that place; a second table of contents stays empty.
    pub fn fill_contents(&mut self, html: &mut String) {
        if self.contents_wanted {
            let list = contents(&self.headings, &self.site.word("contents"));
            let mark = contents_mark(self.body.text);
            *html = html.replacen(&mark, &list, 1).replace(&mark, "");
        }
    }
}

const NAMES: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

fn contents_mark(text: &str) -> String {
    format!("<!--{}-contents-->", marker(text))
}

fn contents(headings: &[Heading], name: &str) -> String {
    let mut out = format!("<nav class=\"toc\" aria-label=\"{}\">", escaped(name));
    let mut open: Vec<u8> = Vec::new();
    for heading in headings {
        while open.len() > 1 && open.last().is_some_and(|level| *level > heading.level) {
            open.pop();
            out.push_str("</li></ol>");
        }
        if open.last().is_none_or(|level| *level < heading.level) {
            open.push(heading.level);
            out.push_str("<ol>");
        } else {
            out.push_str("</li>");
        }
        write!(out, "<li><a href=\"#{}\">", escaped(&heading.id)).expect("a String takes every write");
        text_into(&mut out, &heading.text);
        out.push_str("</a>");
    }
    open.iter().for_each(|_| out.push_str("</li></ol>"));
    out.push_str("</nav>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_made_of_words() {
        assert_eq!(slug("Ce qui a changé à Liège !"), "ce-qui-a-change-a-liege");
        assert_eq!(slug("L’œuvre des coöperaties"), "l-oeuvre-des-cooperaties");
        assert_eq!(slug("Taux {{ value a/b }} en 2023"), "taux-en-2023");
        assert_eq!(slug("e\u{301}te\u{301}"), "ete");
        assert_eq!(slug("!!!"), "");
    }
}
