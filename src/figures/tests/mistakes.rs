//! One small case for each finding about values, and what is no mistake.

use super::*;

#[test]
fn each_mistake_in_the_data_has_its_code() {
    let cases = [
        ("a rate without parts", "indicator: exits\nsource: S\nvalues: {2023: 63.3}", "E04"),
        ("a part above its whole", "indicator: exits\nsource: S\nvalues: {2023: {numerator: 50, denominator: 49}}", "E05"),
        ("half a person", "indicator: people\nsource: S\nvalues: {2023: 12.5}", "E06"),
        ("half a person in a rate", "indicator: exits\nsource: S\nvalues: {2023: {numerator: 12.5, denominator: 49}}", "E06"),
        ("over a hundred per cent", "indicator: exits\nsource: S\nnotes: N\nvalues: {2023: 120}", "E07"),
        (
            "a target over a hundred",
            "indicator: exits\nsource: S\nbaseline: 2023\ntargets: [{period: 2025, value: 650}]\nvalues: {2023: {numerator: 20, denominator: 49}}",
            "E07",
        ),
        (
            "a breakdown that lacks one",
            "indicator: people\nsource: S\nvalues: {2023: 40}\nbreakdowns: [{dimension: gender, values: {2023: {women: 20, men: 19}}}]",
            "E08",
        ),
        ("years that overlap", "indicator: tonnes\nsource: S\nvalues: {2023: 10, 2023-2024: 11}", "E11"),
        ("a jump", "indicator: tonnes\nsource: S\nvalues: {2022: 10, 2023: 16}", "W05"),
        ("growth across a break", "indicator: tonnes\nsource: S\nvalues: {2022: 10, 2023: {value: 11, status: break}}", "W05"),
        ("a target without baseline", "indicator: tonnes\nsource: S\ntargets: [{period: 2025, value: 65}]\nvalues: {2023: 10}", "W06"),
        ("a target without date", "indicator: tonnes\nsource: S\nbaseline: 2023\ntargets: [{value: 65}]\nvalues: {2023: 10}", "W06"),
        ("a small base", "indicator: exits\nsource: S\nvalues: {2023: {numerator: 5, denominator: 9}}", "W07"),
        ("a baseline without value", "indicator: tonnes\nsource: S\nbaseline: 2020\nvalues: {2023: 10}", "E02"),
        (
            "an unknown category",
            "indicator: tonnes\nsource: S\nvalues: {2023: 10}\nbreakdowns: [{dimension: area, values: {2023: {nort: 10}}}]",
            "E02",
        ),
        ("values twice", "indicator: tonnes\nsource: S\nvalues: {2023: 10}\ncsv: data/none.csv", "E21"),
    ];
    for (name, result, code) in cases {
        let codes = reported(result).codes();
        let expected = if code == "E21" { vec!["E21", "E25"] } else { vec![code] };
        let mut codes: Vec<&str> = codes;
        codes.sort();
        assert_eq!(codes, expected, "{name}");
    }
}

#[test]
fn what_is_explained_or_sound_is_no_mistake() {
    let cases = [
        "indicator: exits\nsource: S\nvalues: {2023: {value: 63.3, note: Relevé par un tiers}}",
        "indicator: exits\nsource: S\nnotes: Relevé par un tiers\nvalues: {2023: 63.3}",
        "indicator: tonnes\nsource: S\nvalues: {2022: 10, 2023: {value: 16, note: Nouvel atelier}}",
        "indicator: tonnes\nsource: S\nvalues: {2022: 10, 2023: {value: 4, status: break}}",
        "indicator: tonnes\nsource: S\nvalues: {2023: 10, 2023-Q1: 3, 2023-Q2: 3, 2023-Q3: 2, 2023-Q4: 2}",
        "indicator: tonnes\nsource: S\nrolling: true\nvalues: {2022..2023: 10, 2023..2024: 11}",
        "indicator: people\nsource: S\nvalues: {2023: 40}\nbreakdowns: [{dimension: gender, values: {2023: {women: 20, men: {status: not-collected}}}}]",
        "indicator: people\nsource: S\nvalues: {2023: 40}\nbreakdowns: [{dimension: area, values: {2023: {north: 20}}}]",
        "indicator: tonnes\nsource: S\nvalues: {2023: 0, 2022: 5.5}\nnotes: Fermé",
    ];
    for result in cases {
        assert_eq!(reported(result).codes(), Vec::<&str>::new(), "{result}");
    }
}

#[test]
fn nothing_divided_by_nothing_is_missing() {
    let site = reported("indicator: exits\nsource: S\nvalues: {2023: {numerator: 0, denominator: 0}}");
    assert_eq!((site.codes(), site.shown("a", "exits", "2023", &[])), (vec![], "missing".to_owned()));
}

#[test]
fn amounts_show_the_most_decimals_written() {
    let site = reported("indicator: tonnes\nsource: S\nnotes: N\nvalues: {2021: \"182,5\", 2022: 211, 2023: \"240,30\"}");
    assert_eq!(site.figures.series("a", "tonnes").map(|series| series.decimals), Some(2));
}

#[test]
fn charts_take_the_length_that_covers_most() {
    let site =
        reported("indicator: tonnes\nsource: S\nnotes: N\nvalues: {2022: 10, 2023: 11, 2023-Q1: 3, 2023-Q2: 3, 2023-Q3: 2, 2023-Q4: 3}");
    let series = site.figures.series("a", "tonnes").expect("a series");
    assert_eq!(series.chart_periods(), [period("2022"), period("2023")]);
    assert_eq!(series.latest().map(|point| point.period), Some(period("2023")));
}
