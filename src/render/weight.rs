//! Weights: what a page and what all pages load may weigh, uncompressed, and which part of a page weighs most.

use crate::plan::page::Subject;

/// The most bytes of all style sheets.
pub const STYLES: usize = 90_000;
/// The most bytes of all scripts but the search engine.
pub const SCRIPTS: usize = 30_000;

/// The most bytes that the markup of a page should have; a dashboard may have more.
pub fn of_page(subject: &Subject) -> usize {
    match subject {
        Subject::Federation(_) => 600_000,
        // Only those who print it ask for it, and it is as long as its notebook.
        Subject::Whole(_) => usize::MAX,
        _ => 250_000,
    }
}

/// The element of a page that weighs most, by its id or its name, and its bytes.
pub fn heaviest(html: &str) -> Option<(String, usize)> {
    const PARTS: [&str; 5] = ["figure", "table", "svg", "dl", "ul"];
    // Where the outermost element of each name began.
    let mut open: [Option<usize>; PARTS.len()] = Default::default();
    let mut best: Option<(usize, usize, &str)> = None;
    let bytes = html.as_bytes();
    for at in memchr::memchr_iter(b'<', bytes) {
        let closes = bytes.get(at + 1) == Some(&b'/');
        let name = &bytes[at + 1 + usize::from(closes)..];
        // Nearly every tag is another: its first letter says so.
        if !matches!(name.first(), Some(b'f' | b't' | b's' | b'd' | b'u')) {
            continue;
        }
        let is_named = |part: &&str| name.strip_prefix(part.as_bytes()).is_some_and(|rest| matches!(rest.first(), Some(b' ' | b'>')));
        let Some(which) = PARTS.iter().position(is_named) else { continue };
        if !closes {
            open[which].get_or_insert(at);
        } else if let Some(start) = open[which].take() {
            let weight = at + "</>".len() + PARTS[which].len() - start;
            if best.is_none_or(|(_, heaviest, _)| weight > heaviest) {
                best = Some((start, weight, PARTS[which]));
            }
        }
    }
    // A part that is next to nothing is not what makes a page heavy: its running words are.
    let (start, weight, name) = best.filter(|(_, weight, _)| *weight * 20 > html.len())?;
    Some((called(&html[start..start + weight], name), weight))
}

/// `#fig-3`, or the element's name.
fn called(element: &str, name: &str) -> String {
    let tag = element.split('>').next().unwrap_or_default();
    let id = tag.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next());
    id.map_or_else(|| format!("<{name}>"), |id| format!("#{id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_part_is_named_by_its_id() {
        let page =
            format!("<figure id=\"fig-1\">a</figure><figure class=\"fig\" id=\"fig-2\">{}</figure><table>bb</table>", "x".repeat(50));
        assert_eq!(heaviest(&page), Some(("#fig-2".to_owned(), 90)));
        assert_eq!(heaviest("<table>1</table>"), Some(("<table>".to_owned(), 16)));
        assert_eq!(heaviest("words"), None);
    }
}
