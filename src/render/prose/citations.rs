//! Citations: `[@key]`, `[@key, p. 12; @other]`. Where there are no works to cite, brackets are brackets.

use std::ops::Range;

use super::writer::Writer;
use crate::source::markdown::{Event, TagEnd};

impl Writer<'_> {
    /// Writes a citation in place of its brackets; returns the next event.
    pub fn citation(&mut self, at: usize, written: &str, range: &Range<usize>) -> usize {
        let events = &self.events[self.sheet];
        let end = events[at..].iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Link))).map_or(events.len(), |end| at + end);
        let place = self.place_of(written, range);
        let mut is_first = true;
        for part in written.split(';') {
            let part = part.trim().trim_start_matches('@');
            let (key, locator) = part.split_once(',').map_or((part, ""), |(key, locator)| (key.trim_end(), locator.trim()));
            let Some(answer) = self.site.work(key) else {
                self.typeset(&format!("[{written}]"));
                return end + 1;
            };
            self.typeset(if is_first { "(" } else { "; " });
            is_first = false;
            match answer {
                Ok(work) => {
                    self.open_inline("a", &format!("class=\"cite\" href=\"#{}\"", work.anchor()));
                    self.typeset(&work.cited);
                    self.close_inline("a");
                }
                Err(problem) => {
                    self.findings.add(problem, place);
                    self.typeset(key);
                }
            }
            if !locator.is_empty() {
                self.typeset(&format!(", {locator}"));
            }
        }
        self.typeset(")");
        end + 1
    }
}
