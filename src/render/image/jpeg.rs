//! JPEG: read without the instructions of a special processor, written progressive.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::pixels::Pixels;

/// The qualities that are tried, from the first until the picture is light enough.
const QUALITIES: [u8; 5] = [80, 72, 64, 56, 48];

/// The pixels of a photo; nothing if it is damaged.
pub fn decode(bytes: &[u8]) -> Option<Pixels> {
    let sides = usize::from(u16::MAX);
    let options = DecoderOptions::new_safe()
        .set_strict_mode(false)
        .set_max_width(sides)
        .set_max_height(sides)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let data = decoder.decode().ok()?;
    let (width, height) = decoder.info().map(|info| (u32::from(info.width), u32::from(info.height)))?;
    match decoder.output_colorspace()? {
        ColorSpace::RGB => Some(Pixels { width, height, channels: 3, data }),
        ColorSpace::Luma => Some(Pixels::of_grey(width, height, &data)),
        _ => None,
    }
}

/// A photo of at most so many bytes, as far as the lowest quality that is fit to be seen allows.
pub fn encode_within(pixels: &Pixels, budget: usize) -> Option<Vec<u8>> {
    let mut best = None;
    for quality in QUALITIES {
        let bytes = encode(pixels, quality)?;
        let fits = bytes.len() <= budget;
        best = Some(bytes);
        if fits {
            break;
        }
    }
    best
}

fn encode(pixels: &Pixels, quality: u8) -> Option<Vec<u8>> {
    let (width, height) = (u16::try_from(pixels.width).ok()?, u16::try_from(pixels.height).ok()?);
    let colours = if pixels.channels == 4 { ColorType::Rgba } else { ColorType::Rgb };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.encode(&pixels.data, width, height, colours).ok()?;
    Some(bytes)
}
