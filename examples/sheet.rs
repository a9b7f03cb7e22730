//! A contact sheet of every chart type, to look at: writes one page to the given file.
#![expect(clippy::disallowed_methods, reason = "an example writes the file it is asked for")]

use diptych::plan::chart::{Category, ChartKind, ChartSpec, Datum, DatumMark, Mark, SeriesSpec, Tone};
use diptych::render::chart::{Composition, draw};

fn datum(value: f64) -> Datum {
    Datum { value: Some(value), text: format!("{value:.1}").replace('.', ","), number: None, mark: DatumMark::Plain, aside: None }
}

fn category(label: &str, at: f64) -> Category {
    Category { label: label.into(), short: label.into(), at, subject: false }
}

fn spec(kind: ChartKind, labels: &[&str], series: &[(&str, Tone, &[f64])]) -> ChartSpec {
    let categories = labels.iter().enumerate().map(|(index, label)| category(label, label.parse().unwrap_or(index as f64))).collect();
    let series = series
        .iter()
        .map(|(name, tone, values)| SeriesSpec { name: (*name).into(), tone: *tone, data: values.iter().copied().map(datum).collect() })
        .collect();
    ChartSpec {
        id: format!("c-{}", kind.word()),
        kind,
        title: kind.word().into(),
        description: String::new(),
        unit: "\u{A0}%".into(),
        categories,
        series,
        targets: Vec::new(),
        benchmarks: Vec::new(),
        annotations: Vec::new(),
        least: None,
        most: None,
    }
}

fn main() {
    let mut line = spec(ChartKind::Line, &["2021", "2022", "2023"], &[("a", Tone::Subject, &[43.9, 55.3, 63.3])]);
    line.series[0].data[2].mark = DatumMark::Provisional;
    line.series[0].data[2].aside = Some("provisoire".into());
    line.targets.push(Mark { value: 65.0, at: Some(2025.0), period: "2025".into(), label: "Objectif 2025 : 65 %".into() });
    line.benchmarks.push(Mark { value: 38.0, at: Some(2022.0), period: String::new(), label: "Taux régional voisin : 38 %".into() });
    let mut broken = spec(ChartKind::Line, &["2021", "2022", "2023"], &[("a", Tone::Subject, &[182.5, 211.0, 240.3])]);
    broken.id = "broken".into();
    broken.series[0].data[1].mark = DatumMark::Break;
    let many: Vec<(String, Vec<f64>)> =
        (0..12).map(|i| (format!("Indicateur numéro {i}"), (0..6).map(|j| ((i * 37 + j * 17) % 90) as f64).collect())).collect();
    let many: Vec<(&str, Tone, &[f64])> = many
        .iter()
        .enumerate()
        .map(|(i, (name, values))| (name.as_str(), if i < 8 { Tone::Series(i as u8 + 1) } else { Tone::Context }, values.as_slice()))
        .collect();
    let mut many = spec(ChartKind::Line, &["2019", "2020", "2021", "2022", "2023", "2024"], &many);
    many.id = "many".into();
    let two = spec(
        ChartKind::Line,
        &["2021", "2022", "2023"],
        &[("Femmes", Tone::Series(1), &[41.0, 55.0, 66.7]), ("Hommes", Tone::Series(2), &[46.0, 56.0, 60.7])],
    );
    let mut bar = spec(
        ChartKind::Bar,
        &["Le Jardin Exemple", "Les Ateliers du Canal", "La Cantine", "werkgelegenheidsmaatregelen"],
        &[("a", Tone::Subject, &[75.0, 63.3, 62.5, 48.9])],
    );
    bar.categories[1].subject = true;
    bar.benchmarks.push(Mark { value: 56.4, at: None, period: String::new(), label: "Ensemble 56,4 %".into() });
    bar.series[0].data[3] =
        Datum { value: None, text: "non publié (petit effectif)".into(), number: None, mark: DatumMark::Withheld, aside: None };
    let grouped = spec(
        ChartKind::Grouped,
        &["2021", "2022", "2023"],
        &[("Femmes", Tone::Series(1), &[41.0, 55.0, 66.7]), ("Hommes", Tone::Series(2), &[46.0, 56.0, 60.7])],
    );
    let stacked = spec(
        ChartKind::Stacked100,
        &["2021", "2022", "2023"],
        &[
            ("Emploi", Tone::Series(1), &[22.0, 32.0, 35.0]),
            ("Formation", Tone::Series(2), &[22.0, 23.0, 28.0]),
            ("Autre", Tone::Series(3), &[56.0, 45.0, 37.0]),
        ],
    );
    let mut likert = spec(
        ChartKind::Diverging,
        &[""],
        &[
            ("Pas du tout d'accord", Tone::Scale(0), &[2.3]),
            ("Plutôt pas d'accord", Tone::Scale(1), &[7.0]),
            ("Sans avis", Tone::Scale(2), &[14.0]),
            ("Plutôt d'accord", Tone::Scale(3), &[44.2]),
            ("Tout à fait d'accord", Tone::Scale(4), &[32.6]),
        ],
    );
    likert.series[0].data[0].aside = Some("9,3 %".into());
    likert.series[4].data[0].aside = Some("76,7 % d'accord".into());
    let mut bullet = spec(ChartKind::Bullet, &["Femmes", "Hommes"], &[("a", Tone::Subject, &[66.7, 60.7])]);
    bullet.most = Some(100.0);
    bullet.targets.push(Mark { value: 65.0, at: None, period: String::new(), label: "Objectif 65 %".into() });
    let css = std::fs::read_to_string(std::env::args().nth(1).unwrap_or_default()).unwrap_or_default();
    let ticks = |value: f64, decimals: u32| format!("{value:.*}", decimals as usize);
    let mut page = format!(
        "<!doctype html><meta charset=utf-8><style>{css} .g-n{{display:block!important;width:340px}} .g-w{{display:block!important;width:720px}} td{{vertical-align:top;background:#fff;padding:16px}}</style><table>"
    );
    for spec in [line, broken, two, many, bar, grouped, stacked, likert, bullet] {
        page +=
            &format!("<tr><td>{}</td><td>{}</td></tr>", draw(&spec, Composition::Wide, &ticks), draw(&spec, Composition::Narrow, &ticks));
    }
    std::fs::write(std::env::args().nth(2).unwrap_or("sheet.html".into()), page).expect("the page can be written");
}
