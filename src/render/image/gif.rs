//! GIF: the first picture of one, which is all that is shown: nothing moves by itself on a page.

use gif::{ColorOutput, DecodeOptions, MemoryLimit};

use super::pixels::Pixels;

/// The most bytes that a picture may need while it is read.
const MOST: std::num::NonZeroU64 = std::num::NonZeroU64::new(512 * 1024 * 1024).expect("it is not zero");

/// The first picture, on the canvas that the file gives; nothing if it is damaged.
pub fn decode(bytes: &[u8]) -> Option<Pixels> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::RGBA);
    options.set_memory_limit(MemoryLimit::Bytes(MOST));
    let mut decoder = options.read_info(bytes).ok()?;
    let (width, height) = (usize::from(decoder.width()), usize::from(decoder.height()));
    let frame = decoder.read_next_frame().ok()??;
    let mut data = vec![0; width * height * 4];
    let (left, top) = (usize::from(frame.left), usize::from(frame.top));
    let across = usize::from(frame.width).min(width.checked_sub(left)?) * 4;
    for (row, line) in frame.buffer.chunks_exact(usize::from(frame.width) * 4).enumerate().take(height.checked_sub(top)?) {
        let at = ((top + row) * width + left) * 4;
        data[at..at + across].copy_from_slice(&line[..across]);
    }
    Some(Pixels { width: u32::try_from(width).ok()?, height: u32::try_from(height).ok()?, channels: 4, data })
}
