//! HTML that authors wrote, before it is cleaned: nothing in it may swallow what follows.
//!
//! A comment or a tag that does not end, and elements whose content is no markup (`<textarea>`,
//! `<plaintext>`), would take the rest of the passage with them. They are taken out or turned
//! into words here; what is dangerous is `guard`'s affair.

use std::ops::Range;

use super::escape::text_into;
use super::writer::{Mode, Writer};
use crate::source::markdown::Event;

/// Elements whose content a browser does not read as markup of the page.
const OPAQUE: &[&str] = &[
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "plaintext",
    "template",
    "select",
    "option",
    "optgroup",
    "svg",
    "math",
    "object",
    "embed",
    "applet",
    "frameset",
    "frame",
    "html",
    "head",
    "body",
    "base",
    "link",
    "meta",
    "button",
    "form",
    "input",
];

/// Elements that a browser opens again in every block until they are closed.
const REOPENED: &[&str] = &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements without content, or that end by themselves.
const SHORT: &[&str] =
    &["area", "br", "col", "hr", "img", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "rp", "rt", "colgroup"];

/// How deep the HTML of an author nests, as far as tags tell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    depth: usize,
    pub deepest: usize,
    reopened: usize,
    pub most_reopened: usize,
}

impl Tally {
    fn count(&mut self, name: &str, closes: bool) {
        if SHORT.contains(&name) {
            return;
        }
        let step = |count: &mut usize, most: &mut usize| {
            *count = if closes { count.saturating_sub(1) } else { *count + 1 };
            *most = (*most).max(*count);
        };
        step(&mut self.depth, &mut self.deepest);
        if REOPENED.contains(&name) {
            step(&mut self.reopened, &mut self.most_reopened);
        }
    }
}

impl Writer<'_> {
    /// Writes a block of HTML; returns the event after it.
    pub fn markup_block(&mut self, at: usize) -> usize {
        let mut html = String::new();
        let mut end = at + 1;
        while let Some((Event::Html(line) | Event::Text(line), _)) = self.events[self.sheet].get(end) {
            html.push_str(line);
            end += 1;
        }
        self.fresh_line();
        let range = self.events[self.sheet][at].1.clone();
        self.markup(&html, range);
        end + 1
    }

    /// Writes HTML of an author: one tag, or a block.
    pub fn markup(&mut self, html: &str, range: Range<usize>) {
        match (self.mode, &mut self.guard) {
            (Mode::Plain, _) | (_, None) => {
                let mut words = String::new();
                tidy(html, &mut words, &mut Tally::default());
                self.words_between_tags(&words);
            }
            (_, Some(guard)) => {
                guard.authored.push(range);
                tidy(html, &mut self.out, &mut guard.tally);
            }
        }
    }

    fn words_between_tags(&mut self, html: &str) {
        let mut rest = html;
        while let Some((words, tag)) = rest.split_once('<') {
            self.out.push_str(words);
            rest = tag.split_once('>').map_or("", |(_, after)| after);
        }
        self.out.push_str(rest);
    }
}

/// Writes `html` with every tag whole and every comment gone.
fn tidy(html: &str, out: &mut String, tally: &mut Tally) {
    let mut rest = html;
    let mut endless: Vec<&str> = Vec::new();
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = after(comment, "-->");
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            rest = after(rest, ">");
        } else if let Some((name, closes, length)) = tag(rest) {
            let name = name.to_ascii_lowercase();
            let (written, following) = rest.split_at(length);
            rest = following;
            match OPAQUE.iter().find(|opaque| **opaque == name) {
                Some(opaque) if !closes && !endless.contains(opaque) => match end_of(following, opaque) {
                    Some(end) => rest = &following[end..],
                    None => endless.push(opaque),
                },
                Some(_) => {}
                None => {
                    tally.count(&name, closes);
                    out.push_str(written);
                }
            }
        } else {
            text_into(out, "<");
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
}

fn after<'t>(text: &'t str, mark: &str) -> &'t str {
    text.find(mark).map_or("", |at| &text[at + mark.len()..])
}

/// The tag that a text begins with: its name, whether it closes, its length. Nothing if it is not whole.
fn tag(text: &str) -> Option<(&str, bool, usize)> {
    let bytes = text.as_bytes();
    let closes = bytes.get(1) == Some(&b'/');
    let start = 1 + usize::from(closes);
    let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
    if length == 0 || !bytes[start].is_ascii_alphabetic() {
        return None;
    }
    let mut quote = None;
    let mut value_follows = false;
    for (at, byte) in bytes.iter().enumerate().skip(start + length) {
        match (quote, byte) {
            (Some(mark), byte) if byte == mark => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some((&text[start..start + length], closes, at + 1)),
            (None, b'"' | b'\'') if value_follows => quote = Some(byte),
            (None, b'<') => return None,
            _ => {}
        }
        value_follows = *byte == b'=' || (value_follows && byte.is_ascii_whitespace());
    }
    None
}

/// Where an element ends that began before `text`.
fn end_of(text: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find("</").map(|at| from + at) {
        let end = at + 2 + name.len();
        if text.get(at + 2..end).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return Some(text[end..].find('>').map_or(text.len(), |offset| end + offset + 1));
        }
        from = at + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_behind_what_stands_in_quotation_marks() {
        for whole in ["<a title=\"1 > 0\" href='x>y'>", "<a title = \"a > b\">", "<br>", "</a >", "<a b='\">'>"] {
            let end = tag(&format!("{whole} > rest")).map(|(_, _, length)| length);
            assert_eq!(end, Some(whole.len()), "{whole}");
        }
        assert_eq!(tag("<a it's>b"), Some(("a", false, 8)), "a quotation mark that follows no equals sign opens nothing");
    }

    fn tidied(html: &str) -> String {
        let mut out = String::new();
        tidy(html, &mut out, &mut Tally::default());
        out
    }

    #[test]
    fn nothing_is_left_open() {
        assert_eq!(tidied("a <b class=\"x>y\">c</b> d"), "a <b class=\"x>y\">c</b> d");
        assert_eq!(tidied("<!-- a <b> --> c"), " c");
        assert_eq!(tidied("a <!-- b"), "a ");
        assert_eq!(tidied("<div title=\"a\n"), "&lt;div title=\"a\n");
        assert_eq!(tidied("<div <p>a"), "&lt;div <p>a");
        assert_eq!(tidied("<script>alert(1)</script> a"), " a");
        assert_eq!(tidied("<SCRIPT>"), "");
        assert_eq!(tidied("<textarea><b>a</b>"), "<b>a</b>");
        assert_eq!(tidied("<?php x ?> <!DOCTYPE html> 1 < 2"), "  1 &lt; 2");
    }
}
