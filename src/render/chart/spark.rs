//! Sparklines: a trend as large as a word; the words beside it say the values.

use super::ink::Role;
use super::sheet::{Area, Plane, Sheet};
use super::ticks::Axis;

const WIDE: f64 = 120.0;
const HIGH: f64 = 36.0;

/// A line through these values, hidden from assistive technology; nothing under two values.
pub fn sparkline(values: &[Option<f64>]) -> String {
    let known: Vec<(f64, f64)> = values
        .iter()
        .enumerate()
        .filter_map(|(index, value)| Some((index as f64, (*value)?)))
        .filter(|(_, value)| value.is_finite())
        .collect();
    if known.len() < 2 {
        return String::new();
    }
    let least = known.iter().map(|point| point.1).fold(f64::INFINITY, f64::min);
    let most = known.iter().map(|point| point.1).fold(f64::NEG_INFINITY, f64::max);
    let area = Area { left: 5.0, top: 6.0, right: WIDE - 5.0, bottom: HIGH - 6.0 };
    let plane = Plane::new(Axis::exact(known[0].0, known[known.len() - 1].0), Axis::exact(least, most), area);
    let mut marks = String::new();
    let sheet = Sheet::new(&mut marks, (WIDE, HIGH));
    let points: Vec<(f64, f64)> = known.iter().map(|(at, value)| plane.at(*at, *value)).collect();
    sheet.path(&points, Role::Line);
    sheet.circle(points[points.len() - 1], 4.0, Role::Point);
    drop(sheet);
    format!("<svg class=\"g spark\" viewBox=\"0 0 {WIDE} {HIGH}\" width=\"{WIDE}\" height=\"{HIGH}\" aria-hidden=\"true\">{marks}</svg>")
}
