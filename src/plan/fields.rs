//! The texts that YAML files hold in each language: those a reader reads as words.

use crate::model::Model;
use crate::source::text::Text;

/// Every such text, names left out.
pub fn texts(model: &Model) -> Vec<&Text> {
    let mut all: Vec<&Text> = vec![&model.settings.title];
    all.extend(&model.settings.description);
    for indicator in &model.catalogue.indicators {
        all.push(&indicator.name);
        all.extend(&indicator.definition);
    }
    for topic in &model.catalogue.topics {
        all.push(&topic.name);
        all.extend(topic.question.iter().chain(&topic.description));
    }
    for enterprise in model.enterprises.values() {
        let portrait = &enterprise.portrait;
        all.extend(portrait.description.iter().chain(&portrait.purpose));
        all.extend(portrait.portrait.iter().flat_map(|texts| texts.parts()).map(|(_, text)| text));
        for assessment in &enterprise.assessments {
            of_assessment(&assessment.file, &mut all);
        }
    }
    for federation in model.federations.values() {
        all.extend(&federation.file.description);
    }
    for notebook in model.notebooks.values() {
        all.push(&notebook.file.title);
        all.extend(notebook.file.subtitle.iter().chain(&notebook.file.abstract_).chain(&notebook.file.lexicon_note));
    }
    all
}

fn of_assessment<'site>(file: &'site crate::model::assessment::AssessmentFile, all: &mut Vec<&'site Text>) {
    all.push(&file.question);
    all.extend(file.title.iter().chain(&file.motivation).chain(&file.limits).chain(&file.learnings).chain(&file.decisions));
    all.extend(file.outcomes.iter().map(|outcome| &outcome.statement));
    all.extend(file.evidence.iter().map(|evidence| &evidence.finding));
    all.extend(file.commitments.iter().map(|commitment| &commitment.text));
    all.extend(file.results.iter().flat_map(|result| &result.notes));
    all.extend(file.surveys.iter().flat_map(|survey| &survey.questions).map(|question| &question.text));
}
