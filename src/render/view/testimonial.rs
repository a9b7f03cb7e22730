//! Voices: the wall, and the page of one.

use serde::Serialize;

use super::cards::QuoteCard;
use super::figure::Figure;
use super::frame::Frame;
use super::parts::{Callout, Fact, Filter, Link, Pager};
use crate::render::template::Html;

/// A page of the wall of voices.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Wall {
    /// Its frame: “7 voix de 4 entreprises” is the title.
    pub frame: Frame,
    /// What is heard here, in a sentence.
    pub lead: Option<String>,
    /// By topic, enterprise, role.
    pub filters: Vec<Filter>,
    /// In order; some take the whole width.
    pub cards: Vec<QuoteCard>,
    /// How voices are gathered, and how consent is kept.
    pub method: Option<Callout>,
    /// Before and after.
    pub pager: Option<Pager>,
}

/// The page of a testimonial.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Testimonial {
    /// Its frame.
    pub frame: Frame,
    /// “Témoignage · Travail”.
    pub eyebrow: Option<String>,
    /// The pull quote and who says it.
    pub quote: QuoteCard,
    /// Why there is no portrait: “Pas de photo : …”.
    pub no_portrait: Option<String>,
    /// The whole words.
    pub body: Html,
    /// Enterprise, conversation, languages, translation, consent.
    pub facts: Vec<Fact>,
    /// Sound or film, with its transcript.
    pub media: Option<Media>,
    /// Both languages side by side.
    pub facing: Option<Link>,
    /// The numbers that the words light up.
    pub figures: Vec<Figure>,
    /// The pages of what the words light up.
    pub links: Vec<Link>,
    /// The neighbours on the wall.
    pub pager: Option<Pager>,
}

/// Sound or film.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Media {
    /// Set for film.
    pub video: bool,
    /// The file.
    pub src: String,
    /// The captions, with their language and its name.
    pub captions: Vec<Captions>,
    /// A still of the film.
    pub poster: Option<String>,
    /// All that is said, below.
    pub transcript: Html,
}

/// Captions of a film.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Captions {
    /// The file.
    pub src: String,
    /// Its language.
    pub lang: String,
    /// The language's own name.
    pub label: String,
}
