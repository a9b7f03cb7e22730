//! Steps of a scale: values in a few classes that differ as little as possible within (Fisher's natural breaks).

use std::ops::Range;

/// The classes of sorted values, as ranges of their places: at most `most`, never more than there are different
/// values; equal values are always in one class.
pub fn classes(values: &[f64], most: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, value) in values.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if values[run.start] == *value => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    let count = most.min(runs.len());
    if count == 0 {
        return Vec::new();
    }
    // The sums of values and of their squares up to each run: the spread of any stretch in one step.
    let mut sums = vec![(0.0, 0.0, 0.0)];
    for run in &runs {
        let (n, sum, squares) = sums[sums.len() - 1];
        let (own, value) = (run.len() as f64, values[run.start]);
        sums.push((n + own, sum + own * value, squares + own * value * value));
    }
    let spread = |from: usize, to: usize| {
        let (n, sum, squares) = (sums[to].0 - sums[from].0, sums[to].1 - sums[from].1, sums[to].2 - sums[from].2);
        (squares - sum * sum / n).max(0.0)
    };
    // The least spread of the first runs in so many classes, and where the last of them begins.
    let mut best: Vec<Vec<(f64, usize)>> = vec![(0..=runs.len()).map(|to| (if to == 0 { 0.0 } else { spread(0, to) }, 0)).collect()];
    for class in 1..count {
        let before = &best[class - 1];
        let least = |to: usize| {
            let ways = (class..to).map(|from| (before[from].0 + spread(from, to), from));
            ways.min_by(|left, right| left.0.total_cmp(&right.0)).unwrap_or((f64::INFINITY, class))
        };
        let next = (0..=runs.len()).map(least).collect();
        best.push(next);
    }
    let (mut to, mut found) = (runs.len(), Vec::new());
    for class in (0..count).rev() {
        let from = best[class][to].1;
        found.push(runs[from].start..runs[to - 1].end);
        to = from;
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_close_stays_together() {
        let values = [1.0, 1.1, 1.2, 5.0, 5.1, 9.0];
        assert_eq!(classes(&values, 3), [0..3, 3..5, 5..6]);
        assert_eq!(classes(&values, 1).first(), Some(&(0..6)));
        assert!(classes(&[], 5).is_empty());
        assert_eq!(classes(&[2.0, 2.0, 3.0], 5), [0..2, 2..3]);
        assert_eq!(classes(&[7.0], 5).first(), Some(&(0..1)));
    }

    #[test]
    fn classes_follow_each_other_and_hold_everything() {
        let values: Vec<f64> = (0..40).map(|at| f64::from(at * at % 97)).collect();
        let mut values = values;
        values.sort_by(f64::total_cmp);
        let found = classes(&values, 5);
        assert_eq!((found.len(), found[0].start, found[4].end), (5, 0, 40));
        assert!(found.windows(2).all(|pair| pair[0].end == pair[1].start && values[pair[0].end - 1] < values[pair[1].start]));
    }
}
