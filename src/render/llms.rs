//! `llms.txt`: the site in a page of plain text, for programs that read for people.

use std::fmt::Write;

use super::desk::Desk;
use super::pages;
use crate::localized::Lang;
use crate::plan::page::Subject;

/// Links of one language: a long site is searched, not listed.
const LINKS: usize = 300;

/// The text, in every language of the site. `desk` is that of the first language's home page, whose findings are
/// those of the page itself.
pub fn text(desk: &Desk) -> Vec<u8> {
    let settings = &desk.model().settings;
    let mut out = format!("# {}\n", line(&desk.text(&settings.title)));
    if let Some(description) = desk.text_of(&settings.description) {
        let _ = write!(out, "\n> {}\n", line(&description));
    }
    for lang in Lang::all(desk.model().languages.len()) {
        let Some(home) = desk.plan().routes.page(&Subject::Home, lang) else { continue };
        let desk = Desk::new(desk.press, home);
        let base = &desk.press.base;
        let _ = write!(out, "\n## {}\n\n- [{}]({base}{})\n", desk.reader.locale.name(), line(&desk.word("nav.home")), home.address);
        for (title, address, kind) in pages::search::listing(&desk).into_iter().take(LINKS) {
            let kind = kind.map_or_else(String::new, |kind| format!(": {}", line(&kind)));
            let _ = writeln!(out, "- [{}]({base}{address}){kind}", line(&title));
        }
    }
    out.into_bytes()
}

/// Words that stay on their line and in their brackets.
fn line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace('[', "(").replace(']', ")")
}
