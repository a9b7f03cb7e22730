//! A contact sheet of every kind of chart, to look at: one page with three compositions of each.
//!
//! `cargo run --example sheet -- sheet.html [fr-BE] [light|dark]`; the page takes the default theme's styles.
#![expect(clippy::disallowed_methods, reason = "an example writes the file it is asked for")]

#[path = "../tests/support/charts.rs"]
mod samples;
#[path = "../tests/support/sheet.rs"]
mod sheet;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let argument = |index: usize, usual: &str| arguments.get(index).cloned().unwrap_or_else(|| usual.to_owned());
    let themes = concat!(env!("CARGO_MANIFEST_DIR"), "/themes");
    let page = sheet::page(&argument(1, "fr-BE"), &argument(2, "light"), themes);
    std::fs::write(argument(0, "sheet.html"), page).expect("the page can be written");
}
