//! `chart` and `table`: figures that a text asks for.

use std::borrow::Cow;

use super::Block;
use super::inline_data;
use super::map;
use super::options::{ChartOptions, ChartType, SizeOption};
use super::questions;
use super::shape;
use crate::figures::{Aggregate, Answers, Series};
use crate::finding::{Place, Problem};
use crate::model::catalogue::Dimension;
use crate::model::known::Kind;
use crate::period::Period;
use crate::plan::chart::{ChartKind, ChartSpec, Order, SeriesSpec, Tone};
use crate::plan::choice::{self, Measure};
use crate::plan::{reading, shown, specs};
use crate::render::chart::table::{TableWords, data_table, name_rows};
use crate::render::computed;
use crate::render::figure::{self, Caption};
use crate::render::numbered;
use crate::render::pages::aggregate_figures;
use crate::render::pages::aggregates::{self, Total};
use crate::render::takeaway;
use crate::render::view::Mention;
use crate::source::decode::Located;
use crate::source::text::Text;

/// A chart and what is said around it, before the author's own words replace some of it.
pub struct Drawing {
    /// The chart.
    pub spec: ChartSpec,
    /// What is said around it.
    pub caption: Caption,
    /// What kind of number it shows.
    pub kind: Measure,
}

/// The dimension that ties to maps.
const TERRITORY: &str = "territory";

/// What one argument of a directive names.
enum Subject<'site> {
    Series(Box<Cow<'site, Series>>),
    Answers(&'site Answers),
    Aggregate(&'site Aggregate),
}

impl Subject<'_> {
    /// How it is called in a text.
    fn reference(&self) -> String {
        match self {
            Subject::Series(series) => format!("{}/{}", series.enterprise, series.indicator),
            Subject::Answers(answers) => questions::reference(answers),
            Subject::Aggregate(aggregate) => format!("{}/{}", aggregate.federation, aggregate.indicator),
        }
    }
}

/// A numbered figure.
pub fn chart(block: &mut Block) -> String {
    let Some(options) = block.options::<ChartOptions>() else { return String::new() };
    if let Some(enterprises) = map::whereabouts(block) {
        return map::of_enterprises(block, Some(&options), &enterprises);
    }
    let Some(mut drawing) = drawing(block, &options) else { return String::new() };
    shape::shape(block, &options, (&mut drawing.spec, drawing.kind));
    shape::check(block, &options, &drawing);
    own_words(block, &options, &mut drawing.caption);
    drawing.caption.only_table = matches!(options.kind, Some(ChartType::Table));
    let id = block.id();
    let mut figure = figure::figure(block.desk, drawing.spec, drawing.caption, id.as_deref());
    if options.qr {
        figure.code = takeaway::code(block.desk, &figure);
    }
    block.desk.origin(Some(&figure.id), block.directive.place);
    block.component("Figure", &figure)
}

/// A numbered table: the same values, without a drawing.
pub fn table(block: &mut Block) -> String {
    let Some(options) = block.options::<ChartOptions>() else { return String::new() };
    let Some(mut drawing) = drawing(block, &options) else { return String::new() };
    own_words(block, &options, &mut drawing.caption);
    let number = numbered::next_table(block.desk);
    let id = block.id().unwrap_or_else(|| format!("table-{number}"));
    let Drawing { mut spec, caption, .. } = drawing;
    name_rows(&mut spec, &block.desk.word("figure.share"));
    let label = numbered::label(block.desk, crate::plan::outline::Label::Table(number));
    let words = TableWords { caption: format!("{label} – {}", caption.title), head: caption.head, region: caption.title };
    let html = data_table(&spec, &words);
    // The id is checked: letters, digits and hyphens.
    html.replacen("<div class=\"tw\"", &format!("<div class=\"tw\" id=\"{id}\""), 1)
}

fn drawing(block: &mut Block, options: &ChartOptions) -> Option<Drawing> {
    if block.directive.arguments.is_empty() {
        return given_here(block, options);
    }
    let mut subjects = Vec::new();
    for word in &block.directive.arguments {
        match subject(block, word.text) {
            Ok(Some(subject)) => subjects.push(subject),
            Ok(None) => {}
            Err(problem) => block.problem(problem, word.place),
        }
    }
    match subjects.as_slice() {
        [] => None,
        [Subject::Series(series)] => of_series(block, options, series),
        [Subject::Answers(answers)] => questions::one(block, options, answers),
        [Subject::Aggregate(aggregate)] => of_aggregate(block, options, aggregate),
        several => of_several(block, options, several),
    }
}

/// What a reference names; nothing for something that is there but could not be read.
fn subject<'site>(block: &Block<'_, 'site>, reference: &str) -> Result<Option<Subject<'site>>, Problem> {
    let desk = block.desk;
    let known = &desk.model().known;
    let is_whole = reference == "enterprises" || known.has(Kind::Federation, reference);
    let reference = if is_whole { reference.to_owned() } else { known.measured(reference)? };
    let reference = reference.as_str();
    match reference.split('/').collect::<Vec<_>>().as_slice() {
        [enterprise, survey, question] => match desk.answers(enterprise, survey, question) {
            Some(answers) => Ok(Some(Subject::Answers(answers))),
            None if known.has(Kind::Question, reference) => Ok(None),
            None => Err(known.unknown(Kind::Question, reference)),
        },
        [owner, indicator] => {
            if let Some(series) = desk.series(owner, indicator) {
                return Ok(Some(Subject::Series(Box::new(series))));
            }
            if let Some(aggregate) = desk.aggregate(owner, indicator) {
                return Ok(Some(Subject::Aggregate(aggregate)));
            }
            if known.has(Kind::Result, reference) { Ok(None) } else { Err(known.unknown(Kind::Result, reference)) }
        }
        ["enterprises"] => Ok(None),
        [federation] if known.has(Kind::Federation, federation) => Ok(None),
        _ => Err(known.unknown(Kind::Result, reference)),
    }
}

fn of_series(block: &mut Block, options: &ChartOptions, series: &Series) -> Option<Drawing> {
    let desk = block.desk;
    let indicator = desk.model().catalogue.indicator(series.indicator.as_str())?;
    let mut periods = series.chart_periods();
    if !options.periods.is_empty() {
        periods = options.periods.iter().map(|period| period.value).collect();
        for Located { value: period, place } in &options.periods {
            if !series.points().any(|point| point.period.first == period.first && point.period.last == period.last) {
                let known = series.periods().iter().map(Period::spelled).collect();
                let reference = format!("{}/{}", series.enterprise, series.indicator);
                block.problem(Problem::UnknownPeriod { reference, period: period.spelled(), known }, *place);
            }
        }
        periods.retain(|period| series.cell(period, &[]).is_some() || series.points().any(|point| point.period == *period));
    }
    let mut dimensions: Vec<&Dimension> = options.by.iter().filter_map(|by| dimension(block, series, &by.value, by.place)).collect();
    let on_map = options.kind == Some(ChartType::Map);
    if on_map && options.by.is_empty() {
        let reported = series.dimensions.iter().any(|own| own.id == TERRITORY);
        dimensions.extend(desk.model().catalogue.dimension(TERRITORY).filter(|_| reported));
    }
    let spec = match dimensions.as_slice() {
        [] if options.by.is_empty() => match options.periods.is_empty() {
            true => specs::best("", desk.reader, desk.model(), series)?,
            false => {
                let mut spec = specs::over_time("", desk.reader, indicator, series, &periods);
                choice::choose(&mut spec, Measure::of(indicator));
                spec
            }
        },
        [] => return None,
        [one] => {
            let mut wanted: Vec<Period> = options.periods.iter().map(|period| period.value).collect();
            if on_map {
                wanted = specs::latest_of(series, one, &wanted).into_iter().collect();
                periods.clone_from(&wanted);
            }
            specs::by_dimension(desk.reader, (indicator, one), series, &wanted)
        }
        [rows, columns, ..] => crossed(block, series, (rows, columns))?,
    };
    let who = figure::enterprise_name(desk, series.enterprise.as_str());
    let when = figure::span(desk, &periods);
    let mut caption = figure::caption_of(desk, indicator, series, &periods);
    caption.subtitle = Some(figure::subtitle(desk, indicator, (&who, &when)));
    caption.reading = match (spec.order, spec.series.len()) {
        (Order::Time, 1) => reading::trend(desk.reader, indicator, series, &periods),
        _ => reading::of(desk.reader, &spec),
    };
    if let [one, ..] = dimensions.as_slice() {
        caption.title = format!("{} – {}", caption.title, desk.text(&one.name));
        if spec.order != Order::Time {
            caption.head = desk.text(&one.name);
        }
    }
    Some(Drawing { spec, caption, kind: Measure::of(indicator) })
}

fn dimension<'site>(block: &mut Block<'_, 'site>, series: &Series, id: &str, place: Place) -> Option<&'site Dimension> {
    let model = block.desk.model();
    let found = model.catalogue.dimension(id).filter(|_| series.dimensions.iter().any(|own| own.id == id));
    if found.is_none() {
        let nearest = crate::nearest::nearest(id, series.dimensions.iter().map(|own| own.id.as_str())).map(str::to_owned);
        block.problem(Problem::UnknownReference { kind: "dimension", written: id.to_owned(), nearest }, place);
    }
    found
}

/// The crossed cells of two dimensions in the latest period.
fn crossed(block: &Block, series: &Series, (rows, columns): (&Dimension, &Dimension)) -> Option<ChartSpec> {
    let desk = block.desk;
    let indicator = desk.model().catalogue.indicator(series.indicator.as_str())?;
    let axes = [rows.id.as_str(), columns.id.as_str()];
    let latest = series.breakdown(&axes).map(|point| point.period).max()?;
    let mut spec = specs::empty("", ChartKind::Grouped);
    spec.unit = shown::axis_unit(desk.reader, indicator);
    spec.categories =
        rows.categories.iter().enumerate().map(|(index, category)| specs::plain(&desk.text(&category.label), index)).collect();
    for column in &columns.categories {
        let cell =
            |row: &crate::model::catalogue::Category| series.cell(&latest, &[(axes[0], row.id.as_str()), (axes[1], column.id.as_str())]);
        let data = rows.categories.iter().map(|row| specs::datum(desk.reader, indicator, cell(row))).collect();
        spec.series.push(SeriesSpec { name: desk.text(&column.label), tone: specs::tone_of(columns, column.id.as_str()), data });
    }
    spec.measure = desk.text(&indicator.name);
    choice::choose(&mut spec, Measure::of(indicator));
    Some(spec)
}

/// The values of a federation over time.
fn of_aggregate(block: &mut Block, options: &ChartOptions, aggregate: &Aggregate) -> Option<Drawing> {
    let desk = block.desk;
    let indicator = desk.model().catalogue.indicator(aggregate.indicator.as_str())?;
    let federation = desk.whole().federations.get(&aggregate.federation)?;
    for Located { value: period, place } in options.periods.iter().filter(|period| aggregate.at(&period.value).is_none()) {
        let known = aggregate.points.iter().map(|point| point.period.spelled()).collect();
        let reference = format!("{}/{}", aggregate.federation, aggregate.indicator);
        block.problem(Problem::UnknownPeriod { reference, period: period.spelled(), known }, *place);
    }
    if options.kind == Some(ChartType::Map)
        && let Some(drawing) = map::of_parts(block, options, aggregate)
    {
        return Some(drawing);
    }
    let points = aggregate.drawn(&options.periods.iter().map(|period| period.value).collect::<Vec<_>>());
    let periods: Vec<Period> = points.iter().map(|point| point.period).collect();
    let mut spec = specs::empty("", ChartKind::Line);
    spec.unit = shown::axis_unit(desk.reader, indicator);
    spec.categories = periods.iter().map(|period| specs::period(desk.reader, period)).collect();
    let data = aggregate_figures::over_time(desk, indicator, &points);
    spec.series.push(SeriesSpec { name: desk.text(&indicator.name), tone: Tone::Subject, data });
    // Bars stand each for itself: a second line beside them would only be in the way.
    if !matches!(options.kind, Some(ChartType::Bar | ChartType::Area | ChartType::Dot)) {
        spec.series.extend(aggregate_figures::constant(desk, indicator, &points));
    }
    spec.moved = aggregate_figures::moved(desk, indicator, &points);
    choice::choose(&mut spec, Measure::of(indicator));
    let total = Total { federation, indicator, aggregate };
    let mut notes = vec![aggregates::method_text(desk, total)];
    notes.extend(aggregates::coverage_text(desk, total));
    notes.extend(aggregate_figures::notes(desk, &points));
    let caption = Caption {
        title: desk.text(&indicator.name),
        subtitle: Some(figure::subtitle(desk, indicator, (&desk.text(&federation.file.name), &figure::span(desk, &periods)))),
        reading: aggregate_figures::reading(desk, indicator, &points),
        notes,
        computed: computed::of_total(desk, total),
        fictitious: aggregate.fictitious,
        head: desk.word("figure.period"),
        unit: shown::unit_name(desk.reader, indicator),
        ..Caption::default()
    };
    Some(Drawing { spec, caption, kind: Measure::of(indicator) })
}

/// Several series as lines, or several questions on one scale.
fn of_several(block: &mut Block, options: &ChartOptions, subjects: &[Subject]) -> Option<Drawing> {
    let desk = block.desk;
    let series: Vec<&Series> = subjects
        .iter()
        .filter_map(|subject| if let Subject::Series(series) = subject { Some(series.as_ref().as_ref()) } else { None })
        .collect();
    let answers: Vec<&Answers> =
        subjects.iter().filter_map(|subject| if let Subject::Answers(answers) = subject { Some(*answers) } else { None }).collect();
    if series.is_empty() && answers.len() == subjects.len() {
        return questions::several(block, options, &answers);
    }
    for left_out in subjects.iter().filter(|subject| !matches!(subject, Subject::Series(_))) {
        let drawn = series.first().map(|one| format!("{}/{}", one.enterprise, one.indicator)).unwrap_or_default();
        block.problem(Problem::UnfitType { asked: left_out.reference(), drawn }, block.directive.place);
    }
    let first = *series.first()?;
    let indicator = desk.model().catalogue.indicator(first.indicator.as_str())?;
    let same_indicator = series.iter().all(|other| other.indicator == first.indicator);
    let same_enterprise = series.iter().all(|other| other.enterprise == first.enterprise);
    let mut periods: Vec<Period> = series.iter().flat_map(|series| series.chart_periods()).collect();
    periods.sort();
    periods.dedup();
    if !options.periods.is_empty() {
        periods
            .retain(|period| options.periods.iter().any(|wanted| wanted.value.first == period.first && wanted.value.last == period.last));
    }
    let mut spec = specs::empty("", ChartKind::Line);
    spec.unit = shown::axis_unit(desk.reader, indicator);
    spec.categories = periods.iter().map(|period| specs::period(desk.reader, period)).collect();
    for (index, one) in series.iter().enumerate() {
        let own = desk.model().catalogue.indicator(one.indicator.as_str())?;
        let (drawn, unit) = (shown::unit_name(desk.reader, indicator), shown::unit_name(desk.reader, own));
        if drawn != unit {
            block.problem(Problem::MixedUnits { drawn, left_out: unit }, block.directive.place);
            continue;
        }
        let name = match (same_indicator, same_enterprise) {
            (true, _) => figure::enterprise_name(desk, one.enterprise.as_str()),
            (false, true) => desk.text(&own.name),
            (false, false) => format!("{} – {}", figure::enterprise_name(desk, one.enterprise.as_str()), desk.text(&own.name)),
        };
        let data = periods.iter().map(|period| specs::datum(desk.reader, own, one.cell(period, &[]))).collect();
        let own = if same_indicator { desk.model().colours.get(&one.enterprise).copied() } else { None };
        let tone = specs::free_tone(&spec, own.unwrap_or((index % 8) as u8 + 1));
        spec.series.push(SeriesSpec { name, tone, data });
    }
    choice::choose(&mut spec, Measure::of(indicator));
    let who = if same_enterprise { figure::enterprise_name(desk, first.enterprise.as_str()) } else { String::new() };
    let mut caption = figure::caption_of(desk, indicator, first, &periods);
    caption.subtitle = Some(figure::subtitle(desk, indicator, (&who, &figure::span(desk, &periods))));
    caption.notes.clear();
    caption.reading = reading::several(desk.reader, &spec);
    let mut sources: Vec<String> = series.iter().filter_map(|series| Some(desk.text(series.terms.source.as_ref()?))).collect();
    sources.sort();
    sources.dedup();
    caption.source = sources.into_iter().map(|label| Mention { label, href: None }).collect();
    caption.fictitious = series.iter().any(|series| figure::is_fictitious(desk, series.enterprise.as_str()));
    Some(Drawing { spec, caption, kind: Measure::of(indicator) })
}

/// Values that stand in the directive itself.
fn given_here(block: &mut Block, options: &ChartOptions) -> Option<Drawing> {
    let (spec, indicator) = inline_data::spec(block, options)?;
    let desk = block.desk;
    let source = options.source.as_ref().map(|source| Mention { label: desk.text(source), href: None });
    let head = if spec.order == Order::Time { "figure.period" } else { "figure.category" };
    let mut notes: Vec<String> = Vec::new();
    for (category, datum) in spec.categories.iter().zip(&spec.series[0].data) {
        notes.extend(datum.aside.as_ref().map(|aside| format!("{}{} {aside}", category.label, specs::colon(desk.reader))));
    }
    let reading = reading::of(desk.reader, &spec);
    let caption = Caption {
        subtitle: Some(shown::unit_name(desk.reader, &indicator)),
        reading,
        notes,
        source: source.into_iter().collect(),
        head: desk.word(head),
        unit: shown::unit_name(desk.reader, &indicator),
        ..Caption::default()
    };
    Some(Drawing { spec, caption, kind: Measure::of(&indicator) })
}

/// The author's own words in place of those that were made.
pub fn own_words(block: &mut Block, options: &ChartOptions, caption: &mut Caption) {
    let desk = block.desk;
    let line = |text: &Text| desk.typeset(&desk.line(&text[desk.lang()], text.places[desk.lang()]));
    if let Some(title) = &options.title {
        caption.title = line(title);
        caption.authored = true;
    }
    if let Some(subtitle) = &options.subtitle {
        caption.subtitle = Some(line(subtitle));
    }
    if let Some(reading) = options.reading.as_ref().or(options.alt.as_ref()) {
        caption.reading = vec![line(reading)];
    }
    caption.notes.extend(options.note.as_ref().map(line));
    caption.size = options.size.map(SizeOption::room).unwrap_or_default();
}
