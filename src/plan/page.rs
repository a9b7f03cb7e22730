//! Pages: what each one shows, in which language, at which address.

use crate::finding::Place;
use crate::lang::Section;
use crate::localized::Lang;
use crate::model::id::Id;

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The home page.
    Home,
    /// A page of the list of enterprises, counted from 1.
    Enterprises(usize),
    /// An enterprise.
    Enterprise(Id),
    /// An assessment of an enterprise.
    Assessment(Id, Id),
    /// The list of indicators.
    Indicators,
    /// An indicator.
    Indicator(Id),
    /// The list of topics.
    Topics,
    /// A topic.
    Topic(Id),
    /// A page of the wall of voices.
    Testimonials(usize),
    /// A testimonial.
    Testimonial(Id),
    /// The list of notebooks.
    Notebooks,
    /// A notebook's cover.
    Notebook(Id),
    /// A chapter of a notebook.
    Chapter(Id, Id),
    /// The list of federations.
    Federations,
    /// A federation.
    Federation(Id),
    /// A page of the list of news.
    NewsList(usize),
    /// A news item.
    News(Id),
    /// The list of partners.
    Partners,
    /// A partner.
    Partner(Id),
    /// The glossary.
    Glossary,
    /// The data page.
    Data,
    /// A free page, by path.
    Free(String),
}

/// The sections in the order of menus.
pub const MENU: [Section; 10] = [
    Section::Enterprises,
    Section::Indicators,
    Section::Testimonials,
    Section::Notebooks,
    Section::Federations,
    Section::Topics,
    Section::News,
    Section::Partners,
    Section::Glossary,
    Section::Data,
];

/// The page that lists what a section holds.
pub fn index(section: Section) -> Subject {
    match section {
        Section::Enterprises => Subject::Enterprises(1),
        Section::Indicators => Subject::Indicators,
        Section::Testimonials => Subject::Testimonials(1),
        Section::Notebooks => Subject::Notebooks,
        Section::Federations => Subject::Federations,
        Section::News => Subject::NewsList(1),
        Section::Partners => Subject::Partners,
        Section::Topics => Subject::Topics,
        Section::Glossary => Subject::Glossary,
        Section::Data => Subject::Data,
    }
}

impl Subject {
    /// The section a subject belongs to; none for the home page and free pages.
    pub fn section(&self) -> Option<Section> {
        Some(match self {
            Subject::Home | Subject::Free(_) => return None,
            Subject::Enterprises(_) | Subject::Enterprise(_) | Subject::Assessment(..) => Section::Enterprises,
            Subject::Indicators | Subject::Indicator(_) => Section::Indicators,
            Subject::Topics | Subject::Topic(_) => Section::Topics,
            Subject::Testimonials(_) | Subject::Testimonial(_) => Section::Testimonials,
            Subject::Notebooks | Subject::Notebook(_) | Subject::Chapter(..) => Section::Notebooks,
            Subject::Federations | Subject::Federation(_) => Section::Federations,
            Subject::NewsList(_) | Subject::News(_) => Section::News,
            Subject::Partners | Subject::Partner(_) => Section::Partners,
            Subject::Glossary => Section::Glossary,
            Subject::Data => Section::Data,
        })
    }
}

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What it shows.
    pub subject: Subject,
    /// In which language.
    pub lang: Lang,
    /// Its address from the site's root, with a slash at its end: `fr/entreprises/ateliers/`.
    pub address: String,
    /// The language its words are borrowed from, if they are.
    pub borrowed: Option<Lang>,
    /// Where it is written.
    pub place: Place,
}

/// An old address and the page it leads to now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The old address from the site's root, with a slash at its end.
    pub from: String,
    /// The page's subject.
    pub to: Subject,
    /// The page's language.
    pub lang: Lang,
    /// Where the alias is written.
    pub place: Place,
}
