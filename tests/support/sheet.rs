//! The contact sheet of every kind of chart in a language: one page with three compositions of each.

use diptych::render::chart::{Composition, draw};

use crate::samples;

/// The page; `themes` is where the folder of themes lies for it.
pub fn page(language: &str, theme: &str, themes: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let styles = ["fonts/source-sans-3", "css/02-tokens", "css/03-base", "css/07-figures", "css/11-readers"]
        .map(|name| std::fs::read_to_string(root.join(format!("themes/default/{name}.css"))).expect("the theme is here"));
    let styles = styles.concat().replace("url(../fonts/", &format!("url({themes}/default/fonts/"));
    let ticks = |value: f64, decimals: u32| format!("{value:.*}", decimals as usize).replace('.', ",");
    let mut page = format!(
        "<!doctype html><html lang=\"{language}\" data-theme=\"{theme}\"><meta charset=\"utf-8\"><style>{styles} :root{{--sans:var(--face-source-sans-3)}} \
         body{{background:var(--paper);padding:16px}} .row{{display:flex;gap:24px;align-items:start;margin:0 0 24px}} \
         .row>figure{{background:var(--surface);padding:12px;margin:0}} .row .g{{display:block!important;max-width:none!important}}</style>"
    );
    for spec in samples::all(language) {
        page += &format!("<p class=\"fig-n\">{}</p><div class=\"row\">", spec.id);
        for (composition, room) in Composition::ALL.into_iter().zip([720, 520, 320]) {
            let drawn = draw(&spec, composition, &ticks);
            page += &format!("<figure id=\"{}-{room}\"><div style=\"width:{room}px\">{drawn}</div></figure>", spec.id);
        }
        page += "</div>";
    }
    page
}
