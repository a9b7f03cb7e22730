//! Whether every locale of the corpus gets the strings of ICU 78 (CLDR 48).
//!
//! The corpus is not part of the repository: `DIPTYCH_CORPORA` names the folder that holds
//! `intl-vectors/vectors.json`. Without it these comparisons are skipped, and say so.

use serde_json::Value;

use super::{Locale, PluralCategory, locale};
use crate::decimal::{Decimal, rounded};
use crate::period::parse_date;

/// Compares each case of one kind, in every locale of the corpus.
#[allow(clippy::disallowed_methods, clippy::print_stderr, reason = "the corpus lies outside the repository; a skipped test must say so")]
fn each_case(kind: &str, check: impl Fn(&Locale, &Value)) {
    let Ok(corpora) = std::env::var("DIPTYCH_CORPORA") else {
        eprintln!("skipped: DIPTYCH_CORPORA is not set, so {kind} is not compared with the corpus");
        return;
    };
    let text = std::fs::read_to_string(format!("{corpora}/intl-vectors/vectors.json")).expect("DIPTYCH_CORPORA holds the corpus");
    let corpus: Value = serde_json::from_str(&text).expect("the corpus is JSON");
    let locales = corpus["locales"].as_object().expect("the corpus has locales");
    for (tag, cases) in locales {
        let locale = locale(tag);
        match &cases[kind] {
            Value::Array(list) => list.iter().for_each(|case| check(&locale, case)),
            one => check(&locale, one),
        }
    }
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
    each_case("number", |locale, case| {
        let decimals = decimals(case, value(case), 3);
        let text = match option(case, "signDisplay") {
            Some(_) => locale.signed(value(case), decimals),
            None => locale.number(value(case), decimals),
        };
        assert_eq!(text, expected(case), "{locale:?} {case}");
    });
}

#[test]
fn percentages() {
    each_case("percent", |locale, case| {
        let percent = value(case) * Decimal::ONE_HUNDRED;
        assert_eq!(locale.percent(percent, decimals(case, percent, 0)), expected(case), "{locale:?} {case}");
    });
}

/// Except that we never show a negative zero.
#[test]
fn euros() {
    each_case("currency", |locale, case| {
        let decimals = case["options"]["maximumFractionDigits"].as_u64().map_or(2, |most| most as u32);
        let zero = rounded(value(case), decimals).is_zero();
        let expected = if zero { expected(case).replace('-', "") } else { expected(case).to_owned() };
        assert_eq!(locale.euro(value(case), decimals), expected, "{locale:?} {case}");
    });
}

#[test]
fn short_numbers() {
    each_case("compact", |locale, case| {
        if option(case, "compactDisplay").is_none() {
            assert_eq!(locale.compact(value(case)), expected(case), "{locale:?} {case}");
        }
    });
}

#[test]
fn units() {
    each_case("unit", |locale, case| {
        let number = locale.number(value(case), decimals(case, value(case), 3));
        let unit = expected(case).trim_start_matches(|character: char| !character.is_alphabetic());
        assert_eq!(locale.with_unit(&number, unit), expected(case), "{locale:?} {case}");
    });
}

/// Except that French writes the first of a month `1er`.
#[test]
fn dates() {
    each_case("date", |locale, case| {
        let date = parse_date(case["value"].as_str().expect("a date")).expect("a date");
        let text = match (option(case, "dateStyle"), option(case, "month"), option(case, "weekday")) {
            (Some("full"), ..) => locale.date_full(date),
            (Some("long"), ..) => locale.date_long(date),
            (Some("short"), ..) => locale.date_short(date),
            (None, Some("long"), _) => locale.month_year(date),
            _ => return,
        };
        assert_eq!(text.replace("1er", "1"), expected(case), "{locale:?} {case}");
    });
}

#[test]
fn plurals() {
    let named = |category: PluralCategory| format!("{category:?}").to_lowercase();
    each_case("plural", |locale, case| {
        let value = value(case);
        let cardinal = named(locale.plural(value, value.normalize().scale().min(3)));
        assert_eq!(cardinal, case["cardinal"].as_str().expect("a category"), "{locale:?} {case}");
        if let Some(whole) = case["value"].as_u64() {
            assert_eq!(named(locale.ordinal(whole)), case["ordinal"].as_str().expect("a category"), "{locale:?} {case}");
        }
    });
}

#[test]
fn lists() {
    let strings =
        |list: &Value| list.as_array().map(|items| items.iter().map(|item| item.as_str().unwrap_or_default().to_owned()).collect());
    each_case("list", |locale, case| {
        let items: Vec<String> = strings(&case["value"]).expect("a list");
        let text = if option(case, "type") == Some("conjunction") { locale.list(&items) } else { locale.either(&items) };
        assert_eq!(text, expected(case), "{locale:?} {case}");
    });
}

#[test]
fn alphabetical_order() {
    each_case("collation", |locale, case| {
        let words = |name: &str| -> Vec<String> {
            case[name].as_array().map_or_else(Vec::new, |list| list.iter().filter_map(|word| word.as_str()).map(str::to_owned).collect())
        };
        let mut sorted = words("input");
        sorted.sort_by(|left, right| locale.compare(left, right));
        assert_eq!(sorted, words("sorted"), "{locale:?}");
    });
}
