//! Figures on a page: a chart with everything said around it, numbered, with its table and its file.

use super::chart::table::{TableWords, csv, data_table, name_rows};
use super::chart::{Composition, Named, PATTERNS, cut_at, draw, draw_named, map};
use super::computed;
use super::desk::Desk;
pub use super::key_figure::{kpi, kpi_of_answers};
use super::numbered;
use super::takeaway;
use super::template::Html;
use super::view::{Figure, Link, Mention, Size};
use crate::decimal::Decimal;
use crate::figures::{Answers, Point, Series};
use crate::model::catalogue::Dimension;
use crate::model::indicator::{self, Indicator};
use crate::path::OutPath;
use crate::period::Period;
use crate::plan::chart::{Category, ChartKind, ChartSpec, Order};
use crate::plan::outline::Label;
use crate::plan::page::Subject;
use crate::plan::paired::{clearest, paired};
use crate::plan::reader::Reader;
use crate::plan::{distribution, headline, reading, shown, specs};

/// Everything said around a chart.
#[derive(Clone, Debug, Default)]
pub struct Caption {
    /// What it shows: the name of the measure, from which a headline is made, or an author's own title.
    pub title: String,
    /// Whether an author wrote the title.
    pub authored: bool,
    /// The unit, as the table names it.
    pub unit: String,
    /// Measure, unit, place, period.
    pub subtitle: Option<String>,
    /// What it says, in sentences.
    pub reading: Vec<String>,
    /// Base, method, what is withheld.
    pub notes: Vec<String>,
    /// Where the values come from.
    pub source: Vec<Mention>,
    /// How they were computed.
    pub computed: Vec<String>,
    /// The indicator's page.
    pub links: Vec<Link>,
    /// Whether it shows an example.
    pub fictitious: bool,
    /// How much room it takes.
    pub size: Size,
    /// Whether its author wants no drawing.
    pub only_table: bool,
    /// The head of the table's first column.
    pub head: String,
}

/// A chart with its caption as a numbered figure. `id` is the author's, or one is made from the number.
pub fn figure(desk: &Desk, mut spec: ChartSpec, mut caption: Caption, id: Option<&str>) -> Figure {
    let number = numbered::next_figure(desk);
    let id = id.map_or_else(|| format!("fig-{number}"), str::to_owned);
    spec.id = id.clone();
    if spec.measure.is_empty() {
        spec.measure.clone_from(&caption.title);
    }
    let measure = spec.measure.clone();
    if spec.kind == ChartKind::Map {
        notes_of_map(desk, &spec, &mut caption.notes);
    }
    if spec.reason.is_none() && spec.kind == ChartKind::Bar && spec.order == Order::Nominal {
        specs::sort_by_value(&mut spec);
    }
    let mut spec = distribution::counted(desk.reader, spec);
    let headline = if caption.authored { None } else { headline::of(desk.reader, &spec) };
    let title = headline.unwrap_or_else(|| caption.title.clone());
    let title = desk.typeset(&title);
    let reading: Vec<String> = caption.reading.iter().map(|sentence| desk.typeset(sentence)).collect();
    spec.title.clone_from(&title);
    spec.description = reading.join(" ");
    let ticks = |value: f64, decimals: u32| tick(desk.reader, value, decimals);
    let [wide, middle, narrow] =
        Composition::ALL.map(|composition| if caption.only_table { String::new() } else { draw(&spec, composition, &ticks) });
    if !wide.is_empty() && desk.plan().routes.is_folded(desk.page) {
        desk.notes.borrow_mut().charted.insert(id.clone(), spec.clone());
    }
    name_rows(&mut spec, &desk.word("figure.share"));
    let mut notes = caption.notes;
    if spec.series.iter().flat_map(|series| &series.data).any(|datum| datum.range.is_some() && datum.value.is_some()) {
        notes.push(desk.word("figure.interval"));
    }
    if let Some(from) = cut_at(&spec) {
        let from = ticks(from, if from.fract() == 0.0 { 0 } else { 1 });
        notes.push(desk.fill("figure.cut_axis", &[("from", &from)]));
    }
    let words = TableWords {
        caption: if caption.unit.is_empty() { measure.clone() } else { format!("{measure} ({})", caption.unit) },
        head: caption.head.clone(),
        region: format!("{}{} {title}", desk.word("figure.show_table"), specs::colon(desk.reader)),
    };
    let csv_href = data_file(desk, &spec, &caption.head);
    let is_first = {
        let mut brought = desk.notes.borrow_mut();
        brought.charts += usize::from(!wide.is_empty());
        brought.fictitious |= caption.fictitious;
        brought.charts == 1
    };
    let patterns = if is_first && !wide.is_empty() { PATTERNS } else { "" };
    let mut figure = Figure {
        id,
        number: Some(numbered::label(desk, Label::Figure(number))),
        measure: (!title.contains(&measure)).then_some(measure),
        title,
        subtitle: caption.subtitle,
        wide: Html::new(format!("{wide}{middle}{patterns}")),
        narrow: Html::new(narrow),
        reading,
        notes,
        source: caption.source,
        computed: caption.computed.iter().map(|sentence| desk.typeset(sentence)).collect(),
        table: Html::new(data_table(&spec, &words)),
        open: spec.kind == ChartKind::Map,
        csv_href,
        links: caption.links,
        fictitious: caption.fictitious,
        size: caption.size,
        ..Figure::default()
    };
    takeaway::along(desk, &mut figure, &wide);
    figure
}

fn tick(reader: &Reader, value: f64, decimals: u32) -> String {
    reader.locale.number(Decimal::from_f64_retain(value).unwrap_or_default(), decimals)
}

/// What a figure draws for a reader, and the words that stand above its drawing.
pub type Side<'a> = (&'a Reader, &'a ChartSpec, &'a str);

/// The drawing of a chart for readers of both its languages, as it stands in a figure; nothing where they do not read the
/// same chart, or not the same numbers. Its axis leaves the unit to the words above, where they say it to both.
pub fn drawn_for_both((left, one, words): Side, (right, other, other_words): Side) -> Option<String> {
    let mark = left.locale.decimal_mark();
    let mut spec = paired(one, other, mark).filter(|_| mark == right.locale.decimal_mark())?;
    if one.unit != other.unit && words.contains(one.unit.trim()) && other_words.contains(other.unit.trim()) {
        spec.unit.clear();
    }
    let names = [(left, one), (right, other)];
    let names = names.map(|(reader, spec)| Named { lang: Some(reader.locale.tag()), title: &spec.title, description: &spec.description });
    let thousand = |reader: &Reader| tick(reader, 12_345.0, 0);
    let writer = if clearest(&thousand(left), &thousand(right)) == thousand(left) { left } else { right };
    let [wide, middle, narrow] =
        Composition::ALL.map(|composition| draw_named(&spec, composition, &|value, decimals| tick(writer, value, decimals), &names));
    Some(format!("{wide}{middle}{narrow}"))
}

/// What a map does not show, and where its shapes come from.
fn notes_of_map(desk: &Desk, spec: &ChartSpec, notes: &mut Vec<String>) {
    let is_out = |category: &&Category| !category.code.as_deref().is_some_and(map::has_shape);
    let out: Vec<String> = spec.categories.iter().filter(is_out).map(|category| category.label.clone()).collect();
    if !out.is_empty() {
        notes.push(desk.fill("map.without_shape", &[("names", &desk.reader.locale.list(&out))]));
    }
    notes.push(desk.word("map.ground"));
}

/// Puts the figure's own data beside the page and gives the way to it.
fn data_file(desk: &Desk, spec: &ChartSpec, head: &str) -> Option<String> {
    if desk.page.subject.is_handout() {
        return None;
    }
    let address = format!("{}{}.csv", desk.page.address, spec.id);
    let path = OutPath::new(address.clone())?;
    desk.notes.borrow_mut().files.push((path, csv(spec, head).into_bytes()));
    Some(desk.to(&address))
}

/// The name of an enterprise.
pub fn enterprise_name(desk: &Desk, id: &str) -> String {
    let whole = desk.whole();
    let federation = || whole.federations.get(id).map(|federation| desk.text(&federation.file.name));
    whole.enterprises.get(id).map(|enterprise| desk.text(&enterprise.portrait.name)).or_else(federation).unwrap_or_default()
}

/// Whether what an enterprise shows is an example.
pub fn is_fictitious(desk: &Desk, enterprise: &str) -> bool {
    let whole = desk.whole();
    let members = |federation: &crate::model::entities::Federation| {
        federation.file.fictitious || federation.file.members.iter().any(|member| is_example(desk, &member.enterprise.value))
    };
    is_example(desk, enterprise) || whole.federations.get(enterprise).is_some_and(members)
}

fn is_example(desk: &Desk, enterprise: &str) -> bool {
    desk.whole().enterprises.get(enterprise).is_some_and(|enterprise| enterprise.portrait.fictitious)
}

/// Several periods as a reader names them: `2021 à 2024`; one by one where they are few and leave a gap.
pub fn span(desk: &Desk, periods: &[Period]) -> String {
    let name = |period: &Period| desk.reader.locale.period(period);
    let has_gap = periods.windows(2).any(|pair| pair[0].last.tomorrow().is_ok_and(|next| next < pair[1].first));
    match periods {
        [] => String::new(),
        [only] => name(only),
        few if few.len() == 2 || has_gap && few.len() < 5 => desk.reader.locale.list(&few.iter().map(name).collect::<Vec<_>>()),
        [first, .., last] => desk.fill("when.years", &[("first", &name(first)), ("last", &name(last))]),
    }
}

/// Measure, unit, who and when, as one line.
pub fn subtitle(desk: &Desk, indicator: &Indicator, (who, when): (&str, &str)) -> String {
    let measure = desk.text_of(&indicator.definition).unwrap_or_else(|| desk.text(&indicator.name));
    let unit = shown::unit_name(desk.reader, indicator);
    [measure.as_str(), &unit, who, when].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// What is said around any chart of a series.
pub fn caption_of(desk: &Desk, indicator: &Indicator, series: &Series, periods: &[Period]) -> Caption {
    let who = enterprise_name(desk, series.enterprise.as_str());
    let when = span(desk, periods);
    Caption {
        title: desk.text(&indicator.name),
        unit: shown::unit_name(desk.reader, indicator),
        subtitle: Some(subtitle(desk, indicator, (&who, &when))),
        notes: notes_of(desk, series, periods),
        computed: computed::of_series(desk, indicator, series),
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
        if let Some(note) = point.note().and_then(|note| desk.line_of(note)) {
            let period = desk.reader.locale.period(&point.period);
            notes.push(format!("{period}{} {note}", specs::colon(desk.reader)));
        }
        notes.extend(remarks_of(desk, point));
    }
    if points.iter().any(|point| point.small_base) {
        notes.push(desk.fill("figure.low_base", &[("n", &desk.model().settings.privacy.base().to_string())]));
    }
    if points.iter().any(|point| point.is_total() && point.cell.is_withheld()) {
        notes.push(desk.word("figure.suppressed_note"));
    }
    notes.extend(series.terms.notes.as_ref().and_then(|notes| desk.line_of(notes)));
    notes
}

/// What a single value says of itself: where it comes from, and why it was changed.
fn remarks_of(desk: &Desk, point: &Point) -> Vec<String> {
    let Some(remarks) = &point.remarks else { return Vec::new() };
    let period = format!("{}{}", desk.reader.locale.period(&point.period), specs::colon(desk.reader));
    let source =
        remarks.source.as_ref().map(|source| format!("{period} {} {}", desk.word("figure.source").to_lowercase(), desk.text(source)));
    let why = remarks.revised.as_ref().and_then(|revised| revised.why.as_ref());
    let why = why.and_then(|why| Some(format!("{period} {} ({})", desk.word("status.revised"), desk.said(why)?)));
    source.into_iter().chain(why).collect()
}

/// What the latest value is like, where a factor and its source are known: `Soit 120 logements chauffés (source)`.
fn equivalences(desk: &Desk, indicator: &Indicator, series: &Series) -> Vec<String> {
    let Some(now) = series.latest().and_then(|point| point.cell.shown()) else { return Vec::new() };
    let said = |own: &indicator::Equivalence| {
        let value = now.value.checked_mul(own.factor)?;
        let decimals = if value.abs() < Decimal::from(10) { 1 } else { 0 };
        let words = (desk.reader.locale.number(value, decimals), desk.text(&own.label), desk.text(&own.source));
        Some(desk.fill("figure.equivalence", &[("value", &words.0), ("label", &words.1), ("source", &words.2)]))
    };
    indicator.equivalence.iter().filter_map(said).collect()
}

/// The figure of a series: over time, progress, or bars, as its values ask for.
pub fn of_series(desk: &Desk, series: &Series, id: Option<&str>) -> Option<Figure> {
    let indicator = desk.model().catalogue.indicator(series.indicator.as_str())?;
    let spec = specs::best("", desk.reader, desk.model(), series)?;
    let periods = series.chart_periods();
    let mut caption = caption_of(desk, indicator, series, &periods);
    caption.reading = match spec.order {
        Order::Time if spec.series.len() == 1 => reading::trend(desk.reader, indicator, series, &periods),
        _ => reading::of(desk.reader, &spec),
    };
    if spec.order != Order::Time {
        caption.head = desk.word("figure.category");
    }
    caption.notes.extend(equivalences(desk, indicator, series));
    Some(written(desk, figure(desk, spec, caption, id), series))
}

/// Notes where the result of a figure is written.
fn written(desk: &Desk, figure: Figure, series: &Series) -> Figure {
    let assessments = desk.whole().enterprises.get(&series.enterprise).map(|enterprise| enterprise.assessments.iter().rev());
    let mut results = assessments.into_iter().flatten().flat_map(|assessment| &assessment.file.results);
    if let Some(result) = results.find(|result| result.indicator.value == series.indicator.as_str()) {
        desk.origin(Some(&figure.id), result.place);
    }
    figure
}

/// The figure of a series by a dimension.
pub fn of_dimension(desk: &Desk, series: &Series, dimension: &Dimension, id: Option<&str>) -> Option<Figure> {
    let indicator = desk.model().catalogue.indicator(series.indicator.as_str())?;
    let spec = specs::by_dimension(desk.reader, (indicator, dimension), series, &[]);
    if spec.categories.is_empty() || spec.series.is_empty() {
        return None;
    }
    let axis = [dimension.id.as_str()];
    let mut periods: Vec<Period> = series.breakdown(&axis).map(|point| point.period).collect();
    periods.sort();
    periods.dedup();
    let mut caption = caption_of(desk, indicator, series, &periods);
    caption.title = format!("{} – {}", desk.text(&indicator.name), desk.text(&dimension.name));
    caption.head = if spec.order == Order::Time { desk.word("figure.period") } else { desk.text(&dimension.name) };
    caption.reading = reading::of(desk.reader, &spec);
    caption.notes.clear();
    if series.breakdown(&axis).any(|point| point.cell.is_withheld()) {
        caption.notes.push(desk.word("figure.suppressed_note"));
    }
    Some(figure(desk, spec, caption, id))
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
