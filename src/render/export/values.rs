//! Numbers as sheets: values of indicators, totals of federations, answers of surveys; what is withheld stays so.

use super::Column::{Each, One};
use super::{Cell, Paper, count, days, number, said, words};
use crate::figures::{AggregatePoint, Answers, Guarded, OptionCount, Tally};
use crate::model::observation::Status;
use crate::render::dataset;

/// Every published value, as in the datasets, in one sheet.
pub fn values(paper: &mut Paper) {
    let plan = paper.desk.plan;
    let datasets = dataset::datasets(&plan.model, &plan.figures);
    let used = |id: &str| datasets.iter().any(|dataset| dataset.dimensions.contains(&id));
    let dimensions: Vec<&str> = plan.model.catalogue.dimensions.iter().map(|one| one.id.as_str()).filter(|id| used(id)).collect();
    let named = |(name, _): &(&str, &str)| (*name).to_owned();
    paper.header.push("indicator".to_owned());
    paper.header.extend(dataset::BEFORE.iter().map(named));
    paper.header.extend(dimensions.iter().map(|id| (*id).to_owned()));
    paper.header.extend(dataset::AFTER.iter().map(named));
    for dataset in &datasets {
        let whole = dataset::Dataset { dimensions: dimensions.clone(), ..dataset.clone() };
        for point in dataset::points(dataset) {
            let cells = dataset::cells(&whole, point, paper.desk.say);
            paper.row([words(dataset.indicator.id.as_str()), cells]);
        }
    }
}

/// What members make together, and by group or territory.
pub fn totals(paper: &mut Paper) {
    paper.columns(&[
        One("federation"),
        One("indicator"),
        One("period"),
        One("from"),
        One("to"),
        One("by"),
        One("key"),
        One("value"),
        One("numerator"),
        One("denominator"),
        One("contributors"),
        One("members"),
        One("status"),
        One("method"),
        One("unit"),
    ]);
    let plan = paper.desk.plan;
    for aggregate in plan.figures.aggregates.values().flat_map(|aggregates| aggregates.values()) {
        let Some(indicator) = plan.model.catalogue.indicator(aggregate.indicator.as_str()) else { continue };
        let about =
            |point: &AggregatePoint| [words(aggregate.federation.as_str()), words(aggregate.indicator.as_str()), days(&point.period)];
        let after = || [words(aggregate.method.word()), words(dataset::unit(indicator))];
        for point in &aggregate.points {
            let whole = [
                words(""),
                words(""),
                amount(&point.cell, aggregate.decimals),
                count(Some(point.contributors)),
                count(Some(point.coverage.members)),
                words(status(&point.cell, &point.status)),
            ];
            paper.row(about(point).into_iter().chain(whole).chain(after()));
            for split in &point.splits {
                let part = [
                    words(split.by.word()),
                    said(split.key.as_ref()),
                    amount(&split.cell, aggregate.decimals),
                    count(Some(split.contributors)),
                    count(None),
                    words(status(&split.cell, &[])),
                ];
                paper.row(about(point).into_iter().chain(part).chain(after()));
            }
        }
    }
}

/// A value with its parts.
fn amount(cell: &crate::figures::Cell, decimals: u32) -> Vec<Cell> {
    let quantity = cell.shown();
    let ratio = quantity.and_then(|quantity| quantity.ratio.as_ref());
    vec![
        Cell::number(quantity.map(|quantity| quantity.value), decimals),
        dataset::plain(ratio.map(|ratio| ratio.numerator())),
        dataset::plain(ratio.map(|ratio| ratio.denominator())),
    ]
}

fn status<T>(cell: &Guarded<T>, said: &[Status]) -> String {
    match cell {
        Guarded::Withheld(_) => Status::Suppressed.sdmx().to_owned(),
        Guarded::Absent(status) => status.sdmx().to_owned(),
        Guarded::Shown(_) if said.is_empty() => Status::Final.sdmx().to_owned(),
        Guarded::Shown(_) => said.iter().map(|status| status.sdmx()).collect::<Vec<_>>().join(" "),
    }
}

/// Every question, a row for each option, of all and of each subgroup that may be shown.
pub fn surveys(paper: &mut Paper) {
    paper.columns(&[
        One("enterprise"),
        One("assessment"),
        One("survey"),
        One("question"),
        Each("text"),
        One("type"),
        One("dimension"),
        One("category"),
        One("option"),
        Each("label"),
        One("count"),
        One("base"),
        One("share"),
        One("margin"),
        One("mean"),
        One("returned"),
        One("invited"),
        One("population"),
        One("status"),
    ]);
    let plan = paper.desk.plan;
    let all = plan.figures.answers.values().chain(plan.figures.pooled.values());
    for answers in all.flat_map(|surveys| surveys.values()).flatten() {
        tally(paper, answers, (None, Guarded::Shown(&answers.tally)));
        for group in &answers.groups {
            tally(paper, answers, (Some((&group.dimension, &group.category)), group.tally.as_ref()));
        }
    }
}

fn tally(paper: &mut Paper, answers: &Answers, (group, tally): (Option<(&str, &str)>, Guarded<&Tally>)) {
    let Guarded::Shown(shown) = tally else {
        answer(paper, answers, (group, None), (None, Status::Suppressed));
        return;
    };
    if shown.options.is_empty() {
        answer(paper, answers, (group, Some(shown)), (None, Status::Final));
    }
    for option in &shown.options {
        answer(paper, answers, (group, Some(shown)), (Some(option), Status::Final));
    }
}

fn answer(
    paper: &mut Paper,
    answers: &Answers,
    (group, tally): (Option<(&str, &str)>, Option<&Tally>),
    (option, status): (Option<&OptionCount>, Status),
) {
    let share = option.and_then(|option| option.share).map(|share| share.percent());
    let own = answers.margin.filter(|_| group.is_none()).zip(option.and_then(|option| option.share));
    let margin = own.map(|(margin, share)| crate::decimal::rounded(margin.around(share.fraction()), 4));
    let mean = tally.and_then(|tally| tally.mean);
    let row = [
        words(answers.enterprise.as_str()),
        words(if answers.contributors.is_some() { "" } else { answers.assessment.as_str() }),
        words(answers.survey.as_str()),
        words(answers.question.as_str()),
        paper.each(Some(&answers.text)),
        words(answers.kind.word()),
        said(group.map(|(dimension, _)| dimension)),
        said(group.map(|(_, category)| category)),
        said(option.map(|option| &option.id)),
        paper.each(option.map(|option| &option.label)),
        count(option.map(|option| option.count)),
        count(tally.map(|tally| tally.base)),
        vec![Cell::number(share, 1), Cell::number(margin, 1)],
        number(mean.map(|mean| crate::decimal::rounded(mean, 4))),
        count(Some(answers.returned)),
        count(answers.invited),
        count(answers.population),
        words(status.sdmx()),
    ];
    paper.row(row);
}
