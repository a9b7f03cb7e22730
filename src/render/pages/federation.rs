//! Federations: the list, and the page of one.

use std::collections::BTreeSet;

use serde_json::json;

use super::aggregates::{self, Total};
use super::{aggregate_figures, cards, collection, coverage, extract, facts, handout, peers};
use crate::figures::{AggregatePoint, Members};
use crate::model::catalogue::Topic;
use crate::model::enterprise::Publish;
use crate::model::entities::Federation;
use crate::model::id::Id;
use crate::model::publications::{Member, PublishMembers};
use crate::period::Period;
use crate::plan::handout::About;
use crate::plan::page::Subject;
use crate::plan::{shown, specs, voices};
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::frame::{self, Head};
use crate::render::takeaway::card::Body;
use crate::render::template::Html;
use crate::render::view::{
    self, Callout, CalloutKind, Cell, Column, FederationRow, FederationTopic, Figure, Mention, QuoteCard, Row, Table,
};

/// The most cells of the members' table: a larger one is no page to read. Their values stand on the pages of indicators.
const CELLS: usize = 1500;

/// The list.
pub fn list(desk: &Desk) -> view::FederationList {
    let row = |federation: &Federation| {
        let totals = aggregates::of(desk, federation);
        Some(FederationRow {
            name: desk.text(&federation.file.name),
            href: desk.href(&Subject::Federation(federation.id.clone()))?,
            description: desk.text_of(&federation.file.description),
            coverage: coverage::coverage(desk, &totals).map(|coverage| coverage.lead),
            fictitious: federation.file.fictitious,
        })
    };
    let mut rows: Vec<FederationRow> = desk.model().federations.values().filter_map(row).collect();
    rows.sort_by(|left, right| desk.reader.locale.compare(&left.name, &right.name));
    let lead = desk.word("lists.federations");
    let head = Head {
        title: desk.word("sections.federations"),
        description: lead.clone(),
        fictitious: !rows.is_empty() && rows.iter().all(|row| row.fictitious),
        json_ld: Some(json!({ "@type": "CollectionPage" })),
        ..Head::default()
    };
    view::FederationList { frame: frame::frame(desk, head), lead: Some(lead), rows }
}

/// The page of a federation.
pub fn page(desk: &Desk, id: &Id) -> view::Federation {
    let Some(federation) = desk.model().federations.get(id) else { return view::Federation::default() };
    let totals = aggregates::of(desk, federation);
    let lead = desk.text_of(&federation.file.description).unwrap_or_else(|| desk.word("lists.federations"));
    let mut page = view::Federation {
        coverage: coverage::coverage(desk, &totals),
        kpis_title: kpis_title(desk, &totals),
        kpis: totals.iter().filter_map(|total| aggregates::kpi(desk, *total)).take(6).collect(),
        topics: topics(desk, &totals),
        table: table(desk, federation, &totals),
        extracts: extract::filters(desk, federation),
        collection: collection::link(desk, federation),
        left_out: left_out(desk, federation),
        surveys: surveys(desk, federation),
        members: members(desk, federation),
        voices: heard(desk, federation),
        story: desk.story(&federation.story),
        method: Some(method(desk, federation)),
        downloads: handout::ways(desk, &About::Federation(id.clone()))
            .into_iter()
            .chain(totals.iter().filter_map(|total| facts::data_file(desk, total.indicator)))
            .collect(),
        ..view::Federation::default()
    };
    let head = Head {
        title: desk.text(&federation.file.name),
        description: lead.clone(),
        card: Body::of_kpis(&page.kpis).or_else(|| Body::of_words(Some(&lead))),
        fictitious: federation.file.fictitious,
        json_ld: Some(json!({ "@type": "Organization" })),
        ..Head::default()
    };
    page.frame = frame::frame(desk, head);
    page.lead = Some(lead);
    page
}

/// The questions that members asked alike, answered together; those for a number have no figure.
fn surveys(desk: &Desk, federation: &Federation) -> Vec<Figure> {
    let pooled = desk.plan().figures.pooled.get(&federation.id);
    let drawn = pooled.into_iter().flat_map(|surveys| surveys.values()).flatten().filter(|answers| !answers.tally.options.is_empty());
    drawn.map(|answers| figure::of_answers(desk, answers, None)).collect()
}

/// Who is left out because of errors in their files: by id, as their names may be what is wrong; only how many, where
/// members are not named.
fn left_out(desk: &Desk, federation: &Federation) -> Option<Callout> {
    let model = desk.model();
    let ids: BTreeSet<&str> = federation.file.members.iter().map(|member| member.enterprise.value.as_str()).collect();
    let ids: Vec<String> = ids.into_iter().filter(|id| model.left_out_members.contains(*id)).map(str::to_owned).collect();
    if ids.is_empty() {
        return None;
    }
    let count = desk.count("federation.left_out", ids.len());
    let words = match federation.file.publish_members {
        PublishMembers::Named => format!("{count}{} {}.", specs::colon(desk.reader), desk.reader.locale.list(&ids)),
        _ => format!("{count}."),
    };
    Some(Callout {
        kind: CalloutKind::Caution,
        title: desk.word("federation.left_out_title"),
        body: facts::paragraph(&desk.typeset(&words)),
    })
}

/// “Chiffres clés 2024”.
fn kpis_title(desk: &Desk, totals: &[Total]) -> String {
    let period = coverage::latest(totals).map(|period| desk.reader.locale.period(&period)).unwrap_or_default();
    desk.fill("federation.key_figures", &[("period", &period)])
}

/// The totals by topic, those without one last.
fn topics(desk: &Desk, totals: &[Total]) -> Vec<FederationTopic> {
    let topics = desk.model().catalogue.topics.iter().map(Some).chain([None]);
    let section = |topic: Option<&Topic>| {
        let belongs = |total: &&Total| total.indicator.topic.as_ref().map(|own| own.value.as_str()) == topic.map(|topic| topic.id.as_str());
        FederationTopic {
            title: match topic {
                Some(topic) => desk.mention(&Subject::Topic(topic.id.clone()), desk.text(&topic.name)),
                None => facts::plain(desk.word("enterprise.other_topic")),
            },
            question: topic.and_then(|topic| desk.text_of(&topic.question)),
            aggregates: totals.iter().filter(belongs).map(|total| aggregate(desk, *total)).collect(),
        }
    };
    topics.map(section).filter(|section| section.aggregates.iter().any(|aggregate| !aggregate.figures.is_empty())).collect()
}

fn aggregate(desk: &Desk, total: Total) -> view::Aggregate {
    let figure = aggregate_figures::trend(desk, total).or_else(|| aggregate_figures::members(desk, total, None));
    let distribution = peers::distribution(desk, total);
    let quarters = if distribution.is_some() { None } else { peers::quarters(desk, total) };
    let figures = figure.into_iter().chain(aggregate_figures::splits(desk, total)).chain(distribution);
    view::Aggregate {
        id: format!("total-{}", total.indicator.id),
        title: desk.text(&total.indicator.name),
        method: Some(aggregates::method_text(desk, total)),
        coverage: aggregates::coverage_text(desk, total),
        quarters,
        figures: figures.collect(),
        link: desk.link(&Subject::Indicator(total.indicator.id.clone()), desk.word("indicator.more")),
    }
}

/// The members that follow some indicator and their values of the latest period.
fn table(desk: &Desk, federation: &Federation, totals: &[Total]) -> Option<Table> {
    let period = coverage::latest(totals)?;
    let points: Vec<(Total, Option<&AggregatePoint>)> = totals.iter().map(|total| (*total, total.aggregate.at(&period))).collect();
    let mut rows: Vec<Row> = coverage::roster(federation, &period).into_iter().filter_map(|member| row(desk, member, &points)).collect();
    if rows.is_empty() || rows.len() * totals.len() > CELLS {
        return None;
    }
    rows.sort_by(|left, right| desk.reader.locale.compare(&left.label, &right.label));
    rows.dedup_by(|right, left| left.label == right.label && left.href == right.href);
    let column = |label: String, numeric: bool| Column { label, numeric };
    let indicators = totals.iter().map(|total| column(desk.text(&total.indicator.name), true));
    let whole = points.iter().map(|(total, point)| cell(desk, *total, point.map(|point| &point.cell)));
    let withheld = points.iter().filter_map(|(_, point)| *point).any(|point| {
        point.cell.is_withheld() || matches!(&point.members, Members::Named(named) if named.iter().any(|(_, cell)| cell.is_withheld()))
    });
    Some(Table {
        caption: desk.fill("federation.table_caption", &[("period", &desk.reader.locale.period(&period))]),
        columns: [column(desk.word("figure.enterprise"), false)].into_iter().chain(indicators).collect(),
        rows,
        total: Some(Row { label: desk.word("figure.total"), cells: whole.collect(), ..Row::default() }),
        notes: withheld.then(|| desk.word("figure.suppressed_note")).into_iter().collect(),
        wide: totals.len() > 4,
    })
}

/// The row of a member; none if no value of it is published.
fn row(desk: &Desk, member: &Member, points: &[(Total, Option<&AggregatePoint>)]) -> Option<Row> {
    let id = member.enterprise.value.as_str();
    let own = |point: &AggregatePoint| match &point.members {
        Members::Named(named) => named.iter().find(|(named, _)| named.as_str() == id).map(|(_, cell)| *cell),
        _ => None,
    };
    let values: Vec<Option<crate::figures::Cell>> = points.iter().map(|(_, point)| point.and_then(own)).collect();
    if values.iter().all(Option::is_none) {
        return None;
    }
    let since = member.from.map(|from| format!("{} {}", desk.word("federation.member_since"), from.year()));
    Some(Row {
        label: figure::enterprise_name(desk, id),
        href: desk.href(&Subject::Enterprise(Id::new(id)?)),
        note: since,
        cells: points.iter().zip(&values).map(|((total, _), value)| cell(desk, *total, value.as_ref())).collect(),
        highlight: false,
    })
}

fn cell(desk: &Desk, total: Total, cell: Option<&crate::figures::Cell>) -> Cell {
    let text = cell.map_or_else(|| desk.word("sign.missing"), |cell| shown::cell(desk.reader, total.indicator, cell));
    Cell { text, numeric: true, absent: cell.is_none_or(|cell| cell.shown().is_none()), note: None }
}

/// The enterprises that belong to it today, if they are named.
pub fn roster<'site>(desk: &Desk<'site>, federation: &'site Federation) -> Vec<&'site crate::model::enterprise::Enterprise> {
    let today = desk.today();
    Period::range(today, today).map_or_else(Vec::new, |today| on(desk, federation, &today))
}

/// The enterprises that belong to it on the last day of a period, if they are named.
pub(super) fn on<'site>(
    desk: &Desk<'site>,
    federation: &'site Federation,
    period: &Period,
) -> Vec<&'site crate::model::enterprise::Enterprise> {
    if federation.file.publish_members != PublishMembers::Named {
        return Vec::new();
    }
    let members = coverage::roster(federation, period);
    let members = members.into_iter().filter_map(|member| desk.model().enterprises.get(member.enterprise.value.as_str()));
    members.filter(|enterprise| enterprise.portrait.publish != Publish::None).collect()
}

fn members(desk: &Desk, federation: &Federation) -> Vec<Mention> {
    let mention = |enterprise: &crate::model::enterprise::Enterprise| {
        desk.mention(&Subject::Enterprise(enterprise.id.clone()), desk.text(&enterprise.portrait.name))
    };
    let mut members: Vec<Mention> = roster(desk, federation).into_iter().map(mention).collect();
    members.sort_by(|left, right| desk.reader.locale.compare(&left.label, &right.label));
    members.dedup_by(|right, left| left.label == right.label && left.href == right.href);
    members
}

/// The first voices of its members.
fn heard(desk: &Desk, federation: &Federation) -> Vec<QuoteCard> {
    let members = roster(desk, federation);
    let is_member = |id: &str| members.iter().any(|enterprise| enterprise.id.as_str() == id);
    let mut voices = voices::shown(desk.model(), desk.lang());
    voices.retain(|voice| voice.enterprise.as_ref().is_some_and(|enterprise| is_member(&enterprise.value)));
    voices.iter().take(3).map(|voice| cards::quote(desk, voice)).collect()
}

/// How the figures are put together, and who says how many there are.
fn method(desk: &Desk, federation: &Federation) -> Callout {
    let mut body = facts::paragraph(&desk.word("federation.method_text"));
    let mut add = |more: Html| body = facts::joined(&body, &more);
    if federation.file.publish_members != PublishMembers::Named {
        add(facts::paragraph(&desk.word("federation.anonymous")));
    }
    let population = federation.file.population.as_ref();
    if let Some(source) = population.and_then(|population| desk.text_of(&population.source)) {
        let colon = crate::plan::specs::colon(desk.reader);
        add(facts::paragraph(&format!("{}{colon} {source}", desk.word("figure.source"))));
    }
    Callout { kind: CalloutKind::Method, title: desk.word("federation.method"), body }
}
