//! Questions of surveys as charts: one, one by subgroup, or several on one scale.

use std::collections::BTreeSet;

use super::Block;
use super::chart::Drawing;
use super::options::ChartOptions;
use crate::figures::{Answers, Guarded};
use crate::finding::{Place, Problem};
use crate::model::catalogue::Dimension;
use crate::nearest::nearest;
use crate::plan::choice::Measure;
use crate::plan::subgroups::{self, Row};
use crate::plan::{reading, specs};
use crate::render::desk::Desk;
use crate::render::figure::{self, Caption};

/// One question, or what its subgroups answered.
pub fn one(block: &mut Block, options: &ChartOptions, answers: &Answers) -> Option<Drawing> {
    let desk = block.desk;
    let Some(by) = options.by.first() else { return Some(whole(desk, answers)) };
    let dimension = dimension(block, answers, (&by.value, by.place))?;
    if let Some(second) = options.by.get(1) {
        // The subgroups of a question are not crossed.
        let asked = format!("by: [{}, {}]", by.value, second.value);
        block.problem(Problem::UnfitType { asked, drawn: format!("by: {}", by.value) }, second.place);
    }
    let spec = subgroups::by_group(desk.reader, answers, dimension);
    let mut caption = figure::caption_of_answers(desk, answers);
    caption.title = format!("{} – {}", caption.title, desk.text(&dimension.name));
    caption.head = desk.text(&dimension.name);
    // A range over all and its own parts is no finding: the question and the dimension stand as they are.
    caption.authored = true;
    if answers.groups.iter().any(|group| group.dimension == dimension.id.as_str() && group.tally.is_withheld()) {
        caption.notes.push(desk.word("figure.suppressed_note"));
    }
    Some(Drawing { spec, caption, kind: Measure::Rate })
}

/// All answers of one question.
fn whole(desk: &Desk, answers: &Answers) -> Drawing {
    Drawing { spec: specs::answers("", desk.reader, answers), caption: figure::caption_of_answers(desk, answers), kind: Measure::Rate }
}

fn dimension<'site>(block: &mut Block<'_, 'site>, answers: &Answers, (id, place): (&str, Place)) -> Option<&'site Dimension> {
    let own = || answers.groups.iter().map(|group| group.dimension.as_str());
    let found = block.desk.model().catalogue.dimension(id).filter(|_| own().any(|dimension| dimension == id));
    if found.is_none() {
        let nearest = nearest(id, own()).map(str::to_owned);
        block.problem(Problem::UnknownReference { kind: "dimension", written: id.to_owned(), nearest }, place);
    }
    found
}

/// Several questions, one row each. What is answered on another scale is left out (W12).
pub fn several(block: &mut Block, options: &ChartOptions, answers: &[&Answers]) -> Option<Drawing> {
    let desk = block.desk;
    let first = *answers.first()?;
    let (alike, others): (Vec<&Answers>, Vec<&Answers>) = answers.iter().copied().partition(|other| first.is_alike(other));
    for other in others {
        let problem = Problem::MixedScales { drawn: reference(first), left_out: reference(other) };
        block.problem(problem, block.directive.place);
    }
    if let Some(by) = options.by.first() {
        block.problem(Problem::UnfitType { asked: format!("by: {}", by.value), drawn: reference(first) }, by.place);
    }
    if alike.len() == 1 {
        return Some(whole(desk, first));
    }
    let labels = labels(desk, &alike);
    let rows: Vec<Row> = labels.iter().cloned().zip(alike.iter().map(|answers| Guarded::Shown(&answers.tally))).collect();
    let spec = specs::scale("", desk.reader, &rows);
    Some(Drawing { spec, caption: caption(desk, &alike, &labels), kind: Measure::Rate })
}

/// How a question is called in a text.
pub fn reference(answers: &Answers) -> String {
    format!("{}/{}/{}", answers.enterprise, answers.survey, answers.question)
}

/// What tells the rows apart: the words of the question; where they are the same, when and who.
fn labels(desk: &Desk, answers: &[&Answers]) -> Vec<String> {
    let differ = |of: &dyn Fn(&Answers) -> String| answers.iter().map(|answers| of(answers)).collect::<BTreeSet<_>>().len() > 1;
    let text = |answers: &Answers| desk.text(&answers.text);
    let when = |answers: &Answers| period(desk, answers).unwrap_or_default();
    let who = |answers: &Answers| figure::enterprise_name(desk, answers.enterprise.as_str());
    let tells = [differ(&text), differ(&who), differ(&when)];
    let label = |answers: &&Answers| {
        let parts = [text(answers), who(answers), when(answers)];
        let told: Vec<String> = parts.into_iter().zip(tells).filter(|(_, tells)| *tells).map(|(part, _)| part).collect();
        if told.is_empty() { text(answers) } else { told.join(" · ") }
    };
    answers.iter().map(label).collect()
}

/// The period of the assessment that asked.
fn period(desk: &Desk, answers: &Answers) -> Option<String> {
    let enterprise = desk.whole().enterprises.get(&answers.enterprise)?;
    let assessment = enterprise.assessments.iter().find(|assessment| assessment.id == answers.assessment)?;
    Some(desk.reader.locale.period(&assessment.file.period))
}

/// What is said around several questions: what each gave, and how many answered it.
fn caption(desk: &Desk, answers: &[&Answers], labels: &[String]) -> Caption {
    let colon = specs::colon(desk.reader);
    let named = |of: &dyn Fn(&Answers) -> Vec<String>| -> Vec<String> {
        answers.iter().zip(labels).map(|(answers, label)| format!("{label}{colon} {}", of(answers).join(" "))).collect()
    };
    let mut caption = figure::caption_of_answers(desk, answers[0]);
    if answers.iter().any(|other| desk.text(&other.text) != caption.title) {
        caption.title = desk.word("method.survey");
    }
    let mut owners: Vec<String> = answers.iter().map(|answers| figure::enterprise_name(desk, answers.enterprise.as_str())).collect();
    owners.dedup();
    caption.subtitle = Some(owners.join(", "));
    caption.reading = named(&|answers| reading::answers(desk.reader, answers));
    caption.notes = named(&|answers| reading::base(desk.reader, answers));
    caption.fictitious = answers.iter().any(|answers| figure::is_fictitious(desk, answers.enterprise.as_str()));
    caption
}
