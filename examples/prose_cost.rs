//! What prose costs: an ordinary page, and input made to be expensive at n and 2n.
//!
//! `cargo run --release --example prose_cost`

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "an example measures and prints")]

#[path = "../tests/support/surroundings.rs"]
mod surroundings;

use std::time::{Duration, Instant};

use diptych::finding::Place;
use diptych::render::prose::{Setting, render};
use diptych::snapshot::FileId;
use diptych::source::prose::Prose;
use surroundings::Small;

fn main() {
    let paragraph = "Le *premier* atelier a **accompagné** quarante-neuf personnes, dont trente et une ont trouvé un emploi ou une formation ([voir](../autre.md)) dans les trois mois qui ont suivi leur départ de l'entreprise sociale.\n\n";
    let ordinary = format!("## Ce qui change\n\n{}- un point\n- un autre\n\n## Et après\n\n{}", paragraph.repeat(6), paragraph.repeat(6));
    page("ordinary, typography off", &ordinary, "");
    page("with one raw <kbd>", &format!("{ordinary}<kbd>x</kbd>\n"), "");
    page("with four values", &format!("{ordinary}{}", "{{ value a/b@2023 }} et ".repeat(4)), "");
    page("with a chart and a callout", &format!("{ordinary}::: chart a/b\ntype: line\n:::\n\n:::: callout\n{paragraph}::::\n"), "");
    for (name, unit, count) in [
        ("D01 [", "[", 100_000),
        ("D02 [a](<b", "[a](<b", 50_000),
        ("D03 a***", "a***", 60_000),
        ("D04 a <![CDATA[", "a <![CDATA[", 40_000),
        ("D04 a <?", "a <?", 40_000),
        ("D04 a <!A", "a <!A", 40_000),
        ("D05 !-- <", "!-- <", 60_000),
        ("D14 ~~a", "~~a", 60_000),
        ("D14 <http://a", "<http://a", 60_000),
        ("D14 &", "&", 60_000),
        ("*a **a ", "*a **a ", 20_000),
        ("> ", "> ", 50_000),
        ("- a lines", "- a\n", 50_000),
        ("{{ value", "{{ value ", 50_000),
        ("{{ value a/b }}", "{{ value a/b }}", 30_000),
        ("[^a]", "[^a] ", 50_000),
        ("same headings", "# a\n", 50_000),
        ("::: chart", "::: chart\n", 50_000),
        ("::: chart blank", "::: chart\n\n", 50_000),
        ("::: chart, closed", "::: chart\n:::\n", 30_000),
        ("::: callout", "::: callout\n:::\n", 30_000),
        (":::", ":::\n", 50_000),
        ("raw <b>", "<b>", 50_000),
        ("raw <b></b>", "<b></b> ", 50_000),
        ("raw <b title>", "<b title=1>x\n\n", 20_000),
        ("raw <a href>", "<a href=x>y</a> ", 30_000),
        ("raw <script>", "<script>", 50_000),
        ("raw <div ", "<div ", 50_000),
        ("raw <p>", "<p>", 50_000),
        ("$a$", "$a$ ", 50_000),
        ("$\\frac", "$\\frac{a", 50_000),
        ("images", "![a](b)", 50_000),
        ("| a |", "| a ", 20_000),
    ] {
        cost(name, &|times| unit.repeat(count * times));
    }
    cost("D01 ] behind", &|times| format!("{}a{}", "[".repeat(30_000 * times), "](b)".repeat(30_000 * times)));
    cost("D07 backticks", &|times| (1..1200 * times).map(|length| format!("a{}", "`".repeat(length % 1200))).collect());
    cost("D08 references", &|times| format!("[a]: {}\n\n{}", "x".repeat(20_000), "[a] ".repeat(20_000 * times)));
    cost("notes", &|times| (0..20_000 * times).map(|n| format!("[^{n}]\n\n[^{n}]: a\n\n")).collect());
    cost("table", &|times| format!("|a|b|\n|-|-|\n{}", "|c|d|\n".repeat(20_000 * times)));
    cost("list deeper", &|times| (0..300 * times).map(|n| format!("{}- a\n", "  ".repeat(n % 600))).collect());
    cost("D12 a long line", &|times| "mot ".repeat(1_300_000 * times));
}

fn page(name: &str, text: &str, lang: &'static str) {
    let prose = Prose::verbatim(text, Place::file(FileId(0)));
    let mut best = Duration::MAX;
    for _ in 0..40 {
        let start = Instant::now();
        for _ in 0..50 {
            std::hint::black_box(render(&prose, &Small(lang), Setting::default()));
        }
        best = best.min(start.elapsed() / 50);
    }
    println!("{name}: {} words, {best:?}", render(&prose, &Small(lang), Setting::default()).words);
}

fn cost(name: &str, text: &dyn Fn(usize) -> String) {
    let [one, two] = [1, 2].map(|times| {
        let text = text(times);
        let prose = Prose::verbatim(&text, Place::file(FileId(0)));
        let start = Instant::now();
        let passage = render(&prose, &Small(""), Setting::default());
        (start.elapsed(), text.len(), passage)
    });
    let (again, found) = (two.0.as_secs_f64() / one.0.as_secs_f64(), two.2.findings.sorted());
    let refused = found.iter().find(|finding| finding.problem.code().as_str() == "E25").map(|finding| format!("{:?}", finding.problem));
    println!(
        "{name:20} {:>9} bytes {:>8.1?} ×{again:.1} → {} bytes, {} findings {}",
        two.1,
        two.0,
        two.2.html.len(),
        found.len(),
        refused.unwrap_or_default()
    );
}
