//! Figures on a page: a chart with everything said around it, numbered, with its table and its file.

use super::chart::table::{TableWords, csv, data_table};
use super::chart::{Composition, draw};
use super::desk::Desk;
use super::template::Html;
use super::view::{Change, Direction, Figure, Kpi, Link, Mention, Progress, Size, Tone};
use crate::decimal::{Decimal, float};
use crate::figures::{Aggregate, Answers, Guarded, Point, Series};
use crate::model::catalogue::Dimension;
use crate::model::indicator::{self, Indicator};
use crate::path::OutPath;
use crate::period::Period;
use crate::plan::chart::{ChartKind, ChartSpec};
use crate::plan::outline::Label;
use crate::plan::page::Subject;
use crate::plan::{reading, shown, specs};

/// Everything said around a chart.
#[derive(Clone, Debug, Default)]
pub struct Caption {
    /// What it shows, as a finding.
    pub title: String,
    /// Measure, unit, place, period.
    pub subtitle: Option<String>,
    /// What it says, in sentences.
    pub reading: Vec<String>,
    /// Base, method, what is withheld.
    pub notes: Vec<String>,
    /// Where the values come from.
    pub source: Vec<Mention>,
    /// The indicator's page.
    pub links: Vec<Link>,
    /// Whether it shows an example.
    pub fictitious: bool,
    /// How much room it takes.
    pub size: Size,
    /// The head of the table's first column.
    pub head: String,
}

/// “Figure 3”, “Tableau 2”.
pub fn label(desk: &Desk, label: Label) -> String {
    match label {
        Label::Figure(number) => desk.fill("figure.figure", &[("n", &number.to_string())]),
        Label::Table(number) => desk.fill("figure.table", &[("n", &number.to_string())]),
    }
}

/// The number of an id in the notebook that the page belongs to.
pub fn notebook_label(desk: &Desk, id: &str) -> Option<(Subject, Label)> {
    let Subject::Chapter(notebook, _) = &desk.page.subject else { return None };
    let (chapter, label) = desk.plan().outlines.get(notebook)?.labels.get(id)?;
    Some((Subject::Chapter(notebook.clone(), chapter.clone()), *label))
}

/// How to reach a numbered figure of this page or notebook.
pub fn anchor_href(desk: &Desk, id: &str) -> Option<String> {
    if desk.notes.borrow().labels.contains_key(id) {
        return Some(format!("#{id}"));
    }
    let (subject, _) = notebook_label(desk, id)?;
    if subject == desk.page.subject { Some(format!("#{id}")) } else { Some(format!("{}#{id}", desk.href(&subject)?)) }
}

/// The next figure's number on this page or in its notebook.
fn next_number(desk: &Desk) -> usize {
    let mut notes = desk.notes.borrow_mut();
    notes.counted.figures += 1;
    notes.counted.figures + before(desk).figures
}

/// The next table's number.
pub fn next_table(desk: &Desk) -> usize {
    let mut notes = desk.notes.borrow_mut();
    notes.counted.tables += 1;
    notes.counted.tables + before(desk).tables
}

fn before(desk: &Desk) -> crate::plan::outline::Counted {
    match &desk.page.subject {
        Subject::Chapter(notebook, chapter) => {
            desk.plan().outlines.get(notebook).and_then(|outline| outline.before.get(chapter)).copied().unwrap_or_default()
        }
        _ => Default::default(),
    }
}

/// A chart with its caption as a numbered figure. `id` is the author's, or one is made from the number.
pub fn figure(desk: &Desk, mut spec: ChartSpec, caption: Caption, id: Option<&str>) -> Figure {
    let number = next_number(desk);
    let id = id.map_or_else(|| format!("fig-{number}"), str::to_owned);
    spec.id = id.clone();
    spec.title = caption.title.clone();
    spec.description = caption.reading.join(" ");
    let ticks = |value: f64, decimals: u32| {
        let value = Decimal::from_f64_retain(value).unwrap_or_default();
        desk.reader.locale.number(value, decimals)
    };
    let (wide, narrow) = (draw(&spec, Composition::Wide, &ticks), draw(&spec, Composition::Narrow, &ticks));
    let words = TableWords {
        caption: caption.subtitle.clone().unwrap_or_else(|| caption.title.clone()),
        head: caption.head.clone(),
        region: format!("{}{} {}", desk.word("figure.show_table"), specs::colon(desk.reader), caption.title),
    };
    let csv_href = data_file(desk, &spec, &caption.head);
    let mut notes = desk.notes.borrow_mut();
    notes.charts += usize::from(!wide.is_empty());
    notes.fictitious |= caption.fictitious;
    drop(notes);
    Figure {
        id,
        number: Some(label(desk, Label::Figure(number))),
        title: caption.title,
        subtitle: caption.subtitle,
        wide: Html::new(wide),
        narrow: Html::new(narrow),
        reading: caption.reading,
        notes: caption.notes,
        source: caption.source,
        table: Html::new(data_table(&spec, &words)),
        csv_href,
        links: caption.links,
        citation: None,
        fictitious: caption.fictitious,
        size: caption.size,
    }
}

/// Puts the figure's own data beside the page and gives the way to it.
fn data_file(desk: &Desk, spec: &ChartSpec, head: &str) -> Option<String> {
    let address = format!("{}{}.csv", desk.page.address, spec.id);
    let path = OutPath::new(address.clone())?;
    desk.notes.borrow_mut().files.push((path, csv(spec, head).into_bytes()));
    Some(desk.to(&address))
}

/// The name of an enterprise.
pub fn enterprise_name(desk: &Desk, id: &str) -> String {
    desk.model().enterprises.get(id).map_or_else(String::new, |enterprise| desk.text(&enterprise.portrait.name))
}

/// Whether what an enterprise shows is an example.
pub fn is_fictitious(desk: &Desk, enterprise: &str) -> bool {
    desk.model().enterprises.get(enterprise).is_some_and(|enterprise| enterprise.portrait.fictitious)
}

/// The periods between the first and the last, as a reader names them.
pub fn span(desk: &Desk, periods: &[Period]) -> String {
    match periods {
        [] => String::new(),
        [only] => desk.reader.locale.period(only),
        [first, .., last] => desk.reader.locale.range(&desk.reader.locale.period(first), &desk.reader.locale.period(last)),
    }
}

/// Measure, unit, who and when, as one line.
pub fn subtitle(desk: &Desk, indicator: &Indicator, (who, when): (&str, &str)) -> String {
    let measure = indicator.definition.as_ref().map_or_else(|| desk.text(&indicator.name), |definition| desk.text(definition));
    let unit = shown::unit_name(desk.reader, indicator);
    [measure.as_str(), &unit, who, when].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// What is said around any chart of a series.
pub fn caption_of(desk: &Desk, indicator: &Indicator, series: &Series, periods: &[Period]) -> Caption {
    let who = enterprise_name(desk, series.enterprise.as_str());
    let when = span(desk, periods);
    Caption {
        title: desk.text(&indicator.name),
        subtitle: Some(subtitle(desk, indicator, (&who, &when))),
        notes: notes_of(desk, series, periods),
        source: series.terms.source.iter().map(|source| Mention { label: desk.text(source), href: None }).collect(),
        links: desk.link(&Subject::Indicator(indicator.id.clone()), desk.word("indicator.more")).into_iter().collect(),
        fictitious: is_fictitious(desk, series.enterprise.as_str()),
        head: desk.word("figure.period"),
        ..Caption::default()
    }
}

/// The notes of a series: what single values carry, bases, what is withheld, and the result's own words.
fn notes_of(desk: &Desk, series: &Series, periods: &[Period]) -> Vec<String> {
    let mut notes = Vec::new();
    let points: Vec<&Point> = series.points().filter(|point| periods.contains(&point.period)).collect();
    let totals = points.iter().filter(|point| point.is_total());
    if let Some((numerator, denominator)) = totals.clone().rev().find_map(|point| shown::parts(desk.reader, point.cell.shown()?)) {
        let period = series.latest().map(|point| desk.reader.locale.period(&point.period)).unwrap_or_default();
        let parts = desk.fill("reading.base", &[("part", &numerator), ("whole", &denominator)]);
        notes.push(desk.fill("figure.base", &[("base", &format!("{parts} ({period})"))]));
    }
    for point in totals {
        if let Some(note) = point.note() {
            let period = desk.reader.locale.period(&point.period);
            notes.push(format!("{period}{} {}", specs::colon(desk.reader), desk.text(note)));
        }
    }
    if points.iter().any(|point| point.small_base) {
        notes.push(desk.fill("figure.low_base", &[("n", &desk.model().settings.privacy.base().to_string())]));
    }
    if points.iter().any(|point| point.is_total() && point.cell.is_withheld()) {
        notes.push(desk.word("figure.suppressed_note"));
    }
    notes.extend(series.terms.notes.as_ref().map(|notes| desk.line(&notes[desk.lang()], notes.places[desk.lang()])));
    notes
}

/// The figure of a series: over time, progress, or bars, as its values ask for.
pub fn of_series(desk: &Desk, series: &Series, id: Option<&str>) -> Option<Figure> {
    let indicator = desk.model().catalogue.indicator(series.indicator.as_str())?;
    let spec = specs::best("", desk.reader, desk.model(), series)?;
    let periods = series.chart_periods();
    let mut caption = caption_of(desk, indicator, series, &periods);
    caption.reading = match spec.kind {
        ChartKind::Line if spec.series.len() == 1 => reading::trend(desk.reader, indicator, series, &periods),
        ChartKind::Line | ChartKind::Grouped => reading::several(desk.reader, &spec),
        _ if spec.categories.len() > 1 => reading::extremes(desk.reader, &spec),
        _ => reading::trend(desk.reader, indicator, series, &periods),
    };
    Some(written(desk, figure(desk, spec, caption, id), series))
}

/// Notes where the result of a figure is written.
fn written(desk: &Desk, figure: Figure, series: &Series) -> Figure {
    let assessments = desk.model().enterprises.get(&series.enterprise).map(|enterprise| enterprise.assessments.iter().rev());
    let mut results = assessments.into_iter().flatten().flat_map(|assessment| &assessment.file.results);
    if let Some(result) = results.find(|result| result.indicator.value == series.indicator.as_str()) {
        desk.origin(Some(&figure.id), result.place);
    }
    figure
}

/// The figure of a series by a dimension.
pub fn of_dimension(desk: &Desk, series: &Series, dimension: &Dimension, id: Option<&str>) -> Option<Figure> {
    let indicator = desk.model().catalogue.indicator(series.indicator.as_str())?;
    let spec = specs::by_dimension("", desk.reader, (indicator, dimension), series);
    if spec.categories.is_empty() || spec.series.is_empty() {
        return None;
    }
    let axis = [dimension.id.as_str()];
    let mut periods: Vec<Period> = series.breakdown(&axis).map(|point| point.period).collect();
    periods.sort();
    periods.dedup();
    let mut caption = caption_of(desk, indicator, series, &periods);
    caption.title = format!("{} – {}", desk.text(&indicator.name), desk.text(&dimension.name));
    caption.head = if spec.kind == ChartKind::Bar { desk.text(&dimension.name) } else { desk.word("figure.period") };
    caption.reading =
        if spec.kind == ChartKind::Bar { reading::extremes(desk.reader, &spec) } else { reading::several(desk.reader, &spec) };
    caption.notes.clear();
    if series.breakdown(&axis).any(|point| point.cell.is_withheld()) {
        caption.notes.push(desk.word("figure.suppressed_note"));
    }
    Some(written(desk, figure(desk, spec, caption, id), series))
}

/// The figure of a question.
pub fn of_answers(desk: &Desk, answers: &Answers, id: Option<&str>) -> Figure {
    figure(desk, specs::answers("", desk.reader, answers), caption_of_answers(desk, answers), id)
}

/// What is said around the chart of a question.
pub fn caption_of_answers(desk: &Desk, answers: &Answers) -> Caption {
    let text = desk.reader.locale.quoted(&desk.text(&answers.text));
    let who = enterprise_name(desk, answers.enterprise.as_str());
    Caption {
        title: desk.text(&answers.text),
        subtitle: Some(format!("{text} · {who}")),
        reading: reading::answers(desk.reader, answers),
        notes: reading::base(desk.reader, answers),
        source: vec![Mention { label: desk.word("method.survey"), href: None }],
        fictitious: is_fictitious(desk, answers.enterprise.as_str()),
        head: desk.word("survey.answer"),
        ..Caption::default()
    }
}

/// The number of a figure that is no chart.
pub fn skip_number(desk: &Desk) -> usize {
    next_number(desk)
}

/// The key figure of a federation: its latest value and how it was made.
pub fn kpi_of_aggregate(desk: &Desk, aggregate: &Aggregate) -> Option<Kpi> {
    let indicator = desk.model().catalogue.indicator(aggregate.indicator.as_str())?;
    let latest = aggregate.latest()?;
    let mut kpi = Kpi { label: desk.text(&indicator.name), href: desk.href(&Subject::Indicator(indicator.id.clone())), ..Kpi::default() };
    let period = desk.reader.locale.period(&latest.period);
    match &latest.cell {
        Guarded::Shown(quantity) => {
            let shown = shown::quantity(desk.reader, indicator, quantity);
            (kpi.before, kpi.number, kpi.unit) = (shown.before, shown.number, shown.after);
            kpi.base.push(match shown::parts(desk.reader, quantity) {
                Some((numerator, denominator)) => {
                    format!("{}, {period}", desk.fill("reading.base", &[("part", &numerator), ("whole", &denominator)]))
                }
                None => period,
            });
        }
        other => {
            kpi.number = shown::cell(desk.reader, indicator, other);
            kpi.absent = true;
            kpi.base.push(period);
        }
    }
    kpi.method = Some(desk.word(&format!("aggregate.{}", indicator.aggregate().word())));
    desk.notes.borrow_mut().fictitious |= aggregate.fictitious;
    Some(kpi)
}

/// The key figure of a question: the share in favour.
pub fn kpi_of_answers(desk: &Desk, answers: &Answers) -> Option<Kpi> {
    let positive = answers.tally.positive?;
    let parts = desk.reader.locale.percent_parts(positive.percent(), 1);
    let whole = desk.reader.locale.percent(positive.percent(), 1);
    let (before, after) = whole.split_once(&parts.number)?;
    let count = |number: Decimal| desk.reader.locale.number(number, 0);
    Some(Kpi {
        label: desk.text(&answers.text),
        before: before.to_owned(),
        number: parts.number.clone(),
        unit: after.to_owned(),
        base: vec![desk.fill("reading.base", &[("part", &count(positive.numerator())), ("whole", &count(positive.denominator()))])],
        ..Kpi::default()
    })
}

/// The key figure of a series: its latest value, how it moved, how far it is.
pub fn kpi(desk: &Desk, series: &Series) -> Option<Kpi> {
    let indicator = desk.model().catalogue.indicator(series.indicator.as_str())?;
    let latest = series.latest()?;
    desk.notes.borrow_mut().fictitious |= is_fictitious(desk, series.enterprise.as_str());
    let mut kpi = Kpi { label: desk.text(&indicator.name), href: desk.href(&Subject::Indicator(indicator.id.clone())), ..Kpi::default() };
    let period = desk.reader.locale.period(&latest.period);
    match &latest.cell {
        Guarded::Shown(quantity) => {
            let shown = shown::quantity(desk.reader, indicator, quantity);
            (kpi.before, kpi.number, kpi.unit) = (shown.before, shown.number, shown.after);
            kpi.base.push(match shown::parts(desk.reader, quantity) {
                Some((numerator, denominator)) => {
                    format!("{}, {period}", desk.fill("reading.base", &[("part", &numerator), ("whole", &denominator)]))
                }
                None => period,
            });
            kpi.base.extend(shown::remarks(desk.reader, latest));
            kpi.change = change(desk, indicator, series);
            kpi.progress = progress(desk, indicator, series, latest);
        }
        other => {
            kpi.number = shown::cell(desk.reader, indicator, other);
            kpi.absent = true;
            kpi.base.push(period);
        }
    }
    Some(kpi)
}

fn change(desk: &Desk, indicator: &Indicator, series: &Series) -> Option<Change> {
    let (moved, text) = reading::latest_change(desk.reader, indicator, series)?;
    let direction = match moved.difference {
        difference if difference.is_zero() => Direction::Flat,
        difference if difference.is_sign_negative() => Direction::Down,
        _ => Direction::Up,
    };
    let tone = match (indicator.direction, direction) {
        (Some(indicator::Direction::Up), Direction::Up) | (Some(indicator::Direction::Down), Direction::Down) => Tone::Good,
        (Some(indicator::Direction::Up), Direction::Down) | (Some(indicator::Direction::Down), Direction::Up) => Tone::Bad,
        _ => Tone::Neutral,
    };
    let favourable = match tone {
        Tone::Good => format!(", {}", desk.word("change.favourable")),
        Tone::Bad => format!(", {}", desk.word("change.unfavourable")),
        Tone::Neutral => String::new(),
    };
    Some(Change { direction, tone, text: format!("{text}{favourable}") })
}

/// How full the bar is on the way from zero to the target's scale, and the target in words.
fn progress(desk: &Desk, indicator: &Indicator, series: &Series, latest: &Point) -> Option<Progress> {
    let target = series.terms.targets.last()?;
    let now = latest.cell.shown()?;
    let target_value = float(target.value.value);
    if target_value <= 0.0 {
        return None;
    }
    let share = (float(now.value) / target_value * 100.0).clamp(0.0, 100.0);
    let width = ((share / 5.0).round() * 5.0) as u8;
    Some(Progress { width, text: shown::target(desk.reader, indicator, target, series.decimals) })
}
