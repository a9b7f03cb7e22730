//! Pages one looks something up in: the glossary, and the pages that the author made.

use std::collections::BTreeMap;

use serde_json::json;

use super::parts::{contents, written};
use crate::localized::Lang;
use crate::model::catalogue::Term;
use crate::plan::page::Subject;
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::view::{self, Letter, TermElsewhere};

/// From so many sections on, a page lists them.
const SECTIONS: usize = 3;

/// The glossary, in the alphabetical order of the page's language.
pub fn glossary(desk: &Desk) -> view::Glossary {
    let locale = &desk.reader.locale;
    let mut terms: Vec<(String, &Term)> = desk.model().catalogue.terms.iter().map(|term| (desk.text(&term.label), term)).collect();
    terms.sort_by(|left, right| locale.compare(&left.0, &right.0));
    let mut letters: Vec<Letter> = Vec::new();
    for (label, term) in &terms {
        let initial = locale.initial(label);
        if letters.last().is_none_or(|last| last.letter != initial) {
            let id = format!("letter-{}", letters.len() + 1);
            letters.push(Letter { id, letter: initial, terms: Vec::new() });
        }
        letters.last_mut().expect("one was just made").terms.push(self::term(desk, term, label));
    }
    let lead = desk.word("lists.glossary");
    let entry = |(label, term): &(String, &Term)| {
        let definition = &term.definition;
        let words = desk.line(&definition[desk.lang()], definition.places[desk.lang()]);
        json!({ "@type": "DefinedTerm", "name": label, "description": words })
    };
    let block = json!({ "@type": "DefinedTermSet", "hasDefinedTerm": terms.iter().map(entry).collect::<Vec<_>>() });
    let head = Head { title: desk.word("sections.glossary"), description: lead.clone(), json_ld: Some(block), ..Head::default() };
    view::Glossary { frame: frame::frame(desk, head), lead: Some(lead), letters }
}

fn term(desk: &Desk, term: &Term, label: &str) -> view::Term {
    let variants: Vec<String> = term
        .variants
        .iter()
        .flat_map(|variants| variants.of(desk.lang()))
        .map(|variant| desk.typeset(variant.value.as_written()))
        .collect();
    view::Term {
        id: term.id.to_string(),
        label: label.to_owned(),
        acronym: term.acronym.as_ref().map(|acronym| desk.text(acronym)),
        definition: desk.markdown(&term.definition),
        variants: (!variants.is_empty()).then(|| desk.fill("glossary.variants", &[("words", &variants.join(", "))])),
        elsewhere: elsewhere(desk, term),
    }
}

/// The words of the other languages that have one of their own.
fn elsewhere(desk: &Desk, term: &Term) -> Vec<TermElsewhere> {
    let others = Lang::all(desk.model().languages.len()).filter(|lang| *lang != desk.lang());
    let own = others.filter(|lang| term.label.panels.borrowed(*lang).is_none());
    own.map(|lang| TermElsewhere {
        lang: desk.tag(lang),
        short: desk.plan().routes.folders[lang.index()].to_uppercase(),
        label: desk.plan().readers[lang.index()].locale.typeset(&term.label[lang]).into_owned(),
        href: desk.plan().routes.address(&Subject::Glossary, lang).map(|address| desk.to(&format!("{address}#{}", term.id))),
    })
    .collect()
}

/// A page that the author made.
pub fn free(desk: &Desk, id: &str) -> view::FreePage {
    let Some(page) = desk.model().pages.get(id) else { return view::FreePage::default() };
    let panel = &page.panels[desk.lang()];
    desk.label(panel.body);
    let passage = desk.body(panel.body);
    let sections = contents(desk, &passage);
    let listed = panel.file.toc != Some(false) && sections.len() >= SECTIONS;
    let lead = written(desk, &panel.file.description);
    let head = Head {
        title: desk.typeset(panel.file.title.as_written()),
        description: lead.clone().unwrap_or_default(),
        path: parents(desk, id),
        draft: panel.file.draft == Some(true),
        ..Head::default()
    };
    view::FreePage { frame: frame::frame(desk, head), lead, contents: if listed { sections } else { Vec::new() }, body: desk.own(&passage) }
}

/// The pages whose folder a page lies in, from the top.
fn parents(desk: &Desk, id: &str) -> Vec<(Subject, String)> {
    let pages: BTreeMap<&str, String> = desk
        .model()
        .pages
        .values()
        .filter(|page| id.strip_prefix(page.id.as_str()).is_some_and(|rest| rest.starts_with('/')))
        .map(|page| (page.id.as_str(), desk.typeset(page.panels[desk.lang()].file.title.as_written())))
        .collect();
    pages.into_iter().map(|(id, title)| (Subject::Free(id.to_owned()), title)).collect()
}
