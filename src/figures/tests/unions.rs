//! One indicator in several assessments.

use super::*;

/// Two assessments of one indicator.
fn twice(first: &str, second: &str) -> Outcome {
    let text = |year: u16, result: &str| {
        format!("period: {year}\nquestion: Q\nresults:\n  - {{indicator: people, source: S{year}, notes: N, {result}}}\n")
    };
    let (first, second) = (text(2022, first), text(2023, second));
    let path = |name: &str| format!("content/enterprises/a/assessments/{name}.yaml");
    // File names that sort the other way round: the order is that of the last days.
    compute(&[INDICATORS, DIMENSIONS, (&path("b"), &first), (&path("a"), &second)])
}

#[test]
fn a_series_is_the_union_of_its_assessments() {
    let site = twice("values: {2021: 20, 2022: 25}, baseline: 2021", "values: {2022: 25, 2023: 30}, baseline: 2022");
    assert_eq!(site.codes(), Vec::<&str>::new());
    let series = site.figures.series("a", "people").expect("a series");
    assert_eq!(series.total().map(|point| spelled(&point.cell)).collect::<Vec<_>>(), ["20", "25", "30"]);
    assert_eq!((series.terms.assessment.as_str(), series.terms.baseline), ("a", Some(period("2022"))));
    let earlier = series.as_of("b").expect("known then");
    assert_eq!(earlier.total().map(|point| spelled(&point.cell)).collect::<Vec<_>>(), ["20", "25"]);
    assert_eq!(earlier.terms.baseline, Some(period("2021")));
    assert_eq!(twice("values: {2022: 25}", "values: {2022: 26}").codes(), ["E11"]);
}

#[test]
fn a_revised_value_wins_and_the_earlier_page_keeps_its_own() {
    let site = twice("values: {2022: 25}", "values: {2022: {value: 26, revised: {on: 2024-01-10, was: 25, why: Erreur}}}");
    assert_eq!((site.codes(), site.shown("a", "people", "2022", &[])), (vec![], "26".to_owned()));
    let series = site.figures.series("a", "people").expect("a series");
    assert_eq!(series.as_of("b").and_then(|series| series.latest().map(|point| spelled(&point.cell))).as_deref(), Some("25"));
    let revised = |site: &Outcome| {
        let point = site.figures.series("a", "people").and_then(|series| series.latest()).expect("a point");
        point.remarks.as_ref().and_then(|remarks| remarks.revised.as_ref()).map(|revised| revised.was)
    };
    assert_eq!(revised(&site), Some(Some(Decimal::from(25))));
    let small = twice("values: {2022: 4}", "values: {2022: {value: 26, revised: {was: 4}}}");
    assert_eq!(revised(&small), Some(None), "what it was is withheld still");
}

#[test]
fn an_earlier_page_does_not_give_away_what_a_later_one_withholds() {
    let first = "values: {2022: 30}, breakdowns: [{dimension: gender, values: {2022: {women: 10, men: 20}}}]";
    let second = "breakdowns: [{dimension: province, values: {2022: {hainaut: 11, namur: 16, liege: 3}}}]";
    let site = twice(first, second);
    assert_eq!(site.shown("a", "people", "2022", &[("province", "hainaut")]), "withheld");
    assert_eq!(site.shown("a", "people", "2022", &[("province", "namur")]), "16");
}

#[test]
fn what_a_total_was_does_not_tell_what_its_part_was() {
    let was = |people: &str, breakdown: &str| {
        let site = assessed(&format!(
            "results: [{{indicator: people, source: S, values: {{2023: {people}}}, breakdowns: [{{dimension: gender, values: {{2023: {breakdown}}}}}]}}]"
        ));
        let series = site.figures.series("a", "people").expect("a series");
        let point = series.latest().expect("a point");
        (site.codes(), point.remarks.as_ref().and_then(|remarks| remarks.revised.as_ref()).and_then(|revised| revised.was))
    };
    let men = "{women: 40, men: {value: 5, revised: {on: 2024-01-10, was: 3, why: E}}}";
    assert_eq!(was("{value: 45, revised: {on: 2024-01-10, was: 43, why: E}}", men), (vec![], None), "43 less 40 would be 3 men");
    let many = "{women: 40, men: {value: 15, revised: {on: 2024-01-10, was: 13, why: E}}}";
    assert_eq!(was("{value: 55, revised: {on: 2024-01-10, was: 53, why: E}}", many), (vec![], Some(Decimal::from(53))));
}

#[test]
fn what_a_rate_was_is_as_small_as_its_count() {
    let result = "results: [{indicator: exits, source: S, values: {2023: {numerator: 20, denominator: 50, revised: {on: 2024-01-10, was: 6, why: E}}}}]";
    let site = assessed(result);
    let point = site.figures.series("a", "exits").and_then(|series| series.latest()).expect("a point");
    assert_eq!(point.remarks.as_ref().and_then(|remarks| remarks.revised.as_ref()).map(|revised| revised.was), Some(None), "3 of 50");
}
