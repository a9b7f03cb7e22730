//! The drawing of a figure as a file that stands alone: title, drawing, notes, source, who published it and where, and
//! under which licence.

use super::citation;
use super::paper::{Ink, Paper, Print, fill};
use super::redraw;
use crate::render::desk::Desk;
use crate::render::letters::Hand;
use crate::render::view::Figure;
use crate::untrusted::escaped;

/// How wide the sheet is around a drawing.
const MARGIN: f64 = 28.0;
/// The hinge at its edge.
const HINGE: f64 = 4.0;
/// No figure is higher; one that were would be no picture any more.
const HIGHEST: f64 = 6000.0;

/// A drawing that stands alone.
pub struct Sheet {
    /// Its markup.
    pub svg: String,
    /// Whether all its words are outlines.
    pub is_whole: bool,
}

/// The sheet of a figure around its drawing; nothing for a drawing that is too high.
pub fn sheet(desk: &Desk, figure: &Figure, (drawing, print): (&str, Print)) -> Option<Sheet> {
    let (wide, high) = redraw::size(drawing)?;
    let means = desk.press.kit.means();
    let mut paper = Paper::new(means, print);
    let y = head(&mut paper, desk, figure, wide);
    redraw::redraw(&mut paper, drawing, (MARGIN, y));
    let bottom = foot(&mut paper, desk, figure, (wide, y + high + 26.0));
    let size = (wide + 2.0 * MARGIN, bottom.ceil());
    (size.1 <= HIGHEST).then(|| Sheet { svg: framed(desk, figure, &paper, size), is_whole: paper.is_whole })
}

/// What stands above the drawing; gives where it begins.
fn head(paper: &mut Paper, desk: &Desk, figure: &Figure, room: f64) -> f64 {
    let (accent, ember) = (fill(paper.means, "accent"), fill(paper.means, "ember-ink"));
    let (ink, second) = (fill(paper.means, "ink"), fill(paper.means, "ink-2"));
    let mut y = 34.0;
    let small = Ink { hand: Hand::Strong, size: 13.5, paint: &accent };
    let mark = figure.fictitious.then(|| desk.word("notice.fictitious_lead"));
    if let Some(mark) = &mark {
        let look = Ink { paint: &ember, ..small };
        let left = MARGIN + room - paper.width(mark, look);
        paper.words(mark, (left, y), (look, 0.0));
    }
    let taken = mark.as_ref().map_or(0.0, |mark| paper.width(mark, small) + 24.0);
    if let Some(measure) = &figure.measure {
        let lines = paper.wrapped(measure, small, room - taken);
        y = paper.lines(&lines, (MARGIN, y), (small, 18.0)) + 12.0;
    } else if mark.is_some() {
        y += 30.0;
    }
    let title = Ink { hand: Hand::Title, size: 22.0, paint: &ink };
    let lines = paper.wrapped(&figure.title, title, room);
    y = paper.lines(&lines, (MARGIN, y), (title, 28.0)) - 4.0;
    if let Some(subtitle) = &figure.subtitle {
        let look = Ink { hand: Hand::Text, size: 14.5, paint: &second };
        let lines = paper.wrapped(subtitle, look, room);
        y = paper.small(&lines, (MARGIN, y), (look, 20.0));
    }
    y + 2.0
}

/// What stands below it; gives where the sheet ends.
fn foot(paper: &mut Paper, desk: &Desk, figure: &Figure, (room, mut y): (f64, f64)) -> f64 {
    let third = fill(paper.means, "ink-3");
    let look = Ink { hand: Hand::Text, size: 12.5, paint: &third };
    for note in figure.notes.iter().cloned().chain(citation::source_line(desk, figure)) {
        let lines = paper.wrapped(&note, look, room);
        y = paper.small(&lines, (MARGIN, y), (look, 17.0)) + 3.0;
    }
    let line = paper.means.looks.colour("line");
    paper.rectangle([MARGIN, y - 6.0, room, 1.0], &line);
    y += 16.0;
    let strong = Ink { hand: Hand::Strong, ..look };
    let lines = paper.wrapped(&citation::imprint(desk), strong, room);
    y = paper.small(&lines, (MARGIN, y), (strong, 17.0));
    let lines = paper.wrapped(&citation::address(desk, figure), look, room);
    paper.small(&lines, (MARGIN, y), (look, 17.0)) + 6.0
}

fn framed(desk: &Desk, figure: &Figure, paper: &Paper, (wide, high): (f64, f64)) -> String {
    let lang = desk.reader.locale.tag();
    let source = citation::source_line(desk, figure);
    let said = figure.reading.iter().chain(&figure.notes).chain(&source).cloned();
    let desc = said.chain([citation::imprint(desk), citation::address(desk, figure)]).collect::<Vec<_>>().join(" ");
    let (surface, accent) = (paper.means.looks.colour("surface"), paper.means.looks.colour("accent"));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 {wide} {high}\" \
         width=\"{wide}\" height=\"{high}\" role=\"img\" lang=\"{lang}\" xml:lang=\"{lang}\" \
         font-family=\"'Source Sans 3', 'Segoe UI', Arial, sans-serif\"><title>{}</title><desc>{}</desc>\
         <rect width=\"{wide}\" height=\"{high}\" fill=\"{surface}\"/><rect width=\"{HINGE}\" height=\"{high}\" fill=\"{accent}\"/>{}</svg>\n",
        escaped(&figure.title),
        escaped(&desc),
        paper.out,
    )
}
