//! WebP: only read; what is published is JPEG or PNG.

use std::io::Cursor;

use image_webp::WebPDecoder;

use super::pixels::Pixels;

/// The pixels of a picture, the first of a moving one; nothing if it is damaged.
pub fn decode(bytes: &[u8]) -> Option<Pixels> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).ok()?;
    decoder.set_memory_limit(512 * 1024 * 1024);
    let (width, height) = decoder.dimensions();
    let channels = if decoder.has_alpha() { 4 } else { 3 };
    let mut data = vec![0; decoder.output_buffer_size()?];
    if decoder.is_animated() {
        decoder.read_frame(&mut data).ok()?;
    } else {
        decoder.read_image(&mut data).ok()?;
    }
    Some(Pixels { width, height, channels, data })
}
