//! Letters as outlines: words that a drawing carries with it, so that it looks the same where no font of ours is
//! installed. The one door to the font reader.
//!
//! A theme brings the letters of its drawings as `fonts/<family>-<weight>.ttf`. Words that hold a letter which is not
//! there cannot be set; whoever asks decides what then.

use std::fmt::Write;
use std::sync::Arc;

use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// In which letters words are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Everything that is read or compared, at 400.
    Text,
    /// The same, at 600.
    Strong,
    /// Titles and quotes, at 600.
    Title,
}

/// The letters of a theme; a hand without a file sets nothing.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    /// The file of [`Hand::Text`].
    pub text: Option<Arc<[u8]>>,
    /// The file of [`Hand::Strong`].
    pub strong: Option<Arc<[u8]>>,
    /// The file of [`Hand::Title`].
    pub title: Option<Arc<[u8]>>,
}

/// A line of words that was set, in the font's own units.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its outlines as the data of an SVG path, from the beginning of its baseline.
    pub outlines: String,
    /// How long it is.
    pub advance: f64,
    /// Units in the font's size.
    pub units: f64,
}

impl Letters {
    /// A line of words as outlines; nothing if a letter is missing.
    pub fn set(&self, words: &str, hand: Hand) -> Option<Line> {
        let face = self.face(hand)?;
        let mut pen = Pen { out: String::with_capacity(words.len() * 64), ..Pen::default() };
        let advance = walk(&face, words, |glyph, x| {
            pen.x = x;
            face.outline_glyph(glyph, &mut pen);
        })?;
        Some(Line { outlines: pen.out, advance: f64::from(advance), units: f64::from(face.units_per_em()) })
    }

    /// Whether every letter of some words is there.
    pub fn can_set(&self, words: &str, hand: Hand) -> bool {
        self.face(hand).is_some_and(|face| walk(&face, words, |_, _| {}).is_some())
    }

    /// How wide a line of words is, in pixels of a font size; about as wide, if a letter is missing.
    pub fn width(&self, words: &str, (hand, size): (Hand, f64)) -> f64 {
        let exact = self.face(hand).and_then(|face| Some(f64::from(walk(&face, words, |_, _| {})?) / f64::from(face.units_per_em())));
        exact.map_or_else(|| super::chart::text_width(words, size, hand != Hand::Text), |ems| ems * size)
    }

    /// Words broken at spaces into lines that fit; a word that is wider than any line is broken within.
    pub fn wrapped(&self, words: &str, look: (Hand, f64), room: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let fits = |line: &str| self.width(line, look) <= room;
        for word in words.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
            let joined = lines.last().map(|last| format!("{last} {word}")).filter(|joined| fits(joined));
            if let (Some(last), Some(joined)) = (lines.last_mut(), joined) {
                *last = joined;
                continue;
            }
            let mut rest = word;
            while !fits(rest) && rest.chars().count() > 1 {
                let ends = rest.char_indices().skip(1).map(|(at, _)| at);
                let end = ends.take_while(|end| fits(&rest[..*end])).last();
                let end = end.unwrap_or_else(|| rest.chars().next().map_or(rest.len(), char::len_utf8));
                lines.push(rest[..end].to_owned());
                rest = &rest[end..];
            }
            lines.push(rest.to_owned());
        }
        lines
    }

    fn face(&self, hand: Hand) -> Option<Face<'_>> {
        let bytes = match hand {
            Hand::Text => &self.text,
            Hand::Strong => &self.strong,
            Hand::Title => &self.title,
        };
        Face::parse(bytes.as_deref()?, 0).ok()
    }
}

/// Gives every glyph of some words with its place, and then how long they are; nothing if a letter is missing.
fn walk(face: &Face, words: &str, mut each: impl FnMut(GlyphId, i32)) -> Option<i32> {
    let (mut x, mut before) = (0i32, None);
    for letter in words.chars() {
        let letter = match letter {
            // Narrow spaces, which few fonts have, are a fifth of the size.
            '\u{2009}' | '\u{200A}' | '\u{202F}' => {
                x += i32::from(face.units_per_em()) / 5;
                before = None;
                continue;
            }
            '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => continue,
            '\u{2010}' | '\u{2011}' => '-',
            letter => letter,
        };
        let glyph = face.glyph_index(letter)?;
        x += before.map_or(0, |before| kerning(face, before, glyph));
        each(glyph, x);
        x += i32::from(face.glyph_hor_advance(glyph)?);
        before = Some(glyph);
    }
    Some(x)
}

/// How much nearer two letters stand than their widths say. The files of a theme hold no other positions than these.
fn kerning(face: &Face, left: GlyphId, right: GlyphId) -> i32 {
    let Some(positions) = face.tables().gpos else { return 0 };
    for lookup in positions.lookups {
        for subtable in lookup.subtables.into_iter::<PositioningSubtable>() {
            let PositioningSubtable::Pair(pair) = subtable else { continue };
            let Some(index) = pair.coverage().get(left) else { continue };
            let found = match pair {
                PairAdjustment::Format1 { sets, .. } => sets.get(index).and_then(|set| set.get(right)),
                PairAdjustment::Format2 { classes: (first, second), matrix, .. } => matrix.get((first.get(left), second.get(right))),
            };
            if let Some((first, _)) = found {
                return i32::from(first.x_advance);
            }
        }
    }
    0
}

/// Writes outlines as relative steps; coordinates are halves of units, since curves are joined half-way.
#[derive(Default)]
struct Pen {
    out: String,
    x: i32,
    here: (i32, i32),
    start: (i32, i32),
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (i32, i32) {
        ((x * 2.0).round() as i32 + self.x * 2, (-y * 2.0).round() as i32)
    }

    fn step(&mut self, command: char, points: &[(i32, i32)]) {
        self.out.push(command);
        for (index, point) in points.iter().enumerate() {
            for (second, halves) in [point.0 - self.here.0, point.1 - self.here.1].into_iter().enumerate() {
                if halves >= 0 && (index, second) != (0, 0) {
                    self.out.push(' ');
                }
                let sign = if halves < 0 { "-" } else { "" };
                let half = if halves % 2 == 0 { "" } else { ".5" };
                write!(self.out, "{sign}{}{half}", halves.unsigned_abs() / 2).expect("writing to a string cannot fail");
            }
        }
        self.here = *points.last().unwrap_or(&self.here);
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        // The first step of a path is from its origin; after a closed outline, from where that began.
        self.step('m', &[to]);
        self.start = to;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.step('l', &[to]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let points = [self.at(x1, y1), self.at(x, y)];
        self.step('q', &points);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let points = [self.at(x1, y1), self.at(x2, y2), self.at(x, y)];
        self.step('c', &points);
    }

    fn close(&mut self) {
        self.out.push('z');
        self.here = self.start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters() -> Letters {
        let file = |name: &str| crate::render::originals::originals().get(&format!("fonts/{name}.ttf")).map(|bytes| Arc::from(*bytes));
        Letters { text: file("source-sans-3-400"), strong: file("source-sans-3-600"), title: file("source-serif-4-600") }
    }

    #[test]
    fn words_of_every_language_of_the_house_can_be_set() {
        for hand in [Hand::Text, Hand::Strong, Hand::Title] {
            let line = letters().set("Façade, œuvre, reünie : 1\u{202F}234,5\u{A0}% « Größe » – € ’", hand).expect("every letter");
            assert!(line.outlines.starts_with('m') && line.outlines.ends_with('z') && line.advance > 10.0 * line.units);
        }
        assert!(letters().can_set("Brüssel", Hand::Text) && !letters().can_set("Привет", Hand::Text));
        assert_eq!(Letters::default().set("a", Hand::Text), None);
    }

    #[test]
    fn pairs_stand_as_near_as_the_font_says() {
        let wide = |words: &str| letters().width(words, (Hand::Title, 100.0));
        assert!(wide("AV") < wide("A") + wide("V") - 1.0);
    }

    #[test]
    fn every_line_fits_whatever_the_words() {
        let letters = letters();
        let words = "Une phrase avec werkgelegenheidsmaatregelenverantwoordelijkheid et la suite";
        let lines = letters.wrapped(words, (Hand::Strong, 40.0), 320.0);
        assert!(lines.len() > 3 && lines.iter().all(|line| letters.width(line, (Hand::Strong, 40.0)) <= 320.0), "{lines:?}");
    }
}
