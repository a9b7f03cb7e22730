//! What an assessment measured, as it was known then.

use super::assessment::Case;
use super::assessment_context::is_context;
use super::enterprise_topics::illuminates;
use super::{cards, facts};
use crate::figures::Series;
use crate::model::indicator::Indicator;
use crate::model::outcome::{Method, Sign};
use crate::model::result::{ResultEntry, Target};
use crate::plan::page::Subject;
use crate::plan::{shown, voices};
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::view::{AssessmentResult, Fact, Figure, QuoteCard};

/// The anchor of a result.
pub fn anchor(indicator: &str) -> String {
    format!("result-{indicator}")
}

/// The series of a result as it was known at its assessment.
pub fn known(desk: &Desk, case: Case, result: &ResultEntry) -> Option<Series> {
    let series = desk.plan().figures.series(case.enterprise.id.as_str(), &result.indicator.value)?;
    series.as_of(case.assessment.id.as_str())
}

/// The results of which more is told than their values, in the file's order.
pub fn results(desk: &Desk, case: Case) -> Vec<AssessmentResult> {
    let told = case.file().results.iter().filter(|entry| !is_context(desk, case, entry));
    told.filter_map(|entry| result(desk, case, entry)).collect()
}

fn result(desk: &Desk, case: Case, entry: &ResultEntry) -> Option<AssessmentResult> {
    let indicator = desk.model().catalogue.indicator(&entry.indicator.value)?;
    let statement = entry.outcome.as_ref().and_then(|outcome| case.assessment.outcome(&outcome.value));
    // The notes stand beside the figure, with their markup.
    let series = known(desk, case, entry).map(|mut series| {
        series.terms.notes = None;
        series
    });
    let figure = series.as_ref().filter(|series| series.latest().is_some()).and_then(|series| figure::of_series(desk, series, None));
    let kpi = series.as_ref().and_then(|series| figure::kpi(desk, series));
    Some(AssessmentResult {
        facts: about(desk, indicator, entry, (series.as_ref(), figure.is_some())),
        id: anchor(indicator.id.as_str()),
        name: desk.text(&indicator.name),
        href: desk.href(&Subject::Indicator(indicator.id.clone())),
        outcome: statement.map(|outcome| {
            let aimed = outcome.intended != Some(false) && outcome.sign == Sign::Positive;
            let key = if aimed { "assessment.outcome" } else { "assessment.unintended" };
            desk.fill(key, &[("statement", &desk.text(&outcome.statement))])
        }),
        kpi,
        figure,
        breakdowns: series.as_ref().map(|series| breakdowns(desk, series)).unwrap_or_default(),
        notes: desk.markdown_of(&entry.notes),
        voices: heard(desk, case, indicator.id.as_str()),
    })
}

fn breakdowns(desk: &Desk, series: &Series) -> Vec<Figure> {
    let dimensions = series.dimensions.iter().filter_map(|own| desk.model().catalogue.dimension(&own.id));
    dimensions.filter_map(|dimension| figure::of_dimension(desk, series, dimension, None)).collect()
}

/// Method, perimeter, start and aims; the source too where no figure says it.
fn about(desk: &Desk, indicator: &Indicator, entry: &ResultEntry, (series, drawn): (Option<&Series>, bool)) -> Vec<Fact> {
    let method = entry.method.as_ref().and_then(|method| match method {
        Method::Known(method) => Some(desk.word(&format!("method.{}", method.word()))),
        Method::Own(words) => desk.said(words),
    });
    let baseline = series.and_then(|series| {
        let period = series.terms.baseline.as_ref()?;
        let value = series.cell(period, &[]).map(|point| shown::cell(desk.reader, indicator, &point.cell));
        let period = desk.reader.locale.time(period);
        Some(value.map_or_else(|| period.text.clone(), |value| desk.tell("change.at", &[("value", &value)], &[("period", &period)])))
    });
    let aims = series.map(|series| {
        let aim = |target: &Target| facts::plain(aim(desk, indicator, target, series.decimals));
        series.terms.targets.iter().map(aim).collect::<Vec<_>>()
    });
    [
        facts::line(desk, "assessment.source", entry.source.as_ref().map(|source| desk.text(source)).filter(|_| !drawn)),
        facts::line(desk, "assessment.method", method),
        facts::line(desk, "assessment.perimeter", desk.text_of(&entry.perimeter)),
        facts::line(desk, "assessment.baseline", baseline),
        facts::fact(desk, "assessment.target", aims.unwrap_or_default()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// `65 % en 2025, fixé par le Fonds`.
fn aim(desk: &Desk, indicator: &Indicator, target: &Target, decimals: u32) -> String {
    let value = shown::target_value(desk.reader, indicator, target, decimals);
    let when = target.period.as_ref().map(|period| desk.reader.locale.time(period));
    let aim = when.map_or_else(|| value.clone(), |when| desk.tell("target.line", &[("value", &value)], &[("period", &when)]));
    let setter = target.set_by.as_ref().map(|setter| desk.fill("target.set_by", &[("name", &desk.text(setter))]));
    setter.map_or_else(|| aim.clone(), |setter| format!("{aim}, {setter}"))
}

/// The voices that shed light on a result of this assessment, or of no assessment in particular.
pub fn heard(desk: &Desk, case: Case, indicator: &str) -> Vec<QuoteCard> {
    let belongs = |assessment: &str| assessment.rsplit('/').next() == Some(case.assessment.id.as_str());
    let mut voices = voices::shown(desk.model(), desk.lang());
    voices.retain(|voice| {
        let of_this = voice.assessment.as_ref().is_none_or(|assessment| belongs(&assessment.value));
        of_this && illuminates(voice, case.enterprise.id.as_str(), indicator)
    });
    voices.iter().map(|voice| cards::quote(desk, voice)).collect()
}
