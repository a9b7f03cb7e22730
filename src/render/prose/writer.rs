//! The writer: the state of one passage while its events become HTML, and the walk over them.
//!
//! Elements are written through `open_*` and `whole`, which know whether the sheet holds HTML of
//! its author and must pass the guard.

use std::ops::Range;

use crate::finding::{Findings, Place, Problem};
use crate::source::directives::{DEPTH_LIMIT, Piece};
use crate::source::prose::Prose;

use super::escape::text_into;
use super::footnotes::Notes;
use super::guard::Guard;
use super::headings::{Anchors, OpenHeading};
use super::surroundings::{Surroundings, Typesets};
use super::tables::Table;
use super::{Heading, Setting, growth_limit};
use crate::source::markdown::{Event, Placed};
use crate::source::sheet::Sheet;

/// A list and its item are two elements but one level.
const ELEMENT_LIMIT: usize = 2 * DEPTH_LIMIT;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Blocks.
    Page,
    /// The inside of one line.
    Line,
    /// Words only.
    Plain,
}

pub(super) struct Writer<'w> {
    pub body: Prose<'w>,
    pub sheets: &'w [Sheet<'w, 'w>],
    pub events: &'w [Vec<Placed<'w>>],
    pub site: &'w dyn Surroundings,
    pub setting: Setting<'w>,
    pub mode: Mode,
    pub typesetter: Box<dyn Typesets + 'w>,
    /// The sheet being written.
    pub sheet: usize,
    pub out: String,
    /// Present while a sheet is written that holds HTML of its author.
    pub guard: Option<Guard>,
    pub anchors: Anchors,
    pub notes: Notes,
    pub heading: Option<OpenHeading>,
    pub table: Table,
    /// Whether the current link has a target.
    pub linked: bool,
    /// Bytes at the beginning of the next run that are not words.
    pub skip: usize,
    pub contents_wanted: bool,
    pub headings: Vec<Heading>,
    pub findings: Findings,
    pub words: usize,
    pub overflown: bool,
    depth: usize,
    depth_noted: bool,
    /// How long the output may become; what the site makes does not count.
    room: usize,
}

impl<'w> Writer<'w> {
    pub fn new(body: Prose<'w>, sheets: &'w [Sheet<'w, 'w>], events: &'w [Vec<Placed<'w>>], site: &'w dyn Surroundings) -> Writer<'w> {
        Writer {
            body,
            sheets,
            events,
            site,
            setting: Setting::default(),
            mode: Mode::Page,
            typesetter: site.typesetter(None),
            sheet: 0,
            out: String::new(),
            guard: None,
            anchors: Anchors::default(),
            notes: Notes::default(),
            heading: None,
            table: Table::default(),
            linked: false,
            skip: 0,
            contents_wanted: false,
            headings: Vec::new(),
            findings: Findings::new(),
            words: 0,
            overflown: false,
            depth: 0,
            depth_noted: false,
            room: growth_limit(body.text.len()),
        }
    }

    /// Looks over all events for what must be known before the first is written.
    pub fn survey(&mut self, pieces: &'w [Piece<'w>]) {
        self.anchors = Anchors::of(self, pieces);
        self.notes = Notes::of(self.events);
        if self.mode == Mode::Line {
            self.skip = crate::source::sheet::LINE_START.len();
        }
    }

    /// The HTML of a sheet, cleaned if its author wrote HTML in it.
    pub fn sheet_html(&mut self, sheet: usize) -> String {
        self.isolated(sheet, 0..self.events[sheet].len())
    }

    /// The HTML of some events of a sheet, written apart from everything around them.
    pub fn isolated(&mut self, sheet: usize, events: Range<usize>) -> String {
        let raw = self.mode != Mode::Plain
            && self.events[sheet][events.clone()].iter().any(|(event, _)| matches!(event, Event::Html(_) | Event::InlineHtml(_)));
        let guard = raw.then(|| Guard::of(self.body.text));
        let before = (std::mem::replace(&mut self.guard, guard), std::mem::take(&mut self.out), self.sheet);
        let table = std::mem::take(&mut self.table);
        self.out.reserve((self.sheets[sheet].text.len() * 5).div_ceil(4).min(self.room));
        self.sheet = sheet;
        self.walk(events);
        let mut html = std::mem::take(&mut self.out);
        if let Some(guard) = self.guard.take() {
            html = self.cleaned(guard, html);
        }
        self.overflown |= html.len() > self.room;
        self.room = self.room.saturating_sub(html.len());
        (self.guard, self.out, self.sheet) = before;
        self.table = table;
        html
    }

    pub fn walk(&mut self, events: Range<usize>) {
        let mut at = events.start;
        while at < events.end && !self.overflown {
            at = self.event(at);
            self.overflown |= self.out.len() > self.room;
        }
    }

    /// Writes one event, or several that belong together; returns the next.
    fn event(&mut self, at: usize) -> usize {
        let (event, range) = &self.events[self.sheet][at];
        match event {
            Event::Text(_) | Event::SoftBreak => return self.run(at),
            Event::Start(tag) => return self.start(tag, at),
            Event::End(tag) => self.end(*tag, at),
            Event::Code(code) => self.code(code),
            Event::InlineMath(tex) => self.math(tex, "inline", range),
            Event::DisplayMath(tex) => self.math(tex, "block", range),
            Event::Html(html) | Event::InlineHtml(html) => self.markup(html, range.clone()),
            Event::FootnoteReference(label) => self.note_reference(label),
            Event::HardBreak => self.hard_break(),
            Event::Rule => self.rule(range.clone()),
            Event::TaskListMarker(done) => self.task(*done),
        }
        at + 1
    }

    /// Enters an element. Beyond the limit elements are not written, only their words.
    pub fn deeper(&mut self, is_container: bool, range: Range<usize>) -> bool {
        self.depth += 1;
        let within = self.depth <= ELEMENT_LIMIT;
        if !within && is_container && !self.depth_noted {
            self.depth_noted = true;
            self.findings.add(Problem::TooDeep { limit: DEPTH_LIMIT }, self.place(range));
        }
        within
    }

    /// Leaves an element; whether it was written.
    pub fn shallower(&mut self) -> bool {
        self.depth = self.depth.saturating_sub(1);
        self.depth < ELEMENT_LIMIT
    }

    /// The place of a range of the sheet.
    pub fn place(&self, range: Range<usize>) -> Place {
        self.body.place(self.sheets[self.sheet].range_in_body(range))
    }

    /// The place of `words` in a range of the sheet, or of all of it.
    pub fn place_of(&self, words: &str, range: &Range<usize>) -> Place {
        let text = &self.sheets[self.sheet].text[range.clone()];
        match text.rfind(words).filter(|_| !words.is_empty()) {
            Some(at) => self.place(range.start + at..range.start + at + words.len()),
            None => self.place(range.clone()),
        }
    }

    /// Begins a line of the output.
    pub fn fresh_line(&mut self) {
        if self.mode != Mode::Line && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Opens a block on a line of its own.
    pub fn open_block(&mut self, name: &str, attributes: &str) {
        self.fresh_line();
        if self.mode == Mode::Page {
            self.open(name, attributes);
        }
    }

    /// Closes a block and its line.
    pub fn close_block(&mut self, name: &str) {
        if self.mode == Mode::Page {
            self.close(name);
            self.out.push('\n');
        }
    }

    /// Opens an element within a line.
    pub fn open_inline(&mut self, name: &str, attributes: &str) {
        if self.mode != Mode::Plain {
            self.open(name, attributes);
        }
    }

    /// Closes an element within a line.
    pub fn close_inline(&mut self, name: &str) {
        if self.mode != Mode::Plain {
            self.close(name);
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        self.out.push('<');
        self.out.push_str(name);
        if !attributes.is_empty() {
            match &mut self.guard {
                Some(guard) => guard.attributes(&mut self.out, attributes),
                None => {
                    self.out.push(' ');
                    self.out.push_str(attributes);
                }
            }
        }
        self.out.push('>');
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// Opens an element of a table or the like, in line.
    pub fn open_part(&mut self, name: &str, attributes: &str) {
        if self.mode == Mode::Page {
            self.open(name, attributes);
        }
    }

    /// Closes it; words of different parts stay apart even without their elements.
    pub fn close_part(&mut self, name: &str) {
        match self.mode {
            Mode::Page => self.close(name),
            _ => self.out.push(' '),
        }
    }

    /// Writes a whole block that is made of the author's words.
    pub fn authored_block(&mut self, html: String) {
        self.fresh_line();
        match &mut self.guard {
            Some(guard) => guard.whole(&mut self.out, "div", html),
            None => self.out.push_str(&html),
        }
    }

    /// Writes something whole within a line that is no author's HTML.
    pub fn whole_inline(&mut self, html: String) {
        match &mut self.guard {
            Some(guard) => guard.whole(&mut self.out, "span", html),
            None => self.out.push_str(&html),
        }
    }

    /// Writes a whole block that the site made: it takes no room.
    pub fn whole_block(&mut self, html: String) {
        self.room = self.room.saturating_add(html.len());
        self.authored_block(html);
        self.fresh_line();
    }

    /// Writes text, encoded for where it stands.
    pub fn text(&mut self, text: &str) {
        match self.mode {
            Mode::Plain => self.out.push_str(text),
            _ => text_into(&mut self.out, text),
        }
    }
}
