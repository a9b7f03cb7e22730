//! The glossary as texts name its words: the first use on a page leads to what the word means.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::lang::Locale;
use crate::localized::Lang;
use crate::model::Model;

/// The words of the glossary in one language, by the word that they begin with, the longest first. Only what the
/// language says itself counts: a borrowed word would be found in no text of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    by_first: BTreeMap<String, Vec<Spelling>>,
}

/// One way to write a term.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spelling {
    /// As its author wrote it; small letters unless capitals make it what it is.
    words: String,
    /// Whether capitals count: an acronym.
    exact: bool,
    /// Its position in the catalogue.
    term: usize,
}

impl Terms {
    /// What a language calls the terms of the catalogue: labels, variants, acronyms.
    pub fn of(model: &Model, lang: Lang, locale: &Locale) -> Terms {
        let mut terms = Terms::default();
        for (at, term) in model.catalogue.terms.iter().enumerate() {
            if term.label.panels.borrowed(lang).is_none() {
                terms.add(&term.label[lang], at, locale);
            }
            let variants = term.variants.iter().flat_map(|variants| variants.of(lang));
            variants.for_each(|words| terms.add(words.value.as_written(), at, locale));
            if let Some(acronym) = term.acronym.as_ref().filter(|acronym| acronym.0.panels.borrowed(lang).is_none()) {
                terms.add(&acronym.0[lang], at, locale);
            }
        }
        terms
    }

    fn add(&mut self, words: &str, term: usize, locale: &Locale) {
        let words = words.trim();
        let exact = words.chars().filter(|letter| letter.is_uppercase()).count() > 1;
        // Authors type an apostrophe in either way.
        for words in [words.to_owned(), locale.typeset(words).into_owned()] {
            let words = if exact { words } else { words.to_lowercase() };
            if words.chars().filter(|letter| letter.is_alphabetic()).count() < 2 {
                continue;
            }
            let entries = self.by_first.entry(first_word(&words)).or_default();
            if entries.iter().all(|known| known.words != words) {
                entries.push(Spelling { words, exact, term });
                entries.sort_by_key(|known| std::cmp::Reverse(known.words.len()));
            }
        }
    }

    /// Whether the language has no words to explain.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// The first term in a text that is still wanted: where it stands, and its position in the catalogue.
    pub fn first(&self, text: &str, wanted: impl Fn(usize) -> bool) -> Option<(Range<usize>, usize)> {
        let mut at = 0;
        while let Some(start) = text[at..].find(char::is_alphanumeric).map(|offset| at + offset) {
            let word = first_word(&text[start..]);
            let candidates = self.by_first.get(&word).map_or(&[][..], Vec::as_slice);
            let fits = |known: &&Spelling| wanted(known.term) && known.stands_at(text, start);
            if let Some(known) = candidates.iter().find(fits) {
                return Some((start..start + known.words.len(), known.term));
            }
            at = start + text[start..].find(|mark: char| !mark.is_alphanumeric()).unwrap_or(text.len() - start).max(1);
        }
        None
    }
}

impl Spelling {
    fn stands_at(&self, text: &str, start: usize) -> bool {
        let end = start + self.words.len();
        let there =
            text.get(start..end).is_some_and(|there| if self.exact { there == self.words } else { there.to_lowercase() == self.words });
        there && !text[end..].starts_with(|next: char| next.is_alphanumeric() || next == '-')
    }
}

fn first_word(text: &str) -> String {
    text.split(|mark: char| !mark.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
}
