//! PNG: drawings, and photos that came as PNG.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io::Cursor;

use png::{ColorType, Compression, Decoder, Encoder, Filter, Limits, SrgbRenderingIntent, Transformations};

use super::pixels::Pixels;

/// The pixels of a picture, eight bits a channel, its palette looked up; nothing if it is damaged.
pub fn decode(bytes: &[u8]) -> Option<Pixels> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: 512 * 1024 * 1024 });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let mut reader = decoder.read_info().ok()?;
    let mut data = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut data).ok()?;
    data.truncate(frame.buffer_size());
    let (width, height) = (frame.width, frame.height);
    match frame.color_type {
        ColorType::Rgb => Some(Pixels { width, height, channels: 3, data }),
        ColorType::Rgba => Some(Pixels { width, height, channels: 4, data }),
        ColorType::Grayscale => Some(Pixels::of_grey(width, height, &data)),
        ColorType::GrayscaleAlpha => Some(Pixels::of_grey_alpha(width, height, &data)),
        ColorType::Indexed => None,
    }
}

/// Rows of red, green and blue as PNG that says its colours are sRGB: quick to write, for drawings with even areas. Few
/// colours are written as a palette.
pub fn encode_drawing(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width, pixels.height);
    let (palette, numbers) = numbered(&pixels.data).unzip();
    encoder.set_color(if numbers.is_some() { ColorType::Indexed } else { ColorType::Rgb });
    if let Some(palette) = palette {
        encoder.set_palette(palette);
    }
    encoder.set_source_srgb(SrgbRenderingIntent::RelativeColorimetric);
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(numbers.as_ref().unwrap_or(&pixels.data)).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// The colours of a drawing, in the order in which they come, and for each pixel its colour's number; nothing if there
/// are more than a byte can number.
fn numbered(data: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut palette: Vec<u8> = Vec::with_capacity(768);
    let mut known: BTreeMap<[u8; 3], u8> = BTreeMap::new();
    let mut numbers = Vec::with_capacity(data.len() / 3);
    let mut last = ([0; 3], None);
    for pixel in data.chunks_exact(3) {
        let colour = [pixel[0], pixel[1], pixel[2]];
        // Drawings are mostly even: the colour is that of the pixel before.
        let number = match last {
            (same, Some(number)) if same == colour => number,
            _ => *match known.entry(colour) {
                Entry::Occupied(found) => found.into_mut(),
                Entry::Vacant(free) => {
                    let number = u8::try_from(palette.len() / 3).ok()?;
                    palette.extend(colour);
                    free.insert(number)
                }
            },
        };
        numbers.push(number);
        last = (colour, Some(number));
    }
    Some((palette, numbers))
}

/// The picture as PNG, with nothing in it but pixels.
pub fn encode(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(if pixels.channels == 4 { ColorType::Rgba } else { ColorType::Rgb });
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::Adaptive);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels.data).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}
