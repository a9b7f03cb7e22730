//! Tables that are wider than their page: how much smaller their letters must be, and where each was written.

use std::collections::VecDeque;

use crate::finding::Place;
use crate::model::notebook::PageSize;
use crate::render::book::tree::Element;
use crate::source::prose::Prose;

/// How wide a page's text is, in points, by its size; as the theme has it.
const WIDTHS: [(PageSize, f64); 2] = [(PageSize::A4, 436.0), (PageSize::A5, 326.0)];
/// The size of a table's letters, in points, and of one with more than five columns.
const SIZES: [f64; 2] = [8.6, 7.4];
/// How wide a letter is, in its size, and how much room stands beside the words of a cell, in points.
const LETTER: f64 = 0.53;
const BESIDE: f64 = 8.0;
/// How much wider the letters of heads are.
const HEAVIER: f64 = 1.08;
/// Letters are not made smaller than this part of their size: nobody could read them.
const SMALLEST: f64 = 0.72;

/// The tables of a book while it is written.
#[derive(Default)]
pub struct Tables {
    /// Where those of the chapter are written that are still to come.
    to_come: VecDeque<Place>,
    /// Where the figure is written that is being shown.
    pub figure: Option<Place>,
    /// Those that are too wide: where they are written, and their columns.
    pub too_wide: Vec<(Place, usize)>,
}

impl Tables {
    /// A chapter begins.
    pub fn begin(&mut self, places: &[Place]) {
        self.to_come = places.iter().copied().collect();
    }

    /// Where the next table is written: in its figure, or in the text.
    pub fn next_at(&mut self) -> Option<Place> {
        self.figure.or_else(|| self.to_come.pop_front())
    }
}

/// By how much the letters of a table are made smaller, so that its longest words fit; and whether that is enough.
pub fn fitted(rows: &[&Element], columns: usize, size: PageSize) -> (f64, bool) {
    let room = page_width(size) - BESIDE * columns as f64;
    let letters = SIZES[usize::from(columns > 5)] * LETTER;
    let wanted: f64 = (0..columns).map(|column| longest(rows, column) as f64 * letters).sum();
    if wanted <= room {
        return (1.0, true);
    }
    let factor = (room / wanted).max(0.0);
    (factor.max(SMALLEST), factor >= SMALLEST)
}

/// Which part of a page's width a column needs for its longest word, at most a half.
pub fn needed(rows: &[&Element], (column, columns): (usize, usize), size: PageSize) -> f64 {
    let letters = SIZES[usize::from(columns > 5)] * LETTER * HEAVIER;
    let wanted = longest(rows, column) as f64 * letters + BESIDE;
    (wanted / page_width(size)).min(0.5)
}

fn page_width(size: PageSize) -> f64 {
    WIDTHS.into_iter().find(|(own, _)| *own == size).map_or(WIDTHS[0].1, |(_, width)| width)
}

/// The letters of the longest word of a column; a no-break space divides nothing.
fn longest(rows: &[&Element], column: usize) -> usize {
    let cells = rows.iter().filter_map(|row| row.elements().nth(column)).filter(|cell| cell.value("colspan").is_none());
    cells.flat_map(|cell| cell.words().split([' ', '\n']).map(|word| word.chars().count()).max()).max().unwrap_or(0)
}

/// Where the tables of a text are written, in order: the lines of their heads.
pub fn places(prose: &Prose) -> Vec<Place> {
    let (mut found, mut start, mut is_code, mut before) = (Vec::new(), 0, false, None);
    for line in prose.text.split_inclusive('\n') {
        let words = line.trim();
        if words.starts_with("```") || words.starts_with("~~~") {
            is_code = !is_code;
        }
        if let Some(head) = before.take().filter(|_| !is_code && divides(words)) {
            found.push(prose.place(head));
        }
        before = (!is_code && words.contains('|')).then(|| start..start + line.trim_end().len());
        start += line.len();
    }
    found
}

/// Whether a line divides the head of a table from its body: `|---|--:|`.
fn divides(words: &str) -> bool {
    words.contains('|') && words.contains('-') && words.chars().all(|mark| matches!(mark, '|' | '-' | ':' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_found_where_they_are_written() {
        let text = "Mots | barre.\n\n| Un | Deux |\n|---|--:|\n| a | 1 |\n\n```\n| x |\n|---|\n```\n\na | b\n-|-\n1 | 2\n";
        let prose = Prose::verbatim(text, Place::file(crate::snapshot::FileId(0)));
        let heads: Vec<&str> = places(&prose).iter().map(|place| &text[place.start as usize..place.end as usize]).collect();
        assert_eq!(heads, ["| Un | Deux |", "a | b"]);
    }
}
