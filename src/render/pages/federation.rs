//! Under construction.

use crate::model::id::Id;
use crate::render::desk::Desk;
use crate::render::view;

/// The view.
pub fn list(_desk: &Desk) -> view::FederationList {
    view::FederationList::default()
}

/// The view.
pub fn page(_desk: &Desk, _id: &Id) -> view::Federation {
    view::Federation::default()
}
