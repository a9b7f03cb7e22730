//! The key of a run: nobody who was not given it can guess it.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

use crate::key::Key;

/// A fresh key. The system seeds every `RandomState`; their hashes, hashed once more, tell nothing of the seeds.
pub(super) fn fresh() -> String {
    let mut bytes = Vec::new();
    for number in 0..8_u64 {
        let mut hasher = RandomState::new().build_hasher();
        hasher.write_u64(number);
        hasher.write_usize(std::ptr::from_ref(&bytes).addr());
        bytes.extend(hasher.finish().to_le_bytes());
    }
    Key::of(&bytes).to_string()[..32].to_owned()
}

/// Whether two keys are equal, in the same time whatever they hold.
pub(super) fn is(given: &str, own: &str) -> bool {
    given.len() == own.len() && given.bytes().zip(own.bytes()).fold(0, |unlike, (left, right)| unlike | (left ^ right)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_runs_have_the_same_key() {
        let keys: std::collections::BTreeSet<String> = (0..100).map(|_| fresh()).collect();
        assert_eq!(keys.len(), 100);
        assert!(keys.iter().all(|key| key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit())), "{keys:?}");
    }
}
