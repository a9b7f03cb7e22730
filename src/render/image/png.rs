//! PNG: drawings, and photos that came as PNG.

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

/// Rows of red, green and blue as PNG that says its colours are sRGB: quick to write, for drawings with even areas.
pub fn encode_drawing(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_source_srgb(SrgbRenderingIntent::RelativeColorimetric);
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels.data).ok()?;
    writer.finish().ok()?;
    Some(bytes)
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
