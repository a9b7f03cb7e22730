//! Content keys: the name of bytes is their hash, so equal bytes have equal names on every machine.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error};
use serde::{Serialize, Serializer};

/// The key of bytes that come piece by piece.
#[derive(Default)]
pub struct Keyed(blake3::Hasher);

impl Keyed {
    /// Takes in the next piece.
    pub fn add(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The key of all of them.
    pub fn key(&self) -> Key {
        Key(*self.0.finalize().as_bytes())
    }
}

/// The BLAKE3 hash of some bytes, 32 bytes long.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of these bytes.
    pub fn of(bytes: &[u8]) -> Key {
        Key(*blake3::hash(bytes).as_bytes())
    }

    /// The first twelve hexadecimal digits, enough to name an asset.
    pub fn short(&self) -> String {
        self.to_string()[..12].to_owned()
    }

    /// The 64 hexadecimal digits: a large site writes tens of thousands of keys.
    fn digits(&self) -> [u8; 64] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut digits = [0; 64];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            pair.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
        }
        digits
    }

    /// Reads back what `Display` wrote.
    pub fn parse(hex: &str) -> Option<Key> {
        Some(Key(*blake3::Hash::from_hex(hex).ok()?.as_bytes()))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(str::from_utf8(&self.digits()).unwrap_or_default())
    }
}

/// As `Display` writes it.
impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(str::from_utf8(&self.digits()).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Key, D::Error> {
        let written = <std::borrow::Cow<str>>::deserialize(deserializer)?;
        Key::parse(&written).ok_or_else(|| D::Error::custom("no key"))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "Key({})", self.short())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_as_its_hash_is_known_elsewhere_and_read_back() {
        for bytes in [&b""[..], b"abc", &[7; 3000]] {
            let key = Key::of(bytes);
            assert_eq!(key.to_string(), blake3::hash(bytes).to_hex().as_str());
            assert_eq!(Key::parse(&key.to_string()), Some(key));
        }
        assert_eq!(Key::parse("00"), None);
    }
}
