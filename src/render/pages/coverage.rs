//! How much of a federation the numbers cover.

use std::collections::BTreeSet;

use super::aggregates::Total;
use crate::decimal::Decimal;
use crate::figures::{AggregatePoint, Guarded, Members, Ratio};
use crate::model::enterprise::Publish;
use crate::model::entities::Federation;
use crate::model::observation::Status;
use crate::model::publications::{Member, PublishMembers};
use crate::period::Period;
use crate::plan::specs;
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::view::Coverage;

/// Units that are drawn one by one.
const TICKS: u64 = 120;

/// The latest period of any total.
pub fn latest(totals: &[Total]) -> Option<Period> {
    totals.iter().filter_map(|total| Some(total.aggregate.latest()?.period)).max()
}

/// The members on the last day of a period.
pub fn roster<'site>(federation: &'site Federation, period: &Period) -> Vec<&'site Member> {
    let day = period.last;
    let belongs = |member: &&Member| member.from.is_none_or(|from| from <= day) && member.to.is_none_or(|to| day <= to);
    federation.file.members.iter().filter(belongs).collect()
}

/// Who delivered for the latest period: at least those who delivered the indicator that most did.
pub fn coverage(desk: &Desk, totals: &[Total]) -> Option<Coverage> {
    let period = latest(totals)?;
    let points: Vec<&AggregatePoint> = totals.iter().filter_map(|total| total.aggregate.at(&period)).collect();
    let best = points.iter().max_by_key(|point| point.coverage.delivered)?;
    let named = delivered(&points);
    let delivered = best.coverage.delivered.max(u64::try_from(named.len()).unwrap_or(0));
    let members = best.coverage.members;
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let words =
        [("members", desk.count("count.members", count(members))), ("delivered", desk.count("coverage.delivered", count(delivered)))];
    let words: Vec<(&str, &str)> = words.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let federation = totals.first()?.federation;
    let sentences = [share(desk, best, delivered), weight(desk, federation, best), missing(desk, federation, (&period, &named))];
    let mut text: Vec<String> = sentences.into_iter().flatten().collect();
    if delivered < members {
        text.push(desk.word("coverage.not_estimated"));
    }
    Some(Coverage {
        lead: format!("{}{} {}", desk.reader.locale.period(&period), specs::colon(desk.reader), desk.fill("coverage.lead", &words)),
        text: text.join(" "),
        ticks: if members <= TICKS { (0..members).map(|unit| unit < delivered).collect() } else { Vec::new() },
        ticks_label: of_members(desk, delivered, members),
    })
}

/// Who delivered for one total: `17 membres sur 19. Soit 89,5 %. …`
pub fn sentences(desk: &Desk, federation: &Federation, (indicator, point): (&str, &AggregatePoint)) -> String {
    let coverage = &point.coverage;
    let units = coverage.units.map_or(coverage.members.into(), |units| units.denominator());
    let count = of_members(desk, coverage.delivered, units);
    let percent = coverage.units.map(|units| specs::percent(desk.reader, units));
    let count = percent.map_or_else(|| format!("{count}."), |percent| format!("{count} ({percent})."));
    let concerned = |id: &str| {
        let series = desk.plan().figures.series(id, indicator);
        let own = series.and_then(|series| series.cell(&point.period, &[]));
        !own.is_some_and(|own| matches!(own.cell, Guarded::Absent(Status::NotApplicable)))
    };
    let mut named = delivered(&[point]);
    let ids = roster(federation, &point.period).into_iter().map(|member| member.enterprise.value.as_str());
    named.extend(ids.filter(|id| !concerned(id)));
    let more = [weight(desk, federation, point), missing(desk, federation, (&point.period, &named))];
    [count].into_iter().chain(more.into_iter().flatten()).collect::<Vec<_>>().join(" ")
}

/// How many members are in a total, of how many there are: `17 membres sur 19 (89,5 %)`; only how many, where some of
/// those who delivered could not be put in.
pub fn of_contributors(desk: &Desk, point: &AggregatePoint) -> String {
    let coverage = &point.coverage;
    match coverage.units.filter(|_| coverage.delivered == point.contributors) {
        Some(units) => {
            let count = of_members(desk, coverage.delivered, units.denominator());
            format!("{count} ({})", specs::percent(desk.reader, units))
        }
        None => super::aggregates::contributors(desk, point),
    }
}

/// Those who delivered, of all: `1 membre sur 19`, `17 membres sur 19`.
fn of_members(desk: &Desk, delivered: u64, all: impl Into<Decimal>) -> String {
    let all = desk.reader.locale.number(all.into(), 0);
    desk.count("coverage.ticks", usize::try_from(delivered).unwrap_or(usize::MAX)).replace("{members}", &all)
}

/// The named members who delivered anything.
fn delivered<'site>(points: &[&'site AggregatePoint]) -> BTreeSet<&'site str> {
    let named = points.iter().filter_map(|point| match &point.members {
        Members::Named(named) => Some(named),
        _ => None,
    });
    named.flatten().filter(|(_, cell)| cell.has_value()).map(|(id, _)| id.as_str()).collect()
}

/// The share of the population, else of the members.
fn share(desk: &Desk, point: &AggregatePoint, delivered: u64) -> Option<String> {
    let whole = point.coverage.units?.denominator();
    let share = specs::percent(desk.reader, Ratio::new(delivered.into(), whole)?);
    let number = |number: crate::decimal::Decimal| desk.reader.locale.number(number, 0);
    let parts = desk.fill("reading.base", &[("part", &number(delivered.into())), ("whole", &number(whole))]);
    let share = if point.coverage.of_population { format!("{share} ({parts})") } else { share };
    Some(desk.fill("coverage.share", &[("share", &share)]))
}

/// The share by weight, if it may be shown.
fn weight(desk: &Desk, federation: &Federation, point: &AggregatePoint) -> Option<String> {
    let share = specs::percent(desk.reader, *point.coverage.weight?.shown()?);
    let weight = federation.file.population.as_ref()?.weight.as_ref()?;
    let indicator = desk.model().catalogue.indicator(&weight.indicator.value)?;
    Some(desk.fill("coverage.by_weight", &[("share", &share), ("weight", &desk.text(&indicator.name))]))
}

/// Who did not deliver, by name: of members whose results are published, if members are named.
fn missing(desk: &Desk, federation: &Federation, (period, delivered): (&Period, &BTreeSet<&str>)) -> Option<String> {
    if federation.file.publish_members != PublishMembers::Named {
        return None;
    }
    let is_published = |id: &str| desk.model().enterprises.get(id).is_some_and(|enterprise| enterprise.portrait.publish == Publish::All);
    let ids = roster(federation, period).into_iter().map(|member| member.enterprise.value.as_str());
    let missing = ids.filter(|id| is_published(id) && !delivered.contains(id));
    let mut names: Vec<String> = missing.map(|id| figure::enterprise_name(desk, id)).collect();
    names.sort_by(|left, right| desk.reader.locale.compare(left, right));
    names.dedup();
    (!names.is_empty()).then(|| desk.fill("coverage.missing", &[("names", &desk.reader.locale.list(&names))]))
}
