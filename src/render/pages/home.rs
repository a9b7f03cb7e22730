//! Under construction.

use crate::render::desk::Desk;
use crate::render::view;

/// The view.
pub fn page(_desk: &Desk) -> view::Home {
    view::Home::default()
}

/// The page at the site's root; `desk` is that of the first language's home page.
pub fn door(_desk: &Desk) -> view::Door {
    view::Door::default()
}
