//! Links: references, paths, anchors, and the few schemes that may leave the site.
//!
//! Whatever may not be followed loses its target and keeps its words.

use std::ops::Range;

use crate::finding::{Place, Problem};
use crate::lang::pointing::only_points;
use crate::untrusted::escape_into;

use super::escape::href_into;
use super::surroundings::LinkTarget;
use super::writer::{Mode, Writer};
use crate::source::markdown::{CITATION, Event, LinkType, Tag, TagEnd};

/// The schemes of reference links (format.md §4).
const REFERENCES: &[&str] = &[
    "enterprise",
    "assessment",
    "indicator",
    "testimonial",
    "notebook",
    "chapter",
    "federation",
    "topic",
    "term",
    "news",
    "page",
    "partner",
    "figure",
];

/// The schemes that may leave the site.
const OUTSIDE: &[&str] = &["http", "https", "mailto", "tel"];

/// What an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Address<'a> {
    /// `scheme:reference`, of our own schemes.
    Reference(&'a str, &'a str),
    /// An address outside the site that may be followed.
    Outside(&'a str),
    /// `#anchor`.
    Anchor(&'a str),
    /// A path in the site.
    Path(&'a str),
    /// Anything that could run or leads where nobody can see.
    Unsafe,
}

/// Reads an address as a browser would: white space and control characters inside do not count.
pub(super) fn address(target: &str) -> Address<'_> {
    let heard: String = target.chars().filter(|character| !is_unheard(*character)).take(64).collect();
    if heard.len() >= 2 && heard.as_bytes()[..2].iter().all(|byte| matches!(byte, b'/' | b'\\')) {
        return Address::Unsafe;
    }
    if let Some(scheme) = scheme(&heard) {
        let known = |list: &[&'static str]| list.iter().find(|name| name.eq_ignore_ascii_case(scheme)).copied();
        let plain = target.get(..=scheme.len()).is_some_and(|start| start.ends_with(':') && start.starts_with(scheme));
        return match (known(REFERENCES), known(OUTSIDE)) {
            (Some(name), _) if plain => Address::Reference(name, &target[scheme.len() + 1..]),
            (_, Some(_)) if plain => Address::Outside(target),
            _ => Address::Unsafe,
        };
    }
    match target.strip_prefix('#') {
        Some(anchor) => Address::Anchor(anchor),
        None => Address::Path(target),
    }
}

fn is_unheard(character: char) -> bool {
    character <= ' '
        || character.is_control()
        || matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{FEFF}' | '\u{A0}')
}

fn scheme(heard: &str) -> Option<&str> {
    let scheme = &heard[..heard.find(':')?];
    let follows = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    (scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.bytes().all(follows)).then_some(scheme)
}

impl Writer<'_> {
    /// Opens a link, or writes all of one without words; returns the next event.
    pub fn link(&mut self, at: usize) -> usize {
        let (event, range) = &self.events[self.sheet][at];
        let Event::Start(Tag::Link { link_type, dest_url, title, .. }) = event else { return at + 1 };
        if let Some(written) = dest_url.strip_prefix(CITATION).filter(|_| *link_type == LinkType::ShortcutUnknown) {
            return self.citation(at, written, range);
        }
        let empty = matches!(self.events[self.sheet].get(at + 1), Some((Event::End(TagEnd::Link), _)));
        let place = self.place_of(dest_url, range);
        let target = match link_type {
            LinkType::Email => Some(LinkTarget { href: format!("mailto:{dest_url}"), ..LinkTarget::default() }),
            _ => self.target(dest_url, place),
        };
        let attributes = target.as_ref().filter(|target| !target.href.is_empty()).map(|target| attributes(target, title, empty));
        self.linked = attributes.is_some();
        if let Some(attributes) = attributes {
            self.open_inline("a", &attributes);
        }
        if !empty {
            if self.linked {
                self.note_pointing(at);
            }
            return at + 1;
        }
        match target {
            Some(target) if !target.title.is_empty() => self.typeset(&target.title),
            _ => self.typeset(dest_url),
        }
        self.end_link();
        at + 2
    }

    /// Notes a link that only points, like "here"; its words are all that stands in it.
    fn note_pointing(&mut self, at: usize) {
        let events = &self.events[self.sheet];
        let (Some((Event::Text(words), range)), Some((Event::End(TagEnd::Link), _))) = (events.get(at + 1), events.get(at + 2)) else {
            return;
        };
        let language = self.site.lang().split('-').next().unwrap_or_default();
        if only_points(words, language) {
            let (problem, place) = (Problem::OnlyPoints { words: words.trim().to_owned() }, self.place(range.clone()));
            self.findings.add(problem, place);
        }
    }

    pub fn end_link(&mut self) {
        if std::mem::take(&mut self.linked) {
            self.close_inline("a");
        }
    }

    /// The target of an address; what is wrong with it is noted at `place`.
    pub fn target(&mut self, target: &str, place: Place) -> Option<LinkTarget> {
        let plain = |href: String| LinkTarget { href, ..LinkTarget::default() };
        let found = match address(target) {
            Address::Outside(href) => Ok(plain(href.to_owned())),
            Address::Unsafe => Err(Problem::LinkDropped { target: target.to_owned() }),
            Address::Reference(scheme, reference) => self.site.link(scheme, reference, place),
            Address::Path(path) => self.site.path(path, place).map(plain),
            Address::Anchor(anchor) => self.anchor(anchor, place),
        };
        if let Ok(LinkTarget { lang: Some(_), .. }) = &found {
            let lang = self.site.lang().to_owned();
            self.findings.add(Problem::UntranslatedTarget { target: target.to_owned(), lang }, place);
        }
        found.map_err(|problem| self.findings.add(problem, place)).ok()
    }

    /// A heading of this passage, something with a number on the page or in its notebook, or anything else that has an id.
    fn anchor(&mut self, anchor: &str, place: Place) -> Result<LinkTarget, Problem> {
        let known = self.anchors.named(anchor);
        let heading = known.filter(|known| !known.title.is_empty());
        if let Some(numbered) = self.site.numbered(anchor).filter(|_| heading.is_none()) {
            return Ok(numbered);
        }
        let (href, title) = match known {
            Some(known) => (format!("#{}", known.id), known.title.clone()),
            None => (self.site.path(&format!("#{anchor}"), place)?, String::new()),
        };
        Ok(LinkTarget { href, title, ..LinkTarget::default() })
    }

    /// An author's own `<a>`: where it leads, or nothing.
    pub fn authored_link(&mut self, href: &str, range: Range<usize>) -> Option<String> {
        let place = self.place_of(href, &range);
        self.target(href, place).map(|target| target.href).filter(|href| !href.is_empty())
    }
}

pub(super) fn attributes(target: &LinkTarget, title: &str, empty: bool) -> String {
    let mut found = String::with_capacity(target.href.len() + 8);
    found.push_str("href=\"");
    href_into(&mut found, &target.href);
    found.push('"');
    let mut add = |name: &str, value: &str| {
        found.push_str(name);
        escape_into(&mut found, value);
        found.push('"');
    };
    if let Some(lang) = &target.lang {
        add(" hreflang=\"", lang);
        if empty {
            add(" lang=\"", lang);
        }
    }
    let note = target.note.as_deref().unwrap_or_default();
    let title = if title.is_empty() { note } else { title };
    if !title.is_empty() {
        add(" title=\"", title);
    }
    found
}

impl Mode {
    /// Whether pictures are shown.
    pub fn shows_pictures(self) -> bool {
        self != Mode::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_what_a_browser_makes_of_it() {
        for unsafe_one in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            " \u{1}javascript:alert(1)",
            "\u{200B}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "blob:https://a/b",
            "filesystem:x",
            "file:///etc/passwd",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "ht\ttps://a.b",
            "https\t://a.b",
            "indicator\u{AD}:a",
            "ftp://a.b",
            "view-source:https://a.b",
        ] {
            assert_eq!(address(unsafe_one), Address::Unsafe, "{unsafe_one:?}");
        }
        assert_eq!(address("indicator:positive-exits"), Address::Reference("indicator", "positive-exits"));
        assert_eq!(address("https://a.b/c:d"), Address::Outside("https://a.b/c:d"));
        assert_eq!(address("HTTPS://a.b"), Address::Outside("HTTPS://a.b"));
        assert_eq!(address("tel:+3221234567"), Address::Outside("tel:+3221234567"));
        assert_eq!(address("#fig-exits"), Address::Anchor("fig-exits"));
        assert_eq!(address("../a/b.md#c:d"), Address::Path("../a/b.md#c:d"));
        assert_eq!(address("a/javascript:x"), Address::Path("a/javascript:x"));
        assert_eq!(address("été:1"), Address::Path("été:1"));
    }
}
