//! What a site holds, counted for the one who made it.

use serde::{Deserialize, Serialize};

use crate::finding::{Findings, Problem};
use crate::localized::Lang;
use crate::model::Model;
use crate::plan::Plan;

/// What a site holds, for the one who made it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// The site's title in its first language.
    pub title: String,
    /// Its languages as they are shown: `fr`, `nl`.
    pub languages: Vec<String>,
    /// Enterprises that are published.
    pub enterprises: usize,
    /// Indicators.
    pub indicators: usize,
    /// Values of them.
    pub values: usize,
    /// Pages by language, in the site's order.
    pub pages: Vec<(String, usize)>,
    /// Texts that lack a translation.
    pub missing: usize,
    /// Translations older than their original.
    pub stale: usize,
    /// Charts drawn.
    pub charts: usize,
    /// Pictures published.
    pub images: usize,
}

/// Counts it.
pub fn of(plan: &Plan, findings: &Findings) -> Counts {
    let model: &Model = &plan.model;
    let pages = |lang: Lang| plan.routes.pages.iter().filter(|page| page.lang == lang).count();
    let languages = plan.routes.folders.clone();
    Counts {
        title: model.settings.title[Lang::FIRST].to_owned(),
        pages: Lang::all(languages.len()).zip(&languages).map(|(lang, folder)| (folder.clone(), pages(lang))).collect(),
        languages,
        enterprises: model.enterprises.len(),
        indicators: model.catalogue.indicators.len(),
        values: plan
            .figures
            .series
            .iter()
            .filter(|(id, _)| model.enterprises.contains_key(*id))
            .flat_map(|(_, series)| series.values())
            .map(|series| series.points().count())
            .sum(),
        missing: findings.iter().filter(|finding| matches!(finding.problem, Problem::MissingTranslation { .. })).count(),
        stale: 0,
        ..Counts::default()
    }
}
