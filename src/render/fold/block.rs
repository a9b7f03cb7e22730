//! The blocks of a page: what can stand beside its like in another language.

use crate::render::chart::PATTERNS;
use crate::render::markup::{self, Kind};

/// A block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'html> {
    /// Its tag and classes: what pairs it.
    pub kind: (&'html str, &'html str),
    /// All of it.
    pub html: &'html str,
    /// The anchors of what it was taken out of.
    pub anchors: Vec<&'html str>,
}

/// A figure's id, its words before its drawing, the drawing, and its words after it.
pub struct Parts<'html> {
    /// What it is called on its page.
    pub id: &'html str,
    /// Number, title, what is measured.
    pub before: String,
    /// The drawing.
    pub plot: String,
    /// Reading, notes, data.
    pub after: String,
}

/// Elements that only hold others: their contents are the blocks.
const HOLDERS: [&str; 6] = ["section", "header", "article", "div", "main", "aside"];
/// Holders that are one block all the same, by a class of theirs.
const WHOLE: [&str; 8] = ["note", "tw", "cols", "monogram", "media", "cover", "promo", "footnotes"];
/// Parts of a page that a fold leaves out, by a class of theirs: ways to elsewhere on the single page.
const LEFT_OUT: [&str; 6] = ["crumbs", "pager", "toc", "chap-toc", "running", "acts"];

/// The blocks of a piece of markup, in reading order.
pub fn blocks(html: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    // The end of a holder at the outermost level closes nothing: the next piece follows.
    while at < html.len() {
        at = walk(html, at, &mut found);
    }
    found
}

/// Takes the blocks from a place on to the end of what holds them; says where that is.
fn walk<'html>(html: &'html str, from: usize, found: &mut Vec<Block<'html>>) -> usize {
    let mut at = from;
    while let Some((open, end)) = markup::next_tag(html, at) {
        let tag = &html[open..end];
        at = match markup::kind_of(tag) {
            Kind::Closes => return end,
            Kind::Nothing => end,
            Kind::Alone => taken((html, open), (tag, end), found),
            Kind::Opens => opened((html, open), (tag, end), found),
        };
    }
    html.len()
}

/// An element with an end: left out, opened, or taken whole; says where it ends.
fn opened<'html>((html, open): (&'html str, usize), (tag, end): (&'html str, usize), found: &mut Vec<Block<'html>>) -> usize {
    let (name, classes) = (markup::name_of(tag), classes(tag));
    let has = |known: &[&str]| classes.split(' ').any(|class| known.contains(&class));
    if name == "nav" || has(&LEFT_OUT) {
        return markup::element_end(html, open);
    }
    if !HOLDERS.contains(&name) || has(&WHOLE) {
        return taken((html, open), (tag, markup::element_end(html, open)), found);
    }
    let first = found.len();
    let after = walk(html, end, found);
    if let Some(block) = found.get_mut(first) {
        block.anchors.extend(anchor(tag));
    }
    after
}

/// One block.
fn taken<'html>((html, open): (&'html str, usize), (tag, end): (&'html str, usize), found: &mut Vec<Block<'html>>) -> usize {
    let (name, classes) = (markup::name_of(tag), classes(tag));
    if !classes.split(' ').any(|class| LEFT_OUT.contains(&class)) {
        // A figure is taken apart: its anchor is kept like that of a holder.
        let anchors = anchor(tag).filter(|_| name == "figure").into_iter().collect();
        found.push(Block { kind: (name, classes), html: &html[open..end], anchors });
    }
    end
}

fn classes(tag: &str) -> &str {
    markup::value(tag, " class=\"").unwrap_or_default()
}

fn anchor(tag: &str) -> Option<&str> {
    markup::value(tag, " id=\"")
}

impl<'html> Block<'html> {
    /// A drawn figure taken apart. What can be measured from a drawing is the same in both languages; a table holds
    /// words and stays on its side.
    pub fn parts(&self) -> Option<Parts<'html>> {
        let is_figure = self.kind.0 == "figure" && self.kind.1.starts_with("fig");
        let parts = if is_figure { markup::children(markup::inside(self.html)) } else { Vec::new() };
        let has = |part: &str, known: &str| classes(&part[..markup::tag_end(part, 0)]).split(' ').any(|class| class == known);
        let parts: Vec<&str> = parts.into_iter().filter(|part| !has(part, "acts")).collect();
        let at = parts.iter().position(|part| has(part, "plot")).filter(|&at| parts[at].contains("<svg"))?;
        let words = |parts: &[&str]| parts.iter().map(|part| unwrapped(part)).collect::<String>();
        let id = self.anchors.first().copied().unwrap_or_default();
        Some(Parts { id, before: words(&parts[..at]), plot: parts[at].to_owned(), after: words(&parts[at + 1..]) })
    }
}

/// A drawing's place with another drawing in it; patterns that others on the page refer to stay.
pub fn redrawn(plot: &str, drawing: &str) -> String {
    let patterns = if plot.contains(PATTERNS) { PATTERNS } else { "" };
    let end = plot.rfind("</").unwrap_or(plot.len());
    [&plot[..markup::tag_end(plot, 0)], drawing, patterns, &plot[end..]].concat()
}

/// The labels of a drawing, in order, without the spaces that languages set differently.
pub fn labels(plot: &str) -> Vec<String> {
    let texts = plot.split("<text").skip(1).filter_map(|rest| rest.split_once("</text>"));
    texts.map(|(text, _)| letters(&text[markup::tag_end(text, 0)..])).collect()
}

/// A drawing whose upright axis says numbers only, where `words` say the unit that it leaves out; none if it has no unit,
/// or the words do not say it.
pub fn without_unit(plot: &str, words: &str) -> Option<String> {
    let ticks = upright_ticks(plot);
    let is_number = |text: &str| text.contains(char::is_numeric) && !text.contains(char::is_alphabetic);
    let (mut bare, mut at) = (String::new(), 0);
    for (x, start, text) in &ticks {
        let Some(unit) = text.find(char::is_alphabetic) else { continue };
        let number = text[..unit].trim_end();
        let has_company = || ticks.iter().any(|(other, _, text)| other == x && is_number(text));
        if number.len() < unit && is_number(number) && !text[unit..].contains(char::is_numeric) && has_company() {
            if !words.contains(&text[unit..]) {
                return None;
            }
            bare.push_str(&plot[at..start + number.len()]);
            at = start + text.len();
        }
    }
    bare.push_str(&plot[at..]);
    (at > 0).then_some(bare)
}

/// The labels of upright axes: where they are hung, where each begins, what it says.
fn upright_ticks(plot: &str) -> Vec<(&str, usize, &str)> {
    let mut ticks = Vec::new();
    let mut at = 0;
    while let Some((open, end)) = markup::next_tag(plot, at) {
        at = end;
        let tag = &plot[open..end];
        let is_tick = markup::name_of(tag) == "text" && classes(tag) == "ax" && tag.contains(" text-anchor=\"end\"");
        if let (true, Some(x)) = (is_tick, markup::value(tag, " x=\"")) {
            ticks.push((x, end, plot[end..].split('<').next().unwrap_or_default()));
        }
    }
    ticks
}

/// What is written between tags, without spaces.
fn letters(html: &str) -> String {
    let mut found = String::new();
    let mut at = 0;
    while let Some((open, end)) = markup::next_tag(html, at) {
        found.extend(html[at..open].chars().filter(|mark| !mark.is_whitespace()));
        at = end;
    }
    found.extend(html[at..].chars().filter(|mark| !mark.is_whitespace()));
    found
}

/// A caption without its element, which may only stand in a figure.
fn unwrapped(part: &str) -> &str {
    if markup::name_of(part) == "figcaption" { markup::inside(part) } else { part }
}
