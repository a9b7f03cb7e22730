//! People who may be counted twice: their small counts are guarded against readers who suppose that nobody was.

use super::*;

const AGES: &str =
    "- {id: age, name: Âge, exhaustive: true, categories: [{id: young, label: J}, {id: adult, label: A}, {id: old, label: V}]}\n";

/// What is shown of 2023 by age, then in all.
fn by_age(total: u32, counts: [u32; 3]) -> Vec<String> {
    let [young, adult, old] = counts;
    let text = format!(
        "period: 2023\nquestion: Q\nresults: [{{indicator: supported, source: S, values: {{2023: {total}}}, breakdowns: [{{dimension: age, values: {{2023: {{young: {young}, adult: {adult}, old: {old}}}}}}}]}}]\n"
    );
    let site = compute(&[INDICATORS, ("content/catalogue/dimensions.yaml", AGES), ("content/enterprises/a/assessments/2023.yaml", &text)]);
    assert_eq!(site.codes(), Vec::<&str>::new());
    let mut shown: Vec<String> =
        ["young", "adult", "old"].iter().map(|age| site.shown("a", "supported", "2023", &[("age", age)])).collect();
    shown.push(site.shown("a", "supported", "2023", &[]));
    shown
}

/// The least that the only withheld part can be for a reader who subtracts; nothing if several are withheld.
fn subtracted(shown: &[String]) -> Option<i64> {
    let (total, parts) = shown.split_last()?;
    let known: Vec<i64> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    (known.len() + 1 == parts.len()).then(|| Some(total.parse::<i64>().ok()? - known.iter().sum::<i64>())).flatten()
}

#[test]
fn a_part_that_the_others_leave_is_not_given_away_though_people_may_overlap() {
    let shown = by_age(261, [3, 62, 196]);
    assert_eq!(shown, ["withheld", "withheld", "196", "261"]);
}

#[test]
fn parts_that_overlap_are_hidden_only_where_the_rest_tells_something() {
    assert_eq!(by_age(270, [4, 72, 196]), ["withheld", "withheld", "196", "270"], "270 − 72 − 196 = 2 at least");
    assert_eq!(by_age(240, [4, 72, 196]), ["withheld", "72", "196", "240"], "the others are more than all: nothing to subtract");
}

#[test]
fn a_year_and_its_overlapping_quarters_do_not_give_a_quarter_away() {
    let quarters = |year: u32| {
        let values = format!("{{2023: {year}, 2023-Q1: 20, 2023-Q2: 16, 2023-Q3: 21, 2023-Q4: 4}}");
        let site = reported(&format!("indicator: supported\nsource: S\nnotes: N\nvalues: {values}"));
        ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"].map(|one| site.shown("a", "supported", one, &[]))
    };
    assert_eq!(quarters(61), ["20", "withheld", "21", "withheld"]);
    assert_eq!(quarters(59), ["20", "withheld", "21", "withheld"]);
    assert_eq!(quarters(40), ["20", "16", "21", "withheld"]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]

    #[test]
    fn subtracting_never_tells_a_small_part(counts in proptest::array::uniform3(0u32..20), twice in 0u32..6) {
        let total = counts.iter().sum::<u32>().saturating_sub(twice);
        let shown = by_age(total, counts);
        for (count, shown) in counts.iter().zip(&shown) {
            proptest::prop_assert!(!(1..5).contains(count) || shown == "withheld");
        }
        proptest::prop_assert!(subtracted(&shown).is_none_or(|rest| rest <= 0), "{:?} of {:?}", shown, counts);
    }
}
