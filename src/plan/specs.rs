//! From figures to chart specifications: which values a chart shows, in the reader's words.

use super::chart::{Annotation, Category, ChartKind, ChartSpec, Datum, DatumMark, Mark, Order, Reason, SeriesSpec, Tone};
use super::choice::{self, Measure};
use super::reader::Reader;
use super::subgroups::Row;
use super::{reading, shown};
use std::collections::BTreeMap;

use crate::decimal::{Decimal, float, rounded};
use crate::figures::{Answers, Cell, Guarded, OptionCount, Point, Quantity, Ratio, Series, comparable};
use crate::lang::Moment;
use crate::model::Model;
use crate::model::catalogue::Dimension;
use crate::model::colours::COLOURS;
use crate::model::indicator::Indicator;
use crate::model::observation::Status;
use crate::period::Period;

/// A chart without anything on it yet.
pub fn empty(id: &str, kind: ChartKind) -> ChartSpec {
    ChartSpec::new(id, kind)
}

/// A value as a chart's datum.
pub fn datum(reader: &Reader, indicator: &Indicator, point: Option<&Point>) -> Datum {
    let Some(point) = point else {
        let text = shown::status_word(reader, Status::Missing).to_owned();
        return Datum { value: None, text, number: None, mark: DatumMark::Missing, ..Datum::default() };
    };
    let text = shown::cell(reader, indicator, &point.cell);
    match &point.cell {
        Guarded::Shown(quantity) => Datum {
            value: Some(float(quantity.value)),
            text,
            number: Some(quantity.value.normalize().to_string()),
            mark: mark(point),
            aside: shown::remarks(reader, point),
            range: range(point),
            caution: point.small_base || point.is(Status::LowReliability),
        },
        Guarded::Withheld(_) => Datum { value: None, text, number: None, mark: DatumMark::Withheld, ..Datum::default() },
        Guarded::Absent(_) => Datum { value: None, text, number: None, mark: DatumMark::Missing, ..Datum::default() },
    }
}

/// A cell without remarks as a chart's datum.
pub fn cell_datum(reader: &Reader, indicator: &Indicator, cell: &Cell) -> Datum {
    let text = shown::cell(reader, indicator, cell);
    let (value, number, mark) = match cell {
        Guarded::Shown(quantity) => (Some(float(quantity.value)), Some(quantity.value.normalize().to_string()), DatumMark::Plain),
        Guarded::Withheld(_) => (None, None, DatumMark::Withheld),
        Guarded::Absent(_) => (None, None, DatumMark::Missing),
    };
    Datum { value, text, number, mark, ..Datum::default() }
}

/// Between which values a point lies, if both are known.
fn range(point: &Point) -> Option<(f64, f64)> {
    let remarks = point.remarks.as_ref()?;
    Some((float(remarks.low?), float(remarks.high?)))
}

fn mark(point: &Point) -> DatumMark {
    let unsure = [Status::Provisional, Status::Estimated, Status::Forecast];
    if point.is(Status::Break) {
        DatumMark::Break
    } else if unsure.iter().any(|status| point.is(*status)) {
        DatumMark::Provisional
    } else {
        DatumMark::Plain
    }
}

/// A period as a place on a time axis.
pub fn period(reader: &Reader, period: &Period) -> Category {
    let time = reader.locale.time(period);
    Category {
        label: time.text,
        moment: time.moment,
        short: reader.locale.period_short(period),
        at: period.position(),
        subject: false,
        code: None,
    }
}

/// The values of the whole over time, with what is aimed at and what others reach.
pub fn over_time(id: &str, reader: &Reader, indicator: &Indicator, series: &Series, periods: &[Period]) -> ChartSpec {
    let mut spec = empty(id, ChartKind::Line);
    spec.unit = shown::axis_unit(reader, indicator);
    spec.categories = periods.iter().map(|at| period(reader, at)).collect();
    let data = periods.iter().map(|period| datum(reader, indicator, series.cell(period, &[]))).collect();
    spec.series.push(SeriesSpec { name: reader.say(&indicator.name), tone: Tone::Subject, data });
    spec.measure = reader.say(&indicator.name);
    spec.moved = reading::movement(reader, indicator, series, periods);
    spec.persons = periods.iter().rev().find_map(|period| persons(series.cell(period, &[])?));
    // What a year is to bring is no line across its quarters.
    let fits = |target: &&crate::model::result::Target| {
        target.period.zip(periods.last()).is_none_or(|(aim, shown)| comparable(indicator, &aim, shown))
    };
    spec.targets = series.terms.targets.iter().filter(fits).map(|target| target_mark(reader, indicator, series, target)).collect();
    spec.benchmarks = series
        .terms
        .benchmarks
        .iter()
        .map(|benchmark| {
            let value = shown::amount(reader, indicator, benchmark.value.value, series.decimals).text();
            let when = benchmark.period.as_ref().map_or_else(String::new, |period| format!(" ({})", reader.locale.period(period)));
            Mark {
                value: float(benchmark.value.value),
                at: benchmark.period.map(|period| period.position()),
                period: String::new(),
                label: format!("{}{} {value}{when}", reader.say(&benchmark.label), colon(reader)),
            }
        })
        .collect();
    // What others reach lies on the same axis only if it is about a period that is shown.
    let shown = |at: f64| spec.categories.iter().any(|category| (category.at - at).abs() < 1e-6);
    spec.benchmarks = spec.benchmarks.iter().filter(|mark| mark.at.is_none_or(shown)).cloned().collect();
    if let [only] = spec.categories.as_slice() {
        let at = only.at;
        spec.targets.iter_mut().filter(|mark| mark.at.is_some_and(|target| target < at)).for_each(|mark| mark.at = None);
    }
    spec
}

/// How many of how many, for a rate of whole numbers.
fn persons(point: &Point) -> Option<(u32, u32)> {
    let ratio = point.cell.shown()?.ratio?;
    let whole = |number: Decimal| number.is_integer().then(|| u32::try_from(number.normalize().mantissa()).ok()).flatten();
    let (part, all) = (whole(ratio.numerator())?, whole(ratio.denominator())?);
    (part <= all).then_some((part, all))
}

/// A colon with the space that the language sets before it.
pub fn colon(reader: &Reader) -> &'static str {
    reader.colon
}

fn target_mark(reader: &Reader, indicator: &Indicator, series: &Series, target: &crate::model::result::Target) -> Mark {
    Mark {
        value: float(target.value.value),
        at: target.period.map(|period| period.position()),
        period: target.period.as_ref().map(|period| reader.locale.period(period)).unwrap_or_default(),
        label: shown::target(reader, indicator, target, series.decimals),
    }
}

/// The tone of a category: its place in its dimension, the same everywhere on the site.
pub fn tone_of(dimension: &Dimension, category: &str) -> Tone {
    let place = dimension.categories.iter().position(|other| other.id.as_str() == category).unwrap_or(0);
    Tone::Series(u8::try_from(place % usize::from(COLOURS)).unwrap_or(0) + 1)
}

/// A tone for one more series: its own, else the next that no other series of the chart has.
pub fn free_tone(spec: &ChartSpec, own: u8) -> Tone {
    let ways = (0..COLOURS).map(|step| Tone::Series((own.max(1) - 1 + step) % COLOURS + 1));
    ways.into_iter().find(|tone| spec.series.iter().all(|series| series.tone != *tone)).unwrap_or(Tone::Context)
}

/// The values by category of a dimension in the periods wanted, in all if none is: lines over time, bars for a
/// single period.
pub fn by_dimension(reader: &Reader, (indicator, dimension): (&Indicator, &Dimension), series: &Series, wanted: &[Period]) -> ChartSpec {
    let own = series.dimensions.iter().find(|own| own.id == dimension.id.as_str());
    let categories: Vec<&crate::model::catalogue::Category> =
        own.map_or_else(Vec::new, |own| own.categories.iter().filter_map(|id| dimension.category(id)).collect());
    let axis = [dimension.id.as_str()];
    let mut periods: Vec<Period> = series.breakdown(&axis).map(|point| point.period).collect();
    periods.sort();
    periods.dedup();
    let is_wanted = |period: &Period| wanted.iter().any(|wanted| wanted.first == period.first && wanted.last == period.last);
    periods.retain(|period| wanted.is_empty() || is_wanted(period));
    let mut cells = BTreeMap::new();
    for point in series.breakdown(&axis).filter(|point| wanted.is_empty() || is_wanted(&point.period)) {
        let category = point.category(dimension.id.as_str()).unwrap_or_default();
        cells.entry((point.period.first, point.period.last, category)).or_insert(point);
    }
    let cell = |period: &Period, category: &str| cells.get(&(period.first, period.last, category)).copied();
    let adds_up = own.is_some_and(|own| own.exhaustive) && !indicator.may_overlap;
    if let [one] = periods.as_slice() {
        let mut spec = empty("", ChartKind::Bar);
        spec.unit = shown::axis_unit(reader, indicator);
        spec.measure = reader.say(&indicator.name);
        spec.categories = categories.iter().enumerate().map(|(index, category)| territory(reader, category, index)).collect();
        let data = categories
            .iter()
            .map(|category| with_parts(reader, datum(reader, indicator, cell(one, category.id.as_str())), cell(one, category.id.as_str())));
        spec.series.push(SeriesSpec { name: reader.locale.period(one), tone: Tone::Subject, data: data.collect() });
        if let Some(Guarded::Shown(total)) = series.cell(one, &[]).map(|point| point.cell).filter(|_| shown::in_points(indicator)) {
            let label = format!("{} {}", reader.words.get("figure.total"), shown::quantity(reader, indicator, &total).text());
            spec.benchmarks.push(Mark { value: float(total.value), at: None, period: String::new(), label });
        }
        suit(&mut spec, Measure::of(indicator));
        return spec;
    }
    let mut spec = empty("", ChartKind::Line);
    spec.unit = shown::axis_unit(reader, indicator);
    spec.measure = reader.say(&indicator.name);
    spec.whole = adds_up;
    spec.categories = periods.iter().map(|at| period(reader, at)).collect();
    for category in categories {
        let data = periods.iter().map(|period| datum(reader, indicator, cell(period, category.id.as_str()))).collect();
        spec.series.push(SeriesSpec { name: reader.say(&category.label), tone: tone_of(dimension, category.id.as_str()), data });
    }
    choice::choose(&mut spec, Measure::of(indicator));
    spec
}

/// The latest period with a value by a dimension, among those wanted if any are: what a map shows.
pub fn latest_of(series: &Series, dimension: &Dimension, wanted: &[Period]) -> Option<Period> {
    let is_wanted = |period: &Period| wanted.is_empty() || wanted.iter().any(|own| (own.first, own.last) == (period.first, period.last));
    let axis = [dimension.id.as_str()];
    let points = series.breakdown(&axis).filter(|point| point.cell.has_value() && is_wanted(&point.period));
    points.map(|point| point.period).max_by_key(|period| (period.last, period.first))
}

/// The chart that suits names beside each other; the largest first, unless their order has a meaning.
pub fn suit(spec: &mut ChartSpec, kind: Measure) {
    if spec.order == Order::Nominal && has_steps(&spec.categories) {
        spec.order = Order::Ordinal;
    }
    choice::choose(spec, kind);
    if spec.order == Order::Nominal && matches!(spec.kind, ChartKind::Bar | ChartKind::Dot) {
        sort_by_value(spec);
    }
}

/// Whether names are steps, such as ages: most of them hold a number.
fn has_steps(categories: &[Category]) -> bool {
    let numbered = categories.iter().filter(|category| category.label.contains(|letter: char| letter.is_numeric())).count();
    numbered * 2 > categories.len()
}

/// Sorts the categories of a single series from the largest value to the smallest; those without one come last.
pub fn sort_by_value(spec: &mut ChartSpec) {
    let value = |datum: &Datum| datum.value.unwrap_or(f64::NEG_INFINITY);
    sort(spec, |(_, left), (_, right)| value(right).total_cmp(&value(left)));
}

/// Sorts the categories of a single series.
pub fn sort(spec: &mut ChartSpec, order: impl Fn(&(Category, Datum), &(Category, Datum)) -> std::cmp::Ordering) {
    let [series] = spec.series.as_mut_slice() else { return };
    let mut rows: Vec<(Category, Datum)> = spec.categories.drain(..).zip(series.data.drain(..)).collect();
    rows.sort_by(order);
    (spec.categories, series.data) = rows.into_iter().unzip();
}

/// A category that is no period.
pub fn plain(label: &str, index: usize) -> Category {
    Category { label: label.to_owned(), moment: Moment::Span, short: label.to_owned(), at: index as f64, subject: false, code: None }
}

/// A category of a dimension, with the code that ties it to a map.
pub fn territory(reader: &Reader, category: &crate::model::catalogue::Category, index: usize) -> Category {
    Category { code: category.code.as_ref().map(|code| code.as_written().to_owned()), ..plain(&reader.say(&category.label), index) }
}

/// The parts of a rate beside its value: `31/49`.
fn with_parts(reader: &Reader, mut datum: Datum, point: Option<&Point>) -> Datum {
    let quantity: Option<Quantity> = point.and_then(|point| point.cell.shown().copied());
    if let Some((numerator, denominator)) = quantity.and_then(|quantity| shown::parts(reader, &quantity)) {
        datum.aside = Some(format!("{numerator}/{denominator}"));
    }
    datum
}

/// The answers of a question: a scale in two directions, else bars by option.
pub fn answers(id: &str, reader: &Reader, answers: &Answers) -> ChartSpec {
    if answers.is_on_a_scale() {
        return scale(id, reader, &[(String::new(), Guarded::Shown(&answers.tally))]);
    }
    let mut spec = empty(id, ChartKind::Bar);
    spec.unit = "\u{A0}%".to_owned();
    let mut options: Vec<&OptionCount> = answers.tally.options.iter().collect();
    if !answers.has_ordered_options() {
        options.sort_by_key(|option| std::cmp::Reverse(option.count));
    }
    spec.categories = options.iter().enumerate().map(|(index, option)| plain(&reader.say(&option.label), index)).collect();
    let data = options
        .iter()
        .map(|option| Datum { aside: Some(reader.locale.number(Decimal::from(option.count), 0)), ..of_share(reader, option.share) })
        .collect();
    spec.series.push(SeriesSpec { name: reader.words.get("figure.share").to_owned(), tone: Tone::Subject, data });
    spec.order = if answers.has_ordered_options() { Order::Ordinal } else { Order::Nominal };
    choice::choose(&mut spec, Measure::Rate);
    spec
}

/// Answers on one scale, one row for each question or subgroup.
pub fn scale(id: &str, reader: &Reader, rows: &[Row]) -> ChartSpec {
    let mut spec = empty(id, ChartKind::Diverging);
    spec.unit = "\u{A0}%".to_owned();
    spec.categories = rows.iter().enumerate().map(|(index, (label, _))| plain(label, index)).collect();
    spec.reason = Some(Reason::TwoSides);
    let Some(first) = rows.iter().find_map(|(_, tally)| tally.shown()) else { return spec };
    let steps = steps(&first.options);
    let (against, favour) = (steps.iter().position(|step| *step < 2), steps.iter().rposition(|step| *step > 2));
    for (index, (option, step)) in first.options.iter().zip(&steps).enumerate() {
        let data = rows.iter().map(|(_, tally)| {
            let Some(tally) = tally.shown() else { return withheld(reader) };
            let mut datum = of_share(reader, tally.option(&option.id).and_then(|option| option.share));
            datum.aside = match (Some(index) == against, Some(index) == favour) {
                (true, _) => tally.negative.map(|ratio| percent(reader, ratio)),
                (_, true) => tally.positive.map(|ratio| percent(reader, ratio)),
                _ => None,
            };
            datum
        });
        spec.series.push(SeriesSpec { name: reader.say(&option.label), tone: Tone::Scale(*step), data: data.collect() });
    }
    spec
}

/// The step of each option's colour, from 0 to 4, by its polarity.
fn steps(options: &[OptionCount]) -> Vec<u8> {
    let step = |option: &OptionCount| u8::try_from(option.polarity.unwrap_or(0).clamp(-2, 2) + 2).unwrap_or(2);
    options.iter().map(step).collect()
}

/// A share that is withheld as a datum.
pub fn withheld(reader: &Reader) -> Datum {
    Datum { text: reader.words.get("status.suppressed").to_owned(), mark: DatumMark::Withheld, ..Datum::default() }
}

/// A share as a datum, in per cent to one decimal.
pub fn of_share(reader: &Reader, ratio: Option<Ratio>) -> Datum {
    match ratio {
        Some(ratio) => Datum {
            value: Some(float(ratio.percent())),
            text: percent(reader, ratio),
            number: Some(rounded(ratio.percent(), 10).normalize().to_string()),
            mark: DatumMark::Plain,
            aside: None,
            ..Datum::default()
        },
        None => Datum {
            value: None,
            text: shown::status_word(reader, Status::Missing).to_owned(),
            number: None,
            mark: DatumMark::Missing,
            aside: None,
            ..Datum::default()
        },
    }
}

/// A ratio in per cent, to one decimal.
pub fn percent(reader: &Reader, ratio: Ratio) -> String {
    reader.locale.percent(ratio.percent(), 1)
}

/// Marks a remark at a period.
pub fn annotate(spec: &mut ChartSpec, period: &Period, text: String) {
    spec.annotations.push(Annotation { at: period.position(), text });
}

/// The chart that suits a series best, and the periods it shows: over time from three values, progress towards a
/// target for fewer, bars for the rest.
pub fn best(id: &str, reader: &Reader, model: &Model, series: &Series) -> Option<ChartSpec> {
    let indicator = model.catalogue.indicator(series.indicator.as_str())?;
    let periods = series.chart_periods();
    let totals = periods.iter().filter(|period| series.cell(period, &[]).is_some_and(|point| point.cell.has_value())).count();
    if totals == 0 {
        let own = series.dimensions.first()?;
        let dimension = model.catalogue.dimension(&own.id)?;
        return Some(by_dimension(reader, (indicator, dimension), series, &[]));
    }
    let periods: Vec<Period> = periods.into_iter().filter(|period| series.cell(period, &[]).is_some()).collect();
    let mut spec = over_time(id, reader, indicator, series, &periods);
    choice::choose(&mut spec, Measure::of(indicator));
    finish(reader, indicator, &mut spec);
    Some(spec)
}

/// What a kind of chart needs besides its values: the whole of a bullet's scale, the words beside a waffle.
pub fn finish(reader: &Reader, indicator: &Indicator, spec: &mut ChartSpec) {
    match spec.kind {
        ChartKind::Bullet if shown::in_points(indicator) => spec.most = Some(100.0),
        ChartKind::Waffle => {
            let Some((part, whole)) = spec.persons else { return };
            let number = |number: u32| reader.locale.number(Decimal::from(number), 0);
            let words = reader.words.fill("reading.base", &[("part", &number(part)), ("whole", &number(whole))]);
            if let Some(datum) = spec.series.iter_mut().flat_map(|series| &mut series.data).rfind(|datum| datum.value.is_some()) {
                datum.aside = Some(words);
            }
        }
        _ => {}
    }
}
