//! Surveys: balances, subgroups, few answers.

use super::*;

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

#[test]
fn few_answers_are_warned_of() {
    let few = "surveys:\n  - {id: s, invited: 100, returned: 20, questions: [{id: q, type: single, text: Q, options: [{id: x, label: X}], counts: {x: 20}}]}\n";
    assert_eq!(assessed(few).codes(), ["W07"]);
    let small = "surveys:\n  - {id: s, invited: 9, returned: 8, questions: [{id: q, type: single, text: Q, options: [{id: x, label: X}], counts: {x: 8}}]}\n";
    assert_eq!(assessed(small).codes(), ["W07"]);
    let wrong = "surveys:\n  - {id: s, invited: 10, returned: 20, questions: [{id: q, type: single, text: Q, options: [{id: x, label: X}], counts: {x: 19}}]}\n";
    assert_eq!(assessed(wrong).codes(), ["E09", "E09"]);
}
