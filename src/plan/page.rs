//! Pages: what each one shows, in which language, at which address.

use super::handout::{About, Handout};
use super::narrow::Narrow;
use crate::finding::Place;
use crate::lang::Section;
use crate::localized::Lang;
use crate::model::Model;
use crate::model::id::Id;

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The home page.
    Home,
    /// A page of the list of enterprises, counted from 1.
    Enterprises(usize),
    /// A page of a part of that list.
    EnterprisesOf(Narrow, usize),
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
    /// A page of a part of the wall.
    TestimonialsOf(Narrow, usize),
    /// A testimonial.
    Testimonial(Id),
    /// The list of notebooks.
    Notebooks,
    /// A notebook's cover.
    Notebook(Id),
    /// A chapter of a notebook.
    Chapter(Id, Id),
    /// A whole notebook on one page, for printing.
    Whole(Id),
    /// The list of federations.
    Federations,
    /// A federation.
    Federation(Id),
    /// What a group or territory of a federation makes together.
    Extract(Id, Narrow),
    /// A page of who has delivered what to a federation.
    Collection(Id, usize),
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
    /// What can be compared.
    Comparisons,
    /// Enterprises beside each other, in an indicator.
    Comparison(Id),
    /// Where enterprises are.
    Map,
    /// How it was measured.
    Method,
    /// What came out, year by year.
    Editions,
    /// The accessibility statement.
    Accessibility,
    /// A page of the search page, which is an alphabetical index.
    Search(usize),
    /// The page where a reader puts a report together.
    Report,
    /// Something to give out on paper.
    Handout(Handout),
    /// A free page, by path.
    Free(String),
}

/// The sections in the order of menus.
pub const MENU: [Section; 12] = [
    Section::Enterprises,
    Section::Indicators,
    Section::Testimonials,
    Section::Notebooks,
    Section::Federations,
    Section::Topics,
    Section::Comparison,
    Section::Map,
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
        Section::Comparison => Subject::Comparisons,
        Section::Map => Subject::Map,
        Section::Method => Subject::Method,
        Section::Editions => Subject::Editions,
        Section::Accessibility => Subject::Accessibility,
        Section::Search => Subject::Search(1),
    }
}

impl Subject {
    /// Whether it is a thing with a name of its own, and no list of others.
    pub fn is_listed(&self) -> bool {
        use Subject::*;
        match self {
            Home | Search(_) | EnterprisesOf(..) | TestimonialsOf(..) | Enterprises(_) | Indicators | Topics | Testimonials(_)
            | Notebooks | Whole(_) | Federations => false,
            NewsList(_) | Partners | Glossary | Data | Comparisons | Map | Method | Editions | Accessibility | Collection(..) => false,
            Handout(_) | Report => false,
            Enterprise(_) | Assessment(..) | Indicator(_) | Topic(_) | Testimonial(_) | Notebook(_) | Chapter(..) => true,
            Federation(_) | Extract(..) | News(_) | Partner(_) | Free(_) | Comparison(_) => true,
        }
    }

    /// The section a subject belongs to; none for the home page and free pages.
    pub fn section(&self) -> Option<Section> {
        Some(match self {
            Subject::Home | Subject::Free(_) | Subject::Report => return None,
            Subject::Enterprises(_) | Subject::EnterprisesOf(..) | Subject::Enterprise(_) | Subject::Assessment(..) => Section::Enterprises,
            Subject::Indicators | Subject::Indicator(_) => Section::Indicators,
            Subject::Topics | Subject::Topic(_) => Section::Topics,
            Subject::Testimonials(_) | Subject::TestimonialsOf(..) | Subject::Testimonial(_) => Section::Testimonials,
            Subject::Notebooks | Subject::Notebook(_) | Subject::Chapter(..) | Subject::Whole(_) => Section::Notebooks,
            Subject::Federations | Subject::Federation(_) | Subject::Extract(..) | Subject::Collection(..) => Section::Federations,
            Subject::NewsList(_) | Subject::News(_) => Section::News,
            Subject::Partners | Subject::Partner(_) => Section::Partners,
            Subject::Glossary => Section::Glossary,
            Subject::Data => Section::Data,
            Subject::Comparisons | Subject::Comparison(_) => Section::Comparison,
            Subject::Map => Section::Map,
            Subject::Method => Section::Method,
            Subject::Editions => Section::Editions,
            Subject::Accessibility => Section::Accessibility,
            Subject::Search(_) => Section::Search,
            Subject::Handout(handout) => match handout.about {
                About::Enterprise(_) => Section::Enterprises,
                About::Indicator(_) => Section::Indicators,
                About::Federation(_) => Section::Federations,
            },
        })
    }
}

impl Subject {
    /// Whether two languages of it are worth reading side by side: what tells something, not what lists or looks up.
    pub fn is_told(&self) -> bool {
        matches!(
            self,
            Subject::Enterprise(_)
                | Subject::Assessment(..)
                | Subject::Testimonial(_)
                | Subject::Chapter(..)
                | Subject::News(_)
                | Subject::Free(_)
        )
    }
}

impl Subject {
    /// Whether it is made to be given out on paper: nothing is taken along from it, and it asks for consent to print.
    pub fn is_handout(&self) -> bool {
        matches!(self, Subject::Handout(_))
    }
}

impl Subject {
    /// Whether it is shown only to those who asked for drafts.
    pub fn is_draft(&self, model: &Model) -> bool {
        let draft = match self {
            Subject::News(id) => model.news.get(id).and_then(|news| news.panels[Lang::FIRST].file.draft),
            Subject::Free(id) => model.pages.get(id).and_then(|page| page.panels[Lang::FIRST].file.draft),
            Subject::Chapter(notebook, chapter) => model
                .notebooks
                .get(notebook)
                .and_then(|notebook| notebook.chapters.iter().find(|found| found.id == *chapter))
                .and_then(|chapter| chapter.panels[Lang::FIRST].file.draft),
            _ => None,
        };
        draft == Some(true)
    }
}

/// Two languages of a page side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// What it shows.
    pub subject: Subject,
    /// The language on the left.
    pub left: Lang,
    /// The language on the right, later in the site's order.
    pub right: Lang,
    /// Its address from the site's root, with a slash at its end: `fr-nl/temoignages/samira/`.
    pub address: String,
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
