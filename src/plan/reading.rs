//! Readings: what a figure says, in sentences, so that nobody needs to see it.

use super::chart::{Category, ChartSpec, DatumMark, Moved, Order, Way};
use super::reader::Reader;
use super::shown;
use crate::decimal::{Decimal, rounded};
use crate::figures::{Answers, Change, Guarded, Point, Quantity, Series, change, comparable, progress};
use crate::model::indicator::{Direction, Indicator};
use crate::model::observation::Status;
use crate::model::survey::QuestionKind;
use crate::period::Period;

/// How a series moved and how far it is from what it aims at.
pub fn trend(reader: &Reader, indicator: &Indicator, series: &Series, periods: &[Period]) -> Vec<String> {
    let points: Vec<&Point> =
        periods.iter().filter_map(|period| series.cell(period, &[])).filter(|point| point.cell.shown().is_some()).collect();
    // Values before a break are not comparable with those after it.
    let since = points.iter().rposition(|point| point.is(Status::Break)).unwrap_or(0);
    let mut sentences = Vec::new();
    match (points.get(since), points.last()) {
        (Some(first), Some(last)) if first.period != last.period => sentences.extend(moved(reader, indicator, first, last)),
        (_, Some(only)) => {
            let value = shown::cell(reader, indicator, &only.cell);
            let values = [("name", reader.say(&indicator.name)), ("last", value)];
            let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
            sentences.push(reader.words.tell("reading.single", &values, &[("to", &reader.locale.time(&only.period))]));
        }
        _ => {}
    }
    if since > 0 {
        let period = reader.locale.time(&points[since].period);
        sentences.push(reader.words.tell("figure.break_note", &[], &[("period", &period)]));
    }
    sentences.extend(turn(reader, indicator, &points[since.min(points.len())..]));
    sentences.extend(aim(reader, indicator, series));
    sentences
}

/// The highest or the lowest value, where it lies between the ends: what a first and a last value do not tell.
fn turn(reader: &Reader, indicator: &Indicator, points: &[&Point]) -> Option<String> {
    let value = |point: &Point| point.cell.shown().map(|quantity| quantity.value);
    let (first, last) = (value(points.first()?)?, value(points.last()?)?);
    let inner = || points.iter().filter(|point| value(point).is_some());
    let (peak, trough) = (inner().max_by_key(|point| value(point))?, inner().min_by_key(|point| value(point))?);
    let (key, point) = match (value(peak)?, value(trough)?) {
        (most, _) if points.len() > 2 && most > first && most > last => ("reading.peak", peak),
        (_, least) if points.len() > 2 && least < first && least < last => ("reading.trough", trough),
        _ => return None,
    };
    let value = shown::cell(reader, indicator, &point.cell);
    Some(reader.words.tell(key, &[("value", &value)], &[("period", &reader.locale.time(&point.period))]))
}

/// How a series moved between the first and the last value that can be compared, in words for a title.
pub fn movement(reader: &Reader, indicator: &Indicator, series: &Series, periods: &[Period]) -> Option<Moved> {
    let points: Vec<&Point> =
        periods.iter().filter_map(|period| series.cell(period, &[])).filter(|point| point.cell.shown().is_some()).collect();
    let since = points.iter().rposition(|point| point.is(Status::Break)).unwrap_or(0);
    let (first, last) = (points.get(since)?, points.last()?);
    if first.period == last.period {
        return None;
    }
    let change = *change::between(first, last).shown()?;
    let decimals = last.cell.shown()?.decimals;
    let way = match rounded(change.difference, decimals) {
        difference if difference.is_zero() => Way::Flat,
        difference if difference.is_sign_negative() => Way::Down,
        _ => Way::Up,
    };
    let reached = series.terms.targets.last().filter(|target| {
        target.period.is_none_or(|aim| comparable(indicator, &aim, &last.period)) && is_reached(indicator, last, target.value.value)
    });
    Some(Moved {
        way,
        change: shown::change_size(reader, indicator, &change, decimals),
        from: reader.locale.time(&first.period),
        to: reader.locale.time(&last.period),
        last: shown::cell(reader, indicator, &last.cell),
        reached: reached.map(|target| shown::target_value(reader, indicator, target, series.decimals)),
    })
}

/// Whether a value is where it was aimed at, or beyond.
fn is_reached(indicator: &Indicator, point: &Point, target: Decimal) -> bool {
    let Some(now) = point.cell.shown() else { return false };
    match indicator.direction {
        Some(Direction::Down) => now.value <= target,
        _ => now.value >= target,
    }
}

fn moved(reader: &Reader, indicator: &Indicator, first: &Point, last: &Point) -> Option<String> {
    let moved = *change::between(first, last).shown()?;
    let decimals = last.cell.shown()?.decimals;
    let pattern = match rounded(moved.difference, decimals) {
        difference if difference.is_zero() => "reading.stable",
        difference if difference.is_sign_negative() => "reading.fall",
        _ => "reading.rise",
    };
    let values = [
        ("name", reader.say(&indicator.name)),
        ("first", shown::cell(reader, indicator, &first.cell)),
        ("last", shown::cell(reader, indicator, &last.cell)),
        ("change", shown::change(reader, indicator, &moved, decimals)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let times = [("from", &reader.locale.time(&first.period)), ("to", &reader.locale.time(&last.period))];
    Some(reader.words.tell(pattern, &values, &times))
}

/// Whether the latest target is reached, or how much of the way is done since the baseline.
fn aim(reader: &Reader, indicator: &Indicator, series: &Series) -> Option<String> {
    let target = series.terms.targets.last()?;
    let latest = series.beside(target, indicator)?;
    latest.cell.shown()?;
    let value = shown::target_value(reader, indicator, target, series.decimals);
    let when = target.period.as_ref().map(|period| reader.locale.time(period))?;
    let reached = is_reached(indicator, latest, target.value.value);
    if reached {
        return Some(format!("{}.", reader.words.tell("target.reached", &[("value", &value)], &[("period", &when)])));
    }
    let baseline = series.baseline(target, indicator).filter(|baseline| baseline.period != latest.period)?;
    let done = *progress(baseline, latest, target.value.value).shown()?;
    let share = reader.locale.percent(done, 1);
    Some(format!("{}.", reader.words.tell("target.progress", &[("share", &share), ("value", &value)], &[("period", &when)])))
}

/// What a question gave: who agrees and who does not, or which answer came first.
pub fn answers(reader: &Reader, answers: &Answers) -> Vec<String> {
    let number = |number: u64| reader.locale.number(Decimal::from(number), 0);
    let tally = &answers.tally;
    let mut sentences = Vec::new();
    let (said, other) = (chosen(reader, answers, |polarity| polarity > 0), chosen(reader, answers, |polarity| polarity < 0));
    if let (Some(positive), Some(negative), false, false) = (tally.positive, tally.negative, said.is_empty(), other.is_empty()) {
        let count = |ratio: crate::figures::Ratio| reader.locale.number(ratio.numerator(), 0);
        let share = reader.words.fill("reading.base", &[("part", &count(positive)), ("whole", &number(tally.base))]);
        let words = [("share", share.as_str()), ("said", &said), ("against", &count(negative)), ("other", &other)];
        sentences.push(reader.words.fill("reading.sides", &words));
    } else if let Some(most) = tally.options.iter().max_by(|left, right| left.count.cmp(&right.count).then(right.id.cmp(&left.id))) {
        let share = most.share.map(|ratio| reader.locale.percent(ratio.percent(), 1)).unwrap_or_default();
        let values = [("label", reader.say(&most.label)), ("count", number(most.count)), ("base", number(tally.base)), ("share", share)];
        let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        sentences.push(reader.words.fill("reading.most_chosen", &values));
    }
    if let Some(net) = tally.net {
        sentences.push(format!("{}.", reader.words.fill("survey.net", &[("value", &shown::points(reader, net, 1))])));
    }
    sentences
}

/// The options of one side as they were offered: what they mean differs from scale to scale.
fn chosen(reader: &Reader, answers: &Answers, wanted: impl Fn(i8) -> bool) -> String {
    let options: Vec<_> = answers.tally.options.iter().filter(|option| option.polarity.is_some_and(&wanted)).collect();
    let quoted = |label: &str| reader.locale.quoted(label);
    match options.as_slice() {
        // The points of a long scale are told by its two ends.
        [first, .., last] if options.len() > 3 => {
            let (first, last) = (reader.say(&first.label), reader.say(&last.label));
            reader.words.fill("when.years", &[("first", &first), ("last", &last)])
        }
        few => reader.locale.either(&few.iter().map(|option| quoted(&reader.say(&option.label))).collect::<Vec<_>>()),
    }
}

/// The margin of error, where the survey asks for one: how sure, how wide at most, and of what.
fn margin(reader: &Reader, answers: &Answers) -> Option<String> {
    let margin = answers.margin.filter(|_| answers.kind != QuestionKind::Numeric)?;
    let number = |number: u64| reader.locale.number(Decimal::from(number), 0);
    let sure = reader.locale.percent(margin.confidence.into(), 0);
    let width = reader.locale.number(rounded(margin.widest(), 1), 1);
    let base = number(margin.base);
    Some(match margin.population {
        Some(population) => {
            let values = [("sure", sure.as_str()), ("width", &width), ("base", &base), ("population", &number(population))];
            reader.words.fill("survey.margin_of", &values)
        }
        None => reader.words.fill("survey.margin", &[("sure", &sure), ("width", &width), ("base", &base)]),
    })
}

/// The notes of a question: its base, who left it out, what does not add up.
pub fn base(reader: &Reader, answers: &Answers) -> Vec<String> {
    let number = |number: u64| reader.locale.number(Decimal::from(number), 0);
    let mut notes = Vec::new();
    if let (Some(asked), Some(response)) = (answers.invited.or(answers.population), answers.response) {
        let share = reader.locale.percent(response.percent(), 1);
        let line = reader
            .words
            .fill("survey.response_line", &[("returned", &number(answers.returned)), ("invited", &number(asked)), ("share", &share)]);
        notes.push(format!("{line}."));
    }
    let (base, none) = (number(answers.tally.base), number(answers.no_answer));
    notes.push(match answers.no_answer {
        0 => reader.words.fill("survey.base", &[("base", &base)]),
        _ => reader.words.fill("survey.base_no_answer", &[("base", &base), ("none", &none)]),
    });
    notes.extend(margin(reader, answers));
    if let Some(members) = answers.contributors {
        notes.push(reader.words.count("survey.pooled", members.into(), &reader.locale));
    }
    if answers.kind == QuestionKind::Multiple {
        notes.push(reader.words.get("survey.multiple").to_owned());
    } else {
        let shares = answers.tally.options.iter().filter_map(|option| option.share);
        let total: Decimal = shares.map(|share| rounded(share.percent(), 1)).sum();
        if !total.is_zero() && total != Decimal::from(100) {
            notes.push(reader.words.fill("figure.rounding", &[("total", &reader.locale.percent(total, 1))]));
        }
    }
    notes
}

/// The largest and the smallest category of bars.
pub fn extremes(reader: &Reader, spec: &ChartSpec) -> Vec<String> {
    let Some(series) = spec.series.first().filter(|_| spec.series.len() == 1) else { return Vec::new() };
    let known: Vec<(&str, f64, &str)> = series
        .data
        .iter()
        .zip(&spec.categories)
        .filter_map(|(datum, category)| Some((category.label.as_str(), datum.value?, datum.text.as_str())))
        .collect();
    // What is withheld might be larger or smaller: only what is shown is told, one by one.
    if series.data.iter().any(|datum| datum.mark == DatumMark::Withheld) {
        return known.iter().map(|(label, _, text)| format!("{label}{} {text}", super::specs::colon(reader))).collect();
    }
    let most = known.iter().max_by(|left, right| left.1.total_cmp(&right.1));
    let least = known.iter().min_by(|left, right| left.1.total_cmp(&right.1));
    match (most, least) {
        (Some(most), Some(least)) if most.0 != least.0 => {
            let values = [("largest", most.0), ("largest_value", most.2), ("smallest", least.0), ("smallest_value", least.2)];
            vec![reader.words.fill("reading.largest_smallest", &values)]
        }
        (Some(only), _) => vec![format!("{}{} {}", only.0, super::specs::colon(reader), only.2)],
        _ => Vec::new(),
    }
}

/// What any chart says: its extremes, or where each of its series began and ended.
pub fn of(reader: &Reader, spec: &ChartSpec) -> Vec<String> {
    match (spec.order, spec.series.len()) {
        (Order::Time, _) => several(reader, spec),
        (_, 1) => extremes(reader, spec),
        _ => between(reader, spec),
    }
}

/// The largest and the smallest category of each of several series beside each other.
fn between(reader: &Reader, spec: &ChartSpec) -> Vec<String> {
    let one = |series: &super::chart::SeriesSpec| {
        let alone = ChartSpec { series: vec![series.clone()], ..spec.clone() };
        let said = extremes(reader, &alone).into_iter().next()?;
        Some(reader.words.fill("title.named", &[("name", &series.name), ("finding", &said)]))
    };
    spec.series.iter().take(6).filter_map(one).collect()
}

/// The lines of several series: where each began and ended.
pub fn several(reader: &Reader, spec: &ChartSpec) -> Vec<String> {
    let line = |series: &super::chart::SeriesSpec| {
        let mut known = series.data.iter().zip(&spec.categories).filter(|(datum, _)| datum.value.is_some());
        let (first, from) = known.next()?;
        let values = |last: &str, to: &Category| {
            let values = [("name", series.name.as_str()), ("first", &first.text), ("last", last)];
            reader.words.tell("reading.series", &values, &[("from", &from.time()), ("to", &to.time())])
        };
        Some(match known.next_back() {
            Some((last, to)) => values(&last.text, to),
            None => format!("{}{} {} ({})", series.name, super::specs::colon(reader), first.text, from.label),
        })
    };
    spec.series.iter().take(8).filter_map(line).collect()
}

/// The change of the latest value against the one before it, in words, if it may be told.
pub fn latest_change(reader: &Reader, indicator: &Indicator, series: &Series) -> Option<(Change, String)> {
    let latest = series.latest()?;
    let before = series
        .total()
        .filter(|point| point.period.last < latest.period.first || point.period < latest.period)
        .filter(|point| point.period.same_length(&latest.period))
        .last()?;
    let moved = *change::between(before, latest).shown()?;
    if moved.across_break {
        return None;
    }
    let Guarded::Shown(Quantity { decimals, .. }) = latest.cell else { return None };
    let change = shown::change(reader, indicator, &moved, decimals);
    let since = reader.locale.time(&before.period);
    Some((moved, reader.words.tell("change.since", &[("change", &change)], &[("period", &since)])))
}
