//! Barriers: what on a finished page stops readers who hear it, or reach it by keys.
//!
//! The rules that need no browser: one language, main part and title; headings in steps; words on links, pictures and
//! fields; heads on tables; names on navigations; anchors that are there once; lists of entries. Drawings are looked over.

use std::collections::HashSet;

use super::markup;
use crate::finding::Barrier;

/// How much of an element is shown with it.
const SHOWN: usize = 60;

/// What is wrong on a page, each kind once, with the beginning of the element.
pub fn of(html: &str) -> Vec<(Barrier, String)> {
    let mut walk = Walk { html, found: Vec::new(), mains: 0, titles: 0, level: 0, anchors: HashSet::new() };
    let mut at = 0;
    while let Some((open, end)) = markup::next_tag(html, at) {
        at = end;
        let Some(name) = markup::begun(&html[open..end]) else { continue };
        if let Some(end) = markup::drawing_end(html, open) {
            at = end;
            continue;
        }
        walk.element(name, (open, end));
        if matches!(name, "script" | "style" | "textarea") {
            at = raw_end(html, end);
        }
    }
    for (barrier, counted) in [(Barrier::Main, walk.mains), (Barrier::Title, walk.titles)] {
        if counted != 1 {
            walk.found.push((barrier, format!("{counted} × <{}>", if barrier == Barrier::Main { "main" } else { "h1" })));
        }
    }
    walk.found
}

/// Where words that are no markup end: no tag is looked for in scripts.
fn raw_end(html: &str, from: usize) -> usize {
    memchr::memmem::find(&html.as_bytes()[from..], b"</").map_or(html.len(), |offset| from + offset)
}

/// One way through a page.
struct Walk<'html> {
    html: &'html str,
    found: Vec<(Barrier, String)>,
    mains: usize,
    titles: usize,
    /// Of the heading before.
    level: u8,
    anchors: HashSet<&'html str>,
}

impl<'html> Walk<'html> {
    /// Looks at an element of this name, whose tag begins and ends here.
    fn element(&mut self, name: &str, (open, end): (usize, usize)) {
        let tag = &self.html[open..end];
        if let Some(id) = markup::value(tag, " id=\"").filter(|id| !self.anchors.insert(id)) {
            self.note(Barrier::Anchor, id);
        }
        let says = |opening: &str| markup::value(tag, opening).is_some_and(|words| !words.trim().is_empty());
        let named = || says(" aria-label=\"") || says(" aria-labelledby=\"");
        let wrong = match name {
            "html" => (!says(" lang=\"")).then_some(Barrier::Language),
            "main" => {
                self.mains += 1;
                None
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(name, (open, end)),
            "img" => (markup::value(tag, " alt=\"").is_none() && !tag.contains(" alt")).then_some(Barrier::Picture),
            "a" => (says(" href=\"") && !named() && !self.has_words((open, end))).then_some(Barrier::Words),
            "button" | "summary" => (!named() && !self.has_words((open, end))).then_some(Barrier::Words),
            "nav" => (!named()).then_some(Barrier::Landmark),
            "table" => (!self.has_heads(end)).then_some(Barrier::Table),
            "ul" | "ol" => (!self.begins_with_entry(end)).then_some(Barrier::List),
            "input" | "select" | "textarea" => (!named() && !says(" title=\"") && !self.is_labelled(tag)).then_some(Barrier::Field),
            _ => None,
        };
        if let Some(barrier) = wrong {
            self.note(barrier, tag);
        }
    }

    fn note(&mut self, barrier: Barrier, shown: &str) {
        if self.found.iter().all(|(known, _)| *known != barrier) {
            self.found.push((barrier, shown.chars().take(SHOWN).collect()));
        }
    }

    fn heading(&mut self, name: &str, tag: (usize, usize)) -> Option<Barrier> {
        let level = name.as_bytes()[1] - b'0';
        self.titles += usize::from(level == 1);
        let before = std::mem::replace(&mut self.level, level);
        if !self.has_words(tag) {
            return Some(Barrier::Heading);
        }
        (before > 0 && level > before + 1).then_some(Barrier::Level)
    }

    /// Whether an element, whose tag begins and ends here, says anything to those who hear it: nearly always at once.
    fn has_words(&self, (open, end): (usize, usize)) -> bool {
        let first = &self.html[end..];
        let first = &first[..memchr::memchr(b'<', first.as_bytes()).unwrap_or(0)];
        if !first.trim().is_empty() {
            return true;
        }
        let element = &self.html[open..markup::element_end(self.html, open)];
        let mut at = 0;
        while let Some((start, end)) = markup::next_tag(element, at) {
            let tag = &element[start..end];
            let speaks = |opening: &str| markup::value(tag, opening).is_some_and(|words| !words.trim().is_empty());
            if !element[at..start].trim().is_empty() || start > 0 && (speaks(" alt=\"") || speaks(" aria-label=\"")) {
                return true;
            }
            at = end;
        }
        !element[at..].trim().is_empty()
    }

    /// Whether a table, whose tag ends here, has a head: nearly always one of its first cells.
    fn has_heads(&self, end: usize) -> bool {
        let mut at = end;
        while let Some((open, close)) = markup::next_tag(self.html, at) {
            match markup::name_of(&self.html[open..close]) {
                "th" => return true,
                "table" => return false,
                _ => at = close,
            }
        }
        false
    }

    /// Whether a list, whose tag ends here, has an entry before anything else, or nothing at all.
    fn begins_with_entry(&self, end: usize) -> bool {
        markup::next_tag(self.html, end).is_none_or(|(open, close)| {
            let tag = &self.html[open..close];
            self.html[end..open].trim().is_empty() && (tag.starts_with("</") || markup::name_of(tag) == "li")
        })
    }

    /// Whether a label speaks for a field, or nobody can fill it in.
    fn is_labelled(&self, tag: &str) -> bool {
        let silent = [" type=\"hidden\"", " type=\"submit\"", " disabled"].iter().any(|says| tag.contains(says));
        silent || markup::value(tag, " id=\"").is_some_and(|id| self.html.contains(&format!(" for=\"{id}\"")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> Vec<Barrier> {
        let page = format!("<!DOCTYPE html><html lang=\"fr\"><body><main><h1>a</h1>{body}</main></body></html>");
        of(&page).into_iter().map(|(barrier, _)| barrier).collect()
    }

    #[test]
    fn each_barrier_is_found() {
        for (body, barrier) in [
            ("<main></main>", Barrier::Main),
            ("<h1>b</h1>", Barrier::Title),
            ("<h2>b</h2><h4>c</h4>", Barrier::Level),
            ("<h2> <span></span></h2>", Barrier::Heading),
            ("<a href=\"x\"><img src=\"y\" alt=\"\"></a>", Barrier::Words),
            ("<button type=\"button\"><svg aria-hidden=\"true\"><path d=\"M0 0\"/></svg></button>", Barrier::Words),
            ("<img src=\"x\">", Barrier::Picture),
            ("<table><tr><td>b</td></tr></table>", Barrier::Table),
            ("<input type=\"text\" id=\"q\">", Barrier::Field),
            ("<nav><a href=\"x\">b</a></nav>", Barrier::Landmark),
            ("<p id=\"x\">b</p><p id=\"x\">c</p>", Barrier::Anchor),
            ("<ul><p>b</p></ul>", Barrier::List),
            ("<ol>b<li>c</li></ol>", Barrier::List),
        ] {
            assert_eq!(found(body), [barrier], "{body}");
        }
        assert_eq!(of("<html><main><h1>a</h1></main></html>")[0].0, Barrier::Language);
    }

    #[test]
    fn what_speaks_in_another_way_is_no_barrier() {
        for body in [
            "<h2>b</h2><h3>c</h3><h2>d</h2>",
            "<a href=\"x\"><img src=\"y\" alt=\"b\"></a><a id=\"here\"></a>",
            "<button aria-label=\"b\"></button><img src=\"x\" alt=\"\"><img src=\"x\" alt>",
            "<table><tr><th scope=\"row\">a</th><td>b</td></tr></table>",
            "<label for=\"q\">b</label><input id=\"q\"><input type=\"hidden\" name=\"x\">",
            "<ul><li>b</li></ul><ol>\n<li>c</li>\n</ol><ul></ul>",
            "<nav aria-label=\"b\"></nav><svg><a href=\"x\"></a></svg>",
            "<script>if (a < b) { \"<h4>\" }</script>",
        ] {
            assert_eq!(found(body), [], "{body}");
        }
    }
}
