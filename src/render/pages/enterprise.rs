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

/// Stages.
pub fn logic(_desk: &Desk, _assessment: &crate::model::assessment::Assessment) -> Vec<view::Stage> {
    Vec::new()
}
/// Table.
pub fn stakeholders_table(_desk: &Desk, _assessment: &crate::model::assessment::Assessment) -> Option<view::Table> {
    None
}
/// Steps.
pub fn steps_of(_desk: &Desk, _assessment: &crate::model::assessment::Assessment) -> Vec<view::Step> {
    Vec::new()
}
