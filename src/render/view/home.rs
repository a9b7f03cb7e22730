//! The language door and the home page.

use serde::Serialize;

use super::cards::{EnterpriseCard, NewsCard, NotebookCard, QuoteCard, TopicCard};
use super::figure::{Figure, Kpi};
use super::frame::{Frame, Funder};
use super::parts::{Link, Picture};
use crate::render::template::Html;

/// The page at the site's root, where a reader chooses a language.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Door {
    /// Its frame, in the first language; neither menu nor switch.
    pub frame: Frame,
    /// One for each language, in the site's order.
    pub panels: Vec<DoorPanel>,
}

/// One leaf of the door.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DoorPanel {
    /// As the site writes it.
    pub lang: String,
    /// Which way it is written.
    pub dir: &'static str,
    /// “Choisir la langue”.
    pub choose: String,
    /// The site's title.
    pub title: String,
    /// The site's description.
    pub text: Option<String>,
    /// The language's own name.
    pub button: String,
    /// Its home page.
    pub href: String,
    /// “Exemple fictif”, if all of the site is.
    pub notice: Option<String>,
    /// “Avec le soutien de”.
    pub supported: String,
    /// Who pays for the site, in its language.
    pub funders: Vec<Funder>,
}

/// The home page. Every part may be missing but the claim.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Home {
    /// Its frame; the claim is its title.
    pub frame: Frame,
    /// The parts below the claim, in order, by the words of `home` in `diptych.yaml`: `figures text figure topics voice
    /// enterprises notebook news`.
    pub blocks: Vec<&'static str>,
    /// Above the claim: publisher, edition.
    pub eyebrow: Option<String>,
    /// The claim with its highlighted phrase; the frame's title when empty.
    pub claim: Html,
    /// What follows the claim.
    pub lead: Option<String>,
    /// Two at most.
    pub buttons: Vec<Link>,
    /// The drawing beside the claim, and what it shows.
    pub plate: Option<Plate>,
    /// A picture beside the claim, when there is no drawing.
    pub picture: Option<Picture>,
    /// Four to six.
    pub kpis: Vec<Kpi>,
    /// How these were measured.
    pub measure_link: Option<Link>,
    /// The title of the section with the figure; the figure's is the finding.
    pub figure_title: String,
    /// The one figure.
    pub figure: Option<Figure>,
    /// Where to read all about it.
    pub figure_link: Option<Link>,
    /// Beside the figure: what follows from it.
    pub figure_text: Html,
    /// And how it is to be read.
    pub figure_notes: Vec<String>,
    /// Two or three.
    pub topics: Vec<TopicCard>,
    /// All of them.
    pub topics_link: Option<Link>,
    /// One voice.
    pub voice: Option<QuoteCard>,
    /// Up to six.
    pub enterprises: Vec<EnterpriseCard>,
    /// All of them: “Les 24 entreprises”.
    pub enterprises_link: Option<Link>,
    /// The latest.
    pub notebook: Option<NotebookCard>,
    /// Up to three.
    pub news: Vec<NewsCard>,
    /// All of them.
    pub news_link: Option<Link>,
    /// Text that the author wrote for the home page.
    pub body: Html,
}

/// A drawing that stands for a number: one stroke, one person.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Plate {
    /// The drawing.
    pub drawing: Html,
    /// “Un trait, une personne.”
    pub lead: String,
    /// What the strokes are.
    pub text: String,
}
