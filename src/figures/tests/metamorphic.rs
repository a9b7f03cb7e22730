//! What must not change, or change in a known way, when a site changes: laws over whole federations.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::figures::protection::{Entry, Sight, Sum, System};

/// A federation of members that count women and men; `order` says how they are called.
fn federation(counts: &[(u32, u32)], order: &[usize], more: &[(&str, &str)]) -> Outcome {
    let id = |index: usize| format!("m{:02}", order[index]);
    let text = |(women, men): (u32, u32)| {
        let total = women + men;
        format!(
            "period: 2023\nquestion: Q\nresults: [{{indicator: people, source: S, values: {{2023: {total}}}, breakdowns: [{{dimension: gender, values: {{2023: {{women: {women}, men: {men}}}}}}}]}}]\n"
        )
    };
    let texts: Vec<(String, String)> = counts
        .iter()
        .enumerate()
        .map(|(index, pair)| (format!("content/enterprises/{}/assessments/2023.yaml", id(index)), text(*pair)))
        .collect();
    let names: Vec<String> = (0..counts.len()).map(|index| format!("{{enterprise: {}}}", id(index))).collect();
    let file = format!("name: F\nindicators: [people]\nmembers: [{}]\n", names.join(", "));
    let mut files = vec![INDICATORS, DIMENSIONS, ("content/federations/f.yaml", file.as_str())];
    files.extend(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    files.extend(more);
    compute(&files)
}

/// What is shown of each member, by its counts, and of all together.
fn shown(site: &Outcome, counts: &[(u32, u32)], order: &[usize]) -> (Vec<[String; 3]>, String) {
    let of = |index: usize| {
        let id = format!("m{:02}", order[index]);
        let cell = |filters: &[(&str, &str)]| site.shown(&id, "people", "2023", filters);
        [cell(&[]), cell(&[("gender", "women")]), cell(&[("gender", "men")])]
    };
    ((0..counts.len()).map(of).collect(), total(site, "people"))
}

fn pairs(most: u32) -> impl Strategy<Value = Vec<(u32, u32)>> {
    proptest::collection::vec((0..most, 0..most), 3..7)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn it_does_not_matter_how_members_are_called(counts in pairs(14)) {
        let plain: Vec<usize> = (0..counts.len()).collect();
        let turned: Vec<usize> = plain.iter().rev().copied().collect();
        let (left, right) = (federation(&counts, &plain, &[]), federation(&counts, &turned, &[]));
        prop_assert_eq!(left.codes(), right.codes());
        prop_assert_eq!(shown(&left, &counts, &plain), shown(&right, &counts, &turned));
    }

    #[test]
    fn somebody_who_is_no_member_changes_nothing(counts in pairs(14)) {
        let order: Vec<usize> = (0..counts.len()).collect();
        let stranger = ("content/enterprises/z/assessments/2023.yaml", "period: 2023\nquestion: Q\nresults: [{indicator: people, source: S, values: {2023: 3}}]\n");
        let (left, right) = (federation(&counts, &order, &[]), federation(&counts, &order, &[stranger]));
        prop_assert_eq!(left.codes(), right.codes());
        prop_assert_eq!(shown(&left, &counts, &order), shown(&right, &counts, &order));
    }

    #[test]
    fn twice_the_counts_make_twice_the_totals_and_hide_no_more_by_themselves(counts in pairs(14)) {
        let order: Vec<usize> = (0..counts.len()).collect();
        let doubled: Vec<(u32, u32)> = counts.iter().map(|(women, men)| (2 * women, 2 * men)).collect();
        let (once, twice) = (federation(&counts, &order, &[]), federation(&doubled, &order, &[]));
        let sum: u32 = counts.iter().map(|(women, men)| women + men).sum();
        for (site, sum) in [(&once, sum), (&twice, 2 * sum)] {
            let total = total(site, "people");
            prop_assert!(total == sum.to_string() || total == "withheld", "{total} is not {sum}");
        }
        let small = |counts: &[(u32, u32)]| counts.iter().flat_map(|(women, men)| [*women, *men]).filter(|count| (1..5).contains(count)).count();
        prop_assert!(small(&doubled) <= small(&counts));
        if small(&counts) == 0 && counts.iter().all(|(women, men)| !(1..5).contains(&(women + men))) {
            prop_assert!(shown(&once, &counts, &order).0.concat().iter().all(|cell| cell != "withheld"), "nothing is small: {counts:?}");
        }
    }
}

/// A crossed table with margins and grand total; what is small is hidden.
fn crossed(cells: &[Vec<u32>], order: impl Fn(usize) -> usize) -> (System, BTreeMap<usize, usize>) {
    let (rows, columns) = (cells.len(), cells[0].len());
    let mut numbers: Vec<u32> = cells.concat();
    numbers.extend(cells.iter().map(|row| row.iter().sum::<u32>()));
    numbers.extend((0..columns).map(|column| cells.iter().map(|row| row[column]).sum::<u32>()));
    numbers.push(cells.concat().iter().sum());
    let inside = rows * columns;
    let mut sums: Vec<(usize, Vec<usize>)> =
        (0..rows).map(|row| (inside + row, (0..columns).map(|column| row * columns + column).collect())).collect();
    sums.extend((0..columns).map(|column| (inside + rows + column, (0..rows).map(|row| row * columns + column).collect())));
    sums.push((numbers.len() - 1, (inside..inside + rows).collect()));
    sums.push((numbers.len() - 1, (inside + rows..inside + rows + columns).collect()));
    let places: BTreeMap<usize, usize> = (0..numbers.len()).map(|index| (index, order(index))).collect();
    let mut entries = vec![Entry { values: vec![0.0], needs: vec![5.0], sight: Sight::Shown, indivisible: true }; numbers.len()];
    for (index, number) in numbers.iter().enumerate() {
        let sight = if (1..5).contains(number) { Sight::Hidden } else { Sight::Shown };
        entries[places[&index]] = Entry { values: vec![f64::from(*number)], needs: vec![5.0], sight, indivisible: true };
    }
    let sum = |(whole, parts): (usize, Vec<usize>)| Sum { whole: places[&whole], parts: parts.iter().map(|part| places[part]).collect() };
    (System { entries, sums: sums.into_iter().map(sum).collect(), ..System::default() }, places)
}

fn hidden(system: &System) -> usize {
    system.entries.iter().filter(|entry| entry.sight == Sight::Hidden).count()
}

/// Whether each cell that is hidden for another gives a small count away as soon as it is shown.
fn is_needed(system: &System) -> bool {
    let besides = |entry: &Entry| entry.sight == Sight::Hidden && !(1.0..5.0).contains(&entry.values[0]);
    (0..system.entries.len()).filter(|&index| besides(&system.entries[index])).all(|index| {
        let mut shown = system.clone();
        shown.entries[index].sight = Sight::Fixed;
        !shown.given_away().is_empty()
    })
}

fn tables() -> impl Strategy<Value = Vec<Vec<u32>>> {
    let count = prop_oneof![1 => Just(0u32), 2 => 1u32..5, 4 => 5u32..40];
    (2usize..5, 2usize..6)
        .prop_flat_map(move |(rows, columns)| proptest::collection::vec(proptest::collection::vec(count.clone(), columns), rows))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    /// The least would be the three other corners of one rectangle; it may be more, as cells are hidden one after the
    /// other, but never more than twelve for each small count, and none of them could be shown. Whatever the order.
    #[test]
    fn nothing_can_be_worked_out_and_what_is_hidden_besides_has_a_bound(cells in tables()) {
        let count = cells.len() * cells[0].len() + cells.len() + cells[0].len() + 1;
        for order in [|index: usize, _: usize| index, |index: usize, count: usize| count - 1 - index] {
            let (mut system, _) = crossed(&cells, |index| order(index, count));
            let small = hidden(&system);
            prop_assert_eq!(system.protect(), Vec::<usize>::new(), "{:?}", &cells);
            prop_assert_eq!(system.given_away(), Vec::<usize>::new(), "{:?}", &cells);
            prop_assert!(is_needed(&system), "{:?}", &cells);
            prop_assert!(hidden(&system) <= 12 * small, "{} for {small}: {:?}", hidden(&system), &cells);
        }
    }
}
