//! What a reported value tells of the counts in its formula.

use super::*;

/// A site that reports these values of 2023, `made` among them, whose formula and unit are given.
fn made(formula: &str, unit: &str, values: &[(&str, &str)]) -> Outcome {
    let catalogue = format!(
        "- {{id: women, name: F, unit: people}}
- {{id: men, name: H, unit: people}}
- {{id: staff, name: T, unit: people}}
- {{id: cost, name: C, unit: euro}}
- {{id: made, name: M, unit: {unit}, formula: \"{formula}\"}}
"
    );
    let results: String =
        values.iter().map(|(id, value)| format!("  - {{indicator: {id}, source: S, notes: N, values: {{2023: {value}}}}}\n")).collect();
    let text = format!("period: 2023\nquestion: Q\nresults:\n{results}");
    compute(&[("content/catalogue/indicators.yaml", &catalogue), ("content/enterprises/a/assessments/2023.yaml", &text)])
}

fn is_told(site: &Outcome) -> bool {
    site.codes().contains(&"E18")
}

#[test]
fn a_number_in_a_formula_is_known_to_readers_too() {
    let less = made("women + men - 10", "people", &[("women", "3"), ("men", "30"), ("made", "23")]);
    assert!(is_told(&less), "23 + 10 − 30");
    let many = made("women + men - 10", "people", &[("women", "13"), ("men", "30"), ("made", "33")]);
    assert!(!is_told(&many), "nothing is withheld");
}

#[test]
fn a_share_of_several_counts_leaves_what_the_others_do_not_make() {
    let share = |women: &str, men: &str, staff: &str| {
        is_told(&made("(women + men) / staff", "ratio", &[("women", women), ("men", men), ("staff", staff), ("made", "0.5")]))
    };
    assert!(share("4", "20", "50"), "22.5 to 27.5 less 20: from 3 to 7");
    assert!(share("3", "34", "70"), "31.5 to 38.5 less 34: from 0 to 4");
    assert!(!share("3", "33", "70"), "31.5 to 38.5 less 33: from 0 to 5");
}

#[test]
fn nothing_times_a_count_tells_nothing_of_it() {
    let product = |cost: &str, paid: &str| is_told(&made("cost * women", "Somme", &[("women", "3"), ("cost", cost), ("made", paid)]));
    assert!(product("900", "2700"));
    assert!(!product("0", "0"));
}

#[test]
fn each_count_that_a_product_tells_is_found_where_it_is_written() {
    let site = made("women * men", "Produit", &[("women", "3"), ("men", "4"), ("made", "12")]);
    assert_eq!(site.codes(), ["E18", "E18"]);
    assert_eq!(site.pointed_at(Code::E18), "3");
}
