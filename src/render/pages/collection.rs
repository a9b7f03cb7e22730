//! The collection of a federation: who has delivered what, and for which periods.
//!
//! That somebody delivered is told also of values that are withheld; the values themselves stand elsewhere.

use super::aggregates::{self, Total};
use super::{coverage, facts, parts};
use crate::figures::Guarded;
use crate::model::enterprise::Publish;
use crate::model::entities::Federation;
use crate::model::id::Id;
use crate::model::publications::{Member, PublishMembers};
use crate::period::Period;
use crate::plan::page::Subject;
use crate::plan::route::MEMBERS_A_PAGE;
use crate::plan::{shown, specs};
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::frame::{self, Head};
use crate::render::view::{self, Cell, Column, Row, Table};

/// The most periods beside each other.
const PERIODS: usize = 6;

/// A page of it: the summary stands on the first.
pub fn page(desk: &Desk, id: &Id, number: usize) -> view::FederationPart {
    let Some(federation) = desk.model().federations.get(id) else { return view::FederationPart::default() };
    let totals = aggregates::of(desk, federation);
    let latest = coverage::latest(&totals);
    let members = latest.map(|period| roster(desk, federation, &period)).unwrap_or_default();
    let rows = parts::part(&members, number, MEMBERS_A_PAGE);
    let summary = Some(number).filter(|number| *number == 1).and_then(|_| summary(desk, &totals));
    let of_members = latest.and_then(|period| of_members(desk, rows, (&totals, &period)));
    let name = desk.text(&federation.file.name);
    let head = Head {
        title: desk.word("collection.title"),
        description: desk.word("collection.lead"),
        fictitious: federation.file.fictitious,
        path: vec![(Subject::Federation(id.clone()), name.clone())],
        ..Head::default()
    };
    view::FederationPart {
        frame: frame::frame(desk, head),
        eyebrow: name.clone(),
        lead: Some(desk.word("collection.lead")),
        tables: summary.into_iter().chain(of_members).collect(),
        pager: parts::list_pager(desk, (number, members.len().div_ceil(MEMBERS_A_PAGE)), |page| Subject::Collection(id.clone(), page)),
        back: desk.link(&Subject::Federation(id.clone()), name),
        ..view::FederationPart::default()
    }
}

/// The periods of one length that totals have, the latest last.
pub(super) fn periods(totals: &[Total]) -> Vec<Period> {
    let Some(latest) = coverage::latest(totals) else { return Vec::new() };
    let all = totals.iter().flat_map(|total| &total.aggregate.points).map(|point| point.period);
    let mut periods: Vec<Period> = all.filter(|period| period.same_length(&latest) && period.last <= latest.last).collect();
    periods.sort();
    periods.dedup_by(|right, left| (left.first, left.last) == (right.first, right.last));
    periods.split_off(periods.len().saturating_sub(PERIODS))
}

/// The first column names the rows, one column for each period follows.
pub(super) fn columns(desk: &Desk, first: &str, periods: &[Period]) -> Vec<Column> {
    let column = |label: String, numeric: bool| Column { label, numeric };
    let periods = periods.iter().map(|period| column(desk.reader.locale.period(period), true));
    std::iter::once(column(desk.word(first), false)).chain(periods).collect()
}

/// How many delivered, of how many, by indicator and period.
fn summary(desk: &Desk, totals: &[Total]) -> Option<Table> {
    let periods = periods(totals);
    let number = |number: u64| desk.reader.locale.number(number.into(), 0);
    let row = |total: &Total| {
        let cell = |period: &Period| match total.aggregate.at(period).map(|point| &point.coverage) {
            Some(coverage) => {
                let whole = coverage.units.map_or(coverage.members.into(), |units| units.denominator());
                let values = [("part", number(coverage.delivered)), ("whole", desk.reader.locale.number(whole, 0))];
                let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
                let note = coverage.units.map(|units| specs::percent(desk.reader, units));
                Cell { text: desk.fill("reading.base", &values), numeric: true, absent: false, note }
            }
            None => Cell { text: desk.word("sign.missing"), numeric: true, absent: true, note: None },
        };
        Row {
            label: desk.text(&total.indicator.name),
            href: desk.href(&Subject::Indicator(total.indicator.id.clone())),
            cells: periods.iter().map(cell).collect(),
            ..Row::default()
        }
    };
    (!totals.is_empty()).then(|| Table {
        caption: desk.word("collection.summary"),
        columns: columns(desk, "figure.indicator", &periods),
        rows: totals.iter().map(row).collect(),
        ..Table::default()
    })
}

/// The members on the last day of a period, by name, if they are named: an enterprise that publishes nothing is not.
fn roster<'site>(desk: &Desk, federation: &'site Federation, period: &Period) -> Vec<(String, &'site Member)> {
    if federation.file.publish_members != PublishMembers::Named {
        return Vec::new();
    }
    let model = desk.model();
    let name = |member: &'site Member| {
        let id = member.enterprise.value.as_str();
        match model.enterprises.get(id) {
            Some(enterprise) => (enterprise.portrait.publish != Publish::None).then(|| (desk.text(&enterprise.portrait.name), member)),
            None => model.left_out_members.contains(id).then(|| (id.to_owned(), member)),
        }
    };
    let mut named: Vec<(String, &Member)> = coverage::roster(federation, period).into_iter().filter_map(name).collect();
    named.sort_by(|left, right| desk.reader.locale.compare(&left.0, &right.0));
    named.dedup_by(|right, left| left.1.enterprise.value == right.1.enterprise.value);
    named
}

/// What each of them delivered for a period.
fn of_members(desk: &Desk, members: &[(String, &Member)], (totals, period): (&[Total], &Period)) -> Option<Table> {
    let row = |(name, member): &(String, &Member)| {
        let id = member.enterprise.value.as_str();
        let cells: Vec<(bool, Cell)> = totals.iter().map(|total| state(desk, (id, total.indicator.id.as_str()), period)).collect();
        let delivered = cells.iter().filter(|(delivered, _)| *delivered).count();
        let values = [("part", delivered.to_string()), ("whole", totals.len().to_string())];
        let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        Row {
            label: name.clone(),
            href: Id::new(id).and_then(|id| desk.href(&Subject::Enterprise(id))),
            note: Some(silence(desk, id).map_or_else(|| desk.fill("reading.base", &values), |why| desk.word(why))),
            cells: cells.into_iter().map(|(_, cell)| cell).collect(),
            highlight: false,
        }
    };
    let indicators = totals.iter().map(|total| Column { label: desk.text(&total.indicator.name), numeric: false });
    let first = Column { label: desk.word("figure.enterprise"), numeric: false };
    (!members.is_empty()).then(|| Table {
        caption: desk.fill("collection.members", &[("period", &desk.reader.locale.period(period))]),
        columns: std::iter::once(first).chain(indicators).collect(),
        rows: members.iter().map(row).collect(),
        wide: totals.len() > 4,
        ..Table::default()
    })
}

/// Why nothing is told of what a member delivered.
fn silence(desk: &Desk, enterprise: &str) -> Option<&'static str> {
    if desk.model().left_out_members.contains(enterprise) {
        return Some("collection.left_out");
    }
    (!facts::is_published(desk, enterprise)).then_some("collection.kept")
}

/// Whether a member delivered a value, and that in words.
fn state(desk: &Desk, (enterprise, indicator): (&str, &str), period: &Period) -> (bool, Cell) {
    let words = |absent: bool, text: String, note: Option<String>| Cell { text, numeric: false, absent, note };
    if silence(desk, enterprise).is_some() {
        return (false, words(true, desk.word("sign.missing"), None));
    }
    let series = desk.plan().figures.series(enterprise, indicator);
    match series.and_then(|series| series.cell(period, &[])) {
        None => (false, words(true, desk.word("collection.nothing"), None)),
        Some(point) => match point.cell {
            Guarded::Absent(status) => (false, words(true, shown::status_word(desk.reader, status).to_owned(), None)),
            Guarded::Shown(_) => (true, words(false, desk.word("collection.delivered"), shown::remarks(desk.reader, point))),
            Guarded::Withheld(_) => (true, words(false, desk.word("collection.delivered"), None)),
        },
    }
}

/// The name of the page, for a link.
pub(super) fn link(desk: &Desk, federation: &Federation) -> Option<view::Link> {
    desk.link(&Subject::Collection(federation.id.clone(), 1), desk.word("collection.title"))
}

/// Names a member as the site does.
pub(super) fn mention(desk: &Desk, id: &str) -> Option<view::Mention> {
    let id = Id::new(id)?;
    let name = figure::enterprise_name(desk, id.as_str());
    Some(desk.mention(&Subject::Enterprise(id), name))
}
