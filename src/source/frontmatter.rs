//! Front matter: the YAML between two `---` lines at the head of a Markdown file.

/// A Markdown file in two parts, as byte ranges of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The YAML between the marks, if there is any front matter.
    pub yaml: Option<(usize, usize)>,
    /// Where the words begin.
    pub body: usize,
}

/// The parts of a text; nothing if its front matter is opened and never closed.
pub fn split(text: &str) -> Option<Parts> {
    let mut lines = lines(text);
    let Some((_, first, start)) = lines.next() else { return Some(Parts { yaml: None, body: 0 }) };
    if first.trim_end() != "---" {
        return Some(Parts { yaml: None, body: 0 });
    }
    lines.find(|(_, line, _)| matches!(line.trim_end(), "---" | "...")).map(|(at, _, body)| Parts { yaml: Some((start, at)), body })
}

/// Every line with where it starts and where the next one does; LF, CRLF and lone CR end a line.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        (at < text.len()).then(|| {
            let start = at;
            let rest = &text[start..];
            let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
            let mark = if rest[end..].starts_with("\r\n") { 2 } else { usize::from(end < rest.len()) };
            at = start + end + mark;
            (start, &rest[..end], at)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_ends_at_its_second_mark() {
        assert_eq!(split("---\na: 1\n---\nb"), Some(Parts { yaml: Some((4, 9)), body: 13 }));
        assert_eq!(split("---\r\na: 1\r\n---\r\nb").map(|parts| parts.body), Some(16));
        assert_eq!(split("words"), Some(Parts { yaml: None, body: 0 }));
        assert_eq!(split("---\na: 1\n"), None);
    }
}
