//! Export: what a site publishes of a kind, as one sheet to work on in a spreadsheet.
//!
//! Takes numbers from figures and voices from what consent has cleared, like pages do. A text has a column for each
//! language of the site, empty where it is not written: what has to be translated shows at once.

mod catalogue;
mod organisations;
mod texts;
mod values;

use super::dataset::{self, Desk};
use super::workbook::{Cell, Sheet};
use crate::decimal::Decimal;
use crate::localized::Lang;
use crate::model::enterprise::{Enterprise, Publish};
use crate::period::Period;
use crate::source::decode::Located;
use crate::source::text::Text;
use crate::words;

words! {
    /// What can be exported.
    pub enum Kind {
        /// Portraits.
        Enterprises "enterprises",
        /// Assessments.
        Assessments "assessments",
        /// Every published value.
        Values "values",
        /// What federations' members make together.
        Totals "totals",
        /// Questions and their answers, counted.
        Surveys "surveys",
        /// What was revised.
        Changes "changes",
        /// Voices, as far as consent covers data.
        Testimonials "testimonials",
        /// Definitions of what is measured.
        Indicators "indicators",
        /// Federations.
        Federations "federations",
        /// Who belongs to which federation.
        Members "members",
        /// Partners.
        Partners "partners",
        /// Notebooks.
        Notebooks "notebooks",
        /// Chapters of notebooks.
        Chapters "chapters",
        /// News and events.
        News "news",
        /// Free pages.
        Pages "pages",
        /// Topics.
        Topics "topics",
        /// The glossary.
        Terms "terms",
        /// Dimensions and their categories.
        Dimensions "dimensions",
        /// Scales and their options.
        Scales "scales",
        /// Frameworks and their codes.
        Frameworks "frameworks",
    }
}

/// Everything of a kind.
pub fn sheet(kind: Kind, desk: Desk) -> Sheet {
    let mut paper = Paper { desk, header: Vec::new(), rows: Vec::new() };
    match kind {
        Kind::Enterprises => organisations::enterprises(&mut paper),
        Kind::Assessments => organisations::assessments(&mut paper),
        Kind::Federations => organisations::federations(&mut paper),
        Kind::Members => organisations::members(&mut paper),
        Kind::Partners => organisations::partners(&mut paper),
        Kind::Values => values::values(&mut paper),
        Kind::Totals => values::totals(&mut paper),
        Kind::Surveys => values::surveys(&mut paper),
        Kind::Changes => return dataset::log(&dataset::changes(&desk.plan.model, &desk.plan.figures), desk),
        Kind::Testimonials => texts::testimonials(&mut paper),
        Kind::Notebooks => texts::notebooks(&mut paper),
        Kind::Chapters => texts::chapters(&mut paper),
        Kind::News => texts::news(&mut paper),
        Kind::Pages => texts::pages(&mut paper),
        Kind::Indicators => catalogue::indicators(&mut paper),
        Kind::Topics => catalogue::topics(&mut paper),
        Kind::Terms => catalogue::terms(&mut paper),
        Kind::Dimensions => catalogue::dimensions(&mut paper),
        Kind::Scales => catalogue::scales(&mut paper),
        Kind::Frameworks => catalogue::frameworks(&mut paper),
    }
    Sheet { name: kind.word().to_owned(), header: paper.header, rows: paper.rows, ..Sheet::default() }
}

/// A sheet while it is filled.
struct Paper<'a> {
    desk: Desk<'a>,
    header: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

/// A column, or one for each language.
enum Column {
    One(&'static str),
    Each(&'static str),
}

impl<'a> Paper<'a> {
    /// Names the columns; a text is followed by its language, unless the site has only one.
    fn columns(&mut self, columns: &[Column]) {
        let folders: &'a [String] = &self.desk.plan.routes.folders;
        for column in columns {
            match column {
                Column::Each(name) if folders.len() > 1 => self.header.extend(folders.iter().map(|lang| format!("{name}_{lang}"))),
                Column::One(name) | Column::Each(name) => self.header.push((*name).to_owned()),
            }
        }
    }

    fn languages(&self) -> impl Iterator<Item = Lang> + use<> {
        Lang::all(self.desk.plan.model.languages.len())
    }

    /// The words of each language that has its own.
    fn each(&self, text: Option<&Text>) -> Vec<Cell> {
        let own =
            |lang: Lang| text.filter(|text| text.panels.borrowed(lang).is_none()).map_or(Cell::Empty, |text| Cell::words(&text[lang]));
        self.languages().map(own).collect()
    }

    /// The words of each language, which may be none.
    fn of_each(&self, mut words: impl FnMut(Lang) -> Option<String>) -> Vec<Cell> {
        self.languages().map(|lang| words(lang).map_or(Cell::Empty, Cell::words)).collect()
    }

    fn row(&mut self, cells: impl IntoIterator<Item = Vec<Cell>>) {
        self.rows.push(cells.into_iter().flatten().collect());
    }

    /// The enterprises of which anything is published.
    fn enterprises(&self) -> impl Iterator<Item = &'a Enterprise> + use<'a> {
        let plan: &'a crate::plan::Plan = self.desk.plan;
        plan.model.enterprises.values().filter(|enterprise| enterprise.portrait.publish != Publish::None)
    }
}

fn words(words: impl Into<String>) -> Vec<Cell> {
    vec![Cell::words(words)]
}

fn said(text: Option<impl AsRef<str>>) -> Vec<Cell> {
    vec![text.map_or(Cell::Empty, |text| Cell::words(text.as_ref()))]
}

fn referred(reference: &Option<Located<String>>) -> Vec<Cell> {
    said(reference.as_ref().map(|reference| &reference.value))
}

fn listed<'a>(references: impl IntoIterator<Item = &'a Located<String>>) -> Vec<Cell> {
    words(references.into_iter().map(|reference| reference.value.as_str()).collect::<Vec<_>>().join(" "))
}

/// A number that shows the decimals it has.
fn number(number: Option<Decimal>) -> Vec<Cell> {
    vec![dataset::plain(number)]
}

fn count(number: Option<u64>) -> Vec<Cell> {
    vec![Cell::count(number)]
}

fn yes(truth: bool) -> Vec<Cell> {
    words(if truth { "true" } else { "" })
}

/// A period as written, its first and its last day.
fn days(period: &Period) -> Vec<Cell> {
    vec![Cell::words(period.spelled()), Cell::Day(period.first), Cell::Day(period.last)]
}
