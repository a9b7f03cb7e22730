//! The legend of a map: classes of values, the colours that stand for them, and what has no value.

use std::collections::BTreeSet;

use super::geometry::hatched;
use super::lands::Lands;
use crate::plan::chart::{ChartSpec, Datum, DatumMark};
use crate::render::chart::role::Role;
use crate::render::chart::sheet::{Hang, Letters, Sheet};
use crate::render::chart::steps;

/// The colours of the classes among the eight steps of the scale, by how many classes there are.
const STEPS: [&[u8]; 6] = [&[], &[3], &[1, 5], &[1, 3, 5], &[0, 2, 4, 6], &[0, 2, 3, 5, 6]];

/// What the colours mean: the classes from little to much, and what has no value.
pub struct Legend {
    /// The greatest value of each class.
    tops: Vec<f64>,
    /// Sign and words.
    pub rows: Vec<(Role, String)>,
}

impl Legend {
    /// The legend of a chart's values, as far as they are drawn.
    pub fn of(spec: &ChartSpec, lands: &Lands) -> Legend {
        let Some(series) = spec.series.first() else { return Legend { tops: Vec::new(), rows: Vec::new() } };
        let drawn: BTreeSet<usize> = lands.rows.values().copied().collect();
        let data: Vec<&Datum> = drawn.iter().map(|row| &series.data[*row]).collect();
        let mut known: Vec<(f64, &Datum)> = data.iter().filter_map(|datum| Some((datum.value?, *datum))).collect();
        known.sort_by(|left, right| left.0.total_cmp(&right.0));
        let classes = steps::classes(&known.iter().map(|(value, _)| *value).collect::<Vec<_>>(), 5);
        let step = |class: usize| STEPS[classes.len()][class];
        let words = |class: &std::ops::Range<usize>| {
            let (first, last) = (&known[class.start].1.text, &known[class.end - 1].1.text);
            if first == last { first.clone() } else { format!("{first} – {last}") }
        };
        let mut rows: Vec<(Role, String)> =
            classes.iter().enumerate().map(|(class, range)| (Role::Region(step(class)), words(range))).collect();
        let mut add = |role: Role, mark: DatumMark| {
            let first = data.iter().find(|datum| datum.value.is_none() && datum.mark == mark);
            rows.extend(first.map(|datum| (role, datum.text.clone())));
        };
        add(Role::Hatch, DatumMark::Withheld);
        add(Role::Land, DatumMark::Missing);
        Legend { tops: classes.iter().map(|range| known[range.end - 1].0).collect(), rows }
    }

    /// The class of a value; none for one that is withheld or missing.
    pub fn class(&self, datum: &Datum) -> Option<usize> {
        let value = datum.value?;
        self.tops.iter().position(|top| value <= *top)
    }

    /// The step of a class among the eight of the scale.
    pub fn step(&self, class: usize) -> u8 {
        STEPS[self.tops.len()][class]
    }

    fn lines(&self, letters: &Letters) -> Vec<Vec<String>> {
        self.rows.iter().map(|(_, words)| letters.wrapped(words, 150.0, 3)).collect()
    }

    /// How wide it is.
    pub fn width(&self, letters: &Letters) -> f64 {
        let lines = self.lines(letters);
        26.0 + letters.widest(lines.iter().flatten().map(String::as_str), Role::Strong)
    }

    /// How high it is.
    pub fn height(&self, letters: &Letters) -> f64 {
        self.lines(letters).iter().map(|lines| lines.len() as f64 * letters.line() + 6.0).sum()
    }

    /// Draws it from a corner on.
    pub fn draw(&self, (left, top): (f64, f64), sheet: &mut Sheet) {
        let mut y = top;
        for ((role, _), lines) in self.rows.iter().zip(self.lines(&sheet.letters.clone())) {
            let corners = vec![(left + 0.5, y + 0.5), (left + 18.5, y + 0.5), (left + 18.5, y + 14.5), (left + 0.5, y + 14.5)];
            if *role == Role::Hatch {
                sheet.outline(std::slice::from_ref(&corners), true, Role::Land);
                sheet.outline(&hatched(std::slice::from_ref(&corners)), false, Role::Hatch);
            } else {
                sheet.outline(std::slice::from_ref(&corners), true, *role);
            }
            let closed: Vec<(f64, f64)> = corners.iter().chain(corners.first()).copied().collect();
            sheet.outline(&[closed], false, Role::Coast);
            for (number, words) in lines.iter().enumerate() {
                sheet.words(words, (left + 26.0, y + 12.0 + number as f64 * sheet.letters.line()), (Role::Value, Hang::Start));
            }
            y += lines.len() as f64 * sheet.letters.line() + 6.0;
        }
    }
}
