//! Paper: a drawing that carries its words as outlines and its colours as attributes, so that it needs nothing else.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::rc::Rc;

use super::looks::Looks;
use crate::render::letters::{Hand, Letters};
use crate::untrusted::escape_into;

/// What a theme gives to what is drawn without a browser.
#[derive(Clone, Copy)]
pub struct Means<'kit> {
    /// Its letters.
    pub letters: &'kit Letters,
    /// Its looks by day.
    pub looks: &'kit Looks,
}

/// What is said of a mark, by attribute.
pub type Said = BTreeMap<&'static str, String>;

/// A sheet that is drawn on; sizes in pixels.
pub struct Paper<'kit> {
    /// What it is drawn with.
    pub means: Means<'kit>,
    /// What is said of marks, by element and classes.
    known: BTreeMap<String, Rc<Said>>,
    /// The marks so far.
    pub out: String,
    /// How its small print is set.
    pub print: Print,
    /// Whether a letter was missing: words that hold it stay words, in whatever font the reader has.
    pub is_whole: bool,
}

/// How small print is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// As outlines, for pictures.
    Outlines,
    /// As words, for drawings: they can be found, copied and read aloud, and weigh little. Each line is as long as in the
    /// theme's letters, whatever font the reader has.
    Words,
}

/// How words look: their letters, their size, and the attributes of their paint (` fill="#000"`).
#[derive(Clone, Copy)]
pub struct Ink<'a> {
    /// The letters.
    pub hand: Hand,
    /// In pixels.
    pub size: f64,
    /// The paint.
    pub paint: &'a str,
}

impl<'kit> Paper<'kit> {
    /// An empty sheet.
    pub fn new(means: Means<'kit>, print: Print) -> Paper<'kit> {
        Paper { means, known: BTreeMap::new(), out: String::with_capacity(32 * 1024), print, is_whole: true }
    }

    /// A line of words, from here on; `halo` is how wide they are set off from what lies under them.
    pub fn words(&mut self, words: &str, at: (f64, f64), (ink, halo): (Ink, f64)) {
        self.hung(words, (at.0, at.1, 0.0), (ink, halo));
    }

    /// A line of words of which a share lies before its place: none, half or all.
    pub fn hung(&mut self, words: &str, (x, y, before): (f64, f64, f64), (ink, halo): (Ink, f64)) {
        let Some(line) = self.means.letters.set(words, ink.hand) else {
            let x = x - self.width(words, ink) * before;
            self.is_whole = false;
            return self.as_words(words, (x, y), (ink, halo));
        };
        let scale = ink.size / line.units;
        let x = x - line.advance * scale * before;
        let paint = ink.paint;
        self.put(format_args!("<path transform=\"translate({x:.1} {y:.1}) scale({scale:.5})\"{paint}"));
        self.halo(halo / scale);
        self.put(format_args!(" d=\"{}\"/>", line.outlines));
    }

    fn as_words(&mut self, words: &str, (x, y): (f64, f64), (ink, halo): (Ink, f64)) {
        let (size, paint, long) = (ink.size, ink.paint, self.width(words, ink));
        let weight = if ink.hand == Hand::Text { "" } else { " font-weight=\"600\"" };
        self.put(format_args!("<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\"{weight}{paint}"));
        self.put(format_args!(" textLength=\"{long:.1}\" lengthAdjust=\"spacingAndGlyphs\""));
        self.halo(halo);
        self.out.push('>');
        escape_into(&mut self.out, words);
        self.out.push_str("</text>");
    }

    /// Lines of small print; gives where the next one would begin.
    pub fn small(&mut self, lines: &[String], (x, y): (f64, f64), (ink, step): (Ink, f64)) -> f64 {
        if self.print == Print::Outlines {
            return self.lines(lines, (x, y), (ink, step));
        }
        for (number, line) in lines.iter().enumerate() {
            self.is_whole &= self.means.letters.can_set(line, ink.hand);
            self.as_words(line, (x, y + number as f64 * step), (ink, 0.0));
        }
        y + lines.len() as f64 * step
    }

    fn halo(&mut self, width: f64) {
        if width > 0.0 {
            let ground = self.means.looks.colour("surface");
            self.put(format_args!(" stroke=\"{ground}\" stroke-width=\"{width:.0}\" stroke-linejoin=\"round\" paint-order=\"stroke\""));
        }
    }

    /// Several lines under each other; gives where the next one would begin.
    pub fn lines(&mut self, lines: &[String], (x, y): (f64, f64), (ink, step): (Ink, f64)) -> f64 {
        for (number, line) in lines.iter().enumerate() {
            self.words(line, (x, y + number as f64 * step), (ink, 0.0));
        }
        y + lines.len() as f64 * step
    }

    /// A filled rectangle: left, top, width, height.
    pub fn rectangle(&mut self, [x, y, width, height]: [f64; 4], fill: &str) {
        self.put(format_args!("<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\"/>"));
    }

    /// What the theme says of an element with some classes.
    pub fn said(&mut self, element: &str, classes: &str) -> Rc<Said> {
        let key = format!("{element} {classes}");
        let looks = self.means.looks;
        Rc::clone(self.known.entry(key).or_insert_with(|| Rc::new(looks.attributes(element, classes))))
    }

    /// How wide words are on it.
    pub fn width(&self, words: &str, ink: Ink) -> f64 {
        self.means.letters.width(words, (ink.hand, ink.size))
    }

    /// Words in lines of this room.
    pub fn wrapped(&self, words: &str, ink: Ink, room: f64) -> Vec<String> {
        self.means.letters.wrapped(words, (ink.hand, ink.size), room)
    }

    /// Markup as it is.
    pub fn put(&mut self, markup: std::fmt::Arguments) {
        self.out.write_fmt(markup).expect("writing to a string cannot fail");
    }
}

/// ` fill="…"` in a colour of the theme.
pub fn fill(means: Means, token: &str) -> String {
    format!(" fill=\"{}\"", means.looks.colour(token))
}
