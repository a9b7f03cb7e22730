//! Takeaway: what readers carry off from a page. Each figure as a drawing, as a picture, as a page for other sites, and
//! as a line to cite; each page as a card for those who share it.
//!
//! A drawing carries its words as outlines: it looks the same in a browser, in an editor of drawings and in a text
//! processor, and asks for nothing. Pictures are made of drawings, after the pages, and kept between builds.

pub mod card;
mod citation;
mod embed;
mod looks;
mod paper;
mod redraw;
mod sheet;

use std::sync::OnceLock;

pub use card::{CARDS, Card, may_be_card};
pub use embed::{FOLDER as EMBEDS, without_points};
pub use redraw::size;

use self::looks::Looks;
use self::paper::{Means, Print};
use super::desk::Desk;
use super::letters::Letters;
use super::raster;
use super::template::Html;
use super::view::Figure;
use crate::key::Key;
use crate::model::settings::{Produce, is_produced};
use crate::path::OutPath;
use crate::square;

/// Changes whenever the same drawing would become another picture: it is part of every key.
const EDITION: &str = "drawings 1";
/// How wide a figure's picture is.
pub const WIDTH: u32 = 1200;

/// What a theme gives to drawings that stand alone.
#[derive(Debug, Default)]
pub struct Kit {
    /// Its letters.
    pub letters: Letters,
    /// Its style sheet.
    css: String,
    looks: OnceLock<Looks>,
    identity: OnceLock<Key>,
}

impl Kit {
    /// The kit of a theme.
    pub fn new(letters: Letters, css: String) -> Kit {
        Kit { letters, css, looks: OnceLock::new(), identity: OnceLock::new() }
    }

    /// The key of all that it gives.
    fn identity(&self) -> &Key {
        self.identity.get_or_init(|| {
            let files = self.letters.files().map(Key::of);
            Key::of(format!("{files:?} {}", Key::of(self.css.as_bytes())).as_bytes())
        })
    }

    /// Letters and looks; these are read when they are first needed.
    fn means(&self) -> Means<'_> {
        Means { letters: &self.letters, looks: self.looks.get_or_init(|| Looks::of(&self.css)) }
    }
}

/// What a site wants made for its readers to take along (format.md §3, `produce`).
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// A drawing of each figure: unless neither pictures nor pages are wanted.
    pub drawings: bool,
    /// A picture of each figure.
    pub pictures: bool,
    /// A page of each figure for other sites.
    pub embeds: bool,
    /// A card of each page.
    pub cards: bool,
}

impl Wanted {
    /// What a site's settings say.
    pub fn of(produce: &Produce) -> Wanted {
        let (pictures, embeds) = (is_produced(produce.png), is_produced(produce.embeds));
        Wanted { drawings: pictures || embeds, pictures, embeds, cards: is_produced(produce.cards) }
    }
}

/// A picture to be made of a drawing.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Where it is published.
    pub path: OutPath,
    /// What it is made of.
    pub drawing: Drawing,
}

/// What a picture is made of.
#[derive(Clone, Debug)]
pub enum Drawing {
    /// The drawing of a figure, whole.
    Figure(String),
    /// A card, drawn when it is needed.
    Card(Box<Card>),
}

impl Drawn {
    /// The content key of the picture.
    pub fn key(&self, kit: &Kit) -> Key {
        match &self.drawing {
            Drawing::Figure(svg) => Key::of(format!("{EDITION} {WIDTH} {svg}").as_bytes()),
            Drawing::Card(card) => card.key(kit),
        }
    }

    /// The picture, as PNG; nothing if it cannot be drawn.
    pub fn make(&self, kit: &Kit) -> Option<Vec<u8>> {
        match &self.drawing {
            Drawing::Figure(svg) => raster::png(svg, WIDTH),
            Drawing::Card(card) => raster::png(&card.draw(kit.means())?, card::SIZE.0),
        }
    }

    /// Whether these bytes may pass for it: a picture as wide, with nothing besides.
    pub fn is_met_by(&self, bytes: &[u8]) -> bool {
        super::image::is_bare_png(bytes, WIDTH)
    }
}

/// Puts beside the page what readers may take of a figure, and gives it the ways there. `drawing` is its widest one;
/// nothing is drawn of a figure without.
pub fn along(desk: &Desk, figure: &mut Figure, drawing: &str) {
    if desk.page.subject.is_handout() {
        return;
    }
    let wanted = desk.press.wanted;
    figure.citation = Some(citation::citation(desk, figure));
    if drawing.is_empty() {
        return;
    }
    if wanted.drawings
        && let Some(sheet) = sheet::sheet(desk, figure, (drawing, Print::Words))
    {
        figure.svg_href = put(desk, &figure.id, "svg", sheet.svg.into_bytes());
        figure.png_href = if wanted.pictures && sheet.is_whole { picture(desk, figure, drawing) } else { None };
    }
    if wanted.embeds {
        figure.embed = embed::embed(desk, figure);
    }
}

/// The address of a figure as a code, for those who hold it on paper.
pub fn code(desk: &Desk, figure: &Figure) -> Option<Html> {
    square::drawing(&citation::address(desk, figure)).map(Html::new)
}

/// Orders the picture of a figure and gives the way to it.
fn picture(desk: &Desk, figure: &Figure, drawing: &str) -> Option<String> {
    let path = OutPath::new(format!("{}{}.png", desk.page.address, figure.id))?;
    let sheet = sheet::sheet(desk, figure, (drawing, Print::Outlines))?;
    let href = desk.to(path.as_str());
    desk.notes.borrow_mut().drawn.push(Drawn { path, drawing: Drawing::Figure(sheet.svg) });
    Some(href)
}

/// Puts a file beside the page and gives the way to it.
fn put(desk: &Desk, id: &str, extension: &str, bytes: Vec<u8>) -> Option<String> {
    let address = format!("{}{id}.{extension}", desk.page.address);
    let path = OutPath::new(address.clone())?;
    desk.notes.borrow_mut().files.push((path, bytes));
    Some(desk.to(&address))
}
