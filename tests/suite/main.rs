//! Every test that needs more than one module: one binary, so that it links once.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests read and write folders and say what they skip"
)]

#[path = "../support/bodies.rs"]
mod bodies;
#[path = "../support/built.rs"]
mod built;
#[path = "../support/html.rs"]
mod html;
#[path = "../support/outline.rs"]
mod outline;
/// What the body of prose needs.
mod prose_of_bodies {
    pub use crate::prose::surroundings::Small;
    pub use diptych::render::prose::{Setting, render};
}
#[path = "../support/charts.rs"]
mod samples;
#[path = "../support/sheet.rs"]
mod sheet;
#[path = "../support/stock.rs"]
mod stock;

mod accessible;
mod architecture;
mod books;
mod browser;
mod catalogue;
mod charts;
mod cms;
mod commands;
mod constancy;
mod corpora;
mod dashboards;
mod disagreement;
mod edits;
mod federations;
mod findings;
mod fire;
mod foreign;
mod forms;
mod found;
mod frozen;
mod generated;
mod goldens;
mod handbook;
mod handouts;
mod hardship;
mod hostile;
mod importing;
mod judged;
mod laws;
mod long_book;
mod lsp;
mod numbers;
mod open_data;
mod pages;
mod palette;
mod pictures;
mod prose;
mod publish;
mod reading;
mod reference;
mod saving;
mod schemas;
mod serve;
mod strangers;
mod supply;
mod takeaway;
mod terminal;
mod theme;
mod tongues;
mod translations;
mod vectors;
mod voices;
mod warm;
mod withdraw;
