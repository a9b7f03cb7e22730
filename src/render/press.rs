//! The press: what every page of a site is made with, prepared once and shared by all threads.

use std::collections::BTreeMap;

use serde::Serialize;

use super::desk::Ordered;
use super::image::Gallery;
use super::letterhead::Letterheads;
use super::media;
use super::register::Registers;
use super::takeaway::{Kit, Wanted};
use super::template::{Shared, Templates};
use super::theme::{Assets, Paper};
use super::view::Picture;
use crate::finding::Findings;
use crate::localized::Lang;
use crate::memory::{Forgetful, Memory};
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
    /// What stands above and below every page, by language.
    pub letterheads: Vec<Letterheads>,
    /// What many pages show a part of, by language.
    pub registers: Vec<Registers>,
    /// The site's absolute address, with a slash at its end.
    pub base: String,
    /// The site's mark.
    pub logo: Logo,
    /// What is known of the site's pictures.
    pub gallery: Gallery,
    /// What drawings that stand alone are made with.
    pub kit: &'site Kit,
    /// What is made for readers to take along.
    pub wanted: Wanted,
    /// How links are written.
    pub links: Links,
    /// The style sheet, from the site's root.
    pub stylesheet: String,
    /// The fonts that every page needs at once, from the site's root.
    pub fonts: Vec<String>,
    /// The mark in the window's tab, from the site's root.
    pub icon: Option<String>,
    /// The scripts by name, from the site's root.
    pub scripts: BTreeMap<String, String>,
    /// What is made for paper and e-readers.
    pub paper: &'site Paper,
    /// What was made before.
    pub memory: &'site dyn Memory,
}

/// What templates know as `site`.
#[derive(Debug, Serialize)]
struct Site<'site> {
    title: &'site str,
    logo: &'site Option<Picture>,
}

/// The site's mark, addressed from the site's root.
#[derive(Debug, Default)]
pub struct Logo {
    /// What templates show; nothing if the theme's own mark stands there.
    pub picture: Option<Picture>,
    /// What is to be made of it.
    pub ordered: Vec<Ordered>,
    /// What is wrong with it.
    pub findings: Findings,
}

impl<'site> Press<'site> {
    /// Prepares the press of a plan. Assets are given by their paths from the site's root.
    pub fn new(snapshot: &'site Snapshot, plan: &'site Plan, templates: &'site Templates, assets: &'site Assets) -> Press<'site> {
        let gallery = Gallery::of(snapshot);
        let logo = media::logo((snapshot, &gallery), plan.model.settings.theme.as_ref().and_then(|theme| theme.logo.as_ref()));
        let shared = plan.readers.iter().map(|reader| {
            let title = reader.locale.typeset(&plan.model.settings.title[reader.lang]);
            Shared::new(&reader.words, &Site { title: &title, logo: &logo.picture })
        });
        let written = snapshot.options.base_url.as_deref().unwrap_or(plan.model.settings.base_url.as_str());
        let base = format!("{}/", written.trim_end_matches('/'));
        let Assets { stylesheet, fonts, icon, scripts, kit, paper, .. } = assets;
        let wanted = Wanted::of(&plan.model.settings.produce);
        let (stylesheet, fonts, icon, scripts) = (stylesheet.clone(), fonts.clone(), icon.clone(), scripts.clone());
        let (shared, links) = (shared.collect(), snapshot.options.links);
        let memory = &Forgetful;
        let letterheads = plan.readers.iter().map(|_| Letterheads::default()).collect();
        let registers = plan.readers.iter().map(|_| Registers::default()).collect();
        Press {
            snapshot,
            plan,
            templates,
            shared,
            letterheads,
            registers,
            base,
            logo,
            gallery,
            kit,
            wanted,
            links,
            stylesheet,
            fonts,
            icon,
            scripts,
            paper,
            memory,
        }
    }

    /// The same, knowing what was made before.
    pub fn remembering(self, memory: &'site dyn Memory) -> Press<'site> {
        Press { memory, ..self }
    }

    /// The way to a script from the site's root.
    pub fn script(&self, name: &str) -> Option<&str> {
        self.scripts.get(name).map(String::as_str)
    }

    /// What templates know in a language.
    pub fn shared(&self, lang: Lang) -> &Shared {
        &self.shared[lang.index()]
    }
}
