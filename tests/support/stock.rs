//! A memory that holds a picture of every drawing: tests that are not about pictures need not wait for them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex};

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

/// A memory that one publication leaves to the next, without pictures of drawings: those are in stock.
#[derive(Default)]
pub struct Ram {
    kept: Mutex<BTreeMap<String, Vec<u8>>>,
    used: Mutex<BTreeSet<String>>,
}

impl Ram {
    /// A memory that holds this.
    pub fn of(kept: BTreeMap<String, Vec<u8>>) -> Ram {
        Ram { kept: Mutex::new(kept), used: Mutex::default() }
    }

    /// All that it holds.
    pub fn all(&self) -> BTreeMap<String, Vec<u8>> {
        self.kept.lock().unwrap().clone()
    }

    /// Another build begins: it has used nothing yet.
    pub fn begin(&self) {
        self.used.lock().unwrap().clear();
    }

    /// Forgets what was not used.
    pub fn settle(&self) {
        let used = std::mem::take(&mut *self.used.lock().unwrap());
        self.kept.lock().unwrap().retain(|key, _| used.contains(key));
    }
}

impl Memory for Ram {
    fn recall(&self, key: &Key) -> Option<Vec<u8>> {
        self.used.lock().unwrap().insert(key.to_string());
        self.kept.lock().unwrap().get(&key.to_string()).cloned().or_else(|| Stock.recall(key))
    }

    fn keep(&self, key: &Key, bytes: &[u8]) {
        self.used.lock().unwrap().insert(key.to_string());
        self.kept.lock().unwrap().insert(key.to_string(), bytes.to_vec());
    }

    fn let_go(&self, key: &Key) {
        self.used.lock().unwrap().remove(&key.to_string());
    }
}
