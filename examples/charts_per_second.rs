//! How many charts a core draws in a second, and how many bytes each takes: `cargo run --release --example
//! charts_per_second`.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "an example measures and says what it measured")]

#[path = "../tests/support/charts.rs"]
mod charts;

use std::time::Instant;

use diptych::plan::chart::ChartKind;
use diptych::render::chart::{Composition, draw};

/// How often the mix is drawn.
const ROUNDS: usize = 400;

fn main() {
    // Maps are another matter: they are drawn once on a page, and by their own measure.
    let all = || charts::LANGUAGES[..2].iter().flat_map(|language| charts::all(language));
    let mix: Vec<_> = all().filter(|spec| spec.kind != ChartKind::Map).collect();
    let ticks = |value: f64, decimals: u32| format!("{value:.*}", decimals as usize);
    let mut sizes: Vec<(usize, String)> = Vec::new();
    for spec in &mix {
        sizes.extend(Composition::ALL.map(|composition| (draw(spec, composition, &ticks).len(), format!("{} {composition:?}", spec.id))));
    }
    let started = Instant::now();
    let mut bytes = 0;
    for _ in 0..ROUNDS {
        for spec in &mix {
            bytes += Composition::ALL.map(|composition| draw(spec, composition, &ticks).len()).iter().sum::<usize>();
        }
    }
    let drawn = ROUNDS * sizes.len();
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "{drawn} drawings in {seconds:.2} s: {:.0} a second and core, {:.0} MB/s",
        drawn as f64 / seconds,
        bytes as f64 / seconds / 1e6
    );
    sizes.sort();
    println!("bytes: median {}, largest {} ({})", sizes[sizes.len() / 2].0, sizes[sizes.len() - 1].0, sizes[sizes.len() - 1].1);
    for (size, name) in &sizes {
        println!("{size:6} {name}");
    }
    let maps: Vec<_> = all().filter(|spec| spec.kind == ChartKind::Map).collect();
    let started = Instant::now();
    let largest = maps.iter().flat_map(|spec| Composition::ALL.map(|composition| draw(spec, composition, &ticks).len())).max();
    let milliseconds = started.elapsed().as_secs_f64() * 1e3 / (maps.len() * Composition::ALL.len()) as f64;
    println!("maps: largest {} bytes, {milliseconds:.2} ms each", largest.unwrap_or_default());
}
