//! Under construction.

use crate::model::id::Id;
use crate::render::desk::Desk;
use crate::render::view;

/// The view.
pub fn list(_desk: &Desk, _number: usize) -> view::NewsList {
    view::NewsList::default()
}

/// The view.
pub fn page(_desk: &Desk, _id: &Id) -> view::NewsItem {
    view::NewsItem::default()
}

/// The view.
pub fn partners(_desk: &Desk) -> view::PartnerList {
    view::PartnerList::default()
}

/// The view.
pub fn partner(_desk: &Desk, _id: &Id) -> view::Partner {
    view::Partner::default()
}
