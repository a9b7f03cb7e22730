//! Room on paper: how much of a handout its parts take, so that its author hears of what does not fit.
//!
//! Sizes are those of the theme's `13-handout.css`, in millimetres on A4, widths of letters those of the theme's own
//! fonts. Where the program sets pages itself it counts pages instead; here the guess is on the safe side.

use super::letters::{Hand, Letters};
use crate::finding::Place;
use crate::plan::handout::Form;

/// A part that somebody wrote, and could write shorter; its name is its key among words of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// The name.
    Title,
    /// The sentence below the name.
    Lead,
    /// The testimonial.
    Quote,
    /// Limits, or a definition.
    Method,
    /// What a funder asks to be said.
    Funders,
}

impl Block {
    /// Its key.
    pub fn word(self) -> &'static str {
        match self {
            Block::Title => "title",
            Block::Lead => "lead",
            Block::Quote => "quote",
            Block::Method => "method",
            Block::Funders => "funders",
        }
    }
}

/// Words that somebody wrote, on a handout.
#[derive(Clone, Debug)]
pub struct Written {
    /// Which part they are.
    pub block: Block,
    /// Where they are written.
    pub place: Place,
    /// The words.
    pub words: String,
}

/// Everything that takes room on a handout besides its drawings.
#[derive(Debug, Default)]
pub struct Load {
    /// What somebody wrote.
    pub written: Vec<Written>,
    /// The labels and lines of key figures: label, change, base.
    pub kpis: Vec<[String; 3]>,
    /// The titles and notes of charts.
    pub charts: Vec<[String; 2]>,
    /// Whether there are facts below the head.
    pub facts: bool,
    /// The lines of the imprint.
    pub imprint: usize,
}

/// How words look: in which letters, how large, how far apart their lines are, in how much room; and how many lines are
/// expected of them.
type Look = (Hand, f64, f64, f64, f64);

/// The lowest a drawing may be.
const LOWEST: f64 = 42.0;
/// What a page holds: the height of A4 without its margins.
const HIGH: f64 = 297.0 - 24.0;
/// Between two parts.
const GAP: f64 = 4.5;
/// How far the guess is on the safe side.
const CAUTION: f64 = 1.03;

fn look(block: Block) -> Look {
    match block {
        Block::Title => (Hand::Title, 8.4, 9.4, 150.0, 2.0),
        Block::Lead => (Hand::Text, 4.3, 5.9, 150.0, 3.0),
        Block::Quote => (Hand::Title, 4.9, 6.6, 176.0, 3.0),
        Block::Method => (Hand::Text, 2.9, 3.9, 186.0, 4.0),
        Block::Funders => (Hand::Text, 2.7, 3.5, 80.0, 3.0),
    }
}

fn lines(letters: &Letters, words: &str, (hand, size, _, room, _): Look) -> f64 {
    letters.wrapped(words, (hand, size), room).len() as f64
}

/// How many millimetres a handout needs more than its paper has; nothing if it fits.
pub fn excess(letters: &Letters, load: &Load, form: Form) -> Option<f64> {
    let written = |block: Block| load.written.iter().filter(move |own| own.block == block);
    let high = |block: Block| {
        let look = look(block);
        written(block).map(|own| lines(letters, &own.words, look) * look.2).sum::<f64>()
    };
    let head = 6.0 + high(Block::Title) + high(Block::Lead) + if load.facts { 11.0 } else { 0.0 };
    let small = |words: &str, room: f64| {
        if words.is_empty() { 0.0 } else { lines(letters, words, (Hand::Text, 3.0, 4.0, room, 0.0)) * 4.0 }
    };
    let kpi = |kpi: &[String; 3]| 11.0 + kpi.iter().map(|words| small(words, 52.0)).sum::<f64>();
    let kpis = load.kpis.iter().map(kpi).fold(0.0, f64::max);
    let across = if load.charts.len() > 1 { 88.0 } else { 186.0 };
    let chart = |[title, note]: &[String; 2]| 5.0 + small(title, across * 0.72) * 1.3 + small(note, across);
    let charts = load.charts.iter().map(chart).fold(0.0, f64::max) + if load.charts.is_empty() { 0.0 } else { LOWEST };
    let quotes = high(Block::Quote) + written(Block::Quote).count() as f64 * 9.0;
    let foot = high(Block::Method) + f64::max(24.0, load.imprint as f64 * 3.9 + 4.0) + high(Block::Funders) + 4.0;
    // A leaflet has its charts on its second page, four of them in two rows.
    let pages = match form {
        Form::Leaflet => vec![
            vec![head, kpis * (load.kpis.len() as f64 / 3.0).ceil(), quotes],
            vec![charts, if load.charts.len() > 2 { charts } else { 0.0 }, foot],
        ],
        Form::Sheet | Form::Poster => vec![vec![head, kpis, charts, quotes, foot]],
    };
    let over = |parts: &Vec<f64>| parts.iter().sum::<f64>() * CAUTION + GAP * (parts.len() - 1) as f64 - HIGH;
    pages.iter().map(over).filter(|over| *over > 0.0).reduce(f64::max)
}

/// The part to shorten: that which takes most beyond what is expected of it.
pub fn longest<'load>(letters: &Letters, load: &'load Load) -> Option<&'load Written> {
    let beyond = |own: &&Written| {
        let look = look(own.block);
        ((lines(letters, &own.words, look) - look.4) * look.2 * 10.0) as i64
    };
    load.written.iter().max_by_key(beyond)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(lead: usize, quote: usize) -> Load {
        let written = |block, letters: usize| Written { block, place: Place::SITE, words: "un mot ".repeat(letters / 7) };
        Load {
            written: vec![written(Block::Title, 28), written(Block::Lead, lead), written(Block::Quote, quote)],
            kpis: vec![[String::from("Sorties positives"), String::from("en hausse"), String::from("2023")]; 3],
            charts: vec![[String::from("Les sorties montent"), String::new()]; 2],
            facts: true,
            imprint: 3,
        }
    }

    #[test]
    fn what_is_too_long_is_named() {
        let letters = Letters::default();
        assert_eq!(excess(&letters, &load(140, 210), Form::Sheet), None);
        let long = load(2100, 210);
        assert!(excess(&letters, &long, Form::Sheet).is_some_and(|over| over > 10.0));
        assert_eq!(longest(&letters, &long).map(|own| own.block), Some(Block::Lead));
        let long = load(140, 2800);
        assert_eq!(longest(&letters, &long).map(|own| own.block), Some(Block::Quote));
        assert!(excess(&letters, &long, Form::Sheet).is_some());
    }

    #[test]
    fn a_leaflet_has_room_for_more() {
        let long = load(900, 700);
        assert!(excess(&Letters::default(), &long, Form::Sheet).is_some());
        assert_eq!(excess(&Letters::default(), &long, Form::Leaflet), None);
    }
}
