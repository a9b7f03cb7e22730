//! A text with the cursor in it, and what is known of its site.

use std::ops::Range;

use super::checker::Known;
use super::wanted::{self, Wanted};
use crate::disk::{Pick, Tongue};
use crate::finding::Place;
use crate::localized::Lang;
use crate::model::known::Kind;
use crate::model::listed::Listed;
use crate::model::sources::{Role, role, served};
use crate::path::SourcePath;

/// A text and its site.
pub(super) struct Scene<'a> {
    /// Its path.
    pub path: &'a SourcePath,
    /// Its words, as the editor holds them.
    pub text: &'a str,
    /// Its site when it was last understood; nothing before that.
    pub known: Option<&'a Known>,
    /// The author's language.
    pub tongue: Tongue,
}

impl Scene<'_> {
    /// The language of the site in which things are named: the text's own, else the author's, else the first.
    pub fn lang(&self) -> Lang {
        let Some(known) = self.known else { return Lang::FIRST };
        let languages = &known.compiled.plan.model.languages;
        let own = match role(self.path.as_str()) {
            Some(Role::Text { suffix: Some(suffix), .. }) => served(&suffix, languages),
            _ => None,
        };
        let index = own.or_else(|| served(self.tongue.as_str(), languages)).unwrap_or(0);
        Lang::all(languages.len()).nth(index).unwrap_or(Lang::FIRST)
    }

    /// Everything that may stand in a place.
    pub fn all(&self, wanted: &Wanted) -> Vec<Listed> {
        self.known.map_or_else(Vec::new, |known| wanted::all(wanted, &known.compiled.plan, (self.path, self.lang())))
    }

    /// What a word refers to: also where it is shorter than the whole reference.
    pub fn found(&self, wanted: &Wanted, word: &str) -> Option<Listed> {
        let model = &self.known?.compiled.plan.model;
        let whole = match wanted {
            Wanted::Measured | Wanted::Drawn => model.known.measured(word).ok(),
            Wanted::Of(Kind::Result) => model.known.resolved(Kind::Result, word).ok(),
            _ => None,
        };
        let whole = whole.as_deref().unwrap_or(word);
        let found = |wanted: &Wanted, id: &str| self.all(wanted).into_iter().find(|one| one.id == id);
        found(wanted, whole).or_else(|| match wanted {
            // A link may name whose values are meant.
            Wanted::Of(Kind::Indicator) if word.contains('/') => found(&Wanted::Measured, word),
            Wanted::Of(Kind::Assessment) if !word.contains('/') => {
                self.all(wanted).into_iter().find(|one| one.id.ends_with(&format!("/{word}")))
            }
            _ => None,
        })
    }

    /// Where what a word refers to is written: a thing, or a file by its path.
    pub fn definition(&self, wanted: Option<&Wanted>, word: &str) -> Option<Place> {
        match wanted {
            Some(wanted) => self.found(wanted, word)?.place,
            None => self.file(word).map(Place::file),
        }
    }

    /// The file that a path leads to, from the text's folder, its enterprise's, or the site's content.
    fn file(&self, written: &str) -> Option<crate::snapshot::FileId> {
        let snapshot = &self.known?.snapshot;
        let folder = self.path.folder();
        let enterprise = crate::snapshot::enterprise_of(self.path.as_str()).map(|id| format!("content/enterprises/{id}"));
        let bases = [Some(folder.to_owned()), enterprise, Some("content".to_owned())];
        let written = written.split('#').next().filter(|path| path.contains('.'))?;
        bases.into_iter().flatten().find_map(|base| snapshot.find(SourcePath::resolve(&base, written)?.as_str())).map(|(id, _)| id)
    }

    /// One of four texts, in the author's language.
    pub fn say<T>(&self, texts: [T; 4]) -> T {
        self.tongue.pick(texts)
    }
}

/// A stretch of a text with what is told about it.
pub(super) type Told = (Range<usize>, String);

/// Words of an author in Markdown, without meaning anything there.
pub(super) fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for letter in words.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|letter| !letter.is_control()) {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!') {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}
