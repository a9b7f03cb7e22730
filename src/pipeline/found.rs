//! What makes a site be found and kept light: its own search, and weights against their budgets.

use crate::finding::{Findings, Place, Problem, Weighed};
use crate::localized::Lang;
use crate::plan::Plan;
use crate::plan::page::Page;
use crate::render::barriers;
use crate::render::search::{self, Record};
use crate::render::theme::Assets;
use crate::render::weight;
use crate::snapshot::Publication;

/// The search index of every language.
pub fn search(plan: &Plan, records: Vec<(Lang, Record)>) -> Publication {
    if records.is_empty() {
        return Publication::new();
    }
    let mut by_language: Vec<Vec<Record>> = plan.readers.iter().map(|_| Vec::new()).collect();
    records.into_iter().for_each(|(lang, record)| by_language[lang.index()].push(record));
    let languages = plan.readers.iter().zip(&plan.routes.folders).zip(by_language);
    languages.flat_map(|((reader, folder), records)| search::index(records, folder, &reader.locale)).collect()
}

/// A page over its budget (W19), with the part that weighs most.
pub fn overweight(page: &Page, html: &str) -> Findings {
    let limit = weight::of_page(&page.subject);
    let mut findings = Findings::new();
    if html.len() > limit {
        let what = Weighed::Page(page.address.clone());
        let part = weight::heaviest(html);
        findings.add(Problem::Overweight { what, bytes: html.len(), limit, part }, page.place);
    }
    findings
}

/// What on a page would stop some of its readers (W23).
pub fn barriers(page: &Page, html: &str) -> Findings {
    let mut findings = Findings::new();
    for (barrier, shown) in barriers::of(html) {
        findings.add(Problem::Barrier { page: page.address.clone(), barrier, shown }, page.place);
    }
    findings
}

/// Style sheets and scripts over their budgets (W19); the search engine is asked for by one page only.
pub fn overweight_assets(assets: &Assets) -> Findings {
    let engine = assets.scripts.get("search").map_or("", String::as_str);
    let bytes = |ending: &str| -> usize {
        let own = assets.files.iter().filter(|(path, _)| path.as_str().ends_with(ending) && path.as_str() != engine);
        own.map(|(_, bytes)| bytes.len()).sum()
    };
    let budgets = [(Weighed::Styles, bytes(".css"), weight::STYLES), (Weighed::Scripts, bytes(".js"), weight::SCRIPTS)];
    let mut findings = Findings::new();
    for (what, bytes, limit) in budgets.into_iter().filter(|(_, bytes, limit)| bytes > limit) {
        findings.add(Problem::Overweight { what, bytes, limit, part: None }, Place::SITE);
    }
    findings
}
