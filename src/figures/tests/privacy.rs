//! What is withheld, and what would give it away.

use super::*;

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
    assert_eq!(point.base(), None, "its base is withheld with it");
}

#[test]
fn a_bare_percentage_that_tells_its_count_gives_no_other_away() {
    let shown = |men: &str, total: &str| {
        let breakdown = format!("breakdowns: [{{dimension: gender, values: {{2023: {{men: {men}, women: {{value: 10, n: 30}}}}}}}}]");
        let site = reported(&format!("indicator: exits\nsource: S\nnotes: N\nvalues: {{2023: {total}}}\n{breakdown}"));
        assert_eq!(site.shown("a", "exits", "2023", &[("gender", "women")]), "withheld");
        site.shown("a", "exits", "2023", &[("gender", "men")])
    };
    assert_eq!(shown("{value: 90, n: 30}", "{numerator: 30, denominator: 60}"), "withheld", "30 − 27 = 3");
    assert_eq!(shown("{value: 90, n: 30}", "{value: 50, n: 60}"), "withheld");
    assert_eq!(shown("{value: 90, n: 3000}", "{numerator: 2703, denominator: 3030}"), "90", "2,685 to 2,715 men");
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

#[test]
fn what_a_source_withheld_is_not_worked_out_for_it() {
    let breakdown = "breakdowns: [{dimension: gender, values: {2023: {women: 27, men: {status: suppressed}}}}]";
    let site = reported(&format!("indicator: people\nsource: S\nvalues: {{2023: 30}}\n{breakdown}"));
    let shown = |category| site.shown("a", "people", "2023", &[("gender", category)]);
    assert_eq!((shown("women").as_str(), shown("men").as_str()), ("withheld", "suppressed"));
}

#[test]
fn categories_inside_categories_do_not_give_each_other_away() {
    let dimensions = "- id: territory
  name: T
  exhaustive: true
  categories: [{id: hainaut, label: H}, {id: mons, label: M, parent: hainaut}, {id: tournai, label: T, parent: hainaut}, {id: namur, label: N}]
";
    let values = "{hainaut: 30, mons: 27, tournai: 3, namur: 20}";
    let text = format!(
        "period: 2023\nquestion: Q\nresults: [{{indicator: people, source: S, values: {{2023: 50}}, breakdowns: [{{dimension: territory, values: {{2023: {values}}}}}]}}]\n"
    );
    let site =
        compute(&[INDICATORS, ("content/catalogue/dimensions.yaml", dimensions), ("content/enterprises/a/assessments/2023.yaml", &text)]);
    assert_eq!(site.codes(), Vec::<&str>::new());
    let shown = ["hainaut", "mons", "tournai", "namur"].map(|category| site.shown("a", "people", "2023", &[("territory", category)]));
    assert_eq!(shown, ["30", "withheld", "withheld", "20"]);
}

#[test]
fn a_note_may_not_tell_what_its_value_withholds() {
    let noted = |words: &str| reported(&format!("indicator: people\nsource: S\nvalues: {{2023: {{value: 3, note: \"{words}\"}}}}")).codes();
    assert_eq!(noted("Ces 3 personnes ont déménagé"), ["E18"]);
    assert_eq!(noted("Ces trois personnes ont déménagé"), ["E18"]);
    for words in ["Recomptées le 13 mars 2024", "Après 30 départs", "Après quatre départs", "Après la phase III"] {
        assert_eq!(noted(words), Vec::<&str>::new(), "{words}");
    }
    let shown = "indicator: people\nsource: S\nvalues: {2023: {value: 30, note: \"Ces 30 personnes\"}}";
    assert_eq!(reported(shown).codes(), Vec::<&str>::new(), "a note may tell what its value shows");
}

#[test]
fn quarters_that_do_not_make_the_year_tell_nothing_of_each_other() {
    let site = reported("indicator: people\nsource: S\nnotes: N\nvalues: {2023: 62, 2023-Q1: 20, 2023-Q2: 16, 2023-Q3: 21, 2023-Q4: 3}");
    let quarters = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2023"].map(|one| site.shown("a", "people", one, &[]));
    assert_eq!(quarters, ["20", "16", "21", "withheld", "62"]);
}

#[test]
fn an_open_breakdown_that_leaves_nobody_tells_as_a_whole_one_does() {
    let breakdown = "breakdowns: [{dimension: area, values: {2023: {north: 27, south: 3}}}]";
    let site = reported(&format!("indicator: people\nsource: S\nvalues: {{2023: 30}}\n{breakdown}"));
    let shown = ["north", "south"].map(|area| site.shown("a", "people", "2023", &[("area", area)]));
    assert_eq!(shown, ["withheld", "withheld"]);
}

#[test]
fn what_nobody_collected_is_no_secret_of_its_source() {
    let breakdown = "breakdowns: [{dimension: gender, values: {2023: {women: 27, men: {status: not-collected}}}}]";
    let site = reported(&format!("indicator: people\nsource: S\nnotes: N\nvalues: {{2022: 3, 2023: 30}}\n{breakdown}"));
    assert_eq!(site.shown("a", "people", "2022", &[]), "withheld");
    assert_eq!(site.shown("a", "people", "2023", &[("gender", "women")]), "27");
}

#[test]
fn nobody_and_everybody_are_shown() {
    let rates =
        "indicator: exits\nsource: S\nnotes: N\nvalues: {2022: {numerator: 0, denominator: 40}, 2023: {numerator: 40, denominator: 40}}";
    let site = reported(rates);
    assert_eq!(["2022", "2023"].map(|year| site.shown("a", "exits", year, &[])), ["0", "100"]);
    let files = [INDICATORS, ("diptych.yaml", "privacy: {complement: true}\n")];
    let text = format!("period: 2023\nquestion: Q\nresults:\n  - {{{}}}\n", rates.replace('\n', ", "));
    let site = compute(&[files[0], files[1], ("content/enterprises/a/assessments/2023.yaml", &text)]);
    assert_eq!(site.shown("a", "exits", "2023", &[]), "100", "the rest is nobody, which is no small number");
}

#[test]
fn a_category_that_nobody_is_in_is_shown_and_hides_nobody() {
    let breakdown = "breakdowns: [{dimension: province, values: {2023: {hainaut: 27, namur: 3, liege: 0}}}]";
    let site = reported(&format!("indicator: people\nsource: S\nvalues: {{2023: 30}}\n{breakdown}"));
    let shown = ["hainaut", "namur", "liege"].map(|province| site.shown("a", "people", "2023", &[("province", province)]));
    assert_eq!(shown, ["withheld", "withheld", "0"], "a zero beside it would not hide it");
    let alone = "breakdowns: [{dimension: gender, values: {2023: {women: 30, men: 0}}}]";
    let site = reported(&format!("indicator: people\nsource: S\nvalues: {{2023: 30}}\n{alone}"));
    assert_eq!(site.shown("a", "people", "2023", &[("gender", "women")]), "30", "all of one kind");
}
