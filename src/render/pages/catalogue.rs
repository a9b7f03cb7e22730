//! Under construction.

use crate::model::id::Id;
use crate::render::desk::Desk;
use crate::render::view;

/// The view.
pub fn indicators(_desk: &Desk) -> view::IndicatorList {
    view::IndicatorList::default()
}

/// The view.
pub fn indicator(_desk: &Desk, _id: &Id) -> view::Indicator {
    view::Indicator::default()
}

/// The view.
pub fn topics(_desk: &Desk) -> view::TopicList {
    view::TopicList::default()
}

/// The view.
pub fn topic(_desk: &Desk, _id: &Id) -> view::Topic {
    view::Topic::default()
}
