//! The guard: HTML that authors wrote goes through ammonia at its defaults, as one tree with the
//! Markdown around it, so that nothing can be left open and nothing active is left.
//!
//! What prose itself writes is not at the mercy of those defaults: attributes and whole elements
//! of ours stand aside meanwhile, and a mark that no text can contain holds their place.

use std::cell::Cell;
use std::fmt::Write;
use std::ops::Range;

use crate::finding::Problem;
use crate::key::Key;
use crate::source::directives::DEPTH_LIMIT;

use super::images::Picture;
use super::links::{Address, address};
use super::loose::Loose;
use super::markup::Tally;
use super::writer::Writer;

/// How often what was cleaned is cleaned again; it settles after one or two.
const ROUNDS: usize = 6;

/// What stands aside while a sheet is cleaned.
pub(super) struct Guard {
    marker: String,
    marks: Vec<Mark>,
    /// The ranges of the author's HTML in the sheet.
    pub authored: Vec<Range<usize>>,
    /// The first of them that may hold the next link or picture.
    reached: Cell<usize>,
    pub tally: Tally,
}

enum Mark {
    /// The attributes of an element that prose wrote.
    Attributes(String),
    /// A whole element.
    Whole(String),
}

/// A word that no text contains by chance or by intent: it depends on all of the text.
pub(super) fn marker(text: &str) -> String {
    Key::of(text.as_bytes()).short()
}

impl Guard {
    pub fn of(text: &str) -> Guard {
        Guard { marker: marker(text), marks: Vec::new(), authored: Vec::new(), reached: Cell::new(0), tally: Tally::default() }
    }

    /// Writes the mark of an element's attributes into its tag.
    pub fn attributes(&mut self, out: &mut String, attributes: &str) {
        self.mark(out, Mark::Attributes(attributes.to_owned()));
    }

    /// Writes an empty element in the place of a whole one.
    pub fn whole(&mut self, out: &mut String, name: &str, html: String) {
        write!(out, "<{name}").expect("a String takes every write");
        self.mark(out, Mark::Whole(html));
        write!(out, "></{name}>").expect("a String takes every write");
    }

    fn mark(&mut self, out: &mut String, mark: Mark) {
        write!(out, " title=\"{}-{}\"", self.marker, self.marks.len()).expect("a String takes every write");
        self.marks.push(mark);
    }

    /// The mark in a tag.
    fn mark_in(&self, tag: &str) -> Option<&Mark> {
        let (_, after) = tag.split_once(" title=\"")?;
        let number = after.strip_prefix(self.marker.as_str())?.strip_prefix('-')?;
        self.marks.get(number.split('"').next()?.parse::<usize>().ok()?)
    }
}

impl Writer<'_> {
    /// A sheet with the HTML of its author cleaned and ours back in its place.
    pub fn cleaned(&mut self, guard: Guard, html: String) -> String {
        let first = guard.authored.first().cloned().unwrap_or(0..0);
        let opened_again = html.bytes().filter(|byte| *byte == b'<').count() * guard.tally.most_reopened;
        if guard.tally.deepest > DEPTH_LIMIT || opened_again * 16 > super::growth_limit(self.body.text.len()) {
            self.findings.add(Problem::TooDeep { limit: DEPTH_LIMIT }, self.place(first));
            return String::new();
        }
        let clean = settled(&html);
        let mut out = String::with_capacity(html.len());
        let (mut rest, mut loose) = (clean.as_str(), Loose::default());
        while let Some(at) = rest.find('<') {
            out.push_str(&rest[..at]);
            let length = tag_length(&rest[at..]);
            let tag = &rest[at..at + length];
            rest = &rest[at + length..];
            let is_end = tag.starts_with("</");
            let list = loose.lacking(name(tag), is_end);
            if let Some(list) = list.filter(|_| !is_end) {
                write!(out, "<{list}>").expect("a String takes every write");
            }
            match guard.mark_in(tag) {
                Some(Mark::Attributes(attributes)) => write!(out, "<{} {attributes}>", name(tag)).expect("a String takes every write"),
                Some(Mark::Whole(html)) => {
                    out.push_str(html);
                    match rest.strip_prefix("</").and_then(|rest| rest.strip_prefix(name(tag))).and_then(|rest| rest.strip_prefix('>')) {
                        Some(after) => rest = after,
                        None => write!(out, "<{}>", name(tag)).expect("a String takes every write"),
                    }
                }
                None => self.authored_tag(&mut out, tag, &guard),
            }
            if let Some(list) = list.filter(|_| is_end) {
                write!(out, "</{list}>").expect("a String takes every write");
            }
        }
        out.push_str(rest);
        out.trim_start_matches('\n').to_owned()
    }

    /// A tag of an author that ammonia let pass: links and pictures are held to the rules of all others.
    fn authored_tag(&mut self, out: &mut String, tag: &str, guard: &Guard) {
        match name(tag) {
            _ if tag.starts_with("</") => out.push_str(tag),
            "a" => {
                self.note_dropped(tag, guard);
                out.push_str("<a");
                for (name, value) in attributes(tag) {
                    if name != "href" {
                        write!(out, " {name}=\"{value}\"").expect("a String takes every write");
                        continue;
                    }
                    let href = decoded(value);
                    let range = self.written_at(&href, guard);
                    let target = match address(&href) {
                        Address::Outside(_) => Some(href),
                        _ => self.authored_link(&href, range),
                    };
                    if let Some(target) = target {
                        out.push_str(" href=\"");
                        super::escape::href_into(out, &target);
                        out.push('"');
                    }
                }
                out.push('>');
            }
            "img" => self.authored_picture(out, tag, guard),
            _ => out.push_str(tag),
        }
    }

    /// A link without a target that was written with one lost it to ammonia.
    fn note_dropped(&mut self, tag: &str, guard: &Guard) {
        if tag.contains(" href=\"") {
            return;
        }
        let range = self.written_at("href", guard);
        let written = self.sheets[self.sheet].text.get(range.clone()).unwrap_or_default();
        if written.contains("href") {
            self.findings.add(Problem::LinkDropped { target: written.trim().chars().take(120).collect() }, self.place(range));
        }
    }

    fn authored_picture(&mut self, out: &mut String, tag: &str, guard: &Guard) {
        let value = |wanted: &str| attributes(tag).find(|(name, _)| *name == wanted).map(|(_, value)| decoded(value));
        let (file, title) = (value("src").unwrap_or_default(), value("title").unwrap_or_default());
        let range = self.written_at(&file, guard);
        let picture = Picture { file: &file, alt: value("alt"), title: &title };
        let before = std::mem::take(&mut self.out);
        let place = self.place_of(&file, &range);
        self.picture(&picture, place, range);
        out.push_str(&std::mem::replace(&mut self.out, before));
    }

    /// The range of the author's HTML in which something is written; asked in the order of the sheet.
    fn written_at(&self, words: &str, guard: &Guard) -> Range<usize> {
        const NEAR: usize = 64;
        let text = &self.sheets[self.sheet].text;
        let reached = guard.reached.get();
        let holds = |range: &Range<usize>| text.get(range.clone()).is_some_and(|html| html.contains(words));
        let found = guard.authored.iter().enumerate().skip(reached).take(NEAR).find(|(_, range)| holds(range));
        if let Some((index, range)) = found {
            let is_one_tag = text[range.clone()].matches('<').count() == 1;
            guard.reached.set(index + usize::from(is_one_tag));
        }
        found.map(|(_, range)| range).or(guard.authored.get(reached)).cloned().unwrap_or(0..0)
    }
}

/// What is left of HTML that is cleaned until cleaning changes nothing: what was taken out may have kept apart what its
/// next reader would not nest (a link within a link), and no two readers may see two trees.
fn settled(html: &str) -> String {
    let mut clean = ammonia::clean(html);
    for _ in 0..ROUNDS {
        let again = ammonia::clean(&clean);
        if again == clean {
            break;
        }
        clean = again;
    }
    clean
}

/// The length of the tag that `html` begins with; ammonia writes values in double quotation marks.
fn tag_length(html: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in html.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    html.len()
}

fn name(tag: &str) -> &str {
    let start = tag.trim_start_matches(['<', '/']);
    &start[..start.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(start.len())]
}

/// The attributes of a tag that ammonia wrote: names, and values still encoded.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = &tag[tag.find(' ').unwrap_or(tag.len())..];
    std::iter::from_fn(move || {
        let (name, after) = rest.trim_start().split_once("=\"")?;
        let (value, after) = after.split_once('"')?;
        rest = after;
        Some((name, value))
    })
}

fn decoded(value: &str) -> String {
    value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", "\u{A0}").replace("&amp;", "&")
}
