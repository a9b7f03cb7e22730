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
        let (from, to) = if to > from { (from, to) } else { (from - 0.5, from + 0.5) };
        Axis { from, to, at: Vec::new(), decimals: 0 }
    }

    /// An axis whose ends are ticks, with about `wanted` steps of 1, 2, 2.5 or 5 times a power of ten.
    pub fn nice(least: f64, most: f64, wanted: usize) -> Axis {
        let (least, most) = if most > least { (least, most) } else { around(least) };
        let raw = (most - least) / wanted.max(1) as f64;
        let power = 10f64.powf(raw.log10().floor());
        let step =
            [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|step| *step >= raw * 0.999).unwrap_or(power * 10.0);
        let (first, last) = ((least / step + 1e-9).floor(), (most / step - 1e-9).ceil());
        let count = (last - first).clamp(1.0, 12.0) as usize;
        let at: Vec<f64> = (0..=count).map(|index| (first + index as f64) * step).collect();
        let decimals = (0..6).find(|&decimals| at.iter().all(|tick| is_round(*tick, decimals))).unwrap_or(6);
        Axis { from: at[0], to: at[count], at, decimals: decimals.unsigned_abs() }
    }
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
        limit.0 + ((value - self.from) / (self.to - self.from) * f64::from(limit.1 - limit.0)).round() as i32
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
    }
}
