//! Diagrams: chains from means to change, and who took part when.

use super::role::Role;
use super::rows::{Measures, Rows};
use super::sheet::{Area, Hang, Letters, Sheet};
use super::{Composition, Named, framed, letters};
use crate::plan::diagram::{Chain, Presence, Spot, Stage};

const PADDING: f64 = 9.0;
/// Between boxes of a column.
const GAP: f64 = 12.0;
/// Between columns: room for an arrow.
const LANE: f64 = 32.0;

/// Draws a chain: stages side by side where there is room, else one below the other.
pub fn chain(chain: &Chain, composition: Composition) -> String {
    if chain.stages.is_empty() {
        return String::new();
    }
    let mut marks = String::with_capacity(4096);
    let beside = match composition {
        Composition::Wide => true,
        Composition::Middle => chain.stages.len() <= 3,
        Composition::Narrow => false,
    };
    let height = if beside { columns(chain, composition, &mut marks) } else { stacked(chain, composition, &mut marks) };
    framed(&[Named { lang: None, title: &chain.title, description: &chain.description }], composition, height, &marks)
}

/// The lines of a box, and how high it is.
fn lines(text: &str, room: f64, letters: &Letters) -> (Vec<String>, f64) {
    let lines = letters.wrapped(text, room - 2.0 * PADDING, 9);
    let height = lines.len() as f64 * letters.line() + 2.0 * PADDING - 3.0;
    (lines, height)
}

fn columns(chain: &Chain, composition: Composition, out: &mut String) -> f64 {
    let (wide, letters) = (composition.width(), letters(composition));
    let count = chain.stages.len() as f64;
    let column = (wide - LANE * (count - 1.0) - 2.0) / count;
    let heads: Vec<Vec<String>> = chain.stages.iter().map(|stage| letters.wrapped(&stage.title, column, 3)).collect();
    let head = heads.iter().map(Vec::len).max().unwrap_or(1) as f64 * letters.line() + 10.0;
    let boxes = |(index, stage): (usize, &Stage)| {
        let left = 1.0 + index as f64 * (column + LANE);
        let mut top = head;
        let place = |text: &String| {
            let (lines, height) = lines(text, column, &letters);
            let area = Area { left, top, right: left + column, bottom: top + height };
            top += height + GAP;
            (lines, area)
        };
        stage.boxes.iter().map(place).collect::<Vec<_>>()
    };
    let boxes: Vec<Vec<(Vec<String>, Area)>> = chain.stages.iter().enumerate().map(boxes).collect();
    let height = boxes.iter().flatten().map(|(_, area)| area.bottom).fold(head, f64::max) + 4.0;
    let mut sheet = Sheet::new(out, (wide, height), letters);
    for (from, to) in &chain.arrows {
        arrow(&boxes, (*from, *to), &sheet);
    }
    for ((stage, lines), column) in chain.stages.iter().zip(&heads).zip(&boxes) {
        let Some(left) = column.first().map(|(_, area)| area.left) else { continue };
        for (number, line) in lines.iter().enumerate() {
            let role = if stage.is_result { Role::SubjectName } else { Role::Strong };
            sheet.words(line, (left, 14.0 + number as f64 * sheet.letters.line()), (role, Hang::Start));
        }
        column.iter().for_each(|(lines, area)| card(lines, *area, stage.is_result, &mut sheet));
    }
    height
}

/// A box with its words.
fn card(lines: &[String], area: Area, is_result: bool, sheet: &mut Sheet) {
    sheet.rectangle(area, if is_result { Role::CardStrong } else { Role::Card });
    for (number, line) in lines.iter().enumerate() {
        let y = area.top + PADDING + sheet.letters.line() * (number as f64 + 1.0) - 6.0;
        sheet.words(line, (area.left + PADDING, y), (Role::OnCard, Hang::Start));
    }
}

/// An arrow from box to box, in the lane before the second one; only forward, other ways are said in words.
fn arrow(boxes: &[Vec<(Vec<String>, Area)>], (from, to): (Spot, Spot), sheet: &Sheet) {
    let area = |(stage, place): Spot| boxes.get(stage).and_then(|stage| stage.get(place)).map(|(_, area)| *area);
    let (Some(start), Some(end)) = (area(from), area(to)) else { return };
    if from.0 >= to.0 {
        return;
    }
    let middle = |area: Area| (area.top + area.bottom) / 2.0;
    let (x, bend) = (end.left - 1.0, end.left - LANE / 2.0 - 3.0 + 3.0 * (from.1 % 3) as f64);
    sheet.path(&[(start.right, middle(start)), (bend, middle(start)), (bend, middle(end)), (x - 6.0, middle(end))], Role::Arrow);
    sheet.polygon(&[(x - 7.0, middle(end) - 4.0), (x, middle(end)), (x - 7.0, middle(end) + 4.0)], Role::ContextPoint);
}

fn stacked(chain: &Chain, composition: Composition, out: &mut String) -> f64 {
    let (wide, letters) = (composition.width(), letters(composition));
    let placed = |text: &String| lines(text, wide - 2.0, &letters);
    let stages: Vec<Vec<(Vec<String>, f64)>> = chain.stages.iter().map(|stage| stage.boxes.iter().map(placed).collect()).collect();
    let head = letters.line() + 6.0;
    let step = |stage: &Vec<(Vec<String>, f64)>| head + stage.iter().map(|(_, height)| height + 6.0).sum::<f64>() + LANE;
    let height = stages.iter().map(step).sum::<f64>() - LANE + 4.0;
    let mut sheet = Sheet::new(out, (wide, height), letters);
    let mut top = 0.0;
    for (index, (stage, boxes)) in chain.stages.iter().zip(&stages).enumerate() {
        if index > 0 {
            let (x, y) = (wide / 2.0, top - LANE + 4.0);
            sheet.path(&[(x, y), (x, y + 16.0)], Role::Arrow);
            sheet.polygon(&[(x - 5.0, y + 14.0), (x + 5.0, y + 14.0), (x, y + 22.0)], Role::ContextPoint);
        }
        let title = sheet.letters.wrapped(&stage.title, wide - 4.0, 1);
        let role = if stage.is_result { Role::SubjectName } else { Role::Strong };
        sheet.words(&title[0], (0.0, top + sheet.letters.line() - 4.0), (role, Hang::Start));
        let mut y = top + head;
        for (lines, height) in boxes {
            card(lines, Area { left: 1.0, top: y, right: wide - 1.0, bottom: y + height }, stage.is_result, &mut sheet);
            y += height + 6.0;
        }
        top = y + LANE;
    }
    height
}

/// Draws who took part in which step: a full mark where they did.
pub fn presence(presence: &Presence, composition: Composition) -> String {
    if presence.rows.is_empty() || presence.heads.is_empty() {
        return String::new();
    }
    let (wide, letters) = (composition.width(), letters(composition));
    let mut marks = String::with_capacity(2048);
    let labels = presence.rows.iter().map(|(name, size, _)| if size.is_empty() { name.clone() } else { format!("{name} ({size})") });
    let labels: Vec<String> = labels.collect();
    let names = || labels.iter().map(|label| (label.as_str(), false));
    let probe = Rows::new(names(), composition, &Measures { top: 0.0, band: 24.0, gap: 6.0 });
    let column = (wide - probe.left) / presence.heads.len() as f64;
    let heads: Vec<Vec<String>> = presence.heads.iter().map(|head| letters.wrapped(head, column - 8.0, 3)).collect();
    let top = heads.iter().map(Vec::len).max().unwrap_or(1) as f64 * letters.line() + 12.0;
    let rows = Rows::new(names(), composition, &Measures { top, band: 24.0, gap: 6.0 });
    let mut sheet = Sheet::new(&mut marks, (wide, rows.bottom + 6.0), letters);
    let middle = |index: usize| rows.left + (index as f64 + 0.5) * column;
    for (index, lines) in heads.iter().enumerate() {
        for (number, line) in lines.iter().enumerate() {
            sheet.words(line, (middle(index), 14.0 + number as f64 * sheet.letters.line()), (Role::Strong, Hang::Middle));
        }
    }
    rows.write(&mut sheet);
    for (row, (_, _, took_part)) in rows.rows.iter().zip(&presence.rows) {
        sheet.path(&[(middle(0), row.middle()), (middle(presence.heads.len() - 1), row.middle())], Role::Grid);
        for (index, took_part) in took_part.iter().enumerate() {
            let (radius, role) = if *took_part { (7.0, Role::Point) } else { (4.0, Role::ContextOpen) };
            sheet.circle((middle(index), row.middle()), radius, role);
        }
    }
    drop(sheet);
    framed(&[Named { lang: None, title: &presence.title, description: &presence.description }], composition, rows.bottom + 6.0, &marks)
}
