//! Charts: every kind in every language without collisions, laws for any data, sizes, and one kind for each shape.

use proptest::prelude::*;

use diptych::lang::Moment;
use diptych::plan::chart::{Annotation, Category, ChartKind, ChartSpec, Datum, DatumMark, Mark, Order, SeriesSpec, Tone};
use diptych::render::chart::{Composition, draw};

#[path = "../support/labels.rs"]
mod labels;

use crate::samples;

fn ticks(value: f64, decimals: u32) -> String {
    format!("{value:.*}", decimals as usize).replace('.', ",")
}

#[test]
fn no_label_leaves_its_frame_or_lies_on_another() {
    let mut wrong = Vec::new();
    for language in samples::LANGUAGES {
        for spec in samples::all(language) {
            for composition in Composition::ALL {
                let svg = draw(&spec, composition, &ticks);
                assert!(!svg.is_empty(), "{language} {} is drawn", spec.id);
                let found = labels::collisions(&svg).into_iter().chain(labels::strays(&svg));
                wrong.extend(found.map(|what| format!("{language} {} {composition:?}: {what}", spec.id)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_is_drawn_from_the_samples() {
    let drawn: std::collections::BTreeSet<ChartKind> = samples::all("en").iter().map(|spec| spec.kind).collect();
    assert_eq!(drawn.len(), ChartKind::ALL.len(), "{drawn:?}");
}

/// The number in a text: what its first and last digits enclose.
fn number(text: &str) -> Option<&str> {
    let (first, last) = (text.find(char::is_numeric)?, text.rfind(char::is_numeric)?);
    Some(&text[first..last + text[last..].chars().next()?.len_utf8()])
}

#[test]
fn every_number_on_a_mark_stands_in_the_table() {
    for language in samples::LANGUAGES {
        for spec in samples::all(language) {
            let said: Vec<&str> = spec
                .series
                .iter()
                .flat_map(|series| &series.data)
                .flat_map(|datum| [Some(datum.text.as_str()), datum.aside.as_deref()])
                .flatten()
                .chain(spec.categories.iter().flat_map(|category| [category.label.as_str(), category.short.as_str()]))
                .chain(spec.targets.iter().chain(&spec.benchmarks).map(|mark| mark.label.as_str()))
                .collect();
            for composition in Composition::ALL {
                for label in labels::labels(&draw(&spec, composition, &ticks)) {
                    let is_mark = label.class.split(' ').any(|name| ["b", "halo", "w", "k"].contains(&name));
                    let listed = spec.annotations.len() >= label.text.parse::<usize>().unwrap_or(usize::MAX);
                    if !is_mark || label.class.contains("ax") || listed {
                        continue;
                    }
                    // A class of a map is said by the values at its ends, towns by how many places they have.
                    let is_count = |number: &str| spec.spots.iter().any(|spot| spot.count.to_string() == number);
                    for number in label.text.split(" – ").filter_map(number).filter(|number| !is_count(number)) {
                        assert!(said.iter().any(|text| text.contains(number)), "{language} {}: {number}", spec.id);
                    }
                }
            }
        }
    }
}

/// Where every label of every sample stands, rounded to pixels: one line each.
fn written(language: &str) -> String {
    let mut out = String::new();
    for spec in samples::all(language) {
        for composition in Composition::ALL {
            let svg = draw(&spec, composition, &ticks);
            let (wide, high) = labels::frame(&svg);
            out += &format!("# {} {composition:?} {wide} x {high}\n", spec.id);
            for label in labels::labels(&svg) {
                let [left, top, right, bottom] = label.room.map(f64::round);
                out += &format!("{left} {top} {right} {bottom}\t{}\n", label.text);
            }
        }
    }
    out
}

#[test]
fn labels_stand_where_they_stood() {
    for language in samples::LANGUAGES {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/charts/labels.{language}.txt"));
        let now = written(language);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, &now).unwrap();
        }
        let then = std::fs::read_to_string(&file).unwrap_or_default();
        let moved = now.lines().zip(then.lines()).find(|(now, then)| now != then);
        assert!(now == then, "{language}: {moved:?}; look at the contact sheet, then run with UPDATE=1");
    }
}

#[test]
fn drawings_are_light() {
    let mut sizes = Vec::new();
    for language in samples::LANGUAGES {
        for spec in samples::all(language) {
            let own = Composition::ALL.map(|composition| (draw(&spec, composition, &ticks).len(), spec.id.clone()));
            if spec.kind == ChartKind::Map {
                assert!(own.iter().all(|(size, _)| *size <= 60_000), "{own:?}");
            } else {
                sizes.extend(own);
            }
        }
    }
    sizes.sort();
    let (median, most) = (&sizes[sizes.len() / 2], &sizes[sizes.len() - 1]);
    assert!(median.0 <= 6_000, "the median is {median:?}");
    assert!(most.0 <= 14_000, "the largest is {most:?}");
}

/// A value as data hold it: usual, tiny, huge, negative, missing, withheld, or no number at all.
fn datum() -> impl Strategy<Value = Datum> {
    let value = prop_oneof![
        6 => (-100.0..1000.0f64).prop_map(Some),
        1 => Just(Some(0.0)),
        1 => Just(Some(1e-9)),
        1 => Just(Some(9.9e14)),
        1 => Just(Some(f64::MAX)),
        1 => Just(Some(f64::NAN)),
        2 => Just(None),
    ];
    (value, any::<bool>(), any::<bool>()).prop_map(|(value, provisional, caution)| Datum {
        text: match value {
            Some(value) if value.is_finite() => format!("{value:.1}").chars().take(20).collect(),
            _ => "not published (few people)".to_owned(),
        },
        mark: match value {
            None => DatumMark::Withheld,
            Some(_) if provisional => DatumMark::Provisional,
            Some(_) => DatumMark::Plain,
        },
        range: value.filter(|_| caution).map(|value| (value - 5.0, value + 3.0)),
        value,
        caution,
        ..Datum::default()
    })
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("werkgelegenheidsmaatregelen".to_owned()),
        Just("Accompagnement social, administratif et linguistique des personnes éloignées de l’emploi".to_owned()),
        "[a-zé]{1,40}",
        "[A-Z][a-z]{2,9}( [a-z]{1,12}){0,6}",
        Just(String::new()),
    ]
}

fn any_spec() -> impl Strategy<Value = ChartSpec> {
    let kind = proptest::sample::select(ChartKind::ALL.to_vec());
    (kind, 0..9usize, 0..7usize, any::<bool>()).prop_flat_map(|(kind, rows, count, timed)| {
        let series = proptest::collection::vec((label(), proptest::collection::vec(datum(), rows)), count);
        let labels = proptest::collection::vec(label(), rows);
        (Just(kind), series, labels, Just(timed), any::<bool>(), -50.0..900.0f64)
            .prop_map(|(kind, series, labels, timed, marks, value)| assembled(kind, series, labels, timed, marks.then_some(value)))
    })
}

fn assembled(kind: ChartKind, series: Vec<(String, Vec<Datum>)>, labels: Vec<String>, timed: bool, mark: Option<f64>) -> ChartSpec {
    let mut spec = ChartSpec::new("any", kind);
    spec.order = if timed { Order::Time } else { Order::Nominal };
    spec.unit = "\u{A0}%".into();
    let place = |index: usize| if timed { 2015.0 + index as f64 } else { index as f64 };
    spec.categories = labels
        .into_iter()
        .enumerate()
        .map(|(index, label)| {
            let label = if timed { (2015 + index).to_string() } else { label };
            Category { short: label.clone(), label, moment: Moment::Span, at: place(index), subject: index == 1, code: None }
        })
        .collect();
    let tone = |index: usize| if kind == ChartKind::Diverging { Tone::Scale(index as u8 % 5) } else { Tone::Series(index as u8 % 8 + 1) };
    spec.series = series.into_iter().enumerate().map(|(index, (name, data))| SeriesSpec { name, tone: tone(index), data }).collect();
    spec.persons = Some((3, 17));
    if let Some(value) = mark {
        let at = timed.then_some(2020.0);
        spec.targets.push(Mark { value, at, period: "2020".into(), label: "Target: 65 % in 2020".into() });
        spec.benchmarks.push(Mark { value: value / 2.0, at: None, period: String::new(), label: "Others 38 %".into() });
        spec.annotations.push(Annotation { at: place(1), text: "New scales for everything that is weighed".into() });
    }
    spec
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_data_charts_stay_whole(spec in any_spec()) {
        for composition in Composition::ALL {
            let svg = draw(&spec, composition, &ticks);
            if svg.is_empty() {
                continue;
            }
            prop_assert!(!svg.contains("NaN"), "{svg}");
            let wrong: Vec<String> = labels::collisions(&svg).into_iter().chain(labels::strays(&svg)).collect();
            prop_assert!(wrong.is_empty(), "{:?} {composition:?}: {wrong:#?}", spec.kind);
        }
    }
}

#[test]
fn ten_thousand_categories_are_a_table_and_take_no_time() {
    let data: Vec<Datum> =
        (0..10_000).map(|index| Datum { value: Some(f64::from(index)), text: index.to_string(), ..Datum::default() }).collect();
    for kind in ChartKind::ALL {
        let names = vec!["Name".to_owned(); data.len()];
        let spec = assembled(kind, vec![("All".to_owned(), data.clone())], names, kind == ChartKind::Line, None);
        for composition in Composition::ALL {
            assert_eq!(draw(&spec, composition, &ticks), "", "{kind:?}");
        }
    }
}
