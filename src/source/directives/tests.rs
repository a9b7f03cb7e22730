//! Cases of the scanner: what is a directive and what is not.

use crate::finding::{Place, Problem};
use crate::snapshot::FileId;

use super::*;

fn prose(text: &str) -> Prose<'_> {
    Prose::verbatim(text, Place::file(FileId(0)))
}

/// The pieces as one line: Markdown in quotation marks, directives with their bodies.
fn sketch(text: &str) -> String {
    pieces(&scan(&prose(text)).pieces, text)
}

fn pieces(pieces: &[Piece], text: &str) -> String {
    pieces.iter().map(|piece| self::piece(piece, text)).collect::<Vec<_>>().join(" ")
}

fn piece(piece: &Piece, text: &str) -> String {
    match piece {
        Piece::Markdown(range) => format!("{:?}", &text[range.clone()]),
        Piece::Directive(directive) => match &directive.body {
            Body::Options(options) => format!("{}[{:?}]", directive.name.text, options.text),
            Body::Parts(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| self::pieces(&part.pieces, text)).collect();
                format!("{}({})", directive.name.text, parts.join(" | "))
            }
        },
    }
}

fn problems(text: &str) -> Vec<(Problem, std::ops::Range<u32>)> {
    scan(&prose(text)).findings.sorted().into_iter().map(|finding| (finding.problem, finding.place.start..finding.place.end)).collect()
}

#[test]
fn a_directive_is_cut_out_with_its_options() {
    assert_eq!(sketch("a\n\n::: chart x/y {#f}\ntype: line\n:::\nb"), r#""a\n\n" chart["type: line\n"] "\nb""#);
    assert_eq!(sketch("::: toc\r\n:::\r\n"), r#"toc[""] "\r\n""#);
    assert_eq!(sketch(":::toc\r:::\rb"), r#"toc[""] "\rb""#);
    assert_eq!(sketch("- a\n\n  ::: kpi x/y\n  :::\n- b"), r#""- a\n\n  " kpi[""] "\n- b""#);
    assert_eq!(sketch("1. ::: kpi x/y\n   :::\n"), r#""1. " kpi[""] "\n""#);
    assert_eq!(sketch("1. a\n   - ::: callout\n     b\n     :::\n"), r#""1. a\n   - " callout("     b\n") "\n""#);
}

#[test]
fn every_part_of_the_opening_line_has_its_place() {
    let text = "x\n\n::: chart a/b c/d {#fig-1 size=wide title=\"Un titre\" .big}\n:::\n";
    let scanned = scan(&prose(text));
    let Piece::Directive(directive) = &scanned.pieces[1] else { panic!("a directive") };
    let show = |word: &Word| (&text[word.place.start as usize..word.place.end as usize] == word.text, word.text.to_owned());
    assert_eq!(directive.arguments.iter().map(show).collect::<Vec<_>>(), [(true, "a/b".into()), (true, "c/d".into())]);
    assert_eq!(show(&directive.attributes.id.expect("an id")), (true, "fig-1".into()));
    assert_eq!(show(&directive.attributes.value("title").expect("a title")), (true, "Un titre".into()));
    assert_eq!(show(&directive.attributes.value("size").expect("a size")), (true, "wide".into()));
    assert_eq!(show(&directive.attributes.classes[0]), (true, "big".into()));
    assert_eq!(&text[directive.place.start as usize..directive.place.end as usize], text.lines().nth(2).expect("a line"));
    assert!(scanned.findings.is_empty());
}

#[test]
fn containers_nest_by_their_colons() {
    let text = ":::: callout {kind=method}\na\n::: chart x/y\n:::\nb\n::::\nc";
    assert_eq!(sketch(text), r#"callout("a\n" chart[""] "\nb\n") "\nc""#);
    let text = "::::: columns\n:::: callout\na\n::::\n+++\nb\n:::::";
    assert_eq!(sketch(text), r#"columns(callout("a\n") "\n" | "b\n")"#);
    assert_eq!(sketch("::: details\n::: callout\na\n:::\nb\n:::"), r#"details(callout("a\n") "\nb\n")"#);
    assert_eq!(sketch("::: callout\n+++\n:::"), r#"callout("+++\n")"#);
}

#[test]
fn the_colons_of_code_comments_and_quotations_are_words() {
    for text in [
        "```\n::: chart x\n:::\n```\n",
        "~~~~ md\n~~~\n::: chart x\n:::\n~~~~\n",
        "    ::: chart x\n    :::\n",
        "<!--\n::: chart x\n:::\n-->\n",
        "<pre>\n::: chart x\n</pre>\n",
        "- a\n\n      ::: chart x\n",
        "a ::: chart\n",
        "``` a`b\n",
        "> a\n> ```\n> b\n",
    ] {
        assert_eq!(sketch(text), format!("{text:?}"));
        assert!(problems(text).is_empty(), "{text}");
    }
    assert_eq!(sketch("- ```\n  a\nb\n::: toc\n:::\n"), r#""- ```\n  a\nb\n" toc[""] "\n""#);
}

#[test]
fn a_fenced_chart_is_a_directive() {
    assert_eq!(sketch("```chart x/y {#f}\ntype: line\n```\nb"), r#"chart["type: line\n"] "\nb""#);
    assert_eq!(sketch("~~~ chart\na: 1\n~~~"), r#"chart["a: 1\n"]"#);
    assert_eq!(sketch("```charts\n```\n"), r#""```charts\n```\n""#);
    assert_eq!(problems("```chart x/y\na: 1\n"), [(Problem::UnclosedDirective { name: "chart".into() }, 0..12)]);
}

#[test]
fn what_is_never_closed_is_noted_where_it_opens() {
    let unclosed = |name: &str| Problem::UnclosedDirective { name: name.into() };
    assert_eq!(problems("a\n\n::: chart x\ntype: line\n\nb\n"), [(unclosed("chart"), 3..14)]);
    assert_eq!(sketch("::: chart x\ntype: line\n\nb\n"), r#"chart["type: line\n"] "\n\nb\n""#);
    assert_eq!(problems("::: testimonial s\n\n::: chart x\n:::\n"), [(unclosed("testimonial"), 0..17)]);
    assert_eq!(sketch("::: testimonial s\n\n::: chart x\n:::\n"), r#"testimonial[""] "\n\n" chart[""] "\n""#);
    assert_eq!(problems(":::: callout\n::: chart x\n::::\nb"), [(unclosed("chart"), 13..24)]);
    assert_eq!(sketch(":::: callout\n::: chart x\n::::\nb"), r#"callout(chart[""] "\n") "\nb""#);
    assert_eq!(problems(":::: callout\na\n"), [(unclosed("callout"), 0..12)]);
    assert_eq!(problems("::::: details\n:::: callout\na\n:::::\n"), [(unclosed("callout"), 14..26)]);
    assert_eq!(problems("::: toc"), [(unclosed("toc"), 0..7)]);
}

#[test]
fn an_unknown_name_proposes_the_nearest() {
    let unknown =
        |written: &str, near: Option<&str>| Problem::UnknownDirective { written: written.into(), nearest: near.map(str::to_owned) };
    assert_eq!(problems("::: chrat x\n:::\n"), [(unknown("chrat", Some("chart")), 4..9)]);
    assert_eq!(problems("::: {note}\n:::\n"), [(unknown("{note}", None), 4..10)]);
    assert_eq!(problems("a\n:::\n").len(), 1);
    assert_eq!(problems("> ::: chart x\n> :::\n").len(), 1);
    assert_eq!(problems(":: chart x\n").len(), 1);
    assert_eq!(problems("Note\n: chart of things\n"), []);
    assert_eq!(problems("::: callout {kind=\"method}\na\n:::").len(), 1);
}

#[test]
fn depth_has_a_limit() {
    let noted = |text: &str| problems(text).iter().any(|(problem, _)| matches!(problem, Problem::TooDeep { limit: 64 }));
    assert!(noted(&"> ".repeat(50_000)));
    assert!(noted(&format!("{}a", "- ".repeat(20_000))));
    assert!(noted(&"::: callout\n".repeat(100)));
    assert!(!noted(&"- ".repeat(20_000)), "a rule");
    assert!(!noted(&format!("{}a", "> ".repeat(64))));
}

#[test]
fn the_outline_numbers_what_is_numbered() {
    let text = ":::: columns\n::: chart a/b {#x}\n:::\n+++\n::: table a/b\n:::\n::::\n::: enterprises\nas: map\n:::\n::: enterprises\n:::\n::: kpi a/b\n:::\n::: testimonial a {#v}\n:::\n:::: quote\na\n::::\n:::: quote {#w}\na\n::::";
    let found: Vec<_> =
        outline(&prose(text)).into_iter().map(|numbered| (numbered.name.text, numbered.id.map(|id| id.text), numbered.kind)).collect();
    use Sequence::*;
    let expected = [
        ("columns", None, Other),
        ("chart", Some("x"), Figure),
        ("table", None, Table),
        ("enterprises", None, Figure),
        ("enterprises", None, Other),
        ("kpi", None, Other),
        ("testimonial", Some("v"), Voices),
        ("quote", None, Other),
        ("quote", Some("w"), Voices),
    ];
    assert_eq!(found, expected);
}
