//! Key figures: the latest value with its unit, how it moved, how far it is from its target.

use super::desk::Desk;
use super::figure::is_fictitious;
use super::view::{Change, Direction, Kpi, Progress, Tone};
use crate::decimal::{Decimal, float};
use crate::figures::{Answers, Cell, Guarded, Point, Series, comparable};
use crate::model::indicator::{self, Indicator};
use crate::period::Period;
use crate::plan::page::Subject;
use crate::plan::{reading, shown};

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
    let mut kpi = of_cell(desk, indicator, (&latest.cell, &latest.period));
    if !kpi.absent {
        kpi.base.extend(shown::remarks(desk.reader, latest));
        kpi.change = change(desk, indicator, series);
        kpi.progress = progress(desk, indicator, series, latest);
    }
    Some(kpi)
}

/// What any key figure of an indicator says: its name, the value or why there is none, of how many, and when.
fn of_cell(desk: &Desk, indicator: &Indicator, (cell, period): (&Cell, &Period)) -> Kpi {
    let mut kpi = Kpi { label: desk.text(&indicator.name), href: desk.href(&Subject::Indicator(indicator.id.clone())), ..Kpi::default() };
    let period = desk.reader.locale.period(period);
    match cell {
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
    kpi
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
    let fits = target.period.is_none_or(|aim| comparable(indicator, &aim, &latest.period));
    let now = latest.cell.shown().filter(|_| fits)?;
    let target_value = float(target.value.value);
    if target_value <= 0.0 {
        return None;
    }
    let share = (float(now.value) / target_value * 100.0).clamp(0.0, 100.0);
    let width = ((share / 5.0).round() * 5.0) as u8;
    Some(Progress { width, text: shown::target(desk.reader, indicator, target, series.decimals) })
}
