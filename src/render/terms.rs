//! Words of the glossary on a page: each is linked where it is first used, and says there what it means.

use std::ops::Range;

use super::desk::Desk;
use super::links;
use super::prose::LinkTarget;
use crate::localized::Lang;
use crate::plan::page::Subject;

/// The most letters of a meaning that a link tells; the glossary has the rest.
const TOLD: usize = 240;

/// The language of the words on a page: the original's, where they are borrowed.
fn language(desk: &Desk) -> Lang {
    desk.page.borrowed.unwrap_or(desk.lang())
}

/// The first term in some words that the page has not explained yet. What a witness said stays as it was said, and the
/// glossary explains itself.
pub fn first(desk: &Desk, words: &str) -> Option<(Range<usize>, LinkTarget)> {
    let terms = &desk.plan().readers[language(desk).index()].terms;
    if terms.is_empty() || matches!(desk.page.subject, Subject::Glossary | Subject::Testimonial(_)) {
        return None;
    }
    desk.plan().routes.page(&Subject::Glossary, desk.lang())?;
    let catalogue = &desk.whole().catalogue.terms;
    let (range, at) = {
        let notes = desk.notes.borrow();
        terms.first(words, |at| catalogue.get(at).is_some_and(|term| !notes.explained.contains(term.id.as_str())))?
    };
    let id = catalogue.get(at)?.id.to_string();
    let target = links::target(desk, "term", &id).ok()?;
    let target = links::as_link(desk, target);
    Some((range, explained(desk, &id, target)))
}

/// A link to a term with what it means, as far as the language of the words says it itself.
pub fn explained(desk: &Desk, id: &str, target: LinkTarget) -> LinkTarget {
    desk.notes.borrow_mut().explained.insert(id.to_owned());
    let lang = language(desk);
    let note = desk.whole().catalogue.term(id).filter(|term| term.definition.panels.borrowed(lang).is_none()).map(|term| {
        let words = desk.line(&term.definition[lang], term.definition.places[lang]);
        let words = words.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        match words.char_indices().nth(TOLD) {
            Some((end, _)) => format!("{}…", words[..end].rsplit_once(' ').map_or(&words[..end], |(start, _)| start)),
            None => words,
        }
    });
    LinkTarget { note: note.filter(|note| !note.is_empty()), ..target }
}
