//! Finished markup, read again: tags, elements, attributes. One look at each byte, and none inside drawings.

use memchr::memmem;

/// Whether an element has no end.
fn is_void(name: &str) -> bool {
    matches!(name, "img" | "br" | "hr" | "input" | "link" | "meta" | "source" | "track" | "wbr")
}

/// What stands in a page's `main`.
pub fn content(html: &str) -> &str {
    let inner = html.find("<main").map(|at| tag_end(html, at));
    let end = html.rfind("</main>").unwrap_or(html.len());
    inner.map_or("", |start| html.get(start..end).unwrap_or_default())
}

/// Where a tag ends: past its `>`, which may not stand in a quoted value.
pub fn tag_end(html: &str, open: usize) -> usize {
    let bytes = html.as_bytes();
    let mut at = open;
    while let Some(offset) = memchr::memchr3(b'>', b'"', b'\'', &bytes[at..]) {
        at += offset + 1;
        let mark = bytes[at - 1];
        if mark == b'>' {
            return at;
        }
        match memchr::memchr(mark, &bytes[at..]) {
            Some(offset) => at += offset + 1,
            None => break,
        }
    }
    html.len()
}

/// What a tag is, for those who look for ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It opens an element that has an end.
    Opens,
    /// It closes one.
    Closes,
    /// An element by itself.
    Alone,
    /// A comment, a declaration.
    Nothing,
}

/// What a tag is.
pub fn kind_of(tag: &str) -> Kind {
    match tag.as_bytes().get(1) {
        Some(b'/') => Kind::Closes,
        Some(b'!' | b'?') => Kind::Nothing,
        _ if tag.ends_with("/>") || is_void(name_of(tag)) => Kind::Alone,
        _ => Kind::Opens,
    }
}

/// The next tag from a place on: where it begins and where it ends.
pub fn next_tag(html: &str, from: usize) -> Option<(usize, usize)> {
    let open = from + memchr::memchr(b'<', html.as_bytes().get(from..)?)?;
    Some((open, tag_end(html, open)))
}

/// Where the element whose tag begins at `open` ends.
pub fn element_end(html: &str, open: usize) -> usize {
    let (mut at, mut depth) = (open, 0_usize);
    while let Some((start, end)) = next_tag(html, at) {
        at = end;
        match kind_of(&html[start..end]) {
            Kind::Opens => match drawing_end(html, start) {
                Some(end) => at = end,
                None => depth += 1,
            },
            Kind::Closes => depth = depth.saturating_sub(1),
            Kind::Alone | Kind::Nothing => {}
        }
        if depth == 0 {
            return at;
        }
    }
    html.len()
}

/// Where a drawing ends, if one begins here; drawings hold no drawings.
pub fn drawing_end(html: &str, open: usize) -> Option<usize> {
    let bytes = html.as_bytes().get(open..).filter(|bytes| bytes.starts_with(b"<svg"))?;
    memmem::find(bytes, b"</svg>").map(|offset| open + offset + "</svg>".len())
}

/// The elements directly in a piece of markup; words between them stay out.
pub fn children(html: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((open, end)) = next_tag(html, at) {
        at = match kind_of(&html[open..end]) {
            Kind::Opens | Kind::Alone => element_end(html, open),
            Kind::Closes | Kind::Nothing => end,
        };
        if matches!(kind_of(&html[open..end]), Kind::Opens | Kind::Alone) {
            found.push(&html[open..at]);
        }
    }
    found
}

/// What stands between an element's tags.
pub fn inside(element: &str) -> &str {
    let end = element.rfind("</").unwrap_or(element.len());
    element.get(tag_end(element, 0)..end).unwrap_or_default()
}

/// The name in a tag, opening or closing.
pub fn name_of(tag: &str) -> &str {
    let bytes = tag.as_bytes();
    let start = bytes.iter().position(|byte| !matches!(byte, b'<' | b'/')).unwrap_or(bytes.len());
    let length = bytes[start..].iter().position(|byte| matches!(byte, b' ' | b'>' | b'/' | b'\n'));
    &tag[start..length.map_or(tag.len(), |length| start + length)]
}

/// The name of the element that a tag begins; nothing if it ends one, or is none.
pub fn begun(tag: &str) -> Option<&str> {
    (!matches!(tag.as_bytes().get(1), Some(b'/' | b'!' | b'?'))).then(|| name_of(tag))
}

/// The value of an attribute of a tag, as it is written after a space: `value(tag, " class=\"")`.
pub fn value<'html>(tag: &'html str, opening: &str) -> Option<&'html str> {
    let bytes = tag.as_bytes();
    let opens = |at: &usize| bytes[*at..].starts_with(opening.as_bytes());
    let start = memchr::memchr_iter(b' ', bytes).find(opens)? + opening.len();
    tag.get(start..)?.split('"').next()
}
