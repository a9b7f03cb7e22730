//! What was made before and may be used again, by content key. Forgetting changes only the time a build takes.

use crate::key::Key;

/// A memory of things that are dear to make. What it gives is checked by whoever asks: it may be damaged, or not ours.
pub trait Memory: Sync {
    /// What was kept under a key.
    fn recall(&self, key: &Key) -> Option<Vec<u8>>;

    /// Keeps something under a key, if it can.
    fn keep(&self, key: &Key, bytes: &[u8]);

    /// Recalling this was no use of it: unless it is kept anew, it is forgotten with what nobody used.
    fn let_go(&self, key: &Key);
}

/// No memory at all.
pub struct Forgetful;

impl Memory for Forgetful {
    fn recall(&self, _: &Key) -> Option<Vec<u8>> {
        None
    }

    fn keep(&self, _: &Key, _: &[u8]) {}

    fn let_go(&self, _: &Key) {}
}
