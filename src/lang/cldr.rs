//! Whether what is shown follows CLDR 48's own data: symbols, patterns, names and plural rules, of every locale at hand.
//!
//! As with the other corpus, `DIPTYCH_CORPORA` names the folder; without it nothing is compared.

use std::collections::BTreeSet;

use serde_json::Value;

use super::vectors::{corpus, told};
use super::{Locale, PluralCategory, Words, locale, spoken};
use crate::decimal::Decimal;
use crate::period::parse_date;

const TAGS: [&str; 4] = ["fr", "fr-BE", "nl", "nl-BE"];

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is a text"))
}

/// A number as a pattern of CLDR has it: `#,##0.00 ¤`.
fn patterned(pattern: &str, digits: &str, sign: &str) -> String {
    let start = pattern.find(['#', '0']).expect("a pattern has digits");
    let end = pattern.rfind('0').expect("a pattern has digits") + 1;
    format!("{}{digits}{}", &pattern[..start], &pattern[end..]).replace('¤', "€").replace('%', sign)
}

#[test]
fn symbols_and_patterns() {
    let mut compared = 0;
    for tag in TAGS {
        let Some(data) = corpus(&format!("cldr/{tag}/numbers.json")) else { return };
        let numbers = &data["main"][tag]["numbers"];
        let (own, symbols) = (locale(tag), &numbers["symbols-numberSystem-latn"]);
        let (group, point) = (text(&symbols["group"]), text(&symbols["decimal"]));
        let (minus, sign) = (text(&symbols["minusSign"]), text(&symbols["percentSign"]));
        let value: Decimal = "1234567.891".parse().expect("a number");
        let digits = |decimals: &str| format!("1{group}234{group}567{decimals}");
        let cents = digits(&format!("{point}89"));
        let euro: Vec<&str> = text(&numbers["currencyFormats-numberSystem-latn"]["standard"]).split(';').collect();
        let negative = euro.get(1).map_or_else(|| format!("{minus}{}", euro[0]), |pattern| pattern.replace('-', minus));
        let percent = text(&numbers["percentFormats-numberSystem-latn"]["standard"]);
        let range = text(&numbers["miscPatterns-numberSystem-latn"]["range"]).replace("{0}", "2").replace("{1}", "5");
        // From how many digits on thousands stand apart.
        let thousands = if text(&numbers["minimumGroupingDigits"]) == "1" { format!("1{group}234") } else { "1234".into() };
        for (made, expected) in [
            (own.number(value, 3), digits(&format!("{point}891"))),
            (own.number(-value, 0), format!("{minus}1{group}234{group}568")),
            (own.number(1234.into(), 0), thousands),
            (own.percent("63.27".parse().expect("a number"), 1), patterned(percent, &format!("63{point}3"), sign)),
            (own.euro(value, 2), patterned(euro[0], &cents, sign)),
            (own.euro(-value, 2), patterned(&negative, &cents, sign)),
            (own.range("2", "5"), range),
        ] {
            assert_eq!(made, expected, "{tag}");
            compared += 1;
        }
    }
    told("CLDR symbols and patterns", compared, 0);
}

#[test]
fn names_of_months_days_and_quarters() {
    let mut compared = 0;
    for tag in TAGS {
        let Some(data) = corpus(&format!("cldr/{tag}/ca-gregorian.json")) else { return };
        let calendar = &data["main"][tag]["dates"]["calendars"]["gregorian"];
        let own = locale(tag);
        let words = Words::parse(spoken(own.primary()).expect("the program speaks it")).expect("the program's words can be read");
        for month in 1..=12 {
            let date = parse_date(&format!("2019-{month:02}-14")).expect("a date");
            let name = |context: &str| text(&calendar["months"][context]["wide"][&month.to_string()]).to_owned();
            let (wide, alone) = (name("format"), name("stand-alone"));
            let made = [own.date_long(date), own.month_year(date), own.month(date)];
            assert_eq!(made, [format!("14 {wide} 2019"), format!("{wide} 2019"), alone], "{tag}");
            compared += 3;
        }
        for (day, name) in (13..).zip(["sun", "mon", "tue", "wed", "thu", "fri", "sat"]) {
            let date = parse_date(&format!("2019-01-{day}")).expect("a date");
            let (name, month) = (text(&calendar["days"]["format"]["wide"][name]), own.month(date));
            assert_eq!(own.date_full(date), format!("{name} {day} {month} 2019"), "{tag}");
            compared += 1;
        }
        for quarter in 1..=4 {
            let name = text(&calendar["quarters"]["format"]["wide"][&quarter.to_string()]);
            assert_eq!(words.own(&format!("quarter.full_{quarter}")), Some(format!("{name} {{year}}").as_str()), "{tag}");
            compared += 1;
        }
    }
    told("CLDR names of months, days and quarters", compared, 0);
}

/// The samples of a rule, `@integer 0, 2~16, 100, … @decimal 0.0~1.5`, and how many have an exponent (`1c6`, for short
/// numbers): those are no number that a text shows.
fn samples(rule: &str) -> (Vec<String>, usize) {
    let mut exponents = 0;
    let mut found = Vec::new();
    let lists = rule.split('@').skip(1).flat_map(|list| list.split([' ', ',']).skip(1));
    for sample in lists.filter(|sample| !matches!(*sample, "" | "…")) {
        if sample.contains('c') {
            exponents += 1;
            continue;
        }
        let (first, last) = sample.split_once('~').unwrap_or((sample, sample));
        let [mut value, last] = [first, last].map(|end| end.parse::<Decimal>().expect("a number"));
        let step = Decimal::new(1, value.scale());
        while value <= last {
            found.push(value.to_string());
            value += step;
        }
    }
    (found, exponents)
}

/// Languages whose rules the program's data lack, most of them spoken by few: they count with one form, and a words file
/// needs only that one.
const WITHOUT_RULES: &str = "an ars asa bal bem bez ce cgg dv ff fur gsw guw gv haw io iu jgo jmc kab kaj kcg kkj kl ksb kw lag \
                             lg ln mas mg mgo mo nah naq nd nnh nr ny nyn os pap rof rwk saq sdh se seh sgs sh shi sma smi smj smn \
                             sms sn ss ssy teo tig tl ts tzm ve vo vun wa wae xog yi";

/// Languages whose rules changed since the corpus was made; the program's are the newer ones.
const RULES_CHANGED: [&str; 5] = ["af", "bg", "es", "gl", "vi"];

fn rules(file: &str, kind: &str, category: impl Fn(&Locale, &str) -> PluralCategory) {
    let Some(data) = corpus(&format!("cldr/{file}")) else { return };
    let languages = data["supplemental"][kind].as_object().expect("there are languages");
    let (mut compared, mut nowhere) = (0, 0);
    let mut differ = BTreeSet::new();
    // `und` is nobody's language.
    for (tag, rules) in languages.iter().filter(|(tag, _)| *tag != "und") {
        let own = locale(tag);
        for (name, rule) in rules.as_object().expect("there are rules") {
            let (samples, exponents) = samples(text(rule));
            nowhere += exponents;
            compared += samples.len();
            let expected = name.rsplit('-').next().expect("a rule has a name");
            let same = |sample: &String| format!("{:?}", category(&own, sample)).to_lowercase() == expected;
            differ.extend(samples.iter().find(|sample| !same(sample)).map(|_| tag.as_str()));
        }
    }
    let allowed: BTreeSet<&str> = WITHOUT_RULES.split_whitespace().chain(RULES_CHANGED).collect();
    assert_eq!(differ.difference(&allowed).collect::<Vec<_>>(), Vec::<&&str>::new(), "{kind}");
    told(&format!("CLDR {kind}, {} languages, {} of them with other rules", languages.len(), differ.len()), compared, nowhere);
    assert!(compared > 20 * languages.len(), "{compared}");
}

#[test]
fn plural_rules_of_every_language() {
    rules("plurals.json", "plurals-type-cardinal", |own, sample| {
        let value: Decimal = sample.parse().expect("a number");
        own.plural(value, value.scale())
    });
}

#[test]
fn ordinal_rules_of_every_language() {
    rules("ordinals.json", "plurals-type-ordinal", |own, sample| own.ordinal(sample.parse().expect("a whole number")));
}
