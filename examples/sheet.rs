//! A contact sheet of every kind of chart, to look at: one page with three compositions of each.
//!
//! `cargo run --example sheet -- sheet.html [fr-BE] [light|dark]`; the page takes the default theme's styles.
#![expect(clippy::disallowed_methods, reason = "an example writes the file it is asked for")]

#[path = "../tests/support/charts.rs"]
mod charts;

use diptych::render::chart::{Composition, draw};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let argument = |index: usize, usual: &str| arguments.get(index).cloned().unwrap_or_else(|| usual.to_owned());
    let (file, language, theme) = (argument(0, "sheet.html"), argument(1, "fr-BE"), argument(2, "light"));
    let styles = ["01-fonts", "02-tokens", "03-base", "07-figures", "11-readers"]
        .map(|name| std::fs::read_to_string(format!("themes/default/css/{name}.css")).expect("the theme is here"));
    let styles = styles.concat().replace("url(../fonts/", &format!("url({}/themes/default/fonts/", env!("CARGO_MANIFEST_DIR")));
    let ticks = |value: f64, decimals: u32| format!("{value:.*}", decimals as usize).replace('.', ",");
    let mut page = format!(
        "<!doctype html><html lang=\"{language}\" data-theme=\"{theme}\"><meta charset=\"utf-8\"><style>{styles} \
         body{{background:var(--paper);padding:16px}} .row{{display:flex;gap:24px;align-items:start;margin:0 0 24px}} \
         .row>div{{background:var(--surface);padding:12px}} .row .g{{display:block!important;max-width:none!important}}</style>"
    );
    for spec in charts::all(&language) {
        page += &format!("<p class=\"fig-n\">{}</p><div class=\"row\">", spec.id);
        for (composition, room) in Composition::ALL.into_iter().zip([720, 520, 320]) {
            page += &format!("<div><div style=\"width:{room}px\">{}</div></div>", draw(&spec, composition, &ticks));
        }
        page += "</div>";
    }
    std::fs::write(file, page).expect("the page can be written");
}
