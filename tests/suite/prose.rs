//! Prose: cases in Markdown files, the CommonMark suite, and hostile input.
//!
//! A case in `tests/prose/*.md` is a claim (`## …`), a `md` block, the HTML it becomes in French
//! and Dutch, and its findings. `UPDATE=1` writes what is true today.
//! The suites are read from the folder that `DIPTYCH_CORPORA` names, and passed over without it.

#![allow(clippy::print_stderr, reason = "a suite that is passed over says so")]

#[path = "../support/cases.rs"]
pub mod cases;
#[path = "../support/surroundings.rs"]
pub mod surroundings;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

pub use cases::difference;
use cases::{Case, CaseFile};
use diptych::finding::{Findings, Place};
use diptych::render::prose::{Passage, Setting, plain, render, render_inline};
use diptych::snapshot::FileId;
use diptych::source::directives::outline;
use diptych::source::prose::Prose;
use proptest::prelude::*;
use surroundings::Small;

fn passage(text: &str, lang: &'static str, first_level: u8) -> Passage {
    render(&prose(text), &Small(lang), Setting { first_level, namespace: "" })
}

fn prose(text: &str) -> Prose<'_> {
    Prose::verbatim(text, Place::file(FileId(0)))
}

#[test]
fn cases() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/prose");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("the cases are part of the project").map(|entry| entry.expect("readable").path()).collect();
    files.sort();
    let mut wrong = String::new();
    for path in files {
        let written = fs::read_to_string(&path).expect("a case file is text");
        let mut file = CaseFile::read(&written);
        file.cases.iter_mut().for_each(|case| case.outcome = outcome(case));
        let now = file.write();
        if now != written && std::env::var_os("UPDATE").is_some() {
            fs::write(&path, now).expect("a case file can be written");
        } else if now != written {
            wrong += &difference(&path, &written, &now);
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nUPDATE=1 writes what is true today");
}

fn outcome(case: &Case) -> BTreeMap<String, String> {
    let [fr, nl] = ["fr", "nl"].map(|lang| match case.kind.as_str() {
        "line" => render_inline(&prose(&case.input), &Small(lang)),
        "plain" => Passage { html: plain(&prose(&case.input), &Small(lang)).0, ..Passage::default() },
        _ => passage(&case.input, lang, 2),
    });
    let mut blocks = BTreeMap::new();
    if fr.html == nl.html {
        blocks.insert("html fr nl".to_owned(), fr.html.clone());
    } else {
        blocks.insert("html fr".to_owned(), fr.html.clone());
        blocks.insert("html nl".to_owned(), nl.html.clone());
    }
    let only_nl: Vec<String> =
        listed(&nl.findings, &case.input).into_iter().filter(|line| !listed(&fr.findings, &case.input).contains(line)).collect();
    let mut findings = listed(&fr.findings, &case.input);
    findings.extend(only_nl.iter().map(|line| format!("{line} (nl)")));
    if !findings.is_empty() {
        blocks.insert("findings".to_owned(), findings.join("\n"));
    }
    blocks
}

/// `line:column code |the words pointed at|`
fn listed(findings: &Findings, text: &str) -> Vec<String> {
    let list = findings.clone().sorted();
    list.iter()
        .map(|finding| {
            let (start, end) = (finding.place.start as usize, finding.place.end as usize);
            let line = text[..start].matches('\n').count() + 1;
            let column = text[..start].rsplit('\n').next().map_or(0, |before| before.chars().count()) + 1;
            format!("{line}:{column} {} |{}|", finding.problem.code(), text[start..end].replace('\n', "⏎"))
        })
        .collect()
}

fn corpus(name: &str) -> Option<String> {
    let Some(folder) = std::env::var_os("DIPTYCH_CORPORA") else {
        eprintln!("{name} passed over: DIPTYCH_CORPORA names no folder");
        return None;
    };
    Some(fs::read_to_string(PathBuf::from(folder).join(name)).expect("the corpus is readable"))
}

#[test]
fn what_grows_or_nests_too_much_is_refused() {
    let codes =
        |text: &str| passage(text, "", 2).findings.sorted().iter().map(|finding| finding.problem.code().to_string()).collect::<Vec<_>>();
    assert_eq!(codes(&format!("{}\n\n[^1]: a\n", "[^1] ".repeat(20_000))), ["E25"]);
    assert_eq!(codes(&"> ".repeat(50_000)), ["E25"]);
    assert_eq!(codes(&(0..100).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect::<String>()), ["E25"]);
    assert_eq!(codes(&(0..60).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect::<String>()), [""; 0]);
    assert_eq!(codes(&"<b>".repeat(100)), ["E25"]);
    assert_eq!(codes(&format!("[a]: {}\n\n{}", "x".repeat(20_000), "[a] ".repeat(20_000))), [""; 0]);
}

#[test]
fn commonmark() {
    let Some(text) = corpus("spec-suites/commonmark.json") else { return };
    let examples: serde_json::Value = serde_json::from_str(&text).expect("the suite is JSON");
    let (mut same, mut counted, mut differ) = (0, 0, Vec::new());
    for example in examples.as_array().expect("a list") {
        let field = |name: &str| example[name].as_str().unwrap_or_default();
        let found = passage(field("markdown"), "", 1).html;
        if is_counted(field("section"), field("markdown"), field("html")) {
            counted += 1;
            let (found, expected) = (comparable(&found), comparable(field("html")));
            if found == expected {
                same += 1;
            } else {
                differ.push(format!(
                    "{} {}\n{:?}\n found {found:?}\n spec  {expected:?}",
                    example["example"],
                    field("section"),
                    field("markdown")
                ));
            }
        }
    }
    if std::env::var_os("SHOW").is_some() {
        eprintln!("{}", differ.join("\n"));
    }
    eprintln!("CommonMark: {same} of {counted} examples without raw HTML are as in the specification");
    assert!(same * 10 >= counted * 9, "{same} of {counted}\n{}", differ.join("\n"));
}

/// Raw HTML is cleaned and unknown schemes lose their links: those examples differ on purpose.
fn is_counted(section: &str, markdown: &str, html: &str) -> bool {
    let own_schemes = ["<made-up-scheme", "<irc:", "<a+b+c:", "<localhost:", "<MAILTO:"].iter().any(|start| markdown.contains(start));
    let raw = matches!(section, "HTML blocks" | "Raw HTML") || cases::holds_raw_html(markdown, html);
    !raw && !own_schemes
}

fn comparable(html: &str) -> String {
    let mut out = cases::without_attributes(html, &["id", "tabindex", "loading", "decoding"]);
    for (from, to) in [("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), (" />", ">"), ("%5B", "["), ("%5D", "]")] {
        out = out.replace(from, to);
    }
    for level in '1'..='6' {
        out = out.replace(&format!("<h{level}"), "<h").replace(&format!("</h{level}"), "</h");
    }
    out.trim().to_owned()
}

#[test]
fn nothing_hostile_is_active() {
    for name in ["nasty/sanitizer-even.json", "nasty/blns-even.json"] {
        let Some(text) = corpus(name) else { return };
        let list: serde_json::Value = serde_json::from_str(&text).expect("the corpus is JSON");
        for entry in list.as_array().expect("a list") {
            hostile(entry.as_str().or(entry["payload"].as_str()).unwrap_or_default());
        }
    }
    let Some(text) = corpus("nasty/xss-even.txt") else { return };
    text.lines().for_each(hostile);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    /// Whatever is put together, the HTML is inert and whole, and every finding points into the text.
    #[test]
    fn any_mixture_is_whole(parts in prop::collection::vec(prop::sample::select(FRAGMENTS), 0..24)) {
        let text = parts.concat();
        let page = passage(&text, "fr", 2);
        cases::assert_inert(&page.html, &text);
        cases::assert_whole(&page.html, &text);
        for finding in page.findings.iter() {
            let range = finding.place.start as usize..finding.place.end as usize;
            prop_assert!(text.get(range.clone()).is_some(), "{:?} in {text:?}", finding);
        }
        prop_assert_eq!(&page, &passage(&text, "fr", 2));
        let line = render_inline(&prose(&text), &Small("nl"));
        cases::assert_inert(&line.html, &text);
        plain(&prose(&text), &Small("nl"));
        outline(&prose(&text));
    }

    /// Line ends are line ends, whoever wrote the file.
    #[test]
    fn line_ends_do_not_matter(parts in prop::collection::vec(prop::sample::select(FRAGMENTS), 0..16)) {
        let text = parts.concat();
        let codes = |page: &Passage| page.findings.clone().sorted().iter().map(|finding| finding.problem.code()).collect::<Vec<_>>();
        let (unix, windows) = (passage(&text, "fr", 2), passage(&text.replace('\n', "\r\n"), "fr", 2));
        prop_assert_eq!(&unix.html, &windows.html);
        prop_assert_eq!(codes(&unix), codes(&windows));
    }
}

/// What mixtures are made of.
pub const FRAGMENTS: &[&str] = &[
    "a",
    " ",
    "\n",
    "\n\n",
    "é",
    "\u{202E}",
    "\u{1}",
    "# ",
    "## b\n",
    "- ",
    "1. ",
    "> ",
    "    ",
    "\t",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "```chart x\n",
    "~~~\n",
    "::: chart a/b {#fig-1}\n",
    ":::: callout {kind=note}\n",
    "::: columns\n",
    "::: details\n",
    "::: toc\n",
    "::: nothing\n",
    ":::\n",
    "::::\n",
    "+++\n",
    "as: map\n",
    "[",
    "]",
    "(b)",
    "](indicator:x)",
    "[](#fig-1)",
    "![",
    "![](c.png){decorative}",
    "[^1]",
    "\n\n[^1]: n\n",
    "\n[l]: ../d 'e'\n",
    "[l]",
    "{{ value a/b }}",
    "{{ value",
    "}}",
    "{{ valeu x }}",
    "\\",
    "&amp;",
    "&#123;",
    "<b>",
    "</b>",
    "<div>\n",
    "</div>",
    "<!-- ",
    " -->",
    "<table><tr><td>",
    "</p>",
    "<a href=\"../f\">",
    "<img src=g>",
    "<script>",
    "</script>",
    "<textarea>",
    "<li>",
    "|a|\n|-|\n|b|\n",
    "| c |\n",
    "$",
    "$$",
    "\\frac{1}{2}",
    "Terme\n: sens\n",
    "> [!NOTE]\n> ",
    "- [x] ",
    "***\n",
    "---\n",
    "\"",
    "'",
    "<",
];

fn hostile(payload: &str) {
    let forms = [
        payload.to_owned(),
        format!("a {payload} b"),
        format!("# {payload}\n\n> {payload}\n\n- {payload}\n\n| a |\n|---|\n| {payload} |\n"),
        format!("[a]({payload}) ![a]({payload}) [a](<{payload}> \"{payload}\") <{payload}> [b][c]\n\n[c]: {payload}\n"),
        format!("![{payload}](a.png \"{payload}\") `{payload}` ${payload}$ [^1]\n\n[^1]: {payload}\n"),
        format!("::: callout {{#{payload} title=\"{payload}\"}}\n{payload}\n:::\n\n<b>{payload}</b>\n"),
        format!("<div title=\"{payload}\">\n\n{payload}\n\n{{{{ value {payload} }}}}\n"),
    ];
    for text in forms {
        let page = passage(&text, "fr", 2);
        cases::assert_inert(&page.html, &text);
        for heading in &page.headings {
            cases::assert_inert(&format!("<a href=\"#{}\">", diptych::untrusted::escaped(&heading.id)), &text);
        }
        cases::assert_inert(&render_inline(&prose(&text), &Small("nl")).html, &text);
        plain(&prose(&text), &Small("nl"));
    }
}
