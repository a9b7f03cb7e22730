//! What changes and for whom: the logic of an assessment, its outcomes, who took part, what was heard.

use super::assessment::Case;
use super::assessment_results::{anchor, known};
use super::{cards, facts};
use crate::lang::LanguageTag;
use crate::model::assessment::{AssessmentFile, StepNumber};
use crate::model::evidence::Quote;
use crate::model::outcome::{Level, Outcome, Sign};
use crate::plan::page::Subject;
use crate::plan::{shown, voices};
use crate::render::desk::Desk;
use crate::render::template::Html;
use crate::render::view::{self, Cell, Column, Evidence, Fact, Mention, OutcomeLevel, QuoteCard, Row, Stage, StageEntry, Table};
use crate::untrusted::escaped;

const LEVELS: [Level; 5] = [Level::Input, Level::Activity, Level::Output, Level::Outcome, Level::Impact];

/// The outcomes of a level: the hoped for first, then those nobody meant, then losses.
fn at(file: &AssessmentFile, level: Level) -> Vec<&Outcome> {
    let mut outcomes: Vec<&Outcome> = file.outcomes.iter().filter(|outcome| outcome.level == level).collect();
    outcomes.sort_by_key(|outcome| (outcome.sign == Sign::Negative, outcome.intended == Some(false)));
    outcomes
}

fn marks(desk: &Desk, outcome: &Outcome) -> Vec<String> {
    let negative = (outcome.sign == Sign::Negative).then(|| desk.word("effect.negative"));
    let unintended = (outcome.intended == Some(false)).then(|| desk.word("effect.unintended"));
    negative.into_iter().chain(unintended).collect()
}

/// From means to impact; nothing if all outcomes are of one level.
pub fn logic(desk: &Desk, case: Case) -> Vec<Stage> {
    // The outcomes stand on the assessment's own page, wherever the chain is shown.
    let page = Subject::Assessment(case.enterprise.id.clone(), case.assessment.id.clone());
    let page = if desk.page.subject == page { Some(String::new()) } else { desk.href(&page) };
    let entry = |outcome: &Outcome| StageEntry {
        statement: Mention {
            label: desk.text(&outcome.statement),
            href: page.as_ref().map(|page| format!("{page}#outcome-{}", outcome.id)),
        },
        marks: marks(desk, outcome),
        evidence: proof(desk, case, outcome),
    };
    let stages = LEVELS.into_iter().map(|level| Stage {
        title: desk.word(&format!("level.{}", level.word())),
        result: level >= Level::Outcome,
        entries: at(case.file(), level).into_iter().map(entry).collect(),
    });
    let stages: Vec<Stage> = need(desk, case).into_iter().chain(stages).filter(|stage| !stage.entries.is_empty()).collect();
    if stages.len() < 2 { Vec::new() } else { stages }
}

/// What the enterprise is there for: the first sentence of its need, where the portrait tells it.
fn need(desk: &Desk, case: Case) -> Option<Stage> {
    let need = case.enterprise.portrait.portrait.as_ref()?.need.as_ref()?;
    let words = desk.line_of(need)?;
    let end = words.char_indices().find(|(at, mark)| matches!(mark, '.' | '!' | '?') && words[at + 1..].starts_with([' ', '\n']));
    let first = end.map_or(words.as_str(), |(at, _)| &words[..at]).trim_end_matches('.');
    let statement = Mention { label: first.to_owned(), href: None };
    Some(Stage { title: desk.word("level.need"), result: false, entries: vec![StageEntry { statement, ..StageEntry::default() }] })
}

/// How an outcome was checked: the latest value of a result, else what was heard.
fn proof(desk: &Desk, case: Case, outcome: &Outcome) -> Option<String> {
    let of_this = |written: &str| written == outcome.id.as_str();
    let results = case.file().results.iter().filter(|result| result.outcome.as_ref().is_some_and(|id| of_this(&id.value)));
    let measured = results.filter_map(|result| {
        let indicator = desk.model().catalogue.indicator(&result.indicator.value)?;
        let series = known(desk, case, result)?;
        let latest = series.latest()?;
        let value = shown::cell(desk.reader, indicator, &latest.cell);
        let parts = latest.cell.shown().and_then(|quantity| shown::parts(desk.reader, quantity));
        let parts = parts.map(|(part, whole)| desk.fill("reading.base", &[("part", &part), ("whole", &whole)]));
        let period = desk.reader.locale.period(&latest.period);
        let words = [Some(value), parts, Some(period), shown::remarks(desk.reader, latest)];
        Some(words.into_iter().flatten().collect::<Vec<_>>().join(", "))
    });
    let heard = || {
        let mut evidence = case.file().evidence.iter();
        let supports = evidence.find(|evidence| evidence.supports.iter().any(|id| of_this(&id.value)))?;
        Some(kind(desk, supports))
    };
    measured.into_iter().next().or_else(heard)
}

/// The outcomes by level.
pub fn levels(desk: &Desk, case: Case) -> Vec<OutcomeLevel> {
    let level = |level: Level| OutcomeLevel {
        title: desk.word(&format!("level.{}", level.word())),
        outcomes: at(case.file(), level).into_iter().map(|own| outcome(desk, case, own)).collect(),
    };
    LEVELS.into_iter().map(level).filter(|level| !level.outcomes.is_empty()).collect()
}

fn outcome(desk: &Desk, case: Case, outcome: &Outcome) -> view::Outcome {
    let file = case.file();
    let of_this = |written: &str| written == outcome.id.as_str();
    let results = file.results.iter().filter(|result| result.outcome.as_ref().is_some_and(|id| of_this(&id.value)));
    let results = results.filter_map(|result| {
        let indicator = desk.model().catalogue.indicator(&result.indicator.value)?;
        Some(Mention { label: desk.text(&indicator.name), href: Some(format!("#{}", anchor(indicator.id.as_str()))) })
    });
    let heard = |evidence: &crate::model::evidence::Evidence| Mention {
        label: kind(desk, evidence),
        href: Some(format!("#evidence-{}", evidence.id)),
    };
    let supports = file.evidence.iter().filter(|evidence| evidence.supports.iter().any(|id| of_this(&id.value)));
    let contradicts = file.evidence.iter().filter(|evidence| evidence.contradicts.iter().any(|id| of_this(&id.value)));
    let stakeholder = outcome.stakeholder.as_ref().and_then(|id| case.assessment.stakeholder(&id.value));
    view::Outcome {
        id: format!("outcome-{}", outcome.id),
        statement: desk.text(&outcome.statement),
        stakeholder: stakeholder.map(|stakeholder| desk.text(&stakeholder.name)),
        marks: marks(desk, outcome),
        negative: outcome.sign == Sign::Negative,
        facts: about(desk, outcome),
        risks: outcome.risks.iter().filter_map(|risk| desk.said(risk)).collect(),
        supported_by: results.chain(supports.map(heard)).collect(),
        contradicted_by: contradicts.map(heard).collect(),
    }
}

/// How soon and how much it matters, what would have happened anyway, which goals it serves.
fn about(desk: &Desk, outcome: &Outcome) -> Vec<Fact> {
    let horizon = outcome.horizon.map(|horizon| desk.word(&format!("horizon.{}", horizon.word())));
    let importance = outcome.importance.map(|importance| desk.word(&format!("importance.{}", importance.word())));
    let scope: Vec<String> = horizon.into_iter().chain(importance).collect();
    let contribution = outcome.contribution.as_ref();
    let goal = |goal: &crate::model::outcome::SdgTarget| {
        let strength = goal.strength.map(|strength| desk.word(&format!("effect.{}", strength.word())));
        let target = goal.target.as_written();
        facts::plain(strength.map_or_else(|| target.to_owned(), |strength| format!("{target} ({strength})")))
    };
    [
        facts::line(desk, "assessment.scope", Some(scope.join(", "))),
        facts::line(desk, "assessment.counterfactual", contribution.and_then(|own| desk.text_of(&own.counterfactual))),
        facts::line(desk, "assessment.attribution", contribution.and_then(|own| desk.text_of(&own.attribution))),
        facts::fact(desk, "assessment.sdg", outcome.sdg.iter().map(goal)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Who took part, and in which step.
pub fn stakeholders(desk: &Desk, file: &AssessmentFile) -> Option<Table> {
    let column = |label: String, numeric: bool| Column { label, numeric };
    let mut columns = vec![column(desk.word("assessment.stakeholder"), false), column(desk.word("assessment.size"), true)];
    columns.extend((1..=3).map(|number| column(desk.fill("assessment.step", &[("n", &number.to_string())]), false)));
    let rows = file.stakeholders.iter().map(|stakeholder| {
        let size = stakeholder.size.map(|size| facts::number(desk, size.0.into()));
        let absent = size.is_none();
        let size = Cell { text: size.unwrap_or_else(|| desk.word("sign.missing")), numeric: true, absent, note: None };
        let took_part = |number: u8| {
            let key = if stakeholder.involved_in.contains(&StepNumber(number)) { "assessment.took_part" } else { "assessment.did_not" };
            Cell { text: desk.word(key), ..Cell::default() }
        };
        let kind = stakeholder.kind.map(|kind| desk.word(&format!("stakeholder.{}", kind.word())));
        let note: Vec<String> = kind.into_iter().chain(desk.text_of(&stakeholder.how)).collect();
        Row {
            label: desk.text(&stakeholder.name),
            note: (!note.is_empty()).then(|| note.join(", ")),
            cells: [size].into_iter().chain((1..=3).map(took_part)).collect(),
            ..Row::default()
        }
    });
    let rows: Vec<Row> = rows.collect();
    let caption = desk.word("assessment.stakeholders_caption");
    (!rows.is_empty()).then(|| Table { caption, columns, rows, ..Table::default() })
}

fn kind(desk: &Desk, evidence: &crate::model::evidence::Evidence) -> String {
    evidence.kind.map_or_else(|| desk.word("figure.source"), |kind| desk.word(&format!("evidence.{}", kind.word())))
}

/// What was heard and seen.
pub fn evidence(desk: &Desk, file: &AssessmentFile) -> Vec<Evidence> {
    let one = |evidence: &crate::model::evidence::Evidence| {
        let date = evidence.date.map(|date| desk.reader.locale.date_long(date));
        let with = evidence.participants.and_then(|count| usize::try_from(count.0).ok());
        let meta: Vec<String> = date.into_iter().chain(with.map(|with| desk.count("assessment.participants", with))).collect();
        Evidence {
            id: format!("evidence-{}", evidence.id),
            kind: kind(desk, evidence),
            meta: (!meta.is_empty()).then(|| meta.join(", ")),
            finding: desk.markdown(&evidence.finding),
            quotes: evidence.quotes.iter().filter_map(|own| quote(desk, own)).collect(),
        }
    };
    file.evidence.iter().map(one).collect()
}

/// A quote; none if it is from a testimonial that may not be shown here.
fn quote(desk: &Desk, quote: &Quote) -> Option<QuoteCard> {
    let words = desk.reader.locale.quoted(&desk.text(&quote.text));
    let spoken = quote.lang.as_ref().and_then(|lang| LanguageTag::parse(lang.as_written()));
    let lang = spoken.map(|tag| tag.as_str().to_owned()).or_else(|| desk.borrowed(&quote.text));
    let role = desk.text_of(&quote.role);
    let card = QuoteCard { quote: Html::new(format!("<p>{}</p>", escaped(&words))), lang, ..QuoteCard::default() };
    let Some(reference) = &quote.testimonial else {
        let name = role.unwrap_or_else(|| desk.word("display.role-only"));
        return Some(QuoteCard { initials: cards::initials(desk, &name), name, ..card });
    };
    let voice = desk.model().testimonials.get(reference.value.as_str())?;
    if !voices::may_show(desk.model(), voice, desk.lang()) {
        return None;
    }
    let name = cards::witness_name(desk, voice);
    Some(QuoteCard {
        initials: cards::initials(desk, &name),
        name,
        role: role.or_else(|| desk.text_of(&voice.witness.role)),
        href: desk.href(&Subject::Testimonial(voice.id.clone())),
        fictitious: voice.fictitious,
        ..card
    })
}
