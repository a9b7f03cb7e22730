//! Words: how a text is divided into them, and what they have in common with their other forms.

use std::collections::BTreeMap;

use rust_stemmers::{Algorithm, Stemmer};

/// The most that one word counts on one page.
const MOST: u16 = 60;
/// Longer ones are no words.
const LONGEST: usize = 40;

/// A word as it is written, in small letters, and how much it counts on its page.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Counted {
    /// The word.
    pub word: Box<str>,
    /// How much it counts.
    pub weight: u16,
}

/// The words of texts, each text counting so much.
pub fn counted(texts: &[(&str, u16)]) -> Vec<Counted> {
    let mut words: BTreeMap<String, u16> = BTreeMap::new();
    for (text, weight) in texts {
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '\u{AD}' && !is_mark(c)) {
            let word: String = word.to_lowercase().chars().filter(|c| *c != '\u{AD}').collect();
            if is_word(&word) {
                let counted = words.entry(word).or_default();
                *counted = counted.saturating_add(*weight).min(MOST);
            }
        }
    }
    words.into_iter().map(|(word, weight)| Counted { word: word.into(), weight }).collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Two letters at least, or a year.
fn is_word(word: &str) -> bool {
    let length = word.chars().count();
    (2..=LONGEST).contains(&length) && (word.chars().any(char::is_alphabetic) || length == 4)
}

/// Finds the stems of a language's words; a language without rules has its words as they are.
pub struct Stems(Option<Stemmer>);

impl Stems {
    /// The stems of a language by its primary subtag.
    pub fn of(primary: &str) -> Stems {
        let algorithm = match primary {
            "fr" => Algorithm::French,
            "nl" => Algorithm::Dutch,
            "en" => Algorithm::English,
            "de" => Algorithm::German,
            "es" => Algorithm::Spanish,
            "it" => Algorithm::Italian,
            "pt" => Algorithm::Portuguese,
            "da" => Algorithm::Danish,
            "sv" => Algorithm::Swedish,
            "nb" | "nn" | "no" => Algorithm::Norwegian,
            "fi" => Algorithm::Finnish,
            "hu" => Algorithm::Hungarian,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "tr" => Algorithm::Turkish,
            "ar" => Algorithm::Arabic,
            "el" => Algorithm::Greek,
            _ => return Stems(None),
        };
        Stems(Some(Stemmer::create(algorithm)))
    }

    /// The stem of a word in small letters, without accents.
    pub fn stem(&self, word: &str) -> String {
        let stem = self.0.as_ref().map(|stemmer| stemmer.stem(word).into_owned());
        crate::lang::fold(stem.as_deref().unwrap_or(word))
    }
}
