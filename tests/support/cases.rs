//! Case files, and what html is held against.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use html5gum::{Token, Tokenizer};

/// A file of cases: what stands before the first, and the cases.
#[derive(Default)]
pub struct CaseFile {
    pub before: String,
    pub cases: Vec<Case>,
}

/// A claim, its input, and what comes of it.
#[derive(Default)]
pub struct Case {
    pub claim: String,
    pub words: String,
    /// `md`, `md line` or `md plain`.
    pub kind: String,
    pub input: String,
    /// What comes of it, by the words behind the fence.
    pub outcome: BTreeMap<String, String>,
}

impl CaseFile {
    pub fn read(text: &str) -> CaseFile {
        let mut file = CaseFile::default();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let fence: String = line.chars().take_while(|mark| *mark == '`').collect();
            if fence.len() >= 3 {
                let content: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
                let Some(case) = file.cases.last_mut() else { continue };
                match line[fence.len()..].strip_prefix("md") {
                    Some(kind) => (case.kind, case.input) = (kind.trim().to_owned(), content.join("\n") + "\n"),
                    None => drop(case.outcome.insert(line[fence.len()..].to_owned(), content.join("\n"))),
                }
            } else if let Some(claim) = line.strip_prefix("## ") {
                file.cases.push(Case { claim: claim.to_owned(), ..Case::default() });
            } else {
                let words = file.cases.last_mut().map_or(&mut file.before, |case| &mut case.words);
                *words += line;
                *words += "\n";
            }
        }
        file
    }

    pub fn write(&self) -> String {
        let mut out = format!("{}\n", self.before.trim_end());
        for case in &self.cases {
            write!(out, "\n## {}\n", case.claim).expect("a String takes every write");
            if !case.words.trim().is_empty() {
                write!(out, "\n{}\n", case.words.trim()).expect("a String takes every write");
            }
            block(&mut out, format!("md {}", case.kind).trim_end(), &case.input);
            case.outcome.iter().rev().for_each(|(name, content)| block(&mut out, name, content));
        }
        out
    }
}

fn block(out: &mut String, name: &str, content: &str) {
    let longest = content.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    write!(out, "\n{fence}{name}\n{}\n{fence}\n", content.trim_end_matches('\n')).expect("a String takes every write");
}

pub fn difference(path: &Path, written: &str, now: &str) -> String {
    let mut out = format!("{}:\n", path.display());
    let (written, now): (Vec<_>, Vec<_>) = (written.lines().collect(), now.lines().collect());
    written.iter().filter(|line| !now.contains(line)).for_each(|line| out += &format!("- {line}\n"));
    now.iter().filter(|line| !written.contains(line)).for_each(|line| out += &format!("+ {line}\n"));
    out
}

/// Whether an example shows HTML that its author wrote: a tag stands in both, outside code.
pub fn holds_raw_html(markdown: &str, html: &str) -> bool {
    let tags = [
        "<a ",
        "<b",
        "<i",
        "<div",
        "<del",
        "<table",
        "<td",
        "<hr",
        "<!--",
        "</",
        "<foo",
        "<bar",
        "<img",
        "<pre",
        "<script",
        "<?",
        "<responsive",
    ];
    tags.iter().any(|tag| markdown.contains(tag) && html.contains(tag))
}

/// `html` without the attributes of these names.
pub fn without_attributes(html: &str, names: &[&str]) -> String {
    let mut out = html.to_owned();
    for name in names {
        let start = format!(" {name}=\"");
        while let Some(at) = out.find(&start) {
            let end = out[at + start.len()..].find('"').map_or(out.len(), |offset| at + start.len() + offset + 1);
            out.replace_range(at..end, "");
        }
    }
    out
}

pub const TAGS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "area",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "map",
    "mark",
    "math",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mover",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "msub",
    "msubsup",
    "msup",
    "mtext",
    "munder",
    "munderover",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];

pub const ATTRIBUTES: &[&str] = &[
    "accent",
    "align",
    "alt",
    "aria-label",
    "char",
    "charoff",
    "checked",
    "cite",
    "class",
    "colspan",
    "datetime",
    "decoding",
    "dir",
    "disabled",
    "display",
    "headers",
    "height",
    "href",
    "hreflang",
    "id",
    "lang",
    "loading",
    "rel",
    "role",
    "rowspan",
    "scope",
    "size",
    "span",
    "src",
    "start",
    "summary",
    "tabindex",
    "title",
    "type",
    "width",
];

/// Reads a page back and holds every tag and attribute against what may stand in a page.
pub fn assert_inert(html: &str, source: &str) {
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        let Token::StartTag(tag) = token else {
            assert!(!matches!(token, Token::Doctype(_)), "{source}\n{html}");
            continue;
        };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        assert!(TAGS.contains(&name.as_str()), "<{name}> from\n{source}\n{html}");
        for (key, value) in &tag.attributes {
            let (key, value) = (String::from_utf8_lossy(key).into_owned(), String::from_utf8_lossy(value).into_owned());
            assert!(ATTRIBUTES.contains(&key.as_str()), "{key}= from\n{source}\n{html}");
            if matches!(key.as_str(), "href" | "src" | "cite") {
                assert_address(&key, &value, source);
            }
        }
    }
}

/// Every element that is opened is closed, in order, so that nothing reaches beyond the passage.
pub fn assert_whole(html: &str, source: &str) {
    const VOID: &[&str] = &["br", "hr", "img", "input", "wbr", "col", "area"];
    let mut open: Vec<String> = Vec::new();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert_eq!(open.pop().as_deref(), Some(name.as_str()), "{source}\n{html}");
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} from\n{source}\n{html}");
}

pub fn assert_address(key: &str, value: &str, source: &str) {
    let heard: String = value.chars().filter(|letter| *letter > ' ').collect::<String>().to_lowercase();
    let scheme = heard.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')).map(|(scheme, _)| scheme.to_owned());
    let scheme = scheme.filter(|scheme| {
        scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
    });
    let allowed = ["http", "https", "mailto", "tel"];
    let scheme_ok = scheme.as_deref().is_none_or(|scheme| allowed.contains(&scheme) || key == "cite");
    assert!(scheme_ok, "{key}={value} from\n{source}");
    assert!(key != "src" || scheme.is_none(), "{key}={value} from\n{source}");
    assert!(!heard.starts_with("//") || key == "cite", "{key}={value} from\n{source}");
}
