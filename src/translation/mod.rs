//! Translations: what stands in each language, what was accepted, what changed since, and how words travel to
//! translators and back.
//!
//! Gives the command line the units of a site and their state, the plan what is stale (W02), and turns files of
//! translators into edits of the site's own files. It changes nothing itself.

pub mod edits;
pub mod exchange;
pub mod interface;
pub mod inventory;
pub mod lock;
mod pairing;
pub mod review;
mod sound;
pub mod stale;
pub mod status;
mod wording;
pub mod writing;

use crate::finding::Place;
use crate::snapshot::FileId;

/// The name of the file that remembers what was accepted.
pub const LOCK: &str = "translations.lock";

/// A text of the site and its translation into one language.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The file of the original; none of the site's for words that the program brings.
    pub source: FileId,
    /// Its path.
    pub path: String,
    /// The file that holds the translation; the same as `source` in YAML files; nothing if there is none.
    pub target: Option<FileId>,
    /// The path where the translation is, or would be.
    pub target_path: String,
    /// What it is, as `list` names it: `page`, `testimonial`; `settings`, `catalogue`.
    pub kind: &'static str,
    /// The language of the translation: its position in the site's languages.
    pub to: usize,
    /// What is translated, in order.
    pub units: Vec<Unit>,
    /// Passages of the translation that nothing in the original answers to.
    pub surplus: usize,
    /// For a testimonial: who speaks, and how it was translated.
    pub voice: Option<Voice>,
}

/// What is known of a testimonial's translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// The testimonial.
    pub id: String,
    /// Whether consent covers the language of the translation.
    pub covered: bool,
    /// Who translated it.
    pub by: Option<String>,
    /// Whether a machine did.
    pub machine: bool,
    /// Whether the witness agreed to it.
    pub approved: bool,
}

/// The smallest thing that is translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its name in its file: the path of a field (`portrait.context`), or what a passage says, hashed.
    pub key: String,
    /// Whether the name is that of a field.
    pub field: bool,
    /// The language of the original.
    pub from: usize,
    /// The original.
    pub source: Said,
    /// The translation, if there is one.
    pub target: Option<Said>,
    /// What the original says, hashed.
    pub hash: String,
}

/// Words and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words, lines ending with LF.
    pub words: String,
    /// Where.
    pub place: Place,
}

impl Pair {
    /// The name of a unit in the whole site.
    pub fn id(&self, unit: &Unit) -> String {
        format!("{}#{}", self.path, unit.key)
    }
}

/// The words of a text: what is between spaces and holds a letter or a digit.
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}
