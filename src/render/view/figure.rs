//! Figures: charts with everything said around them, key figures, tables.
//!
//! All of a figure's anatomy is optional but its title and its drawing: what is empty leaves no mark.

use serde::Serialize;

use super::parts::{Link, Mention};
use crate::render::template::Html;

/// A chart, a map or a diagram.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Figure {
    /// Its anchor, without `#`: unique on the page.
    pub id: String,
    /// “Figure 3”; none where figures are not counted.
    pub number: Option<String>,
    /// The name of what is measured, where the title does not hold it.
    pub measure: Option<String>,
    /// What it shows, as a finding.
    pub title: String,
    /// Measure, unit, population, place, period.
    pub subtitle: Option<String>,
    /// The drawing for a column of 620 px and more.
    pub wide: Html,
    /// The drawing for a phone; empty where the wide one fits everywhere.
    pub narrow: Html,
    /// The reading: what the figure says, in sentences.
    pub reading: Vec<String>,
    /// Base, method, breaks, what is withheld; in order.
    pub notes: Vec<String>,
    /// Where the numbers come from.
    pub source: Vec<Mention>,
    /// The same numbers as a table, ready-made.
    pub table: Html,
    /// Whether the table stands open beside the drawing, as it does beside a map.
    pub open: bool,
    /// The same numbers as a file.
    pub csv_href: Option<String>,
    /// The drawing as a file that stands alone.
    pub svg_href: Option<String>,
    /// The same as a picture.
    pub png_href: Option<String>,
    /// How other sites show it.
    pub embed: Option<Embed>,
    /// More: the indicator's page, how to cite.
    pub links: Vec<Link>,
    /// How its numbers were computed, in sentences.
    pub computed: Vec<String>,
    /// How to cite it, as printed.
    pub citation: Option<String>,
    /// Its address as a code, on paper, where its author asks for it.
    pub code: Option<Html>,
    /// Whether it shows an example.
    pub fictitious: bool,
    /// How much room it takes.
    pub size: Size,
}

/// A figure on other sites.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Embed {
    /// The page that they frame.
    pub href: String,
    /// The markup that they write.
    pub code: String,
}

/// How much room something takes; its name is its class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Size {
    /// The text's column.
    #[default]
    Normal,
    /// Wider than the text.
    Wide,
    /// As wide as the page.
    Full,
}

/// Which way a number went; its name is its class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// More.
    Up,
    /// Less.
    Down,
    /// As before.
    #[default]
    Flat,
}

/// Whether a change is wanted; its name is its class. Never the only sign of it: the text says so too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// The way the indicator should go.
    Good,
    /// The other way.
    Bad,
    /// Neither, or unknown.
    #[default]
    Neutral,
}

/// A key figure.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Kpi {
    /// What is measured.
    pub label: String,
    /// What stands before the number: `€` in Dutch.
    pub before: String,
    /// The number, or the words for one that is withheld or missing.
    pub number: String,
    /// What stands after it, its space included: ` %`, ` tonnes`.
    pub unit: String,
    /// Set when there is no number: `number` is then words, set smaller.
    pub absent: bool,
    /// How it moved.
    pub change: Option<Change>,
    /// How far it is on the way to its target.
    pub progress: Option<Progress>,
    /// Base, period, status: “31 sur 49 sorties en 2023, provisoire”.
    pub base: Vec<String>,
    /// How an aggregate was made: “somme”.
    pub method: Option<String>,
    /// The indicator's page.
    pub href: Option<String>,
}

/// How a key figure moved.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Change {
    /// Which way.
    pub direction: Direction,
    /// Whether that is wanted.
    pub tone: Tone,
    /// The whole line: “+6 points depuis 2022”.
    pub text: String,
}

/// How far a key figure is on the way to its target.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Progress {
    /// Of the bar, in steps of 5 from 0 to 100: the class is `p` and this number.
    pub width: u8,
    /// The whole line: “91,8 % du chemin vers 65 % en 2025”.
    pub text: String,
}

/// Rows and columns.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    /// What it shows, with the unit.
    pub caption: String,
    /// The columns; the first one names the rows.
    pub columns: Vec<Column>,
    /// The rows, in the order to show.
    pub rows: Vec<Row>,
    /// The last row, set apart: the total.
    pub total: Option<Row>,
    /// What signs in the cells mean.
    pub notes: Vec<String>,
    /// Whether it is wide enough to scroll with its first column kept in view.
    pub wide: bool,
}

/// A column of a table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Column {
    /// Its heading.
    pub label: String,
    /// Whether it holds numbers, which stand to the right.
    pub numeric: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Row {
    /// What the row is about.
    pub label: String,
    /// Its page, when there is one.
    pub href: Option<String>,
    /// Said after the label in small print.
    pub note: Option<String>,
    /// One cell per column after the first.
    pub cells: Vec<Cell>,
    /// Whether it is the subject of the page.
    pub highlight: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Cell {
    /// What stands in it; the words or the sign for what is withheld or missing.
    pub text: String,
    /// Whether it stands to the right, as its column.
    pub numeric: bool,
    /// Set when `text` is not a value: withheld, missing, not collected.
    pub absent: bool,
    /// What the reader should know of it: “provisoire”, or why there is no value.
    pub note: Option<String>,
}
