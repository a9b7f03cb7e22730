//! Rendering: one page, chart, feed or dataset at a time, from the plan to bytes.
//!
//! Pure: the same plan gives the same bytes. Nothing here reads or writes a file.

pub mod dataset;
pub mod feed;
pub mod hosting;
mod rows;
pub mod sitemap;
pub mod template;
pub mod theme;
pub mod view;
mod xml;
