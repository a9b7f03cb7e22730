//! What a language shows in the words of another, so that a page can say so wherever a template puts them.
//!
//! A missing text is borrowed (format.md §1); its reader must hear it in its own language (WCAG 3.1.2). The words are
//! kept as a page writes them, by the word they begin with: finding them costs one look at each word of a page.

use std::collections::BTreeMap;

use crate::lang::Locale;
use crate::localized::Lang;
use crate::model::Model;
use crate::untrusted::{Untrusted, escaped};

/// The words that one language borrows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lent {
    /// By their first word in lower case: the longest first.
    by_first: BTreeMap<String, Vec<(String, Lang)>>,
    /// What they begin with: most words of a page need no closer look.
    initials: Initials,
}

/// The letters that words begin with, great or small; one bit for each of ASCII, one for all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Initials(u32);

impl Initials {
    const OTHERS: u32 = 1 << 31;

    fn bit(word: &str) -> u32 {
        match word.bytes().next() {
            Some(letter) if letter.is_ascii_alphabetic() => 1 << (letter.to_ascii_lowercase() - b'a'),
            _ => Initials::OTHERS,
        }
    }

    fn has(self, word: &str) -> bool {
        self.0 & Initials::bit(word) != 0
    }
}

/// Borrowed words in a text: where they stand, and whose they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Their first and past their last byte.
    pub range: std::ops::Range<usize>,
    /// The language they are written in.
    pub from: Lang,
}

impl Lent {
    /// What `lang` borrows, typeset as its pages do.
    pub fn of(model: &Model, lang: Lang, locale: &Locale) -> Lent {
        let mut lent = Lent::default();
        for words in model.lent.iter().filter(|words| words.to == lang) {
            lent.add(&locale.typeset(&words.words), words.from);
        }
        let mut take = |from: Option<Lang>, words: &[Option<&str>]| {
            if let Some(from) = from {
                words.iter().flatten().for_each(|words| lent.add(&locale.typeset(words), from));
            }
        };
        for page in model.pages.values() {
            let file = &page.panels[lang].file;
            take(page.panels.borrowed(lang), &[Some(file.title.as_written()), file.description.as_ref().map(Untrusted::as_written)]);
        }
        for news in model.news.values() {
            let file = &news.panels[lang].file;
            take(news.panels.borrowed(lang), &[Some(file.title.as_written()), file.description.as_ref().map(Untrusted::as_written)]);
        }
        for chapter in model.notebooks.values().flat_map(|notebook| &notebook.chapters) {
            let file = &chapter.panels[lang].file;
            let message = file.key_message.as_ref().map(|message| message.value.as_written());
            take(chapter.panels.borrowed(lang), &[Some(file.title.value.as_written()), message]);
        }
        for voice in model.testimonials.values() {
            take(voice.panels.borrowed(lang), &[Some(voice.panels[lang].title.as_written())]);
            if let Some(role) = &voice.witness.role {
                take(role.panels.borrowed(lang), &[Some(&role[lang])]);
            }
        }
        lent
    }

    /// A few words, with the position of their language.
    #[cfg(test)]
    pub fn for_tests(words: &[(&str, u8)]) -> Lent {
        let mut lent = Lent::default();
        words.iter().for_each(|(words, from)| lent.add(words, Lang(*from)));
        lent
    }

    fn add(&mut self, words: &str, from: Lang) {
        let words = escaped(words.trim().trim_end_matches('.'));
        if !words.contains(char::is_alphabetic) || words.contains("{{") {
            return;
        }
        let first = first_word(&words);
        self.initials.0 |= Initials::bit(first);
        let entries = self.by_first.entry(first.to_lowercase()).or_default();
        if entries.iter().all(|(known, _)| *known != words) {
            entries.push((words, from));
            entries.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
    }

    /// Whether nothing is borrowed.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// Whose words a whole text is, if it is borrowed; a full stop at its end is its own.
    pub fn whole(&self, text: &str) -> Option<Lang> {
        let words = text.trim().trim_end_matches('.');
        let candidates = self.beginning(first_word(words));
        candidates.iter().find(|(known, _)| same(words, known)).map(|(_, from)| *from)
    }

    /// What begins with a word.
    fn beginning(&self, word: &str) -> &[(String, Lang)] {
        let known = self.initials.has(word).then(|| self.by_first.get(&word.to_lowercase())).flatten();
        known.map_or(&[], Vec::as_slice)
    }

    /// The borrowed words in a text that says other things too; single short words may well be the text's own.
    pub fn within(&self, text: &str) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let start = text[at..].find(char::is_alphanumeric).map_or(text.len(), |offset| at + offset);
            let word = first_word(&text[start..]);
            let candidates = self.beginning(word);
            let fits = |known: &&(String, Lang)| {
                let rest = text.get(start + known.0.len()..).unwrap_or_default();
                let there = text.get(start..start + known.0.len()).is_some_and(|there| same(there, &known.0));
                there && known.0.chars().count() > SHORT && !rest.starts_with(char::is_alphanumeric)
            };
            at = match candidates.iter().find(fits) {
                Some((known, from)) => {
                    found.push(Found { range: start..start + known.len(), from: *from });
                    start + known.len()
                }
                None => start + word.len().max(1),
            };
        }
        found
    }
}

/// Words of so many characters are looked for only where they stand alone.
const SHORT: usize = 3;

/// Letters and digits at the beginning of a text, past what stands before them.
fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(|mark: char| !mark.is_alphanumeric());
    let end = text.find(|mark: char| !mark.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// Whether two texts are the same, but for the case of the first letter: a title begins with a capital.
fn same(one: &str, other: &str) -> bool {
    let (mut left, mut right) = (one.chars(), other.chars());
    match (left.next(), right.next()) {
        (Some(first), Some(second)) => {
            (first == second || first.to_lowercase().eq(second.to_lowercase())) && left.as_str() == right.as_str()
        }
        (None, None) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lent() -> Lent {
        Lent::for_tests(&[("emploi durable", 0), ("Emploi", 0), ("« Oui » &", 1), ("an", 0), ("2024", 0)])
    }

    #[test]
    fn a_text_is_borrowed_as_a_whole_or_holds_what_is() {
        let lent = lent();
        let whole = |text: &str| lent.whole(text).map(|lang| lang.0);
        assert_eq!(
            [whole("Emploi durable."), whole("emploi durable"), whole("an"), whole("« Oui » &amp;")],
            [Some(0), Some(0), Some(0), Some(1)]
        );
        assert_eq!([whole("Emploi durable: 12"), whole("2024"), whole("")], [None, None, None]);
        let within = |text: &str| lent.within(text).into_iter().map(|found| text[found.range].to_owned()).collect::<Vec<_>>();
        assert_eq!(within("Table: Emploi durable, 12 in an"), ["Emploi durable"]);
        assert_eq!(within("Emplois, emploi (emploi durables)"), ["emploi", "emploi"]);
        assert_eq!(within("éémploi ; ü"), Vec::<String>::new());
    }
}
