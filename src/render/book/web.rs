//! What the page of a notebook lists of its chapters on the web: figures, tables, voices, and where each indicator is
//! found. Made of the same chapters as the publication, but of what the web may show.

use std::collections::BTreeMap;

use super::{chapter, index, lists};
use crate::model::entities::Notebook;
use crate::model::testimonial::Channel;
use crate::plan::page::Subject;
use crate::render::desk::Desk;
use crate::render::view::{Link, WholeIndex, WholeList};

/// The lists of a notebook, and its index of indicators; every entry leads to the chapter it stands in. Notes whose
/// words it takes.
pub fn listed(desk: &Desk, notebook: &Notebook) -> (Vec<WholeList>, Vec<WholeIndex>) {
    let (parts, mut gathered) = chapter::parts(desk, notebook, Channel::Web);
    desk.notes.borrow_mut().read.append(&mut gathered.read);
    let address = |(index, own): (usize, &crate::model::entities::Chapter)| {
        Some((chapter::anchor(desk, index), desk.href(&Subject::Chapter(notebook.id.clone(), own.id.clone()))?))
    };
    let addresses: BTreeMap<String, String> = notebook.chapters.iter().enumerate().filter_map(address).collect();
    let all = lists::of(&parts);
    let indicators = index::indicators(desk, &gathered.indicators).into_iter().filter_map(|(name, places)| {
        let link = |id: &String| Some(Link { href: led(&addresses, id)?, label: index::label((&all, &parts), id)?, ..Link::default() });
        let places: Vec<Link> = places.iter().filter_map(link).collect();
        (!places.is_empty()).then_some(WholeIndex { name, places })
    });
    let indicators = indicators.collect();
    let numbered = |entry: &lists::Entry| format!("{} · {}", entry.label, entry.title);
    let list = |key: &str, entries: &[lists::Entry]| {
        let link = |entry: &lists::Entry| {
            Some(Link { href: led(&addresses, &entry.id)?, label: numbered(entry), lang: entry.lang.clone(), ..Link::default() })
        };
        WholeList { title: desk.word(key), entries: entries.iter().filter_map(link).collect() }
    };
    let mut found = vec![list("book.figures", &all.figures), list("book.tables", &all.tables), list("book.voices", &all.voices)];
    found.retain(|list| !list.entries.is_empty());
    (found, indicators)
}

/// The way to an anchor of the publication on the web.
fn led(addresses: &BTreeMap<String, String>, id: &str) -> Option<String> {
    let (chapter, own) = id.split_once('-').map_or((id, None), |(chapter, own)| (chapter, Some(own)));
    let address = addresses.get(chapter)?;
    Some(match own {
        Some(own) => format!("{address}#{own}"),
        None => address.clone(),
    })
}
