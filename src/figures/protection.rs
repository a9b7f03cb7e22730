//! Complementary suppression: what else must be withheld so that no withheld number can be worked out.
//!
//! A system holds cells and the sums between them, as a careful reader knows them. Cells are hidden,
//! smallest first, until every protected number may lie anywhere in an interval that is wide enough
//! (format.md §5 E18). The result depends on the cells' order only where sizes are equal.

use std::collections::BTreeMap;

use super::solver::{Equation, Simplex};

/// What readers see of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// It is published and may be hidden.
    Shown,
    /// It is published, whatever happens.
    Fixed,
    /// It is not published.
    Hidden,
}

/// A cell: one number for each measure (a count; or the two parts of a whole, which add up alike).
#[derive(Clone, Debug)]
pub struct Entry {
    /// The numbers, zero or more each.
    pub values: Vec<f64>,
    /// How wide the interval of each must stay while it is hidden; zero where it needs no protection.
    pub needs: Vec<f64>,
    /// What readers see.
    pub sight: Sight,
}

/// A sum that readers know: the whole is its parts together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sum {
    /// The whole.
    pub whole: usize,
    /// The parts.
    pub parts: Vec<usize>,
}

/// Cells and the sums between them.
#[derive(Clone, Debug, Default)]
pub struct System {
    /// The cells.
    pub entries: Vec<Entry>,
    /// The sums.
    pub sums: Vec<Sum>,
}

/// Numbers beyond which one group of linked unknowns is bounded roughly instead of exactly.
const EXACT_LIMIT: usize = 150;

/// What readers can work out about a hidden number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least it can be.
    pub low: f64,
    /// The most it can be, if there is a limit.
    pub high: Option<f64>,
}

impl System {
    /// Hides cells until every protected number is safe. Gives those that nothing can protect.
    pub fn protect(&mut self) -> Vec<usize> {
        if !self.entries.iter().any(|entry| entry.sight == Sight::Hidden && entry.needs.iter().any(|need| *need > 0.0)) {
            return Vec::new();
        }
        loop {
            while let Some(choice) = self.plain_choice() {
                self.entries[choice].sight = Sight::Hidden;
            }
            let exposed = self.exposed();
            match exposed.iter().find_map(|&(entry, measure)| self.remedy(entry, measure)) {
                Some(choice) => self.entries[choice].sight = Sight::Hidden,
                None => return exposed.into_iter().map(|(entry, _)| entry).collect(),
            }
        }
    }

    fn measures(&self) -> usize {
        self.entries.first().map_or(0, |entry| entry.values.len())
    }

    fn is_hidden(&self, index: usize) -> bool {
        self.entries[index].sight == Sight::Hidden
    }

    /// What to hide for a sum that gives a hidden number away by itself.
    fn plain_choice(&self) -> Option<usize> {
        (0..self.measures()).find_map(|measure| self.sums.iter().find_map(|sum| self.choice_in(sum, measure)))
    }

    fn choice_in(&self, sum: &Sum, measure: usize) -> Option<usize> {
        let hidden: Vec<&Entry> = sum.parts.iter().map(|&part| &self.entries[part]).filter(|part| part.sight == Sight::Hidden).collect();
        let given_away = if self.is_hidden(sum.whole) {
            hidden.is_empty() && self.entries[sum.whole].needs[measure] > 0.0
        } else {
            let need = hidden.iter().map(|entry| entry.needs[measure]).fold(0.0, f64::max);
            let spread: f64 = hidden.iter().map(|entry| entry.values[measure]).sum();
            need > 0.0 && (hidden.len() == 1 || spread < need)
        };
        given_away.then(|| self.smallest(sum.parts.iter().copied(), measure).or_else(|| self.hideable(sum.whole)))?
    }

    /// The smallest cell that may be hidden and hides something: the least loss for readers.
    fn smallest(&self, candidates: impl Iterator<Item = usize>, measure: usize) -> Option<usize> {
        let useful = |&index: &usize| self.entries[index].sight == Sight::Shown && self.entries[index].values[measure] > 0.0;
        let size = |index: usize| self.entries[index].values[0];
        candidates.filter(useful).min_by(|&left, &right| size(left).total_cmp(&size(right)).then(left.cmp(&right)))
    }

    fn hideable(&self, index: usize) -> Option<usize> {
        (self.entries[index].sight == Sight::Shown).then_some(index)
    }

    /// What to hide for a number that several sums together give away: a part beside it, a whole above it,
    /// else something in a sum that a chain of hidden numbers connects with it.
    fn remedy(&self, exposed: usize, measure: usize) -> Option<usize> {
        let near = |sum: &&Sum| sum.whole == exposed || sum.parts.contains(&exposed);
        let parts = self.sums.iter().filter(near).flat_map(|sum| sum.parts.iter().copied());
        let wholes = || self.sums.iter().filter(near).map(|sum| sum.whole);
        self.smallest(parts, measure).or_else(|| self.smallest(wholes(), measure)).or_else(|| {
            let mut parent = self.connections();
            let home = root(&mut parent, exposed);
            let mut is_linked = |sum: &&Sum| self.unknowns(sum).any(|member| root(&mut parent, member) == home);
            let linked: Vec<&Sum> = self.sums.iter().filter(|sum| is_linked(sum)).collect();
            self.smallest(linked.into_iter().flat_map(members), measure)
        })
    }

    /// Hidden numbers that stand in one sum are connected: for each, another nearer to the first of its group.
    fn connections(&self) -> Vec<usize> {
        let mut parent: Vec<usize> = (0..self.entries.len()).collect();
        for sum in &self.sums {
            let unknowns: Vec<usize> = self.unknowns(sum).collect();
            unknowns.windows(2).for_each(|pair| join(&mut parent, pair[0], pair[1]));
        }
        parent
    }

    fn unknowns(&self, sum: &Sum) -> impl Iterator<Item = usize> {
        members(sum).filter(|&member| self.is_hidden(member))
    }

    /// The hidden numbers whose interval is narrower than they need, in order.
    fn exposed(&self) -> Vec<(usize, usize)> {
        let mut exposed = Vec::new();
        for measure in 0..self.measures() {
            for group in self.groups(measure) {
                exposed.extend(group.exposed(self).into_iter().map(|entry| (entry, measure)));
            }
        }
        exposed.sort_unstable();
        exposed
    }

    /// The hidden numbers whose interval is narrower than they need; very large groups are not searched.
    pub fn given_away(&self) -> Vec<usize> {
        let searched = |group: &Group| group.classes().len() <= EXACT_LIMIT;
        let groups = |measure: usize| self.groups(measure).into_iter().filter(searched).collect::<Vec<_>>();
        let mut found: Vec<usize> = (0..self.measures())
            .flat_map(|measure| groups(measure).iter().flat_map(|group| group.exposed(self)).collect::<Vec<_>>())
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What readers can work out about each hidden number of a measure, by entry.
    pub fn intervals(&self, measure: usize) -> BTreeMap<usize, Interval> {
        self.groups(measure).iter().flat_map(|group| group.intervals()).collect()
    }

    /// The hidden numbers of a measure in groups that no sum connects.
    fn groups(&self, measure: usize) -> Vec<Group> {
        let mut parent = self.connections();
        let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
        for index in (0..self.entries.len()).filter(|&index| self.is_hidden(index)) {
            let root = root(&mut parent, index);
            groups.entry(root).or_insert_with(|| Group::new(measure)).unknowns.push(index);
        }
        for sum in &self.sums {
            if let Some(first) = self.unknowns(sum).next() {
                let root = root(&mut parent, first);
                groups.get_mut(&root).expect("every hidden cell has its group").add(sum, self);
            }
        }
        groups.into_values().collect()
    }
}

fn members(sum: &Sum) -> impl Iterator<Item = usize> {
    sum.parts.iter().copied().chain([sum.whole])
}

fn join(parent: &mut [usize], left: usize, right: usize) {
    let (left, right) = (root(parent, left), root(parent, right));
    parent[left.max(right)] = left.min(right);
}

fn root(parent: &mut [usize], mut index: usize) -> usize {
    while parent[index] != index {
        parent[index] = parent[parent[index]];
        index = parent[index];
    }
    index
}

/// Hidden numbers that sums connect, and those sums as equations between them.
struct Group {
    measure: usize,
    unknowns: Vec<usize>,
    /// For each equation: the entries with their signs, and the known rest.
    equations: Vec<(BTreeMap<usize, f64>, f64)>,
}

impl Group {
    fn new(measure: usize) -> Group {
        Group { measure, unknowns: Vec::new(), equations: Vec::new() }
    }

    /// `parts − whole = 0`, known numbers moved to the right side.
    fn add(&mut self, sum: &Sum, system: &System) {
        let mut signs: BTreeMap<usize, f64> = BTreeMap::new();
        let mut right = 0.0;
        for (member, sign) in sum.parts.iter().map(|&part| (part, 1.0)).chain([(sum.whole, -1.0)]) {
            if system.is_hidden(member) {
                *signs.entry(member).or_insert(0.0) += sign;
            } else {
                right -= sign * system.entries[member].values[self.measure];
            }
        }
        self.equations.push((signs, right));
    }

    /// Unknowns that stand in the same equations with the same signs are interchangeable: one class.
    fn classes(&self) -> Vec<Vec<usize>> {
        let mut columns: BTreeMap<usize, Vec<(usize, bool)>> = self.unknowns.iter().map(|&unknown| (unknown, Vec::new())).collect();
        for (index, (signs, _)) in self.equations.iter().enumerate() {
            for (unknown, sign) in signs {
                columns.get_mut(unknown).expect("equations hold unknowns of the group").push((index, *sign > 0.0));
            }
        }
        let mut classes: BTreeMap<Vec<(usize, bool)>, Vec<usize>> = BTreeMap::new();
        for (unknown, column) in columns {
            classes.entry(column).or_default().push(unknown);
        }
        let mut classes: Vec<Vec<usize>> = classes.into_values().collect();
        classes.sort_unstable();
        classes
    }

    fn simplex(&self, classes: &[Vec<usize>]) -> Option<Simplex> {
        let equation = |(signs, sum): &(BTreeMap<usize, f64>, f64)| Equation {
            coefficients: classes.iter().map(|class| signs.get(&class[0]).copied().unwrap_or(0.0)).collect(),
            sum: *sum,
        };
        let equations: Vec<Equation> = self.equations.iter().map(equation).collect();
        Simplex::of(&equations, classes.len())
    }

    /// The entries whose interval is too narrow. Every corner met on the way widens all intervals, so most
    /// are proven wide without a search of their own.
    fn exposed(&self, system: &System) -> Vec<usize> {
        let need = |entry: usize| system.entries[entry].needs[self.measure];
        if self.unknowns.iter().all(|&unknown| need(unknown) <= 0.0) {
            return Vec::new();
        }
        let classes = self.classes();
        let class_need = |class: &[usize]| class.iter().map(|&entry| need(entry)).fold(0.0, f64::max);
        let Some(mut simplex) = self.simplex(&classes) else { return Vec::new() };
        let mut low = simplex.corner();
        let mut high = low.clone();
        let mut exposed = Vec::new();
        for (index, class) in classes.iter().enumerate() {
            let need = class_need(class);
            if need <= 0.0 {
                continue;
            }
            // A member of a larger class may be zero, whatever the class sums to.
            let floor = |low: f64| if class.len() > 1 { 0.0 } else { low };
            let reach = |sign: f64, simplex: &mut Simplex, low: &mut Vec<f64>, high: &mut Vec<f64>| {
                let objective: Vec<f64> = (0..classes.len()).map(|other| if other == index { sign } else { 0.0 }).collect();
                let best = simplex.climb(&objective, |corner| {
                    for (at, value) in corner.corner().into_iter().enumerate() {
                        low[at] = low[at].min(value);
                        high[at] = high[at].max(value);
                    }
                    high[index] - floor(low[index]) >= need - SLACK
                });
                if best.is_none() {
                    high[index] = f64::INFINITY;
                }
            };
            for sign in [1.0, -1.0] {
                if high[index] - floor(low[index]) < need - SLACK {
                    reach(sign, &mut simplex, &mut low, &mut high);
                }
            }
            if high[index] - floor(low[index]) < need - SLACK {
                exposed.extend(class.iter().filter(|&&entry| system.entries[entry].needs[self.measure] > 0.0));
            }
        }
        exposed
    }

    /// The interval of each unknown; those of very large groups are not searched and reach from zero without end.
    fn intervals(&self) -> Vec<(usize, Interval)> {
        let classes = self.classes();
        let simplex = (classes.len() <= EXACT_LIMIT).then(|| self.simplex(&classes)).flatten();
        let Some(mut simplex) = simplex else {
            return self.unknowns.iter().map(|&unknown| (unknown, Interval { low: 0.0, high: None })).collect();
        };
        let mut intervals = Vec::new();
        for (index, class) in classes.iter().enumerate() {
            let unit = |sign: f64| (0..classes.len()).map(|other| if other == index { sign } else { 0.0 }).collect::<Vec<f64>>();
            let high = simplex.climb(&unit(1.0), |_| false);
            let least = simplex.climb(&unit(-1.0), |_| false).map_or(0.0, |least| 0.0 - least);
            let low = if class.len() > 1 { 0.0 } else { least };
            intervals.extend(class.iter().map(|&entry| (entry, Interval { low, high })));
        }
        intervals
    }
}

/// What a search may miss by.
const SLACK: f64 = 1e-6;
