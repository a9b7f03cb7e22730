//! The page that a member fills in, from a site as it is: what is wrong elsewhere in it does not keep a member waiting.

use super::theme_name;
use crate::finding::Findings;
use crate::model::{self, load};
use crate::render::form::page;
use crate::render::theme::Theme;
use crate::snapshot::Snapshot;

/// Why there is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The site does not say enough to know what to ask.
    Site,
    /// A file of the enterprise cannot be read.
    File(String),
}

/// The page of a site or, where one is named, of an enterprise, which the site may not have yet.
pub fn form(snapshot: &Snapshot, enterprise: Option<&str>) -> Result<String, Hindrance> {
    let mut ignored = Findings::new();
    let settings = load::settings(snapshot, &mut ignored);
    let (Some((reading, _)), Some(model)) = (settings, model::resolve(snapshot, &mut ignored)) else { return Err(Hindrance::Site) };
    let theme = Theme::read(snapshot, theme_name(&model.settings), &mut ignored).ok_or(Hindrance::Site)?;
    page::page((&model, snapshot, &reading), &theme, enterprise).map_err(Hindrance::File)
}
