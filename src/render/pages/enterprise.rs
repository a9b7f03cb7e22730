//! Under construction.

use crate::model::id::Id;
use crate::render::desk::Desk;
use crate::render::view;

/// The view.
pub fn list(_desk: &Desk, _number: usize) -> view::EnterpriseList {
    view::EnterpriseList::default()
}

/// The view.
pub fn page(_desk: &Desk, _id: &Id) -> view::Enterprise {
    view::Enterprise::default()
}

/// The view.
pub fn assessment(_desk: &Desk, _enterprise: &Id, _id: &Id) -> view::Assessment {
    view::Assessment::default()
}
