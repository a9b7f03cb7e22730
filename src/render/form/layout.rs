//! What the page shows first of each record, what it chooses from lists, and what it leaves alone.
//!
//! Only the order of things on a page is decided here. Which fields there are, and what may stand in them, is declared where
//! they are read; a field that no line below names is asked for under "more".

use serde_json::{Map, Value, json};

/// The fields that are asked for at once; the others of their record stand under "more". A record without a line shows all.
const FIRST: &[(&str, &str)] = &[
    ("Portrait", "name description purpose group legal_form founded url ids staff"),
    ("AssessmentFile", "title period question motivation evidence limits learnings"),
    ("ResultEntry", "indicator source method values targets notes"),
    ("Observation", "value numerator denominator status note"),
    ("Target", "period value"),
    ("Survey", "fielded invited returned questions"),
    ("Question", "text type scale counts no_answer"),
    ("Evidence", "kind date participants finding"),
    ("Original", "title quote date witness consent"),
    ("Witness", "display name pseudonym role"),
    ("Consent", "status given_on scopes channels"),
];

/// Fields of an assessment with a page of their own.
const APART: &str = "results surveys";

/// Fields that say where a file belongs, which the page knows, or that only others need.
const UNASKED: &str = "Original.enterprise Original.translation Portrait.publish Portrait.fictitious Original.fictitious \
    Original.featured Consent.withdrawn_on Target.public";

/// What a field chooses from: a list of the site, or of the file itself.
const CHOSEN: &[(&str, &str)] = &[
    ("ResultEntry.indicator", "indicators"),
    ("ResultEntry.outcome", "outcomes"),
    ("Breakdown.dimension", "dimensions"),
    ("Question.scale", "scales"),
    ("Portrait.territory", "territories"),
    ("Original.topics", "topics"),
    ("Original.assessment", "assessments"),
    ("Original.illuminates", "figures"),
    ("Outcome.stakeholder", "stakeholders"),
    ("Survey.stakeholder", "stakeholders"),
    ("Witness.stakeholder", "stakeholders"),
    ("Evidence.supports", "outcomes"),
    ("Evidence.contradicts", "outcomes"),
    ("Outcome.leads_to", "outcomes"),
];

/// What the names of a map stand for, level by level.
const NAMED: &[(&str, &str)] =
    &[("Breakdown.values", "categories"), ("Question.counts", "options"), ("Question.by", "dimensions categories options")];

/// The group of the theme's words that says what a field's words mean.
const WORDED: &[(&str, &str)] = &[
    ("Portrait.group", "group"),
    ("Step.current", "form_step"),
    ("Stakeholder.kind", "stakeholder"),
    ("Stakeholder.involved_in", "form_step"),
    ("Outcome.level", "level"),
    ("Outcome.horizon", "horizon"),
    ("Outcome.sign", "form_sign"),
    ("Outcome.importance", "importance"),
    ("SdgTarget.strength", "form_strength"),
    ("ResultEntry.method", "method"),
    ("Observation.status", "status"),
    ("Survey.mode", "mode"),
    ("Question.type", "form_question"),
    ("Evidence.kind", "evidence"),
    ("Commitment.state", "commitment"),
    ("Witness.display", "form_display"),
    ("Consent.status", "form_consent"),
    ("Consent.channels", "form_channel"),
];

/// Every group of the theme's words that the page speaks with.
pub fn groups() -> impl Iterator<Item = &'static str> {
    std::iter::once("form").chain(WORDED.iter().map(|(_, group)| *group))
}

/// The layout as data.
pub fn layout() -> Value {
    let lists = |rows: &[(&str, &str)]| -> Map<String, Value> {
        rows.iter().map(|(name, words)| ((*name).to_owned(), words.split(' ').collect::<Vec<_>>().into())).collect()
    };
    let words =
        |rows: &[(&str, &str)]| -> Map<String, Value> { rows.iter().map(|(name, word)| ((*name).to_owned(), (*word).into())).collect() };
    json!({
        "first": lists(FIRST),
        "apart": APART.split(' ').collect::<Vec<_>>(),
        "unasked": UNASKED.split_whitespace().collect::<Vec<_>>(),
        "chosen": words(CHOSEN),
        "named": lists(NAMED),
        "worded": words(WORDED),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::render::form::shapes;

    #[test]
    fn every_field_that_is_laid_out_is_declared() {
        let all = shapes::shapes(&|_, _| Value::Null);
        let records = all["records"].as_object().expect("records by name");
        let fields: BTreeSet<String> = records
            .iter()
            .flat_map(|(name, fields)| {
                fields.as_array().into_iter().flatten().map(move |field| format!("{name}.{}", field["key"].as_str().unwrap_or_default()))
            })
            .collect();
        let first = FIRST.iter().flat_map(|(record, keys)| keys.split(' ').map(move |key| format!("{record}.{key}")));
        let apart = APART.split(' ').map(|key| format!("AssessmentFile.{key}"));
        let others = CHOSEN.iter().chain(NAMED).chain(WORDED).map(|(field, _)| *field).chain(UNASKED.split_whitespace()).map(str::to_owned);
        let unknown: Vec<String> = first.chain(apart).chain(others).filter(|field| !fields.contains(field)).collect();
        assert_eq!(unknown, Vec::<String>::new());
    }
}
