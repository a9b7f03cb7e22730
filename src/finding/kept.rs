//! Findings between builds: the program's own words in them become its own again.

use serde::{Deserialize, Deserializer};

/// A word of the program in a finding: the kind of a thing, a key, a scope.
///
/// As an alias it does not ask for borrowed bytes when a finding is read back.
pub type Word = &'static str;

/// A word, or none.
pub trait FromWord: Sized {
    /// What is read back.
    type Written: for<'de> Deserialize<'de>;

    /// The word itself.
    fn from_written(written: Self::Written) -> Self;
}

impl FromWord for Word {
    type Written = String;

    fn from_written(written: String) -> Word {
        // They are few and short, and are read back once in a program that ends when its site is built.
        Box::leak(written.into_boxed_str())
    }
}

impl FromWord for Option<Word> {
    type Written = Option<String>;

    fn from_written(written: Option<String>) -> Option<Word> {
        written.map(Word::from_written)
    }
}

/// Reads back a word that a finding holds.
pub(super) fn word<'de, W: FromWord, D: Deserializer<'de>>(from: D) -> Result<W, D::Error> {
    W::Written::deserialize(from).map(W::from_written)
}

/// Reads back a list of them.
pub(super) fn words<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Word>, D::Error> {
    Ok(Vec::<String>::deserialize(from)?.into_iter().map(Word::from_written).collect())
}

#[cfg(test)]
mod tests {
    use crate::finding::wording::samples::samples;
    use crate::finding::{Finding, Findings, Place};
    use crate::snapshot::FileId;

    #[test]
    fn every_finding_is_read_back_as_it_was() {
        let mut all = Findings::new();
        let place = Place { file: FileId(3), start: 5, end: 8 };
        samples().into_iter().for_each(|problem| all.add_related(problem, place, Place::SITE));
        let text = serde_json::to_string(&all).expect("findings can be written");
        let back: Findings = serde_json::from_str(&text).expect("findings can be read back");
        assert!(all.iter().count() > 80);
        assert_eq!(back.iter().collect::<Vec<&Finding>>(), all.iter().collect::<Vec<_>>());
    }
}
