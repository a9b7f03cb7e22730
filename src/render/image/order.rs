//! Orders: in which sizes and formats a picture is made for its place on a page, and under which names.

use serde::{Deserialize, Serialize};

use super::crop::Crop;
use super::header::{Kind, Original};
use crate::key::Key;
use crate::model::focus::Focus;
use crate::path::OutPath;
use crate::render::picture;
use crate::snapshot::FileId;

/// Changes whenever the same original would become other bytes: it is part of every name.
const EDITION: &str = "pictures 1";

/// The place a picture has on a page: it decides crop and widths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// As wide as the page or the text, uncut.
    Wide,
    /// A card, three to two.
    Card(Focus),
    /// A person, square.
    Face(Focus),
    /// A sheet beside a text, uncut.
    Sheet,
    /// A logo, small and uncut.
    Logo,
}

impl Room {
    fn crop(self) -> Crop {
        match self {
            Room::Card(focus) => Crop::Ratio(3, 2, focus),
            Room::Face(focus) => Crop::Ratio(1, 1, focus),
            Room::Wide | Room::Sheet | Room::Logo => Crop::Whole,
        }
    }

    /// Widths in pixels, and which of them is asked for by a browser that cannot choose.
    fn widths(self) -> (&'static [u32], usize) {
        match self {
            Room::Wide => (&[480, 800, 1280], 1),
            Room::Card(_) => (&[320, 640, 960], 1),
            Room::Face(_) => (&[96, 192, 384, 768], 1),
            Room::Sheet => (&[360, 720], 1),
            Room::Logo => (&[160, 320], 0),
        }
    }
}

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Format {
    /// Photos.
    Jpeg,
    /// Drawings, and everything that lets something shine through.
    Png,
    /// Drawings in lines.
    Svg,
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::Svg => "svg",
        }
    }
}

/// A picture to be made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Order {
    /// The original's file.
    pub file: FileId,
    /// Which part of it.
    pub crop: Crop,
    /// Width and height.
    pub size: (u32, u32),
    /// How it is written.
    pub format: Format,
}

impl Order {
    /// The most bytes it should have: a picture across the page 110 kB, any other 70.
    pub fn budget(&self) -> usize {
        if self.size.0 > 1000 { 110_000 } else { 70_000 }
    }

    /// The content key of what it becomes: the same on every machine, in every site.
    pub fn key(&self, original: &Original) -> Key {
        let Order { crop, size, format, .. } = self;
        Key::of(format!("{EDITION} {} {crop:?} {size:?} {format:?}", original.key).as_bytes())
    }

    /// Whether these bytes may pass for it: a picture of this kind and size with nothing besides.
    pub fn is_met_by(&self, bytes: &[u8]) -> bool {
        let kind = match self.format {
            Format::Jpeg => Kind::Jpeg,
            Format::Png => Kind::Png,
            Format::Svg => return picture::clean(bytes).is_some_and(|clean| clean.bytes == bytes),
        };
        let nothing_besides = || picture::clean(bytes).is_some_and(|clean| clean.bytes == bytes);
        super::header::read(bytes).is_ok_and(|made| made.kind == kind && made.size == self.size) && nothing_besides()
    }

    /// Where it is published.
    pub fn path(&self, original: &Original) -> OutPath {
        let name = format!("assets/{}.{}", self.key(original).short(), self.format.extension());
        OutPath::new(name).expect("a hash is a plain name")
    }
}

/// The sizes a browser may choose from.
#[derive(Clone, Debug)]
pub struct Candidates {
    /// What is to be made, from narrow to wide, with its path.
    pub orders: Vec<(OutPath, Order)>,
    /// Which of them is asked for by a browser that cannot choose.
    pub usual: usize,
}

/// What is to be made of a picture for its place on a page; never wider than the original.
pub fn candidates(file: FileId, original: &Original, room: Room) -> Candidates {
    let crop = room.crop();
    let area = crop.area(original.size);
    let (widths, usual) = room.widths();
    let format = match original.kind {
        Kind::Svg => Format::Svg,
        _ if original.is_photo => Format::Jpeg,
        _ => Format::Png,
    };
    let fitting: Vec<u32> = match format {
        Format::Svg => vec![area.width],
        _ => fitting(widths, area.width),
    };
    let height = |width: u32| (u64::from(area.height) * u64::from(width) + u64::from(area.width) / 2) / u64::from(area.width);
    let order = |width: u32| {
        let size = (width, u32::try_from(height(width)).unwrap_or(u32::MAX).max(1));
        let order = Order { file, crop: if format == Format::Svg { Crop::Whole } else { crop }, size, format };
        (order.path(original), order)
    };
    Candidates { usual: usual.min(fitting.len() - 1), orders: fitting.into_iter().map(order).collect() }
}

/// The widths that do not exceed the original's, and the original's own where it is well above the last of them.
fn fitting(widths: &[u32], own: u32) -> Vec<u32> {
    let mut fitting: Vec<u32> = widths.iter().copied().filter(|width| *width <= own).collect();
    let reached = fitting.last().copied().unwrap_or(0);
    if fitting.len() < widths.len() && u64::from(own) * 10 > u64::from(reached) * 12 {
        fitting.push(own);
    }
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_never_made_wider_than_it_is() {
        assert_eq!(fitting(&[480, 800, 1280], 4000), [480, 800, 1280]);
        assert_eq!(fitting(&[480, 800, 1280], 1000), [480, 800, 1000]);
        assert_eq!(fitting(&[480, 800, 1280], 820), [480, 800]);
        assert_eq!(fitting(&[480, 800, 1280], 90), [90]);
    }
}
