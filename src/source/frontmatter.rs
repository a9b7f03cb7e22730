//! The front matter of a Markdown file: the YAML between two `---` lines at its beginning.
//!
//! Splits a file into YAML and body, each with its offset; reads neither.

use crate::finding::{Findings, Place, Problem, YamlTrouble};
use crate::snapshot::FileId;

use super::prose::{Line, Prose, lines};

/// A Markdown file in two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'a> {
    /// The YAML between the marks, if the file begins with a mark.
    pub yaml: Option<Prose<'a>>,
    /// What follows; the whole file if there is no front matter, or none that ends.
    pub body: Prose<'a>,
}

/// Splits `text`. A front matter that never ends is noted at its first line (E19).
pub fn split<'a>(text: &'a str, file: FileId, findings: &mut Findings) -> Split<'a> {
    let whole = Prose::verbatim(text, Place::file(file).within(0, text.len()));
    let begin = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let none = Split { yaml: None, body: whole.part(begin..text.len()) };
    let first = Line::at(text, begin);
    if !is_mark(first, text) {
        return none;
    }
    match lines(text, first.next).find(|line| is_mark(*line, text)) {
        Some(last) => Split { yaml: Some(whole.part(first.next..last.start)), body: whole.part(last.next..text.len()) },
        None => {
            findings.add(Problem::Yaml { trouble: YamlTrouble::Unclosed }, whole.place(first.start..first.end));
            none
        }
    }
}

fn is_mark(line: Line, text: &str) -> bool {
    line.of(text).trim_end() == "---"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<(&str, u32)>, (&str, u32), Findings) {
        let mut findings = Findings::new();
        let split = split(text, FileId(0), &mut findings);
        let with_start = |prose: Prose<'static>| (prose.text, prose.place(0..0).start);
        let leak = |prose: Prose| with_start(Prose { text: String::leak(prose.text.to_owned()), origin: prose.origin });
        (split.yaml.map(leak), leak(split.body), findings)
    }

    #[test]
    fn both_parts_know_where_they_begin() {
        assert_eq!(parts("---\na: 1\n---\nb\n"), (Some(("a: 1\n", 4)), ("b\n", 13), Findings::new()));
        assert_eq!(parts("\u{FEFF}---  \r\na: 1\r\n---\r\nb"), (Some(("a: 1\r\n", 10)), ("b", 21), Findings::new()));
        assert_eq!(parts("---\ra: 1\r---\rb"), (Some(("a: 1\r", 4)), ("b", 13), Findings::new()));
        assert_eq!(parts("---\n---"), (Some(("", 4)), ("", 7), Findings::new()));
    }

    #[test]
    fn without_front_matter_all_is_body() {
        assert_eq!(parts("a\n---\nb"), (None, ("a\n---\nb", 0), Findings::new()));
        assert_eq!(parts("\u{FEFF}a"), (None, ("a", 3), Findings::new()));
        assert_eq!(parts(""), (None, ("", 0), Findings::new()));
        assert_eq!(parts("----\na\n---\n"), (None, ("----\na\n---\n", 0), Findings::new()));
    }

    #[test]
    fn a_front_matter_that_never_ends_is_noted_at_its_first_line() {
        let (yaml, body, findings) = parts("---\ntitle: a\n\nno end\n");
        assert_eq!((yaml, body.1), (None, 0));
        let finding = findings.iter().next().expect("one finding");
        assert_eq!(finding.problem, Problem::Yaml { trouble: YamlTrouble::Unclosed });
        assert_eq!((finding.place.start, finding.place.end), (0, 3));
    }
}
