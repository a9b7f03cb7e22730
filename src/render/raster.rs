//! Drawings as pixels: an SVG of ours, whose words are outlines, becomes a PNG. The one door to the rasteriser.
//!
//! It knows no font and reads no file: what is not in the markup is not in the picture.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::image;

/// The most pixels a drawing is made of, however high it is.
const MOST: f64 = 24_000_000.0;

/// A drawing of ours as PNG, this many pixels wide, on white; nothing if the markup is no drawing.
pub fn png(svg: &str, width: u32) -> Option<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).ok()?;
    let size = tree.size();
    let scale = f64::from(width) / f64::from(size.width());
    let height = (f64::from(size.height()) * scale).round().max(1.0);
    if f64::from(width) * height > MOST {
        return None;
    }
    let mut pixels = Pixmap::new(width, height as u32)?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
    // On white nothing shines through: what is left of opacity can be dropped.
    let colours = pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    image::drawing(width, height as u32, colours)
}
