//! Cards and rows: how one page shows another in a list.

use serde::Serialize;

use super::figure::Cell;
use super::parts::{Link, Mention, Picture};
use crate::render::template::Html;

/// A voice.
#[derive(Clone, Debug, Default, Serialize)]
pub struct QuoteCard {
    /// The id that a text gives it, or one made of its number.
    pub id: Option<String>,
    /// “Témoignage 4”, in a notebook.
    pub number: Option<String>,
    /// The words, with the quotation marks of their language; a highlighted phrase is marked up.
    pub quote: Html,
    /// The language of the words, when it is not the page's.
    pub lang: Option<String>,
    /// The witness as consent allows: “Samira (prénom d'emprunt)”.
    pub name: String,
    /// Role, enterprise, year: as one line.
    pub role: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// For the tile of someone without portrait.
    pub initials: String,
    /// The whole testimonial; none for a quote that has no page.
    pub href: Option<String>,
    /// Published with consent.
    pub portrait: Option<Picture>,
    /// “Traduit du néerlandais”.
    pub translated_from: Option<String>,
    /// The original words.
    pub original: Option<Link>,
    /// Whether it is an example.
    pub fictitious: bool,
    /// Whether it takes the whole width of a wall.
    pub big: bool,
}

/// An enterprise.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EnterpriseCard {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// The language of the name and text, when they are borrowed.
    pub lang: Option<String>,
    /// What it does.
    pub meta: Option<String>,
    /// Where it works, unless its activity says so.
    pub place: Option<String>,
    /// One figure, in words.
    pub fact: Option<String>,
    /// For the tile of an enterprise without picture.
    pub initials: String,
    /// For that tile, when a rate can be drawn person by person; the initials stand there otherwise.
    pub drawing: Html,
    /// Of the place or the people.
    pub picture: Option<Picture>,
    /// Whether it is an example.
    pub fictitious: bool,
}

/// A topic.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TopicCard {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// The question it answers.
    pub question: Option<String>,
    /// What was found, in one sentence.
    pub finding: Option<String>,
    /// A line without axes.
    pub sparkline: Html,
    /// Its two ends: “43,9 → 63,3 %”.
    pub ends: Option<String>,
    /// Period, enterprise, status.
    pub meta: Option<String>,
}

/// A news item.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NewsCard {
    /// As printed.
    pub date: String,
    /// As machines read it: `2024-06-01`.
    pub datetime: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The language of the title, when it is borrowed.
    pub lang: Option<String>,
    /// Of an event.
    pub place: Option<String>,
    /// “Événement à venir”, “Événement passé”.
    pub status: Option<String>,
    /// What it says, in a sentence.
    pub description: Option<String>,
    /// Whether it is an example.
    pub fictitious: bool,
    /// Whether it is shown only because drafts were asked for.
    pub draft: bool,
}

/// A notebook, by its cover.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NotebookCard {
    /// “Cahiers thématiques, n° 1”.
    pub series: String,
    /// Its number alone.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What follows the title.
    pub subtitle: Option<String>,
    /// What it says, for a promotion on the home page.
    pub summary: Option<String>,
    /// Its page.
    pub href: String,
    /// When it came out, as printed.
    pub published: String,
    /// Who publishes it.
    pub issuer: Option<String>,
    /// The drawing or picture on its cover; a plain cover without.
    pub cover: Cover,
    /// Its editions: PDF, EPUB, facing pages.
    pub links: Vec<Link>,
    /// Whether it is an example.
    pub fictitious: bool,
}

/// What a cover shows besides its words.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Cover {
    /// A picture; it then takes the whole cover.
    pub picture: Option<Picture>,
    /// A drawing made of a chart of the notebook.
    pub drawing: Html,
}

/// A line of a list of indicators.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IndicatorRow {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// The latest value, with unit; the words for one that is withheld or missing.
    pub value: Cell,
    /// Of which period.
    pub period: String,
    /// A line without axes.
    pub sparkline: Html,
    /// “objectif atteint”, “provisoire”.
    pub status: Option<String>,
    /// Who reports it: “4 entreprises”.
    pub reporters: Option<String>,
}

/// A partner in the directory.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PartnerRow {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// What it is: “Recherche”.
    pub kind: String,
    /// Where it works.
    pub place: Option<String>,
    /// What is done together, in one sentence.
    pub description: Option<String>,
    /// Its mark.
    pub logo: Option<Picture>,
    /// Whether it is an example.
    pub fictitious: bool,
}

/// A federation in the list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FederationRow {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// “19 membres, 17 ont livré leurs données”.
    pub coverage: Option<String>,
    /// Whether it is an example.
    pub fictitious: bool,
}

/// A commitment after an assessment.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Commitment {
    /// What was promised.
    pub text: String,
    /// By when: “D'ici 2025”.
    pub due: Option<String>,
    /// “tenu”, “en cours”.
    pub state: String,
    /// `kept`, `partly`, `missed` or `open`: its class.
    pub state_key: &'static str,
}

/// A step of an assessment.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Step {
    /// 1 to 3.
    pub number: String,
    /// “Récolte des données”.
    pub title: String,
    /// “en cours”, or its period.
    pub state: Option<String>,
    /// `done`, `current` or `open`: its class.
    pub state_key: &'static str,
    /// Who took part, in a phrase.
    pub detail: Option<String>,
    /// When it began or ended, how much was gathered: in order.
    pub facts: Vec<String>,
}

/// A stage of a logic model, from need to impact.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Stage {
    /// “Prestations”.
    pub title: String,
    /// Whether it is a result rather than a means.
    pub result: bool,
    /// What stands in it.
    pub entries: Vec<StageEntry>,
}

/// A statement of a logic model.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StageEntry {
    /// The statement, linked when it has a place of its own.
    pub statement: Mention,
    /// “négatif”, “non voulu”; empty for what was hoped for.
    pub marks: Vec<String>,
    /// How it was checked: “76,7 % d'accord, base 43”.
    pub evidence: Option<String>,
}
