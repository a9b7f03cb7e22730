//! Axes: our own ticks as a plotters coordinate, so that its search for nice values never runs.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

/// A linear axis with the places of its ticks.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The value at its beginning.
    pub from: f64,
    /// The value at its end; always more.
    pub to: f64,
    /// The values at its ticks, in order.
    pub at: Vec<f64>,
    /// The decimals its ticks need.
    pub decimals: u32,
}

impl Axis {
    /// An axis over exactly these values, padded when they are one.
    pub fn exact(from: f64, to: f64) -> Axis {
        let (from, to) = finite(from, to);
        let (from, to) = if to > from { (from, to) } else { (from - 0.5, from + 0.5) };
        Axis { from, to, at: Vec::new(), decimals: 0 }
    }

    /// An axis of counts from zero: its ticks are whole.
    pub fn whole(most: f64) -> Axis {
        let most = most.ceil().max(1.0);
        let steps = (0..16).flat_map(|power| [1.0, 2.0, 5.0].map(|factor| factor * 10f64.powi(power)));
        let step = steps.into_iter().find(|step| most / step <= 5.0).unwrap_or(most);
        let count = (most / step).ceil().clamp(1.0, 12.0);
        Axis { from: 0.0, to: count * step, at: (0..=count as usize).map(|index| index as f64 * step).collect(), decimals: 0 }
    }

    /// An axis whose ends are ticks, with about `wanted` steps of 1, 2 or 5 times a power of ten, or of 2.5 times from
    /// 2.5 on: below it a quarter would take one decimal more than its neighbours.
    pub fn nice(least: f64, most: f64, wanted: usize) -> Axis {
        let (least, most) = finite(least, most);
        let (least, most) = if most > least { (least, most) } else { around(least) };
        let raw = (most - least) / wanted.max(1) as f64;
        let power = 10f64.powf(raw.log10().floor());
        let steps = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().filter(|factor| *factor != 2.5 || power >= 1.0);
        let step = steps.map(|factor| factor * power).find(|step| *step >= raw * 0.999).unwrap_or(power * 10.0);
        let (first, last) = ((least / step + 1e-9).floor(), (most / step - 1e-9).ceil());
        let count = (last - first).clamp(1.0, 12.0) as usize;
        let at: Vec<f64> = (0..=count).map(|index| (first + index as f64) * step).collect();
        let decimals = (0..6).find(|&decimals| at.iter().all(|tick| is_round(*tick, decimals))).unwrap_or(6);
        Axis { from: at[0], to: at[count], at, decimals: decimals.unsigned_abs() }
    }
}

/// The ends of an axis that nothing lies on are zero and one.
fn finite(least: f64, most: f64) -> (f64, f64) {
    if least.is_finite() && most.is_finite() { (least, most) } else { (0.0, 1.0) }
}

/// Room around a single value.
fn around(value: f64) -> (f64, f64) {
    if value == 0.0 { (0.0, 1.0) } else { (value.min(0.0), value.max(0.0)) }
}

fn is_round(value: f64, decimals: i32) -> bool {
    let scaled = value * 10f64.powi(decimals);
    (scaled - scaled.round()).abs() < 1e-6 * scaled.abs().max(1.0)
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let along = (value - self.from) / (self.to - self.from) * f64::from(limit.1 - limit.0);
        let along = along.clamp(-1e8, 1e8);
        limit.0 + (along + 0.5_f64.copysign(along)) as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() { Vec::new() } else { self.at.clone() }
    }

    fn range(&self) -> Range<f64> {
        self.from..self.to
    }
}

impl ValueFormatter<f64> for Axis {
    fn format(value: &f64) -> String {
        value.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_values() {
        for (least, most, ticks) in
            [(0.0, 63.3, 4), (0.0, 0.0, 4), (-3.0, 9.0, 4), (0.0, 1e9, 4), (0.0, 1e-9, 4), (182.5, 240.3, 4), (7.0, 7.0, 4)]
        {
            let axis = Axis::nice(least, most, ticks);
            assert!(axis.from <= least && axis.to >= most && axis.at.len() <= 8, "{axis:?}");
        }
        assert_eq!(Axis::nice(0.0, 63.3, 4).at, [0.0, 20.0, 40.0, 60.0, 80.0]);
        let scores = Axis::nice(6.6, 7.5, 4);
        assert_eq!((scores.at, scores.decimals), (vec![6.5, 7.0, 7.5], 1));
    }
}
