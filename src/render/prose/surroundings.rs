//! What a passage may ask of the site around it, and how its words are typeset.
//!
//! Prose knows no page, no entity and no figure; everything it needs it asks here.

use std::ops::Range;

use crate::finding::{Findings, Place, Problem};
use crate::render::works::Work;
use crate::source::directives::Directive;
use crate::source::inline::InlineCall;

/// Where a link leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkTarget {
    /// The address, as it stands in `href` before escaping; empty where there is nothing to follow, and words stay words.
    pub href: String,
    /// The words of a link whose author wrote none, in the language they are shown in.
    pub title: String,
    /// The language of the target, when it is not the page's own (then W20 is noted).
    pub lang: Option<String>,
    /// What it is in a sentence, for those who point at the link.
    pub note: Option<String>,
}

/// What an image becomes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImageTarget {
    /// The address, as it stands in `src` before escaping.
    pub src: String,
    /// Its other widths: the value of `srcset`, where there are any.
    pub srcset: Option<String>,
    /// Its width in pixels, if known.
    pub width: Option<u32>,
    /// Its height in pixels, if known.
    pub height: Option<u32>,
}

/// The site, as a passage sees it.
///
/// A problem that is returned is noted at the place that was given; the words stay.
pub trait Surroundings {
    /// The target of a reference link such as `indicator:positive-exits`.
    fn link(&self, scheme: &str, reference: &str, place: Place) -> Result<LinkTarget, Problem>;

    /// The address of an internal path, or of an anchor (`#…`) that is not in this passage.
    fn path(&self, target: &str, place: Place) -> Result<String, Problem>;

    /// `Figure 3`, for the `{#id}` of a numbered directive, and where it stands.
    fn numbered(&self, id: &str) -> Option<LinkTarget>;

    /// The answer to an inline value, formatted in the page's language.
    fn value(&self, call: &InlineCall) -> Result<String, Problem>;

    /// The HTML of a directive; `inner` holds its parts, rendered. It is trusted.
    fn block(&self, directive: &Directive, inner: &[String]) -> (String, Findings);

    /// The picture at a path.
    fn image(&self, path: &str, place: Place) -> Result<ImageTarget, Problem>;

    /// A word of the interface in the page's language. The keys prose asks for are in `WORDS`.
    fn word(&self, key: &str) -> String;

    /// The work of a key that is cited; nothing where there are no works to cite.
    fn work(&self, _key: &str) -> Option<Result<Work, Problem>> {
        None
    }

    /// The first word of the glossary in these words that the page has not explained yet, and where it leads.
    fn term(&self, _words: &str) -> Option<(Range<usize>, LinkTarget)> {
        None
    }

    /// The page's language, as written in `languages`.
    fn lang(&self) -> &str;

    /// A typesetter for the page's language, or for the one that a directive names with `lang=`.
    fn typesetter(&self, lang: Option<&str>) -> Box<dyn Typesets + '_>;

    /// Whether an id is used elsewhere on the page; it then gets a prefix here.
    fn is_taken(&self, _id: &str) -> bool {
        false
    }
}

/// The words of the interface that prose uses.
pub const WORDS: &[&str] =
    &["note", "tip", "important", "warning", "caution", "footnotes", "footnote", "back-to-text", "table", "contents", "done", "to-do"];

/// Makes the spaces, quotation marks and ordinals of a language right.
pub trait Typesets {
    /// A new block begins: quotation marks do not reach across.
    fn begin(&mut self);

    /// The next words of the block, handed on in runs.
    fn typeset(&mut self, text: &str, put: &mut dyn FnMut(Run<'_>));
}

/// A run of typeset text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run<'a> {
    /// On the line.
    Words(&'a str),
    /// Raised: the `er` of 1er.
    Superior(&'a str),
}

/// Typography off: words as they were written.
#[derive(Clone, Copy, Debug, Default)]
pub struct AsWritten;

impl Typesets for AsWritten {
    fn begin(&mut self) {}

    fn typeset(&mut self, text: &str, put: &mut dyn FnMut(Run<'_>)) {
        put(Run::Words(text));
    }
}
