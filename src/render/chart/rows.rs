//! Rows: what bars, points and cells beside a column of labels share. On telephones long labels stand above.

use super::role::Role;
use super::sheet::{Hang, Letters, Sheet};
use super::{Composition, letters};

/// A row: its label and the band in which its marks lie.
pub struct Row {
    label: Vec<String>,
    role: Role,
    baseline: f64,
    /// The upper edge of the band.
    pub top: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl Row {
    /// The middle of the band.
    pub fn middle(&self) -> f64 {
        (self.top + self.bottom) / 2.0
    }
}

/// The rows of a chart, one below the other.
pub struct Rows {
    /// Where the plot begins.
    pub left: f64,
    /// Where the first row begins.
    pub top: f64,
    /// Where the last row ends.
    pub bottom: f64,
    /// The rows, in order.
    pub rows: Vec<Row>,
    above: bool,
    line: f64,
}

/// What rows measure.
pub struct Measures {
    /// Where the first one begins.
    pub top: f64,
    /// How high the band of marks is.
    pub band: f64,
    /// How much lies between rows.
    pub gap: f64,
}

impl Rows {
    /// Rows for labels, each with whether it is the subject.
    pub fn new<'a>(labels: impl Iterator<Item = (&'a str, bool)> + Clone, composition: Composition, measures: &Measures) -> Rows {
        let (wide, letters) = (composition.width(), letters(composition));
        let widest = letters.widest(labels.clone().map(|(label, _)| label), Role::Strong);
        let above = composition == Composition::Narrow && widest > wide * 0.28;
        let room = match composition {
            _ if above => wide - 4.0,
            Composition::Narrow => wide * 0.3,
            Composition::Middle => wide * 0.4,
            Composition::Wide => wide * 0.34,
        };
        let mut rows = Rows { left: 0.0, top: measures.top, bottom: measures.top, rows: Vec::new(), above, line: letters.line() };
        let mut beside: f64 = 0.0;
        for (label, subject) in labels {
            let label = if label.is_empty() { Vec::new() } else { letters.wrapped(label, room, 4) };
            let role = if subject { Role::Strong } else { Role::Value };
            beside = beside.max(letters.widest(label.iter().map(String::as_str), Role::Strong));
            rows.push(label, role, measures);
        }
        rows.left = if above || beside == 0.0 { 0.0 } else { beside + 14.0 };
        rows
    }

    fn push(&mut self, label: Vec<String>, role: Role, measures: &Measures) {
        let gap = if self.rows.is_empty() { 0.0 } else { measures.gap };
        let start = self.bottom + gap;
        let words = label.len() as f64 * self.line;
        let (height, top, baseline) = if self.above {
            (words + measures.band, start + words, start + self.line - 6.0)
        } else {
            let height = measures.band.max(words);
            (height, start + (height - measures.band) / 2.0, start + (height - words) / 2.0 + self.line - 5.0)
        };
        self.rows.push(Row { label, role, baseline, top, bottom: top + measures.band });
        self.bottom = start + height;
    }

    /// An upright line through all rows; only through the bands where labels stand above them.
    pub fn upright(&self, x: f64, (over, role): (f64, Role), sheet: &Sheet) {
        if self.above {
            self.rows.iter().for_each(|row| sheet.path(&[(x, row.top - 2.0), (x, row.bottom + 2.0)], role));
        } else {
            sheet.path(&[(x, self.top - over), (x, self.bottom + 4.0)], role);
        }
    }

    /// Writes the labels.
    pub fn write(&self, sheet: &mut Sheet) {
        let (x, hang) = if self.above { (0.0, Hang::Start) } else { (self.left - 12.0, Hang::End) };
        for row in &self.rows {
            for (number, line) in row.label.iter().enumerate() {
                sheet.words(line, (x, row.baseline + number as f64 * self.line), (row.role, hang));
            }
        }
    }
}

/// The baseline of words that stand in the middle of a band.
pub fn centred(middle: f64, letters: &Letters) -> f64 {
    middle + letters.size(Role::Strong) * 0.34
}
