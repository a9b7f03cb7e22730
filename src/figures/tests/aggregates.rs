//! Aggregates: methods, members, thresholds, differences.

use super::*;

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
    let two = |third: &str| federated_on("tonnes", &[("a", "30"), ("b publish:none", "20"), (third, "10")], "");
    assert_eq!(total(&two("c"), "tonnes"), "withheld", "60 − 30 − 10 is what b does not publish");
    assert_eq!(total(&two("c publish:portrait"), "tonnes"), "60", "of two who do not, nobody knows who has how much");
    let large = [("a", "3"), ("b publish:none", "90"), ("c publish:none", "4")];
    assert_eq!(total(&federated_on("tonnes", &large, ""), "tonnes"), "withheld", "nearly all of it is one member's");
}

#[test]
fn thresholds_of_aggregates_begin_where_the_settings_say() {
    let (none, no_units, no_limit) = ("", "privacy: {min_units: 0}\n", "privacy: {dominance: 0}\n");
    let cases: [(&str, &str, &str, &[&str], &str); 7] = [
        ("two are too few", none, "tonnes", &["30", "20"], "withheld"),
        ("one makes just as much as it may", none, "tonnes", &["85", "10", "5"], "100"),
        ("one makes more", none, "tonnes", &["86", "9", "5"], "withheld"),
        ("one may make nearly all", no_limit, "tonnes", &["90", "4", "3"], "97"),
        ("four persons are few", none, "people", &["2", "1", "1"], "withheld"),
        ("five are not", none, "people", &["2", "2", "1"], "5"),
        ("nobody is no small number", no_units, "people", &["0", "0", "0"], "0"),
    ];
    for (why, settings, indicator, values, shown) in cases {
        let members = ["a publish:none", "b publish:none", "c publish:none"];
        let members: Vec<(&str, &str)> = members.into_iter().zip(values.iter().copied()).collect();
        assert_eq!(total(&federated_where(settings, indicator, &members, ""), indicator), shown, "{why}");
    }
}

/// Of a rate the rest of the whole is a number of people too, where the site says so.
#[test]
fn the_rest_of_all_members_together_is_a_small_number_too_if_the_site_says_so() {
    let rest =
        |of_two: [u32; 2]| [("a", parts(40 - of_two[0], 40)), ("b", parts(30 - of_two[1], 30)), ("c", parts(50, 50)), ("d", parts(60, 60))];
    let told = |settings: &str, of_two: [u32; 2]| {
        let members = rest(of_two);
        let members: Vec<(&str, &str)> = members.iter().map(|(id, value)| (*id, value.as_str())).collect();
        total(&federated_where(settings, "exits", &members, ""), "exits")
    };
    assert_eq!(told("", [1, 2]), "98.33");
    assert_eq!(told("privacy: {complement: true}\n", [1, 2]), "withheld", "the three others of all are few");
    assert_eq!(told("privacy: {complement: true}\n", [10, 8]), "90", "eighteen are not");
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
fn an_enterprise_that_publishes_nothing_has_no_series_of_its_own() {
    let site = federated_on("tonnes", &[("a", "30"), ("b publish:none", "20"), ("c publish:portrait", "10")], "");
    assert_eq!(site.figures.series.keys().map(|id| id.as_str()).collect::<Vec<_>>(), ["a"]);
    let point = site.figures.aggregate("f", "tonnes").and_then(|one| one.latest()).expect("a point");
    assert!(matches!(&point.members, crate::figures::Members::Named(named) if named.len() == 1));
    assert_eq!(point.contributors, 3);
}
