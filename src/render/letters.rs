//! Letters as outlines: words that a drawing carries with it, so that it looks the same where no font of ours is
//! installed. The one door to the font reader.
//!
//! A theme brings the letters of its drawings as `fonts/<family>-<weight>.ttf`. Words that hold a letter which is not
//! there cannot be set; whoever asks decides what then.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

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
    text: Case,
    strong: Case,
    title: Case,
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
    /// The letters of three files: for text, for strong text, for titles.
    pub fn new([text, strong, title]: [Option<Arc<[u8]>>; 3]) -> Letters {
        let case = |file| Case { file, types: OnceLock::new() };
        Letters { text: case(text), strong: case(strong), title: case(title) }
    }

    /// The files, in the same order.
    pub fn files(&self) -> [&[u8]; 3] {
        [&self.text, &self.strong, &self.title].map(|case| case.file.as_deref().unwrap_or_default())
    }

    /// A line of words as outlines; nothing if a letter is missing.
    pub fn set(&self, words: &str, hand: Hand) -> Option<Line> {
        let (case, types) = (self.case(hand), self.types(hand)?);
        let face = Face::parse(case.file.as_deref()?, 0).ok()?;
        let mut outlines = String::with_capacity(words.len() * 64);
        let (mut x, mut here, mut before) = (0, (0, 0), None);
        for letter in words.chars().filter_map(stand_in) {
            let kind = match types.kind(letter)? {
                Kind::Space(advance) => {
                    (x, before) = (x + advance, None);
                    continue;
                }
                Kind::Letter(kind) => kind,
            };
            x += before.map_or(0, |before| kerning(&face, before, kind.glyph));
            if !kind.outline.is_empty() {
                let start = (kind.start.0 + x * 2, kind.start.1);
                step(&mut outlines, 'm', &[(start.0 - here.0, start.1 - here.1)]);
                outlines.push_str(&kind.outline);
                here = (kind.end.0 + x * 2, kind.end.1);
            }
            x += kind.advance;
            before = Some(kind.glyph);
        }
        Some(Line { outlines, advance: f64::from(x), units: f64::from(types.units) })
    }

    /// Whether every letter of some words is there.
    pub fn can_set(&self, words: &str, hand: Hand) -> bool {
        self.types(hand).is_some_and(|types| types.advance(words).is_some())
    }

    /// How wide a line of words is at most, in pixels of a font size; about as wide, if a letter is missing.
    pub fn width(&self, words: &str, (hand, size): (Hand, f64)) -> f64 {
        let known = self.types(hand).and_then(|types| Some(f64::from(types.advance(words)?) / f64::from(types.units)));
        known.map_or_else(|| super::chart::text_width(words, size, hand != Hand::Text), |ems| ems * size)
    }

    /// Words broken at spaces into lines that fit; a word that is wider than any line is broken within.
    pub fn wrapped(&self, words: &str, look: (Hand, f64), room: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let (space, mut taken) = (self.width(" ", look), 0.0);
        for word in words.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
            let wide = self.width(word, look);
            if let Some(last) = lines.last_mut().filter(|_| taken + space + wide <= room) {
                last.push(' ');
                last.push_str(word);
                taken += space + wide;
                continue;
            }
            let mut rest = word;
            while self.width(rest, look) > room && rest.chars().count() > 1 {
                let ends = rest.char_indices().skip(1).map(|(at, _)| at);
                let end = ends.take_while(|end| self.width(&rest[..*end], look) <= room).last();
                let end = end.unwrap_or_else(|| rest.chars().next().map_or(rest.len(), char::len_utf8));
                lines.push(rest[..end].to_owned());
                rest = &rest[end..];
            }
            taken = self.width(rest, look);
            lines.push(rest.to_owned());
        }
        lines
    }

    fn case(&self, hand: Hand) -> &Case {
        match hand {
            Hand::Text => &self.text,
            Hand::Strong => &self.strong,
            Hand::Title => &self.title,
        }
    }

    fn types(&self, hand: Hand) -> Option<&Types> {
        let case = self.case(hand);
        case.types.get_or_init(|| Types::of(&Face::parse(case.file.as_deref()?, 0).ok()?)).as_ref()
    }
}

/// A font file and what was read of it, when it was first needed.
#[derive(Clone, Debug, Default)]
struct Case {
    file: Option<Arc<[u8]>>,
    types: OnceLock<Option<Types>>,
}

/// Every letter of a font.
#[derive(Clone, Debug)]
struct Types {
    units: u16,
    letters: BTreeMap<char, Type>,
}

/// A letter, in units of the font; places are in halves of them, since curves are joined half-way.
#[derive(Clone, Debug)]
struct Type {
    glyph: GlyphId,
    advance: i32,
    /// Its outline after the first move, each step from the one before.
    outline: String,
    /// Where its outline begins.
    start: (i32, i32),
    /// Where its last part began: from there the next letter is reached.
    end: (i32, i32),
}

/// What stands for a character.
enum Kind<'a> {
    Letter(&'a Type),
    /// A narrow space, which few fonts have.
    Space(i32),
}

impl Types {
    fn of(face: &Face) -> Option<Types> {
        let mut letters = BTreeMap::new();
        for table in face.tables().cmap?.subtables.into_iter().filter(|table| table.is_unicode()) {
            table.codepoints(|code| {
                let letter = char::from_u32(code).and_then(|letter| Some((letter, cut(face, table.glyph_index(code)?)?)));
                letters.extend(letter);
            });
        }
        Some(Types { units: face.units_per_em(), letters })
    }

    fn kind(&self, letter: char) -> Option<Kind<'_>> {
        match letter {
            '\u{2009}' | '\u{200A}' | '\u{202F}' => Some(Kind::Space(i32::from(self.units) / 5)),
            letter => self.letters.get(&letter).map(Kind::Letter),
        }
    }

    /// How long a line of words is before its pairs are drawn together; nothing if a letter is missing.
    fn advance(&self, words: &str) -> Option<i32> {
        let each = words.chars().filter_map(stand_in).map(|letter| match self.kind(letter)? {
            Kind::Letter(kind) => Some(kind.advance),
            Kind::Space(advance) => Some(advance),
        });
        each.sum()
    }
}

/// The character that is set for another; none for what only tells where a word may be broken.
fn stand_in(letter: char) -> Option<char> {
    match letter {
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        letter => Some(letter),
    }
}

/// A letter of a font.
fn cut(face: &Face, glyph: GlyphId) -> Option<Type> {
    let mut pen = Pen::default();
    face.outline_glyph(glyph, &mut pen);
    let advance = i32::from(face.glyph_hor_advance(glyph)?);
    Some(Type { glyph, advance, outline: pen.out, start: pen.first.unwrap_or_default(), end: pen.here })
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

/// Writes a step of an outline: relative, in halves of units.
fn step(out: &mut String, command: char, points: &[(i32, i32)]) {
    out.push(command);
    for (index, halves) in points.iter().flat_map(|(x, y)| [*x, *y]).enumerate() {
        if halves >= 0 && index > 0 {
            out.push(' ');
        }
        let sign = if halves < 0 { "-" } else { "" };
        let half = if halves % 2 == 0 { "" } else { ".5" };
        write!(out, "{sign}{}{half}", halves.unsigned_abs() / 2).expect("writing to a string cannot fail");
    }
}

/// Writes the outline of one letter.
#[derive(Default)]
struct Pen {
    out: String,
    first: Option<(i32, i32)>,
    start: (i32, i32),
    here: (i32, i32),
    /// Where a curve's control point would lie if it went on as the last one.
    onward: Option<(i32, i32)>,
}

impl Pen {
    fn go(&mut self, command: char, points: &[(i32, i32)]) {
        let from = self.here;
        let steps: Vec<(i32, i32)> = points.iter().map(|point| (point.0 - from.0, point.1 - from.1)).collect();
        step(&mut self.out, command, &steps);
        self.here = points.last().copied().unwrap_or(from);
        self.onward = None;
    }
}

fn halves(x: f32, y: f32) -> (i32, i32) {
    ((x * 2.0).round() as i32, (-y * 2.0).round() as i32)
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = halves(x, y);
        match self.first {
            // Whoever sets the letter goes there.
            None => (self.first, self.here) = (Some(to), to),
            Some(_) => self.go('m', &[to]),
        }
        self.start = to;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.go('l', &[halves(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (control, to) = (halves(x1, y1), halves(x, y));
        // Most curves go on as the one before: a shorter step says so.
        match self.onward == Some(control) {
            true => self.go('t', &[to]),
            false => self.go('q', &[control, to]),
        }
        self.onward = Some((2 * to.0 - control.0, 2 * to.1 - control.1));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.go('c', &[halves(x1, y1), halves(x2, y2), halves(x, y)]);
    }

    fn close(&mut self) {
        self.out.push('z');
        (self.here, self.onward) = (self.start, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters() -> Letters {
        let file = |name: &str| crate::render::originals::originals().get(&format!("fonts/{name}.ttf")).map(|bytes| Arc::from(*bytes));
        Letters::new(["source-sans-3-400", "source-sans-3-600", "source-serif-4-600"].map(file))
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
        let wide = |words: &str| letters().set(words, Hand::Title).expect("every letter").advance;
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
