//! The report that a reader puts together.

use serde::Serialize;

use super::frame::Frame;
use super::parts::Link;

/// What a reader may tick.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Its frame.
    pub frame: Frame,
    /// What it is for, in a sentence.
    pub lead: Option<String>,
    /// Enterprises, indicators, notebooks.
    pub groups: Vec<ReportGroup>,
    /// The script that puts the report together; nothing where pages cannot be fetched.
    pub script: Option<String>,
    /// “Figure {n}”, for the script.
    pub figure: String,
    /// “Tableau {n}”.
    pub table: String,
}

/// Pages of one kind.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ReportGroup {
    /// What they are called together.
    pub title: String,
    /// In order.
    pub pages: Vec<Link>,
}
