//! Attacks on everything that is published together: formulas, federations, breakdowns and perimeters.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

const COUNTS: &str = "- {id: women, name: F, unit: people}
- {id: men, name: H, unit: people}
- {id: staff, name: T, unit: people, formula: \"women + men\"}
- {id: others, name: A, unit: people, formula: \"staff - women\"}
";

fn counted(results: &[(&str, &str)]) -> Outcome {
    let lines: String =
        results.iter().map(|(id, value)| format!("  - {{indicator: {id}, source: S, values: {{2023: {value}}}}}\n")).collect();
    let text = format!("period: 2023\nquestion: Q\nresults:\n{lines}");
    compute(&[("content/catalogue/indicators.yaml", COUNTS), ("content/enterprises/a/assessments/2023.yaml", &text)])
}

#[test]
fn a_reported_sum_that_a_formula_explains_gives_its_withheld_part_away() {
    let site = counted(&[("women", "3"), ("men", "30"), ("staff", "33")]);
    assert_eq!(site.codes(), ["E18"], "33 − 30");
    assert_eq!(site.shown("a", "women", "2023", &[]), "withheld");
    assert_eq!(counted(&[("women", "3"), ("men", "30")]).codes(), Vec::<&str>::new(), "the sum is withheld with its part");
    assert_eq!(counted(&[("women", "13"), ("men", "30"), ("staff", "43")]).codes(), Vec::<&str>::new());
}

#[test]
fn a_reported_quotient_gives_the_withheld_count_under_it_away() {
    let catalogue = "- {id: women, name: F, unit: people}
- {id: cost, name: C, unit: euro}
- {id: each, name: E, unit: ratio, formula: \"per(cost, women)\"}
- {id: paid, name: P, unit: Somme, formula: \"cost * women\"}
";
    let reported = |women: &str, more: &str| {
        let text = format!(
            "period: 2023\nquestion: Q\nresults:\n  - {{indicator: women, source: S, values: {{2023: {women}}}}}\n  - {{indicator: cost, source: S, values: {{2023: 900}}}}\n{more}"
        );
        compute(&[("content/catalogue/indicators.yaml", catalogue), ("content/enterprises/a/assessments/2023.yaml", &text)])
    };
    let quotient = "  - {indicator: each, source: S, values: {2023: 300}}\n";
    let product = "  - {indicator: paid, source: S, values: {2023: 2700}}\n";
    assert_eq!(reported("3", quotient).codes(), ["E18"], "900 / 300");
    assert_eq!(reported("3", product).codes(), ["E18"], "2700 / 900");
    assert_eq!(reported("3", "").codes(), Vec::<&str>::new(), "what is computed is withheld with its part");
    assert_eq!(reported("9", "  - {indicator: each, source: S, values: {2023: 100}}\n").codes(), Vec::<&str>::new());
}

/// Members with a value for each year, in order from 2022; empty for none.
fn over_years(members: &[(&str, &[&str])]) -> Outcome {
    let texts: Vec<(String, String)> = members
        .iter()
        .map(|(id, values)| {
            let years = (2022..).zip(values.iter()).filter(|(_, value)| !value.is_empty());
            let values: Vec<String> = years.map(|(year, value)| format!("{year}: {value}")).collect();
            let text = format!(
                "period: 2024\nquestion: Q\nresults: [{{indicator: people, source: S, notes: N, values: {{{}}}}}]\n",
                values.join(", ")
            );
            (format!("content/enterprises/{id}/assessments/2024.yaml"), text)
        })
        .collect();
    let names: Vec<String> = members.iter().map(|(id, _)| format!("{{enterprise: {id}}}")).collect();
    let file = format!("name: F\nindicators: [people]\nmembers: [{}]\n", names.join(", "));
    let mut files = vec![INDICATORS, ("content/federations/f.yaml", file.as_str())];
    files.extend(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    compute(&files)
}

#[test]
fn the_constant_perimeter_does_not_give_a_newcomer_away() {
    let site = over_years(&[("a", &["20", "21"]), ("b", &["30", "31"]), ("c", &["40", "3"]), ("d", &["", "4"])]);
    let point = site.figures.aggregate("f", "people").and_then(|one| one.latest()).expect("a point").clone();
    assert_eq!(point.moves.map(|moves| (moves.joined, moves.left)), Some((1, 0)));
    let constant = point.constant.expect("three of four are in both years");
    let shown = (spelled(&point.cell), spelled(&constant.cell));
    assert!(shown.0 == "withheld" || shown.1 == "withheld", "59 less 55 would be d: {shown:?}");
    let open = over_years(&[("a", &["20", "21"]), ("b", &["30", "31"]), ("c", &["", "50"])]);
    let point = open.figures.aggregate("f", "people").and_then(|one| one.latest()).expect("a point").clone();
    assert_eq!((spelled(&point.cell), point.constant.map(|one| spelled(&one.cell))), ("102".to_owned(), Some("52".to_owned())));
}

/// Of a and b, of b and c, and of a, c and d is known what they make together: a and c are alike, so with halves d may be
/// anything up to one, but of pieces it is one, and the others are told with it.
#[test]
fn totals_that_leave_room_only_for_halves_give_pieces_away() {
    let members = [("a", 0), ("b", 4), ("c", 0), ("d", 1), ("p", 10), ("q", 10)];
    let told = |unit: &str| {
        let catalogue = format!("- {{id: repairs, name: R, unit: {unit}, kind: amount, aggregate: sum}}\n");
        let mut files = vec![("content/catalogue/indicators.yaml".to_owned(), catalogue)];
        for (id, value) in members {
            let publish = if id < "p" { "publish: none\n" } else { "" };
            files.push((format!("content/enterprises/{id}/enterprise.yaml"), format!("name: E\n{publish}")));
            let text = format!("period: 2023\nquestion: Q\nresults: [{{indicator: repairs, source: S, values: {{2023: {value}}}}}]\n");
            files.push((format!("content/enterprises/{id}/assessments/2023.yaml"), text));
        }
        for (federation, who) in [("f", "abpq"), ("g", "bcpq"), ("h", "acdpq")] {
            let names: Vec<String> = who.chars().map(|id| format!("{{enterprise: {id}}}")).collect();
            let text = format!("name: F\nindicators: [repairs]\nmembers: [{}]\n", names.join(", "));
            files.push((format!("content/federations/{federation}.yaml"), text));
        }
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let site = compute(&files);
        let latest = |id: &str| site.figures.aggregate(id, "repairs").and_then(|one| one.latest()).map(|point| spelled(&point.cell));
        let shown = ["f", "g", "h"].map(|id| latest(id).unwrap_or_default());
        assert_eq!(site.codes(), Vec::<&str>::new(), "{unit}: {shown:?}");
        shown
    };
    assert_eq!(told("tonne"), ["24", "24", "21"]);
    assert!(told("count").contains(&"withheld".to_owned()));
}

#[test]
fn the_quarters_of_the_members_are_shown_only_where_their_values_are() {
    let members: Vec<(String, String)> = [10, 20, 30, 40, 50].iter().map(|n| (format!("e{n}"), n.to_string())).collect();
    let members: Vec<(&str, &str)> = members.iter().map(|(id, value)| (id.as_str(), value.as_str())).collect();
    let site = federated_on("tonnes", &members, "");
    let spread = |site: &Outcome| site.figures.aggregate("f", "tonnes").and_then(|one| one.latest()?.spread);
    let Some(Guarded::Shown(quarters)) = spread(&site) else { panic!("five values have quarters") };
    assert_eq!([quarters.lower, quarters.median, quarters.upper], [20, 30, 40].map(Decimal::from));
    let mut hidden = members.clone();
    hidden[1].0 = "e20 publish:none";
    assert!(matches!(spread(&federated_on("tonnes", &hidden, "")), Some(Guarded::Withheld(_))));
    assert!(spread(&federated_on("tonnes", &members[..3], "")).is_none());
}

/// Women and men of each member, as published, with their total and that of all.
fn federation_of(counts: &[(u32, u32)]) -> Outcome {
    let ids = ["a", "b", "c", "d"];
    let texts: Vec<(String, String)> = counts
        .iter()
        .zip(ids)
        .map(|((women, men), id)| {
            let total = women + men;
            let text = format!(
                "period: 2023\nquestion: Q\nresults: [{{indicator: people, source: S, values: {{2023: {total}}}, breakdowns: [{{dimension: gender, values: {{2023: {{women: {women}, men: {men}}}}}}}]}}]\n"
            );
            (format!("content/enterprises/{id}/assessments/2023.yaml"), text)
        })
        .collect();
    let names: Vec<String> = counts.iter().zip(ids).map(|(_, id)| format!("{{enterprise: {id}}}")).collect();
    let file = format!("name: F\nindicators: [people]\nmembers: [{}]\n", names.join(", "));
    let mut files = vec![INDICATORS, DIMENSIONS, ("content/federations/f.yaml", file.as_str())];
    files.extend(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    compute(&files)
}

/// More than any total of the members.
const MOST: u32 = 60;

/// Every pair of women and men that a member's published values allow.
fn possible(site: &Outcome, id: &str) -> Vec<(u32, u32)> {
    let known = |filters: &[(&str, &str)]| site.shown(id, "people", "2023", filters).parse::<u32>().ok();
    let (women, men, total) = (known(&[("gender", "women")]), known(&[("gender", "men")]), known(&[]));
    let fits = |shown: Option<u32>, value: u32| shown.is_none_or(|shown| shown == value);
    let pairs = (0..=MOST).flat_map(|women| (0..=MOST).map(move |men| (women, men)));
    pairs.filter(|(w, m)| fits(women, *w) && fits(men, *m) && fits(total, w + m)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn members_and_their_federation_together_tell_no_small_count(counts in proptest::collection::vec((0u32..12, 0u32..12), 2..=4)) {
        let site = federation_of(&counts);
        prop_assert_eq!(site.codes(), Vec::<&str>::new());
        let whole = total(&site, "people").parse::<u32>().ok();
        let members: Vec<Vec<(u32, u32)>> = ["a", "b", "c", "d"].iter().take(counts.len()).map(|id| possible(&site, id)).collect();
        for (index, (women, men)) in counts.iter().enumerate() {
            let others = members.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, pairs)| pairs);
            let sums = others.fold(BTreeSet::from([0u32]), |sums, pairs| {
                let totals: BTreeSet<u32> = pairs.iter().map(|(women, men)| women + men).collect();
                sums.iter().flat_map(|sum| totals.iter().map(move |total| sum + total)).collect()
            });
            let left: Vec<&(u32, u32)> =
                members[index].iter().filter(|(w, m)| whole.is_none_or(|whole| whole.checked_sub(w + m).is_some_and(|rest| sums.contains(&rest)))).collect();
            for (count, values) in [(women, left.iter().map(|pair| pair.0).collect::<BTreeSet<_>>()), (men, left.iter().map(|pair| pair.1).collect())] {
                let width = values.last().zip(values.first()).map_or(0, |(most, least)| most - least);
                prop_assert!(!(1..5).contains(count) || width >= 5, "{} lies in {:?} of {:?}", count, values, counts);
            }
        }
    }
}

#[test]
fn an_index_tells_the_withheld_count_of_its_base() {
    let catalogue = "- {id: people, name: P, unit: people}\n- {id: growth, name: I, unit: score, formula: \"index(people, 2021)\"}\n";
    let reported = |more: &str| {
        let text = format!(
            "period: 2022\nquestion: Q\nresults:\n  - {{indicator: people, source: S, notes: N, values: {{2021: 3, 2022: 30}}}}\n{more}"
        );
        compute(&[("content/catalogue/indicators.yaml", catalogue), ("content/enterprises/a/assessments/2022.yaml", &text)])
    };
    assert_eq!(reported("  - {indicator: growth, source: S, notes: N, values: {2022: 1000}}\n").codes(), ["E18"], "30 / 10");
    assert_eq!(reported("").codes(), Vec::<&str>::new(), "what is computed is withheld with its base");
}

#[test]
fn a_share_tells_a_count_as_closely_as_it_was_written() {
    let catalogue = "- {id: women, name: F, unit: people}
- {id: staff, name: T, unit: people}
- {id: share, name: S, unit: ratio, formula: \"women / staff\"}
- {id: both, name: B, unit: Produit, formula: \"women * men\"}
- {id: men, name: H, unit: people}
";
    let reported = |share: &str, staff: u32| {
        let text = format!(
            "period: 2023\nquestion: Q\nresults:\n  - {{indicator: women, source: S, values: {{2023: 3}}}}\n  - {{indicator: staff, source: S, values: {{2023: {staff}}}}}\n  - {{indicator: share, source: S, values: {{2023: {share}}}}}\n"
        );
        compute(&[("content/catalogue/indicators.yaml", catalogue), ("content/enterprises/a/assessments/2023.yaml", &text)]).codes()
    };
    assert_eq!(reported("0.06", 50), ["E18"], "0.055 and 0.065 of 50: between 2.75 and 3.25");
    assert_eq!(reported("0.1", 50), ["E18"], "0.05 and 0.15 of 50 are 2.5 and 7.5: of whole numbers, five");
    assert_eq!(reported("0.1", 60), Vec::<&str>::new(), "0.05 and 0.15 of 60: between 3 and 9");
    let product = "period: 2023\nquestion: Q\nresults:\n  - {indicator: women, source: S, values: {2023: 3}}\n  - {indicator: men, source: S, values: {2023: 4}}\n  - {indicator: both, source: S, values: {2023: 12}}\n";
    let site = compute(&[("content/catalogue/indicators.yaml", catalogue), ("content/enterprises/a/assessments/2023.yaml", product)]);
    assert_eq!(site.codes(), ["E18", "E18"], "whole numbers that make 12 are few");
}

/// Members that report a score and the people it weighs by; `in_second` are in a second federation too.
fn scored(members: &[(&str, u32, &str)], in_second: &[&str]) -> Outcome {
    let catalogue = "- {id: people, name: P, unit: people}\n- {id: score, name: S, unit: score, aggregate: weighted-mean, weight: people}\n- {id: tonnes, name: T, unit: tonne, aggregate: median}\n";
    let mut files: Vec<(String, String)> = Vec::new();
    for (id, people, score) in members {
        let (id, publish) = id.split_once(' ').map_or((*id, "all"), |(id, publish)| (id, publish));
        files.push((format!("content/enterprises/{id}/enterprise.yaml"), format!("name: E\npublish: {publish}\n")));
        files.push((
            format!("content/enterprises/{id}/assessments/2023.yaml"),
            format!(
                "period: 2023\nquestion: Q\nresults:\n  - {{indicator: people, source: S, values: {{2023: {people}}}}}\n  - {{indicator: score, source: S, values: {{2023: {score}}}}}\n  - {{indicator: tonnes, source: S, values: {{2023: {people}}}}}\n"
            ),
        ));
    }
    let of = |names: Vec<&str>| {
        let names: Vec<String> = names.iter().map(|id| format!("{{enterprise: {id}}}")).collect();
        format!("name: F\nmembers: [{}]\n", names.join(", "))
    };
    files.push(("content/federations/f.yaml".into(), of(members.iter().map(|(id, _, _)| id.split(' ').next().unwrap_or(id)).collect())));
    if !in_second.is_empty() {
        files.push(("content/federations/g.yaml".into(), of(in_second.to_vec())));
    }
    let mut all = vec![("content/catalogue/indicators.yaml", catalogue)];
    all.extend(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    compute(&all)
}

fn of_federation(site: &Outcome, federation: &str, indicator: &str) -> String {
    let point = site.figures.aggregate(federation, indicator).and_then(|one| one.latest());
    point.map_or("nothing".to_owned(), |point| spelled(&point.cell))
}

#[test]
fn weighted_means_of_two_federations_do_not_tell_what_one_member_more_says() {
    let members = [("a", 10, "3"), ("b none", 20, "4"), ("c none", 30, "5"), ("d none", 15, "2.5"), ("e", 12, "3.5")];
    let alone = scored(&members, &[]);
    assert_eq!(of_federation(&alone, "f", "score"), "3.9");
    let both = scored(&members, &["a", "b", "c", "e"]);
    let shown = [of_federation(&both, "f", "score"), of_federation(&both, "g", "score")];
    assert!(shown.contains(&"withheld".to_owned()), "the difference would be d, to anybody who knows the weights: {shown:?}");
}

#[test]
fn medians_of_two_federations_do_not_hem_in_who_keeps_its_value() {
    let members = [("a", 90, "3"), ("b none", 101, "4"), ("c", 100, "5"), ("d", 103, "2.5"), ("e", 120, "3.5"), ("h none", 130, "2")];
    let both = scored(&members, &["a", "b", "c", "h", "e"]);
    // Of six, b is at most 102 (the middle of 101 and 103 is not shown: b stands in it).
    assert_eq!(of_federation(&both, "f", "tonnes"), "withheld");
}

#[test]
fn a_median_is_shown_though_one_member_makes_nearly_all() {
    let members = [("a", 10, "3"), ("b", 12, "4"), ("c none", 500, "5"), ("d", 14, "2.5"), ("e", 16, "3.5")];
    assert_eq!(of_federation(&scored(&members, &[]), "f", "tonnes"), "14");
}

#[test]
fn quarters_do_not_hem_in_a_count_that_is_withheld_for_another() {
    let members = [40, 41, 49, 52, 60, 61, 62, 63].map(|value| (format!("e{value}"), value.to_string()));
    let mut members: Vec<(&str, &str)> = members.iter().map(|(id, value)| (id.as_str(), value.as_str())).collect();
    members.push(("k publish:none", "50"));
    let spread = |site: &Outcome| site.figures.aggregate("f", "tonnes").and_then(|one| one.latest()?.spread);
    let site = federated_on("tonnes", &members, "");
    assert!(!matches!(spread(&site), Some(Guarded::Shown(_))), "k stands between 49 and 52, which is closer than a tenth of it");
}

#[test]
fn coverages_by_weight_do_not_tell_how_much_one_member_weighs() {
    let indicators = "- {id: people, name: P, unit: people}\n- {id: tonnes, name: T, unit: tonne}\n- {id: hours, name: H, unit: hours}\n";
    let member = |id: &str, people: u32, with_hours: bool| {
        let hours = if with_hours { "  - {indicator: hours, source: S, values: {2023: 5}}\n" } else { "" };
        let text = format!(
            "period: 2023\nquestion: Q\nresults:\n  - {{indicator: people, source: S, values: {{2023: {people}}}}}\n  - {{indicator: tonnes, source: S, values: {{2023: 5}}}}\n{hours}"
        );
        (format!("content/enterprises/{id}/assessments/2023.yaml"), text)
    };
    let texts = [member("a", 3, true), member("b", 4, true), member("c", 2, false), member("d", 30, true)];
    let file = "name: F\nindicators: [tonnes, hours]\nmembers: [{enterprise: a}, {enterprise: b}, {enterprise: c}, {enterprise: d}]\npopulation: {weight: {indicator: people, total: 50}}\n";
    let mut files = vec![("content/catalogue/indicators.yaml", indicators), ("content/federations/f.yaml", file)];
    files.extend(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let site = compute(&files);
    let weight = |indicator: &str| site.figures.aggregate("f", indicator).and_then(|one| one.latest()?.coverage.weight);
    let shown = ["tonnes", "hours"].iter().filter(|indicator| matches!(weight(indicator), Some(Guarded::Shown(_)))).count();
    assert_eq!(shown, 1, "39 less 37 of 50 would be c");
}

/// Answers of members to one question, in federations of these members.
fn surveyed(members: &[(&str, &str, u32)], federations: &[(&str, &[&str])]) -> Outcome {
    let mut files: Vec<(String, String)> = Vec::new();
    for (id, publish, yes) in members {
        files.push((format!("content/enterprises/{id}/enterprise.yaml"), format!("name: E\npublish: {publish}\n")));
        let survey = format!(
            "surveys: [{{id: s, returned: {}, questions: [{{id: q, text: T, type: likert, scale: agree-5, counts: {{agree: {yes}, disagree: 10}}}}]}}]",
            yes + 10
        );
        files.push((format!("content/enterprises/{id}/assessments/2023.yaml"), format!("period: 2023\nquestion: Q\n{survey}\n")));
    }
    for (federation, ids) in federations {
        let names: Vec<String> = ids.iter().map(|id| format!("{{enterprise: {id}}}")).collect();
        files.push((format!("content/federations/{federation}.yaml"), format!("name: F\nmembers: [{}]\n", names.join(", "))));
    }
    let mut all = vec![INDICATORS, SCALES];
    all.extend(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    compute(&all)
}

#[test]
fn what_two_federations_answered_does_not_leave_the_answers_of_one_member() {
    let members = [("a", "all", 30), ("b", "none", 20), ("c", "none", 25), ("d", "none", 15), ("e", "all", 12)];
    let pooled = |federations: &[(&str, &[&str])]| {
        let site = surveyed(&members, federations);
        federations.iter().filter(|(id, _)| site.figures.answers(id, "s", "q").is_some()).count()
    };
    let (all, less): (&[&str], &[&str]) = (&["a", "b", "c", "d", "e"], &["a", "b", "c", "e"]);
    assert_eq!(pooled(&[("f", all)]), 1);
    assert_eq!(pooled(&[("g", less)]), 1);
    assert_eq!(pooled(&[("f", all), ("g", less)]), 1, "the difference would be what d answered");
}
