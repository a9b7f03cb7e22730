//! The attack: between which limits a careful reader can work out what is hidden.
//!
//! Whatever readers know is a linear program; a hidden number lies between the least and the most that it can be
//! while everything known still holds. Numbers may be anything from zero on, and those of persons are whole.

use std::collections::{BTreeMap, BTreeSet};

use super::integers::{End, Program, Reach, SLACK, Seen};
use super::protection::{Relation, Sum, System};
use super::solver::Equation;

/// What readers can work out about a hidden number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least it can be.
    pub low: f64,
    /// The most it can be, if there is a limit.
    pub high: Option<f64>,
}

/// Numbers beyond which one group of linked unknowns is no longer searched at once.
const EXACT_LIMIT: usize = 60;

/// How many numbers around one are looked at, first and then more, while the others are taken for known. That makes
/// intervals narrower, never wider: one that is wide enough so is wide enough.
const NEIGHBOURS: [usize; 3] = [10, 40, 120];

/// Numbers beyond which what could not be shown to be safe counts as given away.
const SEARCH_LIMIT: usize = 400;

/// The hidden numbers whose interval is narrower than they need, in order.
pub fn exposed(system: &System, measure: usize) -> Vec<usize> {
    let mut exposed: Vec<usize> = groups(system, measure).iter().flat_map(|group| group.exposed(system)).collect();
    exposed.sort_unstable();
    exposed
}

/// What readers can work out about each hidden number of a measure, by entry.
pub fn intervals(system: &System, measure: usize) -> BTreeMap<usize, Interval> {
    groups(system, measure).iter().flat_map(|group| group.intervals(system)).collect()
}

/// Everything that stands in a sum, or tells a relation, of numbers that a chain of hidden ones connects with this one.
pub fn linked(system: &System, entry: usize) -> Vec<usize> {
    let mut parent = connections(system);
    let home = root(&mut parent, entry);
    let mut is_linked = |mut hidden: Vec<usize>| hidden.pop().is_some_and(|member| root(&mut parent, member) == home);
    let mut found = Vec::new();
    for sum in &system.sums {
        if is_linked(of_sum(system, sum).collect()) {
            found.extend(members(sum));
        }
    }
    for relation in &system.relations {
        if is_linked(of_relation(system, relation).collect()) {
            found.extend(relation.teller);
        }
    }
    found
}

fn members(sum: &Sum) -> impl Iterator<Item = usize> {
    sum.parts.iter().copied().chain([sum.whole])
}

/// The hidden numbers of a sum.
fn of_sum(system: &System, sum: &Sum) -> impl Iterator<Item = usize> {
    members(sum).filter(|&member| system.is_hidden(member))
}

/// The hidden numbers of a relation; none if nobody knows it.
fn of_relation(system: &System, relation: &Relation) -> impl Iterator<Item = usize> {
    let told = relation.teller.is_none_or(|teller| !system.is_hidden(teller));
    relation.terms.iter().map(|(member, _)| *member).filter(move |&member| told && system.is_hidden(member))
}

/// Hidden numbers that stand in one sum or relation are connected: for each, another nearer to the first of its group.
fn connections(system: &System) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..system.entries.len()).collect();
    let mut connect = |unknowns: Vec<usize>| unknowns.windows(2).for_each(|pair| join(&mut parent, pair[0], pair[1]));
    system.sums.iter().for_each(|sum| connect(of_sum(system, sum).collect()));
    system.relations.iter().for_each(|relation| connect(of_relation(system, relation).collect()));
    parent
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

/// The hidden numbers of a measure in groups that nothing connects.
fn groups(system: &System, measure: usize) -> Vec<Group> {
    let mut parent = connections(system);
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for index in (0..system.entries.len()).filter(|&index| system.is_hidden(index)) {
        let root = root(&mut parent, index);
        groups.entry(root).or_insert_with(|| Group { measure, ..Group::default() }).unknowns.push(index);
    }
    let mut add = |first: Option<usize>, terms: &mut dyn Iterator<Item = (usize, f64)>, (low, high): (f64, f64)| {
        if let Some(first) = first {
            let root = root(&mut parent, first);
            groups.get_mut(&root).expect("every hidden cell has its group").add(terms, (low, high), system);
        }
    };
    for sum in &system.sums {
        let mut terms = sum.parts.iter().map(|&part| (part, 1.0)).chain([(sum.whole, -1.0)]);
        add(of_sum(system, sum).next(), &mut terms, (0.0, 0.0));
    }
    for relation in &system.relations {
        let first = of_relation(system, relation).next();
        add(first, &mut relation.terms.iter().copied(), (relation.low, relation.high));
    }
    groups.into_values().collect()
}

/// Hidden numbers that are connected, and what is known about them.
#[derive(Default)]
struct Group {
    measure: usize,
    unknowns: Vec<usize>,
    known: Vec<Known>,
}

/// Unknowns, each so many times, make no less and no more than this.
struct Known {
    terms: BTreeMap<usize, f64>,
    low: f64,
    high: f64,
}

impl Group {
    /// Takes in something known; numbers that are shown move to the other side.
    fn add(&mut self, terms: &mut dyn Iterator<Item = (usize, f64)>, (low, high): (f64, f64), system: &System) {
        let mut known = Known { terms: BTreeMap::new(), low, high };
        for (member, times) in terms {
            if system.is_hidden(member) {
                *known.terms.entry(member).or_insert(0.0) += times;
            } else {
                known.subtract(times * system.entries[member].values[self.measure]);
            }
        }
        self.known.push(known);
    }

    /// Unknowns that stand in the same places, as many times, are interchangeable: one class.
    fn classes(&self, system: &System) -> Vec<Vec<usize>> {
        let mut columns: BTreeMap<usize, Vec<(usize, u64)>> = self.unknowns.iter().map(|&unknown| (unknown, Vec::new())).collect();
        for (index, known) in self.known.iter().enumerate() {
            for (unknown, times) in &known.terms {
                columns.get_mut(unknown).expect("what is known is about unknowns of the group").push((index, times.to_bits()));
            }
        }
        let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (unknown, column) in columns {
            alike.entry((system.entries[unknown].indivisible, column)).or_default().push(unknown);
        }
        let mut classes: Vec<Vec<usize>> = alike.into_values().collect();
        classes.sort_unstable();
        classes
    }

    /// The program: one variable for each class, and those that take up what lies between two limits. What whole numbers
    /// make is whole, and so are the members of a class whose sum is.
    fn program(&self, system: &System, classes: &[Vec<usize>]) -> Program {
        let slacks: usize = self.known.iter().map(Known::slacks).sum();
        let variables = classes.len() + slacks;
        let mut equations = Vec::with_capacity(self.known.len() + slacks);
        let mut next = classes.len();
        for known in &self.known {
            known.equations(classes, variables, &mut next, &mut equations);
        }
        let mut whole: Vec<bool> = classes.iter().map(|class| system.entries[class[0]].indivisible).collect();
        whole.resize(variables, false);
        Program { equations, whole }
    }

    /// What each class really is, if that agrees with what is known.
    fn truth(&self, system: &System, classes: &[Vec<usize>]) -> Option<Vec<f64>> {
        let value = |entry: &usize| system.entries[*entry].values[self.measure];
        let agrees = |known: &Known| {
            let made: f64 = known.terms.iter().map(|(entry, times)| times * value(entry)).sum();
            let slack = SLACK * made.abs().max(1.0);
            (known.low - slack..=known.high + slack).contains(&made)
        };
        self.known.iter().all(agrees).then(|| classes.iter().map(|class| class.iter().map(value).sum()).collect())
    }

    /// The entries whose interval is too narrow.
    fn exposed(&self, system: &System) -> Vec<usize> {
        let need = |entry: &usize| system.entries[*entry].needs[self.measure];
        let needy: BTreeSet<usize> = self.unknowns.iter().copied().filter(|entry| need(entry) > 0.0).collect();
        if needy.is_empty() {
            return Vec::new();
        }
        let classes = self.classes(system);
        if classes.len() <= EXACT_LIMIT {
            return self.searched(system, &classes, &needy);
        }
        let open: BTreeSet<usize> = needy.into_iter().filter(|&entry| !self.is_safe_nearby(entry, system)).collect();
        match classes.len() <= SEARCH_LIMIT {
            true => self.searched(system, &classes, &open),
            false => open.into_iter().collect(),
        }
    }

    /// Whether a number is safe though all are known but some around it.
    fn is_safe_nearby(&self, entry: usize, system: &System) -> bool {
        let only = BTreeSet::from([entry]);
        NEIGHBOURS.iter().any(|&count| {
            let near = self.around(entry, count, system);
            near.unknowns.len() < self.unknowns.len() && near.searched(system, &near.classes(system), &only).is_empty()
        })
    }

    /// The numbers around one, up to so many, the largest of each sum first; the others are taken for known.
    fn around(&self, entry: usize, count: usize, system: &System) -> Group {
        let value = |entry: usize| system.entries[entry].values[self.measure];
        let (mut near, mut waiting, mut asked) = (BTreeSet::from([entry]), std::collections::VecDeque::from([entry]), BTreeSet::new());
        while let Some(next) = waiting.pop_front() {
            for (index, known) in self.known.iter().enumerate().filter(|(_, known)| known.terms.contains_key(&next)) {
                if !asked.insert(index) {
                    continue;
                }
                let mut others: Vec<usize> = known.terms.keys().copied().filter(|other| !near.contains(other)).collect();
                others.sort_by(|left, right| value(*right).total_cmp(&value(*left)).then(left.cmp(right)));
                for other in others.into_iter().take(count / 4) {
                    if near.len() < count && near.insert(other) {
                        waiting.push_back(other);
                    }
                }
            }
        }
        let known = self.known.iter().filter(|known| known.terms.keys().any(|term| near.contains(term)));
        let narrowed = known.map(|known| {
            let mut narrowed = Known { terms: BTreeMap::new(), low: known.low, high: known.high };
            for (&term, &times) in &known.terms {
                match near.contains(&term) {
                    true => drop(narrowed.terms.insert(term, times)),
                    false => narrowed.subtract(times * value(term)),
                }
            }
            narrowed
        });
        Group { measure: self.measure, known: narrowed.collect(), unknowns: near.into_iter().collect() }
    }

    /// The entries among these whose interval is too narrow. Every whole corner met on the way widens all intervals, so
    /// most are proven wide without a search of their own.
    fn searched(&self, system: &System, classes: &[Vec<usize>], needy: &BTreeSet<usize>) -> Vec<usize> {
        let need = |entry: &usize| if needy.contains(entry) { system.entries[*entry].needs[self.measure] } else { 0.0 };
        let program = self.program(system, classes);
        let Some(mut simplex) = program.simplex() else { return Vec::new() };
        let mut seen = Seen::of(classes, self.truth(system, classes));
        let mut exposed = Vec::new();
        for (index, class) in classes.iter().enumerate() {
            let need = class.iter().map(need).fold(0.0, f64::max);
            let mut limits = [0.0, f64::INFINITY];
            for (end, limit) in [End::Most, End::Least].into_iter().zip([1, 0]) {
                if seen.width(index) >= need - SLACK {
                    break;
                }
                let top = simplex.climb(&end.objective(index, program.whole.len()), |corner| {
                    seen.widen(&program, &corner.corner());
                    seen.width(index) >= need - SLACK
                });
                match top {
                    None => seen.high[index] = f64::INFINITY,
                    Some(top) => limits[limit] = if end == End::Most { top } else { 0.0 - top },
                }
            }
            let is_wide = |width: f64| width >= need - SLACK;
            let most_width = program.inward(index, End::Most, limits[1]) - seen.floor(index, program.inward(index, End::Least, limits[0]));
            let is_safe =
                is_wide(seen.width(index)) || (program.is_searched() && is_wide(most_width) && program.widens(index, &mut seen, need));
            if !is_safe {
                exposed.extend(class.iter().filter(|entry| needy.contains(entry)));
            }
        }
        exposed
    }

    /// The interval of each unknown; those of large groups are not searched and reach from zero without end.
    fn intervals(&self, system: &System) -> Vec<(usize, Interval)> {
        let classes = self.classes(system);
        let program = (classes.len() <= SEARCH_LIMIT).then(|| self.program(system, &classes));
        let Some((program, mut simplex)) = program.and_then(|program| program.simplex().map(|simplex| (program, simplex))) else {
            return self.unknowns.iter().map(|&unknown| (unknown, Interval { low: 0.0, high: None })).collect();
        };
        let mut intervals = Vec::new();
        for (index, class) in classes.iter().enumerate() {
            let mut end = |end: End| {
                let top = simplex.climb(&end.objective(index, program.whole.len()), |_| false)?;
                if !program.is_searched() || program.is_whole(&simplex.corner()) {
                    return Some(program.inward(index, end, top.abs()));
                }
                match program.reach(index, end, None) {
                    Reach::Seen(value) | Reach::Within(value) => Some(value),
                    Reach::Endless => None,
                }
            };
            let high = end(End::Most);
            let least = end(End::Least).unwrap_or(0.0);
            let low = if class.len() > 1 { 0.0 } else { least };
            intervals.extend(class.iter().map(|&entry| (entry, Interval { low, high })));
        }
        intervals
    }
}

impl Known {
    fn subtract(&mut self, value: f64) {
        self.low -= value;
        self.high -= value;
    }

    /// How many numbers take up what lies between its limits.
    fn slacks(&self) -> usize {
        match (self.low == self.high, self.high.is_finite()) {
            (true, _) => 0,
            (false, true) => 2,
            (false, false) => 1,
        }
    }

    /// Its equations, scaled so that the largest factor is one.
    fn equations(&self, classes: &[Vec<usize>], variables: usize, next: &mut usize, equations: &mut Vec<Equation>) {
        let scale = self.terms.values().map(|times| times.abs()).fold(0.0, f64::max);
        let scale = if scale > 0.0 { scale } else { 1.0 };
        let mut coefficients: Vec<f64> = classes.iter().map(|class| self.terms.get(&class[0]).copied().unwrap_or(0.0) / scale).collect();
        coefficients.resize(variables, 0.0);
        let slacks = self.slacks();
        if slacks > 0 {
            coefficients[*next] = -1.0;
        }
        equations.push(Equation { coefficients, sum: self.low / scale });
        if slacks == 2 {
            let mut both = vec![0.0; variables];
            (both[*next], both[*next + 1]) = (1.0, 1.0);
            equations.push(Equation { coefficients: both, sum: (self.high - self.low) / scale });
        }
        *next += slacks;
    }
}
