//! The page of an assessment: a question, and everything that was done to answer it.

use serde_json::json;

use super::{assessment_context, assessment_results, facts, outcomes, surveys};
use crate::model::assessment::{Assessment, AssessmentFile, CommitmentState, StepNumber};
use crate::model::enterprise::Enterprise;
use crate::model::id::Id;
use crate::plan::page::Subject;
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::takeaway::card::Body;
use crate::render::template::Html;
use crate::render::view::{self, Commitment, Fact, Mention, Step};
use crate::untrusted::escaped;

/// An assessment and whose it is.
#[derive(Clone, Copy)]
pub struct Case<'site> {
    /// The enterprise.
    pub enterprise: &'site Enterprise,
    /// The assessment.
    pub assessment: &'site Assessment,
}

impl<'site> Case<'site> {
    /// What the assessment's file says.
    pub fn file(&self) -> &'site AssessmentFile {
        &self.assessment.file
    }
}

/// The page.
pub fn page(desk: &Desk, enterprise: &Id, id: &Id) -> view::Assessment {
    let found = desk.model().enterprises.get(enterprise);
    let assessment = found.and_then(|enterprise| enterprise.assessments.iter().find(|assessment| assessment.id == *id));
    let (Some(enterprise), Some(assessment)) = (found, assessment) else { return view::Assessment::default() };
    let case = Case { enterprise, assessment };
    let file = case.file();
    let name = desk.text(&enterprise.portrait.name);
    let period = desk.reader.locale.period(&file.period);
    let motivation = motivation(desk, case);
    // The text beside the file stands before the results: its figures are counted first.
    let story = desk.story(&case.assessment.story);
    let results = assessment_results::results(desk, case);
    let surveys = surveys::surveys(desk, case);
    let mut page = view::Assessment {
        eyebrow: Some(desk.fill("assessment.eyebrow", &[("enterprise", &name), ("period", &period)])),
        motivation,
        story,
        facts: about(desk, file),
        steps: steps(desk, file),
        logic: outcomes::logic(desk, case),
        results,
        context: assessment_context::table(desk, case),
        surveys,
        outcomes: outcomes::levels(desk, case),
        stakeholders: outcomes::stakeholders(desk, file),
        evidence: outcomes::evidence(desk, file),
        limits: desk.markdown_of(&file.limits),
        learnings: desk.markdown_of(&file.learnings),
        decisions: desk.markdown_of(&file.decisions),
        commitments: file.commitments.iter().map(|commitment| promise(desk, commitment)).collect(),
        ..view::Assessment::default()
    };
    let indicators = file.results.iter().filter_map(|result| desk.model().catalogue.indicator(&result.indicator.value));
    page.downloads = indicators.filter_map(|indicator| facts::data_file(desk, indicator)).collect();
    page.frame = frame::frame(desk, Head { card: card(&page), ..head(desk, case, name) });
    page
}

/// The first key figure of its results.
fn card(page: &view::Assessment) -> Option<Body> {
    Body::of_kpis(page.results.iter().filter_map(|result| result.kpi.as_ref()))
}

fn head(desk: &Desk, case: Case, name: String) -> Head {
    let published = case.file().step.as_ref().and_then(|step| step.published);
    let mut json_ld = json!({ "@type": "Report", "about": { "@type": "Organization", "name": name } });
    if let Some(day) = published {
        json_ld["datePublished"] = json!(day.to_string());
    }
    Head {
        title: desk.text(case.assessment.title()),
        description: desk.text(&case.file().question),
        path: vec![(Subject::Enterprise(case.enterprise.id.clone()), name)],
        fictitious: case.enterprise.portrait.fictitious,
        json_ld: Some(json_ld),
        ..Head::default()
    }
}

/// The question where the title is another, and why it was asked.
fn motivation(desk: &Desk, case: Case) -> Html {
    let file = case.file();
    let question = file.title.as_ref().map_or_else(Html::empty, |_| {
        let question = desk.text(&file.question);
        Html::new(format!("<p><strong>{}</strong></p>", escaped(&question)))
    });
    let reasons = desk.markdown_of(&file.motivation);
    facts::joined(&question, &reasons)
}

/// Period, method, team, and when it was published.
fn about(desk: &Desk, file: &AssessmentFile) -> Vec<Fact> {
    let published = file.step.as_ref().and_then(|step| step.published);
    let published = published.map(|day| desk.fill("assessment.published", &[("date", &desk.reader.locale.date_long(day))]));
    let period = facts::line(desk, "assessment.period", Some(desk.reader.locale.period(&file.period)));
    let method = file.method.as_ref().map(|method| match method.as_written() {
        "vises" => "VISES".to_owned(),
        other => desk.typeset(other),
    });
    let member = |name: String, role: Option<String>| Mention {
        label: role.map_or_else(|| name.clone(), |role| format!("{name}, {role}")),
        href: None,
    };
    let team = file.team.iter().map(|one| member(desk.text(&one.name), desk.text_of(&one.role)));
    [
        period.map(|fact| Fact { note: published, ..fact }),
        facts::line(desk, "assessment.method", method),
        facts::fact(desk, "assessment.team", team),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The three steps, if the file says how far it has come.
pub fn steps(desk: &Desk, file: &AssessmentFile) -> Vec<Step> {
    let Some(step) = &file.step else { return Vec::new() };
    let done = step.published.is_some();
    let state = |number: u8| match number {
        number if number < step.current.0 || done => ("done", "assessment.step_done"),
        number if number == step.current.0 => ("current", "assessment.step_current"),
        _ => ("open", "assessment.step_open"),
    };
    let with = |number: u8| {
        let took_part = file.stakeholders.iter().filter(|stakeholder| stakeholder.involved_in.contains(&StepNumber(number)));
        let names: Vec<String> = took_part.map(|stakeholder| desk.text(&stakeholder.name)).collect();
        (!names.is_empty()).then(|| desk.reader.locale.list(&names))
    };
    (1..=3)
        .map(|number| {
            let (state_key, word) = state(number);
            Step {
                number: number.to_string(),
                title: desk.word(&format!("assessment.step_{number}")),
                state: Some(desk.word(word)),
                state_key,
                detail: with(number),
                facts: if state_key == "open" { Vec::new() } else { facts_of_step(desk, file, number) },
            }
        })
        .collect()
}

/// What a step that has begun can show: its dates, and how much it brought together.
fn facts_of_step(desk: &Desk, file: &AssessmentFile, number: u8) -> Vec<String> {
    let step = file.step.as_ref();
    let locale = &desk.reader.locale;
    let count = |key: &str, number: usize| (number > 0).then(|| desk.count(key, number));
    let facts = match number {
        1 => {
            let started =
                step.and_then(|step| step.started).map(|date| desk.fill("assessment.started", &[("date", &locale.month_year(date))]));
            [started, count("count.stakeholders", file.stakeholders.len())]
        }
        2 => {
            let returned: u64 = file.surveys.iter().map(|survey| survey.returned.value.0).sum();
            [count("count.responses", usize::try_from(returned).unwrap_or(0)), count("count.evidence", file.evidence.len())]
        }
        _ => {
            let published =
                step.and_then(|step| step.published).map(|date| desk.fill("assessment.published", &[("date", &locale.date_long(date))]));
            [count("count.indicators", file.results.len()), published]
        }
    };
    facts.into_iter().flatten().map(|fact| desk.typeset(&fact)).collect()
}

fn promise(desk: &Desk, commitment: &crate::model::assessment::Commitment) -> Commitment {
    let state = commitment.state.unwrap_or(CommitmentState::Open);
    Commitment {
        text: desk.text(&commitment.text),
        due: commitment.due.as_ref().map(|due| desk.tell("assessment.due", &[], &[("period", &desk.reader.locale.time(due))])),
        state: desk.word(&format!("commitment.{}", state.word())),
        state_key: state.word(),
    }
}
