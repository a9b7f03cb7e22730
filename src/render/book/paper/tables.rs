//! Tables: heads that are repeated on every page, cells that know whose head they are.

use super::wide;
use super::words::{list, string};
use super::writer::Writer;
use crate::model::notebook::PageSize;
use crate::render::book::tree::Element;

impl<'b> Writer<'b> {
    /// A table.
    pub fn table(&mut self, table: &'b Element) {
        let caption = table.elements().find(|child| child.name == "caption");
        let caption = caption.map_or_else(|| "none".to_owned(), |caption| self.apart(|writer| writer.words(&caption.children)));
        let (mut head, mut body, mut foot) = (Vec::new(), Vec::new(), Vec::new());
        for group in table.elements() {
            match group.name.as_str() {
                "thead" => head.extend(rows(group)),
                "tfoot" => foot.extend(rows(group)),
                "tbody" => body.extend(rows(group)),
                "tr" => body.push(group),
                _ => {}
            }
        }
        let columns = head.iter().chain(&body).chain(&foot).map(|row| width(row)).max().unwrap_or(0);
        if columns == 0 {
            return;
        }
        // The first row that says something of every column decides where its words stand.
        let model = body.iter().chain(&head).find(|row| row.elements().count() == columns);
        let sides = (0..columns).map(|column| string(model.and_then(|row| row.elements().nth(column)).map_or("left", side)));
        let sides = list(sides);
        let rows: Vec<&Element> = head.iter().chain(&body).chain(&foot).copied().collect();
        let place = self.tables.next_at();
        let (factor, is_enough) = wide::fitted(&rows, columns, self.book.print.size);
        self.tables.too_wide.extend(place.filter(|_| !is_enough).map(|place| (place, columns)));
        let smaller = if factor < 1.0 { format!("smaller: {factor:.2}, ") } else { String::new() };
        let shares = list(shares(&rows, columns, self.book.print.size).iter().map(usize::to_string));
        let [head, body, foot] = [head, body, foot].map(|rows| self.cells(&rows, columns));
        self.out.push_str(&format!(
            "data-table({columns}, {sides}, {smaller}shares: {shares}, caption: {caption}, head: {head}, body: {body}, foot: {foot});\n"
        ));
    }

    fn cells(&mut self, rows: &[&'b Element], columns: usize) -> String {
        let mut cells = Vec::new();
        for row in rows {
            for cell in row.elements() {
                let count = |name: &str| cell.value(name).and_then(|count| count.parse::<usize>().ok()).unwrap_or(1).clamp(1, 1000);
                let words = self.value(&cell.children);
                let is_head = cell.name == "th";
                let (across, down) = (count("colspan").min(columns), count("rowspan"));
                cells.push(format!("cell({words}, {is_head}, {across}, {down}, {})", row.is("me")));
            }
            // A row that is short ends with empty cells: the next one begins at its own start.
            let missing = columns.saturating_sub(width(row)) * usize::from(!rows.iter().any(|row| spans_down(row)));
            cells.extend((0..missing).map(|_| "cell({}, false, 1, 1, false)".to_owned()));
        }
        list(cells)
    }
}

fn rows(group: &Element) -> impl Iterator<Item = &Element> {
    group.elements().filter(|row| row.name == "tr")
}

fn width(row: &Element) -> usize {
    let across = |cell: &Element| cell.value("colspan").and_then(|count| count.parse::<usize>().ok()).unwrap_or(1).clamp(1, 1000);
    row.elements().map(across).sum::<usize>().min(64)
}

/// How the columns share the width: each so that its longest word need not be divided, as far as there is room.
fn shares(rows: &[&Element], columns: usize, size: PageSize) -> Vec<usize> {
    let mut shares: Vec<usize> = (0..columns).map(|column| share(rows, column)).collect();
    // What one column gains others lose: a few rounds settle it.
    for _ in 0..4 {
        let total: usize = shares.iter().sum();
        for (column, share) in shares.iter_mut().enumerate() {
            *share = (*share).max((wide::needed(rows, (column, columns), size) * total as f64).ceil() as usize);
        }
    }
    shares
}

/// How much of the width a column asks for: what its longest cell says, within limits.
fn share(rows: &[&Element], column: usize) -> usize {
    let said = rows.iter().filter_map(|row| row.elements().nth(column)).filter(|cell| cell.value("colspan").is_none());
    said.map(|cell| cell.words().chars().count()).max().unwrap_or(0).clamp(9, 48)
}

fn spans_down(row: &Element) -> bool {
    row.elements().any(|cell| cell.value("rowspan").is_some())
}

fn side(cell: &Element) -> &'static str {
    match (cell.is("num"), cell.is("mid")) {
        (true, _) => "right",
        (_, true) => "center",
        _ => "left",
    }
}
