//! Whether every locale of the corpus gets the strings of ICU 78 (CLDR 48).
//!
//! The corpus is not part of the repository: `DIPTYCH_CORPORA` names the folder that holds
//! `intl-vectors/vectors.json`. Without it these comparisons are skipped, and say so.
//!
//! Three differences are allowed, each with its reason: French writes the first of a month `1er`
//! (Lexique des règles typographiques en usage à l'Imprimerie nationale); a zero has no sign, since
//! a reader would look for the sense of `-0`; and what no page shows (`Shown::Nowhere`) is counted
//! apart.

use serde_json::Value;

use super::{Locale, PluralCategory, locale};
use crate::decimal::{Decimal, rounded};
use crate::period::{SchoolYearStart, parse, parse_date};

/// What became of a string of the corpus.
enum Shown {
    /// It was compared.
    Compared,
    /// No page, file or drawing of a site shows such a string.
    Nowhere,
}

/// A file of the corpora, if they are at hand.
#[allow(clippy::disallowed_methods, clippy::print_stderr, reason = "the corpus lies outside the repository; a skipped test must say so")]
pub(super) fn corpus(path: &str) -> Option<Value> {
    let Ok(corpora) = std::env::var("DIPTYCH_CORPORA") else {
        eprintln!("skipped: DIPTYCH_CORPORA is not set, so nothing is compared with {path}");
        return None;
    };
    let text = std::fs::read_to_string(format!("{corpora}/{path}")).expect("DIPTYCH_CORPORA holds the corpus");
    Some(serde_json::from_str(&text).expect("the corpus is JSON"))
}

/// Says how many strings were compared.
#[allow(clippy::print_stderr, reason = "how much a comparison covers belongs to its result")]
pub(super) fn told(kind: &str, compared: usize, nowhere: usize) {
    eprintln!("{kind}: {compared} strings compared, {nowhere} that nothing shows");
}

/// Compares each case of one kind, in every locale of the corpus; `expected` says how many of a locale are compared.
fn each_case(kind: &str, expected: usize, check: impl Fn(&Locale, &Value) -> Shown) {
    let Some(corpus) = corpus("intl-vectors/vectors.json") else { return };
    let locales = corpus["locales"].as_object().expect("the corpus has locales");
    let (mut compared, mut nowhere) = (0, 0);
    for (tag, cases) in locales {
        let locale = locale(tag);
        let list = match &cases[kind] {
            Value::Array(list) => list.as_slice(),
            one => std::slice::from_ref(one),
        };
        for case in list {
            match check(&locale, case) {
                Shown::Compared => compared += 1,
                Shown::Nowhere => nowhere += 1,
            }
        }
    }
    told(kind, compared, nowhere);
    assert_eq!(compared, expected * locales.len(), "{kind}");
}

fn value(case: &Value) -> Decimal {
    let written = case["value"].to_string();
    written.parse().or_else(|_| Decimal::from_scientific(&written)).expect("the corpus has plain numbers")
}

fn expected(case: &Value) -> &str {
    case["text"].as_str().expect("a case has a text")
}

fn option<'a>(case: &'a Value, name: &str) -> Option<&'a str> {
    case["options"][name].as_str()
}

/// The decimals a case asks for: fixed, or at most three, as ECMAScript has it.
fn decimals(case: &Value, value: Decimal, default: u32) -> u32 {
    let most = case["options"]["maximumFractionDigits"].as_u64().map_or(default, |most| most as u32);
    let least = case["options"]["minimumFractionDigits"].as_u64().unwrap_or(0) as u32;
    rounded(value, most).normalize().scale().max(least)
}

#[test]
fn numbers() {
    each_case("number", 57, |locale, case| {
        let decimals = decimals(case, value(case), 3);
        let text = match option(case, "signDisplay") {
            Some(_) => locale.signed(value(case), decimals),
            None => locale.number(value(case), decimals),
        };
        assert_eq!(text, expected(case), "{locale:?} {case}");
        Shown::Compared
    });
}

#[test]
fn percentages() {
    each_case("percent", 19, |locale, case| {
        let percent = value(case) * Decimal::ONE_HUNDRED;
        assert_eq!(locale.percent(percent, decimals(case, percent, 0)), expected(case), "{locale:?} {case}");
        Shown::Compared
    });
}

/// Except that we never show a negative zero.
#[test]
fn euros() {
    each_case("currency", 38, |locale, case| {
        let decimals = case["options"]["maximumFractionDigits"].as_u64().map_or(2, |most| most as u32);
        let zero = rounded(value(case), decimals).is_zero();
        let expected = if zero { expected(case).replace('-', "") } else { expected(case).to_owned() };
        assert_eq!(locale.euro(value(case), decimals), expected, "{locale:?} {case}");
        Shown::Compared
    });
}

#[test]
fn short_numbers() {
    each_case("compact", 19, |locale, case| {
        // `1,2 million` in letters: axes and cards have no room for it.
        if option(case, "compactDisplay") == Some("long") {
            return Shown::Nowhere;
        }
        assert_eq!(locale.compact(value(case)), expected(case), "{locale:?} {case}");
        Shown::Compared
    });
}

#[test]
fn units() {
    each_case("unit", 38, |locale, case| {
        let number = locale.number(value(case), decimals(case, value(case), 3));
        let unit = expected(case).trim_start_matches(|character: char| !character.is_alphabetic());
        assert_eq!(locale.with_unit(&number, unit), expected(case), "{locale:?} {case}");
        Shown::Compared
    });
}

#[test]
fn dates() {
    each_case("date", 24, |locale, case| {
        let written = case["value"].as_str().expect("a date");
        let date = parse_date(written).expect("a date");
        let year = || parse(&written[..4], SchoolYearStart::default()).expect("a year");
        let is = |name: &str| option(case, name);
        let text = match (is("dateStyle"), is("month"), is("weekday"), is("year")) {
            (Some("full"), ..) => locale.date_full(date),
            (Some("long"), ..) => locale.date_long(date),
            (Some("short"), ..) => locale.date_short(date),
            (None, Some("long"), ..) => locale.month_year(date),
            (None, None, None, Some("numeric")) => locale.period(&year()),
            (None, None, Some("long"), _) => {
                // A weekday stands only in a full date.
                let full = locale.date_full(date).to_lowercase();
                assert!(full.starts_with(&expected(case).to_lowercase()), "{locale:?} {case} {full}");
                return Shown::Compared;
            }
            // Shortened names of months: axes have numbers, texts have names.
            _ => return Shown::Nowhere,
        };
        assert_eq!(text.replace("1er", "1"), expected(case), "{locale:?} {case}");
        Shown::Compared
    });
}

#[test]
fn plurals() {
    let named = |category: PluralCategory| format!("{category:?}").to_lowercase();
    each_case("plural", 19, |locale, case| {
        let value = value(case);
        let cardinal = named(locale.plural(value, value.normalize().scale().min(3)));
        assert_eq!(cardinal, case["cardinal"].as_str().expect("a category"), "{locale:?} {case}");
        if let Some(whole) = case["value"].as_u64() {
            assert_eq!(named(locale.ordinal(whole)), case["ordinal"].as_str().expect("a category"), "{locale:?} {case}");
        }
        Shown::Compared
    });
}

#[test]
fn lists() {
    let strings =
        |list: &Value| list.as_array().map(|items| items.iter().map(|item| item.as_str().unwrap_or_default().to_owned()).collect());
    each_case("list", 8, |locale, case| {
        let items: Vec<String> = strings(&case["value"]).expect("a list");
        let text = if option(case, "type") == Some("conjunction") { locale.list(&items) } else { locale.either(&items) };
        assert_eq!(text, expected(case), "{locale:?} {case}");
        Shown::Compared
    });
}

/// By letters: numbers within names stand by their digits, as in a dictionary.
#[test]
fn alphabetical_order() {
    each_case("collation", 1, |locale, case| {
        let words = |name: &str| -> Vec<String> {
            case[name].as_array().map_or_else(Vec::new, |list| list.iter().filter_map(|word| word.as_str()).map(str::to_owned).collect())
        };
        let mut sorted = words("input");
        sorted.sort_by(|left, right| locale.compare(left, right));
        assert_eq!(sorted, words("sorted"), "{locale:?}");
        let mut by_key = words("input");
        by_key.sort_by_key(|word| locale.sort_key(word));
        assert_eq!(by_key, words("sorted"), "{locale:?}");
        Shown::Compared
    });
}
