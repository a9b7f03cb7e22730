//! Cases of this floor: sites of a few lines, and what is shown of them.

mod adversary;
mod aggregates;
mod attacks;
mod formulas;
mod integers;
mod issues;
mod laws;
mod metamorphic;
mod mistakes;
mod nested;
mod overlaps;
mod privacy;
mod surveys;
mod systems;
mod tables;
mod told;
mod unions;
mod vectors;

use super::testing::{Outcome, compute, period, spelled};
use super::{Guarded, change, progress};
use crate::decimal::{self, Decimal};
use crate::finding::Code;

const INDICATORS: (&str, &str) = (
    "content/catalogue/indicators.yaml",
    "- {id: exits, name: Sorties, unit: percent, kind: rate, dimensions: [gender, province]}
- {id: people, name: Personnes, unit: people}
- {id: jobs-share, name: Part, unit: percent, formula: \"per(women-hired, hired)\"}
- {id: women-hired, name: Engagées, unit: people, persons: false}
- {id: hired, name: Engagements, unit: people, persons: false}
- {id: tonnes, name: Tonnes, unit: tonne, kind: amount}
- {id: supported, name: Accompagnés, unit: people, may_overlap: true}
- {id: hours, name: Heures, unit: hours, nature: flow}
",
);

const DIMENSIONS: (&str, &str) = (
    "content/catalogue/dimensions.yaml",
    "- {id: gender, name: Genre, exhaustive: true, categories: [{id: women, label: F}, {id: men, label: H}]}
- {id: province, name: Province, exhaustive: true, categories: [{id: hainaut, label: H}, {id: namur, label: N}, {id: liege, label: L}]}
- {id: area, name: Zone, categories: [{id: north, label: N}, {id: south, label: S}]}
",
);

const SCALES: (&str, &str) = (
    "content/catalogue/scales.yaml",
    "- id: agree-5
  options:
    - {id: strongly-disagree, label: a, polarity: -2, score: 1}
    - {id: disagree, label: b, polarity: -1, score: 2}
    - {id: neutral, label: c, polarity: 0, score: 3}
    - {id: agree, label: d, polarity: 1, score: 4}
    - {id: strongly-agree, label: e, polarity: 2, score: 5}
",
);

/// A site of one enterprise and one assessment with this tail.
fn assessed(tail: &str) -> Outcome {
    let text = format!("period: 2023\nquestion: Quoi ?\n{tail}");
    compute(&[INDICATORS, DIMENSIONS, SCALES, ("content/enterprises/a/assessments/2023.yaml", &text)])
}

/// The same with one result.
fn reported(result: &str) -> Outcome {
    let lines: Vec<String> = result.lines().map(|line| format!("    {line}\n")).collect();
    assessed(&format!("results:\n  -\n{}", lines.concat()))
}

fn rounded(value: Decimal, decimals: u32) -> String {
    decimal::rounded(value, decimals).to_string()
}

/// A federation of enterprises that report `exits` for 2023.
fn federated(members: &[(&str, &str)], federation: &str) -> Outcome {
    federated_on("exits", members, federation)
}

fn federated_on(indicator: &str, members: &[(&str, &str)], federation: &str) -> Outcome {
    federated_where("", indicator, members, federation)
}

fn federated_where(settings: &str, indicator: &str, members: &[(&str, &str)], federation: &str) -> Outcome {
    let assessment = |value: &str| {
        format!("period: 2023\nquestion: Quoi ?\nresults: [{{indicator: {indicator}, source: S, values: {{2023: {value}}}}}]\n")
    };
    let texts: Vec<(String, String)> = members
        .iter()
        .flat_map(|(id, value)| {
            let (id, portrait) = id.split_once(' ').unwrap_or((id, ""));
            let path = |name: &str| format!("content/enterprises/{id}/{name}.yaml");
            let portrait = portrait.split_whitespace().map(|pair| pair.replacen(':', ": ", 1) + "\n").collect::<String>();
            [(path("enterprise"), format!("name: E\n{portrait}")), (path("assessments/2023"), assessment(value))]
        })
        .collect();
    let names: Vec<String> = members.iter().map(|(id, _)| format!("{{enterprise: {}}}", id.split(' ').next().unwrap_or(id))).collect();
    let file = format!("name: F\nindicators: [{indicator}]\nmembers: [{}]\n{federation}", names.join(", "));
    let mut files = vec![INDICATORS, DIMENSIONS, ("diptych.yaml", settings), ("content/federations/f.yaml", file.as_str())];
    files.extend(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    compute(&files)
}

fn parts(numerator: u32, denominator: u32) -> String {
    format!("{{numerator: {numerator}, denominator: {denominator}}}")
}

fn total(site: &Outcome, indicator: &str) -> String {
    site.figures.aggregate("f", indicator).and_then(|one| one.latest()).map_or("nothing".to_owned(), |point| spelled(&point.cell))
}
