//! The bodies of `tests/support/bodies.rs` under libFuzzer, which keeps every input that takes a new way through the
//! program and spoils it further. One body at a time:
//!
//! ```sh
//! cargo install cargo-fuzz
//! mkdir -p fuzz/corpus/yaml
//! BODY=yaml RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none bodies fuzz/corpus/yaml -- -max_total_time=600 -timeout=10
//! ```
//!
//! An empty corpus is given the body's seeds first. No sanitizer: the program forbids unsafe code.

#![no_main]

#[path = "../tests/support/bodies.rs"]
#[allow(dead_code, reason = "the tests spoil seeds themselves")]
mod bodies;
#[path = "../tests/support/surroundings.rs"]
mod surroundings;

/// What the body of prose needs.
mod prose_of_bodies {
    pub use super::surroundings::Small;
    pub use diptych::render::prose::{Setting, render};
}

use std::path::Path;
use std::sync::OnceLock;

use bodies::{BODIES, Body};
use libfuzzer_sys::fuzz_target;

static CHOSEN: OnceLock<&Body> = OnceLock::new();

/// The body that `BODY` names; its seeds go to the folder that the fuzzer was given, if nothing lies there.
fn choose() {
    let name = std::env::var("BODY").unwrap_or_default();
    let Some(body) = BODIES.iter().find(|body| body.name == name) else {
        let names: Vec<&str> = BODIES.iter().map(|body| body.name).collect();
        panic!("BODY names no body: {name}. There are {}", names.join(", "));
    };
    CHOSEN.get_or_init(|| body);
    let folder = std::env::args().skip(1).find(|word| !word.starts_with('-') && Path::new(word).is_dir());
    let Some(folder) = folder.filter(|folder| Path::new(folder).read_dir().is_ok_and(|mut entries| entries.next().is_none())) else { return };
    for (number, seed) in (body.seeds)().iter().enumerate() {
        std::fs::write(Path::new(&folder).join(format!("seed-{number}")), seed).expect("the corpus can be written to");
    }
}

fuzz_target!(init: choose(), |bytes: &[u8]| {
    if let Some(body) = CHOSEN.get() {
        (body.eat)(bytes);
    }
});
