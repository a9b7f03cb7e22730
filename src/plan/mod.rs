//! The plan: which pages exist, at which addresses, how they are linked; figures as specifications.
//!
//! Gives rendering everything it needs to make one page at a time. Makes no markup.

pub mod address;
pub mod chart;
pub mod page;
pub mod reader;
pub mod route;
pub mod voices;
