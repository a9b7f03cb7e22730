//! The preview's own words, in the author's language: one file a language, like a theme's.

use std::collections::BTreeMap;

use crate::disk::{Pick, Tongue};
use crate::lang;

/// The words of the preview.
pub(super) struct Words {
    /// The language, as a page's `lang`.
    pub tag: &'static str,
    /// By key.
    pub words: BTreeMap<String, String>,
}

impl Words {
    /// The words of a language.
    pub fn of(tongue: Tongue) -> Words {
        let (tag, text) = tongue.pick([
            ("fr", include_str!("assets/words/fr.yaml")),
            ("nl", include_str!("assets/words/nl.yaml")),
            ("en", include_str!("assets/words/en.yaml")),
            ("de", include_str!("assets/words/de.yaml")),
        ]);
        let words = lang::Words::parse(text).expect("the preview's words are YAML; a test reads all four");
        Words { tag, words: words.keys().map(|key| (key.to_owned(), words.get(key).to_owned())).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word() {
        let [fr, nl, en, de] = [Tongue::Fr, Tongue::Nl, Tongue::En, Tongue::De].map(|tongue| Words::of(tongue).words);
        for other in [&nl, &en, &de] {
            assert_eq!(fr.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        }
        let script = include_str!("assets/preview.js");
        for key in script.split("say('").skip(1).filter_map(|rest| rest.split('\'').next()) {
            let is_there = if key.ends_with('_') { fr.keys().any(|known| known.starts_with(key)) } else { fr.contains_key(key) };
            assert!(is_there, "the script says {key}");
        }
    }
}
