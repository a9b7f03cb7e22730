//! Pages that nothing leads to (W17).

use std::collections::BTreeSet;

use crate::finding::{Findings, Place, Problem};
use crate::localized::Lang;
use crate::plan::Plan;
use crate::plan::page::{Page, Subject};

/// Notes free pages that the foot of the pages does not list and to which no page leads, once for all languages.
pub fn note(plan: &Plan, leads: &BTreeSet<String>, findings: &mut Findings) {
    for id in plan.model.pages.keys().filter(|id| id.contains('/')) {
        let subject = Subject::Free(id.clone());
        let is_led_to = |page: &Page| leads.contains(&page.address);
        if plan.routes.twins(&subject).any(is_led_to) {
            continue;
        }
        if let Some(page) = plan.routes.page(&subject, Lang::FIRST).or_else(|| plan.routes.twins(&subject).next()) {
            findings.add(Problem::Orphan { page: id.clone() }, Place::file(page.place.file));
        }
    }
}
