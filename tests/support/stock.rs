//! A memory that holds a picture of every drawing: tests that are not about pictures need not wait for them.

use std::sync::LazyLock;

use diptych::key::Key;
use diptych::memory::Memory;

/// As wide as pictures of drawings are, and one pixel high.
static PICTURE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1200, 1);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&[255; 1200]).expect("a row");
    writer.finish().expect("an end");
    bytes
});

/// Whatever is asked for, it is this picture; whoever wants another thing finds it damaged and makes his own.
pub struct Stock;

impl Memory for Stock {
    fn recall(&self, _: &Key) -> Option<Vec<u8>> {
        Some(PICTURE.clone())
    }

    fn keep(&self, _: &Key, _: &[u8]) {}

    fn let_go(&self, _: &Key) {}
}
