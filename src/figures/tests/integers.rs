//! Laws of whole numbers: what the attack finds is what trying every whole number finds.

use proptest::prelude::*;

use crate::figures::attack;
use crate::figures::protection::{Entry, Relation, Sight, System};

const NEED: f64 = 5.0;

/// What is known of hidden counts: numbers of times, and how far below and above the truth the limits lie.
#[derive(Clone, Debug)]
struct Fact {
    times: Vec<i64>,
    below: f64,
    above: f64,
}

#[derive(Clone, Debug)]
struct Puzzle {
    counts: Vec<i64>,
    facts: Vec<Fact>,
}

fn puzzles() -> impl Strategy<Value = Puzzle> {
    (2usize..=4).prop_flat_map(|unknowns| {
        let times = prop_oneof![4 => 0i64..=1, 1 => -2i64..=3];
        let limit = prop_oneof![3 => Just(0.0), 1 => Just(0.5), 1 => Just(1.3), 1 => Just(2.75)];
        let fact = (proptest::collection::vec(times, unknowns), limit.clone(), limit);
        let fact = fact.prop_map(|(times, below, above)| Fact { times, below, above });
        let counts = proptest::collection::vec(0i64..if unknowns == 4 { 5 } else { 9 }, unknowns);
        (counts, proptest::collection::vec(fact, 1..=3)).prop_map(|(counts, facts)| Puzzle { counts, facts })
    })
}

impl Puzzle {
    /// The facts, and that all together are so many: so that there is an end to trying.
    fn facts(&self) -> impl Iterator<Item = Fact> {
        let together = Fact { times: vec![1; self.counts.len()], below: 0.0, above: 0.0 };
        self.facts.iter().cloned().chain([together])
    }

    fn limits(&self, fact: &Fact) -> (f64, f64) {
        let made: i64 = fact.times.iter().zip(&self.counts).map(|(times, count)| times * count).sum();
        (made as f64 - fact.below, made as f64 + fact.above)
    }

    fn system(&self) -> System {
        let entry = |count: &i64| Entry { values: vec![*count as f64], needs: vec![NEED], sight: Sight::Hidden, indivisible: true };
        let relation = |fact: Fact| {
            let (low, high) = self.limits(&fact);
            let terms = fact.times.iter().enumerate().filter(|(_, times)| **times != 0).map(|(index, times)| (index, *times as f64));
            Relation { terms: terms.collect(), low, high, teller: None }
        };
        System { entries: self.counts.iter().map(entry).collect(), sums: Vec::new(), relations: self.facts().map(relation).collect() }
    }

    /// The least and the most that each can be.
    fn tried(&self) -> Vec<(i64, i64)> {
        let facts: Vec<(Fact, (f64, f64))> = self.facts().map(|fact| (fact.clone(), self.limits(&fact))).collect();
        let total: i64 = self.counts.iter().sum();
        let mut ranges = vec![(i64::MAX, i64::MIN); self.counts.len()];
        let mut values = vec![0i64; self.counts.len()];
        loop {
            let holds = |(fact, (low, high)): &(Fact, (f64, f64))| {
                let made: i64 = fact.times.iter().zip(&values).map(|(times, value)| times * value).sum();
                (*low..=*high).contains(&(made as f64))
            };
            if facts.iter().all(holds) {
                for (range, value) in ranges.iter_mut().zip(&values) {
                    *range = (range.0.min(*value), range.1.max(*value));
                }
            }
            let Some(at) = values.iter().position(|value| *value < total) else { return ranges };
            values[at] += 1;
            values[..at].fill(0);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_attack_finds_what_trying_every_whole_number_finds(puzzle in puzzles()) {
        let tried = puzzle.tried();
        let system = puzzle.system();
        let found = attack::intervals(&system, 0);
        let exposed = attack::exposed(&system, 0);
        for (index, (least, most)) in tried.into_iter().enumerate() {
            let interval = found[&index];
            prop_assert!((interval.low - least as f64).abs() < 1e-6, "{} from {least}, not {:?}: {:?}", index, interval, &puzzle);
            prop_assert!(interval.high.is_some_and(|high| (high - most as f64).abs() < 1e-6), "{} to {most}, not {:?}: {:?}", index, interval, &puzzle);
            prop_assert_eq!(exposed.contains(&index), ((most - least) as f64) < NEED, "{} of {:?}", index, &puzzle);
        }
    }
}

/// A square table of which only the sums of rows and columns are known, too large to be searched at once: a number is
/// safe as soon as some around it leave it room, and two that share a small sum are not.
#[test]
fn large_tables_are_safe_where_there_is_room() {
    let side = 21_usize;
    let count = |row: usize, column: usize| if row == 0 { 1.0 } else { 20.0 + ((row * 7 + column * 3) % 9) as f64 };
    let mut system = System::default();
    for (row, column) in (0..side).flat_map(|row| (0..side).map(move |column| (row, column))) {
        let sight = if row == 0 && column > 1 { Sight::Fixed } else { Sight::Hidden };
        system.entries.push(Entry { values: vec![count(row, column)], needs: vec![NEED], sight, indivisible: true });
    }
    let lines = (0..side).flat_map(|line| {
        let (row, column) = ((0..side).map(move |at| line * side + at), (0..side).map(move |at| at * side + line));
        [row.collect::<Vec<_>>(), column.collect::<Vec<_>>()]
    });
    for parts in lines {
        let sum = parts.iter().map(|part| system.entries[*part].values[0]).sum();
        let whole = system.entries.len();
        system.entries.push(Entry { values: vec![sum], needs: vec![0.0], sight: Sight::Fixed, indivisible: true });
        system.sums.push(crate::figures::protection::Sum { whole, parts });
    }
    assert_eq!(attack::exposed(&system, 0), [0, 1]);
}

/// A table of two by two by two whose sums over each direction are known: rows of a cube.
fn cube(counts: &[i64]) -> System {
    let entry = |count: i64| Entry { values: vec![count as f64], needs: vec![NEED], sight: Sight::Hidden, indivisible: true };
    let sized = [3usize, 2, 2];
    let at = |place: [usize; 3]| (place[0] * sized[1] + place[1]) * sized[2] + place[2];
    let mut relations = Vec::new();
    for direction in 0..3 {
        let others: Vec<usize> = (0..3).filter(|other| *other != direction).collect();
        for first in 0..sized[others[0]] {
            for second in 0..sized[others[1]] {
                let line: Vec<usize> = (0..sized[direction])
                    .map(|step| {
                        let mut place = [0; 3];
                        (place[direction], place[others[0]], place[others[1]]) = (step, first, second);
                        at(place)
                    })
                    .collect();
                let sum: i64 = line.iter().map(|index| counts[*index]).sum();
                let terms = line.into_iter().map(|index| (index, 1.0)).collect();
                relations.push(Relation { terms, low: sum as f64, high: sum as f64, teller: None });
            }
        }
    }
    System { entries: counts.iter().map(|count| entry(*count)).collect(), sums: Vec::new(), relations }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// The solutions of such a cube are its own counts plus multiples of two patterns, which are tried.
    #[test]
    fn cubes_whose_lines_are_known_are_attacked_in_whole_numbers(counts in proptest::collection::vec(0i64..6, 12)) {
        let sign = |index: usize| if index.is_multiple_of(4) ^ (index % 4 == 3) { 1 } else { -1 };
        let mut ranges: Vec<(i64, i64)> = counts.iter().map(|count| (*count, *count)).collect();
        for first in -6i64..=6 {
            for second in -6i64..=6 {
                let layers = [first, second, -first - second];
                let moved: Vec<i64> = (0..12).map(|index| counts[index] + layers[index / 4] * sign(index)).collect();
                if moved.iter().all(|count| *count >= 0) {
                    ranges.iter_mut().zip(moved).for_each(|(range, count)| *range = (range.0.min(count), range.1.max(count)));
                }
            }
        }
        let system = cube(&counts);
        let found = attack::intervals(&system, 0);
        for (index, (least, most)) in ranges.into_iter().enumerate() {
            let interval = found[&index];
            prop_assert_eq!((interval.low.round() as i64, interval.high.map(|high| high.round() as i64)), (least, Some(most)), "{} of {:?}", index, &counts);
        }
    }
}
