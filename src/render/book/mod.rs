//! A publication as one thing: a notebook in one language, with all that stands between its covers.
//!
//! Put together once from the chapters' finished markup, then written twice: set on pages (`paper`) and packed for
//! e-readers (`epub`). What consent does not give to print is not
//! in it: chapters are made anew for this channel, so a voice without it never comes near.

mod chapter;
mod drawing;
pub mod epub;
pub mod index;
pub mod lists;
pub mod page;
pub mod paper;
mod tree;
pub mod web;
mod xhtml;

use crate::finding::Place;
use crate::model::entities::Notebook;
use crate::model::notebook::PageSize;
use crate::model::testimonial::Channel;
use crate::path::OutPath;
use crate::period::Date;
use crate::render::desk::{Desk, Ordered};
use crate::render::frame;
use crate::render::view::{self, Erratum, Fact, Funder};

pub use tree::{Element, Node};

/// A publication.
#[derive(Debug)]
pub struct Book {
    /// Its language, as the site writes it.
    pub lang: String,
    /// The way its script runs: `ltr`, `rtl`.
    pub dir: &'static str,
    /// Its title.
    pub title: String,
    /// What follows the title.
    pub subtitle: Option<String>,
    /// “Cahiers thématiques, n° 1”.
    pub series: String,
    /// Who publishes it.
    pub issuer: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was published, for programs.
    pub date: Date,
    /// When it was last corrected, else published.
    pub modified: Date,
    /// Its book number.
    pub isbn: Option<String>,
    /// Its digital identifier, without the address that resolves it.
    pub doi: Option<String>,
    /// When it was published, for people.
    pub published: String,
    /// What the cover shows.
    pub cover: Cover,
    /// What the cover's drawing is made of.
    pub cover_caption: Option<String>,
    /// What it is about.
    pub summary: Vec<Node>,
    /// Publication, data, publisher, authors, licence, ISBN.
    pub facts: Vec<Fact>,
    /// How its terms are meant.
    pub lexicon_note: Option<String>,
    /// How to cite it.
    pub citation: Option<String>,
    /// What was wrong in earlier copies.
    pub errata: Vec<Erratum>,
    /// Who paid for it.
    pub funders: Vec<Funder>,
    /// The line about the responsible publisher.
    pub responsible: Option<String>,
    /// A word of caution where it shows examples.
    pub caution: Option<String>,
    /// The site's address.
    pub base: String,
    /// Where it stands on the web.
    pub url: String,
    /// Its chapters.
    pub parts: Vec<Part>,
    /// Its figures, tables and voices, in order.
    pub lists: lists::Lists,
    /// The works that it is based on: anchors and words.
    pub works: Vec<(String, Vec<Node>)>,
    /// The words of the glossary that it uses: each with what it means.
    pub terms: Vec<(String, String)>,
    /// The indicators that it shows, each with the figures and chapters that do.
    pub indicators: Vec<(String, Vec<String>)>,
    /// The files of pictures that it shows, by where the site publishes them.
    pub pictures: Vec<Ordered>,
    /// How it is printed.
    pub print: Sheet,
}

/// How a publication is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The paper's size.
    pub size: PageSize,
    /// Whether marks show where to cut.
    pub crop_marks: bool,
}

/// What a cover shows.
#[derive(Debug, Default)]
pub enum Cover {
    /// Words alone.
    #[default]
    Plain,
    /// A drawing made of the publication's own figures.
    Drawing(String),
    /// A picture, by its path from the site's root, and what is seen on it.
    Picture(String, String),
}

/// A chapter.
#[derive(Debug, Default)]
pub struct Part {
    /// Its anchor: what ids in it begin with.
    pub id: String,
    /// Its number; empty for a foreword or an annex.
    pub number: String,
    /// “Chapitre 2 · Résultats”.
    pub eyebrow: Option<String>,
    /// Its title.
    pub title: String,
    /// Its key message.
    pub lead: Option<String>,
    /// “Par …”.
    pub authors: Option<String>,
    /// Its words, with figures and voices.
    pub body: Vec<Node>,
    /// The language it is borrowed from.
    pub borrowed: Option<String>,
    /// Where it is written.
    pub place: Option<Place>,
    /// Where the figures in it are written, by their ids.
    pub origins: Vec<(String, Place)>,
    /// Where the tables are written that its text holds, in order.
    pub tables: Vec<Place>,
}

/// Puts a notebook together; `page` is what its own page shows. Notes whose words it takes, and orders its pictures.
pub fn of(desk: &Desk, notebook: &Notebook, page: &view::Notebook) -> Book {
    let file = &notebook.file;
    let (parts, mut gathered) = chapter::parts(desk, notebook, Channel::Print);
    desk.notes.borrow_mut().read.append(&mut gathered.read);
    let mut pictures = std::mem::take(&mut gathered.pictures);
    pictures.extend(desk.notes.borrow().pictures.iter().cloned());
    pictures.sort_by(|left, right| left.path.cmp(&right.path));
    pictures.dedup_by(|left, right| left.path == right.path);
    let from_root = |src: &str| chapter::resolved(&desk.page.address, src);
    let cover = match (&page.cover.picture, page.cover.drawing.is_empty()) {
        (Some(picture), _) => Cover::Picture(from_root(&picture.src), picture.alt.clone()),
        (None, false) => Cover::Drawing(page.cover.drawing.as_str().to_owned()),
        (None, true) => Cover::Plain,
    };
    let footer = frame::footer(desk, &[]);
    let funders = footer.funders.iter().cloned().map(|mut funder| {
        funder.logo.iter_mut().for_each(|logo| logo.src = from_root(&logo.src));
        funder
    });
    let print = file.print.as_ref();
    Book {
        lang: desk.reader.locale.tag().to_owned(),
        dir: desk.reader.locale.direction().as_str(),
        title: page.frame.title.clone(),
        subtitle: page.subtitle.clone(),
        series: page.series.clone(),
        issuer: page.issuer.clone(),
        authors: file.authors.iter().map(|author| desk.text(&author.name)).collect(),
        date: file.published,
        modified: file.errata.iter().map(|erratum| erratum.on).fold(file.published, Date::max),
        isbn: file.isbn.as_ref().map(|isbn| isbn.as_written().to_owned()),
        doi: file.doi.as_ref().map(|doi| crate::render::pages::notebook::bare_doi(doi.as_written()).to_owned()),
        published: page.published.clone(),
        cover,
        cover_caption: page.cover_caption.clone(),
        summary: chapter::apart(desk, page.summary.as_str()),
        facts: page.facts.iter().map(|fact| absolute(desk, fact)).collect(),
        lexicon_note: page.lexicon_note.clone(),
        citation: page.citation.clone(),
        errata: page.errata.clone(),
        funders: funders.collect(),
        responsible: footer.responsible.clone(),
        caution: (file.fictitious || gathered.fictitious).then(|| desk.word("book.caution")),
        base: desk.press.base.clone(),
        url: format!("{}{}", desk.press.base, desk.page.address),
        lists: lists::of(&parts),
        works: page.works.iter().map(|work| (chapter::work_anchor(desk, &work.id), tree::read(work.html.as_str()))).collect(),
        terms: index::terms(desk, &gathered.terms),
        indicators: index::indicators(desk, &gathered.indicators),
        parts,
        pictures,
        print: Sheet {
            size: print.map_or_else(PageSize::default, |print| print.size),
            crop_marks: print.is_some_and(|print| print.crop_marks),
        },
    }
}

/// A fact whose links lead to the web.
fn absolute(desk: &Desk, fact: &Fact) -> Fact {
    let mut fact = fact.clone();
    for value in &mut fact.values {
        value.href = value.href.take().map(|href| chapter::outside(desk, &desk.page.address, &href));
    }
    fact
}

impl Book {
    /// The picture that is published at a path from the site's root.
    pub fn picture(&self, path: &str) -> Option<&Ordered> {
        let path = OutPath::new(path)?;
        self.pictures.binary_search_by(|ordered| ordered.path.cmp(&path)).ok().map(|at| &self.pictures[at])
    }
}
