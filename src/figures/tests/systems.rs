//! Small systems: what readers can work out in each, what is hidden for it, and what is not.

use crate::figures::attack;
use crate::figures::protection::{Entry, Relation, Sight, Sum, System};

use Sight::{Fixed, Hidden, Shown};

/// A cell: its number, how much room it needs, and what readers see.
type Cell = (f64, f64, Sight);

/// What is known of cells, each so many times: the least and the most that they make, and which cell tells it.
type Known<'case> = (&'case [(usize, f64)], (f64, f64), Option<usize>);

fn system(cells: &[Cell], sums: &[(usize, &[usize])], known: &[Known], indivisible: bool) -> System {
    let entry = |&(value, need, sight): &Cell| Entry { values: vec![value], needs: vec![need], sight, indivisible };
    let sum = |&(whole, parts): &(usize, &[usize])| Sum { whole, parts: parts.to_vec() };
    let relation = |&(terms, (low, high), teller): &Known| Relation { terms: terms.to_vec(), low, high, teller };
    System {
        entries: cells.iter().map(entry).collect(),
        sums: sums.iter().map(sum).collect(),
        relations: known.iter().map(relation).collect(),
    }
}

fn hidden(system: &System) -> Vec<usize> {
    (0..system.entries.len()).filter(|&index| system.is_hidden(index)).collect()
}

/// A system, and what is hidden of it in the end.
struct Case {
    why: &'static str,
    cells: &'static [Cell],
    sums: &'static [(usize, &'static [usize])],
    hidden: &'static [usize],
}

const ONE_SUM_EACH: [Case; 6] = [
    Case {
        why: "one small part takes the smallest beside it",
        cells: &[(3.0, 5.0, Hidden), (30.0, 0.0, Shown), (40.0, 0.0, Shown), (73.0, 0.0, Fixed)],
        sums: &[(3, &[0, 1, 2])],
        hidden: &[0, 1],
    },
    Case {
        why: "two small parts hide each other",
        cells: &[(3.0, 5.0, Hidden), (4.0, 5.0, Hidden), (30.0, 5.0, Shown), (37.0, 0.0, Fixed)],
        sums: &[(3, &[0, 1, 2])],
        hidden: &[0, 1],
    },
    Case {
        why: "five is room enough for what needs five",
        cells: &[(1.0, 5.0, Hidden), (4.0, 5.0, Hidden), (30.0, 5.0, Shown), (35.0, 0.0, Fixed)],
        sums: &[(3, &[0, 1, 2])],
        hidden: &[0, 1],
    },
    Case {
        why: "a part that needs no room takes nobody",
        cells: &[(3.0, 5.0, Hidden), (4.0, 5.0, Hidden), (7.0, 0.0, Fixed), (6.0, 0.0, Hidden), (20.0, 0.0, Shown), (26.0, 0.0, Fixed)],
        sums: &[(2, &[0, 1]), (5, &[3, 4])],
        hidden: &[0, 1, 3],
    },
    Case {
        why: "a whole that needs no room takes nobody",
        cells: &[(3.0, 5.0, Hidden), (4.0, 5.0, Hidden), (7.0, 0.0, Fixed), (50.0, 0.0, Hidden), (30.0, 0.0, Shown), (20.0, 0.0, Shown)],
        sums: &[(2, &[0, 1]), (3, &[4, 5])],
        hidden: &[0, 1, 3],
    },
    Case {
        why: "a whole and its part hide each other",
        cells: &[(20.0, 5.0, Hidden), (10.0, 5.0, Hidden), (10.0, 0.0, Shown)],
        sums: &[(0, &[1, 2])],
        hidden: &[0, 1],
    },
];

#[test]
fn what_a_sum_would_tell_is_hidden_and_nothing_besides() {
    for Case { why, cells, sums, hidden: expected } in ONE_SUM_EACH {
        let mut system = system(cells, sums, &[], true);
        assert_eq!(system.protect(), Vec::<usize>::new(), "{why}");
        assert_eq!(hidden(&system), expected, "{why}");
    }
}

#[test]
fn what_is_fixed_stays_though_a_part_is_lost() {
    let mut system = system(&[(3.0, 5.0, Hidden), (30.0, 0.0, Fixed), (33.0, 0.0, Fixed)], &[(2, &[0, 1])], &[], true);
    assert_eq!(system.protect(), [0]);
    assert_eq!(hidden(&system), [0]);
}

const TWO_SUMS_TOGETHER: [Case; 3] = [
    Case {
        why: "a part beside it before a smaller one further on",
        cells: &[(3.0, 5.0, Hidden), (20.0, 0.0, Hidden), (12.0, 0.0, Shown), (35.0, 0.0, Fixed), (8.0, 0.0, Shown), (28.0, 0.0, Fixed)],
        sums: &[(3, &[0, 1, 2]), (5, &[1, 4])],
        hidden: &[0, 1, 2],
    },
    Case {
        why: "the whole above it where no part is left",
        cells: &[(3.0, 5.0, Hidden), (20.0, 0.0, Hidden), (23.0, 0.0, Shown), (8.0, 0.0, Shown), (28.0, 0.0, Fixed)],
        sums: &[(2, &[0, 1]), (4, &[1, 3])],
        hidden: &[0, 1, 2],
    },
    Case {
        why: "something further on where the whole is fixed",
        cells: &[(3.0, 5.0, Hidden), (20.0, 0.0, Hidden), (23.0, 0.0, Fixed), (8.0, 0.0, Shown), (28.0, 0.0, Fixed)],
        sums: &[(2, &[0, 1]), (4, &[1, 3])],
        hidden: &[0, 1, 3],
    },
];

#[test]
fn what_several_sums_tell_together_is_remedied_nearest_first() {
    for Case { why, cells, sums, hidden: expected } in TWO_SUMS_TOGETHER {
        let mut system = system(cells, sums, &[], true);
        assert_eq!(system.given_away(), [0], "{why}");
        assert_eq!(system.protect(), Vec::<usize>::new(), "{why}");
        assert_eq!(hidden(&system), expected, "{why}");
    }
}

#[test]
fn what_tells_something_of_a_number_is_hidden_before_a_smaller_one_that_tells_of_another() {
    let cells = [(4.0, 5.0, Hidden), (6.0, 0.0, Hidden), (20.0, 0.0, Shown), (10.0, 0.0, Shown)];
    let known: [Known; 2] = [(&[(0, 1.0), (1, 1.0)], (10.0, 10.0), Some(2)), (&[(1, 1.0)], (6.0, 7.0), Some(3))];
    let mut system = system(&cells, &[], &known, true);
    assert_eq!(system.given_away(), [0]);
    assert_eq!(system.protect(), Vec::<usize>::new());
    assert_eq!(hidden(&system), [0, 1, 2]);
}

#[test]
fn the_second_number_of_each_cell_is_protected_as_the_first() {
    let entry = |values: [f64; 2], needs: [f64; 2], sight: Sight| Entry {
        values: values.to_vec(),
        needs: needs.to_vec(),
        sight,
        indivisible: true,
    };
    let entries = vec![
        entry([40.0, 2.0], [0.0, 5.0], Hidden),
        entry([30.0, 12.0], [0.0, 0.0], Shown),
        entry([20.0, 30.0], [0.0, 0.0], Shown),
        entry([90.0, 44.0], [0.0, 0.0], Fixed),
    ];
    let mut system = System { entries, sums: vec![Sum { whole: 3, parts: vec![0, 1, 2] }], ..System::default() };
    assert_eq!([0, 1].map(|measure| attack::exposed(&system, measure)), [vec![], vec![0]]);
    assert_eq!(system.protect(), Vec::<usize>::new());
    assert_eq!(hidden(&system), [0, 2]);
}

#[test]
fn hidden_numbers_connect_and_shown_or_untold_ones_do_not() {
    let (open, shown) = ((10.0, 0.0, Hidden), (10.0, 0.0, Shown));
    let cells = [open, open, shown, open, shown, shown, open, shown, shown, open, shown];
    let known: [Known; 4] = [
        (&[(1, 1.0), (6, 1.0)], (20.0, 20.0), Some(7)),
        (&[(3, 1.0), (4, 1.0)], (20.0, 20.0), Some(8)),
        (&[(0, 1.0), (3, 1.0)], (20.0, 20.0), Some(9)),
        (&[(0, 1.0), (4, 1.0)], (20.0, 20.0), Some(10)),
    ];
    let system = system(&cells, &[(2, &[0, 1]), (5, &[3, 4])], &known, false);
    assert_eq!(attack::linked(&system, 0), [0, 1, 2, 7, 10]);
    assert_eq!(attack::linked(&system, 3), [3, 4, 5, 8]);
}

#[test]
fn whole_numbers_between_fractions_are_counted_rightly() {
    let twice: &[(usize, f64)] = &[(0, 2.0)];
    let cases: [(&str, &[f64], Known, &[usize]); 4] = [
        ("twice it between 5 and 17: from 3 to 8", &[5.0], (twice, (5.0, 17.0), None), &[]),
        ("twice it up to 17: from 0 to 8", &[3.0], (twice, (0.0, 17.0), None), &[]),
        ("twice it between 5 and 15: from 3 to 7", &[5.0], (twice, (5.0, 15.0), None), &[0]),
        ("3a + 5b = 19: only 3 and 2", &[3.0, 2.0], (&[(0, 3.0), (1, 5.0)], (19.0, 19.0), None), &[0, 1]),
    ];
    for (why, counts, known, expected) in cases {
        let cells: Vec<Cell> = counts.iter().map(|count| (*count, 5.0, Hidden)).collect();
        assert_eq!(attack::exposed(&system(&cells, &[], &[known], true), 0), expected, "{why}");
    }
}

/// One sum of many equal parts that are no two alike to readers: the room of one is that of all together, of which only
/// those around it are looked at where they are very many.
#[test]
fn one_of_very_many_is_safe_if_those_around_it_leave_room() {
    let cases: [(usize, f64, &[usize]); 3] = [(70, 0.15, &[]), (401, 0.15, &[0]), (401, 0.2, &[])];
    for (count, each, expected) in cases {
        let cell = |index: usize| (each, if index == 0 { 5.0 } else { 0.0 }, Hidden);
        let mut cells: Vec<Cell> = (0..count).map(cell).collect();
        cells.push((each * count as f64, 0.0, Fixed));
        let parts: Vec<usize> = (0..count).collect();
        let alone: Vec<[(usize, f64); 1]> = parts.iter().map(|&part| [(part, 1.0)]).collect();
        let known: Vec<Known> = alone.iter().map(|terms| (&terms[..], (0.0, f64::INFINITY), None)).collect();
        assert_eq!(attack::exposed(&system(&cells, &[(count, &parts)], &known, false), 0), expected, "{count} of {each}");
    }
}
