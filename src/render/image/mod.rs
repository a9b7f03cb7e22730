//! Pictures as they are published: read, turned, cropped, scaled and written anew, in several widths.
//!
//! No byte of an original goes out, so nothing that a camera, an editor or an attacker put beside the pixels does.
//! A page orders what it shows by looking at a picture's header alone; the pixels are worked on once for the whole
//! site, when all orders are known. Names follow from the original's content and what is made of it.

mod crop;
mod gif;
mod header;
mod jpeg;
mod order;
mod pixels;
mod png;
mod scale;
mod svg;
mod webp;

pub use self::svg::clean as clean_svg;
pub use crop::Crop;
pub use header::{Kind, Original, PIXELS};
pub use order::{Candidates, Order, Room, candidates};

use std::sync::OnceLock;

use crate::finding::FileTrouble;
use crate::render::picture;
use crate::snapshot::{Content, FileId, Snapshot};

/// What is known of the pictures of a site, each looked at once.
#[derive(Debug)]
pub struct Gallery(Vec<OnceLock<Result<Original, FileTrouble>>>);

impl Gallery {
    /// A gallery for the files of a snapshot, none looked at yet.
    pub fn of(snapshot: &Snapshot) -> Gallery {
        Gallery(snapshot.files.iter().map(|_| OnceLock::new()).collect())
    }

    /// What a picture is, or why it cannot be shown.
    pub fn original(&self, snapshot: &Snapshot, file: FileId) -> Result<Original, FileTrouble> {
        self.0[file.0 as usize].get_or_init(|| header::read(bytes(snapshot, file))).clone()
    }
}

/// The size of a picture that can be shown, header and pixels looked at; else why it cannot.
pub fn inspected(bytes: &[u8]) -> Result<(u32, u32), FileTrouble> {
    let original = header::read(bytes)?;
    let is_whole = original.kind == Kind::Svg || decode(&original, bytes).is_some();
    if is_whole { Ok(original.size) } else { Err(FileTrouble::Damaged) }
}

/// The bytes of a file, whatever they are.
pub fn bytes(snapshot: &Snapshot, file: FileId) -> &[u8] {
    match &snapshot.file(file).content {
        Content::Bytes(bytes) => bytes,
        Content::Text(text) => text.as_bytes(),
        Content::Refused(_) => &[],
    }
}

/// Makes what was ordered of one picture in one crop: the widest first, each narrower one from it.
///
/// The orders must be of the same file and crop. Errs if the picture is damaged behind its header.
pub fn develop(original: &Original, bytes: &[u8], orders: &[&Order]) -> Result<Vec<Vec<u8>>, FileTrouble> {
    let Some(widest) = orders.iter().max_by_key(|order| order.size) else { return Ok(Vec::new()) };
    if original.kind == Kind::Svg {
        let clean = picture::clean(bytes).ok_or(FileTrouble::Unsafe)?;
        return Ok(orders.iter().map(|_| clean.bytes.clone()).collect());
    }
    let source = decode(original, bytes).ok_or(FileTrouble::Damaged)?;
    let area = widest.crop.area(original.size);
    let raw_area = crop::unturned(area, original.turn, original.size);
    let raw_size = crop::swapped(widest.size, original.turn);
    let first = scale::scale(&source, raw_area, raw_size).turned(original.turn);
    drop(source);
    let made = orders.iter().map(|order| {
        let whole = crop::Area { x: 0, y: 0, width: first.width, height: first.height };
        let scaled = if order.size == (first.width, first.height) { None } else { Some(scale::scale(&first, whole, order.size)) };
        encode(scaled.as_ref().unwrap_or(&first), order)
    });
    made.collect::<Option<Vec<_>>>().ok_or(FileTrouble::Damaged)
}

/// A drawing's pixels, rows of red, green and blue, as PNG.
pub fn drawing(width: u32, height: u32, colours: Vec<u8>) -> Option<Vec<u8>> {
    png::encode_drawing(&pixels::Pixels { width, height, channels: 3, data: colours })
}

/// Whether bytes are a PNG as wide as this, with nothing in it but pixels.
pub fn is_bare_png(bytes: &[u8], width: u32) -> bool {
    let is_png = header::read(bytes).is_ok_and(|made| made.kind == Kind::Png && made.size.0 == width);
    is_png && picture::clean(bytes).is_some_and(|clean| clean.bytes == bytes)
}

fn decode(original: &Original, bytes: &[u8]) -> Option<pixels::Pixels> {
    let pixels = match original.kind {
        Kind::Jpeg => jpeg::decode(bytes),
        Kind::Png => png::decode(bytes),
        Kind::Gif => gif::decode(bytes),
        Kind::WebP => webp::decode(bytes),
        Kind::Svg => None,
    }?;
    let raw = crop::swapped(original.size, original.turn);
    ((pixels.width, pixels.height) == raw && pixels.is_whole()).then_some(pixels)
}

fn encode(pixels: &pixels::Pixels, order: &Order) -> Option<Vec<u8>> {
    match order.format {
        order::Format::Jpeg => jpeg::encode_within(pixels, order.budget()),
        order::Format::Png => png::encode(pixels),
        order::Format::Svg => None,
    }
}
