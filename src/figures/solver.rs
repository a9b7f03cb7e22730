//! Linear programs: how far a number can move while every published sum still holds.
//!
//! A small dense simplex (two phases, Bland's rule, so it always ends). It knows no domain word;
//! `protection` asks it what a careful reader could work out.

const EPSILON: f64 = 1e-7;

/// A corner of the set `{x ≥ 0, equations hold}`, from which objectives are climbed.
pub struct Simplex {
    /// One row for each independent equation: coefficients, then the right side.
    rows: Vec<Vec<f64>>,
    /// The variable that each row is solved for.
    basis: Vec<usize>,
    variables: usize,
}

/// An equation: the coefficient of each variable, and what they sum to.
pub struct Equation {
    /// One for each variable.
    pub coefficients: Vec<f64>,
    /// The sum.
    pub sum: f64,
}

impl Simplex {
    /// A first corner; nothing if no numbers at all satisfy the equations.
    pub fn of(equations: &[Equation], variables: usize) -> Option<Simplex> {
        let count = equations.len();
        let row = |(index, equation): (usize, &Equation)| {
            let sign = if equation.sum < 0.0 { -1.0 } else { 1.0 };
            let mut row: Vec<f64> = equation.coefficients.iter().map(|coefficient| sign * coefficient).collect();
            row.extend((0..count).map(|other| if other == index { 1.0 } else { 0.0 }));
            row.push(sign * equation.sum);
            row
        };
        let rows = equations.iter().enumerate().map(row).collect();
        let mut simplex = Simplex { rows, basis: (variables..variables + count).collect(), variables: variables + count };
        let artificial: Vec<f64> = (0..variables + count).map(|variable| if variable < variables { 0.0 } else { -1.0 }).collect();
        let best = simplex.climb(&artificial, |_| false)?;
        let scale = equations.iter().map(|equation| equation.sum.abs()).fold(1.0, f64::max);
        (best.abs() <= EPSILON * scale).then(|| simplex.without_artificials(variables))
    }

    /// Drops the helper variables of the first phase and the rows that said nothing new.
    fn without_artificials(mut self, variables: usize) -> Simplex {
        let mut index = 0;
        while index < self.rows.len() {
            if self.basis[index] >= variables {
                match (0..variables).find(|&column| self.rows[index][column].abs() > EPSILON) {
                    Some(column) => self.pivot(index, column),
                    None => {
                        self.rows.swap_remove(index);
                        self.basis.swap_remove(index);
                        continue;
                    }
                }
            }
            index += 1;
        }
        for row in &mut self.rows {
            let sum = row.pop().unwrap_or(0.0);
            row.truncate(variables);
            row.push(sum);
        }
        Simplex { variables, ..self }
    }

    /// The value of each variable at this corner.
    pub fn corner(&self) -> Vec<f64> {
        let mut values = vec![0.0; self.variables];
        for (row, &variable) in self.rows.iter().zip(&self.basis) {
            values[variable] = row[self.variables].max(0.0);
        }
        values
    }

    /// Climbs to the corner where the objective is greatest and gives it; nothing if it grows without end.
    /// `enough` is asked at each corner and may stop the climb there.
    pub fn climb(&mut self, objective: &[f64], mut enough: impl FnMut(&Simplex) -> bool) -> Option<f64> {
        loop {
            if enough(self) {
                return Some(self.value(objective));
            }
            let Some(column) = (0..self.variables).find(|&column| self.gain(objective, column) > EPSILON) else {
                return Some(self.value(objective));
            };
            let leaving = self.leaving(column)?;
            self.pivot(leaving, column);
        }
    }

    fn value(&self, objective: &[f64]) -> f64 {
        self.rows.iter().zip(&self.basis).map(|(row, &variable)| objective[variable] * row[self.variables]).sum()
    }

    /// What the objective gains for each unit of a variable that is now zero.
    fn gain(&self, objective: &[f64], column: usize) -> f64 {
        let cost: f64 = self.rows.iter().zip(&self.basis).map(|(row, &variable)| objective[variable] * row[column]).sum();
        objective[column] - cost
    }

    /// The row that reaches zero first when a variable grows; of equals, that of the first variable.
    fn leaving(&self, column: usize) -> Option<usize> {
        let ratio = |row: &Vec<f64>| (row[column] > EPSILON).then(|| row[self.variables] / row[column]);
        let mut best: Option<(f64, usize)> = None;
        for (index, row) in self.rows.iter().enumerate() {
            let Some(ratio) = ratio(row) else { continue };
            let better = match best {
                None => true,
                Some((least, other)) => ratio < least - EPSILON || (ratio <= least + EPSILON && self.basis[index] < self.basis[other]),
            };
            if better {
                best = Some((ratio, index));
            }
        }
        best.map(|(_, index)| index)
    }

    fn pivot(&mut self, index: usize, column: usize) {
        let divisor = self.rows[index][column];
        let chosen: Vec<f64> = self.rows[index].iter().map(|value| value / divisor).collect();
        for (other, row) in self.rows.iter_mut().enumerate().filter(|(other, _)| *other != index) {
            debug_assert_ne!(other, index);
            let factor = row[column];
            if factor != 0.0 {
                row.iter_mut().zip(&chosen).for_each(|(value, chosen)| *value -= factor * chosen);
            }
        }
        self.rows[index] = chosen;
        self.basis[index] = column;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(equations: &[(&[f64], f64)], variable: usize) -> (f64, Option<f64>) {
        let variables = equations[0].0.len();
        let equations: Vec<Equation> =
            equations.iter().map(|(coefficients, sum)| Equation { coefficients: coefficients.to_vec(), sum: *sum }).collect();
        let mut simplex = Simplex::of(&equations, variables).expect("feasible");
        let unit = |sign: f64| (0..variables).map(|index| if index == variable { sign } else { 0.0 }).collect::<Vec<_>>();
        let most = simplex.climb(&unit(1.0), |_| false);
        let least = simplex.climb(&unit(-1.0), |_| false).expect("bounded below");
        (0.0 - least, most)
    }

    #[test]
    fn two_unknowns_of_one_sum_hide_each_other() {
        assert_eq!(range(&[(&[1.0, 1.0], 31.0)], 0), (0.0, Some(31.0)));
    }

    #[test]
    fn rows_and_columns_together_give_a_cell_away() {
        // a+b = 10, c+d = 3, a+c = 10: d = b + c - … stays open, but a+b+c = 12 with a+c = 10 fixes b.
        let equations: [(&[f64], f64); 3] = [(&[1.0, 1.0, 0.0], 10.0), (&[1.0, 0.0, 1.0], 10.0), (&[1.0, 1.0, 1.0], 12.0)];
        assert_eq!(range(&equations, 1), (2.0, Some(2.0)));
    }

    #[test]
    fn an_unbounded_number_has_no_upper_end() {
        assert_eq!(range(&[(&[1.0, -1.0], 4.0)], 0), (4.0, None));
    }

    #[test]
    fn what_contradicts_itself_has_no_corner_but_rounding_is_no_contradiction() {
        let both = |sums: [f64; 2]| Simplex::of(&sums.map(|sum| Equation { coefficients: vec![1.0], sum }), 1).is_some();
        assert!(!both([1.0, 1.5]));
        assert!(both([1e9, 1e9 + 1.0]), "a thousand millionth part");
    }

    /// Rows, what each is solved for, and an objective.
    type Corner = (&'static [&'static [f64]], &'static [usize], &'static [f64]);

    /// Corners where everything is zero, which other choices among equal rows would go round for ever.
    const ROUND: [Corner; 3] = [
        (&[&[-3.0, -2.0, 0.5, -1.0, 0.0, 1.0, 0.0], &[2.0, 3.0, 3.0, -1.0, 1.0, 0.0, 0.0]], &[5, 4], &[1.0, 3.0, -2.0, 3.0, 0.0, 0.0]),
        (
            &[
                &[0.5, 0.5, -3.0, 0.0, -1.0, 1.0, 1.0, 0.0, 0.0],
                &[0.5, -0.5, 1.0, 0.0, 2.0, 0.0, -3.0, 1.0, 0.0],
                &[-0.5, -3.0, -3.0, 1.0, 3.0, 0.0, -0.5, 0.0, 0.0],
            ],
            &[5, 7, 3],
            &[-2.0, -3.0, 1.0, 0.0, 3.0, 0.0, -1.0, 0.0],
        ),
        (
            &[
                &[0.0, 0.0, -3.0, -3.0, 1.0, -2.0, 1.0, 0.5, 0.0],
                &[0.0, 1.0, -0.5, 3.0, 2.0, -1.0, 0.0, -0.5, 0.0],
                &[1.0, 0.0, 2.0, -1.0, -0.5, 0.0, 0.0, -2.0, 0.0],
            ],
            &[6, 1, 0],
            &[0.0, 0.0, 1.0, 1.0, 3.0, -3.0, 0.0, -1.0],
        ),
    ];

    #[test]
    fn corners_that_are_all_one_point_are_left_in_the_end() {
        for (rows, basis, objective) in ROUND {
            let rows = rows.iter().map(|row| row.to_vec()).collect();
            let mut simplex = Simplex { rows, basis: basis.to_vec(), variables: objective.len() };
            let mut corners = 0;
            simplex.climb(objective, |_| {
                corners += 1;
                assert!(corners < 50, "it goes round: {objective:?}");
                false
            });
        }
    }
}
