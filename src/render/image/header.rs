//! What a picture is, from the first bytes of its file: its kind by content, its size, which way it was held.
//!
//! Limits are held against what the header claims, before anything is unpacked.

use crate::finding::FileTrouble;
use crate::key::Key;
use crate::render::picture;

/// The most pixels a picture may have.
pub const PIXELS: u64 = 60_000_000;
/// The longest side.
const SIDE: u32 = 32_000;

/// How a picture's file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A photo.
    Jpeg,
    /// A picture without loss.
    Png,
    /// Up to 256 colours, perhaps moving.
    Gif,
    /// Either.
    WebP,
    /// A drawing in lines.
    Svg,
}

/// A picture of the site, as far as its header tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// How it is written.
    pub kind: Kind,
    /// Width and height as it is seen, turned upright.
    pub size: (u32, u32),
    /// The orientation of EXIF, from 1 to 8.
    pub turn: u8,
    /// Whether it is best published as a photo: nothing shines through, and its colours are many.
    pub is_photo: bool,
    /// The key of its bytes.
    pub key: Key,
}

/// What is known of pixels before they are read.
struct Raw {
    size: (u32, u32),
    turn: u8,
    is_photo: bool,
}

/// Reads a header; errs if it is no picture that can be published.
pub fn read(bytes: &[u8]) -> Result<Original, FileTrouble> {
    let (kind, raw) = match bytes {
        [0xFF, 0xD8, 0xFF, ..] => (Kind::Jpeg, jpeg(bytes)),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => (Kind::Png, png(bytes)),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => (Kind::Gif, gif(bytes)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => (Kind::WebP, webp(bytes)),
        _ if looks_like_svg(bytes) => (Kind::Svg, svg(bytes)?),
        _ => return Err(FileTrouble::NoPicture(foreign(bytes))),
    };
    let Raw { size, turn, is_photo } = raw.ok_or(FileTrouble::Damaged)?;
    if size.0 == 0 || size.1 == 0 {
        return Err(FileTrouble::Damaged);
    }
    if u64::from(size.0) * u64::from(size.1) > PIXELS || size.0 > SIDE || size.1 > SIDE {
        return Err(FileTrouble::TooManyPixels { width: size.0, height: size.1, limit: PIXELS });
    }
    Ok(Original { kind, size: super::crop::swapped(size, turn), turn, is_photo, key: Key::of(bytes) })
}

/// What a file that is no picture of ours is called, where it is known.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes.get(4..12).filter(|brand| brand.starts_with(b"ftyp")).map(|brand| &brand[4..]);
    match (brand, bytes) {
        (Some(b"avif" | b"avis"), _) => Some("AVIF"),
        (Some(b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1"), _) => Some("HEIC"),
        (_, [b'I', b'I', 0x2A, 0, ..] | [b'M', b'M', 0, 0x2A, ..]) => Some("TIFF"),
        (_, [b'B', b'M', ..]) => Some("BMP"),
        (_, [b'%', b'P', b'D', b'F', ..]) => Some("PDF"),
        (_, [b'8', b'B', b'P', b'S', ..]) => Some("Photoshop"),
        _ => None,
    }
}

fn number(bytes: &[u8]) -> Option<u32> {
    (bytes.len() <= 4).then(|| bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

fn number_le(bytes: &[u8]) -> Option<u32> {
    (bytes.len() <= 4).then(|| bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// Segments up to the scan, which must have an end: a photo that was cut short is refused.
fn jpeg(bytes: &[u8]) -> Option<Raw> {
    let (mut at, mut size, mut turn) = (2, None, 1);
    loop {
        let marker = *bytes.get(at + 1).filter(|_| bytes.get(at) == Some(&0xFF))?;
        if marker == 0xFF {
            at += 1;
            continue;
        }
        let length = number(bytes.get(at + 2..at + 4)?)? as usize;
        let segment = bytes.get(at..at.checked_add(2 + length)?)?;
        match marker {
            0xDA => {
                bytes[at..].windows(2).any(|pair| pair == [0xFF, 0xD9]).then_some(())?;
                return Some(Raw { size: size?, turn, is_photo: true });
            }
            0xE1 => turn = segment.get(4..).and_then(|exif| exif.strip_prefix(b"Exif\0\0")).and_then(picture::turn).unwrap_or(turn),
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                size = Some((number(segment.get(7..9)?)?, number(segment.get(5..7)?)?))
            }
            _ => {}
        }
        at += 2 + length;
    }
}

/// The chunks, to the end: one that is cut short is refused.
fn png(bytes: &[u8]) -> Option<Raw> {
    let (mut at, mut head, mut turn, mut transparent) = (8, None, 1, false);
    loop {
        let length = number(bytes.get(at..at + 4)?)? as usize;
        let kind = bytes.get(at + 4..at + 8)?;
        let data = bytes.get(at + 8..(at + 8).checked_add(length)?)?;
        match kind {
            b"IHDR" => head = Some(((number(data.get(..4)?)?, number(data.get(4..8)?)?), *data.get(9)?)),
            b"tRNS" => transparent = true,
            b"eXIf" => turn = picture::turn(data).unwrap_or(1),
            b"IEND" => {
                let (size, colours) = head?;
                let is_photo = colours == 2 && !transparent && has_many_colours(bytes, size);
                return Some(Raw { size, turn, is_photo });
            }
            _ => {}
        }
        at += length.checked_add(12)?;
    }
}

fn gif(bytes: &[u8]) -> Option<Raw> {
    let size = (number_le(bytes.get(6..8)?)?, number_le(bytes.get(8..10)?)?);
    Some(Raw { size, turn: 1, is_photo: false })
}

fn webp(bytes: &[u8]) -> Option<Raw> {
    let whole = number_le(bytes.get(4..8)?)? as usize;
    bytes.get(..whole.checked_add(8)?)?;
    let (mut at, mut size, mut turn, mut is_photo) = (12, None, 1, true);
    while let Some(kind) = bytes.get(at..at + 4) {
        let length = number_le(bytes.get(at + 4..at + 8)?)? as usize;
        let data = bytes.get(at + 8..(at + 8).checked_add(length)?)?;
        match kind {
            b"VP8X" => {
                is_photo &= data.first()? & 0x10 == 0;
                size = Some((number_le(data.get(4..7)?)? + 1, number_le(data.get(7..10)?)? + 1));
            }
            b"VP8 " => size = size.or(Some((number_le(data.get(6..8)?)? & 0x3FFF, number_le(data.get(8..10)?)? & 0x3FFF))),
            b"VP8L" => {
                let bits = number_le(data.get(1..5)?)?;
                size = size.or(Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)));
                is_photo &= bits >> 28 & 1 == 0 && has_many_colours(bytes, size?);
            }
            b"ALPH" => is_photo = false,
            b"EXIF" => turn = picture::turn(data.strip_prefix(b"Exif\0\0").unwrap_or(data)).unwrap_or(1),
            _ => {}
        }
        at += 8 + length + length % 2;
    }
    Some(Raw { size: size?, turn, is_photo })
}

/// Whether a picture without loss needs so many bytes that it must be a photo: a drawing has even areas.
fn has_many_colours(bytes: &[u8], (width, height): (u32, u32)) -> bool {
    let pixels = u64::from(width) * u64::from(height);
    pixels > 40_000 && bytes.len() as u64 * 2 > pixels
}

fn looks_like_svg(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_lowercase();
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    start.starts_with("<svg") || start.starts_with("<?xml") && start.contains("<svg") || start.starts_with("<!doctype svg")
}

/// A drawing in which nothing acts, with the size it is shown at: its own, else its view's, else what browsers take.
fn svg(bytes: &[u8]) -> Result<Option<Raw>, FileTrouble> {
    let clean = picture::clean(bytes).ok_or(FileTrouble::Unsafe)?;
    let text = String::from_utf8_lossy(&clean.bytes);
    let tag = text.find("<svg").map_or("", |at| text[at..].split('>').next().unwrap_or_default());
    let value = |name: &str| {
        let at = tag.find(&format!(" {name}=")).or_else(|| tag.find(&format!("\n{name}=")))? + name.len() + 2;
        tag[at..].get(1..)?.split(['"', '\'']).next()
    };
    let side = |name: &str| value(name)?.trim_end_matches("px").parse::<f64>().ok().filter(|side| *side >= 1.0);
    let view: Vec<f64> =
        value("viewBox").map_or_else(Vec::new, |view| view.split([' ', ',']).filter_map(|number| number.parse().ok()).collect());
    let shape = match view.as_slice() {
        [_, _, width, height] if *width > 0.0 && *height > 0.0 => (*width, *height),
        _ => (300.0, 150.0),
    };
    let (width, height) = match (side("width"), side("height")) {
        (Some(width), Some(height)) => (width, height),
        (Some(width), None) => (width, width * shape.1 / shape.0),
        (None, Some(height)) => (height * shape.0 / shape.1, height),
        (None, None) => shape,
    };
    let whole = |side: f64| side.round().clamp(1.0, 16_000.0) as u32;
    let (width, height) = (whole(width), whole(height));
    Ok(Some(Raw { size: (width.min(3000), height.min(3000)), turn: 1, is_photo: false }))
}
