//! Pages that every site gets about itself: comparison, map, method, editions, accessibility, search; and the fold.

use serde::Serialize;

use super::figure::{Figure, Kpi, Table};
use super::frame::Frame;
use super::parts::{Anchor, Callout, Fact, Filter, Link, Mention};
use crate::render::template::Html;

/// What can be compared.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ComparisonList {
    /// Its frame.
    pub frame: Frame,
    /// What is compared, in a sentence.
    pub lead: Option<String>,
    /// How to read it.
    pub caution: Option<Callout>,
    /// One row for each indicator: how many, from, middle, to.
    pub table: Option<Table>,
}

/// Enterprises beside each other, in an indicator.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Compared {
    /// Its frame; the indicator is the title.
    pub frame: Frame,
    /// The spread, in a sentence.
    pub finding: Option<String>,
    /// The other indicators, by topic.
    pub filters: Vec<Filter>,
    /// How to read it.
    pub caution: Option<Callout>,
    /// The least, the middle and the most; where enterprises are not named, all there is.
    pub kpis: Vec<Kpi>,
    /// One mark for each enterprise and the middle; none where they are not named.
    pub figure: Option<Figure>,
    /// How many lie in each stretch, where there are many.
    pub distribution: Option<Figure>,
    /// The same as a table, with the parts of rates.
    pub table: Option<Table>,
    /// The middle of each group.
    pub groups: Option<Table>,
    /// The indicator's own page.
    pub link: Option<Link>,
}

/// Where enterprises are.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Places {
    /// Its frame.
    pub frame: Frame,
    /// What is listed, in a sentence.
    pub lead: Option<String>,
    /// The map; the list says the same.
    pub map: Option<Figure>,
    /// In alphabetical order.
    pub places: Vec<Place>,
    /// Whether the list is short enough to stand beside the map.
    pub beside: bool,
}

/// A municipality.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Place {
    /// Its anchor, without `#`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who works there.
    pub enterprises: Vec<PlaceEntry>,
}

/// An enterprise at a place.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlaceEntry {
    /// Its name, with its page.
    pub name: Mention,
    /// Site and street, of each of its sites there.
    pub addresses: Vec<String>,
    /// What it does.
    pub text: Option<String>,
    /// Whether it is an example.
    pub fictitious: bool,
}

/// A page of sections: the method, the accessibility statement.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Statement {
    /// Its frame.
    pub frame: Frame,
    /// What it is about, in a sentence.
    pub lead: Option<String>,
    /// Its sections.
    pub contents: Vec<Anchor>,
    /// In order.
    pub sections: Vec<StatementSection>,
}

/// A section of a statement.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StatementSection {
    /// Its anchor, without `#`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it says.
    pub body: Html,
    /// What it lists, each with its meaning.
    pub facts: Vec<Fact>,
    /// What it tabulates.
    pub table: Option<Table>,
    /// What others say about it, each with where it stands.
    pub quotes: Vec<StatementQuote>,
    /// Where to read on.
    pub links: Vec<Link>,
}

/// What an assessment says on a subject.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StatementQuote {
    /// Where it stands.
    pub source: Mention,
    /// What it says.
    pub body: Html,
}

/// What came out, year by year.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Editions {
    /// Its frame.
    pub frame: Frame,
    /// What is listed, in a sentence.
    pub lead: Option<String>,
    /// Latest first.
    pub years: Vec<EditionYear>,
}

/// What came out in a year.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EditionYear {
    /// “2024”.
    pub year: String,
    /// Latest first.
    pub editions: Vec<Edition>,
}

/// Something that came out.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Edition {
    /// As printed.
    pub date: String,
    /// As machines read it.
    pub datetime: String,
    /// What it is called, with its page.
    pub title: Mention,
    /// “Cahiers thématiques, n° 1”, “Évaluation”.
    pub kind: String,
    /// Whether it is an example.
    pub fictitious: bool,
}

/// Two languages of a page side by side.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FoldPage {
    /// Its frame, in the language on the left; canonical is the page of that language.
    pub frame: Frame,
    /// The language on the left, then that on the right.
    pub leaves: Vec<FoldLeaf>,
    /// In order.
    pub rows: Vec<FoldRow>,
}

/// One side of a fold.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FoldLeaf {
    /// As the site writes it.
    pub lang: String,
    /// Which way it is written.
    pub dir: &'static str,
    /// “Lecture face à face”.
    pub name: String,
    /// Its title there.
    pub title: String,
    /// The page in this language alone, and what the way there is called.
    pub alone: Link,
}

/// What stands at the same height.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FoldRow {
    /// On the left.
    pub left: Html,
    /// On the right.
    pub right: Html,
    /// Across the hinge: the drawing of a figure, once, where it shows the same in both languages. Left and right are then
    /// its words.
    pub across: Html,
    /// Whether the labels of that drawing are in both languages.
    pub both: bool,
    /// On the left, where no drawing can say the same to both languages.
    pub left_drawing: Html,
    /// On the right.
    pub right_drawing: Html,
    /// What follows it on the left: reading, notes, source.
    pub left_after: Html,
    /// What follows it on the right.
    pub right_after: Html,
    /// Anchors that lead to the left block.
    pub left_anchors: Vec<String>,
    /// Anchors that lead to the right one.
    pub right_anchors: Vec<String>,
    /// Whether a part begins here.
    pub opens: bool,
}
