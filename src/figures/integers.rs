//! Whole numbers: what a reader learns more who knows that people come one by one.
//!
//! A linear program in which some variables are whole numbers. Its corners are mostly whole already; where they are not,
//! it is divided at a fraction, and again (branch and bound), until the farthest whole solution is found or too much
//! has been looked at. A number counts as safe only if two whole solutions were seen that lie far enough apart.

use std::collections::BTreeMap;

use super::solver::{Equation, Simplex};

/// What a search may miss by.
pub(super) const SLACK: f64 = 1e-6;

/// Variables up to which whole numbers are searched. In larger programs each end of an interval is the whole number
/// inside it: a reader with a better program might learn more there, where weights connect persons.
const SEARCHED: usize = 24;

/// Programs that are looked at for one end of one interval.
const LOOKS: usize = 80;

/// Equations between numbers from zero on, some of them whole.
pub(super) struct Program {
    /// The equations.
    pub equations: Vec<Equation>,
    /// Whether each variable is a whole number.
    pub whole: Vec<bool>,
}

/// The end of an interval that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Least,
    Most,
}

/// How far a number reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Reach {
    /// This far, as a solution shows.
    Seen(f64),
    /// Without end.
    Endless,
    /// Too much would have to be looked at: no farther than this.
    Within(f64),
}

/// The least and the most that a variable may be, where a division says so.
type Division = BTreeMap<usize, (f64, f64)>;

impl End {
    fn sign(self) -> f64 {
        match self {
            End::Least => -1.0,
            End::Most => 1.0,
        }
    }

    /// The objective that climbs to it.
    pub fn objective(self, index: usize, variables: usize) -> Vec<f64> {
        let mut objective = vec![0.0; variables];
        objective[index] = self.sign();
        objective
    }
}

impl Program {
    /// A first corner; nothing if nothing satisfies the equations.
    pub fn simplex(&self) -> Option<Simplex> {
        Simplex::of(&self.equations, self.whole.len())
    }

    /// Whether it is small enough to search whole numbers.
    pub fn is_searched(&self) -> bool {
        self.whole.len() <= SEARCHED
    }

    /// Whether everything that must be whole is.
    pub fn is_whole(&self, corner: &[f64]) -> bool {
        self.fraction(corner).is_none()
    }

    fn fraction(&self, corner: &[f64]) -> Option<usize> {
        (0..self.whole.len()).find(|&index| self.whole[index] && (corner[index] - corner[index].round()).abs() > SLACK)
    }

    /// How far a variable reaches; `enough` ends the search as soon as a solution reaches it.
    pub fn reach(&self, index: usize, end: End, enough: Option<f64>) -> Reach {
        let sign = end.sign();
        let enough = enough.map_or(f64::INFINITY, |enough| sign * enough);
        let objective = end.objective(index, self.whole.len());
        let (mut best, mut limit) = (f64::NEG_INFINITY, None);
        let mut open = vec![Division::new()];
        for _ in 0..LOOKS {
            let Some(division) = open.pop() else { return Reach::Seen(sign * best) };
            let Some((mut simplex, variables)) = self.divided(&division) else { continue };
            let longer: Vec<f64> = objective.iter().copied().chain((self.whole.len()..variables).map(|_| 0.0)).collect();
            let top = simplex.climb(&longer, |corner| {
                let corner = corner.corner();
                if self.is_whole(&corner) {
                    best = best.max(sign * corner[index]);
                }
                best >= enough - SLACK
            });
            // Whole numbers have no end either: all that is written down has an end, so the ways on are fractions.
            let Some(top) = top else { return Reach::Endless };
            if best >= enough - SLACK {
                return Reach::Seen(sign * best);
            }
            let bound = if self.whole[index] { (top + SLACK).floor() } else { top };
            limit.get_or_insert(bound);
            let corner = simplex.corner();
            if let Some(at) = self.fraction(&corner).filter(|_| bound > best + SLACK) {
                let (least, most) = division.get(&at).copied().unwrap_or((0.0, f64::INFINITY));
                let [mut below, mut above] = [division.clone(), division];
                below.insert(at, (least, corner[at].floor()));
                above.insert(at, (corner[at].ceil(), most));
                let (first, second) = if end == End::Most { (below, above) } else { (above, below) };
                open.extend([first, second]);
            }
        }
        if open.is_empty() { Reach::Seen(sign * best) } else { Reach::Within(sign * limit.unwrap_or(f64::INFINITY)) }
    }

    /// Whether whole numbers, looked for one by one, leave as much room as needed.
    pub fn widens(&self, index: usize, seen: &mut Seen, need: f64) -> bool {
        let enough = seen.floor(index, seen.low[index]) + need;
        match self.reach(index, End::Most, enough.is_finite().then_some(enough)) {
            Reach::Seen(most) => seen.high[index] = seen.high[index].max(most),
            Reach::Endless => return true,
            Reach::Within(_) => {}
        }
        if let Reach::Seen(least) = self.reach(index, End::Least, Some(seen.high[index] - need)) {
            seen.low[index] = seen.low[index].min(least);
        }
        seen.width(index) >= need - SLACK
    }

    /// The nearest number that a variable can be, at the end of an interval that fractions have.
    pub fn inward(&self, index: usize, end: End, value: f64) -> f64 {
        if self.whole[index] { end.sign() * (end.sign() * value + SLACK).floor() } else { value }
    }

    /// The program with the limits of a division, each taken up by a variable of its own.
    fn divided(&self, division: &Division) -> Option<(Simplex, usize)> {
        let least = division.iter().filter(|(_, (least, _))| *least > 0.0).map(|(&index, &(least, _))| (index, -1.0, least));
        let most = division.iter().filter(|(_, (_, most))| most.is_finite()).map(|(&index, &(_, most))| (index, 1.0, most));
        let limits: Vec<(usize, f64, f64)> = least.chain(most).collect();
        let variables = self.whole.len() + limits.len();
        let longer = |equation: &Equation| {
            let mut coefficients = equation.coefficients.clone();
            coefficients.resize(variables, 0.0);
            Equation { coefficients, sum: equation.sum }
        };
        let limit = |(taker, &(index, sign, sum)): (usize, &(usize, f64, f64))| {
            let mut coefficients = vec![0.0; variables];
            (coefficients[index], coefficients[taker]) = (1.0, sign);
            Equation { coefficients, sum }
        };
        let equations: Vec<Equation> = self.equations.iter().map(longer).chain((self.whole.len()..).zip(&limits).map(limit)).collect();
        Some((Simplex::of(&equations, variables)?, variables))
    }
}

/// Between which limits solutions were seen, for each class.
pub(super) struct Seen {
    /// The least of each.
    pub low: Vec<f64>,
    /// The most of each.
    pub high: Vec<f64>,
    /// Whether a class has several members: then one may be zero, whatever all of them make.
    several: Vec<bool>,
}

impl Seen {
    /// Nothing yet but the truth.
    pub fn of(classes: &[Vec<usize>], truth: Option<Vec<f64>>) -> Seen {
        let several = classes.iter().map(|class| class.len() > 1).collect();
        let ends = |end: f64| truth.clone().unwrap_or_else(|| vec![end; classes.len()]);
        Seen { low: ends(f64::INFINITY), high: ends(f64::NEG_INFINITY), several }
    }

    /// Takes in a corner if it is a solution in whole numbers; of a program that is not searched, the whole numbers
    /// inside it.
    pub fn widen(&mut self, program: &Program, corner: &[f64]) {
        if program.is_searched() && !program.is_whole(corner) {
            return;
        }
        for (index, &value) in corner.iter().enumerate().take(self.low.len()) {
            self.low[index] = self.low[index].min(program.inward(index, End::Least, value));
            self.high[index] = self.high[index].max(program.inward(index, End::Most, value));
        }
    }

    /// The least that a member of a class can be, if its class can be this.
    pub fn floor(&self, index: usize, low: f64) -> f64 {
        if self.several[index] { 0.0 } else { low }
    }

    /// How much room a member of a class has.
    pub fn width(&self, index: usize) -> f64 {
        self.high[index] - self.floor(index, self.low[index])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(equations: &[(&[f64], f64)]) -> Program {
        let whole = vec![true; equations[0].0.len()];
        let equation = |(coefficients, sum): &(&[f64], f64)| Equation { coefficients: coefficients.to_vec(), sum: *sum };
        Program { equations: equations.iter().map(equation).collect(), whole }
    }

    #[test]
    fn a_fraction_is_no_end_of_whole_numbers() {
        // 2a + 2b + c = 7 with c at most 1: c is one, and a between 0 and 3, not 3.5.
        let known = program(&[(&[2.0, 2.0, 1.0, 0.0], 7.0), (&[0.0, 0.0, 1.0, 1.0], 1.0)]);
        assert_eq!(known.reach(0, End::Most, None), Reach::Seen(3.0));
        assert_eq!(known.reach(2, End::Least, None), Reach::Seen(1.0));
    }

    #[test]
    fn weights_tell_whole_numbers_where_fractions_would_leave_room() {
        // 3a + 5b = 19: among whole numbers only a = 3, b = 2.
        let known = program(&[(&[3.0, 5.0], 19.0)]);
        assert_eq!([End::Least, End::Most].map(|end| known.reach(0, end, None)), [Reach::Seen(3.0); 2]);
    }

    #[test]
    fn what_has_no_end_has_none_in_whole_numbers() {
        assert_eq!(program(&[(&[2.0, -3.0], 1.0)]).reach(0, End::Most, None), Reach::Endless);
    }
}
