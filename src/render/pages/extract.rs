//! Extracts of a federation: what the members of one group or territory make together.

use super::aggregates::{self, Total};
use super::{collection, coverage, facts};
use crate::figures::{AggregatePoint, Cell, Guarded, Split};
use crate::model::entities::Federation;
use crate::model::id::Id;
use crate::period::Period;
use crate::plan::narrow::{self, Narrow};
use crate::plan::page::Subject;
use crate::plan::shown;
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::view::{self, Callout, CalloutKind, Filter, Kpi, Link, Mention, Row, Table};

/// The most key figures.
const KPIS: usize = 6;

/// The page of a part.
pub fn page(desk: &Desk, id: &Id, part: &Narrow) -> view::FederationPart {
    let Some(federation) = desk.model().federations.get(id) else { return view::FederationPart::default() };
    let totals = aggregates::of(desk, federation);
    let name = desk.text(&federation.file.name);
    let label = part.label(desk.model(), desk.reader);
    let members = members(desk, federation, (&totals, part));
    let lead = desk.fill("extract.lead", &[("part", &label), ("federation", &name)]);
    let head = Head {
        title: label.clone(),
        description: lead.clone(),
        fictitious: federation.file.fictitious || totals.iter().all(Total::is_fictitious) && !totals.is_empty(),
        path: vec![(Subject::Federation(id.clone()), name.clone())],
        ..Head::default()
    };
    view::FederationPart {
        frame: frame::frame(desk, head),
        eyebrow: name.clone(),
        lead: Some(lead),
        filters: filters(desk, federation),
        kpis: totals.iter().filter_map(|total| kpi(desk, *total, part)).take(KPIS).collect(),
        tables: table(desk, &totals, (part, &label)).into_iter().collect(),
        members,
        method: Some(Callout {
            kind: CalloutKind::Method,
            title: desk.word("federation.method"),
            body: facts::paragraph(&desk.word("federation.method_text")),
        }),
        back: desk.link(&Subject::Federation(id.clone()), name),
        ..view::FederationPart::default()
    }
}

/// What a total says of a part.
fn split<'point>(point: &'point AggregatePoint, part: &Narrow) -> Option<&'point Split> {
    let (by, key) = part.grouping()?;
    point.splits.iter().find(|split| split.by == by && split.key.as_deref() == Some(key))
}

fn contributors(desk: &Desk, split: &Split) -> String {
    desk.count("count.members", usize::try_from(split.contributors).unwrap_or(usize::MAX))
}

/// The latest value of a part as a key figure.
fn kpi(desk: &Desk, total: Total, part: &Narrow) -> Option<Kpi> {
    let latest = total.aggregate.latest()?;
    let split = split(latest, part)?;
    let mut kpi = Kpi {
        label: desk.text(&total.indicator.name),
        href: desk.href(&Subject::Indicator(total.indicator.id.clone())),
        method: Some(desk.word(&format!("aggregate.{}", total.aggregate.method.word()))),
        ..Kpi::default()
    };
    match &split.cell {
        Guarded::Shown(quantity) => {
            let shown = shown::quantity(desk.reader, total.indicator, quantity);
            (kpi.before, kpi.number, kpi.unit) = (shown.before, shown.number, shown.after);
        }
        other => (kpi.number, kpi.absent) = (shown::cell(desk.reader, total.indicator, other), true),
    }
    let base = aggregates::parts(desk, &split.cell).into_iter().chain([contributors(desk, split), aggregates::period(desk, latest)]);
    kpi.base.push(base.collect::<Vec<_>>().join(", "));
    Some(kpi)
}

/// Every total of the part, period by period.
fn table(desk: &Desk, totals: &[Total], (part, label): (&Narrow, &str)) -> Option<Table> {
    let periods = collection::periods(totals);
    let mut withheld = false;
    let mut cell = |total: &Total, period: &Period| {
        let split = total.aggregate.at(period).and_then(|point| split(point, part));
        let missing = Cell::Absent(crate::model::observation::Status::Missing);
        let own = split.map_or(&missing, |split| &split.cell);
        withheld |= own.is_withheld();
        view::Cell {
            text: shown::cell(desk.reader, total.indicator, own),
            numeric: true,
            absent: own.shown().is_none(),
            note: split.map(|split| contributors(desk, split)),
        }
    };
    let row = |total: &Total| {
        let cells: Vec<view::Cell> = periods.iter().map(|period| cell(total, period)).collect();
        Row {
            label: desk.text(&total.indicator.name),
            href: desk.href(&Subject::Indicator(total.indicator.id.clone())),
            note: Some(aggregates::method_text(desk, *total)),
            cells,
            highlight: false,
        }
    };
    let rows: Vec<Row> = totals.iter().map(row).collect();
    (!rows.is_empty()).then(|| Table {
        caption: desk.fill("extract.caption", &[("part", label)]),
        columns: collection::columns(desk, "figure.indicator", &periods),
        rows,
        notes: withheld.then(|| desk.word("figure.suppressed_note")).into_iter().collect(),
        wide: periods.len() > 4,
        ..Table::default()
    })
}

/// The members of the part, by name, if they are named.
fn members(desk: &Desk, federation: &Federation, (totals, part): (&[Total], &Narrow)) -> Vec<Mention> {
    let Some(period) = coverage::latest(totals) else { return Vec::new() };
    let mut members: Vec<Mention> = super::federation::on(desk, federation, &period)
        .into_iter()
        .filter(|enterprise| part.holds(desk.model(), enterprise))
        .filter_map(|enterprise| collection::mention(desk, enterprise.id.as_str()))
        .collect();
    members.sort_by(|left, right| desk.reader.locale.compare(&left.label, &right.label));
    members.dedup_by(|right, left| left.href == right.href && left.label == right.label);
    members
}

/// The parts of a federation that have a page, by group and by territory.
pub(super) fn filters(desk: &Desk, federation: &Federation) -> Vec<Filter> {
    let link = |part: Narrow| {
        let label = part.label(desk.model(), desk.reader);
        let subject = Subject::Extract(federation.id.clone(), part);
        let link = desk.link(&subject, label)?;
        Some(Link { current: subject == desk.page.subject, ..link })
    };
    let filter = |parts: Vec<Narrow>| {
        let label = desk.word(parts.first()?.key());
        Some(Filter { label, links: parts.into_iter().filter_map(link).collect() })
    };
    narrow::of_federation(desk.model(), federation).into_iter().filter_map(filter).collect::<Vec<_>>()
}
