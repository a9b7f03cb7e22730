//! Derived indicators.

use super::*;

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
        ("a * r", "Équivalent", "12", "7.5"),
        ("a / b", "Rapport", "0", "missing"),
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
    assert_eq!(computed("a + r", "people", "12").0, ["E21"], "persons and per cent do not add up");
    assert_eq!(computed("per(a, b)", "euro", "12").0, ["E21"], "persons over persons are no euros");
    assert_eq!(computed("per(a, r)", "percent", "12").0, ["E07", "E21"], "persons over a rate are no rate");
    assert_eq!(computed("a - b", "people", "27").0, ["E18"], "three persons that anybody can subtract");
}
