//! Bytes that are not ours: no parser panics on any of them, and none takes longer than its input is long.
//!
//! `tests/support/bodies.rs` has a body for each parser. A longer run: `cargo run --release --example fuzz -- --seconds 600`.

use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::bodies::{BODIES, Body, Chance, Pattern, grows, meal, spoilt};

/// How much each body is fed here, in time.
const MEALTIME: Duration = Duration::from_secs(3);

/// Feeds a body until its time is over; gives the number of meals and what it choked on.
fn feed(body: &Body, time: Duration) -> (usize, Vec<String>) {
    let seeds = (body.seeds)();
    assert!(!seeds.is_empty(), "{} has seeds", body.name);
    let (mut chance, mut meals, start, mut choked) = (Chance(2026), 0, Instant::now(), Vec::new());
    while start.elapsed() < time && choked.is_empty() {
        // Each seed as it is first, then spoilt ones; what is dear to eat begins with spoilt ones.
        let bytes =
            if body.dear { spoilt(&seeds, &mut chance) } else { seeds.get(meals).cloned().unwrap_or_else(|| spoilt(&seeds, &mut chance)) };
        meals += 1;
        if meal(body, &bytes).is_none() {
            choked.push(bytes.escape_ascii().to_string());
        }
    }
    (meals, choked)
}

#[test]
fn no_bytes_make_a_parser_panic() {
    let fed: Vec<(&str, usize, Vec<String>)> = BODIES
        .par_iter()
        .map(|body| {
            let (meals, choked) = feed(body, MEALTIME);
            (body.name, meals, choked)
        })
        .collect();
    let wrong: Vec<String> = fed.iter().flat_map(|(name, _, choked)| choked.iter().map(move |bytes| format!("{name}: {bytes}"))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let meals: usize = fed.iter().map(|(_, meals, _)| meals).sum();
    assert!(fed.iter().all(|(_, meals, _)| *meals >= 1) && meals > 1_000, "{fed:?}");
    eprintln!("{meals} meals of {} bodies", fed.len());
}

/// Patterns of twelve kilobytes and of twice as much, beyond what a mark may reach: what grows faster than its length is
/// measured again before it counts.
#[test]
fn no_pattern_takes_longer_than_it_is_long() {
    let slow: Vec<String> = BODIES
        .par_iter()
        .filter(|body| !body.dear)
        .flat_map_iter(|body| {
            let (seeds, mut chance) = ((body.seeds)(), Chance(1830));
            (0..50).filter_map(move |_| {
                let pattern = Pattern::any(&seeds, &mut chance);
                let (once, twice) = grows(body, &pattern, 12_000)?;
                Some(format!("{}: {} takes {once:?}, twice as much {twice:?}", body.name, pattern.shown()))
            })
        })
        .collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
