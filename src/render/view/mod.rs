//! Views: what a template is given, one for each kind of page.
//!
//! Plain data, every string in the reader's language and formatted, every address ready. What a page
//! may lack is an `Option`, a list or empty markup; a template shows what is there and leaves no
//! trace of the rest. Views know no template and no model: floor 5 fills them, the theme arranges them.

mod about;
mod assessment;
mod cards;
mod enterprise;
mod federation;
mod figure;
mod frame;
mod handout;
mod home;
mod indicator;
mod news;
mod notebook;
mod parts;
mod reference;
mod report;
mod search;
mod testimonial;

pub use about::{
    Compared, ComparisonList, Edition, EditionYear, Editions, FoldLeaf, FoldPage, FoldRow, Place, PlaceEntry, Places, Statement,
    StatementQuote, StatementSection,
};
pub use assessment::{Assessment, AssessmentResult, Evidence, Outcome, OutcomeLevel, Survey};
pub use cards::{
    Commitment, Cover, EnterpriseCard, FederationRow, IndicatorRow, NewsCard, NotebookCard, PartnerRow, QuoteCard, Stage, StageEntry, Step,
    TopicCard,
};
pub use enterprise::{AssessmentLink, Comparison, Enterprise, EnterpriseList, EnterpriseTopic};
pub use federation::{Aggregate, Coverage, Federation, FederationList, FederationPart, FederationTopic};
pub use figure::{Cell, Change, Column, Direction, Embed, Figure, Kpi, Progress, Row, Size, Table, Tone};
pub use frame::{Alternate, Footer, Frame, Funder, Notice, NoticeKind, SharedPicture, Site, SwitchEntry};
pub use handout::{Handout, HandoutFigure};
pub use home::{Door, DoorPanel, Home, Plate};
pub use indicator::{Finding, Indicator, IndicatorGroup, IndicatorList, Topic, TopicList};
pub use news::{NewsItem, NewsList, Partner, PartnerGroup, PartnerList};
pub use notebook::{
    Chapter, ChapterRow, Entry, Erratum, Notebook, NotebookList, Whole, WholeAddress, WholeChapter, WholeIndex, WholeList, WholeTerm,
};
pub use parts::{Anchor, Callout, CalloutKind, Download, Fact, Filter, Link, Mention, Pager, PagerLink, Passage, Picture};
pub use reference::{Data, Dataset, FreePage, Glossary, Letter, NotFound, NotFoundPanel, RedirectPage, SearchField, Term, TermElsewhere};
pub use report::{Report, ReportGroup};
pub use search::{Engine, IndexEntry, IndexLetter, Search};
pub use testimonial::{Captions, Media, Testimonial, Wall};
