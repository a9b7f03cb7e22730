//! Books: the cells of several series and totals in one system, with what readers know about each.
//!
//! A withheld cell enters with everything that its own series says about it: its row, its columns, its quarters.

use std::collections::{BTreeMap, BTreeSet};

use super::members::Days;
use super::protection::{Entry, Sight, Sum, System};
use crate::finding::Place;
use crate::model::result::Coordinates;

/// Days and categories of a point.
pub(super) type Spot = (Days, Coordinates);

/// The system of one series after what must be was withheld, and which entry stands for which point.
#[derive(Debug)]
pub(super) struct Account {
    /// Its cells and their sums.
    pub system: System,
    /// The entry of each point that stands now, by days and categories, and where it is written.
    pub points: BTreeMap<Spot, (usize, Place)>,
}

impl Account {
    /// A withheld entry, every entry that sums connect with it through withheld ones, and those sums.
    fn around(&self, entry: usize) -> (BTreeSet<usize>, Vec<&Sum>) {
        let hidden = |index: usize| self.system.entries[index].sight == Sight::Hidden;
        let members = |sum: &Sum| sum.parts.iter().copied().chain([sum.whole]).collect::<Vec<_>>();
        let (mut reached, mut sums) = (BTreeSet::from([entry]), BTreeSet::new());
        let mut waiting = vec![entry];
        while let Some(next) = waiting.pop() {
            let near = self.system.sums.iter().enumerate().filter(|(_, sum)| members(sum).contains(&next));
            for (index, sum) in near.filter(|(index, _)| !sums.contains(index)).collect::<Vec<_>>() {
                sums.insert(index);
                for member in members(sum) {
                    if reached.insert(member) && hidden(member) {
                        waiting.push(member);
                    }
                }
            }
        }
        (reached, sums.into_iter().map(|index| &self.system.sums[index]).collect())
    }
}

/// Whose cell: enterprise and indicator.
pub(super) type Owner<'site> = (&'site str, &'site str);

/// The accounts of every enterprise's series that withhold something.
pub(super) type Accounts<'site> = BTreeMap<Owner<'site>, Account>;

/// Cells of several series in one system.
#[derive(Default)]
pub(super) struct Book<'site> {
    /// The system.
    pub system: System,
    /// Where the entries of each account went, by the measures that were taken.
    moved: BTreeMap<(Owner<'site>, Measures), BTreeMap<usize, usize>>,
}

/// Which numbers of each cell a book takes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Measures {
    /// All of them.
    All,
    /// One: the count, or a part of a rate.
    Only(usize),
}

impl Measures {
    fn of(self, numbers: &[f64]) -> Vec<f64> {
        match self {
            Measures::All => numbers.to_vec(),
            Measures::Only(measure) => numbers.get(measure).copied().into_iter().collect(),
        }
    }
}

impl<'site> Book<'site> {
    /// Adds a cell that nothing else says anything about.
    pub fn push(&mut self, entry: Entry) -> usize {
        self.system.entries.push(entry);
        self.system.entries.len() - 1
    }

    /// Adds a sum that readers know.
    pub fn sum(&mut self, whole: usize, parts: Vec<usize>) {
        self.system.sums.push(Sum { whole, parts });
    }

    /// The entry of a withheld point with all that its series says about it. What is published there stays so.
    pub fn withheld(&mut self, owner: Owner<'site>, account: &Account, (entry, measures): (usize, Measures)) -> usize {
        let key = (owner, measures);
        if let Some(&known) = self.moved.get(&key).and_then(|moved| moved.get(&entry)) {
            return known;
        }
        let (reached, sums) = account.around(entry);
        let mut moved = self.moved.remove(&key).unwrap_or_default();
        for old in reached {
            let own = &account.system.entries[old];
            let sight = if own.sight == Sight::Hidden { Sight::Hidden } else { Sight::Fixed };
            let taken = Entry { values: measures.of(&own.values), needs: measures.of(&own.needs), sight, indivisible: own.indivisible };
            moved.entry(old).or_insert_with(|| self.push(taken));
        }
        for sum in sums {
            let parts = sum.parts.iter().map(|part| moved[part]).collect();
            self.sum(moved[&sum.whole], parts);
        }
        let found = moved[&entry];
        self.moved.insert(key, moved);
        found
    }
}
