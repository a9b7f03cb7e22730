//! What the figures of a site cost, phase by phase: understanding its files, computing every series and total, and what
//! confidentiality adds to that (the same figures with every threshold at 0 are taken off).
//!
//! ```sh
//! python3 tests/oracle/federation.py /tmp/federation 1000 30 6
//! cargo run --release --example federation_cost /tmp/federation
//! ```
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example reads a folder, a clock, and tells what it measured")]

use std::path::PathBuf;
use std::time::Instant;

use diptych::decimal::Decimal;
use diptych::finding::Findings;
use diptych::period::Date;
use diptych::snapshot::{Drafts, Links, Options};
use diptych::source::decode::Count;
use diptych::{disk, figures, model};

const ROUNDS: usize = 5;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("the folder of a site"));
    let today = Date::new(2026, 11, 28).expect("it is in the calendar");
    let options = Options { today, drafts: Drafts::Hidden, links: Links::Pretty, base_url: None, enterprise: None };
    let snapshot = disk::read(&folder, options).expect("the site can be read");
    for _ in 0..ROUNDS {
        let mut findings = Findings::new();
        let start = Instant::now();
        let mut model = model::resolve(&snapshot, &mut findings).expect("the site says what it is");
        let read = start.elapsed();
        let figures = figures::compute(&model, &snapshot, &mut findings);
        let computed = start.elapsed() - read;
        let withheld = figures.series.iter().flat_map(|(_, series)| series.values()).flat_map(|series| series.points());
        let withheld = withheld.filter(|point| point.cell.is_withheld()).count();
        let privacy = &mut model.settings.privacy;
        (privacy.min_cell, privacy.min_units, privacy.dominance) = (Some(Count(0)), Some(Count(0)), Some(Decimal::ZERO));
        let start = Instant::now();
        figures::compute(&model, &snapshot, &mut Findings::new());
        let open = start.elapsed();
        println!(
            "understood in {:.2} s; figures in {:.2} s, {:.2} s of it to withhold {withheld} values of {} enterprises",
            read.as_secs_f64(),
            computed.as_secs_f64(),
            computed.saturating_sub(open).as_secs_f64(),
            figures.series.len()
        );
    }
}
