//! The press: what every page of a site is made with, prepared once and shared by all threads.

use serde::Serialize;

use super::template::{Shared, Templates};
use super::theme::Assets;
use crate::localized::Lang;
use crate::plan::Plan;
use crate::snapshot::{Links, Snapshot};

/// What every page is made with.
pub struct Press<'site> {
    /// The files.
    pub snapshot: &'site Snapshot,
    /// What is to be made.
    pub plan: &'site Plan,
    /// The theme's templates.
    pub templates: &'site Templates,
    /// What templates know on every page, by language.
    pub shared: Vec<Shared>,
    /// The site's absolute address, with a slash at its end.
    pub base: String,
    /// How links are written.
    pub links: Links,
    /// The style sheet, from the site's root.
    pub stylesheet: String,
    /// The fonts that every page needs at once, from the site's root.
    pub fonts: Vec<String>,
    /// The mark in the window's tab, from the site's root.
    pub icon: Option<String>,
}

/// What templates know as `site`.
#[derive(Debug, Serialize)]
struct Site<'site> {
    title: &'site str,
}

impl<'site> Press<'site> {
    /// Prepares the press of a plan. Assets are given by their paths from the site's root.
    pub fn new(snapshot: &'site Snapshot, plan: &'site Plan, templates: &'site Templates, assets: &Assets) -> Press<'site> {
        let shared = plan.readers.iter().map(|reader| {
            let title = reader.locale.typeset(&plan.model.settings.title[reader.lang]);
            Shared::new(&reader.words, &Site { title: &title })
        });
        let written = snapshot.options.base_url.as_deref().unwrap_or(plan.model.settings.base_url.as_str());
        let base = format!("{}/", written.trim_end_matches('/'));
        let Assets { stylesheet, fonts, icon, .. } = assets;
        let (stylesheet, fonts, icon) = (stylesheet.clone(), fonts.clone(), icon.clone());
        Press { snapshot, plan, templates, shared: shared.collect(), base, links: snapshot.options.links, stylesheet, fonts, icon }
    }

    /// What templates know in a language.
    pub fn shared(&self, lang: Lang) -> &Shared {
        &self.shared[lang.index()]
    }
}
