//! Under construction.

use crate::model::id::Id;
use crate::render::desk::Desk;
use crate::render::view;

/// The view.
pub fn wall(_desk: &Desk, _number: usize) -> view::Wall {
    view::Wall::default()
}

/// The view.
pub fn page(_desk: &Desk, _id: &Id) -> view::Testimonial {
    view::Testimonial::default()
}
