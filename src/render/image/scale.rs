//! Scaling down: every pixel of the result is a weighted mean of those it stands for.
//!
//! Whole numbers once the weights are made, and no transcendental function in making them, so that every processor
//! gives the same bytes; a library with instructions of its own for each processor would not promise that.

use super::crop::Area;
use super::pixels::Pixels;

/// The bits behind the point of a weight.
const BITS: u32 = 14;

/// A part of a picture in another size; sizes above the part's are not sharper, only larger.
pub fn scale(source: &Pixels, area: Area, (width, height): (u32, u32)) -> Pixels {
    let channels = source.channels;
    let across = contributions(area.width, width);
    let mut rows = Vec::with_capacity(width as usize * area.height as usize * channels);
    for y in area.y..area.y + area.height {
        let start = (y as usize * source.width as usize + area.x as usize) * channels;
        let row = premultiplied(&source.data[start..start + area.width as usize * channels], channels);
        across.iter().for_each(|part| rows.extend_from_slice(&sums(part, &row, channels)[..channels]));
    }
    let line = width as usize * channels;
    let mut data = Vec::with_capacity(line * height as usize);
    for part in contributions(area.height, height) {
        column_sums(&part, &rows, line, &mut data);
    }
    if channels == 4 {
        data.chunks_exact_mut(4).for_each(unmultiply);
    }
    Pixels { width, height, channels, data }
}

/// The pixels that one pixel of the result is made of, from the first on, with their weights.
struct Part {
    first: usize,
    weights: Vec<i32>,
}

fn contributions(from: u32, to: u32) -> Vec<Part> {
    let ratio = f64::from(from) / f64::from(to);
    let stretch = ratio.max(1.0);
    (0..to)
        .map(|index| {
            let centre = (f64::from(index) + 0.5) * ratio - 0.5;
            let first = (centre - 2.0 * stretch).ceil().max(0.0) as usize;
            let last = ((centre + 2.0 * stretch).floor() as usize).min(from as usize - 1);
            let weights: Vec<f64> = (first..=last).map(|at| catmull_rom((at as f64 - centre) / stretch)).collect();
            Part { first, weights: whole(&weights) }
        })
        .collect()
}

/// Catmull and Rom's cubic: sharp, with little ringing.
fn catmull_rom(x: f64) -> f64 {
    let x = x.abs();
    match x {
        _ if x < 1.0 => (1.5 * x - 2.5) * x * x + 1.0,
        _ if x < 2.0 => ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0,
        _ => 0.0,
    }
}

/// Weights as whole numbers that sum to one exactly: what rounding loses goes to the heaviest.
fn whole(weights: &[f64]) -> Vec<i32> {
    let total: f64 = weights.iter().sum();
    let one = f64::from(1u32 << BITS);
    let mut rounded: Vec<i32> = weights.iter().map(|weight| (weight / total * one).round() as i32).collect();
    let missing = (1 << BITS) - rounded.iter().sum::<i32>();
    if let Some(heaviest) = rounded.iter_mut().max() {
        *heaviest += missing;
    }
    rounded
}

/// One pixel of the result from those beside each other.
fn sums(part: &Part, row: &[u8], channels: usize) -> [u8; 4] {
    let mut sums = [1i32 << (BITS - 1); 4];
    for (weight, pixel) in part.weights.iter().zip(row[part.first * channels..].chunks_exact(channels)) {
        for (sum, value) in sums.iter_mut().zip(pixel) {
            *sum += weight * i32::from(*value);
        }
    }
    sums.map(byte)
}

/// One row of the result from the rows above each other.
fn column_sums(part: &Part, rows: &[u8], line: usize, out: &mut Vec<u8>) {
    let mut sums = vec![1i32 << (BITS - 1); line];
    for (index, weight) in part.weights.iter().enumerate() {
        let start = (part.first + index) * line;
        for (sum, value) in sums.iter_mut().zip(&rows[start..start + line]) {
            *sum += weight * i32::from(*value);
        }
    }
    out.extend(sums.into_iter().map(byte));
}

fn byte(sum: i32) -> u8 {
    (sum >> BITS).clamp(0, 255) as u8
}

/// A row in which colour counts as much as it covers.
fn premultiplied(row: &[u8], channels: usize) -> Vec<u8> {
    let mut row = row.to_vec();
    if channels == 4 {
        for pixel in row.chunks_exact_mut(4) {
            let alpha = u32::from(pixel[3]);
            pixel[..3].iter_mut().for_each(|value| *value = ((u32::from(*value) * alpha + 127) / 255) as u8);
        }
    }
    row
}

fn unmultiply(pixel: &mut [u8]) {
    let alpha = u32::from(pixel[3]);
    if alpha > 0 && alpha < 255 {
        pixel[..3].iter_mut().for_each(|value| *value = ((u32::from(*value) * 255 + alpha / 2) / alpha).min(255) as u8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(pixels: &Pixels) -> Area {
        Area { x: 0, y: 0, width: pixels.width, height: pixels.height }
    }

    #[test]
    fn an_even_colour_stays_what_it_is() {
        let even = Pixels { width: 37, height: 23, channels: 3, data: [200, 10, 90].repeat(37 * 23) };
        for size in [(1, 1), (5, 7), (36, 22), (37, 23), (80, 40)] {
            let scaled = scale(&even, area(&even), size);
            assert!(scaled.is_whole() && scaled.data.chunks(3).all(|pixel| pixel == [200, 10, 90]), "{size:?}");
        }
    }

    #[test]
    fn what_is_transparent_lends_no_colour() {
        let half = Pixels { width: 2, height: 1, channels: 4, data: vec![255, 0, 0, 255, 0, 255, 0, 0] };
        let one = scale(&half, area(&half), (1, 1));
        assert_eq!(one.data[..3], [255, 0, 0]);
        assert!((120..=136).contains(&one.data[3]));
    }

    #[test]
    fn a_part_is_scaled_without_its_surroundings() {
        let mut data = [0, 0, 0].repeat(16);
        for at in [5usize, 6, 9, 10] {
            data[at * 3..at * 3 + 3].copy_from_slice(&[90, 90, 90]);
        }
        let framed = Pixels { width: 4, height: 4, channels: 3, data };
        assert_eq!(scale(&framed, Area { x: 1, y: 1, width: 2, height: 2 }, (1, 1)).data, [90, 90, 90]);
    }
}
