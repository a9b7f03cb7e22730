//! Inline values: what a call in a text stands for, in the reader's words (format.md §4).

use super::desk::Desk;
use crate::decimal::{Decimal, rounded};
use crate::figures::{Aggregate, Answers, Cell, Guarded, Point, Ratio, Series, change, comparable, progress};
use crate::finding::Problem;
use crate::model::indicator::Indicator;
use crate::model::known::Kind;
use crate::nearest::nearest;
use crate::period::{self, Period, SchoolYearStart};
use crate::plan::voices;
use crate::plan::{shown, specs};
use crate::source::inline::{CallOption, InlineCall, Measure, PeriodText, Verb};

/// The answer to a call, or why there is none.
pub fn answer(desk: &Desk, call: &InlineCall) -> Result<String, Problem> {
    if call.verb == Verb::Count {
        return count(desk, call);
    }
    let reference = desk.model().known.measured(call.reference.text)?;
    let reference = reference.as_str();
    let parts: Vec<&str> = reference.split('/').collect();
    match parts.as_slice() {
        [enterprise, survey, question] => {
            let answers = desk.answers(enterprise, survey, question);
            let answers = answers.ok_or_else(|| desk.model().known.unknown(Kind::Question, reference))?;
            of_answers(desk, answers, call)
        }
        [owner, indicator] => {
            let known = &desk.model().known;
            let catalogued = desk.model().catalogue.indicator(indicator);
            if let (Some(series), Some(indicator)) = (desk.series(owner, indicator), catalogued) {
                return of_series(desk, (&series, indicator), call);
            }
            if let (Some(aggregate), Some(indicator)) = (desk.aggregate(owner, indicator), catalogued) {
                return of_aggregate(desk, (aggregate, indicator), call);
            }
            // What is there but could not be read has its own finding: its words stay as they are.
            if known.has(Kind::Result, reference) {
                return Ok(shown::status_word(desk.reader, crate::model::observation::Status::Missing).to_owned());
            }
            Err(known.unknown(Kind::Result, reference))
        }
        _ => Err(Problem::MalformedReference { written: reference.to_owned(), example: "{{ value enterprise/indicator@2023 }}" }),
    }
}

fn count(desk: &Desk, call: &InlineCall) -> Result<String, Problem> {
    let model = desk.model();
    let number = match call.reference.text {
        "enterprises" => model.enterprises.len(),
        "testimonials" => voices::shown(model, desk.lang()).len(),
        "indicators" => model.catalogue.indicators.len(),
        "notebooks" => model.notebooks.len(),
        "federations" => model.federations.len(),
        "partners" => model.partners.len(),
        "news" => model.news.len(),
        "terms" => model.catalogue.terms.len(),
        "topics" => model.catalogue.topics.len(),
        "assessments" => model.enterprises.values().map(|enterprise| enterprise.assessments.len()).sum(),
        written => {
            let kinds = [
                "enterprises",
                "testimonials",
                "indicators",
                "notebooks",
                "federations",
                "partners",
                "news",
                "terms",
                "topics",
                "assessments",
            ];
            let near = nearest(written, kinds).map(str::to_owned);
            let allowed = kinds.iter().map(|&kind| kind.to_owned()).collect();
            return Err(Problem::NotInList { written: written.to_owned(), allowed, nearest: near });
        }
    };
    Ok(desk.reader.locale.number(Decimal::from(number), 0))
}

/// A period as written, or E02.
fn read_period(desk: &Desk, written: &str) -> Result<Period, Problem> {
    let school = desk.model().settings.school_year_start.map_or_else(SchoolYearStart::default, |day| day.0);
    period::parse(written, school).ok_or_else(|| Problem::MalformedReference { written: written.to_owned(), example: "@2023" })
}

fn find<'series>(series: &'series Series, period: &Period, filters: &[(&str, &str)]) -> Option<&'series Point> {
    series.cell(period, filters).or_else(|| series.points().find(|point| same_days(&point.period, period) && matches(point, filters)))
}

fn same_days(left: &Period, right: &Period) -> bool {
    left.first == right.first && left.last == right.last
}

fn matches(point: &Point, filters: &[(&str, &str)]) -> bool {
    point.categories.len() == filters.len() && filters.iter().all(|(dimension, category)| point.category(dimension) == Some(*category))
}

/// The point a call is about: of its period, else the latest that has a value.
fn point<'series>(desk: &Desk, series: &'series Series, call: &InlineCall, written: Option<&str>) -> Result<&'series Point, Problem> {
    let filters: Vec<(&str, &str)> = call.filters.iter().map(|(dimension, category)| (dimension.text, category.text)).collect();
    let of_filters = || series.points().filter(|point| matches(point, &filters));
    let found = match written {
        Some(written) => {
            let period = read_period(desk, written)?;
            find(series, &period, &filters)
        }
        None => of_filters().filter(|point| point.cell.has_value()).last(),
    };
    found.ok_or_else(|| Problem::UnknownPeriod {
        reference: call.reference.text.to_owned(),
        period: written.unwrap_or_default().to_owned(),
        known: spelled(of_filters()),
    })
}

/// The periods of points, each once.
fn spelled<'series>(points: impl Iterator<Item = &'series Point>) -> Vec<String> {
    let mut known: Vec<String> = points.map(|point| point.period.spelled()).collect();
    known.dedup();
    known
}

fn single<'call>(call: &'call InlineCall) -> Option<&'call str> {
    match &call.period {
        Some(PeriodText::Single(word)) => Some(word.text),
        Some(PeriodText::Ends(_, last)) => Some(last.text),
        None => None,
    }
}

fn of_series(desk: &Desk, (series, indicator): (&Series, &Indicator), call: &InlineCall) -> Result<String, Problem> {
    match call.verb {
        Verb::Value => Ok(shown::cell(desk.reader, indicator, &point(desk, series, call, single(call))?.cell)),
        Verb::Base => {
            let point = point(desk, series, call, single(call))?;
            Ok(match &point.cell {
                Guarded::Shown(quantity) => {
                    let base = quantity.ratio.map(|ratio| ratio.denominator()).or(point.base());
                    base.map_or_else(
                        || shown::cell(desk.reader, indicator, &point.cell),
                        |base| desk.reader.locale.number(base, base.normalize().scale()),
                    )
                }
                other => shown::cell(desk.reader, indicator, other),
            })
        }
        Verb::Change => moved(desk, (series, indicator), call),
        Verb::Progress => gone(desk, (series, indicator), call),
        Verb::Count => Ok(String::new()),
    }
}

fn moved(desk: &Desk, (series, indicator): (&Series, &Indicator), call: &InlineCall) -> Result<String, Problem> {
    let (from, to) = match &call.period {
        Some(PeriodText::Ends(from, to)) => (point(desk, series, call, Some(from.text))?, point(desk, series, call, Some(to.text))?),
        other => {
            let last = match other {
                Some(PeriodText::Single(word)) => point(desk, series, call, Some(word.text))?,
                _ => point(desk, series, call, None)?,
            };
            let before = series
                .points()
                .filter(|point| point.categories == last.categories && point.period.last < last.period.last && point.cell.has_value());
            let before = before.last().ok_or_else(|| Problem::MalformedReference {
                written: format!("change {}", call.reference.text),
                example: "{{ change enterprise/indicator@2021..2023 }}",
            })?;
            (before, last)
        }
    };
    let decimals = series.decimals;
    Ok(match change::between(from, to) {
        Guarded::Shown(change) => match call.option {
            Some(CallOption::InPoints) => shown::points(desk.reader, change.difference, decimals),
            Some(CallOption::InPercent) => change.percent.map_or_else(
                || shown::status_word(desk.reader, crate::model::observation::Status::Missing).to_owned(),
                |percent| shown::percent_change(desk.reader, percent),
            ),
            _ => shown::change(desk.reader, indicator, &change, decimals),
        },
        Guarded::Withheld(_) => desk.word("status.suppressed"),
        Guarded::Absent(status) => shown::status_word(desk.reader, status).to_owned(),
    })
}

/// How much of the way from the baseline to a target is done, now or at the named period.
fn gone(desk: &Desk, (series, indicator): (&Series, &Indicator), call: &InlineCall) -> Result<String, Problem> {
    let missing = || shown::status_word(desk.reader, crate::model::observation::Status::Missing).to_owned();
    let target = match call.option {
        Some(CallOption::To(word)) => {
            let wanted = read_period(desk, word.text)?;
            let found = series.terms.targets.iter().find(|target| target.period.is_some_and(|period| same_days(&period, &wanted)));
            found.ok_or_else(|| Problem::UnknownPeriod {
                reference: call.reference.text.to_owned(),
                period: word.text.to_owned(),
                known: series.terms.targets.iter().filter_map(|target| Some(target.period?.spelled())).collect(),
            })?
        }
        _ => match series.terms.targets.last() {
            Some(target) => target,
            None => return Ok(missing()),
        },
    };
    let now = match series.beside(target, indicator) {
        Some(now) if call.period.is_none() => now,
        _ => point(desk, series, call, single(call))?,
    };
    let fits = target.period.is_none_or(|aim| comparable(indicator, &aim, &now.period));
    let baseline = series.baseline(target, indicator).filter(|_| fits);
    Ok(match baseline.map(|baseline| progress(baseline, now, target.value.value)) {
        Some(Guarded::Shown(done)) => desk.reader.locale.percent(done, 1),
        Some(Guarded::Withheld(_)) => desk.word("status.suppressed"),
        _ => missing(),
    })
}

fn of_aggregate(desk: &Desk, (aggregate, indicator): (&Aggregate, &Indicator), call: &InlineCall) -> Result<String, Problem> {
    let unknown = |written: &str| Problem::UnknownPeriod {
        reference: call.reference.text.to_owned(),
        period: written.to_owned(),
        known: aggregate.points.iter().map(|point| point.period.spelled()).collect(),
    };
    let at = |written: Option<&str>| match written {
        Some(written) => {
            let period = read_period(desk, written)?;
            aggregate.points.iter().find(|point| same_days(&point.period, &period)).ok_or_else(|| unknown(written))
        }
        None => aggregate.latest().ok_or_else(|| unknown("")),
    };
    match call.verb {
        Verb::Change => {
            let (from, to): (&Cell, &Cell) = match &call.period {
                Some(PeriodText::Ends(from, to)) => (&at(Some(from.text))?.cell, &at(Some(to.text))?.cell),
                _ => return Err(unknown("")),
            };
            Ok(match from.and(*to) {
                Guarded::Shown((from, to)) => {
                    let difference = to.value - from.value;
                    match call.option {
                        Some(CallOption::InPercent) => {
                            let percent = crate::decimal::percentage(difference, from.value.abs()).unwrap_or_default();
                            shown::percent_change(desk.reader, percent)
                        }
                        Some(CallOption::InPoints) => shown::points(desk.reader, difference, aggregate.decimals),
                        _ if shown::in_points(indicator) => shown::points(desk.reader, difference, aggregate.decimals),
                        _ => {
                            shown::percent_change(desk.reader, crate::decimal::percentage(difference, from.value.abs()).unwrap_or_default())
                        }
                    }
                }
                _ => desk.word("status.suppressed"),
            })
        }
        Verb::Base => {
            let point = at(single(call))?;
            let base = point.cell.shown().and_then(|quantity| quantity.ratio).map(|ratio| ratio.denominator());
            Ok(desk.reader.locale.number(base.unwrap_or_else(|| Decimal::from(point.contributors)), 0))
        }
        _ => Ok(shown::cell(desk.reader, indicator, &at(single(call))?.cell)),
    }
}

fn of_answers(desk: &Desk, answers: &Answers, call: &InlineCall) -> Result<String, Problem> {
    let tally = match call.filters.first() {
        None => Guarded::Shown(&answers.tally),
        Some((dimension, category)) => {
            let group = answers.groups.iter().find(|group| group.dimension == dimension.text && group.category == category.text);
            let group = group.ok_or_else(|| desk.model().known.unknown(Kind::Dimension, dimension.text))?;
            group.tally.as_ref()
        }
    };
    let tally = match tally {
        Guarded::Shown(tally) => tally,
        Guarded::Withheld(_) => return Ok(desk.word("status.suppressed")),
        Guarded::Absent(status) => return Ok(shown::status_word(desk.reader, status).to_owned()),
    };
    let missing = || shown::status_word(desk.reader, crate::model::observation::Status::Missing).to_owned();
    let share = |ratio: Option<Ratio>| ratio.map_or_else(missing, |ratio| specs::percent(desk.reader, ratio));
    if call.verb == Verb::Base {
        return Ok(desk.reader.locale.number(Decimal::from(tally.base), 0));
    }
    let net = || tally.net.map_or_else(missing, |net| shown::points(desk.reader, net, 1));
    let mean = || {
        let mean = answers.summary.as_ref().and_then(|summary| summary.mean).or(tally.mean);
        mean.map_or_else(missing, |mean| desk.reader.locale.number(rounded(mean, 2), 2))
    };
    Ok(match call.measure {
        Some(Measure::Positive) => share(tally.positive),
        Some(Measure::Negative) => share(tally.negative),
        Some(Measure::Response) => share(answers.response),
        Some(Measure::Net) => net(),
        Some(Measure::Mean) => mean(),
        Some(Measure::Share(word)) => match word.text {
            "positive" => share(tally.positive),
            "negative" => share(tally.negative),
            "response" => share(answers.response),
            "net" => net(),
            "mean" => mean(),
            option => {
                let ids = tally.options.iter().map(|option| option.id.as_str());
                let found = tally.option(option).ok_or_else(|| Problem::UnknownReference {
                    kind: "option",
                    written: option.to_owned(),
                    nearest: nearest(option, ids).map(str::to_owned),
                })?;
                share(found.share)
            }
        },
        None => share(tally.positive.or(answers.response)),
    })
}
