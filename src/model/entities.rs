//! The things a site is about, each with its id, what its files say and its texts.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::{Dimension, Framework, Scale, Term, Topic};
use super::consent::{Cleared, Testimonial};
use super::enterprise::Enterprise;
use super::id::Id;
use super::indicator::Indicator;
use super::known::Known;
use super::notebook::{ChapterFile, NotebookFile};
use super::prose::{Body, Texts};
use super::publications::{FederationFile, NewsFile, PageFile, PartnerFile};
use super::settings::Settings;
use crate::finding::Place;
use crate::lang::LanguageTag;
use crate::localized::Localized;
use crate::period::Date;
use crate::shelf::Shelf;
use crate::source::decode::Lent;
use crate::source::text::Text;

/// Everything a site holds true.
#[derive(Clone, Debug)]
pub struct Model {
    /// What `diptych.yaml` says.
    pub settings: Settings,
    /// The site's languages, in order.
    pub languages: Vec<LanguageTag>,
    /// Shared definitions.
    pub catalogue: Catalogue,
    /// Enterprises by id.
    pub enterprises: Shelf<Id, Enterprise>,
    /// Testimonials by id: only those whose consent covers the web today.
    pub testimonials: BTreeMap<Id, Cleared<Testimonial>>,
    /// Testimonials left out, and why.
    pub left_out: BTreeMap<Id, &'static str>,
    /// Federations by id.
    pub federations: BTreeMap<Id, Federation>,
    /// Notebooks by id.
    pub notebooks: BTreeMap<Id, Notebook>,
    /// News by id, which begins with its date.
    pub news: BTreeMap<Id, News>,
    /// Partners by id.
    pub partners: BTreeMap<Id, Partner>,
    /// Free pages by path: `method`, `about/team`; the home page's text is `index`.
    pub pages: BTreeMap<String, FreePage>,
    /// Each enterprise's own colour among those of series, from 1 to 8.
    pub colours: BTreeMap<Id, u8>,
    /// Everything that has an id.
    pub known: Known,
    /// What stretches of days are called that an author gave a name.
    pub period_labels: BTreeMap<(Date, Date), Text>,
    /// Members whose files hold errors and without whom their federation is published.
    pub left_out_members: BTreeSet<String>,
    /// Whether some enterprise or assessment could not be read: then what seems unused may be used there.
    pub incomplete: bool,
    /// Words that languages borrow, in the order of the files; of testimonials, see the voices themselves.
    pub lent: Vec<Lent>,
}

/// Shared definitions, each in the order of its file.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Scales.
    pub scales: Vec<Scale>,
    /// Dimensions.
    pub dimensions: Vec<Dimension>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Terms.
    pub terms: Vec<Term>,
    /// Frameworks.
    pub frameworks: Vec<Framework>,
    /// Texts of topics, by id.
    pub topic_stories: BTreeMap<Id, Texts>,
    /// Texts of indicators, by id.
    pub indicator_stories: BTreeMap<Id, Texts>,
}

impl Catalogue {
    /// The indicator of an id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id.as_str() == id)
    }

    /// The scale of an id.
    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id.as_str() == id)
    }

    /// The dimension of an id.
    pub fn dimension(&self, id: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.id.as_str() == id)
    }

    /// The topic of an id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id.as_str() == id)
    }

    /// The term of an id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.id.as_str() == id)
    }
}

/// A federation.
#[derive(Clone, Debug)]
pub struct Federation {
    /// Its id.
    pub id: Id,
    /// What its file says.
    pub file: FederationFile,
    /// Its own text.
    pub story: Texts,
    /// Where it is written.
    pub place: Place,
}

/// A thematic notebook.
#[derive(Clone, Debug)]
pub struct Notebook {
    /// Its id.
    pub id: Id,
    /// What its file says.
    pub file: NotebookFile,
    /// Its chapters, in order.
    pub chapters: Vec<Chapter>,
    /// Where it is written.
    pub place: Place,
}

/// What the Markdown file of each language says, borrowed where there is none.
#[derive(Clone, Debug)]
pub struct Written<T> {
    /// The front matter.
    pub file: T,
    /// The words.
    pub body: Body,
}

/// A chapter of a notebook.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// Its id: the stem of its files.
    pub id: Id,
    /// Its files.
    pub panels: Localized<Written<ChapterFile>>,
}

/// A news item or event.
#[derive(Clone, Debug)]
pub struct News {
    /// Its id.
    pub id: Id,
    /// Its files; facts that a twin does not say are the first file's.
    pub panels: Localized<Written<NewsFile>>,
}

/// A free page.
#[derive(Clone, Debug)]
pub struct FreePage {
    /// Its path.
    pub id: String,
    /// Its files.
    pub panels: Localized<Written<PageFile>>,
}

/// A partner.
#[derive(Clone, Debug)]
pub struct Partner {
    /// Its id.
    pub id: Id,
    /// What its file says.
    pub file: PartnerFile,
    /// Its own text.
    pub story: Texts,
    /// Where it is written.
    pub place: Place,
}
