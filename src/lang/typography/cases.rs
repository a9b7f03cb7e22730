//! What typographers of each language expect: the rows of `cases.txt`, where `·` is U+00A0 and `⍽` is U+202F.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::{Locale, NumberStyle, Typography, locale, styled};
use super::Typesetter;

fn visible(text: &str) -> String {
    text.replace('\u{A0}', "·").replace('\u{202F}', "⍽")
}

fn typed(text: &str) -> String {
    text.replace('·', "\u{A0}").replace('⍽', "\u{202F}")
}

/// The locale of a section of the table: a tag, and whose punctuation it follows.
fn of_section(name: &str) -> Locale {
    let (tag, typography) = match name.split_once(' ') {
        Some((tag, "eu")) => (tag, Typography::Eu),
        Some((tag, _)) => (tag, Typography::None),
        None => (name, Typography::France),
    };
    styled(tag, NumberStyle::Cldr, typography)
}

/// The rows of the table, by section, each as typed and as printed.
fn rows() -> Vec<(&'static str, &'static str, &'static str)> {
    let mut section = "";
    let mut rows = Vec::new();
    for line in include_str!("cases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).filter(|_| !line.contains(" → ")) {
            Some(name) => section = name,
            None => {
                let (typed, printed) = line.split_once(" → ").unwrap_or_else(|| panic!("a row has two sides: {line}"));
                rows.push((section, typed, printed));
            }
        }
    }
    rows
}

#[test]
fn every_row_of_the_table_is_printed_as_its_typographer_wants_it() {
    let rows = rows();
    let mut wrong = Vec::new();
    let locales: BTreeMap<&str, Locale> = rows.iter().map(|(section, ..)| (*section, of_section(section))).collect();
    for (section, text, expected) in &rows {
        let locale = &locales[section];
        let once = locale.typeset(&typed(text)).into_owned();
        let twice = locale.typeset(&once).into_owned();
        if visible(&once) != *expected || twice != once {
            wrong.push(format!("{section}: {text} → {} (set twice: {}), not {expected}", visible(&once), visible(&twice)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(rows.len() >= 200, "{} rows", rows.len());
}

#[test]
fn a_mark_at_the_end_of_a_line_is_held_too() {
    assert_eq!(visible(&locale("fr-BE").typeset("Le point :\nla suite")), "Le point·:\nla suite");
    let as_typed = styled("fr-BE", NumberStyle::Cldr, Typography::None);
    assert_eq!(Typesetter::new(&as_typed).push("l'impact !"), "l'impact !");
}

#[test]
fn pieces_of_one_block_are_set_as_one_text() {
    let set = |tag: &str, pieces: &[&str]| {
        let locale = locale(tag);
        let mut typesetter = Typesetter::new(&locale);
        pieces.iter().map(|piece| visible(&typesetter.push(piece))).collect::<Vec<_>>()
    };
    assert_eq!(set("fr", &["\"Il dit ", "oui", "\" souvent"]), ["«·Il dit ", "oui", "·» souvent"]);
    assert_eq!(set("fr", &["« ", "oui", " » !"]), ["«·", "oui", "·»⍽!"]);
    assert_eq!(set("fr", &["«", " oui"]), ["«·", "oui"]);
    assert_eq!(set("fr", &["l'", "impact", " : 12", " %"]), ["l’", "impact", "·: 12", "·%"]);
    assert_eq!(set("fr", &["oui ", "!"]), ["oui ", "!"]);
    assert_eq!(set("fr", &["oui", "!"]), ["oui", "⍽!"]);
    assert_eq!(set("fr", &["une pause", " - longue"]), ["une pause", " – longue"]);
    assert_eq!(set("nl", &["\"", "Ja", "\", zei ze, \"", "nee", "\"."]), ["“", "Ja", "”, zei ze, “", "nee", "”."]);
    assert_eq!(set("nl", &["foto", "'s"]), ["foto", "’s"]);
    assert_eq!(set("de", &["\"Sie sagte '", "ja", "'\""]), ["„Sie sagte ‚", "ja", "‘“"]);
}

#[test]
fn what_is_no_text_counts_as_a_word() {
    let locale = locale("fr");
    let mut typesetter = Typesetter::new(&locale);
    assert_eq!(visible(&typesetter.push("voir \"")), "voir «·");
    typesetter.pass();
    assert_eq!(visible(&typesetter.push("\" !")), "·»⍽!");
}

#[test]
fn plain_text_is_borrowed() {
    let locale = locale("fr");
    assert!(matches!(locale.typeset("une phrase simple"), std::borrow::Cow::Borrowed(_)));
    assert!(matches!(locale.typeset("en 2023, rien"), std::borrow::Cow::Borrowed(_)));
}

static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    let mut locales: Vec<Locale> = ["fr-BE", "nl-BE", "en", "de-BE", "de-CH", "ja", "ar"].map(locale).into();
    locales.push(styled("fr", NumberStyle::Point, Typography::Eu));
    locales
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn setting_twice_changes_nothing(text in "[a-cLM0-3 \"' .:;!?%€«»“”‘’„‹›()/\\-–\u{A0}\u{202F}\n@=°]{0,24}") {
        for locale in LOCALES.iter() {
            let once = locale.typeset(&text).into_owned();
            prop_assert_eq!(locale.typeset(&once).into_owned(), once.clone(), "{:?} {:?}", locale, text);
        }
    }

    #[test]
    fn letters_and_digits_are_never_lost(text in "\\PC{0,40}") {
        let plain = |text: &str| text.chars().filter(|glyph| glyph.is_alphanumeric()).collect::<String>();
        for locale in LOCALES.iter() {
            prop_assert_eq!(plain(&locale.typeset(&text)), plain(&text));
        }
    }
}
