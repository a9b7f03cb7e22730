//! Shared definitions as sheets: indicators, topics, terms, dimensions, scales, frameworks.

use super::Column::{Each, One};
use super::{Cell, Paper, count, listed, number, referred, said, words, yes};
use crate::model::catalogue::Polarity;
use crate::render::dataset;

/// What is measured, and how.
pub fn indicators(paper: &mut Paper) {
    paper.columns(&[
        One("id"),
        Each("name"),
        Each("definition"),
        One("unit"),
        One("kind"),
        One("nature"),
        One("direction"),
        One("decimals"),
        One("persons"),
        One("aggregate"),
        One("weight"),
        One("topic"),
        One("dimensions"),
        One("codes"),
        One("formula"),
        Each("source"),
        One("supersedes"),
    ]);
    let plan = paper.desk.plan;
    for one in &plan.model.catalogue.indicators {
        let codes = one.codes.iter().flat_map(|codes| &codes.entries);
        let codes: Vec<String> = codes.flat_map(|(name, codes)| codes.0.iter().map(move |code| format!("{}:{code}", name.value))).collect();
        let row = [
            words(one.id.as_str()),
            paper.each(Some(&one.name)),
            paper.each(one.definition.as_ref()),
            words(dataset::unit(one)),
            words(one.kind().word()),
            said(one.nature.map(|nature| nature.word())),
            said(one.direction.map(|direction| direction.word())),
            count(one.decimals.map(|decimals| decimals.0)),
            yes(one.counts_persons()),
            words(one.aggregate().word()),
            referred(&one.weight),
            referred(&one.topic),
            listed(&one.dimensions),
            words(codes.join(" ")),
            referred(&one.formula),
            paper.each(one.source.as_ref()),
            referred(&one.supersedes),
        ];
        paper.row(row);
    }
}

/// Subjects and their questions.
pub fn topics(paper: &mut Paper) {
    paper.columns(&[One("id"), Each("name"), Each("question"), Each("description")]);
    let plan = paper.desk.plan;
    for one in &plan.model.catalogue.topics {
        let texts = [Some(&one.name), one.question.as_ref(), one.description.as_ref()].map(|text| paper.each(text));
        paper.row([words(one.id.as_str())].into_iter().chain(texts));
    }
}

/// Words and what they mean.
pub fn terms(paper: &mut Paper) {
    paper.columns(&[One("id"), Each("label"), Each("acronym"), Each("definition"), Each("variants"), Each("forbidden")]);
    let plan = paper.desk.plan;
    for one in &plan.model.catalogue.terms {
        let spellings = |variants: &Option<crate::model::catalogue::Variants>| {
            paper.of_each(|lang| {
                let spellings = variants.as_ref()?.of(lang).iter().map(|spelling| spelling.value.as_written());
                Some(spellings.collect::<Vec<_>>().join(" ; "))
            })
        };
        let row = [
            words(one.id.as_str()),
            paper.each(Some(&one.label)),
            paper.each(one.acronym.as_deref()),
            paper.each(Some(&one.definition)),
            spellings(&one.variants),
            spellings(&one.forbidden),
        ];
        paper.row(row);
    }
}

/// What figures are broken down by, a row for each category.
pub fn dimensions(paper: &mut Paper) {
    paper.columns(&[One("dimension"), Each("name"), One("exhaustive"), One("category"), Each("label"), One("code"), One("parent")]);
    let plan = paper.desk.plan;
    for one in &plan.model.catalogue.dimensions {
        for category in &one.categories {
            let row = [
                words(one.id.as_str()),
                paper.each(Some(&one.name)),
                yes(one.exhaustive),
                words(category.id.as_str()),
                paper.each(Some(&category.label)),
                said(category.code.as_ref().map(|code| code.as_written())),
                said(category.parent.as_ref().map(|parent| parent.as_str())),
            ];
            paper.row(row);
        }
    }
}

/// Options of questions, in order.
pub fn scales(paper: &mut Paper) {
    paper.columns(&[One("scale"), One("option"), Each("label"), One("polarity"), One("score")]);
    let plan = paper.desk.plan;
    for one in &plan.model.catalogue.scales {
        for option in &one.options {
            let polarity = option.polarity.map(|Polarity(polarity)| polarity.into());
            let row = [
                words(one.id.as_str()),
                words(option.id.as_str()),
                paper.each(Some(&option.label)),
                vec![Cell::number(polarity, 0)],
                number(option.score),
            ];
            paper.row(row);
        }
    }
}

/// Codes of frameworks.
pub fn frameworks(paper: &mut Paper) {
    paper.columns(&[One("framework"), Each("name"), One("code"), Each("label"), One("url")]);
    let plan = paper.desk.plan;
    for one in &plan.model.catalogue.frameworks {
        for code in &one.codes {
            let row = [
                words(one.id.as_str()),
                paper.each(Some(&one.name)),
                words(code.code.as_written()),
                paper.each(Some(&code.label)),
                said(code.url.as_ref().map(|url| url.as_written())),
            ];
            paper.row(row);
        }
    }
}
