//! Tables: in a region that scrolls by keyboard, with headers that say what they head.

use crate::untrusted::escaped;

use super::writer::Writer;
use crate::source::markdown::{Alignment, Event, Tag, TagEnd};

/// The table being written.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Writer<'_> {
    pub fn open_table(&mut self, alignments: &[Alignment]) {
        self.table = Table { alignments: alignments.to_vec(), ..Table::default() };
        let name = escaped(&self.site.word("table"));
        self.open_block("div", &format!("class=\"tw\" tabindex=\"0\" role=\"group\" aria-label=\"{name}\""));
        self.open_part("table", "");
    }

    pub fn close_table(&mut self) {
        self.close_part("tbody");
        self.close_part("table");
        self.close_block("div");
    }

    pub fn open_table_head(&mut self) {
        self.table.in_head = true;
        self.open_part("thead", "");
        self.open_row();
    }

    pub fn close_table_head(&mut self) {
        self.table.in_head = false;
        self.close_part("tr");
        self.close_part("thead");
        self.open_part("tbody", "");
        self.fresh_line();
    }

    pub fn open_row(&mut self) {
        self.table.column = 0;
        self.open_part("tr", "");
    }

    pub fn close_row(&mut self) {
        self.close_block("tr");
    }

    /// A header without words heads nothing and is a plain cell.
    pub fn open_cell(&mut self, at: usize) {
        self.typesetter.begin();
        let empty = matches!(self.events[self.sheet].get(at + 1), Some((Event::End(TagEnd::TableCell), _)));
        let heads = self.table.in_head && !empty;
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => "class=\"num\"",
            Some(Alignment::Center) => "class=\"mid\"",
            _ => "",
        };
        let attributes = match (heads, class) {
            (true, "") => "scope=\"col\"".to_owned(),
            (true, class) => format!("scope=\"col\" {class}"),
            (false, class) => class.to_owned(),
        };
        self.open_part(if heads { "th" } else { "td" }, &attributes);
    }

    pub fn close_cell(&mut self, at: usize) {
        let empty = at.checked_sub(1).is_some_and(|before| self.is_cell_start(before));
        let heads = self.table.in_head && !empty;
        self.table.column += 1;
        self.close_part(if heads { "th" } else { "td" });
    }

    fn is_cell_start(&self, at: usize) -> bool {
        matches!(self.events[self.sheet].get(at), Some((Event::Start(Tag::TableCell), _)))
    }
}
