//! Rendering: one page, chart, feed or dataset at a time, from the plan to bytes.
//!
//! Pure: the same plan gives the same bytes. Nothing here reads or writes a file.

pub mod barriers;
mod blocks;
pub mod book;
pub mod brand;
mod calendar;
pub mod chart;
pub mod cms;
pub mod colour;
mod computed;
pub mod dataset;
pub mod desk;
pub mod export;
pub mod feed;
mod figure;
pub mod fold;
pub mod form;
mod frame;
pub mod hosting;
pub mod image;
mod key_figure;
pub mod lent;
mod letterhead;
mod letters;
pub mod linked;
mod linked_data;
mod links;
pub mod llms;
mod mapped;
mod markup;
pub mod media;
mod notes;
mod numbered;
pub mod originals;
pub mod pages;
pub mod picture;
mod prepared;
pub mod press;
pub mod prose;
mod raster;
mod register;
pub mod room;
pub mod rows;
pub mod schema;
pub mod search;
pub mod sitemap;
mod surroundings;
pub mod takeaway;
pub mod template;
mod terms;
pub mod theme;
mod values;
pub mod view;
pub mod weight;
pub mod workbook;
pub mod works;

pub use blocks::options_of;
pub use values::answer;

use crate::finding::Problem;

/// A template's trouble as a finding (E24), with the page that was being made.
pub fn template_problem(trouble: &template::TemplateTrouble, page: &str) -> Problem {
    Problem::Template {
        template: trouble.template.clone(),
        line: trouble.line.unwrap_or(1),
        message: trouble.message.clone(),
        page: Some(page.to_owned()),
    }
}
