//! Complementary suppression: what else must be withheld so that no withheld number can be worked out.
//!
//! A system holds cells and the sums between them, as a careful reader knows them. Cells are hidden,
//! smallest first, until every protected number may lie anywhere in an interval that is wide enough
//! (format.md §5 E18). The result depends on the cells' order only where sizes are equal.

use super::attack;

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
    /// Whether its numbers are whole, as readers know: persons, jobs, pieces.
    pub indivisible: bool,
}

/// A sum that readers know: the whole is its parts together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sum {
    /// The whole.
    pub whole: usize,
    /// The parts.
    pub parts: Vec<usize>,
}

/// Something else that readers know: cells, each so many times, make no less and no more than this.
#[derive(Clone, Debug)]
pub struct Relation {
    /// The cells, each once, and how many times.
    pub terms: Vec<(usize, f64)>,
    /// The least that they make.
    pub low: f64,
    /// The most; may be infinite.
    pub high: f64,
    /// The cell that tells it: while that one is hidden, nobody knows. Nothing if it is known anyway.
    pub teller: Option<usize>,
}

/// Cells, the sums between them, and what else is known.
#[derive(Clone, Debug, Default)]
pub struct System {
    /// The cells.
    pub entries: Vec<Entry>,
    /// The sums.
    pub sums: Vec<Sum>,
    /// What else is known.
    pub relations: Vec<Relation>,
}

/// Of more cells that were hidden for others, it is not asked whether each was needed.
const GIVEN_BACK: usize = 60;

impl System {
    /// Hides cells until every protected number is safe, and no more than that takes. Gives those that nothing can
    /// protect.
    pub fn protect(&mut self) -> Vec<usize> {
        if !self.entries.iter().any(|entry| entry.sight == Sight::Hidden && entry.needs.iter().any(|need| *need > 0.0)) {
            return Vec::new();
        }
        let mut chosen = Vec::new();
        let lost = loop {
            while let Some(choice) = self.plain_choice() {
                self.entries[choice].sight = Sight::Hidden;
                chosen.push(choice);
            }
            let exposed = self.exposed();
            match exposed.iter().find_map(|&(entry, measure)| self.remedy(entry, measure)) {
                Some(choice) => {
                    self.entries[choice].sight = Sight::Hidden;
                    chosen.push(choice);
                }
                None => break exposed.into_iter().map(|(entry, _)| entry).collect::<Vec<_>>(),
            }
        };
        self.give_back(chosen, &lost);
        lost
    }

    /// Shows again what others have made needless, the largest first: then none of what is hidden for another could be
    /// shown. What was hidden first alone was needed.
    fn give_back(&mut self, mut chosen: Vec<usize>, lost: &[usize]) {
        if !(2..=GIVEN_BACK).contains(&chosen.len()) {
            return;
        }
        let size = |index: usize| self.entries[index].values[0];
        chosen.sort_by(|&left, &right| size(right).total_cmp(&size(left)).then(left.cmp(&right)));
        for cell in chosen {
            self.entries[cell].sight = Sight::Shown;
            let is_safe = self.plain_choice().is_none() && self.exposed().iter().all(|(entry, _)| lost.contains(entry));
            if !is_safe {
                self.entries[cell].sight = Sight::Hidden;
            }
        }
    }

    /// Says of every cell that its numbers are whole, if all that are given are.
    pub fn count_one_by_one(&mut self) {
        let whole = self.entries.iter().flat_map(|entry| &entry.values).all(|value| value.fract() == 0.0);
        self.entries.iter_mut().for_each(|entry| entry.indivisible = whole);
    }

    /// The numbers of each cell.
    fn measures(&self) -> usize {
        self.entries.first().map_or(0, |entry| entry.values.len())
    }

    /// Whether readers do not see a cell.
    pub fn is_hidden(&self, index: usize) -> bool {
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

    /// What to hide for a number that several sums together give away: what tells something about it, a part
    /// beside it, a whole above it, else something in a sum that a chain of hidden numbers connects with it.
    fn remedy(&self, exposed: usize, measure: usize) -> Option<usize> {
        let near = |sum: &&Sum| sum.whole == exposed || sum.parts.contains(&exposed);
        let parts = self.sums.iter().filter(near).flat_map(|sum| sum.parts.iter().copied());
        let wholes = || self.sums.iter().filter(near).map(|sum| sum.whole);
        let about = |relation: &&Relation| relation.terms.iter().any(|(member, _)| *member == exposed);
        let tellers = self.relations.iter().filter(about).filter_map(|relation| relation.teller);
        self.smallest(tellers, measure)
            .or_else(|| self.smallest(parts, measure))
            .or_else(|| self.smallest(wholes(), measure))
            .or_else(|| self.smallest(attack::linked(self, exposed).into_iter(), measure))
    }

    /// The hidden numbers whose interval is narrower than they need, with the measure, in order.
    fn exposed(&self) -> Vec<(usize, usize)> {
        let of = |measure: usize| attack::exposed(self, measure).into_iter().map(move |entry| (entry, measure));
        let mut exposed: Vec<(usize, usize)> = (0..self.measures()).flat_map(of).collect();
        exposed.sort_unstable();
        exposed
    }

    /// The hidden numbers whose interval is narrower than they need, in order.
    pub fn given_away(&self) -> Vec<usize> {
        let mut found: Vec<usize> = self.exposed().into_iter().map(|(entry, _)| entry).collect();
        found.dedup();
        found
    }
}
