//! Sentences of the program in its four languages, side by side where they are written.

pub use crate::finding::Tongue;

/// Chooses among four texts.
pub trait Pick {
    /// The one that belongs to this language; they are given in the order fr, nl, en, de.
    fn pick<T>(self, texts: [T; 4]) -> T;
}

impl Pick for Tongue {
    fn pick<T>(self, [fr, nl, en, de]: [T; 4]) -> T {
        match self {
            Tongue::Fr => fr,
            Tongue::Nl => nl,
            Tongue::En => en,
            Tongue::De => de,
        }
    }
}
