//! Laws of suppression, on random tables, against an attacker who tries every number.

use proptest::prelude::*;

use super::*;
use crate::figures::protection::{Entry, Sight, Sum, System};

const MIN_CELL: i64 = 5;

/// A table of rows and columns with its margins and grand total, all published except small counts.
struct Crossed {
    rows: usize,
    columns: usize,
    system: System,
}

impl Crossed {
    fn of(cells: &[Vec<i64>]) -> Crossed {
        let (rows, columns) = (cells.len(), cells[0].len());
        let mut numbers: Vec<i64> = cells.concat();
        numbers.extend(cells.iter().map(|row| row.iter().sum::<i64>()));
        numbers.extend((0..columns).map(|column| cells.iter().map(|row| row[column]).sum::<i64>()));
        numbers.push(cells.concat().iter().sum());
        let entry = |&value: &i64| Entry {
            values: vec![value as f64],
            needs: vec![MIN_CELL as f64],
            sight: if (1..MIN_CELL).contains(&value) { Sight::Hidden } else { Sight::Shown },
            indivisible: true,
        };
        let entries = numbers.iter().map(entry).collect();
        let mut table = Crossed { rows, columns, system: System { entries, ..System::default() } };
        table.system.sums = table.sums();
        table
    }

    fn cell(&self, row: usize, column: usize) -> usize {
        row * self.columns + column
    }

    fn sums(&self) -> Vec<Sum> {
        let inside = self.rows * self.columns;
        let total = inside + self.rows + self.columns;
        let of_row = |row: usize| Sum { whole: inside + row, parts: (0..self.columns).map(|column| self.cell(row, column)).collect() };
        let of_column =
            |column: usize| Sum { whole: inside + self.rows + column, parts: (0..self.rows).map(|row| self.cell(row, column)).collect() };
        let mut sums: Vec<Sum> = (0..self.rows).map(of_row).chain((0..self.columns).map(of_column)).collect();
        sums.push(Sum { whole: total, parts: (inside..inside + self.rows).collect() });
        sums.push(Sum { whole: total, parts: (inside + self.rows..total).collect() });
        sums
    }

    /// Every value that each hidden cell inside can have, found by trying: least and most. Nothing where
    /// margins are hidden too and there is too much to try.
    fn attack(&self) -> Option<Vec<(usize, i64, i64)>> {
        let hidden: Vec<usize> = (0..self.rows * self.columns).filter(|&index| self.system.entries[index].sight == Sight::Hidden).collect();
        let mut values: Vec<i64> = self.system.entries.iter().map(|entry| entry.values[0] as i64).collect();
        hidden.iter().for_each(|&index| values[index] = 0);
        let mut ranges: Vec<(usize, i64, i64)> = hidden.iter().map(|&index| (index, i64::MAX, i64::MIN)).collect();
        let to_try: f64 = hidden.iter().map(|&index| self.limit(index) as f64 + 1.0).product();
        (to_try < 1e6).then(|| self.search(&hidden, &mut values, &mut ranges))?;
        Some(ranges)
    }

    /// The most a cell can be: no visible sum above it may be less.
    fn limit(&self, index: usize) -> i64 {
        let total = self.margin(self.system.entries.len() - 1);
        let above = self.inside().iter().filter(|one| one.parts.contains(&index)).filter_map(|one| self.margin(one.whole));
        above.chain(total).min().unwrap_or(30)
    }

    fn search(&self, open: &[usize], values: &mut Vec<i64>, ranges: &mut [(usize, i64, i64)]) {
        let Some((&next, rest)) = open.split_first() else {
            if self.agrees(values) {
                for (index, least, most) in ranges {
                    *least = (*least).min(values[*index]);
                    *most = (*most).max(values[*index]);
                }
            }
            return;
        };
        for value in 0..=self.limit(next) {
            values[next] = value;
            if self.fits(values) {
                self.search(rest, values, ranges);
            }
        }
        values[next] = 0;
    }

    fn margin(&self, index: usize) -> Option<i64> {
        let entry = &self.system.entries[index];
        (entry.sight != Sight::Hidden).then_some(entry.values[0] as i64)
    }

    fn inside(&self) -> &[Sum] {
        &self.system.sums[..self.rows + self.columns]
    }

    fn fits(&self, values: &[i64]) -> bool {
        let sum = |one: &Sum| one.parts.iter().map(|&part| values[part]).sum::<i64>();
        self.inside().iter().all(|one| self.margin(one.whole).is_none_or(|whole| sum(one) <= whole))
    }

    fn agrees(&self, values: &[i64]) -> bool {
        let sum = |one: &Sum| one.parts.iter().map(|&part| values[part]).sum::<i64>();
        let total = values[..self.rows * self.columns].iter().sum::<i64>();
        self.inside().iter().all(|one| self.margin(one.whole).is_none_or(|whole| sum(one) == whole))
            && self.margin(self.system.entries.len() - 1).is_none_or(|whole| whole == total)
    }
}

fn table(rows: usize, columns: usize) -> impl Strategy<Value = Vec<Vec<i64>>> {
    let count = prop_oneof![2 => 0..5i64, 3 => 5..10i64];
    proptest::collection::vec(proptest::collection::vec(count, columns), rows)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn no_count_of_a_crossed_table_can_be_worked_out(cells in prop_oneof![table(2, 2), table(2, 3)]) {
        let mut crossed = Crossed::of(&cells);
        let exposed = crossed.system.protect();
        prop_assert_eq!(exposed, Vec::<usize>::new());
        for (index, least, most) in crossed.attack().into_iter().flatten() {
            prop_assert!(most - least >= MIN_CELL, "cell {} lies in {}..{} of {:?}", index, least, most, cells);
        }
        for entry in crossed.system.entries.iter().filter(|entry| entry.values[0] == 0.0) {
            prop_assert_eq!(entry.sight, Sight::Shown, "zero is shown");
        }
    }
}

const FIVE: &str = "- {id: area, name: Zone, exhaustive: true, categories: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}, {id: d, label: D}, {id: e, label: E}]}\n";

/// What is shown of a breakdown whose categories are written in this order.
fn broken_down(counts: &[(usize, u32)]) -> Vec<String> {
    let name = |index: usize| ["a", "b", "c", "d", "e"][index];
    let categories: Vec<String> = counts.iter().map(|(index, count)| format!("{}: {count}", name(*index))).collect();
    let total: u32 = counts.iter().map(|(_, count)| count).sum();
    let text = format!(
        "period: 2023\nquestion: Q\nresults: [{{indicator: people, source: S, values: {{2023: {total}}}, breakdowns: [{{dimension: area, values: {{2023: {{{}}}}}}}]}}]\n",
        categories.join(", ")
    );
    let site = compute(&[INDICATORS, ("content/catalogue/dimensions.yaml", FIVE), ("content/enterprises/a/assessments/2023.yaml", &text)]);
    assert_eq!(site.codes(), Vec::<&str>::new());
    let mut shown: Vec<String> = (0..counts.len()).map(|index| site.shown("a", "people", "2023", &[("area", name(index))])).collect();
    shown.push(site.shown("a", "people", "2023", &[]));
    shown
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_breakdown_is_safe_whatever_its_order(counts in proptest::collection::vec(0u32..20, 2..=5), turn in 0usize..5) {
        let mut written: Vec<(usize, u32)> = counts.iter().copied().enumerate().collect();
        let shown = broken_down(&written);
        written.rotate_left(turn % counts.len());
        prop_assert_eq!(&shown, &broken_down(&written));
        let hidden: Vec<u32> = counts.iter().zip(&shown).filter(|(_, shown)| *shown == "withheld").map(|(count, _)| *count).collect();
        let total_shown = shown.last().is_some_and(|total| total != "withheld");
        for (count, shown) in counts.iter().zip(&shown) {
            prop_assert!(*count != 0 || shown == "0", "zero is shown");
            prop_assert!(!(1..5).contains(count) || shown == "withheld");
        }
        prop_assert!(!total_shown || hidden.is_empty() || (hidden.len() > 1 && hidden.iter().sum::<u32>() >= 5));
    }
}
