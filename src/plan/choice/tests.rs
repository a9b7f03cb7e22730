//! Shapes of data and the charts that suit them.

use std::collections::BTreeSet;

use super::*;
use crate::lang::Moment;
use crate::plan::chart::{Category, Datum, Mark, SeriesSpec};

/// What the values of a shape are.
#[derive(Clone, Copy, PartialEq)]
enum Values {
    Usual,
    Negative,
    Missing,
}

/// A shape in words: `time 3x1 rate`, `names 7x2 amount whole`, with `target`, `persons N`, `negative`, `scale`.
fn shape(words: &str) -> (ChartSpec, Measure) {
    let words: Vec<&str> = words.split(' ').collect();
    let has = |word: &str| words.contains(&word);
    let (rows, series) = words[1].split_once('x').expect("rows and series");
    let (rows, series): (usize, usize) = (rows.parse().expect("rows"), series.parse().expect("series"));
    let values = if has("negative") {
        Values::Negative
    } else if has("missing") {
        Values::Missing
    } else {
        Values::Usual
    };
    let mut spec = ChartSpec::new("shape", ChartKind::Line);
    spec.order = match words[0] {
        "time" => Order::Time,
        "steps" => Order::Ordinal,
        _ => Order::Nominal,
    };
    spec.whole = has("whole");
    spec.categories = (0..rows)
        .map(|at| Category {
            label: at.to_string(),
            moment: Moment::Span,
            short: at.to_string(),
            at: at as f64,
            subject: false,
            code: None,
        })
        .collect();
    let datum = |index: usize| Datum {
        value: match values {
            Values::Missing if index > 0 => None,
            Values::Negative if index == 0 => Some(-3.0),
            _ => Some(40.0 + index as f64),
        },
        ..Datum::default()
    };
    let tone = |index: usize| if has("scale") { Tone::Scale((index % 5) as u8) } else { Tone::Series(index as u8 % 8 + 1) };
    spec.series =
        (0..series).map(|index| SeriesSpec { name: index.to_string(), tone: tone(index), data: (0..rows).map(datum).collect() }).collect();
    if has("target") {
        spec.targets.push(Mark { value: 65.0, at: None, period: String::new(), label: String::new() });
    }
    spec.persons = words.iter().position(|word| *word == "persons").and_then(|at| Some((3, words.get(at + 1)?.parse().ok()?)));
    let measure = match words[2] {
        "rate" => Measure::Rate,
        "stock" => Measure::Stock,
        _ => Measure::Amount,
    };
    (spec, measure)
}

#[rustfmt::skip]
const SHAPES: [(&str, &str); 72] = [
    // One value.
    ("time 1x1 rate", "bar"), ("time 1x1 amount", "bar"), ("time 1x1 stock", "bar"), ("time 1x1 rate target", "bullet"),
    ("time 1x1 amount target", "bar"), ("time 1x1 rate persons 49", "waffle"), ("time 1x1 rate persons 4", "bar"),
    ("time 1x1 rate persons 2000", "bar"), ("time 1x1 rate target persons 49", "bullet"), ("names 1x1 amount", "bar"),
    ("time 6x1 rate missing", "bar"), ("time 6x1 rate missing target", "bullet"), ("time 6x1 rate missing persons 30", "waffle"),
    // One series over time.
    ("time 2x1 rate", "line"), ("time 2x1 amount", "bar"), ("time 2x1 amount target", "line"), ("time 2x1 stock", "line"),
    ("time 3x1 rate", "line"), ("time 3x1 rate target", "line"), ("time 3x1 amount", "line"), ("time 3x1 amount negative", "line"),
    ("time 3x1 stock", "line"), ("time 4x1 stock", "area"), ("time 10x1 stock", "area"), ("time 10x1 stock negative", "line"),
    ("time 40x1 rate", "line"), ("time 40x1 amount", "line"), ("time 120x1 stock", "area"),
    // Several series over time.
    ("time 2x2 rate", "slope"), ("time 2x6 rate", "slope"), ("time 2x7 rate", "dumbbell"), ("time 2x20 rate", "dumbbell"),
    ("time 2x2 amount", "slope"), ("time 2x3 amount whole", "stacked"), ("time 3x2 rate", "line"), ("time 3x4 rate", "line"),
    ("time 3x5 rate", "small-multiples"), ("time 5x12 rate", "small-multiples"), ("time 5x13 rate", "heatmap"),
    ("time 20x13 rate", "small-multiples"), ("time 3x3 amount whole", "stacked"), ("time 12x6 amount whole", "stacked"),
    ("time 13x3 amount whole", "line"), ("time 3x3 rate whole", "stacked100"), ("time 3x3 amount whole negative", "line"),
    ("time 3x2 stock", "line"), ("time 3x2 amount negative", "line"), ("time 8x8 amount", "small-multiples"),
    // One series of names.
    ("names 2x1 rate", "bar"), ("names 5x1 rate", "bar"), ("names 12x1 rate", "bar"), ("names 13x1 rate", "dot"),
    ("names 13x1 amount", "bar"), ("names 13x1 rate negative", "bar"), ("names 24x1 rate", "dot"), ("names 25x1 rate", "histogram"),
    ("names 300x1 amount", "histogram"), ("steps 7x1 rate", "bar"), ("steps 30x1 amount", "bar"), ("names 4x1 amount negative", "bar"),
    // Several series of names.
    ("names 3x2 rate", "grouped"), ("names 4x2 rate", "dumbbell"), ("names 12x2 amount", "dumbbell"), ("names 3x3 rate", "grouped"),
    ("names 6x4 amount", "grouped"), ("names 7x3 rate", "heatmap"), ("names 3x5 rate", "heatmap"), ("names 4x3 amount whole", "stacked"),
    ("names 4x3 rate whole", "stacked100"),
    // Answers.
    ("names 1x5 rate scale", "diverging"), ("names 8x5 rate scale", "diverging"), ("names 2x4 rate scale", "diverging"),
];

#[test]
fn every_shape_of_data_has_its_chart() {
    for (words, wanted) in SHAPES {
        let (mut spec, measure) = shape(words);
        choose(&mut spec, measure);
        assert_eq!(spec.kind.word(), wanted, "{words}");
        assert!(spec.reason.is_some(), "{words}");
    }
}

#[test]
fn most_kinds_are_chosen_for_some_shape() {
    let chosen: BTreeSet<&str> = SHAPES.iter().map(|(_, kind)| *kind).collect();
    assert!(chosen.len() >= 12, "{chosen:?}");
}

#[test]
fn what_is_chosen_may_also_be_asked_for() {
    for (words, _) in SHAPES {
        let (mut spec, measure) = shape(words);
        choose(&mut spec, measure);
        assert!(fits(spec.kind, &spec, measure), "{words}: {:?}", spec.kind);
    }
}

#[test]
fn what_is_not_honest_does_not_fit() {
    for (words, kind) in [
        ("time 3x3 rate", ChartKind::Stacked),
        ("time 3x1 rate", ChartKind::Area),
        ("names 3x1 rate", ChartKind::Line),
        ("names 3x1 amount negative", ChartKind::Bullet),
        ("time 3x3 amount negative", ChartKind::Stacked100),
        ("time 1x1 rate persons 500", ChartKind::Waffle),
        ("names 3x3 rate", ChartKind::Slope),
        ("names 4x1 rate", ChartKind::Histogram),
        ("names 2x5 rate scale", ChartKind::Bar),
    ] {
        let (spec, measure) = shape(words);
        assert!(!fits(kind, &spec, measure), "{words}: {kind:?}");
    }
}
