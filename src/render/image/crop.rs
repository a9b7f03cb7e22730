//! Crops: which part of a picture is shown, and where that lies in pixels that a camera held sideways.

use serde::{Deserialize, Serialize};

use crate::model::focus::Focus;

/// How a picture is cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Crop {
    /// Not at all.
    #[default]
    Whole,
    /// To the proportions of the first two, as large as it can be, around the focus.
    Ratio(u32, u32, Focus),
}

/// A part of a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// In pixels, at least one.
    pub width: u32,
    /// In pixels, at least one.
    pub height: u32,
}

impl Crop {
    /// The part of a picture of this size, seen upright.
    pub fn area(self, (width, height): (u32, u32)) -> Area {
        let Crop::Ratio(across, down, focus) = self else { return Area { x: 0, y: 0, width, height } };
        let wide = u64::from(width) * u64::from(down) >= u64::from(height) * u64::from(across);
        let part = |side: u32, up: u32, by: u32| u32::try_from(u64::from(side) * u64::from(up) / u64::from(by)).unwrap_or(u32::MAX);
        let (w, h) = if wide { (part(height, across, down).min(width), height) } else { (width, part(width, down, across).min(height)) };
        let (w, h) = (w.max(1), h.max(1));
        let start = |side: u32, kept: u32, focus: u32| part(side, focus.min(1000), 1000).saturating_sub(kept / 2).min(side - kept);
        Area { x: start(width, w, focus.x), y: start(height, h, focus.y), width: w, height: h }
    }
}

/// Width and height before or after a turn.
pub fn swapped((width, height): (u32, u32), turn: u8) -> (u32, u32) {
    if (5..=8).contains(&turn) { (height, width) } else { (width, height) }
}

/// Where the pixel at a place of the upright picture lies in the raw one, whose size is given.
pub fn source((x, y): (u32, u32), turn: u8, (width, height): (u32, u32)) -> (u32, u32) {
    match turn {
        2 => (width - 1 - x, y),
        3 => (width - 1 - x, height - 1 - y),
        4 => (x, height - 1 - y),
        5 => (y, x),
        6 => (y, height - 1 - x),
        7 => (width - 1 - y, height - 1 - x),
        8 => (width - 1 - y, x),
        _ => (x, y),
    }
}

/// The raw area of an area of the upright picture, whose size is given.
pub fn unturned(area: Area, turn: u8, upright: (u32, u32)) -> Area {
    let raw = swapped(upright, turn);
    let one = source((area.x, area.y), turn, raw);
    let other = source((area.x + area.width - 1, area.y + area.height - 1), turn, raw);
    let (width, height) = swapped((area.width, area.height), turn);
    Area { x: one.0.min(other.0), y: one.1.min(other.1), width, height }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crop_is_as_large_as_it_can_be_and_keeps_its_focus() {
        let card = |x, y| Crop::Ratio(3, 2, Focus { x, y });
        assert_eq!(card(500, 500).area((3000, 3000)), Area { x: 0, y: 500, width: 3000, height: 2000 });
        assert_eq!(card(500, 0).area((3000, 3000)), Area { x: 0, y: 0, width: 3000, height: 2000 });
        assert_eq!(card(500, 1000).area((3000, 3000)), Area { x: 0, y: 1000, width: 3000, height: 2000 });
        assert_eq!(card(900, 500).area((6000, 2000)), Area { x: 3000, y: 0, width: 3000, height: 2000 });
        assert_eq!(card(500, 500).area((1, 1)), Area { x: 0, y: 0, width: 1, height: 1 });
        assert_eq!(Crop::Whole.area((7, 5)), Area { x: 0, y: 0, width: 7, height: 5 });
    }

    #[test]
    fn an_area_is_found_again_in_a_picture_taken_sideways() {
        let top = Area { x: 0, y: 0, width: 100, height: 50 };
        // Upright 100 × 200, taken with the camera turned: raw 200 × 100.
        assert_eq!(unturned(top, 6, (100, 200)), Area { x: 0, y: 0, width: 50, height: 100 });
        assert_eq!(unturned(top, 8, (100, 200)), Area { x: 150, y: 0, width: 50, height: 100 });
        assert_eq!(unturned(top, 3, (100, 200)), Area { x: 0, y: 150, width: 100, height: 50 });
    }
}
