//! Feeds every parser of foreign bytes for a while, and looks for inputs whose time grows faster than their length.
//!
//! `cargo run --release --example fuzz -- --seconds 600 [--seed 7] [--body prose]`: so many seconds for each body, half of
//! them for spoilt seeds, half for patterns. What a body chokes on is written to the folder of `--keep`.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "an example measures and prints")]

#[path = "../tests/support/bodies.rs"]
mod bodies;
#[path = "../tests/support/surroundings.rs"]
mod surroundings;

/// What the body of prose needs.
mod prose_of_bodies {
    pub use super::surroundings::Small;
    pub use diptych::render::prose::{Setting, render};
}

use std::time::{Duration, Instant};

use bodies::{BODIES, Body, Chance, Pattern, grows, meal, spoilt};

/// What is asked for on the command line.
struct Asked {
    seconds: u64,
    seed: u64,
    body: Option<String>,
    keep: Option<String>,
}

fn asked() -> Asked {
    let words: Vec<String> = std::env::args().collect();
    let after = |flag: &str| words.iter().position(|word| word == flag).and_then(|at| words.get(at + 1)).cloned();
    let number = |flag: &str| after(flag).and_then(|word| word.parse().ok());
    Asked { seconds: number("--seconds").unwrap_or(10), seed: number("--seed").unwrap_or(1), body: after("--body"), keep: after("--keep") }
}

fn main() {
    let asked = asked();
    std::panic::set_hook(Box::new(|_| {}));
    let (mut meals, mut patterns, mut found) = (0, 0, 0);
    for body in BODIES.iter().filter(|body| asked.body.as_ref().is_none_or(|name| name == body.name)) {
        let seeds = (body.seeds)();
        let mut chance = Chance(asked.seed);
        let half = Duration::from_millis(asked.seconds * 500);
        let (eaten, choked, slowest) = feed(body, &seeds, &mut chance, half);
        let (tried, slow) = search(body, &seeds, &mut chance, half);
        println!(
            "{:20} {eaten:>9} meals, {} choked; {tried:>7} patterns, {} superlinear; slowest meal {:.0} ns a byte",
            body.name,
            choked.len(),
            slow.len(),
            slowest
        );
        for (number, bytes) in choked.iter().enumerate() {
            println!("  choked on {}", bytes.escape_ascii().to_string().chars().take(300).collect::<String>());
            if let Some(folder) = &asked.keep {
                std::fs::write(format!("{folder}/{}-{number}", body.name.replace(' ', "-")), bytes).expect("the folder can be written to");
            }
        }
        slow.iter().for_each(|line| println!("  {line}"));
        meals += eaten;
        patterns += tried;
        found += choked.len() + slow.len();
    }
    println!("{meals} meals, {patterns} patterns, {found} findings");
}

/// Spoilt seeds until the time is over: how many, what was choked on (ten at most), and the dearest by its length.
fn feed(body: &Body, seeds: &[Vec<u8>], chance: &mut Chance, time: Duration) -> (usize, Vec<Vec<u8>>, f64) {
    let (start, mut eaten, mut choked, mut slowest) = (Instant::now(), 0, Vec::new(), 0.0_f64);
    while start.elapsed() < time && choked.len() < 10 {
        let bytes = spoilt(seeds, chance);
        eaten += 1;
        match meal(body, &bytes) {
            None => choked.push(bytes),
            Some(took) if bytes.len() >= 256 => slowest = slowest.max(took.as_nanos() as f64 / bytes.len() as f64),
            Some(_) => {}
        }
    }
    (eaten, choked, slowest)
}

/// Patterns until the time is over: how many, and those that grow faster than their length (ten at most).
fn search(body: &Body, seeds: &[Vec<u8>], chance: &mut Chance, time: Duration) -> (usize, Vec<String>) {
    let (start, mut tried, mut slow) = (Instant::now(), 0, Vec::new());
    while start.elapsed() < time && slow.len() < 10 {
        let pattern = Pattern::any(seeds, chance);
        tried += 1;
        if let Some((once, twice)) = grows(body, &pattern, if body.dear { 6_000 } else { 16_000 }) {
            slow.push(format!("{} takes {once:?}, twice as much {twice:?}", pattern.shown()));
        }
    }
    (tried, slow)
}
