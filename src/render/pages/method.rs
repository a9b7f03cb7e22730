//! The method page: what was measured, who was asked, how values are put together, what is withheld, and what the
//! numbers do not say. Everything on it follows from the site's own data and settings.

use std::collections::BTreeMap;

use serde_json::json;

use super::facts;
use super::parts::anchors;
use crate::decimal::Decimal;
use crate::figures::Ratio;
use crate::model::assessment::Assessment;
use crate::model::enterprise::Enterprise;
use crate::model::indicator::Aggregate;
use crate::period::Period;
use crate::plan::page::Subject;
use crate::plan::specs;
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::frame::{self, Head};
use crate::render::template::Html;
use crate::render::view::{self, Cell, Column, Fact, Mention, Row, StatementQuote, StatementSection, Table};

/// Limits that are quoted; the rest stand on the assessments.
const QUOTES: usize = 12;

/// The view.
pub fn page(desk: &Desk) -> view::Statement {
    let cases = cases(desk);
    let sections =
        [scope(desk, &cases), surveys(desk, &cases), sums(desk), privacy(desk), corrections(desk), limits(desk, &cases), voices(desk)];
    let sections: Vec<StatementSection> = sections.into_iter().flatten().collect();
    let listed: Vec<(&str, bool)> = sections.iter().map(|section| (section.id.as_str(), true)).collect();
    let lead = desk.typeset(&desk.word("lists.method"));
    let head = Head {
        title: desk.word("sections.methodology"),
        description: lead.clone(),
        fictitious: cases.iter().all(|(enterprise, _)| enterprise.portrait.fictitious),
        json_ld: Some(json!({ "@type": "TechArticle" })),
        ..Head::default()
    };
    view::Statement { contents: anchors(desk, "method_page", &listed), frame: frame::frame(desk, head), lead: Some(lead), sections }
}

type Case<'site> = (&'site Enterprise, &'site Assessment);

/// The assessments whose results are published, by enterprise.
fn cases<'site>(desk: &Desk<'site>) -> Vec<Case<'site>> {
    let published = desk.model().enterprises.values().filter(|enterprise| facts::is_published(desk, enterprise.id.as_str()));
    published.flat_map(|enterprise| enterprise.assessments.iter().map(move |assessment| (enterprise, assessment))).collect()
}

fn section(desk: &Desk, id: &str, sentences: &[String]) -> StatementSection {
    let body = sentences.iter().fold(Html::empty(), |body, sentence| facts::joined(&body, &facts::paragraph(&desk.typeset(sentence))));
    StatementSection { id: id.to_owned(), title: desk.word(&format!("method_page.{id}")), body, ..StatementSection::default() }
}

/// How many enterprises, assessments and indicators, over which years.
fn scope(desk: &Desk, cases: &[Case]) -> Option<StatementSection> {
    let periods: Vec<Period> = cases.iter().map(|(_, assessment)| assessment.file.period).collect();
    let mut enterprises: Vec<&str> = cases.iter().map(|(enterprise, _)| enterprise.id.as_str()).collect();
    enterprises.dedup();
    let values = [
        ("enterprises", desk.count("count.enterprises", enterprises.len())),
        ("assessments", desk.count("count.assessments", cases.len())),
        ("indicators", desk.count("count.indicators", desk.model().catalogue.indicators.len())),
        ("period", figure::span(desk, &periods)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let mut section = section(desk, "scope", &[desk.fill("method_page.scope_text", &values), desk.word("method_page.scope_choice")]);
    let links =
        [(Subject::Indicators, "see_all.indicators"), (Subject::Glossary, "sections.glossary"), (Subject::Data, "footer.open_data")];
    section.links = links.into_iter().filter_map(|(subject, key)| desk.link(&subject, desk.word(key))).collect();
    Some(section)
}

/// Who was asked and how many answered.
fn surveys(desk: &Desk, cases: &[Case]) -> Option<StatementSection> {
    let rows: Vec<Row> = cases.iter().flat_map(|case| survey_rows(desk, *case)).collect();
    if rows.is_empty() {
        return None;
    }
    let column = |key: &str, numeric: bool| Column { label: desk.word(key), numeric };
    let table = Table {
        caption: desk.word("method_page.surveys_caption"),
        columns: vec![
            column("figure.enterprise", false),
            column("survey.fielded", false),
            column("survey.invited", true),
            column("survey.returned", true),
            column("survey.response", true),
        ],
        wide: true,
        rows,
        ..Table::default()
    };
    Some(StatementSection { table: Some(table), ..section(desk, "surveys", &[desk.word("method_page.surveys_text")]) })
}

fn survey_rows(desk: &Desk, (enterprise, assessment): Case) -> Vec<Row> {
    let row = |survey: &crate::model::survey::Survey| {
        let stakeholder = survey.stakeholder.as_ref().and_then(|id| assessment.stakeholder(&id.value));
        let returned = survey.returned.value.0;
        let number = |value: Option<u64>| match value {
            Some(value) => Cell { text: facts::number(desk, value.into()), numeric: true, ..Cell::default() },
            None => Cell { text: desk.word("sign.missing"), numeric: true, absent: true, note: None },
        };
        let response = survey.invited.and_then(|invited| Ratio::new(Decimal::from(returned), Decimal::from(invited.0)));
        let response = response.map(|ratio| specs::percent(desk.reader, ratio));
        let fielded = survey.fielded.as_ref().and_then(|span| Period::range(span.from, span.to)).unwrap_or(assessment.file.period);
        Row {
            label: desk.text(&enterprise.portrait.name),
            href: desk.href(&Subject::Assessment(enterprise.id.clone(), assessment.id.clone())),
            note: stakeholder.map(|stakeholder| desk.text(&stakeholder.name)),
            cells: vec![
                Cell { text: desk.reader.locale.period(&fielded), ..Cell::default() },
                number(survey.invited.map(|invited| invited.0)),
                number(Some(returned)),
                Cell { absent: response.is_none(), text: response.unwrap_or_else(|| desk.word("sign.missing")), numeric: true, note: None },
            ],
            ..Row::default()
        }
    };
    assessment.file.surveys.iter().map(row).collect()
}

/// How several values make one: the ways in use on this site.
fn sums(desk: &Desk) -> Option<StatementSection> {
    let mut ways: BTreeMap<&'static str, (Aggregate, Vec<Mention>)> = BTreeMap::new();
    for indicator in &desk.model().catalogue.indicators {
        let way = indicator.aggregate();
        let mention = desk.mention(&Subject::Indicator(indicator.id.clone()), desk.text(&indicator.name));
        ways.entry(way.word()).or_insert_with(|| (way, Vec::new())).1.push(mention);
    }
    let fact = |(word, (way, values)): (&str, (Aggregate, Vec<Mention>))| {
        let note = (way != Aggregate::WeightedMean).then(|| desk.typeset(&desk.word(&format!("aggregate_text.{word}"))));
        Fact { label: desk.word(&format!("aggregate.{word}")), values, note }
    };
    let facts: Vec<Fact> = ways.into_iter().map(fact).collect();
    Some(StatementSection { facts, ..section(desk, "sums", &[desk.word("method_page.sums_text")]) })
}

/// What is withheld, with this site's thresholds.
fn privacy(desk: &Desk) -> Option<StatementSection> {
    let privacy = &desk.model().settings.privacy;
    let number = |value: u64| facts::number(desk, value.into());
    let mut sentences = Vec::new();
    if privacy.cell() > 1 {
        sentences.push(desk.fill("data.withheld_text", &[("n", &number(privacy.cell() - 1))]));
    }
    if privacy.base() > 0 {
        sentences.push(desk.fill("method_page.privacy_base", &[("n", &number(privacy.base()))]));
    }
    if privacy.units() > 0 {
        sentences.push(desk.fill("method_page.privacy_units", &[("n", &number(privacy.units()))]));
    }
    (!sentences.is_empty()).then(|| section(desk, "privacy", &sentences))
}

fn corrections(desk: &Desk) -> Option<StatementSection> {
    Some(section(desk, "corrections", &[desk.word("method_page.corrections_text"), desk.word("method_page.corrections_status")]))
}

/// What the assessments say of their own limits, latest first.
fn limits(desk: &Desk, cases: &[Case]) -> Option<StatementSection> {
    let mut told: Vec<Case> = cases.iter().copied().filter(|(_, assessment)| assessment.file.limits.is_some()).collect();
    told.sort_by_key(|(enterprise, assessment)| (std::cmp::Reverse(assessment.file.period.last), enterprise.id.clone()));
    let quote = |(enterprise, assessment): &Case| {
        let period = desk.reader.locale.period(&assessment.file.period);
        let label = format!("{}, {period}", desk.text(&enterprise.portrait.name));
        StatementQuote {
            source: desk.mention(&Subject::Assessment(enterprise.id.clone(), assessment.id.clone()), label),
            body: desk.markdown_of(&assessment.file.limits),
        }
    };
    let quotes: Vec<StatementQuote> = told.iter().take(QUOTES).map(quote).collect();
    (!quotes.is_empty()).then(|| StatementSection { quotes, ..section(desk, "limits", &[desk.word("method_page.limits_text")]) })
}

fn voices(desk: &Desk) -> Option<StatementSection> {
    let link = desk.link(&Subject::Testimonials(1), desk.word("testimonial.all"))?;
    Some(StatementSection { links: vec![link], ..section(desk, "voices", &[desk.word("testimonial.method_text")]) })
}
