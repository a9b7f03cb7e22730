//! What a page may weigh (W19), and pages that nothing leads to (W17).

use std::collections::BTreeSet;

use crate::finding::{Findings, Place, Problem};
use crate::localized::Lang;
use crate::path::OutPath;
use crate::plan::Plan;
use crate::plan::page::{Page, Subject};

/// The bytes of a page (format.md §5, W19).
const HTML: u64 = 250_000;
/// The bytes of a page that gathers a federation's figures.
const DASHBOARD: u64 = 600_000;
/// The bytes of a style sheet.
const CSS: u64 = 90_000;
/// The bytes of a script.
const JS: u64 = 30_000;

/// Notes a page over its budget, where its words are written.
pub fn page(plan: &Plan, page: &Page, bytes: usize, findings: &mut Findings) {
    let budget = match page.subject {
        Subject::Federation(_) | Subject::Data => DASHBOARD,
        _ => HTML,
    };
    let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
    if bytes > budget {
        findings.add(Problem::Heavy { what: format!("/{}", page.address), bytes, budget }, place(plan, page));
    }
}

/// Notes style sheets and scripts over their budget.
pub fn files<'files>(files: impl IntoIterator<Item = (&'files OutPath, &'files Vec<u8>)>, findings: &mut Findings) {
    for (path, bytes) in files {
        let budget = match path.as_str().rsplit_once('.') {
            Some((_, "css")) => CSS,
            Some((_, "js")) => JS,
            _ => continue,
        };
        let bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if bytes > budget {
            findings.add(Problem::Heavy { what: format!("/{}", path.as_str()), bytes, budget }, Place::SITE);
        }
    }
}

/// Where what a page shows is written.
fn place(plan: &Plan, page: &Page) -> Place {
    let model = &plan.model;
    let found = match &page.subject {
        Subject::Free(id) => model.pages.get(id).map(|free| free.panels[page.lang].body.place),
        Subject::Home => model.pages.get("index").map(|home| home.panels[page.lang].body.place),
        Subject::News(id) => model.news.get(id).map(|news| news.panels[page.lang].body.place),
        Subject::Testimonial(id) => model.testimonials.get(id).map(|voice| voice.panels[page.lang].body.place),
        Subject::Chapter(notebook, id) => model.notebooks.get(notebook).and_then(|notebook| {
            let chapter = notebook.chapters.iter().find(|chapter| chapter.id == *id)?;
            Some(chapter.panels[page.lang].body.place)
        }),
        Subject::Notebook(id) => model.notebooks.get(id).map(|notebook| notebook.place),
        Subject::Enterprise(id) => model.enterprises.get(id).map(|enterprise| enterprise.place),
        Subject::Assessment(enterprise, id) => model.enterprises.get(enterprise).and_then(|enterprise| {
            let assessment = enterprise.assessments.iter().find(|assessment| assessment.id == *id)?;
            Some(assessment.place)
        }),
        Subject::Federation(id) => model.federations.get(id).map(|federation| federation.place),
        Subject::Indicator(id) => model.catalogue.indicator(id.as_str()).map(|indicator| indicator.place.within(0, 0)),
        _ => None,
    };
    found.map_or(Place::SITE, |place| Place::file(place.file).within(place.start as usize, place.start as usize))
}

/// Notes free pages that the foot of the pages does not list and to which no page leads, once for all languages.
pub fn orphans(plan: &Plan, leads: &BTreeSet<String>, findings: &mut Findings) {
    for id in plan.model.pages.keys().filter(|id| id.contains('/')) {
        let subject = Subject::Free(id.clone());
        let is_led_to = |page: &Page| leads.contains(&page.address);
        if plan.routes.twins(&subject).any(is_led_to) {
            continue;
        }
        if let Some(page) = plan.routes.page(&subject, Lang::FIRST).or_else(|| plan.routes.twins(&subject).next()) {
            findings.add(Problem::Orphan { page: id.clone() }, Place::file(place(plan, page).file));
        }
    }
}
