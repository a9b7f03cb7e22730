//! What is given out on paper: the same parts as on pages, as many as its sheets hold.

use serde::Serialize;

use super::cards::QuoteCard;
use super::figure::Kpi;
use super::frame::Frame;
use super::parts::{Download, Fact, Link, Picture};
use crate::render::template::Html;

/// A sheet, a leaflet or a poster.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Handout {
    /// Its frame; what it is about is the title.
    pub frame: Frame,
    /// How much paper it takes, as a class: `sheet`, `leaflet`, `poster`.
    pub form: &'static str,
    /// How to print it, in a sentence.
    pub hint: String,
    /// The page that tells all of it.
    pub back: Option<Link>,
    /// The same on other paper.
    pub others: Vec<Link>,
    /// The same as PDF.
    pub downloads: Vec<Download>,
    /// “Entreprise d’insertion · Charleroi”.
    pub eyebrow: Option<String>,
    /// What it is, in a sentence.
    pub lead: Option<String>,
    /// Its own mark.
    pub logo: Option<Picture>,
    /// A few facts.
    pub facts: Vec<Fact>,
    /// Key figures.
    pub kpis: Vec<Kpi>,
    /// Charts.
    pub figures: Vec<HandoutFigure>,
    /// What somebody said, who agreed to print.
    pub voices: Vec<QuoteCard>,
    /// Source, limits, definition: each with its name.
    pub method: Vec<Fact>,
    /// Where everything can be read, as typed.
    pub address: String,
    /// The same as a code for phones.
    pub code: Html,
    /// A word of caution where it shows examples.
    pub caution: Option<String>,
    /// Publisher, responsible publisher, licence: one line each.
    pub imprint: Vec<String>,
}

/// A chart on paper.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HandoutFigure {
    /// The name of what is measured, where the title does not hold it.
    pub measure: Option<String>,
    /// What it shows.
    pub title: String,
    /// The drawing.
    pub drawing: Html,
    /// What must be said beside it: what is withheld, how small its base is.
    pub note: Option<String>,
}
