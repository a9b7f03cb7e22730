//! Under construction.

use crate::model::id::Id;
use crate::render::desk::Desk;
use crate::render::view;

/// The view.
pub fn list(_desk: &Desk) -> view::NotebookList {
    view::NotebookList::default()
}

/// The view.
pub fn cover(_desk: &Desk, _id: &Id) -> view::Notebook {
    view::Notebook::default()
}

/// The view.
pub fn chapter(_desk: &Desk, _notebook: &Id, _id: &Id) -> view::Chapter {
    view::Chapter::default()
}
