//! Which passage of a translation answers to which of its original.
//!
//! In order, by shape, length, and what no translation changes (values, links, footnotes, digits), at the least cost
//! (after W. A. Gale and K. W. Church, “A program for aligning sentences in bilingual corpora”, 1993). A passage may
//! have no counterpart.

use crate::source::marks::{Mark, guarded};
use crate::source::passages::{Passage, Spelled};

/// What it costs to leave a passage alone.
const ALONE: f32 = 0.55;
/// More comparisons than this are not made: such texts are paired by position.
const MOST: usize = 4_000_000;

/// For each passage of the original, its counterpart in the translation.
pub fn paired(source: &[Passage], target: &[Passage]) -> Vec<Option<usize>> {
    let alike = source.len() == target.len() && source.iter().zip(target).all(|(one, other)| one.shape == other.shape);
    if alike {
        return (0..source.len()).map(Some).collect();
    }
    if source.len().saturating_mul(target.len()) > MOST {
        let same = |at: usize| target.get(at).is_some_and(|other| other.shape == source[at].shape);
        return (0..source.len()).map(|at| same(at).then_some(at)).collect();
    }
    let (source, target): (Vec<Traits>, Vec<Traits>) = (source.iter().map(Traits::of).collect(), target.iter().map(Traits::of).collect());
    cheapest(&source, &target)
}

fn cheapest(source: &[Traits], target: &[Traits]) -> Vec<Option<usize>> {
    let width = target.len() + 1;
    let mut costs = vec![0.0_f32; (source.len() + 1) * width];
    for (at, cost) in costs.iter_mut().enumerate().take(width) {
        *cost = at as f32 * ALONE;
    }
    for row in 1..=source.len() {
        costs[row * width] = row as f32 * ALONE;
        for at in 1..=target.len() {
            let alone = costs[(row - 1) * width + at].min(costs[row * width + at - 1]) + ALONE;
            let together = costs[(row - 1) * width + at - 1] + source[row - 1].distance(&target[at - 1]);
            costs[row * width + at] = alone.min(together);
        }
    }
    let mut pairs = vec![None; source.len()];
    let (mut row, mut at) = (source.len(), target.len());
    while row > 0 && at > 0 {
        let here = costs[row * width + at];
        if here >= costs[(row - 1) * width + at - 1] + source[row - 1].distance(&target[at - 1]) {
            pairs[row - 1] = Some(at - 1);
            (row, at) = (row - 1, at - 1);
        } else if here >= costs[(row - 1) * width + at] + ALONE {
            row -= 1;
        } else {
            at -= 1;
        }
    }
    pairs
}

/// What of a passage survives translation.
struct Traits {
    shape: String,
    fixed: bool,
    lines: bool,
    length: f32,
    marks: Vec<(Mark, String)>,
    digits: Vec<String>,
}

impl Traits {
    fn of(passage: &Passage) -> Traits {
        let words = passage.words.as_str();
        let mut digits: Vec<String> =
            words.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty()).map(str::to_owned).collect();
        digits.sort();
        Traits {
            shape: passage.shape.clone(),
            fixed: passage.spelled == Spelled::Fixed,
            lines: matches!(passage.spelled, Spelled::Lines(_)),
            length: words.chars().count() as f32,
            marks: guarded(words),
            digits,
        }
    }

    fn distance(&self, other: &Traits) -> f32 {
        if self.fixed || other.fixed {
            let name = |shape: &str| shape.split(' ').next().unwrap_or_default().to_owned();
            return match self.fixed == other.fixed {
                true if self.shape == other.shape => 0.0,
                true if name(&self.shape) == name(&other.shape) => 0.3,
                _ => f32::INFINITY,
            };
        }
        let last = |shape: &str| shape.rsplit('/').next().unwrap_or_default().to_owned();
        let (here, there) = (last(&self.shape), last(&other.shape));
        let heading = |name: &str| name.len() == 2 && name.starts_with('h');
        let shape = match () {
            () if self.shape == other.shape => 0.0,
            () if heading(&here) && heading(&there) => 0.3,
            () if here == there => 0.35,
            () if self.lines && other.lines && heading(&here) == heading(&there) => 0.5,
            () => return f32::INFINITY,
        };
        // An empty cell answers to any.
        let empty = self.length == 0.0 || other.length == 0.0;
        let length = if empty { 0.2 } else { ((self.length + 8.0) / (other.length + 8.0)).ln().abs().min(2.0) * 0.35 };
        let rest = if empty { 0.0 } else { 0.4 * apart(&self.marks, &other.marks) + 0.4 * apart(&self.digits, &other.digits) };
        shape + length + rest
    }
}

/// How much of two sorted lists is not shared, from 0 to 1.
fn apart<T: Ord>(one: &[T], other: &[T]) -> f32 {
    let (mut left, mut right, mut shared) = (0, 0, 0);
    while left < one.len() && right < other.len() {
        match one[left].cmp(&other[right]) {
            std::cmp::Ordering::Equal => (left, right, shared) = (left + 1, right + 1, shared + 1),
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
        }
    }
    let all = one.len() + other.len() - shared;
    if all == 0 { 0.0 } else { 1.0 - shared as f32 / all as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::LanguageTag;
    use crate::source::passages::passages;

    fn pairs(source: &str, target: &str) -> Vec<Option<usize>> {
        let tag = |tag| LanguageTag::parse(tag).expect("a tag");
        paired(&passages(source, &tag("fr")), &passages(target, &tag("nl")))
    }

    #[test]
    fn a_passage_without_counterpart_shifts_no_other() {
        let source = "# Méthode\n\nUne phrase courte.\n\nUn long paragraphe qui parle de 41 sorties et de {{ value a/b }} parmi toutes celles que nous avons suivies.\n\n- un\n- deux\n\n::: toc\n:::\n\nFin en 2023.\n";
        let target = "# Methode\n\nEen lange alinea die het over 41 uitstromen heeft en over {{ value a/b }} van allen die we hebben gevolgd.\n\n- een\n- twee\n\n::: toc\n:::\n\nEinde in 2023.\n";
        assert_eq!(pairs(source, target), [Some(0), None, Some(1), Some(2), Some(3), Some(4), Some(5)]);
        assert_eq!(pairs(target, source), [Some(0), Some(2), Some(3), Some(4), Some(5), Some(6)]);
    }

    #[test]
    fn what_has_no_counterpart_at_all_stays_alone() {
        assert_eq!(pairs("a\n\nb\n", ""), [None, None]);
        assert_eq!(pairs("", "a"), []);
    }
}
