//! The one door to the Markdown parser: sheets in, events out.
//!
//! Link definitions of one sheet are seen in all.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, Options, Parser};

pub use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::sheet::Sheet;

/// An event and its range in the sheet.
pub type Placed<'t> = (Event<'t>, Range<usize>);

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST);

/// The events of each sheet.
pub fn events<'t>(sheets: &'t [Sheet]) -> Vec<Vec<Placed<'t>>> {
    let shared = if sheets.len() > 1 { definitions(sheets) } else { BTreeMap::new() };
    sheets.iter().map(|sheet| of_sheet(&sheet.text, &shared)).collect()
}

fn of_sheet<'t>(text: &'t str, shared: &BTreeMap<String, (String, String)>) -> Vec<Placed<'t>> {
    let mut found = Vec::with_capacity(text.len() / 16 + 8);
    if shared.is_empty() && !text.contains("[@") {
        found.extend(Parser::new_ext(text, OPTIONS).into_offset_iter());
    } else {
        let elsewhere = |link: BrokenLink<'t>| {
            if let Some((target, title)) = shared.get(&label(&link.reference)) {
                return Some((target.clone().into(), title.clone().into()));
            }
            is_citation(&link.reference).then(|| (format!("{CITATION}{}", link.reference).into(), "".into()))
        };
        found.extend(Parser::new_with_broken_link_callback(text, OPTIONS, Some(elsewhere)).into_offset_iter());
    }
    for (event, range) in found.iter_mut().filter(|(event, range)| matches!(event, Event::InlineMath(tex) if are_prices(text, tex, range)))
    {
        *event = Event::Text(text[range.clone()].into());
    }
    found
}

/// Whether two dollars belong to sums of money, not to a formula: `6 $, ou 5$`, `US$5–US$6`. A sum stands beside one of
/// them, and nothing between them is said as only formulas say it.
fn are_prices(text: &str, tex: &str, range: &Range<usize>) -> bool {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let beside =
        text[..range.start].trim_end_matches([' ', '\u{a0}', '\u{202f}']).ends_with(is_digit) || text[range.end..].starts_with(is_digit);
    beside && !tex.contains(['\\', '^', '_', '='])
}

/// What the address of a citation begins with: `[@key]` is a link to a work.
pub const CITATION: &str = "cite:";

/// Whether brackets cite: each part between semicolons begins with `@` and a key.
fn is_citation(written: &str) -> bool {
    let is_work = |part: &str| part.trim().strip_prefix('@').is_some_and(|key| key.starts_with(char::is_alphanumeric));
    written.split(';').all(is_work)
}

/// The link definitions of all sheets: target and title by label; the first of a label counts.
fn definitions(sheets: &[Sheet]) -> BTreeMap<String, (String, String)> {
    let mut found = BTreeMap::new();
    for sheet in sheets.iter().filter(|sheet| sheet.text.contains("]:")) {
        for (name, definition) in Parser::new_ext(&sheet.text, OPTIONS).reference_definitions().iter() {
            let title = definition.title.as_deref().unwrap_or_default().to_owned();
            found.entry(label(name)).or_insert_with(|| (definition.dest.to_string(), title));
        }
    }
    found
}

/// Labels are compared without case and with single spaces.
pub fn label(written: &str) -> String {
    written.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
