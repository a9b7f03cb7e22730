//! Cards: what social networks show of a page. A key figure, a quote or a sentence, in the site's colours and letters.
//!
//! A page with something of its own to show has its own card; the others share their language's.

use super::paper::{Ink, Means, Paper, Print, fill};
use super::{Drawing, Drawn, EDITION, Kit};
use crate::key::Key;
use crate::path::OutPath;
use crate::plan::page::Subject;
use crate::render::desk::Desk;
use crate::render::frame::Head;
use crate::render::letters::Hand;
use crate::render::view::{Kpi, SharedPicture};

/// What networks ask for, in pixels.
pub const SIZE: (u32, u32) = (super::WIDTH, 630);
const LEFT: f64 = 88.0;
const ROOM: f64 = 1024.0;

/// A card, before it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The page that it stands for.
    page: String,
    /// The site's title.
    site: String,
    /// The site's address as people say it.
    address: String,
    /// The page's title; none where the words say it.
    title: Option<String>,
    /// Whether it shows an example, in words.
    example: Option<String>,
    /// What it shows.
    body: Body,
}

/// What a card shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A key figure.
    Figure {
        /// Before the number: `€`.
        before: String,
        /// The number.
        number: String,
        /// After it, its space included.
        after: String,
        /// What is measured.
        label: String,
        /// Of how many, when.
        base: String,
    },
    /// What somebody said.
    Quote {
        /// The words, in quotation marks.
        words: String,
        /// Who said it.
        by: String,
    },
    /// A sentence.
    Words(String),
}

impl Body {
    /// The first key figure that has a number.
    pub fn of_kpis<'a>(kpis: impl IntoIterator<Item = &'a Kpi>) -> Option<Body> {
        let kpi = kpis.into_iter().find(|kpi| !kpi.absent && !kpi.number.is_empty())?;
        Some(Body::Figure {
            before: kpi.before.clone(),
            number: kpi.number.clone(),
            after: kpi.unit.clone(),
            label: kpi.label.clone(),
            base: kpi.base.first().cloned().unwrap_or_default(),
        })
    }

    /// A sentence, if there is one.
    pub fn of_words(words: Option<&str>) -> Option<Body> {
        words.filter(|words| !words.trim().is_empty()).map(|words| Body::Words(words.to_owned()))
    }
}

/// The card of a page, as its head names it; makes it, where it is the page's own. Nothing where cards are not wanted,
/// or where a letter is missing.
pub fn of_page(desk: &Desk, head: &Head) -> Option<SharedPicture> {
    if !desk.press.wanted.cards {
        return None;
    }
    let site = of_site(desk);
    if desk.page.subject == Subject::Home {
        site.clone().and_then(|card| order(desk, card));
    }
    let own = head.card.clone().filter(|_| desk.page.borrowed.is_none()).map(|body| Card {
        page: desk.page.address.clone(),
        title: Some(head.title.clone()),
        example: head.fictitious.then(|| desk.word("notice.fictitious_lead")),
        body,
        ..blank(desk)
    });
    let own = own.filter(|card| card.can_be_drawn(desk.press.kit));
    match own {
        Some(card) => order(desk, card),
        None => site.and_then(|card| Some(shared(desk, &card, &card.path(desk.press.kit)?))),
    }
}

/// The card that the pages of a language share.
fn of_site(desk: &Desk) -> Option<Card> {
    let description = desk.text_of(&desk.model().settings.description).unwrap_or_default();
    let card = Card { body: Body::Words(description), title: Some(blank(desk).site), ..blank(desk) };
    Some(card).filter(|card| card.can_be_drawn(desk.press.kit))
}

fn blank(desk: &Desk) -> Card {
    let base = desk.press.base.trim_end_matches('/');
    Card {
        page: desk.plan().routes.folders[desk.lang().index()].clone(),
        site: desk.text(&desk.model().settings.title),
        address: base.split_once("://").map_or(base, |(_, rest)| rest).to_owned(),
        title: None,
        example: None,
        body: Body::Words(String::new()),
    }
}

fn order(desk: &Desk, card: Card) -> Option<SharedPicture> {
    let path = card.path(desk.press.kit)?;
    let picture = shared(desk, &card, &path);
    desk.notes.borrow_mut().drawn.push(Drawn { path, drawing: Drawing::Card(Box::new(card)) });
    Some(picture)
}

fn shared(desk: &Desk, card: &Card, path: &OutPath) -> SharedPicture {
    SharedPicture { src: format!("{}{}", desk.press.base, path.as_str()), width: SIZE.0, height: SIZE.1, alt: card.alt() }
}

impl Card {
    /// The content key of its picture: the same words for another page are another picture.
    pub fn key(&self, kit: &Kit) -> Key {
        Key::of(format!("{EDITION} card {} {self:?}", kit.identity()).as_bytes())
    }

    fn path(&self, kit: &Kit) -> Option<OutPath> {
        OutPath::new(format!("assets/cards/{}.png", self.key(kit).short()))
    }

    /// What it shows, in words.
    fn alt(&self) -> String {
        let shown = match &self.body {
            Body::Figure { before, number, after, label, base } => format!("{before}{number}{after} – {label}. {base}"),
            Body::Quote { words, by } => format!("{words} – {by}"),
            Body::Words(words) => words.clone(),
        };
        let title = self.title.as_ref().filter(|title| !shown.contains(title.as_str()));
        [title.cloned(), Some(shown)].into_iter().flatten().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" – ")
    }

    fn can_be_drawn(&self, kit: &Kit) -> bool {
        let (title, strong, text) = (Hand::Title, Hand::Strong, Hand::Text);
        let own: Vec<(&str, Hand)> = match &self.body {
            Body::Figure { before, number, after, label, base } => {
                vec![(before, title), (number, title), (after, title), (label, strong), (base, text)]
            }
            Body::Quote { words, by } => vec![(words, title), (by, strong)],
            Body::Words(words) => vec![(words, text)],
        };
        let around = [Some((self.site.as_str(), strong)), self.title.as_deref().map(|words| (words, title)), Some((&self.address, text))];
        let example = self.example.as_deref().map(|words| (words, strong));
        own.into_iter().chain(around.into_iter().flatten()).chain(example).all(|(words, hand)| kit.letters.can_set(words, hand))
    }

    /// The card as a drawing.
    pub fn draw(&self, means: Means) -> Option<String> {
        let mut paper = Paper::new(means, Print::Outlines);
        let (wide, high) = (f64::from(SIZE.0), f64::from(SIZE.1));
        paper.rectangle([0.0, 0.0, wide, high], &means.looks.colour("paper"));
        paper.rectangle([0.0, 0.0, 20.0, high], &means.looks.colour("accent"));
        let (accent, second, ember) = (fill(means, "accent"), fill(means, "ink-2"), fill(means, "ember-ink"));
        let small = Ink { hand: Hand::Strong, size: 27.0, paint: &accent };
        let site = first(&paper, &self.site, small, (ROOM, 1));
        paper.lines(&site, (LEFT, 88.0), (small, 34.0));
        let foot = Ink { hand: Hand::Text, size: 24.0, paint: &second };
        let address = first(&paper, &self.address, foot, (700.0, 1));
        paper.lines(&address, (LEFT, high - 58.0), (foot, 30.0));
        if let Some(example) = &self.example {
            let look = Ink { paint: &ember, size: 24.0, ..small };
            let left = LEFT + ROOM - paper.width(example, look);
            paper.words(example, (left, high - 58.0), (look, 0.0));
        }
        match &self.body {
            Body::Figure { .. } => self.figure(&mut paper),
            Body::Quote { words, by } => quote(&mut paper, words, by),
            Body::Words(words) => self.sentence(&mut paper, words),
        }
        let marks = paper.is_whole.then_some(paper.out)?;
        Some(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\">{marks}</svg>"
        ))
    }

    fn figure(&self, paper: &mut Paper) {
        let Body::Figure { before, number, after, label, base } = &self.body else { return };
        let (ink, second, accent) = (fill(paper.means, "ink"), fill(paper.means, "ink-2"), fill(paper.means, "accent"));
        let title = self.title.as_deref().unwrap_or_default();
        let (head, size) = fitted(paper, title, &[50.0, 44.0, 38.0], (ROOM, 2, 118.0));
        let y = paper.lines(&head, (LEFT, 166.0), (Ink { hand: Hand::Title, size, paint: &ink }, size * 1.18));
        // The number and its unit, as large as the card is wide.
        let parts = [(before.as_str(), 0.5), (number.as_str(), 1.0), (after.as_str(), 0.5)];
        let wide: f64 = parts.iter().map(|(words, share)| paper.means.letters.width(words, (Hand::Title, share * 100.0))).sum();
        let size = (ROOM / wide.max(1.0) * 100.0).min(150.0);
        let (mut x, y) = (LEFT, y.max(216.0) + 108.0);
        for (words, share) in parts.into_iter().filter(|(words, _)| !words.is_empty()) {
            let look = Ink { hand: Hand::Title, size: share * size, paint: &accent };
            paper.words(words, (x, y), (look, 0.0));
            x += paper.width(words, look);
        }
        let look = Ink { hand: Hand::Strong, size: 34.0, paint: &ink };
        let lines = first(paper, label, look, (ROOM, 2));
        let y = paper.lines(&lines, (LEFT, y + 64.0), (look, 42.0));
        let look = Ink { hand: Hand::Text, size: 28.0, paint: &second };
        let lines = first(paper, base, look, (ROOM, 1));
        paper.lines(&lines, (LEFT, y), (look, 34.0));
    }

    fn sentence(&self, paper: &mut Paper, words: &str) {
        let (ink, second) = (fill(paper.means, "ink"), fill(paper.means, "ink-2"));
        let title = self.title.as_deref().unwrap_or_default();
        let (lines, size) = fitted(paper, title, &[66.0, 58.0, 50.0, 44.0], (ROOM, 3, 215.0));
        let y = paper.lines(&lines, (LEFT, 196.0), (Ink { hand: Hand::Title, size, paint: &ink }, size * 1.16));
        let look = Ink { hand: Hand::Text, size: 33.0, paint: &second };
        let left = ((520.0 - y) / 44.0).floor().max(0.0) as usize;
        let lines = first(paper, words, look, (ROOM, left.min(4)));
        paper.lines(&lines, (LEFT, y + 12.0), (look, 44.0));
    }
}

fn quote(paper: &mut Paper, words: &str, by: &str) {
    let (ink, accent) = (fill(paper.means, "ink"), fill(paper.means, "accent"));
    let (lines, size) = fitted(paper, words, &[60.0, 54.0, 48.0, 42.0, 37.0, 33.0], (ROOM, 7, 310.0));
    let y = paper.lines(&lines, (LEFT, 186.0), (Ink { hand: Hand::Title, size, paint: &ink }, size * 1.22));
    let look = Ink { hand: Hand::Strong, size: 30.0, paint: &accent };
    let lines = first(paper, by, look, (ROOM, 1));
    paper.lines(&lines, (LEFT, y.min(500.0) + 16.0), (look, 36.0));
}

/// The first lines of some words; the last one cut with an ellipsis if more are left.
fn first(paper: &Paper, words: &str, ink: Ink, (room, most): (f64, usize)) -> Vec<String> {
    let mut lines = paper.wrapped(words, ink, room);
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        while !last.is_empty() && paper.width(&format!("{last}…"), ink) > room {
            last.pop();
        }
        *last = format!("{}…", last.trim_end_matches([' ', '\u{A0}', '\u{202F}', ',', ';', ':', '.']));
    }
    lines
}

/// Words in the first of some sizes in which they take no more lines and height than there are, else cut.
fn fitted(paper: &Paper, words: &str, sizes: &[f64], (room, most, height): (f64, usize, f64)) -> (Vec<String>, f64) {
    let ink = |size: f64| Ink { hand: Hand::Title, size, paint: "" };
    let lines = |size: f64| ((height / (size * 1.2)).floor() as usize).clamp(1, most);
    for size in sizes {
        let set = paper.wrapped(words, ink(*size), room);
        if set.len() <= lines(*size) {
            return (set, *size);
        }
    }
    let size = sizes.last().copied().unwrap_or(33.0);
    (first(paper, words, ink(size), (room, lines(size))), size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::letters::Letters;
    use crate::render::takeaway::looks::Looks;
    use std::sync::Arc;

    #[test]
    fn words_never_leave_the_card() {
        let file = |name: &str| crate::render::originals::originals().get(&format!("fonts/{name}.ttf")).map(|bytes| Arc::from(*bytes));
        let letters = Letters::new(["source-sans-3-400", "source-sans-3-600", "source-serif-4-600"].map(file));
        let looks = Looks::default();
        let paper = Paper::new(Means { letters: &letters, looks: &looks }, Print::Outlines);
        for words in ["court", &"een heel lange zin die niet ophoudt ".repeat(20), &"onafgebroken".repeat(60)] {
            let (lines, size) = fitted(&paper, words, &[60.0, 48.0, 33.0], (ROOM, 7, 310.0));
            let look = Ink { hand: Hand::Title, size, paint: "" };
            assert!(lines.len() as f64 * size * 1.2 <= 311.0 && lines.iter().all(|line| paper.width(line, look) <= ROOM), "{lines:?}");
        }
        assert!(first(&paper, &"mot ".repeat(400), Ink { hand: Hand::Text, size: 30.0, paint: "" }, (400.0, 2))[1].ends_with('…'));
    }
}
