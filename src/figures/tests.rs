//! The worked vectors of format.md §8, and one small case for each finding of this floor.

use super::testing::{compute, period, spelled};
use super::{Guarded, change, progress};
use crate::decimal::{self, Decimal};
use crate::finding::Code;

const INDICATORS: (&str, &str) = (
    "content/catalogue/indicators.yaml",
    "- {id: exits, name: Sorties, unit: percent, kind: rate, dimensions: [gender, province]}
- {id: people, name: Personnes, unit: people}
- {id: jobs-share, name: Part, unit: percent, formula: \"per(women-hired, hired)\"}
- {id: women-hired, name: Engagées, unit: people, persons: false}
- {id: hired, name: Engagements, unit: people, persons: false}
- {id: tonnes, name: Tonnes, unit: tonne, kind: amount}
- {id: hours, name: Heures, unit: hours, nature: flow}
",
);

const DIMENSIONS: (&str, &str) = (
    "content/catalogue/dimensions.yaml",
    "- {id: gender, name: Genre, exhaustive: true, categories: [{id: women, label: F}, {id: men, label: H}]}
- {id: province, name: Province, exhaustive: true, categories: [{id: hainaut, label: H}, {id: namur, label: N}, {id: liege, label: L}]}
- {id: area, name: Zone, categories: [{id: north, label: N}, {id: south, label: S}]}
",
);

const SCALES: (&str, &str) = (
    "content/catalogue/scales.yaml",
    "- id: agree-5
  options:
    - {id: strongly-disagree, label: a, polarity: -2, score: 1}
    - {id: disagree, label: b, polarity: -1, score: 2}
    - {id: neutral, label: c, polarity: 0, score: 3}
    - {id: agree, label: d, polarity: 1, score: 4}
    - {id: strongly-agree, label: e, polarity: 2, score: 5}
",
);

/// A site of one enterprise and one assessment with this tail.
fn assessed(tail: &str) -> super::testing::Outcome {
    let text = format!("period: 2023\nquestion: Quoi ?\n{tail}");
    compute(&[INDICATORS, DIMENSIONS, SCALES, ("content/enterprises/a/assessments/2023.yaml", &text)])
}

/// The same with one result.
fn reported(result: &str) -> super::testing::Outcome {
    let lines: Vec<String> = result.lines().map(|line| format!("    {line}\n")).collect();
    assessed(&format!("results:\n  -\n{}", lines.concat()))
}

fn rounded(value: Decimal, decimals: u32) -> String {
    decimal::rounded(value, decimals).to_string()
}

const EXITS: &str = "indicator: exits
source: Registre
baseline: 2021
targets: [{period: 2025, value: 65}, {period: 2024, value: 60, public: false}]
values:
  2021: {numerator: 18, denominator: 41}
  2022: {numerator: 26, denominator: 47}
  2023: {numerator: 31, denominator: 49, status: provisional}
breakdowns:
  - dimension: gender
    exhaustive: true
    values: {2023: {women: {numerator: 14, denominator: 21}, men: {numerator: 17, denominator: 28}}}
  - dimension: province
    exhaustive: true
    values: {2023: {hainaut: {numerator: 27, denominator: 42}, namur: {numerator: 4, denominator: 7}}}";

#[test]
fn rates_changes_and_progress_are_as_the_contract_says() {
    let site = reported(EXITS);
    assert_eq!(site.codes(), Vec::<&str>::new());
    for (year, percent) in [("2021", "43.9"), ("2022", "55.32"), ("2023", "63.27")] {
        assert_eq!(site.shown("a", "exits", year, &[]), percent);
    }
    let series = site.figures.series("a", "exits").expect("a series");
    let [first, last] = ["2021", "2023"].map(|year| series.cell(&period(year), &[]).expect("a point"));
    let Guarded::Shown(change) = change::between(first, last) else { panic!("shown") };
    assert_eq!((rounded(change.difference, 1), change.percent.map(|percent| rounded(percent, 1))), ("19.4".into(), Some("44.1".into())));
    let Guarded::Shown(progress) = progress(first, last, Decimal::from(65)) else { panic!("shown") };
    assert_eq!(rounded(progress, 1), "91.8");
    assert_eq!((series.decimals, series.terms.baseline, series.terms.targets.len()), (1, Some(period("2021")), 1));
    assert_eq!(series.latest().map(|point| point.period), Some(period("2023")));
}

#[test]
fn a_small_count_is_withheld_and_what_would_give_it_away_with_it() {
    let site = reported(EXITS);
    let shown = |dimension, category| site.shown("a", "exits", "2023", &[(dimension, category)]);
    assert_eq!((shown("province", "namur").as_str(), shown("province", "hainaut").as_str()), ("withheld", "withheld"));
    assert_eq!((shown("gender", "women").as_str(), shown("gender", "men").as_str()), ("66.67", "60.71"));
    let disclosures = &site.figures.disclosures["a"]["exits"];
    assert!(disclosures.iter().all(|one| (one.low, one.high) == (0.0, Some(31.0))), "{disclosures:?}");
}

const SURVEY: &str = "surveys:
  - id: trainees
    population: 62
    invited: 62
    returned: 45
    questions:
      - id: confidence
        type: likert
        scale: agree-5
        text: Confiance
        counts: {strongly-disagree: 1, disagree: 3, neutral: 6, agree: 19, strongly-agree: 14}
        no_answer: 2
";

#[test]
fn answers_are_as_the_contract_says() {
    let site = assessed(SURVEY);
    assert_eq!(site.codes(), Vec::<&str>::new());
    let answers = site.figures.answers("a", "trainees", "confidence").expect("answers");
    let words = |numbers: Vec<Decimal>| numbers.iter().map(Decimal::to_string).collect::<Vec<_>>().join("/");
    assert_eq!(answers.response.map(|rate| rounded(rate.percent(), 1)).as_deref(), Some("72.6"));
    assert_eq!(answers.tally.base, 43);
    assert_eq!(words(answers.shares(1)), "2.3/7.0/14.0/44.2/32.6");
    assert_eq!(words(answers.shares_adding_up(1)), "2.3/7.0/13.9/44.2/32.6");
    assert_eq!(words(answers.shares_adding_up(0)), "2/7/14/44/33");
    assert!(answers.needs_rounding_note(1) && !answers.needs_rounding_note(0));
    let tally = &answers.tally;
    let percent = |ratio: Option<super::Ratio>| ratio.map(|ratio| rounded(ratio.percent(), 1)).unwrap_or_default();
    assert_eq!((percent(tally.positive), percent(tally.negative), percent(tally.neutral)), ("76.7".into(), "9.3".into(), "14.0".into()));
    assert_eq!(tally.net.map(|net| rounded(net, 1)).as_deref(), Some("67.4"));
    assert_eq!(tally.mean.map(|mean| rounded(mean, 2)).as_deref(), Some("3.98"));
}

#[test]
fn promoters_less_detractors_make_the_balance_of_nps() {
    let question = "      - {id: q, type: nps, text: Q, counts: {10: 10, 9: 5, 8: 7, 6: 3, 0: 5}}\n";
    let site = assessed(&format!("surveys:\n  - id: s\n    invited: 40\n    returned: 30\n    questions:\n{question}"));
    assert_eq!(site.codes(), Vec::<&str>::new());
    let tally = &site.figures.answers("a", "s", "q").expect("answers").tally;
    assert_eq!(tally.options.len(), 11);
    assert_eq!(tally.net.map(|net| rounded(net, 1)).as_deref(), Some("23.3"));
    assert_eq!(tally.mean.map(|mean| rounded(mean, 1)).as_deref(), Some("7.3"));
}

#[test]
fn a_subgroup_under_the_least_base_is_withheld_whole_and_its_difference_too() {
    let question = "      - id: q
        type: single
        text: Q
        options: [{id: x, label: X}, {id: z, label: Z}]
        counts: {x: 20, z: 14}
        by:
          gender: {women: {x: 5, z: 3}, men: {x: 15, z: 11}}
          area: {north: {x: 10, z: 10}}
          province: {hainaut: {x: 9, z: 2}, namur: {x: 6, z: 9}, liege: {x: 4, z: 2}}
";
    let site = assessed(&format!("surveys:\n  - id: s\n    invited: 40\n    returned: 34\n    questions:\n{question}"));
    let groups = &site.figures.answers("a", "s", "q").expect("answers").groups;
    let withheld: Vec<&str> = groups.iter().filter(|group| group.tally.is_withheld()).map(|group| group.category.as_str()).collect();
    assert_eq!(withheld, ["women", "men", "liege"], "32 of 34 say their province: liege is no difference");
}

/// A federation of enterprises that report `exits` for 2023.
fn federated(members: &[(&str, &str)], federation: &str) -> super::testing::Outcome {
    federated_on("exits", members, federation)
}

fn federated_on(indicator: &str, members: &[(&str, &str)], federation: &str) -> super::testing::Outcome {
    let assessment = |value: &str| {
        format!("period: 2023\nquestion: Quoi ?\nresults: [{{indicator: {indicator}, source: S, values: {{2023: {value}}}}}]\n")
    };
    let texts: Vec<(String, String)> = members
        .iter()
        .flat_map(|(id, value)| {
            let (id, portrait) = id.split_once(' ').unwrap_or((id, ""));
            let path = |name: &str| format!("content/enterprises/{id}/{name}.yaml");
            let portrait = portrait.split_whitespace().map(|pair| pair.replacen(':', ": ", 1) + "\n").collect::<String>();
            [(path("enterprise"), format!("name: E\n{portrait}")), (path("assessments/2023"), assessment(value))]
        })
        .collect();
    let names: Vec<String> = members.iter().map(|(id, _)| format!("{{enterprise: {}}}", id.split(' ').next().unwrap_or(id))).collect();
    let file = format!("name: F\nindicators: [{indicator}]\nmembers: [{}]\n{federation}", names.join(", "));
    let mut files = vec![INDICATORS, DIMENSIONS, ("content/federations/f.yaml", file.as_str())];
    files.extend(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    compute(&files)
}

fn parts(numerator: u32, denominator: u32) -> String {
    format!("{{numerator: {numerator}, denominator: {denominator}}}")
}

fn total(site: &super::testing::Outcome, indicator: &str) -> String {
    site.figures.aggregate("f", indicator).and_then(|one| one.latest()).map_or("nothing".to_owned(), |point| spelled(&point.cell))
}

#[test]
fn a_federation_sums_parts_and_never_means_rates() {
    let values = [parts(31, 49), parts(12, 16), parts(44, 90), parts(5, 8)];
    let members = [("a", &*values[0]), ("b", &*values[1]), ("c", &*values[2]), ("d", &*values[3])];
    let site = federated(&members, "population: {units: 5}\n");
    let point = site.figures.aggregate("f", "exits").and_then(|one| one.latest()).expect("a point").clone();
    let ratio = point.cell.shown().and_then(|quantity| quantity.ratio).expect("a ratio");
    assert_eq!((ratio.numerator(), ratio.denominator()), (Decimal::from(92), Decimal::from(163)));
    assert_eq!((rounded(ratio.percent(), 1).as_str(), point.contributors), ("56.4", 4));
    assert_eq!(point.coverage.units.map(|units| rounded(units.percent(), 1)).as_deref(), Some("80.0"));
}

#[test]
fn coverage_is_delivered_over_the_population() {
    let members: Vec<(String, &str)> = (1..=17).map(|number| (format!("e{number}"), "12")).collect();
    let members: Vec<(&str, &str)> = members.iter().map(|(id, value)| (id.as_str(), *value)).collect();
    let population = "population: {units: 19, weight: {indicator: people, total: 255}}\n";
    let site = federated_on("people", &members, population);
    let coverage = site.figures.aggregate("f", "people").and_then(|one| one.latest()).expect("a point").coverage;
    assert_eq!((coverage.delivered, coverage.members, coverage.of_population), (17, 17, true));
    assert_eq!(coverage.units.map(|units| rounded(units.percent(), 1)).as_deref(), Some("89.5"));
    let weight = coverage.weight.and_then(|weight| weight.shown().copied());
    assert_eq!(weight.map(|weight| rounded(weight.percent(), 1)).as_deref(), Some("80.0"));
}

#[test]
fn an_aggregate_that_gives_a_withheld_member_away_is_withheld() {
    let lone = federated_on("people", &[("a", "30"), ("b", "20"), ("c", "25"), ("d", "4")], "");
    assert_eq!(total(&lone, "people"), "withheld");
    let two = federated_on("people", &[("a", "30"), ("b", "20"), ("c", "4"), ("d", "4")], "");
    assert_eq!(total(&two, "people"), "58");
    let few = federated_on("people", &[("a", "30"), ("b", "20"), ("c", "1"), ("d", "2")], "");
    assert_eq!(total(&few, "people"), "withheld", "their sum of 3 says too much");
}

#[test]
fn thresholds_of_aggregates_hold_only_if_a_contributor_is_unpublished() {
    assert_eq!(total(&federated_on("tonnes", &[("a", "30"), ("b", "20")], ""), "tonnes"), "50");
    assert_eq!(total(&federated_on("tonnes", &[("a", "30"), ("b publish:none", "20")], ""), "tonnes"), "withheld");
    assert_eq!(total(&federated_on("tonnes", &[("a", "30"), ("b publish:none", "20"), ("c", "10")], ""), "tonnes"), "60");
    assert_eq!(total(&federated_on("tonnes", &[("a", "3"), ("b publish:none", "90"), ("c", "4")], ""), "tonnes"), "withheld");
}

#[test]
fn a_withheld_group_hides_another_so_that_the_total_does_not_give_it_away() {
    let members = [
        ("a group:other", "10"),
        ("b group:other", "20"),
        ("c group:work-integration publish:none", "30"),
        ("d group:work-integration", "40"),
        ("e group:collective-service", "50"),
        ("g", "60"),
    ];
    let site = federated_on("tonnes", &members, "aggregate: {by: [group]}\n");
    let point = site.figures.aggregate("f", "tonnes").and_then(|one| one.latest()).expect("a point").clone();
    let splits: Vec<(Option<&str>, String)> = point.splits.iter().map(|split| (split.key.as_deref(), spelled(&split.cell))).collect();
    assert_eq!(splits[0], (Some("collective-service"), "50".to_owned()), "its only member is published anyway");
    assert_eq!(splits[2], (Some("work-integration"), "withheld".to_owned()));
    assert_eq!(spelled(&point.cell), "withheld", "every other member is published: only the total can hide the group");
    assert_eq!(splits[3].0, None);
}

#[test]
fn members_count_if_they_belong_on_the_last_day() {
    let site = federated_on("tonnes", &[("a", "30"), ("b", "20")], "");
    assert_eq!(total(&site, "tonnes"), "50");
    let file = "name: F\nindicators: [tonnes]\nmembers: [{enterprise: a, from: 2023-06-01}, {enterprise: b, to: 2023-12-30}]\n";
    let assessment = "period: 2023\nquestion: Q\nresults: [{indicator: tonnes, source: S, values: {2023: 30}}]\n";
    let site = compute(&[
        INDICATORS,
        ("content/federations/f.yaml", file),
        ("content/enterprises/a/assessments/2023.yaml", assessment),
        ("content/enterprises/b/assessments/2023.yaml", assessment),
    ]);
    assert_eq!(total(&site, "tonnes"), "30");
}

#[test]
fn means_and_medians_follow_the_indicator() {
    for (rule, value) in [("mean", "23.33"), ("median", "20"), ("sum", "70")] {
        let indicators = format!("- {{id: score, name: S, unit: score, aggregate: {rule}}}\n");
        let assessment =
            |value: u32| format!("period: 2023\nquestion: Q\nresults: [{{indicator: score, source: S, values: {{2023: {value}}}}}]\n");
        let texts = [20, 40, 10].map(assessment);
        let site = compute(&[
            ("content/catalogue/indicators.yaml", &indicators),
            ("content/federations/f.yaml", "name: F\nmembers: [{enterprise: a}, {enterprise: b}, {enterprise: c}]\n"),
            ("content/enterprises/a/assessments/2023.yaml", &texts[0]),
            ("content/enterprises/b/assessments/2023.yaml", &texts[1]),
            ("content/enterprises/c/assessments/2023.yaml", &texts[2]),
        ]);
        assert_eq!(total(&site, "score"), value, "{rule}");
    }
}

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
fn few_answers_are_warned_of() {
    let few = "surveys:\n  - {id: s, invited: 100, returned: 20, questions: [{id: q, type: single, text: Q, options: [{id: x, label: X}], counts: {x: 20}}]}\n";
    assert_eq!(assessed(few).codes(), ["W07"]);
    let small = "surveys:\n  - {id: s, invited: 9, returned: 8, questions: [{id: q, type: single, text: Q, options: [{id: x, label: X}], counts: {x: 8}}]}\n";
    assert_eq!(assessed(small).codes(), ["W07"]);
    let wrong = "surveys:\n  - {id: s, invited: 10, returned: 20, questions: [{id: q, type: single, text: Q, options: [{id: x, label: X}], counts: {x: 19}}]}\n";
    assert_eq!(assessed(wrong).codes(), ["E09", "E09"]);
}

#[test]
fn nothing_divided_by_nothing_is_missing() {
    let site = reported("indicator: exits\nsource: S\nvalues: {2023: {numerator: 0, denominator: 0}}");
    assert_eq!((site.codes(), site.shown("a", "exits", "2023", &[])), (vec![], "missing".to_owned()));
}

#[test]
fn zero_is_shown_and_persons_false_shows_all() {
    let site = reported("indicator: people\nsource: S\nvalues: {2021: 0, 2022: 4, 2023: 5}\nnotes: N");
    assert_eq!(["2021", "2022", "2023"].map(|year| site.shown("a", "people", year, &[])), ["0", "withheld", "5"]);
    let site = reported("indicator: hired\nsource: S\nvalues: {2022: 1, 2023: 4}\nnotes: N");
    assert_eq!(site.shown("a", "hired", "2023", &[]), "4");
}

#[test]
fn a_bare_percentage_with_a_base_is_a_count() {
    let site = reported("indicator: exits\nsource: S\nnotes: N\nvalues: {2023: {value: 57.1, n: 7}}");
    assert_eq!(site.shown("a", "exits", "2023", &[]), "withheld");
    let point = site.figures.series("a", "exits").and_then(|series| series.latest()).expect("a point").clone();
    assert_eq!(point.base, None, "its base is withheld with it");
}

#[test]
fn the_year_and_its_quarters_do_not_give_a_quarter_away() {
    let site = reported("indicator: people\nsource: S\nnotes: N\nvalues: {2023: 60, 2023-Q1: 20, 2023-Q2: 16, 2023-Q3: 21, 2023-Q4: 3}");
    let quarters = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2023"].map(|one| site.shown("a", "people", one, &[]));
    assert_eq!(quarters, ["20", "withheld", "21", "withheld", "60"]);
}

#[test]
fn two_dimensions_without_a_headline_do_not_give_a_cell_away() {
    let breakdowns = "breakdowns:
  - {dimension: gender, values: {2023: {women: 30, men: 20}}}
  - {dimension: province, values: {2023: {hainaut: 28, namur: 19, liege: 3}}}";
    let site = reported(&format!("indicator: people\nsource: S\n{breakdowns}"));
    let shown = |category| site.shown("a", "people", "2023", &[("province", category)]);
    assert_eq!((shown("hainaut"), shown("namur"), shown("liege")), ("28".into(), "withheld".into(), "withheld".into()));
}

#[test]
fn an_open_breakdown_still_bounds_its_cells() {
    let breakdown = "breakdowns: [{dimension: area, values: {2023: {north: 26, south: 3}}}]";
    let site = reported(&format!("indicator: people\nsource: S\nvalues: {{2023: 30}}\n{breakdown}"));
    assert_eq!(site.shown("a", "people", "2023", &[("area", "north")]), "withheld", "south is at most 30 − 26 = 4");
    let site = reported(&format!("indicator: people\nsource: S\nvalues: {{2023: 40}}\n{breakdown}"));
    assert_eq!(site.shown("a", "people", "2023", &[("area", "north")]), "26");
}

#[test]
fn the_complement_is_a_cell_if_the_site_says_so() {
    let values = "values: {2023: {numerator: 40, denominator: 42}}";
    let text = format!("period: 2023\nquestion: Q\nresults:\n  - {{indicator: exits, source: S, {values}}}\n");
    let files = |settings| [INDICATORS, ("diptych.yaml", settings), ("content/enterprises/a/assessments/2023.yaml", text.as_str())];
    assert_eq!(compute(&files("")).shown("a", "exits", "2023", &[]), "95.24");
    assert_eq!(compute(&files("privacy: {complement: true}\n")).shown("a", "exits", "2023", &[]), "withheld");
}

const CSV: &str = "period;gender;province;numerator;denominator;status;n;note\r
2023;;;31;49;provisional;;\r
2023;women;;14;21;;;\r
2023;men;;17;28;;;\r
2023;women;hainaut;11;17;;;\r
2023;women;namur;3;4;;;\r
2023;men;hainaut;10;20;;;\r
2023;men;namur;7;8;;;Peu\r
2023;;hainaut;21;37;;;\r
2023;;namur;10;12;;;\r
";

fn with_csv(csv: &str, more: &str) -> super::testing::Outcome {
    let text = format!("period: 2023\nquestion: Q\nresults:\n  - indicator: exits\n    source: S\n    csv: data/exits.csv\n{more}");
    let files = [("content/enterprises/a/assessments/2023.yaml", text.as_str()), ("content/enterprises/a/data/exits.csv", csv)];
    compute(&[INDICATORS, DIMENSIONS, files[0], files[1]])
}

#[test]
fn a_crossed_table_is_protected_along_rows_and_columns() {
    let site = with_csv(CSV, "");
    assert_eq!(site.codes(), Vec::<&str>::new(), "{:?}", site.findings);
    let crossed = |gender, province| site.shown("a", "exits", "2023", &[("gender", gender), ("province", province)]);
    for (gender, province) in [("women", "namur"), ("women", "hainaut"), ("men", "namur"), ("men", "hainaut")] {
        assert_eq!(crossed(gender, province), "withheld", "{gender} {province}");
    }
    assert_eq!(site.shown("a", "exits", "2023", &[("gender", "women")]), "66.67");
    let series = site.figures.series("a", "exits").expect("a series");
    assert_eq!(series.breakdown(&["province", "gender"]).count(), 4);
    assert_eq!(series.breakdown(&["province"]).filter_map(|point| point.category("province")).collect::<Vec<_>>(), ["hainaut", "namur"]);
    assert!(series.breakdown(&["gender", "province"]).any(|point| point.note().is_some()));
}

#[test]
fn mistakes_in_a_csv_are_found_at_their_cells() {
    let at = |csv: &str, code: Code| with_csv(csv, "").pointed_at(code).to_owned();
    assert_eq!(at("period,numerator,denominator,gendr\n2023,31,49,\n", Code::E25), "gendr");
    assert_eq!(at("period,numerator,denominator,gender\n2023,31,49,womn\n", Code::E02), "womn");
    assert_eq!(at("period,numerator\n2023,31\n", Code::E25), "period");
    assert_eq!(at("period,numerator,denominator\n2023,31\n", Code::E25), "2023,31");
    assert_eq!(at("period,numerator,denominator\n2023,\"1.234\",1900\n", Code::E06), "\"1.234\"");
    assert_eq!(at("period,numerator,denominator\nsoon,31,49\n", Code::E21), "soon");
    assert_eq!(at("period,numerator,denominator,status\n2023,31,49,finl\n", Code::E21), "finl");
    assert_eq!(at("period,numerator,denominator\n2023,31,49\n2023,31,49\n", Code::E11), "31");
    assert_eq!(with_csv("period,numerator,denominator,status\n2023,,,\n2022,,,missing\n", "").codes(), ["W05"]);
}

#[test]
fn ambiguous_numbers_of_a_csv_are_read_as_the_result_says() {
    let text = "period: 2023\nquestion: Q\nresults:\n  - {indicator: tonnes, source: S, csv: {file: data/t.csv, numbers: comma}}\n";
    let assessment = ("content/enterprises/a/assessments/2023.yaml", text);
    let site = compute(&[INDICATORS, assessment, ("content/enterprises/a/data/t.csv", "period;value\n2023;1.234\n")]);
    assert_eq!((site.codes(), site.shown("a", "tonnes", "2023", &[])), (vec![], "1234".to_owned()));
}

#[test]
fn a_csv_that_is_not_there_proposes_the_nearest() {
    use crate::finding::{FileTrouble, Problem};
    let text = "period: 2023\nquestion: Q\nresults:\n  - {indicator: tonnes, source: S, csv: data/tonne.csv}\n  - {indicator: hours, source: S, csv: ../../../../x.csv}\n";
    let assessment = ("content/enterprises/a/assessments/2023.yaml", text);
    let site = compute(&[INDICATORS, assessment, ("content/enterprises/a/data/tonnes.csv", "period;value\n")]);
    let troubles: Vec<&FileTrouble> = site
        .findings
        .iter()
        .filter_map(|finding| match &finding.problem {
            Problem::File { trouble, .. } => Some(trouble),
            _ => None,
        })
        .collect();
    assert_eq!(troubles, [&FileTrouble::Missing(Some("data/tonnes.csv".into())), &FileTrouble::Outside]);
}

#[test]
fn a_breakdown_may_add_to_a_csv_but_not_repeat_it() {
    let csv = "period,numerator,denominator,gender\n2023,31,49,\n2023,14,21,women\n2023,17,28,men\n";
    let province = "    breakdowns: [{dimension: province, values: {2023: {hainaut: {numerator: 31, denominator: 49}}}}]\n";
    assert_eq!(with_csv(csv, province).codes(), Vec::<&str>::new());
    let gender = "    breakdowns: [{dimension: gender, values: {2023: {women: {numerator: 14, denominator: 21}}}}]\n";
    assert_eq!(with_csv(csv, gender).codes(), ["E11"]);
}

/// Two assessments of one indicator.
fn twice(first: &str, second: &str) -> super::testing::Outcome {
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
    let revised = |site: &super::testing::Outcome| {
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
fn formulas_make_series_of_what_is_there() {
    let results = "results:
  - {indicator: women-hired, source: S, notes: N, values: {2022: 6, 2023: 12}}
  - {indicator: hired, source: S, notes: N, values: {2021: 9, 2022: 10, 2023: {value: 30, status: estimated}}}
";
    let site = assessed(results);
    assert_eq!(site.codes(), Vec::<&str>::new());
    let series = site.figures.series("a", "jobs-share").expect("a derived series");
    assert_eq!(series.total().map(|point| spelled(&point.cell)).collect::<Vec<_>>(), ["60", "40"]);
    assert_eq!(series.formula.as_deref(), Some("per(women-hired, hired)"));
    let last = series.latest().expect("a point");
    assert!(last.is(crate::model::observation::Status::Estimated) && last.cell.shown().is_some_and(|quantity| quantity.ratio.is_some()));
}

/// What a formula over `a` and `b` gives for 2023; `a` is 20 in 2021 and 30 in 2023, `b` is as given.
fn computed(formula: &str, unit: &str, b: &str) -> (Vec<&'static str>, String) {
    let indicators = format!(
        "- {{id: a, name: A, unit: people}}\n- {{id: b, name: B, unit: people}}\n- {{id: r, name: R, unit: percent}}\n- {{id: c, name: C, unit: {unit}, formula: \"{formula}\"}}\n"
    );
    let text = format!(
        "period: 2023\nquestion: Q\nresults:\n  - {{indicator: a, source: S, notes: N, values: {{2021: 20, 2023: 30}}}}\n  - {{indicator: b, source: S, notes: N, values: {{2023: {b}}}}}\n  - {{indicator: r, source: S, values: {{2023: {{numerator: 10, denominator: 40}}}}}}\n"
    );
    let site = compute(&[("content/catalogue/indicators.yaml", &indicators), ("content/enterprises/x/assessments/2023.yaml", &text)]);
    let shown = site.figures.series("x", "c").and_then(|series| series.cell(&period("2023"), &[])).map(|point| spelled(&point.cell));
    (site.codes(), shown.unwrap_or("nothing".to_owned()))
}

#[test]
fn formulas_compute_exactly() {
    for (formula, unit, b, value) in [
        ("a - b", "people", "12", "18"),
        ("(a + b) * 2 / 4", "hours", "12", "21"),
        ("per(b, a)", "percent", "12", "40"),
        ("index(a, 2021)", "Indice", "12", "150"),
        ("a * r", "hours", "12", "7.5"),
        ("a / b", "hours", "0", "missing"),
        ("a + b", "people", "3", "withheld"),
        ("a + b", "people", "{status: missing}", "missing"),
        ("−a + b", "Solde", "12", "-18"),
    ] {
        assert_eq!(computed(formula, unit, b), (vec![], value.to_owned()), "{formula}");
    }
}

#[test]
fn formulas_that_cannot_be_computed_are_found() {
    for (formula, code) in [("a +", "E02"), ("a + staf", "E02"), ("c + a", "E02"), ("per(a, r) * 1000", "E07")] {
        assert_eq!(computed(formula, "percent", "12").0, [code], "{formula}");
    }
    assert_eq!(computed("a - b", "people", "27").0, ["E18"], "three persons that anybody can subtract");
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
