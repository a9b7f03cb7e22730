//! Under construction.

use crate::render::desk::Desk;
use crate::render::view;

/// The view.
pub fn glossary(_desk: &Desk) -> view::Glossary {
    view::Glossary::default()
}

/// The view.
pub fn data(_desk: &Desk) -> view::Data {
    view::Data::default()
}

/// The view.
pub fn free(_desk: &Desk, _id: &str) -> view::FreePage {
    view::FreePage::default()
}

/// The page for addresses that do not exist; `desk` is that of the first language's home page.
pub fn not_found(_desk: &Desk) -> view::NotFound {
    view::NotFound::default()
}

/// The page at an old address.
pub fn redirect(_desk: &Desk, _from: &str) -> view::RedirectPage {
    view::RedirectPage::default()
}
