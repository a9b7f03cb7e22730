//! How an indicator stands: who reports it, what they make together, and what that says in words and lines.

use std::collections::BTreeSet;

use crate::decimal::float;
use crate::figures::{Aggregate, Cell, Series};
use crate::model::enterprise::Publish;
use crate::model::indicator::Indicator;
use crate::period::Period;
use crate::plan::chart::{ChartKind, ChartSpec, SeriesSpec, Tone};
use crate::plan::{reading, shown, specs};
use crate::render::desk::Desk;
use crate::render::figure::{self, Caption};
use crate::render::view::{Figure, Mention};

/// The most lines that can be told apart.
const LINES: usize = 8;

/// Who reports an indicator, of those whose results are published.
pub enum Standing<'site> {
    /// One enterprise alone.
    One(&'site Series),
    /// A federation has put its members' values together; some may report it themselves.
    Together(&'site Aggregate, Vec<&'site Series>),
    /// Several enterprises, or none, whose values nobody has put together.
    Several(Vec<&'site Series>),
}

impl<'site> Standing<'site> {
    /// How an indicator stands.
    pub fn of(desk: &Desk<'site>, indicator: &Indicator) -> Standing<'site> {
        let series = reporting(desk, indicator);
        let aggregate = desk.plan().figures.aggregates.iter().filter(|(federation, _)| desk.model().federations.contains_key(*federation));
        let aggregate = aggregate.into_iter().find_map(|(_, own)| own.get(&indicator.id));
        match (series.as_slice(), aggregate) {
            ([only], _) => Standing::One(only),
            (_, Some(aggregate)) => Standing::Together(aggregate, series),
            (_, None) => Standing::Several(series),
        }
    }

    /// The series of those who report it, by the enterprises' names.
    pub fn series(&self) -> &[&'site Series] {
        match self {
            Standing::One(series) => std::slice::from_ref(series),
            Standing::Together(_, series) | Standing::Several(series) => series,
        }
    }

    /// What it says, in a sentence.
    pub fn finding(&self, desk: &Desk, indicator: &Indicator) -> Option<String> {
        match self {
            Standing::One(series) => reading::trend(desk.reader, indicator, series, &series.chart_periods()).into_iter().next(),
            // The members of two periods may differ, so no trend is told.
            Standing::Together(aggregate, _) => {
                let latest = aggregate.latest()?;
                latest.cell.shown()?;
                let name = format!("{} ({})", desk.text(&indicator.name), federation_name(desk, aggregate));
                let value = shown::cell(desk.reader, indicator, &latest.cell);
                let period = desk.reader.locale.time(&latest.period);
                Some(desk.tell("reading.single", &[("name", &name), ("last", &value)], &[("to", &period)]))
            }
            Standing::Several(_) => None,
        }
    }

    /// The values that make a line: of the one, or of all together.
    pub fn values(&self) -> Vec<Option<f64>> {
        let value = |cell: &Cell| cell.shown().map(|quantity| float(quantity.value));
        match self {
            Standing::One(series) => {
                let periods = series.chart_periods();
                periods.iter().filter_map(|period| series.cell(period, &[])).map(|point| value(&point.cell)).collect()
            }
            Standing::Together(aggregate, _) => aggregate.points.iter().map(|point| value(&point.cell)).collect(),
            Standing::Several(_) => Vec::new(),
        }
    }

    /// The two ends of that line: `43,9 % → 63,3 %`.
    pub fn ends(&self, desk: &Desk, indicator: &Indicator) -> Option<String> {
        let cells: Vec<Cell> = match self {
            Standing::One(series) => {
                series.chart_periods().iter().filter_map(|period| series.cell(period, &[])).map(|point| point.cell).collect()
            }
            Standing::Together(aggregate, _) => aggregate.points.iter().map(|point| point.cell).collect(),
            Standing::Several(_) => Vec::new(),
        };
        let known: Vec<&Cell> = cells.iter().filter(|cell| cell.shown().is_some()).collect();
        let (first, last) = (known.first()?, known.last()?);
        let text = |cell: &Cell| shown::cell(desk.reader, indicator, cell);
        (known.len() > 1).then(|| format!("{} → {}", text(first), text(last)))
    }

    /// The figure of one enterprise, or one line for each.
    pub fn figure(&self, desk: &Desk, indicator: &Indicator) -> Option<Figure> {
        let mut figure = match self.series() {
            [] => None,
            [only] => figure::of_series(desk, only, None),
            several => together(desk, indicator, several),
        }?;
        figure.links.clear();
        Some(figure)
    }
}

/// The name of an aggregate's federation.
pub fn federation_name(desk: &Desk, aggregate: &Aggregate) -> String {
    desk.whole().federations.get(&aggregate.federation).map_or_else(String::new, |federation| desk.text(&federation.file.name))
}

fn reporting<'site>(desk: &Desk<'site>, indicator: &Indicator) -> Vec<&'site Series> {
    let all = |id: &str| desk.model().enterprises.get(id).is_some_and(|enterprise| enterprise.portrait.publish == Publish::All);
    let own = desk.plan().figures.series.iter().filter(|(enterprise, _)| all(enterprise.as_str()));
    let mut named: Vec<(String, &Series)> = own
        .filter_map(|(enterprise, series)| Some((figure::enterprise_name(desk, enterprise.as_str()), series.get(&indicator.id)?)))
        .collect();
    named.sort_by(|left, right| desk.reader.locale.compare(&left.0, &right.0));
    named.into_iter().map(|(_, series)| series).collect()
}

/// The periods in which some series has a value of the whole, in order.
pub fn periods(series: &[&Series]) -> Vec<Period> {
    let mut periods: Vec<Period> = series.iter().flat_map(|series| series.total()).map(|point| point.period).collect();
    periods.sort();
    periods.dedup_by(|right, left| (left.first, left.last) == (right.first, right.last));
    periods
}

/// One line for each enterprise, those with the most values first if there are too many; bars for a single period.
fn together(desk: &Desk, indicator: &Indicator, series: &[&Series]) -> Option<Figure> {
    let mut drawn: Vec<&Series> = series.to_vec();
    let count = |series: &Series| series.total().filter(|point| point.cell.has_value()).count();
    if drawn.len() > LINES {
        drawn.sort_by_key(|series| std::cmp::Reverse(count(series)));
        drawn.truncate(LINES);
        drawn.sort_by_key(|kept| series.iter().position(|series| series.enterprise == kept.enterprise));
    }
    let longest = drawn.iter().max_by_key(|series| count(series))?;
    let length = *longest.chart_periods().first()?;
    let periods: Vec<Period> = periods(&drawn).into_iter().filter(|period| period.same_length(&length)).collect();
    let spec = match periods.as_slice() {
        [] => return None,
        [only] => bars(desk, indicator, &drawn, only),
        several => lines(desk, indicator, &drawn, several),
    };
    let head = if spec.kind == ChartKind::Bar { "figure.enterprise" } else { "figure.period" };
    let shown_points = || drawn.iter().flat_map(|series| series.total()).filter(|point| periods.contains(&point.period));
    let caption = Caption {
        title: desk.text(&indicator.name),
        subtitle: Some(figure::subtitle(desk, indicator, ("", &figure::span(desk, &periods)))),
        reading: if spec.kind == ChartKind::Bar { reading::extremes(desk.reader, &spec) } else { reading::several(desk.reader, &spec) },
        notes: shown_points().any(|point| point.cell.is_withheld()).then(|| desk.word("figure.suppressed_note")).into_iter().collect(),
        source: sources(desk, &drawn),
        fictitious: drawn.iter().any(|series| figure::is_fictitious(desk, series.enterprise.as_str())),
        head: desk.word(head),
        ..Caption::default()
    };
    Some(figure::figure(desk, spec, caption, None))
}

fn lines(desk: &Desk, indicator: &Indicator, series: &[&Series], periods: &[Period]) -> ChartSpec {
    let mut spec = specs::empty("", ChartKind::Line);
    spec.unit = shown::axis_unit(desk.reader, indicator);
    spec.categories = periods.iter().map(|period| specs::period(desk.reader, period)).collect();
    let line = |(own, number): (&&Series, u8)| SeriesSpec {
        name: figure::enterprise_name(desk, own.enterprise.as_str()),
        tone: Tone::Series(number),
        data: periods.iter().map(|period| specs::datum(desk.reader, indicator, own.cell(period, &[]))).collect(),
    };
    spec.series = series.iter().zip(1..).map(line).collect();
    spec
}

fn bars(desk: &Desk, indicator: &Indicator, series: &[&Series], period: &Period) -> ChartSpec {
    let mut spec = specs::empty("", ChartKind::Bar);
    spec.unit = shown::axis_unit(desk.reader, indicator);
    let name = |series: &Series| figure::enterprise_name(desk, series.enterprise.as_str());
    spec.categories = series.iter().enumerate().map(|(index, series)| specs::plain(&name(series), index)).collect();
    let data = series.iter().map(|series| specs::datum(desk.reader, indicator, series.cell(period, &[]))).collect();
    spec.series.push(SeriesSpec { name: desk.reader.locale.period(period), tone: Tone::Subject, data });
    spec
}

/// Where the values of several series come from, each source once.
pub fn sources(desk: &Desk, series: &[&Series]) -> Vec<Mention> {
    let mut seen = BTreeSet::new();
    let sources = series.iter().filter_map(|series| series.terms.source.as_ref()).map(|source| desk.text(source));
    sources.filter(|source| seen.insert(source.clone())).map(super::parts::said).collect()
}
