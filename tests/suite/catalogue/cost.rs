//! What Markdown may cost (D): twice the text takes at most 2.6 times as long, a text that would swell is refused.

use std::fs;
use std::time::Duration;

use diptych::finding::Place;
use diptych::render::prose::{Setting, render};
use diptych::snapshot::FileId;
use diptych::source::prose::Prose;

use super::trial::trial;
use super::{Row, row};
use crate::prose::surroundings::Small;

const PAGE: &str = "content/pages/methode.fr.md";

pub fn rows() -> Vec<Row> {
    let page = |body: &str| format!("---\ntitle: \"Méthode\"\n---\n{body}\n");
    let within = |id, what| row(id, what).by(&["cost::twice_the_text_takes_at_most_two_and_a_half_times_as_long"]);
    let swelling = format!("{}\n\n[^1]: a\n", "[^1] ".repeat(20_000));
    let target = format!("[a]: /{}\n\n{}", "x".repeat(20_000), "[a] ".repeat(20_000));
    vec![
        within("D01", "brackets"),
        within("D02", "links that never end"),
        within("D03", "stars"),
        within("D04", "declarations that never end"),
        within("D05", "comments that never end"),
        within("D07", "growing runs of backticks").tried(trial("in a page").put(PAGE, page(&backticks(1_200))).done()),
        row("D08", "a text that would swell")
            .tried(trial("by references").put(PAGE, page(&target)))
            .tried(trial("by notes").put(PAGE, page(&swelling)).refused("E25", PAGE, "16"))
            .by(&["prose::what_grows_or_nests_too_much_is_refused"]),
        row("D10", "quotes and lists within each other")
            .tried(trial("quotes").put(PAGE, page(&"> ".repeat(50_000))).refused("E25", PAGE, "64"))
            .tried(
                trial("lists")
                    .put(PAGE, page(&(0..100).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect::<String>()))
                    .refused("E25", PAGE, "64"),
            ),
        row("D12", "a line of ten megabytes")
            .tried(trial("in a page").put(PAGE, page(&"a".repeat(10_000_000))).refused("E25", PAGE, "2 MB")),
        within("D14", "strokes, addresses, entities"),
    ]
}

fn backticks(longest: usize) -> String {
    (1..=longest).map(|length| format!("{}a", "`".repeat(length))).collect()
}

/// The time that this thread has had a processor, so that a busy machine does not count.
fn worked() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(told.split(' ').next().unwrap().parse().unwrap())
}

fn cost(text: &str) -> Duration {
    let start = worked();
    render(&Prose::verbatim(text, Place::file(FileId(0))), &Small("fr"), Setting { first_level: 2, namespace: "" });
    worked() - start
}

/// Each pattern at three lengths, the best of some runs; what is done in under twenty milliseconds is not measured.
#[test]
fn twice_the_text_takes_at_most_two_and_a_half_times_as_long() {
    let patterns = [
        ("[", 20_000),
        ("[a](<b", 10_000),
        ("a***", 12_000),
        ("a <![CDATA[", 8_000),
        ("a <?", 8_000),
        ("a <!A", 8_000),
        ("!-- <", 12_000),
        ("~~a", 12_000),
        ("<http://a", 12_000),
        ("&", 12_000),
        ("[^a", 10_000),
        ("[^a]: b\n", 5_000),
        ("{{ value a", 8_000),
        ("::: callout\n", 5_000),
        ("<b title=\"", 8_000),
        ("| a ", 4_000),
        ("$a", 10_000),
        ("![a](b", 10_000),
    ];
    for (pattern, count) in patterns {
        let lasts = |count: usize| (0..3).map(|_| cost(&pattern.repeat(count))).min().unwrap();
        let holds = || {
            let (once, twice) = (lasts(count), lasts(2 * count));
            twice < Duration::from_millis(20) || twice.as_secs_f64() <= 2.6 * once.as_secs_f64()
        };
        // On a machine that several share a moment may lie; what takes the square of its length never holds.
        assert!((0..16).any(|_| holds()), "{pattern:?} takes more than its length");
    }
    let (once, twice) = (cost(&backticks(600)), cost(&backticks(1_200)));
    assert!(
        twice.as_secs_f64() <= 2.6 * 2.0 * once.as_secs_f64() + 0.05,
        "a run twice as long is four times the text: {once:?}, {twice:?}"
    );
}
