//! What an assessment asked, and what was answered.

use super::assessment::Case;
use super::facts;
use crate::decimal::Decimal;
use crate::figures::Answers;
use crate::model::survey::{QuestionKind, Summary};
use crate::period::Period;
use crate::plan::specs;
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::view::{Fact, Survey};

/// The surveys, in the file's order.
pub fn surveys(desk: &Desk, case: Case) -> Vec<Survey> {
    case.file().surveys.iter().map(|own| survey(desk, case, own)).collect()
}

fn survey(desk: &Desk, case: Case, survey: &crate::model::survey::Survey) -> Survey {
    let stakeholder = survey.stakeholder.as_ref().and_then(|id| case.assessment.stakeholder(&id.value));
    let title = match stakeholder {
        Some(stakeholder) => desk.fill("survey.title", &[("stakeholder", &desk.text(&stakeholder.name))]),
        None => desk.word("method.survey"),
    };
    let answers = desk.plan().figures.answers.get(&case.enterprise.id).and_then(|surveys| surveys.get(&survey.id));
    let answers = answers.into_iter().flatten().filter(|answers| answers.assessment == case.assessment.id);
    let (numeric, drawn): (Vec<&Answers>, Vec<&Answers>) =
        answers.partition(|answers| answers.kind == QuestionKind::Numeric && answers.tally.options.is_empty());
    let mut facts = about(desk, survey);
    facts.extend(numeric.into_iter().filter_map(|answers| Some(measures(desk, answers, answers.summary.as_ref()?))));
    let drawn = drawn.into_iter().filter(|answers| !answers.tally.options.is_empty());
    Survey {
        id: format!("survey-{}", survey.id),
        title,
        facts,
        figures: drawn.map(|answers| figure::of_answers(desk, answers, None)).collect(),
    }
}

/// How it was held, when, who was asked and how many answered.
fn about(desk: &Desk, survey: &crate::model::survey::Survey) -> Vec<Fact> {
    let count = |number: u64| facts::number(desk, Decimal::from(number));
    let mode = survey.mode.map(|mode| desk.word(&format!("mode.{}", mode.word())));
    let anonymous = survey.anonymous.filter(|anonymous| *anonymous).map(|_| desk.word("survey.anonymous"));
    let mode: Vec<String> = mode.into_iter().chain(anonymous).collect();
    let fielded = survey.fielded.as_ref().and_then(|span| match &span.label {
        Some(label) => Some(desk.text(label)),
        None => Period::range(span.from, span.to).map(|period| desk.reader.locale.period(&period)),
    });
    let returned = survey.returned.value.0;
    let asked = survey.invited.or(survey.population).map(|count| count.0);
    let response = asked.and_then(|asked| crate::figures::Ratio::of_counts(returned, asked));
    [
        facts::line(desk, "survey.mode", Some(mode.join(", "))),
        facts::line(desk, "survey.fielded", fielded),
        facts::line(desk, "survey.population", survey.population.map(|population| count(population.0))),
        facts::line(desk, "survey.invited", survey.invited.map(|invited| count(invited.0))),
        facts::line(desk, "survey.returned", Some(count(returned))),
        facts::line(desk, "survey.response", response.map(|ratio| specs::percent(desk.reader, ratio))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What a question for a number gave.
fn measures(desk: &Desk, answers: &Answers, summary: &Summary) -> Fact {
    let number = |value: Decimal| facts::number(desk, value);
    let mean = summary.mean.map(|mean| desk.fill("survey.mean", &[("value", &number(mean))]));
    let median = summary.median.map(|median| desk.fill("survey.median", &[("value", &number(median))]));
    let range = match (summary.min, summary.max) {
        (Some(least), Some(most)) => Some(desk.reader.locale.range(&number(least), &number(most))),
        _ => None,
    };
    let base = desk.fill("survey.base", &[("base", &number(Decimal::from(answers.tally.base)))]);
    let values = mean.into_iter().chain(median).chain(range).map(facts::plain).collect();
    Fact { label: desk.text(&answers.text), values, note: Some(base) }
}
