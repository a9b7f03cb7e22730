//! Territories inside territories, quarters inside years: the equations that a reader knows are written down here once
//! more, apart from the program, and solved.

use proptest::prelude::*;

use super::*;
use crate::figures::solver::{Equation, Simplex};

const TERRITORY: &str = "- id: territory
  name: T
  exhaustive: true
  categories:
    - {id: west, label: W}
    - {id: mons, label: M, parent: west}
    - {id: ath, label: A, parent: west}
    - {id: east, label: E}
    - {id: dinant, label: D, parent: east}
    - {id: huy, label: H, parent: east}
";

/// The whole, then each province before its towns.
const PLACES: [&str; 7] = ["", "west", "mons", "ath", "east", "dinant", "huy"];
const PERIODS: [&str; 5] = ["2023", "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"];

/// Whole and parts, by position among places.
const INSIDE: [(usize, [usize; 2]); 3] = [(0, [1, 4]), (1, [2, 3]), (4, [5, 6])];

/// Every number by period and place, from those of the towns in each quarter.
fn complete(towns: &[[i64; 4]; 4]) -> [[i64; 7]; 5] {
    let of = |[mons, ath, dinant, huy]: [i64; 4]| [mons + ath + dinant + huy, mons + ath, mons, ath, dinant + huy, dinant, huy];
    let year = [0, 1, 2, 3].map(|town| towns.iter().map(|quarter| quarter[town]).sum());
    [of(year), of(towns[0]), of(towns[1]), of(towns[2]), of(towns[3])]
}

/// What is shown of each number, written in the order of these places.
fn published(numbers: &[[i64; 7]; 5], turn: usize) -> [[Option<f64>; 7]; 5] {
    let line = |(period, row): (&str, &[i64; 7])| {
        let mut written: Vec<String> = (1..7).map(|place| format!("{}: {}", PLACES[place], row[place])).collect();
        written.rotate_left(turn);
        format!("{period}: {{{}}}", written.join(", "))
    };
    let rows: Vec<String> = PERIODS.into_iter().zip(numbers).map(line).collect();
    let totals: Vec<String> = PERIODS.iter().zip(numbers).map(|(period, row)| format!("{period}: {}", row[0])).collect();
    let text = format!(
        "period: 2023\nquestion: Q\nresults: [{{indicator: people, source: S, notes: N, values: {{{}}}, breakdowns: [{{dimension: territory, values: {{{}}}}}]}}]\n",
        totals.join(", "),
        rows.join(", ")
    );
    let site =
        compute(&[INDICATORS, ("content/catalogue/dimensions.yaml", TERRITORY), ("content/enterprises/a/assessments/2023.yaml", &text)]);
    assert_eq!(site.codes(), Vec::<&str>::new());
    PERIODS.map(|period| {
        PLACES.map(|place| {
            let filters: &[(&str, &str)] = if place.is_empty() { &[] } else { &[("territory", place)] };
            site.shown("a", "people", period, filters).parse().ok()
        })
    })
}

/// Between which limits each number lies that is not shown.
fn attacked(shown: &[[Option<f64>; 7]; 5]) -> Vec<(usize, usize, f64, f64)> {
    let hidden: Vec<(usize, usize)> = (0..5)
        .flat_map(|period| (0..7).map(move |place| (period, place)))
        .filter(|&(period, place)| shown[period][place].is_none())
        .collect();
    let sum = |whole: (usize, usize), parts: &[(usize, usize)]| {
        let mut equation = Equation { coefficients: vec![0.0; hidden.len()], sum: 0.0 };
        for (&(period, place), sign) in parts.iter().map(|part| (part, 1.0)).chain([(&whole, -1.0)]) {
            match (shown[period][place], hidden.iter().position(|&own| own == (period, place))) {
                (Some(value), _) => equation.sum -= sign * value,
                (None, Some(at)) => equation.coefficients[at] += sign,
                (None, None) => {}
            }
        }
        equation
    };
    let in_space = (0..5).flat_map(|period| INSIDE.map(|(whole, parts)| sum((period, whole), &parts.map(|part| (period, part)))));
    let in_time = (0..7).map(|place| sum((0, place), &[1, 2, 3, 4].map(|quarter| (quarter, place))));
    let equations: Vec<Equation> = in_space.chain(in_time).collect();
    let mut simplex = Simplex::of(&equations, hidden.len()).expect("the true numbers fit");
    let mut end = |at: usize, sign: f64| {
        let objective: Vec<f64> = (0..hidden.len()).map(|other| if other == at { sign } else { 0.0 }).collect();
        simplex.climb(&objective, |_| false).map_or(f64::INFINITY, |value| sign * value)
    };
    hidden.iter().enumerate().map(|(at, &(period, place))| (period, place, end(at, -1.0), end(at, 1.0))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// What is hidden besides has a bound here too: never more than twenty-four of the thirty-five cells for a single small
    /// count, since people are whole and zeros hide nothing.
    #[test]
    fn towns_provinces_quarters_and_years_together_tell_no_small_count(
        towns in proptest::array::uniform4(proptest::array::uniform4(prop_oneof![1 => Just(0i64), 2 => 1i64..5, 5 => 5i64..40])),
        turn in 0usize..6,
    ) {
        let numbers = complete(&towns);
        let shown = published(&numbers, 0);
        prop_assert_eq!(shown, published(&numbers, turn), "the order matters");
        let small = numbers.iter().flatten().filter(|number| (1..5).contains(*number)).count();
        let found = attacked(&shown);
        prop_assert!(found.len() <= 24 * small, "{} are hidden for {}: {:?}", found.len(), small, numbers);
        for (period, place, low, high) in found {
            let number = numbers[period][place];
            prop_assert!(number != 0, "zero is shown");
            prop_assert!(low <= number as f64 + 1e-6 && high >= number as f64 - 1e-6, "the attacker is wrong");
            prop_assert!(high - low >= 5.0 - 1e-6 || !(1..5).contains(&number), "{} lies in {}..{} of {:?}", number, low, high, towns);
        }
    }
}
