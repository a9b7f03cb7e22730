//! The search page, which is an alphabetical index of the site for those without JavaScript.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Link, Pager};

/// The page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Search {
    /// Its frame.
    pub frame: Frame,
    /// What it is for.
    pub lead: Option<String>,
    /// What the script needs; nothing where search is not made.
    pub engine: Option<Engine>,
    /// What the site holds, letter by letter.
    pub letters: Vec<IndexLetter>,
    /// The way to the other pages of a long index.
    pub pager: Option<Pager>,
}

/// What the script of the search page needs, beside the interface's words.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Engine {
    /// The script.
    pub script: String,
    /// The language's index.
    pub index: String,
    /// The names of the groups, as a JSON list.
    pub groups: String,
    /// How many results, in each plural form, as a JSON map.
    pub count: String,
    /// How many more, in each plural form, as a JSON map.
    pub more: String,
    /// The other languages, as a JSON list.
    pub others: String,
}

/// What begins with a letter.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IndexLetter {
    /// Its anchor.
    pub id: String,
    /// The letter; `#` for digits.
    pub letter: String,
    /// In alphabetical order.
    pub entries: Vec<IndexEntry>,
}

/// A page of the site.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IndexEntry {
    /// The way to it.
    pub link: Link,
    /// What kind of page it is: “Indicateurs”.
    pub kind: Option<String>,
}
