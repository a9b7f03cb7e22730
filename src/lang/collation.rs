//! Alphabetical order and the letters of an index.

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{CollatorBorrowed, CollatorPreferences};

use super::Locale;
use super::tag::LanguageTag;

/// The language's order: with accents and case, and by letters alone.
pub(super) struct Collation {
    full: CollatorBorrowed<'static>,
    letters: CollatorBorrowed<'static>,
}

const COMPILED: &str = "compiled data falls back to the root locale";

impl Collation {
    pub(super) fn of(tag: &LanguageTag) -> Collation {
        let preferences: CollatorPreferences = tag.preferences();
        let mut by_letter = CollatorOptions::default();
        by_letter.strength = Some(Strength::Primary);
        Collation {
            full: CollatorBorrowed::try_new(preferences, CollatorOptions::default()).expect(COMPILED),
            letters: CollatorBorrowed::try_new(preferences, by_letter).expect(COMPILED),
        }
    }

    fn is_letter(&self, text: &str, letter: &str) -> bool {
        self.letters.compare(text, letter) == Ordering::Equal
    }
}

impl Locale {
    /// The order of a dictionary; what it holds for equal is ordered by its code points, so that
    /// every sort has one result.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.collation.full.compare(left, right).then_with(|| left.cmp(right))
    }

    /// The same order as bytes, for sorting long lists.
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(2 * text.len() + 8);
        let Ok(()) = self.collation.full.write_sort_key_to(text, &mut key);
        key.push(0);
        key.extend_from_slice(text.as_bytes());
        key
    }

    /// The letter under which an index lists the text: `É` under E, `œ` under O, but the Swedish
    /// `Å` under its own. `#` for digits, and for a text without letters.
    pub fn initial(&self, text: &str) -> String {
        let Some(first) = text.chars().find(|character| character.is_alphanumeric()) else { return "#".into() };
        if first.is_numeric() {
            return "#".into();
        }
        let written = first.to_string();
        let plain = ('A'..='Z').find(|letter| self.collation.is_letter(&written, letter.encode_utf8(&mut [0; 4])));
        let joined = || ["AE", "OE", "SS", "IJ", "TH"].into_iter().find(|pair| self.collation.is_letter(&written, pair));
        match plain {
            Some(letter) => letter.to_string(),
            None => joined().map_or_else(|| first.to_uppercase().collect(), |pair| pair[..1].to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::locale;

    #[test]
    fn an_index_has_one_letter_for_all_its_accents() {
        for (tag, text, letter) in [
            ("fr-BE", "Économie sociale", "E"),
            ("fr-BE", "œuvre", "O"),
            ("fr-BE", "« Ça va »", "C"),
            ("nl-BE", "ijs", "I"),
            ("nl-BE", "ĳs", "I"),
            ("nl-BE", "'t Sas", "T"),
            ("de", "Österreich", "O"),
            ("sv", "Åsa", "Å"),
            ("sv", "Ängel", "Ä"),
            ("fr", "2023 en bref", "#"),
            ("fr", "…", "#"),
            ("ru", "яблоко", "Я"),
        ] {
            assert_eq!(locale(tag).initial(text), letter, "{tag} {text}");
        }
    }

    #[test]
    fn sort_keys_order_as_comparison_does() {
        let fr = locale("fr-BE");
        let words = ["zèbre", "cote", "côte", "coté", "côté", "Écu", "écu", "eau", "œuf", "oeuf", "a", "A", "", "10", "9", "e\u{301}cu"];
        for left in words {
            for right in words {
                assert_eq!(fr.compare(left, right), fr.sort_key(left).cmp(&fr.sort_key(right)), "{left} {right}");
            }
        }
    }
}
