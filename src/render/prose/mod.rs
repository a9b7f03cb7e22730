//! Prose: Markdown into HTML, with everything that format.md §4 puts inside it.
//!
//! A body is cut into sheets (`sheet`), parsed (`events`) and written (`writer`); each concern
//! has its own file. What authors wrote as HTML is cleaned, what the site makes is not
//! (`guard`). Prose asks the site through `Surroundings` and knows nothing else of it.

mod blocks;
mod citations;
mod controls;
mod escape;
mod footnotes;
mod guard;
mod headings;
mod images;
mod links;
mod loose;
mod markup;
mod math;
mod surroundings;
mod tables;
mod words;
mod writer;

pub use surroundings::{AsWritten, ImageTarget, LinkTarget, Run, Surroundings, Typesets, WORDS};

use crate::finding::{Findings, Problem};
use crate::source::directives::{Piece, scan};
use crate::source::prose::Prose;

use crate::source::markdown::events;
use crate::source::sheet::{Sheet, line, sheets};
use writer::{Mode, Writer};

/// How a passage stands on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting<'n> {
    /// The level of its highest headings, 1 to 6.
    pub first_level: u8,
    /// What the ids of its headings and footnotes begin with: empty for the page's main text,
    /// something unique for every other passage of the page.
    pub namespace: &'n str,
}

impl Default for Setting<'_> {
    fn default() -> Self {
        Setting { first_level: 2, namespace: "" }
    }
}

/// A rendered body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Safe HTML, whole elements only.
    pub html: String,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// What is wrong in it.
    pub findings: Findings,
    /// How many words it has, directives not counted.
    pub words: usize,
}

/// A heading, for tables of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its id, namespace included.
    pub id: String,
    /// Its words, typeset, without markup.
    pub text: String,
}

/// The HTML that a text of `length` bytes may become, not counting what the site puts into it.
fn growth_limit(length: usize) -> usize {
    16 * length + 64 * 1024
}

/// Renders a body of Markdown.
pub fn render(prose: &Prose, site: &dyn Surroundings, setting: Setting) -> Passage {
    written(prose, site, setting, Mode::Page)
}

/// Renders a field of one line: emphasis, links, code and values, but no blocks.
pub fn render_inline(prose: &Prose, site: &dyn Surroundings) -> Passage {
    let sheets = [line(prose.text)];
    let mut passage = passage(prose, &[], &sheets, Work { site, setting: Setting::default(), mode: Mode::Line });
    controls::note(prose, &mut passage.findings);
    passage
}

/// The words of a body without markup, one block a line: for descriptions, feeds and search. With what is wrong
/// in it, such as a value that cannot be computed.
pub fn plain(prose: &Prose, site: &dyn Surroundings) -> (String, Findings) {
    let passage = written(prose, site, Setting::default(), Mode::Plain);
    (passage.html.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"), passage.findings)
}

fn written(prose: &Prose, site: &dyn Surroundings, setting: Setting, mode: Mode) -> Passage {
    let scanned = scan(prose);
    let mut findings = scanned.findings;
    controls::note(prose, &mut findings);
    if scanned.too_deep {
        return Passage { findings, ..Passage::default() };
    }
    let sheets = sheets(prose.text, &scanned.pieces);
    let mut passage = passage(prose, &scanned.pieces, &sheets, Work { site, setting, mode });
    findings.append(std::mem::take(&mut passage.findings));
    Passage { findings, ..passage }
}

struct Work<'w> {
    site: &'w dyn Surroundings,
    setting: Setting<'w>,
    mode: Mode,
}

fn passage<'w>(prose: &Prose<'w>, pieces: &'w [Piece<'w>], sheets: &'w [Sheet<'w, 'w>], work: Work<'w>) -> Passage {
    let events = events(sheets);
    let mut writer = Writer::new(*prose, sheets, &events, work.site);
    writer.mode = work.mode;
    writer.setting = work.setting;
    writer.survey(pieces);
    let mut html = writer.sheet_html(0);
    writer.write_footnotes(&mut html);
    writer.fill_contents(&mut html);
    let mut passage = Passage { html, headings: writer.headings, findings: writer.findings, words: writer.words };
    if writer.overflown {
        let limit = growth_limit(prose.text.len());
        passage.findings.add(Problem::GrowsTooMuch { limit }, prose.place(0..prose.text.len().min(1)));
        passage.html.clear();
    }
    passage
}
