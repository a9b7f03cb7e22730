//! `translations.lock`: what was accepted as translated from what.
//!
//! One line for each unit and language, sorted, so that two people's work merges without conflict:
//! `path[#field] language hash sentences`. It holds hashes only, never a word of anybody.

use std::collections::{BTreeMap, BTreeSet};

use crate::key::Key;

/// What stands above the lines.
const HEAD: &str = "# What was translated from what. Written by `diptych translations accept`; commit it, do not edit it.\n";
/// Sentences of one unit that are told apart.
const SENTENCES: usize = 60;

/// What was accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// By path and language.
    texts: BTreeMap<(String, String), Accepted>,
}

/// What was accepted of one text in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Passages by hash, each with its sentences' prints.
    pub passages: BTreeMap<String, Vec<String>>,
    /// Fields by name: hash and prints.
    pub fields: BTreeMap<String, (String, Vec<String>)>,
}

impl Lock {
    /// Reads the file. A line that cannot be read (a mark of an unfinished merge) is passed over: what it said
    /// counts as never accepted.
    pub fn read(text: &str) -> Lock {
        let mut lock = Lock::default();
        for line in text.lines() {
            let parts: Vec<&str> = line.split(' ').collect();
            let ([name, lang, hash, prints], false) = (parts.as_slice(), line.starts_with('#')) else { continue };
            let prints: Vec<String> = prints.split('.').filter(|print| *print != "-").map(str::to_owned).collect();
            let is_hash = hash.len() == 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            if !is_hash {
                continue;
            }
            let (path, field) = name.split_once('#').map_or((*name, None), |(path, field)| (path, Some(field)));
            let accepted = lock.texts.entry((unspaced(path), (*lang).to_owned())).or_default();
            match field {
                Some(field) => drop(accepted.fields.insert(unspaced(field), ((*hash).to_owned(), prints))),
                None => drop(accepted.passages.insert((*hash).to_owned(), prints)),
            }
        }
        lock
    }

    /// The file that says this.
    pub fn write(&self) -> String {
        let prints = |prints: &[String]| if prints.is_empty() { "-".to_owned() } else { prints.join(".") };
        let mut lines = BTreeSet::new();
        for ((path, lang), accepted) in &self.texts {
            let path = spaced(path);
            for (hash, sentences) in &accepted.passages {
                lines.insert(format!("{path} {lang} {hash} {}\n", prints(sentences)));
            }
            for (field, (hash, sentences)) in &accepted.fields {
                lines.insert(format!("{path}#{} {lang} {hash} {}\n", spaced(field), prints(sentences)));
            }
        }
        std::iter::once(HEAD.to_owned()).chain(lines).collect()
    }

    /// What was accepted of a text.
    pub fn of(&self, path: &str, lang: &str) -> Option<&Accepted> {
        self.texts.get(&(path.to_owned(), lang.to_owned()))
    }

    /// The same, to change it.
    pub fn of_mut(&mut self, path: &str, lang: &str) -> &mut Accepted {
        self.texts.entry((path.to_owned(), lang.to_owned())).or_default()
    }

    /// The paths of the texts of which something was accepted in a language.
    pub fn paths(&self, lang: &str) -> BTreeSet<String> {
        self.texts.keys().filter(|(_, of)| of == lang).map(|(path, _)| path.clone()).collect()
    }

    /// Forgets the texts that a test does not hold for: files that are gone.
    pub fn keep(&mut self, is_there: impl Fn(&str) -> bool) {
        self.texts.retain(|(path, _), _| is_there(path));
    }
}

/// The sentences of a unit, each with its bytes.
pub fn sentences(words: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = words.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let ends = matches!(letter, '.' | '!' | '?' | '…') && letters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if ends && found.len() + 1 < SENTENCES {
            found.push(start..at + letter.len_utf8());
            start = at + letter.len_utf8();
        }
    }
    if !words[start..].trim().is_empty() {
        found.push(start..words.len());
    }
    found.into_iter().map(|range| range.end - words[range.clone()].trim_start().len()..range.end).collect()
}

/// A short print of a sentence: enough to see that it changed, too short to guess it from.
pub fn print(sentence: &str) -> String {
    let words = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    Key::of(words.as_bytes()).short()[..4].to_owned()
}

/// The prints of a unit's sentences.
pub fn prints(words: &str) -> Vec<String> {
    sentences(words).into_iter().map(|range| print(&words[range])).collect()
}

fn spaced(name: &str) -> String {
    name.replace('%', "%25").replace(' ', "%20").replace('\n', "%0A")
}

fn unspaced(name: &str) -> String {
    name.replace("%0A", "\n").replace("%20", " ").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_read_as_it_was_written_and_survives_a_bad_merge() {
        let mut lock = Lock::default();
        let accepted = lock.of_mut("content/pages/a b.fr.md", "nl-BE");
        accepted.passages.insert("0123456789ab".to_owned(), prints("Une. Deux !"));
        accepted.fields.insert("title".to_owned(), ("ba9876543210".to_owned(), prints("Trois")));
        let text = lock.write();
        assert_eq!(Lock::read(&text), lock);
        assert_eq!(text.lines().count(), 3);
        let broken = format!("<<<<<<< ours\n{text}=======\n{text}>>>>>>> theirs\nnonsense\n");
        assert_eq!(Lock::read(&broken), lock);
    }

    #[test]
    fn sentences_are_told_apart() {
        let text = "Une phrase, 1.5 kg. Une autre !  La fin";
        assert_eq!(
            sentences(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>(),
            ["Une phrase, 1.5 kg.", "Une autre !", "La fin"]
        );
        assert_eq!(prints("a.  b\nc."), prints("a.\nb c."));
    }
}
