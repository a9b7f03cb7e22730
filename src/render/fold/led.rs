//! A page's markup as it reads from where the fold lies: links led from there, the right side's anchors renamed.

use std::ops::Range;

use crate::plan::address;
use crate::render::markup;
use crate::snapshot::Links;

/// What the anchors of the right side begin with.
pub const RIGHT: &str = "r-";

/// Where a page lies and where its fold does, and how links are written.
struct Way<'site> {
    from: &'site str,
    at: &'site str,
    links: Links,
}

/// The left side: its links lead from the fold.
pub fn left(html: &str, (from, at): (&str, &str), links: Links) -> String {
    let way = Way { from, at, links };
    rewritten(html, |name, value, out| way.lead(name, value, out))
}

/// The right side: its anchors, and what refers to them, have names of their own.
pub fn right(html: &str, (from, at): (&str, &str), links: Links) -> String {
    let way = Way { from, at, links };
    rewritten(html, |name, value, out| match name {
        "id" | "aria-describedby" | "for" => push(out, &[RIGHT, value]),
        "aria-labelledby" => {
            let names: Vec<String> = value.split(' ').map(|name| format!("{RIGHT}{name}")).collect();
            push(out, &[&names.join(" ")])
        }
        "href" if value.starts_with('#') => push(out, &["#", RIGHT, &value[1..]]),
        _ => way.lead(name, value, out),
    })
}

fn push(out: &mut String, parts: &[&str]) -> bool {
    parts.iter().for_each(|part| out.push_str(part));
    true
}

/// Markup with each quoted attribute value handed to `change`, which writes another or says that it stays. A drawing
/// is copied whole: only the patterns have names.
fn rewritten(html: &str, change: impl Fn(&str, &str, &mut String) -> bool) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let (mut at, mut copied) = (0, 0);
    while let Some((open, end)) = markup::next_tag(html, at) {
        at = end;
        if let Some(end) = markup::drawing_end(html, open).filter(|_| !html[open..end].contains("\"pats\"")) {
            at = end;
            continue;
        }
        let mut from = open;
        while let Some((name, start, close)) = attribute(html, from..end) {
            if is_address(name) {
                out.push_str(&html[copied..start]);
                copied = if change(name, &html[start..close], &mut out) { close } else { start };
            }
            from = close + 1;
        }
    }
    out.push_str(&html[copied..]);
    out
}

/// The next attribute of a tag with a quoted value: its name, and where the value begins and ends.
fn attribute(html: &str, tag: Range<usize>) -> Option<(&str, usize, usize)> {
    let bytes = html.as_bytes();
    let start = tag.start + memchr::memchr(b'"', &bytes[tag.clone()])? + 1;
    let close = start + memchr::memchr(b'"', &bytes[start..tag.end])?;
    let before = &bytes[tag.start..start.checked_sub(2)?.max(tag.start)];
    let name = before.iter().rposition(u8::is_ascii_whitespace).map_or(start - 2, |space| tag.start + space + 1);
    Some((html.get(name..start - 2).unwrap_or_default(), start, close))
}

/// Whether an attribute names a place or leads to one.
fn is_address(name: &str) -> bool {
    matches!(name, "id" | "href" | "src" | "srcset" | "poster" | "for" | "aria-labelledby" | "aria-describedby")
}

impl Way<'_> {
    /// Writes an attribute's addresses as they are from the fold; says whether it held any.
    fn lead(&self, name: &str, value: &str, out: &mut String) -> bool {
        match name {
            "href" | "src" | "poster" => push(out, &[&self.moved(value)]),
            "srcset" => {
                let sizes = value.split(", ").map(|one| match one.split_once(' ') {
                    Some((path, size)) => format!("{} {size}", self.moved(path)),
                    None => self.moved(one),
                });
                push(out, &[&sizes.collect::<Vec<_>>().join(", ")])
            }
            _ => false,
        }
    }

    /// A relative link of the page as one of the fold.
    fn moved(&self, link: &str) -> String {
        let outward = link.starts_with(['#', '/']) || link.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
        if outward || link.is_empty() {
            return link.to_owned();
        }
        let (path, rest) = match link.find(['#', '?']) {
            Some(cut) => link.split_at(cut),
            None => (link, ""),
        };
        let mut folders: Vec<&str> = self.from.split('/').filter(|part| !part.is_empty()).collect();
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let is_folder = path.is_empty() || path.ends_with('/') || path.ends_with("..");
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(folders.pop()),
                name => folders.push(name),
            }
        }
        let target = folders.join("/");
        let target = if is_folder && !target.is_empty() { format!("{target}/") } else { target };
        format!("{}{rest}", address::relative(self.at, &target, self.links))
    }
}
