//! CSV: cells, crossings, mistakes at their places.

use super::*;

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

fn with_csv(csv: &str, more: &str) -> Outcome {
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
fn what_is_published_can_be_read_back() {
    let text = "period: 2023\nquestion: Q\nresults:\n  - {indicator: tonnes, source: S, notes: N, csv: data/t.csv}\n";
    let csv = "period,value,status\n2021,,L\n2022,4,P E\n2023,5,A\n";
    let site = compute(&[INDICATORS, ("content/enterprises/a/assessments/2023.yaml", text), ("content/enterprises/a/data/t.csv", csv)]);
    assert_eq!(site.codes(), Vec::<&str>::new());
    assert_eq!(site.shown("a", "tonnes", "2021", &[]), "not-collected");
    let series = site.figures.series("a", "tonnes").expect("a series");
    let statuses: Vec<&str> = series.cell(&period("2022"), &[]).expect("a point").status().iter().map(|status| status.word()).collect();
    assert_eq!(statuses, ["provisional", "estimated"]);
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
