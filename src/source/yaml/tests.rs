use super::*;

fn trouble(text: &str) -> (YamlTrouble, u32) {
    let mut findings = Findings::new();
    assert!(parse(text, Place::file(crate::snapshot::FileId(0)), &mut findings).is_none(), "{text}");
    let first = findings.iter().next().expect("a finding").clone();
    match first.problem {
        Problem::Yaml { trouble } => (trouble, first.place.start),
        other => panic!("{other:?}"),
    }
}

#[test]
fn scalars_are_kept_verbatim() {
    let mut findings = Findings::new();
    let node = parse("a: no\nb: 01000\nc: 1.230\nd: 12:30\ne:\n", Place::file(crate::snapshot::FileId(0)), &mut findings).expect("a map");
    for (key, value) in [("a", "no"), ("b", "01000"), ("c", "1.230"), ("d", "12:30")] {
        assert_eq!(node.get(key).and_then(Node::scalar), Some(value));
    }
    assert!(matches!(node.get("e").expect("e").kind, Kind::Empty));
}

#[test]
fn what_authors_mistype_is_shown_mended() {
    assert_eq!(trouble("title: Un matin : le fil\n").0, YamlTrouble::ColonInWords("title: \"Un matin : le fil\"".into()));
    assert_eq!(trouble("a: 1\nname: 't Atelier\n").0, YamlTrouble::NeedsQuotes("name: \"'t Atelier\"".into()));
    assert_eq!(trouble("name: & co\n").0, YamlTrouble::NeedsQuotes("name: \"& co\"".into()));
    assert_eq!(trouble("name: [brouillon] le titre\n").0, YamlTrouble::NeedsQuotes("name: \"[brouillon] le titre\"".into()));
    assert_eq!(trouble("name: @work\n").0, YamlTrouble::NeedsQuotes("name: \"@work\"".into()));
    assert_eq!(trouble("name: * important\n").0, YamlTrouble::NeedsQuotes("name: \"* important\"".into()));
    assert_eq!(trouble("name: “Le fil”\n").0, YamlTrouble::NeedsQuotes("name: \"Le fil\"".into()));
    assert_eq!(trouble("name: Atelier #3 du canal\n").0, YamlTrouble::CutByHash("name: \"Atelier #3 du canal\"".into()));
    assert_eq!(trouble("a:\n\tb: 1\n"), (YamlTrouble::Tab, 3));
}

#[test]
fn hostile_files_are_refused_in_bounds() {
    assert_eq!(trouble(&format!("a: {}{}", "[".repeat(20_000), "]".repeat(20_000))).0, YamlTrouble::TooDeep(DEPTH_LIMIT));
    assert!(matches!(trouble("a: &a [*a]\n").0, YamlTrouble::Alias(_)));
    assert!(matches!(trouble("a: *b\n").0, YamlTrouble::Alias(_)));
    assert_eq!(trouble("name: a\n---\nname: b\n"), (YamlTrouble::SecondDocument, 8));
    assert_eq!(trouble("# rien\n").0, YamlTrouble::Empty);
    assert_eq!(trouble("a: !!python/object:x {}\n").0, YamlTrouble::Tag("!!python/object:x".into()));
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..9 {
        let last = format!("*a{}", level - 1);
        bomb.push_str(&format!("a{level}: &a{level} [{}]\n", vec![last; 9].join(", ")));
    }
    assert_eq!(trouble(&bomb).0, YamlTrouble::TooMany(NODE_LIMIT));
}

#[test]
fn an_unclosed_quote_is_found_where_it_opens() {
    let (what, start) = trouble("a: 1\nb: \"abc\nc: 2\nd: 3\n");
    assert_eq!((what, start), (YamlTrouble::UnclosedQuote, 8));
}
