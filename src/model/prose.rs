//! Texts in Markdown files: which file holds the words of each language.

use crate::finding::Place;
use crate::localized::{Lang, Localized, Panel};
use crate::snapshot::FileId;

/// The body of a Markdown file: its bytes are read from the snapshot when a page is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// Where the words are, after the front matter.
    pub place: Place,
}

impl Body {
    /// The file that holds it.
    pub fn file(self) -> FileId {
        self.place.file
    }
}

/// A text that some languages have: one body for each language that has a file.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// One entry for each site language, in order.
    pub bodies: Vec<Option<Body>>,
}

impl Texts {
    /// The body a language shows and the language it is written in: its own, else the first that is written.
    pub fn shown(&self, lang: Lang) -> Option<(Body, Lang)> {
        let own = self.bodies.get(lang.index()).copied().flatten().map(|body| (body, lang));
        own.or_else(|| Lang::all(self.bodies.len()).zip(&self.bodies).find_map(|(lang, body)| Some(((*body)?, lang))))
    }

    /// Whether no language has it.
    pub fn is_empty(&self) -> bool {
        self.bodies.iter().all(Option::is_none)
    }
}

/// What the file of each language says, those without a file borrowing from the first that has one.
///
/// `None` if no language has a file.
pub fn borrowed<T: Clone>(written: Vec<Option<T>>) -> Option<Localized<T>> {
    let source = written.iter().position(Option::is_some)?;
    let lender = Lang::all(written.len()).nth(source)?;
    let first = written[source].clone()?;
    Some(Localized::new(written.len(), |lang| match &written[lang.index()] {
        Some(value) => Panel { value: value.clone(), borrowed: None },
        None => Panel { value: first.clone(), borrowed: Some(lender) },
    }))
}
